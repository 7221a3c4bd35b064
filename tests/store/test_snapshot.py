"""A copy is checked before it has its name; when it fails, nothing is left under that name."""

from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import open_file
from commdesk.store.snapshot import faults, snapshot
from commdesk.store.store import Store


def test_it_holds_what_is_only_in_the_log_and_is_one_plain_file(store: Store, tmp_path: Path) -> None:
    with store.step("Add"):
        store.save(Volunteer(name="Ana"))
    made = snapshot(store.conn, tmp_path / "stick" / "copy.commdesk")
    assert [p.name for p in made.parent.iterdir()] == ["copy.commdesk"]
    assert faults(made) == []
    copy = open_file(made, readonly=True)
    assert copy.find(VOLUNTEERS) == store.find(VOLUNTEERS)
    copy.close()


def test_a_reading_connection_can_make_one_and_stays_reading(store: Store, tmp_path: Path) -> None:
    reader = store.reader()
    assert faults(snapshot(reader.conn, tmp_path / "copy.commdesk")) == []
    with pytest.raises(Exception, match="readonly"):
        reader.conn.execute("DELETE FROM programme_types")
    reader.close()


def test_one_that_does_not_check_out_is_not_left(store: Store, tmp_path: Path) -> None:
    store.conn.execute("PRAGMA foreign_keys = OFF")
    store.conn.execute("INSERT INTO programmes VALUES ('p', '', 'Walk', 'no type', '', 'adds', '', '')")
    with pytest.raises(KnownError, match="Your file itself is untouched"):
        snapshot(store.conn, tmp_path / "stick" / "copy.commdesk")
    assert list((tmp_path / "stick").iterdir()) == []


def test_one_without_room_leaves_nothing_and_an_older_one_stays(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.commdesk"
    target.mkdir()
    (target / "older").write_text("x")
    with pytest.raises(KnownError, match="make room there or choose another place"):
        snapshot(store.conn, target)
    assert (target / "older").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_full_disk_is_told_and_nothing_is_left(store: Store, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("asks for /dev/full")
    unfinished = tmp_path / "copy.commdesk.part"
    unfinished.symlink_to(full)
    # A left-over under the working name is cleared away, not written into.
    assert faults(snapshot(store.conn, tmp_path / "copy.commdesk")) == []
    assert not unfinished.is_symlink()


@pytest.mark.parametrize("content", [b"", b"name;phone\n", b"SQLite format 3\x00" + b"\x00" * 500])
def test_faults_of_what_is_no_file_of_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert len(faults(tmp_path / "x")) == 1
    assert faults(tmp_path / "missing") != []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x"]
