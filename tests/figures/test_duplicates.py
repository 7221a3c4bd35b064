"""People who may be one: found by address, phone and name, and nobody who only looks a little alike."""

import random

import pytest

from commdesk.figures.duplicates import MOST_PAIRS, Pair, likely_duplicates
from commdesk.records.not_same import NotSame
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.volunteers import VOLUNTEERS as KIND
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def _keep(store: Store, *people: Volunteer) -> None:
    with store.step("Fill"):
        for person in people:
            store.save(person)


def _found(store: Store) -> list[Pair]:
    return likely_duplicates(store)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José García", "Jose Garcia"),
        ("Jürgen Groß", "Jurgen Gross"),
        ("Łucja Nowak", "Lucja Novak"),
        ("Jon Smith", "John Smith"),
        ("Yusuf, Amina", "Amina Yusuf"),
        ("Amina Yusuf", "Amina Yusuf Ali"),
        ("A. Yusuf", "Amina Yusuf"),
        ("Dan Okafor", "Daniel Okafor"),
        ("Anna-Lena Groß", "Annalena Gross"),
        ("Олена Коваль", "Олена Ковал"),
        ("Nguyễn Thị Hạnh", "Nguyen Thi Hanh"),
    ],
)
def test_names_that_may_be_one_person_s(store: Store, one: str, other: str) -> None:
    _keep(store, Volunteer(name=one), Volunteer(name=other), Volunteer(name="Zoë Núñez"))
    (pair,) = _found(store)
    assert pair.reason == "name"
    names = {v.name for v in (store.get(KIND, pair.one), store.get(KIND, pair.other))}
    assert names == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Lee", "Tim Lee"),
        ("Elsa W. Çelik", "Elsa V. Çelik"),
        ("Anna Weber", "Otto Weber"),
        ("Amina", "Amina Yusuf"),
        ("Maria", "Mario"),
        ("…", "—"),
    ],
)
def test_names_that_are_two_people_s(store: Store, one: str, other: str) -> None:
    _keep(store, Volunteer(name=one), Volunteer(name=other))
    assert _found(store) == []


def test_the_same_phone_in_two_forms_and_the_same_address(store: Store) -> None:
    a = Volunteer(name="Amina Yusuf", phone="0151 234")
    b = Volunteer(name="A. Y.", phone="+49 151 234")
    c = Volunteer(name="Jürgen", email="j@example.org")
    d = Volunteer(name="Groß", email="Jürgen <J@Example.org>, other@example.org")
    _keep(store, a, b, c, d, Volunteer(name="Zoë", phone="0151 235", email="z@example.org"))
    assert {(p.one, p.other, p.reason) for p in _found(store)} == {
        (a.id, b.id, "phone"),
        (c.id, d.id, "email"),
    }


def test_a_school_s_phone_makes_nobody_the_same_person_but_a_like_name_does(store: Store) -> None:
    names = ("Ada Bauer", "Bruno Costa", "Celia Dahl", "Dinah Fischer", "Ada Baur")
    _keep(store, *(Volunteer(name=name, phone="0151 234567") for name in names))
    (pair,) = _found(store)
    assert {store.get(KIND, pair.one).name, store.get(KIND, pair.other).name} == {"Ada Bauer", "Ada Baur"}
    assert pair.reason == "phone"


def test_who_was_called_two_people_is_not_proposed_again(store: Store) -> None:
    a, b = Volunteer(name="Maria Lopez"), Volunteer(name="Mario Lopez")
    _keep(store, a, b)
    assert len(_found(store)) == 1
    with store.step("Different"):
        store.save(NotSame(one=b.id, other=a.id))
    assert _found(store) == []


def test_the_surest_come_first(store: Store) -> None:
    _keep(
        store,
        Volunteer(name="Maria Lopez"), Volunteer(name="Mario Lopez"),
        Volunteer(name="Ruth Abernathy", phone="555 0101"), Volunteer(name="Kwame Mensah", phone="555 0101"),
        Volunteer(name="Jose Garcia", email="j@example.org"), Volunteer(name="José García", email="j@example.org"),
    )  # fmt: skip
    assert [(p.reason, round(p.alike)) for p in _found(store)] == [("email", 100), ("name", 91), ("phone", 0)]


def test_planted_pairs_are_found_among_thousands(store: Store) -> None:
    dice = random.Random(7)
    letters = "abcdefghijklmnoprstuvz"
    people = []
    for number in range(3000):
        first = "".join(dice.choices(letters, k=dice.randrange(4, 9))).capitalize()
        # A name that very many have, as in a small town.
        last = "Kim" if number % 3 else "".join(dice.choices(letters, k=8)).capitalize()
        people.append(Volunteer(name=f"{first} {last}", phone=f"0151 {number:06d}"))
    chosen = dice.sample(people[::7], 40)
    twins = [Volunteer(name=person.name[:2] + person.name[3:], phone="") for person in chosen]
    _keep(store, *people, *twins)
    pairs = {frozenset((p.one, p.other)) for p in _found(store)}
    planted = {frozenset((a.id, b.id)) for a, b in zip(chosen, twins, strict=True)}
    assert len(planted & pairs) >= 36 and len(pairs) < 200


def test_no_more_than_anybody_could_look_through(store: Store) -> None:
    _keep(store, *(Volunteer(name="Amina Yusuf") for _n in range(60)))
    assert len(_found(store)) == MOST_PAIRS


def test_nobody_and_one(store: Store) -> None:
    assert _found(store) == []
    _keep(store, Volunteer(name="Amina Yusuf", phone="0151 234567", email="a@example.org"))
    assert _found(store) == []


def test_partners_who_may_be_one_by_name_phone_address_or_website(store: Store) -> None:
    pairs = [
        (Partner(name="Data City"), Partner(name="The Data City Ltd."), "name"),
        (Partner(name="Zoë's Bakery & Sons"), Partner(name="Zoes Bakery and Sons"), "name"),
        (Partner(name="Mill", website="http://mill.example"), Partner(name="Old Works", website="https://www.mill.example/we"), "site"),
        (Partner(name="Громада", phone="+380 44 1234567"), Partner(name="Hub", phone="044 1234567"), "phone"),
        (Partner(name="Zoo", email="info@zoo.example"), Partner(name="Park", email="Info@zoo.example"), "email"),
    ]  # fmt: skip
    with store.step("Fill"):
        for one, other, __ in pairs:
            store.save(one)
            store.save(other)
        for name in ("Leeds City Lab", "Leeds City Council", "Harbour School", "Hill School"):
            store.save(Partner(name=name, website="https://facebook.com/" + name.replace(" ", "")))
    found = {frozenset((p.one, p.other)): p.reason for p in likely_duplicates(store, kind=PARTNERS)}
    assert found == {frozenset((one.id, other.id)): reason for one, other, reason in pairs}
    assert likely_duplicates(store) == []
