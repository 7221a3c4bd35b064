"""Thanks: who has earned one, which days are worth a word, whom to ask, what was given, and for what."""

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
from ui.tabs.volunteers.thanks_pages import RowsPage, care_page, days_page, earned_page


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
    """Five lists. Whichever is in front is searched, exported and added to."""

    asked = Signal(str)
    print_asked = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        titles = [_("Earned"), _("Days"), _("Care"), _("Given"), _("For what")]
        self.tabs = tab_bar(_("Which list of thanks"), titles)
        column.addWidget(self.tabs)
        self.earned, self.days, self.care = earned_page(work), days_page(work), care_page(work)
        self.given, self.rules = GivenList(work), RuleList(work)
        self.pages: tuple[RowsPage | ListView, ...] = (
            self.earned, self.days, self.care, self.given, self.rules,
        )  # fmt: skip
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
            for signal in ("asked", "print_asked"):
                if hasattr(page, signal):
                    getattr(page, signal).connect(getattr(self, signal))
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        if not work.store.count(AWARDS) and not work.store.count(AWARD_RULES):
            # Without anything to give there is nothing to have been earned.
            self.tabs.setCurrentIndex(self.pages.index(self.rules))

    @property
    def kind(self) -> Kind:
        """The kind of the list in front."""
        return self.front().kind

    def front(self) -> RowsPage | ListView:
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
        """Something new: in the lists that follow from hours, a thank-you that was given."""
        if isinstance(self.front(), RowsPage):
            self.tabs.setCurrentIndex(self.pages.index(self.given))
        self.front().new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self.front().leave()

    def show_record(self, id: str) -> None:
        """Shows one thank-you, given or for what; ``care`` and the like the list of that name."""
        named = {"earned": self.earned, "days": self.days, "care": self.care}.get(id)
        if named is not None:
            self.tabs.setCurrentIndex(self.pages.index(named))
            return
        of_rules = self.work.store.get(AWARD_RULES, id) is not None
        self.tabs.setCurrentIndex(self.pages.index(self.rules if of_rules else self.given))
        self.front().show_record(id)

    def _turn(self, index: int) -> None:
        at = self.stack.currentIndex()
        if at == index:
            return
        if not self.leave():
            self.tabs.setCurrentIndex(at)
            return
        self.stack.setCurrentIndex(index)
