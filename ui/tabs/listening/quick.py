"""Writing down a whole meeting: one line an item; beside it how each line is read, and the themes with their numbers."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commdesk import clock, text
from commdesk.entry import quick_feedback as quick
from commdesk.errors import FieldError
from commdesk.figures.listening import ordered_themes
from commdesk.records.listening import FEEDBACK, FEEDBACK_TYPES, THEMES, Theme
from commdesk.starting_points import listening as starters
from commdesk.text import _, ngettext
from ui.dialogs.frame import Frame
from ui.shared import messages, mnemonics, theme
from ui.shared.editors import editor_for
from ui.shared.field_box import FieldBox
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

_SHARED = ("day", "how", "meeting", "area")


class _Lines(QPlainTextEdit):
    """Enter begins a new line, Ctrl+Enter keeps them."""

    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.kept.emit()
            return
        super().keyPressEvent(event)


class QuickEntry(Frame):
    """``kept`` counts the items that were written into the file. Good lines enter together; the others stay to be mended."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Write down a meeting"), parent, letters=110, scroll=False)
        self.work = work
        self.kept = 0
        self._read: list[quick.Line] = []
        self._known: list[Theme] = []
        self._add_shared()
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(self._left(), 3)
        sides.addLayout(self._right(), 2)
        self.body.addLayout(sides, 1)
        self.close_button = self.add_button(_("&Close"))
        self.close_button.clicked.connect(self.leave)
        self.keep_button = self.add_button(_("Keep these items"), "primary")
        self.keep_button.setDefault(False)
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        self.keep_button.setToolTip(_("Ctrl+Enter"))
        self._show_themes()
        self._show_lines()
        self.lines.setFocus()

    def _add_shared(self) -> None:
        titles = mnemonics.assign([FEEDBACK.fields[name].label() for name in _SHARED], taken="ck")
        self.boxes: dict[str, FieldBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for column, (name, title) in enumerate(zip(_SHARED, titles, strict=True)):
            editor = editor_for(FEEDBACK.fields[name], self.work.store)
            self.boxes[name] = FieldBox(FEEDBACK.fields[name], editor, title)
            grid.addWidget(self.boxes[name], 0, column)
        self.body.addLayout(grid)
        self.boxes["day"].show_value(clock.today().isoformat())
        self.boxes["how"].show_value("meeting")

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        title = label(_("One line for each thing that was said"), "small")
        self.lines = _Lines()
        self.lines.kept.connect(self.keep)
        self.lines.setAccessibleName(title.text())
        self.lines.setTabChangesFocus(True)
        self.lines.setPlaceholderText(_("The stairs are dark #3\nWhere is the office?\nthanks: for the soup"))
        self.lines.textChanged.connect(self._show_lines)
        column.addWidget(title)
        column.addWidget(self.lines, 3)
        column.addWidget(label(_("So it is read"), "small"))
        self.shown = QListWidget()
        self.shown.setAccessibleName(_("How each line is read"))
        self.shown.setWordWrap(True)
        self.shown.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.shown, 2)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("Themes: # and their number behind the words"), "small", wrap=True))
        self.themes = QListWidget()
        self.themes.setAccessibleName(_("Themes with their numbers; Enter puts one behind the line"))
        self.themes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.themes.itemActivated.connect(self._put_theme)
        column.addWidget(self.themes, 1)
        self.starter_button = QPushButton(_("Begin with &our themes"))
        self.starter_button.clicked.connect(self.add_starters)
        column.addWidget(self.starter_button)
        letters = ", ".join(
            _("{letters}: {type}").format(letters=letters, type=_(FEEDBACK_TYPES[code]).lower())
            for code, letters in quick.type_words()
        )
        told: QLabel = label(
            _("A question mark at the end makes a question. Else before the words – {letters}. A ! at the end: sensitive. Ctrl+Enter keeps all.").format(
                letters=letters
            ),
            "small",
            wrap=True,
        )  # fmt: skip
        column.addWidget(told)
        return column

    def add_starters(self) -> None:
        """The starter themes, as one step."""
        self.work.save(_("Add themes"), *starters.themes(self.work.store))
        self._show_themes()
        self._show_lines()

    def keep(self) -> None:
        """Writes the good lines into the file as one step; those with something to mend stay."""
        try:
            shared = {name: self.boxes[name].value() for name in _SHARED}
        except FieldError as error:
            name = error.field if error.field in self.boxes else "day"
            self.boxes[name].say(str(error))
            self.boxes[name].editor.setFocus()
            return
        if shared["day"] is None:
            self.boxes["day"].say(_("Please say on which day."))
            self.boxes["day"].editor.setFocus()
            return
        good = [line for line in self._read if not line.wrong]
        if not good:
            self.say(_("There is no line yet that can be kept."))
            return
        named = shared["meeting"] or _("a meeting")
        if not self.work.save(
            _("What was said at {meeting}").format(meeting=named), *quick.records(good, **shared)
        ):
            self.say(_("Nothing was kept."))
            return
        self.kept += len(good)
        wrong = {line.number for line in self._read if line.wrong}
        left = [line for n, line in enumerate(self.lines.toPlainText().splitlines(), 1) if n in wrong]
        self.lines.setPlainText("\n".join(left))
        if not left:
            self.accept()
            return
        words = ngettext("{n} item was kept. Please mend the line that is left.", "{n} items were kept. Please mend what is left.", len(good))  # fmt: skip
        self.say(words.format(n=text.number(len(good))))
        self.lines.setFocus()

    def leave(self) -> None:
        """Closes; what was typed and not kept is asked about first."""
        self.reject()

    def reject(self) -> None:
        """Esc and Close: typed lines are not thrown away without asking."""
        if self.lines.toPlainText().strip() and not messages.ask(
            self, _("The lines you typed are not kept yet."), _("Throw them away"), _("Go on writing")
        ):
            return
        super().reject()

    def _show_themes(self) -> None:
        self.themes.clear()
        found = ordered_themes(self.work.store)
        self._known = [one for one, __ in found]
        for one, level in found:
            words = f"{one.number}  {one.name}" if one.number is not None else f"–  {one.name}"
            item = QListWidgetItem("      " * level + words)
            item.setData(Qt.ItemDataRole.UserRole, one.number)
            self.themes.addItem(item)
        show_if(self.starter_button, not found)

    def _put_theme(self, item: QListWidgetItem) -> None:
        """Enter on a theme puts its number behind the line that is being typed."""
        number = item.data(Qt.ItemDataRole.UserRole)
        if number is None:
            self.say(_("This theme has no number yet. Give it one under Themes."))
            return
        cursor = self.lines.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        cursor.insertText(f" #{number}")
        self.lines.setTextCursor(cursor)
        self.lines.setFocus()

    def _show_lines(self) -> None:
        self.say("")
        self._read = quick.read(self.lines.toPlainText(), self._known)
        names = {one.id: one.name for one in self.work.store.find(THEMES)}
        self.shown.clear()
        for line in self._read:
            item = QListWidgetItem(_line_words(line, names))
            if line.wrong:
                item.setForeground(theme.color("bad"))
            self.shown.addItem(item)
        self.shown.scrollToBottom()
        good = sum(not line.wrong for line in self._read)
        words = ngettext("&Keep {n} item", "&Keep {n} items", good) if good else _("&Keep these items")
        self.keep_button.setText(words.format(n=text.number(good)))


def _line_words(line: quick.Line, names: dict[str, str]) -> str:
    if line.wrong:
        return _("Line {n}: {wrong}").format(n=line.number, wrong=line.wrong)
    parts: list[Any] = [_(FEEDBACK_TYPES[line.type])] if line.type else []
    parts += [names.get(one, "") for one in line.themes]
    if line.sensitive:
        parts.append(_("sensitive"))
    about = ", ".join(part for part in parts if part) or _("no theme")
    return f"{line.words}  ·  {about}"
