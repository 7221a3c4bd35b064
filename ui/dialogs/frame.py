"""The frame every dialog stands in: a body that scrolls where the screen is small, and a line of buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.shared import theme, tokens
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.panel import hairline

#: Left free of the screen, for its own bars and the window's frame.
_SPARE = 48


class Dialog(QDialog):
    """A dialog of the house. ``body`` takes what it is about, ``add_button`` fills its foot.

    Nothing is the answer to Enter until a button is made so, and Escape leaves.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, scroll: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.banner = Banner()
        self.banner.hide()
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.addWidget(self.banner)
        outer.addLayout(top)
        inside = QWidget()
        inside.setProperty("role", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(tokens.PADDING)
        self._inside = inside
        if scroll:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(inside)
            outer.addWidget(area, 1)
        else:
            outer.addWidget(inside, 1)
        outer.addWidget(hairline())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(24, 12, 24, 12)
        self.foot.setSpacing(tokens.GRID)
        outer.addLayout(self.foot)
        self._wanted = QSize()

    def add_button(
        self, words: str, pressed: Callable[[], object], *, primary: bool = False, default: bool = False
    ) -> QPushButton:
        """A button in the foot; ``default`` is the answer to Enter."""
        button = QPushButton(words)
        if primary:
            button.setProperty("kind", "primary")
        button.setAutoDefault(default)
        button.setDefault(default)
        button.clicked.connect(lambda _on=False: pressed())
        self.foot.addWidget(button)
        return button

    def fit(self, letters: int, lines: int = 0) -> None:
        """As wide as so many letters and as high as so many lines (0: as high as the body), within the screen."""
        metrics = self.fontMetrics()
        wide = metrics.averageCharWidth() * letters
        screen = self.screen().availableSize() - QSize(_SPARE, _SPARE)
        wide = min(wide, screen.width())
        layout = self._inside.layout()
        assert layout is not None
        if lines:
            high = metrics.lineSpacing() * lines
        else:
            high = (
                layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
            )
            high += self.foot.sizeHint().height() + 36
        self.resize(wide, min(high, screen.height()))

    def warn(self, sentence: str, tone: str = "bad") -> None:
        """Says what went wrong over the body; nothing hides it."""
        self.banner.set_notice(sentence, tone)
        self.banner.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line of text keeps Enter for itself unless a button was made the answer to it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._has_default():
            event.accept()
            return
        super().keyPressEvent(event)

    def _has_default(self) -> bool:
        return any(button.isDefault() and button.isEnabled() for button in self.findChildren(QPushButton))


def letters_wide(count: int) -> int:
    """How many pixels so many letters take at the text size worn now."""
    return theme.font_width("x" * count)
