"""Who stays: of the people who helped before, and of those who came for the first time. Rates are 0 to 1."""

from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.figures.periods import Period
from commdesk.store.store import Reader

RETURN_DAYS = 30

_STAYED = """
    SELECT count(*), coalesce(sum(
        EXISTS (SELECT 1 FROM shifts INDEXED BY shifts_volunteer
                WHERE volunteer = earlier.volunteer AND status = 'completed' AND day BETWEEN ? AND ?)), 0)
    FROM (
        SELECT DISTINCT volunteer FROM shifts INDEXED BY shifts_counted
        WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL
    ) AS earlier
"""
# For each person of the period two looks into the index of people: their first day ever, and the next one after it.
_FIRST_AND_NEXT = """
    SELECT first, (SELECT min(day) FROM shifts INDEXED BY shifts_volunteer
                   WHERE volunteer = begun.volunteer AND status = 'completed' AND day > begun.first)
    FROM (
        SELECT volunteer, (SELECT min(day) FROM shifts INDEXED BY shifts_volunteer
                           WHERE volunteer = active.volunteer AND status = 'completed') AS first
        FROM (
            SELECT DISTINCT volunteer FROM shifts INDEXED BY shifts_counted
            WHERE status = 'completed' AND day BETWEEN ? AND ? AND volunteer IS NOT NULL
        ) AS active
    ) AS begun WHERE first >= ?
"""


class Share(NamedTuple):
    """``people`` of the ``of`` who could have."""

    people: int
    of: int

    @property
    def rate(self) -> float | None:
        """The share, 0 to 1; None when there was nobody to count."""
        return self.people / self.of if self.of else None


def stayed(reader: Reader, period: Period, earlier: Period) -> Share:
    """Retention of the group: people active in both periods ÷ people active in the earlier one.

    Active means at least one completed shift; headcounts have no names and are left out. Source: volunteero.org.
    """
    span = [period.first, period.last, earlier.first, earlier.last]
    of, count = reader.rows(_STAYED, span)[0]
    return Share(int(count), int(of))


def returned(reader: Reader, period: Period, today: date | None = None) -> Share:
    """Returning after the first shift: those who came on a second day within 30 days of their first.

    ``of`` are the people whose first completed shift ever lies in the period and is more than 30 days ago. People
    whose first or second entry is a whole month are left out, since nobody knows their days.
    """
    today = today or clock.today()
    count = of = 0
    for first, second in reader.rows(_FIRST_AND_NEXT, [period.first, period.last, period.first]):
        if len(first) != 10 or (second and len(second) != 10):
            continue
        last = date.fromisoformat(first) + timedelta(days=RETURN_DAYS)
        if last < today:
            of += 1
            count += bool(second) and second <= last.isoformat()
    return Share(count, of)
