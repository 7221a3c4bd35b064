"""Impact: what changed, in numbers, in people's own words, and in money."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.desk import Desk
from ui.shared.tab_strip import TabStrip
from ui.shared.widgets.words import show_if
from ui.shared.work import Work
from ui.tabs.impact.views import VIEWS


class ImpactDesk(Desk):
    """Lists under one head, one a tab (``VIEWS``)."""

    key = "impact"
    help_page = "impact"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Impact"))
        self._words = ""
        self.add_search(_("Search indicators, stories, money")).searched.connect(self._search)
        self.begin_button = self.add_button(_("Starter indicators"))
        self.begin_button.setEnabled(not work.store.readonly)
        self.begin_button.clicked.connect(lambda: self.front().begin())
        self.new_button = self.add_button(_(VIEWS[0].add), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.tabs = TabStrip(_("What is listed"), [_(place.title) for place in VIEWS])
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.body.setSpacing(8)
        self._views: dict[str, Any] = {}
        self._front = ""
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)

    def view(self, key: str) -> Any:
        """A list by its key; built when it is first asked for."""
        if key not in self._views:
            made = next(place for place in VIEWS if place.key == key).build(self.work)
            for signal, answer in (("print_asked", self.print_asked.emit), ("said", self.said.emit)):
                if hasattr(made, signal):
                    getattr(made, signal).connect(answer)
            made.set_short(self.short)
            if self._words:
                made.search(self._words)
            self._views[key] = made
            self.stack.addWidget(made)
        return self._views[key]

    def front(self) -> Any:
        """The list in front."""
        return self.view(self._front)

    def turn_to(self, key: str) -> Any:
        """Brings a list to the front; the one that is there then."""
        self.tabs.setCurrentIndex([place.key for place in VIEWS].index(key))
        return self.front()

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_short = self.short
        super().resizeEvent(event)
        self._show_begin()
        if self.short != was_short:
            for view in self._views.values():
                view.set_short(self.short)

    def refresh(self) -> None:
        self.show_figures(self.front().figures())

    def new(self) -> None:
        self.front().new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        return bool(self.front().leave())

    def show_record(self, id: str) -> None:
        """Shows a record by its id, or a list by its key; ``read ID`` opens a fresh reading of an indicator."""
        word, __, read = id.partition(" ")
        if word == "read":
            self.turn_to("indicators").read(read)
            return
        for place in VIEWS:
            if id == place.key:
                self.turn_to(place.key)
                return
            if any(self.work.store.get(BY_NAME[kind], id) is not None for kind in place.kinds):
                self.turn_to(place.key).show_record(id)
                return

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        front = self.front()
        kind: Kind = front.export_kind() if hasattr(front, "export_kind") else front.kind
        return kind

    def query_shown(self) -> Query:
        """Which records of that kind the table shows."""
        query: Query = self.front().query()
        return query

    def _turn(self, index: int) -> None:
        place = VIEWS[index]
        if place.key == self._front:
            return
        if self._front and not self.leave():
            self.tabs.setCurrentIndex([one.key for one in VIEWS].index(self._front))
            return
        self._front = place.key
        self.stack.setCurrentWidget(self.view(place.key))
        self.new_button.setText(_(place.add))
        self._show_begin()
        self.help_page, self.report = place.help, place.report
        self.refresh()

    def _show_begin(self) -> None:
        # Where room is short, the empty list still offers it.
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 84
        show_if(self.begin_button, hasattr(self.front(), "begin") and not narrow)

    def _search(self, words: str) -> None:
        self._words = words
        for view in self._views.values():
            view.search(words)
