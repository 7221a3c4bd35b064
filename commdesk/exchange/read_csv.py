"""Reading a CSV file row by row, however large and however broken.

Row numbers are those a person sees in a spreadsheet: the header is row 1, blank rows count, a cell with line
breaks does not make more rows.
"""

import csv
import os
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commdesk.errors import KnownError
from commdesk.exchange.asking import Progress, Unclear, tell
from commdesk.exchange.encodings import settle_encoding
from commdesk.text import N_, _

DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}
_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|", "none": ""}
_ONE_COLUMN = "\x1f"  # a delimiter that no text has

_MOST_LINE = 4_000_000  # characters
_MOST_CELL = 100_000
_MOST_LINES_IN_A_ROW = 1_000
_SAMPLE = 200
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: its number, its cells (as many as the header has), and why it cannot be used, if so."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True)
class Table:
    """A CSV file that is settled: its header and its first rows. ``rows()`` reads it again from the start."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    sample: list[SourceRow] = field(default_factory=list)

    def rows(self, progress: Progress | None = None) -> Iterator[SourceRow]:
        """All rows below the header that are not blank, with rows that cannot be used marked by a fault."""
        size = max(1, self.path.stat().st_size)
        named = max((i + 1 for i, title in enumerate(self.header) if title), default=1)
        seen = 0
        with _opened(self.path, self.encoding) as file:
            records = _records(_lines(file), self.delimiter)
            for number, cells, fault in records:
                if any(c.strip() for c in cells) or fault:
                    break  # the header
            for number, cells, fault in records:
                if not fault and not any(map(str.strip, cells)):
                    continue
                seen += 1
                if seen % 500 == 0:
                    tell(progress, seen, round(seen * size / max(1, file.buffer.tell())))
                yield self._fitted(number, cells, fault, named)
        tell(progress, seen, seen)

    def _fitted(self, number: int, cells: list[str], fault: str, named: int) -> SourceRow:
        width = len(self.header)
        if not fault and len(cells) != width and (len(cells) < named or any(map(str.strip, cells[width:]))):
            sentence = _(
                "The row has {cells} cells and the header has {width}. Please look for a missing or extra {delimiter}."
            )
            word = _(DELIMITERS.get(self.delimiter, N_("delimiter")))
            fault = sentence.format(cells=len(cells), width=width, delimiter=word)
        fitted = cells[:width] + [""] * (width - len(cells))
        return SourceRow(number, tuple(fitted), fault)


def open_table(path: Path, encoding: str = "", delimiter: str = "") -> Table:
    """Looks at a CSV file and settles how to read it.

    ``delimiter`` may be a character or a word (comma, semicolon, tab, bar, none). Raises Unclear when the
    encoding or the delimiter must be asked for, and KnownError when there is nothing to read.
    """
    encoding = settle_encoding(path, encoding)
    mark = _given(delimiter) if delimiter else _settle_delimiter(path, encoding)
    header: tuple[str, ...] = ()
    with _opened(path, encoding) as file:
        for __, cells, fault in _records(_lines(file), mark):
            if fault:
                sentence = _("The first row of {file} cannot be read: {why}")
                raise KnownError(sentence.format(file=path.name, why=fault))
            if any(cell.strip() for cell in cells):
                header = tuple(" ".join(cell.split()) for cell in cells)
                break
    if not header:
        raise KnownError(_("{file} is empty. There is nothing to import.").format(file=path.name))
    table = Table(path, encoding, mark, header)
    for row in table.rows():
        table.sample.append(row)
        if len(table.sample) == _SAMPLE:
            break
    if not table.sample:
        sentence = _("{file} has a header and no rows below it. There is nothing to import.")
        raise KnownError(sentence.format(file=path.name))
    return table


def _given(delimiter: str) -> str:
    mark = _WORDS.get(delimiter.casefold(), delimiter)
    if not mark:
        return _ONE_COLUMN
    if len(mark) != 1 or mark in '"\r\n':
        sentence = _("“{mark}” cannot stand between cells. Choose comma, semicolon, tab, bar or none.")
        raise KnownError(sentence.format(mark=delimiter))
    return mark


def _settle_delimiter(path: Path, encoding: str) -> str:
    """The one character that cuts the header and most rows into the same number of cells."""
    fitting: list[tuple[str, str]] = []
    possible: list[tuple[str, str]] = []
    for mark, word in DELIMITERS.items():
        widths, first = _widths(path, encoding, mark)
        same = sum(1 for width in widths if width == widths[0])
        if widths and widths[0] > 1 and same >= 0.6 * len(widths):
            fitting.append((word, " | ".join(first[:4])))
        if any(width > 1 for width in widths):
            possible.append((word, " | ".join(first[:4])))
    if len(fitting) == 1:
        return _WORDS[fitting[0][0]]
    if not possible:
        return _ONE_COLUMN
    options = [*(fitting or possible), ("none", _("one column"))]
    sentence = _("It is not clear what separates the cells in {file}. Please choose: {options}.")
    shown = " · ".join(f"{_(word)}: {example}" for word, example in options)
    raise Unclear(sentence.format(file=path.name, options=shown), "delimiter", options)


def _widths(path: Path, encoding: str, mark: str) -> tuple[list[int], list[str]]:
    widths: list[int] = []
    first: list[str] = []
    with _opened(path, encoding) as file:
        for __, cells, fault in _records(_lines(file), mark):
            if fault or not any(cell.strip() for cell in cells):
                continue
            first = first or [cell.strip()[:20] for cell in cells]
            widths.append(len(cells))
            if len(widths) == 100:
                break
    return widths, first


def _opened(path: Path, encoding: str):  # type: ignore[no-untyped-def]
    # UTF-16 and UTF-32 cannot smuggle single bytes through; they were proven whole before.
    errors = "strict" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    try:
        return open(path, encoding=encoding, errors=errors, newline="")
    except OSError as error:
        sentence = _("{file} cannot be read: {why}.")
        raise KnownError(sentence.format(file=path.name, why=(error.strerror or "").lower())) from error


def _lines(file) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Physical lines; of one without an end only the beginning, which is then refused for its length."""
    try:
        while line := file.readline(_MOST_LINE):
            rest = line
            while len(rest) == _MOST_LINE and not rest.endswith(("\n", "\r")):
                rest = file.readline(_MOST_LINE)
            yield line
    except UnicodeError as error:
        raise KnownError(_("The file is damaged: {why}.").format(why=error)) from error


