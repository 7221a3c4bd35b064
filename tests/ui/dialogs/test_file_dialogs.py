"""Export, restore and help: what they write, offer and show."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from commdesk.copies.backup import backup
from commdesk.records.volunteers import VOLUNTEERS
from ui.dialogs import export
from ui.dialogs.help import Help
from ui.dialogs.restore import RestoreDialog
from ui.shared import messages
from ui.tabs.list import TABS


@pytest.fixture
def told(monkeypatch):
    """The sentences a person would be told; every question is answered with yes."""
    sentences = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence: sentences.append(sentence))
    monkeypatch.setattr(
        messages, "ask", lambda _parent, sentence, *_words: sentences.append(sentence) or True
    )
    return sentences


def test_a_table_is_written_as_csv(work, told, tmp_path):
    assert work.save("add", VOLUNTEERS.new(name="=Amina"))
    target = tmp_path / "people.csv"
    assert export.write_kind(None, work, VOLUNTEERS, target) == target
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert [row["name"] for row in rows] == ["'=Amina"]
    assert "1 volunteers written" in told[0]


def test_a_folder_that_is_not_there_is_told_and_nothing_is_written(work, told, tmp_path):
    assert export.write_kind(None, work, VOLUNTEERS, tmp_path / "no" / "people.csv") is None
    assert "could not be written" in told[0]
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    ("typed", "csv_chosen", "written"),
    [("a", True, "a.csv"), ("a", False, "a.xlsx"), ("a.csv", False, "a.csv"), ("v1.2", False, "v1.2.xlsx")],
)
def test_a_name_without_an_ending_gets_the_chosen_one(typed, csv_chosen, written):
    assert export.with_ending(Path(typed), csv_chosen=csv_chosen) == Path(written)


def test_restore_lists_the_copies_and_says_what_it_does(qtbot, work, shown, told):
    assert work.save("add", VOLUNTEERS.new(name="Amina"))
    backup(work.store)
    dialog = shown(RestoreDialog(work.store.path))
    assert dialog.list.count() >= 1
    assert "2026" in dialog.list.item(0).text()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen is not None
    assert dialog.chosen.exists()


def test_restore_without_copies_offers_a_file_only(work, shown):
    dialog = shown(RestoreDialog(work.store.path.with_name("never-saved.commdesk")))
    assert dialog.list.count() == 0
    assert dialog.chosen is None


@pytest.mark.parametrize("page", [tab.key for tab in TABS] + ["import", "copies"])
def test_every_desk_has_a_page_of_help_without_links_to_the_outside(shown, page):
    dialog = shown(Help(page))
    words = dialog.browser.toPlainText()
    assert len(words) > 200
    assert "no help for this desk" not in words
    assert "http" not in dialog.browser.toHtml().split("<body", 1)[1]
    assert not dialog.browser.openLinks()
