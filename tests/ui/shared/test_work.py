"""Undoing: in full, stopped half way, and refused."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from ui.shared import work as working
from ui.shared.work import Work


@pytest.fixture
def many(work: Work, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A file with a step of five hundred people, which counts as long work here."""
    monkeypatch.setattr(working, "LONG", 100)
    assert work.save("Add people", *(Volunteer(name=f"Person {number:03}") for number in range(500)))
    return work


def _dialogs() -> list[QProgressDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]


def test_many_changes_are_taken_back_with_their_progress_told(many: Work, qtbot: QtBot) -> None:
    seen: list[tuple[str, int, int]] = []
    watch = QTimer()
    watch.timeout.connect(lambda: seen.extend((d.labelText(), d.value(), d.maximum()) for d in _dialogs()))
    watch.start(0)
    many.undo_stack.undo()
    watch.stop()
    assert many.store.count(VOLUNTEERS) == 0
    assert ("Add people: taking it back…", 100, 500) in seen
    many.undo_stack.redo()
    assert many.store.count(VOLUNTEERS) == 500


def test_taking_back_can_be_stopped_and_done_afterwards(many: Work, qtbot: QtBot) -> None:
    stop = QTimer()
    stop.timeout.connect(lambda: [dialog.cancel() for dialog in _dialogs() if dialog.value() >= 200])
    stop.start(0)
    told: list[object] = []
    many.changed.connect(told.append)
    many.undo_stack.undo()
    stop.stop()
    assert many.store.count(VOLUNTEERS) == 500 and not told
    qtbot.waitUntil(many.undo_stack.canUndo)
    assert not many.undo_stack.canRedo()
    many.undo_stack.undo()
    assert many.store.count(VOLUNTEERS) == 0
    # The same the other way round.
    stop.start(0)
    many.undo_stack.redo()
    stop.stop()
    assert many.store.count(VOLUNTEERS) == 0
    qtbot.waitUntil(many.undo_stack.canRedo)
    many.undo_stack.redo()
    assert many.store.count(VOLUNTEERS) == 500


def test_what_cannot_be_taken_back_any_more_is_told_and_stands_in_nobodys_way(
    work: Work, qtbot: QtBot
) -> None:
    assert work.save("Add Ana", Volunteer(name="Ana"))
    ben = Volunteer(name="Ben")
    assert work.save("Add Ben", ben)
    work.store.conn.execute("UPDATE volunteers SET phone = '1' WHERE id = ?", [ben.id])
    told: list[str] = []
    work.refused.connect(told.append)
    work.undo_stack.undo()
    assert told == ["“Add Ben” cannot be taken back: somebody has changed it since."]
    assert work.undo_stack.undoText() == "Add Ana" and not work.undo_stack.canRedo()
    work.undo_stack.undo()
    assert [person.name for person in work.store.find(VOLUNTEERS)] == ["Ben"]
