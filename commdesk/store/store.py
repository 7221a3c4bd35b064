"""The records in one file: asking for them, and the one door through which they change."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commdesk.errors import BugError, KnownError
from commdesk.records.kind import Kind, Record, column_names
from commdesk.records.kinds import BY_NAME, KINDS, kind_of
from commdesk.store import rules, search, word_index
from commdesk.store.connection import Connection, DatabaseError, connect, roomy, utilities
from commdesk.store.query import Query, ordering, quoted
from commdesk.store.steps import Change, Row, Step
from commdesk.text import _, ngettext

if TYPE_CHECKING:
    from sqlite_utils import Database

Listener = Callable[[Step], None]

MANY_CHANGES = 500  # from so many in one step on, the full-text indexes follow in one go


class Reader:
    """Asking. A worker has one of its own, with its own read-only connection."""

    indexed = True  # whether the full-text indexes are in step

    def __init__(self, conn: Connection, path: Path) -> None:
        self.conn = conn
        self.path = path

    def get(self, kind: Kind, id: str | None) -> Any:
        """The record with that id, or None."""
        if not id:
            return None
        sql = f"SELECT {_columns(kind)} FROM {quoted(kind)} WHERE id = ?"
        row = self.conn.execute(sql, [id]).fetchone()
        return None if row is None else _record(kind, row)

    def find(self, kind: Kind, query: Query | None = None, source: search.Source | None = None) -> list[Any]:
        """The records that fit, in order; ``source`` where it is known already."""
        query = query or Query()
        table, where, values = source or self.source(kind, query)
        order = ordering(kind, query)
        sql = f"SELECT {_columns(kind)} FROM {table}{where}{order}"
        if query.limit is not None:
            # Order and skipping need few columns, which an index may have; only the window is read whole.
            numbers = f"SELECT rowid FROM {table}{where}{order} LIMIT ? OFFSET ?"
            sql = f"SELECT {_columns(kind)} FROM {quoted(kind)} WHERE rowid IN ({numbers}){order}"
            values = [*values, query.limit, query.offset]
        return [_record(kind, row) for row in self.conn.execute(sql, values).fetchall()]

    def lean(self, kind: Kind, names: tuple[str, ...], query: Query | None = None) -> list[Any]:
        """The records that fit with these fields only, in no order, as tuples with names.

        Many times quicker than ``find`` where a figure looks at all of many; what only reads fields takes them alike.
        """
        table, where, values = self.source(kind, query or Query())
        columns = ", ".join(f'"{name}"' for name in names)
        made = _lean(kind.name, names)
        return [
            made(*row)
            for row in self.conn.execute(f"SELECT {columns} FROM {table}{where}", values).fetchall()
        ]

    def has(self, kind: Kind, number: int) -> bool:
        """Whether there are at least so many records of a kind; far quicker than counting very many."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {quoted(kind)} LIMIT ?)"
        return int(self.conn.execute(sql, [number]).fetchone()[0]) >= number

    def count(self, kind: Kind, query: Query | None = None) -> int:
        """How many records fit."""
        return search.count(self.conn, kind, query or Query(), indexed=self.indexed)

    def numbered(self, kind: Kind, numbers: Iterable[int]) -> dict[int, Any]:
        """The records in rows of the file by the rows' numbers, for ``listing``; those that are gone are left out."""
        wanted = ", ".join(str(int(number)) for number in numbers)
        sql = f"SELECT rowid, {_columns(kind)} FROM {quoted(kind)} WHERE rowid IN ({wanted})"
        return {row[0]: _record(kind, row[1:]) for row in self.conn.execute(sql).fetchall()}

    def source(self, kind: Kind, query: Query) -> search.Source:
        """Where the records that fit are read from: what stands after FROM, the WHERE part, and its values."""
        soon = search.soon_met(self.conn, kind, query) if self.indexed else None
        return soon or search.among(self.conn, kind, query, indexed=self.indexed)

    def place(self, kind: Kind, query: Query, id: str) -> int | None:
        """At which place of those that fit a record stands, from 0; None when it is not among them."""
        source, where, values = search.among(self.conn, kind, query, indexed=self.indexed)
        order = ordering(kind, query)
        sql = (
            f"SELECT at FROM (SELECT id, row_number() OVER ({order.strip()}) AS at FROM {source}{where}) "
            "WHERE id = ?"
        )
        found = self.conn.execute(sql, [*values, id]).fetchone()
        return None if found is None else int(found[0]) - 1

    def labels(self, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
        """What the records with those ids are called: a table asks once for a window of rows."""
        wanted = list({i for i in ids if i})
        found: dict[str, str] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ", ".join("?" * len(part))
            sql = f'SELECT id, "{kind.label}" FROM {quoted(kind)} WHERE id IN ({marks})'
            found.update((i, str(name)) for i, name in self.conn.execute(sql, part).fetchall())
        return found

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT: for figures, whose formulas are sums in SQL."""
        return list(self.conn.execute(sql, values).fetchall())

    def group(self) -> Any:
        """The group whose file this is."""
        found = self.find(BY_NAME["group"], Query(limit=1))
        if not found:
            raise KnownError(_("This file has no group in it. Please restore a copy."))
        return found[0]

    def links_to(self, kind: Kind, id: str) -> list[tuple[Kind, str, int]]:
        """Which kinds point to that record, by which field, and how often."""
        found = []
        for other in KINDS:
            for name, link in other.links().items():
                if link.to == kind.name:
                    count = self.count(other, Query(equals={name: id}))
                    if count:
                        found.append((other, name, count))
        return found

    def close(self) -> None:
        """Closes the connection."""
        self.conn.close()


class Store(Reader):
    """Asking and changing. Every change happens inside ``with store.step(label):``."""

    def __init__(self, conn: Connection, path: Path, *, readonly: bool) -> None:
        super().__init__(conn, path)
        self.readonly = readonly
        self.changed = False
        self._listeners: list[Listener] = []
        self._changes: list[Change] | None = None
        self._to_index = 0  # changes of kinds with a full-text index in the step under way
        self._aside: word_index.Aside | None = None

    @cached_property
    def db(self) -> "Database":
        """sqlite-utils on our connection; made at the first change, since importing it takes a while."""
        return utilities(self.conn)

    def reader(self) -> Reader:
        """A second, read-only connection for a worker thread; close it when done."""
        return Reader(connect(self.path, readonly=True), self.path)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` with every step that has been committed; the answer stops that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def step(self, label: str) -> Iterator[list[Change]]:
        """All that is saved and deleted inside becomes one Step, wholly or not at all.

        Inside another step it joins that one. Raises KnownError when the file cannot be written.
        """
        if self._changes is not None:
            yield self._changes
            return
        if self.readonly:
            raise KnownError(
                _(
                    "This file can only be read here, so nothing was changed. Save a copy elsewhere to work on it."
                )
            )
        changes = self._changes = []
        try:
            with self.db.atomic():
                yield changes
                self._take_up(changes)
        except DatabaseError as error:
            sentence = _(
                "This could not be saved ({why}). What was there before is whole. Please make room or check the stick, and try again."
            )
            raise KnownError(sentence.format(why=error)) from error
        finally:
            self._changes, self._aside, self._to_index, self.indexed = None, None, 0, True
        if changes:
            self.changed = True
            self._tell(Step(label, tuple(changes)))

    def save(self, record: Record, *, new: bool = False, checked: bool = False) -> None:
        """Checks a record and keeps it; raises FieldError for what its kind cannot hold.

        ``new`` says that no record with its id is there yet, which spares a look. ``checked`` says that the record
        has been checked, and that ``rules.check_all`` follows for all that are saved in this step.
        """
        kind = kind_of(record)
        if not checked:
            kind.check(record)
        before = None if new else self._row(kind, record.id)
        after = record.values()
        if before == after:
            return
        if not checked:
            rules.check(self, kind, record)
        self._write(kind, after)
        self._note(Change(kind.name, record.id, before, after))
        rules.follow(self, kind, before, after)

    def save_new(self, kind: Kind, rows: Sequence[Row]) -> None:
        """Keeps many new records in one go: ``rows`` are whole, checked, and of a kind that no rule follows."""
        if self._changes is None:
            raise BugError("records were added outside a step")
        searched = [name for name in kind.search if name not in kind.links()]
        finds: dict[tuple[Any, ...], list[str]] = {}

        def whole(row: Row) -> list[Any]:
            said = tuple(row[name] for name in searched)
            if said not in finds:
                values: dict[str, Any] = row
                finds[said] = derived(kind, kind.record(**values))
            return [*row.values(), *finds[said]]

        self.conn.executemany(_upsert(kind).partition(" ON CONFLICT")[0], map(whole, rows))
        name = kind.name
        self._changes += [Change(name, str(row["id"]), None, row) for row in rows]

    def delete(self, record: Record) -> None:
        """Removes a record with what is part of it; raises KnownError while something else points to it."""
        kind = kind_of(record)
        with self.step(_("Delete {kind}").format(kind=kind.one_name().lower())):
            for other, name, count in self.links_to(kind, record.id):
                if not other.fields[name].part_of:  # type: ignore[attr-defined]
                    raise KnownError(_still_needed(kind, record, other, count))
                for part in self.find(other, Query(equals={name: record.id})):
                    self.delete(part)
            before = self._row(kind, record.id)
            if before is None:
                return
            self.db.execute(f"DELETE FROM {quoted(kind)} WHERE id = ?", [record.id])
            self._note(Change(kind.name, record.id, before, None))
            rules.follow(self, kind, before)

    def replay(self, step: Step, progress: Callable[[int, int], None] | None = None) -> None:
        """Makes a step's changes again, or takes them back when given ``step.reverse()``.

        ``progress`` hears from time to time how many of how many changes are made; what it raises stops all and
        changes nothing. Raises KnownError, changing nothing, when a record is no longer as the step left it.
        """
        with roomy(self.conn), self.step(step.label):
            for done, change in enumerate(step.changes):
                if progress is not None and done % 100 == 0:
                    progress(done, len(step.changes))
                kind = BY_NAME[change.kind]
                if self._row(kind, change.id) != change.before:
                    raise KnownError(
                        _("“{step}” cannot be taken back: somebody has changed it since.").format(
                            step=step.label
                        )
                    )
                if change.after is None:
                    self.db.execute(f"DELETE FROM {quoted(kind)} WHERE id = ?", [change.id])
                else:
                    self._write(kind, change.after)
                self._note(change)

    def _row(self, kind: Kind, id: str) -> Row | None:
        row = self.conn.execute(f"SELECT {_columns(kind)} FROM {quoted(kind)} WHERE id = ?", [id]).fetchone()
        return None if row is None else dict(zip(column_names(kind.record), row, strict=True))

    def _write(self, kind: Kind, row: Row) -> None:
        if self._changes is None:
            raise BugError("a record was changed outside a step")
        values: dict[str, Any] = row
        self.db.execute(_upsert(kind), [*row.values(), *derived(kind, kind.record(**values))])

    def _note(self, change: Change) -> None:
        if self._changes is None:
            raise BugError("a record was changed outside a step")
        self._changes.append(change)
        self._to_index += change.kind in word_index.INDEXED
        if self._aside is None and self._to_index >= MANY_CHANGES:
            self._aside, self.indexed = word_index.Aside(self.conn, len(self._changes)), False

    def _take_up(self, changes: list[Change]) -> None:
        if self._aside is not None:
            since = [c for c in changes[self._aside.noted :] if c.kind in word_index.INDEXED]
            self._aside.finish(only_added=all(change.before is None for change in since))

    def _tell(self, step: Step) -> None:
        for listener in list(self._listeners):
            listener(step)


def derived_names(kind: Kind) -> list[str]:
    """The columns of a kind's table that the store writes by itself, for finding and for order."""
    return ["find", "sort"] if kind.by_name else ["find"]


def derived(kind: Kind, record: Record) -> list[str]:
    """What these columns hold for a record."""
    return [kind.find_text(record), kind.sort_text(record)] if kind.by_name else [kind.find_text(record)]


_SQL: dict[tuple[str, str], str] = {}


def _columns(kind: Kind) -> str:
    key = ("columns", kind.name)
    if key not in _SQL:
        _SQL[key] = ", ".join(f'"{name}"' for name in column_names(kind.record))
    return _SQL[key]


@cache
def _lean(name: str, names: tuple[str, ...]) -> type[Any]:
    return namedtuple(name, names)


def _upsert(kind: Kind) -> str:
    key = ("upsert", kind.name)
    if key not in _SQL:
        names = [*column_names(kind.record), *derived_names(kind)]
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names[1:])
        _SQL[key] = (
            f"INSERT INTO {quoted(kind)} ({columns}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {sets}"
        )
    return _SQL[key]


def _record(kind: Kind, row: Sequence[Any]) -> Record:
    return kind.record(**dict(zip(column_names(kind.record), row, strict=True)))


def _still_needed(kind: Kind, record: Record, other: Kind, count: int) -> str:
    if kind.name == "volunteers" and other.name == "shifts":
        sentence = ngettext(
            "{name} has {count} logged shift, which would be lost. Set the status to “Left” instead: the hours stay.",
            "{name} has {count} logged shifts, which would be lost. Set the status to “Left” instead: the hours stay.",
            count,
        )
        return sentence.format(name=kind.name_of(record), count=count)
    sentence = _("“{name}” is still used by {count} × {what}. Change those first; nothing was deleted.")
    return sentence.format(name=kind.name_of(record), count=count, what=other.many_name().lower())
