"""Periods: how people ask for one, the same stretch before it, its months, and its name on a page."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock, text
from commdesk.errors import KnownError
from commdesk.records import reading
from commdesk.text import N_, _, ngettext

DEFAULT = "last-12-months"
FORMS = (
    "2026, FY2026, 2026-Q3, 2026-09, 2026-09-14, 2026-01-01..2026-06-30, this-month, last-month, this-quarter, "
    "last-quarter, this-year, last-year, last-12-months, last-30-days, next-4-weeks, next-3-months"
)
_UNKNOWN = N_("“{typed}” is not a period. Write it like one of these: {forms}.")


class Period(NamedTuple):
    """From ``start`` to ``end``, both counted. ``label`` is how it was asked for.

    ``length`` is how many whole months it stands for when complete, 0 when it is counted in days.
    """

    start: date
    end: date
    label: str = ""
    length: int = 0

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def first(self) -> str:
        """The least day of it as the file keeps days.

        Where it begins with a month that is the month itself (``2026-11``), which stands before its days: what is
        known for a whole month counts in that month.
        """
        return f"{self.start:%Y-%m}" if self.start.day == 1 else self.start.isoformat()

    @property
    def last(self) -> str:
        """The last day as ISO text."""
        return self.end.isoformat()


def parse_period(typed: str, year_start: int | str = 1) -> Period:
    """The period a person asked for; ``year_start`` is the month in which the group's own year begins.

    Raises KnownError naming the forms for anything else. ``last-12-months`` are twelve months, the running
    one included, up to today; ``this-month`` and the like go on to their last day.
    """
    bare = "".join(typed.split()).lower()
    if ".." in bare:
        return _between(bare, typed)
    for pattern, maker in _PATTERNS:
        if match := re.fullmatch(pattern, bare):
            try:
                return maker(match, int(year_start))._replace(label=typed.strip())
            except (ValueError, OverflowError) as error:
                raise _unknown(typed) from error
    raise _unknown(typed)


def before(period: Period) -> Period:
    """The same-length period just before: the month before a month, the quarter before a quarter.

    A period that stops on its way (``so_far``) gets the same part of the one before.
    """
    if not period.length:
        days = timedelta(days=period.days)
        return Period(period.start - days, period.end - days)
    start = add_months(period.start, -period.length)
    if period.end == add_months(period.start, period.length) - timedelta(days=1):
        return Period(start, period.start - timedelta(days=1), length=period.length)
    return Period(start, same_day(period.end, -period.length), length=period.length)


def year_earlier(period: Period) -> Period:
    """The same days a year earlier; of a running period the part that has been lived."""
    lived = so_far(period)
    return Period(same_day(lived.start, -12), same_day(lived.end, -12), length=period.length)


def so_far(period: Period) -> Period:
    """The part of a period that has already been lived; itself when it is over or still to come."""
    today = clock.today()
    return period._replace(end=today) if period.start <= today < period.end else period


def as_of(period: Period) -> date:
    """The day at which states are looked at: the period's last day, or today while it runs."""
    return min(period.end, clock.today())


def months(period: Period) -> list[Period]:
    """The months it touches, each cut to the period."""
    found = []
    first = period.start.replace(day=1)
    while first <= period.end:
        after = add_months(first, 1)
        last = min(after - timedelta(days=1), period.end)
        found.append(Period(max(first, period.start), last, f"{first:%Y-%m}", 1))
        first = after
    return found


def weeks(period: Period) -> float:
    """Its length in weeks up to today; a whole year counts as 52 (2,080 hours at the usual 40)."""
    if period.start > clock.today():
        return 0.0
    lived = so_far(period)
    return 52.0 * _whole_years(lived) or lived.days / 7


def title(period: Period) -> str:
    """``2026``, ``September 2026``, ``July to September 2026``, ``3 to 9 November 2026``: for people."""
    start, end = period.start, period.end
    if start.day == 1 and end == _month_end(end):
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else _range(str(start.year), str(end.year))
        if (start.year, start.month) == (end.year, end.month):
            return text.month_name(start)
        return _range(text.month_name(start, year=start.year != end.year), text.month_name(end))
    if start == end:
        return text.day_full(start)
    if (start.year, start.month) == (end.year, end.month):
        return _range(str(start.day), text.day_full(end))
    return _range(text.day_full(start), text.day_full(end))


def before_words(period: Period) -> str:
    """What the period just before is called in a sentence: ``the quarter before``."""
    if period.length == 12:
        return _("the year before")
    if period.length == 3:
        return _("the quarter before")
    if period.length == 1:
        return _("the month before")
    if period.length:
        return ngettext("the {n} month before", "the {n} months before", period.length).format(
            n=period.length
        )
    return ngettext("the {n} day before", "the {n} days before", period.days).format(n=period.days)


