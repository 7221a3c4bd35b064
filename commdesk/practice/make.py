"""Writing the practice group's file: in bulk, beside its place, renamed when it is whole."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from commdesk import clock, files
from commdesk.errors import KnownError
from commdesk.practice.group import Maker, later_records, occasions, records
from commdesk.records.kind import Kind, Record, column_names
from commdesk.records.kinds import kind_of
from commdesk.records.reading import short
from commdesk.records.shifts import SHIFTS
from commdesk.store import migrations, word_index
from commdesk.store.connection import APPLICATION_ID, Connection, DatabaseError, connect, utilities
from commdesk.store.store import derived, derived_names
from commdesk.text import _

LARGEST = 1000


def make_practice(path: Path, size: int = 1, today: date | None = None, *, replace: bool = False) -> None:
    """Makes the practice group's file: two years up to ``today``, the same for the same day and size.

    ``size`` multiplies people and shifts. Raises KnownError when there is a file already (and ``replace`` is
    not said), or when it cannot be written; nothing half made stays behind.
    """
    if not 1 <= size <= LARGEST:
        raise KnownError(_("The size must be between 1 and {most}.").format(most=LARGEST))
    if path.exists() and not replace:
        raise KnownError(_("{file} is there already. Please choose another name.").format(file=path))
    files.refuse_special(path)
    unfinished = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        unfinished.touch()
        _write(unfinished, Maker(today or clock.today(), size))
        _sync(unfinished)
        os.replace(unfinished, path)
    except (OSError, DatabaseError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        sentence = _("{file} could not be made: {why}. Please choose another folder.")
        raise KnownError(sentence.format(file=path, why=short(reason, 120))) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _write(path: Path, maker: Maker) -> None:
    conn = connect(path)
    try:
        # Nobody reads this file before it is whole and renamed, so it needs no journal while it is made.
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "secure_delete = OFF",
            "foreign_keys = OFF",
        ):
            conn.execute(f"PRAGMA {pragma}")
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(utilities(conn))
        conn.execute("BEGIN")
        aside = _set_aside(conn)
        for record in records(maker):
            _put(conn, record)
        conn.executemany(_insert(SHIFTS), _shifts(conn, maker))
        for record in later_records(maker):
            _put(conn, record)
        for statement in aside:
            conn.execute(statement)
        word_index.mend(conn)
        conn.execute("COMMIT")
    finally:
        conn.close()


def _put(conn: Connection, record: Record) -> None:
    kind = kind_of(record)
    kind.check(record)
    conn.execute(_insert(kind), _row(kind, record))


def _shifts(conn: Connection, maker: Maker) -> Iterator[tuple[Any, ...]]:
    """All shift rows; the sessions are written on the way, so that nothing piles up."""
    for found, shifts in occasions(maker):
        for record in found:
            _put(conn, record)
        yield from shifts


def _set_aside(conn: Connection) -> Iterable[str]:
    """Drops what each shift would have to be noted in and answers how to make it: quicker in one go at the end."""
    sql = (
        "SELECT type, name, sql FROM sqlite_master "
        "WHERE type IN ('index', 'trigger') AND tbl_name = ? AND sql IS NOT NULL"
    )
    found = conn.execute(sql, [SHIFTS.name]).fetchall()
    for kind, name, __ in found:
        conn.execute(f'DROP {kind} "{name}"')
    return [statement for __, __, statement in found]


def _insert(kind: Kind) -> str:
    columns = [*column_names(kind.record), *derived_names(kind)]
    names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    return f'INSERT INTO "{kind.name}" ({names}) VALUES ({marks})'


def _row(kind: Kind, record: Record) -> tuple[Any, ...]:
    return (*record.values().values(), *derived(kind, record))


def _sync(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
