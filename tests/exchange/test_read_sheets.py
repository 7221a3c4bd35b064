"""Reading XLSX, XLS and ODS: cells as people typed them; bombs, programs and locked files refused."""

import datetime as dt
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from commdesk.errors import KnownError
from commdesk.exchange import packed
from commdesk.exchange.asking import AskError
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import plan
from commdesk.exchange.read import read_table
from commdesk.exchange.read_sheets import as_typed
from commdesk.records.shifts import SHIFTS
from tests.exchange import sheets

BLANKS = '<table:table-cell table:number-columns-repeated="16380"/>'


def filled(book: Any) -> None:
    sheet = book.add_worksheet("March")
    day, time = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    length = book.add_format({"num_format": "[h]:mm"})
    sheet.write_row(2, 1, ["Name", "Date", "Hours", "Start", "Total", "Place"])
    sheet.write_row(3, 1, ["Ana", None, 2.0])
    sheet.write_datetime(3, 2, dt.datetime(2026, 3, 4), day)
    sheet.write_datetime(3, 4, dt.time(18, 30), time)
    sheet.write_number(3, 5, 25.5 / 24, length)
    sheet.write_formula(3, 6, "=1/0", None, "#DIV/0!")
    sheet.merge_range(4, 1, 5, 1, "Ben")
    for row in (4, 5):
        sheet.write_datetime(row, 2, dt.datetime(2026, 3, 4 + row), day)
        sheet.write_number(row, 3, 0.1 + 0.2)
    sheet.merge_range(4, 5, 5, 5, 7)
    book.add_worksheet("Blank")
    hidden = book.add_worksheet("Old")
    hidden.write(0, 0, "x")
    hidden.hide()


def test_dates_times_and_numbers_come_as_people_typed_them(tmp_path: Path) -> None:
    table = read_table(sheets.xlsx(tmp_path / "list.xlsx", filled))
    assert table.header == ("Name", "Date", "Hours", "Start", "Total", "Place")
    assert (table.head, table.sheet, table.sheets) == ((3, 3), "March", ("March",))
    # Ben's cell reaches over two rows and his name holds for both; a number would be counted twice.
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Ana", "2026-03-04", "2", "18:30", "25:30", "#DIV/0!")),
        (5, ("Ben", "2026-03-08", "0.3", "", "7", "")),
        (6, ("Ben", "2026-03-09", "0.3", "", "", "")),
    ]


