"""Volunteers, their checks and training, and what is asked of them elsewhere."""

from datetime import date

from commdesk.records import contact, fields, reading
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

STATUSES = {
    "prospect": N_("Prospect"),
    "current": N_("Current"),
    "resting": N_("Resting"),
    "left": N_("Left"),
}

ANSWERS = {"yes": N_("Yes"), "no": N_("No")}
NOT_ASKED = N_("Not asked")

ASKED_BY = {
    "school": N_("School"),
    "court": N_("Court"),
    "benefit": N_("Benefit rules"),
    "other": N_("Other"),
}

ADULT_AGE = 18

# What most groups ask of people who help; months it holds (None: for ever), and whether everybody needs it.
FIRST_CHECK_TYPES: tuple[tuple[str, int | None, int], ...] = (
    (N_("Induction"), None, 1),
    (N_("Background check"), 36, 0),
    (N_("First aid"), 24, 0),
    (N_("Food hygiene"), 36, 0),
)


@record
class Volunteer(Record):
    """A person who helps, helped, or may help. A leaver stays, with all hours; ``note`` is never printed."""

    name: str = fields.text(N_("Name"), required=True, other_names=("volunteer", "full name", "volunteers"))
    status: str = fields.choice(N_("Status"), STATUSES, default="current", required=True)
    phone: str = contact.phone(N_("Phone"), other_names=("telephone", "mobile", "tel"))
    email: str = contact.email(N_("E-mail"), other_names=("e-mail", "mail", "email address"))
    address: str = fields.text(N_("Address"), most=300, other_names=("street", "home address"))
    started: str | None = fields.vague_day(
        N_("Started on"), other_names=("join date", "started", "joined", "start", "since")
    )
    promised_until: str | None = fields.vague_day(
        N_("Promised until"), hint=N_("How long they said they would stay"), other_names=("promised until",)
    )
    left_on: str | None = fields.vague_day(N_("Left on"), other_names=("left on", "left", "end date"))
    skills: str = fields.text(N_("Skills"), most=500, other_names=("skill", "role", "can help with"))
    languages: str = fields.text(N_("Languages"), most=300, other_names=("language", "speaks"))
    availability: str = fields.week(N_("Can come"), other_names=("availability", "available", "free"))
    emergency: str = fields.text(
        N_("In an emergency call"), other_names=("emergency contact", "next of kin", "emergency name")
    )
    emergency_phone: str = contact.phone(N_("Emergency phone"), other_names=("emergency phone",))
    contact_ok: str | None = fields.choice(
        N_("May be contacted"), ANSWERS, unsaid=NOT_ASKED, hint=N_("By phone and e-mail, about the group")
    )
    contact_ok_on: str | None = fields.day(N_("Said so on"), other_names=("contact consent date",))
    photo_ok: str | None = fields.choice(
        N_("Photos are fine"), ANSWERS, unsaid=NOT_ASKED, other_names=("photo consent",)
    )
    photo_ok_on: str | None = fields.day(N_("Photo answer on"), other_names=("photo consent date",))
    born: str | None = fields.vague_day(
        N_("Born"), hint=N_("The year is enough; needed only for those under 18"),
        other_names=("birthday", "date of birth", "birth date", "dob"),
    )  # fmt: skip
    guardian: str = fields.text(N_("Parent or guardian"), other_names=("guardian", "parent"))
    guardian_phone: str = contact.phone(
        N_("Guardian’s phone"), other_names=("guardian phone", "parent phone")
    )
    guardian_ok: str | None = fields.choice(
        N_("Guardian agrees"), ANSWERS, unsaid=NOT_ASKED, other_names=("guardian consent",)
    )
    guardian_ok_on: str | None = fields.day(N_("Guardian’s answer on"))
    note: str = fields.long_text(
        N_("Private note"), hint=N_("Never printed"),
        other_names=("notes", "note", "comment", "comments", "remarks"),
    )  # fmt: skip

    def check(self) -> None:
        if self.born and self.started and reading.first_day(self.born) > reading.last_day(self.started):
            raise VOLUNTEERS.fields["born"].refuse(_("Born after starting to help? Please check both dates."))
        if self.left_on and self.started and reading.last_day(self.left_on) < reading.first_day(self.started):
            raise VOLUNTEERS.fields["left_on"].refuse(
                _("The day of leaving is before the first. Please check both.")
            )


