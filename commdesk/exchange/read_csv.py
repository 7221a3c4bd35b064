"""Reading a CSV file, however large and however broken.

Row numbers are those a person sees in a spreadsheet: the header is row 1, blank rows count, a cell with line
breaks does not make more rows.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TextIO

from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError, Progress, tell
from commdesk.exchange.encodings import settle_encoding
from commdesk.text import N_, _

DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}
_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|", "none": ""}
_ONE_COLUMN = "\x1f"  # a delimiter that no text has

_MOST_LINE = 4_000_000  # characters
_MOST_CELL = 100_000
_MOST_LINES_IN_A_ROW = 1_000
_UNDECODED = re.compile("[\udc80-\udcff]")


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, and as many cells as the header has."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A CSV file that was read: good rows, and broken ones as (row number, sentence with the cure)."""

    header: tuple[str, ...]
    rows: list[Row]
    broken: list[tuple[int, str]]
    encoding: str
    delimiter: str

    @property
    def count(self) -> int:
        """How many rows the file has below its header, broken ones included and blank ones left out."""
        return len(self.rows) + len(self.broken)


def read_table(
    path: Path, encoding: str | None = None, delimiter: str | None = None, progress: Progress | None = None
) -> Table:
    """Reads a CSV file.

    ``delimiter`` may be a character or a word (comma, semicolon, tab, bar, none). Raises AskError when the
    encoding or the delimiter must be asked for, and KnownError when there is nothing to read.
    """
    path = Path(path)
    encoding = settle_encoding(path, encoding)
    mark = _given(delimiter) if delimiter else _settle_delimiter(path, encoding)
    size = max(1, path.stat().st_size)
    with _opened(path, encoding) as file:
        records = _records(_lines(file), mark)
        header = _header(records, path)
        table = Table(header, [], [], encoding, mark)
        # Most cells of a long file say the same few words: each is kept once.
        kept: dict[str, str] = {}
        for number, cells, fault in records:
            if not fault and not any(map(str.strip, cells)):
                continue
            if table.count % 1000 == 999:
                tell(progress, table.count, round(table.count * size / max(1, file.buffer.tell())))
            fault = fault or _too_wide(cells, header, mark)
            if fault:
                table.broken.append((number, fault))
                continue
            cells = [cell if len(cell) > 24 else kept.setdefault(cell, cell) for cell in cells[: len(header)]]
            cells += [""] * (len(header) - len(cells))
            table.rows.append(Row(number, tuple(cells)))
    if not table.count:
        sentence = _("{file} has a header and no rows below it. There is nothing to import.")
        raise KnownError(sentence.format(file=path.name))
    return table


def _header(records: Iterator[tuple[int, list[str], str]], path: Path) -> tuple[str, ...]:
    """The titles of the columns, each once: a second “Jul 6” becomes “Jul 6 (2)”, one without “column C”."""
    for __, cells, fault in records:
        if fault:
            sentence = _("The first row of {file} cannot be read: {why}")
            raise KnownError(sentence.format(file=path.name, why=fault))
        if any(cell.strip() for cell in cells):
            break
    else:
        raise KnownError(_("{file} is empty. There is nothing to import.").format(file=path.name))
    titles: list[str] = []
    used: set[str] = set()
    for index, cell in enumerate(cells):
        bare = " ".join(cell.split()) or _("column {letter}").format(letter=_letter(index))
        title, times = bare, 1
        while title in used:
            times += 1
            title = f"{bare} ({times})"
        used.add(title)
        titles.append(title)
    return tuple(titles)


def _letter(index: int) -> str:
    """A, B … Z, AA: what a spreadsheet calls the column."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _too_wide(cells: list[str], header: tuple[str, ...], delimiter: str) -> str:
    """A row may end early, as spreadsheets write it, but cells beyond the header cannot be placed."""
    width = len(header)
    if len(cells) <= width or not any(map(str.strip, cells[width:])):
        return ""
    sentence = _(
        "The row has {cells} cells and the header has {width}. "
        "Please take out the {delimiter} too many, or put the cell that holds it in quotation marks."
    )
    word = _(DELIMITERS.get(delimiter, N_("delimiter")))
    return sentence.format(cells=len(cells), width=width, delimiter=word)


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
    raise AskError(sentence.format(file=path.name, options=shown), "delimiter", options)


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


def _opened(path: Path, encoding: str) -> TextIO:
    # UTF-16 and UTF-32 cannot smuggle single bytes through; they were proven whole before.
    errors = "strict" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    try:
        return open(path, encoding=encoding, errors=errors, newline="")
    except OSError as error:
        sentence = _("{file} cannot be read: {why}.")
        raise KnownError(sentence.format(file=path.name, why=(error.strerror or "").lower())) from error


def _lines(file: TextIO) -> Iterator[str]:
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


def _several(first: str, waiting: deque[str], lines: Iterator[str], delimiter: str) -> tuple[str, list[str]]:
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
        return _('A quotation mark (") is opened here and never closed. Please close it or take it away.')
    if "\x00" in line:
        return _("The row holds a null character, which no text has. Please type the cell again.")
    if len(line) > _MOST_CELL and any(len(cell) > _MOST_CELL for cell in cells):
        return _("A cell is far too long. Please shorten it.")
    if not line.isascii() and _UNDECODED.search(line):
        return _("The row holds letters that cannot be read in this encoding. Please type the cell again.")
    return ""
