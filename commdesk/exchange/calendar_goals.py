"""The days of goals as a calendar file (.ics): what is due, milestones, actions and what comes again.

Each takes the whole day and blocks nobody. Notes and reasons stay at home: calendars are shown to others.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from commdesk import clock
from commdesk.exchange.calendar import plain, put_together, stamped, write_file
from commdesk.figures import goals as figures
from commdesk.figures.goal_actions import next_open
from commdesk.figures.goals import ActionLine, GoalLine
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.volunteers import Volunteer
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _


def write_goals(reader: Reader, path: Path, goal: Goal | None = None, person: Volunteer | None = None) -> int:
    """Writes the days of the open goals to ``path`` and answers how many; of one goal, or what ``person`` answers for.

    The file appears whole or not at all. Raises KnownError when it cannot be written.
    """
    content, count = goals_calendar(reader, goal, person)
    write_file(path, content)
    return count


def goals_calendar(
    reader: Reader, goal: Goal | None = None, person: Volunteer | None = None
) -> tuple[bytes, int]:
    """The calendar's bytes, and how many days are in it.

    What is done or reached is left out, but for milestones of goals that are still open: these are kept with a tick, so
    that a calendar that had them before shows it.
    """
    equals: dict[str, Any] = {"state": figures.OPEN_STATES} if goal is None else {"id": goal.id}
    events = []
    for line in figures.timeline(reader, query=Query(equals=equals)):
        events += _of_goal(line, person.id if person is not None else None)
    about = " · ".join(one.name for one in (goal, person) if one is not None) or _("Goals")
    return put_together(reader, about, events), len(events)


def _of_goal(line: GoalLine, person: str | None) -> list[Any]:
    goal, events = line.goal, []
    if goal.due and figures.is_open(goal) and person in (None, goal.owner):
        events.append(
            _event(goal, goal.due, _("Due: {what}").format(what=goal.name), [goal.outcome, line.owner])
        )
    about = _("For {goal}").format(goal=goal.name)
    for milestone in line.milestones:
        if person in (None, milestone.owner or goal.owner):
            sign = "✓" if milestone.reached_on else "◇"
            events.append(_event(milestone, milestone.due, f"{sign} {milestone.name}", [about]))
    for part in line.actions:
        if person in (None, part.action.owner):
            events += _of_action(part, about)
    return events


def _of_action(part: ActionLine, about: str) -> list[Any]:
    action = part.action
    if action.done_on:
        return []
    if not action.rule:
        day = action.due or action.start
        return [_event(action, day, action.name, [about, part.owner])] if day else []
    first = next_open(action, clock.today())
    if first is None:
        return []
    event = _event(action, first, action.name, [about, part.owner])
    event.add("rrule", _rule(action))
    return [event]


def _event(record: Goal | Milestone | Action, day: str | None, words: str, told: list[str]) -> Any:
    event = stamped(f"{record.id}@commdesk")
    begin = date.fromisoformat(str(day))
    event.add("summary", plain(words))
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    lines = [line for line in told if line]
    if lines:
        event.add("description", plain("\n".join(lines)))
    return event


def _rule(action: Action) -> Any:
    """The rule from the next day on that is not done; the last day is the one the action has."""
    from icalendar import vRecur

    rule = vRecur.from_ical(action.rule.strip().removeprefix("RRULE:"))
    # Counted from the first day of all, which is no longer the beginning.
    rule.pop("COUNT", None)
    if action.due:
        rule["UNTIL"] = [date.fromisoformat(action.due)]
    return rule
