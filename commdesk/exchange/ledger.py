"""What the file remembers of imports: which record came from which row, by the source's id and by content.

A row whose record is no longer there (undone, taken back, deleted) counts for nothing.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commdesk.records.fields import Value
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS
from commdesk.records.shifts import Shift
from commdesk.records.survey_answers import kept, said
from commdesk.records.surveys import AnswerSheet
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_INSERT = (
    "INSERT INTO import_rows (batch, record_kind, record, source_key, content, before, after) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Noted:
    """One record of an import. ``before`` are the values of one that was here already and was changed."""

    kind: Kind
    record: Record
    key: str = ""
    content: str = ""
    before: dict[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """How a record came in: its fingerprint then, and what it was before if it was here already.

    ``row`` when it was a row of the file, and not only what a row needed.
    """

    after: str
    before: dict[str, Value] | None
    row: bool


def digest(values: Any) -> str:
    """A short fingerprint of plain values: the same for the same, and no way back to the words."""
    return hashlib.blake2b(
        _ENCODER.encode(values).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()


def fingerprint(record: Record) -> str:
    """The fingerprint of a whole record as the file keeps it; of a survey's sheet that of what was answered."""
    if isinstance(record, AnswerSheet) and record.batch:
        return sheet_content(record.answers, record.wave, record.code, record.day)
    return digest(record.values())


def sheet_content(answers: str, wave: str | None, code: str, day: str | None) -> str:
    """The fingerprint of what a survey's sheet says; short, since there are thousands of them."""
    said = f"{answers}\x1f{wave or ''}\x1f{code}\x1f{day or ''}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def known_sheets(reader: Reader, survey: str) -> Counter[str]:
    """How many sheets of a survey came in with each content; of those that were typed, what they say now."""
    sql = "SELECT came, count(*) FROM answer_sheets WHERE survey = ? AND came <> '' GROUP BY came"
    known = Counter(dict(reader.rows(sql, [survey])))
    sql = "SELECT answers, wave, code, day FROM answer_sheets WHERE survey = ? AND came = ''"
    for answers, wave, code, day in reader.rows(sql, [survey]):
        known[sheet_content(kept(said(answers)), wave, code, day)] += 1
    return known


def _standing(kind: Kind) -> str:
    """SQL of all records by the id under which they came in (``was``): a merged person stands for both.

    A row of partners may have become a person at one: it goes by the partner's name.
    """
    here = f'SELECT id AS was, "{kind.label}" AS label FROM "{kind.name}"'
    if kind is VOLUNTEERS:
        here += " UNION ALL SELECT record_was, name FROM other_names"
    if kind is PARTNERS:
        here += " UNION ALL SELECT o.id, p.name FROM partner_people o JOIN partners p ON p.id = o.partner"
    return f"({here})"


def _rows(kind: Kind) -> str:
    """SQL of which ``import_rows r`` are rows of a kind: a list of partners brings people at them too.

    A row that only filled something in counts as long as its import holds: the record was here before it.
    """
    of_partners = "r.batch IN (SELECT id FROM imports WHERE kind = 'partners')"
    rows = f"r.record_kind = '{kind.name}'"
    if kind is PARTNERS:
        rows = f"(r.record_kind = 'partners' OR r.record_kind = 'partner_people' AND {of_partners})"
        rows += " AND (r.before IS NULL OR r.batch IN (SELECT id FROM imports WHERE taken_back = ''))"
    if kind is PARTNER_PEOPLE:
        rows = f"(r.record_kind = 'partner_people' AND NOT {of_partners})"
    return rows


def known_contents(reader: Reader, kind: Kind) -> Counter[str]:
    """How many records that are here came in with each content."""
    sql = (
        f"SELECT r.content, count(*) FROM import_rows r JOIN {_standing(kind)} t ON t.was = r.record "
        f"WHERE {_rows(kind)} AND r.content IS NOT NULL GROUP BY r.content"
    )
    return Counter(dict(reader.rows(sql)))


def known_keys(reader: Reader, kind: Kind) -> dict[str, tuple[str, str]]:
    """Source's own id -> (content, label) of the records that are here and came in with one."""
    sql = (
        "SELECT r.source_key, r.content, t.label FROM import_rows r "
        f"JOIN {_standing(kind)} t ON t.was = r.record "
        f"WHERE {_rows(kind)} AND r.source_key IS NOT NULL"
    )
    return {key: (content or "", str(label)) for key, content, label in reader.rows(sql)}


def records_by_key(reader: Reader, kind: Kind) -> dict[str, tuple[str, str]]:
    """Source's own id -> (record, content) of the records that are here and came in with one."""
    sql = (
        f'SELECT r.source_key, r.record, r.content FROM import_rows r JOIN "{kind.name}" t ON t.id = r.record '
        "WHERE r.record_kind = ? AND r.source_key IS NOT NULL"
    )
    return {key: (record, content or "") for key, record, content in reader.rows(sql, [kind.name])}


def record_ids(reader: Reader, kind: Kind) -> set[str]:
    """The ids of all records of a kind."""
    return {row[0] for row in reader.rows(f'SELECT id FROM "{kind.name}"')}


