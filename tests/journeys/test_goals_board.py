"""The board of the goals desk by mouse and by keys: arrows, the tray, groups, zoom, milestones. All ends in the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from commdesk.entry import timeline
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.volunteers import Volunteer
from tests.journeys.test_desks import _fill
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import messages
from ui.tabs.goals.desk import GoalsDesk

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(window: MainWindow) -> GoalsDesk:
    """Two goals, three actions of the first with days and one without, two milestones; seen in weeks."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Volunteer(id="v", name="Amina Yusuf"),
            Goal(id="g", name="Language café", state="under_way", start="2026-11-02", due="2027-01-31", owner="v"),
            Goal(id="i", name="A garden", state="idea"),
            Action(id="one", goal="g", name="Ask", start="2026-11-16", due="2026-11-20"),
            Action(id="two", goal="g", name="Print", start="2026-11-23", due="2026-11-27"),
            Action(id="three", goal="g", name="Hang up", start="2026-11-24", due="2026-11-26"),
            Action(id="free", goal="g", name="Buy cups"),
            Milestone(id="m", goal="g", name="Hall found", due="2026-11-30"),
            Milestone(id="n", goal="g", name="First evening", due="2026-12-07"),
        ):  # fmt: skip
            window.work.store.save(record, new=True)
    window.show_desk("goals", "g")
    found = window.desk()
    assert isinstance(found, GoalsDesk)
    found.board.zoom.setCurrentIndex(0)
    QApplication.processEvents()
    return found


def _spot(desk: GoalsDesk, key: str) -> QPoint:
    """A point in the bar of an action or on a milestone."""
    return desk.timeline.hands.knob_at(key) - QPoint(16, 0)


def test_an_arrow_is_drawn_by_mouse_and_pushes_what_waits(desk: GoalsDesk, read_back) -> None:
    port, undo = desk.timeline.viewport(), desk.work.undo_stack
    before = undo.index()
    knob = desk.timeline.hands.knob_at("two")
    QTest.mousePress(port, LEFT, PLAIN, knob)
    aim = desk.timeline.row_rect("three").center().toPoint()
    QTest.mouseMove(port, aim)
    QTest.mouseRelease(port, LEFT, PLAIN, aim)
    assert undo.index() == before + 1
    assert "“Hang up” waits for “Print” from now on" in desk.board.hint.text()
    assert desk.work.store.get(ACTIONS, "three").start == "2026-11-28"
    undo.undo()
    assert desk.work.store.get(ACTIONS, "three").start == "2026-11-24"
    undo.redo()
    (kept,) = read_back().find(DEPENDENCIES)
    assert (kept.action, kept.next_action) == ("two", "three")


def test_an_arrow_that_is_dropped_beside_the_rows_links_nothing(desk: GoalsDesk, read_back) -> None:
    port = desk.timeline.viewport()
    QTest.mousePress(port, LEFT, PLAIN, desk.timeline.hands.knob_at("two"))
    QTest.mouseMove(port, QPoint(port.width() - 30, port.height() - 3))
    QTest.mouseRelease(port, LEFT, PLAIN, QPoint(port.width() - 30, port.height() - 3))
    assert read_back().find(DEPENDENCIES) == []


def test_an_arrow_is_drawn_by_keys_from_an_action_and_from_a_milestone(desk: GoalsDesk, read_back) -> None:
    view, press = desk.timeline, QTest.keyClick
    view.select("one")
    press(view, Qt.Key.Key_L)
    assert "Go to what waits for “Ask” and press Enter" in desk.board.hint.text()
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    # From the goal's second milestone to an action; Ctrl with the arrows goes along the milestones.
    view.select("g")
    press(view, Qt.Key.Key_Right, CONTROL)
    press(view, Qt.Key.Key_Right, CONTROL)
    assert "First evening" in view.accessibleDescription()
    press(view, Qt.Key.Key_L)
    for __ in range(3):
        press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    kept = read_back()
    links = {(one.before, one.after) for one in kept.find(DEPENDENCIES)}
    assert links == {("one", "two"), ("n", "three")}
    assert kept.get(ACTIONS, "three").start == "2026-12-08"


def test_escape_stops_an_arrow_and_goals_cannot_wait(desk: GoalsDesk, read_back) -> None:
    told: list[str] = []
    desk.work.refused.connect(told.append)
    view, press = desk.timeline, QTest.keyClick
    view.select("one")
    press(view, Qt.Key.Key_L)
    press(view, Qt.Key.Key_Escape)
    assert desk.board.hint.text() == ""
    press(view, Qt.Key.Key_L)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Return)
    assert told == ["Only actions and milestones can wait for each other. Please choose one of these."]
    view.select("g")
    press(view, Qt.Key.Key_L)
    assert "Choose an action or a milestone first" in desk.board.hint.text()
    assert read_back().find(DEPENDENCIES) == []


