"""Where the parts of a network's map lie: us in the middle, partners on a ring, words outside it, ties inside.

Lengths are in the unit of the letters that are handed in (points on paper, pixels on a screen); y grows downwards. Words
of partners never overlap, since each has its own rows on its side; a tie's words are put where nothing else stands.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from commdesk.charts.network import CENTRE, Arrow, Network, Node, arranged

Point = tuple[float, float]

#: Shares of the width that words on one side take at most, and how many lines a name then has: usually, and where less
#: than so many lines' heights are wide.
_WORDS_SHARE, _MOST_NAME_LINES = 0.32, 2
_NARROW, _NARROW_SHARE, _NARROW_NAME_LINES = 50, 0.285, 3
_MOST_LINES = 2
#: How far the ring's ends lie beyond its first and last row, in halves of its height.
_RING = 1.22
#: Where along a tie its words may stand, the best first.
_ALONG = tuple(0.5 + step * sign * 0.04 for step in range(9) for sign in ((1,) if not step else (1, -1)))


class Letters(NamedTuple):
    """How words are measured: ``leading`` is a line's height, ``width(words, bold)`` how wide they are on one line, and
    ``wrap(words, room, bold, most)`` breaks them into at most so many lines, the rest an ellipsis.
    """

    leading: float
    width: Callable[[str, bool], float]
    wrap: Callable[[str, float, bool, int], list[str]]


class Box(NamedTuple):
    """An upright rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def grown(self, by: float) -> "Box":
        """The same with so much more on each side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height


class Spot(NamedTuple):
    """A node: its middle, and its words in a box beside it; the first ``bold`` lines are its name."""

    node: Node
    x: float
    y: float
    right: bool
    lines: tuple[str, ...]
    bold: int
    box: Box


class Way(NamedTuple):
    """An arrow from the first to the last of two points, or bent by a third between them; ``words`` stand in ``box``."""

    arrow: Arrow
    points: tuple[Point, ...]
    words: str = ""
    box: Box | None = None


class Spoke(NamedTuple):
    """The line between a node and us, which bears the arrows."""

    node: Node
    start: Point
    end: Point


@dataclass(frozen=True)
class Laid:
    """All of it, within ``width`` and ``height``."""

    width: float
    height: float
    radius: float
    hub: Box
    hub_lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    spokes: tuple[Spoke, ...]
    ways: tuple[Way, ...]

    @property
    def lettered(self) -> bool:
        """Whether some tie had no room for words, so that a letter stands for them."""
        return any(way.box is not None and way.words != way.arrow.words for way in self.ways)


def needed(network: Network, width: float, letters: Letters) -> float:
    """The least height in which all words have their rows."""
    sides = arranged(network)
    return max(
        (_rows_height([_words(one, width, letters) for one in side], letters) for side in sides), default=0
    )


def enough(network: Network, width: float, letters: Letters) -> float:
    """A height that is enough whoever comes to stand on which side, without finding that out: for cutting in parts."""
    tall = sorted(
        (_rows_height([_words(node, width, letters)], letters) for node in network.nodes), reverse=True
    )
    return sum(tall[: (len(tall) + 1) // 2])


def lay(network: Network, width: float, letters: Letters, least: float = 0.0) -> Laid:
    """Lays a network out in a width; as high as it must be, and at least ``least``."""
    right, left = arranged(network)
    height = max(needed(network, width, letters), least)
    radius = letters.leading * 0.82
    middle = (width / 2, height / 2)
    most = max((_widest(node, width, letters) for node in network.nodes), default=0.0)
    reach = max(width / 2 - most - _beside(letters) - radius, letters.leading * 5)
    spots = [
        *_spots(right, True, middle, reach, height, letters),
        *_spots(left, False, middle, reach, height, letters),
    ]
    hub, hub_lines = _hub(network, middle, reach, max(len(right), 1), letters)
    spokes = tuple(_spoke(spot, hub, middle, height, radius) for spot in spots)
    ways = [way for spoke in spokes for way in _flows(network, spoke, letters)]
    ways += _Ties(network, spots, spokes, hub, radius, letters).ways()
    return Laid(width, height, radius, hub, hub_lines, tuple(spots), spokes, tuple(ways))


# -- partners and their words


def _beside(letters: Letters) -> float:
    """What is left between a node and its words."""
    return letters.leading * 1.32


def _words(node: Node, width: float, letters: Letters) -> tuple[list[str], list[str]]:
    """The lines of the name and those under it."""
    narrow = width < letters.leading * _NARROW
    room = width * (_NARROW_SHARE if narrow else _WORDS_SHARE) - _beside(letters)
    name = letters.wrap(node.name, room, True, _NARROW_NAME_LINES if narrow else _MOST_NAME_LINES)
    return name, [part for line in node.lines for part in letters.wrap(line, room, False, _MOST_LINES)]


def _widest(node: Node, width: float, letters: Letters) -> float:
    name, rest = _words(node, width, letters)
    return max(
        [letters.width(line, True) for line in name] + [letters.width(line, False) for line in rest],
        default=0,
    )


def _block(words: tuple[list[str], list[str]], letters: Letters) -> float:
    return max(len(words[0]) + len(words[1]), 1.8) * letters.leading


def _rows_height(words: list[tuple[list[str], list[str]]], letters: Letters) -> float:
    return sum(_block(one, letters) + letters.leading * 0.6 for one in words)


def _spots(
    side: tuple[Node, ...], right: bool, middle: Point, reach: float, height: float, letters: Letters
) -> Iterator[Spot]:
    width = middle[0] * 2
    words = [_words(node, width, letters) for node in side]
    spare = (height - _rows_height(words, letters)) / max(len(side), 1)
    top = 0.0
    for node, (name, rest) in zip(side, words, strict=True):
        tall = _block((name, rest), letters)
        room = tall + letters.leading * 0.6 + spare
        y = top + room / 2
        down = min(abs(y - middle[1]) / (middle[1] * _RING), 1.0) if middle[1] else 0.0
        away = reach * math.sqrt(1 - down * down)
        x = middle[0] + (away if right else -away)
        lines = (*name, *rest)
        wide = _widest(node, width, letters)
        begin = x + _beside(letters) if right else x - _beside(letters) - wide
        box = Box(begin, y - len(lines) * letters.leading / 2, wide, len(lines) * letters.leading)
        yield Spot(node, x, y, right, lines, len(name), box)
        top += room


# -- us, and what flows between us and each


def _hub(
    network: Network, middle: Point, reach: float, rows: int, letters: Letters
) -> tuple[Box, tuple[str, ...]]:
    room = min(reach * 0.75, letters.leading * 9)
    lines = tuple(letters.wrap(network.centre, room, True, 3))
    wide = max((letters.width(line, True) for line in lines), default=0) + letters.leading * 1.4
    tall = max(len(lines) * letters.leading + letters.leading * 1.2, min(rows, 8) * letters.leading * 1.2)
    return Box(middle[0] - wide / 2, middle[1] - tall / 2, wide, tall), lines


def _spoke(spot: Spot, hub: Box, middle: Point, height: float, radius: float) -> Spoke:
    """Straight from the node to its own place at the side of our box, so that lines do not meet in one point."""
    share = (spot.y - middle[1]) / max(height / 2, 1)
    at = (hub.x + hub.width if spot.right else hub.x, middle[1] + share * hub.height * 0.4)
    away = math.dist((spot.x, spot.y), at) or 1.0
    gone = min((radius + 2.5) / away, 0.45)
    start = (spot.x + (at[0] - spot.x) * gone, spot.y + (at[1] - spot.y) * gone)
    short = min(1.5 / away, 0.1)
    return Spoke(spot.node, start, (at[0] + (start[0] - at[0]) * short, at[1] + (start[1] - at[1]) * short))


def _flows(network: Network, spoke: Spoke, letters: Letters) -> Iterator[Way]:
    """The arrows along a spoke: two ways side by side."""
    key = spoke.node.key
    found = [one for one in network.arrows if {one.source, one.target} == {key, CENTRE}]
    (x0, y0), (x1, y1) = spoke.start, spoke.end
    away = math.dist(spoke.start, spoke.end) or 1.0
    across = ((y0 - y1) / away, (x1 - x0) / away)
    apart = letters.leading * 0.26
    for number, arrow in enumerate(found):
        by = (number - (len(found) - 1) / 2) * 2 * apart
        points = ((x0 + across[0] * by, y0 + across[1] * by), (x1 + across[0] * by, y1 + across[1] * by))
        yield Way(arrow, points if arrow.source == key else points[::-1])


# -- what flows between partners


class _Ties:
    """Bends ties so that they pass us by, and puts their words where nothing else stands."""

    def __init__(
        self,
        network: Network,
        spots: list[Spot],
        spokes: tuple[Spoke, ...],
        hub: Box,
        radius: float,
        letters: Letters,
    ) -> None:
        self.network, self.letters, self.hub, self.radius = network, letters, hub, radius
        self.spots = {spot.node.key: spot for spot in spots}
        self.spokes = spokes
        self.width = hub.x * 2 + hub.width
        self.taken = [hub.grown(2), *(spot.box for spot in spots)]
        self.taken += [Box(s.x - radius, s.y - radius, 2 * radius, 2 * radius) for s in spots]

    def ways(self) -> list[Way]:
        """All ties, each with its words or letters, with neither where it is too crowded."""
        ties = self.network.ties()
        seen: dict[frozenset[str], int] = {}
        bent = []
        for tie in ties:
            ends = frozenset((tie.source, tie.target))
            seen[ends] = seen.get(ends, 0) + 1
            bent.append((tie, self._bent(tie, seen[ends] - 1)))
        lines = [list(along(points, 24)) for __, points in bent]
        lines += [list(along((spoke.start, spoke.end), 24)) for spoke in self.spokes]
        found = []
        for number, (tie, points) in enumerate(bent):
            others = [line for place, line in enumerate(lines) if place != number]
            words, box = self._placed(tie, points, others)
            if box is not None:
                self.taken.append(box.grown(1))
            found.append(Way(tie, points, words, box))
        return found

    def _bent(self, tie: Arrow, number: int) -> tuple[Point, ...]:
        one, other = self.spots[tie.source], self.spots[tie.target]
        middle = (self.hub.x + self.hub.width / 2, self.hub.y + self.hub.height / 2)
        half = ((one.x + other.x) / 2, (one.y + other.y) / 2)
        more = number * self.letters.leading * 1.8
        if one.right == other.right:
            # Inwards, and the further the more rows are between.
            gap, em = abs(one.y - other.y), self.letters.leading
            low, high = sorted((one.y, other.y))
            between = any(s.right == one.right and low < s.y < high for s in self.spots.values())
            inner = em * 2.4 + gap * 0.24 if between else em * 1.2 + gap * 0.16
            # A bent line comes half as far as its bend: not behind our box.
            free = abs(half[0] - middle[0]) - self.hub.width / 2 - em
            inner = min(inner, max(free * 2, em * 1.2)) + more
            # Square to the way between them, on our side of it.
            away = math.dist((one.x, one.y), (other.x, other.y)) or 1.0
            across = ((other.y - one.y) / away, (one.x - other.x) / away)
            towards = across[0] * (middle[0] - half[0]) + across[1] * (middle[1] - half[1])
            by = inner if towards >= 0 else -inner
            bend = (half[0] + across[0] * by, half[1] + across[1] * by)
        else:
            up = half[1] <= middle[1] + 0.01
            clear = self.hub.height / 2 + self.letters.leading * 1.6 + more
            edge = middle[1] - clear if up else middle[1] + clear
            turn = min(half[1], edge) if up else max(half[1], edge)
            # The bend is twice as far away as the line comes there.
            bend = (middle[0], 2 * turn - half[1])
        return self._cut(one, bend), bend, self._cut(other, bend)

    def _cut(self, spot: Spot, bend: Point) -> Point:
        """Where a line leaves its node."""
        away = math.dist((spot.x, spot.y), bend) or 1.0
        gone = (self.radius + 2.5) / away
        return spot.x + (bend[0] - spot.x) * gone, spot.y + (bend[1] - spot.y) * gone

    def _placed(
        self, tie: Arrow, points: tuple[Point, ...], others: list[list[Point]]
    ) -> tuple[str, Box | None]:
        """The place where words cover least of any line: on the tie, or close beside it where it is short."""
        own = list(along(points, 40))
        for words in (tie.words, tie.letters):
            if not words:
                continue
            found = [
                (cost, box)
                for cost, box in self._places(points, self.letters.width(words, False) + 4)
                if not any(box.meets(one) for one in self.taken) and self._inside(box)
            ]
            if found:
                return words, min(found, key=lambda one: one[0] + self._covered(one[1], own, others))[1]
        return "", None

    def _places(self, points: tuple[Point, ...], wide: float) -> Iterator[tuple[float, Box]]:
        """Boxes for words along a line, each with what it costs to stand there."""
        tall = self.letters.leading
        for share in _ALONG:
            (x, y), (x0, y0), (x1, y1) = at(points, share), at(points, share - 0.05), at(points, share + 0.05)
            away = math.dist((x0, y0), (x1, y1)) or 1.0
            across = ((y1 - y0) / away, (x0 - x1) / away)
            far = abs(across[0]) * wide / 2 + abs(across[1]) * tall / 2 + 2
            for side in (0, 1, -1):
                middle = (x + across[0] * far * side, y + across[1] * far * side)
                cost = abs(share - 0.5) + 0.4 * abs(side)
                yield cost, Box(middle[0] - wide / 2, middle[1] - tall / 2, wide, tall)

    def _inside(self, box: Box) -> bool:
        return box.x >= 0 and box.x + box.width <= self.width and box.y >= 0

    def _covered(self, box: Box, own: list[Point], others: list[list[Point]]) -> float:
        hidden = sum(box.holds(point) for point in own) / len(own)
        return 5 * hidden + sum(any(box.holds(point) for point in line) for line in others)


def at(points: tuple[Point, ...], share: float) -> Point:
    """The point of a straight or bent line after a share of it."""
    if len(points) == 2:
        (x0, y0), (x1, y1) = points
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    rest = 1 - share
    x, y = (
        rest * rest * points[0][axis] + 2 * rest * share * points[1][axis] + share * share * points[2][axis]
        for axis in (0, 1)
    )
    return x, y


def along(points: tuple[Point, ...], steps: int) -> Iterator[Point]:
    """Points along a line, its ends among them."""
    return (at(points, step / steps) for step in range(steps + 1))
