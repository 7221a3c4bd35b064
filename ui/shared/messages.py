"""Telling the person something that belongs to no field: a sentence, a question that undo cannot answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commdesk.text import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: "QWidget | None", sentence: str) -> None:
    """A sentence and one button."""
    box = _box(parent, sentence)
    box.addButton(_("OK"), box.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: "QWidget | None", sentence: str, do: str, leave: str = "") -> bool:
    """A question, asked only where undo cannot help; the safe answer is the default."""
    box = _box(parent, sentence)
    yes = box.addButton(do, box.ButtonRole.AcceptRole)
    no = box.addButton(leave or _("Cancel"), box.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: "QWidget | None", sentence: str) -> "QMessageBox":
    # Loaded when first needed: the window opens without.
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.NoIcon, "CommDesk", sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
