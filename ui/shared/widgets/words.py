"""Words on the window: shown as typed, never read as markup, elided with the whole text as a tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def tip(text: str) -> str:
    """``text`` as a tooltip that shows it as typed, whatever marks are in it."""
    if "<" not in text and "&lt;" not in text:
        return text
    return "<span>{}</span>".format(escaped(text).replace("\n", "<br>"))


def escaped(text: str) -> str:
    """``text`` for a place that reads markup. What html.escape does, without loading its table of names."""
    return text.translate(_ESCAPED)


_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#x27;"}


def show_if(widget: QWidget, wanted: bool) -> None:
    """Shows or hides ``widget`` in its place; leaves alone what is as it should be, which spares laying out anew."""
    hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if wanted == hidden:
        widget.setVisible(wanted)


def label(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label of a style sheet ``role`` (title, heading, figure, strong, quiet, small, hint, error)."""
    made = QLabel()
    # By the window's direction, not the words': a name in Arabic letters stands in line with its neighbours.
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


class ElidedLabel(QLabel):
    """One line of text that ends in "…" where the room ends; the tooltip then has all of it."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """A few letters wide: the rest may be elided."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 6), whole.height())

    def shown(self) -> str:
        """The text as it fits now."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        """Offer the whole text when the pointer asks and some is hidden."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(tip(self.text()) if self.shown() != self.text() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = int(self.alignment()) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(self.contentsRect(), flags, self.shown())
        painter.end()
