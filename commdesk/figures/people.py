"""One volunteer's own figures, and what the list of people can be narrowed to."""

import re
from collections import Counter
from typing import NamedTuple

from commdesk import text
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


def words_in(reader: Reader, column: str) -> list[str]:
    """What people have in ``skills`` or ``languages``, one by one, in the order of letters; each spelled as most do."""
    if column not in ("skills", "languages"):
        raise KeyError(column)
    spelled: dict[str, Counter[str]] = {}
    for words, count in reader.rows(
        f"SELECT {column}, count(*) FROM volunteers WHERE {column} <> '' GROUP BY 1"
    ):
        for part in re.split(r"[,;/\n]+", words):
            if bare := part.strip(" ."):
                spelled.setdefault(text.fold(bare), Counter())[bare] += count
    return [counted.most_common(1)[0][0] for __, counted in sorted(spelled.items())]
