"""What is typed into a cell, pasted from a spreadsheet, or marked on a sheet."""

import pytest

from commdesk.entry.lines import Length, Mark, pasted_rows, read_length, read_marks
from commdesk.errors import FieldError, NextDayError


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("2.5", Length(150)),
        ("2,5", Length(150)),
        ("2:30", Length(150)),
        ("2h30", Length(150)),
        ("150m", Length(150)),
        ("18:00-20:30", Length(150, "18:00", "20:30")),
        ("22:00-01:00+1", Length(180, "22:00", "01:00")),
    ],
)
def test_lengths(typed: str, length: Length) -> None:
    assert read_length(typed) == length


def test_lengths_that_are_none() -> None:
    for typed in ("", "0", "-2", "long", "1:99"):
        with pytest.raises(FieldError):
            read_length(typed)
    with pytest.raises(NextDayError):
        read_length("22:00-01:00")


def test_a_pasted_column_and_a_pasted_table() -> None:
    assert pasted_rows("Ana\r\nBo\r\n\r\n") == [("Ana", "", ""), ("Bo", "", "")]
    assert pasted_rows("Ana\t2,5\tdriving\nBo\tkitchen\t1:30\n") == [
        ("Ana", "2,5", "driving"),
        ("Bo", "1:30", "kitchen"),
    ]
    assert pasted_rows('"Ana  B"\t\t2') == [("Ana B", "2", "")]


def test_marks_of_a_sheet() -> None:
    assert read_marks("14 2.5") == [Mark(14, "2.5")]
    assert read_marks("3-5 2h30; 7") == [Mark(3, "2h30"), Mark(4, "2h30"), Mark(5, "2h30"), Mark(7, "")]
    assert read_marks('8 "') == [Mark(8, "")]
    assert read_marks("2 10:00-12:30") == [Mark(2, "10:00-12:30")]
    for typed in ("", "Ana 2", "5-3 2", "4 soon", "1-900"):
        with pytest.raises(FieldError):
            read_marks(typed)
