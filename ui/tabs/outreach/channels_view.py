"""Channels with the people who follow them: a count by day, and a small line of how it went."""

from datetime import date
from typing import Any

from commdesk import clock, text
from commdesk.figures import periods
from commdesk.figures.outreach import followers, growth_rate
from commdesk.figures.outreach_words import counted, share
from commdesk.records.outreach import CHANNELS, FOLLOWERS, PLATFORMS, POSTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.parts import PartForm, PartList
from ui.shared.record_model import Column
from ui.shared.widgets.history import HistoryChart, Point
from ui.shared.widgets.words import show_if
from ui.shared.work import Work


class ChannelsView(ListView):
    """The channels, and under the chosen one its counts of followers."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            CHANNELS,
            [
                Column("name", weight=3),
                Column(
                    "now",
                    _("Followers"),
                    show=lambda channel, model: self._now(channel),
                    weight=0,
                    right=True,
                ),
                Column("platform", weight=2),
                Column("owner", weight=2),
            ],
            ["name", "platform", "address", "owner", Group(_("Note"), ("note",))],
            wide=("name", "address", "owner"),
            adders={"owner": adder(work, VOLUNTEERS)},
            icon="outreach",
            empty=_(
                "Channels are the ways on which we tell people of us: a page, a newsletter, a stall, leaflets."
            ),
            add=_("New channel"),
            about=self._told,
        )
        self.panes.set_shares(1, 1)
        self.counts = FollowerList(work)
        column = self.panes.form_column
        column.insertWidget(column.indexOf(self.form) + 1, self.counts)
        self.chosen.connect(self._show_counts)
        self.form.saved.connect(self._show_counts)
        work.changed.connect(self._stepped)
        self._show_counts(self.form.record)

    def add_filters(self, bar: FilterBar) -> None:
        choices = [("", _("All platforms")), *((code, _(words)) for code, words in PLATFORMS.items())]
        bar.add("platform", _("On which platform"), choices)

    def narrow(self, query: Query) -> Query:
        platform = self.filters.chosen("platform")
        return query._replace(equals={"platform": platform} if platform else {})

    def new(self) -> None:
        super().new()
        if self.form.is_draft:
            self._show_counts(None)

    def leave(self) -> bool:
        return super().leave() and self.counts.leave()

    def _now(self, channel: Any) -> str:
        last = self.work.store.find(FOLLOWERS, Query(equals={"channel": channel.id}, limit=1))
        return counted(last[0].followers if last else None)

    def _told(self, channel: Any) -> str:
        """How many posts there are, and how its followers grew within a year."""
        store = self.work.store
        posts = store.count(POSTS, Query(equals={"channel": channel.id}))
        parts = [ngettext("{n} post", "{n} posts", posts).format(n=text.number(posts))]
        year = periods.parse_period(periods.DEFAULT)
        found = followers(
            store.find(FOLLOWERS, Query(equals={"channel": channel.id})), year.start, clock.today()
        )
        grown = growth_rate(found.start, found.end)
        if grown is not None and found.start is not None and found.end is not None:
            words = _("{start} to {end} followers in 12 months ({share})")
            parts.append(
                words.format(
                    start=text.number(found.start),
                    end=text.number(found.end),
                    share=("+" if grown > 0 else "") + share(grown),
                )
            )
        return " · ".join(parts)

    def _show_counts(self, channel: Any) -> None:
        self.counts.set_owner(channel)
        show_if(self.counts, channel is not None)

    def _stepped(self, step: Any) -> None:
        if FOLLOWERS.name in step.kinds():
            self.model.refresh()
            if self.form.record is not None and not self.form.is_draft:
                self.show_head(self.form.record)


class FollowerList(PartList):
    """The counts of followers of one channel, the latest first, under the line they make."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            FOLLOWERS,
            "channel",
            _("Note followers"),
            _("How many follow it? Note it now and then: the first of each month is enough."),
            _("Followers by day"),
        )
        self.chart = HistoryChart()
        self._column.insertWidget(1, self.chart)
        # Above the rows: what is done every month must not lie below years of them.
        self._column.removeWidget(self.add_button)
        self._column.insertWidget(2, self.add_button)

    def make_form(self) -> PartForm:
        return PartForm(self.work, FOLLOWERS, ["day", "followers", "note"], wide=("note",))

    def add(self) -> None:
        """A fresh count, of today."""
        self.fixed["day"] = clock.today().isoformat()
        try:
            super().add()
        finally:
            self.fixed.clear()

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        day = FOLLOWERS.fields["day"].show(record.day)
        detail = " · ".join(part for part in (day, record.note) if part)
        return text.number(record.followers), detail, "", "quiet"

    def refresh(self) -> None:
        super().refresh()
        if not hasattr(self, "chart"):
            return
        points = []
        for count in sorted(self.records(), key=lambda one: one.day):
            day = date.fromisoformat(count.day)
            words = _("{day}: {n} followers").format(day=text.day_medium(day), n=text.number(count.followers))
            points.append(Point(day, float(count.followers), words))
        show_if(self.chart, len(points) > 1)
        if points:
            ends = (text.day_medium(points[0].day), text.day_medium(points[-1].day))
            title = _("Followers of {channel}").format(channel=self._owner.name if self._owner else "")
            self.chart.set_points(points, None, ends, title)
