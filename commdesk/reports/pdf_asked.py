"""A question of a form on paper: boxes large enough for a pen, beside each the small number that is typed for it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import INK, LINE, QUIET
from commdesk.reports.form_blocks import Asked, Box
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import MILLIMETRE, Style

#: A pen's tick wants six millimetres; those who read large print write larger too.
_SIDE = 6 * MILLIMETRE
_WRITING = 9 * MILLIMETRE
_SHORT = 40 * MILLIMETRE
# Listed answers stand in two columns where each has at least this room.
_COLUMN = 62 * MILLIMETRE

# (height, what draws it with its upper left corner at x and top)
Part = tuple[float, Callable[[Any, float, float], None]]


@dataclass
class AskedRows(Piece):
    """One question with its answers, whole on a page."""

    block: Asked
    style: Style
    space_before: float

    def height(self, width: float) -> float:
        return sum(high for high, _draw in self._parts(width))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for high, draw in self._parts(width):
            draw(canvas, x, top)
            top -= high

    @property
    def _side(self) -> float:
        return max(_SIDE, self.style.body * 1.25)

    @property
    def _inset(self) -> float:
        """The room of the question's number."""
        return self.style.body * 2.1

    def _parts(self, width: float) -> list[Part]:
        block, size = self.block, self.style.body
        room = width - self._inset
        found = [self._words([Span(block.words, size)], room, size * 1.26, Span(block.number, size, True))]
        if block.beside:
            found.append(
                self._words(
                    [Span(block.beside, size * 0.94, colour=QUIET)], room, size * 1.2, base=block.base
                )
            )
        found.append((size * 0.45, _nothing))
        for title, boxes in block.rows:
            if block.listed:
                found += self._listed(boxes, room)
            else:
                found += self._row(title, boxes, room)
        for first, last in block.ends:
            found.append(self._ends(first, last))
        if block.short:
            found.append((_WRITING, partial(self._place_to_write, wide=_SHORT)))
        found += [(_WRITING, partial(self._line, wide=room))] * block.lines
        return [*found, (size * 0.4, _nothing)]

    def _words(
        self, spans: list[Span], room: float, leading: float, number: Span | None = None, base: str = ""
    ) -> Part:
        lines = letters.flow(spans, room)

        def draw(canvas: Any, x: float, top: float) -> None:
            if number is not None:
                draw_lines(canvas, [[number]], x, top, leading)
            draw_lines(canvas, lines, x + self._inset, top, leading, room, base=base)

        return len(lines) * leading, draw

    # -- boxes side by side

    @property
    def _title_room(self) -> float:
        titles = [title for title, _boxes in self.block.rows if title]
        return (
            max((letters.width(title, self.style.body) for title in titles), default=0.0) + 10
            if titles
            else 0.0
        )

    def _pitch(self, count: int, room: float) -> float:
        """From one box to the next: a scale's stand close, those with words under them share the width."""
        if self.block.ends or not any(box.words for _title, boxes in self.block.rows for box in boxes):
            return min(self._side + self.style.small * 2.4, (room - self._title_room) / count)
        return (room - self._title_room) / count

    def _row(self, title: str, boxes: tuple[Box, ...], room: float) -> list[Part]:
        pitch, small, size = self._pitch(len(boxes), room), self.style.small, self.style.label
        under = [] if self.block.ends else [self._under(box, pitch - 6, size) for box in boxes]
        tall = max((len(lines) for lines in under), default=0) * size * 1.22

        def draw(canvas: Any, x: float, top: float) -> None:
            x += self._inset
            if title:
                draw_lines(canvas, [[Span(title, self.style.body)]], x, top, self._side)
            x += self._title_room
            for place, box in enumerate(boxes):
                left = x + place * pitch
                self._box(canvas, left, top - self._side)
                number = [[Span(box.number, small, colour=QUIET)]]
                draw_lines(
                    canvas, number, left + self._side + 2.5, top - self._side + small * 1.1, small * 1.1
                )
                if under:
                    draw_lines(canvas, under[place], left, top - self._side - 2, size * 1.22)

        return [(self._side + 3 + tall + (4 if title else 0), draw)]

    def _under(self, box: Box, room: float, size: float) -> list[Any]:
        """The words under a box, those of the second language below them."""
        lines = letters.flow([Span(box.words, size)], room) if box.words else []
        return lines + (letters.flow([Span(box.beside, size, colour=QUIET)], room) if box.beside else [])

    def _ends(self, first: str, last: str) -> Part:
        """What the first and the last box of a scale mean."""
        size = self.style.label
        boxes = self.block.rows[0][1] if self.block.rows else ()
        told = len([box for box in boxes if not box.words])
        pitch = self._pitch(len(boxes), 1e9) if boxes else 0.0
        end = self._title_room + max(told - 1, 0) * pitch + self._side

        def draw(canvas: Any, x: float, top: float) -> None:
            x += self._inset
            draw_lines(canvas, [[Span(first, size, colour=QUIET)]], x + self._title_room, top, size * 1.4)
            wide = letters.width(last, size)
            first_ends = x + self._title_room + letters.width(first, size) + 12
            draw_lines(
                canvas, [[Span(last, size, colour=QUIET)]], max(x + end - wide, first_ends), top, size * 1.4
            )

        return size * 1.4, draw

    # -- answers one below the other

    def _listed(self, boxes: tuple[Box, ...], room: float) -> list[Part]:
        columns = 2 if room / 2 >= _COLUMN and len(boxes) > 3 else 1
        wide = room / columns
        beside = self._side + self.style.small * 1.9
        told = [self._beside(box, wide - beside - 8) for box in boxes]
        leading = self.style.body * 1.22
        found: list[Part] = []
        rows = -(-len(boxes) // columns)
        for row in range(rows):
            cells = [at for at in range(row, len(boxes), rows)]
            high = max(max(len(told[at]) * leading, self._side) for at in cells) + 4
            found.append(
                (high, partial(self._cells, boxes=boxes, told=told, cells=cells, wide=wide, beside=beside))
            )
        return found

    def _cells(
        self,
        canvas: Any,
        x: float,
        top: float,
        boxes: Any,
        told: Any,
        cells: list[int],
        wide: float,
        beside: float,
    ) -> None:
        leading, small = self.style.body * 1.22, self.style.small
        for column, at in enumerate(cells):
            left = x + self._inset + column * wide
            self._box(canvas, left, top - self._side)
            number = [[Span(boxes[at].number, small, colour=QUIET)]]
            draw_lines(canvas, number, left + self._side + 2.5, top - self._side + small * 1.1, small * 1.1)
            high = len(told[at]) * leading
            draw_lines(canvas, told[at], left + beside, top - max(0.0, (self._side - high) / 2), leading)

    def _beside(self, box: Box, room: float) -> list[Any]:
        spans = [Span(box.words, self.style.body)]
        if box.beside:
            spans.append(Span(f" · {box.beside}", self.style.body * 0.94, colour=QUIET))
        return letters.flow(spans, room)

    # -- what is drawn

    def _box(self, canvas: Any, x: float, y: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(x, y, self._side, self._side, stroke=1, fill=0)

    def _place_to_write(self, canvas: Any, x: float, top: float, wide: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(x + self._inset, top - _WRITING + 2, wide, _WRITING - 2, stroke=1, fill=0)

    def _line(self, canvas: Any, x: float, top: float, wide: float) -> None:
        rule(canvas, x + self._inset, top - _WRITING + 2, wide, LINE, 0.8)


def _nothing(_canvas: Any, _x: float, _top: float) -> None:
    """White room."""
