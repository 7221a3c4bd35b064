"""Goals in groups: by owner, programme and state, parts below what they are part of."""

import pytest

from commdesk.figures import goals as figures
from commdesk.figures.goal_groups import grouped
from commdesk.records.goals import Goal
from commdesk.records.programmes import Programme
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    with store.step("Fill"):
        for record in (
            Volunteer(id="z", name="Zoe"),
            Volunteer(id="a", name="ámina"),
            Programme(id="p", name="Food table"),
            Goal(id="1", name="Old", state="reached", start="2025-01-01", owner="z"),
            Goal(id="2", name="Whole", state="under_way", start="2026-03-01", owner="a", programme="p"),
            Goal(id="3", name="Part", state="under_way", start="2026-01-01", owner="z", parent="2"),
            Goal(id="4", name="Later", state="planned"),
        ):
            store.save(record, new=True)
    return store


def _shape(store: Store, by: str) -> list[tuple[str, list[tuple[str, int]]]]:
    found = grouped(store, figures.timeline(store), by)
    return [(group.title, [(line.goal.name, level) for line, level in group.goals]) for group in found]


def test_all_together_what_is_under_way_comes_first_and_parts_follow_their_whole(filled: Store) -> None:
    assert _shape(filled, "") == [("", [("Whole", 0), ("Part", 1), ("Later", 0), ("Old", 0)])]


def test_by_owner_names_stand_in_order_and_the_nameless_group_is_last(filled: Store) -> None:
    assert _shape(filled, "owner") == [
        ("ámina", [("Whole", 0)]),
        ("Zoe", [("Part", 0), ("Old", 0)]),
        ("Nobody yet", [("Later", 0)]),
    ]


def test_by_programme_and_by_state(filled: Store) -> None:
    assert [title for title, __ in _shape(filled, "programme")] == ["Food table", "No programme"]
    assert [title for title, __ in _shape(filled, "state")] == ["Under way", "Planned", "Reached"]


def test_an_unknown_way_of_grouping_is_an_error(filled: Store) -> None:
    with pytest.raises(KeyError):
        _shape(filled, "colour")
