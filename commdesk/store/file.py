"""Opening, making and closing a group's file: what is refused, and the copy before any change of shape."""

import contextlib
import os
import struct
from pathlib import Path

from commdesk import clock, paths
from commdesk.errors import KnownError
from commdesk.store import migrations, schema
from commdesk.store.connection import (
    APPLICATION_ID,
    Connection,
    DatabaseError,
    connect,
    fold_log_back,
    keep_log_beside,
    utilities,
)
from commdesk.store.snapshot import snapshot
from commdesk.store.store import Store
from commdesk.text import _

SUFFIX = ".commdesk"


def new_file(path: Path, name: str, **group: object) -> Store:
    """Makes a group's file and opens it; raises KnownError when there is one already or it cannot be written."""
    from commdesk.records.beginnings import beginnings
    from commdesk.records.group import GROUP

    unfinished = path.with_name(path.name + ".new")
    group_record = GROUP.new(name=name, **group)
    GROUP.check(group_record)
    try:
        if path.exists():
            raise KnownError(_("{file} is there already. Please choose another name.").format(file=path))
        unfinished.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch()
        conn = connect(unfinished)
        try:
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            store = Store(conn, unfinished, readonly=False)
            migrations.apply(store.db)
            with store.step(_("New group")):
                store.save(group_record)
                for record in beginnings():
                    store.save(record, new=True)
        finally:
            conn.close()
        os.replace(unfinished, path)
    except (OSError, DatabaseError) as error:
        sentence = _("{file} could not be made: {why}. Please choose another folder.")
        raise KnownError(sentence.format(file=path, why=_reason(error))) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return open_file(path)


def open_file(path: Path, *, readonly: bool = False) -> Store:
    """Opens a group's file; raises KnownError, having changed nothing, when it is none of ours or damaged.

    Falls back to reading only where the file cannot be written; ``store.readonly`` says so.
    """
    _look_at_header(path)
    readonly = readonly or not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK)
    conn = None
    try:
        conn = connect(path, readonly=readonly)
        applied = migrations.applied(conn)
        _refuse_newer(path, applied)
        pending = [name for name in migrations.names() if name not in applied]
        if pending and readonly:
            sentence = _(
                "{file} is of an older version and cannot be written here. Please copy it to this computer first."
            )
            raise KnownError(sentence.format(file=path.name))
        # Before anything is written: a trigger that is not ours would run with the first change.
        _refuse_strange_schema(conn, path, applied)
        if pending:
            _migrate(conn, path)
        if not readonly:
            keep_log_beside(conn)
        return Store(conn, path, readonly=readonly)
    except DatabaseError as error:
        if conn is not None:
            conn.close()
        sentence = _(
            "{file} cannot be read: {why}. It was left as it is. Please restore the newest copy (File > Restore a copy)."
        )
        raise KnownError(sentence.format(file=path.name, why=_reason(error))) from error
    except KnownError:
        if conn is not None:
            conn.close()
        raise


def close_file(store: Store) -> None:
    """Closes the file and leaves one plain file behind."""
    if not store.readonly:
        fold_log_back(store.conn)
    store.conn.close()


def _look_at_header(path: Path) -> None:
    try:
        if path.is_dir():
            raise KnownError(_("{file} is a folder. Please choose a CommDesk file.").format(file=path.name))
        with open(path, "rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        sentence = _("{file} is not there any more. Please choose where it is now, or restore a copy.")
        raise KnownError(sentence.format(file=path)) from error
    except OSError as error:
        sentence = _("{file} cannot be read: {why}. Please check the stick or folder.")
        raise KnownError(sentence.format(file=path, why=_reason(error))) from error
    damaged = _(
        "{file} is damaged: {why}. It was left as it is. Please restore the newest copy (File > Restore a copy)."
    )
    if size == 0:
        raise KnownError(damaged.format(file=path.name, why=_("it is empty")))
    if not head.startswith(b"SQLite format 3\x00"):
        sentence = _(
            "{file} is not a CommDesk file. It was left as it is. To read a spreadsheet, use File > Import."
        )
        raise KnownError(sentence.format(file=path.name))
    if len(head) < 100:
        raise KnownError(damaged.format(file=path.name, why=_("it is cut short")))
    if struct.unpack(">I", head[68:72])[0] != APPLICATION_ID:
        sentence = _(
            "{file} belongs to another program. It was left as it is. Please choose a CommDesk file."
        )
        raise KnownError(sentence.format(file=path.name))
    page = struct.unpack(">H", head[16:18])[0]
    page = 65536 if page == 1 else page
    pages = struct.unpack(">I", head[28:32])[0]
    log = path.with_name(path.name + "-wal")
    # With a log beside it, the file may rightly be shorter than its header will say.
    if pages * page > size and not log.exists():
        raise KnownError(damaged.format(file=path.name, why=_("it is cut short")))


def _refuse_newer(path: Path, applied: list[str]) -> None:
    newer = [name for name in applied if name not in migrations.names()]
    if newer:
        sentence = _(
            "{file} was written by a newer CommDesk ({version}). It was left as it is. Please install that version to open it."
        )
        raise KnownError(sentence.format(file=path.name, version=newer[-1].split(" ")[0]))


def _refuse_strange_schema(conn: Connection, path: Path, applied: list[str]) -> None:
    """A file that brings triggers, views or tables of its own could make the program do what nobody asked for."""
    what = schema.strange(conn, applied)
    if what:
        sentence = _(
            "{file} is not built as CommDesk builds its files ({what}). It was left as it is. Please restore a copy you trust."
        )
        raise KnownError(sentence.format(file=path.name, what=what))


def _migrate(conn: Connection, path: Path) -> None:
    before = paths.backups_dir() / "before-upgrade" / f"{path.stem} {clock.now():%Y-%m-%d %H%M%S}{SUFFIX}"
    snapshot(conn, before)
    conn.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(utilities(conn))
    conn.execute("PRAGMA foreign_keys = ON")


def _reason(error: BaseException) -> str:
    """The world's own words for what went wrong, without codes and paths."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
