"""What the check-ins of a goal come to: the number that counts now, and since when.

Source of the kinds of number: Reframe Monitor and terraware (adds up over life, within a year, latest value only).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from commdesk.records.goals import CheckIn, Goal


class Reading(NamedTuple):
    """A goal's number and the day (ISO) of the last reading that made it; both None while there is none."""

    now: float | None = None
    now_on: str | None = None


def reading(goal: Goal, check_ins: Iterable[CheckIn], day: date, year_start: int | str = 1) -> Reading:
    """What the check-ins up to ``day`` come to, in the goal's unit.

    The latest counts, or all add up on top of the baseline (an empty one is 0): all of them, or those of the group's
    own year (beginning in the month ``year_start``) in which ``day`` lies. Check-ins without a number change nothing.
    """
    until = day.isoformat()
    read = sorted(
        (c for c in check_ins if c.reading is not None and str(c.day) <= until),
        key=lambda c: (str(c.day), c.made, c.id),
    )
    if goal.number == "adds_year":
        since = _year_begin(day, int(year_start))
        last = read[-1] if read else None
        read = [c for c in read if str(c.day) >= since]
        if last is not None and not read:
            return Reading(goal.baseline or 0.0, since)  # a new year has begun
    if not read:
        return Reading()
    if goal.number in ("adds", "adds_year"):
        total = (goal.baseline or 0.0) + sum(float(c.reading or 0) for c in read)
        return Reading(round(total, 9), read[-1].day)
    return Reading(read[-1].reading, read[-1].day)


def as_read(goal: Goal, found: Reading) -> Goal:
    """The goal with a reading in place of its own."""
    values: dict[str, Any] = goal.values()
    return Goal(**(values | {"now": found.now, "now_on": found.now_on}))


def _year_begin(day: date, month: int) -> str:
    return date(day.year if day.month >= month else day.year - 1, month, 1).isoformat()
