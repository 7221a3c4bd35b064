"""What changed: indicators with targets and readings, stories, and money for the local economy."""

from commdesk.records import fields, reading
from commdesk.records.goals import DIRECTIONS, NUMBERS
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

DIMENSIONS = {
    "social": N_("Social integration"),
    "personal": N_("Personal development"),
    "health": N_("Community health"),
    "economy": N_("Economic benefits"),
}

# How the readings of an indicator make its number: as those of a goal, and what has no sum of parts.
INDICATOR_NUMBERS = {**NUMBERS, "average": N_("an average; the latest counts")}

OFTEN = {
    "month": N_("Every month"),
    "quarter": N_("Every three months"),
    "half_year": N_("Every half year"),
    "year": N_("Every year"),
}

# What an indicator can read by itself from the group's records.
READS = {
    "hours": N_("Hours a month"),
    "volunteers": N_("Active volunteers"),
    "retention": N_("Share of volunteers who stayed"),
    "participation": N_("Participation rate"),
    "promises": N_("Promises kept"),
    "engagement": N_("Engagement rate of posts"),
    "belonging": N_("Share who feel they belong"),
    "raised": N_("Money raised"),
    "invested": N_("Money invested"),
}

CONSENTS = {
    "none": N_("Not asked yet"),
    "words": N_("Words, without a name"),
    "name": N_("Words and name"),
    "photo": N_("Words, name and photo"),
}

MONEY_KINDS = {"raised": N_("Raised"), "invested": N_("Invested"), "in_kind": N_("In kind")}


@record
class Indicator(Record):
    """A number that shows whether something changed. ``key`` stands on the front page; an ``archived`` one is not shown any more.

    ``people`` is how many could take part, where it reads the participation rate by itself. Percentages are kept as
    they are said: 45 for 45 %.
    """

    name: str = fields.text(N_("Indicator"), required=True, other_names=("name", "title"))
    dimension: str | None = fields.choice(N_("Dimension"), DIMENSIONS)
    measure: str = fields.text(N_("What is measured"), most=500, other_names=("measure", "definition"))
    unit: str = fields.text(N_("Unit"), hint=N_("people, percent, visits …"))
    number: str = fields.choice(N_("Kind of number"), INDICATOR_NUMBERS, default="latest", required=True)
    direction: str | None = fields.choice(N_("Direction"), DIRECTIONS)
    baseline: float | None = fields.decimal(N_("Baseline"))
    target: float | None = fields.decimal(N_("Target"))
    due: str | None = fields.day(N_("Target by"))
    verified: str = fields.text(N_("How it is verified"), most=500, other_names=("means of verification",))
    often: str | None = fields.choice(N_("How often"), OFTEN)
    who: str | None = fields.link(N_("Who reads it"), "volunteers")
    goal: str | None = fields.link(N_("Goal"), "goals")
    reads: str | None = fields.choice(N_("Reads itself from"), READS)
    people: int | None = fields.whole(N_("People who could take part"))
    key: int = fields.yes_no(N_("On the front page"))
    archived: int = fields.yes_no(N_("Archived"))
    note: str = fields.long_text(N_("Note"))

    def check(self) -> None:
        if self.target is not None and self.target == (self.baseline or 0):
            raise INDICATORS.fields["target"].refuse(
                _("The target equals the baseline, so progress could not be measured. Change one of them.")
            )
        if self.target is not None and self.direction and (self.direction == "down") != self.falls:
            sentence = (
                _("The number should rise, but the target is below the baseline. Please change one of them.")
                if self.falls
                else _(
                    "The number should fall, but the target is above the baseline. Please change one of them."
                )
            )
            raise INDICATORS.fields["target"].refuse(sentence)

    @property
    def falls(self) -> bool:
        """Whether less is better: the target lies below the baseline, or it is said so."""
        if self.target is None:
            return self.direction == "down"
        return self.target < (self.baseline or 0)


