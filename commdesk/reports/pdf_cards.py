"""Cards to cut out: equal ones, two to a row, with dashed grey lines to cut along."""

from dataclasses import dataclass, replace
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import ACCENT, QUIET
from commdesk.reports.blocks import Card, Cards
from commdesk.reports.pdf_logo import Logo, logo
from commdesk.reports.pdf_pieces import Piece, draw_lines
from commdesk.reports.style import Style

ACROSS = 2
#: Dark enough for a photocopy, light enough to be cut away.
_CUT = "#8A9693"
_PADDING = 16.0
_LOGO = 26.0


@dataclass
class CardRows(Piece):
    """Rows of cards; a page holds four of them, three in large print."""

    block: Cards
    style: Style

    def _down(self) -> int:
        return 4 if self.style.columns else 3

    def _tall(self) -> float:
        # A hair less than its share, so that sums of fractions never push the last row overleaf.
        return self.style.page / self._down() - 0.05

    def _rows(self) -> int:
        return -(-len(self.block.items) // ACROSS)

    def height(self, width: float) -> float:
        return self._rows() * self._tall()

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        fitting = int(room / self._tall() + 0.01) * ACROSS
        if not 0 < fitting < len(self.block.items):
            return None
        items = self.block.items
        first, rest = replace(self.block, items=items[:fitting]), replace(self.block, items=items[fitting:])
        return CardRows(first, self.style), CardRows(rest, self.style)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide, tall = width / ACROSS, self._tall()
        picture = logo(self.block.logo, _LOGO)
        for place, card in enumerate(self.block.items):
            left, high = x + place % ACROSS * wide, top - place // ACROSS * tall
            self._card(canvas, card, left, high, wide, picture)
        self._cut(canvas, x, top, width)

    def _card(self, canvas: Any, card: Card, x: float, top: float, wide: float, picture: Logo | None) -> None:
        room, tall = wide - 2 * _PADDING, self._tall()
        size = self.style.body * 1.5
        # A name that is a little too long is set a little smaller, before it breaks.
        while size > self.style.body * 1.15 and letters.width(card.title, size, True) > room:
            size -= 0.5
        title = letters.flow([Span(card.title, size, True, ACCENT)], room, 2)
        draw_lines(canvas, title, x + _PADDING, top - _PADDING, size * 1.25)
        below = top - _PADDING - len(title) * size * 1.25 - size * 0.35
        small = self.style.label
        foot = top - tall + _PADDING
        body = self.style.body * (1.1 if self.style.columns else 1.0)
        leading = body * 1.42
        most = max(1, int((below - foot - max(small * 1.4, _LOGO if picture else 0.0) - 4) / leading))
        draw_lines(canvas, letters.flow([Span(card.text, body)], room, most), x + _PADDING, below, leading)
        taken = picture.width + 8 if picture else 0.0
        sender = letters.flow([Span(card.sender, small, colour=QUIET)], room - taken, 2)
        draw_lines(canvas, sender, x + _PADDING, foot + len(sender) * small * 1.3, small * 1.3)
        if picture:
            picture.draw(canvas, x + wide - _PADDING - picture.width, foot)

    def _cut(self, canvas: Any, x: float, top: float, width: float) -> None:
        wide, tall, rows = width / ACROSS, self._tall(), self._rows()
        canvas.saveState()
        canvas.setStrokeColor(_CUT)
        canvas.setLineWidth(0.5)
        canvas.setDash(3, 3)
        for row in range(rows + 1):
            canvas.line(x, top - row * tall, x + width, top - row * tall)
        for column in range(ACROSS + 1):
            canvas.line(x + column * wide, top, x + column * wide, top - rows * tall)
        canvas.restoreState()
