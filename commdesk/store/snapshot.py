"""A verified copy of a group's file, made by the database itself and never by copying a file in use."""

import contextlib
import os
from pathlib import Path

from commdesk import files
from commdesk.errors import KnownError
from commdesk.store.connection import APPLICATION_ID, Connection, DatabaseError, connect
from commdesk.text import _


def snapshot(conn: Connection, target: Path) -> Path:
    """Writes the whole file to ``target``: beside it first, opened and checked, then renamed.

    Raises KnownError when it cannot be written or does not check out; nothing is left under the final name.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        files.refuse_special(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy_into(conn, unfinished)
        problems = faults(unfinished)
        if problems:
            raise KnownError(_("The copy did not check out ({problem}).").format(problem=problems[0]))
        with open(unfinished, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except (OSError, DatabaseError) as error:
        raise KnownError(_no_copy(target, str(error))) from error
    except KnownError as error:
        raise KnownError(_no_copy(target, str(error))) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return target


def _copy_into(conn: Connection, target: Path) -> None:
    # A reading connection refuses even to write elsewhere; its file itself stays closed to writing all the same.
    reading_only = bool(conn.execute("PRAGMA query_only").fetchone()[0])
    conn.execute("PRAGMA query_only = OFF")
    try:
        conn.execute("VACUUM INTO ?", [str(target)])
    finally:
        if reading_only:
            conn.execute("PRAGMA query_only = ON")


def _no_copy(target: Path, why: str) -> str:
    sentence = _("A copy could not be made in {folder}: {why} Your file itself is untouched. "
                 "Please make room there or choose another place.")  # fmt: skip
    return sentence.format(folder=target.parent, why=why.rstrip(".") + ".")


def faults(path: Path) -> list[str]:
    """What is wrong with a file, in the database's words; empty when it checks out."""
    try:
        conn = connect(path, readonly=True)
    except DatabaseError as error:
        return [str(error)]
    try:
        if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return [_("it is not a CommDesk file")]
        found = [row[0] for row in conn.execute("PRAGMA integrity_check(20)").fetchall()]
        if found == ["ok"]:
            found = []
        orphans = conn.execute("PRAGMA foreign_key_check").fetchall()
        found += [
            _("{table} points to something that is not there").format(table=row[0]) for row in orphans[:20]
        ]
        return found
    except DatabaseError as error:
        return [str(error)]
    finally:
        conn.close()
