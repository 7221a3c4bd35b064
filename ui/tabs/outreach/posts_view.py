"""Posts, events and leaflets: what was told, and what came of it."""

from typing import Any

from commdesk import clock
from commdesk.figures.outreach import followers, interactions
from commdesk.figures.outreach_words import counted, of_post
from commdesk.records import reading
from commdesk.records.outreach import CHANNELS, FOLLOWERS, POST_KINDS, POSTS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work

MOOD_TONES = {"glad": "good", "neutral": "quiet", "unhappy": "warn"}


def channel_choices(work: Work) -> list[tuple[str, str]]:
    """All channels, for a box over a table."""
    return [("", _("All channels")), *((one.id, one.name) for one in work.store.find(CHANNELS))]


class PostsView(ListView):
    """All posts, the newest on top; a post on a channel of events is an event, one of leaflets a batch of them."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            POSTS,
            [
                Column("day", weight=0),
                Column("title", weight=4, least=22),
                Column("reach", show=lambda post, model: counted(post.reach), weight=0),
                Column(
                    "reactions",
                    _("Reactions"),
                    show=lambda post, model: self._reacted(post),
                    weight=0,
                    right=True,
                ),
                Column("channel", weight=2),
                Column("kind", weight=1),
            ],
            [
                "channel",
                "day",
                "title",
                "kind",
                "reach",
                "known",
                "likes",
                "comments",
                "shares",
                Group(_("What the platform says besides"), ("impressions", "engagements", "exported_on")),
                Group(_("Replies"), ("mood", "answered_after")),
                Group(_("Where it is, and note"), ("hashtags", "link", "post_id", "note")),
            ],
            wide=("title", "channel", "hashtags", "link", "post_id"),
            adders={"channel": adder(work, CHANNELS)},
            icon="outreach",
            empty=_(
                "Posts, events and batches of leaflets go here, with whom they reached. "
                "A platform’s own export comes in through File › Import."
            ),
            add=_("New post"),
            about=self._told,
        )
        self.panes.set_shares(3, 2)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add("channel", _("On which channel"), lambda: channel_choices(self.work))
        kinds = [("", _("All kinds")), *((code, _(words)) for code, words in POST_KINDS.items())]
        bar.add("kind", _("Of which kind"), kinds)

    def narrow(self, query: Query) -> Query:
        chosen = {name: self.filters.chosen(name) for name in ("channel", "kind")}
        return query._replace(equals={name: code for name, code in chosen.items() if code})

    def fresh(self) -> Any:
        last = self.work.store.find(POSTS, Query(limit=1))
        channel = self.filters.chosen("channel") or (last[0].channel if last else None)
        kind = self.filters.chosen("kind") or None
        return POSTS.new(day=clock.today().isoformat(), channel=channel, kind=kind)

    def _reacted(self, post: Any) -> str:
        channel = self.work.store.get(CHANNELS, post.channel)
        return counted(interactions(post, channel.platform if channel else None))

    def _told(self, post: Any) -> str:
        """What it brought, beside the followers of its channel on its day."""
        store = self.work.store
        channel = store.get(CHANNELS, post.channel)
        counts = store.find(FOLLOWERS, Query(equals={"channel": post.channel})) if post.channel else []
        day = reading.last_day(post.day) if post.day else clock.today()
        return of_post(post, channel.platform if channel else None, followers(counts, day, day).now)
