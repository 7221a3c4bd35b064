"""Money: what was raised, what was put to use in the neighbourhood, and what came in kind."""

from typing import Any

from commdesk import clock, text
from commdesk.figures import money
from commdesk.figures.periods import parse_period
from commdesk.records.indicators import MONEY, MONEY_KINDS
from commdesk.records.partners import PARTNERS
from commdesk.records.programmes import PROGRAMMES
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work

TONES = {"raised": "good", "invested": "accent", "in_kind": "quiet"}


class MoneyView(ListView):
    """The money log, the newest on top."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            MONEY,
            [
                Column("day", weight=0),
                Column("purpose", weight=3, least=14),
                Column("amount", show=lambda one, model: self._amount(one), weight=0),
                Column("kind", tone=lambda one: TONES[one.kind], weight=0),
                Column("source", weight=2),
                Column(
                    "restricted", _("Bound"), show=lambda one, model: _("Yes") if one.restricted else "", weight=0
                ),
            ],
            ["day", "amount", "kind", "purpose", "source", "restricted", "programme", "partner", "note"],
            wide=("kind", "purpose", "source", "restricted", "programme", "partner"),
            adders={"programme": adder(work, PROGRAMMES), "partner": adder(work, PARTNERS)},
            icon="page",
            empty=_("Money raised, put to use or given in kind goes here: a grant, paint for the hall, a lent van."),
            add=_("New entry"),
            about=self._bound,
        )  # fmt: skip
        self.panes.set_shares(3, 2)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "kind",
            _("Which entries"),
            [("", _("All entries")), *((key, _(title)) for key, title in MONEY_KINDS.items())],
        )

    def narrow(self, query: Query) -> Query:
        kind = self.filters.chosen("kind")
        return query._replace(equals={"kind": kind} if kind else {})

    def fresh(self) -> Any:
        return MONEY.new(day=clock.today().isoformat(), kind=self.filters.chosen("kind") or "raised")

    def title_of(self, record: Any) -> str:
        return record.purpose or self._amount(record)

    def figures(self) -> Figures:
        """This year's sums."""
        group = self.work.store.group()
        sums = money.count(self.work.store, parse_period("this-year", group.year_start))
        if not self.work.store.has(MONEY, 1):
            return []
        shown = (
            (sums.raised, _("raised this year")),
            (sums.invested, _("invested")),
            (sums.in_kind, _("in kind")),
        )
        found: Figures = [(text.money(cents, group.currency), words, "") for cents, words in shown]
        if sums.restricted:
            found.append((text.money(sums.restricted, group.currency), _("of it bound to a purpose"), ""))
        return found

    def _amount(self, one: Any) -> str:
        return text.money(one.amount or 0, self.work.store.group().currency)

    def _bound(self, one: Any) -> str:
        return _("Only for this purpose") if one.restricted else _("Free to use")
