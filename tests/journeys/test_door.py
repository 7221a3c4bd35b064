"""The door desk as people use it: find my name, in, out; a new face; the PIN; forgotten sign-outs."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commdesk import clock
from commdesk.entry import door
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS, VISITS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from ui.main_window import MainWindow
from ui.tabs.volunteers.door_desk import DoorDesk
from ui.tabs.volunteers.door_setup import DoorSetup

from .keyboard import Keys

RETURN, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


class Clock:
    """A clock that the test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 10, 0)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(clock, "now", made)
    return made


def opened(window: MainWindow, qtbot, pin: str = "") -> DoorDesk:  # type: ignore[no-untyped-def]
    assert window.work is not None
    setup = DoorSetup(window.work, window)
    setup.what.editor.show_text("Food table")
    setup.pin.editor.show_text(pin)
    setup.take()
    assert setup.programme
    desk = DoorDesk(window.work, setup.programme, setup.session, window)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.line)
    return desk


def test_in_and_out_by_keyboard_is_a_shift_in_the_file(
    window: MainWindow, qtbot, time: Clock, read_back
) -> None:
    desk, keys = opened(window, qtbot), Keys()
    keys.type("j")
    assert desk._buttons() == []
    keys.line("urg")
    assert (
        desk.said.text() == "Welcome, Jürgen Groß. In at 10:00."
        and desk.count.text() == "1 person is here now"
    )
    time.at += timedelta(hours=2, minutes=30)
    keys.line("gro")
    assert desk.said.text() == "Thank you, Jürgen Groß. 2:30 hours today."
    assert desk.count.text() == "Nobody is here yet"
    desk.reject()
    store = read_back()
    (shift,) = store.find(SHIFTS)
    assert (shift.minutes, shift.start, shift.finish, shift.source) == (150, "10:00", "12:30", "door")
    assert store.count(VISITS) == 0


def test_a_new_face_signs_in_and_is_a_person_then(window: MainWindow, qtbot, time: Clock, read_back) -> None:
    desk, keys = opened(window, qtbot), Keys()
    keys.type("Zoë <b>Nagy</b>")
    assert [button.text() for button in desk._buttons()] == ["I am new here: Zoë <b>Nagy</b>"]
    keys.press(DOWN, RETURN)
    assert "Welcome, Zoë" in desk.said.text()
    desk.reject()
    store = read_back()
    assert "Zoë <b>Nagy</b>" in [person.name for person in store.find(VOLUNTEERS)]
    assert store.count(VISITS) == 1


def test_leaving_asks_for_the_pin(window: MainWindow, qtbot, time: Clock) -> None:
    desk, keys = opened(window, qtbot, pin="4711"), Keys()
    keys.press(ESCAPE)
    assert desk.isVisible() and desk.pin.isVisible()
    keys.line("0000")
    assert desk.isVisible() and "not the PIN" in desk.said.text()
    keys.line("4711")
    assert not desk.isVisible()
    assert window.work is not None and "4711" not in window.work.store.group().door_pin


def test_forgotten_sign_outs_are_settled_and_marked(
    window: MainWindow, qtbot, time: Clock, read_back
) -> None:
    assert window.work is not None
    store = window.work.store
    (programme,) = store.find(PROGRAMMES)
    (amina,) = store.find(VOLUNTEERS, Query(words="amina"))
    door.sign_in(store, amina.id, programme.id, datetime(2026, 11, 20, 18, 0))
    setup = DoorSetup(window.work, window)
    assert "1 sign-out was forgotten (Amina Yusuf)" in setup._forgotten_words()
    setup.what.editor.show_text("Food table")
    setup.minutes.editor.show_text("1:30")
    setup.take()
    store = read_back()
    (shift,) = store.find(SHIFTS)
    assert (shift.day, shift.minutes, shift.source) == (
        "2026-11-20",
        90,
        "door",
    ) and "forgotten" in shift.note
    assert store.count(VISITS) == 0
