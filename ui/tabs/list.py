"""The one list of desks, in the order of the rail. A desk's module is loaded when it is first opened."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from commdesk.text import N_
from ui.shared.desk import Desk
from ui.shared.work import Work


class Tab(NamedTuple):
    """A desk: its key, word and icon on the rail, and the module and class that build it."""

    key: str
    title: str
    icon: str
    module: str
    name: str

    def build(self, work: Work) -> Desk:
        """The desk for an open file."""
        made = cast(Callable[[Work], Desk], getattr(import_module(self.module), self.name))
        return made(work)


TABS: tuple[Tab, ...] = (
    Tab("home", N_("Home"), "home", "ui.tabs.home.desk", "HomeDesk"),
    Tab("goals", N_("Goals & timelines"), "goals", "ui.tabs.goals.desk", "GoalsDesk"),
    Tab("volunteers", N_("Volunteer log"), "volunteers", "ui.tabs.volunteers.desk", "VolunteersDesk"),
    Tab("partners", N_("Partner agreements"), "partners", "ui.tabs.partners.desk", "PartnersDesk"),
    Tab("listening", N_("Listening"), "listening", "ui.tabs.listening.desk", "ListeningDesk"),
    Tab("outreach", N_("Outreach"), "outreach", "ui.tabs.outreach.desk", "OutreachDesk"),
    Tab("impact", N_("Impact"), "impact", "ui.tabs.impact.desk", "ImpactDesk"),
    Tab("print", N_("Print room"), "print", "ui.print_room.desk", "PrintRoom"),
)
