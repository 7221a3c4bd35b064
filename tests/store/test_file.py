"""Opening, making and closing a file: what is refused, in which words, and that nothing is harmed."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from commdesk import paths
from commdesk.errors import FieldError, KnownError
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import migrations
from commdesk.store.connection import APPLICATION_ID, connect
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.snapshot import faults


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A group's file with one person, closed."""
    store = new_file(tmp_path / "group.commdesk", "Group")
    with store.step("Add"):
        store.save(Volunteer(name="Ana"))
    close_file(store)
    return tmp_path / "group.commdesk"


def refusal(path: Path) -> str:
    """The sentence with which a file is refused; what was there is as it was and nothing lies beside it."""
    before = path.read_bytes() if path.is_file() else None
    around = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(KnownError) as told:
        open_file(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == around
    sentence = str(told.value)
    assert path.name in sentence and sentence[0] != " " and sentence.endswith((".", ")"))
    return sentence


def test_a_new_file_is_whole_ours_and_one_file(path: Path) -> None:
    assert faults(path) == []
    assert [p.name for p in path.parent.iterdir()] == ["group.commdesk"]
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    conn.close()


def test_a_file_is_opened_with_the_promised_care(path: Path) -> None:
    store = open_file(path)
    found = {
        name: store.rows(f"PRAGMA {name}")[0][0]
        for name in (
            "foreign_keys",
            "secure_delete",
            "trusted_schema",
            "cell_size_check",
            "synchronous",
            "journal_mode",
        )
    }
    close_file(store)
    assert found == {
        "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1, "synchronous": 2,
        "journal_mode": "wal",
    }  # fmt: skip


def test_the_log_is_folded_back_at_close(path: Path) -> None:
    store = open_file(path)
    with store.step("Add"):
        store.save(Volunteer(name="Ben"))
    assert path.with_name("group.commdesk-wal").exists()
    close_file(store)
    assert [p.name for p in path.parent.iterdir()] == ["group.commdesk"]
    assert sqlite3.connect(path).execute("SELECT count(*) FROM volunteers").fetchone() == (2,)


@pytest.mark.parametrize(
    "name", ["with space.commdesk", "Łódź ü عربي 中文.commdesk", "a#b?c%20d.commdesk", "x'y\"z.commdesk"]
)
def test_any_name_and_folder_will_do(tmp_path: Path, name: str) -> None:
    place = tmp_path / "Ordner für Ähren" / name
    close_file(new_file(place, "Group"))
    store = open_file(place)
    assert store.group().name == "Group"
    close_file(store)
    assert [p.name for p in place.parent.iterdir()] == [name]


def test_a_path_of_more_than_260_letters_will_do(tmp_path: Path) -> None:
    place = tmp_path.joinpath(*["folder of fifty letters, to make the path a long one"] * 6) / "g.commdesk"
    assert len(str(place)) > 260
    close_file(new_file(place, "Group"))
    close_file(open_file(place))


def test_a_new_file_never_takes_another_s_place(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(KnownError, match="there already"):
        new_file(path, "Other")
    assert path.read_bytes() == before


def test_a_new_file_that_cannot_be_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KnownError, match="could not be made"):
        new_file(tmp_path / "file" / "g.commdesk", "Group")
    with pytest.raises(FieldError):
        new_file(tmp_path / "g.commdesk", "x" * 10_000)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_missing_file_a_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert "not there" in refusal(tmp_path / "no.commdesk")
    assert "folder" in refusal(tmp_path)
    (tmp_path / "e.commdesk").write_bytes(b"")
    assert "it is empty" in refusal(tmp_path / "e.commdesk")


@pytest.mark.parametrize(
    "content", [b"name;phone\nAna;1\n", b"%PDF-1.7", b"\x00" * 5000, b"SQLite format 2\x00"]
)
def test_what_is_no_file_of_ours_is_told_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.commdesk").write_bytes(content)
    assert "not a CommDesk file" in refusal(tmp_path / "x.commdesk")


def test_another_program_s_database(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "x.commdesk")
    conn.execute("CREATE TABLE volunteers (id TEXT)")
    conn.close()
    assert "belongs to another program" in refusal(tmp_path / "x.commdesk")


@pytest.mark.parametrize("kept", [20, 99, 100, 4096, 0.5, 0.9, -1])
def test_a_file_cut_short(path: Path, kept: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    assert "cut short" in refusal(path)


def test_a_zeroed_header(path: Path) -> None:
    path.write_bytes(b"\x00" * 100 + path.read_bytes()[100:])
    assert "not a CommDesk file" in refusal(path)


def test_a_torn_first_page(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:4096] = b"\xff" * 3996
    path.write_bytes(whole)
    assert "restore" in refusal(path).casefold()


def run_sql(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def test_a_newer_file_names_the_version_it_needs(path: Path) -> None:
    run_sql(
        path,
        f"INSERT INTO {migrations.TABLE} (migration_set, name, applied_at) VALUES ('{migrations.SET}', '9.4.0 stars', '')",
    )
    assert "newer CommDesk (9.4.0)" in refusal(path)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON volunteers BEGIN DELETE FROM shifts; END", "(t)"),
        ("CREATE VIEW v AS SELECT * FROM volunteers", "(v)"),
        ("CREATE TABLE extra (a)", "(extra)"),
        ("CREATE INDEX ix ON volunteers(lower(name))", "(ix)"),
        ("DROP TABLE import_rows", "(import_rows)"),
        ("DROP INDEX shifts_day", "(shifts_day)"),
    ],
)
def test_a_file_built_otherwise_is_refused(path: Path, statement: str, named: str) -> None:
    run_sql(path, statement)
    sentence = refusal(path)
    assert "not built as CommDesk builds" in sentence and named in sentence


_OTHER_WORDS = (
    "USING fts5(find, content='volunteers', tokenize='ascii', detail='none', columnsize=0, prefix='1 2 3')"
)


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["CREATE VIRTUAL TABLE more USING fts5(a)"], "(more)"),
        (
            ["CREATE VIRTUAL TABLE shifts_words_vocab USING fts5vocab(shifts_words, row)"],
            "(shifts_words_vocab)",
        ),
        (["CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)"], "(boxes)"),
        (["DROP TABLE shifts_words", f"CREATE VIRTUAL TABLE shifts_words {_OTHER_WORDS}"], "(shifts_words)"),
        (["DROP TABLE shifts_words", "CREATE TABLE shifts_words (find TEXT)"], "(shifts_words)"),
        (["DROP TABLE shifts_words"], "(shifts_words)"),
        (["DROP TRIGGER shifts_words_removed"], "(shifts_words_removed)"),
        (
            [
                "DROP TRIGGER shifts_words_added",
                "CREATE TRIGGER shifts_words_added AFTER INSERT ON shifts BEGIN DELETE FROM volunteers; END",
            ],
            "(shifts_words_added)",
        ),
    ],
)
def test_an_index_or_trigger_that_is_not_ours_to_the_letter_is_refused(
    path: Path, statements: list[str], named: str
) -> None:
    conn = connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.close()
    sentence = refusal(path)
    assert "not built as CommDesk builds" in sentence and named in sentence


