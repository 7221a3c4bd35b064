"""The editors by which a page is narrowed: one for each filter that its report describes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from commdesk.errors import KnownError
from commdesk.records.field import Field
from commdesk.reports.described import Report
from commdesk.store.store import Store
from commdesk.text import _
from ui.shared.editors import Editor, LineEditor, LinkEditor, YesNoEditor, editor_for
from ui.shared.widgets.words import label


class Narrowing(QWidget):
    """A line for each filter; ``changed`` tells when a person leaves one with something else in it."""

    changed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._report: Report | None = None
        self.editors: dict[str, Editor] = {}
        self.captions: dict[str, QLabel] = {}
        self._last: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def set_report(self, report: Report) -> None:
        """Other editors, all empty."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._report = report
        self.editors.clear()
        self.captions.clear()
        for declared in report.filters:
            self._add(declared)
        self._last = self._words()

    def choose(self, where: Mapping[str, str]) -> None:
        """Fills the editors: ids for records, else what a person would type; names it does not know are left out."""
        for name, editor in self.editors.items():
            given = where.get(name, "")
            if isinstance(editor, LinkEditor):
                editor.show_id(given)
            else:
                editor.show_text(given)
        self._last = self._words()

    def where(self) -> dict[str, Any]:
        """What is chosen; raises KnownError for what cannot be read, and for a page of one person without one."""
        found: dict[str, Any] = {}
        for declared in self._report.filters if self._report else ():
            editor = self.editors[declared.name]
            if isinstance(editor, LinkEditor):
                value: Any = editor.chosen_id()
            else:
                value = declared.parse(editor.value_text())
                declared.check(value)
            if value:
                found[declared.name] = value
            elif declared.required:
                sentence = _("This page is about one {what}. Type the name and pick it from the list.")
                raise KnownError(sentence.format(what=declared.label().lower()))
        return found

    def _add(self, declared: Field) -> None:
        editor = editor_for(declared, self._store)
        if isinstance(editor, LineEditor):
            empty = _("type a name") if declared.required else _("all")
            if not isinstance(editor, LinkEditor) and declared.hint:
                empty = _(declared.hint)
            editor.setPlaceholderText(empty)
        if not isinstance(editor, YesNoEditor):
            caption = label("", "small")
            caption.setBuddy(editor)
            self.captions[declared.name] = caption
            self._column.addWidget(caption)
        self._column.addWidget(editor)
        editor.left.connect(self._left)
        self.editors[declared.name] = editor

    def _left(self) -> None:
        # Walking through with Tab changes nothing and draws nothing anew.
        words = self._words()
        if words != self._last:
            self._last = words
            self.changed.emit()

    def _words(self) -> dict[str, str]:
        return {name: editor.value_text() for name, editor in self.editors.items()}
