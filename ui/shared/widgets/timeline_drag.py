"""Taking hold of what a timeline shows: what lies under the pointer, and how a row looks while it is dragged."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QPointF

from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import Axis, TimelineRow

# How near an edge takes hold of it, in pixels; a short bar can only be moved as a whole.
EDGE, SHORT = 6, 20


class Grip(NamedTuple):
    """What was taken hold of: ``whole``, ``start``, ``end``, or ``mark`` with the number of a milestone."""

    part: str
    mark: int = -1


def grip_at(row: TimelineRow, axis: Axis, frame: paint.Frame, top: float, spot: QPointF) -> Grip | None:
    """What of a row lies under a point of the viewport; None where nothing can be moved."""
    if not frame.flip(frame.chart()).contains(spot):
        return None
    for number, mark in enumerate(paint.diamonds(row, axis, frame, top)):
        if frame.flip(mark).contains(spot):
            if number < len(row.marks):
                return Grip("mark", number)
            return Grip("whole") if row.moves and not row.milestones else None
    bar = paint.bar_rect(row, axis, frame, top)
    if bar is None or not row.moves:
        return None
    wide = bar.adjusted(-EDGE / 2, -4, EDGE / 2, 4)
    if not frame.flip(wide).contains(spot):
        return None
    if row.end is None or row.ongoing:
        return Grip("whole")
    across = frame.width - spot.x() if frame.mirrored else spot.x()
    if bar.width() > SHORT and across < bar.left() + EDGE:
        return Grip("start")
    if bar.width() > SHORT and across > bar.right() - EDGE:
        return Grip("end")
    return Grip("whole")


def dragged(row: TimelineRow, grip: Grip, days: int) -> TimelineRow:
    """The row as it would be: an edge is never pulled past the other one."""
    if grip.part == "mark":
        marks = list(row.milestones)
        day, words, reached = marks[grip.mark]
        marks[grip.mark] = (_later(day, days), words, reached)
        return replace(row, milestones=tuple(marks))
    start = _later(row.start, days) if row.start and grip.part in ("whole", "start") else row.start
    end = _later(row.end, days) if row.end and grip.part in ("whole", "end") else row.end
    if start and end and end < start:
        start, end = (start, start) if grip.part == "end" else (end, end)
    return replace(row, start=start, end=end)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
