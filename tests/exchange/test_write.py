"""Written for a spreadsheet, and read again by an import."""

import csv
import zipfile
from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.exchange import stays
from commdesk.exchange.apply import apply
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import plan
from commdesk.exchange.read import read_table
from commdesk.exchange.write import export
from commdesk.figures.periods import parse_period
from commdesk.records.indicators import STORIES, Story
from commdesk.records.partners import PARTNERS
from commdesk.records.programmes import Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.query import Query

SIGNS = ("=1+1", "+49 171", "-5", "@home", "'=x", "''+y")


@pytest.fixture
def filled(store):  # type: ignore[no-untyped-def]
    ana, food = Volunteer(name="Ana, Núñez", phone="+49 171"), Programme(name="Food table")
    with store.step("fill"):
        for record in (
            ana,
            food,
            Shift(day="2026-03-02", volunteer=ana.id, programme=food.id, minutes=140, note='a "b"\nc'),
            Shift(day="2025-03-02", programme=food.id, minutes=60, people=12, party="Scouts"),
        ):
            store.save(record)
    return store


def test_columns_are_short_names_and_links_are_names(filled, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out.csv"
    assert export(filled, SHIFTS, out) == 2
    assert out.read_bytes().startswith(
        b"\xef\xbb\xbfid,day,volunteer,programme,duration,start,finish,people,"
    )
    with open(out, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["day"], r["volunteer"], r["programme"], r["duration"], r["people"]) for r in rows] == [
        ("2026-03-02", "Ana, Núñez", "Food table", "2.3333", "1"),
        ("2025-03-02", "", "Food table", "1.0", "12"),
    ]


def test_round_trip_into_this_file_and_another(filled, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out.csv"
    export(filled, SHIFTS, out)
    table = read_table(out)
    here = plan(filled, SHIFTS, table, propose(SHIFTS, table))
    assert (here.added, here.skipped, here.refused) == (0, [2, 3], [])
    other = new_file(tmp_path / "other.commdesk", "Other")
    apply(other, plan(other, SHIFTS, table, propose(SHIFTS, table)), "out.csv")
    bare = [
        {**shift.values(), "id": 0, "made": 0, "volunteer": 0, "programme": 0}
        for shift in filled.find(SHIFTS)
    ]
    assert bare == [
        {**shift.values(), "id": 0, "made": 0, "volunteer": 0, "programme": 0} for shift in other.find(SHIFTS)
    ]
    assert [v.name for v in other.find(VOLUNTEERS)] == ["Ana, Núñez"]
    assert plan(other, SHIFTS, table, propose(SHIFTS, table)).added == 0
    close_file(other)


def test_formulas_stay_text_in_csv_and_come_back_as_typed(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with store.step("fill"):
        for sign in SIGNS:
            store.save(Volunteer(name=sign))
    out = tmp_path / "out.csv"
    export(store, VOLUNTEERS, out)
    with open(out, encoding="utf-8-sig", newline="") as file:
        assert all(row["name"].startswith("'") for row in csv.DictReader(file))
    other = new_file(tmp_path / "other.commdesk", "Other")
    table = read_table(out)
    made = plan(other, VOLUNTEERS, table, propose(VOLUNTEERS, table))
    assert sorted(e.record.name for e in made.entries) == sorted(SIGNS)
    close_file(other)


def test_formulas_and_addresses_stay_text_in_xlsx(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with store.step("fill"):
        for sign in (*SIGNS, "https://example.org"):
            store.save(Volunteer(name=sign))
    out = tmp_path / "out.xlsx"
    assert export(store, VOLUNTEERS, out) == 7
    with zipfile.ZipFile(out) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        parts = book.namelist()
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert "=1+1" in sheet
    assert not any("externalLink" in part for part in parts)


def test_only_the_period_and_the_query(filled, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert export(filled, SHIFTS, tmp_path / "a.csv", parse_period("2026")) == 1
    assert export(filled, SHIFTS, tmp_path / "b.csv", query=Query(equals={"party": "Scouts"})) == 1
    assert export(filled, SHIFTS, tmp_path / "c.csv", query=Query(limit=1)) == 1
    with pytest.raises(KnownError, match="no day"):
        export(filled, VOLUNTEERS, tmp_path / "d.csv", parse_period("2026"))


def test_windows_join_without_gap_or_twin(store, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    with store.step("fill"):
        for i in range(25):
            store.save(Volunteer(name=f"P{i % 3}"))
    monkeypatch.setattr("commdesk.exchange.write._WINDOW", 10)
    export(store, VOLUNTEERS, tmp_path / "a.csv")
    ids = [row.cells[0] for row in read_table(tmp_path / "a.csv").rows]
    assert len(ids) == len(set(ids)) == 25


def test_nothing_half_is_left_and_the_old_file_stays(filled, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out.csv"
    out.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KnownError, match="no space left"):
        export(filled, SHIFTS, out)
    assert out.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_other_endings_and_missing_folders_are_refused(filled, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KnownError, match=r"\.csv or \.xlsx"):
        export(filled, PARTNERS, tmp_path / "out.ods")
    for ending in ("csv", "xlsx"):
        with pytest.raises(KnownError, match="could not be written"):
            export(filled, PARTNERS, tmp_path / "none" / f"out.{ending}")


def _stories(store):  # type: ignore[no-untyped-def]
    with store.step("Told"):
        for consent in ("none", "words", "name", "photo"):
            store.save(
                Story(
                    title=f"T-{consent}", words=f"W-{consent}", said_by=f"N-{consent}", note=f"M-{consent}",
                    day="2026-03-02", consent=consent,
                ),
                new=True,
            )  # fmt: skip


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_of_stories_only_what_was_agreed_to_leaves_the_file(store, tmp_path: Path, ending: str) -> None:  # type: ignore[no-untyped-def]
    _stories(store)
    out = tmp_path / f"out.{ending}"
    assert export(store, STORIES, out) == 3
    if ending == "csv":
        written = out.read_text("utf-8-sig")
    else:
        with zipfile.ZipFile(out) as book:
            written = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    found = {f"{what}-{consent}" for what in "TWNM" for consent in ("none", "words", "name", "photo")}
    assert {mark for mark in found if mark in written} == {
        "T-words", "W-words", "T-name", "W-name", "N-name", "M-name", "T-photo", "W-photo", "N-photo", "M-photo",
    }  # fmt: skip
    assert stays.stay(store, STORIES, Query()) == 1


def test_a_list_narrowed_to_those_who_were_not_asked_leaves_none(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _stories(store)
    asked = Query(equals={"consent": "none"})
    assert export(store, STORIES, tmp_path / "out.csv", query=asked) == 0
    assert export(store, STORIES, tmp_path / "name.csv", query=Query(equals={"consent": "name"})) == 1
    assert stays.stay(store, STORIES, asked) == 1
    assert stays.words(1) == "1 stays in the file: nobody has agreed to it being told."
