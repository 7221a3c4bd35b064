"""The reference for the window: what PySide6 alone needs until an empty window stands still.

Like ours it counts as standing still when it has been painted once and nothing is waiting to be done.
"""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class _FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _still)
        return False


def _still() -> None:
    print("still", flush=True)
    QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    """Show an empty window of our window's size, say "still" and leave."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1180, 760)
    first = _FirstPaint(window)
    window.installEventFilter(first)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
