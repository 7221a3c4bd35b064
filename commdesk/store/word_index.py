"""The full-text indexes of the file: whether they say what the rows say, and making them follow many changes at once.

Triggers keep them in step (see ``migrations``). That takes a while for each row, which many rows need not pay.
"""

from commdesk.store import schema
from commdesk.store.connection import Connection, DatabaseError, OperationalError

INDEXED = ("volunteers", "shifts")  # kinds whose ``find`` has an index, ``<kind>_words``


def disagreeing(conn: Connection) -> list[str]:
    """The tables whose index does not say the same as their rows; reads both whole and writes nothing."""
    asked_only = conn.execute("PRAGMA query_only").fetchone()[0]
    conn.execute(
        "PRAGMA query_only = OFF"
    )  # for a table in memory; a file opened for reading stays closed to writing
    try:
        return [table for words, table in schema.word_indexes() if not _agrees(conn, words, table)]
    finally:
        conn.execute(f"PRAGMA query_only = {asked_only}")


def mend(conn: Connection) -> None:
    """Makes the indexes anew from their tables."""
    for words, __ in schema.word_indexes():
        conn.execute(f"INSERT INTO {words}({words}) VALUES ('rebuild')")


class Aside:
    """While there are many changes in one transaction: the indexes are put aside and follow in one go, much quicker.

    Must be made inside the transaction, so that giving up brings everything back; ``finish`` is to come before its end.
    Nothing may be looked up in the indexes meanwhile. ``noted`` is how many changes had been made before.
    """

    def __init__(self, conn: Connection, noted: int = 0) -> None:
        self._conn = conn
        self.noted = noted
        self._triggers = schema.triggers()
        self._last = {table: last_number(conn, table) for __, table in schema.word_indexes()}
        for name in self._triggers:
            conn.execute(f"DROP TRIGGER {name}")

    def finish(self, *, only_added: bool) -> None:
        """Has the indexes follow; ``only_added`` says that nothing was changed or removed, which is quicker still."""
        if not only_added:
            mend(self._conn)
        else:
            for words, table in schema.word_indexes():
                added = f"SELECT rowid, find FROM {table} WHERE rowid > ?"
                self._conn.execute(f"INSERT INTO {words}(rowid, find) {added}", [self._last[table]])
        for statement in self._triggers.values():
            self._conn.execute(statement)


def last_number(conn: Connection, table: str) -> int:
    """The highest number of a row; about as many there are."""
    return int(conn.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def _agrees(conn: Connection, words: str, table: str) -> bool:
    # Each word at each row adds to the sum, in whatever order they come; millions need no more room than one.
    said = there = 0
    try:
        conn.execute(f"CREATE VIRTUAL TABLE temp.{words}_read USING fts5vocab(main, {words}, instance)")
        try:
            for word, number in conn.execute(f"SELECT term, doc FROM {words}_read"):
                said += hash((word, number))
        finally:
            conn.execute(f"DROP TABLE temp.{words}_read")
    except OperationalError:
        raise
    except DatabaseError:
        return False
    for number, find in conn.execute(f"SELECT rowid, find FROM {table}"):
        for word in set(find.split()):
            there += hash((word, number))
    return said == there
