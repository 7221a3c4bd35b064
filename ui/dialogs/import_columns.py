"""Which column of the file holds which field, or one value for all rows."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from commdesk.exchange.columns import input_fields, positions
from commdesk.exchange.opening import Opened
from commdesk.exchange.table import Table
from commdesk.records.fields import Field
from commdesk.records.kind import Kind
from commdesk.text import _
from ui.dialogs.import_reading import ReadingStrip
from ui.dialogs.import_tables import PlainTable, first_rows
from ui.shared import theme
from ui.shared.widgets.words import ElidedLabel, label

_NONE, _VALUE = "", "\x00value"


class FieldChoice(QObject):
    """One field: its column, or the value that holds for all rows. Its parts are children of ``parent``.

    With ``fallback`` (what it is called) a column has a value beside it that holds where its cells are empty.
    """

    touched = Signal()

    def __init__(
        self, declared: Field, table: Table, column: str, parent: QWidget, fallback: str = ""
    ) -> None:
        super().__init__(parent)
        self.declared = declared
        self._fallback = fallback
        self._table = table
        needed = declared.required and declared.default in (None, "")
        title = declared.label()
        self.words = label(_("{field} (needed)").format(field=title) if needed else title, wrap=True)
        self.combo = QComboBox(parent)
        self.combo.setAccessibleName(_("Column for {field}").format(field=title))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(16)
        self.combo.addItem(_("not in the file"), _NONE)
        self.combo.addItem(_("the same for all rows"), _VALUE)
        for name in table.header:
            self.combo.addItem(name[:80], name)
        if column and column not in table.header:
            # A first and a last name that make the name together.
            self.combo.addItem(column[:80], column)
        self.value = QLineEdit(parent)
        self.value.setAccessibleName(fallback or _("{field} for all rows").format(field=title))
        if fallback or declared.hint:
            self.value.setPlaceholderText(fallback or _(declared.hint))
        self.example = ElidedLabel("", "small", parent)
        self.hint = label("", "error", wrap=True)
        self.hint.setParent(parent)
        self.combo.setCurrentIndex(max(0, self.combo.findData(column)))
        self.combo.currentIndexChanged.connect(self._show)
        self.combo.activated.connect(lambda _at: self._chosen())
        self._show()

    def column(self) -> str:
        """The column that is chosen, or nothing."""
        chosen = str(self.combo.currentData())
        return "" if chosen == _VALUE else chosen

    def constant(self) -> str:
        """The value for all rows, or nothing."""
        return self.value.text().strip() if self._has_value() else ""

    def set_column(self, column: str) -> None:
        """Chooses a column; nothing leaves the field out."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(column)))

    def set_constant(self, typed: str) -> None:
        """One value for all rows, or where the cells of its column are empty."""
        if not (self._fallback and self.column()):
            self.combo.setCurrentIndex(self.combo.findData(_VALUE))
        self.value.setText(typed)

    def say(self, sentence: str) -> None:
        """What is wrong with it, or nothing."""
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
        editor = self.value if self._has_value() else self.combo
        theme.set_role(editor, "hinted", bool(sentence))
        editor.setAccessibleDescription(sentence)

    def focus(self) -> None:
        """To the value where there is one, else to the column."""
        (self.value if self._has_value() else self.combo).setFocus(Qt.FocusReason.OtherFocusReason)
        self.value.selectAll()

    def _has_value(self) -> bool:
        return self.combo.currentData() == _VALUE or bool(self._fallback and self.column())

    def _chosen(self) -> None:
        if self.combo.currentData() == _VALUE:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
            self.value.selectAll()  # typing says another value than the one that was proposed
        self.touched.emit()

    def _show(self) -> None:
        self.value.setVisible(self._has_value())
        self.example.setVisible(not self._has_value())
        column = self.column()
        shown = ""
        if column:
            at = positions(self._table, column)
            rows = (" ".join(row.cells[i].strip() for i in at).strip() for row in self._table.rows[:200])
            shown = next((words for words in rows if words), "")
        self.example.setText(_("for instance {example}").format(example=shown[:80]) if shown else "")
        self.say("")


