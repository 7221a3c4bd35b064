"""Upright bars: months along the foot, each bar with its value over it."""

from typing import NamedTuple

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.describe import BarChart
from commdesk.charts.palette import ACCENT, INK, LINE, QUIET, STEPPED_BACK
from commdesk.charts.renderer import Box
from commdesk.charts.sketch import Sketch, highest

_MISSING = "–"
_SHARE = 0.74  # of a month's room that its bar takes
_WIDEST_SLOT = 11  # heights of letters
_LEADING = 1.3


class _Layout(NamedTuple):
    slot: float
    base: float
    tall: float
    labels: list[list[str]]
    label_every: int
    value_size: float


def height(chart: BarChart, width: float, size: float) -> float:
    """A little under half the width, within reason."""
    lines = max((len(label) for label in _layout(chart, width, 300, size).labels), default=1)
    extra = (lines - 1) * size * _LEADING + (size * 1.6 if _head(chart) else 0)
    return min(max(width * 0.40, size * 12), size * 20) + extra


def draw(chart: BarChart, sketch: Sketch, size: float) -> None:
    """Bars from zero; where words would touch, every second (third ...) is left out, the last one never."""
    width, tall = sketch.box.width, sketch.box.height
    plan = _layout(chart, width, tall, size)
    top = highest(chart.values + chart.before)
    if _head(chart):
        _draw_head(chart, sketch, size)
    _draw_bars(chart, sketch, plan, top)
    sketch.line((0, width), (plan.base, plan.base), LINE)
    count = len(chart.values)
    every = _value_step(chart, plan)
    label_left = value_left = width + 1
    for place in reversed(range(count)):
        chosen = place == chart.highlight
        if (count - 1 - place) % plan.label_every == 0:
            label_left = _draw_label(sketch, plan, place, size, label_left)
        if chosen or (count - 1 - place) % every == 0:
            value_left = _draw_value(chart, sketch, plan, place, value_left, size)


def _draw_value(
    chart: BarChart, sketch: Sketch, plan: _Layout, place: int, limit: float, size: float
) -> float:
    """The words over a bar, clear of the bars beside it and left of ``limit``; returns the new limit."""
    top, chosen, width = highest(chart.values + chart.before), place == chart.highlight, sketch.box.width
    shown = _shown(chart, place)
    half = letters.width(shown, plan.value_size, chosen) / 2
    middle = (place + 0.5) * plan.slot
    if chart.before:
        middle += plan.slot * _SHARE * 0.23  # over the full bar, right of the hollow one
    middle = min(max(middle, half), max(half, width - half))
    if middle + half > limit:
        return limit
    bars = [bar for kind in _boxes(chart, plan, top) for bar in kind]
    under = [b.height for b in bars if b.x < middle + half and b.x + b.width > middle - half]
    level = plan.base + max(under, default=0.0)
    sketch.words(
        middle, level + size * 0.4, shown, plan.value_size, INK if chosen else QUIET, chosen, "center"
    )
    return middle - half - size * 0.2


def _layout(chart: BarChart, width: float, tall: float, size: float) -> _Layout:
    # A single month is no wall of colour: few bars stand at the left and leave the rest white.
    slot = min(width / max(1, len(chart.values)), size * _WIDEST_SLOT)
    words = [chart.labels[i] if i < len(chart.labels) else "" for i in range(len(chart.values))]
    every, labels = _labels(words, slot, width, size)
    lines = max((len(label) for label in labels), default=1)
    base = lines * size * _LEADING + size * 0.5
    head = size * 1.6 if _head(chart) else 0
    return _Layout(slot, base, max(tall - base - head - size * 1.6, size), labels, every, size)


