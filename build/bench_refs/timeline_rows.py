"""How long the timeline takes until it stands, and a frame while it is scrolled and dragged: `timeline_rows.py FILE GOALS`.

Makes the file with so many goals of ten actions each, every action waiting for the one before. Prints milliseconds as JSON.
"""

import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from first_rows import window_on
from PySide6.QtWidgets import QApplication

from commdesk.records.goals import Action, Dependency, Goal
from commdesk.store.file import close_file, new_file
from ui.shared import tasks


def make(path: Path, goals: int) -> None:
    """Goals that begin a day after each other."""
    store = new_file(path, "Goals")
    first = date(2026, 1, 1)
    with store.step("Fill"):
        for number in range(goals):
            begin = first + timedelta(days=number)
            goal = Goal(name=f"Goal {number}", state="under_way", start=begin.isoformat(),
                        due=(begin + timedelta(days=120)).isoformat(), target=10, now=3)  # fmt: skip
            store.save(goal, new=True)
            before = None
            for place in range(10):
                start = begin + timedelta(days=place * 11)
                action = Action(goal=goal.id, name=f"Action {place}", start=start.isoformat(),
                                due=(start + timedelta(days=9)).isoformat())  # fmt: skip
                store.save(action, new=True)
                if before is not None:
                    store.save(Dependency(action=before.id, next_action=action.id), new=True)
                before = action
    close_file(store)


def measure(path: Path) -> dict[str, float]:
    """``shown`` until the desk stands, ``frame`` for the slowest of a hundred frames while scrolling."""
    window = window_on(path)
    begun = time.perf_counter()
    window.show_desk("goals")
    QApplication.processEvents()
    tasks.settle()
    shown = time.perf_counter() - begun
    desk = window.desk()
    view = desk.timeline  # type: ignore[union-attr]
    frames = []
    for place in range(100):
        begun = time.perf_counter()
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() * place // 100)
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() * place // 100)
        view.viewport().repaint()
        frames.append(time.perf_counter() - begun)
    window.close()
    return {"shown": shown * 1000, "frame": max(frames) * 1000}


if __name__ == "__main__":
    file = Path(sys.argv[1])
    if not file.exists():
        make(file, int(sys.argv[2]))
    print(json.dumps(measure(file)))
