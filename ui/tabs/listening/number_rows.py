"""Typing a number behind each of several names: Enter goes on to the next, and what is no number is said at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from commdesk.text import _
from ui.shared import theme
from ui.shared.editors import LineEditor
from ui.shared.widgets.words import label


class _NumberLine(LineEditor):
    went = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.went.emit(steps[Qt.Key(event.key())])
            event.accept()
            return
        super().keyPressEvent(event)


class NumberRows(QWidget):
    """Names with a box each. ``finished`` tells of Enter in the last one, ``changed`` of anything typed."""

    finished = Signal()
    changed = Signal()

    def __init__(self, most: int = 1_000_000) -> None:
        super().__init__()
        self._most = most
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        self.lines: dict[str, _NumberLine] = {}

    def set_rows(self, rows: Sequence[tuple[str, str, int | None]]) -> None:
        """Key, name and the number now of each row."""
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.lines = {}
        for place, (key, name, number) in enumerate(rows):
            line = _NumberLine()
            line.setAccessibleName(name)
            line.setFixedWidth(theme.font_width("x" * 12))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.show_text("" if number is None else str(number))
            line.went.connect(lambda step, at=place: self._go(at + step))
            line.textEdited.connect(lambda _text: self.changed.emit())
            self.grid.addWidget(label(name, wrap=True), place, 0)
            self.grid.addWidget(line, place, 1, Qt.AlignmentFlag.AlignTop)
            self.lines[key] = line
            if self.isVisible():
                line.show()  # at once: it may be given the focus before the layout shows it

    def numbers(self) -> dict[str, int | None]:
        """What is typed; None for empty boxes. Raises ValueError with one sentence for what is no number."""
        found: dict[str, int | None] = {}
        for key, line in self.lines.items():
            typed = line.value_text().replace(" ", "").replace("\u00a0", "")
            if not typed:
                found[key] = None
            elif typed.isdecimal() and int(typed) <= self._most:
                found[key] = int(typed)
            else:
                line.setFocus()
                line.selectAll()
                sentence = _(
                    "{name}: “{typed}” is no whole number. Nothing was changed; please type it again."
                )
                raise ValueError(sentence.format(name=line.accessibleName(), typed=line.value_text()))
        return found

    def sum(self) -> int:
        """All whole numbers together."""
        typed = (line.value_text().strip() for line in self.lines.values())
        return sum(int(one) for one in typed if one.isdecimal())

    def begin(self) -> None:
        """The first box has the keys."""
        self._go(0)

    def _go(self, place: int) -> None:
        boxes = list(self.lines.values())
        if place >= len(boxes):
            self.finished.emit()
        elif place >= 0:
            boxes[place].setFocus()
            boxes[place].selectAll()
