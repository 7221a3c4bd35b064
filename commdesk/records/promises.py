"""What each side promised the other, once or again and again."""

from commdesk.records import fields, reading
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

SIDES = {"ours": N_("We promised"), "theirs": N_("They promised")}

# How often a promise comes again: code -> words; the months of each, a week has none.
EVERY = {
    "week": N_("Every week"),
    "month": N_("Every month"),
    "quarter": N_("Every three months"),
    "half_year": N_("Every half year"),
    "year": N_("Every year"),
}

EVERY_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}

PROMISE_STATES = {
    "open": N_("Open"),
    "kept": N_("Kept"),
    "kept_late": N_("Kept late"),
    "broken": N_("Broken"),
    "released": N_("Released"),
}


@record
class Commitment(Record):
    """One promise of one side. With ``every`` it comes again from ``start`` on, and falls due at the end of each such time
    until ``due``; how each time went is told by its own record, else by the state of the promise.
    """

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    agreement: str | None = fields.link(N_("Agreement"), "agreements", part_of=True)
    side: str = fields.choice(N_("Whose promise"), SIDES, default="ours", required=True)
    what: str = fields.text(N_("What"), required=True, most=500, other_names=("promise", "commitment"))
    due: str | None = fields.vague_day(N_("By when"), other_names=("due", "by", "date"))
    every: str | None = fields.choice(N_("How often"), EVERY, unsaid=N_("Once"), unsaid_code="once")
    start: str | None = fields.vague_day(N_("From when on"), other_names=("start", "from", "since"))
    state: str = fields.choice(N_("State"), PROMISE_STATES, default="open", required=True)
    settled_on: str | None = fields.day(N_("Settled on"))
    evidence: str = fields.long_text(N_("What shows it"), other_names=("evidence", "proof"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.every and not self.start:
            raise COMMITMENTS.fields["start"].refuse(
                _("A promise that comes again wants a first day. Please say from when on.")
            )
        if self.every and self.due and reading.last_day(self.due) < reading.first_day(str(self.start)):
            raise COMMITMENTS.fields["due"].refuse(
                _("It would end before it begins. Please check from when on and by when.")
            )


@record
class PromiseTime(Record):
    """How one time of a promise that comes again went; ``due`` is the day on which that time fell due."""

    commitment: str | None = fields.link(N_("Promise"), "commitments", required=True, part_of=True)
    due: str | None = fields.day(N_("Fell due on"), required=True, other_names=("due", "date"))
    state: str = fields.choice(N_("State"), PROMISE_STATES, default="open", required=True)
    settled_on: str | None = fields.day(N_("Settled on"))
    evidence: str = fields.long_text(N_("What shows it"), other_names=("evidence", "proof"))


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

PROMISE_TIMES = Kind(
    name="promise_times",
    title=N_("Times of promises"),
    one=N_("Time of a promise"),
    record=PromiseTime,
    columns=("due", "commitment", "state", "settled_on"),
    search=("commitment", "evidence"),
    order=("-due", "-id"),
    label="due",
)
