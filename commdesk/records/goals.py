"""Goals with their milestones and actions."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

STATES = {
    "idea": N_("Idea"),
    "planned": N_("Planned"),
    "under_way": N_("Under way"),
    "reached": N_("Reached"),
    "dropped": N_("Dropped"),
}


@record
class Goal(Record):
    """What the group sets out to do. A goal without ``due`` is ongoing.

    ``now`` is the latest reading of the outcome, read on ``now_on``; without one it stands at the baseline.
    """

    name: str = fields.text(N_("Goal"), required=True, other_names=("name", "title"))
    why: str = fields.long_text(N_("Why"), hint=N_("The need it answers"))
    outcome: str = fields.text(
        N_("Outcome"), most=500, hint=N_("What will be different, so that you can count it")
    )
    programme: str | None = fields.link(N_("Programme"), "programmes")
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    state: str = fields.choice(N_("State"), STATES, default="planned", required=True)
    start: str | None = fields.day(N_("Start"), other_names=("begin", "from"))
    due: str | None = fields.day(
        N_("Due"), hint=N_("Leave empty for an ongoing goal"), other_names=("end", "by")
    )
    unit: str = fields.text(N_("Unit"), hint=N_("people, hours, events …"))
    baseline: float | None = fields.decimal(N_("Baseline"), hint=N_("Where you began"))
    target: float | None = fields.decimal(N_("Target"), hint=N_("Where you want to be"))
    now: float | None = fields.decimal(N_("Now"), hint=N_("The latest reading"))
    now_on: str | None = fields.day(N_("Read on"))
    reached_on: str | None = fields.day(N_("Reached on"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.start and self.due and self.due < self.start:
            raise GOALS.fields["due"].refuse(_("The due day is before the start. Please check both."))
        if self.target is not None and self.target == (self.baseline or 0):
            sentence = _(
                "The target equals the baseline, so progress could not be measured. Change one of them."
            )
            raise GOALS.fields["target"].refuse(sentence)


@record
class Milestone(Record):
    """A point on the way to a goal."""

    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    name: str = fields.text(N_("Milestone"), required=True, other_names=("name", "title"))
    due: str | None = fields.day(N_("Due"), required=True, other_names=("date", "by"))
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    reached_on: str | None = fields.day(N_("Reached on"))


@record
class Action(Record):
    """Something to be done for a goal."""

    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    name: str = fields.text(N_("Action"), required=True, other_names=("name", "title", "task"))
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    start: str | None = fields.day(N_("Start"))
    due: str | None = fields.day(N_("Due"), other_names=("end", "by"))
    done_on: str | None = fields.day(N_("Done on"))

    def check(self) -> None:
        if self.start and self.due and self.due < self.start:
            raise ACTIONS.fields["due"].refuse(_("The due day is before the start. Please check both."))


GOALS = Kind(
    name="goals",
    title=N_("Goals"),
    one=N_("Goal"),
    record=Goal,
    columns=("name", "state", "due", "owner", "programme"),
    search=("name", "outcome", "why", "owner", "programme"),
    order=("start", "name"),
)

MILESTONES = Kind(
    name="milestones",
    title=N_("Milestones"),
    one=N_("Milestone"),
    record=Milestone,
    columns=("name", "due", "reached_on", "goal"),
    search=("name", "goal"),
    order=("due", "name"),
)

ACTIONS = Kind(
    name="actions",
    title=N_("Actions"),
    one=N_("Action"),
    record=Action,
    columns=("name", "owner", "due", "done_on", "goal"),
    search=("name", "goal", "owner"),
    order=("start", "due", "name"),
)
