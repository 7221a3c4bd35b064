"""Importing through the dialog: by keyboard, on real files, taken back by one undo."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commdesk.exchange.read import read_table
from commdesk.records.imports import IMPORTS
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.past_imports import PastImports
from ui.shared import tasks

PEOPLE = "Name,Phone,Joined\nAmina Yusuf,0151 2345,2024-03-01\nJürgen Groß,,2023-11-30\n,0151,2024-01-01\n"
EVENTS = "Event date,Attendance\n2026-01-05,40\n2026-01-06,0\n2026-01-07,12\n"  # nobody came on the 6th


@pytest.fixture
def dialog(work, shown):
    return shown(ImportDialog(work))


def file_with(tmp_path, words, encoding="utf-8"):
    path = tmp_path / "list.csv"
    path.write_bytes(words.encode(encoding))
    return path


def opened(dialog, path, kind):
    dialog.open_file(path, kind)
    tasks.settle()


def go_on(dialog):
    dialog.next_button.click()
    tasks.settle()


def test_a_list_of_people_enters_by_keyboard_and_one_undo_takes_it_back(qtbot, dialog, work, tmp_path):
    path = file_with(tmp_path, PEOPLE)
    page = dialog.choose_page
    assert QApplication.focusWidget() is page.kind
    page.file.setFocus()
    qtbot.keyClicks(page.file, str(path))
    qtbot.keyClick(page.file, Qt.Key.Key_Return)
    tasks.settle()
    assert dialog.stack.currentWidget() is dialog.columns_page
    assert dialog.columns_page.mapping() == {"name": "Name", "phone": "Phone", "started": "Joined"}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    tasks.settle()
    assert dialog.result_page.headline.text() == "3 rows read. 2 would be added."
    assert work.store.count(VOLUNTEERS) == 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    tasks.settle()
    assert {v.name for v in work.store.find(VOLUNTEERS)} == {"Amina Yusuf", "Jürgen Groß"}
    assert dialog.result_page.headline.text().startswith("2 were added.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert work.undo_stack.count() == 1
    work.undo_stack.undo()
    assert work.store.count(VOLUNTEERS) == 0


def test_what_the_file_lacks_is_given_once_for_all_rows(dialog, work, tmp_path):
    opened(dialog, file_with(tmp_path, EVENTS), SHIFTS)
    go_on(dialog)
    page = dialog.columns_page
    assert dialog.stack.currentWidget() is page
    assert page.choices["duration"].hint.text()
    assert page.choices["programme"].hint.text()
    page.choices["duration"].set_constant("2h")
    page.choices["programme"].set_constant("Events")
    go_on(dialog)
    assert dialog.result_page.headline.text() == "3 rows read. 2 would be added."
    [refused] = dialog.plan.refused
    assert refused.row == 3
    go_on(dialog)
    shifts = work.store.find(SHIFTS)
    assert sorted(shift.people for shift in shifts) == [12, 40]
    assert {shift.minutes for shift in shifts} == {120}
    assert [p.name for p in work.store.find(PROGRAMMES)] == ["Events"]


def test_a_value_that_no_field_can_take_is_hinted_under_it(dialog, tmp_path):
    opened(dialog, file_with(tmp_path, EVENTS), "shifts")
    dialog.columns_page.choices["duration"].set_constant("soon")
    dialog.columns_page.choices["programme"].set_constant("Events")
    go_on(dialog)
    assert dialog.stack.currentWidget() is dialog.columns_page
    assert "soon" in dialog.columns_page.choices["duration"].hint.text()


def test_letters_are_asked_for_and_names_come_in_exact(dialog, work, tmp_path):
    opened(dialog, file_with(tmp_path, PEOPLE, "cp1252"), "volunteers")
    assert dialog.stack.currentWidget() is dialog.ask_page
    assert dialog.ask_page.what == "encoding"
    go_on(dialog)
    assert "choose" in dialog.hint.text()
    dialog.ask_page.choose("cp1252")
    go_on(dialog)
    go_on(dialog)
    go_on(dialog)
    assert "Jürgen Groß" in {v.name for v in work.store.find(VOLUNTEERS)}


def test_the_order_of_dates_is_asked_once_when_it_is_unclear(dialog, work, tmp_path):
    words = "Name,Joined\nAmina,03/04/2026\nJonas,05/06/2026\n"
    opened(dialog, file_with(tmp_path, words), "volunteers")
    go_on(dialog)
    assert dialog.ask_page.what == "dates"
    dialog.ask_page.choose("mdy")
    go_on(dialog)
    go_on(dialog)
    assert {v.started for v in work.store.find(VOLUNTEERS)} == {"2026-03-04", "2026-05-06"}


def test_dates_that_contradict_each_other_are_asked_about_and_the_others_refused(dialog, work, tmp_path):
    words = "Name,Joined\nAmina,25/12/2025\nJonas,11/16/2025\n"
    opened(dialog, file_with(tmp_path, words), "volunteers")
    go_on(dialog)
    assert dialog.ask_page.what == "dates"
    said = " ".join(button.text() for button in dialog.ask_page.group.buttons())
    assert "25 Dec 2025" in said and "16 Nov 2025" in said
    dialog.ask_page.choose("dmy")
    go_on(dialog)
    assert [r.row for r in dialog.plan.refused] == [3]
    go_on(dialog)
    assert {v.started for v in work.store.find(VOLUNTEERS)} == {"2025-12-25"}


def test_the_same_file_again_adds_nothing_and_offers_no_import(dialog, work, shown, tmp_path):
    path = file_with(tmp_path, PEOPLE)
    opened(dialog, path, "volunteers")
    go_on(dialog)
    go_on(dialog)
    again = shown(ImportDialog(work))
    opened(again, path, "volunteers")
    go_on(again)
    assert "0 would be added" in again.result_page.headline.text()
    assert "2 are here already" in again.result_page.more.text()
    assert not again.next_button.isEnabled()


def test_refused_rows_are_saved_with_their_numbers_and_can_be_imported_once_mended(dialog, tmp_path):
    opened(dialog, file_with(tmp_path, "Name,Phone\n,=1+1\nAmina,2\n"), "volunteers")
    go_on(dialog)
    target = tmp_path / "mend.csv"
    assert dialog.save_to_mend(target)
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert rows[1][:3] == ["", "'=1+1", "2"]
    assert rows[1][3]
    assert read_table(target).rows[0].cells[1] == "'=1+1"
    assert not dialog.save_to_mend(tmp_path / "nowhere" / "mend.csv")
    assert "could not be written" in dialog.hint.text()


@pytest.mark.parametrize("content", [b"", b"Name,Phone\n", b"PK\x03\x04zip", b"\x89PNG\r\n"])
def test_files_that_cannot_be_read_are_told_and_nothing_enters(dialog, work, tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    opened(dialog, path, "volunteers")
    assert dialog.hint.text()
    assert dialog.stack.currentWidget() is dialog.choose_page
    assert work.store.count(VOLUNTEERS) == 0


def test_cancel_while_rows_enter_leaves_nothing_behind(dialog, work, tmp_path, monkeypatch):
    rows = "".join(f"Person {n},{n}\n" for n in range(1200))
    opened(dialog, file_with(tmp_path, "Name,Phone\n" + rows), "volunteers")
    go_on(dialog)
    tell = dialog.working_page.tell

    def press_cancel(done, of):
        tell(done, of)
        if done:
            dialog.cancel_button.click()

    monkeypatch.setattr(dialog.working_page, "tell", press_cancel)
    go_on(dialog)
    assert "Stopped" in dialog.hint.text()
    assert dialog.isVisible()
    assert work.store.count(VOLUNTEERS) == 0
    assert work.store.count(IMPORTS) == 0
    assert work.undo_stack.count() == 0


def test_names_are_shown_as_typed_and_never_as_markup(dialog, work, tmp_path):
    opened(dialog, file_with(tmp_path, "Name\n<b>Bold</b> & <img src=x>\n"), "volunteers")
    example = dialog.columns_page.choices["name"].example
    assert example.textFormat() == Qt.TextFormat.PlainText
    go_on(dialog)
    go_on(dialog)
    assert work.store.find(VOLUNTEERS)[0].name == "<b>Bold</b> & <img src=x>"


def test_every_editor_of_the_dialog_has_a_name(dialog, tmp_path):
    opened(dialog, file_with(tmp_path, PEOPLE), "volunteers")
    for choice in dialog.columns_page.choices.values():
        assert choice.combo.accessibleName()
        assert choice.value.accessibleName()
        assert choice.words.buddy() is choice.combo
    assert dialog.columns_page.preview.accessibleName()
    assert dialog.result_page.table.accessibleName()


def test_a_past_import_is_taken_back_and_undone(dialog, work, shown, qtbot, tmp_path):
    opened(dialog, file_with(tmp_path, PEOPLE), "volunteers")
    go_on(dialog)
    go_on(dialog)
    go_on(dialog)
    past = shown(PastImports(work))
    assert past.back_button.isEnabled()
    qtbot.keyClick(past, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: work.store.count(VOLUNTEERS) == 0)  # Qt shows the button pressed for a moment
    assert "2 records were taken back" in past.told.text()
    assert not past.back_button.isEnabled()
    work.undo_stack.undo()
    assert work.store.count(VOLUNTEERS) == 2


def test_an_import_that_was_worked_on_is_not_taken_back(dialog, work, shown, tmp_path):
    opened(dialog, file_with(tmp_path, PEOPLE), "volunteers")
    go_on(dialog)
    go_on(dialog)
    person = work.store.find(VOLUNTEERS)[0]
    person.phone = "1"
    assert work.save("Edit", person)
    past = shown(PastImports(work))
    past.take_back()
    assert "changed since" in past.hint.text()
    assert work.store.count(VOLUNTEERS) == 2


def test_a_group_without_imports_says_so(work, shown):
    past = shown(PastImports(work))
    assert past.empty.isVisible()
    assert not past.back_button.isEnabled()
