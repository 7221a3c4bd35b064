"""Waiting for long work: its answer, its refusal, and Cancel."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from commdesk.errors import KnownError
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.store import Reader
from ui.shared import tasks, waiting
from ui.shared.waiting import Stopped, wait_for
from ui.shared.work import Work

Tell = Callable[[int, int], bool]


def test_the_answer_comes_back_and_the_window_lives_meanwhile(work: Work, qtbot: QtBot) -> None:
    assert work.save("Add", Volunteer(name="Åse"))
    beats: list[int] = []
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    beat.start(5)

    def do(reader: Reader, tell: Tell) -> int:
        # As long as it takes the window to beat three times; a window that stands still never does.
        given_up = time.monotonic() + 20
        while len(beats) < 3 and time.monotonic() < given_up:
            time.sleep(0.005)
        tell(1, 2)
        return reader.count(VOLUNTEERS)

    assert wait_for(None, work.store, "Counting…", do) == 1
    assert len(beats) > 2


def test_work_that_is_over_before_anybody_listens_is_not_waited_for_for_ever(
    work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = tasks.start

    def begin_and_finish(*args: Any) -> tasks.Task:
        task = begin(*args)
        QThreadPool.globalInstance().waitForDone()
        return task

    monkeypatch.setattr(tasks, "start", begin_and_finish)
    assert wait_for(None, work.store, "Counting…", lambda reader, tell: 42) == 42


def test_a_refusal_is_raised(work: Work, qtbot: QtBot) -> None:
    def do(_reader: Reader, _tell: Tell) -> None:
        raise KnownError("No room. Please make some.")

    with pytest.raises(KnownError, match="No room"):
        wait_for(None, work.store, "Writing…", do)


def test_cancel_stops_the_work(work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    rounds: list[int] = []

    def do(_reader: Reader, tell: Tell) -> None:
        for number in range(2000):
            rounds.append(number)
            tell(number, 2000)
            time.sleep(0.005)

    def cancel() -> None:
        [dialog] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]
        assert "Working" in dialog.labelText()
        dialog.canceled.emit()

    QTimer.singleShot(100, cancel)
    with pytest.raises(Stopped):
        wait_for(None, work.store, "Working…", do)
    assert len(rounds) < 1000
