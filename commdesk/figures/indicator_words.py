"""What is said of indicators on screen and paper: numbers with their unit, standings, and what wants to be read."""

from datetime import date

from commdesk import text
from commdesk.figures.indicators import IndicatorLine, Split, readings_due
from commdesk.figures.items import Item
from commdesk.records.indicators import INDICATORS, OFTEN, Indicator, IndicatorReading
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.store import Reader
from commdesk.text import _

NOT_YET = "–"
MOST_DUE = 2
# What reads itself as a share.
RATES = ("retention", "participation", "promises", "engagement", "belonging")
# Below so many cases a share is told as a count.
FEW_CASES = 10


def number(indicator: Indicator, value: float | None, currency: str = "") -> str:
    """``3.8 points``, ``45 %``, ``€4,200``: a value in the indicator's own unit; a dash for none."""
    if value is None:
        return NOT_YET
    if indicator.reads in ("raised", "invested") and currency:
        return text.money(round(value * 100), currency)
    if indicator.number == "percent" or indicator.reads in RATES:
        return text.percent(value / 100, 0 if abs(value) >= 10 else 1)
    return f"{text.number(value, 2 if abs(value) < 10 else 1)} {indicator.unit}".strip()


def bare(indicator: Indicator, value: float | None, currency: str = "") -> str:
    """The same without its unit, where that has just been said."""
    full = number(indicator, value, currency)
    return full.removesuffix(indicator.unit).strip() if indicator.unit else full


def now(line: IndicatorLine, currency: str = "") -> str:
    """Its number now; a share of few people as a count of them."""
    if line.of is not None and line.counted is not None and line.of < FEW_CASES and line.now is not None:
        return _("{n} of {of}").format(n=text.number(line.counted), of=text.number(line.of))
    if line.of and line.counted is not None and line.now is not None:
        return _("{share} ({n} of {of})").format(
            share=number(line.indicator, line.now),
            n=text.number(line.counted),
            of=text.number(line.of),
        )
    return number(line.indicator, line.now, currency)


def way(line: IndicatorLine) -> str:
    """``75 % of the way``, or that it went the other way; empty where there is nothing to measure by."""
    if line.progress is None:
        return ""
    if line.progress < 0:
        return _("further away than at the beginning")
    return _("{percent} of the way").format(percent=text.percent(line.progress))


def flaw(line: IndicatorLine, split: Split) -> str:
    """That the parts of an axis of its latest reading do not add up to it, with both numbers."""
    return flaw_of(line.last, split) if line.last is not None else ""


def flaw_of(read: IndicatorReading, split: Split) -> str:
    """That the parts of an axis do not add up to a reading, with both numbers."""
    return _("The parts by {axis} come to {total}, the reading is {read}.").format(
        axis=split.axis, total=text.number(split.total or 0, 2), read=text.number(read.value or 0, 2)
    )


def due_items(reader: Reader, today: date) -> list[Item]:
    """The lines on Home: what wants to be read, the longest waiting first, some of them."""
    due = readings_due(reader, today)[:MOST_DUE]
    names = reader.labels(VOLUNTEERS, [one.indicator.who for one in due if one.indicator.who])
    found = []
    for one in due:
        title = _("“{indicator}” wants to be read").format(indicator=one.indicator.name)
        parts = [_(OFTEN[str(one.indicator.often)])]
        if one.last:
            parts.append(_("last read {day}").format(day=text.day_medium(date.fromisoformat(one.last))))
        if one.indicator.who:
            parts.append(names.get(one.indicator.who, ""))
        note = " · ".join(part for part in parts if part)
        there = f"read {one.indicator.id}"
        found.append(Item(INDICATORS.name, there, one.day, title, note, _("Read"), "quiet"))
    return found
