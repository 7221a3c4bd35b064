"""The key under a wall's timeline: what each shape that occurs on it means."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import QUIET
from commdesk.reports import wall_paint
from commdesk.reports.blocks import TimelineRow
from commdesk.reports.pdf_pieces import draw_lines
from commdesk.reports.wall_layout import Days, Layout
from commdesk.text import _

_SHAPE, _APART = 22.0, 14.0
_DAY = date(2026, 1, 1)


class _Sign(NamedTuple):
    words: str
    draw: Callable[[Any, float, float, Layout], None]
    shape: float = _SHAPE


def height(layout: Layout) -> float:
    """How high the key is."""
    lines = len(_lines(layout))
    return lines * layout.style.label * 1.4 + (layout.style.label * 0.6 if lines else 0.0)


def draw(canvas: Any, layout: Layout, x: float, top: float) -> None:
    """The key, its upper left corner at ``x``, ``top``."""
    size = layout.style.label
    y = top - size * 0.6
    for line in _lines(layout):
        at = x
        for sign in line:
            sign.draw(canvas, at, y - size * 0.7, layout)
            draw_lines(canvas, [[Span(sign.words, size, colour=QUIET)]], at + sign.shape + 6, y, size * 1.4)
            at += _wide(sign, size)
        y -= size * 1.4


def _wide(sign: _Sign, size: float) -> float:
    return sign.shape + 6 + letters.width(sign.words, size) + _APART


def _lines(layout: Layout) -> list[list[_Sign]]:
    size = layout.style.label
    lines: list[list[_Sign]] = [[]]
    for sign in _signs(layout):
        used = sum(_wide(one, size) for one in lines[-1])
        if lines[-1] and used + _wide(sign, size) - _APART > layout.width:
            lines.append([])
        lines[-1].append(sign)
    return lines if lines[0] else []


def _bar(row: TimelineRow) -> Callable[[Any, float, float, Layout], None]:
    def drawn(canvas: Any, x: float, y: float, layout: Layout) -> None:
        days = Days(_DAY, 10, 1, _SHAPE)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x - 3, y - 8, _SHAPE + 5, 16)
        canvas.clipPath(clip, stroke=0, fill=0)
        wall_paint.bar(canvas, row, days, x, y, layout.style.label * 0.62)
        wall_paint.planned(canvas, row, days, x, y, layout.style.label * 0.62)
        canvas.restoreState()

    return drawn


def _signs(layout: Layout) -> Iterator[_Sign]:
    rows = [box.row for box in layout.boxes]
    bars = [row for row in rows if layout.has_bar(row)]
    marks = [mark for box in layout.boxes for mark in box.marks]
    end = _DAY + timedelta(days=9)
    if any(row.end and (row.done or 0) > 0 for row in bars):
        yield _Sign(_("done"), _bar(TimelineRow("", _DAY, end, 1.0)))
    if any(row.end and (row.done or 0) < 1 and row.tone != "bad" for row in bars):
        yield _Sign(_("to do"), _bar(TimelineRow("", _DAY, end, 0.0)))
    if any(row.tone == "bad" for row in bars):
        yield _Sign(_("late or behind"), _bar(TimelineRow("", _DAY, end, 0.0, tone="bad")))
    if any(row.end is None for row in bars):
        yield _Sign(_("no end set"), _bar(TimelineRow("", _DAY, None)))
    if any(row.planned[1] and row.planned != (row.start, row.end) for row in rows):
        before = (_DAY, _DAY + timedelta(days=5))
        yield _Sign(_("planned so at first"), _bar(TimelineRow("", _DAY, end, 0.0, planned=before)))
    if any(row.decides for row in bars):
        yield _Sign(_("decides the end"), _bar(TimelineRow("", _DAY, end, 0.0, decides=True)))
    if any(mark.milestone and mark.milestone.reached for mark in marks):
        yield _Sign(_("milestone reached"), lambda c, x, y, layout: _diamond(c, x, y, layout, True), 10.0)
    if any(mark.milestone and not mark.milestone.reached for mark in marks):
        yield _Sign(
            _("milestone not reached yet"), lambda c, x, y, layout: _diamond(c, x, y, layout, False), 10.0
        )
    if any(mark.milestone is None for mark in marks):
        yield _Sign(
            _("due, start not set"), lambda c, x, y, layout: wall_paint.due(c, x + 18, y, layout.half)
        )
    if layout.wall.links:
        yield _Sign(
            _("what follows waits for it"),
            lambda c, x, y, layout: wall_paint.arrow(c, [(x, y), (x + _SHAPE, y)]),
        )


def _diamond(canvas: Any, x: float, y: float, layout: Layout, filled: bool) -> None:
    wall_paint.diamond(canvas, x + 5.0, y, layout.half, filled)
