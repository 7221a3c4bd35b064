"""Volunteers and their shifts."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

STATUSES = {
    "prospect": N_("Prospect"),
    "current": N_("Current"),
    "resting": N_("Resting"),
    "left": N_("Left"),
}

SHIFT_STATUSES = {
    "planned": N_("Planned"),
    "completed": N_("Completed"),
    "no_show": N_("No-show"),
    "cancelled": N_("Cancelled"),
}

DAY_MINUTES = 24 * 60


@record
class Volunteer(Record):
    """A person who helps, helped, or may help."""

    name: str = fields.text(N_("Name"), required=True, other_names=("volunteer", "full name", "volunteers"))
    status: str = fields.choice(N_("Status"), STATUSES, default="current", required=True)
    phone: str = fields.text(N_("Phone"), most=60, other_names=("telephone", "mobile", "tel"))
    email: str = fields.text(N_("E-mail"), other_names=("e-mail", "mail", "email address"))
    started: str | None = fields.vague_day(
        N_("Started on"), other_names=("join date", "started", "joined", "start", "since")
    )
    skills: str = fields.text(N_("Skills"), most=500, other_names=("skill", "role", "can help with"))
    languages: str = fields.text(N_("Languages"), most=300, other_names=("language", "speaks"))
    note: str = fields.long_text(N_("Note"), other_names=("notes", "comment", "comments", "remarks"))


@record
class Shift(Record):
    """One person's or a headcount's time on one day, in whole ``minutes`` each.

    A headcount shift has no volunteer; ``people`` of them gave ``minutes`` each, and ``party`` names them.
    """

    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", other_names=("volunteer", "name", "person", "full name")
    )
    programme: str | None = fields.link(
        N_("Programme"), "programmes", required=True, other_names=("programme", "program", "project", "event")
    )
    minutes: int | None = fields.minutes(
        N_("Hours"), required=True, other_names=("duration", "hours", "length")
    )
    people: int = fields.whole(
        N_("People"), default=1, least=1, most=100_000, required=True,
        other_names=("headcount", "attendance", "participants", "number of people"),
    )  # fmt: skip
    party: str = fields.text(N_("Who they were"), hint=N_("Scouts, school class …"))
    activity: str = fields.text(N_("Activity"), other_names=("task", "role", "title", "what"))
    status: str = fields.choice(N_("Status"), SHIFT_STATUSES, default="completed", required=True)
    note: str = fields.long_text(N_("Note"), other_names=("notes", "comment", "comments", "remarks"))

    def check(self) -> None:
        if self.volunteer and self.people != 1:
            sentence = _("A shift of one person counts one. Take the name away to log a number of people.")
            raise SHIFTS.fields["people"].refuse(sentence)
        if self.minutes and self.minutes > DAY_MINUTES:
            sentence = _("One shift can last at most 24 hours. Please log each day by itself.")
            raise SHIFTS.fields["minutes"].refuse(sentence)


VOLUNTEERS = Kind(
    name="volunteers",
    title=N_("Volunteers"),
    one=N_("Volunteer"),
    record=Volunteer,
    columns=("name", "status", "phone", "email", "skills", "started"),
    search=("name", "phone", "email", "skills", "languages"),
    order=("name",),
)

SHIFTS = Kind(
    name="shifts",
    title=N_("Shifts"),
    one=N_("Shift"),
    record=Shift,
    columns=("day", "volunteer", "programme", "minutes", "activity", "status"),
    search=("volunteer", "programme", "party", "activity", "note"),
    order=("-day", "-id"),
    label="day",
)
