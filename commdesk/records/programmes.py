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
    """What the group does regularly; ``unit`` is what it counts ("households"), always its own.

    ``usual`` is how long somebody usually helps, in minutes. ``value_rate`` is its own value of an hour, in cents.
    """

    name: str = fields.text(N_("Programme"), required=True, other_names=("name", "project", "title"))
    type: str | None = fields.link(N_("Type"), "programme_types")
    unit: str = fields.text(N_("Who or what it serves"), hint=N_("households, learners, parks …"))
    counts: str = fields.choice(N_("Its counts"), COUNTS, default="adds", required=True)
    place: str = fields.text(N_("Usual place"), other_names=("place", "where", "location"))
    usual: int | None = fields.minutes(N_("Usual length"), most=24 * 60)
    value_rate: int | None = fields.cents(
        N_("Value of an hour"), hint=N_("Only where it differs from the group’s")
    )
    note: str = fields.long_text(N_("Note"))


@record
class Output(Record):
    """What else a programme counts at its sessions ("meals served", "calls made")."""

    programme: str | None = fields.link(N_("Programme"), "programmes", required=True, part_of=True)
    name: str = fields.text(N_("What is counted"), required=True, hint=N_("meals served, calls made …"))


@record
class Series(Record):
    """Sessions that repeat. ``rule`` is an RRULE (RFC 5545) from ``day`` on; ``skipped`` are days left out."""

    programme: str | None = fields.link(N_("Programme"), "programmes", required=True)
    day: str | None = fields.day(N_("From"), required=True)
    until: str | None = fields.day(N_("Until"), hint=N_("Leave empty when it goes on and on"))
    rule: str = fields.text(N_("Repeats"), required=True)
    start: str | None = fields.time(N_("Start"))
    finish: str | None = fields.time(N_("Finish"))
    place: str = fields.text(N_("Place"))
    needed: int | None = fields.whole(N_("People needed"), most=10_000)
    skipped: str = fields.long_text(N_("Left out"))

    def check(self) -> None:
        if self.until and self.day and self.until < self.day:
            raise SERIES.fields["until"].refuse(_("The last day is before the first. Please check both."))


@record
class Session(Record):
    """One occurrence of a programme on a day. ``beneficiaries`` were served by the session as a whole.

    With ``until`` it is a count given for a period: that many different people from ``day`` to ``until``.
    One out of a series knows it, and the day it stands for there (``series_day``) even when it was moved.
    A ``finish`` at or before the ``start`` is on the next day.
    """

    programme: str | None = fields.link(N_("Programme"), "programmes", required=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    until: str | None = fields.day(N_("Until"), hint=N_("Only for a count of different people over a period"))
    start: str | None = fields.time(N_("Start"), other_names=("start time", "from"))
    finish: str | None = fields.time(N_("Finish"), other_names=("end", "end time", "to"))
    place: str = fields.text(N_("Place"), other_names=("where", "location"))
    needed: int | None = fields.whole(N_("People needed"), most=10_000, other_names=("people needed",))
    beneficiaries: int | None = fields.whole(
        N_("Served"), most=10_000_000, other_names=("beneficiaries", "attendance", "participants")
    )
    called_off: int = fields.yes_no(N_("Called off"))
    series: str | None = fields.link(N_("Series"), "series")
    series_day: str | None = fields.day(N_("Day in the series"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.until and self.day and self.until < self.day:
            raise SESSIONS.fields["until"].refuse(_("The last day is before the first. Please check both."))


@record
class OutputCount(Record):
    """How many of an output a session had."""

    session: str | None = fields.link(N_("Session"), "sessions", required=True, part_of=True)
    output: str | None = fields.link(N_("What was counted"), "outputs", required=True, part_of=True)
    count: int | None = fields.whole(N_("Count"), most=10_000_000, required=True)


PROGRAMME_TYPES = Kind(
    name="programme_types",
    title=N_("Programme types"),
    one=N_("Programme type"),
    record=ProgrammeType,
    columns=("name",),
    search=("name",),
    order=("name",),
    by_name=True,
)

PROGRAMMES = Kind(
    name="programmes",
    title=N_("Programmes"),
    one=N_("Programme"),
    record=Programme,
    columns=("name", "type", "unit"),
    search=("name", "type", "unit", "place"),
    order=("name",),
    by_name=True,
)

OUTPUTS = Kind(
    name="outputs",
    title=N_("What programmes count"),
    one=N_("Count of a programme"),
    record=Output,
    columns=("name", "programme"),
    search=("name", "programme"),
    order=("id",),
)

SERIES = Kind(
    name="series",
    title=N_("Repeating sessions"),
    one=N_("Repeating session"),
    record=Series,
    columns=("programme", "rule", "day", "until"),
    search=("programme", "place"),
    order=("day", "id"),
    label="rule",
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

OUTPUT_COUNTS = Kind(
    name="output_counts",
    title=N_("Counts of sessions"),
    one=N_("Count of a session"),
    record=OutputCount,
    columns=("session", "output", "count"),
    search=("output",),
    order=("session", "output", "id"),
    label="count",
)
