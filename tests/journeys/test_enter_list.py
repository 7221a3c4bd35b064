"""A whole list by keyboard alone; every test ends on what is in the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commdesk.records.programmes import Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.query import Query
from ui.main_window import MainWindow
from ui.tabs.volunteers.desk import VolunteersDesk
from ui.tabs.volunteers.entry_page import EntryPage

from .keyboard import CTRL, Keys

FIRST = ("Amina", "Anna", "Andrzej", "Marta", "Maria", "Marek", "Martin", "Jan", "Jana", "Janusz")
LAST = (
    "Adamska", "Bauer", "Berg", "Demir", "Evans", "Fischer", "Garcia", "Haddad", "Ivanova", "Jansen",
    "Kaya", "Kowalski", "Larsen", "Lindqvist", "Müller", "Novak", "Okafor", "Petrov", "Rossi", "Şahin",
)  # fmt: skip
RETURN, TAB, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up


@pytest.fixture
def group_file(tmp_path: Path) -> Iterator[Path]:
    """200 people with shared first letters; fourteen of them come to the food table week after week."""
    path = tmp_path / "big.commdesk"
    store = new_file(path, "Big")
    people = [Volunteer(name=f"{first} {last}") for first in FIRST for last in LAST]
    tables = [Programme(name="Food table"), Programme(name="Language café")]
    with store.step("start"):
        for record in (*tables, *people):
            store.save(record)
        for day in ("2026-11-07", "2026-11-14"):
            for person in people[3::14]:
                store.save(Shift(day=day, volunteer=person.id, programme=tables[0].id, minutes=150))
    assert len(people) == 200
    close_file(store)
    yield path


def page(window: MainWindow) -> EntryPage:
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk) and desk.shifts.entry is not None
    return desk.shifts.entry


def logged(store, day: str) -> list[tuple[str, int]]:  # type: ignore[no-untyped-def]
    found = store.find(SHIFTS, Query(equals={"day": day}, order=("id",)))
    names = store.labels(VOLUNTEERS, [shift.volunteer for shift in found])
    return [(names.get(shift.volunteer, shift.party), shift.minutes) for shift in found]


# Twelve who were there, as the coordinator reads them off the paper: what is typed, and who is meant.
PRESENT = (
    ("amd", "Amina Demir"), ("amp", "Amina Petrov"), ("annn", "Anna Novak"), ("andi", "Andrzej Ivanova"),
    ("martaf", "Marta Fischer"), ("martaş", "Marta Şahin"), ("mariao", "Maria Okafor"), ("marej", "Marek Jansen"),
    ("martie", "Martin Evans"), ("janbe", "Jan Berg"), ("janaka", "Jana Kaya"), ("janul", "Janusz Larsen"),
)  # fmt: skip
OTHER_LENGTHS = {2: "2", 5: "1.5", 8: "3", 9: "2", 11: "1"}


def test_a_sheet_of_fourteen_takes_at_most_120_keys(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.line("2,5")
    for number, (typed, __) in enumerate(PRESENT):
        keys.type(typed)
        if number in OTHER_LENGTHS:
            keys.press(TAB)
            keys.line(OTHER_LENGTHS[number])
        else:
            keys.press(RETURN)
    keys.line("Zoë Nagy")
    keys.line("Bo Quist")
    assert [row.state for row in page(window).model.tested[:14]] == ["ready"] * 12 + ["new"] * 2
    keys.press(RETURN, held=CTRL)
    store = read_back()
    lengths = {number: 150 for number in range(14)} | {2: 120, 5: 90, 8: 180, 9: 120, 11: 60}
    names = [name for __, name in PRESENT] + ["Zoë Nagy", "Bo Quist"]
    assert logged(store, "2026-11-21") == [(name, lengths[n]) for n, name in enumerate(names)]
    assert store.count(VOLUNTEERS) == 202
    assert keys.pressed <= 120, keys.pressed


def test_one_undo_takes_the_whole_list_back(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    for words in ("2", "jana kaya", "Zoë Nagy"):
        keys.line(words)
    keys.press(RETURN, held=CTRL)
    assert window.work is not None
    assert window.work.undo_stack.undoText() == "Log 2 shifts"
    window.work.undo_stack.undo()
    store = read_back()
    assert logged(store, "2026-11-21") == [] and store.count(VOLUNTEERS) == 200


def test_a_pasted_column_is_tested_and_only_what_is_clear_is_posted(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.press(RETURN)
    QApplication.clipboard().setText("Jana Kaya\t2\nMarta\n<b>Zoë</b> Nagy\t1:30\tdriving\nKaya, Jana\n")
    keys.press(Qt.Key.Key_V, held=CTRL)
    entry = page(window)
    assert [row.state for row in entry.model.tested] == ["ready", "unclear", "new", "again", "empty"]
    assert "“Marta” could be" in entry.foot.hint.text() and entry.foot.new_button.isVisible()
    keys.press(RETURN, held=CTRL)
    # Two are in, two are still there and told of.
    assert [draft.name for draft in entry.model.drafts] == ["Marta", "Kaya, Jana", ""]
    assert entry.unposted() == 2 and "Row 1: “Marta” could be" in entry.foot.hint.text()
    store = read_back()
    assert logged(store, "2026-11-21") == [("Jana Kaya", 120), ("<b>Zoë</b> Nagy", 90)]


def test_the_arrow_picks_another_name_and_up_adds_a_new_one(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.press(RETURN)
    keys.type("jan")
    keys.press(DOWN, RETURN)
    keys.line("2")
    keys.type("Ann")
    keys.press(UP, RETURN)
    entry = page(window)
    assert [draft.name for draft in entry.model.drafts[1:]] == ["Ann", ""]
    assert entry.model.tested[1].state == "new"
    keys.press(RETURN, held=CTRL)
    store = read_back()
    (first, second) = logged(store, "2026-11-21")
    assert first[0].startswith("Jan") and second == ("Ann", 120)


def test_the_ditto_key_and_a_name_typed_twice(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.press(RETURN)
    keys.type("jana kaya")
    keys.press(TAB)
    keys.type("2")
    keys.press(TAB)
    keys.line("kitchen")
    keys.type("jan berg")
    keys.press(TAB)
    keys.type('"')
    keys.press(TAB)
    keys.line('"')
    keys.line("jana kaya")
    entry = page(window)
    assert entry.model.tested[2].state == "again" and "row 1" in entry.foot.hint.text()
    entry.foot.both_button.click()
    keys.press(RETURN, held=CTRL)
    store = read_back()
    found = store.find(SHIFTS, Query(equals={"day": "2026-11-21"}, order=("id",)))
    assert [(s.minutes, s.activity) for s in found] == [(120, "kitchen"), (120, "kitchen"), (120, "")]


def test_what_was_typed_waits_when_one_looks_something_up(window: MainWindow) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.press(RETURN)
    keys.line("jana kaya")
    keys.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    assert desk.shifts.stack.currentWidget() is desk.shifts.panes
    assert desk.list_button.text() == "1 row is not posted"
    desk.list_button.click()
    assert [draft.name for draft in page(window).model.drafts] == ["Jana Kaya", ""]


def test_a_month_in_one_sum_and_times_of_day(window: MainWindow, read_back) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("2026-10")
    keys.line("fo")
    keys.press(RETURN)
    keys.line("jana kaya")
    keys.line("46")
    keys.press(RETURN, held=CTRL)
    keys.press(Qt.Key.Key_L, held=CTRL)
    keys.line("21.11")
    keys.line("fo")
    keys.press(RETURN)
    keys.line("jan berg")
    keys.line("18:00-20:30")
    keys.press(RETURN, held=CTRL)
    store = read_back()
    assert logged(store, "2026-10") == [("Jana Kaya", 46 * 60)]
    (shift,) = store.find(SHIFTS, Query(equals={"day": "2026-11-21"}))
    assert (shift.start, shift.finish, shift.minutes) == ("18:00", "20:30", 150)
