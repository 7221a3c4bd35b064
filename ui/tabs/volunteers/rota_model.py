"""The sessions of a stretch of days as a table: what it asks for, its rows, and the words in them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from commdesk import clock, text
from commdesk.figures.rota import Occurrence, counts_over, occurrences
from commdesk.figures.rota_people import matching
from commdesk.records.programmes import SESSIONS
from commdesk.records.shifts import SHIFTS
from commdesk.store.steps import Step
from commdesk.store.store import Reader
from commdesk.text import _, ngettext
from ui.shared import tasks
from ui.shared.record_model import LARGE, Column, Index, RecordModel
from ui.shared.work import Work

WEEKS = 8  # shown at first; each wish for more doubles it
WEEKS_SEARCHED = 52
WEEKS_OPEN = 4  # how long a session waits on top until somebody says who came


class Wanted(NamedTuple):
    """Which sessions: ``which`` is coming, past or both, each way ``weeks`` far."""

    which: str = "coming"
    weeks: int = WEEKS
    programme: str = ""
    words: str = ""

    def stretch(self) -> tuple[str, str]:
        """The first and the last day (ISO)."""
        weeks = max(self.weeks, WEEKS_SEARCHED) if self.words else self.weeks
        today, far = clock.today(), timedelta(weeks=weeks)
        first = today if self.which == "coming" else today - far
        last = today - timedelta(days=1) if self.which == "past" else today + far
        return first.isoformat(), last.isoformat()


def look(reader: Reader, wanted: Wanted) -> list[Occurrence]:
    """The sessions wanted: what comes in the order of time, what is past the newest first."""
    first, last = wanted.stretch()
    found = occurrences(reader, first, last, wanted.programme)
    if wanted.which != "coming":
        found += counts_over(reader, first, last, wanted.programme)
    else:
        found = _unsettled(reader, wanted.programme) + found
    if wanted.words:
        found = matching(reader, found, wanted.words)
    found.sort(key=lambda o: (o.session.start or "", o.name))
    return sorted(found, key=lambda o: str(o.session.day), reverse=wanted.which == "past")


def _unsettled(reader: Reader, programme: str) -> list[Occurrence]:
    """Sessions of the last weeks of which nobody has said who came."""
    today = clock.today()
    first, last = today - timedelta(weeks=WEEKS_OPEN), today - timedelta(days=1)
    found = occurrences(reader, first.isoformat(), last.isoformat(), programme, held=False)
    return [one for one in found if one.open and not one.session.called_off]


class RotaModel(RecordModel):
    """The rows; asked for on a worker where there are many shifts."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        self.rows: list[Occurrence] = []
        self.wanted = Wanted()
        self._task: tasks.Task | None = None
        self._much = work.store.has(SHIFTS, LARGE)
        super().__init__(work, SESSIONS, _columns("coming"), parent)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def record(self, row: int) -> Any:
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, id: str) -> int:
        return next((at for at, one in enumerate(self.rows) if one.id == id), -1)

    def place(self, id: str) -> int:
        """The row of a session, or -1."""
        return self.row_of(id)

    def cell(self, column: Column, record: Any) -> str:
        assert column.show is not None
        return column.show(record, self)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            one = self.rows[index.row()]
            return ", ".join(w for w in (when(one), one.name, people(one)[0], one.session.place) if w)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None
        if (
            role == Qt.ItemDataRole.DisplayRole
            and index.column() == 0
            and index.row()
            and self._same_day(index.row())
        ):
            return ""  # each day is named once
        return super().data(index, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """In the order of time, always."""

    def want(self, wanted: Wanted) -> None:
        """Shows other sessions."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.refresh()

    def refresh(self) -> None:
        """Asks again."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        wanted = self.wanted
        if not self._much:
            self._take((wanted, look(self.work.store, wanted)))
            return
        self._task = tasks.start(
            self.work.store, lambda reader, progress: (wanted, look(reader, wanted)), self._take
        )

    def _take(self, answer: tuple[Wanted, list[Occurrence]]) -> None:
        wanted, found = answer
        if wanted != self.wanted:
            return
        self._task = None
        self.beginResetModel()
        self.rows = found
        self.columns = _columns(wanted.which)
        self.endResetModel()
        self.refreshed.emit()

    def _stepped(self, step: Step) -> None:
        """The view asks again once the step is over."""

    def _same_day(self, row: int) -> bool:
        return _day(self.rows[row]) == _day(self.rows[row - 1])


def when(one: Occurrence) -> str:
    """``Sat 28 Nov, 10:00–12:30``; of a count over a period its two days."""
    session = one.session
    if session.until:
        return _day(one)
    return _("{day}, {time}").format(day=_day(one), time=times(one)) if session.start else _day(one)


def times(one: Occurrence) -> str:
    """``10:00–12:30``, or the start alone."""
    session = one.session
    return f"{session.start}–{session.finish}" if session.start and session.finish else session.start or ""


def people(one: Occurrence) -> tuple[str, str]:
    """Who is on a session, in a few words, and the tone of them: ``3 of 5``."""
    session, tally = one.session, one.tally
    today = str(clock.today())
    if session.called_off:
        return _("Called off"), "quiet"
    if str(session.day) < today and one.open:
        return ngettext("{n} to mark", "{n} to mark", one.open).format(n=text.number(one.open)), "warn"
    if tally.came and not one.open:
        return _("{n} came").format(n=text.number(tally.came)), "quiet"
    if str(session.day) < today:
        return "", "quiet"
    said = tally.yes + tally.came
    if session.needed is not None:
        words = _("{n} of {needed}").format(n=text.number(said), needed=text.number(session.needed))
        tone = "warn" if one.missing else "good"
    else:
        words, tone = (text.number(said), "quiet") if said else ("", "quiet")
        if tally.asked and not said:
            words = _("{n} asked").format(n=text.number(tally.asked))
    if one.clashes:
        return _("{people}, clash").format(people=words), "warn"
    return words, tone


def _day(one: Occurrence) -> str:
    session = one.session
    if session.until:
        return f"{text.vague_day_short(str(session.day))} – {text.vague_day_short(session.until)}"
    return text.day_week(date.fromisoformat(str(session.day)))


def _served(one: Occurrence) -> str:
    return SESSIONS.fields["beneficiaries"].show(one.session.beneficiaries)


def _columns(which: str) -> list[Column]:
    """What is served is a thing of the past; of what comes one wants to know where."""

    def told(words: Callable[[Occurrence], str]) -> Callable[[Any, RecordModel], str]:
        return lambda one, model: words(one)

    served = Column("beneficiaries", show=told(_served), weight=0)
    place = Column("place", show=told(lambda one: one.session.place), weight=2)
    return [
        Column("day", show=told(_day), weight=0),
        Column("start", _("Time"), show=told(lambda one: one.session.start or ""), weight=0),
        Column("programme", show=told(lambda one: one.name), weight=3),
        Column(
            "people",
            _("People"),
            show=told(lambda one: people(one)[0]),
            tone=lambda one: people(one)[1],
            weight=0,
        ),
        *((place,) if which == "coming" else (served, place)),
    ]
