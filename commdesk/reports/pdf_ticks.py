"""Questions with boxes to tick: large enough for a pen, each with its digit, so that what was ticked is quickly typed."""

from dataclasses import dataclass, replace
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import INK, LINE, QUIET
from commdesk.reports.blocks import Scale, Ticks
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import MILLIMETRE, Style

#: A pen's tick wants six millimetres; those who read large print write larger too.
_SIDE = 6 * MILLIMETRE
_BETWEEN = 6.0
#: Where less of the width than this is left beside the boxes, the words stand over them.
_LEAST_SHARE = 0.42


@dataclass
class TickRows(Piece):
    """The questions, or those of them that stand on a page."""

    block: Ticks
    style: Style
    space_before: float

    @property
    def _side(self) -> float:
        return max(_SIDE, self.style.body * 1.25)

    @property
    def _size(self) -> float:
        """The questions' letters."""
        return self.style.body

    @property
    def _number(self) -> float:
        """The room of a question's number."""
        return self._size * 1.7

    def _boxes(self, scale: Scale) -> float:
        return (scale.most - scale.least + 1) * (self._side + _BETWEEN) - _BETWEEN

    @property
    def _apart(self) -> float:
        return self.style.body * 1.8

    def _all_boxes(self) -> float:
        return sum(self._boxes(scale) for scale in self.block.scales) + self._apart * (
            len(self.block.scales) - 1
        )

    def _beside(self, width: float) -> bool:
        return width - self._all_boxes() - self._apart - self._number >= width * _LEAST_SHARE

    def _lines(self, words: str, width: float) -> list[Line]:
        room = width - self._number
        if self._beside(width):
            room -= self._all_boxes() + self._apart
        return letters.flow([Span(words, self._size)], room)

    @property
    def _leading(self) -> float:
        return self._size * 1.26

    @property
    def _white(self) -> float:
        return self._size * self.style.row * 0.9

    def _tall(self, words: str, width: float) -> float:
        lines = len(self._lines(words, width)) * self._leading
        boxes = self._side + 2
        return (max(lines, boxes) if self._beside(width) else lines + boxes + 3) + self._white

    @property
    def _head(self) -> float:
        titles = any(scale.title for scale in self.block.scales)
        return self.style.label * (1.45 if titles else 0.0) + self.style.label * 1.6

    def height(self, width: float) -> float:
        return self._head + sum(self._tall(words, width) for words in self.block.questions)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        used, fitting = self._head, 0
        for words in self.block.questions:
            used += self._tall(words, width)
            fitting += used <= room
        if not 2 <= fitting < len(self.block.questions):
            return None
        first, rest = self.block.questions[:fitting], self.block.questions[fitting:]
        return (
            TickRows(replace(self.block, questions=first), self.style, self.space_before),
            TickRows(replace(self.block, questions=rest, start=self.block.start + fitting), self.style, 0.0),
        )

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        first = x + width - self._all_boxes()
        self._draw_head(canvas, first, top)
        y = top - self._head
        rule(canvas, x, y, width, INK, 0.8)
        for number, words in enumerate(self.block.questions, self.block.start):
            tall, lines = self._tall(words, width), self._lines(words, width)
            high = len(lines) * self._leading
            beside = self._beside(width)
            upper = y - (tall - high) / 2 if beside else y - self._white / 2
            digit = Span(str(number), self._size, True)
            draw_lines(canvas, [[digit]], x, upper, self._leading)
            draw_lines(canvas, lines, x + self._number, upper, self._leading)
            foot = y - (tall + self._side) / 2 if beside else y - tall + self._white / 2 + 2
            self._draw_boxes(canvas, first, foot)
            y -= tall
            rule(canvas, x, y, width, LINE, 0.6)

    def _draw_head(self, canvas: Any, x: float, top: float) -> None:
        """What the boxes are about, and what the first and the last of them mean."""
        size = self.style.label
        for scale in self.block.scales:
            wide = self._boxes(scale)
            below = top
            if scale.title:
                words = Span(letters.fitted(scale.title, size, wide + self._apart * 0.9, True), size, True)
                # The title of narrow boxes reaches out to the left, away from the margin.
                draw_lines(canvas, [[words]], x + min(0.0, wide - words.width), top, size * 1.45)
                below -= size * 1.45
            ends = [[Span(scale.first, size, colour=QUIET)]], [[Span(scale.last, size, colour=QUIET)]]
            draw_lines(canvas, ends[0], x, below, size * 1.45)
            draw_lines(canvas, ends[1], x, below, size * 1.45, wide, "right")
            x += wide + self._apart

    def _draw_boxes(self, canvas: Any, x: float, foot: float) -> None:
        side, size = self._side, self.style.small
        canvas.setLineWidth(0.9)
        for scale in self.block.scales:
            for value in range(scale.least, scale.most + 1):
                canvas.setStrokeColor(INK)
                canvas.rect(x, foot, side, side, stroke=1, fill=0)
                canvas.setFillColor(QUIET)
                canvas.setFont(letters.REGULAR, size)
                canvas.drawCentredString(x + side / 2, foot + side / 2 - size * 0.36, str(value))
                x += side + _BETWEEN
            x += self._apart - _BETWEEN
