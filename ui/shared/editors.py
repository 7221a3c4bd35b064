"""One editor a type of field: line, lines, choice, link with type-ahead, yes or no.

Every editor has ``value_text()`` and ``show_text(text)`` in the form that ``Field.parse`` and ``Field.edit``
speak, and sends ``left`` when the person leaves it. The link editor also knows the chosen id.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from commdesk import text
from commdesk.records.fields import Choice, Field, Link, LongText, Picture, Week, YesNo
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.store.store import Store
from commdesk.text import _
from ui.shared.picture_editor import PictureEditor
from ui.shared.widgets.week import WeekEditor

# A line takes more than a field may hold, so that a paste that is too long is told and not cut.
MOST_TYPED = 50_000


def spares(event: QEvent, undo: bool, redo: bool) -> bool:
    """Whether a field leaves Ctrl+Z to the desk: it would take the key also when it has nothing to undo."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    nothing = (event.matches(QKeySequence.StandardKey.Undo) and not undo) or (
        event.matches(QKeySequence.StandardKey.Redo) and not redo
    )
    if nothing:
        event.ignore()
    return nothing


class LineEditor(QLineEdit):
    """One line. ``reverted`` tells that Esc wants back what stood in it."""

    left = Signal()
    reverted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MOST_TYPED)
        self.editingFinished.connect(self.left)

    def value_text(self) -> str:
        """What stands in it."""
        return self.text()

    def show_text(self, words: str) -> None:
        """Shows words."""
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if spares(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.reverted.emit()
            return
        super().keyPressEvent(event)


class LinesEditor(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._shown = ""
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * 3 + 16)
        self.setMaximumHeight(line * 5 + 16)

    def value_text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def show_text(self, words: str) -> None:
        """Shows words."""
        if words != self.toPlainText():
            self.setPlainText(words)
        self._shown = words

    def event(self, event: QEvent) -> bool:
        history = self.document()
        if spares(event, history.isUndoAvailable(), history.isRedoAvailable()):
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.left.emit()


class ChoiceEditor(QComboBox):
    """One of a few words. A wheel over it scrolls the form and changes nothing by accident."""

    left = Signal()

    def __init__(self, field: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not field.required:
            self.addItem(_(field.unsaid), "")
        for code, words in field.options.items():
            self.addItem(_(words), code)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda _index: self.left.emit())

    def value_text(self) -> str:
        """The words that are chosen."""
        return self.currentText() if self.currentData() else ""

    def show_text(self, words: str) -> None:
        """Chooses the option with these words."""
        at = self.findText(words) if words else self.findData("")
        self.setCurrentIndex(max(0, at))

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class YesNoEditor(QCheckBox):
    """A box to tick."""

    left = Signal()

    def __init__(self, field: YesNo, parent: QWidget | None = None) -> None:
        super().__init__(field.label(), parent)
        self.clicked.connect(lambda _on: self.left.emit())

    def value_text(self) -> str:
        """Yes or no."""
        return _("yes") if self.isChecked() else _("no")

    def show_text(self, words: str) -> None:
        """Ticks or clears the box."""
        self.setChecked(words == _("yes"))


class NameCompleter(QObject):
    """Type-ahead over the names of one kind: word beginnings, accents folded, asked of the file as one types."""

    picked = Signal(str)  # the name

    def __init__(self, line: QLineEdit, store: Store, kind: Kind) -> None:
        super().__init__(line)
        self._line = line
        self._store = store
        self._kind = kind
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        self._completer.setMaxVisibleItems(8)
        self._completer.activated.connect(self._pick)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(60)
        self._typed.timeout.connect(self._offer)
        line.textEdited.connect(lambda _text: self._typed.start())
        line.installEventFilter(self)

    def find(self, typed: str) -> list[Any]:
        """The records that typed words could mean, best first."""
        found = self._store.find(self._kind, Query(words=typed, limit=12))
        start = text.fold(typed.strip())
        return sorted(found, key=lambda r: not text.fold(self._kind.name_of(r)).startswith(start))

    def exact(self, typed: str) -> list[Any]:
        """The records that are called just so, accents and case aside."""
        folded = text.fold(" ".join(typed.split()))
        found = self._store.find(self._kind, Query(words=typed, limit=50))
        return [r for r in found if text.fold(self._kind.name_of(r)) == folded]

    def best(self, typed: str) -> Any:
        """The record that typed words mean without doubt: the exact one, else the only one that fits."""
        exact = self.exact(typed)
        if exact:
            return exact[0] if len(exact) == 1 else None
        found = self.find(typed) if typed.strip() else []
        return found[0] if len(found) == 1 else None

    def offer_all(self) -> None:
        """Shows the first names without anything typed."""
        self._offer(all_names=True)

    def choosing(self) -> bool:
        """Whether the list is open with a name marked in it, which Enter will pick."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def close(self) -> None:
        """Closes the list."""
        self._typed.stop()
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        ):
            self.offer_all() if not self._line.text().strip() else self._offer()
            return True
        return False

    def _offer(self, all_names: bool = False) -> None:
        typed = self._line.text()
        if (not typed.strip() and not all_names) or not self._line.hasFocus():
            self._hide()
            return
        names = [self._kind.name_of(record) for record in self.find(typed)]
        self._names.setStringList(names)
        if names and not (len(names) == 1 and names[0] == typed):
            self._completer.complete()
        else:
            self._hide()

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _pick(self, name: str) -> None:
        self._line.setText(name)
        self.picked.emit(name)


class LinkEditor(LineEditor):
    """Another record by its name. A name that is not there yet is added by ``add`` (where the desk allows it)."""

    def __init__(
        self,
        field: Link,
        store: Store,
        add: Callable[[str], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = BY_NAME[field.to]
        self.completer_ = NameCompleter(self, store, self.kind)
        self.completer_.picked.connect(lambda _name: self.left.emit())
        self._field = field
        self._store = store
        self._add = add
        self._id = ""
        self._shown = ""

    def show_id(self, id: str | None) -> None:
        """Shows the record with that id."""
        self._id = id or ""
        record = self._store.get(self.kind, id)
        self._shown = self.kind.name_of(record) if record else ""
        self.show_text(self._shown)

    def chosen_id(self) -> str | None:
        """The id that the typed name means, None for an empty line.

        Raises FieldError when the name means nobody or several.
        """
        typed = " ".join(self.text().split())
        if not typed:
            return None
        if typed == self._shown and self._id:
            return self._id
        found = self.completer_.best(typed)
        if found is not None:
            self.show_id(found.id)
            return str(found.id)
        if len(self.completer_.exact(typed)) > 1:
            sentence = _("There are several called “{name}”. Please pick one from the list.")
            raise self._field.refuse(sentence.format(name=typed))
        if self._add is not None:
            added = self._add(typed)
            self.show_id(added.id)
            return str(added.id)
        sentence = _("There is no “{name}” in {kind}. Pick one from the list, or add it there first.")
        raise self._field.refuse(sentence.format(name=typed, kind=self.kind.many_name()))


Editor = LineEditor | LinesEditor | ChoiceEditor | YesNoEditor | LinkEditor | WeekEditor | PictureEditor


def editor_for(
    field: Field, store: Store, add: Callable[[str], Any] | None = None, parent: QWidget | None = None
) -> Editor:
    """The editor for a field; its accessible name is the field's title, its placeholder the hint."""
    made: Editor
    if isinstance(field, Link):
        made = LinkEditor(field, store, add, parent)
    elif isinstance(field, Choice):
        made = ChoiceEditor(field, parent)
    elif isinstance(field, YesNo):
        made = YesNoEditor(field, parent)
    elif isinstance(field, Week):
        made = WeekEditor(parent)
    elif isinstance(field, Picture):
        made = PictureEditor(parent)
    elif isinstance(field, LongText):
        made = LinesEditor(parent)
    else:
        made = LineEditor(parent)
    made.setAccessibleName(field.label())
    if field.hint:
        made.setToolTip(_(field.hint))
        made.setAccessibleDescription(_(field.hint))
    return made
