"""A notice over a desk that stays until its cause is gone: read-only file, practice group."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.mark import IconMark
from ui.shared.widgets.words import label, show_if

_ICONS = {"good": "check", "warn": "warning", "bad": "warning", "quiet": "info", "accent": "info"}


class Banner(QFrame):
    """An icon, a sentence and perhaps a button, on the tone's soft ground."""

    pressed = Signal()

    def __init__(
        self, text: str = "", tone: str = "quiet", button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PADDING, 6, tokens.GRID, 6)
        row.setSpacing(10)
        self._mark = IconMark(_ICONS["quiet"], 18)
        self._text = label("", wrap=True)
        self.button = QPushButton()
        self.button.clicked.connect(self.pressed)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_notice(text, tone, button)

    def set_notice(self, text: str, tone: str = "quiet", button: str = "") -> None:
        """Say ``text`` in ``tone``; without ``button`` there is none."""
        theme.set_role(self, "tone", tone)
        self._mark.set_icon(_ICONS.get(tone, "info"), tone if tone in tokens.TONES else "quiet")
        self._text.setText(text)
        self.button.setText(button)
        show_if(self.button, bool(button))
        self.setAccessibleName(text)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()
