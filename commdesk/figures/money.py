"""Money for the local economy: what came in and what was put to use. Cents of the group's currency."""

from typing import NamedTuple

from commdesk.figures.periods import Period
from commdesk.store.store import Reader

_SUMS = """
    SELECT kind, sum(amount), coalesce(sum(CASE WHEN restricted = 1 THEN amount END), 0), count(*)
    FROM money WHERE day BETWEEN ? AND ? GROUP BY kind
"""


class MoneySums(NamedTuple):
    """Cents raised, invested and given in kind on the days of a period; ``restricted`` is the part of what was raised that
    is bound to its purpose; ``entries`` is how many lines these are.
    """

    raised: int = 0
    invested: int = 0
    in_kind: int = 0
    restricted: int = 0
    entries: int = 0


def count(reader: Reader, period: Period) -> MoneySums:
    """What the money log has for a period. Things in kind stand apart and are never added to money."""
    found = {kind: (total, bound, lines) for kind, total, bound, lines in reader.rows(_SUMS, _span(period))}
    nothing = (0, 0, 0)
    return MoneySums(
        raised=found.get("raised", nothing)[0],
        invested=found.get("invested", nothing)[0],
        in_kind=found.get("in_kind", nothing)[0],
        restricted=found.get("raised", nothing)[1],
        entries=sum(lines for __, __, lines in found.values()),
    )


def _span(period: Period) -> list[str]:
    return [period.start.isoformat(), period.last]
