"""Expenses: what people laid out for the group, and what of it they have back."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.figures.expenses import standing
from commdesk.figures.periods import parse_period
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.recognition import EXPENSES
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.record_model import Column
from ui.shared.work import Work
from ui.tabs.volunteers.of_people import OfPeople

FIELDS = ["day", "amount", "what", "programme", "paid_on"]
WIDE = ("what", "programme")


def amount(work: Work, expense: Any) -> str:
    """The amount with the group's currency."""
    return text.money(expense.amount or 0, work.store.group().currency)


def state(expense: Any) -> str:
    """Paid back or owed, in words."""
    return _("Paid back") if expense.paid_on else _("Owed")


def tone(expense: Any) -> str:
    """The tone of the chip."""
    return "good" if expense.paid_on else "warn"


def paid_today(work: Work, expense: Any) -> bool:
    """Marks an expense as paid back today, or a paid one as owed; undo takes it back."""
    if expense.paid_on:
        return work.save(_("Mark as owed"), replace(expense, paid_on=None))
    return work.save(_("Mark as paid back"), replace(expense, paid_on=str(clock.today())))


class ExpensesView(OfPeople):
    """All expenses, the newest on top."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            EXPENSES,
            [
                Column("day", weight=0),
                Column("volunteer", weight=2),
                Column("amount", show=lambda expense, model: amount(work, expense), weight=0),
                Column("state", _("State"), show=lambda expense, model: state(expense), tone=tone, weight=0),
                Column("what", weight=3),
                Column("programme", weight=2),
            ],
            ["volunteer", *FIELDS],
            wide=("volunteer", *WIDE),
            adders={"volunteer": adder(work, VOLUNTEERS), "programme": adder(work, PROGRAMMES)},
            icon="page",
            empty=_("What people laid out for the group goes here: bus fares, flour, photocopies."),
            add=_("New expense"),
            about=state,
        )
        self.paid_button = QPushButton()
        self.paid_button.setToolTip(_("Key P in the list"))
        self.paid_button.clicked.connect(self.mark)
        self.deeds.add(self.paid_button)
        # While the list has the keys, one letter is enough.
        key = QShortcut(QKeySequence("P"), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.mark)
        self._show_paid()

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "state",
            _("Which expenses"),
            [("", _("Owed and paid back")), ("owed", _("Owed")), ("paid", _("Paid back"))],
        )
        bar.add("programme", _("Of which programme"), self._programmes)

    def narrow(self, query: Query) -> Query:
        chosen, programme = self.filters.chosen("state"), self.filters.chosen("programme")
        return query._replace(
            states=(chosen,) if chosen else (), equals={"programme": programme} if programme else {}
        )

    def fresh(self) -> Any:
        return EXPENSES.new(day=str(clock.today()), programme=self.filters.chosen("programme") or None)

    def figures(self) -> Figures:
        """What is owed, and what was paid back this year."""
        group = self.work.store.group()
        year = parse_period("this-year", group.year_start)
        found = standing(self.work.store, year.first, year.last)
        if not found.owed and not found.paid:
            return []
        owed = ngettext("owed to {n} person", "owed to {n} people", found.people).format(
            n=text.number(found.people)
        )
        return [
            (
                text.money(found.owed, group.currency),
                owed if found.owed else _("owed"),
                "warn" if found.owed else "",
            ),
            (text.money(found.paid, group.currency), _("paid back this year"), ""),
        ]

    def mark(self) -> None:
        """Marks the chosen expense as paid back today, or as owed again."""
        if self.work.store.readonly or not self.leave():
            return
        # Asked anew: leaving the form may just have changed it.
        record = self.work.store.get(EXPENSES, self.form.record.id) if self.form.record else None
        if record is not None:
            paid_today(self.work, record)
            self._show_paid()

    def show_head(self, record: Any) -> None:
        super().show_head(record)
        if hasattr(self, "paid_button"):
            self._show_paid()

    def _show_paid(self) -> None:
        record = self.form.record
        kept = record is not None and not self.form.is_draft
        self.paid_button.setVisible(kept)
        self.paid_button.setEnabled(not self.work.store.readonly)
        self.paid_button.setText(_("Not paid back") if kept and record.paid_on else _("Mark as paid back"))

    def _programmes(self) -> list[tuple[str, str]]:
        found = self.work.store.find(PROGRAMMES)
        return [("", _("All programmes")), *((programme.id, programme.name) for programme in found)]
