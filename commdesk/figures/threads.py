"""The thread that runs through the file: what people said, the need, our goals, hours and partners, what changed, our answer.

Everything is counted where it is kept; nothing is entered for it. A thread has an end where nothing is linked on.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from commdesk import clock
from commdesk.figures import goal_readings, hours, indicators
from commdesk.figures.indicators import IndicatorLine
from commdesk.records.goals import Goal
from commdesk.records.indicators import INDICATORS
from commdesk.records.listening import BARRIERS, FEEDBACK, NEED_GOALS, NEEDS, Barrier, Need
from commdesk.records.partners import CONTRIBUTIONS, PARTNERS, Partner
from commdesk.store.query import Query
from commdesk.store.store import Reader


class Thread(NamedTuple):
    """One need with all that hangs on it.

    ``heard`` counts what people said of it, sensitive items too: a count quotes nobody. ``minutes`` are those given to the
    programmes of its goals, each programme once, since the earliest start of a goal that has it; None without programmes.
    ``partners`` add something to one of its goals and have not ended. Archived indicators are left out.
    """

    need: Need
    heard: int
    goals: tuple[Goal, ...]
    minutes: int | None
    partners: tuple[Partner, ...]
    indicators: tuple[IndicatorLine, ...]
    barriers: tuple[Barrier, ...]


def all_of(reader: Reader, day: date | None = None) -> list[Thread]:
    """The threads of all needs, by name."""
    return of(reader, reader.find(NEEDS), day)


def of(reader: Reader, needs: list[Need], day: date | None = None) -> list[Thread]:
    """The threads of the given needs, in their order, as of a day."""
    day = day or clock.today()
    links: dict[str, list[str]] = defaultdict(list)
    for link in (
        reader.find(NEED_GOALS, Query(equals={"need": tuple(need.id for need in needs)})) if needs else ()
    ):
        if link.goal not in links[str(link.need)]:
            links[str(link.need)].append(str(link.goal))
    wanted = tuple({goal for found in links.values() for goal in found})
    goals = (
        {goal.id: goal for goal in goal_readings.find(reader, Query(equals={"id": wanted}), day)}
        if wanted
        else {}
    )
    found = _Found(reader, day, wanted)
    return [
        _thread(reader, need, [goals[id] for id in links[need.id] if id in goals], found, day)
        for need in needs
    ]


def of_goal(reader: Reader, goal: Goal, day: date | None = None) -> tuple[list[Need], list[IndicatorLine]]:
    """The needs that a goal answers, by name, and the indicators that show whether it changes anything."""
    ids = tuple({str(link.need) for link in reader.find(NEED_GOALS, Query(equals={"goal": goal.id}))})
    needs: list[Need] = reader.find(NEEDS, Query(equals={"id": ids})) if ids else []
    measured = reader.find(INDICATORS, Query(equals={"goal": goal.id, "archived": 0}))
    return needs, indicators.of(reader, measured, day)


class _Found:
    """What hangs on the goals, read once for all needs."""

    def __init__(self, reader: Reader, day: date, goals: tuple[str, ...]) -> None:
        of_goals = Query(equals={"goal": goals})
        self.partners: dict[str, list[str]] = defaultdict(list)
        self.indicators: dict[str, list[IndicatorLine]] = defaultdict(list)
        self.known: dict[str, Partner] = {}
        if not goals:
            return
        for one in reader.find(CONTRIBUTIONS, of_goals):
            self.partners[str(one.goal)].append(str(one.partner))
        ids = tuple({id for found in self.partners.values() for id in found})
        for partner in reader.find(PARTNERS, Query(equals={"id": ids})) if ids else ():
            if partner.stage != "ended":
                self.known[partner.id] = partner
        measured = reader.find(INDICATORS, Query(equals={"goal": goals, "archived": 0}))
        for line in indicators.of(reader, measured, day):
            self.indicators[str(line.indicator.goal)].append(line)


def _thread(reader: Reader, need: Need, goals: list[Goal], found: _Found, day: date) -> Thread:
    partners = {id: found.known[id] for goal in goals for id in found.partners[goal.id] if id in found.known}
    return Thread(
        need=need,
        heard=reader.count(FEEDBACK, Query(equals={"need": need.id})),
        goals=tuple(goals),
        minutes=_minutes(reader, goals, day),
        partners=tuple(sorted(partners.values(), key=lambda one: one.name.casefold())),
        indicators=tuple(line for goal in goals for line in found.indicators[goal.id]),
        barriers=tuple(reader.find(BARRIERS, Query(equals={"need": need.id}))),
    )


def _minutes(reader: Reader, goals: list[Goal], day: date) -> int | None:
    starts: dict[str, date] = {}
    for goal in goals:
        if goal.programme:
            begin = date.fromisoformat(goal.start) if goal.start else date.min
            starts[goal.programme] = min(begin, starts.get(goal.programme, begin))
    if not starts:
        return None
    return sum(hours.minutes_between(reader, min(begin, day), day, only) for only, begin in starts.items())
