"""Who lives here: typed down the list of groups of one axis, with the source; one step."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton

from commdesk import clock, text
from commdesk.errors import FieldError
from commdesk.figures import heard, listening
from commdesk.figures.periods import Period
from commdesk.records.listening import AGES, AXES, RESIDENTS, STAYS, Resident
from commdesk.store.query import Query
from commdesk.text import _
from ui.dialogs.frame import Frame
from ui.shared.editors import LineEditor, editor_for
from ui.shared.field_box import FieldBox
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.listening.number_rows import NumberRows

_CODED = {"age": AGES, "stay": STAYS}


class ResidentsEntry(Frame):
    """The groups that were heard or entered, each with a box for how many live here."""

    def __init__(self, work: Work, axis: str, parent: Any = None) -> None:
        super().__init__(_("Who lives here"), parent, letters=80)
        self.work = work
        hint = _("From the town hall, a census, or counted by yourselves. An empty box: not known.")
        self.body.addWidget(label(hint, "quiet", wrap=True))
        self.axis = QComboBox()
        self.axis.setAccessibleName(_("By what"))
        for key, words in AXES.items():
            self.axis.addItem(_(words), key)
        self.body.addWidget(self.axis)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.boxes: dict[str, FieldBox] = {}
        for column, name in enumerate(("source", "year")):
            field = RESIDENTS.fields[name]
            self.boxes[name] = FieldBox(field, editor_for(field, work.store), field.label())
            grid.addWidget(self.boxes[name], 0, column)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.rows = NumberRows(100_000_000)
        self.body.addWidget(self.rows)
        self._add_more()
        self.sum = label("", "strong")
        self.body.addWidget(self.sum)
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.keep_button = self.add_button(_("Keep"), "primary")
        self.keep_button.setDefault(False)
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        self.rows.finished.connect(self.keep_button.setFocus)
        self.rows.changed.connect(self._add_up)
        self.axis.setCurrentIndex(max(0, self.axis.findData(axis)))
        self.axis.currentIndexChanged.connect(lambda _at: self._show())
        self._show()
        self.fit()
        self.rows.begin()

    def _add_more(self) -> None:
        row = QHBoxLayout()
        self.more = LineEditor()
        self.more.setAccessibleName(_("Another group"))
        self.more.setPlaceholderText(_("Another street, quarter or language"))
        self.more_button = QPushButton(_("&Add group"))
        self.more_button.setAutoDefault(False)
        self.more_button.clicked.connect(self.add_group)
        self.more.returnPressed.connect(self.add_group)
        row.addWidget(self.more, 1)
        row.addWidget(self.more_button)
        self.body.addLayout(row)

    def add_group(self) -> None:
        """A row for a group that nobody was heard of yet."""
        name = " ".join(self.more.value_text().split())
        if not name:
            return
        typed = {key: line.value_text() for key, line in self.rows.lines.items()}
        if text.fold(name) not in {text.fold(one) for one in self._names.values()}:
            self._names[text.fold(name)] = name
            self.rows.set_rows([(key, words, None) for key, words in self._names.items()])
            for key, words in typed.items():
                self.rows.lines[key].show_text(words)
        self.more.show_text("")
        self.rows.lines[text.fold(name)].setFocus()

    def keep(self) -> None:
        """Writes the groups of this axis: new ones, changed ones, and without those that were emptied."""
        try:
            typed = self.rows.numbers()
            source, year = self.boxes["source"].value() or "", self.boxes["year"].value()
        except FieldError as error:
            self.boxes[error.field if error.field in self.boxes else "year"].say(str(error))
            return
        except ValueError as error:
            self.say(str(error))
            return
        axis = self.axis.currentData()
        with self.work.step(_("Who lives here: {axis}").format(axis=_(AXES[axis]).lower())):
            for key, people in typed.items():
                self._write(axis, key, people, source, year)
        self.accept()

    def _write(self, axis: str, key: str, people: int | None, source: str, year: int | None) -> None:
        store, known = self.work.store, self._known.get(key, [])
        if people is None:
            for one in known:
                store.delete(one)
            return
        if not known:
            made = Resident(axis=axis, value=self._names[key], people=people, source=source, year=year)
            store.save(made, new=True)
            return
        kept, *old = known
        kept.people, kept.source, kept.year = people, source, year
        store.save(kept)
        for one in old:
            store.delete(one)

    def _show(self) -> None:
        axis = self.axis.currentData()
        found: list[Resident] = self.work.store.find(RESIDENTS, Query(equals={"axis": axis}))
        found.sort(key=lambda one: -(one.year or 0))
        told = heard.axis(axis, listening.in_period(self.work.store, Period(date.min, clock.today())), found)
        self._names = {group.key: group.name for group in told.groups}
        for code, words in _CODED.get(axis, {}).items():
            self._names.setdefault(code, _(words))
        order = list(_CODED.get(axis, {}))
        if order:
            self._names = {key: self._names[key] for key in sorted(self._names, key=lambda k: order.index(k) if k in order else 99)}  # fmt: skip
        self._known: dict[str, list[Resident]] = {}
        for one in found:
            self._known.setdefault(heard.group_of(axis, one.value), []).append(one)
        people = {group.key: group.people for group in told.groups}
        self.rows.set_rows([(key, name, people.get(key)) for key, name in self._names.items()])
        self.boxes["source"].show_value(told.source)
        self.boxes["year"].show_value(told.year or clock.today().year)
        for widget in (self.more, self.more_button):
            widget.setVisible(axis not in _CODED)
        self._add_up()

    def _add_up(self) -> None:
        self.say("")
        self.sum.setText(_("{n} people in all").format(n=text.number(self.rows.sum())))
