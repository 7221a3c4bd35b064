"""A row of what was reached: celebrated here, and offered to the impact summary."""

from dataclasses import replace

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from commdesk.figures.items import Item
from commdesk.records.goals import MILESTONES
from commdesk.text import _
from ui.shared import tokens
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.panel import ListRow
from ui.shared.work import Work


class ReachedRow(QWidget):
    """A star, what was reached and when; a milestone can be celebrated, and be told of in the summary."""

    def __init__(self, work: Work, item: Item, go: SignalInstance) -> None:
        super().__init__()
        self._work, self._id = work, item.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        milestone = work.store.get(MILESTONES, item.id)
        note = item.note
        if milestone is not None and milestone.celebrated_on:
            day = MILESTONES.fields["celebrated_on"].show(milestone.celebrated_on)
            how = _("Celebrated on {day}: {how}") if milestone.celebrated else _("Celebrated on {day}")
            note += "\n" + how.format(day=day, how=milestone.celebrated)
        row = ListRow(item.title, note, leading=Chip("★", "good"))
        column.addWidget(row)
        self.setAccessibleName(f"{item.title}, {note}")
        self.buttons: list[QPushButton] = []
        if milestone is None or work.store.readonly:
            return
        if not milestone.celebrated_on:
            self._add(_("Celebrate…"), item.title).clicked.connect(
                lambda: go.emit("goals", f"celebrate {self._id}")
            )
        words = _("In the summary ✓") if milestone.told else _("Tell of it in the summary")
        self._add(words, item.title).clicked.connect(self.tell)
        buttons = FlowRow(*self.buttons)
        # Below the words, not below the star.
        side = row.layout().spacing() + Chip("★", "good").sizeHint().width() + tokens.PADDING - 1  # type: ignore[union-attr]
        buttons.setContentsMargins(side, 0, tokens.PADDING, 10)
        column.addWidget(buttons)

    def tell(self) -> None:
        """The impact summary tells of the milestone, or no longer does."""
        milestone = self._work.store.get(MILESTONES, self._id)
        if milestone is not None:
            words = _("Leave out of the summary") if milestone.told else _("Tell of it in the summary")
            self._work.save(words, replace(milestone, told=0 if milestone.told else 1))

    def _add(self, words: str, about: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(f"{words}: {about}")
        self.buttons.append(button)
        return button
