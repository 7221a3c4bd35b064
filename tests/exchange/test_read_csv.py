"""Reading CSV files as people have them: encodings, delimiters, broken rows."""

from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError, StoppedError
from commdesk.exchange.read import read_table

FILES = Path(__file__).parent / "files"


def written(tmp_path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def test_broken_rows_are_told_by_number_and_all_others_are_read() -> None:
    table = read_table(FILES / "broken.csv")
    assert [(row.number, row.cells[0]) for row in table.rows] == [
        (2, "Ana"), (4, "Cem"), (6, "Eva"), (8, "Finn"),
    ]  # fmt: skip
    assert table.rows[2].cells[2] == "two\nlines"
    assert [number for number, __ in table.broken] == [3, 5]
    assert "never closed" in table.broken[0][1]
    assert "5 cells and the header has 3" in table.broken[1][1]
    assert table.count == 6


def test_an_unclosed_quote_does_not_swallow_quoted_rows_after_it(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, 'a,b\n1,"open\n2,"fine, really"\n"3","x"\n'))
    assert [row.cells for row in table.rows] == [("2", "fine, really"), ("3", "x")]
    assert [number for number, __ in table.broken] == [2]


def test_null_characters_and_giant_cells_break_only_their_row(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, f"a,b\n1,x\x00y\n2,{'z' * 1_000_000}\n3,fine\n"))
    assert [row.number for row in table.rows] == [4]
    assert [number for number, __ in table.broken] == [2, 3]
    assert "null" in table.broken[0][1] and "too long" in table.broken[1][1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sure_encodings_need_no_question(tmp_path: Path, encoding: str) -> None:
    table = read_table(written(tmp_path, "name,town\nJürgen,Łódź\n", encoding))
    assert table.header == ("name", "town")
    assert table.rows[0].cells == ("Jürgen", "Łódź")


def test_an_unsure_encoding_is_asked_for_and_then_used(tmp_path: Path) -> None:
    path = written(tmp_path, "name,town\nJürgen,Köln\n", "cp1252")
    with pytest.raises(AskError) as asked:
        read_table(path)
    assert asked.value.what == "encoding"
    # Not shift_jis: these bytes cannot be read so.
    assert {"cp1252", "latin-1"} <= set(asked.value.candidates)
    assert dict(asked.value.options)["cp1252"] == "Jürgen,Köln"
    assert read_table(path, "cp1252").rows[0].cells == ("Jürgen", "Köln")


def test_shift_jis_names_are_exact_when_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, "name,town\n山田花子,東京\n", "shift_jis")
    with pytest.raises(AskError):
        read_table(path)
    assert read_table(path, "shift_jis").rows[0].cells == ("山田花子", "東京")


def test_an_encoding_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="klingon"):
        read_table(written(tmp_path, "a,b\n1,2\n"), "klingon")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters_are_found_by_even_columns(tmp_path: Path, mark: str) -> None:
    table = read_table(written(tmp_path, f"a{mark}b{mark}c\n1{mark}2{mark}3\n4{mark}5{mark}6\n"))
    assert table.delimiter == mark
    assert table.rows[1].cells == ("4", "5", "6")


def test_decimal_commas_do_not_make_a_comma_file(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "name;hours\nAna;1,5\nBen;2,5\n"))
    assert [row.cells for row in table.rows] == [("Ana", "1,5"), ("Ben", "2,5")]


def test_two_possible_delimiters_are_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b;c\n1,2;3\n")
    with pytest.raises(AskError) as asked:
        read_table(path)
    assert asked.value.what == "delimiter"
    assert read_table(path, delimiter="semicolon").rows[0].cells == ("1,2", "3")


def test_titles_are_made_different(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "Jul 6,,Jul 6\n1,2,3\n")).header == ("Jul 6", "column B", "Jul 6 (2)")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"a,b\n", "no rows"),
        (b"PK\x03\x04xx", "damaged"),
        (b"%PDF-1.7", "neither a text file"),
        (b"MZ\x90\x00\x03", "is a program"),
        (b"\x7fELF\x02", "is a program"),
        (b"<html><table>", "a web page"),
    ],
)
def test_files_with_nothing_to_read_say_so(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(KnownError, match=words):
        read_table(written(tmp_path, content))


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="is not there"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(KnownError, match="is a folder"):
        read_table(tmp_path)


def test_reading_tells_progress_and_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n" + "1,2\n" * 5000)
    told = []
    read_table(path, progress=lambda done, total: told.append((done, total)))
    assert told and all(done <= total for done, total in told)
    with pytest.raises(StoppedError):
        read_table(path, progress=lambda done, total: False)
