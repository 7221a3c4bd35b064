"""Hours by person, and who has no shift; today is 22 November 2026."""

from commdesk.figures import people
from commdesk.figures.periods import parse_period
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def test_hours_by_person(small: Store) -> None:
    with small.step("Lump"):
        small.save(Shift(day="2026-09", volunteer="bo", programme="cafe", minutes=45))
    found = people.by_person(small, parse_period("2026-09"))
    assert [(p.name, p.minutes, p.shifts, p.first, p.last) for p in found] == [
        ("Ana", 150, 2, "2026-09-05", "2026-09-30"),
        ("Bo", 135, 2, "2026-09", "2026-09-05"),
    ]
    assert [p.name for p in people.recent(found)] == ["Ana", "Bo"]
    only = people.by_person(small, parse_period("2026-09"), "cafe")
    assert [(p.name, p.minutes) for p in only] == [("Bo", 45), ("Ana", 30)]


def test_without_a_shift(small: Store) -> None:
    with small.step("More"):
        small.save(Volunteer(id="new", name="Newcomer", status="prospect"))
        small.save(Volunteer(id="gone", name="Gone", status="left"))
    found = people.without_shift(small, parse_period("2026-10"))
    assert [(w.name, w.last) for w in found] == [("Ana", "2026-09-30"), ("Newcomer", None)]
    # What came later than the period is not known to it.
    assert [w.name for w in people.without_shift(small, parse_period("2026-07"))] == ["Ana", "Bo", "Newcomer"]
    assert people.without_shift(small, parse_period("2026-07"))[0].last is None


def test_given_up_to_a_day(small: Store) -> None:
    found = {g.name: g for g in people.given(small, parse_period("2026-09-05").end)}
    assert (found["Ana"].minutes, found["Ana"].shifts, found["Ana"].first) == (180, 2, "2026-08-29")


def test_the_walks_stay_on_the_indexes(practice: Store) -> None:
    for sql, values in (
        (people._GIVEN, ["2026-11-22"]),
        (people._SINCE, ["2026-10", "2026-11-22"]),
        (people._IN_PERIOD, ["2026-01", "2026-12-31", "", ""]),
    ):
        plan = [str(row[3]) for row in practice.rows("EXPLAIN QUERY PLAN " + sql, values)]
        assert all("COVERING INDEX" in step for step in plan if "shifts" in step)
    plan = " ".join(str(row) for row in practice.rows("EXPLAIN QUERY PLAN " + people._GIVEN, ["2026-11-22"]))
    assert "TEMP B-TREE" not in plan
