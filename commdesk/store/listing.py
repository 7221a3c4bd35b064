"""Any window of a very long list at once: lists are read through once, on a worker, and remembered sparsely.

``Marks`` remember every ten thousandth place of a list that an index keeps in order, and follow each change.
``Numbers`` remember the number (SQLite's rowid) of every row of a list that is filtered or ordered otherwise; after a
change they are found anew. SQLite itself writes them one after the other, five letters each: a million numbers handed
to Python one by one would keep it from everything else, the window too.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from commdesk.records.kind import Kind
from commdesk.store.query import Query, conditions, key_of, ordering, quoted, ranked
from commdesk.store.steps import Change, Row
from commdesk.store.store import Reader

STEP = 10_000

WIDTH = 5
_LETTERS = "char(" + ", ".join(f"48 + (({{0}} >> {6 * (WIDTH - 1 - n)}) & 63)" for n in range(WIDTH)) + ")"

Key = tuple[Any, ...]


class Numbers:
    """The rows' numbers, in order, ``WIDTH`` letters of six bits each."""

    def __init__(self, kind: Kind, letters: bytes) -> None:
        self._kind = kind
        self._letters = letters

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._letters) // WIDTH

    def window(self, reader: Reader, start: int, size: int) -> list[Any]:
        """The records from a place on; None stands for one that is gone meanwhile."""
        end = min(start + size, self.count) * WIDTH
        wanted = [_number(self._letters[at : at + WIDTH]) for at in range(start * WIDTH, end, WIDTH)]
        found = reader.numbered(self._kind, wanted)
        return [found.get(number) for number in wanted]

    def place(self, reader: Reader, id: str) -> int | None:
        """At which place a record stands, from 0; None when it is not in the list."""
        rows = reader.rows(f"SELECT {_LETTERS.format('rowid')} FROM {quoted(self._kind)} WHERE id = ?", [id])
        at = self._letters.find(rows[0][0].encode()) if rows else -1
        while at % WIDTH and at >= 0:  # the end of one number and the beginning of the next
            at = self._letters.find(rows[0][0].encode(), at + 1)
        return at // WIDTH if at >= 0 else None

    def follow(self, changes: Sequence[Change]) -> bool:
        """Whether it is right after changes, of this kind or of those it links to: nobody knows without looking."""
        return False


class Mark(NamedTuple):
    """A place (from 0) and the key of the row that stands there, or stood there and is gone."""

    place: int
    key: Key


class Marks:
    """Keys of some rows of a list in its kind's own order, narrowed at most by the first field of that order."""

    def __init__(self, kind: Kind, query: Query, marks: list[Mark], count: int) -> None:
        self._kind = kind
        self._query = query
        self._marks = marks
        self.count = count
        self._columns, self._down = key_of(kind, query) or ((), False)

    def window(self, reader: Reader, start: int, size: int) -> list[Any]:
        """The records from a place on."""
        at = bisect_right(self._marks, start, key=lambda mark: mark.place) - 1
        if at < 0:
            # Before the first mark are those that came on top since.
            return reader.find(self._kind, self._query._replace(limit=size, offset=start))
        mark = self._marks[at]
        where, values = _from(self._kind, self._query, mark.key)
        order = ordering(self._kind, self._query)
        numbers = f"SELECT rowid FROM {quoted(self._kind)}{where}{order} LIMIT ? OFFSET ?"
        wanted = [row[0] for row in reader.rows(numbers, [*values, size, start - mark.place])]
        found = reader.numbered(self._kind, wanted)
        return [found[number] for number in wanted]

    def place(self, reader: Reader, id: str) -> int | None:
        """At which place a record stands, from 0; None when it is not in the list."""
        record = reader.get(self._kind, id)
        if record is None or not self._holds(record.values()):
            return None
        key = self._key(record.values())
        before = [mark for mark in self._marks if not self._later(mark.key, key)]
        where, values = conditions(self._kind, self._query)
        if before:
            where, values = (
                f" WHERE {_stands(self._columns, '<=' if self._down else '>=')}",
                list(before[-1].key),
            )
        where += (" AND " if where else " WHERE ") + _stands(self._columns, ">" if self._down else "<")
        sql = f"SELECT count(*) FROM {quoted(self._kind)}{where}"
        return (before[-1].place if before else 0) + int(reader.rows(sql, [*values, *key])[0][0])

    def follow(self, changes: Sequence[Change]) -> bool:
        """Moves the marks as the changes moved the rows; answers whether it is still right (not worth it for many)."""
        if len(changes) * max(1, len(self._marks)) > 100_000:
            return False
        for change in changes:
            for row, moved in ((change.before, -1), (change.after, 1)):
                if row is not None and self._holds(row):
                    self._move(self._key(row), moved)
        return True

    def _move(self, key: Key, moved: int) -> None:
        self.count += moved
        self._marks = [
            Mark(mark.place + moved, mark.key) if self._later(mark.key, key) else mark for mark in self._marks
        ]

    def _later(self, one: Key, other: Key) -> bool:
        """Whether a key comes after another in the list's order."""
        return one < other if self._down else one > other

    def _key(self, row: Row) -> Key:
        return tuple(row[column.strip('"')] for column in self._columns)

    def _holds(self, row: Row) -> bool:
        return all(least <= row[name] <= most for name, (least, most) in self._query.between.items())


