"""The longest wait for a key while shifts are logged in the real window: `typing_keys.py FILE SHIFTS`.

Types names and hours into the quick add, Enter, and the next name at once; a key's time is from pressing it until
the window has done all that it set going. Prints milliseconds as JSON.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("COMMDESK_QUIT_WHEN_STILL", None)

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from commdesk.records.shifts import SHIFTS
from ui.app import warm_up
from ui.main_window import MainWindow
from ui.shared import theme


def press(keys: str | Qt.Key) -> list[float]:
    """Press each key and wait until the window is done with it; seconds for each."""
    waits = []
    for key in keys if isinstance(keys, str) else [keys]:
        focused = QApplication.focusWidget()
        assert focused is not None
        begun = time.perf_counter()
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)
        QApplication.processEvents()
        waits.append(time.perf_counter() - begun)
    return waits


def stand(milliseconds: int) -> None:
    """The window stands there as it does in the program, its threads at work: nobody types at once."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(path: Path, shifts: int) -> dict[str, float]:
    """The longest wait for a letter, and for the Enter that saves, the very first ones included."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copy(path, copy)
        window = MainWindow()
        window.show()
        warm_up(window)
        assert window.files.open(copy, remember=False)
        window.show_desk("volunteers")
        desk = window.desk()
        assert desk is not None and window.work is not None
        desk.log_hours()  # type: ignore[attr-defined]
        stand(2000)
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        person = window.work.store.rows("SELECT name FROM volunteers ORDER BY name LIMIT 1")[0][0]
        before = window.work.store.count(SHIFTS)
        letters, enters = [], []
        for _number in range(shifts):
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit)
            field.selectAll()
            letters += press(person)
            press(Qt.Key.Key_Enter)
            letters += press("1.5")
            enters += press(Qt.Key.Key_Enter)
            letters += press("x")  # the next key right after the save
            field = QApplication.focusWidget()
            assert isinstance(field, QLineEdit)
            field.clear()
        assert window.work.store.count(SHIFTS) == before + shifts, "each Enter must have saved a shift"
        window.close()
    return {"key": max(letters) * 1000, "enter": max(enters) * 1000}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
