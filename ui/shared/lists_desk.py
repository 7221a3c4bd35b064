"""A desk of several lists under one head, one a tab, each built when it is first looked at."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.desk import Desk
from ui.shared.tab_strip import TabStrip
from ui.shared.work import Work


class Place(NamedTuple):
    """A list: its key and title, the module and class that build it, the kinds whose records it shows.

    ``add`` is what the button for something new says, ``report`` what Ctrl+P prints, ``help`` the page F1 shows where it is
    not the desk's own.
    """

    key: str
    title: str
    module: str
    name: str
    kinds: tuple[str, ...]
    add: str
    report: str
    help: str = ""

    def build(self, work: Work) -> Any:
        """The list for an open file."""
        made = cast(Callable[[Work], QWidget], getattr(import_module(self.module), self.name))
        return made(work)


class ListsDesk(Desk):
    """A desk of the lists in ``places``. A list has what ListView has, and ``figures`` for the line under the title.

    Instead of it a list may have ``counting``, a function of a reader that a worker asks where there are ``many`` records.
    """

    def __init__(self, work: Work, title: str, search: str, places: Sequence[Place]) -> None:
        super().__init__(work, title)
        self.places = tuple(places)
        self._words = ""
        self.add_search(search).searched.connect(self._search)
        self.new_button = self.add_button(_(places[0].add), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.tabs = TabStrip(_("What is listed"), [_(place.title) for place in places])
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
            made = next(place for place in self.places if place.key == key).build(self.work)
            for signal, answer in (
                ("print_asked", self.print_asked.emit),
                ("said", self.said.emit),
                ("go", self.go.emit),
            ):
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
        self.tabs.setCurrentIndex([place.key for place in self.places].index(key))
        return self.front()

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_short = self.short
        super().resizeEvent(event)
        if self.short != was_short:
            for view in self._views.values():
                view.set_short(self.short)

    def refresh(self) -> None:
        front = self.front()
        if hasattr(front, "counting"):
            self.count_figures(front.counting, front.kind, front.many)
        else:
            self.show_figures(front.figures())

    def new(self) -> None:
        self.front().new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        return bool(self.front().leave())

    def show_record(self, id: str) -> None:
        """Shows a record by its id, or a list by its key."""
        for place in self.places:
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
        place = self.places[index]
        if place.key == self._front:
            return
        if self._front and not self.leave():
            self.tabs.setCurrentIndex([one.key for one in self.places].index(self._front))
            return
        self._front = place.key
        self.stack.setCurrentWidget(self.view(place.key))
        self.new_button.setText(_(place.add))
        self.help_page, self.report = place.help or type(self).help_page, place.report
        self.turned()
        self.refresh()

    def report_asked(self) -> str:
        """The list's report, of what is chosen in it where the list says so."""
        front = self.front()
        return str(front.report_asked()) if hasattr(front, "report_asked") else self.report

    def turned(self) -> None:
        """Another list is in front."""

    def _search(self, words: str) -> None:
        self._words = words
        for view in self._views.values():
            view.search(words)
