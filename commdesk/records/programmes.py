"""Programmes, their types, and sessions: one occurrence of a programme, with what it served."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

COUNTS = {
    "adds": N_("add up (visits, meals)"),
    "different": N_("are different people: the largest count holds"),
}

FIRST_TYPES = (
    N_("Health"),
    N_("Education and mentorship"),
    N_("Environment"),
    N_("Social"),
    N_("Advocacy"),
    N_("Food"),
    N_("Culture"),
    N_("Sport"),
)


@record
class ProgrammeType(Record):
    """A type of programme; the list is the group's own."""

    name: str = fields.text(N_("Name"), required=True)


@record
class Programme(Record):
    """What the group does regularly; ``unit`` is what it counts ("households"), always its own."""

    name: str = fields.text(N_("Programme"), required=True, other_names=("name", "project", "title"))
    type: str | None = fields.link(N_("Type"), "programme_types")
    unit: str = fields.text(N_("Who or what it serves"), hint=N_("households, learners, parks …"))
    counts: str = fields.choice(N_("Its counts"), COUNTS, default="adds", required=True)
    note: str = fields.long_text(N_("Note"))


@record
class Session(Record):
    """One occurrence of a programme on a day. ``beneficiaries`` were served by the session as a whole.

    With ``until`` it is a count given for a period: that many different people from ``day`` to ``until``.
    """

    programme: str | None = fields.link(N_("Programme"), "programmes", required=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    until: str | None = fields.day(N_("Until"), hint=N_("Only for a count of different people over a period"))
    place: str = fields.text(N_("Place"), other_names=("where", "location"))
    beneficiaries: int | None = fields.whole(
        N_("Served"), most=10_000_000, other_names=("beneficiaries", "attendance", "participants")
    )
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.until and self.day and self.until < self.day:
            raise SESSIONS.fields["until"].refuse(_("The last day is before the first. Please check both."))


PROGRAMME_TYPES = Kind(
    name="programme_types",
    title=N_("Programme types"),
    one=N_("Programme type"),
    record=ProgrammeType,
    columns=("name",),
    search=("name",),
    order=("name",),
)

PROGRAMMES = Kind(
    name="programmes",
    title=N_("Programmes"),
    one=N_("Programme"),
    record=Programme,
    columns=("name", "type", "unit"),
    search=("name", "type", "unit"),
    order=("name",),
)

SESSIONS = Kind(
    name="sessions",
    title=N_("Sessions"),
    one=N_("Session"),
    record=Session,
    columns=("day", "programme", "beneficiaries", "place"),
    search=("programme", "place", "note"),
    order=("-day", "-id"),
    label="day",
)
