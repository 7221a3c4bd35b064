"""A quiet line beside a list: a sentence, and a button that looks like a link."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.shared.widgets.words import label, show_if


class NoteLine(QWidget):
    """Something worth knowing about what a list shows. Without words it is not there."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 12, 6)
        row.setSpacing(8)
        self._words = label("", "small", wrap=True)
        row.addWidget(self._words, 1)
        self.button = QPushButton()
        self.button.setProperty("kind", "link")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say("")

    def say(self, words: str, button: str = "") -> None:
        """Says something, or nothing."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.button.setText(button)
        self.button.setAccessibleName(f"{button}: {words}" if button else "")
        show_if(self.button, bool(button))
        show_if(self, bool(words))

    def words(self) -> str:
        """What it says."""
        return self._words.text()
