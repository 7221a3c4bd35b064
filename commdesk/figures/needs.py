"""Needs: in which order they are looked at, openly, by a rating and by dots on a ballot."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any, NamedTuple

from commdesk import clock
from commdesk.figures import listening
from commdesk.records.listening import (
    FEEDBACK,
    NEED_GOALS,
    NEED_STATES,
    NEEDS,
    Feedback,
    Need,
)
from commdesk.store.query import Query
from commdesk.store.store import Reader

# A need that is open for so many days with neither goal nor answer is told on Home.
OPEN_DAYS = 60


class Ranked(NamedTuple):
    """A need in its place (1 is first; equals share a place); None where it has no number to be ranked by."""

    need: Need
    rating: float | None
    place: int | None
    votes_place: int | None
    heard: int
    goals: int


def rating(need: Need) -> float | None:
    """The basic priority rating, 0 to 100: (size 0-10 + seriousness 0-20) × effectiveness 0-10 ÷ 3.

    None while one of the three is not said. Source: J. J. Hanlon, Public Health: Administration and Practice.
    """
    if need.size is None or need.seriousness is None or need.effect is None:
        return None
    return (need.size + need.seriousness) * need.effect / 3


def missing(need: Need) -> list[str]:
    """The names of the scores that are still to be said."""
    return [name for name in ("size", "seriousness", "effect") if getattr(need, name) is None]


def ranked(reader: Reader) -> list[Ranked]:
    """All needs, the highest rating first, then by dots, then by how often it was heard; unrated ones last, by name."""
    needs: list[Need] = reader.find(NEEDS)
    heard: Counter[str] = Counter(str(item.need) for item in _gathered(reader))
    goals: dict[str, set[str]] = defaultdict(set)
    for link in reader.find(NEED_GOALS):
        goals[str(link.need)].add(str(link.goal))
    by_rating = _places({need.id: rating(need) for need in needs})
    by_votes = _places({need.id: need.votes for need in needs})

    def order(one: Ranked) -> tuple[float, int, int, str]:
        rated = -one.rating if one.rating is not None else 1.0
        return rated, -(one.need.votes or 0), -one.heard, one.need.name.casefold()

    found = [
        Ranked(
            need,
            rating(need),
            by_rating.get(need.id),
            by_votes.get(need.id),
            heard[need.id],
            len(goals[need.id]),
        )
        for need in needs
    ]
    return sorted(found, key=order)


def words_of(reader: Reader, need: str) -> list[Feedback]:
    """What people said of a need (its id) that may be quoted, the latest first."""
    return listening.quotable(reader.find(FEEDBACK, Query(equals={"need": need})))


def forgotten(reader: Reader, today: date | None = None) -> list[Need]:
    """Open needs that nobody has done anything about for 60 days: no goal, no answer. The oldest first."""
    today = today or clock.today()
    with_goal = {str(link.need) for link in reader.find(NEED_GOALS)}
    found = [
        need
        for need in reader.find(NEEDS, Query(equals={"state": "open"}))
        if need.id not in with_goal and (today - since(need)).days > OPEN_DAYS
    ]
    return sorted(found, key=lambda need: (since(need), need.name))


def since(need: Need) -> date:
    """Since when it is known: as entered, else the day it entered the file."""
    return date.fromisoformat(need.since or need.made[:10])


def by_state(found: list[Ranked]) -> dict[str, list[Ranked]]:
    """The needs by their state, states in their order, empty ones left out."""
    return {
        state: these for state in NEED_STATES if (these := [one for one in found if one.need.state == state])
    }


def _gathered(reader: Reader) -> list[Any]:
    return reader.lean(FEEDBACK, ("need",), Query(between={"need": ("0", "~")}))


def _places(numbers: dict[str, Any]) -> dict[str, int]:
    """Places from 1 by number downwards; equals share one and the next counts on after all of them."""
    known = sorted((value for value in numbers.values() if value is not None), reverse=True)
    return {id: known.index(value) + 1 for id, value in numbers.items() if value is not None}
