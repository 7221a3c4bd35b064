"""What both sides said over time: two lines on one scale, each named at its end."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared import theme
from ui.shared.widgets.words import tip

# Places are worked out for the window's direction already, so a painter must not mirror them again.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


class Side(NamedTuple):
    """One side's line: its name with the last value, and its readings with the words of each."""

    name: str
    points: tuple[tuple[date, float], ...]
    words: tuple[str, ...]


class SidesChart(QWidget):
    """Our line whole with filled dots, theirs dashed with hollow ones; the accessible description has all in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: list[Side] = []
        self._scale = (0.0, 1.0)
        self._marks = ("", "")
        self._ends = ("", "")
        self._span = (date.min, date.min)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sides(
        self,
        title: str,
        sides: list[Side],
        scale: tuple[float, float],
        marks: tuple[str, str],
        span: tuple[date, date],
        ends: tuple[str, str],
    ) -> None:
        """Shows the lines on a scale from the least to the greatest, from the first to the last day."""
        self._sides, self._scale, self._marks, self._span, self._ends = sides, scale, marks, span, ends
        self.setAccessibleName(title)
        told = [words for side in sides for words in side.words]
        self.setAccessibleDescription(", ".join(told))
        self.setToolTip(tip("\n".join(told[-14:])))
        self.update()

    def sizeHint(self) -> QSize:
        """Seven lines of text tall."""
        return QSize(240, self._line() * 7)

    def minimumSizeHint(self) -> QSize:
        """As tall, any width."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the scale, the lines and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        room, worn = self._room(), theme.tokens()
        for value, words in zip(self._scale, self._marks, strict=True):
            y = self._y(value, room)
            painter.setPen(QPen(QColor(worn.line), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(worn.quiet))
            self._write(painter, room, y, words, before=True)
        levels = self._levels(room)
        for place, side in enumerate(self._sides):
            ink = QColor(worn.accent if place == 0 else worn.ink)
            dots = [QPointF(self._x(day, room), self._y(value, room)) for day, value in side.points]
            pen = QPen(ink, 2)
            if place:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(dots)
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(QColor(worn.panel) if place else ink)
            for dot in dots:
                painter.drawEllipse(dot, 4, 4)
            painter.setPen(ink)
            self._write(painter, room, levels[place], side.name, before=False)
        painter.setPen(QColor(worn.quiet))
        under = QRectF(room.left(), room.bottom() + 6, room.width(), self._line())
        first, last = self._ends if not self._mirrored() else self._ends[::-1]
        painter.drawText(under, _LEFT, first)
        painter.drawText(under, _RIGHT, last)
        painter.end()

    def _line(self) -> int:
        return QFontMetrics(theme.font("small")).height()

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _room(self) -> QRectF:
        """Where the lines are: between the marks of the scale and the names."""
        before = max(theme.font_width(words, "small") for words in self._marks) + 10
        after = max((theme.font_width(side.name, "small") for side in self._sides), default=0) + 16
        left, right = (after, before) if self._mirrored() else (before, after)
        line = self._line()
        return QRectF(left, line, max(20.0, self.width() - left - right), self.height() - line * 2.6)

    def _x(self, day: date, room: QRectF) -> float:
        days = (self._span[1] - self._span[0]).days
        share = (day - self._span[0]).days / days if days else 0.5
        return room.right() - room.width() * share if self._mirrored() else room.left() + room.width() * share

    def _y(self, value: float, room: QRectF) -> float:
        least, most = self._scale
        return room.bottom() - room.height() * min(1.0, max(0.0, (value - least) / (most - least)))

    def _levels(self, room: QRectF) -> list[float]:
        """Where each name stands: level with its line's end, pushed apart where two would touch."""
        found = [self._y(side.points[-1][1], room) for side in self._sides]
        short = self._line() - abs(found[0] - found[1]) if len(found) == 2 else 0.0
        if short > 0:
            up = -1 if found[0] <= found[1] else 1
            found = [found[0] + up * short / 2, found[1] - up * short / 2]
        return found

    def _write(self, painter: QPainter, room: QRectF, y: float, words: str, *, before: bool) -> None:
        line = self._line()
        if before != self._mirrored():
            box = QRectF(0, y - line / 2, room.left() - 6, line)
            painter.drawText(box, _RIGHT | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            box = QRectF(room.right() + 10, y - line / 2, self.width() - room.right() - 10, line)
            painter.drawText(box, _LEFT | Qt.AlignmentFlag.AlignVCenter, words)