def _records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """(row number, cells, fault) of every row, blank ones too."""
    waiting: deque[str] = deque()
    number = 0
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        number += 1
        if '"' not in line:
            cells = line.rstrip("\r\n").split(delimiter)
        else:
            found = _quoted(line, delimiter)
            if found is None:
                line, found = _several(line, waiting, lines, delimiter)
            cells = found
        fault = _fault(line, cells)
        yield number, cells, fault


def _quoted(text: str, delimiter: str) -> list[str] | None:
    """The cells of a row with quotes; None while a quote is still open."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        if "unexpected end" in str(error):
            return None
        if "field limit" in str(error):
            return ["x" * (_MOST_CELL + 1)]
        # "Anna" B: a quote in the wrong place, read as leniently as spreadsheets do.
        try:
            return next(csv.reader([text], delimiter=delimiter), [])
        except csv.Error:
            return []


def _several(
    first: str, waiting: deque[str], lines: Iterator[str], delimiter: str
) -> tuple[str, list[str]]:
    """A row whose quoted cell has line breaks. When its quote is never closed, only its first line is lost."""
    taken: list[str] = []
    size = len(first)
    while len(taken) < _MOST_LINES_IN_A_ROW and size < _MOST_LINE:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            break
        taken.append(line)
        size += len(line)
        if '"' not in line:
            continue
        whole = first + "".join(taken)
        try:
            return whole, next(csv.reader([whole], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if "unexpected end" not in str(error):
                break
    waiting.extendleft(reversed(taken))
    return first, []


def _fault(line: str, cells: list[str]) -> str:
    if not cells:
        return _("A quotation mark (\") is opened here and never closed. Please close it or take it away.")
    if "\x00" in line:
        return _("The row holds a null character, which no text has. Please type the cell again.")
    if len(line) > _MOST_CELL and any(len(cell) > _MOST_CELL for cell in cells):
        return _("A cell is far too long. Please shorten it.")
    if not line.isascii() and _UNDECODED.search(line):
        return _("The row holds letters that cannot be read in this encoding. Please type the cell again.")
    return ""


def file_name(table: Table) -> str:
    """What the source is called in the list of imports."""
    return os.path.basename(table.path)
