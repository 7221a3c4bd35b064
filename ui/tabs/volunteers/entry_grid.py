"""The grid itself: name by type-ahead, how long, Enter, the next name. Keys alone are enough."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from commdesk.entry.lines import pasted_rows
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.store import Reader
from commdesk.text import _
from ui.shared import theme
from ui.shared.editors import LineEditor
from ui.shared.record_table import ChipDelegate
from ui.tabs.volunteers.entry_model import ACTIVITY, CODE, LENGTH, NAME, STATE, EntryModel
from ui.tabs.volunteers.suggestions import Suggestions, namesakes

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHARES = {NAME: 5, LENGTH: 2, ACTIVITY: 4}


class EntryGrid(QTableView):
    """A table whose current cell is always open for typing.

    ``post_asked`` tells of Ctrl+Enter, ``left`` of Escape; ``row_changed`` of another row, ``row_done`` of Enter in one.
    """

    post_asked = Signal()
    left = Signal()
    row_changed = Signal(int)
    row_done = Signal(int)

    def __init__(self, model: EntryModel, reader: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setAccessibleName(_("Names and hours"))
        theme.dress_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.suggestions = Suggestions(parent)
        self.delegate = _Delegate(self, reader)
        self.setItemDelegate(self.delegate)
        self.selectionModel().currentChanged.connect(lambda now, _then: self.row_changed.emit(now.row()))

    def go(self, row: int, column: int = NAME) -> None:
        """Opens a cell for typing."""
        row = min(row, self.rows.rowCount() - 1)
        index = self.rows.index(row, column)
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            index = self.rows.index(row, LENGTH)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        if self.delegate.editor is None:
            self.edit(index)
        self.scrollTo(index)

    def settle(self) -> None:
        """Takes over what is being typed."""
        editor = self.delegate.editor
        if editor is not None:
            self.delegate.take(editor)

    def editor(self) -> QLineEdit | None:
        """The cell that is open, None when none is."""
        return self.delegate.editor

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        code = theme.font_width("0000", "strong") + 16
        state = max(theme.font_width(_("New person"), "chip"), theme.font_width(_("Unclear"), "chip")) + 44
        self.setColumnWidth(CODE, code)
        self.setColumnWidth(STATE, state)
        rest, shares = room - code - state, sum(_SHARES.values())
        for column, share in _SHARES.items():
            self.setColumnWidth(column, max(40, rest * share // shares))


class _Delegate(ChipDelegate):
    """Opens cells, reads their keys, and paints where a row stands."""

    def __init__(self, grid: EntryGrid, reader: Reader) -> None:
        super().__init__(grid)
        self._grid = grid
        self._reader = reader
        self.editor: QLineEdit | None = None
        self._at = QPersistentModelIndex()
        grid.suggestions.picked.connect(self._picked)

    # -- cells

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEditor(parent)
        title = str(self._grid.rows.headerData(index.column(), Qt.Orientation.Horizontal))
        editor.setAccessibleName(_("{field}, row {row}").format(field=title, row=index.row() + 1))
        if index.column() == NAME:
            editor.textEdited.connect(lambda typed: self._offer(editor, typed))
        self.editor, self._at = editor, QPersistentModelIndex(index)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # While somebody types, a test of the whole list must not write into the cell.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            self._keep(index, editor.text())
            editor.setModified(False)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
            self._grid.suggestions.hide()
        super().destroyEditor(editor, index)

    def take(self, editor: QLineEdit) -> None:
        """Takes over what stands in an open cell and closes it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        ours = event.matches(QKeySequence.StandardKey.Paste) or event.key() == Qt.Key.Key_Escape
        return ours or (event.key() in _ENTER and bool(event.modifiers()))

    def _key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key, row, column = event.key(), self._at.row(), self._at.column()
        suggestions = self._grid.suggestions
        if key in _ENTER:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._enter(editor, row, column, tab=False)
            if control:
                self._grid.post_asked.emit()
            return True
        if key == Qt.Key.Key_Tab and column != ACTIVITY:
            self._enter(editor, row, column, tab=True)
            return True
        if key == Qt.Key.Key_Escape:
            self._escape(editor)
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if suggestions.isVisible():
                suggestions.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.take(editor)
                self._grid.go(max(0, row + (1 if key == Qt.Key.Key_Down else -1)), column)
            return True
        if event.matches(QKeySequence.StandardKey.Paste) and column == NAME:
            return self._paste(editor, row)
        return False

    def _enter(self, editor: QLineEdit, row: int, column: int, *, tab: bool) -> None:
        marked = self._grid.suggestions.marked() if column == NAME and editor.isModified() else None
        if marked is not None:
            self._put_person(row, *marked)
            editor.setModified(False)
        named = bool(self._grid.rows.drafts[row].name.strip() or editor.text().strip())
        self.take(editor)
        if tab:
            self._grid.go(row, column + 1)
        elif column == NAME and named and self._grid.rows.needs_length(row):
            self._grid.go(row, LENGTH)
        elif named:
            self._grid.row_done.emit(row)
        else:
            self._grid.go(row, NAME)

    def _escape(self, editor: QLineEdit) -> None:
        if self._grid.suggestions.isVisible():
            self._grid.suggestions.hide()
        elif editor.isModified():
            editor.setText(str(self._at.data(Qt.ItemDataRole.EditRole) or ""))
            editor.setModified(False)
        else:
            self.take(editor)
            self._grid.left.emit()

    def _paste(self, editor: QLineEdit, row: int) -> bool:
        pasted = QApplication.clipboard().text()
        if "\n" not in pasted.strip("\r\n") and "\t" not in pasted:
            return False
        editor.setModified(False)
        self.take(editor)
        found = pasted_rows(pasted)
        self._grid.rows.put_pasted(row, found)
        self._grid.go(row + len(found))
        return True

    # -- names

    def _offer(self, editor: QLineEdit, typed: str) -> None:
        suggestions = self._grid.suggestions
        if not typed.strip():
            suggestions.hide()
            return
        finder = self._grid.rows.finder
        found = finder.find(typed)
        sure = bool(found)
        if not found:
            found = finder.alike(typed) if len(typed.strip()) > 4 else []
        suggestions.offer(typed, found, self._details(namesakes(found)), sure=sure)
        suggestions.place(editor)

    def _details(self, ids: list[str]) -> dict[str, str]:
        """What tells people of one name apart."""
        found = {}
        for id in ids:
            person = self._reader.get(VOLUNTEERS, id)
            started = VOLUNTEERS.fields["started"].show(person.started)
            found[id] = ", ".join(part for part in (person.phone, person.email, started) if part)
        return found

    def _picked(self, id: str, name: str) -> None:
        """A name that was clicked."""
        editor, row = self.editor, self._at.row()
        if editor is None:
            return
        self._put_person(row, id, name)
        editor.setModified(False)
        self.take(editor)
        self._grid.go(row, LENGTH) if self._grid.rows.needs_length(row) else self._grid.row_done.emit(row)

    def _put_person(self, row: int, id: str, name: str) -> None:
        self._grid.rows.put(row, name=name, person=id or None, new=not id)

    def _keep(self, index: Index, typed: str) -> None:
        rows, row = self._grid.rows, index.row()
        if index.column() == NAME:
            if typed.strip() != rows.drafts[row].name.strip():
                rows.put(row, name=typed, person=None, new=False, again=False)
        elif index.column() == LENGTH:
            rows.put(row, length=typed)
        else:
            rows.put(row, activity=typed)
