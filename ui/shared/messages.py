"""Telling the person something that belongs to no field: a sentence, a question that undo cannot answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from commdesk.text import _


def tell(parent: QWidget | None, sentence: str) -> None:
    """A sentence and one button."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CommDesk", sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: QWidget | None, sentence: str, do: str, leave: str = "") -> bool:
    """A question, asked only where undo cannot help; the safe answer is the default."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CommDesk", sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    yes = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(leave or _("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes
