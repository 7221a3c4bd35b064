"""How long the volunteer log takes until its first rows are painted: `first_rows.py FILE`. Prints milliseconds as JSON."""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("COMMDESK_QUIT_WHEN_STILL", None)

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from ui.app import warm_up
from ui.main_window import MainWindow
from ui.shared import tasks, theme


class RowsPainted(QObject):
    """Notes when a table with rows has been painted for the first time."""

    moment = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.moment:
            table = watched.parent()
            if isinstance(table, QTableView) and table.model().rowCount():
                # When all that was waiting to be painted has been.
                QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.moment = self.moment or time.perf_counter()


def window_on(path: Path) -> MainWindow:
    """The window with a file open and Home counted, as somebody has it who now turns to the log."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    window = MainWindow()
    window.show()
    warm_up(window)
    assert window.files.open(path, remember=False)
    loop = QEventLoop()
    QTimer.singleShot(1500, loop.quit)
    loop.exec()
    tasks.settle()
    return window


def measure(path: Path) -> dict[str, float]:
    """Milliseconds from turning to the desk until its first rows are seen."""
    window = window_on(path)
    painted = RowsPainted()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(painted)
    begun = time.perf_counter()
    window.show_desk("volunteers")
    while not painted.moment:
        QApplication.processEvents()
    app.removeEventFilter(painted)
    tasks.settle()
    window.close()
    return {"rows": (painted.moment - begun) * 1000}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
