"""Tables: heads that come again on every page, hairlines between rows, rows that are never split."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import INK, QUIET, tone
from commdesk.reports.blocks import Cell, Column, Table
from commdesk.reports.pdf_pieces import Piece, draw_lines, mark, rule
from commdesk.reports.style import Style

#: A cell with more lines than this ends in an ellipsis.
MOST_LINES = 10
_GAP = 10.0
#: A table with fewer rows stays whole where a page can hold it.
_FEWEST_SPLIT = 4


def widths(columns: tuple[Column, ...], cells: list[list[list[Span]]], room: float) -> list[float]:
    """Column widths that fill ``room``: what the contents want, the spare room by weight to columns of words.

    ``cells`` are the rows, the head the first of them. Where there is too little room, no column falls below its
    longest word (a fair share of the room at most) as long as that can be had.
    """
    count = len(columns)
    spare = room - _GAP * (count - 1)
    wanted = [max((sum(s.width for s in row[i]) for row in cells), default=0) + 0.5 for i in range(count)]
    longest = [max((_longest_word(row[i]) for row in cells), default=0) + 0.5 for i in range(count)]
    least = [min(word, max(spare / count, spare / 4)) for word in longest]
    if sum(wanted) <= spare:
        takers = [c.weight if c.align == "left" else 0.0 for c in columns]
        if not sum(takers):
            takers = [c.weight for c in columns]
        extra = (spare - sum(wanted)) / (sum(takers) or 1)
        return [w + extra * t for w, t in zip(wanted, takers, strict=True)]
    # A head breaks before any cell does.
    whole = [
        max([_longest_word(cells[0][i]), *(sum(s.width for s in row[i]) for row in cells[1:])]) + 0.5
        for i in range(count)
    ]
    if sum(whole) <= spare:
        missing = [want - have for want, have in zip(wanted, whole, strict=True)]
        share = (spare - sum(whole)) / (sum(missing) or 1)
        return [have + lack * share for have, lack in zip(whole, missing, strict=True)]
    if sum(least) > spare:
        return [w * spare / sum(least) for w in least]
    # What most rows want counts, not the one cell that wants everything.
    typical = [
        sum(min(sum(s.width for s in row[i]), spare) for row in cells) / len(cells) for i in range(count)
    ]
    hunger = [
        max(min(w, 3 * t) - m, 0.1) * max(c.weight, 0.01)
        for w, t, m, c in zip(wanted, typical, least, columns, strict=True)
    ]
    share = (spare - sum(least)) / (sum(hunger) or 1)
    return [m + h * share for m, h in zip(least, hunger, strict=True)]


def _longest_word(spans: list[Span]) -> float:
    return max(
        (span.saying(word).width for span in spans for word in re.split(r"[ \t\n]+", span.text)), default=0.0
    )


class _Broken(NamedTuple):
    """All cells broken into lines for one width; kept, since a long table is asked often."""

    width: float
    rooms: list[float]
    rows: list[list[list[Line]]]
    below: list[float]  # how far below the head each row of the body begins, and where the last one ends


@dataclass
class Grid(Piece):
    """A table, or the part of one that stands on a page; ``place`` is the first row of the part."""

    table: Table
    style: Style
    space_before: float
    place: int = 0
    end: int | None = None
    broken: "_Broken | None" = None

    def _spans(self, cell: str | Cell, head: bool = False, total: bool = False) -> list[Span]:
        if head:
            return [Span(str(cell), self.style.label, True, QUIET)]
        if isinstance(cell, str):
            return [Span(cell, self.style.table, total)]
        bold = cell.bold or total or cell.tone in ("warn", "bad")
        return [Span(cell.text + mark(cell.footnote), self.style.table, bold, tone(cell.tone))]

    def _row(self, row: tuple[str | Cell, ...], total: bool = False) -> list[list[Span]]:
        filled = (*row, *[""] * len(self.table.columns))[: len(self.table.columns)]
        return [self._spans(cell, total=total) for cell in filled]

    def _lines(self, width: float) -> _Broken:
        """Head, rows and total as cells of lines."""
        if self.broken is None or self.broken.width != width:
            table = self.table
            rows = [[self._spans(column.title, head=True) for column in table.columns]]
            rows += [self._row(row) for row in table.rows]
            if table.total:
                rows.append(self._row(table.total, total=True))
            rooms = widths(table.columns, [*rows, *(self._row(row) for row in table.beside)], width)
            cells = [[letters.flow(cell, rooms[i], MOST_LINES) for i, cell in enumerate(row)] for row in rows]
            below = [0.0, *accumulate(self._tall(row) for row in cells[1:])]
            self.broken = _Broken(width, rooms, cells, below)
        return self.broken

    def _tall(self, row: list[list[Line]], head: bool = False) -> float:
        size = self.style.label if head else self.style.table
        return max((len(lines) for lines in row), default=1) * size * 1.3 + size * (
            0.5 if head else self.style.row
        )

    def _span(self, width: float) -> tuple[int, int]:
        """From which row of the body to which one this part goes."""
        return self.place, len(self._lines(width).rows) - 1 if self.end is None else self.end

    def _foot(self) -> list[Span]:
        """The words under the table, where its end stands here."""
        at_end = self.end is None
        words = self.table.caption if at_end else ""
        if at_end and not self.table.rows and not self.table.total and self.table.empty:
            words = self.table.empty + (f"\n{words}" if words else "")
        return [Span(words + mark(self.table.footnote), self.style.label, colour=QUIET)] if words else []

    def _foot_lines(self, width: float) -> list[Line]:
        spans = self._foot()
        return letters.flow(spans, width, 8) if spans else []

    def _foot_height(self, width: float) -> float:
        lines = self._foot_lines(width)
        return len(lines) * self.style.label * 1.4 + self.style.label * 0.5 if lines else 0.0

    def height(self, width: float) -> float:
        broken, (start, end) = self._lines(width), self._span(width)
        head = self._tall(broken.rows[0], head=True)
        return head + broken.below[end] - broken.below[start] + self._foot_height(width)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        broken, (start, end) = self._lines(width), self._span(width)
        count = end - start
        if count < _FEWEST_SPLIT and self.height(width) <= whole:
            return None
        reach = broken.below[start] + room - self._tall(broken.rows[0], head=True)
        taken = bisect_right(broken.below, reach, start, end + 1) - start - 1
        # The last row, a total mostly, does not cross alone, and the words below stay with a row.
        taken = min(taken, max(count - 2, 1), count - 1)
        if taken < min(2, count - 1) or taken < 1:
            return None
        cut = start + taken
        first = Grid(self.table, self.style, self.space_before, start, cut, self.broken)
        return first, Grid(self.table, self.style, 0.0, cut, self.end, self.broken)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        head = self._lines(width).rows[0]
        self._draw_row(canvas, head, x, top, self.style.label, self._tall(head, head=True))
        top -= self._tall(head, head=True)
        rule(canvas, x, top, width, INK, 0.8)
        start, end = self._span(width)
        for number in range(start, end):
            row = self._lines(width).rows[number + 1]
            if self.table.total and self.end is None and number == end - 1:
                rule(canvas, x, top, width, INK, 0.8)
            self._draw_row(canvas, row, x, top, self.style.table, self._tall(row))
            top -= self._tall(row)
            rule(canvas, x, top, width)
        draw_lines(canvas, self._foot_lines(width), x, top - self.style.label * 0.5, self.style.label * 1.4)

    def _draw_row(
        self, canvas: Any, row: list[list[Line]], x: float, top: float, size: float, tall: float
    ) -> None:
        leading = size * 1.3
        most = max((len(lines) for lines in row), default=1)
        padding = (tall - most * leading) / 2
        rooms = self.broken.rooms if self.broken else []
        for column, lines, room in zip(self.table.columns, row, rooms, strict=True):
            draw_lines(canvas, lines, x, top - padding, leading, room, column.align)
            x += room + _GAP
