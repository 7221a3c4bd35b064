"""The ways of arrows on a wall's timeline: what they hold on to, and the corners between."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Point = tuple[float, float]
#: So far inside what follows an arrow comes down, and so far it may begin before the end of what it waits for.
_INNER, _EARLIER = 4.0, 8.0


@dataclass(frozen=True)
class Anchor:
    """What an arrow holds on to: its row, how far its middle is below the row's top, from where to where it reaches,
    and half its height. A milestone is a ``point``.
    """

    row: int
    below: float
    begin: float
    end: float
    half: float
    point: bool = False

    @property
    def inner(self) -> float:
        """How far inside it an arrow comes down."""
        return self.half if self.point else min(_INNER, (self.end - self.begin) / 2)


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


def uprights(anchors: Mapping[str, Anchor], links: Iterable[tuple[str, str]]) -> dict[int, list[float]]:
    """Where arrows run up or down through rows: the number of a row -> the places."""
    found: dict[int, list[float]] = {}
    for begin, end in links:
        if begin in anchors and end in anchors:
            first, last = anchors[begin], anchors[end]
            # Rows count downwards, and a way is asked for with heights.
            points = way((first.end, -first.row), (last.begin, -last.row), (0.0, 0.0), last.inner, 0.5)
            for (x, y), (x2, y2) in itertools.pairwise(points):
                if x == x2:
                    for row in range(int(-max(y, y2)), int(-min(y, y2)) + 1):
                        found.setdefault(row, []).append(x)
    return found
