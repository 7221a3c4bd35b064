"""Two or three lines over time on one small picture, each named with its last value at its end."""

from datetime import date

from commdesk.charts import letters
from commdesk.charts.describe import LineChart
from commdesk.charts.palette import ACCENT, INK, LINE, QUIET
from commdesk.charts.sketch import Sketch
from commdesk.text import _

# Later lines are dashed with hollow dots, so that a grey copy tells them apart too.
_INKS = (ACCENT, INK, QUIET)
_TALL = 9.0  # heights of letters
_DOT = 0.24


def height(chart: LineChart, width: float, size: float) -> float:
    """The same at any width: some heights of letters, with the days under it."""
    return size * _TALL


def draw(chart: LineChart, sketch: Sketch, size: float) -> None:
    """The lines between the least and the greatest value of the scale, which is the same whatever the readings are."""
    width, tall = sketch.box.width, sketch.box.height
    left = max((letters.width(words, size) for __, words in chart.marks), default=0.0) + size * 0.7
    right = max((letters.width(_name(chart, n), size, True) for n in range(len(chart.lines))), default=0.0)
    foot, top = size * 1.9, tall - size * 0.8
    inner = (left + size * 0.5, max(width - right - size * 1.2, left + size * 2))
    for value, words in chart.marks:
        y = _level(chart, value, foot, top)
        sketch.line((left, inner[1] + size * 0.4), (y, y), LINE)
        sketch.words(left - size * 0.5, y - size * 0.35, words, size, QUIET, align="right")
    if not any(line.points for line in chart.lines):
        sketch.words(inner[0], (foot + top) / 2, _("not enough yet"), size, QUIET)
        return
    _draw_days(chart, sketch, inner, size)
    ends: list[tuple[float, int]] = []
    for number, line in enumerate(chart.lines):
        ink = _INKS[min(number, len(_INKS) - 1)]
        dots = [
            (_place(chart, day, inner), _level(chart, value, foot, top))
            for day, value in sorted(line.points, key=lambda point: point[0])
        ]
        sketch.track(dots, ink, size * _DOT, dashed=number > 0)
        if dots:
            ends.append((dots[-1][1], number))
    _draw_names(chart, sketch, sorted(ends, key=lambda end: (end[0], -end[1])), inner[1] + size * 0.8, size)


def _draw_days(chart: LineChart, sketch: Sketch, inner: tuple[float, float], size: float) -> None:
    first, last = chart.ends
    sketch.words(inner[0], size * 0.4, first, size, QUIET)
    if last and letters.width(first, size) + letters.width(last, size) + size < inner[1] - inner[0]:
        sketch.words(inner[1], size * 0.4, last, size, QUIET, align="right")


def _draw_names(
    chart: LineChart, sketch: Sketch, ends: list[tuple[float, int]], x: float, size: float
) -> None:
    """Each line's name at the right, level with its end; pushed apart evenly where two would touch."""
    apart, levels = size * 1.25, [level for level, __ in ends]
    for place in range(1, len(levels)):
        short = apart - (levels[place] - levels[place - 1])
        if short > 0:
            levels[:place] = [level - short / 2 for level in levels[:place]]
            levels[place:] = [level + short / 2 for level in levels[place:]]
    for (__, number), level in zip(ends, levels, strict=True):
        ink = _INKS[min(number, len(_INKS) - 1)]
        sketch.words(x, level - size * 0.35, _name(chart, number), size, ink, bold=number == 0)


def _name(chart: LineChart, number: int) -> str:
    line = chart.lines[number]
    return f"{line.name} {line.last}".strip()


def _place(chart: LineChart, day: date, inner: tuple[float, float]) -> float:
    whole = (chart.until - chart.since).days
    share = (day - chart.since).days / whole if whole else 0.5
    return inner[0] + (inner[1] - inner[0]) * share


def _level(chart: LineChart, value: float, foot: float, top: float) -> float:
    share = (value - chart.least) / (chart.most - chart.least)
    return foot + (top - foot) * min(1.0, max(0.0, share))
