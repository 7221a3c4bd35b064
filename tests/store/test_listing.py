"""Any window of a long list is what asking for it by offset gives, also after changes."""

import random

import pytest

from commdesk.records.kind import Kind
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import listing as listing_module
from commdesk.store.listing import Marks, Numbers, listing, markable
from commdesk.store.query import Query, ranked
from commdesk.store.steps import Step
from commdesk.store.store import Store

UP_TO = Query(between={"day": ("0000", "2026-02-28")})
MARKED = [
    (SHIFTS, Query()),
    (SHIFTS, UP_TO),
    (SHIFTS, UP_TO._replace(order=("day", "id"))),
    (SHIFTS, Query(order=("-day", "-id"))),
    (SESSIONS, Query()),
]
NUMBERED = [
    (SHIFTS, Query(words="a")),
    (SHIFTS, UP_TO._replace(words="an t")),
    (SHIFTS, Query(equals={"status": "completed"})),
    (SHIFTS, Query(order=("minutes",))),
    (SHIFTS, Query(order=("-volunteer",))),
    (SHIFTS, UP_TO._replace(order=("programme", "volunteer"), words="t")),
    (SHIFTS, Query(between={"minutes": (1, 3)})),
    (VOLUNTEERS, Query(order=("-name",), words="a")),
    (VOLUNTEERS, Query()),
    (VOLUNTEERS, Query(order=("started",))),
    (PARTNERS, Query(equals={"stage": "active"})),
]


@pytest.fixture(autouse=True)
def close_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_module, "STEP", 7)


@pytest.fixture
def filled(store: Store) -> Store:
    dice = random.Random(3)
    names = ("Ana", "ána", "Bea", "Ärzte", "Zoë", "ana", "Tomás", "Ôma")
    people = [Volunteer(name=f"{dice.choice(names)} {dice.choice(names)}") for _each in range(30)]
    programmes = [Programme(name=name) for name in ("Tea", "tables", "Ärzte")]
    with store.step("Fill"):
        for record in (*people, *programmes, *(Partner(name=name) for name in names)):
            store.save(record)
        for _each in range(120):
            store.save(a_shift(dice, people, programmes))
    return store


def a_shift(dice: random.Random, people: list, programmes: list) -> Shift:
    return Shift(
        day=f"2026-{dice.randint(1, 3):02d}-{dice.randint(1, 3):02d}",
        volunteer=dice.choice([None, *(person.id for person in people)]),
        programme=dice.choice(programmes).id,
        minutes=dice.randint(1, 5),
        activity=dice.choice(("", "Tea", "art")),
    )


def agrees(store: Store, kind: Kind, query: Query, found: Marks | Numbers) -> None:
    """Count, every window and every place are as asking the whole list says."""
    wanted = store.find(kind, query)
    assert found.count == len(wanted) == store.count(kind, query)
    for start in (*range(0, len(wanted) + 2, 5), len(wanted) - 1):
        if start >= 0:
            assert found.window(store, start, 5) == wanted[start : start + 5], start
    for place, record in enumerate(wanted):
        assert found.place(store, record.id) == place
    there = {record.id for record in wanted}
    for record in store.find(kind):
        if record.id not in there:
            assert found.place(store, record.id) is None
    assert found.place(store, "nobody") is None


@pytest.mark.parametrize(("kind", "query"), [*MARKED, *NUMBERED])
def test_windows_and_places_are_those_of_the_whole_list(filled: Store, kind: Kind, query: Query) -> None:
    found = listing(filled, kind, query)
    assert type(found) is (Marks if (kind, query) in MARKED else Numbers)
    agrees(filled, kind, query, found)


@pytest.mark.parametrize(("kind", "query"), MARKED)
def test_a_list_of_nothing(store: Store, kind: Kind, query: Query) -> None:
    found = listing(store, kind, query)
    assert found.count == 0 and found.window(store, 0, 5) == [] and found.place(store, "x") is None


@pytest.mark.parametrize(("kind", "query"), MARKED[:3])
def test_marks_follow_what_comes_changes_and_goes(filled: Store, kind: Kind, query: Query) -> None:
    dice = random.Random(5)
    found = listing(filled, kind, query)
    people, programmes = filled.find(VOLUNTEERS), filled.find(PROGRAMMES)
    steps: list = []

    def follow(step: Step) -> None:
        steps.append(step)
        assert found.follow(step.changes)

    filled.listen(follow)
    for _each in range(40):
        with filled.step("Change"):
            for _deed in range(dice.randint(1, 3)):
                record = dice.choice(filled.find(kind))
                deed = dice.choice(("add", "move", "edit", "remove", "remove the first", "remove marked"))
                if deed == "add":
                    filled.save(a_shift(dice, people, programmes))
                elif deed == "move":
                    record.day = f"2026-{dice.randint(1, 3):02d}-02"
                    filled.save(record)
                elif deed == "edit":
                    record.note = str(dice.random())
                    filled.save(record)
                else:
                    if deed == "remove the first":
                        record = filled.find(kind, query._replace(limit=1))[0]
                    elif deed == "remove marked":
                        marked = found.window(filled, dice.randrange(0, found.count, 7), 1)
                        record = filled.get(kind, marked[0].id) if marked else None
                    if record is not None and filled.get(kind, record.id) is not None:
                        filled.delete(record)
        if steps and dice.random() < 0.3:
            filled.replay(steps[-1].reverse())
        agrees(filled, kind, query, found)


def test_many_changes_are_not_followed_one_by_one(filled: Store) -> None:
    found = listing(filled, SHIFTS, Query())
    steps: list = []
    filled.listen(steps.append)
    with filled.step("Add"):
        filled.save(a_shift(random.Random(1), filled.find(VOLUNTEERS), filled.find(PROGRAMMES)))
    assert not found.follow(steps[0].changes * 100_001)
    numbers = listing(filled, SHIFTS, Query(order=("minutes",)))
    assert not numbers.follow(steps[0].changes) and not numbers.follow([])
    assert found.follow([])


def test_what_is_gone_leaves_its_place_empty_until_the_list_is_read_anew(filled: Store) -> None:
    query = Query(order=("minutes",))
    found = listing(filled, SHIFTS, query)
    shown = found.window(filled, 0, 5)
    filled.delete(shown[2])
    assert found.window(filled, 0, 5) == [*shown[:2], None, *shown[3:]]
    assert found.place(filled, shown[2].id) is None


def test_an_order_that_is_joined_is_the_order_that_is_looked_up(filled: Store) -> None:
    for order in (("volunteer",), ("-volunteer", "programme"), ("programme", "-volunteer", "day")):
        query = Query(order=order)
        ahead, joined, ordered = ranked(SHIFTS, query)
        assert "linked" not in ordered and joined.count("JOIN") == sum("day" not in name for name in order)
        rows = filled.rows(f"{ahead}SELECT shifts.id FROM shifts{joined}{ordered}")
        assert [row[0] for row in rows] == [shift.id for shift in filled.find(SHIFTS, query)]


def test_marks_are_for_what_an_index_keeps_in_order(filled: Store) -> None:
    for kind, query in MARKED:
        assert markable(kind, query)
        if kind.order[0].lstrip("-") in ("day", "name"):
            plan = filled.rows(
                f'EXPLAIN QUERY PLAN SELECT id FROM "{kind.name}" ORDER BY {kind.order[0].lstrip("-")}, id'
            )
            assert any("USING COVERING INDEX" in row[-1] for row in plan), kind.name
