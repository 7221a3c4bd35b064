"""Required service: hours that a school, a court or benefit rules ask of people."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.figures.service import STANDINGS, Progress, progress
from commdesk.records.volunteers import SERVICES, VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _, ngettext
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.record_model import Column, RecordModel
from ui.shared.work import Work
from ui.tabs.volunteers.of_people import OfPeople

FIELDS: tuple[str | Group, ...] = (
    "minutes", "due", "asked_by", "start",
    Group(N_("Where and whom to tell"), ("place", "contact")),
    Group(N_("Which hours count"), ("programme",)),
    Group(N_("Statement and note"), ("done_on", "note")),
)  # fmt: skip
WIDE = ("place", "contact", "programme")


def words(reader: Reader, service: Any) -> str:
    """How far it has come: ``10 h of 13 h given, on track, 24 days left``."""
    found = progress(reader, service)
    parts = [
        _("{given} of {all} given").format(given=text.hours(found.minutes), all=text.hours(found.target)),
        standing_words(found),
    ]
    if found.days_left is not None and found.standing != "done":
        left = ngettext("{n} day left", "{n} days left", found.days_left)
        if found.days_left >= 0:
            parts.append(left.format(n=text.number(found.days_left)))
    return ", ".join(parts)


def standing_words(found: Progress) -> str:
    """The standing in a word; once the statement is given that is what counts."""
    return _("Statement given") if found.service.done_on else _(STANDINGS[found.standing][0])


def standing_tone(reader: Reader, service: Any) -> str:
    """The tone of the chip."""
    return "good" if service.done_on else STANDINGS[progress(reader, service).standing][1]


def fields() -> list[str | Group]:
    """The fields of a form for required service, in the language spoken now."""
    return [Group(_(field.title), field.fields) if isinstance(field, Group) else field for field in FIELDS]


class ServiceView(OfPeople):
    """Who has hours to give for somebody else, until when."""

    print_asked = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            SERVICES,
            [
                Column("volunteer", weight=3),
                Column("minutes", weight=0),
                Column("due", weight=0),
                Column("given", _("Given"), show=self._given, weight=0),
                Column(
                    "state",
                    _("State"),
                    show=lambda service, model: standing_words(progress(work.store, service)),
                    tone=lambda service: standing_tone(work.store, service),
                    weight=0,
                ),
                Column("asked_by", weight=1),
                Column("place", weight=2),
            ],
            ["volunteer", *fields()],
            wide=("volunteer", *WIDE),
            adders={"volunteer": adder(work, VOLUNTEERS)},
            icon="calendar",
            empty=_("Hours that a school, a court or benefit rules ask of people: how many, and until when."),
            add=_("New required service"),
            about=lambda service: words(work.store, service),
        )

        self.statement_button = QPushButton(_("Print statement…"))
        self.statement_button.clicked.connect(self._print)
        self.deeds.add(self.statement_button)

    def _given(self, service: Any, model: RecordModel) -> str:
        return text.duration(progress(self.work.store, service).minutes)

    def _print(self) -> None:
        record = self.form.record
        if record is not None and self.leave():
            self.print_asked.emit(f"service?person={record.volunteer}")

    def add_filters(self, bar: FilterBar) -> None:
        options = [("open", _("Not done yet")), ("late", _("Past its day")), ("done", _("Statement given"))]
        bar.add("state", _("In which state"), [*options, ("", _("All of them"))])

    def narrow(self, query: Query) -> Query:
        chosen = self.filters.chosen("state")
        return query._replace(states=(chosen,) if chosen else ())

    def fresh(self) -> Any:
        return SERVICES.new(start=str(clock.today()))
