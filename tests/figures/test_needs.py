"""Needs in their order; all sums done by hand."""

from datetime import date

import pytest

from commdesk.figures import needs
from commdesk.records.goals import Goal
from commdesk.records.listening import Feedback, Need, NeedGoal
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


def fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


@pytest.mark.parametrize(
    ("size", "seriousness", "effect", "rating"),
    [
        (10, 20, 10, 100),
        (8, 15, 6, 46),  # 23 × 6 ÷ 3
        (0, 0, 10, 0),
        (9, 20, 0, 0),  # nothing helps
        (None, 10, 5, None),
        (5, None, 5, None),
        (5, 10, None, None),
    ],
)
def test_the_basic_priority_rating(size, seriousness, effect, rating) -> None:
    need = Need(name="x", size=size, seriousness=seriousness, effect=effect)
    assert needs.rating(need) == rating
    assert bool(needs.missing(need)) is (rating is None)


def test_needs_stand_by_rating_then_dots_then_how_often_they_were_heard(store: Store) -> None:
    fill(
        store,
        Need(id="low", name="Low", size=1, seriousness=2, effect=3),
        Need(id="top", name="Top", size=9, seriousness=18, effect=8, votes=2),
        Need(id="also", name="Also top", size=9, seriousness=18, effect=8, votes=5),
        Need(id="a", name="Unrated, heard", votes=5),
        Need(id="b", name="Unrated"),
        Goal(id="g", name="g"),
        NeedGoal(need="a", goal="g"),
        *(Feedback(day="2026-01-01", words="x", need="a", sensitive=n) for n in (0, 1)),
        Feedback(day="2026-01-01", words="x"),
    )
    found = needs.ranked(store)
    assert [(one.need.id, one.place, one.votes_place) for one in found] == [
        ("also", 1, 1),
        ("top", 1, 3),
        ("low", 3, None),
        ("a", None, 1),
        ("b", None, None),
    ]
    unrated = found[3]
    assert (unrated.heard, unrated.goals, unrated.rating) == (2, 1, None)


def test_sensitive_words_are_never_quoted(store: Store) -> None:
    fill(
        store,
        Need(id="n", name="n"),
        Feedback(day="2026-01-01", words="open words", need="n"),
        Feedback(day="2026-01-02", words="for us alone", need="n", sensitive=1),
    )
    assert [item.words for item in needs.words_of(store, "n")] == ["open words"]


def test_open_needs_that_nobody_does_anything_about_are_found_again(store: Store) -> None:
    fill(
        store,
        Need(id="old", name="Old", since="2026-09-22"),  # 61 days
        Need(id="young", name="Young", since="2026-09-23"),
        Need(id="goal", name="With a goal", since="2026-01-01"),
        Need(id="done", name="Answered", since="2026-01-01", state="answered", answer="x"),
        Goal(id="g", name="g"),
        NeedGoal(need="goal", goal="g"),
    )
    assert [need.id for need in needs.forgotten(store, TODAY)] == ["old"]
