"""The table on the left of a desk: rows of records, chips for states, columns hidden by importance."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from commdesk.records.kind import Record
from ui.shared import theme
from ui.shared.record_model import TONE_ROLE, RecordModel
from ui.shared.widgets.chip import paint_chip
from ui.shared.widgets.words import label

PATIENCE = 300  # milliseconds until a word says what is going on


class ChipDelegate(QStyledItemDelegate):
    """Paints cells with a tone as chips, and leaves the rest to the style."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tone = index.data(TONE_ROLE)
        if tone is None:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        words = plain.text
        plain.text = ""
        style = plain.widget.style() if plain.widget else None
        if style is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        if words:
            paint_chip(painter, option.rect.adjusted(8, 0, -4, 0), words, tone)


class RecordTable(QTableView):
    """A table over a RecordModel. ``chosen`` is sent with the record (or None) that is now selected."""

    chosen = Signal(object)
    opened = Signal()  # Enter: go to the form

    def __init__(self, model: RecordModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.setAccessibleName(name)
        # Before there are rows: Qt would measure a million of them anew for each change of their height.
        theme.dress_table(self)
        self.setModel(model)
        self.setItemDelegate(ChipDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._kept = ""
        self.selectionModel().currentRowChanged.connect(self._moved)
        model.modelReset.connect(self._restore)
        model.refreshed.connect(self._restore)
        self.activated.connect(lambda _index: self.opened.emit())
        self._going_on: QLabel | None = None  # made when first needed
        self._going_on_words = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._say_going_on)
        model.waiting.connect(self._wait)

    def current(self) -> Record | None:
        """The record that is selected."""
        index = self.currentIndex()
        return self.records.record(index.row()) if index.isValid() else None

    def choose(self, id: str) -> bool:
        """Selects the record with that id where the table shows it."""
        self._kept = id
        self.records.record(0)
        row = self.records.place(id)
        if row < 0:
            return False
        self.selectRow(row)
        return True

    def let_go(self) -> None:
        """Nothing is selected any more, and nobody is told: the form shows what the table does not."""
        blocked = self.blockSignals(True)
        self.clearSelection()
        self.setCurrentIndex(self.records.index(-1, -1))
        self.blockSignals(blocked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self._place_going_on()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        """Puts the rows in order; the arrow leaves a column whose order nobody could tell."""
        if column >= 0 and not self.records.sorts(column):
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self.records.sort(column, order)

    def _wait(self, words: str) -> None:
        """The rows stay while others are looked for; a quiet word says so when it takes a moment."""
        self._going_on_words = words
        if words:
            self._patience.start()
            return
        self._patience.stop()
        if self._going_on is not None:
            self._going_on.hide()

    def _say_going_on(self) -> None:
        if self._going_on is None:
            self._going_on = label("", "waiting")
            self._going_on.setParent(self)
        self._going_on.setText(self._going_on_words)
        self._going_on.show()
        self._going_on.raise_()
        self._place_going_on()

    def _place_going_on(self) -> None:
        """At the foot of the rows, in the middle."""
        if self._going_on is not None:
            self._going_on.adjustSize()
            rows, size = self.viewport().geometry(), self._going_on.size()
            self._going_on.move(rows.center().x() - size.width() // 2, rows.bottom() - size.height() - 8)

    def fit_columns(self) -> None:
        """Shares the width out by what the columns hold, hiding the least important where room is short."""
        metrics = QFontMetrics(theme.font())
        strong = QFontMetrics(theme.font("strong"))
        wanted = []
        rows = [self.records.record(row) for row in range(min(12, self.records.rowCount()))]
        for number, column in enumerate(self.records.columns):
            title = str(self.records.headerData(number, Qt.Orientation.Horizontal))
            widths = [metrics.horizontalAdvance(self.records.cell(column, r)) for r in rows if r is not None]
            extra = 36 if column.tone else 24
            most = metrics.averageCharWidth() * 34
            wanted.append(
                max(strong.horizontalAdvance(title) + 36, min(max(widths, default=0) + extra, most))
            )
        letter = metrics.averageCharWidth()
        least = [
            min(width, column.least * letter + 24) if column.least else width
            for width, column in zip(wanted, self.records.columns, strict=True)
        ]
        room = self.viewport().width()
        shown = len(wanted)
        while shown > 1 and sum(least[:shown]) > room:
            shown -= 1
        for number in range(shown):
            over = sum(wanted[:shown]) - room
            if over > 0:
                wanted[number] = max(least[number], wanted[number] - over)
        spare = max(0, room - sum(wanted[:shown]))
        weights = [column.weight for column in self.records.columns[:shown]]
        for number, width in enumerate(wanted):
            self.setColumnHidden(number, number >= shown)
            if number < shown:
                share = spare * weights[number] // max(1, sum(weights))
                self.setColumnWidth(number, min(width, room) + share)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        record = self.records.record(current.row()) if current.isValid() else None
        self._kept = record.id if record is not None else ""
        self.chosen.emit(record)

    def _restore(self) -> None:
        """The selected record stays selected though its row may have moved."""
        kept = self._kept
        self.fit_columns()
        if kept and (self.choose(kept) or not self.records.complete()):
            return  # it may be among those that are still to come
        current = self.current()
        if current is None or current.id != kept:
            self._kept = current.id if current else ""
            self.chosen.emit(current)
