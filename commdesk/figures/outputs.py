"""What else programmes count at their sessions ("meals served", "calls made"): sums, never added across."""

from typing import NamedTuple

from commdesk.figures.periods import Period
from commdesk.store.store import Reader

# A session that stands for a time belongs to the period only when that whole time lies in it.
_SUMS = """
    SELECT o.programme, o.name, sum(c.count), count(*)
    FROM sessions AS s INDEXED BY sessions_day
    CROSS JOIN output_counts AS c ON c.session = s.id JOIN outputs AS o ON o.id = c.output
    WHERE s.day BETWEEN ? AND ? AND (s.until IS NULL OR s.until <= ?) AND s.called_off = 0
    GROUP BY o.id ORDER BY o.id
"""
_ANY = "SELECT 1 FROM output_counts LIMIT 1"


class OutputSum(NamedTuple):
    """How many of something a programme had in a period, over how many counted sessions."""

    name: str
    total: int
    sessions: int


def by_programme(reader: Reader, period: Period) -> dict[str, tuple[OutputSum, ...]]:
    """The outputs of each programme (its id) in a period, in the order in which the group made them.

    A programme without a count in the period has no line: nothing counted is not the same as none.
    """
    found: dict[str, tuple[OutputSum, ...]] = {}
    if not reader.rows(_ANY):
        return found
    for programme, name, total, sessions in reader.rows(
        _SUMS, [period.start.isoformat(), period.last, period.last]
    ):
        found[programme] = (*found.get(programme, ()), OutputSum(name, total, sessions))
    return found
