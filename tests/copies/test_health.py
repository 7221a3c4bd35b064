"""Checking a file: a sound one says nothing, each kind of harm says itself in words."""

from pathlib import Path

import pytest

from commdesk.copies.health import check_file, mend_file
from commdesk.errors import KnownError
from commdesk.records.agreements import Agreement
from commdesk.records.kinds import KINDS
from commdesk.records.partners import Partner
from commdesk.records.programmes import Programme
from commdesk.records.promises import Commitment
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.connection import connect
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.query import Query


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "group.commdesk"
    store = new_file(path, "Group")
    ana, walk = Volunteer(name="Ana"), Programme(name="Walk")
    school, library = Partner(name="School"), Partner(name="Library")
    paper = Agreement(partner=school.id, name="Rooms")
    with store.step("Fill"):
        for record in (ana, walk, school, library, paper):
            store.save(record)
        store.save(Shift(day="2026-11-01", volunteer=ana.id, programme=walk.id, minutes=600))
        store.save(Commitment(partner=school.id, agreement=paper.id, what="Give a room"))
    close_file(store)
    return path


def records(path: Path) -> list[list[tuple[object, ...]]]:
    conn = connect(path, readonly=True)
    found = [conn.execute(f'SELECT * FROM "{kind.name}" ORDER BY id').fetchall() for kind in KINDS]
    conn.close()
    return found


def harm(path: Path, sql: str) -> list[str]:
    conn = connect(path)
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute(sql)
    conn.close()
    return check_file(path)


def test_a_sound_file_has_nothing_to_say_and_is_not_touched(path: Path) -> None:
    before = path.read_bytes()
    assert check_file(path) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM volunteers", "points to something that is not there"),
        ("UPDATE volunteers SET name = ''", "Name is empty"),
        ("UPDATE shifts SET minutes = 1500", "24 hours"),
        ("UPDATE shifts SET day = '2026-13-45'", "2026-13-45"),
        ("UPDATE partners SET stage = 'asleep'", "asleep"),
        (
            "UPDATE commitments SET partner = (SELECT id FROM partners WHERE name = 'Library')",
            "another partner",
        ),
        ('DELETE FROM "group"', "one group"),
    ],
)
def test_each_harm_is_told_in_words(path: Path, sql: str, told: str) -> None:
    found = harm(path, sql)
    assert any(told in sentence for sentence in found), found


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE volunteers_words_data SET block = x'00ff' WHERE id > 10",
        "INSERT INTO volunteers_words(volunteers_words) VALUES ('delete-all')",
        "INSERT INTO volunteers_words(rowid, find) VALUES (1, ' somebody else')",
        "INSERT INTO volunteers_words(rowid, find) VALUES (9, ' ana')",
    ],
)
def test_an_index_that_disagrees_is_told_and_mended(path: Path, sql: str) -> None:
    found = harm(path, sql)
    assert len(found) == 1 and "among volunteers can miss" in found[0]
    before = records(path)
    mend_file(path)
    assert check_file(path) == [] and records(path) == before
    store = open_file(path)
    assert store.count(VOLUNTEERS, Query(words="an")) == 1
    assert store.count(VOLUNTEERS, Query(words="somebody")) == 0
    close_file(store)


def test_what_cannot_be_written_is_not_mended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_asked: False)
    with pytest.raises(KnownError, match="nothing was mended"):
        mend_file(path)


def test_a_person_with_more_than_a_day_is_named(path: Path) -> None:
    columns = "made, day, volunteer, programme, minutes, people, party, activity, status, note, find"
    found = harm(
        path,
        f"INSERT INTO shifts (id, {columns}) SELECT id || '2', {columns.replace('minutes', '900')} FROM shifts",
    )
    assert any("Ana" in sentence and "25:00" in sentence for sentence in found), found


def test_at_most_fifty_are_told(path: Path) -> None:
    sql = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
        "INSERT INTO volunteers (id, made, name, status, phone, email, skills, languages, note, find) "
        "SELECT 'x' || i, '', '', 'current', '', '', '', '', '', '' FROM n"
    )
    assert len(harm(path, sql)) == 50


def test_a_torn_file_is_told_in_a_sentence(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 30] = b"\xa5" * (4096 * 28)
    path.write_bytes(content)
    found = check_file(path)
    assert found and all(isinstance(sentence, str) and sentence.endswith(".") for sentence in found)


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    assert "not there" in check_file(tmp_path / "no.commdesk")[0]
    assert list(tmp_path.iterdir()) == []