class ColumnsPage(QWidget):
    """The first rows of the file, and a line for each field."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, FieldChoice] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # All of it scrolls as one: with large text on a small screen each part alone would have no room.
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._area)
        inside = QWidget()
        inside.setProperty("role", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self.about = label("", "quiet", wrap=True)
        column.addWidget(self.about)
        self.reading = ReadingStrip()
        column.addWidget(self.reading)
        self.preview = PlainTable(_("The first rows of the file"))
        self.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.preview)
        column.addWidget(label(_("Which column holds what?"), "strong"))
        self._fields = QVBoxLayout()
        column.addLayout(self._fields)
        column.addStretch(1)
        self._area.setWidget(inside)

    def show_list(self, kind: Kind, opened: Opened, about: str, answers: dict[str, str]) -> None:
        """Shows another file, or the same read in another way."""
        table = opened.table
        self.about.setText(about)
        self.reading.show_list(opened, answers)
        self.preview.show_rows(list(table.header), first_rows(table))
        self.preview.setFixedHeight(theme.row_height() * (min(4, len(table.rows)) + 1) + 14)
        inside = QWidget()
        inside.setProperty("role", "page")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        self.choices = {}
        for at, (short, declared) in enumerate(input_fields(kind).items()):
            # A mark says that somebody came, and never how long.
            fallback = _("How long a mark counts") if opened.marks and short == "duration" else ""
            choice = FieldChoice(declared, table, opened.mapping.get(short, ""), inside, fallback)
            if opened.constants.get(short) or (fallback and not choice.column()):
                choice.set_constant(opened.constants.get(short, ""))
            choice.touched.connect(lambda short=short: self._settle(short))
            self.choices[short] = choice
            _label(choice.words, choice.combo)
            grid.addWidget(choice.words, at * 2, 0)
            grid.addWidget(choice.combo, at * 2, 1)
            grid.addWidget(choice.value, at * 2, 2)
            grid.addWidget(choice.example, at * 2, 2)
            grid.addWidget(choice.hint, at * 2 + 1, 1, 1, 2)
        while (item := self._fields.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        self._fields.addWidget(inside)

    def mapping(self) -> dict[str, str]:
        """Field's short name -> column."""
        return {short: choice.column() for short, choice in self.choices.items() if choice.column()}

    def constants(self) -> dict[str, str]:
        """Field's short name -> what holds for all rows."""
        return {short: choice.constant() for short, choice in self.choices.items() if choice.constant()}

    def say(self, short: str, sentence: str) -> bool:
        """A hint under a field; answers whether there is such a field."""
        choice = self.choices.get(short)
        if choice is None:
            return False
        choice.say(sentence)
        self._area.ensureWidgetVisible(choice.hint)
        return True

    def clear_hints(self) -> None:
        """Takes all hints away."""
        for choice in self.choices.values():
            choice.say("")

    def focus_first(self) -> None:
        """To the first field with a hint, else to the top."""
        hinted = [choice for choice in self.choices.values() if choice.hint.text()]
        if hinted:
            hinted[0].focus()
        else:
            self._area.verticalScrollBar().setValue(0)
            self.reading.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, short: str) -> None:
        # A length that is the same for all rows counts, not the two times that were proposed for it.
        if short == "duration" and self.choices[short].combo.currentData() == _VALUE:
            for other in ("start", "finish"):
                if other in self.choices:
                    self.choices[other].set_column("")


def _label(words: QLabel, buddy: QWidget) -> None:
    words.setBuddy(buddy)
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    most = theme.font_width("x" * 22)
    words.setMinimumWidth(min(most, theme.font_width(words.text()) + 4))
    words.setMaximumWidth(most)
