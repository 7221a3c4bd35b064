"""The tray below the timeline: what has no day yet. From here it is dragged onto the days, or planned with Enter."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from commdesk import text
from commdesk.text import _
from ui.shared.widgets.words import label, show_if, tip


class TrayList(QListWidget):
    """The names side by side. ``dragged`` comes with a point of the screen, ``dropped`` with the last one."""

    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    planned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._from: QPoint | None = None
        self.setAccessibleName(_("Without a day yet"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setObjectName("tray")
        self.setSpacing(2)
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self.fit())

    def fit(self) -> None:
        """One line tall; with a scroll bar only while there are more names than room."""
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """One line, and the scroll bar where one is needed."""
        across = self.horizontalScrollBar()
        bar = across.sizeHint().height() if across.maximum() > 0 else 0
        return QSize(200, self.sizeHintForRow(0) + 2 * self.frameWidth() + 6 + bar if self.count() else 0)

    def minimumSizeHint(self) -> QSize:
        """No less tall than one line."""
        return QSize(80, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a name."""
        super().mousePressEvent(event)
        held = event.button() == Qt.MouseButton.LeftButton and self.itemAt(event.position().toPoint())
        self._from = event.position().toPoint() if held else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the name is held, once it is clearly dragged."""
        if self._is_drag(event):
            self.dragged.emit(self.key(), event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it fall."""
        far = self._is_drag(event)
        self._from = None
        super().mouseReleaseEvent(event)
        if far:
            self.dropped.emit(self.key(), event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plans the chosen one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key():
            self.planned.emit(self.key())
        else:
            super().keyPressEvent(event)

    def key(self) -> str:
        """The chosen one's key, "" when there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _is_drag(self, event: QMouseEvent) -> bool:
        if self._from is None:
            return False
        way = event.position().toPoint() - self._from
        return way.manhattanLength() >= QApplication.startDragDistance()


class Tray(QWidget):
    """A title with the count, and the names. Hidden while everything has its day."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 4)
        row.setSpacing(8)
        self.title = label("", "small")
        row.addWidget(self.title)
        self.list = TrayList()
        row.addWidget(self.list, 1)

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Shows keys with their names; the place in the list stays."""
        at = self.list.currentRow()
        self.list.clear()
        for key, name in rows:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(tip(_("{name}: drag it onto the days, or press Enter.").format(name=name)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(0, at), len(rows) - 1))
        self.title.setText(_("Without a day: {n}").format(n=text.number(len(rows))))
        self.list.fit()
        show_if(self, bool(rows))