@record
class Target(Record):
    """What an indicator should come to in a stretch of time."""

    indicator: str | None = fields.link(N_("Indicator"), "indicators", required=True, part_of=True)
    start: str | None = fields.day(N_("From"), required=True)
    end: str | None = fields.day(N_("To"), required=True)
    value: float | None = fields.decimal(N_("Target"), required=True)
    note: str = fields.text(N_("Note"), most=500)

    def check(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise TARGETS.fields["end"].refuse(_("The end is before the start. Please check both."))


@record
class IndicatorReading(Record):
    """What an indicator came to on a day, or in a month, with its source."""

    indicator: str | None = fields.link(N_("Indicator"), "indicators", required=True, part_of=True)
    day: str | None = fields.day_or_month(N_("Day or month"), required=True, other_names=("date", "month"))
    value: float | None = fields.decimal(N_("Reading"), required=True, other_names=("value",))
    source: str = fields.text(N_("Source"), most=500)
    note: str = fields.long_text(N_("Note"))

    @property
    def until(self) -> str:
        """The last day (ISO) that it tells of: its day, or the last one of its month."""
        return reading.last_day(str(self.day)).isoformat()


@record
class ReadingPart(Record):
    """A part of a reading: by age, area, language …; whether the parts of one axis add up to it is checked where it is shown."""

    reading: str | None = fields.link(N_("Reading of an indicator"), "readings", required=True, part_of=True)
    axis: str = fields.text(N_("Split by"), required=True)
    label: str = fields.text(N_("Part"), required=True)
    value: float | None = fields.decimal(N_("Value"), required=True)


@record
class Story(Record):
    """What somebody told of what changed, and what they agreed to have printed. ``told`` says that the impact summary has it."""

    title: str = fields.text(N_("Story"), required=True, other_names=("title", "name"))
    words: str = fields.long_text(N_("In their own words"))
    said_by: str = fields.text(N_("Who told it"))
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    consent: str = fields.choice(N_("What may be printed"), CONSENTS, default="none", required=True)
    consent_on: str | None = fields.day(N_("Agreed on"))
    photo: str = fields.picture(N_("Photo"))
    dimension: str | None = fields.choice(N_("Dimension"), DIMENSIONS)
    indicator: str | None = fields.link(N_("Indicator"), "indicators")
    goal: str | None = fields.link(N_("Goal"), "goals")
    told: int = fields.yes_no(N_("In the impact summary"))
    note: str = fields.long_text(N_("Note"))


@record
class Money(Record):
    """Money or things of value that came in or were put to use."""

    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    kind: str = fields.choice(N_("What it is"), MONEY_KINDS, default="raised", required=True)
    amount: int | None = fields.cents(N_("Amount"), required=True, other_names=("sum", "value"))
    purpose: str = fields.text(N_("What for"), most=500, other_names=("purpose", "description"))
    restricted: int = fields.yes_no(N_("For this purpose only"))
    source: str = fields.text(N_("From or to whom"), other_names=("donor", "from", "to"))
    programme: str | None = fields.link(N_("Programme"), "programmes")
    partner: str | None = fields.link(N_("Partner"), "partners")
    note: str = fields.long_text(N_("Note"))


INDICATORS = Kind(
    name="indicators",
    title=N_("Indicators"),
    one=N_("Indicator"),
    record=Indicator,
    columns=("name", "dimension", "unit", "baseline", "target"),
    search=("name", "measure", "verified"),
    order=("name",),
)

TARGETS = Kind(
    name="targets",
    title=N_("Targets by time"),
    one=N_("Target of a time"),
    record=Target,
    columns=("indicator", "start", "end", "value"),
    search=("indicator",),
    order=("start", "id"),
    label="start",
)

INDICATOR_READINGS = Kind(
    name="readings",
    title=N_("Readings of indicators"),
    one=N_("Reading of an indicator"),
    record=IndicatorReading,
    columns=("day", "indicator", "value", "source"),
    search=("indicator", "source", "note"),
    order=("-day", "-id"),
    label="day",
)

READING_PARTS = Kind(
    name="reading_parts",
    title=N_("Parts of readings"),
    one=N_("Part of a reading"),
    record=ReadingPart,
    columns=("reading", "axis", "label", "value"),
    search=("axis", "label"),
    order=("axis", "label"),
    label="label",
)

STORIES = Kind(
    name="stories",
    title=N_("Stories"),
    one=N_("Story"),
    record=Story,
    columns=("day", "title", "said_by", "consent"),
    search=("title", "words", "said_by"),
    order=("-day", "-id"),
    label="title",
)

MONEY = Kind(
    name="money",
    title=N_("Money"),
    one=N_("Entry of money"),
    record=Money,
    columns=("day", "kind", "amount", "purpose", "source"),
    search=("purpose", "source"),
    order=("-day", "-id"),
    label="purpose",
)
