"""What readings come to, of goals and of indicators: the number that counts now, since when, and how far that is.

Source of the kinds of number: Reframe Monitor and terraware (adds up over life, within a year, latest value only).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from commdesk.records.goals import CheckIn, Goal

# The kinds of number whose readings add up.
ADDING = ("adds", "adds_year")


class Reading(NamedTuple):
    """A goal's number and the day (ISO) of the last reading that made it; both None while there is none."""

    now: float | None = None
    now_on: str | None = None


class Read(NamedTuple):
    """One number that was read on a day (ISO)."""

    day: str
    value: float


def come_to(
    number: str, baseline: float | None, read: Iterable[Read], day: date, year_start: int | str = 1
) -> Reading:
    """What readings up to ``day``, given in their order, come to; ``number`` is the kind of number.

    The latest counts, or all add up on top of the baseline (an empty one is 0): all of them, or those of the group's
    own year (beginning in the month ``year_start``) in which ``day`` lies.
    """
    until = day.isoformat()
    known = [one for one in read if one.day <= until]
    if number == "adds_year":
        since = year_begin(day, int(year_start))
        last = known[-1] if known else None
        known = [one for one in known if one.day >= since]
        if last is not None and not known:
            return Reading(baseline or 0.0, since)  # a new year has begun
    if not known:
        return Reading()
    if number in ADDING:
        total = (baseline or 0.0) + sum(float(one.value) for one in known)
        return Reading(round(total, 9), known[-1].day)
    return Reading(known[-1].value, known[-1].day)


def reading(goal: Goal, check_ins: Iterable[CheckIn], day: date, year_start: int | str = 1) -> Reading:
    """What the check-ins up to ``day`` come to, in the goal's unit. Those without a number change nothing."""
    read = sorted((c for c in check_ins if c.reading is not None), key=lambda c: (str(c.day), c.made, c.id))
    return come_to(
        goal.number, goal.baseline, [Read(str(c.day), c.reading or 0) for c in read], day, year_start
    )


def as_read(goal: Goal, found: Reading) -> Goal:
    """The goal with a reading in place of its own."""
    values: dict[str, Any] = goal.values()
    return Goal(**(values | {"now": found.now, "now_on": found.now_on}))


def progress(baseline: float | None, target: float | None, now: float | None) -> float | None:
    """(now − baseline) ÷ (target − baseline): also right for falling targets.

    May pass 1; below the baseline it is negative. An empty baseline counts as 0, an empty reading as the
    baseline. None without a target, or with one that equals the baseline. Source: TolaActivity.
    """
    begun = baseline or 0.0
    if target is None or target == begun:
        return None
    return ((begun if now is None else now) - begun) / (target - begun)


def year_begin(day: date, month: int) -> str:
    """The first day (ISO) of the year in which ``day`` lies, where years begin with that month."""
    return date(day.year if day.month >= month else day.year - 1, month, 1).isoformat()
