"""Lying bars: one programme to a line, its name on the left, its value at the bar's end."""

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.describe import HBarChart
from commdesk.charts.palette import ACCENT, INK, LINE, QUIET, STEPPED_BACK
from commdesk.charts.renderer import Box
from commdesk.charts.sketch import Sketch, highest

_MISSING = "–"
_LEADING = 1.3
_MOST_LINES = 3


def height(chart: HBarChart, width: float, size: float) -> float:
    """Two lines of text for each bar, more where a name is broken into several."""
    labels = _labels(chart, width, size)
    return sum(_row_height(lines, size) for lines in labels) + _head(chart, size) + size * 0.4


def draw(chart: HBarChart, sketch: Sketch, size: float) -> None:
    """Bars from zero; the longest leaves room for its value."""
    width = sketch.box.width
    labels = _labels(chart, width, size)
    wanted = sum(_row_height(lines, size) for lines in labels) or 1.0
    room = sketch.box.height - _head(chart, size) - size * 0.4
    stretch = min(1.0, room / wanted)
    left = max((letters.width(line, size) for lines in labels for line in lines), default=0) + size
    values = [_shown(chart, place) for place in range(len(chart.values))]
    right = max((letters.width(v, size, True) for v in values), default=0) + size * 0.6
    longest = max(width - left - right, size)
    top, y = highest(chart.values), sketch.box.height
    if chart.unit:
        sketch.words(
            left, y - letters.ascent(size), letters.fitted(chart.unit, size, width - left), size, QUIET
        )
    y -= _head(chart, size)
    foot = y - wanted * stretch
    for place, lines in enumerate(labels):
        tall = _row_height(lines, size) * stretch
        middle = y - tall / 2
        chosen = place == chart.highlight
        length = max(0.0, chart.values[place] or 0.0) / top * longest
        _draw_name(sketch, lines, middle, size)
        if length > 0:
            colour = STEPPED_BACK if chart.highlight is not None and not chosen else ACCENT
            thick = min(size * 1.25, tall * 0.7)
            sketch.bars([Box(left, middle - thick / 2, length, thick)], colour)
        sketch.words(
            left + length + size * 0.5,
            middle - size * 0.35,
            values[place],
            size,
            INK if chosen else QUIET,
            chosen,
        )
        y -= tall
    sketch.line((left, left), (foot, foot + wanted * stretch), LINE)


def _labels(chart: HBarChart, width: float, size: float) -> list[list[str]]:
    count = len(chart.values)
    words = [chart.labels[i] if i < len(chart.labels) else "" for i in range(count)]
    return [letters.wrap(label, size, width * 0.42, most=_MOST_LINES) for label in words]


def _row_height(lines: list[str], size: float) -> float:
    return (len(lines) - 1) * size * _LEADING + size * 1.95


def _head(chart: HBarChart, size: float) -> float:
    return size * 1.6 if chart.unit else 0.0


def _draw_name(sketch: Sketch, lines: list[str], middle: float, size: float) -> None:
    first = middle + (len(lines) - 1) * size * _LEADING / 2 - size * 0.35
    for number, line in enumerate(lines):
        sketch.words(0, first - number * size * _LEADING, line, size, INK)


def _shown(chart: HBarChart, place: int) -> str:
    value = chart.values[place]
    if value is None:
        return _MISSING
    return chart.shown[place] if place < len(chart.shown) else text.number(value)
