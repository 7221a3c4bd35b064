"""A form to fill in by hand, drawn as a ruled table whose rows are high enough to write in."""

from dataclasses import dataclass, replace
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import INK, LINE, QUIET
from commdesk.reports.blocks import Ruled
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import Style

_PADDING = 4.0


@dataclass
class RuledTable(Piece):
    """The form, or the rows of it that stand on a page."""

    block: Ruled
    style: Style
    space_before: float

    @property
    def _row(self) -> float:
        """A row's height: over 7 mm in the usual print."""
        return self.style.body * 2.0

    @property
    def _head(self) -> float:
        return self.style.label * 1.9

    def _rooms(self, width: float) -> list[float]:
        total = sum(column.share for column in self.block.columns)
        return [width * column.share / total for column in self.block.columns]

    def height(self, width: float) -> float:
        return self._head + self._row * len(self.block.rows)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        fitting = int((room - self._head) / self._row + 0.01)
        if fitting < 1 or fitting >= len(self.block.rows):
            return None
        first, rest = self.block.rows[:fitting], self.block.rows[fitting:]
        return (
            RuledTable(replace(self.block, rows=first), self.style, self.space_before),
            RuledTable(replace(self.block, rows=rest), self.style, 0.0),
        )

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        rooms = self._rooms(width)
        size = self.style.label
        left = x
        for column, room in zip(self.block.columns, rooms, strict=True):
            words = letters.fitted(column.title, size, room - 2 * _PADDING, True)
            draw_lines(canvas, [[Span(words, size, True, QUIET)]], left + _PADDING, top, self._head)
            left += room
        y = top - self._head
        rule(canvas, x, y, width, INK, 0.8)
        for row in self.block.rows:
            left = x
            for cell, room in zip(row, rooms, strict=False):
                if cell:
                    words = letters.fitted(cell, self.style.body, room - 2 * _PADDING)
                    draw_lines(
                        canvas, [[Span(words, self.style.body, colour=INK)]], left + _PADDING, y, self._row
                    )
                left += room
            y -= self._row
            rule(canvas, x, y, width, QUIET, 0.5)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        left = x
        for room in rooms[:-1]:
            left += room
            canvas.line(left, top - self._head, left, y)
