"""Chips: a state's word on a soft ground, as a widget and as a stroke of paint for table cells."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared import theme
from ui.shared.widgets.mirror import aligned
from ui.shared.widgets.words import show_if, tip

_SIDE, _RISE = 9, 2


def chip_size(text: str) -> QSize:
    """The room in pixels that ``text`` needs as a chip."""
    metrics = QFontMetrics(theme.font("chip"))
    return QSize(metrics.horizontalAdvance(text) + 2 * _SIDE, metrics.height() + 2 * _RISE)


def paint_chip(
    painter: QPainter,
    rect: QRect,
    text: str,
    tone: str = "quiet",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QRect:
    """Paint ``text`` as a chip at the leading, middle or trailing edge of ``rect``; returns where it is.

    ``tone`` is good, warn, bad, quiet or accent. Text that does not fit is elided. Right-to-left painters
    mirror the edge.
    """
    if not text:
        return QRect()
    worn = theme.tokens()
    ink, ground = worn.tone(tone)
    wanted = chip_size(text)
    size = QSize(min(wanted.width(), rect.width()), min(wanted.height(), rect.height()))
    pill = aligned(painter.layoutDirection(), align, size, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bare = ground == worn.panel
    painter.setPen(QPen(QColor(ink), 1) if bare else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    round_off = pill.height() / 2
    outline = QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5) if bare else QRectF(pill)
    painter.drawRoundedRect(outline, round_off, round_off)
    painter.setFont(theme.font("chip"))
    painter.setPen(QColor(ink))
    metrics = QFontMetrics(theme.font("chip"))
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, pill.width() - _SIDE))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine), words)
    painter.restore()
    return pill


class Chip(QWidget):
    """A state's word on a soft ground; the word speaks, the tone only helps the eye."""

    def __init__(self, text: str = "", tone: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_chip(text, tone)

    def set_chip(self, text: str, tone: str = "quiet") -> None:
        """Show ``text`` in ``tone``; without text the chip is hidden."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(tip(text) if len(text) > 30 else "")
        show_if(self, bool(text)) if self.parent() else None
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The word shown."""
        return self._text

    def tone(self) -> str:
        """The tone it is shown in."""
        return self._tone

    def sizeHint(self) -> QSize:
        """The pill's own size."""
        return chip_size(self._text)

    def minimumSizeHint(self) -> QSize:
        """At least three letters and the ellipsis."""
        whole = chip_size(self._text)
        return QSize(min(whole.width(), chip_size("xxx…").width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._tone)
        painter.end()
