"""The timeline: a bar to each goal over one axis of months, what is done filled, what is left hollow."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import ACCENT, BAD, GOOD, INK, LINE, PAPER, QUIET, WARN, tone
from commdesk.reports.blocks import Milestone, Timeline, TimelineRow
from commdesk.reports.pdf_pieces import Piece, draw_lines, mark, mark_outline, rule
from commdesk.reports.style import Style
from commdesk.text import _

_BARS = {"good": GOOD, "warn": WARN, "bad": BAD, "quiet": QUIET}
_GAP = 10.0


@dataclass
class Strip(Piece):
    """The rows from ``place`` on; the axis comes again on every page."""

    timeline: Timeline
    style: Style
    space_before: float
    place: int = 0
    end: int | None = None

    def _rows(self) -> tuple[TimelineRow, ...]:
        return self.timeline.rows[self.place : self.end]

    def _rooms(self, width: float) -> tuple[float, float, float]:
        """The widths of names, of the words for their state, and of the bars."""
        rows, size = self.timeline.rows, self.style.label
        states = [row.state for row in rows if row.state]
        state = min(max((letters.width(s, size, True) for s in states), default=0) + 0.5, width * 0.3)
        wide = [
            letters.width(row.label, self.style.table, self._heads(row)) + self._indent(row) for row in rows
        ]
        names = max(wide, default=0) + 0.5
        name = min(names, width * 0.36)
        gaps = _GAP * (2 if states else 1)
        return name, state, width - name - state - gaps

    def _lines(self, row: TimelineRow, width: float) -> tuple[list[Line], list[Line]]:
        name, state, _bars = self._rooms(width)
        ink = tone(row.tone) if row.tone else QUIET
        bold = row.tone in ("warn", "bad")
        return (
            letters.flow([Span(row.label, self.style.table, self._heads(row))], name - self._indent(row), 3),
            letters.flow([Span(row.state, self.style.label, bold, ink)], state, 3) if state else [],
        )

    def _heads(self, row: TimelineRow) -> bool:
        """Whether rows of other levels stand under such a row, so that its label is bold."""
        return row.level == 0 and any(other.level for other in self.timeline.rows)

    def _indent(self, row: TimelineRow) -> float:
        return row.level * self.style.table * 1.2

    def _tall(self, row: TimelineRow, width: float) -> float:
        return max(
            len(lines) for lines in self._lines(row, width)
        ) * self.style.table * 1.3 + self.style.table * (self.style.row + 0.08)

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
        if taken < 1:
            return None
        cut = self.place + taken
        first = Strip(self.timeline, self.style, self.space_before, self.place, cut)
        return first, Strip(self.timeline, self.style, 0.0, cut, self.end)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        name, _state, room = self._rooms(width)
        left = x + width - room
        self._draw_axis(canvas, x, top, width, left, room)
        y = top - self._axis
        rule(canvas, x, y, width, INK, 0.8)
        foot = top - self.height(width)
        for day, _word in self._ticks(room):
            self._upright(canvas, self._across(day, left, room), y, foot, LINE, 0.6)
        for row in self._rows():
            tall = self._tall(row, width)
            starts = (x + self._indent(row), x + name + _GAP)
            for lines, start in zip(self._lines(row, width), starts, strict=True):
                padding = (tall - len(lines) * self.style.table * 1.3) / 2
                draw_lines(canvas, lines, start, y - padding, self.style.table * 1.3)
            self._draw_bar(canvas, row, left, y - tall / 2, room)
            y -= tall
            rule(canvas, x, y, width)
        if self._has_today():
            assert self.timeline.today is not None
            across = self._across(self.timeline.today, left, room)
            self._upright(canvas, across, top - self._axis + self.style.label * 0.2, foot, INK, 1.0)

    def _has_today(self) -> bool:
        line = self.timeline
        return line.today is not None and line.start <= line.today <= line.end

    def _across(self, day: date, left: float, room: float) -> float:
        days = max((self.timeline.end - self.timeline.start).days, 1)
        share = (day - self.timeline.start).days / days
        return left + room * min(max(share, 0.0), 1.0)

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
        ticks = []
        for number in range(months):
            month = line.start.month - 1 + number
            day = date(line.start.year + month // 12, month % 12 + 1, 1)
            if day < line.start and number:
                continue
            if (day.month - 1) % every == 0 or (number == 0 and every == 1):
                word = (
                    str(day.year) if every >= 12 or (day.month == 1 and every > 1) else text.month_short(day)
                )
                ticks.append((max(day, line.start), word))
        return ticks

    def _draw_axis(self, canvas: Any, x: float, top: float, width: float, left: float, room: float) -> None:
        size = self.style.label
        base = top - self._axis + size * 1.6
        self._draw_title(canvas, x, top, left - x - _GAP)
        ticks = self._ticks(room)
        for number, (day, word) in enumerate(ticks):
            start = self._across(day, left, room)
            stop = self._across(ticks[number + 1][0], left, room) if number + 1 < len(ticks) else left + room
            if letters.width(word, size) <= stop - start:
                draw_lines(canvas, [[Span(word, size, colour=QUIET)]], start + 1.5, base, size * 1.3)
        if self._has_today():
            assert self.timeline.today is not None
            word = _("today")
            half = letters.width(word, size) / 2
            middle = self._across(self.timeline.today, left, room)
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

    def _draw_bar(self, canvas: Any, row: TimelineRow, left: float, middle: float, room: float) -> None:
        line, thick = self.timeline, self.style.table * 0.85
        if row.start is not None or row.end is not None:
            start, end = row.start or line.start, row.end or line.end
            if start <= line.end and end >= line.start:
                begin = self._across(start, left, room)
                stop = max(self._across(end, left, room), begin + 2)
                self._draw_span(canvas, row, begin, stop, middle, thick)
        for milestone in row.milestones:
            if line.start <= milestone.day <= line.end:
                self._draw_milestone(canvas, milestone, self._across(milestone.day, left, room), middle)

    def _draw_span(
        self, canvas: Any, row: TimelineRow, begin: float, stop: float, middle: float, thick: float
    ) -> None:
        colour = _BARS.get(row.tone, ACCENT)
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setFillColor(PAPER)
        canvas.setLineWidth(0.8)
        if row.end is None:
            canvas.setDash([2.5, 2], 0)
        canvas.roundRect(begin, middle - thick / 2, stop - begin, thick, 1.5, stroke=1, fill=1)
        share = min(max(row.done or 0.0, 0.0), 1.0)
        if share > 0:
            canvas.setDash([], 0)
            canvas.setFillColor(colour)
            canvas.roundRect(begin, middle - thick / 2, (stop - begin) * share, thick, 1.5, stroke=0, fill=1)
        canvas.restoreState()

    def _draw_milestone(self, canvas: Any, milestone: Milestone, x: float, middle: float) -> None:
        half = self.style.table * 0.42
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if milestone.reached else PAPER)
        canvas.setLineWidth(0.9)
        diamond = canvas.beginPath()
        diamond.moveTo(x, middle + half)
        diamond.lineTo(x + half, middle)
        diamond.lineTo(x, middle - half)
        diamond.lineTo(x - half, middle)
        diamond.close()
        canvas.drawPath(diamond, stroke=1, fill=1)
        canvas.restoreState()
