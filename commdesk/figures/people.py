"""One volunteer's own figures."""

from typing import NamedTuple

from commdesk.store.store import Reader

_TOTALS = """
    SELECT count(*), coalesce(sum(minutes), 0), coalesce(sum(CASE WHEN day >= ? THEN minutes END), 0),
           min(day), max(day)
    FROM shifts INDEXED BY shifts_volunteer WHERE volunteer = ? AND status = 'completed'
"""


class PersonTotals(NamedTuple):
    """Completed shifts of a person, their minutes, the minutes since a day, first and last day (ISO)."""

    shifts: int
    minutes: int
    minutes_since: int
    first: str | None
    last: str | None


def person_totals(reader: Reader, volunteer: str, since: str) -> PersonTotals:
    """What a person has given in all, and since a day (ISO text), that day counted."""
    return PersonTotals(*reader.rows(_TOTALS, [since, volunteer])[0])
