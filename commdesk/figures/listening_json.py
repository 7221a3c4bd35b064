"""What was heard, the needs and the barriers, as plain values for ``figures --json``."""

from collections import Counter
from typing import Any, NamedTuple

from commdesk.figures import listening, needs
from commdesk.figures.listening import Heard
from commdesk.figures.needs import Ranked
from commdesk.figures.periods import Period
from commdesk.records.listening import BARRIERS
from commdesk.store.store import Reader

NOTHING_ANSWERED = "nothing of this period was answered yet"


class Listened(NamedTuple):
    """What was heard in a period, all needs in their order, and how many barriers are in each state."""

    heard: Heard
    needs: tuple[Ranked, ...]
    barriers: dict[str, int]


def count(reader: Reader, period: Period) -> Listened:
    """All of it for a period."""
    states = Counter(barrier.state for barrier in reader.lean(BARRIERS, ("state",)))
    return Listened(listening.count(reader, period), tuple(needs.ranked(reader)), dict(states))


def as_json(found: Listened, reasons: dict[str, str]) -> dict[str, Any]:
    """Counts, days as numbers, ratings 0 to 100; None where there is nothing to count from, the reason beside it."""
    heard = found.heard
    if heard.days is None:
        reasons["median_days_to_answer"] = NOTHING_ANSWERED
    return {
        "items": heard.items,
        "answered": heard.answered,
        "unanswered": heard.unanswered,
        "waiting": heard.waiting,
        "median_days_to_answer": heard.days,
        "reflected_back": heard.reflected,
        "confirmed": heard.confirmed,
        "types": dict(heard.types),
        "themes": {one.name: one.items for one in heard.themes},
        "needs": [_need(one) for one in found.needs],
        "barriers": found.barriers,
    }


def _need(one: Ranked) -> dict[str, Any]:
    return {
        "name": one.need.name,
        "state": one.need.state,
        "rating": None if one.rating is None else round(one.rating, 2),
        "votes": one.need.votes,
        "items": one.heard,
        "goals": one.goals,
    }
