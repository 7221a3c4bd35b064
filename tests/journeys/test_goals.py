"""Goals through the real window: check-ins, what repeats, what was celebrated; every test ends on what is in the file."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk.entry import timeline
from commdesk.figures.periods import parse_period
from commdesk.records.goals import (
    ACTIONS,
    CHECK_INS,
    DEPENDENCIES,
    GOALS,
    MILESTONES,
    Action,
    CheckIn,
    Goal,
    Milestone,
)
from commdesk.reports import catalogue
from commdesk.reports.described import Options
from commdesk.store.store import Store
from tests.journeys.test_desks import _fill
from ui.main_window import MainWindow
from ui.shared.widgets import timeline_paint as paint
from ui.shared.widgets.panel import SmallHead
from ui.tabs.goals.desk import GoalsDesk
from ui.tabs.goals.parts import ActionForm
from ui.tabs.home.desk import HomeDesk
from ui.tabs.home.reached import ReachedRow


@pytest.fixture
def desk(window: MainWindow) -> GoalsDesk:
    """The desk with a goal that was looked at once."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Goal(id="g", name="Fewer waiting", state="under_way", start="2026-06-01", due="2027-03-01",
                 baseline=11, target=3, unit="people"),
            CheckIn(goal="g", day="2026-09-01", reading=9, confidence="amber", note="Two visitors were ill"),
            Milestone(id="m", goal="g", name="Half as many", due="2026-10-01"),
            Action(id="a", goal="g", name="Call round", start="2026-11-02"),
        ):  # fmt: skip
            window.work.store.save(record, new=True)
    window.show_desk("goals", "g")
    found = window.desk()
    assert isinstance(found, GoalsDesk)
    return found


def test_a_check_in_by_keyboard_is_the_goal_s_number_and_undo_takes_both_back(
    window: MainWindow, desk: GoalsDesk, read_back
) -> None:
    desk.tabs.setCurrentIndex(3)
    page = desk.check_in_list
    page.add_button.setFocus()
    QTest.keyClick(page.add_button, Qt.Key.Key_Space)
    for words in ("5", "Going"):
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert page._part_form is not None
    page._part_form.done_button.click()
    assert window.work is not None
    store = window.work.store
    newest = store.find(CHECK_INS)[0]
    assert (newest.day, newest.reading, newest.confidence) == ("2026-11-22", 5, "green")
    goal = store.get(GOALS, "g")
    assert (goal.now, goal.now_on) == (5, "2026-11-22")
    assert [point.value for point in page.chart.points()] == [9, 5]
    assert "22 Nov 2026: 5 people" in page.chart.accessibleDescription()
    assert "5 people, aim 3 · 75\u00a0% of the way" in desk.list.about.text()
    while store.count(CHECK_INS) > 1:
        window.work.undo_stack.undo()
    assert store.get(GOALS, "g").now == 9
    while window.work.undo_stack.canRedo():
        window.work.undo_stack.redo()
    assert read_back().get(GOALS, "g").now == 5


def test_an_empty_check_in_is_asked_for_something_to_say(desk: GoalsDesk, read_back) -> None:
    desk.check_in()
    form = desk.check_in_list._part_form
    assert form is not None and desk.tabs.currentIndex() == 3
    form.form.leave("day")
    assert desk.work.store.count(CHECK_INS) == 1
    _fill(form.form, note="Nobody was there")
    store = read_back()
    assert store.count(CHECK_INS) == 2 and store.get(GOALS, "g").now == 9


def test_an_action_repeats_and_each_time_is_done_by_itself(desk: GoalsDesk, read_back) -> None:
    desk.show_record("a")
    form = desk.action_list._part_form
    assert isinstance(form, ActionForm)
    monthly = form.rule.findText("On the first Monday of each month")
    assert monthly > 0, [form.rule.itemText(n) for n in range(form.rule.count())]
    form.rule.setCurrentIndex(monthly)
    form.rule.activated.emit(monthly)
    assert form.turn_button.text() == "Done for 2 Nov 2026"
    form.turn_button.click()
    assert form.turn_button.text() == "Done for 7 Dec 2026"
    row = next(row for row in desk.timeline.rows() if row.key == "a")
    shown = [(str(day), done) for day, __, done in row.milestones]
    assert shown[:2] == [("2026-11-02", True), ("2026-12-07", False)]
    action = read_back().get(ACTIONS, "a")
    assert (action.rule, action.done_days) == ("FREQ=MONTHLY;BYDAY=1MO", "2026-11-02")