def names(reader: Reader, kind: Kind) -> list[tuple[str, str]]:
    """(id, name) of all records of a kind."""
    return [(id, str(name)) for id, name in reader.rows(f'SELECT id, "{kind.label}" FROM "{kind.name}"')]


def other_names(reader: Reader, kind: Kind) -> list[tuple[str, str]]:
    """(id, name) of people for the names they had in records that were merged into theirs."""
    return reader.rows("SELECT volunteer, name FROM other_names ORDER BY id") if kind is VOLUNTEERS else []


def left_out_contents(reader: Reader, kind: Kind) -> Counter[str]:
    """How many rows of each content somebody decided to leave out, in imports that still hold."""
    sql = (
        "SELECT r.content, count(*) FROM import_rows r JOIN imports i ON i.id = r.batch AND i.taken_back = '' "
        "WHERE r.record_kind = ? AND r.record = '' GROUP BY r.content"
    )
    return Counter(dict(reader.rows(sql, [kind.name])))


def minutes_of_days(reader: Reader, days: tuple[str, str]) -> dict[tuple[str, str], int]:
    """(volunteer, day) -> completed minutes already there, from the first to the last of ``days``."""
    sql = (
        "SELECT volunteer, day, sum(minutes) FROM shifts WHERE volunteer IS NOT NULL AND status = 'completed' "
        "AND length(day) = 10 AND day BETWEEN ? AND ? GROUP BY volunteer, day"
    )
    return {(volunteer, day): minutes for volunteer, day, minutes in reader.rows(sql, days)}


ShiftKey = tuple[str | None, str | None, str | None, int | None, int, str]


def shift_key(shift: Shift) -> ShiftKey:
    """By what two entries of the same shift are known: day, who, programme, length, people; planned is not done."""
    return shift.day, shift.volunteer, shift.programme, shift.minutes, shift.people, shift.status


def typed_shifts(reader: Reader, days: tuple[str, str]) -> Counter[ShiftKey]:
    """How many shifts no import brought, by their key, from the first to the last of ``days``."""
    sql = (
        "SELECT day, volunteer, programme, minutes, people, status, count(*) FROM shifts WHERE day BETWEEN ? AND ? "
        "AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.record = shifts.id) GROUP BY 1, 2, 3, 4, 5, 6"
    )
    return Counter({tuple(row[:6]): row[6] for row in reader.rows(sql, days)})


def note_left_out(store: Store, batch: str, kind: Kind, contents: Iterable[str]) -> None:
    """Keeps by content which rows somebody decided to leave out, so that the file again does not add them."""
    store.conn.executemany(_INSERT, ((batch, kind.name, "", None, content, None, "") for content in contents))


def note_rows(store: Store, batch: str, noted: Iterable[Noted]) -> None:
    """Keeps what an import brought; inside its step."""
    rows = (
        (
            batch,
            n.kind.name,
            n.record.id,
            n.key or None,
            n.content or None,
            json.dumps(n.before) if n.before else None,
            fingerprint(n.record),
        )
        for n in noted
    )
    store.conn.executemany(_INSERT, rows)


def rows_of(reader: Reader, batch: str) -> dict[str, dict[str, Came]]:
    """Kind -> record -> how it came in, for one import."""
    found: dict[str, dict[str, Came]] = {}
    sql = (
        "SELECT record_kind, record, before, after, content IS NOT NULL FROM import_rows "
        "WHERE batch = ? AND record <> ''"
    )
    for kind, record, before, after, row in reader.rows(sql, [batch]):
        found.setdefault(kind, {})[record] = Came(after, json.loads(before) if before else None, bool(row))
    for record, came in reader.rows("SELECT id, came FROM answer_sheets WHERE batch = ?", [batch]):
        found.setdefault("answer_sheets", {})[record] = Came(came, None, True)
    return found


def records_of(reader: Reader, kind: Kind, ids: Iterable[str]) -> list[Any]:
    """The records with those ids that are still here."""
    wanted = list(ids)
    found: list[Any] = []
    for start in range(0, len(wanted), 500):
        found += reader.find(kind, Query(equals={"id": tuple(wanted[start : start + 500])}, order=("id",)))
    return found


def pointing_in(reader: Reader, batch: str) -> list[tuple[Kind, Kind, str]]:
    """(other kind, kind, record) for records from elsewhere that point at what an import brought."""
    found = []
    for other in KINDS:
        for name, link in other.links().items():
            sql = (
                f'SELECT "{name}" FROM "{other.name}" WHERE "{name}" IN (SELECT record FROM import_rows '
                "WHERE batch = ? AND record_kind = ? AND before IS NULL) "
                "AND id NOT IN (SELECT record FROM import_rows WHERE batch = ? AND before IS NULL) "
            )
            # Sheets of a survey say themselves which import brought them.
            sql += "AND batch <> ?1 LIMIT 5" if other.name == "answer_sheets" else "LIMIT 5"
            rows = reader.rows(sql, [batch, link.to, batch])
            found += [(other, BY_NAME[link.to], row[0]) for row in rows]
    return found


def content_of(values: dict[str, Value]) -> str:
    """The content of one row: its fields and what they say, links by name."""
    return digest({name: value for name, value in values.items() if value not in (None, "")})
