"""What indicators read by themselves from the group's records. Rates are 0 to 100 here, as people say them; money is whole."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import text
from commdesk.figures import hours, money, periods, promises, retention
from commdesk.figures.goal_readings import HELPING_DAYS
from commdesk.figures.periods import Period
from commdesk.figures.retention import Share
from commdesk.records.indicators import Indicator
from commdesk.records.readings import ADDING, year_begin
from commdesk.store.store import Reader
from commdesk.text import _

# What has been counted since the group began.
_EVER = date(1900, 1, 1)


class FromRecords(NamedTuple):
    """A number with the day (ISO) until which it counts, and in words what it was counted from.

    ``of`` are the cases behind a rate and ``counted`` those of them that count; None for what is no rate. Where ``value`` is
    None, ``words`` say why.
    """

    value: float | None
    day: str | None
    words: str
    counted: int | None = None
    of: int | None = None


def from_records(reader: Reader, indicator: Indicator, day: date) -> FromRecords:
    """What an indicator with ``reads`` comes to on a day."""
    return _SOURCES[str(indicator.reads)](reader, indicator, day)


def _year_to(day: date) -> Period:
    """The twelve months up to a day, that day's part of its month included."""
    return Period(periods.add_months(day.replace(day=1), -11), day, length=12)


def _hours(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    """Hours of the last whole month: of one that still runs nobody knows how it ends."""
    end = periods.add_months(day.replace(day=1), 1) - timedelta(days=1)
    last = day if day == end else day.replace(day=1) - timedelta(days=1)
    minutes = hours.minutes_between(reader, last.replace(day=1), last)
    words = _("Completed shifts of {month}").format(month=text.month_name(last))
    return FromRecords(round(minutes / 60, 4), last.isoformat(), words)


def _volunteers(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    span = Period(day - timedelta(days=HELPING_DAYS - 1), day)
    count = hours.active_volunteers(reader, span)
    words = _("People with a completed shift in the {n} days before").format(n=text.number(HELPING_DAYS))
    return FromRecords(float(count), day.isoformat(), words)


def _retention(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    span = _year_to(day)
    words = _("People who helped in the twelve months before and in the last twelve")
    return _rate(retention.stayed(reader, span, periods.before(span)), day, words)


def _participation(reader: Reader, indicator: Indicator, day: date) -> FromRecords:
    """People with a completed shift in twelve months ÷ people who could take part."""
    if not indicator.people:
        return FromRecords(None, None, _("How many people could take part is not entered yet."))
    count = hours.active_volunteers(reader, _year_to(day))
    words = _("People with a completed shift in twelve months, of those who could take part")
    return _rate(Share(count, indicator.people), day, words)


def _promises(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    ours, theirs = promises.kept(reader, _year_to(day))
    words = _("Promises of both sides that fell due in twelve months, kept on time")
    return _rate(Share(ours.kept + theirs.kept, ours.due + theirs.due), day, words)


def _engagement(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    """Likes, comments and shares of twelve months ÷ followers, in percent, of the channels whose followers were counted."""
    from commdesk.figures import outreach  # Home only asks what is due: it opens without

    found = outreach.count(reader, _year_to(day)).by_followers
    if found.value is None:
        return FromRecords(None, None, _("What posts reached, or how many follow, is not counted yet."))
    words = _("{n} likes, comments and shares of twelve months, {over} followers")
    words = words.format(n=text.number(found.of), over=text.number(found.over))
    return FromRecords(round(found.value * 100, 4), day.isoformat(), words)


def _belonging(reader: Reader, _indicator: Indicator, day: date) -> FromRecords:
    """People whose mean says that they belong, of those who answered the survey that asked for it last."""
    from commdesk.figures import surveys

    felt = surveys.belonging_on(reader, day)
    if felt is None or not felt.belonging.n:
        asked = bool(reader.rows("SELECT 1 FROM questions WHERE scale = 'belonging' LIMIT 1"))
        late = _("No survey has asked for it in the last twelve months.")
        return FromRecords(None, None, late if asked else _("No survey has asked for it yet."))
    found, name = felt.belonging, felt.survey.name
    if found.share is None:
        words = _("Only {n} people answered “{survey}”: too few for a share.")
        told = words.format(n=text.number(found.n), survey=name)
        return FromRecords(None, None, told, found.feel, found.n)
    words = _("“{survey}”: {n} of {of} feel that they belong")
    told = words.format(survey=name, n=text.number(found.feel), of=text.number(found.n))
    return FromRecords(round(found.share * 100, 4), day.isoformat(), told, found.feel, found.n)


def _raised(reader: Reader, indicator: Indicator, day: date) -> FromRecords:
    return _money(reader, indicator, day, "raised")


def _invested(reader: Reader, indicator: Indicator, day: date) -> FromRecords:
    return _money(reader, indicator, day, "invested")


def _money(reader: Reader, indicator: Indicator, day: date, which: str) -> FromRecords:
    """All of it where it adds up over life, that of the group's own year, else that of twelve months; whole currency."""
    span, words = _year_to(day), _("Entries of the money log of twelve months")
    if indicator.number == "adds":
        span, words = Period(_EVER, day), _("All entries of the money log")
    elif indicator.number == "adds_year":
        start = date.fromisoformat(year_begin(day, int(reader.group().year_start)))
        span = Period(start, day)
        words = _("Entries of the money log since {day}").format(day=text.day_full(start))
    cents = getattr(money.count(reader, span), which)
    begun = (indicator.baseline or 0.0) if indicator.number in ADDING else 0.0
    return FromRecords(begun + cents / 100, day.isoformat(), words)


def _rate(share: Share, day: date, words: str) -> FromRecords:
    if share.rate is None:
        return FromRecords(None, None, _("Nothing to count yet: {what}.").format(what=words), 0, 0)
    told = _("{what}: {n} of {of}").format(what=words, n=text.number(share.people), of=text.number(share.of))
    return FromRecords(round(share.rate * 100, 4), day.isoformat(), told, share.people, share.of)


_SOURCES: dict[str, Callable[[Reader, Indicator, date], FromRecords]] = {
    "hours": _hours,
    "volunteers": _volunteers,
    "retention": _retention,
    "participation": _participation,
    "promises": _promises,
    "engagement": _engagement,
    "belonging": _belonging,
    "raised": _raised,
    "invested": _invested,
}
