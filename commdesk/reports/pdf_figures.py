"""The row of big numbers between two hairlines."""

from dataclasses import dataclass
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import QUIET
from commdesk.reports.blocks import KeyFigure
from commdesk.reports.pdf_pieces import Piece, draw_lines, mark, rule
from commdesk.reports.style import Style

_GAP = 8.0


@dataclass
class BigNumbers(Piece):
    """Numbers in equal columns; a number too wide for its column is set smaller, then broken."""

    items: tuple[KeyFigure, ...]
    style: Style
    space_before: float
    also: tuple[KeyFigure, ...] = ()

    def _rows(self) -> list[tuple[KeyFigure, ...]]:
        """Rows of nearly equal length: six stand three and three, seven four and three."""
        count = -(-len(self.items) // self.style.figures_a_row)
        rows, place = [], 0
        for row in range(count):
            take = -(-(len(self.items) - place) // (count - row))
            rows.append(self.items[place : place + take])
            place += take
        return rows

    def _across(self) -> int:
        return max(len(row) for row in self._rows())

    def _cell(self, item: KeyFigure, room: float) -> tuple[list[Line], list[Line]]:
        size = self.style.figure
        while size > self.style.body and letters.width(item.value, size, True) > room:
            size -= 0.5
        value = letters.flow([Span(item.value, size, True)], room, 2)
        words = item.label + mark(item.footnote) + (f"\n{item.note}" if item.note else "")
        return value, letters.flow([Span(words, self.style.note, colour=QUIET)], room, 6)

    def _tall(self, row: tuple[KeyFigure, ...], room: float) -> float:
        cells = [self._cell(item, room) for item in row]
        most = max(len(v) * self.style.figure * 1.3 + len(w) * self.style.note * 1.36 for v, w in cells)
        return most + 2 * self.style.padding

    def _room(self, width: float) -> float:
        across = self._across()
        return (width - (across - 1) * _GAP) / across

    def height(self, width: float) -> float:
        if not self.items:
            return 0.0
        rows = sum(self._tall(row, self._room(width)) for row in self._rows())
        return rows + self._also_tall(width)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        used, taken = 0.0, 0
        for row in self._rows():
            used += self._tall(row, self._room(width))
            if used > room:
                break
            taken += len(row)
        if self.height(width) <= whole or not 0 < taken < len(self.items):
            return None
        first = BigNumbers(self.items[:taken], self.style, self.space_before)
        return first, BigNumbers(self.items[taken:], self.style, 0.0, self.also)

    def _also(self, width: float) -> list[Line]:
        """``120 hands in groups · 1.4 full-time posts' worth``."""
        size, spans = self.style.note, []
        for number, item in enumerate(self.also):
            words = " ".join(w for w in (item.label + mark(item.footnote), item.note) if w)
            gap = "   ·   " if number else ""
            spans += [Span(gap, size, colour=QUIET), Span(item.value, size, True)]
            spans.append(Span("\u00a0" + words, size, colour=QUIET))
        return letters.flow(spans, width)

    def _also_tall(self, width: float) -> float:
        return len(self._also(width)) * self.style.note * 1.36 + self.style.padding if self.also else 0.0

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        if not self.items:
            return
        room = self._room(width)
        rule(canvas, x, top, width)
        for row in self._rows():
            for place, item in enumerate(row):
                left = x + place * (room + _GAP)
                value, words = self._cell(item, room)
                draw_lines(canvas, value, left, top - self.style.padding + 2, self.style.figure * 1.3)
                below = top - self.style.padding + 1 - len(value) * self.style.figure * 1.3
                draw_lines(canvas, words, left, below, self.style.note * 1.36)
            top -= self._tall(row, room)
            rule(canvas, x, top, width)
        if self.also:
            draw_lines(canvas, self._also(width), x, top - self.style.padding / 2, self.style.note * 1.36)
            rule(canvas, x, top - self._also_tall(width), width)
