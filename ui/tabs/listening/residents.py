"""Who lives here: typed down the list of groups of one axis, with the source; one step."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout

from commdesk import clock, text
from commdesk.errors import FieldError
from commdesk.figures import heard, listening
from commdesk.figures.periods import Period
from commdesk.records.listening import AGES, AXES, RESIDENTS, STAYS, Resident
from commdesk.store.query import Query
from commdesk.text import _
from ui.dialogs.number_frame import NumberFrame
from ui.shared.editors import editor_for
from ui.shared.field_box import FieldBox
from ui.shared.number_rows import GroupRows
from ui.shared.widgets.words import label
from ui.shared.work import Work

_CODED = {"age": AGES, "stay": STAYS}


class ResidentsEntry(NumberFrame):
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
        self.groups = GroupRows(
            RESIDENTS.fields["people"], _("Another street, quarter or language"), _("&Add group")
        )
        self.add_rows(self.groups, _("Keep"))
        self.axis.setCurrentIndex(max(0, self.axis.findData(axis)))
        self.axis.currentIndexChanged.connect(lambda _at: self._show())
        self._show()
        self.fit()
        self.groups.begin()

    def keep(self) -> None:
        """Writes the groups of this axis: new ones, changed ones, and without those that were emptied."""
        try:
            typed = self.groups.rows.numbers()
        except FieldError as error:
            self.say(str(error))
            return
        try:
            source, year = self.boxes["source"].value() or "", self.boxes["year"].value()
        except FieldError as error:
            self.boxes[error.field if error.field in self.boxes else "year"].say(str(error))
            return
        axis = self.axis.currentData()
        with self.work.step(_("Who lives here: {axis}").format(axis=_(AXES[axis]).lower())):
            for key, people in typed.items():
                self._write(axis, key, None if people is None else int(people), source, year)
        self.accept()

    def _write(self, axis: str, key: str, people: int | None, source: str, year: int | None) -> None:
        store, known = self.work.store, self._known.get(key, [])
        if people is None:
            for one in known:
                store.delete(one)
            return
        if not known:
            made = Resident(axis=axis, value=self.groups.names[key], people=people, source=source, year=year)
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
        names = {group.key: group.name for group in told.groups}
        for code, words in _CODED.get(axis, {}).items():
            names.setdefault(code, _(words))
        order = list(_CODED.get(axis, {}))
        if order:
            names = {
                key: names[key] for key in sorted(names, key=lambda k: order.index(k) if k in order else 99)
            }
        self._known: dict[str, list[Resident]] = {}
        for one in found:
            self._known.setdefault(heard.group_of(axis, one.value), []).append(one)
        people = {group.key: group.people for group in told.groups}
        self.groups.set_groups(names, people, more=axis not in _CODED)
        self.boxes["source"].show_value(told.source)
        self.boxes["year"].show_value(told.year or clock.today().year)
        self.add_up()

    def add_up(self) -> None:
        """How many live here, of all groups."""
        self.say("")
        self.sum.setText(_("{n} people in all").format(n=text.number(self.groups.rows.sum())))
