"""What was heard and answered; all sums done by hand."""

from datetime import date

import pytest

from commdesk.figures import listening
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.listening import FEEDBACK, Feedback, FeedbackTheme, Theme
from commdesk.store.query import Query
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)
YEAR = parse_period("2026")


def fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def some(store: Store) -> None:
    fill(
        store,
        Theme(id="w", name="Housing", number=3),
        Theme(id="p", name="Damp", number=31, parent="w"),
        Theme(id="o", name="Work", number=2),
        Feedback(
            id="a", day="2026-01-10", words="wet", type="complaint", how="meeting", answered_on="2026-01-12"
        ),
        Feedback(
            id="b", day="2026-02-01", words="when?", type="question", answered_on="2026-02-11", understood="x"
        ),
        Feedback(id="c", day="2026-03-01", words="mine", type="need", sensitive=1, confirmed=1),
        Feedback(id="d", day="2026-03-02", words="lovely", type="thanks"),
        Feedback(id="e", day="2026-04-01", words="untyped", answered_on="2026-04-01"),
        Feedback(id="f", day="2025-12-31", words="last year", type="need"),
        FeedbackTheme(feedback="a", theme="p"),
        FeedbackTheme(feedback="b", theme="p"),
        FeedbackTheme(feedback="b", theme="w"),
        FeedbackTheme(feedback="c", theme="o"),
    )


def test_items_answers_and_the_median_time_until_them(store: Store) -> None:
    some(store)
    found = listening.count(store, YEAR)
    assert (found.items, found.answered, found.unanswered, found.waiting) == (5, 3, 2, 1)
    assert found.days == 2.0  # of 2, 10 and 0 days
    assert (found.reflected, found.confirmed, found.sensitive) == (2, 1, 1)
    assert dict(found.types) == {"complaint": 1, "question": 1, "need": 1, "thanks": 1, "": 1}
    assert dict(found.hows) == {"meeting": 1, "": 4}


def test_an_item_counts_once_under_a_theme_and_its_part(store: Store) -> None:
    some(store)
    found = listening.count(store, YEAR)
    assert [(one.id, one.name, one.items) for one in found.themes] == [
        ("p", "Damp", 2),
        ("w", "Housing", 2),
        ("o", "Work", 1),
    ]
    assert found.untold == 2


def test_nothing_answered_has_no_median_and_says_why(store: Store) -> None:
    fill(store, Feedback(day="2026-03-02", words="x"))
    found = listening.count(store, YEAR)
    assert found.days is None
    told = as_json(figures(store, YEAR))
    assert told["listening"]["median_days_to_answer"] is None
    assert told["reasons"]["median_days_to_answer"]


@pytest.mark.parametrize(
    ("day", "kind", "waits"),
    [
        ("2026-11-07", "question", True),  # 15 days ago
        ("2026-11-08", "question", False),  # 14
        ("2026-01-01", "thanks", False),
        ("2026-01-01", None, True),
    ],
)
def test_what_waits_for_an_answer(store: Store, day: str, kind: str | None, waits: bool) -> None:
    fill(store, Feedback(id="x", day=day, words="x", type=kind))
    assert bool(listening.waiting(store, TODAY)) is waits


def test_the_list_of_what_waits_is_what_the_figures_say(store: Store) -> None:
    some(store)
    listed = store.find(FEEDBACK, Query(states=("waiting",)))
    assert {item.id for item in listed} == {"c", "f"}
    assert all(listening.wants_answer(item) for item in listed)
    assert {item.id for item in store.find(FEEDBACK, Query(states=("themeless",)))} == {"d", "e", "f"}


def test_themes_stand_wide_before_narrow_by_number(store: Store) -> None:
    some(store)
    assert [(theme.name, level) for theme, level in listening.ordered_themes(store)] == [
        ("Work", 0),
        ("Housing", 0),
        ("Damp", 1),
    ]


def test_the_figures_as_json_hold_listening(store: Store) -> None:
    some(store)
    told = as_json(figures(store, YEAR))["listening"]
    assert {key: told[key] for key in ("items", "answered", "unanswered", "median_days_to_answer")} == {
        "items": 5,
        "answered": 3,
        "unanswered": 2,
        "median_days_to_answer": 2.0,
    }
    assert told["themes"] == {"Damp": 2, "Housing": 2, "Work": 1}
