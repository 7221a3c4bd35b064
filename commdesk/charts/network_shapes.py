"""What a laid-out network consists of: lines, rings, boxes and words, for paper and screen alike.

Each kind of thing that flows has its own line, so that a grey copy says the same; partners' stages are told by the border
around them. Inks are named (ink, quiet, accent, soft, band, paper), and whoever draws has the colours.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from commdesk.charts.network import CENTRE, Network, Node
from commdesk.charts.network_layout import Box, Laid, Letters, Point, Spoke, Way
from commdesk.text import _

#: Dashes and thickness of the line for each kind, in eleventh parts of a line's height.
LINES: dict[str, tuple[tuple[float, ...], float]] = {
    "money": ((), 2.1),
    "goods": ((), 1.0),
    "space": ((7.5, 3.0), 1.15),
    "skills": ((7.5, 2.2, 1.3, 2.2), 1.15),
    "time": ((3.2, 2.2), 1.15),
    "contacts": ((1.2, 2.4), 1.5),
    "": ((8.0, 2.0, 1.2, 2.0, 1.2, 2.0), 0.8),
}
#: Two lines side by side stand for several kinds.
SEVERAL = "several"
_BAND = 11.0
_SAMPLE = 30.0


class Stroke(NamedTuple):
    """A line through two points, bent where there are three (the middle one draws it to itself)."""

    points: tuple[Point, ...]
    ink: str
    thick: float
    dash: tuple[float, ...] = ()


class Filled(NamedTuple):
    """A shape with straight sides; with ``edge`` that ink is around it in ``thick``."""

    points: tuple[Point, ...]
    fill: str
    edge: str = ""
    thick: float = 0.0


class Ring(NamedTuple):
    """A circle, its inside ``fill``."""

    x: float
    y: float
    radius: float
    ink: str
    thick: float
    dash: tuple[float, ...] = ()
    fill: str = "paper"


class Panel(NamedTuple):
    """A box with round corners."""

    box: Box
    fill: str
    ink: str
    thick: float
    round: float


class Words(NamedTuple):
    """One line of words in its box, ``align`` left, right or center."""

    text: str
    box: Box
    ink: str
    bold: bool = False
    align: str = "left"


Shape = Stroke | Filled | Ring | Panel | Words


def shapes(laid: Laid, letters: Letters) -> Iterator[Shape]:
    """Everything, what lies under the rest first."""
    unit = letters.leading / 11
    flowing = {
        way.arrow.source or way.arrow.target
        for way in laid.ways
        if CENTRE in (way.arrow.source, way.arrow.target)
    }
    for spoke in laid.spokes:
        yield from _bond(spoke, spoke.node.key in flowing, unit)
    for way in laid.ways:
        yield from arrow(way, unit)
    yield Panel(laid.hub, "soft", "accent", 1.4 * unit, 5 * unit)
    top = laid.hub.y + (laid.hub.height - len(laid.hub_lines) * letters.leading) / 2
    for number, line in enumerate(laid.hub_lines):
        box = Box(laid.hub.x, top + number * letters.leading, laid.hub.width, letters.leading)
        yield Words(line, box, "ink", True, "center")
    for spot in laid.spots:
        yield from border(spot.node.stage, spot.x, spot.y, laid.radius, unit)
        if spot.node.number:
            inside = Box(spot.x - laid.radius, spot.y - letters.leading / 2, 2 * laid.radius, letters.leading)
            yield Words(spot.node.number, inside, "ink", True, "center")
        for number, line in enumerate(spot.lines):
            name = number < spot.bold
            box = Box(spot.box.x, spot.box.y + number * letters.leading, spot.box.width, letters.leading)
            yield Words(line, box, "ink" if name else "quiet", name, "left" if spot.right else "right")
    for way in laid.ways:
        if way.box is not None:
            x, y, wide, tall = way.box
            yield Filled(((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)), "paper")
            yield Words(way.words, way.box, "ink", align="center")


def _bond(spoke: Spoke, flows: bool, unit: float) -> Iterator[Shape]:
    """What binds a partner to us besides what flows: a pale band for an agreement, a plain line for promises alone."""
    ends = (spoke.start, spoke.end)
    if spoke.node.bond == "agreement":
        yield Stroke(ends, "band", _BAND * unit)
    elif not flows and spoke.node.bond == "promises":
        yield Stroke(ends, "quiet", 0.7 * unit)
    elif not flows:
        yield Stroke(ends, "quiet", 0.7 * unit, (0.8 * unit, 4 * unit))


def line_of(kinds: tuple[str, ...]) -> str:
    """Which line stands for kinds: a key of LINES, or SEVERAL."""
    if len(kinds) > 1:
        return SEVERAL
    return kinds[0] if kinds and kinds[0] in LINES else ""


def arrow(way: Way, unit: float) -> Iterator[Shape]:
    """The line with a head where it leads, and at its beginning too where it flows both ways."""
    one = way.arrow
    ink = "accent" if one.target == CENTRE else "ink"
    head = 6.2 * unit
    points, before = way.points, way.points[-2]
    ends = [(points[-1], before)]
    points = (*points[:-1], _short(points[-1], before, head * 0.8))
    if one.both:
        ends.append((points[0], points[1]))
        points = (_short(points[0], points[1], head * 0.8), *points[1:])
    yield from _line(line_of(one.kinds), points, ink, unit)
    for tip, back in ends:
        yield Filled(_head(tip, back, head), ink)


def _line(name: str, points: tuple[Point, ...], ink: str, unit: float) -> Iterator[Shape]:
    if name == SEVERAL:
        yield Stroke(points, ink, 3.0 * unit)
        yield Stroke(points, "paper", 1.2 * unit)
        return
    dash, thick = LINES[name]
    yield Stroke(points, ink, thick * unit, tuple(part * unit for part in dash))


def _short(tip: Point, back: Point, by: float) -> Point:
    away = math.dist(tip, back) or 1.0
    return tip[0] + (back[0] - tip[0]) / away * by, tip[1] + (back[1] - tip[1]) / away * by


def _head(tip: Point, back: Point, long: float) -> tuple[Point, ...]:
    away = math.dist(tip, back) or 1.0
    along = ((back[0] - tip[0]) / away, (back[1] - tip[1]) / away)
    foot = (tip[0] + along[0] * long, tip[1] + along[1] * long)
    wide = long * 0.42
    return (
        tip,
        (foot[0] - along[1] * wide, foot[1] + along[0] * wide),
        (foot[0] + along[1] * wide, foot[1] - along[0] * wide),
    )


def border(stage: str, x: float, y: float, radius: float, unit: float) -> Iterator[Shape]:
    """A partner's place; its border says the stage."""
    if stage == "under_review":
        far = radius * 1.22
        around = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
        yield Filled(around, "paper", "ink", 1.2 * unit)
        return
    dash = {"identified": (1.2, 2.6), "in_talks": (4.0, 2.4)}.get(stage, ())
    yield Ring(x, y, radius, "ink", 1.1 * unit, tuple(part * unit for part in dash))
    if stage == "active":
        yield Ring(x, y, radius - 2.3 * unit, "ink", 0.7 * unit)


