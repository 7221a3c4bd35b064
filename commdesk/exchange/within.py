"""Rows that are part of other rows of the same list: a goal whose whole stands somewhere below it."""

from collections.abc import Mapping

from commdesk.errors import FieldError
from commdesk.exchange.columns import same_name
from commdesk.exchange.names import Names
from commdesk.exchange.table import Row
from commdesk.exchange.values import Cells
from commdesk.records import reading
from commdesk.records.goals import GOALS, Goal
from commdesk.records.kind import Kind, Record
from commdesk.store import rules
from commdesk.store.store import Reader
from commdesk.text import _


class Within:
    """What a list says of wholes and parts. Kinds without parts of their own kind have no ``field``."""

    def __init__(self, reader: Reader, kind: Kind, cells: Cells, names: Mapping[str, Names]) -> None:
        own = [name for name, link in kind.links().items() if link.to == kind.name and cells.brings(name)]
        self.field = own[0] if own else ""
        self._reader, self._kind, self._cells = reader, kind, cells
        self._names = names.get(self.field)
        self._came: set[str] = set()
        self._twice: set[str] = set()

    def in_order(self, rows: list[Row]) -> list[Row]:
        """The rows, wholes before parts, and parts of parts last; otherwise as they stand."""
        if not self.field:
            return rows
        parts = {same_name(self._said(row, self._kind.label)) for row in rows if self._said(row, self.field)}

        def depth(row: Row) -> int:
            whole = same_name(self._said(row, self.field))
            return 0 if not whole else 2 if whole in parts else 1

        return sorted(rows, key=depth)

    def check(self, record: Record, typed: str) -> None:
        """Raises FieldError where the whole that a row names is a part itself, or comes twice in the list."""
        if not self.field or not typed:
            return
        if same_name(typed) in self._twice:
            sentence = _("“{name}” comes twice in this list. Please tell the two apart by their names.")
            raise FieldError(sentence.format(name=reading.short(typed)), self.field)
        assert self._names is not None
        above = self._names.new.get(same_name(typed)) or self._reader.get(GOALS, getattr(record, self.field))
        if isinstance(above, Goal):
            rules.is_whole(above)

    def keep(self, record: Record) -> None:
        """A row came through: others may be part of it."""
        if self._names is None:
            return
        name = same_name(self._kind.name_of(record))
        (self._twice if name in self._came else self._came).add(name)
        self._names.keep(record)

    def _said(self, row: Row, short: str) -> str:
        column = self._cells.columns.get(short)
        if column is None:
            return str(self._cells.given.get(short, ""))
        return " ".join(row.cells[at].strip() for at in self._cells.at(short)).strip()
