"""Goals with their milestones, actions and check-ins, and what depends on what."""

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

HORIZONS = {
    "months_3": N_("3 months"),
    "months_6": N_("6 months"),
    "months_12": N_("12 months"),
    "ongoing": N_("Ongoing"),
}

# How the readings of a goal make its number.
NUMBERS = {
    "latest": N_("the latest reading counts"),
    "adds": N_("readings add up"),
    "adds_year": N_("readings add up within a year"),
    "percent": N_("a percentage; the latest counts"),
}

DIRECTIONS = {"up": N_("Should rise"), "down": N_("Should fall")}

# What a goal can read by itself from the group's records.
SOURCES = {
    "hours": N_("Hours of its programme"),
    "people": N_("People helping"),
    "partners": N_("New partners"),
    "promises": N_("Promises kept"),
}

CONFIDENCE = {"green": N_("Going well"), "amber": N_("Doubtful"), "red": N_("In trouble")}


@record
class Goal(Record):
    """What the group sets out to do. A goal without ``due`` is ongoing. ``parent`` makes it part of another, one level deep.

    ``now`` is what its readings come to (``number`` says how), read on ``now_on``; without one it stands at the
    baseline. A goal with ``reads`` is read from the group's records. ``planned_start`` and ``planned_due`` are the days
    that were frozen as the plan.
    """

    name: str = fields.text(N_("Goal"), required=True, other_names=("name", "title"))
    why: str = fields.long_text(N_("Why"), hint=N_("The need it answers"))
    outcome: str = fields.text(
        N_("Outcome"), most=500, hint=N_("What will be different, so that you can count it")
    )
    parent: str | None = fields.link(N_("Part of"), "goals")
    programme: str | None = fields.link(N_("Programme"), "programmes")
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    horizon: str | None = fields.choice(N_("Horizon"), HORIZONS)
    state: str = fields.choice(N_("State"), STATES, default="planned", required=True)
    reason: str = fields.text(N_("Reason"), most=500, hint=N_("Why it is in this state"))
    start: str | None = fields.day(N_("Start"), other_names=("begin", "from"))
    due: str | None = fields.day(
        N_("Due"), hint=N_("Leave empty for an ongoing goal"), other_names=("end", "by")
    )
    unit: str = fields.text(N_("Unit"), hint=N_("people, hours, events …"))
    number: str = fields.choice(N_("Kind of number"), NUMBERS, default="latest", required=True)
    direction: str | None = fields.choice(N_("Direction"), DIRECTIONS)
    baseline: float | None = fields.decimal(N_("Baseline"), hint=N_("Where you began"))
    target: float | None = fields.decimal(N_("Target"), hint=N_("Where you want to be"))
    reads: str | None = fields.choice(N_("Reads itself from"), SOURCES)
    now: float | None = fields.decimal(N_("Now"), hint=N_("What the readings come to"))
    now_on: str | None = fields.day(N_("Read on"))
    reached_on: str | None = fields.day(N_("Reached on"))
    planned_start: str | None = fields.day(N_("Start in the plan"))
    planned_due: str | None = fields.day(N_("Due in the plan"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.start and self.due and self.due < self.start:
            raise GOALS.fields["due"].refuse(_("The due day is before the start. Please check both."))
        if self.target is not None and self.target == (self.baseline or 0):
            sentence = _(
                "The target equals the baseline, so progress could not be measured. Change one of them."
            )
            raise GOALS.fields["target"].refuse(sentence)
        falls = self.target is not None and self.target < (self.baseline or 0)
        if self.target is not None and self.direction and (self.direction == "down") != falls:
            sentence = (
                _("The number should rise, but the target is below the baseline. Please change one of them.")
                if falls
                else _(
                    "The number should fall, but the target is above the baseline. Please change one of them."
                )
            )
            raise GOALS.fields["target"].refuse(sentence)
        if self.parent == self.id:
            raise GOALS.fields["parent"].refuse(
                _("A goal cannot be part of itself. Please choose another one.")
            )


@record
class Milestone(Record):
    """A point on the way to a goal. ``evidence`` is what shows that it was reached, ``planned_due`` its day in the plan.

    ``told`` says that the impact summary of the time in which it was reached tells of it.
    """

    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    name: str = fields.text(N_("Milestone"), required=True, other_names=("name", "title"))
    due: str | None = fields.day(N_("Due"), required=True, other_names=("date", "by"))
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    reached_on: str | None = fields.day(N_("Reached on"))
    evidence: str = fields.long_text(N_("Evidence"), hint=N_("What shows that it was reached"))
    celebrated_on: str | None = fields.day(N_("Celebrated on"))
    celebrated: str = fields.text(N_("How it was celebrated"), most=500)
    photo: str = fields.picture(N_("Photo"))
    told: int = fields.yes_no(N_("In the impact summary"))
    planned_due: str | None = fields.day(N_("Due in the plan"))


@record
class Action(Record):
    """Something to be done for a goal. With a ``rule`` (RRULE, RFC 5545) it comes again from ``start`` on, and ``done_days``
    are the days of those that were done.
    """

    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    name: str = fields.text(N_("Action"), required=True, other_names=("name", "title", "task"))
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    start: str | None = fields.day(N_("Start"))
    due: str | None = fields.day(N_("Due"), other_names=("end", "by"))
    done_on: str | None = fields.day(N_("Done on"))
    rule: str = fields.text(N_("Repeats"))
    done_days: str = fields.long_text(N_("Days done"))
    planned_start: str | None = fields.day(N_("Start in the plan"))
    planned_due: str | None = fields.day(N_("Due in the plan"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.rule and not self.start:
            raise ACTIONS.fields["start"].refuse(
                _("What repeats needs its first day. Please fill in the start.")
            )
        if self.start and self.due and self.due < self.start:
            raise ACTIONS.fields["due"].refuse(_("The due day is before the start. Please check both."))


@record
class CheckIn(Record):
    """A look at a goal on a day: what its number read, how sure people are, and a word about it."""

    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    reading: float | None = fields.decimal(N_("Reading"), other_names=("value", "now", "number"))
    confidence: str | None = fields.choice(N_("Confidence"), CONFIDENCE)
    who: str | None = fields.link(N_("Who"), "volunteers", other_names=("person", "name"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.reading is None and not self.confidence and not self.note:
            sentence = _("A check-in needs a reading, a confidence or a note. Please fill in one of them.")
            raise CHECK_INS.fields["reading"].refuse(sentence)


@record
class Dependency(Record):
    """One thing begins when another is finished: an action or milestone, and the one that follows it.

    ``lag`` are days between the end of the first and the start of the second.
    """

    action: str | None = fields.link(N_("Action before"), "actions", part_of=True)
    milestone: str | None = fields.link(N_("Milestone before"), "milestones", part_of=True)
    next_action: str | None = fields.link(N_("Action after"), "actions", part_of=True)
    next_milestone: str | None = fields.link(N_("Milestone after"), "milestones", part_of=True)
    lag: int = fields.whole(N_("Days between"), default=0, most=3650, required=True)

    def check(self) -> None:
        if bool(self.action) == bool(self.milestone) or bool(self.next_action) == bool(self.next_milestone):
            sentence = _("A link goes from one action or milestone to another. Please choose both ends.")
            raise DEPENDENCIES.fields["next_action"].refuse(sentence)
        if self.before == self.after:
            sentence = _("Nothing can wait for itself. Please choose another end.")
            raise DEPENDENCIES.fields["next_action"].refuse(sentence)

    @property
    def before(self) -> str:
        """The id of what comes first."""
        return str(self.action or self.milestone)

    @property
    def after(self) -> str:
        """The id of what follows."""
        return str(self.next_action or self.next_milestone)


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

CHECK_INS = Kind(
    name="check_ins",
    title=N_("Check-ins"),
    one=N_("Check-in"),
    record=CheckIn,
    columns=("day", "goal", "reading", "confidence", "note"),
    search=("goal", "note", "who"),
    order=("-day", "-id"),
    label="day",
)

DEPENDENCIES = Kind(
    name="dependencies",
    title=N_("Links"),
    one=N_("Link"),
    record=Dependency,
    columns=("action", "milestone", "next_action", "next_milestone", "lag"),
    search=("action", "next_action"),
    order=("id",),
    label="lag",
    listed=False,
)
