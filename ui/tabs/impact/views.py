"""The lists of the impact desk, in the order of their tabs. Each is built when it is first looked at."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, cast

from PySide6.QtWidgets import QWidget

from commdesk.text import N_
from ui.shared.work import Work


class Place(NamedTuple):
    """A list: its key and title, the module and class that build it, the kinds whose records it shows.

    ``add`` is what the button for something new says, ``report`` what Ctrl+P prints.
    """

    key: str
    title: str
    module: str
    name: str
    kinds: tuple[str, ...]
    add: str
    report: str
    help: str = "impact"

    def build(self, work: Work) -> Any:
        """The list for an open file."""
        made = cast(Callable[[Work], QWidget], getattr(import_module(self.module), self.name))
        return made(work)


VIEWS: tuple[Place, ...] = (
    Place(
        "indicators",
        N_("Indicators"),
        "ui.tabs.impact.indicators_view",
        "IndicatorsView",
        ("indicators", "indicator_readings", "targets"),
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
