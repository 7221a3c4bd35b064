"""The search box over a desk: filters a moment after the last key."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from commdesk.text import _
from ui.shared import icons, theme

#: Milliseconds of quiet before a search begins: long enough to type on, short enough to feel at once.
PAUSE = 120


class SearchBox(QLineEdit):
    """A line to search in. ``searched(str)`` comes 120 ms after the last key, at once on Enter or Escape."""

    searched = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder or _("Search"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._say)
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icons.icon("close"), _("Clear the search"), self)
        self._clear.triggered.connect(self.clear_search)
        self.textChanged.connect(self._typed)

    def clear_search(self) -> None:
        """Empty the box and show everything again at once."""
        self.clear()
        self._say()

    def sizeHint(self) -> QSize:
        """Wide enough for the placeholder, and not wider than a line needs."""
        hint = super().sizeHint()
        words = theme.font_width(self.placeholderText()) + 76
        return QSize(min(max(words, theme.font_width("x" * 18)), theme.font_width("x" * 40)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A short word must be readable."""
        return QSize(theme.font_width("x" * 6) + 48, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once, Escape empties the box; an empty box leaves Escape to the desk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
            event.accept()
            return
        super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        offered = self._clear in self.actions()
        if text and not offered:
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif offered and not text:
            self.removeAction(self._clear)
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        if self.text().strip() != self._said:
            self._said = self.text().strip()
            self.searched.emit(self._said)
