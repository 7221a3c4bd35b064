"""A part of a form that opens and closes: its title, and in a few words what is in it while it is closed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk.text import _
from ui.shared import icons
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import ElidedLabel, show_if


class Fold(QWidget):
    """A head that opens and closes with a click, Enter or space, and a ``grid`` under it."""

    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setSpacing(8)
        self.head = QPushButton(title)
        self.head.setProperty("kind", "fold")
        self.head.setCheckable(True)
        self.head.setAutoDefault(False)
        self.head.toggled.connect(self._turn)
        row.addWidget(self.head)
        self.summary = ElidedLabel("", "small")
        self.summary.installEventFilter(self)
        row.addWidget(self.summary, 1)
        column.addLayout(row)
        self.inside = QWidget()
        self.grid = QGridLayout(self.inside)
        self.grid.setContentsMargins(0, 4, 0, 12)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        column.addWidget(self.inside)
        self._turn(False)

    def is_open(self) -> bool:
        """Whether what is in it is seen."""
        return self.head.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Opens or closes it."""
        self.head.setChecked(wanted)

    def set_summary(self, words: str) -> None:
        """What is in it, in a few words."""
        self.summary.setText(words)
        self._name()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.summary and event.type() == QEvent.Type.MouseButtonRelease:
            assert isinstance(event, QMouseEvent)
            if event.button() == Qt.MouseButton.LeftButton:
                self.head.click()
                return True
        return super().eventFilter(watched, event)

    def _turn(self, wanted: bool) -> None:
        self.head.setIcon(icons.icon("chevron-down" if wanted else "chevron-right"))
        show_if(self.inside, wanted)
        self.summary.setVisible(not wanted)
        self._name()
        self.toggled.emit(wanted)

    def _name(self) -> None:
        state = _("open") if self.is_open() else _("closed")
        said = [self._title.replace("&", ""), state, "" if self.is_open() else self.summary.text()]
        self.head.setAccessibleName(", ".join(part for part in said if part))
