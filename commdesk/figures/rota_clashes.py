"""Clashes: the same person on two places of the rota at overlapping times, or on one day without times."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from commdesk.records.programmes import SESSIONS
from commdesk.records.reading import clock_minutes
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.store.query import Query
from commdesk.store.store import Reader

if TYPE_CHECKING:
    from commdesk.figures.rota import Occurrence

_DAY = 24 * 60

# Answered by the index alone: only those who are planned twice are looked up.
_PLANNED = """
    SELECT volunteer, day, rowid FROM shifts INDEXED BY shifts_counted
    WHERE status = 'planned' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL AND length(day) = 10
"""


class Span(NamedTuple):
    """From when to when somebody is wanted, in minutes since long ago; without times the whole day."""

    begin: int
    end: int


def span(day: str, start: str | None, finish: str | None) -> Span:
    """A time on a day. Without a finish (or a start) nobody knows how long, so it is the whole day."""
    midnight = date.fromisoformat(day).toordinal() * _DAY
    begun = clock_minutes(start) if start else None
    ended = clock_minutes(finish) if finish else None
    if begun is None or ended is None:
        return Span(midnight, midnight + _DAY)
    return Span(midnight + begun, midnight + ended + (_DAY if ended <= begun else 0))


def overlap(one: Span, other: Span) -> bool:
    """Whether both share a minute."""
    return one.begin < other.end and other.begin < one.end


def mark(reader: Reader, first: str, last: str, found: "list[Occurrence]") -> None:
    """Counts on each occurrence the people who are wanted elsewhere at the same time."""
    by_session = {o.id: o for o in found if o.kept}
    by_day = {(str(o.session.day), str(o.session.programme)): o for o in found if o.loose}
    twice = _twice(reader.rows(_PLANNED, [first, last]))
    for shifts in _shifts(reader, twice):
        at = [by_session.get(s.session or "") or by_day.get((s.day or "", s.programme or "")) for s in shifts]
        times = [_span(shift, one) for shift, one in zip(shifts, at, strict=True)]
        for here, one in enumerate(at):
            if one is not None and any(
                overlap(times[here], other) for there, other in enumerate(times) if there != here
            ):
                one.clashes += 1


def elsewhere(
    reader: Reader, day: str, when: Span, people: list[str], besides: set[str]
) -> dict[str, list[Shift]]:
    """For each of ``people`` their planned shifts that overlap ``when``, but for the shifts ``besides``."""
    near = (_near(day, -1), _near(day, 1))
    found: dict[str, list[Shift]] = defaultdict(list)
    shifts: list[Shift] = []
    for at in range(0, len(people), 400):
        query = Query(
            equals={"volunteer": tuple(people[at : at + 400]), "status": "planned"}, between={"day": near}
        )
        shifts += [s for s in reader.find(SHIFTS, query) if s.id not in besides and len(s.day or "") == 10]
    wanted = tuple({s.session for s in shifts if s.session})
    sessions = {s.id: s for s in reader.find(SESSIONS, Query(equals={"id": wanted}))} if wanted else {}
    for shift in shifts:
        session = sessions.get(shift.session or "")
        start = shift.start or (session.start if session else None)
        finish = shift.finish or (session.finish if session else None)
        if overlap(span(str(shift.day), start, finish), when):
            found[str(shift.volunteer)].append(shift)
    return found


def _near(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _span(shift: Shift, at: "Occurrence | None") -> Span:
    start, finish = shift.start, shift.finish
    if at is not None and not (start and finish):
        start, finish = at.session.start, at.session.finish
    return span(str(shift.day), start, finish)


def _twice(rows: list[tuple[str, str, int]]) -> list[list[int]]:
    """For each person planned twice on a day, or on two days in a row, the rows of those shifts."""
    seen: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for volunteer, day, row in rows:
        seen[volunteer].append((day, row))
    found = []
    for places in seen.values():
        if len(places) < 2:
            continue
        places.sort()
        days = [date.fromisoformat(day).toordinal() for day, __ in places]
        if any(later - earlier <= 1 for earlier, later in pairwise(days)):
            found.append([row for __, row in places])
    return found


def _shifts(reader: Reader, groups: list[list[int]]) -> list[list[Shift]]:
    """The shifts of those rows, person by person."""
    by_person: dict[str, list[Shift]] = defaultdict(list)
    rows = [row for group in groups for row in group]
    for at in range(0, len(rows), 400):
        part = rows[at : at + 400]
        sql = f"SELECT id FROM shifts WHERE rowid IN ({', '.join('?' * len(part))})"
        ids = tuple(id for (id,) in reader.rows(sql, part))
        for shift in reader.find(SHIFTS, Query(equals={"id": ids})):
            by_person[str(shift.volunteer)].append(shift)
    return list(by_person.values())
