"""What Home says of checks, required service, thanks and care; today is 22 November 2026."""

import pytest

from commdesk.figures import attention
from commdesk.figures.items import Item
from commdesk.records.programmes import Programme
from commdesk.records.recognition import AwardRule
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Check, CheckType, Service, Volunteer
from commdesk.store.store import Store


@pytest.fixture
def people(store: Store) -> Store:
    """Four people who helped today, and first aid to be renewed."""
    with store.step("Fill"):
        store.save(CheckType(id="aid", name="First aid"))
        store.save(Programme(id="p", name="Table"))
        for name in ("Ana", "Bo", "Cleo", "Dan"):
            store.save(Volunteer(id=name, name=name))
            store.save(Shift(day="2026-11-22", volunteer=name, programme="p", minutes=60))
    return store


def check(store: Store, who: str, expires: str) -> str:
    made = Check(volunteer=who, type="aid", expires=expires)
    with store.step("Check"):
        store.save(made)
    return made.id


def shown(store: Store) -> list[tuple[str, str, str, str]]:
    return [(i.kind, i.word, i.title, i.note) for i in attention.needs_you(store) if i.kind not in ("care",)]


def test_single_checks_are_told_by_name(people: Store) -> None:
    expired, due = check(people, "Ana", "2026-10-03"), check(people, "Bo", "2026-12-01")
    assert shown(people) == [
        ("checks", "Expired", "First aid of Ana ran out on Sat 3 Oct", ""),
        ("checks", "In 9 days", "First aid of Bo runs out on Tue 1 Dec", ""),
    ]
    assert [i.id for i in attention.needs_you(people)[:2]] == [expired, due]


def test_several_are_told_in_one_line(people: Store) -> None:
    for who, expires in (("Cleo", "2027-01-14"), ("Ana", "2026-12-01"), ("Bo", "2026-11-22")):
        check(people, who, expires)
    (line,) = [i for i in attention.needs_you(people) if i.kind == "checks"]
    assert line.title == "First aid: 3 people’s run out by Thu 14 Jan 2027"
    assert (line.id, line.word, line.tone, line.note) == ("checks", "Today", "warn", "Bo, Ana and Cleo")
    for who in ("Ana", "Bo"):
        with people.step("New"):
            people.save(CheckType(id=f"t{who}", name=f"Talk {who}"))
            people.save(Check(volunteer=who, type=f"t{who}", expires="2026-11-01"))
    expired, due = (i for i in attention.needs_you(people) if i.kind == "checks")
    assert (expired.title, expired.note) == ("2 checks have run out", "Ana (Talk Ana) and Bo (Talk Bo)")
    assert (expired.id, expired.word, due.title) == ("checks", "Expired", line.title)


def ask(store: Store, who: str, hours: int, due: str | None, start: str = "2026-11-01") -> None:
    asked = Service(id=who, volunteer=who, minutes=hours * 60, start=start, due=due, place="Mill School")
    with store.step("Ask"):
        store.save(asked)


def test_required_service(people: Store) -> None:
    ask(people, "Ana", 10, "2026-11-21", "2026-10-01")
    ask(people, "Bo", 1, "2026-12-01")
    ask(people, "Cleo", 2, "2026-12-22", "2026-11-22")
    ask(people, "Dan", 2, None)
    assert shown(people) == [
        ("services", "Late", "10 h of Ana were due Sat 21 Nov", "0 h given, 10 h to go"),
        (
            "services",
            "Done",
            "Bo has given the 1 h that were asked for",
            "The statement can be printed and signed.",
        ),
        ("services", "In 30 days", "2 h of Cleo are due Tue 22 Dec", "1 h given, 1 h to go"),
    ]


def test_service_that_falls_behind_is_told_early(people: Store) -> None:
    ask(people, "Ana", 100, "2027-06-01", "2026-01-01")
    assert [row[:2] for row in shown(people)] == [("services", "Behind")]


def test_thanks_and_care_are_one_line_each(people: Store) -> None:
    with people.step("More"):
        people.save(AwardRule(name="Mug", minutes=60))
        people.save(AwardRule(name="Card", minutes=30))
        for name in ("Eve", "Fay"):
            people.save(Volunteer(id=name, name=name))
            people.save(Shift(day="2026-10-01", volunteer=name, programme="p", minutes=10))
    found = attention.needs_you(people)
    assert found[-2:] == [
        Item(
            "awards", "thanks", found[0].day, "4 people have earned a thank-you", "Ana, Bo, Cleo and Dan", "Thanks",
            "good",
        ),
        Item(
            "care", "care", found[0].day, "2 people you might like to ask how they are", "Eve and Fay", "Care", "quiet"
        ),
    ]  # fmt: skip
