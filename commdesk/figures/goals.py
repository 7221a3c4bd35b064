"""Goals: how far, how late, and what to draw on a timeline. Shares are fractions: 0.5 is half."""

from datetime import date
from typing import NamedTuple

from commdesk import clock, text
from commdesk.figures import goal_readings, periods
from commdesk.figures.goal_actions import due_day
from commdesk.figures.periods import Period
from commdesk.records import readings
from commdesk.records.goals import ACTIONS, MILESTONES, Action, Goal, Milestone
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, ngettext

OPEN_STATES = ("planned", "under_way")
BEHIND_POINTS = 0.10

# What a goal's standing is called, and its tone.
STANDINGS = {
    "reached": (N_("Reached"), "good"),
    "late": (N_("Late"), "bad"),
    "behind": (N_("Behind"), "bad"),
    "on_track": (N_("On track"), "good"),
    "ongoing": (N_("Ongoing"), "quiet"),
    "under_way": (N_("Under way"), "quiet"),
    "planned": (N_("Planned"), "quiet"),
    "idea": (N_("Idea"), "quiet"),
    "dropped": (N_("Dropped"), "quiet"),
}


class GoalCounts(NamedTuple):
    """Goals of a period: ``reached`` in it; ``open`` at its end (or today); of these ``late`` and ``behind``."""

    open: int
    reached: int
    late: int
    behind: int


class ActionLine(NamedTuple):
    """An action with its owner's name and whether its day has passed undone."""

    action: Action
    owner: str
    late: bool


class GoalLine(NamedTuple):
    """A goal as a timeline shows it; ``done`` is how much of its bar is filled, None when nobody can say."""

    goal: Goal
    owner: str
    standing: str
    progress: float | None
    schedule: float | None
    done: float | None
    milestones: tuple[Milestone, ...]
    actions: tuple[ActionLine, ...]


def progress(goal: Goal) -> float | None:
    """How much of the way from baseline to target is done; see ``readings.progress``."""
    return readings.progress(goal.baseline, goal.target, goal.now)


def slippage(planned: str | None, now: str | None) -> int | None:
    """Days that a date lies after the one of the frozen plan, below 0 before it; None where one is missing.

    Source: GanttProject's baselines.
    """
    if not planned or not now:
        return None
    return (date.fromisoformat(now) - date.fromisoformat(planned)).days


def slippage_words(one: Goal | Action | Milestone) -> str:
    """``21 days later than planned``, or earlier; empty where nothing moved or nothing was frozen."""
    days = slippage(one.planned_due, one.due)
    if not days:
        return ""
    later = ngettext("{n} day later than planned", "{n} days later than planned", abs(days))
    earlier = ngettext("{n} day earlier than planned", "{n} days earlier than planned", abs(days))
    return (later if days > 0 else earlier).format(n=text.number(abs(days)))


def schedule(goal: Goal, today: date) -> float | None:
    """Share of the time between start and due that has gone by, 0 to 1; None for an ongoing goal."""
    if not goal.start or not goal.due:
        return None
    start, due = date.fromisoformat(goal.start), date.fromisoformat(goal.due)
    if due <= start:
        return 1.0 if today >= due else 0.0
    return min(1.0, max(0.0, (today - start).days / (due - start).days))


def is_open(goal: Goal) -> bool:
    """Planned or under way: neither an idea yet nor reached nor dropped."""
    return goal.state in OPEN_STATES


def is_late(goal: Goal, today: date) -> bool:
    """Open, and its due day has passed."""
    return is_open(goal) and bool(goal.due) and str(goal.due) < today.isoformat()


def is_behind(goal: Goal, today: date) -> bool:
    """Open, and progress trails the schedule by more than 10 points; never without a target or due day."""
    done, gone = progress(goal), schedule(goal, today)
    if not is_open(goal) or done is None or gone is None:
        return False
    return round(gone - done, 9) > BEHIND_POINTS


def standing(goal: Goal, today: date | None = None) -> str:
    """A key of STANDINGS: the one word that says how a goal is doing."""
    today = today or clock.today()
    if not is_open(goal):
        return goal.state
    if is_late(goal, today):
        return "late"
    if is_behind(goal, today):
        return "behind"
    if goal.state == "planned" and not (goal.start and goal.start <= today.isoformat()):
        return "planned"
    if not goal.due:
        return "ongoing"
    return "on_track" if progress(goal) is not None and goal.start else "under_way"


