"""How it goes with a partner, as each side answers: the ten questions, and the record that keeps the answers."""

from typing import NamedTuple

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_

ANSWERERS = {"ours": N_("We"), "theirs": N_("They")}
HOW_OFTEN = {1: N_("seldom"), 2: N_("sometimes"), 3: N_("mostly"), 4: N_("always")}
HOW_IMPORTANT = {1: N_("little"), 2: N_("somewhat"), 3: N_("rather"), 4: N_("very")}
# The ends of the scale from 0 to 10.
NOT_AT_ALL, FULLY = N_("not at all"), N_("fully")


class Line(NamedTuple):
    """One of the eight questions with two answers: ``{key}_often`` and ``{key}_weight`` of a HealthCheck.

    ``short`` is its name in a list, ``sentence`` what is asked, written so that either side can answer it. ``part`` is the
    score it counts for: trust, value, or together (how the work is done, which has no score).
    """

    key: str
    part: str
    short: str
    sentence: str


# Trust and value follow Visible Network Labs' PARTNER tool, in plain words; the last two come from health checks of the
# Global Network of Civil Society Organisations for Disaster Reduction.
LINES = (
    Line("open", "trust", N_("Openness"), N_("The other side tells openly what goes well or wrong.")),
    Line("reliable", "trust", N_("Reliability"), N_("The other side does what it said it would do.")),
    Line("mission", "trust", N_("Same aim"), N_("Both of us want the same for the people here.")),
    Line("influence", "value", N_("Opening doors"), N_("The other side is listened to and opens doors.")),
    Line("involved", "value", N_("Taking part"), N_("The other side is there and takes part.")),
    Line("resources", "value", N_("Sharing things"), N_("The other side shares with us what we lack.")),
    Line("roles", "together", N_("Clear tasks"), N_("Everybody knows who does what.")),
    Line("decide", "together", N_("Deciding together"), N_("What concerns both of us is decided together.")),
)  # fmt: skip
# Questions 9 and 10, by the field that keeps the answer: 0 to 10.
SCALES = {
    "satisfied": N_("How satisfied are you on the whole?"),
    "go_on": N_("How gladly would you go on together?"),
}


@record
class HealthCheck(Record):
    """One side's answers to the ten questions about working together, on a day; an answer that was not given is empty.

    Of eight lines each side says how often it is so (1 seldom to 4 always) and how important it is (1 little to 4 very);
    then, 0 to 10, how satisfied it is and how gladly it would go on.
    """

    partner: str | None = fields.link(N_("Partner"), "partners", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date", "when"))
    side: str = fields.choice(N_("Who answered"), ANSWERERS, default="ours", required=True)
    by: str = fields.text(N_("Answered by"), other_names=("name", "answered by"))
    open_often: int | None = fields.whole(N_("Open: how often"), least=1, most=4)
    open_weight: int | None = fields.whole(N_("Open: how important"), least=1, most=4)
    reliable_often: int | None = fields.whole(N_("Reliable: how often"), least=1, most=4)
    reliable_weight: int | None = fields.whole(N_("Reliable: how important"), least=1, most=4)
    mission_often: int | None = fields.whole(N_("Same aim: how often"), least=1, most=4)
    mission_weight: int | None = fields.whole(N_("Same aim: how important"), least=1, most=4)
    influence_often: int | None = fields.whole(N_("Opens doors: how often"), least=1, most=4)
    influence_weight: int | None = fields.whole(N_("Opens doors: how important"), least=1, most=4)
    involved_often: int | None = fields.whole(N_("Takes part: how often"), least=1, most=4)
    involved_weight: int | None = fields.whole(N_("Takes part: how important"), least=1, most=4)
    resources_often: int | None = fields.whole(N_("Brings things: how often"), least=1, most=4)
    resources_weight: int | None = fields.whole(N_("Brings things: how important"), least=1, most=4)
    roles_often: int | None = fields.whole(N_("Clear tasks: how often"), least=1, most=4)
    roles_weight: int | None = fields.whole(N_("Clear tasks: how important"), least=1, most=4)
    decide_often: int | None = fields.whole(N_("Deciding together: how often"), least=1, most=4)
    decide_weight: int | None = fields.whole(N_("Deciding together: how important"), least=1, most=4)
    satisfied: int | None = fields.whole(N_("Satisfied (0 to 10)"), least=0, most=10)
    go_on: int | None = fields.whole(N_("Would gladly go on (0 to 10)"), least=0, most=10)
    talk_about: str = fields.long_text(N_("What we should talk about"))


HEALTH_CHECKS = Kind(
    name="health_checks",
    title=N_("Health checks"),
    one=N_("Health check"),
    record=HealthCheck,
    columns=("day", "partner", "side", "satisfied", "go_on"),
    search=("partner", "by", "talk_about"),
    order=("-day", "-id"),
    label="day",
)