def test_a_milestone_is_moved_by_keys_and_outside_its_goal_that_is_said(desk: GoalsDesk, read_back) -> None:
    view, press = desk.timeline, QTest.keyClick
    view.select("g")
    press(view, Qt.Key.Key_Right, CONTROL)
    press(view, Qt.Key.Key_Left, ALT)
    assert desk.board.hint.text() == ""
    for __ in range(5):
        press(view, Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert "“Hall found” lies before the goal’s start, 2 Nov 2026" in desk.board.hint.text()
    assert read_back().get(MILESTONES, "m").due == "2026-10-25"


def test_a_milestone_outside_its_goal_is_said_in_its_form_and_kept(desk: GoalsDesk, read_back) -> None:
    desk.show_record("n")
    form = desk.milestone_list._part_form
    assert form is not None and form.warning.isHidden()
    _fill(form.form, due="2027-02-14")
    assert "“First evening” lies after the goal’s due day, 31 Jan 2027" in form.warning.text()
    assert not form.warning.isHidden()
    assert read_back().get(MILESTONES, "n").due == "2027-02-14"


def test_what_has_no_day_lies_in_the_tray_and_is_planned_by_mouse_and_by_enter(
    desk: GoalsDesk, read_back
) -> None:
    tray, view, undo = desk.board.tray.list, desk.timeline, desk.work.undo_stack
    assert [tray.item(n).text() for n in range(tray.count())] == ["Buy cups (Language café)", "A garden"]
    assert "free" not in [row.key for row in view.rows()]
    before = undo.index()
    begin = tray.visualItemRect(tray.item(0)).center()
    there = view.row_rect("two").center().toPoint()
    day = view.day_at(QPoint(view.viewport().width() - 40, there.y()))
    spot = tray.viewport().mapFromGlobal(
        view.viewport().mapToGlobal(QPoint(view.viewport().width() - 40, there.y()))
    )
    QTest.mousePress(tray.viewport(), LEFT, PLAIN, begin)
    QTest.mouseMove(tray.viewport(), spot)
    QTest.mouseRelease(tray.viewport(), LEFT, PLAIN, spot)
    assert undo.index() == before + 1
    assert day is not None and desk.work.store.get(ACTIONS, "free").start == day.isoformat()
    assert view.current() == "free"
    tray.setFocus()
    QTest.keyClick(tray, Qt.Key.Key_Return)
    assert desk.work.store.get(GOALS, "i").start == "2026-11-22"
    assert desk.board.tray.isHidden()
    view.select("one")
    QTest.keyClick(view, Qt.Key.Key_Delete, ALT)
    assert [tray.item(n).text() for n in range(tray.count())] == ["Ask (Language café)"]
    kept = read_back()
    assert (kept.get(ACTIONS, "one").start, kept.get(ACTIONS, "one").due) == (None, None)
    assert kept.get(GOALS, "i").due == "2027-02-21"


def test_goals_stand_in_groups_and_keys_step_over_the_headings(desk: GoalsDesk) -> None:
    view = desk.timeline
    timeline.plan(desk.work.store, "i", view._today)
    desk.board.groups.setCurrentIndex(desk.board.groups.findData("owner"))
    shown = [(row.text, row.heading) for row in view.rows()]
    assert shown[0] == ("Amina Yusuf · 1 goal", True) and shown[-2:] == [
        ("Nobody yet · 1 goal", True), ("A garden", False),
    ]  # fmt: skip
    view.select("three")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current() == "i"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current() == "g"
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.strip(5).center().toPoint())
    assert view.current() == "i"


def test_wheel_and_keys_choose_how_much_time_is_seen(desk: GoalsDesk) -> None:
    view, port = desk.timeline, desk.timeline.viewport()
    spot = QPointF(port.rect().center())
    wheel = QWheelEvent(
        spot, port.mapToGlobal(spot), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, wheel)
    assert (view.scale(), desk.board.zoom.currentData()) == ("month", "month")
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale() == "year"
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale() == "quarter"


def test_the_menu_of_a_row_does_what_the_keys_do(desk: GoalsDesk, read_back) -> None:
    desk.timeline.select("one")
    menu = desk.timeline.hands.menu()
    words = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert list(words) == [
        "Open", "A week later", "A week earlier", "Choose what waits for it…", "Take its days away",
    ]  # fmt: skip
    words["A week later"].trigger()
    desk.timeline.select("g")
    closed = {
        action.text().split("\t")[0]
        for action in desk.timeline.hands.menu().actions()
        if not action.isEnabled()
    }
    assert closed == {"Choose what waits for it…"}
    assert read_back().get(ACTIONS, "one").start == "2026-11-23"


def test_in_a_file_that_may_only_be_read_nothing_is_dragged_or_linked(desk: GoalsDesk, read_back) -> None:
    view = desk.timeline
    view.hands.set_editable(False)
    port = view.viewport()
    spot = _spot(desk, "two")
    QTest.mousePress(port, LEFT, PLAIN, spot)
    QTest.mouseMove(port, spot + QPoint(80, 0))
    QTest.mouseRelease(port, LEFT, PLAIN, spot + QPoint(80, 0))
    view.select("one")
    for key, held in ((Qt.Key.Key_Right, ALT), (Qt.Key.Key_Delete, ALT), (Qt.Key.Key_L, PLAIN)):
        QTest.keyClick(view, key, held)
    kept = read_back()
    assert (kept.get(ACTIONS, "one").start, kept.get(ACTIONS, "two").start) == ("2026-11-16", "2026-11-23")


def test_printing_from_here_leads_to_the_timeline_and_from_the_list_to_the_table(
    window: MainWindow, desk: GoalsDesk
) -> None:
    window.print_this()
    room = window.desk()
    assert isinstance(room, PrintRoom) and room.choices.report == "timeline"
    window.show_desk("goals")
    desk.views.setCurrentIndex(1)
    window.print_this()
    assert room.choices.report == "goal-table"


def test_what_is_due_goes_to_a_phone_s_calendar(
    desk: GoalsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, words: told.append(words))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_all, **_more: (str(tmp_path / "goals"), "*.ics")
    )
    QTest.keyClick(desk.board.calendar_button, Qt.Key.Key_Space)
    assert told and told[0].startswith("6 days are in ")
    words = (tmp_path / "goals.ics").read_text("utf-8")
    assert "SUMMARY:◇ First evening" in words and "DTSTART;VALUE=DATE:20261207" in words
