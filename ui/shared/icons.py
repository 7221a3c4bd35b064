"""Icons: one drawn family on a 24-pixel grid, tinted from the tokens worn while they are painted.

An icon keeps no colours of its own, so the same QIcon is right in light, dark and high contrast.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from commdesk.errors import BugError
from commdesk.paths import resource
from ui.shared import theme

_DRAWN_INK = b"#000000"

#: Every icon's name, as the files in resources/icons/ are called.
NAMES = (
    *("home", "goals", "volunteers", "partners", "listening", "outreach", "impact", "print"),
    *("search", "add", "edit", "delete", "undo", "redo", "check", "close", "more", "star", "flag"),
    *("open", "folder", "save", "copy-stick", "import", "restore", "page", "settings", "group"),
    *("back", "chevron-left", "chevron-right", "chevron-down", "chevron-up"),
    *("calendar", "today", "clock", "warning", "info", "help"),
)


@lru_cache(maxsize=256)
def icon(name: str, tone: str = "") -> QIcon:
    """The icon of ``name``; ``tone`` is a token's name to draw it in instead of the usual ink.

    Without a tone: quiet ink; the accent where selected or switched on; faint where disabled.
    """
    if name not in NAMES:
        raise BugError(f"no icon is called {name}")
    return QIcon(_Tinted(name, tone))


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon drawn ``size`` logical pixels square in ``colour`` for a screen of ``ratio``."""
    return _drawn(name, max(1, round(size * ratio)), colour.name(), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, pixels: int, colour: str, ratio: float) -> QPixmap:
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(painter, QRectF(0, 0, pixels, pixels), name, colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return Path(resource(f"icons/{name}.svg")).read_bytes()


def _draw(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    from PySide6.QtSvg import QSvgRenderer

    QSvgRenderer(QByteArray(_source(name).replace(_DRAWN_INK, colour.encode()))).render(painter, rect)


class _Tinted(QIconEngine):
    """Draws one icon in the colours worn at that moment."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def clone(self) -> QIconEngine:
        """A copy of the engine for an icon that leaves the shared one."""
        return _Tinted(self._name, self._tone)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        worn = theme.tokens()
        if mode == QIcon.Mode.Disabled:
            return worn.faint
        if self._tone:
            return str(getattr(worn, self._tone))
        if mode == QIcon.Mode.Selected or state == QIcon.State.On:
            return worn.accent
        return worn.ink if mode == QIcon.Mode.Active else worn.quiet

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into the middle of ``rect``."""
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        ratio = painter.deviceTransform().m11()  # pixels of the screen to one of ours
        picture = _drawn(self._name, max(1, round(side * ratio)), self._colour(mode, state), ratio)
        painter.drawPixmap(square.topLeft(), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of ``size`` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a picture of ``size`` device pixels for a screen of ``scale``."""
        side = min(size.width(), size.height())
        if side <= 0:
            return QPixmap()  # a button that has no room yet
        drawn = _drawn(self._name, max(1, side), self._colour(mode, state), 1.0)
        if size.width() == size.height():
            return drawn
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.drawPixmap(QPoint((size.width() - side) // 2, (size.height() - side) // 2), drawn)
        painter.end()
        return picture
