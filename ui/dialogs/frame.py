"""The frame of a dialog: a title, a body that scrolls where the screen is small, and buttons at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from commdesk.text import _
from ui.shared import theme
from ui.shared.widgets.words import label


class Frame(QDialog):
    """A dialog with ``body`` to fill and ``add_button`` for its foot. Esc leaves it.

    ``scroll=False`` is for a body that scrolls by itself (a table). Enter presses the primary button, if any.
    """

    def __init__(
        self, title: str, parent: QWidget | None = None, *, letters: int = 70, scroll: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("{title} – CommDesk").format(title=title))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self.heading = label(title, "title", wrap=True)
        column.addWidget(self.heading)
        inside = QWidget()
        inside.setProperty("role", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 8, 0)
        self.body.setSpacing(12)
        column.addWidget(_scrolling(inside) if scroll else inside, 1)
        self.hint = label("", "error", wrap=True)
        self.hint.hide()
        column.addWidget(self.hint)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        column.addLayout(self.foot)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width = min(theme.font_width("x" * letters), screen.width() - 40)
        self.resize(width, min(round(width * 0.75), screen.height() - 60))

    def exec(self) -> int:
        """Shows the dialog until it is left. Its hundreds of parts go with it, not first with the window."""
        try:
            return super().exec()
        finally:
            self.deleteLater()

    def add_button(self, words: str, kind: str = "") -> QPushButton:
        """A button at the foot."""
        button = QPushButton(words)
        button.setAutoDefault(kind == "primary")
        if kind:
            button.setProperty("kind", kind)
        if kind == "primary":
            button.setDefault(True)
        self.foot.addWidget(button)
        return button

    def say(self, sentence: str) -> None:
        """Says what is wrong, or nothing."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))

    def fit(self) -> None:
        """As high as the body needs at this width, within the screen."""
        self.ensurePolished()
        inside = self.body.totalHeightForWidth(self.width() - 64)
        rest = self.heading.heightForWidth(self.width() - 48) + self.foot.sizeHint().height() + 36 + 24
        most = QGuiApplication.primaryScreen().availableGeometry().height() - 60
        self.resize(self.width(), min(max(inside, self.body.sizeHint().height()) + rest + 16, most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Without an answer to Enter, Qt would press whichever button it likes.
        answers = [button for button in self.findChildren(QPushButton) if button.isDefault()]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not answers:
            event.accept()
            return
        super().keyPressEvent(event)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