def _labels(words: list[str], slot: float, width: float, size: float) -> tuple[int, list[list[str]]]:
    """The labels in at most two lines; where they are wider than their bars, every second (third ...) stands.

    Returns that step, and the labels' lines.
    """
    for every in range(1, max(len(words), 2)):
        room = every * slot - size * 0.3
        labels = [letters.wrap(label, size, room, most=2) for label in words]
        whole = all(
            " ".join(lines) == " ".join(label.split()) for lines, label in zip(labels, words, strict=True)
        )
        if whole or room > width / 3:
            return every, labels
    return 1, [letters.wrap(label, size, max(slot - size * 0.3, size), most=2) for label in words]


def _length(value: float | None, top: float, tall: float) -> float:
    return max(0.0, value or 0.0) / top * tall


def _shown(chart: BarChart, place: int) -> str:
    value = chart.values[place]
    if value is None:
        return _MISSING
    return chart.shown[place] if place < len(chart.shown) else text.number(value)


def _value_step(chart: BarChart, plan: _Layout) -> int:
    widest = max(
        (letters.width(_shown(chart, i), plan.value_size) for i in range(len(chart.values))), default=0
    )
    return max(1, -int(-(widest + plan.value_size * 0.4) // plan.slot))


def _boxes(chart: BarChart, plan: _Layout, top: float) -> tuple[list[Box], list[Box], list[Box]]:
    """The bars that step back, the strong ones, and the hollow ones of the period before."""
    wide = plan.slot * _SHARE
    strong: list[Box] = []
    back: list[Box] = []
    hollow: list[Box] = []
    for place, value in enumerate(chart.values):
        left = place * plan.slot + (plan.slot - wide) / 2
        bar_left, bar_wide = left, wide
        if chart.before:
            earlier = chart.before[place] if place < len(chart.before) else None
            hollow.append(Box(left, plan.base, wide * 0.42, _length(earlier, top, plan.tall)))
            bar_left, bar_wide = left + wide * 0.46, wide * 0.54
        steps_back = chart.highlight is not None and place != chart.highlight
        (back if steps_back else strong).append(
            Box(bar_left, plan.base, bar_wide, _length(value, top, plan.tall))
        )
    return back, strong, hollow


def _draw_bars(chart: BarChart, sketch: Sketch, plan: _Layout, top: float) -> None:
    for boxes, colour in zip(_boxes(chart, plan, top), (STEPPED_BACK, ACCENT, QUIET), strict=True):
        sketch.bars([b for b in boxes if b.height > 0], colour, hollow=colour == QUIET)


def _draw_label(sketch: Sketch, plan: _Layout, place: int, size: float, limit: float) -> float:
    """The words under a bar when they stand left of ``limit``; returns the new limit."""
    lines = plan.labels[place]
    half = max((letters.width(line, size) for line in lines), default=0) / 2
    middle = min(max((place + 0.5) * plan.slot, half), max(half, sketch.box.width - half))
    if middle + half > limit:
        return limit
    for number, line in enumerate(lines):
        baseline = plan.base - size * 0.05 - (number + 1) * size * _LEADING
        sketch.words(middle, baseline, line, size, QUIET, align="center")
    return middle - half - size * 0.2


def _head(chart: BarChart) -> bool:
    return bool(chart.unit or chart.before_series or (chart.before and chart.series))


def _draw_head(chart: BarChart, sketch: Sketch, size: float) -> None:
    """The unit, and which bars are which: a small square before each name."""
    baseline = sketch.box.height - letters.ascent(size)
    x = 0.0
    named = [(chart.unit, "")]
    if chart.before:
        named += [(chart.series, "full"), (chart.before_series, "hollow")]
    parts = [(words, square) for words, square in named if words]
    for number, (words, square) in enumerate(parts):
        # Each part may take an even share of the room that is left, with its square and the gap behind it.
        room = (sketch.box.width - x) / (len(parts) - number) - size * 2.5
        if square:
            box = Box(x, baseline, size * 0.75, size * 0.75)
            sketch.bars([box], ACCENT if square == "full" else QUIET, hollow=square == "hollow")
            x += size * 1.1
        words = letters.fitted(words, size, max(room, size))
        sketch.words(x, baseline, words, size, QUIET)
        x += letters.width(words, size) + size * 1.4
