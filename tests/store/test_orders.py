"""What lists are put in order by that is no field: the file reckons it as the figures do."""

from collections.abc import Callable
from typing import Any

import pytest

from commdesk.figures import needs, outreach
from commdesk.records.kinds import BY_NAME
from commdesk.records.listening import NEEDS, Feedback, FeedbackTheme, Need, Theme
from commdesk.records.outreach import CHANNELS, POSTS, Channel, Post
from commdesk.records.surveys import AnswerSheet, Survey
from commdesk.store.query import Query
from commdesk.store.store import Store


def fill(store: Store, *records: Any) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def in_order(store: Store, kind: str, name: str, value: Callable[[Any], float | None]) -> list[float | None]:
    """The values by which all records of a kind stand when the file orders them downwards."""
    return [value(one) for one in store.find(BY_NAME[kind], Query(order=(f"-{name}",)))]


def test_needs_by_their_rating(store: Store) -> None:
    scores = [(3, 9, 5), (8, 18, 6), (None, 20, 9), (10, 20, 10), (0, 0, 10), (5, None, 1)]
    fill(store, *(Need(name=str(s), size=s[0], seriousness=s[1], effect=s[2]) for s in scores))
    assert in_order(store, "needs", "rating", needs.rating) == [100, 52, 20, 0, None, None]
    assert store.find(NEEDS, Query(order=("rating",)))[0].name == "(0, 0, 10)"


def test_posts_by_their_reactions(store: Store) -> None:
    platforms = {"f": "facebook", "i": "instagram", "x": "x", "s": None}
    fill(store, *(Channel(id=id, name=id, platform=platform) for id, platform in platforms.items()))
    counts = [
        (1, 2, 3, None),
        (1, None, None, 90),
        (None, None, None, 7),
        (None, None, None, None),
        (0, 0, 0, 0),
        (2, 9, 0, None),
        (5, 0, 4, None),
    ]
    fill(
        store,
        *(
            Post(
                channel=id,
                day="2026-11-01",
                title=f"{id}{at}",
                likes=c[0],
                comments=c[1],
                shares=c[2],
                engagements=c[3],
            )
            for id in platforms
            for at, c in enumerate(counts)
        ),
    )
    on = {channel.id: channel.platform for channel in store.find(CHANNELS)}
    found = in_order(store, "posts", "reactions", lambda post: outreach.interactions(post, on[post.channel]))
    known = [value for value in found if value is not None]
    assert found == sorted(known, reverse=True) + [None] * 4
    assert found[:3] == [90, 90, 11] and len(store.find(POSTS)) == 28


def test_themes_and_surveys_by_how_much_there_is(store: Store) -> None:
    fill(store, *(Theme(id=id, name=id) for id in "abc"), *(Survey(id=id, name=id) for id in "st"))
    fill(store, *(Feedback(id=id, words=id, day="2026-11-01") for id in "mn"), AnswerSheet(survey="t"))
    fill(store, *(FeedbackTheme(feedback=f, theme=t) for f, t in ("mb", "nb", "mc")))
    assert [one.id for one in store.find(BY_NAME["themes"], Query(order=("-items",)))] == ["b", "c", "a"]
    assert [one.id for one in store.find(BY_NAME["surveys"], Query(order=("-sheets",)))] == ["t", "s"]


@pytest.mark.parametrize("name", ["rate", "id; DROP TABLE needs"])
def test_nothing_else_enters_the_order(store: Store, name: str) -> None:
    with pytest.raises(KeyError):
        store.find(NEEDS, Query(order=(name,)))
