"""How a list was read last time, for the next one with the same titles.

Kept are positions of columns, the answers a person gave, and the values they typed for all rows; never a cell of the
list. Titles are known again by their fingerprint. In a list with dates across, the dates may be others each time.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.exchange import across, heads, ledger
from commdesk.exchange.asking import AskError
from commdesk.exchange.columns import positions
from commdesk.exchange.decisions import for_other_files
from commdesk.exchange.read import read_top
from commdesk.exchange.synonyms import squeezed
from commdesk.exchange.table import Row, Table
from commdesk.records.kind import Kind
from commdesk.store.store import Reader, Store

_KEPT = ("encoding", "delimiter", "head", "across", "dates")
_ACROSS = "@"  # before the place of a column that was made of dates across


@dataclass(frozen=True)
class Layout:
    """How a list was read: answers (encoding, delimiter, head, across, dates), columns and values for all rows.

    ``columns`` has field -> where its column stands; ``used`` is the day of the import.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    used: str = ""

    def mapping(self, table: Table) -> dict[str, str]:
        """Field -> column of the table at hand; what it does not have is left out."""
        found = {}
        for short, where in self.columns.items():
            titles = [_title(table, place) for place in where.split("+")]
            if all(titles):
                found[short] = "+".join(titles)
        return found


def layout(
    table: Table,
    mapping: Mapping[str, str],
    constants: Mapping[str, str],
    answers: Mapping[str, str],
    decided: Mapping[str, str],
) -> Layout:
    """The layout of a list as it was read; year and sheet are of that list alone and are not kept."""
    columns = {
        short: "+".join(_place(table, at) for at in positions(table, column))
        for short, column in mapping.items()
        if column
    }
    kept = {short: value for short, value in constants.items() if value and short != "year"}
    said = {what: answers[what] for what in _KEPT if answers.get(what)}
    return Layout(columns, kept, said, for_other_files(decided))


def head_print(kind: Kind, top: Sequence[Row]) -> str:
    """The fingerprint of a list's titles, as they would be proposed from its first rows; dates count alike."""
    if not top:
        return ""
    first, last = heads.propose(top)
    lower = top[last].cells
    parts = heads.parts(top[first].cells if first < last else (), lower)
    words = [
        " / ".join("#" if across.is_date(part) else squeezed(part) for part in both if part) for both in parts
    ]
    seen = dict.fromkeys(word for word in words if "#" in word)
    return ledger.digest([kind.name, [word for word in words if word and "#" not in word], list(seen)])


def recall(reader: Reader, kind: Kind, top: Sequence[Row]) -> Layout | None:
    """How a list with the same titles was read last time, or None."""
    sql = "SELECT settings, used FROM import_layouts WHERE kind = ? AND head = ?"
    rows = reader.rows(sql, [kind.name, head_print(kind, top)])
    if not rows:
        return None
    said: dict[str, Any] = json.loads(rows[0][0])
    return Layout(**said, used=rows[0][1])


def answer_as_last_time(
    reader: Reader, kind: Kind, path: Path, asked: AskError, answers: Mapping[str, str]
) -> str:
    """What was answered to a question (``encoding``, ``delimiter``) for a list with these titles, or nothing."""
    if asked.what not in ("encoding", "delimiter"):
        return ""
    for code in asked.candidates:
        given = {**answers, asked.what: code}
        try:
            top = read_top(path, given.get("encoding"), given.get("delimiter"))
        except KnownError:
            continue
        known = recall(reader, kind, top)
        if known is not None and known.answers.get(asked.what) == code:
            return code
    return ""


def remember(store: Store, kind: Kind, top: Sequence[Row], used: Layout) -> None:
    """Keeps how a list was read; inside the step of its import."""
    settings = {
        "columns": dict(used.columns),
        "constants": dict(used.constants),
        "answers": dict(used.answers),
        "decided": dict(used.decided),
    }
    store.conn.execute(
        "INSERT INTO import_layouts (kind, head, settings, used) VALUES (?, ?, ?, ?) "
        "ON CONFLICT(kind, head) DO UPDATE SET settings = excluded.settings, used = excluded.used",
        [
            kind.name,
            head_print(kind, top),
            json.dumps(settings, ensure_ascii=False),
            clock.today().isoformat(),
        ],
    )


def _place(table: Table, at: int) -> str:
    title = table.header[at]
    return f"{_ACROSS}{table.across.index(title)}" if title in table.across else str(at)


def _title(table: Table, place: str) -> str:
    if place.startswith(_ACROSS):
        at = int(place.removeprefix(_ACROSS))
        return table.across[at] if at < len(table.across) else ""
    return table.header[int(place)] if int(place) < len(table.header) else ""
