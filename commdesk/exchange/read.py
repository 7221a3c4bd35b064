"""Reading a list, CSV or spreadsheet: what kind of file it is, where its titles stand, and its rows."""

import dataclasses
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from commdesk.errors import KnownError
from commdesk.exchange import heads
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.encodings import head_of
from commdesk.exchange.read_csv import DELIMITERS, CsvFile, Record, settled
from commdesk.exchange.read_sheets import SheetFile, opened
from commdesk.exchange.table import Row, Table
from commdesk.text import N_, _

_SHORT = 24  # letters, up to which a cell is likely to come again
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(
    path: Path,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
    *,
    sheet: str | None = None,
    head: str | None = None,
) -> Table:
    """Reads a list: CSV, XLSX, XLS or ODS.

    ``delimiter`` may be a character or a word (comma, semicolon, tab, bar, none), ``head`` the rows of the titles
    (``3``, ``1-2``, ``0`` for none). Raises AskError when the encoding, the delimiter or the sheet must be asked
    for, and KnownError when there is nothing to read.
    """
    return _Reading(_source(Path(path), encoding, delimiter, sheet), head, progress).table()


def read_top(path: Path, encoding: str | None = None, delimiter: str | None = None) -> tuple[Row, ...]:
    """The first rows of a CSV file, as they stand there; raises AskError and KnownError as ``read_table`` does."""
    __, top = _Reading(_source(path, encoding, delimiter, None), None, None).begin()
    return tuple(top)


def _source(
    path: Path, encoding: str | None, delimiter: str | None, sheet: str | None
) -> CsvFile | SheetFile:
    begins = head_of(path)
    if begins.startswith((_ZIP, _OLD)):
        return opened(path, sheet, old=begins.startswith(_OLD))
    return settled(path, encoding, delimiter)


class _Reading:
    """Puts the records of a file together to a table."""

    def __init__(self, source: CsvFile | SheetFile, head: str | None, progress: Progress | None) -> None:
        self.source = source
        self.head = head
        self.progress = progress
        self.part = 0.0
        self._records = (r for r in source.records(self._far) if r[2] or any(map(str.strip, r[1])))
        self.delimiter = source.delimiter if isinstance(source, CsvFile) else ","

    def table(self) -> Table:
        """Reads all rows."""
        source = self.source
        first, top = self.begin()
        at, parts = self._titles(first, top)
        numbers = (top[at[0]].number, top[at[1]].number) if at else (0, 0)
        table = Table(
            heads.titles(parts),
            [],
            [],
            source.encoding if isinstance(source, CsvFile) else "",
            source.delimiter if isinstance(source, CsvFile) else "",
            sheet=source.sheet if isinstance(source, SheetFile) else "",
            sheets=source.sheets if isinstance(source, SheetFile) else (),
            head=numbers,
            top=tuple(top),
            parts=tuple(parts),
        )
        below = chain((r for r in first if r[0] > numbers[1]), self._records)
        self._fill(table, below)
        if not table.count:
            sentence = _("{file} has a header and no rows below it. There is nothing to import.")
            raise KnownError(sentence.format(file=source.path.name))
        return _without_blank_end(table)

    def begin(self) -> tuple[list[Record], list[Row]]:
        """The first rows: all of them, and those that can be read."""
        first = list(islice(self._records, heads.TOP))
        return first, [Row(number, tuple(cells)) for number, cells, fault in first if not fault]

    def _far(self, part: float) -> None:
        self.part = part

    def _titles(
        self, first: list[Record], top: list[Row]
    ) -> tuple[tuple[int, int] | None, list[tuple[str, str]]]:
        """Where the titles stand in ``top``, and both parts of each."""
        file = self.source.path.name
        if not first:
            raise KnownError(_("{file} is empty. There is nothing to import.").format(file=file))
        if first[0][2] and (self.head is None or not top):
            sentence = _("The first row of {file} cannot be read: {why}")
            raise KnownError(sentence.format(file=file, why=first[0][2]))
        at = heads.propose(top) if self.head is None else heads.chosen(self.head, top)
        if at is None:
            return None, [("", "")] * max(len(row.cells) for row in top)
        lower = top[at[1]].cells
        upper = top[at[0]].cells if at[0] < at[1] else ()
        return at, heads.parts(upper, lower) if upper else [heads.split(cell) for cell in lower]

    def _fill(self, table: Table, records: Iterator[Record]) -> None:
        # Most cells of a long file say the same few words: each is kept once.
        kept: dict[str, str] = {}
        width = len(table.header)
        for number, cells, fault in records:
            if table.count % 1000 == 999:
                tell(self.progress, table.count, round(table.count / max(self.part, 0.001)))
            fault = fault or (self._too_wide(cells, width) if len(cells) > width else "")
            if fault:
                table.broken.append((number, fault))
                continue
            if len(cells) == width and max(map(len, cells)) <= _SHORT:
                table.rows.append(Row(number, tuple(map(kept.setdefault, cells, cells))))
                continue
            cells = [cell if len(cell) > _SHORT else kept.setdefault(cell, cell) for cell in cells[:width]]
            cells += [""] * (width - len(cells))
            table.rows.append(Row(number, tuple(cells)))

    def _too_wide(self, cells: list[str], width: int) -> str:
        """A row may end early, as spreadsheets write it, but cells beyond the header cannot be placed."""
        if len(cells) <= width or not any(map(str.strip, cells[width:])):
            return ""
        if isinstance(self.source, SheetFile):
            sentence = _(
                "The row has {cells} cells and only {width} columns have a title. Please add the titles."
            )
            return sentence.format(cells=len(cells), width=width)
        sentence = _(
            "The row has {cells} cells and the header has {width}. "
            "Please take out the {delimiter} too many, or put the cell that holds it in quotation marks."
        )
        word = _(DELIMITERS.get(self.delimiter, N_("delimiter")))
        return sentence.format(cells=len(cells), width=width, delimiter=word)


def _without_blank_end(table: Table) -> Table:
    """Without columns at the right that have neither a title nor anything in them."""
    named = len(table.parts)
    while named and not any(table.parts[named - 1]):
        named -= 1
    if named == len(table.parts):
        return table
    width = named
    for row in table.rows:
        for at in range(len(row.cells) - 1, width - 1, -1):
            if row.cells[at].strip():
                width = at + 1
                break
    rows = [row._replace(cells=row.cells[:width]) for row in table.rows]
    return dataclasses.replace(table, header=table.header[:width], rows=rows, parts=table.parts[:width])