def test_a_milestone_is_reached_celebrated_and_told_on_home(
    window: MainWindow, desk: GoalsDesk, read_back
) -> None:
    desk.show_record("m")
    form = desk.milestone_list._part_form
    assert form is not None
    _fill(form.form, reached_on="20.11.2026", evidence="The list in the blue folder")
    _fill(form.form, celebrated_on="21.11.2026", celebrated="Cake")
    kept = desk.work.store.get(MILESTONES, "m")
    assert (kept.reached_on, kept.evidence, kept.celebrated_on, kept.celebrated) == (
        "2026-11-20", "The list in the blue folder", "2026-11-21", "Cake",
    )  # fmt: skip
    window.show_desk("home")
    home = window.desk()
    assert isinstance(home, HomeDesk)
    assert any("Half as many" in row.accessibleName() for row in home.reached.rows())


def test_a_reached_milestone_is_celebrated_from_home_and_goes_into_the_summary(
    window: MainWindow, desk: GoalsDesk, read_back
) -> None:
    store = desk.work.store
    desk.work.save("Reach", replace(store.get(MILESTONES, "m"), reached_on="2026-11-20"))
    assert "Half as many" not in _printed(store)
    window.show_desk("home")
    home = window.desk()
    assert isinstance(home, HomeDesk)
    (row,) = home.reached.rows()
    assert isinstance(row, ReachedRow)
    celebrate, tell = row.buttons
    assert (celebrate.text(), tell.text()) == ("Celebrate…", "Tell of it in the summary")
    QTest.keyClick(tell, Qt.Key.Key_Space)
    QApplication.processEvents()
    (row,) = home.reached.rows()
    assert isinstance(row, ReachedRow) and row.buttons[1].text() == "In the summary ✓"
    QTest.keyClick(row.buttons[0], Qt.Key.Key_Space)
    assert window.desk() is desk
    form = desk.milestone_list._part_form
    assert form is not None and form.form.boxes["celebrated_on"].editor.hasFocus()
    _fill(form.form, celebrated_on="21.11.2026", celebrated="Soup for all")
    assert "★ Reached: Half as many (20 Nov 2026), celebrated: Soup for all" in _printed(store)
    window.show_desk("home")
    QApplication.processEvents()
    (row,) = home.reached.rows()
    assert "Celebrated on Sat 21 Nov: Soup for all" in row.accessibleName()
    kept = read_back().get(MILESTONES, "m")
    assert (kept.told, kept.celebrated_on) == (1, "2026-11-21")


def _printed(store: Store) -> str:
    page = catalogue.render_report("impact", store, Options(period=parse_period("2026-11")))
    with pypdfium2.PdfDocument(page) as document:
        return " ".join(str(document[0].get_textpage().get_text_range()).split())


def test_home_tells_the_next_milestone_and_what_this_week_brings(window: MainWindow, desk: GoalsDesk) -> None:
    with desk.work.step("Fill"):
        for record in (
            Milestone(id="far", goal="g", name="Nobody waits", due="2027-02-20"),
            Action(goal="g", name="Ring Maria", due="2026-11-22"),
            Action(goal="g", name="Ring Tom", due="2026-11-29"),
        ):
            desk.work.store.save(record, new=True)
    window.show_desk("home")
    home = window.desk()
    assert isinstance(home, HomeDesk)
    told = [
        row.title.text() if isinstance(row, SmallHead) else row.accessibleName() for row in home.coming.rows()
    ]
    assert told == [
        "Next milestone",
        "Nobody waits, Milestone of Fewer waiting · In 90 days",
        "The next seven days",
        "Ring Maria, For Fewer waiting",
        "Later",
        "Ring Tom, For Fewer waiting",
    ]


