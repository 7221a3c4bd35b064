"""Frames with a title, and the rows with hairlines that lie in them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commdesk.text import _
from ui.shared import theme, tokens
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.words import label, show_if


def hairline() -> QFrame:
    """A line of one pixel across."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFrameShape(QFrame.Shape.NoFrame)
    line.setFixedHeight(1)
    return line


class Panel(QFrame):
    """A frame with a title on top. ``body`` is the layout for what is in it.

    ``flush`` lets the body reach the frame's sides, for rows with hairlines and for tables.
    """

    def __init__(self, title: str = "", *, flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        side = 1 if flush else tokens.PADDING
        column = QVBoxLayout(self)
        column.setContentsMargins(side, 0, side, 1 if flush else tokens.PADDING)
        column.setSpacing(0)
        self._head = QWidget(self)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(tokens.PADDING - side, 14, tokens.PADDING - side, 10)
        self._title = label(title, "heading", wrap=True)
        self._head_row.addWidget(self._title, 1)
        show_if(self._head, bool(title))
        column.addWidget(self._head)
        if not title and not flush:
            column.setContentsMargins(side, tokens.PADDING, side, tokens.PADDING)
        self.body = QVBoxLayout()
        self.body.setSpacing(0 if flush else tokens.GRID)
        column.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        show_if(self._head, bool(title))

    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def add_to_head(self, widget: QWidget) -> None:
        """Put a button or word at the far end of the title's line."""
        self._head_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        show_if(self._head, True)


class ListRow(QWidget):
    """A row of a list: something leading, a line of text with detail below, and a button at the end."""

    pressed = Signal()

    def __init__(
        self,
        text: str,
        detail: str = "",
        button: str = "",
        *,
        leading: QWidget | None = None,
        kind: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(", ".join(part for part in (text, detail) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PADDING - 1, 8, tokens.PADDING - 1, 8)
        row.setSpacing(12)
        if leading is not None:
            row.addWidget(leading, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._text = label(text, wrap=True)
        words.addWidget(self._text)
        if detail:
            words.addWidget(label(detail, "small", wrap=True))
        row.addLayout(words, 1)
        self.button: QPushButton | None = None
        if button:
            self.button = QPushButton(button)
            self.button.setAccessibleName(f"{button.replace('&', '')}: {text}")
            if kind:
                self.button.setProperty("kind", kind)
            self.button.clicked.connect(self.pressed)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class NeedRow(ListRow):
    """A row that begins with a chip: what is late, due, unanswered."""

    def __init__(
        self,
        chip: str,
        tone: str,
        text: str,
        detail: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, detail, button, leading=_aligned(Chip(chip, tone)), parent=parent)
        self.setAccessibleName(", ".join(part for part in (chip, text, detail) if part))


def _aligned(chip: Chip) -> QWidget:
    """A chip with the room that most have, so that the words of rows below each other stand in line."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip)
    row.addStretch(1)
    room.setMinimumWidth(theme.font_width(_("In {n} days").format(n=10), "chip") + 26)
    return room


class DayRow(ListRow):
    """A row that begins with a day in strong letters, aligned with its neighbours."""

    def __init__(self, day: str, text: str, detail: str = "", button: str = "") -> None:
        lead = label(day, "strong")
        lead.setMinimumWidth(theme.font_width("Wed 30 ", "strong"))
        super().__init__(text, detail, button, leading=lead)


class SmallHead(QWidget):
    """A small title between rows."""

    def __init__(self, title: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PADDING - 1, 8, tokens.PADDING - 1, 4)
        self.title = label(title, "small")
        row.addWidget(self.title)


class RowList(QWidget):
    """Rows one below the other with hairlines between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, row: QWidget) -> QWidget:
        """Append ``row`` and return it."""
        if self._column.count() and not isinstance(self._rows[-1], SmallHead):
            self._column.addWidget(hairline())
        self._column.addWidget(row)
        self._rows.append(row)
        return row

    def rows(self) -> list[QWidget]:
        """The rows, without the hairlines."""
        return list(self._rows)

    def clear(self) -> None:
        """Take all rows away for good."""
        self._rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
