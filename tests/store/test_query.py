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
    assert seen == ["Ärzte", "café", "Food bank"]
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


IN_ORDER = ["amina", "Élodie", "Étienne", "Jürgen Groß", "Łucja", "Lucy", "Ørsted", "Zoë", "Олена"]


def test_names_stand_in_the_order_of_their_letters_marks_and_case_aside(store: Store) -> None:
    with store.step("Fill"):
        for name in random.Random(5).sample(IN_ORDER, len(IN_ORDER)):
            store.save(Volunteer(name=name))
    assert [v.name for v in store.find(VOLUNTEERS)] == IN_ORDER
    assert [v.name for v in store.find(VOLUNTEERS, Query(order=("-name",)))] == IN_ORDER[::-1]
    amina = store.find(VOLUNTEERS)[0]
    amina.name = "Ümit"
    with store.step("Rename"):
        store.save(amina)
    assert [v.name for v in store.find(VOLUNTEERS)][-3:] == ["Ümit", "Zoë", "Олена"]


def test_the_order_of_names_comes_from_an_index(store: Store) -> None:
    for sql in (
        "SELECT id FROM volunteers WHERE status IN ('current', 'resting') ORDER BY sort, id LIMIT 200 OFFSET 9000",
        "SELECT * FROM volunteers ORDER BY sort, id LIMIT 200",
    ):
        plan = " ".join(str(row) for row in store.rows("EXPLAIN QUERY PLAN " + sql))
        assert "volunteers_sort" in plan and "TEMP B-TREE" not in plan


def test_a_record_s_place_among_those_that_fit(store: Store) -> None:
    with store.step("Fill"):
        for name in IN_ORDER:
            store.save(Volunteer(name=name, status="left" if name == "Lucy" else "current"))
    found = {v.name: v.id for v in store.find(VOLUNTEERS)}
    query = Query(equals={"status": ("current", "resting")})
    assert [store.place(VOLUNTEERS, query, found[name]) for name in ("amina", "Łucja", "Lucy", "Ørsted")] == [
        0, 4, None, 5,
    ]  # fmt: skip
    assert store.place(VOLUNTEERS, Query(order=("-name",)), found["amina"]) == 8


def test_words_within_a_field_are_taken_literally(store: Store) -> None:
    with store.step("Fill"):
        store.save(Volunteer(name="A", languages="English, 100%_!", availability="mon-evening tue-morning"))
        store.save(Volunteer(name="B", languages="Englisch"))

    def names(**has: str) -> list[str]:
        return [v.name for v in store.find(VOLUNTEERS, Query(has=has))]

    assert names(languages="english") == ["A"] and names(languages="engl") == ["A", "B"]
    assert names(languages="%_!") == ["A"] and names(languages="_") == ["A"] and names(languages="l_s") == []
    assert names(availability="mon-") == ["A"] and names(availability="tue-evening") == []
