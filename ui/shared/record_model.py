"""A table of records that never loads them all: windows of rows, asked for when they are to be seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)

from commdesk.records.fields import Choice, Field, Hours, Link, Money, Number, Whole
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.store.states import reckoned
from commdesk.store.steps import Step
from ui.shared.far_rows import WINDOW, FarRows, Found
from ui.shared.work import Work

LARGE = 20_000  # from this many rows on, looking for them happens on a worker

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """One column: a field of the kind, or ``show`` where a desk knows better what to say.

    ``tone`` makes the cell a chip, ``right`` sets shown numbers to the right as fields of numbers are. The later in the
    list, the sooner it is hidden where room is short; one with ``least`` letters is first cut to so many.
    """

    name: str
    title: str = ""
    show: Callable[[Any, "RecordModel"], str] | None = None
    tone: Callable[[Any], str] | None = None
    weight: int = 1
    right: bool = False
    least: int = 0


class RecordModel(QAbstractTableModel):
    """Records of one kind that fit a query."""

    refreshed = Signal()

    # ``waiting(words)``: what is going on where the rows take a moment, "" when they are there.
    waiting: SignalInstance

    def __init__(
        self, work: Work, kind: Kind, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        self.columns = list(columns)
        self.query = Query()
        self._large = work.store.has(kind, LARGE)
        self._count = 0
        self._windows: dict[int, list[Any]] = {}
        self._labels: dict[str, str] = {}
        self._far = FarRows(work.store, kind, self)
        self._far.first_found.connect(self._show)
        self._far.counted.connect(self._resize_to)
        self._far.all_found.connect(self._show_all)
        self.waiting = self._far.waiting
        work.changed.connect(self._stepped)
        self.refresh()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def record(self, row: int) -> Any:
        """The record in a row, or None where there is none any more."""
        if not 0 <= row < self._count:
            return None
        number = row // WINDOW
        if number not in self._windows:
            if len(self._windows) > 20:
                self._windows.clear()
                self._labels.clear()
            self._keep(number, self._read(number))
        rows = self._windows[number]
        at = row - number * WINDOW
        return rows[at] if at < len(rows) else None

    def row_of(self, id: str) -> int:
        """The row of a record among those read already, or -1."""
        for number, rows in self._windows.items():
            for at, record in enumerate(rows):
                if record is not None and record.id == id:
                    return number * WINDOW + at
        return -1

    def is_empty(self) -> bool:
        """Whether there are no records of the kind at all, whatever is asked for."""
        return not self.work.store.has(self.kind, 1)

    def complete(self) -> bool:
        """Whether all rows are known; of very many the first are there sooner."""
        return not self._large or self._far.complete()

    def place(self, id: str) -> int:
        """The row of a record, also of one that has not been read yet; or -1."""
        row = self.row_of(id)
        if row < 0:
            found = self._far.place(id) if self._large else self.work.store.place(self.kind, self.query, id)
            row = -1 if found is None else found
        return row if row < self._count else -1

    def label(self, field: str, id: str | None) -> str:
        """What a linked record is called."""
        if not id:
            return ""
        if id not in self._labels:
            target = BY_NAME[self.kind.links()[field].to]
            self._labels.update(self.work.store.labels(target, [id]))
        return self._labels.get(id, "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, TONE_ROLE):
            return None
        record = self.record(index.row())
        if record is None:
            waited_for = role == Qt.ItemDataRole.DisplayRole and not self.complete()
            return "…" if waited_for else None
        column = self.columns[index.column()]
        if role == TONE_ROLE:
            return column.tone(record) if column.tone else None
        return self.cell(column, record)

    def cell(self, column: Column, record: Any) -> str:
        """The words of a cell."""
        if column.show is not None:
            return column.show(record, self)
        field = self.kind.fields[column.name]
        value = getattr(record, column.name)
        return self.label(column.name, value) if isinstance(field, Link) else field.show(value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title or self.kind.fields[column.name].label()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def sorts(self, column: int) -> bool:
        """Whether the file can put the rows in the order of a column."""
        name = self.columns[column].name
        return name in self.kind.fields or reckoned(self.kind.name, name) is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by a column that gives an order; -1 takes the kind's own order."""
        if column >= 0 and not self.sorts(column):
            return
        if column < 0:
            wanted: tuple[str, ...] = ()
        else:
            wanted = (("-" if order == Qt.SortOrder.DescendingOrder else "") + self.columns[column].name,)
        self.ask(self.query._replace(order=wanted))

    def ask(self, query: Query) -> None:
        """Shows the records that fit ``query``; on a worker where there are many."""
        if query == self.query:
            return
        self.query = query
        self.refresh()

    def refresh(self) -> None:
        """Asks again."""
        store, query = self.work.store, self.query
        self._far.stop()
        if self._large:
            self._far.ask(query)
            return
        self._show(
            Found(query, store.count(self.kind, query), store.find(self.kind, query._replace(limit=WINDOW)))
        )

    def _read(self, number: int) -> list[Any]:
        if self._large:
            return self._far.window(number * WINDOW, WINDOW)
        return self.work.store.find(self.kind, self.query._replace(limit=WINDOW, offset=number * WINDOW))

    def _show(self, found: Found) -> None:
        if found.query != self.query:
            return
        self.beginResetModel()
        self._windows.clear()
        self._labels.clear()
        self._count = found.rows
        self._keep(0, found.first)
        self.endResetModel()
        self.refreshed.emit()

    def _show_all(self, count: int) -> None:
        """The list is known to its end, where the first of it may stand there already."""
        self._windows.clear()
        self._resize_to(count)
        self._tell_changed()

    def _resize_to(self, count: int) -> None:
        self._resize(count - self._count)

    def _keep(self, number: int, records: list[Any]) -> None:
        self._windows[number] = records
        for name, link in self.kind.links().items():
            wanted = {getattr(r, name) for r in records if r is not None} - self._labels.keys()
            self._labels.update(self.work.store.labels(BY_NAME[link.to], [i for i in wanted if i]))

    def _stepped(self, step: Step) -> None:
        own = [change for change in step.changes if change.kind == self.kind.name]
        linked = step.kinds() & {link.to for link in self.kind.links().values()}
        if not own and not linked:
            return
        grown = sum((c.after is not None) - (c.before is not None) for c in own)
        was_large = self._large
        self._large = self.work.store.has(self.kind, LARGE) if grown else was_large
        if self._large != was_large:
            self.refresh()
            return
        if not self._large and self.query.narrowed():
            # The rows stay where they are under the eye, though one of them may have come or gone.
            grown = self.work.store.count(self.kind, self.query) - self._count
        self._windows.clear()
        self._labels.clear()
        if self._large:
            # What cannot follow is looked for anew, and until then the table stands as it is.
            grown = self._far.follow(own) - self._count
        self._resize(grown)
        self._tell_changed()

    def _tell_changed(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self.refreshed.emit()

    def _resize(self, grown: int) -> None:
        # Where the rows were put in does not matter: all are asked for anew, and the view only needs the number.
        if grown > 0:
            self.beginInsertRows(QModelIndex(), self._count, self._count + grown - 1)
            self._count += grown
            self.endInsertRows()
        elif grown < 0:
            self.beginRemoveRows(QModelIndex(), self._count + grown, self._count - 1)
            self._count += grown
            self.endRemoveRows()

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        field: Field | None = self.kind.fields.get(self.columns[column].name)
        right = isinstance(field, (Hours, Money, Number, Whole)) and not isinstance(field, Choice)
        right = right or self.columns[column].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
