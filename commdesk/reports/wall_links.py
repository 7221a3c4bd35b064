"""The arrows of a wall's timeline: from where a bar ends to where what follows it begins."""

from typing import Any

from commdesk.reports import wall_paint
from commdesk.reports.wall_layout import Anchor, Layout

Point = tuple[float, float]
#: So far inside what follows an arrow comes down, and so far it may begin before the end of what it waits for.
_INNER, _EARLIER = 4.0, 8.0


def draw(
    canvas: Any, layout: Layout, link: tuple[str, str], place: int, tops: list[float], span: Point, x: float
) -> None:
    """An arrow between two keys; what is on another page lies over or under this one's ``span`` of rows.

    ``tops`` are the upper edges of the rows from number ``place`` on, ``x`` where the axis begins.
    """
    first, last = (layout.anchors.get(key) for key in link)
    if first is None or last is None:
        return
    end = place + len(tops)
    if (first.row < place and last.row < place) or (first.row >= end and last.row >= end):
        return

    def y(anchor: Anchor) -> float:
        if anchor.row < place:
            return span[0] + 30
        return span[1] - 30 if anchor.row >= end else tops[anchor.row - place] - anchor.below

    inner = last.half if last.point else min(_INNER, (last.end - last.begin) / 2)
    halves = (first.half, last.half)
    points = way((x + first.end, y(first)), (x + last.begin, y(last)), halves, inner, layout.line * 0.85)
    wall_paint.arrow(canvas, points)


def way(begin: Point, end: Point, halves: Point, inner: float, row: float) -> list[Point]:
    """The corners from a bar's end to the beginning of what follows.

    ``halves`` are half the heights of both, ``inner`` how far inside what follows the arrow may come down, ``row`` half a
    row. Where what follows begins well before the end, the line goes round between the rows.
    """
    (x1, y1), (x2, y2) = begin, end
    if abs(y2 - y1) < 1:
        return [(x1, y1), (x2, y2)]
    downwards = 1 if y2 < y1 else -1
    drop = x2 + inner
    if drop >= x1:
        return [(x1, y1), (drop, y1), (drop, y2 + downwards * halves[1])]
    if drop >= x1 - _EARLIER:
        return [(drop, y1 - downwards * halves[0]), (drop, y2 + downwards * halves[1])]
    between = y2 + downwards * row
    return [(x1, y1), (x1 + 5, y1), (x1 + 5, between), (drop, between), (drop, y2 + downwards * halves[1])]
