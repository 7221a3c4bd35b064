"""The hours of one person, the newest on top; a row leads to the shift in the log."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk import text
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared.parts import PartRow
from ui.shared.widgets.panel import RowList
from ui.shared.widgets.words import label
from ui.shared.work import Work

# As many as somebody looks through; the log has them all.
MOST = 30
TONES = {"planned": "accent", "no_show": "warn", "cancelled": "quiet"}


class HoursPart(QWidget):
    """The last shifts of a person. ``asked`` is sent with the id of the one to show."""

    asked = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._owner: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.rows = RowList()
        column.addWidget(self.rows)
        self.more = label("", "quiet", wrap=True)
        column.addWidget(self.more)
        column.addStretch(1)
        work.changed.connect(self._stepped)

    def set_owner(self, person: Any) -> None:
        """Shows the hours of one person."""
        self._owner = person
        self.refresh()

    def refresh(self) -> None:
        """Shows the rows as they are now."""
        self.rows.clear()
        if self._owner is None:
            return
        query = Query(equals={"volunteer": self._owner.id})
        found = self.work.store.find(SHIFTS, query._replace(limit=MOST))
        names = self.work.store.labels(PROGRAMMES, [shift.programme for shift in found])
        for shift in found:
            self.rows.add(self._row(shift, names.get(shift.programme, "")))
        rest = self.work.store.count(SHIFTS, query) - len(found)
        words = ngettext("{n} more shift in Hours.", "{n} more shifts in Hours.", rest).format(
            n=text.number(rest)
        )
        self.more.setText(words if rest > 0 else "" if found else _("No hours logged yet."))
        self.more.setVisible(bool(self.more.text()))

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def _row(self, shift: Any, programme: str) -> PartRow:
        shown = SHIFTS.fields
        counted = shift.status in ("completed", "planned")
        length = shown["minutes"].show(shift.minutes) if counted else ""
        words = " · ".join(part for part in (shown["day"].show(shift.day), length) if part)
        detail = ", ".join(part for part in (programme, shift.activity) if part)
        chip = "" if shift.status == "completed" else shown["status"].show(shift.status)
        row = PartRow(words, detail, chip, TONES.get(shift.status, "quiet"))
        row.pressed.connect(lambda: self.asked.emit(shift.id))
        return row

    def _stepped(self, step: Step) -> None:
        if self._owner is not None and step.kinds() & {"shifts", "programmes"}:
            self.refresh()
