"""The arrows of a timeline: from the end of what comes first to the beginning of what waits for it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.shared import theme
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.timeline_data import Axis, TimelineRow

# Links are looked up by stretches of so many rows; one over more stretches than MOST is looked at every time.
_STRETCH, _MOST = 16, 8
_OUT, _HEAD = 7.0, 5.0


class End:
    """Where a link begins or ends: a row's place, and the number of a milestone in it or -1 for the bar."""

    __slots__ = ("mark", "place")

    def __init__(self, place: int, mark: int = -1) -> None:
        self.place, self.mark = place, mark


class Links:
    """The links between the rows shown; only those near what is seen are painted."""

    def __init__(self, rows: Sequence[TimelineRow] = (), links: Iterable[tuple[str, str]] = ()) -> None:
        wanted = list(links)
        ends: dict[str, End] = {}
        if wanted:
            for place, row in enumerate(rows):
                if not row.heading:
                    ends[row.key] = End(place)
                for number, key in enumerate(row.marks):
                    ends[key] = End(place, number)
        self._near: dict[int, list[tuple[End, End]]] = defaultdict(list)
        self._far: list[tuple[End, End]] = []
        for before, after in wanted:
            if before not in ends or after not in ends:
                continue
            pair = ends[before], ends[after]
            low, high = sorted(end.place // _STRETCH for end in pair)
            if high - low > _MOST:
                self._far.append(pair)
            else:
                for stretch in range(low, high + 1):
                    self._near[stretch].append(pair)

    def between(self, first: int, last: int) -> list[tuple[End, End]]:
        """The links that may cross the rows from ``first`` to ``last``."""
        found = {id(pair): pair for pair in self._far}
        for stretch in range(first // _STRETCH, last // _STRETCH + 1):
            found |= {id(pair): pair for pair in self._near.get(stretch, ())}
        return list(found.values())

    def paint(
        self,
        painter: QPainter,
        rows: Sequence[TimelineRow],
        axis: Axis,
        frame: paint.Frame,
        scrolled: int,
        chosen: str = "",
    ) -> None:
        """The arrows in sight; those of the chosen row in the accent colour, on top."""
        shown = paint.rows_shown(frame, scrolled, len(rows))
        if not shown:
            return
        worn, later = theme.tokens(), []
        seen = frame.chart()
        for before, after in self.between(shown.start, shown.stop - 1):
            begin, end = (
                anchor(rows, one, axis, frame, scrolled, ends=one is before) for one in (before, after)
            )
            if begin is None or end is None:
                continue
            low, high = sorted((begin.x(), end.x()))
            if high + 20 < seen.left() or low - 20 > seen.right():
                continue
            if chosen and chosen in (rows[before.place].key, rows[after.place].key):
                later.append((begin, end))
            else:
                arrow(painter, frame, begin, end, QColor(worn.faint), 1.2)
        for begin, end in later:
            arrow(painter, frame, begin, end, QColor(worn.accent), 2.0)


def anchor(
    rows: Sequence[TimelineRow], end: End, axis: Axis, frame: paint.Frame, scrolled: int, *, ends: bool
) -> QPointF | None:
    """Where an arrow leaves (``ends``) or meets a bar or milestone, left to right; None where it has no day."""
    row, top = rows[end.place], paint.row_strip(frame, scrolled, end.place).top()
    spot: QRectF | None
    if end.mark >= 0:
        spot = paint.diamonds(row, axis, frame, top)[end.mark]
    else:
        spot = paint.bar_rect(row, axis, frame, top)
    if spot is None:
        return None
    return QPointF(spot.right() if ends else spot.left(), spot.center().y())


def arrow(
    painter: QPainter, frame: paint.Frame, begin: QPointF, end: QPointF, colour: QColor, wide: float
) -> None:
    """A line with corners from ``begin`` to ``end`` and a head there; points as in a left-to-right window."""
    out, into = begin.x() + _OUT, end.x() - _OUT
    if begin.y() == end.y():
        path = [begin, end]
    elif out <= into + 1:
        path = [begin, QPointF(out, begin.y()), QPointF(out, end.y()), end]
    else:
        # What waits begins before the other ends: the line goes round between the two rows.
        half = begin.y() + (frame.row / 2 if end.y() > begin.y() else -frame.row / 2)
        path = [
            begin, QPointF(out, begin.y()), QPointF(out, half), QPointF(into, half), QPointF(into, end.y()), end,
        ]  # fmt: skip
    head = [
        end,
        QPointF(end.x() - _HEAD, end.y() - _HEAD * 0.7),
        QPointF(end.x() - _HEAD, end.y() + _HEAD * 0.7),
    ]
    if frame.mirrored:
        path, head = ([QPointF(frame.width - p.x(), p.y()) for p in points] for points in (path, head))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.drawPolyline(QPolygonF(path))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(head))
