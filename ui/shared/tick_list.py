"""Ties of one record to several others, ticked in a list that opens: the themes of an item, the goals of a need."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.store.steps import Step
from ui.shared.widgets.fold import Fold
from ui.shared.work import Work

_MOST_ROWS = 9
_LEVEL = "      "
Choice = tuple[str, str, int]  # id, words, level


class _Rows(QListWidget):
    """Enter ticks as Space does: who goes through a form with Enter stays where they are."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


class TickList(Fold):
    """A fold with a box for everything an owner may be tied to; each tick is a step of its own.

    ``kind`` are the ties: ``mine`` is their field of the owner, ``other`` that of what is ticked. ``choices`` is asked
    each time it is shown.
    """

    def __init__(
        self,
        work: Work,
        title: str,
        kind: Kind,
        mine: str,
        other: str,
        choices: Callable[[], Sequence[Choice]],
        none: str,
    ) -> None:
        super().__init__(title)
        self.work, self.kind = work, kind
        self._title_words, self._none = title, none
        self._mine, self._other, self._choices = mine, other, choices
        self._owner: Any = None
        self._filling = False
        self.rows = _Rows()
        self.rows.setAccessibleName(title)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.addWidget(self.rows, 0, 0)
        self.rows.itemChanged.connect(self._ticked)
        work.changed.connect(self._follow)

    def set_owner(self, owner: Any) -> None:
        """Shows what belongs to a record; None shows nothing."""
        self._owner = owner
        self.setVisible(owner is not None)
        self.refresh()

    def refresh(self) -> None:
        """Reads choices and ties anew."""
        self._filling = True
        try:
            self._fill()
        finally:
            self._filling = False

    def ticked(self) -> list[str]:
        """The ids of what is ticked, in the order of the list."""
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def tick(self, id: str, on: bool = True) -> None:
        """Ticks a box, as a person does."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == id:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                return  # the rows are made anew by what follows from it

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(row) for row in range(self.rows.count())]

    def _ties(self) -> dict[str, Any]:
        if self._owner is None:
            return {}
        found = self.work.store.find(self.kind, Query(equals={self._mine: self._owner.id}))
        return {str(getattr(tie, self._other)): tie for tie in found}

    def _fill(self) -> None:
        at = self.rows.currentRow()
        self.rows.clear()
        if self._owner is None:
            return
        ties = self._ties()
        names = []
        for id, words, level in self._choices():
            item = QListWidgetItem(_LEVEL * level + words)
            item.setData(Qt.ItemDataRole.UserRole, id)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if not self.work.store.readonly:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            item.setCheckState(Qt.CheckState.Checked if id in ties else Qt.CheckState.Unchecked)
            if id in ties:
                names.append(words)
            self.rows.addItem(item)
        self.rows.setCurrentRow(max(0, min(at, self.rows.count() - 1)))
        self.set_summary(", ".join(names) or self._none)
        height = self.rows.sizeHintForRow(0) if self.rows.count() else 0
        shown = min(self.rows.count(), _MOST_ROWS)
        self.rows.setFixedHeight(height * shown + 2 * self.rows.frameWidth() + 4)

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling or self._owner is None:
            return
        id = item.data(Qt.ItemDataRole.UserRole)
        tie = self._ties().get(id)
        on = item.checkState() == Qt.CheckState.Checked
        if on and tie is None:
            made = self.kind.new(**{self._mine: self._owner.id, self._other: id})
            self.work.save(self._title_words, made)
        elif not on and tie is not None:
            self.work.delete(tie)

    def _follow(self, step: Step) -> None:
        links = {link.to for link in self.kind.links().values()}
        if self._owner is not None and step.kinds() & ({self.kind.name} | links):
            self.refresh()
