"""A timeline for the wall: rows flow on to next pages, days to pages side by side.

Rows stand at the same height on all pages side by side, so that these can be hung next to each other.
"""

from dataclasses import dataclass, field
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import ACCENT, INK, LINE, QUIET
from commdesk.reports import wall_key, wall_links, wall_paint
from commdesk.reports.blocks import Wall
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import Style
from commdesk.reports.wall_axis import Axis
from commdesk.reports.wall_layout import GAP, Box, Layout
from commdesk.text import _

#: What the numbers of one page stand for takes no more of its height than this.
_MOST_TOLD = 0.3


@dataclass
class WallRows(Piece):
    """The rows from ``place`` to ``stop``; ``measured`` is shared by all parts of one wall."""

    wall: Wall
    style: Style
    space_before: float
    place: int = 0
    stop: int | None = None
    measured: dict[float, Layout] = field(default_factory=dict)

    @property
    def across(self) -> int:  # type: ignore[override]
        """How many pages stand side by side."""
        return self.wall.across

    def _layout(self, width: float) -> Layout:
        if width not in self.measured:
            self.measured[width] = Layout(self.wall, self.style, width)
        return self.measured[width]

    def _end(self) -> int:
        return len(self.wall.rows) if self.stop is None else self.stop

    def height(self, width: float) -> float:
        layout = self._layout(width)
        rows = sum(box.tall for box in layout.boxes[self.place : self._end()])
        return self._fixed(layout) + rows + self._told_height(layout, self._end())

    def _fixed(self, layout: Layout) -> float:
        """The height of all but the rows and what their numbers stand for."""
        return Axis(layout).height + self._continued_height(layout) + wall_key.height(layout)

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        layout = self._layout(width)
        used, cut, told, numbers = self._fixed(layout), 0, 0.0, 0
        for place in range(self.place, self._end()):
            box = layout.boxes[place]
            used += box.tall
            found = numbers + sum(bool(mark.number) for mark in box.marks)
            if found != numbers:
                told, numbers = self._told_height(layout, place + 1, True), found
            if used + told > room:
                break
            if self._may_end(place):
                cut = place + 1
        else:
            return None
        if not cut and room >= whole * 0.9:
            # Too much belongs together for one page: then it is parted after all.
            cut = max(place, self.place + 1)
        if not cut or cut >= self._end():
            return None
        first = WallRows(self.wall, self.style, self.space_before, self.place, cut, self.measured)
        return first, WallRows(self.wall, self.style, 0.0, cut, self.stop, self.measured)

    def _may_end(self, place: int) -> bool:
        """Whether a page may end after a row: not between a heading or a goal and the first row under it."""
        rows = self.wall.rows
        if place + 1 >= len(rows):
            return True
        return not rows[place].head and not (rows[place].level < rows[place + 1].level)

    # -- what stands around the rows

    def _continued(self) -> str:
        """Of which heading and goal the first rows are, where those stand on an earlier page."""
        rows, words = self.wall.rows, []
        if not self.place:
            return ""
        if not rows[self.place].head:
            words += [row.label for row in rows[: self.place] if row.head][-1:]
            if rows[self.place].level:
                words += [row.label for row in rows[: self.place] if not row.head and not row.level][-1:]
        return _("{name}, continued").format(name=" · ".join(words)) if words else ""

    def _continued_height(self, layout: Layout) -> float:
        return layout.line * 1.4 if self._continued() else 0.0

    def _told(self, layout: Layout, page: int, end: int, whole: bool = False) -> list[Line]:
        """What the numbers on a page stand for; of a single row that has too many, as much as a page holds."""
        size, spans = self.style.label, []
        for box in layout.boxes[self.place : end]:
            for mark in box.marks:
                if mark.number and mark.page == page:
                    name = layout.numbered[mark.number - 1]
                    spans += [Span(f"{mark.number}\u00a0", size, True), Span(f"{name};   ", size)]
        if spans:
            spans[-1] = spans[-1].saying(spans[-1].text.rstrip("; ") + ".")
            spans.insert(0, Span(_("Milestones:") + " ", size, colour=QUIET))
        most = None if whole else max(3, int(self.style.page * _MOST_TOLD / (self.style.label * 1.35)))
        return letters.flow(spans, layout.width, most) if spans else []

    def _told_height(self, layout: Layout, end: int, whole: bool = False) -> float:
        lines = max(len(self._told(layout, page, end, whole)) for page in range(self.across))
        return lines * self.style.label * 1.35 + (self.style.label * 0.5 if lines else 0.0)

    # -- drawing

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        self.draw_across(canvas, x, top, width, 0)

    def draw_across(self, canvas: Any, x: float, top: float, width: float, page: int) -> None:
        layout = self._layout(width)
        axis = Axis(layout)
        left, y = x + layout.left, top - axis.height
        axis.draw(canvas, left, top, page)
        rule(canvas, x, y, width, INK, 0.8)
        continued = self._continued()
        if continued:
            words = letters.fitted(continued, self.style.label, width, True)
            line = [Span(words, self.style.label, True, QUIET)]
            draw_lines(canvas, [line], x, y - layout.line * 0.05, layout.line * 1.3)
            y -= self._continued_height(layout)
        tops = []
        boxes = layout.boxes[self.place : self._end()]
        for box in boxes:
            tops.append(y)
            y -= box.tall
        begin = tops[0] if tops else y
        self._draw_ground(canvas, layout, axis, boxes, tops, y, x, page)
        self._draw_chart(canvas, layout, axis, boxes, tops, (begin, y), left, page)
        rule(canvas, x, y, width, QUIET, 0.5)
        told = self._told(layout, page, self._end())
        if told:
            draw_lines(canvas, told, x, y - self.style.label * 0.5, self.style.label * 1.35)
            y -= len(told) * self.style.label * 1.35 + self.style.label * 0.5
        wall_key.draw(canvas, layout, x, y)

    def _draw_ground(
        self, canvas: Any, layout: Layout, axis: Axis, boxes: list[Box], tops: list[float], foot: float, x: float,
        page: int,
    ) -> None:  # fmt: skip
        """Upright and level lines, names and words."""
        left = x + layout.left
        if tops:
            for at, colour, wide in axis.lines(page):
                _upright(canvas, left + at, tops[0], foot, colour, wide)
            for edge, cut in ((0.0, page > 0), (layout.days.room, page < self.across - 1)):
                if cut:
                    canvas.saveState()
                    canvas.setDash([1.5, 2.5], 0)
                    _upright(canvas, left + edge, tops[0], foot, QUIET, 0.7)
                    canvas.restoreState()
        for number, (box, top) in enumerate(zip(boxes, tops, strict=True)):
            row, line = box.row, layout.line
            if number:
                rule(canvas, x, top, layout.width, *((LINE, 0.6) if row.level else (QUIET, 0.45)))
            if row.head:
                foot_of = top - box.tall
                high = len(box.name) * line * 1.1
                canvas.setFillColor("#FFFFFF")
                canvas.rect(x, foot_of + 0.5, layout.width, box.tall - 1, stroke=0, fill=1)
                draw_lines(canvas, box.name, x, foot_of + high + line * 0.1, line * 1.1)
                rule(canvas, x, foot_of, layout.width, ACCENT, 1.2)
                continue
            start = top - layout.pad
            draw_lines(canvas, box.name, x + layout.indent(row), start, line)
            draw_lines(canvas, box.words, x + layout.names + GAP, start, line)

    def _middle(self, layout: Layout, top: float, lane: int = 0) -> float:
        return top - layout.pad - layout.line * (lane + 0.5)

    def _draw_chart(
        self, canvas: Any, layout: Layout, axis: Axis, boxes: list[Box], tops: list[float],
        span: tuple[float, float], left: float, page: int,
    ) -> None:  # fmt: skip
        """Bars, arrows and marks of a page; what goes on over its edge is cut there, without an end."""
        days = layout.days
        x = left - page * days.room
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(left, span[1], days.room, span[0] - span[1])
        canvas.clipPath(clip, stroke=0, fill=0)
        for begin, end in self.wall.links:
            wall_links.draw(canvas, layout, (begin, end), self.place, tops, span, x)
        for box, top in zip(boxes, tops, strict=True):
            y, high = self._middle(layout, top), layout.thick(box.row)
            if layout.has_bar(box.row):
                wall_paint.bar(canvas, box.row, days, x, y, high)
            wall_paint.planned(canvas, box.row, days, x, y, high)
        if axis.today is not None and days.page(axis.today) == page:
            _upright(canvas, left + axis.today_x(page), *span, INK, 1.1)
        for box, top in zip(boxes, tops, strict=True):
            for mark in box.marks:
                if mark.page == page:
                    wall_paint.mark(canvas, mark, layout, left, self._middle(layout, top, mark.lane))
            if box.beside is not None and box.beside.page == page:
                note = Span(box.beside.words, self.style.label, colour=QUIET)
                wall_paint.on_white(canvas, note, left + box.beside.begin, self._middle(layout, top))
            y, right, size = self._middle(layout, top), left + days.room, self.style.label
            if box.before and page == 0:
                wall_paint.unseen(canvas, box.before, left, right, y, size, True)
            if box.after and page == self.across - 1:
                wall_paint.unseen(canvas, box.after, left, right, y, size, False)
        canvas.restoreState()


def _upright(canvas: Any, x: float, top: float, foot: float, colour: str, thick: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    canvas.line(x, top, x, foot)
