"""What people said, the needs that it adds up to, who lives here, and what stands in the way."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

HEARD_HOW = {
    "conversation": N_("Conversation"),
    "meeting": N_("Meeting"),
    "survey": N_("Survey"),
    "interview": N_("Interview"),
    "focus_group": N_("Focus group"),
    "letter": N_("Letter"),
    "message": N_("Message"),
}

FEEDBACK_TYPES = {
    "need": N_("Need"),
    "question": N_("Question"),
    "complaint": N_("Complaint"),
    "thanks": N_("Thanks"),
    "idea": N_("Idea"),
    "rumour": N_("Rumour"),
}

AGES = {
    "to_12": N_("Up to 12"),
    "to_17": N_("13 to 17"),
    "to_29": N_("18 to 29"),
    "to_49": N_("30 to 49"),
    "to_64": N_("50 to 64"),
    "from_65": N_("65 and over"),
}

STAYS = {"newcomer": N_("Newcomer"), "long_time": N_("Here for long")}

NEED_STATES = {
    "open": N_("Open"),
    "under_way": N_("We are at it"),
    "answered": N_("Answered"),
    "could_not": N_("We could not"),
}

AXES = {
    "area": N_("Area"),
    "age": N_("Age"),
    "language": N_("Language"),
    "stay": N_("Newcomer or here for long"),
}

BARRIER_STATES = {
    "open": N_("Open"),
    "trying": N_("Trying something"),
    "gone": N_("Gone"),
    "stays": N_("Stays for now"),
}


@record
class Theme(Record):
    """What feedback is about; with ``parent`` a part of a wider theme, one level deep. ``number`` is typed in quick entry."""

    name: str = fields.text(N_("Theme"), required=True, other_names=("name", "topic", "category"))
    parent: str | None = fields.link(N_("Part of"), "themes")
    number: int | None = fields.whole(N_("Number"), least=1, most=999)

    def check(self) -> None:
        if self.parent == self.id:
            raise THEMES.fields["parent"].refuse(
                _("A theme cannot be part of itself. Please choose another one.")
            )


@record
class Need(Record):
    """What people need, gathered from what they said.

    ``size`` (0 to 10), ``seriousness`` (0 to 20) and ``effect`` (0 to 10) make its basic priority rating; ``votes`` are dots
    on a ballot. ``answer`` is what we did, ``because`` why we could not.
    """

    name: str = fields.text(N_("Need"), required=True, other_names=("name", "title"))
    words: str = fields.long_text(N_("In more words"))
    since: str | None = fields.day(N_("Known since"))
    size: int | None = fields.whole(N_("How many it touches (0 to 10)"), most=10, other_names=("size",))
    seriousness: int | None = fields.whole(
        N_("How serious it is (0 to 20)"), most=20, other_names=("severity",)
    )
    effect: int | None = fields.whole(
        N_("How well something helps (0 to 10)"), most=10, other_names=("effectiveness",)
    )
    votes: int | None = fields.whole(
        N_("Dots on the ballot"), most=1_000_000, other_names=("dots", "stickers")
    )
    state: str = fields.choice(N_("State"), NEED_STATES, default="open", required=True)
    answer: str = fields.long_text(N_("What we did"))
    because: str = fields.long_text(N_("We could not, because"))
    answered_on: str | None = fields.day(N_("Answered on"))
    owner: str | None = fields.link(N_("Owner"), "volunteers")


@record
class NeedGoal(Record):
    """That a goal answers a need."""

    need: str | None = fields.link(N_("Need"), "needs", required=True, part_of=True)
    goal: str | None = fields.link(N_("Goal"), "goals", required=True, part_of=True)
    note: str = fields.text(N_("Note"), most=500)


@record
class Feedback(Record):
    """One thing that somebody said, in their own words. Nobody is named unless they want to be.

    ``sensitive`` words stay off prints and exports. ``understood`` is what we said back, ``confirmed`` that they agreed.
    """

    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    words: str = fields.long_text(
        N_("In their own words"), required=True, other_names=("words", "feedback", "comment", "message")
    )
    how: str | None = fields.choice(N_("How it reached us"), HEARD_HOW, other_names=("channel",))
    type: str | None = fields.choice(N_("Type"), FEEDBACK_TYPES)
    area: str = fields.text(N_("Area"), other_names=("place", "neighbourhood", "district"))
    age: str | None = fields.choice(N_("Age"), AGES, other_names=("age band", "age group"))
    language: str = fields.text(N_("Language"))
    stay: str | None = fields.choice(N_("Newcomer or here for long"), STAYS)
    said_by: str = fields.text(N_("Said by"), hint=N_("Only who wants to be named"))
    meeting: str = fields.text(N_("At which meeting"))
    sensitive: int = fields.yes_no(N_("Sensitive"))
    understood: str = fields.long_text(N_("What we understood"), hint=N_("and said back to them"))
    confirmed: int = fields.yes_no(N_("They said: yes, that is it"))
    answer: str = fields.long_text(N_("Our answer"))
    answered_on: str | None = fields.day(N_("Answered on"))
    answered_by: str | None = fields.link(N_("Answered by"), "volunteers")
    need: str | None = fields.link(N_("Part of the need"), "needs")
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.answered_on and self.day and self.answered_on < self.day:
            raise FEEDBACK.fields["answered_on"].refuse(
                _("It was answered before it was said. Please check both days.")
            )


@record
class FeedbackTheme(Record):
    """That a feedback item is about a theme."""

    feedback: str | None = fields.link(N_("Feedback"), "feedback", required=True, part_of=True)
    theme: str | None = fields.link(N_("Theme"), "themes", required=True, part_of=True)
    note: str = fields.text(N_("Note"), most=500)


@record
class Resident(Record):
    """How many people of a kind live here, from an office or a census: who was heard is held against it."""

    axis: str = fields.choice(N_("What of them"), AXES, default="area", required=True)
    value: str = fields.text(N_("Which"), required=True, other_names=("value", "group", "name"))
    people: int | None = fields.whole(N_("People"), required=True)
    year: int | None = fields.year(N_("Year"))
    source: str = fields.text(N_("Source"), most=500)


@record
class Barrier(Record):
    """What keeps people out, and what we tried against it."""

    name: str = fields.text(N_("Obstacle"), required=True, other_names=("name", "barrier"))
    keeps_out: str = fields.text(
        N_("Whom it keeps out"), most=500, other_names=("who", "whom", "affected", "excludes")
    )
    solution: str = fields.long_text(N_("What we try against it"), other_names=("solution",))
    state: str = fields.choice(N_("State"), BARRIER_STATES, default="open", required=True)
    owner: str | None = fields.link(N_("Owner"), "volunteers")
    since: str | None = fields.day(N_("Known since"))
    gone_on: str | None = fields.day(N_("Gone since"))
    need: str | None = fields.link(N_("Need"), "needs")
    goal: str | None = fields.link(N_("Goal"), "goals")
    partner: str | None = fields.link(N_("Partner"), "partners")
    note: str = fields.long_text(N_("Note"))


THEMES = Kind(
    name="themes",
    title=N_("Themes"),
    one=N_("Theme"),
    record=Theme,
    columns=("number", "name", "parent"),
    search=("name",),
    order=("number", "name"),
)

NEEDS = Kind(
    name="needs",
    title=N_("Needs"),
    one=N_("Need"),
    record=Need,
    columns=("name", "state", "votes", "owner"),
    search=("name", "words", "answer", "because"),
    order=("name",),
)

NEED_GOALS = Kind(
    name="need_goals",
    title=N_("Goals that answer needs"),
    one=N_("Goal that answers a need"),
    record=NeedGoal,
    columns=("need", "goal"),
    search=("need", "goal"),
    order=("id",),
    label="note",
    listed=False,
)

FEEDBACK = Kind(
    name="feedback",
    title=N_("Feedback"),
    one=N_("Feedback item"),
    record=Feedback,
    columns=("day", "words", "type", "how", "area"),
    search=("words", "area", "language", "meeting", "answer"),
    order=("-day", "-id"),
    label="words",
    withheld="sensitive",
)

FEEDBACK_THEMES = Kind(
    name="feedback_themes",
    title=N_("Themes of feedback"),
    one=N_("Theme of a feedback item"),
    record=FeedbackTheme,
    columns=("feedback", "theme"),
    search=("theme",),
    order=("id",),
    label="note",
    listed=False,
)

RESIDENTS = Kind(
    name="residents",
    title=N_("Who lives here"),
    one=N_("Group of people who live here"),
    record=Resident,
    columns=("axis", "value", "people", "year", "source"),
    search=("value", "source"),
    order=("axis", "value"),
    label="value",
)

BARRIERS = Kind(
    name="barriers",
    title=N_("Barriers"),
    one=N_("Barrier"),
    record=Barrier,
    columns=("name", "keeps_out", "solution", "state", "owner"),
    search=("name", "keeps_out", "solution"),
    order=("name",),
)
