"""Checks that ran out, run out soon or are missing; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures import checks
from commdesk.records.volunteers import CHECK_TYPES, Check, CheckType, Volunteer
from commdesk.store.store import Store


@pytest.fixture
def people(store: Store) -> Store:
    """First aid with a window of 60 days, keys with one of 7, and three people."""
    with store.step("Fill"):
        for type in store.find(CHECK_TYPES):
            store.delete(type)
        store.save(CheckType(id="aid", name="First aid", months=24, window=60))
        store.save(CheckType(id="keys", name="Keys", window=7))
        for name, status in (("Ana", "current"), ("Bo", "resting"), ("Cleo", "left"), ("Dan", "prospect")):
            store.save(Volunteer(id=name.lower(), name=name, status=status))
    return store


def have(store: Store, who: str, expires: str | None, type: str = "aid", done: str | None = None) -> None:
    with store.step("Check"):
        store.save(Check(volunteer=who, type=type, expires=expires, done_on=done))


def told(store: Store, until: date | None = None) -> list[tuple[str, str, str, int]]:
    return [(c.state, c.name, c.type.name, c.days) for c in checks.running_out(store, until=until)]


@pytest.mark.parametrize(
    ("expires", "state", "days"),
    [
        ("2026-11-21", "expired", -1),
        ("2026-11-22", "due", 0),
        ("2027-01-21", "due", 60),
        ("2026-11", "due", 8),
        ("2026-10", "expired", -22),
        ("2026", "due", 39),
        ("2025", "expired", -326),
        ("2027-01-22", None, 0),
        ("2027-01", None, 0),
        ("2027", None, 0),
        (None, None, 0),
    ],
)
def test_the_edges_of_the_window(people: Store, expires: str | None, state: str | None, days: int) -> None:
    have(people, "ana", expires, done="2020")
    assert told(people) == ([(state, "Ana", "First aid", days)] if state else [])


def test_each_type_has_its_own_window(people: Store) -> None:
    have(people, "ana", "2026-11-29", "keys")
    have(people, "bo", "2026-11-30", "keys")
    assert told(people) == [("due", "Ana", "Keys", 7)]
    assert told(people, date(2026, 11, 30)) == [("due", "Ana", "Keys", 7), ("due", "Bo", "Keys", 8)]


def test_leavers_are_left_out_and_prospects_are_not(people: Store) -> None:
    have(people, "cleo", "2026-11-01")
    have(people, "dan", "2026-11-02")
    assert told(people) == [("expired", "Dan", "First aid", -20)]


def test_a_renewed_check_warns_no_more(people: Store) -> None:
    have(people, "ana", "2026-11-01", done="2024-11-01")
    have(people, "ana", "2028-11-01", done="2026-11-01")
    # Bo's second one holds for ever.
    have(people, "bo", "2026-11-01", done="2024-11-01")
    have(people, "bo", None, done="2026-10")
    assert told(people) == []
    # An old one without an end does not hide that the newer one ran out.
    have(people, "dan", None, done="2019")
    have(people, "dan", "2026-11-01", done="2024-11-01")
    assert told(people) == [("expired", "Dan", "First aid", -21)]


def test_missing_only_of_those_who_help_now(people: Store) -> None:
    with people.step("Everybody"):
        people.save(CheckType(id="talk", name="Induction", everyone=1))
        people.save(Volunteer(id="eve", name="Eve"))
    have(people, "eve", None, "talk")
    assert [(c.name, c.type.name, c.check) for c in checks.missing(people)] == [("Ana", "Induction", None)]


def test_an_empty_group_has_none(store: Store) -> None:
    assert checks.running_out(store) == checks.missing(store) == []
