"""The arrows of a wall's timeline: from where a bar ends to where what follows it begins."""

from typing import Any

from commdesk.reports import wall_paint
from commdesk.reports.wall_layout import Layout
from commdesk.reports.wall_ways import Anchor, Point, way


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

    halves = (first.half, last.half)
    points = way((x + first.end, y(first)), (x + last.begin, y(last)), halves, last.inner, layout.line * 0.85)
    wall_paint.arrow(canvas, points)
