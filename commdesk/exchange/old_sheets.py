"""Looking into an XLS file before it is opened: one cell far away would make a table of millions.

XLS is a small file system (a compound file: sectors chained by a table) with one stream of records inside.
"""

import struct
from pathlib import Path

from commdesk.exchange.packed import MOST_CELLS, damaged, locked, too_far, too_large

_MOST_FILE = 30_000_000  # bytes
_END = 0xFFFFFFFA  # sector numbers from here on mean something else
_BEGIN, _LOCKED, _SEVERAL, _EXTENT = 0x0809, 0x002F, 0x00BD, 0x0200
# Records that begin with the row and the column of a filled cell.
_CELLS = {0x0006, 0x0203, 0x0204, 0x00FD, 0x027E, 0x0205, 0x00D6, 0x0003, 0x0004, 0x0005, 0x0206, 0x0406}
_BEGINS = {_BEGIN, 0x0009, 0x0209, 0x0409}


def look_into_old(path: Path) -> None:
    """Raises KnownError when a file of the XLS kind is locked, damaged, far too large, or no workbook."""
    if path.stat().st_size > _MOST_FILE:
        raise too_large(path)
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked(path)
    try:
        _look(path, _Compound(content).stream("Workbook", "Book"))
    except (struct.error, LookupError, ValueError) as error:
        raise damaged(path) from error


def _look(path: Path, book: bytes) -> None:
    at = rows = columns = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        data = at + 4
        if kind == _LOCKED:
            raise locked(path)
        if kind in _BEGINS:
            rows = columns = 0
        elif kind in _CELLS or kind == _SEVERAL:
            row, column = struct.unpack_from("<HH", book, data)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", book, data + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if rows * columns > MOST_CELLS:
                raise too_far(path)
        elif kind == _EXTENT and size >= 14:
            __, last_row, __, last_column = struct.unpack_from("<IIHH", book, data)
            if last_row > 65_536 or last_column > 256:
                raise damaged(path)
        at = data + size


class _Compound:
    """The streams of a compound file. Raises ValueError, LookupError or struct.error for a broken one."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise ValueError("sectors of no known size")
        self._size = 1 << shift
        (folder, self._short_below, short_table) = struct.unpack_from("<I4xII", content, 48)
        self._table = self._numbers(self._table_sectors())
        self._short_table = self._numbers(self._chain(short_table, self._table))
        self._folder = b"".join(self._sector(at) for at in self._chain(folder, self._table))

    def stream(self, *names: str) -> bytes:
        """The first stream of one of those names."""
        entries = [self._folder[at : at + 128] for at in range(0, len(self._folder) - 127, 128)]
        for entry in entries:
            (length,) = struct.unpack_from("<H", entry, 64)
            if entry[: max(0, length - 2)].decode("utf-16-le", "replace") in names and entry[66] == 2:
                start, size = struct.unpack_from("<II", entry, 116)
                if size >= self._short_below:
                    return b"".join(self._sector(at) for at in self._chain(start, self._table))[:size]
                # Short streams stand together in one that belongs to the root.
                (root,) = struct.unpack_from("<I", entries[0], 116)
                short = b"".join(self._sector(at) for at in self._chain(root, self._table))
                parts = (short[at * 64 : at * 64 + 64] for at in self._chain(start, self._short_table))
                return b"".join(parts)[:size]
        raise LookupError("no workbook inside")

    def _table_sectors(self) -> list[int]:
        found = list(struct.unpack_from("<109I", self._content, 76))
        more, count = struct.unpack_from("<II", self._content, 68)
        for __ in range(min(count, 10_000)):
            if more >= _END:
                break
            *numbers, more = self._numbers([more])
            found += numbers
        return [at for at in found if at < _END]

    def _numbers(self, sectors: list[int]) -> list[int]:
        content = b"".join(self._sector(at) for at in sectors)
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _chain(self, at: int, table: list[int]) -> list[int]:
        found = []
        while at < _END:
            found.append(at)
            if len(found) > len(table):
                raise ValueError("a chain of sectors without an end")
            at = table[at]
        return found

    def _sector(self, at: int) -> bytes:
        found = self._content[(at + 1) * self._size : (at + 2) * self._size]
        if not found:
            raise ValueError("a sector beyond the end")
        return found
