"""The form beside the table: one record, saved field by field as the person leaves each."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from commdesk.errors import FieldError, KnownError
from commdesk.records.fields import Choice, Link, LongText, Week, YesNo
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME
from commdesk.records.reading import short
from commdesk.store.steps import Step
from commdesk.store.store import Reader
from commdesk.text import _
from ui.shared import mnemonics
from ui.shared.editors import LinkEditor, editor_for
from ui.shared.field_box import FieldBox
from ui.shared.picture_editor import PictureEditor
from ui.shared.widgets.fold import Fold
from ui.shared.widgets.week import WeekEditor
from ui.shared.widgets.words import show_if
from ui.shared.work import Work

Adder = Callable[[str], Any]
# (record before, record changed) -> the changed record with what follows from the change
Settle = Callable[[Any, Any], Any]


class Group(NamedTuple):
    """Fields of a form that open together under a title; closed it says in a few words what they hold."""

    title: str
    fields: tuple[str, ...]


class RecordForm(QWidget):
    """Shows and changes one record of a kind.

    ``wide`` fields take the whole width. ``adders`` add a linked record by its name. A new record (``draft``)
    enters the file as soon as its required fields hold something. ``settle`` answers a changed record with what
    follows from the change; ``hides`` says which fields a record has no use for.
    """

    saved = Signal(object)

    def __init__(
        self,
        work: Work,
        kind: Kind,
        fields: Sequence[str | Group],
        wide: Sequence[str] = (),
        adders: dict[str, Adder] | None = None,
        parent: QWidget | None = None,
        *,
        settle: Settle | None = None,
        hides: Callable[[Any], set[str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        self._settle = settle
        self._hides = hides
        self._record: Any = None
        self._draft = False
        self._saving = False
        self.boxes: dict[str, FieldBox] = {}
        self._wide = set(wide)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(12)
        self._columns = 0
        self._folds: list[tuple[Fold | None, tuple[str, ...]]] = []
        self._make_boxes(fields, adders or {})
        self._arrange(1)
        self._order_stops()
        self.setMaximumWidth(560)
        work.changed.connect(self._stepped)

    def _make_boxes(self, fields: Sequence[str | Group], adders: dict[str, Adder]) -> None:
        """An editor for each field, in the order of the form, which is the order of Tab too."""
        plain = tuple(name for name in fields if isinstance(name, str))
        groups = [group for group in fields if isinstance(group, Group)]
        names = [*plain, *(name for group in groups for name in group.fields)]
        titles = dict(
            zip(
                names,
                mnemonics.assign([self.kind.fields[name].label() for name in names], taken="fehg"),
                strict=True,
            )
        )
        self._folds.append((None, plain))
        for group in groups:
            self._folds.append((Fold(group.title, self), group.fields))
        for fold, inside in self._folds:
            for name in inside:
                declared = self.kind.fields[name]
                editor = editor_for(declared, self.work.store, adders.get(name), self)
                box = FieldBox(declared, editor, titles[name], fold.inside if fold else self)
                editor.left.connect(lambda name=name: self.leave(name))
                self.boxes[name] = box

    def _order_stops(self) -> None:
        """Tab goes through the form as the eye does: group by group, each head before what is in it."""
        stops: list[QWidget] = []
        for fold, names in self._folds:
            stops += [fold.head] if fold is not None else []
            for name in names:
                editor = self.boxes[name].editor
                stops += editor.stops() if isinstance(editor, WeekEditor | PictureEditor) else [editor]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    @property
    def record(self) -> Any:
        """The record that is shown, or None."""
        return self._record

    @property
    def is_draft(self) -> bool:
        """Whether the record shown has not entered the file yet."""
        return self._draft

    @property
    def is_saving(self) -> bool:
        """Whether a change of its own is just entering the file."""
        return self._saving

    def show_record(self, record: Record | None, *, draft: bool = False) -> None:
        """Shows a record; ``draft`` says it is not in the file yet."""
        if not self.leave_all():
            self._tell_lost()
        self._record = record
        self._draft = draft
        self.setEnabled(record is not None and not self.work.store.readonly)
        for name, box in self.boxes.items():
            if record is None:
                box.editor.show_text("")
                box.say("")
            else:
                box.show_value(getattr(record, name))
        self._show_groups()

    def leave(self, name: str) -> bool:
        """Takes over one field as the person leaves it; answers whether all is well."""
        if self._record is None or self._saving:
            return True
        box, before, kept = self.boxes[name], self._record, False
        changed: Any = None
        self._saving = True
        try:
            # A name that is added on the spot and the record that points to it are one deed.
            with self.work.store.step(self._label()):
                value = box.value()
                if value == getattr(before, name) and not self._draft:
                    box.show_value(value)
                    return True
                changed = _changed(before, name, value)
                if self._settle is not None:
                    changed = self._settle(before, changed)
                kept = self._keep(changed)
        except FieldError as error:
            told = error.field if error.field in self.boxes else name
            if (
                self._draft
                and changed is not None
                and told != name
                and not self.boxes[told].editor.value_text()
            ):
                # A new record asks for another field besides, which is still to come.
                self._record = changed
                box.show_value(value)
                return True
            self._open_for(told)
            self.boxes[told].say(str(error))
            return False
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        finally:
            self._saving = False
        self._record = changed
        self._draft = self._draft and not kept
        for other, its_box in self.boxes.items():
            if other == name or getattr(changed, other) != getattr(before, other):
                its_box.show_value(getattr(changed, other))
        self._show_groups()
        if kept:
            self.saved.emit(changed)
        self._try_refused()
        return True

    def _try_refused(self) -> None:
        """What was refused beside an old value may be right beside the new one."""
        for name, box in self.boxes.items():
            if box.hint.text() and not box.asks():
                box.say("")
                self.leave(name)

    def leave_all(self) -> bool:
        """Takes over a field that still has the focus: before another record is shown or the file closed.

        False while a field holds what could not be taken over; the first such one then has the focus.
        """
        if self._record is None:
            return True
        for name, box in self.boxes.items():
            if box.editor.hasFocus():
                self.leave(name)
        wrong = [name for name, box in self.boxes.items() if box.hint.text()]
        if wrong:
            self._open_for(wrong[0])
            self.boxes[wrong[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _tell_lost(self) -> None:
        """What stood in the form and could not be kept is not dropped without a word."""
        box = next(box for box in self.boxes.values() if box.hint.text())
        sentence = _("“{typed}” was not kept under {field}. {why}")
        title = box.field.label()
        self.work.refused.emit(
            sentence.format(typed=short(box.editor.value_text()), field=title, why=box.hint.text())
        )

    def focus_first(self, name: str = "") -> None:
        """Puts the cursor into a field, else the first."""
        box = self.boxes[name] if name else next(iter(self.boxes.values()))
        self._open_for(box.field.name)
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(box.editor, LinkEditor):
            box.editor.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, spacing = self.width(), self.grid.horizontalSpacing()
        widest = max(
            (box.minimumSizeHint().width() for name, box in self.boxes.items() if not self._takes_all(name)),
            default=0,
        )
        fits = room >= self.fontMetrics().averageCharWidth() * 32 and room >= 2 * widest + spacing
        self._arrange(2 if fits else 1)

    def _keep(self, changed: Record) -> bool:
        """Saves the record, unless it is a new one that still lacks something; whether it did."""
        missing = [
            name for name, field in self.kind.fields.items()
            if field.required and getattr(changed, name) in (None, "")
        ]  # fmt: skip
        if self._draft and missing:
            return False
        self.work.store.save(changed)
        return True

    def _label(self) -> str:
        sentence = _("Add {kind}") if self._draft else _("Edit {kind}")
        return sentence.format(kind=self.kind.one_name().lower())

    def _stepped(self, step: Step) -> None:
        if self._record is None or self._saving or self._draft:
            return
        touched = any(c.kind == self.kind.name and c.id == self._record.id for c in step.changes)
        linked = step.kinds() & {link.to for link in self.kind.links().values()}
        if touched or linked:
            record = self.work.store.get(self.kind, self._record.id)
            self._record = record
            self.setEnabled(record is not None)
            for name, box in self.boxes.items():
                if record is None:
                    box.editor.show_text("")
                elif not box.editor.hasFocus() or touched:
                    box.show_value(getattr(record, name))
            self._show_groups()

    def fold(self, name: str) -> Fold | None:
        """The group that a field is in, or None."""
        return next((fold for fold, names in self._folds if name in names), None)

    def close_folds(self) -> None:
        """Closes all groups."""
        for fold, __ in self._folds:
            if fold is not None:
                fold.set_open(False)

    def _open_for(self, name: str) -> None:
        fold = self.fold(name)
        if fold is not None:
            fold.set_open(True)

    def _show_groups(self) -> None:
        """Hides what the record has no use for, and says of each closed group what is in it."""
        record = self._record
        hidden = self._hides(record) if self._hides is not None and record is not None else set()
        for fold, names in self._folds:
            for name in names:
                show_if(self.boxes[name], name not in hidden)
            if fold is not None:
                show_if(fold, record is not None and not hidden.issuperset(names))
                fold.set_summary(
                    _held(self.work.store, self.kind, record, names) if record is not None else ""
                )

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for fold, names in self._folds:
            grid = fold.grid if fold is not None else self.grid
            rows = self._lay(grid, names, columns)
            if fold is None:
                for number, (below, __) in enumerate(self._folds[1:]):
                    assert below is not None
                    self.grid.addWidget(below, rows + number, 0, 1, columns)

    def _takes_all(self, name: str) -> bool:
        """Whether a field takes the whole width."""
        return name in self._wide or isinstance(self.kind.fields[name], (LongText, Week))

    def _lay(self, grid: QGridLayout, names: Sequence[str], columns: int) -> int:
        """Lays fields into as many columns; how many rows that takes."""
        row = column = 0
        for name in names:
            box = self.boxes[name]
            if columns == 1 or self._takes_all(name):
                row += 1 if column else 0
                grid.addWidget(box, row, 0, 1, columns)
                row, column = row + 1, 0
            else:
                grid.addWidget(box, row, column)
                column += 1
                if column == columns:
                    row, column = row + 1, 0
        for number in range(2):
            grid.setColumnStretch(number, 1 if number < columns else 0)
        return row + (1 if column else 0)


def _held(reader: Reader, kind: Kind, record: Any, names: Sequence[str]) -> str:
    """What fields hold, in a few words; answers with what was asked."""
    said = []
    for name in names:
        field, value = kind.fields[name], getattr(record, name)
        words = ""
        if isinstance(field, Link):
            words = reader.labels(BY_NAME[field.to], [value]).get(value, "")
        elif value not in (None, ""):
            words = " ".join(field.show(value).split())
        if words and isinstance(field, (Choice, YesNo)):
            words = _("{question}: {answer}").format(question=field.label(), answer=words.lower())
        if words:
            said.append(short(words, 60))
    return ", ".join(said)


def _changed(record: Record, name: str, value: Any) -> Any:
    values: dict[str, Any] = record.values()
    values[name] = value
    return type(record)(**values)
