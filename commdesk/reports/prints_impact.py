"""The prints about what changed: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.sections import indicators, logic_model, stories
from commdesk.text import N_

EVALUATION = Report(
    name="evaluation",
    title=N_("Evaluation"),
    reader=N_("Funders, the committee and everybody who asks what came of it."),
    decision=N_("What works and goes on, what to change, what to measure next."),
    facts=N_(
        "Indicators by dimension: what is measured and how it is shown, where it began, now, aim, parts."
    ),
    sections=(Section("indicators", N_("Indicators"), indicators.evaluation),),
    layout=(("indicators",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="impact",
)

LOGIC_MODEL = Report(
    name="logic-model",
    title=N_("Logic model"),
    reader=N_("Funders and partners who ask how one leads to the other."),
    decision=N_("Whether what we put in and do leads to what should change."),
    facts=N_("People, hours, partners and money; sessions; whom and what they served; indicators and goals reached."),
    sections=(Section("model", N_("Logic model"), logic_model.section),),
    layout=(("model",),),
    default_period=periods.DEFAULT,
    options=(*ALWAYS, PUBLIC),
    topic="impact",
    landscape=True,
)  # fmt: skip

STORIES = Report(
    name="stories",
    title=N_("Stories"),
    reader=N_("Members, neighbours and funders: what numbers do not say."),
    decision=N_("What is worth going on with, and whom to thank."),
    facts=N_("What people told, in their own words, as far as they agreed to have it printed."),
    sections=(Section("stories", N_("Stories"), stories.page),),
    layout=(("stories",),),
    default_period=periods.DEFAULT,
    options=(*ALWAYS, PUBLIC),
    topic="impact",
)

REPORTS = (EVALUATION, LOGIC_MODEL, STORIES)
