"""Thanks: what the group has given to whom, and for how much it thanks people."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from commdesk import clock
from commdesk.records.kind import Kind
from commdesk.records.recognition import AWARD_RULES, AWARDS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.desk import tab_bar
from ui.shared.filters import FilterBar, period_options
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work
from ui.tabs.volunteers.of_people import OfPeople


class GivenList(OfPeople):
    """The thank-yous that people were given, the newest on top."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            AWARDS,
            [
                Column("given_on", weight=0),
                Column("volunteer", weight=3),
                Column("rule", weight=2),
                Column("note", weight=2),
            ],
            ["volunteer", "rule", "given_on", "note"],
            wide=("volunteer", "rule", "note"),
            adders={"volunteer": adder(work, VOLUNTEERS)},
            icon="star",
            empty=_("What you gave people to thank them goes here: a certificate, a badge, a cake."),
            add=_("New thank-you given"),
        )

    def add_filters(self, bar: FilterBar) -> None:
        bar.add("rule", _("Which thank-you"), self._rules)
        bar.add("period", _("From when"), period_options())

    def narrow(self, query: Query) -> Query:
        from commdesk.figures.periods import parse_period

        rule, period = self.filters.chosen("rule"), self.filters.chosen("period")
        between = {}
        if period:
            span = parse_period(period, self.work.store.group().year_start)
            between = {"given_on": (span.first, span.last)}
        return query._replace(equals={"rule": rule} if rule else {}, between=between)

    def fresh(self) -> Any:
        return AWARDS.new(given_on=str(clock.today()), rule=self.filters.chosen("rule") or None)

    def _rules(self) -> list[tuple[str, str]]:
        found = self.work.store.find(AWARD_RULES)
        return [("", _("All thank-yous")), *((rule.id, rule.name) for rule in found)]


class RuleList(ListView):
    """For how many hours or years the group thanks people."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            AWARD_RULES,
            [
                Column("name", weight=3),
                Column("minutes", weight=0),
                Column("years", weight=0),
                Column("note", weight=2),
            ],
            ["name", "minutes", "years", "note"],
            wide=("name", "note"),
            icon="star",
            empty=_(
                "Say for how many hours or years you thank people: a certificate from 50 hours on, a cake after a year."
            ),
            add=_("New thank-you"),
        )


class ThanksView(QWidget):
    """Two lists: what was given, and for what. Whichever is in front is searched, exported and added to."""

    asked = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._words, self._short = "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.tabs = tab_bar(_("Which list of thanks"), [_("Given"), _("For what")])
        column.addWidget(self.tabs)
        self.given, self.rules = GivenList(work), RuleList(work)
        self.pages: tuple[ListView, ...] = (self.given, self.rules)
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.given.asked.connect(self.asked)
        if not work.store.count(AWARDS) and not work.store.count(AWARD_RULES):
            # Without anything to give there is nothing to have been given.
            self.tabs.setCurrentIndex(1)

    @property
    def kind(self) -> Kind:
        """The kind of the list in front."""
        return self.front().kind

    def front(self) -> ListView:
        """The list in front."""
        return self.pages[self.stack.currentIndex()]

    def search(self, words: str) -> None:
        """Filters as one types."""
        for page in self.pages:
            page.search(words)

    def query(self) -> Query:
        """What the table shows now."""
        return self.front().query()

    def set_short(self, short: bool) -> None:
        """Little height: the choices make room."""
        for page in self.pages:
            page.set_short(short)

    def new(self) -> None:
        """Something new in the list in front."""
        self.front().new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self.front().leave()

    def show_record(self, id: str) -> None:
        """Shows one thank-you, given or for what."""
        self.tabs.setCurrentIndex(1 if self.work.store.get(AWARD_RULES, id) is not None else 0)
        self.front().show_record(id)

    def _turn(self, index: int) -> None:
        at = self.stack.currentIndex()
        if at == index:
            return
        if not self.leave():
            self.tabs.setCurrentIndex(at)
            return
        self.stack.setCurrentIndex(index)
