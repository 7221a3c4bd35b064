"""The one place where a connection to a group's file is made: driver, pragmas, and later a password.

sqlcipher3 opens plain SQLite files as long as no key is given, so one driver serves both.
"""

import contextlib
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x436D446B  # "CmDk"

DatabaseError = sqlcipher3.DatabaseError
IntegrityError = sqlcipher3.IntegrityError
OperationalError = sqlcipher3.OperationalError
Connection = Any  # sqlcipher3 has no types of its own

# How long a write waits for somebody else (an antivirus, a backup) before it fails, in seconds.
PATIENCE = 5.0


def connect(path: Path, *, readonly: bool = False) -> Connection:
    """A connection to a file that exists; raises the driver's errors.

    May be used from any thread, by one thread at a time. ``readonly`` cannot write whatever it is asked.
    """
    mode = "ro" if readonly else "rw"
    uri = f"file:{urllib.parse.quote(str(path.absolute()))}?mode={mode}"
    conn = sqlcipher3.connect(uri, uri=True, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
    try:
        for pragma in (
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "foreign_keys = ON",
            "secure_delete = ON",
            "synchronous = FULL",
            "temp_store = MEMORY",
        ):
            conn.execute(f"PRAGMA {pragma}")
        if readonly:
            conn.execute("PRAGMA query_only = ON")
    except BaseException:
        conn.close()
        raise
    return conn


def utilities(conn: Connection) -> "Database":
    """sqlite-utils on a connection, without plugins: nobody else's code works on a group's file."""
    from sqlite_utils import Database

    return Database(conn, execute_plugins=False)


@contextlib.contextmanager
def roomy(conn: Connection) -> Iterator[None]:
    """More pages in memory (32 MB), for a step of a hundred thousand rows: fewer are written twice."""
    (before,) = conn.execute("PRAGMA cache_size").fetchone()
    conn.execute("PRAGMA cache_size = -32000")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {int(before)}")


def keep_log_beside(conn: Connection) -> None:
    """WAL while the file is open: a reading worker and the writing window do not block each other."""
    conn.execute("PRAGMA journal_mode = WAL")


def fold_log_back(conn: Connection) -> None:
    """Back to one plain file; left for the next close when somebody else still reads."""
    with contextlib.suppress(OperationalError):
        conn.execute("PRAGMA journal_mode = DELETE")
