"""Sessions that repeat: on which days a series takes place, and its rule in words.

Rules are those of RFC 5545 (``FREQ=MONTHLY;BYDAY=2TU``), read by dateutil; only days are looked at, never hours.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from commdesk import text
from commdesk.records import reading
from commdesk.records.availability import day_name_long
from commdesk.records.programmes import Series
from commdesk.text import N_, _

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DAY = rf"(?:[+-]?\d{{1,2}})?(?:{'|'.join(WEEKDAYS)})"
_NUMBER = r"[+-]?\d{1,3}"
# A rule from somewhere else may hold what runs for ever (an interval of nothing) or speaks of seconds.
_PART = re.compile(
    rf"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9]\d{{0,2}}|COUNT=[1-9]\d{{0,4}}|UNTIL=\d{{8}}(?:T\d{{6}})?"
    rf"|WKST=(?:{'|'.join(WEEKDAYS)})|BYDAY={_DAY}(?:,{_DAY})*"
    rf"|BY(?:MONTHDAY|MONTH|SETPOS)={_NUMBER}(?:,{_NUMBER})*"
)
_ORDINALS = {
    1: N_("on the first {weekday} of each month"),
    2: N_("on the second {weekday} of each month"),
    3: N_("on the third {weekday} of each month"),
    4: N_("on the fourth {weekday} of each month"),
    5: N_("on the fifth {weekday} of each month"),
    -1: N_("on the last {weekday} of each month"),
}


class Choice(NamedTuple):
    """A rule that is offered for a session on some day; ``key`` is the same for the same wish on another day."""

    key: str
    rule: str


def choices(day: date) -> list[Choice]:
    """How a session on that day can repeat: by the week, the weekday of the month, or the date."""
    weekday = WEEKDAYS[day.weekday()]
    place, length = (day.day - 1) // 7 + 1, reading.days_in_month(day.year, day.month)
    found = [Choice("weekly", "FREQ=WEEKLY"), Choice("fortnightly", "FREQ=WEEKLY;INTERVAL=2")]
    if place < 5:
        found.append(Choice("weekday", f"FREQ=MONTHLY;BYDAY={place}{weekday}"))
    if day.day + 7 > length:
        found.append(Choice("last weekday", f"FREQ=MONTHLY;BYDAY=-1{weekday}"))
    found.append(Choice("date", _monthly(day.day)))
    if day.day == length and day.day < 31:
        found.append(Choice("last day", "FREQ=MONTHLY;BYMONTHDAY=-1"))
    return found


def moved(rule: str, old: date, new: date) -> str:
    """The same wish when a session moves to another day: the second Tuesday becomes the second Wednesday."""
    key = next((choice.key for choice in choices(old) if choice.rule == rule), "")
    offered = {choice.key: choice.rule for choice in choices(new)}
    if key == "weekday":
        return offered.get(key) or offered["last weekday"]
    return offered.get(key, rule)


def is_rule(rule: str) -> bool:
    """Whether a rule can be read."""
    parts = rule.strip().removeprefix("RRULE:").split(";")
    return "FREQ=" in rule and all(_PART.fullmatch(part) for part in parts)


def left_out(series: Series) -> set[str]:
    """The days that are left out."""
    return set(re.findall(r"\d{4}-\d\d-\d\d", series.skipped))


def days(series: Series, first: str, last: str, *, skipped: bool = False) -> list[str]:
    """The days (ISO) of a series from ``first`` to ``last``, both counted; those left out only when asked for.

    A rule that cannot be read stands for the first day alone.
    """
    begin = str(series.day)
    first, last = max(first, begin), min(last, series.until or last)
    if first > last:
        return []
    found = [begin] if begin == first else []
    if is_rule(series.rule):
        found = _days(series.rule, begin, first, last)
    out = set() if skipped else left_out(series)
    return [day for day in found if day not in out]


def _days(rule: str, begin: str, first: str, last: str) -> list[str]:
    from dateutil.rrule import rrulestr

    start = datetime.fromisoformat(begin)
    try:
        repeated = rrulestr(rule.strip(), dtstart=start)
        found = repeated.between(
            datetime.fromisoformat(first),
            datetime.combine(date.fromisoformat(last), time.max),
            inc=True,
        )
    except ValueError:
        # Well written and still no days: a position of 0, a month of 13.
        return [begin] if begin == first else []
    return sorted({f"{moment:%Y-%m-%d}" for moment in found})


def spelled(rule: str, day: date) -> str:
    """A rule as people say it, for a series from that day on: ``every second Saturday``."""
    parts = dict(part.split("=", 1) for part in rule.removeprefix("RRULE:").split(";") if "=" in part)
    often, interval = parts.pop("FREQ", ""), int(parts.pop("INTERVAL", "1")) if is_rule(rule) else 0
    parts.pop("WKST", None)
    by_day = [WEEKDAYS.index(code) for code in parts.get("BYDAY", "").split(",") if code in WEEKDAYS]
    if often == "WEEKLY" and interval and set(parts) <= {"BYDAY"}:
        names = text.listed([day_name_long(at) for at in by_day or [day.weekday()]])
        words = {1: _("every {weekday}"), 2: _("every second {weekday}")}
        return words.get(interval, _("every {n} weeks on {weekday}")).format(weekday=names, n=interval)
    if often == "MONTHLY" and interval == 1:
        return _monthly_words(rule, parts, day)
    if often == "DAILY" and interval == 1 and not parts:
        return _("every day")
    return _("by a rule of its own ({rule})").format(rule=rule)


def _monthly_words(rule: str, parts: dict[str, str], day: date) -> str:
    match = re.fullmatch(r"(-?\d)([A-Z]{2})", parts.get("BYDAY", ""))
    if match and set(parts) == {"BYDAY"} and int(match[1]) in _ORDINALS:
        weekday = day_name_long(WEEKDAYS.index(match[2]))
        return _(_ORDINALS[int(match[1])]).format(weekday=weekday)
    if parts.get("BYMONTHDAY") == "-1" or rule == _monthly(31):
        return _("on the last day of each month")
    for number in (*range(1, 31), day.day):
        if rule == _monthly(number) or (not parts and number == day.day):
            return _("on day {n} of each month").format(n=number)
    return _("by a rule of its own ({rule})").format(rule=rule)


def _monthly(day: int) -> str:
    """Monthly on a date; a month that lacks it takes its last day."""
    if day < 29:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(n) for n in range(28, day + 1))};BYSETPOS=-1"


def day_before(day: str) -> str:
    """The day before, ISO text."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
