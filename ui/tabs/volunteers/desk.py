"""The volunteer log: hours as they come in, and the people who give them."""

from typing import Any, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from commdesk.entry.sheets import Printed
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.desk import Desk
from ui.shared.figures import desk_figures
from ui.shared.tab_strip import TabStrip
from ui.shared.work import Work
from ui.tabs.volunteers.people_view import PeopleView
from ui.tabs.volunteers.shifts_view import ShiftsView
from ui.tabs.volunteers.views import VIEWS, View


class VolunteersDesk(Desk):
    """Lists under one head, one a tab (``VIEWS``)."""

    key = "volunteers"
    help_page = "volunteers"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Volunteer log"))
        self._words = ""
        self.add_search(_("Search people, programmes, notes")).searched.connect(self._search)
        self.log_button = self.add_button(_("Log hours"), primary=True)
        self.log_button.setEnabled(not work.store.readonly)
        self.log_button.clicked.connect(self.log_hours)
        self.list_button = self.add_button(_("Enter a list"))
        self.list_button.setEnabled(not work.store.readonly)
        self.list_button.clicked.connect(self.enter_list)
        self.person_button = self.add_button(_("New person"))
        self.person_button.setEnabled(not work.store.readonly)
        self.person_button.clicked.connect(self.new_person)
        self.tabs = TabStrip(_("What is listed"), [_(place.title) for place in VIEWS])
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self._views: dict[str, Any] = {}
        self._front = "hours"
        self.shifts.waiting.connect(self._tell_waiting)
        self.tabs.currentChanged.connect(self._turn)
        self.body.setSpacing(8)

    # -- lists

    def view(self, key: str) -> Any:
        """A list by its key; built when it is first asked for."""
        if key not in self._views:
            place = next(place for place in VIEWS if place.key == key)
            made = place.build(self.work)
            for signal, answer in (
                ("asked", self.show_record),
                ("print_asked", self.print_asked.emit),
                ("said", self.said.emit),
            ):
                if hasattr(made, signal):
                    getattr(made, signal).connect(answer)
            if key == "rota":
                from ui.tabs.volunteers.rota_sheets import add_sheet_actions

                add_sheet_actions(made, self.print_asked.emit, self.enter_sheet)
            made.set_short(self.short)
            if self._words:
                made.search(self._words)
            self._views[key] = made
            self.stack.addWidget(made)
        return self._views[key]

    def front(self) -> View:
        """The list in front."""
        return cast(View, self.view(self._front))

    def turn_to(self, key: str) -> Any:
        """Brings a list to the front; the one that is there then."""
        self.tabs.setCurrentIndex([place.key for place in VIEWS].index(key))
        return self.view(self._front)

    @property
    def shifts(self) -> ShiftsView:
        """The log of hours."""
        return cast(ShiftsView, self.view("hours"))

    @property
    def people(self) -> PeopleView:
        """The list of people."""
        return cast(PeopleView, self.view("people"))

    # -- what the window asks for

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_short = self.short
        super().resizeEvent(event)
        if self.short != was_short:
            for view in self._views.values():
                view.set_short(self.short)

    def refresh(self) -> None:
        front = self.front()
        if hasattr(front, "figures"):
            self.show_figures(front.figures())
        else:
            self.count_figures(lambda reader: desk_figures(reader, "volunteers"))

    def new(self) -> None:
        self.front().new()

    def log_hours(self) -> None:
        """To the quick add line."""
        if self.turn_to("hours") is self.shifts:
            self.shifts.new()

    def enter_list(self) -> None:
        """Ctrl+L: a whole list of names and hours."""
        if self.turn_to("hours") is self.shifts:
            self.shifts.enter_list()

    def enter_sheet(self, printed: Printed | None = None) -> None:
        """Ctrl+Shift+L: a sign-in sheet, line by line; its number is asked for when none is given."""
        if self.turn_to("hours") is self.shifts:
            self.shifts.enter_sheet(printed)

    def open_door(self) -> None:
        """Go > Door desk."""
        from ui.tabs.volunteers.door_setup import open_door

        if self.leave():
            open_door(self.work, self.window())

    def _tell_waiting(self, rows: int) -> None:
        words = ngettext("{n} row is not posted", "{n} rows are not posted", rows)
        self.list_button.setText(words.format(n=rows) if rows else _("Enter a list"))

    def new_person(self) -> None:
        """A fresh form for a person."""
        if self.turn_to("people") is self.people:
            self.people.new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        return self.front().leave()

    def show_record(self, id: str) -> None:
        """Shows a record by its id, or a list by its key; ``log`` goes to the quick add line."""
        if id == "log":
            self.log_hours()
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
        return self.front().kind

    def query_shown(self) -> Query:
        """Which records of that kind the table shows."""
        return self.front().query()

    def _turn(self, index: int) -> None:
        wanted = VIEWS[index].key
        if wanted == self._front:
            return
        if not self.leave():
            self.tabs.setCurrentIndex([place.key for place in VIEWS].index(self._front))
            return
        self._front = wanted
        view = self.view(wanted)
        self.stack.setCurrentWidget(view)
        self.help_page, self.report = VIEWS[index].help, getattr(view, "report", "impact")
        self.refresh()

    def _search(self, words: str) -> None:
        self._words = words
        for view in self._views.values():
            view.search(words)
