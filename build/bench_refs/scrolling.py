"""The longest time the window stands still while the volunteer log is scrolled from end to end: `scrolling.py FILE`.

Scrolls all shifts, those that a word finds, and all in another order, down and up in steps of many pages, with a page
between. A timer ticks meanwhile; what it is late by is how long the window did not listen. Prints milliseconds as JSON.
"""

import json
import sys
import time
from pathlib import Path

from first_rows import window_on
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from ui.shared import tasks

STEPS = 150
TICK = 2  # milliseconds


class Ticker:
    """Notes the longest time between two ticks of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - TICK / 1000)
        self._last = now

    def stop(self) -> float:
        """The longest block in milliseconds."""
        self._timer.stop()
        return self.longest * 1000


def scroll(table: QTableView) -> float:
    """Scrolls to the end and back; the longest block in milliseconds."""
    bar = table.verticalScrollBar()
    ends = list(range(0, bar.maximum() + 1, max(1, bar.maximum() // STEPS)))
    places = [
        at for end in [*ends, *reversed(ends)] for at in (end, min(bar.maximum(), end + bar.pageStep()))
    ]
    ticker, loop = Ticker(), QEventLoop()

    def step() -> None:
        if not places:
            loop.quit()
            return
        bar.setValue(places.pop(0))
        QTimer.singleShot(0, step)

    QTimer.singleShot(0, step)
    loop.exec()
    return ticker.stop()


def measure(path: Path) -> dict[str, float]:
    """The longest block for each list."""
    window = window_on(path)
    window.show_desk("volunteers")
    desk = window.desk()
    assert desk is not None and desk.search_box is not None
    shifts = desk.shifts  # type: ignore[attr-defined]
    QApplication.processEvents()
    found = {}
    ticker = Ticker()  # while the list is read through
    tasks.settle(60_000)
    found["coming"] = ticker.stop()
    assert shifts.model.rowCount() > 900_000
    found["all"] = scroll(shifts.table)
    desk.search_box.searched.emit("s")
    ticker = Ticker()
    tasks.settle(60_000)
    found["searching"] = ticker.stop()
    found["found"] = scroll(shifts.table)
    desk.search_box.searched.emit("")
    tasks.settle(60_000)
    columns = [column.name for column in shifts.model.columns]
    for name in ("programme", "minutes"):
        ticker = Ticker()
        shifts.table.sortByColumn(columns.index(name), Qt.SortOrder.DescendingOrder)
        tasks.settle(60_000)
        found[f"sorting by {name}"] = ticker.stop()
        found[name] = scroll(shifts.table)
    QApplication.processEvents()
    window.close()
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
