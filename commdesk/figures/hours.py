"""Hours given and who gave them. Hours are whole minutes throughout; words for them are made on the page.

Only completed shifts count. A shift without a volunteer is a headcount: ``people`` unnamed people gave
``minutes`` each; it adds to hours and attendances and is kept apart from named volunteers.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from commdesk.figures import periods
from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.store.store import Reader

# One walk along the covering index in its own order: nothing to sort, and a year is a few thousand rows.
_BY_DAY = """
    SELECT day, programme, count(*), count(volunteer), sum(minutes * people), sum(people),
           sum(CASE WHEN volunteer IS NULL THEN 0 ELSE minutes END)
    FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ?
    GROUP BY day, programme
"""
_WHO = """
    SELECT count(DISTINCT volunteer) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ?
"""
# Whether a person of the period helped before it is one look into an index that is ordered by person.
_WHO_AND_NEW = """
    SELECT count(*), coalesce(sum(
        NOT EXISTS (SELECT 1 FROM shifts INDEXED BY shifts_volunteer
                    WHERE volunteer = active.volunteer AND status = 'completed' AND day < ?)), 0)
    FROM (
        SELECT DISTINCT volunteer FROM shifts INDEXED BY shifts_counted
        WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL
    ) AS active
"""
_WHO_OF = _WHO + " AND programme = ?"
_MINUTES = """
    SELECT coalesce(sum(minutes * people), 0) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ?
"""
_NO_SHOWS = """
    SELECT count(*) FROM shifts INDEXED BY shifts_counted WHERE status = 'no_show' AND day BETWEEN ? AND ?
"""


@dataclass
class Sums:
    """What a set of completed shifts adds up to."""

    shifts: int = 0
    minutes: int = 0
    named: int = 0
    headcount: int = 0
    named_minutes: int = 0

    def add(self, shifts: int, named: int, minutes: int, people: int, named_minutes: int) -> None:
        """Adds one row of sums; ``people`` are all of them, named and not."""
        self.shifts += shifts
        self.named += named
        self.minutes += minutes
        self.headcount += people - named
        self.named_minutes += named_minutes


@dataclass
class Tally:
    """All completed shifts of a period, added up: in all, by month (``2026-09``) and by programme (its id).

    ``years`` are the minutes of each (year, programme id): hours are worth what they were worth in their year.
    """

    total: Sums = field(default_factory=Sums)
    months: dict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    programmes: dict[str, Sums] = field(default_factory=lambda: defaultdict(Sums))
    years: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))


class Month(NamedTuple):
    """One month's minutes and active volunteers; ``start`` is the first of its days that was counted."""

    month: str
    start: date
    minutes: int
    volunteers: int


class Hours(NamedTuple):
    """Hours and people of a period.

    ``minutes`` are the counted hours: minutes × people over completed shifts. ``named`` and ``headcount`` are
    attendances: completed shifts with a name, and unnamed people (who may come every week). ``volunteers``
    are active: named people with at least one completed shift in the period; ``new`` those whose first
    completed shift ever lies in it. Source: Volunteers for Salesforce, Volgistics.
    """

    minutes: int
    named_minutes: int
    shifts: int
    named: int
    headcount: int
    no_shows: int
    volunteers: int
    new: int
    months: tuple[Month, ...] = ()


def tally(reader: Reader, period: Period, only: str = "") -> Tally:
    """Adds up the completed shifts of a period; ``only`` those of one programme where its id is given."""
    found = Tally()
    for day, programme, *sums in reader.rows(_BY_DAY, [period.first, period.last]):
        if only and programme != only:
            continue
        found.total.add(*sums)
        found.months[day[:7]].add(*sums)
        found.programmes[programme].add(*sums)
        found.years[day[:4], programme] += sums[2]
    return found


def count(reader: Reader, period: Period, tallied: Tally | None = None) -> Hours:
    """The hours and people of a period, without its months; ``tallied`` spares adding up again."""
    total = (tallied or tally(reader, period)).total
    span = [period.first, period.last]
    active, new = reader.rows(_WHO_AND_NEW, [period.first, *span])[0]
    return Hours(
        minutes=total.minutes,
        named_minutes=total.named_minutes,
        shifts=total.shifts,
        named=total.named,
        headcount=total.headcount,
        no_shows=reader.rows(_NO_SHOWS, span)[0][0],
        volunteers=active,
        new=new,
    )


def active_volunteers(reader: Reader, period: Period, only: str = "") -> int:
    """Named people with at least one completed shift in the period (in one programme). Source: Volgistics."""
    span = [period.first, period.last]
    return int(reader.rows(_WHO_OF, [*span, only])[0][0] if only else reader.rows(_WHO, span)[0][0])


def by_month(
    reader: Reader, period: Period, tallied: Tally | None = None, only: str = ""
) -> tuple[Month, ...]:
    """Every month of a period that has begun, also those in which nobody gave an hour; of one programme."""
    months = (tallied or tally(reader, period)).months
    return tuple(
        Month(
            part.label,
            part.start,
            months[part.label].minutes if part.label in months else 0,
            active_volunteers(reader, part, only) if part.label in months else 0,
        )
        for part in periods.months(periods.so_far(period))
    )


def first_day(reader: Reader) -> date | None:
    """The day of the first completed shift ever; None while there is none."""
    found = reader.rows("SELECT min(day) FROM shifts WHERE status = 'completed'")[0][0]
    return reading.first_day(found) if found else None


def minutes_between(reader: Reader, start: date, end: date, only: str = "") -> int:
    """Counted minutes from one day to another, both counted (of one programme): cheap enough for a line above
    a table.
    """
    span = Period(start, end)
    if only:
        return int(reader.rows(_MINUTES + " AND programme = ?", [span.first, span.last, only])[0][0])
    return int(reader.rows(_MINUTES, [span.first, span.last])[0][0])


def minutes_by_month(reader: Reader, period: Period) -> dict[str, int]:
    """Counted minutes of each month of a period in which somebody gave any, by ``2026-09``."""
    given = {part.label: minutes_between(reader, part.start, part.end) for part in periods.months(period)}
    return {label: minutes for label, minutes in given.items() if minutes}


def full_time_equivalent(minutes: int, period: Period, full_time_week: int) -> float | None:
    """Hours ÷ (weeks of the period × the full-time week), both in minutes; a whole year has 52 weeks.

    A running period counts its days so far; None when it has not begun. Source: Volgistics.
    """
    available = periods.weeks(period) * full_time_week
    return minutes / available if available > 0 else None


def average(named_minutes: int, volunteers: int) -> float | None:
    """Minutes of named volunteers ÷ active volunteers; None without any."""
    return named_minutes / volunteers if volunteers else None


def no_show_rate(no_shows: int, completed: int) -> float | None:
    """No-shows ÷ (completed + no-shows), in shifts; None when there is neither."""
    return no_shows / (completed + no_shows) if completed + no_shows else None
