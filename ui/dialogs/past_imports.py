"""File > Past imports: what came in when, and taking a whole import back."""

from typing import Any

from PySide6.QtWidgets import QWidget

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records.imports import IMPORTS, Import
from commdesk.records.kinds import BY_NAME
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.dialogs.import_tables import PlainTable
from ui.shared.widgets.words import label
from ui.shared.work import Work


class PastImports(Frame):
    """A list of imports, newest first; the chosen one can be taken back."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Past imports"), parent, letters=104, scroll=False)
        self.work = work
        self._imports: list[Any] = []
        sentence = _(
            "An import can be taken back whole, with the people and programmes that came with it, as long as nobody "
            "has changed them since."
        )
        self.body.addWidget(label(sentence, "quiet", wrap=True))
        self.table = PlainTable(_("Past imports, the newest first"), stretch=True)
        self.body.addWidget(self.table, 1)
        self.empty = label(_("Nothing has been imported yet."), "quiet")
        self.body.addWidget(self.empty, 1)
        self.told = label("", wrap=True)
        self.body.addWidget(self.told)
        self.back_button = self.add_button(_("&Take back"))
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.take_back)
        self.add_button(_("&Close")).clicked.connect(self.accept)
        work.refused.connect(self.say)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Shows the imports as they are now."""
        self._imports = self.work.store.find(IMPORTS)
        titles = [_("When"), _("What"), _("File"), _("Added"), _("Here already"), _("Refused"), _("State")]
        at = max(0, self.table.currentIndex().row())
        self.table.show_rows(titles, [_row(made) for made in self._imports])
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._enable())
        there = bool(self._imports)
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        if there:
            self.table.selectRow(min(at, len(self._imports) - 1))
        self._enable()

    def chosen(self) -> Import | None:
        """The import that is selected."""
        row = self.table.currentIndex().row()
        return self._imports[row] if 0 <= row < len(self._imports) else None

    def take_back(self) -> None:
        """Takes the chosen import back, as one step that undo brings back again."""
        from commdesk.exchange.take_back import take_back

        made = self.chosen()
        if made is None:
            return
        self.say("")
        self.told.setText("")
        try:
            count = take_back(self.work.store, made.id)
        except KnownError as error:
            self.say(str(error))
            return
        sentence = ngettext(
            "{n} record was taken back, with all that came in with it. Undo brings it in again.",
            "{n} records were taken back, with all that came in with them. Undo brings them in again.",
            count,
        )
        self.told.setText(sentence.format(n=text.number(count)))
        self.refresh()

    def _enable(self) -> None:
        made = self.chosen()
        self.back_button.setEnabled(
            made is not None and not made.taken_back and bool(made.added) and not self.work.store.readonly
        )


def _row(made: Import) -> tuple[str, ...]:
    kind = BY_NAME.get(made.kind)
    numbers = (text.number(count) for count in (made.added, made.skipped, made.refused))
    return (
        _moment(made.made),
        kind.many_name() if kind else made.kind,
        made.source,
        *numbers,
        _("Taken back {when}").format(when=_moment(made.taken_back)) if made.taken_back else "",
    )


def _moment(stamp: str) -> str:
    """Day and time of a moment as the file keeps it."""
    return f"{text.vague_day(stamp[:10])}, {stamp[11:16]}" if len(stamp) >= 16 else stamp
