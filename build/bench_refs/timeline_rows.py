"""How long the timeline takes until it stands, and a frame while it is scrolled, dragged and zoomed: `timeline_rows.py FILE GOALS`.

Makes the file with so many goals of ten actions each, every action waiting for the one before. Prints milliseconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from first_rows import window_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk.records.goals import Action, Dependency, Goal
from commdesk.store.file import close_file, new_file
from ui.shared import tasks
from ui.shared.widgets.timeline import TimelineView


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
    """``shown`` until the desk stands; the slowest frame of a hundred while scrolling, of fifty while a bar is dragged, and
    of a round through the scales.
    """
    window = window_on(path)
    begun = time.perf_counter()
    window.show_desk("goals")
    QApplication.processEvents()
    tasks.settle()
    shown = time.perf_counter() - begun
    view = window.desk().timeline  # type: ignore[union-attr]
    found = {"shown": shown * 1000, "scroll": _scroll(view), "drag": _drag(view), "zoom": _zoom(view)}
    window.close()
    return found


def _slowest(view: TimelineView, deeds: Iterable[Callable[[], object]]) -> float:
    """The milliseconds of the slowest deed with the painting that it asks for."""
    frames = []
    for deed in deeds:
        begun = time.perf_counter()
        deed()
        view.viewport().repaint()
        frames.append(time.perf_counter() - begun)
    return max(frames) * 1000


def _scroll(view: TimelineView) -> float:
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()

    def to(place: int) -> None:
        down.setValue(down.maximum() * place // 100)
        across.setValue(across.maximum() * place // 100)

    return _slowest(view, [partial(to, place) for place in range(100)])


def _drag(view: TimelineView) -> float:
    """From a bar in the middle of the rows, with arrows all around it."""
    middle = [row.key for row in view.rows() if row.links][len(view.rows()) // 2]
    view.select(middle)
    start = next(row.start for row in view.rows() if row.key == middle and row.start)
    view.horizontalScrollBar().setValue(round(view.axis.x(start)) - 40)
    port, spot = view.viewport(), view.hands.knob_at(middle) - QPoint(14, 0)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spot)
    slowest = _slowest(view, [partial(QTest.mouseMove, port, spot + QPoint(way, 0)) for way in range(50)])
    assert view.hands.holds(), "the bar was not taken hold of"
    view.hands.let_go()
    return slowest


def _zoom(view: TimelineView) -> float:
    return _slowest(view, [partial(view.set_scale, scale) for scale in ("week", "quarter", "year", "month")])


if __name__ == "__main__":
    file = Path(sys.argv[1])
    if not file.exists():
        make(file, int(sys.argv[2]))
    print(json.dumps(measure(file)))
