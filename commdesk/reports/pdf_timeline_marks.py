"""What is drawn on a timeline's rows: bars, milestones with their names, the frozen plan, and arrows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import ACCENT, BAD, GOOD, INK, PAPER, QUIET, WARN
from commdesk.reports.blocks import Milestone, Timeline, TimelineRow
from commdesk.reports.pdf_pieces import draw_lines
from commdesk.reports.style import Style

_BARS = {"good": GOOD, "warn": WARN, "bad": BAD, "quiet": QUIET}
#: What leaves the days that are seen is drawn so far beyond them, and cut off there: no round end in the middle of a bar.
_BEYOND = 8.0
_OUT, _HEAD = 4.5, 3.4


@dataclass(frozen=True)
class Scale:
    """Where days lie: from ``left`` on, over ``room`` points."""

    timeline: Timeline
    left: float
    room: float

    def across(self, day: date) -> float:
        """Where a day begins; what lies outside the days seen stays just beyond the edge."""
        days = (self.timeline.end - self.timeline.start).days + 1
        x = self.left + self.room * (day - self.timeline.start).days / days
        return min(max(x, self.left - _BEYOND), self.left + self.room + _BEYOND)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        half = self.room / ((self.timeline.end - self.timeline.start).days + 1) / 2
        return self.across(day) + half

    def after(self, day: date) -> float:
        """Where a day ends."""
        half = self.room / ((self.timeline.end - self.timeline.start).days + 1) / 2
        return self.across(day) + 2 * half

    def seen(self, day: date) -> bool:
        """Whether a day lies among those that are seen."""
        return self.timeline.start <= day <= self.timeline.end


@dataclass(frozen=True)
class Label:
    """A milestone's name: where its line begins, and in which lane under the bar."""

    words: str
    x: float
    end: float
    mark: float
    lane: int


def labels(row: TimelineRow, scale: Scale, size: float) -> list[Label]:
    """The names of a row's milestones in as many lanes as keep them apart; none is left out or written over another."""
    if not row.labels:
        return []
    found: list[Label] = []
    for milestone in sorted(row.milestones, key=lambda one: one.day, reverse=True):
        if not scale.seen(milestone.day) or not milestone.label:
            continue
        words = letters.fitted(milestone.label, size, scale.room)
        mark, wide = scale.middle(milestone.day), letters.width(words, size)
        x = max(scale.left, min(mark, scale.left + scale.room - wide))
        deepest = max((label.lane for label in found), default=-1) + 1
        fits = (lane for lane in range(deepest) if _fits(found, lane, x, x + wide, mark, size * 0.6))
        found.append(Label(words, x, x + wide, mark, next(fits, deepest)))
    return found


def _fits(found: list[Label], lane: int, begin: float, end: float, mark: float, gap: float) -> bool:
    """Whether a name stands free in a lane, its line down crosses no name, and no other's line crosses it."""
    for label in found:
        if label.lane == lane and begin < label.end + gap and end + gap > label.x:
            return False
        if label.lane < lane and label.x - 1 <= mark <= label.end:
            return False
        if label.lane > lane and begin - 1 <= label.mark <= end:
            return False
    return True


def anchor(row: TimelineRow, milestone: int | None, scale: Scale, size: float, *, ends: bool) -> float | None:
    """Where an arrow leaves (``ends``) or meets a row; None where there is no day."""
    if milestone is not None:
        half = size * 0.42
        return scale.middle(row.milestones[milestone].day) + (half if ends else -half)
    day = (row.end or row.start) if ends else (row.start or row.end)
    if day is None:
        return None
    return scale.after(day) if ends else scale.across(day)


