"""Volunteers one by one: what each has given, in all and in a period. Hours are minutes; only completed shifts count.

Headcounts have no names and stand in no list of people.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.store.store import Reader

_TOTALS = """
    SELECT count(*), coalesce(sum(minutes), 0), coalesce(sum(CASE WHEN day >= ? THEN minutes END), 0),
           min(day), max(day)
    FROM shifts INDEXED BY shifts_volunteer WHERE volunteer = ? AND status = 'completed'
"""
# One walk along the index in its own order, person by person: nothing to sort.
_GIVEN = """
    SELECT volunteer, sum(minutes), count(*), min(day), max(day) FROM shifts INDEXED BY shifts_volunteer
    WHERE volunteer IS NOT NULL AND status = 'completed' AND day <= ? GROUP BY volunteer
"""
_SINCE = """
    SELECT volunteer, sum(minutes) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL GROUP BY volunteer
"""
_IN_PERIOD = """
    SELECT volunteer, sum(minutes), count(*), min(day), max(day) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL AND (? = '' OR programme = ?)
    GROUP BY volunteer
"""
_PROGRAMMES = """
    SELECT volunteer, programme, sum(minutes) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL GROUP BY volunteer, programme
"""
_NAMES = "SELECT id, name, status FROM volunteers"
_STAYING = "SELECT id, name, started FROM volunteers WHERE status <> 'left'"
_WITHOUT = """
    SELECT v.id, v.name, v.status, v.started,
           (SELECT max(day) FROM shifts INDEXED BY shifts_volunteer
            WHERE volunteer = v.id AND status = 'completed' AND day <= ?) AS last
    FROM volunteers AS v WHERE v.status <> 'left' AND NOT EXISTS (
        SELECT 1 FROM shifts INDEXED BY shifts_volunteer
        WHERE volunteer = v.id AND status = 'completed' AND day BETWEEN ? AND ?)
"""


class PersonTotals(NamedTuple):
    """Completed shifts of a person, their minutes, the minutes since a day, first and last day (ISO)."""

    shifts: int
    minutes: int
    minutes_since: int
    first: str | None
    last: str | None


class Given(NamedTuple):
    """What somebody who has not left gave since ever: minutes, shifts, first and last day as the log has them.

    ``since`` is their first shift, or the day they are said to have started where that is earlier; ``day_known``
    says whether that is a day, and not a month or a year.
    """

    id: str
    name: str
    minutes: int
    shifts: int
    first: str | None
    last: str | None
    since: date | None
    day_known: bool


class PersonHours(NamedTuple):
    """A person's completed shifts in a period: minutes, how many, first and last day as the log has them."""

    id: str
    name: str
    status: str
    minutes: int
    shifts: int
    first: str
    last: str


class Without(NamedTuple):
    """Somebody without a completed shift in a period; ``last`` is their latest before its end, None for never."""

    id: str
    name: str
    status: str
    started: str | None
    last: str | None


def person_totals(reader: Reader, volunteer: str, since: str) -> PersonTotals:
    """What a person has given in all, and since a day (ISO text), that day counted."""
    return PersonTotals(*reader.rows(_TOTALS, [since, volunteer])[0])


def helpers_since(reader: Reader, since: str, programme: str | None = None) -> dict[str, int]:
    """Volunteer -> completed shifts since a day (ISO text), that day counted; of one programme when it is named."""
    sql = (
        "SELECT volunteer, count(*) FROM shifts INDEXED BY shifts_counted "
        "WHERE status = 'completed' AND day >= ? AND volunteer IS NOT NULL {only}GROUP BY volunteer"
    )
    if programme is None:
        return dict(reader.rows(sql.format(only=""), [since]))
    return dict(reader.rows(sql.format(only="AND programme = ? "), [since, programme]))


def given(reader: Reader, today: date) -> list[Given]:
    """Everybody who has not left, with what they gave up to today; also those who have not begun."""
    sums = {row[0]: row[1:] for row in reader.rows(_GIVEN, [today.isoformat()])}
    found = []
    for id, name, started in reader.rows(_STAYING):
        minutes, shifts, first, last = sums.get(id, (0, 0, None, None))
        days = [(reading.first_day(day), len(day) == 10) for day in (first, started) if day]
        since, known = min(days, default=(None, False), key=lambda d: (d[0], not d[1]))
        found.append(Given(id, name, minutes, shifts, first, last, since, known))
    return found


def minutes_since(reader: Reader, start: date, end: date) -> dict[str, int]:
    """Minutes by person between two days, both counted."""
    span = Period(start, end)
    return dict(reader.rows(_SINCE, [span.first, span.last]))


def by_person(reader: Reader, period: Period, programme: str = "") -> list[PersonHours]:
    """Who gave hours in a period (to one programme, where named), most first, then by name."""
    names = {id: (name, status) for id, name, status in reader.rows(_NAMES)}
    rows = reader.rows(_IN_PERIOD, [period.first, period.last, programme, programme])
    found = [PersonHours(id, *names[id], *rest) for id, *rest in rows]
    return sorted(found, key=lambda p: (-p.minutes, p.name, p.id))


def programmes_of(
    reader: Reader, period: Period, volunteers: Iterable[str]
) -> dict[str, list[tuple[str, int]]]:
    """For each of these people the programmes (ids) they helped in and their minutes, most first."""
    wanted: dict[str, list[tuple[str, int]]] = {id: [] for id in volunteers}
    for volunteer, programme, minutes in reader.rows(_PROGRAMMES, [period.first, period.last]):
        if volunteer in wanted:
            wanted[volunteer].append((programme, minutes))
    return {id: sorted(given, key=lambda g: (-g[1], g[0])) for id, given in wanted.items()}


def recent(found: list[PersonHours]) -> list[PersonHours]:
    """The same people, those who helped last first."""
    return sorted(found, key=lambda p: (reading.last_day(p.last), p.minutes), reverse=True)


def without_shift(reader: Reader, period: Period) -> list[Without]:
    """Who has not left and gave nothing in a period: those seen longest ago first, then those who never came."""
    rows = reader.rows(_WITHOUT, [period.last, period.first, period.last])
    found = [Without(*row) for row in rows]
    return sorted(found, key=lambda w: (w.last is None, w.last or "", w.name))