def _unknown(typed: str) -> KnownError:
    return KnownError(_(_UNKNOWN).format(typed=reading.short(typed), forms=FORMS))


def _range(first: str, last: str) -> str:
    return _("{first} to {last}").format(first=first, last=last)


def _between(bare: str, typed: str) -> Period:
    left, __, right = bare.partition("..")
    first, last = (reading.vague_day(side, "ymd") for side in (left, right))
    if not first or not last:
        raise _unknown(typed)
    start, end = reading.first_day(first), reading.last_day(last)
    if end < start:
        sentence = _("The period “{typed}” ends before it begins. Write the earlier day first.")
        raise KnownError(sentence.format(typed=reading.short(typed)))
    whole = start.day == 1 and end == _month_end(end)
    length = (end.year - start.year) * 12 + end.month - start.month + 1 if whole else 0
    return Period(start, end, typed.strip(), length)


def _of_months(start: date, length: int) -> Period:
    return Period(start, add_months(start, length) - timedelta(days=1), length=length)


def _named_month(match: re.Match[str], _year_start: int) -> Period:
    return _of_months(date(int(match[1]), int(match[2]), 1), 1)


def _named_day(match: re.Match[str], _year_start: int) -> Period:
    day = date.fromisoformat(match[0])
    return Period(day, day)


def _of_today(match: re.Match[str], year_start: int) -> Period:
    today = clock.today()
    length = {"month": 1, "quarter": 3}.get(match[2], 12)
    if match[2] == "fy":
        start = date(today.year if today.month >= year_start else today.year - 1, year_start, 1)
    else:
        start = date(today.year, (today.month - 1) // length * length + 1, 1)
    return _of_months(add_months(start, -length) if match[1] == "last" else start, length)


def _last_months(match: re.Match[str], _year_start: int) -> Period:
    length, today = int(match[1]), clock.today()
    if not 1 <= length <= 1200:
        raise ValueError(length)
    return Period(add_months(today.replace(day=1), 1 - length), today, length=length)


def _last_days(match: re.Match[str], _year_start: int) -> Period:
    days, today = int(match[1]), clock.today()
    if not 1 <= days <= 36600:
        raise ValueError(days)
    return Period(today - timedelta(days=days - 1), today)


def _next(match: re.Match[str], _year_start: int) -> Period:
    count, today = int(match[1]) * (7 if match[2] == "week" else 1), clock.today()
    if not 1 <= count <= 3660:
        raise ValueError(count)
    return Period(today, today + timedelta(days=count - 1))


def _next_months(match: re.Match[str], _year_start: int) -> Period:
    length, today = int(match[1]), clock.today()
    if not 1 <= length <= 1200:
        raise ValueError(length)
    return Period(today, add_months(today, length) - timedelta(days=1))


_YEAR = r"((?:19|20|21)\d\d)"
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], int], Period]], ...] = (
    (_YEAR, lambda m, __: _of_months(date(int(m[1]), 1, 1), 12)),
    (r"fy-?" + _YEAR, lambda m, year_start: _of_months(date(int(m[1]), year_start, 1), 12)),
    (_YEAR + r"-?q([1-4])", lambda m, __: _of_months(date(int(m[1]), int(m[2]) * 3 - 2, 1), 3)),
    (_YEAR + r"-(\d\d?)", _named_month),
    (_YEAR + r"-\d\d-\d\d", _named_day),
    (r"(this|last)-(month|quarter|year|fy)", _of_today),
    (r"last-(\d{1,4})-months?", _last_months),
    (r"last-(\d{1,5})-days?", _last_days),
    (r"next-(\d{1,4})-(day|week)s?", _next),
    (r"next-(\d{1,4})-months?", _next_months),
)


def _month_end(day: date) -> date:
    return day.replace(day=reading.days_in_month(day.year, day.month))


def add_months(first: date, count: int) -> date:
    """``first`` moved by months; a day that the month lacks becomes its last. ValueError beyond the last year there is."""
    index = first.year * 12 + first.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(first.day, reading.days_in_month(year, month + 1)))


def same_day(day: date, count: int) -> date:
    """A day moved by months; the last day of a month stays the last. ValueError beyond the last year there is."""
    moved = add_months(day, count)
    return _month_end(moved) if day == _month_end(day) else moved


def _whole_years(period: Period) -> int:
    after = period.end + timedelta(days=1)
    if (after.month, after.day) == (period.start.month, period.start.day):
        return after.year - period.start.year
    return 0
