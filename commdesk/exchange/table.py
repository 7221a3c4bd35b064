"""A list that was read: the titles of its columns, its rows, and what could not be read.

Row numbers are those a person sees in a spreadsheet: blank rows count, a cell with line breaks does not make more
rows.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, and as many cells as the table has titles.

    ``place`` names the column where one row of the file makes several (dates across).
    """

    number: int
    cells: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True)
class Table:
    """A list that was read: good rows, and broken ones as (row number, sentence with the cure).

    ``sheet`` is the one of ``sheets`` that was read; both are empty for CSV, ``encoding`` and ``delimiter`` for a
    spreadsheet. ``head`` has the numbers of the first and last row of titles (0 where there are none), ``top`` the
    first rows of the file as they stand there, and ``parts`` the (upper, lower) title of each column. ``across`` names
    the columns that were made of dates across (day, activity, note, length; empty where there is none), and ``notes``
    say how the list was read. ``shape`` is the platform's export that it is (``platforms``), and ``lines`` how many rows
    the file has where one of them makes several.
    """

    header: tuple[str, ...]
    rows: list[Row]
    broken: list[tuple[int, str]]
    encoding: str
    delimiter: str
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    head: tuple[int, int] = (1, 1)
    top: tuple[Row, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    across: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    shape: str = ""
    lines: int = 0

    @property
    def count(self) -> int:
        """How many rows the file has below its header, broken ones included and blank ones left out."""
        return len(self.rows) + len(self.broken)
