"""Partners, agreements with them, and what each side promised."""

from commdesk.records import fields, reading
from commdesk.records.kind import Kind, Record, record
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

RENEWALS = {
    "by_itself": N_("Renews by itself"),
    "must_be_renewed": N_("Must be renewed"),
    "ends": N_("Ends"),
}

SIDES = {"ours": N_("We promised"), "theirs": N_("They promised")}

PROMISE_STATES = {
    "open": N_("Open"),
    "kept": N_("Kept"),
    "kept_late": N_("Kept late"),
    "broken": N_("Broken"),
    "released": N_("Released"),
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
    note: str = fields.long_text(N_("Note"), other_names=("notes", "description", "about"))

    def check(self) -> None:
        _in_order(self.start, self.end, PARTNERS)


@record
class Agreement(Record):
    """What was agreed with a partner. Without ``end`` it is open-ended, and warns of nothing."""

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    name: str = fields.text(N_("Agreement"), required=True, other_names=("name", "title"))
    purpose: str = fields.long_text(N_("Purpose"))
    start: str | None = fields.vague_day(N_("Start"), other_names=("date start", "start date", "from"))
    end: str | None = fields.vague_day(
        N_("End"), hint=N_("Leave empty when it is open-ended"), other_names=("date end", "end date", "until")
    )
    notice_days: int | None = fields.whole(N_("Notice period in days"), most=3660)
    renewal: str = fields.choice(N_("Renewal"), RENEWALS, default="must_be_renewed", required=True)
    review_months: int | None = fields.whole(N_("Review every … months"), least=1, most=120)
    signed_on: str | None = fields.day(N_("Signed on"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        _in_order(self.start, self.end, AGREEMENTS)


@record
class Commitment(Record):
    """One promise of one side."""

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    agreement: str | None = fields.link(N_("Agreement"), "agreements", part_of=True)
    side: str = fields.choice(N_("Whose promise"), SIDES, default="ours", required=True)
    what: str = fields.text(N_("What"), required=True, most=500, other_names=("promise", "commitment"))
    due: str | None = fields.vague_day(N_("By when"), other_names=("due", "by", "date"))
    state: str = fields.choice(N_("State"), PROMISE_STATES, default="open", required=True)
    settled_on: str | None = fields.day(N_("Settled on"))
    note: str = fields.long_text(N_("Note"))


def _in_order(start: str | None, end: str | None, kind: Kind) -> None:
    if start and end and reading.last_day(end) < reading.first_day(start):
        raise kind.fields["end"].refuse(_("The end is before the start. Please check both."))


PARTNERS = Kind(
    name="partners",
    title=N_("Partners"),
    one=N_("Partner"),
    record=Partner,
    columns=("name", "stage", "kind", "contact", "phone"),
    search=("name", "contact", "place", "kind", "note"),
    order=("name",),
    by_name=True,
)

AGREEMENTS = Kind(
    name="agreements",
    title=N_("Agreements"),
    one=N_("Agreement"),
    record=Agreement,
    columns=("name", "partner", "start", "end", "renewal"),
    search=("name", "partner", "purpose"),
    order=("name",),
)

COMMITMENTS = Kind(
    name="commitments",
    title=N_("Promises"),
    one=N_("Promise"),
    record=Commitment,
    columns=("what", "side", "due", "state", "partner"),
    search=("what", "partner", "note"),
    order=("due", "what"),
    label="what",
)
