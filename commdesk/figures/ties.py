"""What flows between us and our partners, and among them: the lines of the network map."""

from collections import defaultdict
from typing import NamedTuple

from commdesk import clock
from commdesk.figures import agreements, periods, promises
from commdesk.figures.periods import Period
from commdesk.figures.promises import Fall
from commdesk.records.agreements import AGREEMENTS
from commdesk.records.partners import GIFT_KINDS, GIFTS, PARTNERS, TIES, Partner
from commdesk.records.promises import COMMITMENTS
from commdesk.store.query import Query
from commdesk.store.store import Reader

# Our own group, among the ids of partners.
US = ""


class Flow(NamedTuple):
    """What one gives another: ``source`` and ``target`` are ids of partners, or ``US``.

    ``kinds`` are keys of GIFT_KINDS in their order, None for what no kind was said of. ``times`` is how many gifts were
    noted in the period; 0 for a tie, which is told and not counted. ``both`` says that the same flows back.
    """

    source: str
    target: str
    kinds: tuple[str | None, ...]
    times: int = 0
    both: bool = False


class Standing(NamedTuple):
    """How things stand between us and a partner: ``agreements`` in force at the period's end (or today), and promises
    of both sides: ``kept`` are those that fell due in the period and were kept, on time or late; ``open`` those that wait
    to be settled, whenever they are due.
    """

    partner: Partner
    agreements: int
    open: int
    kept: int


class Network(NamedTuple):
    """Partners we have not ended with, by name, and what flows."""

    standings: tuple[Standing, ...]
    flows: tuple[Flow, ...]

    def touched(self) -> set[str]:
        """Partners something flows to or from, or with whom there is an agreement or a promise."""
        ends = {end for flow in self.flows for end in (flow.source, flow.target)} - {US}
        return ends | {one.partner.id for one in self.standings if one.agreements or one.open or one.kept}


def network(reader: Reader, period: Period) -> Network:
    """The network of a period; ended partners, and what flowed to or from them, are left out.

    Gifts count by their day. Ties have no day: they are told as they stand now. Ties between the same two in the same
    direction are one flow of several kinds.
    """
    known = [partner for partner in reader.find(PARTNERS) if partner.stage != "ended"]
    ids = {partner.id for partner in known}
    return Network(
        tuple(_standings(reader, known, period)), (*_gifts(reader, ids, period), *_ties(reader, ids))
    )


def _standings(reader: Reader, known: list[Partner], period: Period) -> list[Standing]:
    day, today = periods.as_of(period), clock.today()
    agreed: dict[str, int] = defaultdict(int)
    for agreement in reader.find(AGREEMENTS):
        agreed[agreement.partner] += agreements.in_force(agreement, day)
    promised: dict[str, list[Fall]] = defaultdict(list)
    for fall in promises.of_partners(reader, today):
        promised[str(fall.promise.partner)].append(fall)
    waiting: dict[str, int] = defaultdict(int)
    for promise in reader.find(COMMITMENTS, Query(equals={"state": "open"})):
        waiting[promise.partner] += 1
    found = []
    for partner in known:
        sides = [promises.side(promised[partner.id], side, period, today) for side in ("ours", "theirs")]
        kept = sum(side.kept + side.late for side in sides)
        still_open = waiting[partner.id]
        found.append(Standing(partner, agreed[partner.id], still_open, kept))
    return found


def _gifts(reader: Reader, ids: set[str], period: Period) -> list[Flow]:
    counted: dict[tuple[str, str], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for gift in reader.find(GIFTS, Query(between={"day": (period.first, period.last)})):
        if gift.partner in ids:
            ends = (gift.partner, US) if gift.way == "received" else (US, gift.partner)
            counted[ends][gift.kind] += 1
    return [
        Flow(source, target, ordered(kinds), sum(kinds.values()))
        for (source, target), kinds in sorted(counted.items())
    ]


def _ties(reader: Reader, ids: set[str]) -> list[Flow]:
    told: dict[tuple[str, str, bool], set[str | None]] = defaultdict(set)
    for tie in reader.find(TIES):
        if tie.partner in ids and tie.other in ids:
            ends = (tie.partner, tie.other)
            if tie.both:
                # The same whichever side it was entered from.
                ends = (min(ends), max(ends))
            told[(*ends, bool(tie.both))].add(tie.kind)
    return [
        Flow(source, target, ordered(kinds), both=both)
        for (source, target, both), kinds in sorted(told.items())
    ]


def ordered(kinds: "set[str | None] | dict[str | None, int]") -> tuple[str | None, ...]:
    """Kinds in the order of GIFT_KINDS, what has none last."""
    places = {kind: place for place, kind in enumerate(GIFT_KINDS)}
    return tuple(sorted(kinds, key=lambda kind: places.get(str(kind), len(places))))
