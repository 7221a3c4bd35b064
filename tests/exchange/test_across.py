"""People down and dates across: each filled cell becomes a shift."""

from pathlib import Path

import pytest

from commdesk.exchange import across
from commdesk.exchange.asking import AskError
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.read import read_table
from commdesk.exchange.table import Table
from commdesk.records.shifts import SHIFTS

ROLES = "Helpers,Jul 6,,,Jul 13,,\n,Door,Tea,Tea,Door,Tea,Tea\nAmina,Y,0,,0,Y,x\nBen,,Y,Y,0,0,1\n"
HOURS = "Name,Phone,Sun 5/7/26,Sun 12/7/26,Total\nAmina,0171,2,1,3\nBen,0172,18:00-20:30,-,2.5\n"
WORDS = "Name,2026-07-05,2026-07-12\nAmina,Door,Tea\nBen,,Y\n"
MONTHS = "Name,Jan,Feb,Mar\nAmina,12.5,0,3\nBen,1,4h30,\n"


def read(tmp_path: Path, text: str) -> Table:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def planned(store, table: Table, year: str = "", **constants: str) -> Plan:  # type: ignore[no-untyped-def]
    found = across.found(table)
    assert found
    long = across.unfolded(table, found, year)
    return plan(store, SHIFTS, long, propose(SHIFTS, long), {"programme": "Sundays", **constants}, "dmy")


def told(made: Plan) -> list[tuple[object, ...]]:
    names = {r.id: r.name for r in made.linked if hasattr(r, "email")}
    return [
        (e.row, names[e.record.volunteer], e.record.day, e.record.activity, e.record.minutes)
        for e in made.entries
    ]


def test_two_rows_of_titles_with_repeated_roles(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = read(tmp_path, ROLES)
    made = planned(store, table, "2025", duration="1.5")
    assert told(made) == [
        (3, "Amina", "2025-07-06", "Door", 90),
        (3, "Amina", "2025-07-13", "Tea", 90),
        (3, "Amina", "2025-07-13", "Tea", 90),
        (4, "Ben", "2025-07-06", "Tea", 90),
        (4, "Ben", "2025-07-06", "Tea", 90),
        (4, "Ben", "2025-07-13", "Tea", 90),
    ]
    assert "6 filled cells of 2 rows, under 2 dates" in made.notes[0]


def test_the_year_is_asked_with_weekdays_and_never_guessed(tmp_path: Path) -> None:
    table = read(tmp_path, ROLES)
    found = across.found(table)
    assert found
    with pytest.raises(AskError) as asked:
        across.unfolded(table, found)
    assert asked.value.what == "year"
    assert dict(asked.value.options)["2025"].startswith("Sun")
    with pytest.raises(AskError, match="6 cells hold a mark"):
        across.ask_length(table, found, "")


def test_hours_in_cells_with_other_columns_beside(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = read(tmp_path, HOURS)
    found = across.found(table)
    assert found and found.counts and not found.marks(table)
    made = planned(store, table)
    assert told(made) == [
        (2, "Amina", "2026-07-05", "", 120),
        (2, "Amina", "2026-07-12", "", 60),
        (3, "Ben", "2026-07-05", "", 150),
    ]
    assert any("Phone, Total" in note for note in made.notes)


def test_words_in_cells_are_what_was_done_and_are_told(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made = planned(store, read(tmp_path, WORDS), duration="2h")
    assert [row[3:] for row in told(made)] == [("Door", 120), ("Tea", 120), ("", 120)]
    assert any("Door, Tea" in note for note in made.notes)


def test_months_across_are_lumps_of_a_month(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made = planned(store, read(tmp_path, MONTHS), "2026")
    assert [row[1:] for row in told(made)] == [
        ("Amina", "2026-01", "", 750), ("Amina", "2026-03", "", 180), ("Ben", "2026-01", "", 60), ("Ben", "2026-02", "", 270),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Name,Phone,Joined\nAna,1,2026-01-01\n", "Name,2026-01-05\nAna,2\n", "Date,May,June\n2026-01-01,x,y\n".replace("May,June", "A,B"),
     "2026-01-05,2\n2026-01-06,3\n"],
)  # fmt: skip
def test_a_plain_list_has_no_dates_across(tmp_path: Path, text: str) -> None:
    assert across.found(read(tmp_path, text)) is None


def test_a_column_of_days_without_a_year_asks_for_it_too(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = read(tmp_path, "Name,Day,Hours\nAmina,6 Jul,2\nBen,13 Jul,1\n")
    mapping = propose(SHIFTS, table)
    with pytest.raises(AskError) as asked:
        plan(store, SHIFTS, table, {**mapping, "day": "Day"}, {"programme": "Food"})
    assert asked.value.what == "year"
    made = plan(store, SHIFTS, table, {**mapping, "day": "Day"}, {"programme": "Food", "year": "2025"})
    assert [e.record.day for e in made.entries] == ["2025-07-06", "2025-07-13"]


def test_a_row_of_sums_below_each_date_is_asked_about(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = "Name,2026-07-05,2026-07-12\nAmina,2,1.5\nBen,3,1\n,5,2.5\nCem,1,\nTotal,6,2.5\n"
    made = planned(store, read(tmp_path, text))
    assert ([d.kind for d in made.decisions], made.decisions[0].rows) == (["totals"], [4, 4, 6, 6])
    assert sum(e.record.minutes for e in made.entries) == 510
    assert made.refused[0].sentence.startswith("2026-07-05: ")
