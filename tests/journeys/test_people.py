"""The list of people with the keyboard: contacts, leaving, checks, pairs of names, thanks, expenses, copying.

Every test ends on what is in the file, in an exported file or in the clipboard.
"""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from commdesk.records.not_same import NOT_SAME
from commdesk.records.programmes import OUTPUTS, PROGRAMME_TYPES, PROGRAMMES
from commdesk.records.recognition import AWARD_RULES, AWARDS, EXPENSES
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import CHECK_TYPES, CHECKS, SERVICES, VOLUNTEERS, Check, Volunteer
from commdesk.store.query import Query
from ui.dialogs import export
from ui.dialogs.merge import LEFT, RIGHT, MergeDialog
from ui.main_window import MainWindow
from ui.shared import messages, tasks, theme
from ui.tabs.volunteers.desk import VolunteersDesk


def _desk(window: MainWindow, key: str = "people") -> VolunteersDesk:
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    desk.turn_to(key)
    tasks.settle()
    return desk


def _keys(words: str) -> None:
    """Types into whatever has the focus, as a person would."""
    target = QApplication.focusWidget()
    assert target is not None
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space


def _names(desk: VolunteersDesk) -> list[str]:
    model = desk.people.model
    return [model.record(row).name for row in range(model.rowCount())]


def _keep(window: MainWindow, *records: object) -> None:
    assert window.work is not None
    assert window.work.save("Fill", *records)  # type: ignore[arg-type]
    tasks.settle()


def _person(window: MainWindow, words: str) -> Volunteer:
    assert window.work is not None
    (found,) = window.work.store.find(VOLUNTEERS, Query(words=words))
    return found


# -- one person


def test_a_person_by_keyboard_with_slips_told_and_groups_that_open(window: MainWindow, read_back) -> None:
    _desk(window)
    window.new_here()
    _keys("Zoë Núñez")
    _press(TAB)
    _press(TAB)
    _keys("ask Maria")
    _press(TAB)
    form = window.desk().people.form  # type: ignore[union-attr]
    assert "is not a phone number" in form.boxes["phone"].hint.text()
    _press(Qt.Key.Key_Backtab)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    _keys("0151 234")
    _press(TAB)
    _keys("zoe@example")
    _press(TAB)
    assert "like name@example.org" in form.boxes["email"].hint.text()
    _press(Qt.Key.Key_Backtab, Qt.Key.Key_End)
    _keys(".org")
    _press(TAB)
    # Tab goes to the heads of the groups; Enter opens one, Tab then goes into it.
    head = form.fold("skills").head
    assert QApplication.focusWidget() is head and "closed" in head.accessibleName()
    _press(ENTER)
    assert "open" in head.accessibleName()
    _press(TAB)
    _keys("cooking")
    _press(TAB)
    _keys("español")
    _press(TAB)
    assert QApplication.focusWidget() is form.fold("availability").head
    head.click()
    assert form.fold("skills").summary.text() == "cooking, español"
    person = read_back().find(VOLUNTEERS, Query(words="zoe"))[0]
    assert (person.phone, person.email, person.status) == ("0151 234", "zoe@example.org", "current")
    assert (person.skills, person.languages) == ("cooking", "español")


