"""What platforms counted for a whole channel, by day or by month: from their exports, or kept by hand."""

from typing import Any

from commdesk import clock
from commdesk.figures.outreach import net_follows
from commdesk.figures.outreach_words import counted, signed
from commdesk.records.outreach import CHANNEL_DAYS, CHANNELS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column, RecordModel
from ui.shared.work import Work
from ui.tabs.outreach.posts_view import channel_choices


class DaysView(ListView):
    """Days and months of channels, the newest on top."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            CHANNEL_DAYS,
            [
                Column("day", weight=0),
                Column("channel", weight=2),
                Column(
                    "follows", _("Net follows"), show=lambda day, model: signed(net_follows([day])), weight=0
                ),
                *(
                    Column(name, show=_count(name), weight=0)
                    for name in ("impressions", "reach", "engagements")
                ),
            ],
            [
                "channel",
                "day",
                "posts",
                "reach",
                "impressions",
                "likes",
                "comments",
                "shares",
                "follows",
                "unfollows",
                Group(_("More, and note"), ("engagements", "visits", "views", "exported_on", "note")),
            ],
            wide=("channel",),
            adders={"channel": adder(work, CHANNELS)},
            icon="outreach",
            empty=_("What a platform counts for a whole channel goes here, by day or by month."),
            add=_("New day or month"),
        )
        self.panes.set_shares(3, 2)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add("channel", _("On which channel"), lambda: channel_choices(self.work))

    def narrow(self, query: Query) -> Query:
        channel = self.filters.chosen("channel")
        return query._replace(equals={"channel": channel} if channel else {})

    def fresh(self) -> Any:
        channel = self.filters.chosen("channel") or None
        return CHANNEL_DAYS.new(day=clock.today().isoformat(), channel=channel)

    def title_of(self, record: Any) -> str:
        channel = self.work.store.get(CHANNELS, record.channel)
        day = CHANNEL_DAYS.fields["day"].show(record.day)
        return f"{channel.name}, {day}" if channel else day


def _count(name: str) -> Any:
    def show(record: Any, model: RecordModel) -> str:
        return counted(getattr(record, name))

    return show
