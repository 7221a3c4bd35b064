"""Listening: what people say, what they need, what keeps them out, and whom we hear."""

from commdesk.text import N_, _
from ui.shared.lists_desk import ListsDesk, Place
from ui.shared.work import Work

VIEWS: tuple[Place, ...] = (
    Place(
        "feedback", N_("Feedback"), "ui.tabs.listening.feedback_view", "FeedbackView", ("feedback",),
        N_("New item"), "what-was-said",
    ),
    Place(
        "needs", N_("Needs"), "ui.tabs.listening.needs_view", "NeedsView", ("needs",),
        N_("New need"), "you-said-we-did", "needs",
    ),
    Place(
        "barriers", N_("Barriers"), "ui.tabs.listening.barriers_view", "BarriersView", ("barriers",),
        N_("New barrier"), "barriers", "needs",
    ),
    Place(
        "heard", N_("Who was heard"), "ui.tabs.listening.heard_view", "HeardView", ("residents",),
        N_("Who lives here…"), "who-was-heard",
    ),
    Place(
        "themes", N_("Themes"), "ui.tabs.listening.themes_view", "ThemesView", ("themes",),
        N_("New theme"), "what-was-said",
    ),
)  # fmt: skip


class ListeningDesk(ListsDesk):
    """Feedback, needs, barriers, who was heard, and the themes."""

    key = "listening"
    help_page = "listening"
    report = "what-was-said"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Listening"), _("Search what was said, needs, barriers"), VIEWS)
