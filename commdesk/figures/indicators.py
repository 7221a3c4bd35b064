"""Indicators: their number now, how far that is, how they stand against their targets, and whether their parts add up.

Shares are fractions (0.5 is half); an indicator's own percentages are kept as people say them (45).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from commdesk import clock
from commdesk.figures.goals import BEHIND_POINTS
from commdesk.figures.indicators_read import FromRecords, from_records
from commdesk.figures.periods import add_months
from commdesk.records import reading
from commdesk.records.indicators import (
    DIMENSIONS,
    INDICATOR_READINGS,
    INDICATORS,
    READING_PARTS,
    TARGETS,
    Indicator,
    IndicatorReading,
    ReadingPart,
    Target,
)
from commdesk.records.readings import ADDING, Read, Reading, come_to, progress
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _

# What an indicator's standing is called, and its tone.
STANDINGS = {
    "reached": (N_("Reached"), "good"),
    "late": (N_("Late"), "bad"),
    "behind": (N_("Behind"), "bad"),
    "back": (N_("Further away"), "warn"),
    "on_track": (N_("On track"), "good"),
    "measured": (N_("Measured"), "quiet"),
    "unread": (N_("Not read yet"), "quiet"),
}

# How a stretch of time stands against its target.
TARGET_STATES = {
    "met": (N_("Met"), "good"),
    "missed": (N_("Missed"), "bad"),
    "behind": (N_("Behind"), "bad"),
    "running": (N_("Under way"), "quiet"),
    "unread": (N_("Not read"), "warn"),
    "ahead": (N_("To come"), "quiet"),
}

OFTEN_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
# Kinds of number of which parts have no sum.
WITHOUT_SUM = ("percent", "average")


class TargetLine(NamedTuple):
    """A target of a stretch of time, what the indicator came to in it, and a key of TARGET_STATES."""

    target: Target
    value: float | None
    state: str


class Split(NamedTuple):
    """The parts of a reading by one axis; ``total`` is their sum, None for kinds of number that have none.

    ``adds_up`` is False where the sum is not the reading: both are kept, and it is said.
    """

    axis: str
    parts: tuple[ReadingPart, ...]
    total: float | None
    adds_up: bool


class IndicatorLine(NamedTuple):
    """An indicator as of a day: ``now`` (None while nothing was read, ``why`` says so), since ``now_on`` (a day or a month).

    ``source`` is what the number rests on; ``last`` the reading behind it and ``splits`` its parts, where it was typed.
    ``counted`` and ``of`` are the cases of a rate that reads itself.
    """

    indicator: Indicator
    now: float | None
    now_on: str | None
    progress: float | None
    standing: str
    targets: tuple[TargetLine, ...] = ()
    last: IndicatorReading | None = None
    splits: tuple[Split, ...] = ()
    source: str = ""
    why: str = ""
    counted: int | None = None
    of: int | None = None

    @property
    def flawed(self) -> tuple[Split, ...]:
        """The splits that do not add up to their reading."""
        return tuple(split for split in self.splits if not split.adds_up)


def lines(reader: Reader, day: date | None = None, *, archived: bool = False) -> list[IndicatorLine]:
    """All indicators as of a day, by dimension and name; archived ones only where asked for."""
    wanted = Query() if archived else Query(equals={"archived": 0})
    found = reader.find(INDICATORS, wanted)
    places = list(DIMENSIONS)
    found.sort(key=lambda one: (places.index(one.dimension) if one.dimension else len(places), one.name))
    return of(reader, found, day)


def key_lines(reader: Reader, day: date | None = None) -> list[IndicatorLine]:
    """Those that stand on the front page."""
    return [line for line in lines(reader, day) if line.indicator.key]


def of(reader: Reader, found: Iterable[Indicator], day: date | None = None) -> list[IndicatorLine]:
    """The given indicators as of a day, in their order."""
    day, chosen = day or clock.today(), list(found)
    ids = [one.id for one in chosen]
    readings: dict[str, list[IndicatorReading]] = defaultdict(list)
    for one in _of_indicators(reader, ids):
        readings[str(one.indicator)].append(one)
    targets: dict[str, list[Target]] = defaultdict(list)
    for target in reader.find(TARGETS) if ids else ():
        targets[str(target.indicator)].append(target)
    year_start = reader.group().year_start
    return [
        _line(reader, one, _begun(readings[one.id], day), targets[one.id], day, year_start) for one in chosen
    ]


def readings_of(reader: Reader, indicator: str) -> list[IndicatorReading]:
    """The readings of an indicator (its id) in the order in which they count."""
    return _of_indicators(reader, [indicator])


def value_of(
    indicator: Indicator, readings: Iterable[IndicatorReading], day: date, year_start: int | str = 1
) -> Reading:
    """What readings, given in their order, come to on a day. That of a month counts from its first day, until it is over."""
    read = [Read(_counts_on(one, day), one.value or 0.0) for one in _begun(readings, day)]
    return come_to(indicator.number, indicator.baseline, read, day, year_start)


def _begun(readings: Iterable[IndicatorReading], day: date) -> list[IndicatorReading]:
    return [one for one in readings if reading.first_day(str(one.day)) <= day]


def _counts_on(one: IndicatorReading, day: date) -> str:
    # A month that is not over yet is known up to now.
    return min(one.until, day.isoformat())


def splits(reader: Reader, indicator: Indicator, read: IndicatorReading) -> tuple[Split, ...]:
    """The parts of a reading by their axes. Percentages and averages have no sum, so they are not checked against it."""
    axes: dict[str, list[ReadingPart]] = defaultdict(list)
    for part in reader.find(READING_PARTS, Query(equals={"reading": read.id}, order=("id",))):
        axes[part.axis].append(part)
    found = []
    for axis, parts in axes.items():
        total = None
        if indicator.number not in WITHOUT_SUM:
            total = round(sum(part.value or 0.0 for part in parts), 6)
        adds_up = total is None or total == round(read.value or 0.0, 6)
        found.append(Split(axis, tuple(parts), total, adds_up))
    return tuple(found)


def due_on(indicator: Indicator, last: str | None) -> date | None:
    """When it wants to be read next: so many months after its last reading, or after it was entered.

    None for one without a rhythm, an archived one, and one that reads itself.
    """
    if not indicator.often or indicator.archived or indicator.reads:
        return None
    since = date.fromisoformat(last or indicator.made[:10])
    return add_months(since, OFTEN_MONTHS[indicator.often])


class ReadingDue(NamedTuple):
    """An indicator whose next reading has fallen due, the day it did, and that of the last one (ISO)."""

    indicator: Indicator
    day: date
    last: str | None


def readings_due(reader: Reader, today: date | None = None) -> list[ReadingDue]:
    """Indicators that want to be read, the longest waiting first."""
    today = today or clock.today()
    asked = [one for one in reader.find(INDICATORS, Query(equals={"archived": 0})) if one.often]
    last: dict[str, str] = {}
    for one in _of_indicators(reader, [indicator.id for indicator in asked]):
        last[str(one.indicator)] = one.until
    found = []
    for indicator in asked:
        due = due_on(indicator, last.get(indicator.id))
        if due is not None and due <= today:
            found.append(ReadingDue(indicator, due, last.get(indicator.id)))
    return sorted(found, key=lambda one: (one.day, one.indicator.name))


def in_stretch(
    reader: Reader, indicator: Indicator, readings: Iterable[IndicatorReading], target: Target, day: date
) -> float | None:
    """What an indicator came to in a target's time, up to ``day``: the last reading in it, or all of it added up.

    Those that read themselves are read at its end; of money that adds up, as much as came in that time.
    """
    begin, end = str(target.start), min(str(target.end), day.isoformat())
    if end < begin:
        return None
    adding = indicator.number in ADDING
    if indicator.reads:
        now = from_records(reader, indicator, date.fromisoformat(end)).value
        if not adding or now is None:
            return now
        before = date.fromordinal(date.fromisoformat(begin).toordinal() - 1)
        so_far = indicator if indicator.number == "adds" else _for_life(indicator)
        until = from_records(reader, so_far, date.fromisoformat(end)).value or 0.0
        return round(until - (from_records(reader, so_far, before).value or 0.0), 6)
    within = [one.value or 0.0 for one in _begun(readings, day) if begin <= _counts_on(one, day) <= end]
    if not within:
        return None
    return round(sum(within), 9) if adding else within[-1]


def stands(indicator: Indicator, target: Target, value: float | None, day: date) -> str:
    """A key of TARGET_STATES. What adds up is behind where it trails the time gone by more than ten points."""
    if str(target.start) > day.isoformat():
        return "ahead"
    over, aim = str(target.end) < day.isoformat(), target.value or 0.0
    if value is None:
        return "unread" if over else "running"
    met = value <= aim if indicator.falls else value >= aim
    adding = indicator.number in ADDING
    if adding and indicator.falls and met and not over:
        return "running"  # as few until now; nobody knows the rest
    if met:
        return "met"
    if over or (adding and indicator.falls):
        return "missed"
    return "behind" if adding and aim > 0 and _trails(target, value / aim, day) else "running"


def _trails(target: Target, done: float, day: date) -> bool:
    first, last = date.fromisoformat(str(target.start)), date.fromisoformat(str(target.end))
    gone = ((day - first).days + 1) / ((last - first).days + 1)
    return round(gone - done, 9) > BEHIND_POINTS


def _line(
    reader: Reader,
    indicator: Indicator,
    readings: list[IndicatorReading],
    targets: list[Target],
    day: date,
    year_start: int | str,
) -> IndicatorLine:
    itself = FromRecords(None, None, "")
    if indicator.reads:
        itself = from_records(reader, indicator, day)
        found, last = Reading(itself.value, itself.day), None
    else:
        found = value_of(indicator, readings, day, year_start)
        last = readings[-1] if readings else None
    done = None if found.now is None else progress(indicator.baseline, indicator.target, found.now)
    told = []
    for target in sorted(targets, key=lambda one: (str(one.start), str(one.end))):
        value = in_stretch(reader, indicator, readings, target, day)
        told.append(TargetLine(target, value, stands(indicator, target, value, day)))
    return IndicatorLine(
        indicator=indicator,
        now=found.now,
        now_on=last.day if last is not None and found.now_on == _counts_on(last, day) else found.now_on,
        progress=done,
        standing=_standing(indicator, found.now, done, told, day),
        targets=tuple(told),
        last=last,
        splits=splits(reader, indicator, last) if last is not None else (),
        source=itself.words if itself.value is not None else (last.source if last is not None else ""),
        why="" if found.now is not None else itself.words or _("Nothing was read yet."),
        counted=itself.counted,
        of=itself.of,
    )


def _standing(
    indicator: Indicator, now: float | None, done: float | None, targets: list[TargetLine], day: date
) -> str:
    """The one word for it: by the target itself, then by the last stretch of time that has begun."""
    if now is None:
        return "unread"
    if done is not None and round(done, 9) >= 1:
        return "reached"
    if done is not None and indicator.due and indicator.due < day.isoformat():
        return "late"
    begun = [one.state for one in targets if one.state not in ("ahead", "unread")]
    if begun and begun[-1] in ("behind", "missed"):
        return "behind"
    if done is not None and done < 0:
        return "back"
    return "on_track" if begun and begun[-1] == "met" else "measured"


def _for_life(indicator: Indicator) -> Indicator:
    return replace(indicator, number="adds")


def _of_indicators(reader: Reader, indicators: list[str]) -> list[IndicatorReading]:
    """The readings of indicators (ids), the earliest first."""
    found: list[IndicatorReading] = []
    for start in range(0, len(indicators), 500):
        wanted = Query(equals={"indicator": tuple(indicators[start : start + 500])})
        found += reader.find(INDICATOR_READINGS, wanted)
    return sorted(found, key=lambda one: (one.until, one.made, one.id))
