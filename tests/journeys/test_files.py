"""Files opened, refused, copied and restored through the window."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commdesk.copies.backup import list_backups
from commdesk.copies.restore import restore
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import open_file
from ui.main_window import MainWindow
from ui.shared import messages


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that dialogs would show; every question is answered with yes."""
    heard: list[str] = []

    def ask(_parent: object, sentence: str, _do: str, _leave: str = "") -> bool:
        heard.append(sentence)
        return True

    monkeypatch.setattr(messages, "tell", lambda _parent, sentence: heard.append(sentence))
    monkeypatch.setattr(messages, "ask", ask)
    return heard


def test_closing_makes_one_plain_file_and_a_checked_copy(window: MainWindow, group_file: Path) -> None:
    assert window.work is not None
    window.work.save("Add volunteer", Volunteer(name="Zoë"))
    window.close()
    assert sorted(os.listdir(group_file.parent)) == [group_file.name]
    (backup,) = list_backups(group_file)
    assert group_file.parent not in backup.path.parents
    store = open_file(backup.path, readonly=True)
    assert store.count(VOLUNTEERS) == 4
    store.close()


def test_closing_without_a_change_makes_no_copy(window: MainWindow, group_file: Path) -> None:
    window.close()
    assert list_backups(group_file) == []


def test_a_file_that_is_not_ours_is_refused_and_the_open_one_stays(
    window: MainWindow, tmp_path: Path, said: list[str]
) -> None:
    letter = tmp_path / "letter.commdesk"
    letter.write_text("Dear all,\n" * 100, "utf-8")
    before = window.path()
    assert not window.files.open(letter)
    assert window.path() == before and window.work is not None
    assert "not a CommDesk file" in said[0]
    assert letter.read_text("utf-8").startswith("Dear all")


def test_a_file_cut_short_offers_its_newest_copy(
    window: MainWindow, group_file: Path, said: list[str]
) -> None:
    assert window.work is not None
    window.work.save("Add volunteer", Volunteer(name="Zoë"))
    assert window.files.close_current()
    whole = group_file.read_bytes()
    group_file.write_bytes(whole[: len(whole) // 2])
    assert window.files.open(group_file)
    assert "cut short" in said[0] and "There is a copy of 22 November 2026" in said[0]
    assert window.work is not None and window.work.store.count(VOLUNTEERS) == 4


def test_a_restored_copy_replaces_and_never_adds(window: MainWindow, group_file: Path) -> None:
    assert window.work is not None
    window.work.save("Add volunteer", Volunteer(name="Zoë"))
    assert window.files.close_current()
    (first,) = list_backups(group_file)
    assert window.files.open(group_file)
    assert window.work is not None
    window.work.save("Add volunteer", Volunteer(name="Later"))
    assert window.files.close_current()
    kept = restore(first.path, group_file)
    store = open_file(group_file)
    assert {v.name for v in store.find(VOLUNTEERS)} >= {"Zoë"} and store.count(VOLUNTEERS) == 4
    store.close()
    assert kept is not None
    former = open_file(kept, readonly=True)
    assert former.count(VOLUNTEERS) == 5
    former.close()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_a_viewer_and_says_so(window: MainWindow, group_file: Path) -> None:
    assert window.files.close_current()
    group_file.chmod(0o444)
    assert window.files.open(group_file)
    assert "only be read here" in window.notice.text()


def test_a_file_opened_to_read_refuses_changes_in_a_sentence(window: MainWindow, group_file: Path) -> None:
    from ui.shared.work import Work

    assert window.files.close_current()
    window.set_work(Work(open_file(group_file, readonly=True), window))
    assert "only be read here" in window.notice.text()
    assert window.work is not None
    assert not window.work.save("Add volunteer", Volunteer(name="Zoë"))
    assert window.refusal is not None and "Save a copy elsewhere" in window.refusal.text()
    QApplication.processEvents()
    assert window.work.store.count(VOLUNTEERS) == 3
