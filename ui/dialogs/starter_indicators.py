"""Indicators to begin with: which of them, dimension by dimension."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from commdesk import text
from commdesk.records.indicators import DIMENSIONS
from commdesk.starting_points import indicators as starters
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.shared.widgets.words import label
from ui.shared.work import Work


class StarterIndicatorsDialog(Frame):
    """``made`` are the ids of what was added once the dialog is accepted. What is in the file already is not offered."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Begin with indicators"), parent, letters=84)
        self.work = work
        self.made: list[str] = []
        self.boxes: dict[str, QCheckBox] = {}
        offered = starters.missing(work.store)
        words = _("Those ticked now read themselves from your records. All are yours to change or delete.")
        if not offered:
            words = _("All of them are in the file already, some perhaps among the archived ones.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        for dimension, title in DIMENSIONS.items():
            inside = starters.of_dimension(offered, dimension)
            if inside:
                self.body.addWidget(label(_(title), "strong", wrap=True))
            for one in inside:
                self._offer(one)
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.begin_button = self.add_button(_("Add"), "primary")
        self.begin_button.clicked.connect(self.begin)
        self._count()
        self.fit()

    def chosen(self) -> list[str]:
        """The keys of what is ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def begin(self) -> None:
        """Adds what is ticked; one undo takes it back."""
        self.made = starters.begin(self.work.store, self.chosen())
        self.accept()

    def _offer(self, one: starters.Starter) -> None:
        box = QCheckBox(_(one.name))
        box.setChecked(one.reads is not None)
        measure = _(one.measure)
        box.setAccessibleDescription(measure)
        box.toggled.connect(self._count)
        self.boxes[one.key] = box
        hint = label(measure, "small", wrap=True)
        hint.setContentsMargins(28, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(box)
        column.addWidget(hint)
        self.body.addLayout(column)

    def _count(self) -> None:
        count = len(self.chosen())
        words = ngettext("Add {n} indicator", "Add {n} indicators", count).format(n=text.number(count))
        self.begin_button.setText(words if count else _("Add"))
        self.begin_button.setEnabled(bool(count))
