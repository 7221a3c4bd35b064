"""Partners: who they are, their people, the talks with them, what was shared, and what flows between them."""

from commdesk.records import contact, fields
from commdesk.records.kind import Kind, Record, record
from commdesk.records.vague import in_order
from commdesk.text import N_, _

STAGES = {
    "identified": N_("Identified"),
    "in_talks": N_("In talks"),
    "agreed": N_("Agreed"),
    "active": N_("Active"),
    "under_review": N_("Under review"),
    "ended": N_("Ended"),
}

PARTNER_KINDS = {
    "school": N_("School"),
    "library": N_("Library"),
    "faith": N_("Faith community"),
    "health": N_("Health"),
    "public": N_("Public office"),
    "business": N_("Business"),
    "association": N_("Association"),
    "funder": N_("Funder"),
    "other": N_("Other"),
}


WAYS_TO_TALK = {
    "meeting": N_("Meeting"),
    "call": N_("Call"),
    "letter": N_("Letter or e-mail"),
    "visit": N_("Visit"),
}

WAYS = {"received": N_("We received"), "given": N_("We gave")}

GIFT_KINDS = {
    "money": N_("Money"),
    "goods": N_("Goods"),
    "space": N_("Space"),
    "skills": N_("Skills"),
    "time": N_("Time"),
    "contacts": N_("Contacts"),
}


@record
class Partner(Record):
    """Another group, school, office or shop that we work with."""

    name: str = fields.text(
        N_("Partner"), required=True, other_names=("name", "organisation", "organization", "title", "sponsor")
    )
    kind: str | None = fields.choice(N_("Kind"), PARTNER_KINDS)
    stage: str = fields.choice(N_("Stage"), STAGES, default="identified", required=True)
    place: str = fields.text(N_("Place"), other_names=("address", "city", "location"))
    contact: str = fields.text(N_("Contact person"), other_names=("contact", "contact name"))
    phone: str = fields.text(N_("Phone"), most=60, other_names=("telephone", "tel"))
    email: str = fields.text(N_("E-mail"), other_names=("e-mail", "mail"))
    website: str = fields.text(N_("Website"), most=500, other_names=("url", "web", "link"))
    start: str | None = fields.vague_day(
        N_("Partner since"), other_names=("date start", "start date", "since")
    )
    end: str | None = fields.vague_day(N_("Partner until"), other_names=("date end", "end date", "until"))
    strengths: str = fields.text(N_("Strong in"), most=500, other_names=("strengths", "skills"))
    resources: str = fields.text(
        N_("Has"), most=500, hint=N_("a hall, a van, a copier …"), other_names=("resources", "offers")
    )
    interests: str = fields.text(
        N_("Cares for"), most=500, hint=N_("what you both want"), other_names=("interests", "tags", "themes")
    )
    languages: str = fields.text(N_("Languages"), most=300, other_names=("language", "speaks"))
    note: str = fields.long_text(N_("Note"), other_names=("notes", "description", "about"))

    def check(self) -> None:
        in_order(self.start, self.end, PARTNERS)


@record
class StageChange(Record):
    """Once that a partner came into another stage. Written down by itself with the change; the day can be mended."""

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    day: str | None = fields.vague_day(N_("Day"), required=True, other_names=("date", "when"))
    was: str | None = fields.choice(N_("Stage before"), STAGES)
    stage: str = fields.choice(N_("Stage"), STAGES, default="identified", required=True)
    note: str = fields.text(N_("Note"), most=500)


@record
class PartnerPerson(Record):
    """Somebody at a partner: who they are there, and how to reach them."""

    partner: str | None = fields.link(
        N_("Partner"), "partners", required=True, part_of=True, other_names=("organisation", "organization")
    )
    name: str = fields.text(
        N_("Name"), required=True, other_names=("contact", "contact name", "contact person", "person")
    )
    role: str = fields.text(N_("Role"), other_names=("function", "position", "title"))
    phone: str = contact.phone(N_("Phone"), other_names=("telephone", "tel", "mobile"))
    email: str = contact.email(N_("E-mail"), other_names=("e-mail", "mail"))
    languages: str = fields.text(N_("Languages"), most=300, other_names=("language", "speaks"))
    note: str = fields.long_text(N_("Note"), other_names=("notes", "comment"))


@record
class Gift(Record):
    """Something that one side gave the other: hours of a room, bread, a skill, a contact. The value is a guess, and may be left out."""

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    way: str = fields.choice(N_("Who gave"), WAYS, default="received", required=True)
    kind: str | None = fields.choice(N_("Kind"), GIFT_KINDS)
    what: str = fields.text(
        N_("What"), required=True, most=500, other_names=("item", "resource", "description")
    )
    quantity: float | None = fields.decimal(N_("How much"), other_names=("amount", "quantity"))
    unit: str = fields.text(N_("Unit"), hint=N_("loaves, hours, evenings …"))
    value: float | None = fields.decimal(N_("Worth about"), hint=N_("in the group’s currency, if you like"))
    note: str = fields.long_text(N_("Note"), other_names=("notes", "comment"))


