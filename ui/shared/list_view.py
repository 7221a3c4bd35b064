"""Table beside form for any kind: what most desks need, described and not written again."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.desk import TwoPanes, buttons
from ui.shared.filters import FilterBar
from ui.shared.form import Adder, Group, RecordForm, Settle
from ui.shared.record_model import Column, RecordModel
from ui.shared.record_table import RecordTable
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.words import label
from ui.shared.work import Work


class ListView(QWidget):
    """Records of one kind: found as one types, changed in the form, added and deleted, all undoable.

    ``about`` says something under the record's name (a total); ``empty`` is the sentence of an empty table. A view
    of its own kind may have choices over the table (``add_filters`` and ``narrow``).
    """

    chosen = Signal(object)

    def __init__(
        self,
        work: Work,
        kind: Kind,
        columns: Sequence[Column],
        fields: Sequence[str | Group],
        *,
        icon: str,
        empty: str,
        add: str,
        other_way: str = "",
        wide: Sequence[str] = (),
        adders: dict[str, Adder] | None = None,
        about: Callable[[Any], str] | None = None,
        settle: Settle | None = None,
        hides: Callable[[Any], set[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        self._about = about
        self._empty_words, self._add_words, self._other_way = empty, add, other_way
        self._words = ""
        self.model = RecordModel(work, kind, columns, self)
        self.form = RecordForm(work, kind, fields, wide, adders, settle=settle, hides=hides)
        self._place(icon)
        self.model.ask(self.wanted())
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.open_form)
        self.form.saved.connect(self._saved)
        self.model.refreshed.connect(self._show_state)
        self._show_state()
        self._choose(None)
        if self.model.rowCount():
            self.table.selectRow(0)

    def _place(self, icon: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panes = TwoPanes()
        column.addWidget(self.panes)
        self.table = RecordTable(self.model, self.kind.many_name())
        self.filters = FilterBar()
        self.add_filters(self.filters)
        self.filters.changed.connect(self.ask_again)
        self.panes.list_column.addWidget(self.filters)
        self._short = False
        self._show_filters()
        self.panes.list_column.addWidget(self.table, 1)
        self.empty = EmptyState(icon, self._empty_words, self._add_words, self._other_way)
        self.empty.pressed.connect(self.new)
        self.panes.list_column.addWidget(self.empty, 1)
        self.name = label("", "strong", wrap=True)
        self.about = label("", "small", wrap=True)
        self.panes.form_column.addWidget(self.name)
        self.panes.form_column.addWidget(self.about)
        self.panes.form_column.addWidget(self.form)
        self.panes.form_column.addStretch(1)
        self.add_button, self.delete_button = buttons(
            self.panes.form_foot, [(self._add_words, ""), (_("Delete"), "quiet")]
        )
        self.add_button.setEnabled(not self.work.store.readonly)
        self.add_button.clicked.connect(self.new)
        self.delete_button.clicked.connect(self.delete)

    def search(self, words: str) -> None:
        """Filters as one types."""
        self._words = words
        self.ask_again()

    def add_filters(self, bar: FilterBar) -> None:
        """Puts choices over the table; none here."""

    def narrow(self, query: Query) -> Query:
        """``query`` with what the choices over the table ask for."""
        return query

    def wanted(self) -> Query:
        """What the search and the choices ask for, in the order that the table is in."""
        return self.narrow(Query(words=self._words, order=self.model.query.order))

    def ask_again(self) -> None:
        """Shows what the search and the choices ask for now."""
        self.ask(self.wanted())

    def query(self) -> Query:
        """What the table shows now."""
        return self.model.query

    def set_short(self, short: bool) -> None:
        """Little height: the choices make room for the table."""
        self._short = short
        self._show_filters()

    def ask(self, query: Query) -> None:
        """Shows what fits a query."""
        self.model.ask(query)
        self._show_state()

    def new(self) -> None:
        """A fresh form; the record enters the file once its required fields are filled."""
        if self.work.store.readonly or not self.leave():
            return
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.form.close_folds()
        self.form.show_record(self.fresh(), draft=True)
        self.form.show()
        self._fit()
        self.name.setText(self._add_words)
        self.about.setText("")
        self.delete_button.setVisible(False)
        # It would look like a button that keeps what is being typed.
        self.add_button.setVisible(False)
        self.panes.show_form()
        self.form.focus_first()

    def fresh(self) -> Any:
        """What a new record begins with: what the table is narrowed to."""
        equals = self.model.query.equals
        return self.kind.new(
            **{name: value for name, value in equals.items() if isinstance(value, str | int)}
        )

    def title_of(self, record: Any) -> str:
        """What stands over the form."""
        return self.kind.name_of(record)

    def delete(self) -> None:
        """Deletes what is chosen; undo brings it back."""
        record = self.table.current()
        if record is not None:
            self.work.delete(record)

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self.form.leave_all()

    def show_record(self, id: str) -> None:
        """Shows the record with that id, also when the search would hide it."""
        if not self.table.choose(id):
            record = self.work.store.get(self.kind, id)
            if record is not None:
                self.table.let_go()
                self._choose(record)
        self.panes.show_form()

    def open_form(self) -> None:
        """Enter in the table: to the first field."""
        self.panes.show_form()
        self.form.focus_first()

    def _choose(self, record: Any) -> None:
        # While the form itself saves, its record may leave the table: it stays in the form all the same.
        if self.form.is_saving or (record is None and self.form.is_draft):
            return
        self.form.show_record(record)
        # Empty fields that cannot be filled in would only ask what they are for.
        self.form.setVisible(record is not None)
        self.show_head(record)
        self._fit()
        self.chosen.emit(record)

    def show_head(self, record: Any) -> None:
        """Says anew what the record is called and what is told of it: after a change elsewhere."""
        self.name.setText(self.title_of(record) if record is not None else "")
        self.about.setText(self._about(record) if record is not None and self._about else "")
        self.about.setVisible(bool(self.about.text()))
        self.add_button.setVisible(True)
        self.delete_button.setVisible(record is not None)
        self.delete_button.setEnabled(not self.work.store.readonly)

    def _saved(self, record: Any) -> None:
        self.show_head(record)
        if not self.table.choose(record.id):
            self.table.let_go()

    def _fit(self) -> None:
        self.panes.want_form(self.form.record is not None or self.model.rowCount() > 0)

    def _show_filters(self) -> None:
        # Where nothing is, there is nothing to choose from.
        wanted = bool(self.filters.boxes) and not self._short and not self.model.is_empty()
        self.filters.setVisible(wanted)

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self._show_filters()
        self._fit()
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        if self._words:
            self.empty.set_words(_("Nothing found for “{words}”.").format(words=self._words))
        elif self.filters.narrowed():
            words = _("Nothing here for: {choice}.").format(choice=self.filters.words())
            self.empty.set_words(words)
        else:
            self.empty.set_words(self._empty_words, self._add_words)