def test_a_trigger_in_an_older_file_is_refused_before_it_can_act(tmp_path: Path) -> None:
    path = tmp_path / "old.commdesk"
    shutil.copy(Path(__file__).parent.parent / "files" / "0.1.0.commdesk", path)
    run_sql(path, "CREATE TRIGGER t AFTER UPDATE ON shifts BEGIN DELETE FROM volunteers; END")
    assert "(t)" in refusal(path)


def test_a_table_in_a_view_s_clothes_is_refused(path: Path) -> None:
    run_sql(path, "DROP TABLE import_rows", "CREATE VIEW import_rows AS SELECT 1")
    assert "import_rows" in refusal(path)


@pytest.mark.skipif(sys.platform != "linux", reason="gives up root's rights the Linux way")
def test_a_file_that_cannot_be_written_is_opened_for_reading(path: Path) -> None:
    code = (
        "from pathlib import Path; from commdesk.store.file import open_file, close_file\n"
        "from commdesk.records.volunteers import VOLUNTEERS\n"
        f"store = open_file(Path({str(path)!r}))\n"
        "print(store.readonly, store.count(VOLUNTEERS)); close_file(store)"
    )
    # Root may write anywhere unless it gives that right up (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE).
    start = (
        "import ctypes, os, sys\n"
        "if os.geteuid() == 0: assert ctypes.CDLL(None).prctl(24, 1, 0, 0, 0) == 0\n"
        f"os.execv(sys.executable, [sys.executable, '-c', {code!r}])"
    )
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, timeout=60)
    finally:
        path.parent.chmod(0o755)
    assert done.stdout.split() == ["True", "1"], done.stderr
    assert [p.name for p in path.parent.iterdir()] == ["group.commdesk"]