@record
class Talk(Record):
    """Once that we spoke with a partner. ``next_on`` is when the next step is due; without a step there is none.

    ``by`` is who of us took part, ``with_whom`` who of them.
    """

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    how: str | None = fields.choice(N_("How"), WAYS_TO_TALK)
    by: str | None = fields.link(N_("Who of us"), "volunteers")
    with_whom: str = fields.text(N_("With whom"), most=500, other_names=("with", "contact", "who of them"))
    said: str = fields.long_text(N_("What was said"), other_names=("summary", "notes"))
    decided: str = fields.long_text(N_("Decided together"), other_names=("decision", "decisions"))
    next_step: str = fields.text(N_("Next step"), most=500, other_names=("follow up", "to do"))
    next_on: str | None = fields.day(N_("Next step by"), other_names=("follow up date",))
    next_done_on: str | None = fields.day(N_("Next step done on"))

    def check(self) -> None:
        if not (self.said or self.decided or self.next_step or self.with_whom or self.how):
            raise TALKS.fields["said"].refuse(
                _("A talk wants a word: how, with whom, what was said or what is next.")
            )
        if self.next_on and self.day and self.next_on < self.day:
            raise TALKS.fields["next_on"].refuse(
                _("The next step is before the talk. Please check both days.")
            )


@record
class Contribution(Record):
    """What a partner adds to a goal or a programme of ours."""

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    goal: str | None = fields.link(N_("Goal"), "goals", part_of=True)
    programme: str | None = fields.link(N_("Programme"), "programmes", part_of=True)
    what: str = fields.text(N_("What they add"), most=500, other_names=("contribution", "description"))

    def check(self) -> None:
        if not (self.goal or self.programme):
            raise CONTRIBUTIONS.fields["goal"].refuse(
                _("A contribution is to a goal or to a programme. Please choose one of them.")
            )


@record
class Tie(Record):
    """What flows from one partner to another without us in between; ``both`` says that it flows back as well."""

    partner: str | None = fields.link(N_("From partner"), "partners", required=True, part_of=True)
    other: str | None = fields.link(N_("To partner"), "partners", required=True, part_of=True)
    kind: str | None = fields.choice(N_("What flows"), GIFT_KINDS)
    both: int = fields.yes_no(N_("In both directions"))
    what: str = fields.text(N_("In words"), most=500)

    def check(self) -> None:
        if self.partner and self.partner == self.other:
            raise TIES.fields["other"].refuse(
                _("A partner has no tie with itself. Please choose another partner.")
            )


PARTNERS = Kind(
    name="partners",
    title=N_("Partners"),
    one=N_("Partner"),
    record=Partner,
    columns=("name", "stage", "kind", "contact", "phone"),
    search=("name", "contact", "place", "kind", "strengths", "resources", "interests", "languages", "note"),
    order=("name",),
    by_name=True,
)


PARTNER_PEOPLE = Kind(
    name="partner_people",
    title=N_("People at partners"),
    one=N_("Person at a partner"),
    record=PartnerPerson,
    columns=("name", "role", "partner", "phone", "email"),
    search=("name", "role", "partner", "languages"),
    order=("name",),
)

TALKS = Kind(
    name="talks",
    title=N_("Talks"),
    one=N_("Talk"),
    record=Talk,
    columns=("day", "partner", "how", "with_whom", "next_step"),
    search=("partner", "with_whom", "said", "decided", "next_step"),
    order=("-day", "-id"),
    label="day",
)


GIFTS = Kind(
    name="gifts",
    title=N_("Shared things"),
    one=N_("Shared thing"),
    record=Gift,
    columns=("day", "partner", "way", "what", "quantity"),
    search=("what", "partner", "note"),
    order=("-day", "-id"),
    label="what",
)

STAGE_CHANGES = Kind(
    name="stage_changes",
    title=N_("Stages of partners"),
    one=N_("Stage of a partner"),
    record=StageChange,
    columns=("day", "partner", "was", "stage"),
    search=("partner", "note"),
    order=("-day", "-id"),
    label="day",
)


CONTRIBUTIONS = Kind(
    name="contributions",
    title=N_("Contributions of partners"),
    one=N_("Contribution of a partner"),
    record=Contribution,
    columns=("partner", "goal", "programme", "what"),
    search=("partner", "goal", "programme", "what"),
    order=("what",),
    label="what",
)

TIES = Kind(
    name="ties",
    title=N_("Ties between partners"),
    one=N_("Tie between partners"),
    record=Tie,
    columns=("partner", "other", "kind", "both", "what"),
    search=("partner", "other", "what"),
    order=("what",),
    label="what",
)
