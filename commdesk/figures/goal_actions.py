"""Actions that come again: on which days, which of them were done, and which is next."""

from datetime import date, timedelta
from typing import Any

from commdesk.figures import repeats
from commdesk.records.goals import Action
from commdesk.records.programmes import Series

# How far ahead the next time is looked for: the longest rhythm that is offered is a month, typed ones may be a year.
AHEAD_DAYS = 400


def occurrences(action: Action, first: str, last: str) -> list[tuple[str, bool]]:
    """The days (ISO) of an action that repeats, from ``first`` to ``last``, both counted, and whether each was done.

    ``due`` is the last day on which it comes. An action that does not repeat has none.
    """
    if not action.rule or not action.start:
        return []
    series = Series(day=action.start, until=action.due, rule=action.rule)
    done = set(action.done_days.split())
    return [(day, day in done) for day in repeats.days(series, first, last)]


def next_open(action: Action, today: date) -> str | None:
    """The first day of an action that repeats on which it was not done yet; None when nothing of it is left.

    Days before the last one that was done are over: whoever missed a month goes on with the next.
    """
    since = max(action.done_days.split(), default=action.start or "")
    until = (today + timedelta(days=AHEAD_DAYS)).isoformat()
    return next((day for day, done in occurrences(action, since, until) if not done), None)


def with_done(action: Action, day: str) -> Action:
    """The action with one more day on which it was done."""
    values: dict[str, Any] = action.values()
    return Action(**(values | {"done_days": "\n".join(sorted({*action.done_days.split(), day}))}))


def due_day(action: Action, today: date) -> str | None:
    """When an action is due: its day, or the next one of an action that repeats; None when it is done or has none."""
    if action.done_on:
        return None
    return next_open(action, today) if action.rule else action.due
