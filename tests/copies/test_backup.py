"""Backups: where they go, which stay, and that they are found when the file itself is lost."""

from pathlib import Path

import pytest

from commdesk import paths
from commdesk.copies.backup import KEPT, backup, backup_file, list_backups
from commdesk.errors import KnownError
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.snapshot import faults
from commdesk.store.store import Store


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))


@pytest.fixture
def store(tmp_path: Path):
    store = new_file(tmp_path / "Food bank – Łódź.commdesk", "Food bank")
    yield store
    close_file(store)


def add(store: Store, name: str) -> None:
    with store.step("Add volunteer"):
        store.save(Volunteer(name=name))


def test_a_backup_is_whole_holds_what_the_log_holds_and_stands_outside_the_folder(store: Store) -> None:
    add(store, "Zoë")
    made = backup(store)
    assert made is not None
    assert faults(made) == []
    assert paths.backups_dir() in made.parents
    assert store.path.parent not in (made.parent, *made.parent.parents[:1])
    assert made.name == "Food bank – Łódź 2026-11-22 140200.commdesk"
    copy = open_file(made, readonly=True)
    assert [v.name for v in copy.find(VOLUNTEERS)] == ["Zoë"]
    close_file(copy)


def test_two_backups_in_one_second_stand_side_by_side_newest_first(store: Store) -> None:
    made = [backup(store) for _ in range(3)]
    assert len(set(made)) == 3
    assert [b.path for b in list_backups(store.path)] == made[::-1]
    assert all(
        f"{b.made:%Y-%m-%d %H:%M}" == "2026-11-22 14:02" and b.size > 4096 for b in list_backups(store.path)
    )


def test_the_newest_thirty_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for day in range(1, KEPT + 3):
        monkeypatch.setenv("COMMDESK_TODAY", f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}")
        made.append(backup(store))
    assert [b.path for b in list_backups(store.path)] == made[:1:-1]
    assert not made[0].exists()


def test_a_clock_set_back_thins_neither_what_was_just_made_nor_what_was_made_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(KEPT):
        last_before = backup(store)
    monkeypatch.setenv("COMMDESK_TODAY", "2023-11-22")
    made = [backup(store) for _ in range(3)]
    there = [b.path for b in list_backups(store.path)]
    assert there[:4] == [*made[::-1], last_before]
    assert len(there) == KEPT


def test_a_practice_group_is_backed_up_only_where_it_is_asked_to(tmp_path: Path) -> None:
    store = new_file(tmp_path / "practice.commdesk", "Practice", practice=1)
    assert backup(store) is None
    made = backup_file(store.path, tmp_path / "stick")
    assert made is not None and made.parent == tmp_path / "stick"
    close_file(store)


def test_a_worker_makes_the_copy_with_its_reading_connection(store: Store) -> None:
    add(store, "Ana")
    reader = store.reader()
    made = backup(reader)
    reader.close()
    assert made is not None
    copy = open_file(made, readonly=True)
    assert [person.name for person in copy.find(VOLUNTEERS)] == ["Ana"]
    copy.close()


@pytest.mark.parametrize("harm", ["cut", "empty", "gone", "moved"])
def test_backups_are_found_when_the_file_is_lost(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "Youth club.commdesk"
    store = new_file(path, "Youth club")
    made = backup(store)
    close_file(store)
    if harm == "gone":
        path.unlink()
    elif harm == "empty":
        path.write_bytes(b"")
    else:
        path.write_bytes(path.read_bytes()[:5000])
    if harm == "moved":
        (tmp_path / "elsewhere").mkdir()
        path = path.rename(tmp_path / "elsewhere" / path.name)
    assert [b.path for b in list_backups(path)] == [made]


def test_groups_with_files_of_one_name_stay_apart_and_a_renamed_file_keeps_its_backups(
    tmp_path: Path,
) -> None:
    made = []
    for folder in ("a", "b"):
        store = new_file(tmp_path / folder / "group.commdesk", folder)
        made.append(backup(store))
        close_file(store)
    assert [b.path for b in list_backups(tmp_path / "a" / "group.commdesk")] == [made[0]]
    renamed = (tmp_path / "b" / "group.commdesk").rename(tmp_path / "b" / "other.commdesk")
    assert [b.path for b in list_backups(renamed)] == [made[1]]


def test_a_name_as_long_as_a_disk_allows_is_backed_up(tmp_path: Path) -> None:
    store = new_file(tmp_path / ("ö" * 116 + ".commdesk"), "Long")
    made = backup(store)
    assert made is not None and faults(made) == []
    assert [b.path for b in list_backups(store.path)] == [made]
    close_file(store)


def test_a_backup_that_cannot_be_written_is_told_and_the_older_ones_stay(
    store: Store, tmp_path: Path
) -> None:
    older = backup(store)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(KnownError, match="untouched"):
        backup(store, blocked)
    assert [b.path for b in list_backups(store.path)] == [older]
    assert blocked.read_text() == "a file where a folder should be"