def test_the_week_is_ticked_with_arrows_and_space(window: MainWindow, read_back) -> None:
    desk = _desk(window)
    desk.people.show_record(_person(window, "amina").id)
    fold = desk.people.form.fold("availability")
    fold.head.setFocus()
    _press(SPACE, TAB)
    box = QApplication.focusWidget()
    assert isinstance(box, QCheckBox) and box.accessibleName() == "Monday morning"
    _press(Qt.Key.Key_Right, Qt.Key.Key_Right, SPACE)
    assert QApplication.focusWidget().accessibleName() == "Monday evening"  # type: ignore[union-attr]
    _press(*[Qt.Key.Key_Down] * 5, Qt.Key.Key_Left, SPACE, Qt.Key.Key_Up, SPACE, SPACE)
    # One stop for Tab, wherever in the grid.
    _press(TAB)
    assert QApplication.focusWidget() is desk.people.form.fold("address").head
    assert fold.summary.text() == "Mon evening, Sat afternoon"
    assert window.work is not None
    assert window.work.undo_stack.count() == 4
    window.work.undo_stack.undo()
    assert [b.isChecked() for b in desk.people.form.boxes["availability"].editor.boxes[4]] == [
        False,
        True,
        False,
    ]
    window.work.undo_stack.undo()
    found = read_back().find(VOLUNTEERS, Query(has={"availability": "sat-"}))
    assert [(v.name, v.availability) for v in found] == [("Amina Yusuf", "mon-evening sat-afternoon")]


def test_an_answer_is_dated_and_a_child_needs_a_guardian(window: MainWindow, read_back) -> None:
    desk = _desk(window)
    view = desk.people
    view.show_record(_person(window, "amina").id)
    form = view.form
    assert form.fold("guardian").isHidden() and view.guardian.isHidden()
    form.fold("contact_ok").set_open(True)
    answer = form.boxes["contact_ok"].editor
    assert answer.currentText() == "Not asked"
    answer.setFocus()
    _keys("y")
    answer.activated.emit(answer.currentIndex())
    assert form.boxes["contact_ok_on"].editor.value_text() == "22 Nov 2026"
    form.focus_first("born")
    _keys("2011")
    _press(TAB)
    assert not form.fold("guardian").isHidden()
    assert "Under 18, and no parent or guardian has agreed yet" in view.guardian.text()
    form.fold("guardian").set_open(True)
    form.focus_first("guardian")
    _keys("Olga Yusuf")
    _press(TAB)
    agrees = form.boxes["guardian_ok"].editor
    agrees.setCurrentIndex(agrees.findData("yes"))
    agrees.activated.emit(agrees.currentIndex())
    assert view.guardian.isHidden()
    person = read_back().find(VOLUNTEERS, Query(words="amina"))[0]
    assert (person.contact_ok, person.contact_ok_on) == ("yes", "2026-11-22")
    assert (person.born, person.guardian, person.guardian_ok_on) == ("2011", "Olga Yusuf", "2026-11-22")


def test_who_leaves_keeps_the_hours_and_is_found_again(window: MainWindow, read_back) -> None:
    desk = _desk(window)
    assert window.work is not None
    food, amina = window.work.store.find(PROGRAMMES)[0], _person(window, "amina")
    _keep(window, Shift(day="2026-11-01", volunteer=amina.id, programme=food.id, minutes=90))
    view = desk.people
    view.show_record(amina.id)
    status = view.form.boxes["status"].editor
    status.setCurrentIndex(status.findData("left"))
    status.activated.emit(status.currentIndex())
    # The person leaves the list, and stays in the form until another one is chosen.
    assert _names(desk) == ["Jürgen Groß", "Олена Коваль"]
    assert view.form.record.id == amina.id and view.name.text() == "Amina Yusuf"
    assert not view.form.boxes["left_on"].isHidden()
    desk.search_box.setFocus()
    _keys("amina")
    _press(ENTER)
    assert _names(desk) == [] and "1 more is among those who left" in view.below.words()
    view.below.button.click()
    assert _names(desk) == ["Amina Yusuf"]
    _keep(window, Volunteer(name="New One"))
    desk.search_box.clear_search()
    view.filters.choose("which", "left")
    assert _names(desk) == ["Amina Yusuf"]
    store = read_back()
    kept = store.find(VOLUNTEERS, Query(words="amina"))[0]
    assert (kept.status, kept.left_on) == ("left", "2026-11-22")
    assert [shift.volunteer for shift in store.find(SHIFTS)] == [kept.id]


