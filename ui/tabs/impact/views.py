"""The lists of the impact desk, in the order of their tabs. Each is built when it is first looked at."""

from commdesk.text import N_
from ui.shared.lists_desk import Place

VIEWS: tuple[Place, ...] = (
    Place(
        "indicators",
        N_("Indicators"),
        "ui.tabs.impact.indicators_view",
        "IndicatorsView",
        ("indicators", "readings", "targets"),
        N_("New indicator"),
        "evaluation",
    ),
    Place(
        "surveys",
        N_("Surveys"),
        "ui.tabs.impact.surveys_view",
        "SurveysView",
        ("surveys", "questions", "answer_sheets"),
        N_("New survey"),
        "survey-results",
        "surveys",
    ),
    Place(
        "stories",
        N_("Stories"),
        "ui.tabs.impact.stories_view",
        "StoriesView",
        ("stories",),
        N_("New story"),
        "stories",
    ),
    Place(
        "money",
        N_("Money"),
        "ui.tabs.impact.money_view",
        "MoneyView",
        ("money",),
        N_("New entry"),
        "logic-model",
    ),
)
