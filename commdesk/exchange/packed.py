"""Looking into a spreadsheet before it is opened: how much it unpacks to, and how far its cells reach.

XLSX and ODS are zip files with text inside. A few kilobytes can claim or hold gigabytes, and one cell far away makes
a table of millions: both are refused here, before the library that reads them asks for the memory.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from commdesk.errors import KnownError
from commdesk.text import _

_MOST_FILE = 100_000_000  # bytes
_MOST_TEXT = 120_000_000  # bytes of text unpacked
MOST_CELLS = 3_000_000  # what a sheet may reach, blank cells between included
_MOST_ROW = 4_000_000  # bytes
_MOST_PARTS = 5_000
_MOST_DIRECTORY = 2_000_000  # bytes
_CHUNK = 1 << 18

# What comes out of zip files that somebody has broken.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, OSError, RuntimeError, ValueError
)  # fmt: skip

_NAMED = rb"""(?:[^>"']|"[^"]*"|'[^']*')*"""  # the attributes of one element
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>"']|"[^"]*"|'[^']*')*?\br=["']([A-Z]{1,3})(\d{1,8})["']""" + _NAMED + rb"(?<!/)>"
)
_BARE = re.compile(rb"<(?:\w+:)?c[\s>]")
_WITH_NAME = re.compile(rb"""<(?:\w+:)?c\s(?:[^>"']|"[^"]*"|'[^']*')*?\br=""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s""" + _NAMED + rb""">""")
_FAULT = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,8})["'][^>]*>(?:(?!</(?:\w+:)?c>).){0,400}?<v>([^<]{2,12})</v>""",
    re.DOTALL,
)


@dataclass
class Packed:
    """What is in the file: ``what`` is xlsx or ods; ``faults`` has (part's name, row, column) -> ``#DIV/0!``."""

    what: str
    faults: dict[tuple[str, int, int], str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)  # sheet's name -> part's name


def look_into(path: Path) -> Packed:
    """Looks at a zip file; raises KnownError when it is no spreadsheet, locked, damaged or far too large."""
    if path.stat().st_size > _MOST_FILE:
        raise too_large(path)
    try:
        with open(path, "rb") as file:
            _refuse_large_directory(path, file)
            with zipfile.ZipFile(file) as packed:
                return _looked(path, file, packed)
    except _BROKEN as error:
        # Wrong offsets and names too: a real spreadsheet has none.
        raise damaged(path) from error


def damaged(path: Path) -> KnownError:
    """What is said of a spreadsheet that cannot be read."""
    sentence = _(
        "{file} is damaged or not a real spreadsheet. Nothing was read. Please open it in the spreadsheet program and save it again."
    )
    return KnownError(sentence.format(file=path.name))


def locked(path: Path) -> KnownError:
    """What is said of a spreadsheet with a password."""
    sentence = _(
        "{file} is locked with a password and cannot be read. "
        "Please save it without the password in the spreadsheet program, and import that."
    )
    return KnownError(sentence.format(file=path.name))


def too_large(path: Path) -> KnownError:
    """What is said of a file that would take all the memory."""
    sentence = _(
        "{file} would unpack to far more than a list holds. Nothing was read. "
        "If it really is your list, save the sheet as CSV and import that."
    )
    return KnownError(sentence.format(file=path.name))


def too_far(path: Path) -> KnownError:
    """What is said of a sheet whose cells reach too far."""
    sentence = _(
        "A sheet of {file} reaches much too far: a cell stands very far down or to the right. Nothing was read. "
        "Please delete the empty rows and columns around the list, or save the sheet as CSV."
    )
    return KnownError(sentence.format(file=path.name))


def _refuse_large_directory(path: Path, file: BinaryIO) -> None:
    """The list of what is in a zip file is read whole, so its size comes first."""
    size = path.stat().st_size
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(tail):
        raise damaged(path)
    count, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count > _MOST_PARTS or directory > _MOST_DIRECTORY:
        raise too_large(path)
    file.seek(0)


def _looked(path: Path, file: BinaryIO, packed: zipfile.ZipFile) -> Packed:
    parts = {info.filename.lstrip("/"): info for info in packed.infolist()}
    if "xl/workbook.xml" in parts or "content.xml" in parts:
        found = Packed("ods" if "content.xml" in parts else "xlsx")
    else:
        raise _other(path, parts)
    if any(info.flag_bits & 1 for info in parts.values()):
        raise locked(path)
    # Pictures stay packed: only text is ever read.
    texts = [info for info in packed.infolist() if info.filename.endswith((".xml", ".rels", ".vml"))]
    if sum(info.file_size for info in texts) > _MOST_TEXT:
        raise too_large(path)
    for info in texts:
        watch: Callable[[bytes], None] = _nothing
        finish: Callable[[], None] = _nothing_more
        name = info.filename.lstrip("/")
        if re.search(r"^xl/.*sheet[^/]*\.xml$", name):
            sheet = _XlsxSheet(path, name, found)
            watch, finish = sheet.take, sheet.finish
        elif name == "content.xml":
            rows = _OdsRows(path)
            watch, finish = rows.take, rows.finish
        for chunk in _unpacked(path, file, info):
            watch(chunk)
        finish()
    if found.what == "xlsx":
        found.sheets = _sheet_parts(packed, parts)
    elif "META-INF/manifest.xml" in parts and b"encryption-data" in packed.read(
        parts["META-INF/manifest.xml"]
    ):
        raise locked(path)
    elif "mimetype" in parts and b"spreadsheet" not in packed.read(parts["mimetype"])[:200]:
        raise _other(path, parts)
    return found


