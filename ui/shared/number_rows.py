"""Typing a number behind each of several names: Enter goes on to the next, and what is no number is said at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import text
from commdesk.errors import FieldError
from commdesk.records.field import Field
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
    """Names with a box each for a value of ``field``. ``finished`` tells of Enter in the last one, ``changed`` of typing."""

    finished = Signal()
    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        self.lines: dict[str, _NumberLine] = {}

    def set_rows(self, rows: Sequence[tuple[str, str, float | None]]) -> None:
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
            line.show_text(self._field.edit(number))
            line.went.connect(lambda step, at=place: self._go(at + step))
            line.textEdited.connect(lambda _text: self.changed.emit())
            self.grid.addWidget(label(name, wrap=True), place, 0)
            self.grid.addWidget(line, place, 1, Qt.AlignmentFlag.AlignTop)
            self.lines[key] = line
            if self.isVisible():
                line.show()  # at once: it may be given the focus before the layout shows it

    def numbers(self) -> dict[str, float | None]:
        """What is typed; None for empty boxes. Raises FieldError with one sentence for what is no such number."""
        found: dict[str, float | None] = {}
        for key, line in self.lines.items():
            try:
                value = self._field.parse(line.value_text())
                if value is not None:
                    self._field.check(value)
            except FieldError as error:
                line.setFocus()
                line.selectAll()
                sentence = _("{name}: {what_is_wrong} Nothing was changed; please type it again.")
                raise FieldError(
                    sentence.format(name=line.accessibleName(), what_is_wrong=error), error.field
                ) from error
            found[key] = None if value is None else float(value)
        return found

    def sum(self) -> float:
        """All numbers together, without what is none yet."""
        total = 0.0
        for line in self.lines.values():
            try:
                total += float(self._field.parse(line.value_text()) or 0)
            except FieldError:
                continue
        return round(total, 6)

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


class GroupRows(QWidget):
    """Number rows for groups of people, and a line to add a group that is not there yet. Keys are folded names or codes."""

    changed = Signal()
    finished = Signal()

    def __init__(self, field: Field, another: str, add: str) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = NumberRows(field)
        self.rows.changed.connect(self.changed)
        self.rows.finished.connect(self.finished)
        column.addWidget(self.rows)
        row = QHBoxLayout()
        self.more = LineEditor()
        self.more.setAccessibleName(another)
        self.more.setPlaceholderText(another)
        self.more_button = QPushButton(add)
        self.more_button.setAutoDefault(False)
        self.more_button.clicked.connect(self.add_group)
        self.more.returnPressed.connect(self.add_group)
        row.addWidget(self.more, 1)
        row.addWidget(self.more_button)
        column.addLayout(row)

    def set_groups(
        self, names: Mapping[str, str], numbers: Mapping[str, float | None], *, more: bool = True
    ) -> None:
        """The groups with what is known of each; ``more``: whether others may be added."""
        self.names = dict(names)
        self.rows.set_rows([(key, name, numbers.get(key)) for key, name in self.names.items()])
        for widget in (self.more, self.more_button):
            widget.setVisible(more)

    def add_group(self) -> None:
        """A row for a group that is not there yet, ready for its number."""
        name = " ".join(self.more.value_text().split())
        if not name:
            return
        typed = {key: line.value_text() for key, line in self.rows.lines.items()}
        known = {text.fold(one): key for key, one in self.names.items()}
        key = known.get(text.fold(name))
        if key is None:
            key = text.fold(name)
            self.names[key] = name
            self.rows.set_rows([(one, words, None) for one, words in self.names.items()])
            for one, words in typed.items():
                self.rows.lines[one].show_text(words)
        self.more.show_text("")
        self.rows.lines[key].setFocus()

    def begin(self) -> None:
        """The first box has the keys, or the line for a group where there is none."""
        if self.names:
            self.rows.begin()
        else:
            self.more.setFocus()
