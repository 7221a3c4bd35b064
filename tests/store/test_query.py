"""Asking: words, values, order and windows."""

import random

import pytest

from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.query import Query
from commdesk.store.store import Store

NAMES = [
    "Jürgen Weiß",
    "Łucja Nowak",
    "Bjørn Åse",
    "José O'Neil",
    "Anna-Lena Groß",
    "李 明",
    "Zoë_x Ünal",
    "100% Sure",
]


@pytest.fixture
def people(store: Store) -> Store:
    with store.step("Fill"):
        for name in NAMES:
            store.save(Volunteer(name=name))
    return store


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jurgen", "Jürgen Weiß"),
        ("JÜRGEN weiss", "Jürgen Weiß"),
        ("weiß jür", "Jürgen Weiß"),
        ("lucja", "Łucja Nowak"),
        ("Łuc", "Łucja Nowak"),
        ("bjorn", "Bjørn Åse"),
        ("ase", "Bjørn Åse"),
        ("neil", "José O'Neil"),
        ("o'neil", "José O'Neil"),
        ("jose\u0301", "José O'Neil"),
        ("lena", "Anna-Lena Groß"),
        ("gross", "Anna-Lena Groß"),
        ("李", "李 明"),
        ("zoe_x", "Zoë_x Ünal"),
        ("100%", "100% Sure"),
    ],
)
def test_finding_folds_letters_and_begins_words(people: Store, typed: str, name: str) -> None:
    assert [v.name for v in people.find(VOLUNTEERS, Query(words=typed))] == [name]
    assert people.count(VOLUNTEERS, Query(words=typed)) == 1


@pytest.mark.parametrize(
    "typed", ["urgen", "owak", "jurgen nowak", "jürgenx", "'; DROP TABLE volunteers; --"]
)
def test_the_middle_of_a_word_and_words_of_two_people_find_nobody(people: Store, typed: str) -> None:
    assert people.find(VOLUNTEERS, Query(words=typed)) == []
    assert people.count(VOLUNTEERS) == len(NAMES)


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'", "%%%"])
def test_what_holds_no_word_finds_all(people: Store, typed: str) -> None:
    assert people.count(VOLUNTEERS, Query(words=typed)) == len(NAMES)


@pytest.fixture
def year(store: Store) -> Store:
    dice = random.Random(3)
    people = [Volunteer(name=name) for name in NAMES]
    programmes = [Programme(name=name) for name in ("Food bank", "Ärzte", "café")]
    with store.step("Fill"):
        for record in (*people, *programmes):
            store.save(record)
        for i in range(300):
            who = dice.choice([None, *people])
            shift = Shift(
                day=f"2026-{1 + i % 3:02d}-01",
                volunteer=who.id if who else None,
                programme=dice.choice(programmes).id,
                minutes=1,
                party="" if who else "Scouts",
            )
            store.save(shift)
    return store


def test_a_linked_record_s_words_find_it(year: Store) -> None:
    bjorn = year.find(VOLUNTEERS, Query(words="bjorn"))[0]
    found = year.find(SHIFTS, Query(words="bjorn food"))
    assert found and {s.volunteer for s in found} == {bjorn.id}
    names = year.labels(PROGRAMMES, [s.programme for s in found])
    assert set(names.values()) == {"Food bank"}
    assert {s.volunteer for s in year.find(SHIFTS, Query(words="scouts"))} == {None}


@pytest.mark.parametrize(
    "order", [("volunteer", "day"), ("-volunteer",), ("-programme", "volunteer"), (), ("minutes",)]
)
def test_windows_join_without_gaps_or_repeats(year: Store, order: tuple[str, ...]) -> None:
    whole = [s.id for s in year.find(SHIFTS, Query(order=order))]
    pages = [
        s.id
        for start in range(0, 330, 30)
        for s in year.find(SHIFTS, Query(order=order, limit=30, offset=start))
    ]
    assert len(whole) == 300 and pages == whole


def test_a_link_is_ordered_by_the_name_people_see(year: Store) -> None:
    found = year.find(SHIFTS, Query(order=("programme",)))
    names = year.labels(PROGRAMMES, [s.programme for s in found])
    seen = list(dict.fromkeys(names[s.programme] for s in found))
    assert seen == ["café", "Food bank", "Ärzte"]
    down = year.find(SHIFTS, Query(order=("-programme",)))
    assert list(dict.fromkeys(names[s.programme] for s in down)) == seen[::-1]


def test_values_one_of_empty_and_between(year: Store) -> None:
    all_of_them = year.find(SHIFTS)
    ids = tuple({s.volunteer for s in all_of_them if s.volunteer})[:2]

    def count(**asked) -> int:
        query = Query(**asked)
        assert year.count(SHIFTS, query) == len(year.find(SHIFTS, query))
        return year.count(SHIFTS, query)

    assert count(equals={"volunteer": None}) == sum(s.volunteer is None for s in all_of_them)
    assert count(equals={"volunteer": ids}) == sum(s.volunteer in ids for s in all_of_them)
    assert count(equals={"volunteer": ()}) == 0
    assert count(between={"day": ("2026-02-01", "2026-03-01")}) == 200
    assert count(equals={"day": "2026-01-01", "status": "completed"}, between={"minutes": (1, 1)}) == 100


def test_a_name_that_is_no_field_never_reaches_the_sql(store: Store) -> None:
    for query in (
        Query(equals={"name; DROP TABLE volunteers": 1}),
        Query(between={"find": (1, 2)}),
        Query(order=("colour",)),
    ):
        with pytest.raises(KeyError):
            store.find(VOLUNTEERS, query)
