"""A small line of readings over time, with the target as a dashed line."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared import theme
from ui.shared.widgets.words import tip


class Point(NamedTuple):
    """A reading: its day, its value, its words and the tone of its dot."""

    day: date
    value: float
    words: str
    tone: str = "accent"


class HistoryChart(QWidget):
    """Readings from left to right by their days. The accessible description has each of them in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._target: float | None = None
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_points(
        self, points: list[Point], target: float | None, ends: tuple[str, str], title: str
    ) -> None:
        """Shows ``points`` in the order of their days; ``ends`` are the words under the first and the last."""
        self._points, self._target, self._ends = sorted(points, key=lambda p: p.day), target, ends
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(point.words for point in self._points))
        self.setToolTip(tip("\n".join(point.words for point in self._points[-12:])))
        self.update()

    def points(self) -> list[Point]:
        """The readings shown."""
        return list(self._points)

    def sizeHint(self) -> QSize:
        """Six lines of text tall."""
        return QSize(240, QFontMetrics(theme.font("small")).height() * 6)

    def minimumSizeHint(self) -> QSize:
        """As tall, any width."""
        return QSize(80, self.sizeHint().height())

    def dots(self) -> list[QPointF]:
        """Where each reading stands, in the widget's pixels; right-to-left windows begin at the right."""
        if not self._points:
            return []
        room = self._room()
        values = [point.value for point in self._points]
        values += [] if self._target is None else [self._target]
        least, most = min(values), max(values)
        first, last = self._points[0].day, self._points[-1].day
        days = max((last - first).days, 1)
        found = []
        for point in self._points:
            share = (point.day - first).days / days if len(self._points) > 1 else 0.5
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                share = 1 - share
            found.append(QPointF(room.left() + room.width() * share, self._height(point.value, least, most)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the target, the line, the dots and the words under it."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, dots, worn = self._room(), self.dots(), theme.tokens()
        if self._target is not None:
            values = [*(point.value for point in self._points), self._target]
            y = self._height(self._target, min(values), max(values))
            pen = QPen(QColor(worn.faint), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        painter.setPen(QPen(QColor(worn.accent), 2))
        for one, other in pairwise(dots):
            painter.drawLine(one, other)
        for point, dot in zip(self._points, dots, strict=True):
            painter.setBrush(QColor(worn.tone(point.tone)[0]))
            painter.setPen(QPen(QColor(worn.panel), 1.5))
            painter.drawEllipse(dot, 4.5, 4.5)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(worn.quiet))
        line = QFontMetrics(theme.font("small")).height()
        under = QRectF(0, self.height() - line, self.width(), line)
        begin, end = self._ends
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            begin, end = end, begin
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, begin)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, end)

    def _room(self) -> QRectF:
        line = QFontMetrics(theme.font("small")).height()
        return QRectF(6, 8, self.width() - 12, self.height() - line - 20)

    def _height(self, value: float, least: float, most: float) -> float:
        room = self._room()
        share = (value - least) / (most - least) if most > least else 0.5
        return room.bottom() - room.height() * share