# -- the key


class Sign(NamedTuple):
    """One line of the key: its words, how wide its sample is, and the sample at a point's left."""

    words: str
    wide: float
    draw: Callable[[float, float], Iterator[Shape]]


def signs(network: Network, unit: float, lettered: bool) -> Iterator[Sign]:
    """What occurs on the map, each with its meaning; with the letters for kinds where some stand on it."""
    drawn = {line_of(one.kinds) for one in network.arrows}
    words = {**dict(network.kinds), SEVERAL: _("several of these"), "": _("something else")}
    for name in (*LINES, SEVERAL):
        if name in drawn:
            letters = dict(network.letters).get(name, "") if lettered else ""
            said = f"{words.get(name, name)} ({letters})" if letters else words.get(name, name)
            yield Sign(said, _SAMPLE * unit, _sample(name, unit))
    flowing = {
        end
        for one in network.arrows
        if CENTRE in (one.source, one.target)
        for end in (one.source, one.target)
    }
    bonds = {node.bond for node in network.nodes if node.bond == "agreement" or node.key not in flowing}
    for bond, said in (
        ("agreement", _("agreement in force")), ("promises", _("only promises")), ("", _("nothing noted with us")),
    ):  # fmt: skip
        if bond in bonds:
            yield Sign(said, _SAMPLE * unit, _bond_sample(bond, unit))
    stages = {node.stage for node in network.nodes}
    for stage, said in network.stages:
        if stage in stages:
            yield Sign(said, 14 * unit, _stage_sample(stage, unit))
    if any(node.number for node in network.nodes):
        yield Sign(_("place by what they add"), 14 * unit, _number_sample(unit))


def _sample(name: str, unit: float) -> Callable[[float, float], Iterator[Shape]]:
    def drawn(x: float, y: float) -> Iterator[Shape]:
        tip, back = (x + _SAMPLE * unit, y), (x, y)
        head = 6.2 * unit
        yield from _line(name, (back, _short(tip, back, head * 0.8)), "ink", unit)
        yield Filled(_head(tip, back, head), "ink")

    return drawn


def _bond_sample(bond: str, unit: float) -> Callable[[float, float], Iterator[Shape]]:
    def drawn(x: float, y: float) -> Iterator[Shape]:
        yield from _bond(Spoke(Node("", "", bond=bond), (x, y), (x + _SAMPLE * unit, y)), False, unit)

    return drawn


def _stage_sample(stage: str, unit: float) -> Callable[[float, float], Iterator[Shape]]:
    return lambda x, y: border(stage, x + 7 * unit, y, 5.4 * unit, unit)


def _number_sample(unit: float) -> Callable[[float, float], Iterator[Shape]]:
    return lambda x, y: iter(
        [Words("1", Box(x, y - 5.5 * unit, 14 * unit, 11 * unit), "ink", True, "center")]
    )


def key(network: Network, width: float, letters: Letters, lettered: bool) -> tuple[float, list[Shape]]:
    """The key's height, and what it consists of from an upper left corner of 0, 0; see ``signs``."""
    unit = letters.leading / 11
    x, y, made = 0.0, letters.leading * 1.5, []
    for sign in signs(network, unit, lettered):
        wide = letters.width(sign.words, False)
        whole = sign.wide + 5 * unit + wide
        if x and x + whole > width:
            x, y = 0.0, y + letters.leading * 1.4
        made += list(sign.draw(x, y))
        box = Box(x + sign.wide + 5 * unit, y - letters.leading / 2, wide, letters.leading)
        made.append(Words(sign.words, box, "quiet"))
        x += whole + 14 * unit
    return (y + letters.leading * 0.7 if made else 0.0), made
