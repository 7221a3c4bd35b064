"""Keys as a person presses them, counted: each letter, each special key, and each held modifier is one."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keys:
    """A keyboard. ``pressed`` is how many keys went down."""

    def __init__(self) -> None:
        self.pressed = 0

    def type(self, words: str) -> None:
        """Types into whatever has the focus; QTest itself can type only ASCII."""
        for letter in words:
            target = _focus()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, NONE, letter))
            self.pressed += 1

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Presses special keys one after the other."""
        for key in keys:
            QTest.keyClick(_focus(), key, held)
            self.pressed += 1 + bin(held.value).count("1")
        QApplication.processEvents()

    def line(self, words: str) -> None:
        """Words and Enter."""
        self.type(words)
        self.press(Qt.Key.Key_Return)


def _focus() -> QWidget:
    target = QApplication.focusWidget()
    assert target is not None
    return target
