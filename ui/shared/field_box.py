"""One field of a form: its label, its editor, and the line under it that says what to mend."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from commdesk.errors import NextDayError
from commdesk.records.fields import Field, Text, YesNo
from commdesk.text import _
from ui.shared import theme
from ui.shared.editors import Editor, LineEditor, LinkEditor


class FieldBox(QWidget):
    """A label, its editor, and the line under it that says what is wrong and how to mend it."""

    def __init__(self, field: Field, editor: Editor, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        self._asked = ""
        self._kept: Any = None
        if isinstance(editor, LineEditor):
            editor.reverted.connect(lambda: self.show_value(self._kept))
            editor.textEdited.connect(lambda _text: self.say(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.label = QLabel(label)
        self.label.setProperty("role", "small")
        self.label.setBuddy(editor)
        if not isinstance(field, YesNo):
            column.addWidget(self.label)
        column.addWidget(editor)
        self.hint = QLabel()
        self.hint.setProperty("role", "error")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()
        column.addWidget(self.hint)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, sentence: str) -> None:
        """Shows what is wrong, or nothing."""
        if sentence == self.hint.text():
            return
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        theme.set_role(self.editor, "hinted", bool(sentence))
        self.editor.setAccessibleDescription(sentence or _(self.field.hint))

    def show_value(self, value: Any) -> None:
        """Shows a value of the field."""
        self._kept = value
        if isinstance(self.editor, LinkEditor):
            self.editor.show_id(value)
        elif self.field.name and not isinstance(self.field, (Text,)):
            self.editor.show_text(self.field.edit(value))
        else:
            self.editor.show_text(str(value or ""))
        self.say("")

    def value(self) -> Any:
        """The value typed; raises FieldError."""
        if isinstance(self.editor, LinkEditor):
            value: Any = self.editor.chosen_id()
        else:
            value = self._parsed(self.editor.value_text())
        self.field.check(value)
        return value

    def asks(self) -> bool:
        """Whether its hint is a question that leaving the field again would answer with yes."""
        return bool(self._asked) and self.editor.value_text() == self._asked

    def _parsed(self, typed: str) -> Any:
        try:
            return self.field.parse(typed)
        except NextDayError as question:
            # Asked once; leaving the field again with the same words is the answer "yes".
            if typed == self._asked:
                return question.minutes
            self._asked = typed
            raise
