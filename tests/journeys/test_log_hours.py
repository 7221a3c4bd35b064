"""Logging last night's hours with the keyboard alone; every test ends on what is in the file."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk.records.goals import GOALS, Goal
from commdesk.records.programmes import SESSIONS
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from ui.main_window import MainWindow
from ui.tabs.volunteers.desk import VolunteersDesk


def _log(window: MainWindow) -> VolunteersDesk:
    window.show_desk("volunteers")
    window.new_here()
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    return desk


def _keys(words: str) -> None:
    """Types into whatever has the focus, as a person would."""
    target = QApplication.focusWidget()
    assert target is not None
    for letter in words:
        # QTest itself can type only ASCII.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(target, event)


def _press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def test_a_line_by_keyboard_is_in_the_file(window: MainWindow, read_back) -> None:
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    quick.focus_name()
    _keys("jurgen")
    _press(Qt.Key.Key_Return)
    assert quick.name.editor.value_text() == "Jürgen Groß"
    _keys("2h30")
    _press(Qt.Key.Key_Return)
    assert quick.name.editor.value_text() == ""
    store = read_back()
    (shift,) = store.find(SHIFTS)
    person = store.get(VOLUNTEERS, shift.volunteer)
    assert (person.name, shift.minutes, shift.day, shift.status) == (
        "Jürgen Groß",
        150,
        "2026-11-22",
        "completed",
    )
    assert store.count(VOLUNTEERS) == 3


def test_a_new_name_and_a_headcount_enter_on_the_spot_and_undo_takes_back_each(
    window: MainWindow, read_back
) -> None:
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    for name, length in (("Zoë Núñez", "2,5"), ("Scouts ×14", "2:00")):
        quick.focus_name()
        _keys(name)
        _press(Qt.Key.Key_Return)
        quick.length.editor.show_text("")
        quick.length.editor.setFocus()
        _keys(length)
        _press(Qt.Key.Key_Return)
    assert window.work is not None
    store = window.work.store
    assert store.count(SHIFTS) == 2 and store.count(VOLUNTEERS) == 4
    assert window.work.undo_stack.undoText() == "Log hours"
    window.work.undo_stack.undo()
    assert store.count(SHIFTS) == 1
    window.work.undo_stack.undo()
    # The person who was added with the line goes with it.
    assert store.count(SHIFTS) == 0 and store.count(VOLUNTEERS) == 3
    window.work.undo_stack.redo()
    window.work.undo_stack.redo()
    store = read_back()
    scouts = store.find(SHIFTS, Query(equals={"party": "Scouts"}))
    assert [(s.people, s.minutes, s.volunteer) for s in scouts] == [(14, 120, None)]


def test_a_slip_is_told_in_a_sentence_and_keeps_what_was_typed(window: MainWindow) -> None:
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    quick.name.editor.show_text("Amina Yusuf")
    quick.length.editor.show_text("-2")
    assert not quick.add()
    assert "more than nothing" in quick.hint.text()
    assert quick.name.editor.value_text() == "Amina Yusuf"
    quick.length.editor.show_text("22:00-01:30")
    assert not quick.add() and "press Enter once more" in quick.hint.text()
    assert quick.add()
    assert window.work is not None
    (shift,) = window.work.store.find(SHIFTS)
    assert (shift.minutes, shift.start, shift.finish) == (210, "22:00", "01:30")


def test_a_day_has_24_hours(window: MainWindow) -> None:
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    for length, well in (("20", True), ("5", False)):
        quick.name.editor.show_text("Amina Yusuf")
        quick.length.editor.show_text(length)
        assert quick.add() is well
    assert "a day has 24" in quick.hint.text()


def test_what_a_session_served_is_kept_once_for_the_session(window: MainWindow, read_back) -> None:
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    for name in ("Amina Yusuf", "Jürgen Groß"):
        quick.name.editor.show_text(name)
        quick.length.editor.show_text("2")
        assert quick.add()
    view = desk.shifts
    assert "households" in view.served.label.text()
    view.served.editor.show_text("62")
    assert view.save_served()
    view.table.selectRow(1)
    assert view.served.editor.value_text() == "62"
    view.served.editor.show_text("64")
    assert view.save_served()
    sessions = read_back().find(SESSIONS)
    assert [(s.day, s.beneficiaries) for s in sessions] == [("2026-11-22", 64)]


def test_times_of_a_shift_make_its_length_and_a_break_is_kept(window: MainWindow, read_back) -> None:
    assert window.work is not None
    with window.work.step("A goal"):
        window.work.store.save(Goal(name="Forty regulars"), new=True)
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    quick.focus_name()
    _keys("jurgen")
    _press(Qt.Key.Key_Return)
    _keys("2")
    _press(Qt.Key.Key_Return)
    form = desk.shifts.form

    def put(name: str, words: str) -> None:
        form.focus_first(name)
        form.boxes[name].editor.selectAll()
        _keys(words)
        _press(Qt.Key.Key_Return)
        form.leave(name)

    put("start", "22:30")
    put("finish", "1:00")
    assert form.boxes["minutes"].editor.value_text() == "2:30"
    put("minutes", "2:15")
    put("goal", "Forty")
    (shift,) = read_back().find(SHIFTS)
    assert (shift.start, shift.finish, shift.minutes) == ("22:30", "01:00", 135)
    (goal,) = read_back().find(GOALS)
    assert shift.goal == goal.id


def test_a_changed_field_is_saved_on_leaving_it_and_undo_names_it(
    window: MainWindow, group_file: Path, read_back
) -> None:
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk) and window.work is not None
    desk.turn_to("people")
    desk.people.table.selectRow(0)
    phone = desk.people.form.boxes["phone"].editor
    phone.setFocus()
    _keys("0151 555")
    _press(Qt.Key.Key_Tab)
    assert window.work.undo_stack.undoText() == "Edit volunteer"
    found = read_back().find(VOLUNTEERS, Query(words="amina"))
    assert found[0].phone == "0151 555"


def test_a_very_long_name_is_refused_and_stays_in_the_form(window: MainWindow) -> None:
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk) and window.work is not None
    desk.turn_to("people")
    desk.people.table.selectRow(0)
    name = desk.people.form.boxes["name"]
    name.editor.show_text("<b>" + "x" * 10_000)
    assert not desk.people.form.leave("name")
    assert "at most 200 characters; this has 10,003" in name.hint.text()
    assert len(name.editor.value_text()) == 10_003
    assert window.work.store.find(VOLUNTEERS)[0].name == "Amina Yusuf"


def test_search_finds_word_beginnings_without_accents(window: MainWindow) -> None:
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    desk.turn_to("people")
    desk._search("gros")
    model = desk.people.model
    assert [model.record(row).name for row in range(model.rowCount())] == ["Jürgen Groß"]
    desk._search("nobody")
    assert model.rowCount() == 0 and "nobody" in desk.people.empty.sentence()


def test_a_name_that_could_be_several_is_asked_once_and_never_added_by_a_slip(window: MainWindow) -> None:
    assert window.work is not None
    window.work.save("Add volunteer", VOLUNTEERS.new(name="Amin Haddad"))
    desk = _log(window)
    quick = desk.shifts.quick
    quick.programme.editor.show_text("Food table")
    quick.focus_name()
    _keys("ami")
    _press(Qt.Key.Key_Return)
    assert "could be Amin Haddad, Amina Yusuf" in quick.hint.text()
    assert QApplication.focusWidget() is quick.name.editor
    # Arrow down opens the list, once more marks the first name, and Enter picks it.
    _press(Qt.Key.Key_Down)
    popup = quick.names._completer.popup()
    assert popup is not None and popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert quick.name.editor.value_text() == "Amin Haddad"
    assert QApplication.focusWidget() is quick.length.editor
    _keys("2")
    _press(Qt.Key.Key_Return)
    assert window.work.store.count(VOLUNTEERS) == 4 and window.work.store.count(SHIFTS) == 1
