"""Rows that wrap: buttons side by side, or cards of equal width, onto as many lines as the room asks for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.shared import tokens
from ui.shared.widgets.mirror import mirrored


class FlowLayout(QLayout):
    """Lays its widgets out like words of a line.

    With ``column`` (a width in pixels) all get equal widths of at least that, as many a line as fit, spread
    over the whole line; lines are as tall as their tallest.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = tokens.GRID, column: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._column = column
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def set_column(self, column: int) -> None:
        """Change the least width of the equal columns."""
        self._column = column
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's door for adding."""
        self._items.append(item)

    def count(self) -> int:
        """How many are laid out."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at ``index`` out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels that all lines need at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = self._shown()
        if not shown:
            return QSize(0, 0)
        wide = sum(self._width_of(item, 0) for item in shown) + self.spacing() * (len(shown) - 1)
        return QSize(wide, max(item.sizeHint().height() for item in shown))

    def minimumSize(self) -> QSize:
        """As wide as the widest one's least."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place everything into ``rect``."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width_of(self, item: QLayoutItem, equal: int) -> int:
        return equal or max(self._column, item.sizeHint().width())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, shown = self.spacing(), self._shown()
        equal = 0
        if self._column and shown:
            fitting = min(len(shown), max(1, (rect.width() + gap) // (self._column + gap)))
            # Two lines of two read better than three and one.
            lines = -(-len(shown) // fitting)
            fitting = -(-len(shown) // lines)
            equal = (rect.width() - gap * (fitting - 1)) // fitting
        y, start = rect.y(), 0
        while start < len(shown):
            line, wide = [shown[start]], min(self._width_of(shown[start], equal), rect.width())
            widths = [wide]
            for item in shown[start + 1 :]:
                more = self._width_of(item, equal)
                if wide + gap + more > rect.width():
                    break
                line.append(item)
                widths.append(more)
                wide += gap + more
            tall = max(self._height_of(item, w) for item, w in zip(line, widths, strict=True))
            if place:
                self._place(rect, y, tall, line, widths)
            y += tall + gap
            start += len(line)
        return max(0, y - gap - rect.y()) if shown else 0

    def _place(self, rect: QRect, y: int, tall: int, line: list[QLayoutItem], widths: list[int]) -> None:
        owner = self.parentWidget()
        direction = owner.layoutDirection() if owner else Qt.LayoutDirection.LeftToRight
        x = rect.x()
        for item, wide in zip(line, widths, strict=True):
            high = tall if self._column else self._height_of(item, wide)
            spot = QRect(QPoint(x, y + (tall - high) // 2), QSize(wide, high))
            item.setGeometry(mirrored(direction, rect, spot))
            x += wide + self.spacing()

    @staticmethod
    def _height_of(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class FlowRow(QWidget):
    """A row that wraps. ``column`` gives equal widths of at least that many pixels (for cards)."""

    def __init__(
        self, *widgets: QWidget, gap: int = tokens.GRID, column: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap, column)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> QWidget:
        """Append ``widget`` and return it."""
        self._flow.addWidget(widget)
        return widget

    def clear(self) -> None:
        """Take all widgets away for good."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
