"""Which row holds the titles: below lines that name the list, in two rows, chosen, or nowhere."""

from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.exchange.read import read_table
from commdesk.exchange.table import Table

ROTA = "Helpers,Jul 6,,,Jul 13,,,,\n,Door,Tea,Tea,Door,Tea,Tea,,\nAmina,Y,0,0,0,Y,0,,\nBen,0,Y,Y,0,0,0,,\n"


def read(tmp_path: Path, text: str, head: str | None = None) -> Table:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, head=head)


@pytest.mark.parametrize(
    ("text", "row", "first"),
    [
        ("name,town\nAna,Bonn\n", 1, "name"),
        ("Sign-in sheet March\n\nLeader:,Ana,,\nName,Day,Hours,Note\nBen,2026-03-01,2,\n", 4, "Name"),
        ("Helpers of 2026,,,\n,,,\nName,Day,Hours,Note\nBen,2026-03-01,2,x\n", 3, "Name"),
        ("name,2023,2024\nAna,1,2\n", 1, "name"),
        ("Volunteers,2026-07-06,2026-07-13\nAna,Y,\nBen,,Y\n", 1, "Volunteers"),
        ("Ana\nBen\nCem\n", 1, "Ana"),
        ("\n\nName,Phone\nAna,1\n", 3, "Name"),
    ],
)
def test_the_first_row_that_looks_like_titles(tmp_path: Path, text: str, row: int, first: str) -> None:
    table = read(tmp_path, text)
    assert (table.head, table.header[0]) == ((row, row), first)
    assert table.rows[0].number == row + 1


def test_two_rows_of_titles_join_and_repeated_ones_stay_apart(tmp_path: Path) -> None:
    table = read(tmp_path, ROTA)
    assert table.head == (1, 2)
    assert table.header == (
        "Helpers", "Jul 6 / Door", "Jul 6 / Tea", "Jul 6 / Tea (2)", "Jul 13 / Door", "Jul 13 / Tea", "Jul 13 / Tea (2)",
    )  # fmt: skip
    assert table.parts[3] == ("Jul 6", "Tea")
    assert [row.number for row in table.rows] == [3, 4]


def test_merged_cells_over_some_columns_only(tmp_path: Path) -> None:
    table = read(tmp_path, "Name,Phone,Hours,\n,,Jan,Feb\nAna,0171,2,3\nBen,0172,1,4\n")
    assert table.header == ("Name", "Phone", "Hours / Jan", "Hours / Feb")


def test_a_line_above_the_titles_is_no_group(tmp_path: Path) -> None:
    table = read(tmp_path, "List,,printed,\nName,Phone,Town,Note\nAna,1,Bonn,\nBen,2,Köln,\n")
    assert (table.head, table.header) == ((2, 2), ("Name", "Phone", "Town", "Note"))


def test_another_row_is_chosen_or_none(tmp_path: Path) -> None:
    text = "Name,Day\nReally the title,When\nAna,2026-03-01\n"
    assert read(tmp_path, text).head == (1, 1)
    chosen = read(tmp_path, text, "2")
    assert (chosen.header, [row.number for row in chosen.rows]) == (("Really the title", "When"), [3])
    none = read(tmp_path, "Ana,2026-03-01\nBen,2026-03-02\n", "0")
    assert (none.header, none.head, none.count) == (("column A", "column B"), (0, 0), 2)
    assert read(tmp_path, ROTA, "1").head == (1, 2)
    assert read(tmp_path, ROTA, "2-2").header[1] == "Door"
    for typed in ("9", "3-1", "x", "1-3", "-1"):
        with pytest.raises(KnownError, match="Choose one of"):
            read(tmp_path, text, typed)