def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 300 + ".commdesk")
    with pytest.raises(KnownError, match="too long"):
        new_file(place, "Group")
    with pytest.raises(KnownError, match="too long"):
        open_file(place)


def test_an_older_file_is_copied_and_then_brought_up_to_date(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setitem(
        migrations.STATEMENTS, "0.2.0 keys", ("CREATE TABLE keys (id TEXT PRIMARY KEY) STRICT",)
    )
    with pytest.raises(KnownError, match="older version"):
        open_file(path, readonly=True)
    store = open_file(path)
    assert migrations.applied(store.conn) == migrations.names()
    assert store.count(VOLUNTEERS) == 1
    close_file(store)
    copies = list((paths.backups_dir() / "before-upgrade").iterdir())
    assert len(copies) == 1 and faults(copies[0]) == []
    conn = connect(copies[0], readonly=True)
    assert "0.2.0 keys" not in migrations.applied(conn)
    conn.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))
    statements = ("CREATE TABLE keys (id TEXT PRIMARY KEY) STRICT", "CREATE TABLE volunteers (id TEXT)")
    monkeypatch.setitem(migrations.STATEMENTS, "0.2.0 keys", statements)
    with pytest.raises(KnownError, match="restore"):
        open_file(path)
    monkeypatch.delitem(migrations.STATEMENTS, "0.2.0 keys")
    store = open_file(path)
    assert store.count(VOLUNTEERS) == 1
    close_file(store)


@pytest.mark.parametrize("moment", ["in a step", "after it", "at the commit"])
def test_a_program_killed_at_work_leaves_a_whole_file(path: Path, moment: str) -> None:
    """Of a step that was not finished nothing is there, of one that was, everything."""
    code = f"""
import sys, time
from pathlib import Path
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import open_file
store = open_file(Path({str(path)!r}))
def fill(label):
    with store.step(label):
        for i in range(3000):
            store.save(Volunteer(name=f"{{label}} {{i}}", note="x" * 500), new=True)
        if {moment!r} == "in a step" and label == "second":
            print("now", flush=True); time.sleep(60)
        if {moment!r} == "at the commit" and label == "second":
            print("now", flush=True)
fill("first")
fill("second")
print("now", flush=True); time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    process.kill()
    process.wait()
    process.stdout.close()
    store = open_file(path)
    counts = {
        name: store.rows("SELECT count(*) FROM volunteers WHERE name LIKE ?", [name + "%"])[0][0]
        for name in ("Ana", "first", "second")
    }
    assert counts["Ana"] == 1 and counts["first"] == 3000
    assert counts["second"] in {"in a step": (0,), "after it": (3000,), "at the commit": (0, 3000)}[moment]
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    close_file(store)
    assert faults(path) == []
