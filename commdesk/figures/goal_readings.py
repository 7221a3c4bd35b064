"""What goals read: from their check-ins, or by themselves from the group's records; also as it was on an earlier day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from commdesk import clock
from commdesk.figures import hours, promises
from commdesk.figures.periods import Period
from commdesk.records import reading as reading_of_days
from commdesk.records.goals import CHECK_INS, GOALS, CheckIn, Goal
from commdesk.records.partners import PARTNERS
from commdesk.records.readings import Reading, as_read, reading
from commdesk.store.query import Query
from commdesk.store.store import Reader

# Over how many days people are counted who help now.
HELPING_DAYS = 30


def find(reader: Reader, query: Query | None = None, day: date | None = None) -> list[Goal]:
    """The goals, each with its number as it is now."""
    return read(reader, reader.find(GOALS, query), day)


def read(reader: Reader, goals: Iterable[Goal], day: date | None = None) -> list[Goal]:
    """The same goals with the number of today where the file does not keep it: those that read themselves from the
    records, and those whose readings add up within a year.
    """
    day = day or clock.today()
    found = list(goals)
    yearly = [goal.id for goal in found if goal.number == "adds_year" and not goal.reads]
    check_ins = check_ins_of(reader, yearly) if yearly else {}
    year_start = reader.group().year_start if yearly else 1
    read = []
    for goal in found:
        if goal.reads:
            goal = as_read(goal, from_records(reader, goal, day))
        elif check_ins.get(goal.id):
            goal = as_read(goal, reading(goal, check_ins[goal.id], day, year_start))
        read.append(goal)
    return read


def from_records(reader: Reader, goal: Goal, day: date) -> Reading:
    """What a goal with ``reads`` comes to on a day. Unit: hours, people, partners or promises.

    Hours (of its programme where it has one), new partners and promises kept on time by both sides count from the
    goal's start, on top of its baseline. People helping are those with a completed shift in the last 30 days.
    """
    start = date.fromisoformat(goal.start) if goal.start else date(1900, 1, 1)
    only = goal.programme or ""
    if goal.reads == "people":
        span = Period(day - timedelta(days=HELPING_DAYS - 1), day)
        return Reading(float(hours.active_volunteers(reader, span, only)), day.isoformat())
    if start > day:
        return Reading()
    since = Period(start, day)
    if goal.reads == "hours":
        count = hours.minutes_between(reader, start, day, only) / 60
    elif goal.reads == "partners":
        begun = [p.start for p in reader.find(PARTNERS) if p.start]
        count = float(sum(start <= reading_of_days.first_day(begin) <= day for begin in begun))
    else:
        ours, theirs = promises.kept(reader, since)
        count = float(ours.kept + theirs.kept)
    return Reading((goal.baseline or 0.0) + round(count, 4), day.isoformat())


def as_then(reader: Reader, goals: Iterable[Goal], day: date) -> list[Goal]:
    """The goals as they were known on an earlier day: what was read or reached later is taken away.

    Where nothing had been read by then, there is nothing to measure: such a goal has no target.
    """
    found, then = list(goals), day.isoformat()
    check_ins = check_ins_of(reader, [goal.id for goal in found])
    year_start = reader.group().year_start
    known = []
    for goal in found:
        if goal.state == "reached" and (goal.reached_on or goal.now_on or then) > then:
            goal = replace(goal, state="under_way", reached_on=None)
        read = [c for c in check_ins[goal.id] if c.reading is not None]
        if goal.reads:
            goal = as_read(goal, from_records(reader, goal, day))
        elif read:
            goal = as_read(goal, reading(goal, read, day, year_start))
        elif (goal.now_on or then) > then:
            goal = replace(goal, now=None, now_on=None, target=None)
        if goal.now is None and (read or goal.reads):
            goal = replace(goal, target=None)
        known.append(goal)
    return known


def check_ins_of(reader: Reader, goals: Iterable[str]) -> dict[str, list[CheckIn]]:
    """The check-ins of goals (ids), the latest first."""
    found: dict[str, list[CheckIn]] = defaultdict(list)
    wanted = list(goals)
    for start in range(0, len(wanted), 500):
        part = tuple(wanted[start : start + 500])
        for check_in in reader.find(CHECK_INS, Query(equals={"goal": part})):
            found[str(check_in.goal)].append(check_in)
    return found