def _other(path: Path, parts: dict[str, zipfile.ZipInfo]) -> KnownError:
    if "xl/workbook.bin" in parts:
        sentence = _("{file} is a binary workbook. Please save it as XLSX or CSV, and import that.")
    elif "word/document.xml" in parts or "mimetype" in parts:
        sentence = _(
            "{file} is a document and not a spreadsheet. Please copy its list into a spreadsheet and import that."
        )
    else:
        sentence = _(
            "{file} is a packed folder (zip) and not a spreadsheet. Please unpack it and choose the list inside."
        )
    return KnownError(sentence.format(file=path.name))


def _unpacked(path: Path, file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part, counted: what unpacks to more than it says is refused."""
    file.seek(info.header_offset)
    head = file.read(30)
    if head[:4] != b"PK\x03\x04" or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged(path)
    named, extra = struct.unpack("<HH", head[26:30])
    file.seek(named + extra, 1)
    left, size = info.compress_size, 0
    inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0 and (raw := file.read(min(left, _CHUNK // 4))):
        left -= len(raw)
        while raw:
            chunk = inflate.decompress(raw, _CHUNK) if inflate else raw
            raw = inflate.unconsumed_tail if inflate else b""
            size += len(chunk)
            if size > info.file_size:
                raise too_large(path)
            yield chunk
            if inflate and inflate.eof:
                return


def _sheet_parts(packed: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """Sheet's name -> part, by the workbook's own list; what cannot be found is left out."""
    import html

    if "xl/_rels/workbook.xml.rels" not in parts:
        return {}
    links = {}
    for tag in re.findall(
        r"<Relationship\s[^>]*>", packed.read(parts["xl/_rels/workbook.xml.rels"]).decode()
    ):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        target = said.get("Target", "")
        links[said.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    found = {}
    for tag in re.findall(r"<sheet\s[^>]*>", packed.read(parts["xl/workbook.xml"]).decode()):
        said = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        found[html.unescape(said.get("name", ""))] = links.get(said.get("r:id", ""), "")
    return found


class _XlsxSheet:
    """Follows the cells of a sheet; the names of cells alone say how far it reaches."""

    def __init__(self, path: Path, name: str, found: Packed) -> None:
        self._path, self._name, self._found = path, name, found
        self._tail = b""
        self._columns: set[bytes] = set()
        self._last = self._bare = self._rows = 0

    def take(self, chunk: bytes) -> None:
        """Looks at the next bytes."""
        text = self._tail + chunk
        # A cell with its value stays in one piece, as long as it is one of sensible length.
        cut = text.rfind(b"<c ", max(0, len(text) - 65_536))
        cut = cut if cut >= 0 else max(text.rfind(b"<"), 0)
        if len(text) - cut > _MOST_ROW:
            raise too_large(self._path)
        self._look(text[:cut])
        self._tail = text[cut:]

    def finish(self) -> None:
        """Looks at the rest."""
        self._look(self._tail)

    def _look(self, text: bytes) -> None:
        named = set(_CELL.findall(text))
        self._columns.update(column for column, __ in named)
        self._last = max(self._last, *(int(row) for __, row in named), 0)
        bare = len(_BARE.findall(text)) - len(_WITH_NAME.findall(text))
        if bare > 0:
            # Cells may go without a name; then they stand one beside the other.
            self._bare = max(self._bare, bare)
        self._rows += len(_ROW.findall(text))
        wide = max([self._bare, *(_column(name) for name in self._columns)])
        if max(self._last, self._rows if self._bare else 0) * wide > MOST_CELLS:
            raise too_far(self._path)
        if b'"e"' in text or b"'e'" in text:
            for column, row, value in _FAULT.findall(text):
                self._found.faults[self._name, int(row) - 1, _column(column) - 1] = value.decode(
                    "ascii", "replace"
                )


class _OdsRows:
    """Follows the rows of all sheets; a row or a cell may say that it comes a million times."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tail = b""
        self._rows = self._filled = self._wide = 0

    def take(self, chunk: bytes) -> None:
        """Looks at the next bytes."""
        *whole, self._tail = (self._tail + chunk).split(b"</table:table-row>")
        if len(self._tail) > _MOST_ROW:
            raise too_large(self._path)
        for row in whole:
            self._look(row)

    def finish(self) -> None:
        """Nothing is left over that matters."""

    def _look(self, row: bytes) -> None:
        if b"<table:table " in row:
            row = row.rpartition(b"<table:table ")[2]
            self._rows = self._filled = self._wide = 0
        before, __, cells = row.rpartition(b"<table:table-row")
        head, __, cells = cells.partition(b">")
        # Rows that say nothing at all may stand before, each in one word.
        self._rows += sum(int(n) for n in re.findall(rb'rows-repeated="(\d{1,9})"', before))
        times = re.search(rb'rows-repeated="(\d{1,9})"', head)
        self._rows += int(times[1]) if times else 1
        every = re.findall(rb"<table:(?:covered-)?table-cell" + _NAMED + rb">", cells)
        wide = 0
        at = 0
        for cell in every:
            many = re.search(rb'columns-repeated="(\d{1,9})"', cell)
            at += int(many[1]) if many else 1
            if not cell.endswith(b"/>") or b"office:value" in cell:
                wide = at
        if wide:
            self._filled = self._rows
            self._wide = max(self._wide, wide)
        if self._filled * self._wide > MOST_CELLS:
            raise too_far(self._path)


def _column(name: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _nothing(_chunk: bytes) -> None: ...


def _nothing_more() -> None: ...
