"""The map of a network on paper: as many partners to a page as can be read there, us in the middle of each."""

from dataclasses import dataclass, field
from typing import Any

from commdesk.charts import letters
from commdesk.charts import network_shapes as made
from commdesk.charts.letters import Span
from commdesk.charts.network import Network, cut
from commdesk.charts.network_layout import Box, Laid, Letters, enough, lay
from commdesk.charts.palette import ACCENT, INK, LINE, PAPER, QUIET, SOFT
from commdesk.reports.pdf_pieces import Piece, draw_lines
from commdesk.reports.style import Style

_INKS = {"ink": INK, "quiet": QUIET, "accent": ACCENT, "band": LINE, "soft": SOFT, "paper": PAPER}
#: The greatest height of a map beside its width that few partners are spread over.
_SHARE = 0.8
#: So many may stand on one page of some paper.
_MANY = 30


@dataclass
class Chart(Piece):
    """A network, or the part of one that a page holds."""

    network: Network
    style: Style
    space_before: float
    measured: dict[float, Laid] = field(default_factory=dict)

    def _letters(self) -> Letters:
        size = self.style.label
        return Letters(
            size * 1.26,
            lambda words, bold: letters.width(words, size, bold),
            lambda words, room, bold, most: letters.wrap(words, size, room, bold, most),
        )

    def _laid(self, width: float) -> Laid:
        if width not in self.measured:
            self.measured[width] = lay(self.network, width, self._letters(), self._wished(width))
        return self.measured[width]

    def _wished(self, width: float) -> float:
        """A page's height less what stands on each: its head, a headline, the key and the small print."""
        look = self.style
        around = look.title * 2.3 + look.headline * 1.4 + look.gap * 2 + look.small * 5
        least = min(width * _SHARE, look.page - around - self._most_key(self.network, width))
        return least / 2 if len(self.network.nodes) < 3 else least

    def height(self, width: float) -> float:
        tall = self._least(self.network, width)
        if len(self.network.nodes) > _MANY and tall > self.style.page:
            # It will be parted anyway; laying it out would take a while.
            return tall
        return self._laid(width).height + self._key(width)[0]

    def _key(self, width: float) -> tuple[float, list[made.Shape]]:
        return made.key(self.network, width, self._letters(), self._laid(width).lettered)

    def _most_key(self, network: Network, width: float) -> float:
        return made.key(network, width, self._letters(), True)[0]

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        if room < whole * 0.6:
            return None
        most = len(self.network.nodes)
        while most > 2 and self._least(cut(self.network, most)[0], width) > room:
            most -= 1
        if most in (2, len(self.network.nodes)):
            return None
        # Pages of about the same number rather than a last one with two.
        pages = -(-len(self.network.nodes) // most)
        most = min(most, -(-len(self.network.nodes) // pages) + 1)
        first, rest = cut(self.network, most)
        return Chart(first, self.style, self.space_before), Chart(rest, self.style, 0.0)

    def _least(self, network: Network, width: float) -> float:
        return enough(network, width, self._letters()) + self._most_key(network, width)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        laid, key = self._laid(width), self._key(width)[1]
        for shape in made.shapes(laid, self._letters()):
            _draw(canvas, shape, x, top, self.style.label)
        for shape in key:
            _draw(canvas, shape, x, top - laid.height, self.style.label)


def _draw(canvas: Any, shape: made.Shape, x: float, top: float, size: float) -> None:
    canvas.saveState()
    match shape:
        case made.Stroke():
            canvas.setStrokeColor(_INKS[shape.ink])
            canvas.setLineWidth(shape.thick)
            canvas.setDash(list(shape.dash), 0)
            _path(canvas, shape.points, x, top, stroke=1)
        case made.Filled():
            canvas.setFillColor(_INKS[shape.fill])
            canvas.setStrokeColor(_INKS[shape.edge or shape.fill])
            canvas.setLineWidth(shape.thick)
            _path(canvas, shape.points, x, top, closed=True, stroke=int(bool(shape.edge)), fill=1)
        case made.Ring():
            canvas.setStrokeColor(_INKS[shape.ink])
            canvas.setFillColor(_INKS[shape.fill])
            canvas.setLineWidth(shape.thick)
            canvas.setDash(list(shape.dash), 0)
            canvas.circle(x + shape.x, top - shape.y, shape.radius, stroke=1, fill=1)
        case made.Panel():
            canvas.setStrokeColor(_INKS[shape.ink])
            canvas.setFillColor(_INKS[shape.fill])
            canvas.setLineWidth(shape.thick)
            box = shape.box
            canvas.roundRect(
                x + box.x, top - box.y - box.height, box.width, box.height, shape.round, stroke=1, fill=1
            )
        case made.Words():
            _say(canvas, shape, x, top, size)
    canvas.restoreState()


def _path(
    canvas: Any, points: tuple[tuple[float, float], ...], x: float, top: float, *, closed: bool = False, stroke: int = 0,
    fill: int = 0,
) -> None:  # fmt: skip
    path = canvas.beginPath()
    spots = [(x + a, top - b) for a, b in points]
    path.moveTo(*spots[0])
    if len(spots) == 3 and not closed:
        # One point that bends, as the two that PDF wants.
        (x0, y0), (bx, by), (x1, y1) = spots
        two = ((x0 + 2 * bx) / 3, (y0 + 2 * by) / 3, (x1 + 2 * bx) / 3, (y1 + 2 * by) / 3)
        path.curveTo(*two, x1, y1)
    else:
        for spot in spots[1:]:
            path.lineTo(*spot)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _say(canvas: Any, words: made.Words, x: float, top: float, size: float) -> None:
    box: Box = words.box
    line = [[Span(words.text, size, words.bold, _INKS[words.ink])]]
    draw_lines(canvas, line, x + box.x, top - box.y, box.height, box.width, words.align)
