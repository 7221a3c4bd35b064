"""Outreach on cases small enough to count by hand."""

from collections import Counter
from datetime import date

import pytest

from commdesk.figures import outreach
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.outreach import Channel, ChannelDay, FollowerCount, Post
from commdesk.store.store import Store

YEAR = parse_period("2025")


def fill(store: Store, *records: object) -> None:
    with store.step("fill"):
        for record in records:
            store.save(record)  # type: ignore[arg-type]


def post(channel: Channel, day: str = "2025-03-04", **more: object) -> Post:
    return Post(channel=channel.id, day=day, title=str(more.pop("title", "A post")), **more)  # type: ignore[arg-type]


def test_the_rate_by_followers_and_by_reach_name_their_denominators(store: Store) -> None:
    page = Channel(name="Page", platform="x")
    fill(
        store,
        page,
        FollowerCount(channel=page.id, day="2025-01-01", followers=200),
        FollowerCount(channel=page.id, day="2025-06-30", followers=250),
        post(page, reach=400, likes=10, comments=2, shares=3),
        post(page, likes=5),
    )
    found = outreach.count(store, YEAR)
    assert (found.posts, found.reach, found.interactions) == (2, 400, 20)
    # 20 reactions of 250 followers; of 400 people reached 15, since the reach of the second is not known.
    assert found.by_followers == (pytest.approx(0.08), 20, 250)
    assert found.by_reach == (pytest.approx(0.0375), 15, 400)
    assert found.followers == (200, 250, 250)
    assert found.growth == pytest.approx(0.25)


def test_nothing_known_is_not_enough_yet_and_never_nought(store: Store) -> None:
    page = Channel(name="Page")
    fill(store, page, post(page))
    found = outreach.count(store, YEAR)
    assert (found.posts, found.reach, found.impressions, found.engagements) == (1, None, None, None)
    assert (found.by_followers.value, found.by_reach.value, found.growth, found.net_follows) == (None,) * 4
    assert (found.net_mood, found.answer_hours, found.followers) == (None, None, (None, None, None))
    assert not found.empty and outreach.count(store, parse_period("2020")).empty


def test_growth_from_nothing_and_from_one_count_cannot_be_said() -> None:
    assert outreach.growth_rate(0, 40) is None
    assert outreach.growth_rate(None, 40) is None
    assert outreach.growth_rate(40, 30) == pytest.approx(-0.25)
    once = [FollowerCount(channel="a", day="2025-03-01", followers=40)]
    assert outreach.followers(once, date(2025, 1, 1), date(2025, 12, 31)) == (None, 40, 40)
    # A count after the period is not of it.
    assert outreach.followers(once, date(2025, 1, 1), date(2025, 2, 1)) == (None, None, None)


def test_growth_counts_only_channels_known_at_both_ends() -> None:
    counts = [
        FollowerCount(channel="old", day="2024-12-01", followers=100),
        FollowerCount(channel="old", day="2025-12-01", followers=150),
        FollowerCount(channel="new", day="2025-11-01", followers=70),
    ]
    assert outreach.followers(counts, date(2025, 1, 1), date(2025, 12, 31)) == (100, 150, 220)


def test_a_channels_days_count_before_its_posts_and_nothing_twice(store: Store) -> None:
    x, page = Channel(name="X", platform="x"), Channel(name="Page", platform="facebook")
    fill(
        store,
        x,
        page,
        ChannelDay(channel=x.id, day="2025-03", impressions=9999),
        ChannelDay(
            channel=x.id, day="2025-03-01", impressions=100, likes=7, engagements=30, follows=5, unfollows=2
        ),
        ChannelDay(channel=x.id, day="2025-03-02", impressions=50, posts=3, unfollows=1),
        ChannelDay(channel=x.id, day="2025-04", impressions=10),
        post(x, impressions=40, likes=2, reach=30),
        post(page, reach=500, likes=9, engagements=12),
    )
    found = outreach.count(store, YEAR)
    # The month as a whole makes room for its days; the post's impressions are among those of its days, its reach is not.
    assert (found.impressions, found.reach, found.engagements, found.interactions) == (160, 530, 42, 19)
    assert (found.posts, found.net_follows) == (4, 2)
    assert [(month.key, month.posts, month.impressions) for month in found.months] == [
        ("2025-03", 4, 150),
        ("2025-04", 0, 10),
    ]
    names = {x.id: "X", page.id: "Page"}
    assert [(names[one.key], one.posts, one.reach) for one in found.channels] == [
        ("Page", 1, 500),
        ("X", 3, 30),
    ]
    assert outreach.count(store, YEAR, page.id).posts == 1


def test_metas_combined_count_is_used_as_it_is_and_xs_sum_is_not(store: Store) -> None:
    one = Post(likes=3, comments=1, engagements=20)
    assert outreach.interactions(one, "facebook") == 20
    assert outreach.interactions(one, "x") == 4
    assert outreach.interactions(Post(engagements=20), "x") == 20
    assert outreach.interactions(Post()) is None
    assert outreach.engagements(one, "x") == 20


def test_moods_answers_kinds_and_the_best(store: Store) -> None:
    page = Channel(name="Page")
    loud = post(page, title="Loud", likes=9, kind="story", mood="glad", answered_after=1.0)
    wide = post(page, title="Wide", reach=900, kind="story", mood="unhappy", answered_after=30.0)
    still = post(page, title="Still", mood="glad", answered_after=4.0)
    fill(store, page, loud, wide, still, post(page, kind="live", mood="neutral"))
    found = outreach.count(store, YEAR)
    assert found.kinds == (("story", 2), ("", 1), ("live", 1))
    assert found.net_mood == pytest.approx(0.25)
    assert (found.answer_hours, found.answered) == (4.0, 3)
    assert [one.title for one in outreach.best(outreach.posts_in(store, YEAR), {})] == ["Loud", "Wide"]
    assert outreach.net_mood(Counter()) is None


def test_posts_of_a_month_count_in_the_months_period(store: Store) -> None:
    page = Channel(name="Page")
    guessed = post(page, day="2025-02-28", reach=50, known="estimated")
    fill(store, page, post(page, day="2025-03", reach=5, known="counted"), guessed)
    assert outreach.count(store, parse_period("2025-03")).reach == 5
    assert (outreach.count(store, YEAR).reach, outreach.count(store, YEAR).estimated) == (55, 50)


def test_the_figures_as_json_say_why_one_is_missing(store: Store) -> None:
    page = Channel(name="Page", platform="x")
    fill(
        store,
        page,
        ChannelDay(channel=page.id, day="2025-03-01", impressions=100, likes=7, follows=5, unfollows=2),
    )
    told = as_json(figures(store, YEAR))
    assert told["outreach"] == {
        "posts": 0,
        "reach": None,
        "impressions": 100,
        "engagements": 7,
        "interactions": 7,
        "engagement_rate_followers": None,
        "engagement_rate_reach": None,
        "followers_start": None,
        "followers_end": None,
        "growth_rate": None,
        "net_follows": 3,
    }
    assert "followers" in told["reasons"]["outreach.engagement_rate_followers"]
    assert "outreach.net_follows" not in told["reasons"]