Listing = Numbers | Marks


def markable(kind: Kind, query: Query) -> bool:
    """Whether an index keeps the list in order, so that marks will do."""
    key = key_of(kind, query)
    plain = query._replace(order=(), between={}, limit=None, offset=0) == Query(between={})
    return plain and key is not None and all(f'"{name}"' == key[0][0] for name in query.between)


def listing(reader: Reader, kind: Kind, query: Query) -> Listing:
    """Reads a list through; for a worker, which may be interrupted."""
    query = query._replace(limit=None, offset=0)
    return _marks(reader, kind, query) if markable(kind, query) else _numbers(reader, kind, query)


def _numbers(reader: Reader, kind: Kind, query: Query) -> Numbers:
    source, where, values = reader.source(kind, query)
    ahead, joined, order = ranked(kind, query)
    table = quoted(kind)
    source = (
        f"{source}{where}"
        if not joined
        else f"(SELECT rowid AS rowid, * FROM {source}{where}) AS {table}{joined}"
    )
    numbers = f"{ahead}SELECT {table}.rowid AS number FROM {source}{order}"
    # SQLite keeps the order of what it puts together one after the other.
    sql = f"SELECT group_concat({_LETTERS.format('number')}, '') FROM ({numbers})"
    return Numbers(kind, str(reader.rows(sql, values)[0][0] or "").encode())


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number << 6 | letter - 48
    return number


def _marks(reader: Reader, kind: Kind, query: Query) -> Marks:
    columns, __ = key_of(kind, query) or ((), False)
    order = ordering(kind, query)
    names = ", ".join(columns)
    where, values = conditions(kind, query)
    place, marks = 0, []
    found = reader.rows(f"SELECT {names} FROM {quoted(kind)}{where}{order} LIMIT 1", values)
    while found:
        marks.append(Mark(place, tuple(found[0])))
        where, values = _from(kind, query, marks[-1].key)
        sql = f"SELECT {names} FROM {quoted(kind)}{where}{order} LIMIT 1 OFFSET {STEP}"
        found = reader.rows(sql, values)
        place += STEP
    if not marks:
        return Marks(kind, query, [], 0)
    rest = reader.rows(f"SELECT count(*) FROM {quoted(kind)}{where}", values)[0][0]
    return Marks(kind, query, marks, marks[-1].place + int(rest))


def _from(kind: Kind, query: Query, key: Key) -> tuple[str, list[Any]]:
    """The conditions of a list's rows from a key on.

    The side that the key bounds is not bounded once more: SQLite would begin there, and walk to the key.
    """
    columns, down = key_of(kind, query) or ((), False)
    where, values = f" WHERE {_stands(columns, '<=' if down else '>=')}", [*key]
    for least, most in query.between.values():
        where += f" AND {columns[0]} {'>=' if down else '<='} ?"
        values.append(least if down else most)
    return where, values


def _stands(columns: Sequence[str], how: str) -> str:
    return f"({', '.join(columns)}) {how} ({', '.join('?' * len(columns))})"
