"""The small bar chart of the Home desk: one bar a month, the last one strong."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.words import tip


class Bar(NamedTuple):
    """One bar: the word below it, its value (0 or more), the value in words, and the tooltip."""

    label: str
    value: float
    words: str
    tip: str = ""


class BarChart(QWidget):
    """Bars from zero with the value over the highest and the last; the last one is highlighted.

    The accessible description has every value, so nothing is told by height alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[Bar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_bars(self, bars: list[Bar], title: str = "") -> None:
        """Show ``bars`` from left to right; ``title`` is what they show, for those who cannot see them."""
        self._bars = list(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.tip or bar.label} {bar.words}" for bar in bars))
        self.update()

    def bars(self) -> list[Bar]:
        """The bars shown."""
        return list(self._bars)

    def sizeHint(self) -> QSize:
        """Eight lines of text tall."""
        line = QFontMetrics(theme.font("small")).height()
        return QSize(max(240, line * 2 * max(1, len(self._bars))), line * 8)

    def minimumSizeHint(self) -> QSize:
        """Four lines of text tall, any width."""
        return QSize(120, QFontMetrics(theme.font("small")).height() * 5)

    def bar_rects(self) -> list[QRectF]:
        """Where each bar stands, in the widget's pixels; right-to-left windows begin at the right."""
        if not self._bars:
            return []
        line = QFontMetrics(theme.font("small")).height()
        floor, top = self.height() - line - 6.0, line + 4.0
        pitch = self.width() / len(self._bars)
        wide = min(pitch * 0.64, 44 * theme.scale())
        most = max(bar.value for bar in self._bars) or 1
        rects = []
        for place, bar in enumerate(self._bars):
            tall = max(0.0, (floor - top) * max(0.0, bar.value) / most)
            if bar.value > 0:
                tall = max(tall, 2.0)
            at = place if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -place - 1
            x = pitch * (at % len(self._bars)) + (pitch - wide) / 2
            rects.append(QRectF(x, floor - tall, wide, tall))
        return rects

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, the floor and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, rects = theme.tokens(), self.bar_rects()
        strong = theme.scheme() in (tokens.CONTRAST_LIGHT, tokens.CONTRAST_DARK)
        metrics = QFontMetrics(theme.font("small"))
        values = [bar.value for bar in self._bars]
        spoken = {len(values) - 1, values.index(max(values))} if values else set()
        for place, (bar, rect) in enumerate(zip(self._bars, rects, strict=True)):
            last = place == len(rects) - 1
            painter.setPen(QPen(QColor(worn.accent), 1) if strong else Qt.PenStyle.NoPen)
            past = worn.panel if strong else tokens.mix(worn.panel, worn.accent, 0.55)
            painter.setBrush(QColor(worn.accent if last else past))
            painter.drawRoundedRect(rect, min(2.0, rect.height() / 2), min(2.0, rect.height() / 2))
            pitch = QRectF(rect.center().x() - self.width() / len(rects) / 2, 0, self.width() / len(rects), 0)
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(worn.ink if last else worn.quiet))
            below = pitch.adjusted(0, self.height() - metrics.height() - 1, 0, self.height())
            painter.drawText(
                QRectF(below.x(), below.y(), below.width(), metrics.height()),
                Qt.AlignmentFlag.AlignCenter,
                metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(pitch.width())),
            )
            if place in spoken:
                painter.setPen(QColor(worn.ink))
                self._write_value(painter, metrics, rect, bar.words)
        if rects:
            floor = self.height() - metrics.height() - 5.5
            painter.setPen(QPen(QColor(worn.line), 1))
            painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        painter.end()

    def _write_value(self, painter: QPainter, metrics: QFontMetrics, rect: QRectF, words: str) -> None:
        wide = metrics.horizontalAdvance(words) + 2
        x = min(max(0.0, rect.center().x() - wide / 2), max(0.0, self.width() - wide))
        spot = QRectF(x, rect.top() - metrics.height() - 1, wide, metrics.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)

    def event(self, event: QEvent) -> bool:
        """Name the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for bar, rect in zip(self._bars, self.bar_rects(), strict=True):
                if rect.left() - 6 <= event.pos().x() <= rect.right() + 6:
                    spot = QRect(rect.toRect()).adjusted(-6, -self.height(), 6, self.height())
                    QToolTip.showText(
                        event.globalPos(), tip(f"{bar.tip or bar.label}: {bar.words}"), self, spot
                    )
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)
