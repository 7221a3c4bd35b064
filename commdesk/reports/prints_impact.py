"""The prints about what changed: described, not drawn."""

from commdesk.figures import periods
from commdesk.reports import filters
from commdesk.reports.described import ALWAYS, PUBLIC, Report, Section
from commdesk.reports.sections import indicators, logic_model, stories, survey_pages
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

SURVEY_FORM = Report(
    name="survey-form",
    title=N_("Form of a survey"),
    reader=N_("Whoever is asked: on paper, by hand, without a name."),
    decision=N_("What to say of what they are asked."),
    facts=N_(
        "The questions with boxes to tick, each with the number that is typed for it, in two languages where given."
    ),
    sections=(Section("form", N_("Form"), survey_pages.form),),
    layout=(("form",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="impact",
    filters=(filters.SURVEY,),
    notes=False,
)

SURVEY_RESULTS = Report(
    name="survey-results",
    title=N_("Results of a survey"),
    reader=N_("Those who answered, the committee, and funders who ask what changed."),
    decision=N_("What to go on with, what to change, what to ask again."),
    facts=N_(
        "Counts of each question with how many answered, agreement, means, and what changed for the same people."
    ),
    sections=(Section("results", N_("Results"), survey_pages.results),),
    layout=(("results",),),
    default_period="",
    options=(*ALWAYS, PUBLIC),
    topic="impact",
    filters=(filters.SURVEY,),
)

REPORTS = (EVALUATION, LOGIC_MODEL, STORIES, SURVEY_FORM, SURVEY_RESULTS)