@pytest.mark.parametrize(
    ("value", "typed"),
    [(2.0, "2"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (1e21, "1000000000000000000000"), (float("nan"), ""), (True, "yes"),
     (dt.datetime(2026, 3, 4), "2026-03-04"), (dt.datetime(2026, 3, 4, 18, 29, 59, 999_000), "2026-03-04 18:30"),
     (dt.datetime(1899, 12, 31, 9, 5), "09:05"), (dt.time(23, 59, 59), "00:00"), (dt.timedelta(hours=-1.5), "-1:30"),
     (7, "7"), ("a\r\nb", "a\nb")],
)  # fmt: skip
def test_a_cell_as_typed(value: Any, typed: str) -> None:
    assert as_typed(value) == typed


def test_true_dates_need_no_order_and_a_spreadsheet_s_error_refuses_its_row(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = read_table(sheets.xlsx(tmp_path / "list.xlsx", filled))
    mapping = {**propose(SHIFTS, table), "note": "Place"}
    made = plan(store, SHIFTS, table, mapping, {"programme": "Food"})
    assert [(e.record.day, e.record.minutes) for e in made.entries] == [
        ("2026-03-08", 18),
        ("2026-03-09", 18),
    ]
    assert [refusal.row for refusal in made.refused] == [4]
    assert "#DIV/0!" in made.refused[0].sentence
    assert plan(store, SHIFTS, table, propose(SHIFTS, table), {"programme": "Food"}).added == 3


def test_one_of_several_sheets_is_asked_for_and_a_hidden_one_can_be_named(tmp_path: Path) -> None:
    def two(book: Any) -> None:
        filled(book)
        book.add_worksheet("April & May").write_row(0, 0, ["Name", "Phone"])
        book.get_worksheet_by_name("April & May").write_row(1, 0, ["Cem", 171])

    path = sheets.xlsx(tmp_path / "list.xlsx", two)
    with pytest.raises(AskError) as asked:
        read_table(path)
    assert (asked.value.what, asked.value.candidates) == ("sheet", ["March", "April & May"])
    assert read_table(path, sheet="april & may").rows[0].cells == ("Cem", "171")
    with pytest.raises(KnownError, match="no rows"):
        read_table(path, sheet="Old")
    with pytest.raises(KnownError, match="no sheet “June”"):
        read_table(path, sheet="June")


def test_ods_with_a_million_blank_rows_and_columns(tmp_path: Path) -> None:
    rows = (
        f'<table:table-column table:number-columns-repeated="16384"/>{sheets.ods_row("Name", "Date", "Hours", "Start", more=BLANKS)}'
        f"{sheets.ods_row('Ana', ('date', '2026-03-04'), 2.5, ('time', 'PT18H30M00S'), more=BLANKS)}"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = read_table(sheets.ods(tmp_path / "list.ods", ("März", rows)))
    assert table.header == ("Name", "Date", "Hours", "Start")
    assert [row.cells for row in table.rows] == [("Ana", "2026-03-04", "2.5", "18:30")]


def test_the_old_format(tmp_path: Path) -> None:
    table = read_table(sheets.xls(tmp_path / "list.xls", [["Name", "Hours"], ["Jürgen", 2.0], ["Ana", 1.5]]))
    assert [row.cells for row in table.rows] == [("Jürgen", "2"), ("Ana", "1.5")]


def test_a_far_cell_of_the_old_format_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = sheets.xls(tmp_path / "list.xls", [["Name", "Hours"], ["Ana", 1.5]])
    content = path.read_bytes()
    at = content.rfind(b"\x03\x02\x0e\x00")
    path.write_bytes(content[: at + 4] + b"\xff\xff\xff\x00" + content[at + 8 :])
    with pytest.raises(KnownError, match="too far"):
        read_table(path)


def test_the_old_format_with_a_password(tmp_path: Path) -> None:
    path = sheets.xls(tmp_path / "list.xls", [["Name"], ["Ana"]])
    path.write_bytes(path.read_bytes().replace(b"\x85\x00", b"\x2f\x00", 1))
    with pytest.raises(KnownError, match="password"):
        read_table(path)


def test_cells_without_names_are_read_and_counted(tmp_path: Path) -> None:
    row = b'<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c t="str"><v>c</v></c><c><v>2</v></c></row>'
    assert read_table(sheets.raw_xlsx(tmp_path / "bare.xlsx", row)).rows[0].cells == ("c", "2")


FAR = b'<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="1048576"><c s=">" r=\'XFD1048576\' t="str"><v>a</v></c></row>'
LONG = b'<row><c t="str"><v>' + b"a" * 100_000 + b"</v></c></row>"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: sheets.raw_xlsx(p, LONG, 2_000), "far more"),
        (lambda p: sheets.understate(sheets.raw_xlsx(p, LONG, 500), "xl/worksheets/sheet1.xml", 1000), "far more"),
        (lambda p: sheets.raw_xlsx(p, FAR), "too far"),
        (
            lambda p: sheets.ods(
                p,
                ("S", sheets.ods_row(more='<table:table-cell office:value-type="float" office:value="1" '
                                          'table:number-columns-repeated="16384"/>', repeated=1_048_576)),
            ),
            "too far",
        ),
        (lambda p: sheets.ods(p, ("S", sheets.ods_row("a") + "<table:table-row" + " " * 5_000_000 + "/>")), "far more"),
    ],
    ids=["bomb", "lying bomb", "far cell", "repeated cells", "endless row"],
)  # fmt: skip
def test_bombs_are_refused_before_they_unpack(tmp_path: Path, make: Any, words: str) -> None:
    path = make(tmp_path / "list.xlsx")
    tracemalloc.start()
    try:
        with pytest.raises(KnownError, match=words):
            packed.look_into(path)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_directory_of_a_million_parts_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(
        b"PK\x03\x04"
        + b"\x00" * 100
        + b"PK\x05\x06"
        + b"\x00" * 4
        + b"\xff\xff" * 2
        + b"\xff" * 8
        + b"\x00\x00"
    )
    with pytest.raises(KnownError, match="far more"):
        read_table(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (sheets.compound("EncryptedPackage", b"x" * 5000), "password"),
        (sheets.compound("WordDocument", b"x" * 5000), "damaged"),
        (sheets.compound("Workbook", b"x" * 5000), "damaged"),
        (b"MZ\x90\x00\x03\x00", "is a program"),
        (b"PK\x03\x04" + b"x" * 1000, "damaged"),
        (b"\xd0\xcf\x11\xe0", "damaged"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=words):
        read_table(path)


def test_locked_ods_other_documents_and_cut_files(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="password"):
        read_table(sheets.ods(tmp_path / "locked.ods", ("S", sheets.ods_row("a")), locked=True))
    whole = sheets.xlsx(tmp_path / "whole.xlsx", filled).read_bytes()
    cut = tmp_path / "cut.xlsx"
    for size in range(100, len(whole), 397):
        cut.write_bytes(whole[:size])
        with pytest.raises(KnownError):
            read_table(cut)
    document = tmp_path / "letter.docx"
    document.write_bytes(whole.replace(b"xl/workbook.xml", b"word/document.x"))
    with pytest.raises(KnownError):
        read_table(document)