class Marks:
    """Draws on a canvas whose clipping is set to the days that are seen."""

    def __init__(self, canvas: Any, scale: Scale, style: Style) -> None:
        self.canvas = canvas
        self.scale = scale
        self.style = style

    def bar(self, row: TimelineRow, middle: float) -> None:
        """The bar with its done share filled, the frozen plan under it, and the diamonds."""
        line, thick = self.scale.timeline, self.style.table * 0.85
        if row.start is not None or row.end is not None:
            start, end = row.start or line.start, row.end
            if start <= line.end and (end is None or end >= line.start):
                begin = self.scale.across(start)
                stop = max(self.scale.after(end or line.end) + (0 if end else _BEYOND), begin + 2)
                self._span(row, begin, stop, middle, thick)
        begun, planned = row.planned
        if planned is not None and row.planned != (row.start, row.end):
            self.canvas.setStrokeColor(QUIET)
            self.canvas.setLineWidth(1.4)
            foot = middle - thick / 2 - 2.4
            self.canvas.line(self.scale.across(begun or planned), foot, self.scale.after(planned), foot)
        for milestone in row.milestones:
            if self.scale.seen(milestone.day):
                self._diamond(milestone, self.scale.middle(milestone.day), middle)

    def names(self, found: list[Label], top: float, size: float) -> None:
        """The milestones' names, each with a line down from its mark; ``top`` is the middle of the bar."""
        canvas = self.canvas
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.5)
        first = top - self.style.table * 0.85
        for label in found:
            base = first - label.lane * size * 1.25
            if label.lane:
                canvas.line(label.mark, top - self.style.table * 0.45, label.mark, base - size * 0.1)
        for label in found:
            base = first - label.lane * size * 1.25
            # Lines of months, of today and of arrows make way for the words.
            canvas.setFillColor(PAPER)
            canvas.rect(
                label.x - 1, base - size * 1.2, label.end - label.x + 2, size * 1.15, stroke=0, fill=1
            )
            draw_lines(canvas, [[Span(label.words, size, colour=INK)]], label.x, base, size * 1.25)

    def arrow(self, begin: tuple[float, float], end: tuple[float, float], tall: float) -> None:
        """A line with corners, a head at its end; ``tall`` is the height of half a row, for going round."""
        (x, y), (to, foot) = begin, end
        if max(x, to) <= self.scale.left or min(x, to) >= self.scale.left + self.scale.room:
            return
        out, into = x + _OUT, to - _OUT
        if out <= into + 0.5:
            path = [(x, y), (out, y), (out, foot), (to, foot)]
        else:
            half = y - tall if foot < y else y + tall
            path = [(x, y), (out, y), (out, half), (into, half), (into, foot), (to, foot)]
        canvas = self.canvas
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.6)
        drawn = canvas.beginPath()
        drawn.moveTo(*path[0])
        for point in path[1:]:
            drawn.lineTo(*point)
        canvas.drawPath(drawn, stroke=1, fill=0)
        head = canvas.beginPath()
        head.moveTo(to, foot)
        head.lineTo(to - _HEAD, foot + _HEAD * 0.6)
        head.lineTo(to - _HEAD, foot - _HEAD * 0.6)
        head.close()
        canvas.drawPath(head, stroke=0, fill=1)

    def _span(self, row: TimelineRow, begin: float, stop: float, middle: float, thick: float) -> None:
        canvas, colour = self.canvas, _BARS.get(row.tone, ACCENT)
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setFillColor(PAPER)
        canvas.setLineWidth(0.8)
        if row.end is None:
            canvas.setDash([2.5, 2], 0)
        canvas.roundRect(begin, middle - thick / 2, stop - begin, thick, 1.5, stroke=1, fill=1)
        canvas.setDash([], 0)
        share = min(max(row.done or 0.0, 0.0), 1.0)
        if share > 0:
            canvas.setFillColor(colour)
            canvas.roundRect(begin, middle - thick / 2, (stop - begin) * share, thick, 1.5, stroke=0, fill=1)
        if row.decides:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1.4)
            canvas.roundRect(
                begin - 1.6, middle - thick / 2 - 1.6, stop - begin + 3.2, thick + 3.2, 2, stroke=1, fill=0
            )
        canvas.restoreState()

    def _diamond(self, milestone: Milestone, x: float, middle: float) -> None:
        canvas, half = self.canvas, self.style.table * 0.42
        canvas.saveState()
        # A white rim keeps what is reached apart from a bar that is done.
        canvas.setStrokeColor(PAPER if milestone.reached else INK)
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
