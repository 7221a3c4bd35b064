"""A table of records that never loads them all: windows of rows, asked for when they are to be seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from commdesk.records.fields import Choice, Field, Hours, Link, Money, Number, Whole
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.store.store import Reader
from ui.shared import tasks
from ui.shared.work import Work

WINDOW = 200  # rows asked for at once
LARGE = 20_000  # from this many rows on, searching happens on a worker
MOST_PLACED = 200_000  # among more, nobody waits for the place of one

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """One column: a field of the kind, or ``show`` where a desk knows better what to say.

    ``tone`` makes the cell a chip. The later in the list, the sooner it is hidden where room is short.
    """

    name: str
    title: str = ""
    show: Callable[[Any, "RecordModel"], str] | None = None
    tone: Callable[[Any], str] | None = None
    weight: int = 1


class RecordModel(QAbstractTableModel):
    """Records of one kind that fit a query."""

    refreshed = Signal()

    def __init__(
        self, work: Work, kind: Kind, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        self.columns = list(columns)
        self.query = Query()
        self.kept = ""  # the record that shall stay selected wherever its row goes
        self._count = work.store.count(kind)
        self._all = self._count
        self._windows: dict[int, list[Any]] = {}
        self._labels: dict[str, str] = {}
        self._task: tasks.Task | None = None
        work.changed.connect(self._stepped)

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
            query = self.query._replace(limit=WINDOW, offset=number * WINDOW)
            self._keep(number, self.work.store.find(self.kind, query), self.work.store)
        rows = self._windows[number]
        at = row - number * WINDOW
        return rows[at] if at < len(rows) else None

    def row_of(self, id: str) -> int:
        """The row of a record among those read already, or -1."""
        for number, rows in self._windows.items():
            for at, record in enumerate(rows):
                if record.id == id:
                    return number * WINDOW + at
        return -1

    def is_empty(self) -> bool:
        """Whether there are no records of the kind at all, whatever is asked for."""
        return self._all == 0

    def place(self, id: str) -> int:
        """The row of a record, also of one that has not been read yet where they are not too many; else -1."""
        row = self.row_of(id)
        if row < 0 and 0 < self._all < LARGE:
            found = self.work.store.place(self.kind, self.query, id)
            row = -1 if found is None else found
        return row

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
            return None
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

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by a column; -1 takes the kind's own order."""
        if column < 0:
            wanted: tuple[str, ...] = ()
        else:
            name = self.columns[column].name
            if name not in self.kind.fields:
                return
            wanted = (("-" if order == Qt.SortOrder.DescendingOrder else "") + name,)
        self.ask(self.query._replace(order=wanted))

    def ask(self, query: Query) -> None:
        """Shows the records that fit ``query``; on a worker where there are many."""
        if query == self.query:
            return
        self.query = query
        self.refresh()

    def refresh(self) -> None:
        """Asks again."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._all < LARGE:
            self._show(_look(self.work.store, self.kind, self.query, ""))
            return
        kind, query, kept = self.kind, self.query, self.kept
        self._task = tasks.start(
            self.work.store, lambda reader, progress: _look(reader, kind, query, kept), self._show
        )

    def _show(self, found: "_Found") -> None:
        query, rows, windows = found
        if query != self.query:
            return
        self._task = None
        self.beginResetModel()
        self._windows.clear()
        self._labels.clear()
        self._count = rows
        for number, records in windows.items():
            self._keep(number, records, self.work.store)
        self.endResetModel()
        self.refreshed.emit()

    def _keep(self, number: int, records: list[Any], reader: Reader) -> None:
        self._windows[number] = records
        for name, link in self.kind.links().items():
            wanted = {getattr(record, name) for record in records} - self._labels.keys()
            self._labels.update(reader.labels(BY_NAME[link.to], [i for i in wanted if i]))

    def _stepped(self, step: Step) -> None:
        own = [change for change in step.changes if change.kind == self.kind.name]
        linked = step.kinds() & {link.to for link in self.kind.links().values()}
        grown = sum((c.after is not None) - (c.before is not None) for c in own)
        self._all += grown
        if not own and not linked:
            return
        if self.query.narrowed():
            if self._all >= LARGE:
                self.refresh()
                return
            # The rows stay where they are under the eye, though one of them may have come or gone.
            grown = self.work.store.count(self.kind, self.query) - self._count
        self._windows.clear()
        self._labels.clear()
        self._resize(grown)
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
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class _Found(NamedTuple):
    query: Query
    rows: int
    windows: dict[int, list[Any]]


def _look(reader: Reader, kind: Kind, query: Query, kept: str) -> _Found:
    """The first window of rows, and the one with the record that is to stay selected."""
    count = reader.count(kind, query)
    wanted = {0}
    if kept and WINDOW < count < MOST_PLACED:
        place = reader.place(kind, query, kept)
        wanted.add(place // WINDOW if place is not None else 0)
    windows = {
        number: reader.find(kind, query._replace(limit=WINDOW, offset=number * WINDOW)) for number in wanted
    }
    return _Found(query, count, windows)
