"""How we reach people: channels, their followers by day, posts and what came of them; events and leaflets count too."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_

PLATFORMS = {
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "website": N_("Website"),
    "newsletter": N_("Newsletter"),
    "event": N_("Event or stall"),
    "leaflet": N_("Leaflets and posters"),
    "other": N_("Other"),
}

POST_KINDS = {
    "educational": N_("Tells something"),
    "promotional": N_("Invites or asks for something"),
    "interactive": N_("Asks people to join in"),
    "story": N_("Tells a story"),
    "live": N_("Live"),
}

MOODS = {"glad": N_("Glad"), "neutral": N_("Neutral"), "unhappy": N_("Unhappy")}

KNOWN_HOW = {"counted": N_("Counted"), "estimated": N_("Estimated")}


@record
class Channel(Record):
    """A way on which we tell people of us."""

    name: str = fields.text(N_("Channel"), required=True, other_names=("name", "account", "page"))
    platform: str | None = fields.choice(N_("Platform"), PLATFORMS)
    address: str = fields.text(N_("Address"), most=500, other_names=("url", "link", "handle"))
    owner: str | None = fields.link(N_("Who looks after it"), "volunteers")
    note: str = fields.long_text(N_("Note"))


@record
class FollowerCount(Record):
    """How many followed a channel on a day."""

    channel: str | None = fields.link(N_("Channel"), "channels", required=True, part_of=True)
    day: str | None = fields.day(N_("Day"), required=True, other_names=("date",))
    followers: int | None = fields.whole(
        N_("Followers"), required=True, other_names=("subscribers", "likes", "fans")
    )
    note: str = fields.text(N_("Note"), most=500)


@record
class ChannelDay(Record):
    """What a platform counted for a whole channel on a day, or in a month. What is empty was not counted: it is not nothing."""

    channel: str | None = fields.link(N_("Channel"), "channels", required=True, part_of=True)
    day: str | None = fields.day_or_month(N_("Day or month"), required=True, other_names=("date", "month"))
    posts: int | None = fields.whole(N_("Posts"))
    impressions: int | None = fields.whole(N_("Impressions"))
    reach: int | None = fields.whole(N_("Reach"))
    likes: int | None = fields.whole(N_("Likes"))
    comments: int | None = fields.whole(N_("Comments"))
    shares: int | None = fields.whole(N_("Shares"))
    engagements: int | None = fields.whole(N_("Engagements"))
    follows: int | None = fields.whole(
        N_("New follows"),
        least=-1_000_000_000,
        hint=N_("less than nothing where only the difference is known"),
    )
    unfollows: int | None = fields.whole(N_("Unfollows"))
    visits: int | None = fields.whole(N_("Visits"))
    views: int | None = fields.whole(N_("Views"))
    exported_on: str | None = fields.day(N_("Exported on"))
    note: str = fields.text(N_("Note"), most=500)


@record
class Post(Record):
    """One post, event, or batch of leaflets, and what came of it as last counted (``exported_on``).

    What is empty was not counted: it is not nothing. ``mood`` is what a person read in the replies, ``answered_after`` the
    hours until we answered them.
    """

    channel: str | None = fields.link(N_("Channel"), "channels", required=True, part_of=True)
    day: str | None = fields.day_or_month(
        N_("Day"), required=True, other_names=("date", "published", "posted")
    )
    title: str = fields.text(
        N_("Post"),
        required=True,
        most=500,
        other_names=("title", "caption", "text", "beitrag", "publicacion", "publication"),
    )
    kind: str | None = fields.choice(N_("Kind"), POST_KINDS)
    hashtags: str = fields.text(N_("Hashtags"), most=500)
    impressions: int | None = fields.whole(N_("Impressions"), other_names=("impresiones", "impressionen"))
    reach: int | None = fields.whole(
        N_("Reach"), hint=N_("people who saw it"), other_names=("reichweite", "alcance", "portee", "portata")
    )
    likes: int | None = fields.whole(
        N_("Likes"), other_names=("gefallt mir", "me gusta", "j aime", "mi piace")
    )
    comments: int | None = fields.whole(
        N_("Comments"), other_names=("kommentare", "comentarios", "commentaires", "commenti")
    )
    shares: int | None = fields.whole(
        N_("Shares"), other_names=("geteilt", "compartido", "veces compartido", "partages", "condivisioni")
    )
    engagements: int | None = fields.whole(N_("Engagements"), hint=N_("as the platform adds them up"))
    known: str | None = fields.choice(N_("How the reach is known"), KNOWN_HOW)
    mood: str | None = fields.choice(N_("Replies are"), MOODS)
    answered_after: float | None = fields.decimal(N_("Answered after hours"))
    link: str = fields.text(N_("Link"), most=500, other_names=("url", "permalink"))
    post_id: str = fields.text(N_("Id on the platform"), other_names=("post id", "id on platform"))
    exported_on: str | None = fields.day(N_("Counted on"))
    note: str = fields.long_text(N_("Note"))


CHANNELS = Kind(
    name="channels",
    title=N_("Channels"),
    one=N_("Channel"),
    record=Channel,
    columns=("name", "platform", "owner"),
    search=("name", "address"),
    order=("name",),
)

FOLLOWERS = Kind(
    name="followers",
    title=N_("Followers by day"),
    one=N_("Count of followers"),
    record=FollowerCount,
    columns=("day", "channel", "followers"),
    search=("channel",),
    order=("-day", "-id"),
    label="day",
)

CHANNEL_DAYS = Kind(
    name="channel_days",
    title=N_("Channels by day"),
    one=N_("Day of a channel"),
    record=ChannelDay,
    columns=("day", "channel", "impressions", "engagements", "follows", "unfollows"),
    search=("channel",),
    order=("-day", "-id"),
    label="day",
)

POSTS = Kind(
    name="posts",
    title=N_("Posts"),
    one=N_("Post"),
    record=Post,
    columns=("day", "title", "channel", "kind", "reach", "likes"),
    search=("title", "channel", "hashtags"),
    order=("-day", "-id"),
    label="title",
)