def test_a_goal_that_nobody_looked_at_is_told_on_home(window: MainWindow, desk: GoalsDesk) -> None:
    window.show_desk("home")
    home = window.desk()
    assert isinstance(home, HomeDesk)
    told = [row.accessibleName() for row in home.needs.rows()]
    assert any("“Fewer waiting” was not looked at for 82 days" in words for words in told), told


def test_how_a_goal_is_measured_is_kept_and_a_target_on_the_wrong_side_is_told(
    desk: GoalsDesk, read_back
) -> None:
    form = desk.list.form
    _fill(form, direction="Should fall", number="readings add up", reads="")
    kept = desk.work.store.get(GOALS, "g")
    assert (kept.direction, kept.number, kept.now) == ("down", "adds", 20)
    _fill(form, target="30")
    assert "should fall, but the target is above" in form.boxes["target"].hint.text()
    _fill(form, target="3")
    assert read_back().get(GOALS, "g").target == 3


def _spot(desk: GoalsDesk, key: str, part: str) -> QPoint:
    """A point of the timeline where a part of a row can be taken hold of."""
    view = desk.timeline
    frame, top = view.frame(), view.row_rect(key).top()
    row = next(row for row in view.rows() if row.key == key)
    if part == "mark":
        return paint.diamonds(row, view.axis, frame, top)[0].center().toPoint()
    bar = paint.bar_rect(row, view.axis, frame, top)
    assert bar is not None
    x = {"start": bar.left() + 2, "end": bar.right() - 2, "whole": bar.center().x()}[part]
    return QPointF(x, bar.center().y()).toPoint()


def _drag(desk: GoalsDesk, key: str, part: str, days: int) -> None:
    view, spot = desk.timeline, _spot(desk, key, part)
    there = spot + QPoint(round(days * view.axis.per_day), 0)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseMove(port, there)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)


@pytest.fixture
def planned(desk: GoalsDesk) -> GoalsDesk:
    """The same with two actions, the second of which waits for the first, in weeks."""
    with desk.work.step("Fill"):
        for record in (
            Action(id="one", goal="g", name="Ask", start="2026-11-16", due="2026-11-22"),
            Action(id="two", goal="g", name="Print", start="2026-11-23", due="2026-11-27"),
        ):
            desk.work.store.save(record, new=True)
        timeline.link(desk.work.store, "one", "two")
    desk.board.zoom.setCurrentIndex(0)
    return desk


def test_bars_and_milestones_are_dragged_and_each_drag_is_one_undo(planned: GoalsDesk, read_back) -> None:
    store, undo = planned.work.store, planned.work.undo_stack
    before = undo.index()
    _drag(planned, "one", "end", 3)
    assert (store.get(ACTIONS, "one").start, store.get(ACTIONS, "one").due) == ("2026-11-16", "2026-11-25")
    assert (store.get(ACTIONS, "two").start, store.get(ACTIONS, "two").due) == ("2026-11-26", "2026-11-30")
    assert undo.index() == before + 1
    undo.undo()
    assert store.get(ACTIONS, "two").start == "2026-11-23"
    _drag(planned, "two", "whole", 5)
    _drag(planned, "one", "start", -2)
    view = planned.timeline
    view.horizontalScrollBar().setValue(round(view.axis.x(date(2026, 9, 21))))
    _drag(planned, "g", "mark", 7)
    assert undo.index() == before + 3
    kept = read_back()
    assert (kept.get(ACTIONS, "two").start, kept.get(ACTIONS, "two").due) == ("2026-11-28", "2026-12-02")
    assert (kept.get(ACTIONS, "one").start, kept.get(ACTIONS, "one").due) == ("2026-11-14", "2026-11-22")
    assert kept.get(MILESTONES, "m").due == "2026-10-08"


