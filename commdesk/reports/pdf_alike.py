"""Questions with the same answers on paper: words at the left, boxes in line at the right, their meaning over them."""

from dataclasses import dataclass, replace
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import INK, LINE, QUIET
from commdesk.reports.form_blocks import AskedAlike, Box
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import MILLIMETRE, Style

_SIDE = 6 * MILLIMETRE
_SHARE = 0.56  # of the width, for the boxes


@dataclass
class AlikeRows(Piece):
    """The questions, or those of them that stand on a page."""

    block: AskedAlike
    style: Style
    space_before: float

    @property
    def _side(self) -> float:
        return max(_SIDE, self.style.body * 1.25)

    @property
    def _inset(self) -> float:
        """The room of a question's number."""
        return self.style.body * 2.1

    def _pitch(self, width: float) -> float:
        return width * _SHARE / len(self.block.boxes)

    def _head(self, box: Box, width: float) -> list[Any]:
        room, size = self._pitch(width) - 5, self.style.label * 0.94
        lines = letters.flow([Span(box.words, size)], room)
        return lines + (letters.flow([Span(box.beside, size, colour=QUIET)], room) if box.beside else [])

    def _heads(self, width: float) -> float:
        """How high the words over the boxes are."""
        return max(len(self._head(box, width)) for box in self.block.boxes) * self.style.label * 1.14 + 5

    def _room(self, width: float) -> float:
        """The width of a question beside its boxes."""
        return width * (1 - _SHARE) - self._inset - 12

    def _words(self, question: tuple[str, str, str], width: float) -> tuple[list[Any], list[Any]]:
        room, size = self._room(width), self.style.body
        beside = letters.flow([Span(question[2], size * 0.92, colour=QUIET)], room) if question[2] else []
        return letters.flow([Span(question[1], size)], room), beside

    def _tall(self, question: tuple[str, str, str], width: float) -> float:
        words, beside = self._words(question, width)
        size = self.style.body
        return max(len(words) * size * 1.24 + len(beside) * size * 1.14, self._side) + size * 0.75

    def height(self, width: float) -> float:
        return self._heads(width) + sum(self._tall(one, width) for one in self.block.questions)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        used, fitting = self._heads(width), 0
        for one in self.block.questions:
            used += self._tall(one, width)
            fitting += used <= room
        if not 1 <= fitting < len(self.block.questions):
            return None
        first, rest = self.block.questions[:fitting], self.block.questions[fitting:]
        return (
            AlikeRows(replace(self.block, questions=first), self.style, self.space_before),
            AlikeRows(replace(self.block, questions=rest), self.style, 0.0),
        )

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        boxes, pitch, label = x + width * (1 - _SHARE), self._pitch(width), self.style.label
        heads = self._heads(width)
        for place, box in enumerate(self.block.boxes):
            lines = self._head(box, width)
            lift = heads - 5 - len(lines) * label * 1.14
            draw_lines(canvas, lines, boxes + place * pitch, top - lift, label * 1.14)
        y = top - heads
        rule(canvas, x, y, width, INK, 0.8)
        for one in self.block.questions:
            tall = self._tall(one, width)
            self._draw_question(canvas, x, y - self.style.body * 0.375, width, one)
            self._draw_boxes(canvas, boxes, y - (tall + self._side) / 2, pitch)
            y -= tall
            rule(canvas, x, y, width, LINE, 0.6)

    def _draw_question(
        self, canvas: Any, x: float, top: float, width: float, one: tuple[str, str, str]
    ) -> None:
        words, beside = self._words(one, width)
        size = self.style.body
        draw_lines(canvas, [[Span(one[0], size, True)]], x, top, size * 1.24)
        left, room = x + self._inset, self._room(width)
        draw_lines(canvas, words, left, top, size * 1.24, room)
        draw_lines(
            canvas, beside, left, top - len(words) * size * 1.24, size * 1.14, room, base=self.block.base
        )

    def _draw_boxes(self, canvas: Any, x: float, foot: float, pitch: float) -> None:
        small = self.style.small
        for place, box in enumerate(self.block.boxes):
            left = x + place * pitch
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.rect(left, foot, self._side, self._side, stroke=1, fill=0)
            number = [[Span(box.number, small, colour=QUIET)]]
            draw_lines(canvas, number, left + self._side + 2.5, foot + small * 1.1, small * 1.1)
