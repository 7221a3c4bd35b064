"""The filled sheets of a survey, the latest first: opened to be mended, deleted, entered anew."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk import text
from commdesk.figures import surveys
from commdesk.records.survey_answers import said
from commdesk.records.surveys import ANSWER_SHEETS, WAVES
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.parts import PartRow
from ui.shared.widgets.panel import RowList
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

_MOST = 25


class SheetsPage(QWidget):
    """The latest sheets of one survey; ``opened`` tells which one somebody wants to mend."""

    opened = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._owner: Any = None
        self._looked_at = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.told = label("", "small", wrap=True)
        self.rows = RowList()
        column.addWidget(self.told, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.rows)
        column.addStretch(1)
        work.changed.connect(self._stepped)

    def set_owner(self, owner: Any) -> None:
        """Whose sheets."""
        self._owner = owner
        self.refresh()

    def look(self, wanted: bool) -> None:
        """The page came to the front, or left it."""
        self._looked_at = wanted
        self.refresh()

    def refresh(self) -> None:
        """Shows the latest ones, while the page is looked at."""
        self.rows.clear()
        if self._owner is None or not self._looked_at:
            return
        query = Query(equals={"survey": self._owner.id})
        count = self.work.store.count(ANSWER_SHEETS, query)
        found = self.work.store.find(ANSWER_SHEETS, query._replace(order=("-number", "-id"), limit=_MOST))
        asked = len(surveys.questions_of(self.work.store, self._owner.id))
        for sheet in found:
            title = _("Sheet {n}").format(n=sheet.number or "")
            answered = len({key.removesuffix("t") for key in said(sheet.answers)})
            parts = [ANSWER_SHEETS.fields["day"].show(sheet.day), sheet.code]
            parts.append(_("{n} of {all} answered").format(n=answered, all=asked))
            wave = _(WAVES[sheet.wave]) if sheet.wave else ""
            row = PartRow(title, " · ".join(filter(None, parts)), wave, "quiet")
            row.pressed.connect(lambda sheet=sheet: self.opened.emit(sheet))
            self.rows.add(row)
        show_if(self.rows, bool(found))
        self.told.setText(_told(count))

    def _stepped(self, step: Any) -> None:
        if ANSWER_SHEETS.name in step.kinds():
            self.refresh()


def _told(count: int) -> str:
    if not count:
        return _("Nobody has answered yet. Print the form, and enter what comes back with the number keys.")
    told = ngettext("{n} sheet.", "{n} sheets.", count).format(n=text.number(count))
    if count > _MOST:
        told += " " + _("These are the latest {n}; File > Export this table writes all of them.").format(
            n=_MOST
        )
    return told
