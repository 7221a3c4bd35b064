"""The lists of the volunteer log, in the order of their tabs. Each is built when it is first looked at."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, Protocol, cast

from PySide6.QtWidgets import QWidget

from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.text import N_
from ui.shared.work import Work


class View(Protocol):
    """What the desk asks of a list. A list is a QWidget besides, made as ``View(work)``.

    It may have the signals ``asked`` (a record's id, or a place of ``VIEWS``, to show) and ``print_asked`` (a page),
    and ``figures()`` for the line of figures over the lists while it is in front.
    """

    kind: Kind

    def search(self, words: str) -> None:
        """Filters as one types."""

    def query(self) -> Query:
        """What the table shows now: for export and print."""

    def new(self) -> None:
        """Something new."""

    def delete(self) -> None:
        """Deletes what is chosen."""

    def leave(self) -> bool:
        """Saves what is being typed; False where that cannot be kept."""

    def show_record(self, id: str) -> None:
        """Shows the record with that id."""

    def set_short(self, short: bool) -> None:
        """Little height: what is not needed makes room for the table."""


class Place(NamedTuple):
    """A list: its key and title, the module and class that build it, the kinds whose records it shows, its help."""

    key: str
    title: str
    module: str
    name: str
    kinds: tuple[str, ...]
    help: str = "volunteers"

    def build(self, work: Work) -> Any:
        """The list for an open file."""
        made = cast(Callable[[Work], QWidget], getattr(import_module(self.module), self.name))
        return made(work)


VIEWS: tuple[Place, ...] = (
    Place("hours", N_("Hours"), "ui.tabs.volunteers.shifts_view", "ShiftsView", ("shifts",)),
    Place("rota", N_("Rota"), "ui.tabs.volunteers.rota_view", "RotaView", ("sessions", "series"), "rota"),
    Place("people", N_("People"), "ui.tabs.volunteers.people_view", "PeopleView", ("volunteers",), "people"),
    Place(
        "programmes",
        N_("Programmes"),
        "ui.tabs.volunteers.programmes_view",
        "ProgrammesView",
        ("programmes",),
        "people",
    ),
    Place("checks", N_("Checks"), "ui.tabs.volunteers.checks_view", "ChecksView", ("checks",), "people"),
    Place(
        "thanks",
        N_("Thanks"),
        "ui.tabs.volunteers.thanks_view",
        "ThanksView",
        ("awards", "award_rules"),
        "thanks",
    ),
    Place(
        "service",
        N_("Required service"),
        "ui.tabs.volunteers.service_view",
        "ServiceView",
        ("services",),
        "people",
    ),
    Place(
        "expenses",
        N_("Expenses"),
        "ui.tabs.volunteers.expenses_view",
        "ExpensesView",
        ("expenses",),
        "people",
    ),
)
