"""What partners add to our goals and hours, and which of them carry most. Hours are whole minutes throughout."""

from collections import defaultdict
from typing import NamedTuple

from commdesk.figures import goals, hours
from commdesk.figures.hours import Tally
from commdesk.figures.periods import Period
from commdesk.records.partners import CONTRIBUTIONS, PARTNERS, Contribution, Partner
from commdesk.store.store import Reader

# A share of all hours is told from so many completed shifts on.
ENOUGH_SHIFTS = 10


class Part(NamedTuple):
    """What one partner adds. ``open`` and ``reached`` are goals of ours, each counted once however much is added to it:
    open at the period's end (or today), reached in it; ideas and dropped goals are in neither.

    ``minutes`` are all hours given in the period to the programmes the partner adds to, whoever gave them; None for one
    that adds to no programme. Two partners of the same programme both have its hours, so these must never be added up.
    ``rank`` counts from 1; equals share one. ``contributions`` are what is told of it, as entered.
    """

    partner: Partner
    contributions: tuple[Contribution, ...]
    open: int
    reached: int
    minutes: int | None
    share: float | None
    rank: int

    @property
    def goals(self) -> int:
        """Open and reached ones."""
        return self.open + self.reached


class Importance(NamedTuple):
    """The partners that add something, the most important first; ``untold`` are those of whom nothing is noted.

    ``carried`` are the minutes of all programmes that any of them adds to, each programme once; None where they add to
    none. ``minutes`` are all that were given in the period. ``share`` is carried ÷ minutes, with the caution of ``share``.
    """

    parts: tuple[Part, ...]
    untold: tuple[Partner, ...]
    minutes: int
    carried: int | None
    share: float | None


def share(minutes: int | None, tallied: Tally) -> float | None:
    """Minutes ÷ all counted minutes, 0 to 1; None ("not enough yet") without any, or below ten completed shifts."""
    total = tallied.total
    if minutes is None or not total.minutes or total.shifts < ENOUGH_SHIFTS:
        return None
    return minutes / total.minutes


def count(reader: Reader, period: Period, tallied: Tally | None = None) -> Importance:
    """Who adds what, by the number of goals, then by hours; ended partners are left out.

    Nothing noted is not nothing added: such partners have no rank.
    """
    tallied = tallied or hours.tally(reader, period)
    reached, still_open = ({goal.id for goal in found} for found in goals.of_period(reader, period))
    told: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in reader.find(CONTRIBUTIONS):
        told[str(contribution.partner)].append(contribution)
    known = [partner for partner in reader.find(PARTNERS) if partner.stage != "ended"]
    found, programmes = [], set()
    for partner in known:
        given = told[partner.id]
        if not given:
            continue
        aims = {one.goal for one in given if one.goal}
        served = {one.programme for one in given if one.programme}
        programmes |= served
        minutes = _minutes(served, tallied)
        found.append(
            Part(partner, tuple(given), len(aims & still_open), len(aims & reached), minutes, share(minutes, tallied), 0)
        )  # fmt: skip
    carried = _minutes(programmes, tallied)
    return Importance(
        tuple(_ranked(found)), tuple(partner for partner in known if not told[partner.id]), tallied.total.minutes,
        carried, share(carried, tallied),
    )  # fmt: skip


def _minutes(programmes: set[str], tallied: Tally) -> int | None:
    if not programmes:
        return None
    return sum(tallied.programmes[one].minutes for one in programmes if one in tallied.programmes)


def _weight(part: Part) -> tuple[int, int]:
    return -part.goals, -(part.minutes or 0)


def _ranked(found: list[Part]) -> list[Part]:
    """In order, each with its place; equals have the same place and the next ones count on after all of them."""
    ordered = sorted(found, key=lambda part: (*_weight(part), part.partner.name))
    ranked: list[Part] = []
    for place, part in enumerate(ordered, 1):
        same = ranked and _weight(ranked[-1]) == _weight(part)
        ranked.append(part._replace(rank=ranked[-1].rank if same else place))
    return ranked
