"""Public prints: no count of fewer than five people, and no second number it could be worked out from."""

from dataclasses import replace

from commdesk.records.goals import Goal
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.reports import catalogue, plain
from commdesk.store.store import Store


def _printed(store: Store, *, public: bool) -> str:
    options = replace(catalogue.default_options("impact", store), public=public)
    return plain.as_text(catalogue.build("impact", store, options))


def _more_people(store: Store, names: str, day: str) -> None:
    with store.step("More"):
        for name in names:
            store.save(Volunteer(id=name, name=name))
            store.save(Shift(day=day, volunteer=name, programme="kitchen", minutes=60))


def test_few_people_are_not_counted(week_old: Store) -> None:
    assert "3 people helped" in _printed(week_old, public=False)
    text = _printed(week_old, public=True)
    assert "fewer than 5 people helped" in text
    assert "3 people" not in text
    assert "3 for the first time" not in text
    assert "Counts of fewer than 5 are not shown." in text


def test_those_who_are_not_new_cannot_be_worked_out(week_old: Store) -> None:
    # Seven people, four of them for the first time; and again with two who are not new.
    with week_old.step("Earlier"):
        for name in ("Ana", "Björn"):
            week_old.save(Shift(day="2020-01-01", volunteer=name, programme="kitchen", minutes=60))
    _more_people(week_old, "abcd", "2026-11-20")
    assert "7 people helped [2] (5 for the first time)" in _printed(week_old, public=False)
    text = _printed(week_old, public=True)
    assert "7 people helped" in text
    assert "for the first time" not in text


def test_the_practice_groups_visits_are_hidden(practice: Store) -> None:
    assert "4+ neighbours visited" in _printed(practice, public=False)
    text = _printed(practice, public=True)
    assert "fewer than 5 neighbours visited" in text
    assert "4+ neighbours" not in text


def test_a_goals_small_reading_is_told_by_its_word_only(week_old: Store) -> None:
    with week_old.step("Goal"):
        week_old.save(
            Goal(
                name="Waiting",
                state="under_way",
                start="2026-11-01",
                due="2027-11-01",
                target=20,
                now=3,
                unit="people",
            )
        )
    assert "3 of 20 people" in _printed(week_old, public=False)
    text = _printed(week_old, public=True)
    assert "3 of 20" not in text
    assert "15 % done" not in text


def test_small_groups_counted_by_head(week_old: Store) -> None:
    with week_old.step("Party"):
        week_old.save(Shift(day="2026-11-20", programme="kitchen", minutes=60, people=4, party="Scouts"))
    assert "4 hands in groups" in _printed(week_old, public=False)
    text = _printed(week_old, public=True)
    assert "fewer than 5 hands in groups" in text
    assert "by groups counted by head" not in text