def test_a_person_with_hours_is_not_deleted_and_one_without_comes_back(window: MainWindow, read_back) -> None:
    desk = _desk(window)
    assert window.work is not None
    food, amina = window.work.store.find(PROGRAMMES)[0], _person(window, "amina")
    _keep(window, Shift(day="2026-11-01", volunteer=amina.id, programme=food.id, minutes=90))
    desk.people.show_record(amina.id)
    window.delete_here()
    assert window.refusal is not None and "Set the status to “Left” instead" in window.refusal.text()
    desk.people.show_record(_person(window, "jurgen").id)
    window.delete_here()
    assert _names(desk) == ["Amina Yusuf", "Олена Коваль"]
    window.work.undo_stack.undo()
    assert len(read_back().find(VOLUNTEERS)) == 3


def test_the_form_stays_with_a_new_person_far_down_a_long_list(window: MainWindow, read_back) -> None:
    _keep(window, *(Volunteer(name=f"Helper {n:03d}") for n in range(450)))
    desk = _desk(window)
    window.new_here()
    _keys("Zoë Núñez")
    _press(TAB, TAB)
    _keys("0151 234")
    _press(TAB)
    _keys("zoe@example.org")
    _press(TAB)
    assert desk.people.form.record.name == "Zoë Núñez"
    assert desk.people.table.current().name == "Zoë Núñez"  # type: ignore[union-attr]
    found = read_back().find(VOLUNTEERS, Query(words="zoe"))
    assert [(v.phone, v.email) for v in found] == [("0151 234", "zoe@example.org")]


# -- the list


@pytest.fixture
def several(window: MainWindow) -> MainWindow:
    """People with this and that."""
    _keep(
        window,
        Volunteer(name="Łucja Nowak", skills="driving", languages="polski, English", contact_ok="yes",
                  email="lucja@example.org", phone="=1+1 0151", availability="mon-evening"),
        Volunteer(name="Zoë Núñez", skills="cooking", languages="español, English", email="zoe@example.org"),
        Volunteer(name="Kim Lee", languages="English", status="resting", contact_ok="yes",
                  email="kim@example.org", availability="mon-morning mon-afternoon"),
        Volunteer(name="Max Gone", languages="English", status="left", contact_ok="yes", email="max@example.org"),
    )  # fmt: skip
    return window


