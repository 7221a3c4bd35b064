"""An icon standing by itself: beside a row, over an empty desk."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared import icons, theme


class IconMark(QWidget):
    """An icon of ``side`` pixels at the usual text size, growing with it; speaks only if given a ``name``."""

    def __init__(
        self, icon: str, side: int = 20, tone: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._side, self._tone = icon, side, tone
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: str = "") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = round(self._side * theme.scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in its colour."""
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        side = min(self.width(), self.height())
        spot = QRect(0, 0, side, side)
        spot.moveCenter(self.rect().center())
        icons.icon(self._icon, self._tone).paint(painter, spot, mode=mode)
        painter.end()
