"""Importing through the dialog: by keyboard, on real files, taken back by one undo."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView

from commdesk import text
from commdesk.exchange.read import read_table
from commdesk.records.imports import IMPORTS
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.past_imports import PastImports
from ui.shared import tasks, theme

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


ROTA = "Helpers,Jul 6,,Jul 13,\n,Tea,Tea,Tea,Tea\nAmina,Y,2,0,x\nTotal,1,1,,1\n"


def read_rota(dialog, tmp_path):
    opened(dialog, file_with(tmp_path, ROTA), "shifts")
    dialog.ask_page.choose("2025")
    go_on(dialog)


def test_other_rows_of_titles_and_dates_across_are_read_anew(dialog, tmp_path):
    read_rota(dialog, tmp_path)
    page = dialog.columns_page
    assert page.reading.head.currentData() == "1-2"
    assert page.mapping() == {
        "volunteer": "Helpers",
        "day": "Date",
        "activity": "Activity",
        "duration": "Length",
    }
    page.reading.across.click()
    tasks.settle()
    assert dialog.opened.table.header == (
        "Helpers",
        "Jul 6 / Tea",
        "Jul 6 / Tea (2)",
        "Jul 13 / Tea",
        "Jul 13 / Tea (2)",
    )
    assert not page.reading.across.isChecked()
    at = page.reading.head.findData("0")
    page.reading.head.setCurrentIndex(at)
    page.reading.head.activated.emit(at)
    tasks.settle()
    assert dialog.opened.table.header[0] == "column A"
    assert dialog.opened.table.count == 4


def test_going_back_from_a_question_leaves_the_list_as_it_was_shown(dialog, tmp_path):
    opened(dialog, file_with(tmp_path, ROTA), "shifts")
    assert dialog.ask_page.what == "year"
    dialog.back()
    assert dialog.stack.currentWidget() is dialog.choose_page
    opened(dialog, file_with(tmp_path, ROTA), "shifts")
    dialog.ask_page.choose("2025")
    go_on(dialog)
    dialog.read_anew("across", "no")
    tasks.settle()
    dialog._answers.pop("year")
    dialog.columns_page.reading.across.click()
    tasks.settle()
    assert dialog.stack.currentWidget() is dialog.ask_page
    dialog.back()
    assert dialog.stack.currentWidget() is dialog.columns_page
    assert not dialog.columns_page.reading.across.isChecked()


def test_marks_without_a_length_are_hinted_and_each_cell_s_refusal_is_saved_with_its_row(dialog, tmp_path):
    read_rota(dialog, tmp_path)
    page = dialog.columns_page
    page.choices["programme"].set_constant("Sundays")
    go_on(dialog)
    assert "how long a mark counts" in page.choices["duration"].hint.text()
    page.choices["duration"].value.setText("30h")
    go_on(dialog)
    dialog.decide_page.choose("totals", "leave-out")
    go_on(dialog)
    assert [(r.row, r.sentence.split(":")[0]) for r in dialog.plan.refused] == [
        (3, "Jul 6 / Tea"),
        (3, "Jul 13 / Tea (2)"),
    ]
    target = tmp_path / "mend.csv"
    assert dialog.save_to_mend(target)
    mended = read_table(target)
    assert mended.header[:2] == ("Helpers", "Jul 6 / Tea") and mended.count == 1
    assert mended.parts[1] == ("Jul 6", "Tea")


def test_back_from_the_result_leads_to_the_decisions_and_another_answer_holds(dialog, work, tmp_path):
    words = "day,name,programme,start,finish,hours\n2026-03-01,Ana,Food,9:00,17:00,7.5\n"
    opened(dialog, file_with(tmp_path, words), "shifts")
    go_on(dialog)
    dialog.decide_page.choose("times", "leave-out")
    go_on(dialog)
    assert "1 is left out" in dialog.result_page.more.text()
    assert not dialog.next_button.isEnabled()
    dialog.back()
    assert dialog.stack.currentWidget() is dialog.decide_page
    dialog.decide_page.choose("times", "times")
    go_on(dialog)
    go_on(dialog)
    assert [shift.minutes for shift in work.store.find(SHIFTS)] == [480]


def test_letters_answered_last_time_are_chosen_beforehand(dialog, work, shown, tmp_path):
    words = "Wär,Phone\nJürgen,1\n"
    opened(dialog, file_with(tmp_path, words, "cp1252"), "volunteers")
    dialog.ask_page.choose("cp1252")
    go_on(dialog)
    dialog.columns_page.choices["name"].set_column("Wär")
    go_on(dialog)
    go_on(dialog)
    again = shown(ImportDialog(work))
    opened(again, file_with(tmp_path, words.replace("Jürgen", "Groß"), "cp1252"), "volunteers")
    assert again.ask_page.answer() == "cp1252"
    assert "as last time" in again.ask_page.group.checkedButton().text()
    go_on(again)
    assert again.columns_page.mapping() == {"name": "Wär", "phone": "Phone"}
    last = again.columns_page.reading.last
    last.setCurrentIndex(last.findData("no"))
    last.activated.emit(last.currentIndex())
    tasks.settle()
    assert again.columns_page.mapping() == {"phone": "Phone"}


@pytest.mark.parametrize("language", ["en", "qps"])
def test_every_page_fits_a_small_screen_with_large_text_and_is_named(dialog, qapp, tmp_path, language):
    before = text.language()
    text.use(language)
    try:
        theme.apply(qapp, "light", 2.0)
        big = ImportDialog(dialog.work)
        big.show()
        opened(big, file_with(tmp_path, ROTA), "shifts")
        seen = []
        for answer in (
            lambda: big.ask_page.choose("2025"),
            lambda: (
                big.columns_page.choices["programme"].set_constant("S"),
                big.columns_page.choices["duration"].value.setText("1h"),
            ),
            lambda: big.decide_page.choose("totals", "leave-out"),
        ):
            page = big.stack.currentWidget()
            seen.append(page)
            least = big.minimumSizeHint()
            assert least.width() <= 984 and least.height() <= 560, (type(page).__name__, least)
            for kind in (QComboBox, QLineEdit, QAbstractButton, QTableView):
                for widget in page.findChildren(kind):
                    inner = widget.objectName().startswith("qt_") or isinstance(
                        widget.parent(), QComboBox | QTableView
                    )
                    assert inner or not widget.isVisible() or widget.accessibleName() or widget.text(), widget
            answer()
            go_on(big)
        assert seen == [big.ask_page, big.columns_page, big.decide_page]
        big.close()
    finally:
        text.use(before)
        theme.apply(qapp, "light", 1.0)
