"""Goals, partners and Home through the real window; every test ends on what is in the file."""

import base64

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk.records.agreements import AGREEMENTS
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES
from commdesk.records.partners import PARTNERS
from commdesk.records.promises import COMMITMENTS
from commdesk.records.shifts import SHIFTS
from ui.main_window import MainWindow
from ui.shared.form import RecordForm
from ui.tabs.goals.desk import GoalsDesk
from ui.tabs.home.desk import HomeDesk
from ui.tabs.partners.desk import PartnersDesk
from ui.tabs.volunteers.desk import VolunteersDesk


def _fill(form: RecordForm, **values: str) -> None:
    """Types into fields and leaves each with Tab."""
    for name, words in values.items():
        editor = form.boxes[name].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        editor.show_text(words)
        form.leave(name)
        QApplication.processEvents()


def test_a_goal_with_milestone_and_action_by_the_form(window: MainWindow, read_back) -> None:
    window.show_desk("goals")
    desk = window.desk()
    assert isinstance(desk, GoalsDesk)
    window.new_here()
    form = desk.list.form
    _fill(form, name="50 regular volunteers", state="Under way", start="1.9.2026", due="31.12.2026")
    _fill(form, baseline="30", target="50", unit="people", owner="Amina Yusuf")
    desk.tabs.setCurrentIndex(1)
    desk.milestone_list.add()
    part = desk.milestone_list._part_form
    assert part is not None
    _fill(part.form, name="Market stall", due="15.10.2026")
    part.done_button.click()
    desk.tabs.setCurrentIndex(2)
    desk.action_list.add()
    part = desk.action_list._part_form
    assert part is not None
    _fill(part.form, name="Print posters", due="1.10.2026")
    store = read_back()
    (goal,) = store.find(GOALS)
    assert (goal.name, goal.target, goal.due) == ("50 regular volunteers", 50.0, "2026-12-31")
    assert store.find(MILESTONES)[0].goal == goal.id
    assert store.find(ACTIONS)[0].due == "2026-10-01"


def test_deleting_a_goal_takes_its_parts_and_undo_brings_all_back(window: MainWindow) -> None:
    test_a_goal = test_a_goal_with_milestone_and_action_by_the_form
    kept = {}

    def look():  # type: ignore[no-untyped-def]
        assert window.work is not None
        kept["store"] = window.work.store
        return window.work.store

    test_a_goal(window, look)
    store = kept["store"]
    desk = window.desk()
    assert isinstance(desk, GoalsDesk) and window.work is not None
    desk.list.table.selectRow(0)
    window.delete_here()
    assert (store.count(GOALS), store.count(MILESTONES), store.count(ACTIONS)) == (0, 0, 0)
    assert window.work.undo_stack.undoText() == "Delete goal"
    window.work.undo_stack.undo()
    assert (store.count(GOALS), store.count(MILESTONES), store.count(ACTIONS)) == (1, 1, 1)


def test_due_before_start_is_told_under_the_field(window: MainWindow) -> None:
    window.show_desk("goals")
    desk = window.desk()
    assert isinstance(desk, GoalsDesk) and window.work is not None
    window.new_here()
    _fill(desk.list.form, name="Backwards", start="2026-12-01", due="2026-11-01")
    assert "before the start" in desk.list.form.boxes["due"].hint.text()
    assert window.work.store.find(GOALS)[0].due is None


def test_a_partner_with_agreement_and_promises_of_both_sides(window: MainWindow, read_back) -> None:
    window.show_desk("partners")
    desk = window.desk()
    assert isinstance(desk, PartnersDesk)
    window.new_here()
    _fill(desk.list.form, name="Riverside Library", stage="Active", start="2024-03")
    desk.tabs.setCurrentIndex(2)
    desk.agreement_list.add()
    part = desk.agreement_list._part_form
    assert part is not None
    _fill(part.form, name="Room on Tuesdays", end="2026", notice_days="30")
    part.done_button.click()
    desk.tabs.setCurrentIndex(3)
    for side, what, due in (
        ("ours", "Clear the room", "1.12.2026"),
        ("theirs", "Shelf for flyers", "1.11.2026"),
    ):
        page = desk.promise_lists.sides[side]
        page.add()
        part = page._part_form
        assert part is not None
        _fill(part.form, what=what, due=due)
        part.done_button.click()
    store = read_back()
    (partner,) = store.find(PARTNERS)
    assert (partner.start, partner.stage) == ("2024-03", "active")
    (agreement,) = store.find(AGREEMENTS)
    assert (agreement.partner, agreement.end) == (partner.id, "2026")
    sides = {(p.side, p.what, p.due) for p in store.find(COMMITMENTS)}
    assert sides == {("ours", "Clear the room", "2026-12-01"), ("theirs", "Shelf for flyers", "2026-11-01")}


