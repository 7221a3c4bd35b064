"""Lying bars for the answers of one question: words, a bar, and how many."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared import theme


class Bar(NamedTuple):
    """An answer, how many gave it, and what is told of that."""

    label: str
    value: float
    words: str


class AnswerBars(QWidget):
    """One bar below the other from zero; all is told in the accessible description too."""

    def __init__(self, bars: list[Bar], title: str) -> None:
        super().__init__()
        self._bars = bars
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.label}: {bar.words}" for bar in bars))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def bars(self) -> list[Bar]:
        """The bars shown."""
        return list(self._bars)

    def sizeHint(self) -> QSize:
        """A line of text for each bar."""
        return QSize(240, round(self._pitch() * len(self._bars)) + 2)

    def minimumSizeHint(self) -> QSize:
        """As tall, any width."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words at the side where reading begins, then the bar, then the number."""
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        worn, metrics, pitch = theme.tokens(), QFontMetrics(theme.font("small")), self._pitch()
        most = max((bar.value for bar in self._bars), default=0) or 1
        words = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        words = min(words + 2, round(self.width() * 0.42))
        numbers = max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0) + 8
        room = max(10.0, self.width() - words - numbers - 10)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        begin = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        for place, bar in enumerate(self._bars):
            top, wide = place * pitch, room * bar.value / most
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, words)
            painter.setPen(QColor(worn.ink))
            painter.drawText(self._at(0, top, words, pitch), begin | middle, label)
            bar_room = self._at(words + 10, top + pitch * 0.2, wide, pitch * 0.6)
            painter.fillRect(bar_room, QColor(worn.accent))
            painter.setPen(QColor(worn.quiet))
            painter.drawText(self._at(words + 16 + wide, top, numbers, pitch), begin | middle, bar.words)
        painter.end()

    def _at(self, x: float, y: float, wide: float, high: float) -> QRectF:
        """A place counted from the side where reading begins."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - x - wide if mirrored else x, y, wide, high)

    def _pitch(self) -> float:
        return QFontMetrics(theme.font("small")).height() * 1.35
