"""Records that are part of another one (agreements, promises, milestones, actions): rows, and one form that opens."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _
from ui.shared.form import Adder, Group, RecordForm, Settle
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.panel import RowList, hairline
from ui.shared.widgets.words import label
from ui.shared.work import Work


class PartRow(QFrame):
    """One part: its words, and under them the detail and the state as a chip. Click or Enter opens it."""

    pressed = Signal()

    def __init__(self, words: str, detail: str, chip: str, tone: str) -> None:
        super().__init__()
        self.setProperty("role", "part")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (words, detail, chip) if part))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(label(words, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(detail, "small", wrap=True), 1)
        if chip:
            row.addWidget(Chip(chip, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class PartForm(QWidget):
    """A form with Done and Delete under it."""

    done = Signal()

    def __init__(
        self,
        work: Work,
        kind: Kind,
        fields: Sequence[str | Group],
        wide: Sequence[str] = (),
        adders: dict[str, Adder] | None = None,
        settle: Settle | None = None,
        hides: Callable[[Any], set[str]] | None = None,
    ) -> None:
        super().__init__()
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        self.form = RecordForm(work, kind, fields, wide, adders, settle=settle, hides=hides)
        column.addWidget(self.form)
        row = QHBoxLayout()
        self.done_button = QPushButton(_("Done"))
        self.done_button.clicked.connect(self._finish)
        self.delete_button = QPushButton(_("Delete"))
        self.delete_button.setProperty("kind", "quiet")
        self.delete_button.clicked.connect(self._delete)
        row.addWidget(self.done_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(hairline())

    def _finish(self) -> None:
        if self.form.leave_all():
            self.done.emit()

    def _delete(self) -> None:
        record, draft = self.form.record, self.form.is_draft
        if record is not None and not draft and not self.work.delete(record):
            return
        self.done.emit()


class PartList(QWidget):
    """The parts of one record as rows; a row opens the form on top of the list."""

    def __init__(
        self, work: Work, kind: Kind, owner_field: str, add: str, empty: str, title: str = ""
    ) -> None:
        super().__init__()
        self.work = work
        self.kind = kind
        self.fixed: dict[str, Any] = {}
        self._owner_field = owner_field
        self._owner: Any = None
        self._empty = empty
        self._part_form: PartForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        if title:
            self._column.addWidget(label(title, "strong", wrap=True))
        self._rows = RowList()
        self._column.addWidget(self._rows)
        self._nothing = label(empty, "quiet", wrap=True)
        self._column.addWidget(self._nothing)
        self.add_button = QPushButton(add)
        self.add_button.setEnabled(not work.store.readonly)
        self.add_button.clicked.connect(self.add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        work.changed.connect(self._stepped)

    def make_form(self) -> PartForm:
        """The form of this kind; made when first needed."""
        raise NotImplementedError

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        """Text, detail, chip and the chip's tone of a row."""
        raise NotImplementedError

    def set_owner(self, owner: Any) -> None:
        """Shows the parts of one record."""
        if owner is None or self._owner is None or owner.id != self._owner.id:
            self.close_form()
        self._owner = owner
        self.refresh()

    def records(self) -> list[Any]:
        """The parts, in their kind's order."""
        if self._owner is None:
            return []
        return self.work.store.find(
            self.kind, Query(equals={self._owner_field: self._owner.id, **self.fixed})
        )

    def refresh(self) -> None:
        """Shows the rows as they are now."""
        self._rows.clear()
        found = self.records()
        for record in found:
            words, detail, chip, tone = self.row_words(record)
            row = PartRow(words, detail, chip, tone)
            row.pressed.connect(lambda id=record.id: self.show_record(id))
            self._rows.add(row)
        self._rows.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.add_button.setVisible(self._owner is not None)

    def add(self) -> None:
        """A fresh form."""
        if self._owner is not None and self.leave():
            self.open_form(self.kind.new(**{self._owner_field: self._owner.id, **self.fixed}), draft=True)

    def show_record(self, id: str) -> None:
        """Opens one part."""
        record = self.work.store.get(self.kind, id)
        if record is not None and self.leave():
            self.open_form(record)

    def open_form(self, record: Any, *, draft: bool = False) -> None:
        """Shows the form on top of the rows."""
        if self._part_form is None:
            self._part_form = self.make_form()
            self._part_form.done.connect(self.close_form)
            self._column.insertWidget(self._column.indexOf(self._rows), self._part_form)
        self._part_form.show()
        self._part_form.form.show_record(record, draft=draft)
        self._part_form.form.focus_first()

    def close_form(self) -> None:
        """Back to the rows alone."""
        if self._part_form is not None and self._part_form.isVisibleTo(self):
            self._part_form.form.show_record(None)
            self._part_form.hide()

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self._part_form is None or self._part_form.form.leave_all()

    def _stepped(self, step: Step) -> None:
        if self._owner is not None and self.kind.name in step.kinds():
            self.refresh()
            form = self._part_form
            if form is not None and form.form.record is None:
                form.hide()
