"""The fields of the fast entry: a box for a digit, which side answered, and the words at the end."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from commdesk.records.health_checks import ANSWERERS
from commdesk.text import _
from ui.shared.editors import LineEditor, LinesEditor

_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NONE = ("-", "–", " ")


class DigitBox(LineEditor):
    """One answer. A digit that fits is taken and ``moved`` tells to go on (1) or back (-1); another is ``refused``.

    On a scale up to 10 a 1 waits: 0 makes it ten, any other digit is the next answer's, which ``passed`` hands on.
    """

    moved = Signal(int)
    passed = Signal(str)
    refused = Signal(str)

    def __init__(self, least: int, most: int, name: str) -> None:
        super().__init__()
        self.least, self.most = least, most
        self._waits = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)

    def value(self) -> int | None:
        """The answer; None for no answer."""
        return int(self.text()) if self.text() else None

    def show_value(self, value: int | None) -> None:
        """Shows an answer."""
        self._waits = False
        self.setText("" if value is None else str(value))

    def take(self, typed: str) -> None:
        """A digit as if typed here, or - or a space for no answer."""
        if typed in _NONE:
            self.show_value(None)
            self.refused.emit("")
            self.moved.emit(1)
            return
        if self._waits:
            self._waits = False
            if typed == "0":
                self.setText("10")
                self.moved.emit(1)
            else:
                self.passed.emit(typed)
            return
        if not typed.isdecimal() or not self.least <= int(typed) <= self.most:
            words = _("“{typed}” does not go here: {least} to {most}, or - for no answer.")
            self.refused.emit(words.format(typed=typed, least=self.least, most=self.most))
            return
        self.setText(str(int(typed)))
        self.refused.emit("")
        self._waits = int(typed) * 10 == self.most
        if self._waits:
            self.refused.emit(_("1, or 10? Type 0 for ten, or the next answer, or Enter."))
        else:
            self.moved.emit(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, on):
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Backspace, back):
            self.moved.emit(-1)
        elif key == Qt.Key.Key_Delete:
            self.show_value(None)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _HELD:
            self.take(event.text())
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for typed in event.commitString():
            self.take(typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._waits = False
        self.refused.emit("")
        super().focusOutEvent(event)


class SideChoice(QWidget):
    """Which side answered: 1 we, 2 they; ``moved`` tells that one is chosen."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Who answered"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.buttons: dict[str, QRadioButton] = {}
        for number, (side, words) in enumerate(ANSWERERS.items(), 1):
            button = QRadioButton(f"{number}  {_(words)}")
            button.setAccessibleName(_(words))
            button.installEventFilter(self)
            self.buttons[side] = button
            row.addWidget(button)
        row.addStretch(1)

    def choose(self, side: str) -> None:
        """Chooses a side."""
        self.buttons[side].setChecked(True)

    def side(self) -> str:
        """The side chosen."""
        return next(side for side, button in self.buttons.items() if button.isChecked())

    def focus(self) -> None:
        """Puts the keys here."""
        self.buttons[self.side()].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.text() in ("1", "2"):
            self.choose(list(ANSWERERS)[int(event.text()) - 1])
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.moved.emit(1)
        return True


class TalkEditor(LinesEditor):
    """What we should talk about; Enter is the end of the form, Shift+Enter a new line."""

    finished = Signal()
    went_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.went_back.emit()
        else:
            super().keyPressEvent(event)