def test_home_names_what_is_late_and_opens_it(window: MainWindow) -> None:
    test_a_partner = test_a_partner_with_agreement_and_promises_of_both_sides

    def look():  # type: ignore[no-untyped-def]
        assert window.work is not None
        return window.work.store

    test_a_partner(window, look)
    window.show_desk("home")
    home = window.desk()
    assert isinstance(home, HomeDesk)
    rows = [row.accessibleName() for row in home.needs.rows()]
    assert any("Shelf for flyers" in row and "Late" in row for row in rows), rows
    home.needs.rows()[0].button.click()  # type: ignore[attr-defined]
    desk = window.desk()
    assert isinstance(desk, PartnersDesk) and desk.tabs.currentIndex() == 3


def test_every_desk_is_reached_by_its_key(window: MainWindow) -> None:
    from ui.tabs.list import TABS

    for number, tab in enumerate(TABS, 1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        desk = window.desk()
        assert desk is not None and desk.key == tab.key


def test_the_logo_is_seen_at_the_rail(window: MainWindow) -> None:
    assert window.work is not None
    picture = QImage(40, 20, QImage.Format.Format_ARGB32)
    picture.fill(QColor("#0B6E5F"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    group = window.work.store.group()
    group.logo = base64.b64encode(bytes(buffer.data().data())).decode()
    assert window.work.save("Logo", group)
    shown = window.rail._avatar.logo
    assert shown is not None and (shown.width(), shown.height()) == (40, 20)
    window.work.undo_stack.undo()
    assert window.rail._avatar.logo is None


def test_undo_by_key_reaches_the_desk_from_a_field_without_a_history(window: MainWindow, read_back) -> None:
    assert window.work is not None
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    desk.log_hours()
    quick = desk.shifts.quick
    for box, words in ((quick.programme, "Food table"), (quick.name, "Amina Yusuf"), (quick.length, "2")):
        box.editor.show_text(words)
    assert quick.add() and window.work.store.count(SHIFTS) == 1
    assert QApplication.focusWidget() is quick.name.editor
    QTest.keyClicks(quick.name.editor, "Ju")
    _undo_by_key()
    assert window.work.store.count(SHIFTS) == 1, "what is being typed goes first"
    quick.name.editor.show_text("")
    _undo_by_key()
    assert read_back().count(SHIFTS) == 0


def _undo_by_key() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow) -> None:
    window.show_desk("goals")
    desk = window.desk()
    assert isinstance(desk, GoalsDesk)
    button = desk.list.empty.button
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert desk.list.form.is_draft


def test_a_wrong_date_is_neither_lost_nor_a_trap(window: MainWindow, read_back) -> None:
    window.show_desk("goals")
    desk = window.desk()
    assert isinstance(desk, GoalsDesk)
    window.new_here()
    form = desk.list.form
    _fill(form, name="Warm rooms", due="1.2.2027")
    due, name = form.boxes["due"].editor, form.boxes["name"].editor
    due.setFocus(Qt.FocusReason.TabFocusReason)
    due.selectAll()
    QTest.keyClicks(due, "40.13.2026")
    name.setFocus(Qt.FocusReason.TabFocusReason)
    assert form.boxes["due"].hint.text()
    window.show_desk("home")
    assert window.desk() is desk and QApplication.focusWidget() is due
    assert window.refusal is not None and "Esc" in window.refusal.text()
    QTest.keyClick(due, Qt.Key.Key_Escape)
    assert due.value_text() == "1 Feb 2027" and not form.boxes["due"].hint.text()
    window.show_desk("home")
    assert window.desk() is not desk
    assert read_back().find(GOALS)[0].due == "2027-02-01"
