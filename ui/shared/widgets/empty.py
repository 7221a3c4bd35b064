"""What an empty desk says: one sentence about what goes here, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.mark import IconMark
from ui.shared.widgets.words import label, show_if


class EmptyState(QWidget):
    """An icon, a sentence and a button in the middle; a second, quiet button may follow."""

    pressed = Signal()
    second_pressed = Signal()

    def __init__(
        self, icon: str, sentence: str, button: str = "", second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PADDING, 2 * tokens.PADDING, tokens.PADDING, 2 * tokens.PADDING)
        column.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(IconMark(icon, 40, "faint"), 0, middle)
        self._sentence: QLabel = label(sentence, "quiet", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMaximumWidth(theme.font_width("x" * 56))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._sentence, 100)
        line.addStretch(1)
        column.addLayout(line)
        self.button = self._button(button, "primary", self.pressed, column)
        self.second = self._button(second, "quiet", self.second_pressed, column)
        column.addStretch(3)
        self.setAccessibleName(sentence)

    def set_words(self, sentence: str, button: str = "") -> None:
        """Say something else, for instance that a search found nothing; without ``button`` it is hidden."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        show_if(self.button, bool(button))
        show_if(self.second, bool(button) and bool(self.second.text()))

    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    @staticmethod
    def _button(words: str, kind: str, pressed: object, column: QVBoxLayout) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", kind)
        button.clicked.connect(pressed)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        # Only now: shown before it stands in its place it would be a window of its own, and take the focus.
        show_if(button, bool(words))
        return button
