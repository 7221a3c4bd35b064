"""A copy is checked before it has its name; when it fails, nothing is left under that name."""

import subprocess
import sys
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
    store.conn.execute(
        "INSERT INTO programmes (id, made, name, type, unit, counts, note, find) VALUES ('p', '', 'Walk', 'no type', '', 'adds', '', '')"
    )
    with pytest.raises(KnownError, match="Your file itself is untouched"):
        snapshot(store.conn, tmp_path / "stick" / "copy.commdesk")
    assert list((tmp_path / "stick").iterdir()) == []


def test_one_that_cannot_take_its_place_leaves_nothing(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.commdesk"
    target.mkdir()
    (target / "older").write_text("x")
    with pytest.raises(KnownError, match="make room there or choose another place"):
        snapshot(store.conn, target)
    assert (target / "older").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_left_over_is_cleared_away_and_not_written_into(store: Store, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("x")
    (tmp_path / "copy.commdesk.part").symlink_to(precious)
    assert faults(snapshot(store.conn, tmp_path / "copy.commdesk")) == []
    assert precious.read_text() == "x" and not (tmp_path / "copy.commdesk.part").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="limits what may be written the POSIX way")
def test_where_there_is_no_room_nothing_is_left_and_an_older_copy_stays(store: Store, tmp_path: Path) -> None:
    older = snapshot(store.conn, tmp_path / "stick" / "copy.commdesk")
    before = older.read_bytes()
    code = (
        "import resource, signal; from pathlib import Path\n"
        "from commdesk.errors import KnownError; from commdesk.store.connection import connect\n"
        "from commdesk.store.snapshot import snapshot\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"conn = connect(Path({str(store.path)!r}), readonly=True)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        f"try: snapshot(conn, Path({str(older)!r}))\n"
        "except KnownError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert "Please make room there" in done.stdout and done.returncode == 0, done.stderr
    assert [p.name for p in older.parent.iterdir()] == ["copy.commdesk"]
    assert older.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"name;phone\n", b"SQLite format 3\x00" + b"\x00" * 500])
def test_faults_of_what_is_no_file_of_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert len(faults(tmp_path / "x")) == 1
    assert faults(tmp_path / "missing") != []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x"]
