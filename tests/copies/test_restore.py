"""Restoring replaces and never adds; what it replaces is kept first."""

from pathlib import Path

import pytest

from commdesk.copies.backup import backup, list_backups
from commdesk.copies.restore import restore
from commdesk.errors import KnownError
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import migrations
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.store import Store


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))


def add(store: Store, name: str) -> None:
    with store.step("Add volunteer"):
        store.save(Volunteer(name=name))


def names(path: Path) -> list[str]:
    store = open_file(path, readonly=True)
    found = [v.name for v in store.find(VOLUNTEERS)]
    store.close()
    return found


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Path]:
    """A file in which Ben was added after a backup that has only Ana."""
    path = tmp_path / "group.commdesk"
    store = new_file(path, "Group")
    add(store, "Ana")
    made = backup(store)
    assert made is not None
    add(store, "Ben")
    close_file(store)
    return made, path


def beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p.name.startswith(path.name))


def test_the_file_becomes_the_backup_and_can_be_had_back(kept: tuple[Path, Path]) -> None:
    made, path = kept
    former = restore(made, path)
    assert names(path) == ["Ana"]
    assert former is not None and names(former) == ["Ana", "Ben"]
    assert beside(path) == ["group.commdesk"]
    assert made.exists()
    restore(former, path)
    assert names(path) == ["Ana", "Ben"]


def test_every_kept_backup_can_be_restored(kept: tuple[Path, Path]) -> None:
    __, path = kept
    store = open_file(path)
    for name in ("Cem", "Dee"):
        add(store, name)
        backup(store)
    close_file(store)
    counts = []
    for copy in list_backups(path):
        restore(copy.path, path)
        counts.append(len(names(path)))
    assert counts == [4, 3, 1]


@pytest.mark.parametrize("harm", [b"", b"not a database at all", b"cut"])
def test_a_damaged_file_is_put_aside_as_it_is(kept: tuple[Path, Path], harm: bytes) -> None:
    made, path = kept
    bad = path.read_bytes()[:6000] if harm == b"cut" else harm
    path.write_bytes(bad)
    former = restore(made, path)
    assert names(path) == ["Ana"]
    assert former is not None and former.read_bytes() == bad
    # What is damaged is not offered as a copy.
    assert former not in [b.path for b in list_backups(path)]


def test_a_missing_file_is_put_back(kept: tuple[Path, Path]) -> None:
    made, path = kept
    path.unlink()
    assert restore(made, path) is None
    assert names(path) == ["Ana"]


@pytest.mark.parametrize("harm", [b"", b"\x00" * 8192])
def test_a_damaged_file_is_kept_with_its_log_which_does_not_come_alive_in_the_restored_one(
    kept: tuple[Path, Path], harm: bytes
) -> None:
    made, path = kept
    store = open_file(path)
    add(store, "Cem")
    log = path.with_name(path.name + "-wal").read_bytes()
    close_file(store)
    path.write_bytes(harm)
    path.with_name(path.name + "-wal").write_bytes(log)
    former = restore(made, path)
    assert former is not None and former.read_bytes() == harm
    assert former.with_name(former.name + "-wal").read_bytes() == log
    assert beside(path) == ["group.commdesk"]
    assert names(path) == ["Ana"]


def test_a_file_that_died_with_its_log_is_kept_with_what_the_log_holds(kept: tuple[Path, Path]) -> None:
    made, path = kept
    store = open_file(path)
    add(store, "Cem")
    here, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    close_file(store)
    path.write_bytes(here)
    path.with_name(path.name + "-wal").write_bytes(log)
    former = restore(made, path)
    assert former is not None and names(former) == ["Ana", "Ben", "Cem"]


@pytest.mark.parametrize("harm", ["cut", "empty", "foreign", "gone", "newer", "folder"])
def test_a_backup_that_does_not_check_out_changes_nothing(
    kept: tuple[Path, Path], harm: str, tmp_path: Path
) -> None:
    made, path = kept
    if harm == "cut":
        made.write_bytes(made.read_bytes()[:6000])
    elif harm == "empty":
        made.write_bytes(b"")
    elif harm == "foreign":
        made.write_text("name,phone\n")
    elif harm == "gone":
        made.unlink()
    elif harm == "folder":
        made = tmp_path
    else:
        store = open_file(made)
        store.conn.execute(
            f"INSERT INTO {migrations.TABLE} (migration_set, name, applied_at) VALUES (?, '9.9.9 far', '')",
            [migrations.SET],
        )
        close_file(store)
    before = path.read_bytes()
    with pytest.raises(KnownError) as told:
        restore(made, path)
    assert str(told.value).endswith(".") and len(str(told.value)) < 400
    assert path.read_bytes() == before
    assert beside(path) == ["group.commdesk"]


def test_a_backup_of_an_older_version_is_taken_and_brought_up_to_date(
    kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, path = kept
    migration = ("CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT",)
    monkeypatch.setitem(migrations.STATEMENTS, "0.2.0 extra", migration)
    restore(made, path)
    close_file(open_file(path))
    assert names(path) == ["Ana"]


def test_a_file_open_in_another_window_is_left_alone(kept: tuple[Path, Path]) -> None:
    made, path = kept
    store = open_file(path)
    assert len(store.find(VOLUNTEERS)) == 2
    with pytest.raises(KnownError, match="open in another window"):
        restore(made, path)
    add(store, "Cem")
    close_file(store)
    assert names(path) == ["Ana", "Ben", "Cem"]


def test_a_file_cannot_be_restored_from_itself(kept: tuple[Path, Path]) -> None:
    __, path = kept
    with pytest.raises(KnownError, match="the file itself"):
        restore(path, path)
    assert names(path) == ["Ana", "Ben"]
