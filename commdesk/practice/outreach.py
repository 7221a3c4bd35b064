"""How the practice group tells people of itself: five channels, two years of posts, stalls and leaflets, and who follows."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from commdesk.figures.periods import add_months
from commdesk.records.kind import Record
from commdesk.records.outreach import Channel, ChannelDay, FollowerCount, Post

if TYPE_CHECKING:
    from commdesk.practice.aims import Stamped
    from commdesk.practice.group import Maker

# Name, platform, address, place of who looks after it among the people, followers two years ago and how many come a month.
CHANNELS: tuple[tuple[str, str, str, int | None, int, float], ...] = (
    ("Riverside Neighbours on Facebook", "facebook", "facebook.com/riverside.neighbours", 2, 214, 7.5),
    ("@riverside.neighbours", "instagram", "instagram.com/riverside.neighbours", 4, 96, 11.0),
    ("Letter to neighbours", "newsletter", "", 14, 132, 2.6),
    ("Stall on the market", "event", "", None, 0, 0.0),
    ("Leaflets and posters", "leaflet", "", None, 0, 0.0),
)

# Words, kind, hashtags; each comes again after a while, as posts of small groups do.
POSTS: tuple[tuple[str, str, str], ...] = (
    ("Food table on Thursday: what do you have too much of?", "interactive", "#foodtable"),
    ("How to keep herbs through the winter", "educational", "#garden"),
    ("Language café: three new tables, come and talk", "promotional", "#languagecafe"),
    ("“I came for bread and stayed for the people.” Amal tells how she found us", "story", "#riverside"),
    ("River clean-up on Saturday, gloves are there", "promotional", "#river"),
    ("Which letters from offices shall we read together?", "interactive", "#paperwork"),
    ("Live from the kitchen: soup for sixty", "live", "#foodtable"),
    ("Your rights at the job centre, in five languages", "educational", "#paperwork"),
    ("What homework help needs: two more pairs of hands", "promotional", "#homework"),
    ("Ivo repaired his hundredth bicycle", "story", "#repair"),
    ("Where does the bus not take you? Tell us below", "interactive", "#riverside"),
    ("Thanks to the library for the second room", "story", "#thanks"),
)
LETTERS = ("The letter of {month}: what was, what comes", "promotional")
STALLS = ("Stall at the {season} market", "Stall before the school, first day", "Open day at the hall")
LEAFLETS = ("Leaflets for the food table, in letter boxes", "Posters for the language café, in shops")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn", "autumn", "winter")  # fmt: skip


def outreach(maker: "Maker") -> Iterator[Record]:
    """Channels, their followers by month, their posts, and what Facebook counted for the page as a whole."""
    stamped, rng = maker.apart("outreach"), Random(f"posts {maker.today}")
    channels = []
    for name, platform, address, owner, *__ in CHANNELS:
        channel = stamped(
            Channel, maker.first, name=name, platform=platform, address=address,
            owner=None if owner is None else maker.people[owner].id,
        )  # fmt: skip
        channels.append(channel)
        yield channel
    followed = [float(channel[4]) for channel in CHANNELS]
    months = 24
    first = add_months(maker.today.replace(day=1), -months)
    for number in range(months + 1):
        month = add_months(first, number)
        for at, channel in enumerate(channels):
            gain = CHANNELS[at][5]
            if not gain:
                continue
            followed[at] += gain * rng.uniform(0.3, 1.7) if number else 0
            if maker.first <= month <= maker.today and (at < 2 or month.month % 3 == 1):
                yield stamped(
                    FollowerCount,
                    month,
                    channel=channel.id,
                    day=month.isoformat(),
                    followers=round(followed[at]),
                )
        if add_months(month, 1) <= maker.today and month >= maker.first:
            yield _page_month(maker, channels[0], month, rng, stamped)
    yield from _posts(maker, channels, rng, stamped)
    yield from _offline(maker, channels, rng, stamped)


def _page_month(maker: "Maker", channel: Channel, month: date, rng: Random, stamped: "Stamped") -> Record:
    """Facebook's own count of a month: follows and visits, which no post says."""
    come = rng.randrange(4, 17)
    values = {"follows": come, "unfollows": rng.randrange(0, 5), "visits": rng.randrange(90, 260)}
    made: Record = stamped(
        ChannelDay, add_months(month, 1), channel=channel.id, day=f"{month:%Y-%m}",
        exported_on=add_months(month, 1).isoformat(), **values,
    )  # fmt: skip
    return made


def _posts(maker: "Maker", channels: list[Channel], rng: Random, stamped: "Stamped") -> Iterator[Record]:
    day, number = maker.first + timedelta(days=3), 0
    letter = ""
    while day < maker.today:
        title, kind, tags = POSTS[number % len(POSTS)]
        older = (maker.today - day).days
        exported = min(maker.today, day + timedelta(days=35)).isoformat()
        grown = 1.5 - older / 1460
        reach = round(rng.uniform(90, 260) * grown * (1.9 if kind in ("story", "live") else 1.0))
        likes = round(reach * rng.uniform(0.02, 0.09))
        comments = round(likes * rng.uniform(0.0, 0.9 if kind == "interactive" else 0.25))
        mood = rng.choice(("glad", "glad", "glad", "neutral", "unhappy")) if comments > 1 else None
        yield stamped(
            Post, day, channel=channels[number % 3 == 2].id, day=day.isoformat(), title=title, kind=kind, hashtags=tags,
            reach=reach, impressions=round(reach * rng.uniform(1.1, 1.7)), likes=likes, comments=comments,
            shares=round(likes * rng.uniform(0.0, 0.4)), known="counted", mood=mood,
            answered_after=round(rng.uniform(0.5, 40), 1) if comments > 1 and rng.random() < 0.7 else None,
            post_id=f"{10_000_000_000 + number * 7919}", exported_on=exported,
        )  # fmt: skip
        if f"{day:%Y-%m}" != letter:
            letter = f"{day:%Y-%m}"
            words = LETTERS[0].format(month=_MONTHS[day.month - 1])
            # How many opened it; nobody can like a letter.
            yield stamped(
                Post, day, channel=channels[2].id, day=day.isoformat(), title=words, kind=LETTERS[1],
                reach=round(rng.uniform(55, 90)), known="counted",
            )  # fmt: skip
        day += timedelta(days=rng.randrange(4, 9))
        number += 1


def _offline(maker: "Maker", channels: list[Channel], rng: Random, stamped: "Stamped") -> Iterator[Record]:
    """Stalls and leaflets, four and two a year."""
    for number in range(8):
        day = maker.today - timedelta(days=20 + number * 88)
        title = STALLS[number % 3].format(season=_SEASONS[day.month - 1])
        yield stamped(
            Post, day, channel=channels[3].id, day=day.isoformat(), title=title, kind="interactive",
            reach=round(rng.uniform(40, 170)), known="counted" if number % 3 else "estimated",
        )  # fmt: skip
    for number in range(4):
        day = maker.today - timedelta(days=50 + number * 175)
        yield stamped(
            Post, day, channel=channels[4].id, day=day.isoformat(), title=LEAFLETS[number % 2], kind="promotional",
            reach=rng.randrange(3, 9) * 100, known="estimated",
        )  # fmt: skip
