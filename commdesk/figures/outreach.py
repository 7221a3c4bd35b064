"""What our posts, events and leaflets reached, and who follows us. Every formula once; None is "not enough yet".

Where a channel's days or months were counted by its platform, those count for that month, else its posts do: what is known
twice is never added twice. What is empty was not counted; it is no zero.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from commdesk.figures import periods
from commdesk.figures.middle import median
from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.records.outreach import CHANNEL_DAYS, CHANNELS, FOLLOWERS, POSTS, Channel, Post
from commdesk.store.query import Query
from commdesk.store.store import Reader

# Platforms whose combined count is the one that people are shown.
_COMBINED = ("facebook", "instagram")
_PARTS = ("likes", "comments", "shares")
_SUMS = ("reach", "impressions", "engagements", "interactions")


class Rate(NamedTuple):
    """A share with its numerator and denominator: ``value`` is ``of`` ÷ ``over``."""

    value: float | None
    of: int
    over: int


class Followers(NamedTuple):
    """Followers at both ends of a period, over the channels that were counted at both; ``now`` over all counted ones."""

    start: int | None
    end: int | None
    now: int | None


class Reached(NamedTuple):
    """What a month or a channel came to; None where nothing of it was counted."""

    key: str
    posts: int
    reach: int | None
    impressions: int | None
    engagements: int | None
    interactions: int | None
    net_follows: int | None


class Outreach(NamedTuple):
    """All figures of a period. ``kinds`` and ``moods`` count posts by their code, "" where nobody said.

    ``estimated`` is how much of the reach somebody estimated.
    """

    posts: int
    reach: int | None
    impressions: int | None
    engagements: int | None
    interactions: int | None
    by_followers: Rate
    by_reach: Rate
    followers: Followers
    growth: float | None
    net_follows: int | None
    estimated: int
    kinds: tuple[tuple[str, int], ...]
    moods: tuple[tuple[str, int], ...]
    net_mood: float | None
    answer_hours: float | None
    answered: int
    months: tuple[Reached, ...]
    channels: tuple[Reached, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is known of the period."""
        return not (self.posts or self.months or self.followers.now is not None)


def interactions(one: Any, platform: str | None = None) -> int | None:
    """Likes + comments + shares of a post or a channel's day; None where none of them was counted.

    Facebook's and Instagram's combined count holds as it is where there is one; any other sum of the platform's own
    (X adds clicks) only where the parts are not known.
    """
    if platform in _COMBINED and one.engagements is not None:
        return int(one.engagements)
    parts = [value for name in _PARTS if (value := getattr(one, name)) is not None]
    return sum(parts) if parts else one.engagements


def engagements(one: Any, platform: str | None = None) -> int | None:
    """Engagements as the platform adds them up, else likes + comments + shares."""
    return one.engagements if one.engagements is not None else interactions(one, platform)


def engagement_rate(reacted: int | None, over: int | None) -> float | None:
    """(likes + comments + shares) ÷ followers, or ÷ people reached: a share, 1 is one for each.

    None without either, and where there is nobody to divide by. Over a long time it can be more than 1 by followers.
    """
    return None if reacted is None or not over else reacted / over


def growth_rate(start: int | None, end: int | None) -> float | None:
    """(followers at end − followers at start) ÷ followers at start; None without both, and from nothing."""
    return None if not start or end is None else (end - start) / start


def net_follows(days: Iterable[Any]) -> int | None:
    """New follows − unfollows; None where neither was counted."""
    known = [
        (day.follows or 0) - (day.unfollows or 0) for day in days if {day.follows, day.unfollows} != {None}
    ]
    return sum(known) if known else None


def net_mood(moods: Counter[str]) -> float | None:
    """(glad − unhappy) ÷ tagged: from −1 to 1; None where nobody tagged any replies."""
    tagged = moods["glad"] + moods["neutral"] + moods["unhappy"]
    return (moods["glad"] - moods["unhappy"]) / tagged if tagged else None


def answer_hours(posts: Iterable[Post]) -> float | None:
    """Median hours until our answer, over the posts that say it; None where none does."""
    known = [post.answered_after for post in posts if post.answered_after is not None]
    return median(known)


def best(posts: Sequence[Post], platforms: dict[str, str | None], most: int = 5) -> list[Post]:
    """The posts with the most likes, comments and shares together, then the most people reached; uncounted ones never."""

    def weight(post: Post) -> tuple[int, int, str]:
        reacted = interactions(post, platforms.get(str(post.channel))) or 0
        return -reacted, -(post.reach or post.impressions or 0), str(post.day)

    counted = [post for post in posts if weight(post)[:2] != (0, 0)]
    return sorted(counted, key=weight)[:most]


def followers(counts: Iterable[Any], first: date, last: date) -> Followers:
    """Followers at the start and the end of a stretch: of each channel the last count up to that day.

    A channel first counted within it starts with that count; one counted only once has an end and no start.
    """
    by_channel: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for count in counts:
        by_channel[count.channel].append((count.day, count.followers))
    start = end = now = None
    for found in by_channel.values():
        known = sorted(count for count in found if count[0] <= last.isoformat())
        if not known:
            continue
        now = (now or 0) + known[-1][1]
        before = [count for count in known if count[0] <= first.isoformat()]
        begin = before[-1] if before else known[0]
        if begin[0] < known[-1][0]:
            start, end = (start or 0) + begin[1], (end or 0) + known[-1][1]
    return Followers(start, end if end is not None else now, now)


