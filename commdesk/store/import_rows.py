"""Which record came from which row of which import: asked and written here, in plain SQL.

Rows of records that are no longer there count for nothing, so that an import that was undone or taken back can
come in again.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commdesk.records.kind import Kind
from commdesk.records.kinds import KINDS
from commdesk.store.query import column_of, quoted
from commdesk.store.steps import Row
from commdesk.store.store import Reader, Store

_PART = 2_000


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One record of an import. ``before`` are the values a record that was only changed had, as JSON."""

    kind: str
    record: str
    key: str | None = None
    content: str | None = None
    before: str | None = None
    after: str = ""


def fingerprint(value: Any) -> str:
    """32 letters that are the same for the same value only; says nothing about the value itself."""
    said = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def write(store: Store, batch: str, rows: Iterable[ImportRow]) -> None:
    """Notes the records of an import; inside its step."""
    sql = (
        "INSERT INTO import_rows (batch, record_kind, record, source_key, content, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    part: list[tuple[Any, ...]] = []
    for row in rows:
        part.append((batch, row.kind, row.record, row.key, row.content, row.before, row.after))
        if len(part) == _PART:
            store.conn.executemany(sql, part)
            part.clear()
    store.conn.executemany(sql, part)


def of_batch(reader: Reader, batch: str) -> list[ImportRow]:
    """The records of one import, in the order they came in."""
    sql = (
        "SELECT record_kind, record, source_key, content, before, after FROM import_rows "
        "WHERE batch = ? ORDER BY rowid"
    )
    return [ImportRow(*row) for row in reader.rows(sql, [batch])]


def any_of(reader: Reader, kind: Kind) -> bool:
    """Whether rows of that kind have ever been imported."""
    sql = "SELECT 1 FROM import_rows WHERE record_kind = ? LIMIT 1"
    return bool(reader.rows(sql, [kind.name]))


def last(reader: Reader) -> int:
    """A number that grows with every import: to see whether one came between."""
    return int(reader.rows("SELECT coalesce(max(rowid), 0) FROM import_rows")[0][0])


def times_before(reader: Reader, kind: Kind, content: str) -> int:
    """How many records with that content have come in before and are still there."""
    sql = (
        f"SELECT count(*) FROM import_rows WHERE record_kind = ? AND content = ? "
        f"AND record IN (SELECT id FROM {quoted(kind)} WHERE id = record)"
    )
    return int(reader.rows(sql, [kind.name, content])[0][0])


def by_key(reader: Reader, kind: Kind, key: str) -> tuple[str, str] | None:
    """(record's id, content) of what came in before under the source's own id and is still there."""
    sql = (
        f"SELECT record, content FROM import_rows WHERE record_kind = ? AND source_key = ? "
        f"AND record IN (SELECT id FROM {quoted(kind)} WHERE id = record) ORDER BY rowid DESC LIMIT 1"
    )
    found = reader.rows(sql, [kind.name, key])
    return (str(found[0][0]), str(found[0][1])) if found else None


def names(reader: Reader, kind: Kind) -> list[tuple[str, str]]:
    """(id, name) of all records of a kind."""
    return [
        (str(i), str(n)) for i, n in reader.rows(f'SELECT id, "{kind.label}" FROM {quoted(kind)} ORDER BY id')
    ]


def pointing_from_outside(reader: Reader, batch: str, kind: Kind) -> list[tuple[str, Kind, int]]:
    """(record of the batch, kind that points to it, how often), for records that are not of the batch."""
    found: list[tuple[str, Kind, int]] = []
    mine = "SELECT record FROM import_rows WHERE batch = ? AND record_kind = ? AND before IS NULL"
    for other in KINDS:
        for name, link in other.links().items():
            if link.to != kind.name:
                continue
            column = column_of(other, name)
            sql = (
                f"SELECT {column}, count(*) FROM {quoted(other)} WHERE {column} IN ({mine}) "
                f"AND id NOT IN ({mine}) GROUP BY {column} ORDER BY {column}"
            )
            rows = reader.rows(sql, [batch, kind.name, batch, other.name])
            found += [(str(record), other, int(count)) for record, count in rows]
    return found


def after_of(row: Row) -> str:
    """The fingerprint of a record as it stands in its table."""
    return fingerprint(row)
