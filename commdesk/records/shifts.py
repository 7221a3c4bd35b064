"""Shifts: hours that people gave, or are asked to give; and who is at the door now."""

from commdesk import text
from commdesk.records import fields, reading
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

SHIFT_STATUSES = {
    "planned": N_("Planned"),
    "completed": N_("Completed"),
    "no_show": N_("No-show"),
    "cancelled": N_("Cancelled"),
}

# How an entry came into the log.
SOURCES = {
    "typed": N_("Typed"),
    "sheet": N_("Sign-in sheet"),
    "door": N_("Door"),
    "rota": N_("Rota"),
    "import": N_("Import"),
}

# What somebody who is asked to come has said.
REPLIES = {"asked": N_("Asked"), "yes": N_("Said yes"), "no": N_("Said no")}

DAY_MINUTES = 24 * 60


@record
class Shift(Record):
    """One person's or a headcount's time on one day, in whole ``minutes`` each.

    A headcount shift has no volunteer; ``people`` of them gave ``minutes`` each, and ``party`` names them. ``day`` may
    be a whole month (``2026-11``): hours of a month of which nobody knows the days. A planned shift is a place on the
    rota, and ``reply`` what the person said. ``start`` and ``finish`` are kept where they are known; ``minutes`` is what
    counts. A ``finish`` at or before the ``start`` is on the next day.
    """

    day: str | None = fields.day_or_month(N_("Day"), required=True, other_names=("date", "when"))
    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", other_names=("volunteer", "name", "person", "full name")
    )
    programme: str | None = fields.link(
        N_("Programme"), "programmes", required=True, other_names=("programme", "program", "project", "event")
    )
    minutes: int | None = fields.minutes(
        N_("Hours"), required=True, other_names=("duration", "hours", "length")
    )
    start: str | None = fields.time(
        N_("Start"),
        other_names=("start time", "from", "begin", "begins", "time in", "in", "clock in", "started at"),
    )
    finish: str | None = fields.time(
        N_("Finish"),
        other_names=("finish time", "end", "end time", "to", "until", "time out", "out", "clock out"),
    )
    people: int = fields.whole(
        N_("People"), default=1, least=1, most=100_000, required=True,
        other_names=("headcount", "attendance", "participants", "number of people"),
    )  # fmt: skip
    party: str = fields.text(N_("Who they were"), hint=N_("Scouts, school class …"))
    activity: str = fields.text(N_("Activity"), other_names=("task", "role", "title", "what"))
    goal: str | None = fields.link(N_("Goal"), "goals", hint=N_("What it was done for"))
    session: str | None = fields.link(N_("Session"), "sessions")
    status: str = fields.choice(N_("Status"), SHIFT_STATUSES, default="completed", required=True)
    reply: str | None = fields.choice(N_("Answer"), REPLIES)
    source: str = fields.choice(N_("Came from"), SOURCES, default="typed", required=True)
    note: str = fields.long_text(N_("Note"), other_names=("notes", "comment", "comments", "remarks"))

    def check(self) -> None:
        if self.volunteer and self.people != 1:
            sentence = _("A shift of one person counts one. Take the name away to log a number of people.")
            raise SHIFTS.fields["people"].refuse(sentence)
        most = most_minutes(str(self.day or ""))
        if self.minutes and self.minutes > most:
            sentence = _("One shift can last at most 24 hours. Please log each day by itself.")
            if most > DAY_MINUTES:
                sentence = _("A month has at most {hours} hours. Please check the length.").format(
                    hours=text.number(most // 60)
                )
            raise SHIFTS.fields["minutes"].refuse(sentence)


def is_month(day: str) -> bool:
    """Whether a shift's day is a whole month (``2026-11``)."""
    return len(day) == 7


def most_minutes(day: str) -> int:
    """The most minutes that one person can give on a day, or in a month."""
    if not is_month(day):
        return DAY_MINUTES
    return reading.days_in_month(int(day[:4]), int(day[5:])) * DAY_MINUTES


@record
class Visit(Record):
    """Somebody who has signed in at the door and not out yet; signing out turns it into a shift."""

    day: str | None = fields.day(N_("Day"), required=True)
    came: str | None = fields.time(N_("Came"), required=True)
    volunteer: str | None = fields.link(N_("Who"), "volunteers", required=True, part_of=True)
    programme: str | None = fields.link(N_("Programme"), "programmes", required=True)
    session: str | None = fields.link(N_("Session"), "sessions", part_of=True)
    activity: str = fields.text(N_("Activity"))


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

VISITS = Kind(
    name="visits",
    title=N_("Here now"),
    one=N_("Visit"),
    record=Visit,
    columns=("day", "came", "volunteer", "programme"),
    search=("volunteer", "programme"),
    order=("-day", "-came", "-id"),
    label="day",
)