def under_age(person: Volunteer, today: date) -> bool:
    """Whether a person is, or may still be, under 18; False where no year of birth is known."""
    if not person.born:
        return False
    born = reading.last_day(person.born)
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return years < ADULT_AGE


@record
class CheckType(Record):
    """A check or training that the group keeps track of. Without ``months`` it holds for ever."""

    name: str = fields.text(N_("Name"), required=True)
    months: int | None = fields.whole(
        N_("Holds for (months)"), least=1, most=600, hint=N_("Leave empty when it never runs out")
    )
    window: int = fields.whole(
        N_("Tell us before (days)"), default=60, most=1000, required=True, hint=N_("Days before it runs out")
    )
    everyone: int = fields.yes_no(N_("Everybody who helps needs it"))


@record
class Check(Record):
    """A check or training that a person has; without ``expires`` it never runs out and nobody is warned."""

    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", required=True, part_of=True, other_names=("volunteer", "name", "person")
    )
    type: str | None = fields.link(
        N_("Check or training"), "check_types", required=True, other_names=("check", "training", "type")
    )
    done_on: str | None = fields.vague_day(N_("Done on"), other_names=("date", "done", "issued"))
    expires: str | None = fields.vague_day(
        N_("Runs out on"), hint=N_("Leave empty when it never does"), other_names=("expiry", "valid until")
    )
    note: str = fields.text(N_("Note"), hint=N_("A number, who checked …"))

    def check(self) -> None:
        if self.done_on and self.expires and reading.last_day(self.expires) < reading.first_day(self.done_on):
            raise CHECKS.fields["expires"].refuse(
                _("It would run out before it was done. Please check both dates.")
            )


@record
class Service(Record):
    """Hours that a school, a court or benefit rules ask of a person: ``minutes`` in all until ``due``."""

    volunteer: str | None = fields.link(
        N_("Who"), "volunteers", required=True, part_of=True, other_names=("volunteer", "name", "person")
    )
    asked_by: str = fields.choice(N_("Asked by"), ASKED_BY, default="school", required=True)
    place: str = fields.text(N_("School, court or office"), other_names=("organisation", "organization"))
    contact: str = fields.text(N_("Their contact"))
    minutes: int | None = fields.minutes(N_("Hours needed"), required=True, other_names=("hours", "target"))
    programme: str | None = fields.link(
        N_("Only in"), "programmes", hint=N_("Leave empty when all hours count")
    )
    start: str | None = fields.day(N_("Counts from"), required=True, other_names=("from", "begin"))
    due: str | None = fields.day(N_("Due"), other_names=("by", "until"))
    done_on: str | None = fields.day(N_("Statement given on"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.due and self.start and self.due < self.start:
            raise SERVICES.fields["due"].refuse(
                _("It would be due before it begins. Please check both dates.")
            )


VOLUNTEERS = Kind(
    name="volunteers",
    title=N_("Volunteers"),
    one=N_("Volunteer"),
    record=Volunteer,
    columns=("name", "status", "phone", "email", "skills", "started"),
    search=("name", "phone", "email", "skills", "languages"),
    order=("name",),
    by_name=True,
)

CHECK_TYPES = Kind(
    name="check_types",
    title=N_("Checks and training"),
    one=N_("Check or training"),
    record=CheckType,
    columns=("name", "months", "window", "everyone"),
    search=("name",),
    order=("name",),
    by_name=True,
)

CHECKS = Kind(
    name="checks",
    title=N_("People’s checks"),
    one=N_("Check of a person"),
    record=Check,
    columns=("volunteer", "type", "done_on", "expires", "note"),
    search=("volunteer", "type", "note"),
    order=("expires", "id"),
    empty_last=True,
    label="note",
)

SERVICES = Kind(
    name="services",
    title=N_("Required service"),
    one=N_("Required service"),
    record=Service,
    columns=("volunteer", "asked_by", "place", "minutes", "due"),
    search=("volunteer", "place", "contact", "note"),
    order=("due", "id"),
    empty_last=True,
    label="place",
)