def test_the_list_stands_in_the_order_of_letters_and_is_narrowed(several: MainWindow) -> None:
    desk = _desk(several)
    filters = desk.people.filters
    everybody = ["Amina Yusuf", "Jürgen Groß", "Kim Lee", "Łucja Nowak", "Zoë Núñez", "Олена Коваль"]
    assert _names(desk) == everybody and desk.people.below.words() == "6 people."
    filters.choose("languages", "English")
    assert _names(desk) == ["Kim Lee", "Łucja Nowak", "Zoë Núñez"]
    filters.choose("availability", "mon-")
    assert _names(desk) == ["Kim Lee", "Łucja Nowak"]
    filters.choose("availability", "mon-evening")
    assert _names(desk) == ["Łucja Nowak"]
    filters.choose("skills", "cooking")
    assert _names(desk) == [] and "Monday evening" in desk.people.empty.sentence()
    filters.reset()
    filters.choose("which", "resting")
    assert _names(desk) == ["Kim Lee"]
    filters.choose("which", "all")
    assert len(_names(desk)) == 7


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_the_filter_shows_is_exported_and_nothing_else(
    several: MainWindow, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _desk(several)
    desk.people.filters.choose("languages", "English")
    desk._search("n")
    monkeypatch.setattr(messages, "tell", lambda *said: None)
    path = tmp_path / f"people{ending}"
    assert export.write_kind(several, desk.work, desk.kind_shown(), path, desk.query_shown()) == path
    if ending == ".csv":
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        names, phones = [row["name"] for row in rows], [row["phone"] for row in rows]
        assert phones == ["'=1+1 0151", ""]
    else:
        from python_calamine import CalamineWorkbook

        head, *table = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        names = [row[head.index("name")] for row in table]
        assert [row[head.index("phone")] for row in table] == ["=1+1 0151", ""]
    assert names == ["Łucja Nowak", "Zoë Núñez"]


def test_addresses_of_those_shown_who_agreed_are_copied(several: MainWindow) -> None:
    desk = _desk(several)
    desk.people.filters.choose("languages", "English")
    desk.people.copy("email")
    assert QGuiApplication.clipboard().text() == "kim@example.org; lucja@example.org"
    said = desk.people.copied.words()
    assert "2 e-mail addresses copied: put them into Bcc." in said
    assert "1 person who has not agreed to be contacted" in said
    desk.people.copy("phone")
    assert QGuiApplication.clipboard().text() == "=1+1 0151"
    assert (
        "Left out: 1 person who has not agreed to be contacted and 1 who has none."
        in desk.people.copied.words()
    )
    # Each line of the menu is within reach of the keyboard and has its words.
    assert [a.text() for a in desk.people.copy_button.menu().actions()] == [
        "Copy e-mail addresses", "Copy phone numbers",
    ]  # fmt: skip
    desk.people.filters.choose("which", "prospect")
    desk.people.copy("email")
    assert QGuiApplication.clipboard().text() == "=1+1 0151"
    assert "No e-mail address was copied" in desk.people.copied.words()


# -- the same person twice


@pytest.fixture
def twice(window: MainWindow) -> tuple[Volunteer, Volunteer]:
    """Amina's second record, with hours of its own."""
    assert window.work is not None
    food, amina = window.work.store.find(PROGRAMMES)[0], _person(window, "amina")
    amina.phone, amina.skills = "0151 234", "packing"
    other = Volunteer(name="A. Yusuf", phone="+49 151 234", skills="driving", email="amina@example.org")
    _keep(
        window,
        amina,
        other,
        Shift(day="2026-11-01", volunteer=amina.id, programme=food.id, minutes=90),
        Shift(day="2026-11-02", volunteer=amina.id, programme=food.id, minutes=90),
        Shift(day="2026-11-02", volunteer=other.id, programme=food.id, minutes=90),
        Check(volunteer=other.id, type=window.work.store.find(CHECK_TYPES)[0].id),
    )
    return amina, other


def _review(window: MainWindow, qtbot) -> MergeDialog:
    desk = _desk(window)
    dialog = MergeDialog(desk.work, desk.people.twice.pairs, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_pair_is_offered_merged_field_by_field_and_brought_back(
    window: MainWindow, twice: tuple[Volunteer, Volunteer], qtbot, read_back
) -> None:
    amina, other = twice
    desk = _desk(window)
    assert desk.people.same.words() == "1 pair of names may be the same person."
    assert window.work is not None
    before = [window.work.store.find(kind) for kind in (VOLUNTEERS, SHIFTS, CHECKS)]
    dialog = _review(window, qtbot)
    assert "1 of 1 · They have the same phone number." in dialog.why.text()
    told = dialog.told.text()
    assert "1 × people’s checks" in told and "1 × shifts" in told
    assert "Both have 1:30 in Food table on Mon 2 Nov" in told
    dialog.choose("phone", RIGHT)
    dialog.choose("name", LEFT)
    QTest.keyClick(dialog, ENTER)
    assert not dialog.isVisible() and dialog.merged == 1
    store = window.work.store
    after = store.get(VOLUNTEERS, amina.id)
    assert store.get(VOLUNTEERS, other.id) is None and len(_names(desk)) == 3
    assert (after.name, after.phone, after.email) == ("Amina Yusuf", "+49 151 234", "amina@example.org")
    assert after.skills == "packing, driving"
    assert (
        {s.volunteer for s in store.find(SHIFTS)} == {amina.id} == {c.volunteer for c in store.find(CHECKS)}
    )
    window.work.undo_stack.undo()
    assert [store.find(kind) for kind in (VOLUNTEERS, SHIFTS, CHECKS)] == before
    window.work.undo_stack.redo()
    desk.people.twice.look()
    tasks.settle()
    assert desk.people.same.words() == ""
    assert read_back().get(VOLUNTEERS, other.id) is None


def test_different_people_are_not_asked_about_again_until_undone(
    window: MainWindow, twice: tuple[Volunteer, Volunteer], qtbot, read_back
) -> None:
    desk = _desk(window)
    dialog = _review(window, qtbot)
    dialog.different_button.click()
    assert not dialog.isVisible()
    desk.people.twice.look()
    tasks.settle()
    assert desk.people.same.isHidden()
    assert window.work is not None
    window.work.undo_stack.undo()
    desk.people.twice.look()
    tasks.settle()
    assert "1 pair" in desk.people.same.words()
    window.work.undo_stack.redo()
    (pair,) = read_back().find(NOT_SAME)
    assert {pair.one, pair.other} == {person.id for person in twice}


def test_two_who_would_have_more_than_a_day_are_not_merged(
    window: MainWindow, twice: tuple[Volunteer, Volunteer], qtbot, read_back
) -> None:
    amina, other = twice
    assert window.work is not None
    food = window.work.store.find(PROGRAMMES)[0]
    _keep(window, Shift(day="2026-11-02", volunteer=other.id, programme=food.id, minutes=1340))
    dialog = _review(window, qtbot)
    assert "25:20 hours on Mon 2 Nov, and a day has 24. Nothing was merged." in dialog.hint.text()
    assert not dialog.merge_button.isEnabled() and dialog.focusWidget() is dialog.different_button
    dialog.make_one()
    dialog.later()
    store = read_back()
    assert store.get(VOLUNTEERS, other.id) is not None and store.get(VOLUNTEERS, amina.id) is not None


# -- what belongs to people


def test_a_check_proposes_when_it_runs_out_and_is_found_by_its_state(window: MainWindow, read_back) -> None:
    desk = _desk(window, "checks")
    window.new_here()
    for words in ("Jürgen Groß", "First aid", "1.12.2024"):
        _keys(words)
        _press(TAB)
    form = desk.front().form  # type: ignore[attr-defined]
    assert form.boxes["expires"].editor.value_text() == "1 Dec 2026"
    view = desk.view("checks")
    assert view.about.text() == "Due soon"
    window.new_here()
    for words in ("Amina Yusuf", "Lifting safely", "2020"):
        _keys(words)
        _press(TAB)
    assert form.boxes["expires"].editor.value_text() == "" and view.about.text() == "Never runs out"
    form.focus_first("expires")
    _keys("2025")
    _press(TAB)
    assert view.about.text() == "Expired"

    def who() -> list[str]:
        return [
            view.model.label("volunteer", view.model.record(r).volunteer)
            for r in range(view.model.rowCount())
        ]

    assert who() == ["Amina Yusuf", "Jürgen Groß"]
    for state, names in (("due", ["Jürgen Groß"]), ("expired", ["Amina Yusuf"]), ("ok", []), ("never", [])):
        view.filters.choose("state", state)
        assert who() == names, state
        assert [record.id for record in desk.work.store.find(desk.kind_shown(), desk.query_shown())] == [
            view.model.record(row).id for row in range(view.model.rowCount())
        ]
    # Nobody is warned of somebody who has left.
    amina = _person(window, "amina")
    amina.status = "left"
    _keep(window, amina)
    view.filters.choose("state", "expired")
    assert who() == []
    store = read_back()
    assert {(store.get(CHECK_TYPES, c.type).name, c.done_on, c.expires) for c in store.find(CHECKS)} == {
        ("First aid", "2024-12-01", "2026-12-01"),
        ("Lifting safely", "2020", "2025"),
    }


def test_a_person_s_parts_are_added_in_their_form(window: MainWindow, read_back) -> None:
    assert window.work is not None
    _keep(window, AWARD_RULES.new(name="Cake", years=1))
    view = _desk(window).people
    amina = _person(window, "amina")
    view.show_record(amina.id)
    titles = list(view.pages)
    for title, typed in (
        ("Checks", ("Induction", "May 2026")),
        ("Thanks", ("Cake",)),
        ("Service", ("30", "20.12.2026")),
        ("Expenses", ("today", "2,50", "Bus fare")),
    ):
        view.parts.setCurrentIndex(titles.index(title))
        page = view.pages[title]
        assert page.isVisible() and not view.form.isVisible()
        page.add_button.setFocus()
        _press(ENTER)
        for words in typed:
            target = QApplication.focusWidget()
            target.selectAll()  # type: ignore[union-attr]
            _keys(words)
            _press(TAB)
        assert page._part_form is not None
        page._part_form.done_button.click()
        assert len(page._rows.rows()) == 1, title
    assert "€2.50 owed" in view.pages["Expenses"].total.text()
    for __ in range(4):
        assert window.work.undo_stack.canUndo()
    store = read_back()
    for kind in (CHECKS, AWARDS, SERVICES, EXPENSES):
        assert [record.volunteer for record in store.find(kind)] == [amina.id], kind.name
    assert (store.find(SERVICES)[0].minutes, store.find(SERVICES)[0].due) == (1800, "2026-12-20")
    assert (store.find(EXPENSES)[0].amount, store.find(EXPENSES)[0].what) == (250, "Bus fare")
    assert store.find(AWARDS)[0].given_on == "2026-11-22"


def test_the_hours_of_a_person_lead_to_the_log(window: MainWindow) -> None:
    assert window.work is not None
    food, amina = window.work.store.find(PROGRAMMES)[0], _person(window, "amina")
    shift = Shift(day="2026-11-01", volunteer=amina.id, programme=food.id, minutes=90)
    _keep(window, shift)
    desk = _desk(window)
    desk.people.show_record(amina.id)
    desk.people.parts.setCurrentIndex(2)
    QApplication.processEvents()
    (row,) = desk.people.hours.rows.rows()
    assert "1:30" in row.accessibleName() and "Food table" in row.accessibleName()
    row.setFocus()
    _press(ENTER)
    assert desk.front() is desk.shifts and desk.shifts.table.current().id == shift.id  # type: ignore[union-attr]


def test_a_programme_with_a_new_type_and_what_else_it_counts(window: MainWindow, read_back) -> None:
    desk = _desk(window, "programmes")
    window.new_here()
    for words in ("Repair table", "Repairing", "toasters"):
        _keys(words)
        _press(TAB)
    view = desk.view("programmes")
    view.form.focus_first("usual")
    _keys("2h30")
    _press(TAB)
    view.form.focus_first("value_rate")
    _keys("17,50")
    _press(TAB)
    view.outputs.add_button.setFocus()
    _press(ENTER)
    _keys("Lamps mended")
    _press(ENTER)
    view.outputs._part_form.done_button.click()
    store = read_back()
    (made,) = store.find(PROGRAMMES, Query(words="repair table"))
    assert (made.unit, made.usual, made.value_rate) == ("toasters", 150, 1750)
    assert store.get(PROGRAMME_TYPES, made.type).name == "Repairing"
    assert [(o.name, o.programme) for o in store.find(OUTPUTS)] == [("Lamps mended", made.id)]


def test_an_expense_is_paid_back_with_one_key_and_the_sums_follow(window: MainWindow, read_back) -> None:
    assert window.work is not None
    amina, jurgen = _person(window, "amina"), _person(window, "jurgen")
    _keep(
        window,
        EXPENSES.new(day="2026-11-02", volunteer=amina.id, what="Flour", amount=1840),
        EXPENSES.new(day="2026-11-01", volunteer=jurgen.id, what="Bus", amount=250),
    )
    desk = _desk(window, "expenses")
    view = desk.view("expenses")
    assert [figure[:2] for figure in view.figures()] == [
        ("€20.90", "owed to 2 people"), ("€0", "paid back this year"),
    ]  # fmt: skip
    shown = [figure[:2] for figure in desk.figures.figures()]
    assert ("€20.90", "owed to 2 people") in shown
    view.filters.choose("state", "owed")
    view.table.setFocus()
    _press(Qt.Key.Key_P)
    assert view.model.rowCount() == 1
    assert view.figures()[0][:2] == ("€2.50", "owed to 1 person")
    window.work.undo_stack.undo()
    assert view.model.rowCount() == 2
    window.work.undo_stack.redo()
    found = {expense.what: expense.paid_on for expense in read_back().find(EXPENSES)}
    assert found == {"Flour": "2026-11-22", "Bus": None}


def test_for_what_the_group_thanks_and_whom_it_has_thanked(window: MainWindow, read_back) -> None:
    desk = _desk(window, "thanks")
    view = desk.view("thanks")
    # With nothing to give yet, what can be given comes first.
    assert desk.kind_shown() is AWARD_RULES
    window.new_here()
    for words in ("Certificate", "50"):
        _keys(words)
        _press(TAB)
    view.tabs.setCurrentIndex(view.pages.index(view.given))
    assert desk.kind_shown() is AWARDS
    window.new_here()
    for words in ("Amina Yusuf", "Certificate"):
        _keys(words)
        _press(TAB)
    assert view.given.name.text() == "Amina Yusuf"
    view.given.person_button.click()
    assert desk.people.form.record.name == "Amina Yusuf"
    store = read_back()
    (rule,), (award,) = store.find(AWARD_RULES), store.find(AWARDS)
    assert (rule.name, rule.minutes, award.rule, award.given_on) == (
        "Certificate",
        3000,
        rule.id,
        "2026-11-22",
    )


def test_required_service_in_its_list(window: MainWindow, read_back) -> None:
    desk = _desk(window, "service")
    window.new_here()
    for words in ("Jürgen Groß", "30", "1.11.2026"):
        _keys(words)
        _press(TAB)
    view = desk.view("service")
    # The day due is before today's day from which it counts, which is told, and mended.
    assert "due before it begins" in view.form.boxes["due"].hint.text()
    view.form.focus_first("start")
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    _keys("1.9.2026")
    _press(TAB)
    # What was refused beside the old day is right beside the new one, and is kept without being typed again.
    assert view.form.boxes["due"].hint.text() == ""
    assert view.about.text() == "0 h of 30 h given, Late" and view.model.rowCount() == 1
    (kept,) = read_back().find(SERVICES)
    assert (kept.minutes, kept.start, kept.due) == (1800, "2026-09-01", "2026-11-01")


# -- the tabs


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_list_is_within_reach_on_a_small_screen(
    window: MainWindow, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    window.resize(1024, 600)
    desk = _desk(window)
    QApplication.processEvents()
    strip = desk.tabs
    assert strip.width() <= window.width()
    shown = [strip.tabText(n) for n in range(strip.count()) if strip.bar.isTabVisible(n)]
    assert sum(strip.bar.tabRect(n).width() for n in range(strip.count())) <= strip.bar.width()
    assert sorted([*shown, *strip.hidden_titles()]) == sorted(strip.tabText(n) for n in range(strip.count()))
    assert "People" in shown and bool(strip.hidden_titles()) is (scale == 2.0)
    if strip.hidden_titles():
        assert strip.more.isVisible()
        strip._fill()
        action = next(a for a in strip._menu.actions() if a.text() == "Expenses")
        action.trigger()
        assert desk.front() is desk.view("expenses") and "Expenses" not in strip.hidden_titles()
    theme.apply(qapp, "light", 1.0)