def test_bars_are_moved_by_keyboard(planned: GoalsDesk, read_back) -> None:
    view = planned.timeline
    view.select("one")
    for key, modifiers in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(view, key, modifiers)
    kept = read_back()
    # A day and a week later, and a day shorter at its end; what waits was pushed behind it and stays.
    assert (kept.get(ACTIONS, "one").start, kept.get(ACTIONS, "one").due) == ("2026-11-24", "2026-11-29")
    assert (kept.get(ACTIONS, "two").start, kept.get(ACTIONS, "two").due) == ("2026-12-01", "2026-12-05")


def test_escape_lets_go_of_what_is_dragged(planned: GoalsDesk, read_back) -> None:
    port, spot = planned.timeline.viewport(), _spot(planned, "one", "whole")
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseMove(port, spot + QPoint(60, 0))
    QTest.keyClick(planned.timeline, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot + QPoint(60, 0))
    assert read_back().get(ACTIONS, "one").start == "2026-11-16"


def test_the_frozen_plan_stays_beside_what_moved(planned: GoalsDesk, read_back) -> None:
    planned.freeze_button.click()
    assert planned.thaw_button.isVisibleTo(planned)
    _drag(planned, "one", "end", 3)
    planned.timeline.select("two")
    assert "planned for 27 Nov 2026" in planned.timeline.accessibleDescription()
    row = next(row for row in planned.timeline.rows() if row.key == "two")
    assert (str(row.end), str(row.planned[1])) == ("2026-11-30", "2026-11-27")
    kept = read_back()
    assert (kept.get(ACTIONS, "two").planned_start, kept.get(ACTIONS, "two").start) == (
        "2026-11-23",
        "2026-11-26",
    )
    assert kept.get(GOALS, "g").planned_due == "2027-03-01"


def test_what_decides_the_end_is_framed_and_told(planned: GoalsDesk) -> None:
    assert not any(row.decides for row in planned.timeline.rows())
    planned.board.ends_box.click()
    assert {row.key for row in planned.timeline.rows() if row.decides} == {"one", "two"}
    planned.timeline.select("one")
    assert "its days decide the end" in planned.timeline.accessibleDescription()


def test_an_action_waits_for_another_and_a_circle_is_refused_by_name(planned: GoalsDesk, read_back) -> None:
    told: list[str] = []
    planned.work.refused.connect(told.append)
    planned.show_record("one")
    form = planned.action_list._part_form
    assert isinstance(form, ActionForm)
    form.waits.choice.setCurrentIndex(form.waits.choice.findText("Print"))
    form.waits.choice.activated.emit(form.waits.choice.currentIndex())
    assert len(told) == 1 and "a circle: Print → Ask → Print. Nothing was linked" in told[0]
    planned.show_record("two")
    assert [button.text() for button in form.waits.buttons] == ["Ask ✕"]
    form.waits.buttons[0].click()
    assert form.waits.buttons == []
    form.waits.choice.setCurrentIndex(form.waits.choice.findText("Half as many"))
    form.waits.choice.activated.emit(form.waits.choice.currentIndex())
    (kept,) = read_back().find(DEPENDENCIES)
    assert (kept.milestone, kept.next_action) == ("m", "two")


def test_a_goal_becomes_part_of_another_one_level_deep(desk: GoalsDesk, read_back) -> None:
    store = desk.work.store
    with desk.work.step("Fill"):
        store.save(Goal(id="p", name="Ask two visitors", state="under_way", start="2026-07-01"), new=True)
        store.save(Goal(id="q", name="Print a notice", state="under_way", start="2026-07-01"), new=True)
    desk.show_record("p")
    form = desk.list.form
    _fill(form, parent="Fewer waiting")
    assert store.get(GOALS, "p").parent == "g"
    assert [(row.key, row.level) for row in desk.timeline.rows() if row.goal] == [
        ("g", 0),
        ("p", 1),
        ("q", 0),
    ]
    desk.show_record("q")
    _fill(form, parent="Ask two visitors")
    assert "“Ask two visitors” is itself part of another goal" in form.boxes["parent"].hint.text()
    _fill(form, parent="")
    kept = read_back()
    assert (kept.get(GOALS, "p").parent, kept.get(GOALS, "q").parent) == ("g", None)
