"""Stories: what people told of what changed, and what of it may be printed."""

from typing import Any

from commdesk import clock, text
from commdesk.records.indicators import CONSENTS, STORIES
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work


class StoriesView(ListView):
    """The stories, the latest first, each with what its teller agreed to."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            STORIES,
            [
                Column("title", weight=3),
                Column("consent", tone=lambda one: "warn" if one.consent == "none" else "good", weight=0),
                Column("day", weight=0),
                Column("said_by", weight=1),
                Column("told", show=lambda one, model: _("Yes") if one.told else "", weight=0),
            ],
            [
                "title", "words", "said_by", "day", "consent", "consent_on", "told", "photo",
                Group(_("What it tells of"), ("dimension", "indicator", "goal", "note")),
            ],
            wide=("title", "said_by", "consent", "photo", "indicator", "goal"),
            icon="impact",
            empty=_("What somebody told of what changed goes here, in their own words, with what may be printed of it."),
            add=_("New story"),
            about=printed,
        )  # fmt: skip
        self.panes.set_shares(1, 1)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "consent",
            _("What may be printed"),
            [("", _("All stories")), *((key, _(title)) for key, title in CONSENTS.items())],
        )

    def narrow(self, query: Query) -> Query:
        consent = self.filters.chosen("consent")
        return query._replace(equals={"consent": consent} if consent else {})

    def fresh(self) -> Any:
        return STORIES.new(day=clock.today().isoformat())

    def figures(self) -> Figures:
        """How many there are, and of how many nobody has asked yet."""
        count = self.work.store.count(STORIES)
        if not count:
            return []
        asked = self.work.store.count(STORIES, Query(equals={"consent": "none"}))
        found: Figures = [(text.number(count), ngettext("story", "stories", count), "")]
        if asked:
            found.append((text.number(asked), _("not asked yet"), "warn"))
        told = self.work.store.count(STORIES, Query(equals={"told": 1}))
        found.append((text.number(told), _("in the impact summary"), ""))
        return found


def printed(story: Any) -> str:
    """What pages show of a story, in words."""
    if story.consent == "none":
        return _("On no page: nobody has been asked yet.")
    if story.consent == "words":
        return _("Pages show the words, without a name and without the photo.")
    if story.consent == "name":
        return _("Pages show the words and the name, without the photo.")
    return _("Pages show the words, the name and the photo.")
