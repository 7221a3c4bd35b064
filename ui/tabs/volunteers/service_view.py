"""Required service: hours that a school, a court or benefit rules ask of people."""

from typing import Any

from commdesk import clock
from commdesk.records.volunteers import SERVICES, VOLUNTEERS
from commdesk.store.query import Query
from commdesk.text import N_, _
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.record_model import Column
from ui.shared.work import Work
from ui.tabs.volunteers.of_people import OfPeople

FIELDS: tuple[str | Group, ...] = (
    "minutes", "due", "asked_by", "start",
    Group(N_("Where and whom to tell"), ("place", "contact")),
    Group(N_("Which hours count"), ("programme",)),
    Group(N_("Statement and note"), ("done_on", "note")),
)  # fmt: skip
WIDE = ("place", "contact", "programme")

STATES = {"open": N_("Under way"), "late": N_("Past its day"), "done": N_("Statement given")}
TONES = {"open": "accent", "late": "bad", "done": "good"}


def state(service: Any) -> str:
    """``done`` once the statement is given, ``late`` past its due day, else ``open``."""
    if service.done_on:
        return "done"
    return "late" if service.due and service.due < str(clock.today()) else "open"


def words(service: Any) -> str:
    """The state in words."""
    return _(STATES[state(service)])


def tone(service: Any) -> str:
    """The tone of the chip."""
    return TONES[state(service)]


def fields() -> list[str | Group]:
    """The fields of a form for required service, in the language spoken now."""
    return [Group(_(field.title), field.fields) if isinstance(field, Group) else field for field in FIELDS]


class ServiceView(OfPeople):
    """Who has hours to give for somebody else, until when."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            SERVICES,
            [
                Column("volunteer", weight=3),
                Column("minutes", weight=0),
                Column("due", weight=0),
                Column("state", _("State"), show=lambda service, model: words(service), tone=tone, weight=0),
                Column("asked_by", weight=1),
                Column("place", weight=2),
            ],
            ["volunteer", *fields()],
            wide=("volunteer", *WIDE),
            adders={"volunteer": adder(work, VOLUNTEERS)},
            icon="calendar",
            empty=_("Hours that a school, a court or benefit rules ask of people: how many, and until when."),
            add=_("New required service"),
            about=words,
        )

    def add_filters(self, bar: FilterBar) -> None:
        options = [("open", _("Not done yet")), ("late", _("Past its day")), ("done", _("Statement given"))]
        bar.add("state", _("In which state"), [*options, ("", _("All of them"))])

    def narrow(self, query: Query) -> Query:
        chosen = self.filters.chosen("state")
        return query._replace(states=(chosen,) if chosen else ())

    def fresh(self) -> Any:
        return SERVICES.new(start=str(clock.today()))
