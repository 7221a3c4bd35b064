"""How the rows of a wall's timeline are drawn: shapes tell what colours tell, so that a grey copy says the same.

Done is filled, to be done is hollow, late is hatched; a diamond is filled when it is reached, a bar without an end has
dashes and no end. ``y`` is the middle of a row's first line.
"""

from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import ACCENT, BAD, GOOD, INK, PAPER, QUIET, WARN
from commdesk.reports.blocks import TimelineRow
from commdesk.reports.pdf_pieces import draw_lines
from commdesk.reports.wall_layout import STUB, Days, Layout, Mark

_BARS = {"good": GOOD, "warn": WARN, "bad": BAD, "quiet": QUIET}
_THIN = 0.9


def planned(canvas: Any, row: TimelineRow, days: Days, x: float, y: float, high: float) -> None:
    """A thin line under the bar where the frozen plan had it, with a tick at its end; nothing where they are the same."""
    start, end = row.planned
    if end is None or (start, end) == (row.start, row.end) or (row.start is None and end == row.end):
        return
    begin, stop = x + days.x(start or end), x + days.x(end) + days.a_day
    under = y - high / 2 - 2.6
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(1.3)
    canvas.line(begin, under, max(stop, begin + 2), under)
    canvas.setLineWidth(0.8)
    canvas.line(stop, under - 1.8, stop, under + 1.8)


def bar(canvas: Any, row: TimelineRow, days: Days, x: float, y: float, high: float) -> None:
    """The bar, drawn in its whole length from ``x`` (where the axis begins) on; whoever calls clips it to the page."""
    assert row.start is not None
    begin = x + days.x(row.start)
    last = row.end or days.last
    stop = max(x + days.x(last) + days.a_day, begin + 2)
    if row.end is None:
        # Without an end there is no cap.
        stop += 20
    colour = _BARS.get(row.tone, ACCENT)
    canvas.saveState()
    if row.decides:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.5)
        canvas.rect(begin - 2.2, y - high / 2 - 2.2, stop - begin + 4.4, high + 4.4, stroke=1, fill=0)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(PAPER)
    canvas.setLineWidth(_THIN)
    if row.end is None:
        canvas.setDash([3.5, 2.2], 0)
    canvas.roundRect(begin, y - high / 2, stop - begin, high, 1.2, stroke=1, fill=1)
    canvas.setDash([], 0)
    share = min(max(row.done or 0.0, 0.0), 1.0) if row.end is not None else 0.0
    filled = begin + (stop - begin) * share
    if row.tone == "bad" and share < 1:
        hatch(canvas, filled, y - high / 2, stop, y + high / 2, colour)
    if share > 0:
        canvas.setFillColor(colour)
        canvas.roundRect(begin, y - high / 2, filled - begin, high, 1.2, stroke=0, fill=1)
    canvas.restoreState()


def hatch(canvas: Any, left: float, foot: float, right: float, top: float, colour: str) -> None:
    """Slanting lines in a box."""
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(left, foot, right - left, top - foot)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.7)
    tall, at = top - foot, left - (top - foot)
    lines = canvas.beginPath()
    while at < right:
        lines.moveTo(at, foot)
        lines.lineTo(at + tall, top)
        at += 3.4
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.restoreState()


def diamond(canvas: Any, x: float, y: float, half: float, filled: bool) -> None:
    """A milestone."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK if filled else PAPER)
    canvas.setLineWidth(1.0)
    path = canvas.beginPath()
    path.moveTo(x, y + half)
    path.lineTo(x + half, y)
    path.lineTo(x, y - half)
    path.lineTo(x - half, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


def mark(canvas: Any, one: Mark, layout: Layout, left: float, y: float) -> None:
    """A mark with its words on white, so that what runs behind them does not strike them out."""
    x, size, half = left + one.x, layout.style.label, layout.half
    if one.milestone is None:
        due(canvas, x, y, half)
    else:
        if one.milestone.planned and one.milestone.planned != one.milestone.day:
            _moved(canvas, one, layout, left, y)
        diamond(canvas, x, y, half, one.milestone.reached)
    if one.words:
        on_white(canvas, Span(one.words, size, bool(one.number)), left + one.begin, y)


def on_white(canvas: Any, span: Span, x: float, middle: float) -> None:
    """Words around a middle line, their ground cleared."""
    tall = span.size * 1.12
    canvas.setFillColor(PAPER)
    canvas.rect(x - 1, middle - tall / 2, span.width + 2, tall, stroke=0, fill=1)
    draw_lines(canvas, [[span]], x, middle + span.size * 0.65, span.size * 1.3)


def due(canvas: Any, x: float, y: float, half: float) -> None:
    """A due day of what has no start: dashes up to an upright stroke."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.6)
    canvas.line(x, y - half, x, y + half)
    canvas.setLineWidth(_THIN)
    canvas.setDash([2.5, 1.8], 0)
    canvas.line(x - STUB, y, x, y)
    canvas.restoreState()


def _moved(canvas: Any, one: Mark, layout: Layout, left: float, y: float) -> None:
    """From where a milestone was planned to where it is, within its page."""
    assert one.milestone is not None and one.milestone.planned is not None
    days = layout.days
    then = days.x(one.milestone.planned) + days.a_day / 2 - one.page * days.room
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(1.3)
    under = y - layout.half - 1.2
    begin, stop = left + min(max(then, 0.0), days.room), left + one.x
    canvas.line(begin, under, stop, under)
    if 0 <= then <= days.room:
        canvas.setLineWidth(0.8)
        canvas.line(begin, under - 1.8, begin, under + 1.8)


def unseen(canvas: Any, words: str, left: float, right: float, y: float, size: float, before: bool) -> None:
    """What is said of days before or after those that are drawn, with an arrow to that side."""
    wide = letters.width(words, size)
    tip, step = (left + 2, 5) if before else (right - 2, -5)
    canvas.setFillColor(QUIET)
    path = canvas.beginPath()
    path.moveTo(tip, y)
    path.lineTo(tip + step, y + 3)
    path.lineTo(tip + step, y - 3)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    x = tip + step + 3 if before else tip + step - 3 - wide
    on_white(canvas, Span(words, size, colour=QUIET), x, y)


def arrow(canvas: Any, points: list[tuple[float, float]]) -> None:
    """A thin line through points with a head at the last."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(0.6)
    line = canvas.beginPath()
    line.moveTo(*points[0])
    for point in points[1:]:
        line.lineTo(*point)
    canvas.drawPath(line, stroke=1, fill=0)
    (x0, y0), (x, y) = points[-2], points[-1]
    along, wide = 4.2, 2.0
    head = canvas.beginPath()
    head.moveTo(x, y)
    if abs(x - x0) > abs(y - y0):
        back = x - along if x > x0 else x + along
        head.lineTo(back, y + wide)
        head.lineTo(back, y - wide)
    else:
        back = y - along if y > y0 else y + along
        head.lineTo(x + wide, back)
        head.lineTo(x - wide, back)
    head.close()
    canvas.drawPath(head, stroke=0, fill=1)
    canvas.restoreState()