def reached_day(goal: Goal) -> str | None:
    """The day a reached goal was reached: as entered, else the day of its last reading."""
    return (goal.reached_on or goal.now_on) if goal.state == "reached" else None


def of_period(reader: Reader, period: Period) -> tuple[list[Goal], list[Goal]]:
    """The goals reached in a period, and those open at its end (or today, while it runs).

    A goal that begins later, an idea and a dropped goal are in neither; nor is one reached on an unknown day.
    """
    day = periods.as_of(period).isoformat()
    reached, still_open = [], []
    for goal in goal_readings.find(reader):
        on = reached_day(goal)
        if on and period.first <= on <= period.last:
            reached.append(goal)
        elif (is_open(goal) or (on and on > day)) and (goal.start or day) <= day:
            still_open.append(goal)
    return reached, still_open


def count(reader: Reader, period: Period) -> GoalCounts:
    """How many goals of a period are reached, open, late and behind; "N of M" is reached of reached + open."""
    day = periods.as_of(period)
    reached, still_open = of_period(reader, period)
    late = sum(bool(goal.due) and str(goal.due) < day.isoformat() for goal in still_open)
    behind = sum(is_behind(goal, day) for goal in goal_readings.as_then(reader, still_open, day))
    return GoalCounts(len(still_open), len(reached), late, behind)


def timeline(reader: Reader, today: date | None = None, query: Query | None = None) -> list[GoalLine]:
    """The goals with their milestones and actions, ordered by start: what a timeline draws."""
    return lines(reader, goal_readings.find(reader, query, today), today or clock.today())


_ENDS = """
    SELECT min(day), max(day) FROM (
        SELECT start AS day FROM goals UNION ALL SELECT due FROM goals UNION ALL SELECT start FROM actions
        UNION ALL SELECT due FROM actions UNION ALL SELECT due FROM milestones
    )
"""


def plan_ends(reader: Reader) -> tuple[date, date]:
    """The first and last of all days of goals, actions and milestones; both today where there is none."""
    first, last = reader.rows(_ENDS)[0]
    today = clock.today()
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else (today, today)


def lines(reader: Reader, goals: list[Goal], today: date) -> list[GoalLine]:
    """The given goals with their milestones and actions, in the given order."""
    wanted = {goal.id for goal in goals}
    milestones: dict[str, list[Milestone]] = {goal.id: [] for goal in goals}
    actions: dict[str, list[Action]] = {goal.id: [] for goal in goals}
    for milestone in reader.find(MILESTONES):
        if milestone.goal in wanted:
            milestones[milestone.goal].append(milestone)
    for action in reader.find(ACTIONS):
        if action.goal in wanted:
            actions[action.goal].append(action)
    owners = [goal.owner for goal in goals] + [a.owner for group in actions.values() for a in group]
    names = reader.labels(VOLUNTEERS, [owner for owner in owners if owner])
    return [_line(goal, milestones[goal.id], actions[goal.id], names, today) for goal in goals]


def _line(
    goal: Goal, milestones: list[Milestone], actions: list[Action], names: dict[str, str], today: date
) -> GoalLine:
    return GoalLine(
        goal=goal,
        owner=names.get(goal.owner or "", ""),
        standing=standing(goal, today),
        progress=progress(goal),
        schedule=schedule(goal, today),
        done=_done(goal, milestones, actions),
        milestones=tuple(milestones),
        actions=tuple(ActionLine(a, names.get(a.owner or "", ""), action_late(a, today)) for a in actions),
    )


def action_late(action: Action, today: date) -> bool:
    """Not done, and its due day has passed; of one that repeats, the next day on which it was to be done."""
    due = due_day(action, today)
    return due is not None and due < today.isoformat()


def milestone_late(milestone: Milestone, today: date) -> bool:
    """Not reached, and its due day has passed."""
    return not milestone.reached_on and bool(milestone.due) and str(milestone.due) < today.isoformat()


def _done(goal: Goal, milestones: list[Milestone], actions: list[Action]) -> float | None:
    """Progress towards the target, cut to 0..1; without a target the share of actions and milestones done."""
    if goal.state == "reached":
        return 1.0
    share = progress(goal)
    if share is None:
        parts = [a.done_on for a in actions if not a.rule] + [m.reached_on for m in milestones]
        share = sum(bool(p) for p in parts) / len(parts) if parts else None
    return None if share is None else min(1.0, max(0.0, share))
