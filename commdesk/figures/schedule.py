"""What the days of a timeline lead to: who is pushed when something moves, which dates decide the end, circles.

Days are counted whole, both ends included. A link goes from finish to start: what follows begins after the day on which
what it waits for ends, and so many days more as the link says.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from commdesk.records.goals import ACTIONS, DEPENDENCIES, MILESTONES
from commdesk.store.query import Query
from commdesk.store.store import Reader


class Bar(NamedTuple):
    """An action or milestone with its days; of a milestone both are the same. ``fixed`` is done and never pushed."""

    id: str
    start: date
    end: date
    fixed: bool = False


class Link(NamedTuple):
    """``after`` begins when ``before`` has ended and ``lag`` more days have gone by."""

    id: str
    before: str
    after: str
    lag: int = 0


def read(reader: Reader, goals: Iterable[str] | None = None) -> tuple[dict[str, Bar], list[Link]]:
    """The bars of all goals, or of those given (ids), and the links between them.

    What has one day only is a day long; without any, and what repeats, is no bar.
    """
    query = Query() if goals is None else Query(equals={"goal": tuple(goals)})
    bars: dict[str, Bar] = {}
    for action in reader.find(ACTIONS, query):
        start, end = action.start or action.due, action.due or action.start
        if start and end and not action.rule:
            bars[action.id] = Bar(
                action.id, date.fromisoformat(start), date.fromisoformat(end), bool(action.done_on)
            )
    for milestone in reader.find(MILESTONES, query):
        day = date.fromisoformat(milestone.due)
        bars[milestone.id] = Bar(milestone.id, day, day, bool(milestone.reached_on))
    links = [Link(d.id, d.before, d.after, d.lag) for d in reader.find(DEPENDENCIES)]
    return bars, [link for link in links if link.before in bars and link.after in bars]


def circle(links: Iterable[Link], new: Link | None = None) -> list[str]:
    """The ids along a circle that the links make, ``new`` among them, the first once more at the end; else empty."""
    following: dict[str, list[str]] = defaultdict(list)
    every = [*links, new] if new is not None else list(links)
    for link in every:
        following[link.before].append(link.after)
    starts = [new.before] if new is not None else list(following)
    over: set[str] = set()
    for start in starts:
        path, on_path = [start], {start}
        waiting = [iter(following[start])]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                gone = path.pop()
                on_path.discard(gone)
                over.add(gone)
            elif found in on_path:
                return [*path[path.index(found) :], found]
            elif found not in over:
                path.append(found)
                on_path.add(found)
                waiting.append(iter(following[found]))
    return []


def earliest(before: Bar, link: Link) -> date:
    """The first day on which what follows may begin."""
    return before.end + timedelta(days=1 + link.lag)


def pushed(bars: Mapping[str, Bar], links: Iterable[Link], moved: Iterable[str]) -> dict[str, Bar]:
    """What must move later because of what ``moved``, directly or in a row: id -> the bar where it has to stand.

    Lengths are kept, nothing moves earlier, and what is done stays. Linear in bars and links where these make no circle.
    """
    following: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        following[link.before].append(link)
    found: dict[str, Bar] = {}
    for id in _in_order(bars, following, moved):
        bar = found.get(id, bars[id])
        for link in following[id]:
            after = found.get(link.after, bars[link.after])
            first = earliest(bar, link)
            if not after.fixed and after.start < first:
                found[after.id] = after._replace(start=first, end=first + (after.end - after.start))
    return found


def deciding(bars: Mapping[str, Bar], links: Iterable[Link]) -> set[str]:
    """The bars whose days decide the end: one of them a day later, and the last day of all is later too.

    These are the open bars without slack before the end of the whole (critical path method, with the days as they
    are planned: a gap before what follows is slack). Linear in bars and links.
    """
    still = {id: bar for id, bar in bars.items() if not bar.fixed}
    if not still:
        return set()
    end = max(bar.end for bar in still.values())
    following: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.before in still and link.after in still:
            following[link.before].append(link)
    latest: dict[str, date] = {}
    for id in reversed(_in_order(still, following, still)):
        last = end
        for link in following[id]:
            after = still[link.after]
            start = latest.get(link.after, end) - (after.end - after.start)
            last = min(last, start - timedelta(days=1 + link.lag))
        latest[id] = last
    return {id for id, bar in still.items() if bar.end >= latest[id]}


def deciding_their_goals(reader: Reader, goals: Iterable[str] | None = None) -> set[str]:
    """The actions and milestones of all goals, or of those given (ids), whose days decide when their own goal ends."""
    wanted = None if goals is None else set(goals)
    bars, links = read(reader, wanted)
    goal_of = {one.id: one.goal for kind in (ACTIONS, MILESTONES) for one in reader.find(kind)}
    own: dict[str, dict[str, Bar]] = defaultdict(dict)
    own_links: dict[str, list[Link]] = defaultdict(list)
    for id, bar in bars.items():
        own[goal_of[id]][id] = bar
    for link in links:
        if goal_of[link.before] == goal_of[link.after]:
            own_links[goal_of[link.before]].append(link)
    return {id for goal, found in own.items() for id in deciding(found, own_links[goal])}


def _in_order(
    bars: Mapping[str, Bar], following: Mapping[str, list[Link]], start: Iterable[str]
) -> list[str]:
    """What can be reached from ``start``, each after all that it waits for; what runs in a circle is left out."""
    reached, waiting = {id for id in start if id in bars}, deque(id for id in start if id in bars)
    before: dict[str, int] = defaultdict(int)
    while waiting:
        for link in following[waiting.popleft()]:
            before[link.after] += 1
            if link.after not in reached:
                reached.add(link.after)
                waiting.append(link.after)
    ready = deque(id for id in reached if not before[id])
    found = []
    while ready:
        id = ready.popleft()
        found.append(id)
        for link in following[id]:
            before[link.after] -= 1
            if not before[link.after]:
                ready.append(link.after)
    return found
