"""The volunteer log: hours as they come in, and the people who give them."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from commdesk import clock, text
from commdesk.figures.people import person_totals
from commdesk.figures.programmes import session_totals
from commdesk.records.kind import Kind
from commdesk.records.programmes import PROGRAMMES, SESSIONS
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.desk import Desk, tab_bar
from ui.shared.figures import desk_figures
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work
from ui.tabs.volunteers.shifts_view import ShiftsView

HOURS, PLANNED, PEOPLE, SESSION_LIST = range(4)
TONES = {"current": "good", "prospect": "accent", "resting": "warn", "left": "quiet"}


class VolunteersDesk(Desk):
    """Lists under one head: hours, what is planned, people, and what sessions served."""

    key = "volunteers"
    help_page = "volunteers"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Volunteer log"))
        self._words = ""
        self.add_search(_("Search people, programmes, notes")).searched.connect(self._search)
        self.log_button = self.add_button(_("Log hours"), primary=True)
        self.log_button.setEnabled(not work.store.readonly)
        self.log_button.clicked.connect(self.log_hours)
        self.person_button = self.add_button(_("New person"))
        self.person_button.setEnabled(not work.store.readonly)
        self.person_button.clicked.connect(self.new_person)
        self.tabs = tab_bar(_("What is listed"), [_("Hours"), _("Planned"), _("People"), _("Sessions")])
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.shifts = ShiftsView(work)
        self.shifts.person_asked.connect(self.show_record)
        self.shifts.log_asked.connect(self.log_hours)
        self.people = ListView(
            work,
            VOLUNTEERS,
            [
                Column("name", weight=3),
                Column("status", tone=lambda person: TONES.get(person.status, "quiet"), weight=0),
                Column("phone", weight=1),
                Column("skills", weight=3),
                Column("email", weight=2),
                Column("started", weight=0),
            ],
            ["name", "status", "started", "phone", "email", "skills", "languages", "note"],
            wide=("name", "skills", "email"),
            icon="volunteers",
            empty=_("The people who help go here. Add one, or log hours and the name is added by itself."),
            add=_("New person"),
            about=self._about,
        )
        self.sessions: ListView | None = None  # made when it is first looked at
        self.stack.addWidget(self.shifts)
        self.stack.addWidget(self.people)
        self.tabs.currentChanged.connect(self._turn)
        self.body.setSpacing(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_short = self.short
        super().resizeEvent(event)
        if self.short != was_short:
            # With large text on a small screen the line comes when hours are to be logged, and the table has the room.
            self.shifts.quick.setVisible(not self.short)

    def refresh(self) -> None:
        self.count_figures(lambda reader: desk_figures(reader, "volunteers"))

    def new(self) -> None:
        view = self._list()
        self.log_hours() if view is None else view.new()

    def log_hours(self) -> None:
        """To the quick add line."""
        self.tabs.setCurrentIndex(0)
        self.shifts.panes.show_list()
        self.shifts.quick.show()
        self.shifts.quick.focus_name()

    def new_person(self) -> None:
        """A fresh form for a person."""
        self.tabs.setCurrentIndex(PEOPLE)
        self.people.new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        (self._list() or self.shifts).delete()

    def leave(self) -> bool:
        views = (self.shifts, self.people, self.sessions)
        return all(view.leave() for view in views if view is not None)

    def show_record(self, id: str) -> None:
        if self.work.store.get(VOLUNTEERS, id) is not None:
            self.tabs.setCurrentIndex(PEOPLE)
            self.people.show_record(id)
        elif self.work.store.get(SESSIONS, id) is not None:
            self.tabs.setCurrentIndex(SESSION_LIST)
            self._session_list().show_record(id)
        elif id == "log":
            self.log_hours()
        else:
            self.tabs.setCurrentIndex(0)
            self.shifts.show_record(id)

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return {PEOPLE: VOLUNTEERS, SESSION_LIST: SESSIONS}.get(self.tabs.currentIndex(), SHIFTS)

    def _turn(self, index: int) -> None:
        if not self.leave():
            return
        self.shifts.show_planned(index == PLANNED)
        self.stack.setCurrentWidget(self._list() or self.shifts)

    def _list(self) -> ListView | None:
        """The list in front, None where it is the shifts."""
        at = self.tabs.currentIndex()
        return self.people if at == PEOPLE else self._session_list() if at == SESSION_LIST else None

    def _session_list(self) -> ListView:
        if self.sessions is None:
            self.sessions = ListView(
                self.work,
                SESSIONS,
                [
                    Column("day", weight=1),
                    Column("programme", weight=3),
                    Column("beneficiaries", weight=0),
                    Column("place", weight=2),
                    Column("until", weight=0),
                ],
                ["programme", "day", "beneficiaries", "place", "until", "note"],
                wide=("programme", "place"),
                adders={"programme": adder(self.work, PROGRAMMES)},
                icon="calendar",
                empty=_("Each time a programme took place, and whom or what it served, goes here."),
                add=_("New session"),
                about=self._about_session,
            )
            self.sessions.search(self._words)
            self.stack.addWidget(self.sessions)
        return self.sessions

    def _search(self, words: str) -> None:
        self._words = words
        self.shifts.search(words)
        self.people.search(words)
        if self.sessions is not None:
            self.sessions.search(words)

    def _about_session(self, session: Any) -> str:
        if session.until:
            return ""
        attendances, minutes = session_totals(self.work.store, session)
        if not attendances:
            return _("No hours logged for it yet")
        words = ngettext("{n} attendance, {hours}", "{n} attendances, {hours}", attendances)
        return words.format(n=text.number(attendances), hours=text.hours(minutes))

    def _about(self, person: Any) -> str:
        year = f"{clock.today().year}-01"
        totals = person_totals(self.work.store, person.id, year)
        if not totals.shifts:
            return _("No hours logged yet")
        shifts = ngettext("{n} shift", "{n} shifts", totals.shifts).format(n=text.number(totals.shifts))
        words = _("{shifts}, {hours} in all, {year} this year. Last on {day}.")
        last = SHIFTS.fields["day"].show(totals.last)
        return words.format(
            shifts=shifts, hours=text.hours(totals.minutes), year=text.hours(totals.minutes_since), day=last
        )
