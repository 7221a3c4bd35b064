"""The rota through the real window, from the first session to hours that count; every test ends on the file."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from commdesk.records.programmes import (
    OUTPUT_COUNTS,
    OUTPUTS,
    PROGRAMMES,
    SERIES,
    SESSIONS,
    Output,
    Programme,
    Series,
    Session,
)
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.reports.sections.rota import BLANK
from commdesk.store.query import Query
from tests.reports.reading import texts
from ui.dialogs.help import page_words
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import messages, tasks
from ui.tabs.volunteers import rota_model
from ui.tabs.volunteers.desk import VolunteersDesk
from ui.tabs.volunteers.rota_view import RotaView

TODAY = "2026-11-22"  # a Sunday


def _rota(window: MainWindow) -> RotaView:
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    view = desk.turn_to("rota")
    assert isinstance(view, RotaView)
    _settle()
    return view


def _settle() -> None:
    QApplication.processEvents()
    QApplication.processEvents()


def _keys(words: str) -> None:
    """Types into whatever has the focus, as a person would."""
    for letter in words:
        target = QApplication.focusWidget()
        assert target is not None
        # QTest itself can type only ASCII.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)
    _settle()


def _focus(widget: Any) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    _settle()


def _new_session(window: MainWindow, view: RotaView, day: str, start: str, finish: str, needed: str) -> None:
    """By keyboard alone: Ctrl+N, then from field to field with Tab."""
    window.new_here()
    _settle()
    for words in ("Food table", day, needed, start, finish):
        _keys(words)
        _press(Qt.Key.Key_Tab)
    assert not view.pane.is_draft


def _add(window: MainWindow, *records: Any) -> None:
    assert window.work is not None
    with window.work.step("Fill"):
        for record in records:
            window.work.store.save(record)
    _settle()


def _programme(window: MainWindow) -> str:
    assert window.work is not None
    return str(window.work.store.find(PROGRAMMES)[0].id)


def _saturdays(window: MainWindow, **more: Any) -> Series:
    values: dict[str, Any] = {"start": "10:00", "finish": "12:30", "needed": 2} | more
    series = Series(
        id="sats", programme=_programme(window), day="2026-11-28", rule="FREQ=WEEKLY", place="Hall", **values
    )
    _add(window, series)
    return series


def _listed(view: RotaView) -> list[tuple[str, str, str]]:
    model = view.model
    shown = [model.cell(model.columns[c], one) for one in model.rows for c in (0, 2, 3)]
    return list(zip(shown[::3], shown[1::3], shown[2::3], strict=True))


def _ask(view: RotaView, name: str) -> None:
    view.pane.people.focus_line()
    _keys(name)
    _press(Qt.Key.Key_Return)


def test_from_a_first_session_to_hours_that_count(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    assert view.empty.isVisible() and view.empty.button.text() == "New session"
    _new_session(window, view, "today", "18:00", "20:30", "3")
    view.pane.tabs.setCurrentIndex(0)
    for name in ("jurgen", "amina", "Олена Коваль", "Zoë Núñez"):
        _ask(view, name)
    people = view.pane.people
    assert [row.place.standing for row in people.rows()] == ["asked"] * 4
    for name in ("Jürgen Groß", "Amina Yusuf", "Zoë Núñez"):
        _focus(people.row_of(name))
        _press(Qt.Key.Key_Y)
    # It begins tonight: Y says that they will come.
    assert view.pane.chip.text() == "3 of 3" and not view.pane.held_button.isVisible()
    view.pane.tabs.setCurrentIndex(1)
    form = view.pane.form
    for name, words in (("start", "9:00"), ("finish", "11:30")):
        form.focus_first(name)
        form.boxes[name].editor.selectAll()
        _keys(words)
        _press(Qt.Key.Key_Tab)
    view.pane.tabs.setCurrentIndex(0)
    assert view.pane.held_button.isVisible()
    _focus(people.row_of("Zoë Núñez"))
    _press(Qt.Key.Key_N)
    _press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    _ask(view, "Li Wei")
    store = read_back()
    (session,) = store.find(SESSIONS)
    assert (session.day, session.start, session.finish, session.needed) == (TODAY, "09:00", "11:30", 3)
    shifts = store.find(SHIFTS)
    names = {store.get(VOLUNTEERS, s.volunteer).name: s.status for s in shifts}
    assert names == {
        "Jürgen Groß": "completed", "Amina Yusuf": "completed", "Олена Коваль": "planned", "Zoë Núñez": "no_show",
        "Li Wei": "completed",
    }  # fmt: skip
    assert {(s.minutes, s.source, s.session) for s in shifts} == {(150, "rota", session.id)}


def test_one_key_turns_a_held_session_into_shifts(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    assert window.work is not None
    store = window.work.store
    people = {p.name: p.id for p in store.find(VOLUNTEERS)}
    table = _programme(window)
    _add(
        window,
        Session(id="s", programme=table, day="2026-11-21", needed=2),
        *(
            Shift(day="2026-11-21", volunteer=people[name], programme=table, minutes=90, session="s", status="planned",
                  reply=reply)
            for name, reply in (("Amina Yusuf", "yes"), ("Jürgen Groß", "yes"), ("Олена Коваль", "asked"))
        ),
    )  # fmt: skip
    # What nobody has marked yet waits on top of what comes.
    assert _listed(view) == [("Sat 21 Nov", "Food table", "3 to mark")]
    assert view.pane.held_button.isVisible() and not view.pane.missed_button.isVisible()
    before = window.work.undo_stack.count()
    _focus(view.table)
    _press(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert (
        window.work.undo_stack.count() == before + 1 and window.work.undo_stack.undoText() == "Session held"
    )
    statuses = sorted(s.status for s in store.find(SHIFTS))
    assert statuses == ["completed", "completed", "planned"]
    assert not view.pane.held_button.isVisible() and view.pane.missed_button.isVisible()
    view.pane.missed_button.click()
    _settle()
    window.work.undo_stack.undo()
    window.work.undo_stack.undo()
    _settle()
    assert {s.status for s in store.find(SHIFTS)} == {"planned"}
    window.work.undo_stack.redo()
    window.work.undo_stack.redo()
    _settle()
    store = read_back()
    assert sorted(s.status for s in store.find(SHIFTS)) == ["completed", "completed", "no_show"]


def test_every_week_with_one_left_out_one_moved_and_a_change_for_all_later(
    window: MainWindow, read_back
) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    _new_session(window, view, "28.11.2026", "10:00", "12:30", "2")
    repeat = view.pane.repeat
    _focus(repeat.open_button)
    _press(Qt.Key.Key_Return)
    assert repeat.rule.currentText() == "Every Saturday"
    repeat.until.editor.setFocus()
    _keys("19.12.2026")
    _focus(repeat.repeat_button)
    _press(Qt.Key.Key_Return)
    assert [day for day, __, __ in _listed(view)] == ["Sat 28 Nov", "Sat 5 Dec", "Sat 12 Dec", "Sat 19 Dec"]
    view.table.selectRow(1)
    view.pane.out_button.click()
    _settle()
    view.table.selectRow(1)
    assert view.pane.one is not None and view.pane.one.session.day == "2026-12-12"
    form = view.pane.form
    for name, words in (("day", "13.12.2026"), ("start", "15:00")):
        form.focus_first(name)
        form.boxes[name].editor.selectAll()
        _keys(words)
        _press(Qt.Key.Key_Tab)
    assert [day for day, __, __ in _listed(view)] == ["Sat 28 Nov", "Sun 13 Dec", "Sat 19 Dec"]
    assert view.pane.later_button.isVisible()
    view.pane.later_button.click()
    _settle()
    assert [day for day, __, __ in _listed(view)] == ["Sat 28 Nov", "Sun 13 Dec"]
    assert not view.pane.later_button.isVisible()
    store = read_back()
    first, second = store.find(SERIES)
    assert (first.day, first.until, first.skipped) == ("2026-11-28", "2026-12-11", "2026-12-05")
    assert (second.day, second.until, second.start) == ("2026-12-13", "2026-12-19", "15:00")
    days = {s.day: (s.series, s.series_day) for s in store.find(SESSIONS)}
    assert days["2026-12-13"] == (second.id, "2026-12-13")


def test_a_clash_and_a_shortage_are_flags_and_never_walls(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    _saturdays(window, until="2026-11-28")
    cafe = Programme(id="cafe", name="Café")
    _add(
        window,
        cafe,
        Session(id="c", programme="cafe", day="2026-11-28", start="12:00", finish="14:00", needed=1),
    )
    for row in (0, 1):
        view.table.selectRow(row)
        view.pane.people.answer.setCurrentIndex(1)
        _ask(view, "amina")
    assert [people for __, __, people in _listed(view)] == ["1 of 2, clash", "1 of 1, clash"]
    words = view.pane.people.rows()[0].accessibleName()
    assert words == "Amina Yusuf, Said yes, Clash: Food table, 10:00"
    # Who is on it already is told, and is not on it twice.
    _ask(view, "Amina Yusuf")
    assert "already" in view.pane.people.hint.text()
    view.pane.people.line.clear()
    store = read_back()
    assert [(s.day, s.status, s.reply) for s in store.find(SHIFTS)] == [("2026-11-28", "planned", "yes")] * 2


def test_people_come_along_when_their_session_is_moved_or_called_off(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    _saturdays(window)
    view.pane.people.answer.setCurrentIndex(1)
    _ask(view, "amina")
    view.pane.tabs.setCurrentIndex(1)
    form = view.pane.form
    form.focus_first("day")
    form.boxes["day"].editor.selectAll()
    _keys("27.11.2026")
    _press(Qt.Key.Key_Tab)
    assert window.work is not None
    (shift,) = window.work.store.find(SHIFTS)
    assert shift.day == "2026-11-27"
    assert window.work.undo_stack.undoText() == "Edit session"
    view.pane.off_button.click()
    _settle()
    assert _listed(view)[0] == ("Fri 27 Nov", "Food table", "Called off")
    assert view.pane.on_button.isVisible() and not view.pane.off_button.isVisible()
    store = read_back()
    (shift,) = store.find(SHIFTS)
    assert (shift.day, shift.status, shift.reply) == ("2026-11-27", "cancelled", "yes")
    (session,) = store.find(SESSIONS)
    assert (session.called_off, session.series_day) == (1, "2026-11-28")


def test_what_a_session_served_and_counted_is_entered_once(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    table = _programme(window)
    _add(
        window,
        Output(id="meals", programme=table, name="meals served"),
        Shift(day="2026-11-21", programme=table, minutes=120, people=14, party="Scouts"),
    )
    view.filters.choose("show", "past")
    _settle()
    assert _listed(view) == [("Sat 21 Nov", "Food table", "14 came")]
    assert view.pane.about.text().endswith("14 attendances, 28 h")
    counts = view.pane.counts
    assert [box.label.text() for box in counts.boxes.values()] == ["Served (households)", "meals served"]
    for name, number in (("served", "48"), ("meals", "96")):
        _focus(counts.boxes[name].editor)
        _keys(number)
        _press(Qt.Key.Key_Return)
    _focus(counts.boxes["meals"].editor)
    counts.boxes["meals"].editor.selectAll()
    _keys("97 or so")
    _press(Qt.Key.Key_Return)
    assert "not a whole number" in counts.boxes["meals"].hint.text()
    _press(Qt.Key.Key_Escape)
    store = read_back()
    (session,) = store.find(SESSIONS)
    assert (session.day, session.beneficiaries) == ("2026-11-21", 48)
    (count,) = store.find(OUTPUT_COUNTS)
    assert (count.session, count.output, count.count) == (session.id, store.find(OUTPUTS)[0].id, 96)


def test_a_number_that_cannot_be_kept_is_told_when_another_session_is_looked_at(window: MainWindow) -> None:
    view = _rota(window)
    table = _programme(window)
    _add(window, *(Session(id=day, programme=table, day=day) for day in ("2026-11-20", "2026-11-21")))
    view.filters.choose("show", "past")
    box = view.pane.counts.boxes["served"]
    _focus(box.editor)
    _keys("many")
    _press(Qt.Key.Key_Tab)
    assert not view.leave() and box.editor.hasFocus()
    view.table.selectRow(1)
    _settle()
    assert window.refusal is not None and "“many” was not kept" in window.refusal.text()
    assert view.leave() and box.editor.text() == ""


def test_a_large_file_is_looked_through_on_a_worker(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rota_model, "LARGE", 0)
    view = _rota(window)
    tasks.settle()
    assert view.empty.isVisible()
    _saturdays(window)
    tasks.settle()
    for name in ("amina", "jurgen"):
        _ask(view, name)
    tasks.settle()
    assert view.model.rowCount() == 8 and [o.tally.asked for o in view.model.rows][:2] == [2, 0]
    assert window.work is not None and window.work.store.count(SESSIONS) == 1


def test_a_count_over_a_period_stands_among_the_past(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    cafe = Programme(id="cafe", name="Café", counts="different", unit="learners")
    _add(
        window,
        cafe,
        Session(id="q", programme="cafe", day="2026-10-01", until="2026-12-31", beneficiaries=60),
    )
    view.filters.choose("show", "past")
    _settle()
    assert _listed(view) == [("1 Oct – 31 Dec", "Café", "")]
    assert (
        view.pane.form.isVisible()
        and not view.pane.people.isVisible()
        and not view.pane.off_button.isVisible()
    )
    box = view.pane.counts.boxes["served"]
    _focus(box.editor)
    box.editor.selectAll()
    _keys("64")
    _press(Qt.Key.Key_Return)
    assert view.pane.one is not None and view.pane.one.session.beneficiaries == 64
    (session,) = read_back().find(SESSIONS)
    assert (session.day, session.until, session.beneficiaries) == ("2026-10-01", "2026-12-31", 64)


def test_the_search_finds_people_places_and_programmes(window: MainWindow) -> None:
    view = _rota(window)
    _saturdays(window, until="2026-12-05")
    _ask(view, "amina")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk) and desk.search_box is not None
    for words, found in (("amin", 1), ("hall", 2), ("food", 2), ("nobody", 0)):
        desk.search_box.setText(words)
        desk.search_box._say()
        _settle()
        assert view.model.rowCount() == found, words
    assert "nobody" in view.empty.sentence()


def test_the_session_in_front_becomes_a_record_when_another_part_needs_it(
    window: MainWindow, read_back
) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    assert view.current_session() is None
    _saturdays(window)
    assert window.work is not None and window.work.store.count(SESSIONS) == 0
    session = view.current_session()
    assert session is not None and session.day == "2026-11-28"
    assert window.work.store.get(SESSIONS, session.id) == session
    again = view.current_session()
    assert again is not None and again.id == session.id
    assert window.work.undo_stack.undoText() == "Add session"
    window.work.undo_stack.undo()
    _settle()
    assert view.pane.one is not None and not view.pane.one.kept
    pressed: list[str] = []
    button = view.pane.add_action("Print sign-in sheet", lambda: pressed.append("yes"))
    view.pane.fit()
    button.click()
    assert pressed == ["yes"] and read_back().count(SESSIONS) == 0


def test_deleting_takes_the_plans_along_and_undo_brings_all_back(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    _new_session(window, view, "28.11.2026", "10:00", "12:00", "2")
    view.pane.tabs.setCurrentIndex(0)
    _ask(view, "amina")
    assert window.work is not None
    store = window.work.store
    window.delete_here()
    _settle()
    assert store.count(SESSIONS) == store.count(SHIFTS) == 0
    assert view.empty.isVisible()
    window.work.undo_stack.undo()
    _settle()
    assert view.model.rowCount() == 1
    store = read_back()
    assert store.count(SESSIONS) == store.count(SHIFTS) == 1


def test_no_key_is_lost_on_the_way_through_the_answers(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    _saturdays(window)
    for name in ("amina", "jurgen", "Олена"):
        _ask(view, name)
    people = view.pane.people
    _focus(people.line)
    _focus(people.rows()[0])
    _press(Qt.Key.Key_Y)
    # The row of the same person keeps the focus though it stands elsewhere now.
    focused = QApplication.focusWidget()
    assert focused is people.row_of("Amina Yusuf")
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_N)
    _press(Qt.Key.Key_Up)
    _press(Qt.Key.Key_Delete)
    store = read_back()
    found = {store.get(VOLUNTEERS, s.volunteer).name: (s.status, s.reply) for s in store.find(SHIFTS)}
    assert found == {"Amina Yusuf": ("planned", "yes"), "Jürgen Groß": ("cancelled", "no")}


def test_who_can_come_then_is_offered_first(window: MainWindow, read_back) -> None:  # type: ignore[no-untyped-def]
    view = _rota(window)
    assert window.work is not None
    person = window.work.store.find(VOLUNTEERS, Query(words="jurgen"))[0]
    person.availability = "sat-morning sat-afternoon"
    _add(window, person)
    _saturdays(window)
    people = view.pane.people
    assert people.names.offered() == ["Jürgen Groß · can come then", "Amina Yusuf", "Олена Коваль"]
    people.focus_line()
    _press(Qt.Key.Key_Down)
    popup = people.names._completer.popup()
    assert popup is not None and popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    _settle()
    assert people.line.text() == ""
    (shift,) = read_back().find(SHIFTS)
    assert (shift.volunteer, shift.reply) == (person.id, "asked")


def test_the_rota_and_one_persons_dates_as_calendar_files(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = _rota(window)
    _saturdays(window, until="2026-12-05")
    _ask(view, "amina")
    heard: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence: heard.append(sentence))
    for person, target in (("", "all.ics"), (view.pane.people.rows()[0].place.shift.volunteer, "own.ics")):
        path = tmp_path / target
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all, path=path: (str(path), ""))
        view.save_calendar(str(person))
    starts = [
        [
            event.decoded("dtstart")
            for event in Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        ]
        for name in ("all.ics", "own.ics")
    ]
    assert starts == [[datetime(2026, 11, 28, 10), datetime(2026, 12, 5, 10)], [datetime(2026, 11, 28, 10)]]
    assert heard[0].startswith("2 sessions") and heard[1].startswith("1 session ")


def test_the_rota_goes_from_the_list_to_paper(window: MainWindow, tmp_path: Path) -> None:
    view = _rota(window)
    _saturdays(window, until="2026-12-05")
    _ask(view, "amina")
    desk = window.desk()
    assert (
        desk is not None and desk.help_page == "rota" and "Leave this one out" in page_words(desk.help_page)
    )
    window.print_this()
    room = window.desk()
    assert isinstance(room, PrintRoom)
    room.draw()
    tasks.settle()
    assert room.choices.period.currentText() == "The next 4 weeks"
    target = tmp_path / "rota.pdf"
    assert room.save_to(target)
    words = " ".join(texts(target.read_bytes())).replace("\u00a0", " ")
    assert "Sat 28 Nov 10:00–12:30 Food table Hall (Amina Yusuf)" in words
    assert words.count(BLANK) == 4


def test_a_read_only_file_shows_all_and_changes_nothing(window: MainWindow, group_file: Path) -> None:
    _rota(window)
    _saturdays(window)
    assert window.files.close_current()
    from commdesk.store.file import open_file
    from ui.shared.work import Work

    work = Work(open_file(group_file, readonly=True))
    window.set_work(work)
    view = _rota(window)
    assert view.model.rowCount() == 8 and view.current_session() is None
    assert not view.pane.off_button.isVisible() and not view.new_button.isEnabled()
    assert not view.pane.people.line.isVisible()
