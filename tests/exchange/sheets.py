"""Small spreadsheets of every kind, made by hand where no library writes them."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def xlsx(path: Path, fill: Callable[[Any], None]) -> Path:
    """A workbook that ``fill`` fills."""
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book)
    return path


def raw_xlsx(path: Path, rows: bytes, times: int = 1) -> Path:
    """A workbook whose sheet is ``rows`` as XML, ``times`` over."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr(
            "_rels/.rels",
            f'{_LINKS}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        packed.writestr("xl/workbook.xml", _BOOK)
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{_LINKS}<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            file.write(_SHEET.encode())
            for __ in range(times):
                file.write(rows)
            file.write(b"</sheetData></worksheet>")
    return path


def understate(path: Path, name: str, size: int) -> Path:
    """Makes the directory of a zip file say that a part unpacks to ``size`` bytes."""
    content = bytearray(path.read_bytes())
    at = content.rfind(name.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", size)
    path.write_bytes(content)
    return path


def ods(path: Path, *tables: tuple[str, str], locked: bool = False) -> Path:
    """An ODS file of (sheet's name, rows as XML)."""
    secret = "<manifest:encryption-data/>" if locked else ""
    body = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in tables)
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}">{secret}'
            "</manifest:file-entry></manifest:manifest>",
        )
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3">'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def ods_row(*cells: str | float | tuple[str, str], more: str = "", repeated: int = 1) -> str:
    """A row: texts, numbers, and (type, value) for dates and times; ``more`` is XML behind the cells."""
    made = []
    for cell in cells:
        if isinstance(cell, tuple):
            kind, value = cell
            made.append(
                f'<table:table-cell office:value-type="{kind}" office:{kind}-value="{value}"><text:p>x</text:p></table:table-cell>'
            )
        elif isinstance(cell, str):
            made.append(
                f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
                if cell
                else "<table:table-cell/>"
            )
        else:
            made.append(
                f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            )
    times = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{times}>{''.join(made)}{more}</table:table-row>"


def xls(path: Path, rows: list[list[str | float]]) -> Path:
    """An old workbook (BIFF8 in a compound file) with one sheet."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    cells = b""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(cell, str):
                words = cell.encode("utf-16-le")
                cells += record(0x0204, place + struct.pack("<HB", len(cell), 1) + words)
            else:
                cells += record(0x0203, place + struct.pack("<d", cell))
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = b"\x05\x00Sheet"
    bound_size = 4 + 6 + len(name)
    at = len(begin) + bound_size + 4
    book = begin + record(0x0085, struct.pack("<IH", at, 0) + name) + record(0x000A, b"")
    book += record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + record(0x000A, b"")
    path.write_bytes(compound("Workbook", book))
    return path


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, which is long enough to stand in whole sectors."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\x00")
    count = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    assert len(fat) <= 128
    table = struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat)))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        words = title.encode("utf-16-le") + b"\x00\x00"
        head = words.ljust(64, b"\x00") + struct.pack("<HBB", len(words), kind, 1)
        return (
            head
            + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
            + b"\x00" * 36
            + struct.pack("<IQ", start, size)
        )

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    folder = folder.ljust(512, b"\x00")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return header + table + folder + stream
