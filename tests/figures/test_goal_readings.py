"""What goals read: check-ins of every kind of number, records, and earlier days; all sums done by hand."""

from datetime import date

import pytest

from commdesk.errors import FieldError
from commdesk.figures import goal_readings, goals
from commdesk.records.goals import CHECK_INS, GOALS, CheckIn, Goal
from commdesk.records.partners import Partner
from commdesk.records.promises import Commitment
from commdesk.records.readings import reading
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)
READ = [
    ("2025-12-20", 4.0),
    ("2026-02-01", 3.0),
    ("2026-07-15", 5.0),
    ("2026-07-15", 6.0),
    ("2026-12-24", 9.0),
]


def check_ins(*read: tuple[str, float | None]) -> list[CheckIn]:
    return [CheckIn(goal="g", day=day, reading=number, note="x") for day, number in read]


@pytest.mark.parametrize(
    ("number", "baseline", "year_start", "now", "now_on"),
    [
        ("latest", 2, 1, 6, "2026-07-15"),
        ("percent", None, 1, 6, "2026-07-15"),
        ("adds", None, 1, 18, "2026-07-15"),
        ("adds", 10, 1, 28, "2026-07-15"),
        ("adds_year", 10, 1, 24, "2026-07-15"),  # 3 + 5 + 6 of 2026
        ("adds_year", None, 7, 11, "2026-07-15"),  # from July on
        ("adds_year", 1, 9, 1, "2026-09-01"),  # nothing yet in the year that began in September
    ],
)
def test_readings_up_to_today(
    number: str, baseline: float | None, year_start: int, now: float, now_on: str
) -> None:
    goal = Goal(number=number, baseline=baseline)
    assert reading(goal, check_ins(*READ, ("2026-10-01", None)), TODAY, year_start) == (now, now_on)


def test_without_a_reading_there_is_none() -> None:
    assert reading(Goal(), check_ins(("2026-01-01", None)), TODAY) == (None, None)
    assert reading(Goal(number="adds_year"), [], TODAY) == (None, None)


def test_a_goal_follows_its_check_ins_in_one_step_with_them(store: Store) -> None:
    goal = Goal(id="g", name="Waiting", number="latest", baseline=11, target=3, start="2026-01-01")
    with store.step("Goal"):
        store.save(goal)
    steps: list[Step] = []
    store.listen(steps.append)
    first, second = check_ins(("2026-03-01", 8.0), ("2026-02-01", 10.0))
    for one in (first, second):
        with store.step("Check in"):
            store.save(one)
    kept = store.get(GOALS, "g")
    assert (kept.now, kept.now_on, goals.progress(kept)) == (8, "2026-03-01", 0.375)
    with store.step("Another kind of number"):
        kept.number, kept.direction = "adds", "down"
        store.save(kept)
    assert store.get(GOALS, "g").now == 29
    store.replay(steps[-1].reverse())
    store.delete(first)
    assert store.get(GOALS, "g").now == 10
    store.delete(second)
    assert (store.get(GOALS, "g").now, store.count(CHECK_INS)) == (None, 0)
    store.replay(steps[-1].reverse())
    assert (store.get(GOALS, "g").now, store.count(CHECK_INS)) == (10, 1)


def test_a_number_that_was_typed_stays_until_something_is_read(store: Store) -> None:
    with store.step("Goal"):
        store.save(Goal(id="g", name="Issues", now=4))
        store.save(CheckIn(goal="g", day="2026-11-01", confidence="amber"))
    assert store.get(GOALS, "g").now == 4
    with store.step("Read"):
        store.save(CheckIn(goal="g", day="2026-11-02", reading=5))
    assert store.get(GOALS, "g").now == 5


def test_goals_that_read_themselves(small: Store) -> None:
    made = {
        "hours": Goal(
            id="h", name="H", reads="hours", programme="table", start="2026-09-01", baseline=2, target=20
        ),
        "people": Goal(id="p", name="P", reads="people", target=40),
        "partners": Goal(id="n", name="N", reads="partners", start="2026-09-01", target=4),
        "promises": Goal(id="k", name="K", reads="promises", start="2026-09-01", target=4),
        "later": Goal(id="l", name="L", reads="hours", start="2027-01-01", target=4),
    }
    with small.step("Goals"):
        for record in (
            *made.values(),
            Partner(id="x", name="School", start="2026-09"), Partner(name="Old", start="2025"), Partner(name="None"),
            Commitment(partner="x", what="Room", side="theirs", due="2026-10-01", state="kept", settled_on="2026-09-30"),
            Commitment(partner="x", what="Tea", side="ours", due="2026-10-01", state="open"),
        ):  # fmt: skip
            small.save(record)
    found = {goal.id: goal.now for goal in goal_readings.find(small, day=date(2026, 10, 5))}
    # Ana 2 h and Bo 1.5 h on 5 September, 14 Scouts for an hour, Bo 1 h 40 on 1 October go to the food table and café.
    assert found["h"] == 2 + 2 + 1.5 + 14
    assert found["p"] == 2  # Ana and Bo, 30 September and 1 October
    assert (found["n"], found["k"], found["l"]) == (1, 1, None)
    assert small.get(GOALS, "h").now is None  # the file keeps none


def test_an_earlier_day_knows_what_was_read_by_then(store: Store) -> None:
    with store.step("Goal"):
        store.save(Goal(id="g", name="Cafés", target=2, baseline=0, start="2026-01-01", due="2026-12-31"))
        for one in check_ins(("2026-03-01", 0.0), ("2026-06-01", 1.0), ("2026-09-01", 2.0)):
            store.save(one)
    goal = store.get(GOALS, "g")
    then = [goal_readings.as_then(store, [goal], date(2026, month, 15))[0] for month in (2, 3, 7, 10)]
    assert [(g.now, g.target) for g in then] == [(None, None), (0, 2), (1, 2), (2, 2)]


def test_goals_are_parts_of_others_one_level_deep(store: Store) -> None:
    with store.step("Goals"):
        for id, parent in (("top", None), ("part", "top"), ("other", None)):
            store.save(Goal(id=id, name=id.title(), parent=parent))
    for id, parent, told in (
        ("other", "part", "“Part” is itself part of another goal"),
        ("top", "other", "Other goals are part of “Top”"),
        ("other", "other", "cannot be part of itself"),
    ):
        goal = store.get(GOALS, id)
        goal.parent = parent
        with pytest.raises(FieldError, match=told), store.step("Wrong"):
            store.save(goal)
    assert store.count(GOALS, Query(equals={"parent": "top"})) == 1


@pytest.mark.parametrize(("direction", "baseline", "target", "fits"), [
    ("down", 11, 3, True), ("up", 11, 3, False), ("down", 1, 3, False), ("up", None, 3, True), (None, 11, 3, True),
])  # fmt: skip
def test_the_target_lies_where_the_number_should_go(
    direction: str | None, baseline: float | None, target: float, fits: bool
) -> None:
    goal = Goal(name="G", direction=direction, baseline=baseline, target=target)
    if fits:
        GOALS.check(goal)
    else:
        with pytest.raises(FieldError, match=r"should (rise|fall), but the target is"):
            GOALS.check(goal)
