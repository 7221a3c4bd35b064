"""The timeline: a bar to each goal over one axis of months, what is done filled, what is left hollow."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import INK, LINE, QUIET, tone
from commdesk.reports.blocks import Timeline, TimelineRow
from commdesk.reports.pdf_pieces import Piece, draw_lines, mark, mark_outline, rule
from commdesk.reports.pdf_timeline_marks import Marks, Scale, anchor, labels
from commdesk.reports.style import Style
from commdesk.text import _

_GAP = 10.0
# A sheet that stands upright: words about a row may take more of it.
_NARROW = 600.0


@dataclass
class Strip(Piece):
    """The rows from ``place`` on; the axis comes again on every page."""

    timeline: Timeline
    style: Style
    space_before: float
    place: int = 0
    end: int | None = None
    measured: dict[float, tuple[float, float, float]] = field(default_factory=dict)

    def _rows(self) -> tuple[TimelineRow, ...]:
        return self.timeline.rows[self.place : self.end]

    def _rooms(self, width: float) -> tuple[float, float, float]:
        """The widths of names, of the words for their state, and of the bars; measured once, over all rows."""
        if width in self.measured:
            return self.measured[width]
        rows, size = self.timeline.rows, self.style.label
        states = [row.state for row in rows if row.state]
        state = min(
            max((letters.width(s, size, True) for s in states), default=0) + 0.5,
            width * (0.3 if width < _NARROW else 0.19),
        )
        wide = [
            letters.width(row.label, self.style.table, self._heads(row)) + self._indent(row)
            for row in rows
            if not row.heading
        ]
        names = max(wide, default=0) + 0.5
        name = min(names, width * 0.36)
        gaps = _GAP * (2 if states else 1)
        self.measured[width] = name, state, width - name - state - gaps
        return self.measured[width]

    def _lines(self, row: TimelineRow, width: float) -> tuple[list[Line], list[Line]]:
        name, state, _bars = self._rooms(width)
        ink = tone(row.tone) if row.tone else QUIET
        bold = row.tone in ("warn", "bad")
        return (
            letters.flow([Span(row.label, self.style.table, self._heads(row))], name - self._indent(row), 3),
            letters.flow([Span(row.state, self.style.label, bold, ink)], state, 3) if state else [],
        )

    def _heads(self, row: TimelineRow) -> bool:
        """Whether its name is bold: a goal with others under it, a heading."""
        if row.strong or row.heading:
            return True
        return row.level == 0 and any(other.level for other in self.timeline.rows)

    def _indent(self, row: TimelineRow) -> float:
        return row.level * self.style.table * 1.2

    def _bar_row(self, row: TimelineRow, width: float) -> float:
        """The height of a row without the names of its milestones."""
        lines = 1 if row.heading else max(len(lines) for lines in self._lines(row, width))
        return lines * self.style.table * 1.3 + self.style.table * (self.style.row + 0.08)

    def _tall(self, row: TimelineRow, width: float) -> float:
        tall = self._bar_row(row, width)
        if not row.labels:
            return tall
        found = labels(row, self._scale(0.0, width), self.style.small)
        lanes = max((label.lane + 1 for label in found), default=0)
        # The bar stands in the row's own first line, the names below it.
        under = (
            self.style.table * 1.5 + lanes * self.style.small * 1.25 + self.style.table * self.style.row / 2
        )
        return max(tall, under + self.style.table * 0.5) if lanes else tall

    def _scale(self, x: float, width: float) -> Scale:
        room = self._rooms(width)[2]
        return Scale(self.timeline, x + width - room, room)

    @property
    def _axis(self) -> float:
        title = self.style.title * 1.45 if self.timeline.title else 0.0
        return max(self.style.label * (3.0 if self._has_today() else 1.9), title)

    def height(self, width: float) -> float:
        return self._axis + sum(self._tall(row, width) for row in self._rows())

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        used, taken, rows = self._axis, 0, self._rows()
        for row in rows:
            used += self._tall(row, width)
            if used > room:
                break
            taken += 1
        taken = min(taken, len(rows) - 1)
        # A heading or a goal does not stand alone at the foot of a page, with what belongs to it overleaf.
        while taken > 1 and _leads(rows[taken - 1], rows[taken]):
            taken -= 1
        if taken < 1:
            return None
        cut = self.place + taken
        first = Strip(self.timeline, self.style, self.space_before, self.place, cut, self.measured)
        return first, Strip(self.timeline, self.style, 0.0, cut, self.end, self.measured)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        room = self._rooms(width)[2]
        scale = self._scale(x, width)
        self._draw_axis(canvas, x, top, width, scale)
        y = top - self._axis
        rule(canvas, x, y, width, INK, 0.8)
        foot = top - self.height(width)
        for day, _word in self._ticks(room):
            self._upright(canvas, scale.across(day), y, foot, LINE, 0.6)
        tops = []
        for row in self._rows():
            tops.append(y)
            self._draw_words(canvas, row, x, y, width)
            y -= self._tall(row, width)
            rule(canvas, x, y, width)
        if self._has_today():
            assert self.timeline.today is not None
            across = scale.middle(self.timeline.today)
            self._upright(canvas, across, top - self._axis + self.style.label * 0.2, foot, INK, 1.0)
        self._draw_marks(canvas, scale, tops, foot, width)

    def _draw_words(self, canvas: Any, row: TimelineRow, x: float, y: float, width: float) -> None:
        name, _state, _room = self._rooms(width)
        tall = self._bar_row(row, width)
        if row.heading:
            size = self.style.table
            words = letters.fitted(row.label, size, width, True)
            draw_lines(canvas, [[Span(words, size, True, INK)]], x, y - (tall - size * 1.3) / 2, size * 1.3)
            return
        starts = (x + self._indent(row), x + name + _GAP)
        for lines, start in zip(self._lines(row, width), starts, strict=True):
            padding = (tall - len(lines) * self.style.table * 1.3) / 2
            draw_lines(canvas, lines, start, y - padding, self.style.table * 1.3)

    def _draw_marks(self, canvas: Any, scale: Scale, tops: list[float], foot: float, width: float) -> None:
        """Bars, names and arrows, cut off at the edges of the days that are seen."""
        rows = self._rows()
        middles = [top - self._bar_middle(row, width) for top, row in zip(tops, rows, strict=True)]
        canvas.saveState()
        seen = canvas.beginPath()
        seen.rect(scale.left - 0.5, foot, scale.room + 1, tops[0] - foot if tops else 0)
        canvas.clipPath(seen, stroke=0, fill=0)
        marks = Marks(canvas, scale, self.style)
        for row, middle in zip(rows, middles, strict=True):
            marks.bar(row, middle)
        for link in self.timeline.links:
            before, after = link.before - self.place, link.after - self.place
            if not (0 <= before < len(rows) and 0 <= after < len(rows)):
                continue
            begin = anchor(rows[before], link.milestone, scale, self.style.table, ends=True)
            end = anchor(rows[after], link.next_milestone, scale, self.style.table, ends=False)
            if begin is not None and end is not None:
                marks.arrow((begin, middles[before]), (end, middles[after]), self.style.table * 0.75)
        for row, middle in zip(rows, middles, strict=True):
            if row.labels:
                marks.names(labels(row, scale, self.style.small), middle, self.style.small)
        canvas.restoreState()

    def _bar_middle(self, row: TimelineRow, width: float) -> float:
        """How far below the top of its row a bar lies: in the middle, or above the names of milestones."""
        whole = self._tall(row, width)
        if row.labels and labels(row, self._scale(0.0, width), self.style.small):
            return self.style.table * (0.65 + self.style.row / 2)
        return whole / 2

    def _has_today(self) -> bool:
        line = self.timeline
        return line.today is not None and line.start <= line.today <= line.end

    def _upright(self, canvas: Any, x: float, top: float, foot: float, colour: str, thick: float) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(thick)
        canvas.line(x, top, x, foot)

    def _ticks(self, room: float) -> list[tuple[date, str]]:
        """The first days of months, as many as stand side by side, with the year where it begins."""
        line = self.timeline
        months = (line.end.year - line.start.year) * 12 + line.end.month - line.start.month + 1
        slot = room / max(months, 1)
        every = next(
            (e for e in (1, 2, 3, 6) if slot * e >= self.style.label * 3.2),
            12 * max(1, int(40 // (slot * 12 + 1))),
        )
        ticks: list[tuple[date, str]] = []
        told = False
        for number in range(months):
            month = line.start.month - 1 + number
            day = date(line.start.year + month // 12, month % 12 + 1, 1)
            if day < line.start and number:
                continue
            if (day.month - 1) % every == 0 or (number == 0 and every == 1):
                word = text.month_short(day)
                if every >= 12 or (day.month == 1 and every > 1):
                    word, told = str(day.year), True
                elif not told or day.month == 1:
                    # The year stands where it begins, and at the first month that has room for it.
                    dated, last = f"{word} {day.year}", _months_later(day, every)
                    if (
                        letters.width(dated, self.style.label) + 4
                        <= slot * (last - max(day, line.start)).days / 30
                    ):
                        word, told = dated, True
                ticks.append((max(day, line.start), word))
        return ticks

    def _draw_axis(self, canvas: Any, x: float, top: float, width: float, scale: Scale) -> None:
        size, left, room = self.style.label, scale.left, scale.room
        base = top - self._axis + size * 1.6
        self._draw_title(canvas, x, top, left - x - _GAP)
        ticks = self._ticks(room)
        for number, (day, word) in enumerate(ticks):
            start = scale.across(day)
            stop = scale.across(ticks[number + 1][0]) if number + 1 < len(ticks) else left + room
            if letters.width(word, size) + 3 <= stop - start:
                draw_lines(canvas, [[Span(word, size, colour=QUIET)]], start + 1.5, base, size * 1.3)
        if self._has_today():
            assert self.timeline.today is not None
            word = _("today, {day}").format(day=text.day_short(self.timeline.today))
            half = letters.width(word, size) / 2
            middle = scale.middle(self.timeline.today)
            middle = min(max(middle, left + half), left + room - half)
            draw_lines(canvas, [[Span(word, size, True)]], middle - half, top, size * 1.3)

    def _draw_title(self, canvas: Any, x: float, top: float, room: float) -> None:
        """The heading stands on the axis, where a line of its own would be white for the most part."""
        if not self.timeline.title:
            return
        size = self.style.title
        if self.place == 0:
            mark_outline(canvas, (2, self.timeline.title), top)
        words = letters.fitted(self.timeline.title + mark(self.timeline.footnote), size, room, True)
        draw_lines(canvas, [[Span(words, size, True, INK)]], x, top - self._axis + size * 1.45, size * 1.3)


def _leads(row: TimelineRow, following: TimelineRow) -> bool:
    """Whether a row stands over the one that follows."""
    return row.heading or (not following.heading and following.level > row.level)


def _months_later(day: date, months: int) -> date:
    month = day.month - 1 + months
    return date(min(9999, day.year + month // 12), month % 12 + 1, 1)