def count(reader: Reader, period: Period, channel: str = "") -> Outreach:
    """All figures of a period, of one channel where its id is given."""
    only = {"channel": channel} if channel else {}
    within = Query(equals=only, between={"day": (period.first, period.last)})
    posts, days = reader.find(POSTS, within), reader.find(CHANNEL_DAYS, within)
    counts = reader.find(FOLLOWERS, Query(equals=only, between={"day": ("0001", period.last)}))
    return _Counting({c.id: c for c in reader.find(CHANNELS)}, posts, days, counts).all(period)


def posts_in(reader: Reader, period: Period, channel: str = "") -> list[Post]:
    """The posts of a period, the newest first."""
    only = {"channel": channel} if channel else {}
    found: list[Post] = reader.find(POSTS, Query(equals=only, between={"day": (period.first, period.last)}))
    return found


class _Pile(NamedTuple):
    """What there is of one channel in one month."""

    channel: str
    month: str
    posts: list[Post]
    days: list[Any]


class _Counting:
    """Puts posts and days of channels together, month by month."""

    def __init__(
        self, channels: dict[str, Channel], posts: list[Post], days: list[Any], counts: list[Any]
    ) -> None:
        self.platforms = {id: channel.platform for id, channel in channels.items()}
        self.channels, self.posts, self.days, self.counts = channels, posts, days, counts
        piles: dict[tuple[str, str], _Pile] = {}
        for post in posts:
            key = str(post.channel), str(post.day)[:7]
            piles.setdefault(key, _Pile(*key, [], [])).posts.append(post)
        for day in _finest(days):
            key = str(day.channel), str(day.day)[:7]
            piles.setdefault(key, _Pile(*key, [], [])).days.append(day)
        self.piles = list(piles.values())

    def all(self, period: Period) -> Outreach:
        """Every figure."""
        whole = self._reached("", self.piles)
        followed = followers(self.counts, period.start, periods.as_of(period))
        kinds = Counter(post.kind or "" for post in self.posts)
        moods = Counter(post.mood for post in self.posts if post.mood)
        answered = [post for post in self.posts if post.answered_after is not None]
        return Outreach(
            posts=whole.posts,
            reach=whole.reach,
            impressions=whole.impressions,
            engagements=whole.engagements,
            interactions=whole.interactions,
            by_followers=self._by_followers(period),
            by_reach=self._by_reach(),
            followers=followed,
            growth=growth_rate(followed.start, followed.end),
            net_follows=whole.net_follows,
            estimated=sum(post.reach or 0 for post in self.posts if post.known == "estimated"),
            kinds=tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
            moods=tuple(moods.items()),
            net_mood=net_mood(moods),
            answer_hours=answer_hours(answered),
            answered=len(answered),
            months=self._grouped(lambda pile: pile.month, sorted({pile.month for pile in self.piles})),
            channels=self._grouped(lambda pile: pile.channel, self._by_name()),
        )

    def _by_name(self) -> list[str]:
        here = {pile.channel for pile in self.piles}
        return sorted(here, key=lambda id: self.channels[id].name.casefold())

    def _grouped(self, by: Any, keys: list[str]) -> tuple[Reached, ...]:
        return tuple(self._reached(key, [pile for pile in self.piles if by(pile) == key]) for key in keys)

    def _reached(self, key: str, piles: list[_Pile]) -> Reached:
        found = {name: _sum(self._of(pile, name) for pile in piles) for name in _SUMS}
        return Reached(
            key=key,
            posts=sum(_posts(pile) for pile in piles),
            reach=found["reach"],
            impressions=found["impressions"],
            engagements=found["engagements"],
            interactions=found["interactions"],
            net_follows=net_follows(day for pile in piles for day in pile.days),
        )

    def _of(self, pile: _Pile, name: str) -> int | None:
        """One figure of a channel's month: as its days were counted, else as its posts add up to."""
        days = _sum(self._value(day, name) for day in pile.days)
        return days if days is not None else _sum(self._value(post, name) for post in pile.posts)

    def _value(self, one: Any, name: str) -> int | None:
        platform = self.platforms.get(one.channel)
        if name == "interactions":
            return interactions(one, platform)
        if name == "engagements":
            return engagements(one, platform)
        value: int | None = getattr(one, name)
        return value

    def _by_followers(self, period: Period) -> Rate:
        """Over the channels whose followers were counted; what others brought is left out of both sides."""
        last = periods.as_of(period)
        known = {count.channel for count in self.counts if reading.first_day(count.day) <= last}
        reacted = _sum(self._of(pile, "interactions") for pile in self.piles if pile.channel in known)
        over = followers(self.counts, period.start, last).now
        return Rate(engagement_rate(reacted, over), reacted or 0, over or 0)

    def _by_reach(self) -> Rate:
        """Over the posts, or days, of which both were counted; what lacks one is left out of both sides."""
        reacted: list[int] = []
        reach: list[int] = []
        for pile in self.piles:
            for source in (pile.days, pile.posts):
                both = [(self._value(one, "interactions"), one.reach) for one in source]
                known = [(a, b) for a, b in both if a is not None and b is not None]
                if known:
                    reacted += [a for a, __ in known]
                    reach += [b for __, b in known]
                    break
        over = sum(reach)
        return Rate(engagement_rate(sum(reacted) if reacted else None, over), sum(reacted), over)


def _posts(pile: _Pile) -> int:
    """How many posts: those that are entered, or as many as the platform counted where that is more."""
    return max(len(pile.posts), _sum(day.posts for day in pile.days) or 0)


def _finest(days: list[Any]) -> list[Any]:
    """A channel's months only where none of their days is there."""
    daily = {(day.channel, day.day[:7]) for day in days if len(day.day) == 10}
    return [day for day in days if len(day.day) == 10 or (day.channel, day.day) not in daily]


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
