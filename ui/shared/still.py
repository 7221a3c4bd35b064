"""When a window stands still: it has been painted once and nothing is waiting to be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # A timer of no length fires when all that was waiting has been done.
            QTimer.singleShot(0, self._then)
        return False


def when_still(window: QWidget, then: Callable[[], None]) -> None:
    """Calls ``then`` once, when the window stands still for the first time."""
    _FirstPaint(window, then)
