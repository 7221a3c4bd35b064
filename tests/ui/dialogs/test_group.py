"""Making a group, changing it, and its lists: by keyboard, on real files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from commdesk.records.programmes import PROGRAMME_TYPES, PROGRAMMES
from commdesk.records.rates import RATES
from commdesk.records.volunteers import CHECK_TYPES
from commdesk.store.file import open_file
from commdesk.store.query import Query
from ui.dialogs.group_settings import GroupSettings
from ui.dialogs.new_group import NewGroup, free_place
from ui.shared import pictures


def type_into(qtbot, words):
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    widget.selectAll()
    qtbot.keyClicks(widget, words)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_group_is_made_by_keyboard(qtbot, shown, tmp_path):
    dialog = shown(NewGroup())
    dialog._folder = tmp_path
    type_into(qtbot, "Cafe Nord")
    assert dialog.boxes["file"].editor.value_text() == str(tmp_path / "Cafe Nord.commdesk")
    press(qtbot, Qt.Key.Key_Tab)
    type_into(qtbot, "Riverside")
    press(qtbot, Qt.Key.Key_Tab)
    type_into(qtbot, "gbp")
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.made == tmp_path / "Cafe Nord.commdesk"
    store = open_file(dialog.made)
    group = store.group()
    store.close()
    assert (group.name, group.place, group.currency) == ("Cafe Nord", "Riverside", "GBP")


def test_a_missing_name_and_a_wrong_currency_are_hinted_under_their_fields(qtbot, shown, tmp_path):
    dialog = shown(NewGroup())
    dialog._folder = tmp_path
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.made is None
    assert "empty" in dialog.boxes["name"].hint.text()
    type_into(qtbot, "X")
    dialog.boxes["currency"].show_value("euros")
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.boxes["currency"].hint.text()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(qtbot, shown, tmp_path):
    dialog = shown(NewGroup())
    type_into(qtbot, "X")
    (tmp_path / "file").write_text("not a folder")
    dialog.boxes["file"].show_value(str(tmp_path / "file" / "x.commdesk"))
    dialog.make()
    assert dialog.made is None
    assert "choose another folder" in dialog.hint.text()


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("A/B: <c>?", "A B c"),
        ("", "Our group"),
        ("...", "Our group"),
        ("CON", "CON_"),
        ("../../etc", "etc"),
        ("Олена", "Олена"),
    ],
)
def test_file_names_that_every_system_can_hold(tmp_path, name, stem):
    assert free_place(tmp_path, name) == tmp_path / f"{stem}.commdesk"


def test_a_place_that_is_taken_gets_a_number(tmp_path):
    (tmp_path / "A.commdesk").touch()
    assert free_place(tmp_path, "A") == tmp_path / "A 2.commdesk"


def test_the_group_is_changed_field_by_field_and_undone(qtbot, shown, work):
    dialog = shown(GroupSettings(work))
    type_into(qtbot, "Harbour Friends")
    press(qtbot, Qt.Key.Key_Tab)
    assert work.store.group().name == "Harbour Friends"
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    work.undo_stack.undo()
    assert work.store.group().name == "Riverside"


def test_escape_gets_back_what_stood_in_the_field_and_then_leaves(qtbot, shown, work):
    dialog = shown(GroupSettings(work))
    dialog.form.focus_first("currency")
    type_into(qtbot, "euros")
    press(qtbot, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.form.boxes["currency"].editor.value_text() == "EUR"
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert work.store.group().currency == "EUR"


def test_a_check_is_added_renamed_and_undone(qtbot, shown, work):
    dialog = shown(GroupSettings(work))
    dialog.tabs.setCurrentIndex(2)
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for words in ("Lifting safely", "18", "30"):
        type_into(qtbot, words)
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    [made] = work.store.find(CHECK_TYPES, Query(words="lifting"))
    assert (made.months, made.window, made.everyone) == (18, 30, 1)
    dialog.checks.form.focus_first("name")
    type_into(qtbot, "Safe lifting")
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget().text() == "Lifting safely"
    type_into(qtbot, "Lifting")
    press(qtbot, Qt.Key.Key_Tab)
    assert work.store.get(CHECK_TYPES, made.id).name == "Lifting"
    work.undo_stack.undo()
    assert work.store.get(CHECK_TYPES, made.id).name == "Lifting safely"


def test_a_value_of_an_hour_of_the_group_s_own(qtbot, shown, work):
    group = work.store.group()
    group.country, group.currency = "DE", "EUR"
    assert work.save("x", group)
    before = work.store.count(RATES)
    dialog = shown(GroupSettings(work))
    dialog.tabs.setCurrentIndex(3)
    press(qtbot, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog.rates.form
    for name, words in (("rate", "17,50"), ("source", "City volunteer office")):
        form.focus_first(name)
        type_into(qtbot, words)
        press(qtbot, Qt.Key.Key_Tab)
    [made] = work.store.find(RATES, Query(equals={"country": "DE"}))
    assert (made.year, made.rate, made.currency, made.source) == (2026, 1750, "EUR", "City volunteer office")
    form.focus_first("currency")
    type_into(qtbot, "euros")
    press(qtbot, Qt.Key.Key_Tab)
    assert (
        "at most 3" in form.boxes["currency"].hint.text() or "capital" in form.boxes["currency"].hint.text()
    )
    assert work.store.count(RATES) == before + 1
    dialog.rates.filters.choose("country", "US")
    assert dialog.rates.model.rowCount() == before


def test_the_country_of_the_group_is_kept(qtbot, shown, work):
    dialog = shown(GroupSettings(work))
    dialog.form.focus_first("country")
    type_into(qtbot, "DE")
    press(qtbot, Qt.Key.Key_Tab)
    assert work.store.group().country == "DE"


def test_a_type_in_use_is_not_deleted_and_the_dialog_says_why(qtbot, shown, work):
    kind = work.store.find(PROGRAMME_TYPES)[0]
    assert work.save("add", PROGRAMMES.new(name="P", type=kind.id))
    dialog = shown(GroupSettings(work))
    dialog.tabs.setCurrentIndex(1)
    dialog.types.show_record(kind.id)
    assert "Used by 1" in dialog.types.about.text()
    dialog.types.delete()
    assert "still used" in dialog.hint.text()
    assert dialog.hint.isVisible()
    assert work.store.get(PROGRAMME_TYPES, kind.id) is not None


def picture(path: Path, width: int, height: int) -> str:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6E5F"))
    image.setText("Location", "52.5 N")
    assert image.save(str(path))
    return str(path)


def test_a_logo_is_made_small_keeps_nothing_but_the_picture_and_can_be_undone(qtbot, shown, work, tmp_path):
    dialog = shown(GroupSettings(work))
    assert dialog.logo.take(picture(tmp_path / "l.png", 1600, 800))
    kept = work.store.group().logo
    image = pictures.decode(kept)
    assert (image.width(), image.height()) == (400, 200)
    assert image.text("Location") == ""
    assert not dialog.logo.picture.pixmap().isNull()
    dialog.logo.remove_button.click()
    assert work.store.group().logo == ""
    work.undo_stack.undo()
    assert work.store.group().logo == kept


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\ncut", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_told_and_the_logo_stays(qtbot, shown, work, tmp_path, content):
    dialog = shown(GroupSettings(work))
    path = tmp_path / "l.png"
    path.write_bytes(content)
    assert not dialog.logo.take(str(path))
    assert "picture" in dialog.hint.text()
    assert work.store.group().logo == ""


def test_a_broken_logo_in_the_file_is_shown_as_none():
    assert pictures.decode("***").isNull()
    assert pictures.decode("aGVsbG8=").isNull()


def test_welcome_offers_three_ways_and_escape_leaves(qtbot, shown):
    from ui.dialogs import welcome

    dialog = shown(welcome.Welcome())
    focused = QApplication.focusWidget()
    assert focused is dialog.new_row.button
    names = [row.button.accessibleName() for row in (dialog.new_row, dialog.open_row, dialog.practice_row)]
    assert all(names)
    press(qtbot, Qt.Key.Key_Escape)
    assert dialog.chosen is None
    assert not dialog.isVisible()
