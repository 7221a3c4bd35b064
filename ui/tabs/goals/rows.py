"""Goals and their actions as rows of the timeline."""

from collections.abc import Collection
from datetime import date, timedelta

from commdesk import clock
from commdesk.figures.goal_actions import occurrences
from commdesk.figures.goal_groups import GoalGroup
from commdesk.figures.goals import STANDINGS, ActionLine, GoalLine
from commdesk.records.goals import Action, Goal
from commdesk.text import _, ngettext, number
from ui.shared.widgets.timeline_data import TimelineRow

SEEN_DAYS = 370  # each way, the times of what repeats are shown
# The bar of what is behind is drawn in amber: red is kept for the line of today.
_BARS = {"late": "warn", "behind": "warn", "reached": "good"}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def state_words(standing: str) -> str:
    """The word for how a goal stands."""
    return _(STANDINGS[standing][0])


def state_tone(standing: str) -> str:
    """Its tone: colour never speaks alone."""
    return STANDINGS[standing][1]


def timeline_rows(groups: list[GoalGroup], deciding: Collection[str] = ()) -> list[TimelineRow]:
    """A row a goal, each followed by its actions, under a heading a group; what has no day at all is left out.

    ``deciding`` are the actions and milestones whose days decide the end.
    """
    rows: list[TimelineRow] = []
    for group in groups:
        begin = len(rows)
        for line, level in group.goals:
            actions = [_action_row(one, level + 1, deciding) for one in line.actions if has_days(one.action)]
            if actions or line.milestones or has_days(line.goal):
                rows += [_goal_row(line, level), *actions]
        if group.title and len(rows) > begin:
            count = ngettext("{n} goal", "{n} goals", len(group.goals)).format(n=number(len(group.goals)))
            rows.insert(begin, TimelineRow("", f"{group.title} · {count}", heading=True))
    return rows


def undated(groups: list[GoalGroup]) -> list[tuple[str, str]]:
    """Key and name of what has no day yet and is still to be done: open goals and ideas, and their actions."""
    found = []
    for group in groups:
        for line, __ in group.goals:
            if line.goal.state in ("reached", "dropped"):
                continue
            if not has_days(line.goal):
                found.append((line.goal.id, line.goal.name))
            found += [
                (one.action.id, _("{action} ({goal})").format(action=one.action.name, goal=line.goal.name))
                for one in line.actions
                if not has_days(one.action) and not one.action.done_on
            ]
    return found


def has_days(record: Goal | Action) -> bool:
    """Whether a goal or action has a day to stand at."""
    return bool(record.start or record.due)


def _goal_row(line: GoalLine, level: int) -> TimelineRow:
    goal = line.goal
    reached = goal.state == "reached"
    return TimelineRow(
        key=goal.id,
        text=goal.name,
        level=level,
        chip=state_words(line.standing),
        chip_tone=state_tone(line.standing),
        owner=_first(line.owner),
        start=_day(goal.start),
        end=_day(goal.reached_on or goal.due) if reached else _day(goal.due),
        share=line.done,
        tone=_BARS.get(line.standing, "accent"),
        milestones=tuple(
            (date.fromisoformat(str(m.due)), m.name, bool(m.reached_on)) for m in line.milestones
        ),
        marks=tuple(m.id for m in line.milestones),
        planned=(_day(goal.planned_start), _day(goal.planned_due)),
        moves=has_days(goal),
        ongoing=goal.due is None and goal.start is not None and not reached,
    )


def _action_row(line: ActionLine, level: int, deciding: Collection[str]) -> TimelineRow:
    action = line.action
    today = clock.today()
    first, last = today - timedelta(days=SEEN_DAYS), today + timedelta(days=SEEN_DAYS)
    turns = occurrences(action, first.isoformat(), last.isoformat())
    start, end = _day(action.start), _day(action.done_on) or _day(action.due)
    return TimelineRow(
        key=action.id,
        text=action.name,
        level=level,
        goal=False,
        chip=_("Late") if line.late else "",
        chip_tone="bad",
        owner=_first(line.owner),
        start=None if action.rule else start or end,
        end=None if action.rule else end or start,
        share=1.0 if action.done_on else 0.0,
        milestones=tuple((date.fromisoformat(day), action.name, done) for day, done in turns),
        moves=bool((start or end) and not action.rule),
        planned=(_day(action.planned_start), _day(action.planned_due)),
        decides=action.id in deciding,
        links=bool((start or end) and not action.rule),
        tone="warn" if line.late else "accent",
    )


def _first(name: str) -> str:
    return name.split(" ")[0]
