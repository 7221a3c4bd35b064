"""How it goes with a partner, as each side answers."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_

ANSWERERS = {"ours": N_("We"), "theirs": N_("They")}


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
