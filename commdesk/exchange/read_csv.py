"""Reading a CSV file, however large and however broken."""

import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError
from commdesk.exchange.encodings import settle_encoding
from commdesk.text import N_, _

DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}
_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "pipe": "|", "none": ""}
_ONE_COLUMN = "\x1f"  # a delimiter that no text has

_MOST_LINE = 4_000_000  # characters
_MOST_CELL = 100_000
_MOST_LINES_IN_A_ROW = 1_000
_SMALL = 2_000_000  # bytes, up to which a file is read in one go
_UNDECODED = re.compile("[\udc80-\udcff]")

Record = tuple[int, list[str], str]  # row number, cells, what is wrong with the row
Far = Callable[[float], None]  # told the part of the file that is done


@dataclass(frozen=True)
class CsvFile:
    """A CSV file of which it is known how it is written."""

    path: Path
    encoding: str
    delimiter: str

    def records(self, far: Far) -> Iterator[Record]:
        """(row number, cells, fault) of every row, blank ones too; ``far`` is told how far into the file it is."""
        size = max(1, self.path.stat().st_size)
        if size <= _SMALL:
            with _opened(self.path, self.encoding) as file:
                plain = _plain(file, self.delimiter)
            if plain is not None:
                yield from plain
                return
        with _opened(self.path, self.encoding) as file:
            for record in _records(_lines(file), self.delimiter):
                if record[0] % 1000 == 0:
                    far(file.buffer.tell() / size)
                yield record


def _plain(file: TextIO, delimiter: str) -> list[Record] | None:
    """All rows of a small file at once, where each is one sound line; None where one has to be looked at closely."""
    try:
        text = file.read().replace("\r\n", "\n")
    except UnicodeError:
        return None
    lines = text.removesuffix("\n").split("\n")
    if "\r" in text or "\x00" in text or len(max(lines, key=len)) > _MOST_CELL:
        return None
    if not text.isascii() and _UNDECODED.search(text):
        return None
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    if len(rows) != len(lines):
        return None
    return [(number, cells or [""], "") for number, cells in enumerate(rows, 1)]


def settled(path: Path, encoding: str | None, delimiter: str | None) -> CsvFile:
    """How a CSV file is written: as given, or as it shows.

    ``delimiter`` may be a character or a word (comma, semicolon, tab, bar, none). Raises AskError when the
    encoding or the delimiter must be asked for.
    """
    encoding = settle_encoding(path, encoding)
    return CsvFile(path, encoding, _given(delimiter) if delimiter else _settle_delimiter(path, encoding))


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
    below: list[tuple[str, str]] = []  # where lines that name the list stand above it
    for mark, word in DELIMITERS.items():
        widths, first = _widths(path, encoding, mark)
        example = (word, " | ".join(first[:4]))
        width, same = Counter(widths).most_common(1)[0] if widths else (0, 0)
        if widths and widths[0] > 1 and widths.count(widths[0]) >= 0.6 * len(widths):
            fitting.append(example)
        if width > 1 and same >= 0.6 * len(widths):
            below.append(example)
        if any(width > 1 for width in widths):
            possible.append(example)
    fitting = fitting or below
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


def _records(lines: Iterator[str], delimiter: str) -> Iterator[Record]:
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
        fault = fault_of(line, cells)
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


def fault_of(line: str, cells: list[str]) -> str:
    """What is wrong with a row, and its cure, or nothing; ``line`` is the whole row as text."""
    if not cells:
        return _('A quotation mark (") is opened here and never closed. Please close it or take it away.')
    if "\x00" in line:
        return _("The row holds a null character, which no text has. Please type the cell again.")
    if len(line) > _MOST_CELL and any(len(cell) > _MOST_CELL for cell in cells):
        return _("A cell is far too long. Please shorten it.")
    if not line.isascii() and _UNDECODED.search(line):
        return _("The row holds letters that cannot be read in this encoding. Please type the cell again.")
    return ""
