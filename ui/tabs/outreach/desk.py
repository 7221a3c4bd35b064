"""Outreach: on which ways we tell people of us, whom that reached, and what they made of it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from commdesk import text
from commdesk.figures import outreach
from commdesk.figures.outreach_words import share, signed
from commdesk.figures.periods import parse_period, so_far
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
from commdesk.records.outreach import FOLLOWERS, POSTS
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _, ngettext
from ui.shared.desk import Desk
from ui.shared.figures import Figures
from ui.shared.tab_strip import TabStrip
from ui.shared.work import Work

MANY = 5_000  # from so many posts on, the figures are counted beside the painting


class Place(NamedTuple):
    """A list: its key and title, the module and class that build it, and the kind whose records it shows."""

    key: str
    title: str
    module: str
    name: str
    kind: str = ""

    def build(self, work: Work) -> Any:
        """The list for an open file."""
        made = cast(Callable[[Work], Any], getattr(import_module(self.module), self.name))
        return made(work)


VIEWS: tuple[Place, ...] = (
    Place("posts", N_("Posts"), "ui.tabs.outreach.posts_view", "PostsView", "posts"),
    Place("channels", N_("Channels"), "ui.tabs.outreach.channels_view", "ChannelsView", "channels"),
    Place("months", N_("Months"), "ui.tabs.outreach.months_view", "MonthsView"),
    Place("days", N_("Day by day"), "ui.tabs.outreach.days_view", "DaysView", "channel_days"),
)


class OutreachDesk(Desk):
    """Lists under one head, one a tab (``VIEWS``), each built when it is first looked at."""

    key = "outreach"
    help_page = "outreach"
    report = "outreach-month"

    def __init__(self, work: Work) -> None:
        super().__init__(work, _("Outreach"))
        self._words = ""
        self.add_search(_("Search posts, channels, hashtags")).searched.connect(self._search)
        self.new_button = self.add_button(_("New post"), primary=True)
        self.new_button.setEnabled(not work.store.readonly)
        self.new_button.clicked.connect(self.new_post)
        self.tabs = TabStrip(_("What is listed"), [_(place.title) for place in VIEWS])
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.body.setSpacing(8)
        self._views: dict[str, Any] = {}
        self._front = "posts"
        self.view("posts")
        self.tabs.currentChanged.connect(self._turn)

    def view(self, key: str) -> Any:
        """A list by its key."""
        if key not in self._views:
            made = next(place for place in VIEWS if place.key == key).build(self.work)
            made.set_short(self.short)
            if self._words:
                made.search(self._words)
            self._views[key] = made
            self.stack.addWidget(made)
        return self._views[key]

    def front(self) -> Any:
        """The list in front."""
        return self.view(self._front)

    def turn_to(self, key: str) -> Any:
        """Brings a list to the front; the one that is there then."""
        self.tabs.setCurrentIndex([place.key for place in VIEWS].index(key))
        return self.front()

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_short = self.short
        super().resizeEvent(event)
        if self.short != was_short:
            for view in self._views.values():
                view.set_short(self.short)

    def refresh(self) -> None:
        self.count_figures(_figures, POSTS, MANY)

    def new(self) -> None:
        """Something new in the list in front; in one that only counts, a post."""
        if self._front == "months":
            self.new_post()
        else:
            self.front().new()

    def new_post(self) -> None:
        """A fresh form for a post."""
        view = self.turn_to("posts")
        if self._front == "posts":
            view.new()

    def delete(self) -> None:
        """Deletes what is chosen."""
        self.front().delete()

    def leave(self) -> bool:
        return bool(self.front().leave())

    def show_record(self, id: str) -> None:
        """Shows a record by its id, or a list by its key."""
        count = self.work.store.get(FOLLOWERS, id)
        if count is not None:
            view = self.turn_to("channels")
            view.show_record(count.channel)
            view.counts.show_record(id)
            return
        for place in VIEWS:
            if id == place.key:
                self.turn_to(place.key)
                return
            if place.kind and self.work.store.get(BY_NAME[place.kind], id) is not None:
                self.turn_to(place.key).show_record(id)
                return

    def kind_shown(self) -> Kind:
        """The kind that File > Export this table writes."""
        return cast(Kind, self.front().kind)

    def query_shown(self) -> Query:
        """Which records of that kind the table shows."""
        return cast(Query, self.front().query())

    def _turn(self, index: int) -> None:
        wanted = VIEWS[index].key
        if wanted == self._front:
            return
        if not self.leave():
            self.tabs.setCurrentIndex([place.key for place in VIEWS].index(self._front))
            return
        self._front = wanted
        self.stack.setCurrentWidget(self.view(wanted))

    def _search(self, words: str) -> None:
        self._words = words
        for view in self._views.values():
            view.search(words)


def _figures(reader: Reader) -> Figures:
    """What the last twelve months reached; what cannot be had yet is left out."""
    found = outreach.count(reader, so_far(parse_period("last-12-months")))
    if found.empty:
        return []
    figures: Figures = [
        (text.number(found.posts), ngettext("post in 12 months", "posts in 12 months", found.posts), "")
    ]
    if found.reach is not None:
        figures.append((text.number(found.reach), _("people reached"), ""))
    if found.by_reach.value is not None:
        figures.append((share(found.by_reach.value), _("engagement by reach"), ""))
    if found.followers.now is not None:
        figures.append((text.number(found.followers.now), _("followers"), ""))
    if found.growth is not None:
        tone = "good" if found.growth > 0 else ""
        figures.append((("+" if found.growth > 0 else "") + share(found.growth), _("growth"), tone))
    elif found.net_follows is not None:
        figures.append((signed(found.net_follows), _("net follows"), ""))
    return figures
