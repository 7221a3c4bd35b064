"""The source's own ids: a column that names each row once, by which the same row is known again."""

import re
from collections.abc import Mapping

from commdesk.errors import FieldError
from commdesk.exchange import ledger
from commdesk.exchange.columns import positions, same_name
from commdesk.exchange.synonyms import squeezed
from commdesk.exchange.table import Row, Table
from commdesk.records import reading
from commdesk.records.kind import Kind
from commdesk.store.store import Reader
from commdesk.text import _

_OURS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def id_column(kind: Kind, table: Table, columns: Mapping[str, str]) -> str | None:
    """The column with the source's own ids: called id or like the kind's (volunteer_id), never blank, each once."""
    used = {table.header[i] for column in columns.values() for i in positions(table, column)}
    wanted = {
        "id",
        "uuid",
        "recordid",
        squeezed(kind.one) + "id",
        kind.name + "id",
        kind.name.rstrip("s") + "id",
    }
    for at, title in enumerate(table.header):
        plain = squeezed(title)
        # Elsewhere in a list, "city_id" names something else than the row.
        first = at == 0 and re.search(r"(^|[\s_-])id$|[a-z]I[Dd]$", title, re.IGNORECASE) is not None
        if title in used or not (plain in wanted or first):
            continue
        ids = [row.cells[at].strip() for row in table.rows]
        if all(ids) and len(set(ids)) == len(ids):
            return title
    return None


class SourceIds:
    """Which of the source's ids are here already."""

    def __init__(self, reader: Reader, kind: Kind, table: Table, columns: Mapping[str, str]) -> None:
        self.kind = kind
        self.column = id_column(kind, table, columns)
        self.changed: list[int] = []  # rows here already whose content has changed since
        self.own: list[int] = []  # rows that this very file of ours wrote
        self._at = table.header.index(self.column) if self.column else -1
        self._known: dict[str, tuple[str, str]] = {}
        self._ours: set[str] = set()
        if self.column:
            self._known = ledger.known_keys(reader, kind)
            if any(_OURS.fullmatch(row.cells[self._at].strip()) for row in table.rows[:20]):
                self._ours = ledger.record_ids(reader, kind)

    def key(self, row: Row) -> str:
        """The row's own id with the title of its column, or nothing."""
        return f"{squeezed(self.column)}:{row.cells[self._at].strip()}" if self.column else ""

    def here(self, row: Row, key: str, content: str, label: str) -> bool:
        """Whether that id is here; raises FieldError when it came in for somebody else."""
        if row.cells[self._at].strip() in self._ours:
            self.own.append(row.number)
            return True
        if key not in self._known:
            return False
        before, name = self._known[key]
        if before == content:
            return True
        if self.kind.label == "name" and same_name(name) != same_name(label):
            sentence = _(
                "The id {id} is here already as “{name}”, and this row says “{other}”. If they are two, "
                "change the title of the id column; if they are one, change the name by hand."
            )
            id = reading.short(row.cells[self._at].strip())
            raise FieldError(sentence.format(id=id, name=name, other=reading.short(label)), "name")
        self.changed.append(row.number)
        return True
