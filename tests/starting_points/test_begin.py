"""Starting points become goals: days, links and rhythms, one step each; worked out by hand for some, ruled out for all."""

from datetime import date

import pytest

from commdesk.errors import FieldError, KnownError
from commdesk.figures import schedule
from commdesk.figures.goal_actions import occurrences
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, HORIZONS, MILESTONES, NUMBERS, Action
from commdesk.starting_points.begin import begin, records, starting_point
from commdesk.starting_points.described import StartingPoint
from commdesk.starting_points.points import STARTING_POINTS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.store.store import Store

each = pytest.mark.parametrize("point", STARTING_POINTS, ids=lambda point: point.key)


def test_there_are_six_and_an_unknown_one_names_them() -> None:
    assert [point.key for point in STARTING_POINTS] == [
        "volunteer-drive", "newsletter", "partner-events", "clean-up", "language-cafe", "food-table",
    ]  # fmt: skip
    with pytest.raises(KnownError, match="language-cafe, food-table"):
        starting_point("opera")


@each
def test_each_becomes_a_goal_with_all_that_belongs_to_it_in_one_step(
    store: Store, point: StartingPoint
) -> None:
    steps: list[Step] = []
    store.listen(steps.append)
    id = begin(store, point, date(2026, 12, 7))
    assert len(steps) == 1
    goal = store.get(GOALS, id)
    mine = Query(equals={"goal": id})
    assert store.count(ACTIONS, mine) == len(point.parts) >= 10
    assert store.count(MILESTONES, mine) == len(point.points) >= 3
    assert store.count(DEPENDENCIES) == sum(len(one.after) for one in (*point.parts, *point.points))
    assert (goal.state, goal.start, goal.target, goal.baseline) == ("planned", "2026-12-07", point.target, 0)
    assert goal.horizon in HORIZONS and goal.number in NUMBERS
    store.replay(steps[0].reverse())
    assert store.count(GOALS) == store.count(ACTIONS) == store.count(MILESTONES) == 0


@each
@pytest.mark.parametrize("start", [date(2026, 12, 7), date(2027, 1, 31), date(2028, 2, 29)])
def test_nothing_begins_before_what_it_waits_for_has_ended(
    store: Store, point: StartingPoint, start: date
) -> None:
    begin(store, point, start)
    bars, links = schedule.read(store)
    assert len(links) == store.count(DEPENDENCIES)
    assert schedule.pushed(bars, links, bars) == {}
    assert schedule.circle(links) == []
    goal = store.find(GOALS)[0]
    for bar in bars.values():
        assert goal.start <= bar.start.isoformat() and (not goal.due or bar.end.isoformat() <= goal.due), bar


def test_days_and_rhythms_of_a_language_café_that_begins_on_the_last_of_january(store: Store) -> None:
    id = begin(store, starting_point("language-cafe"), date(2027, 1, 31), name="  Café am Platz ", owner=None)
    goal = store.get(GOALS, id)
    assert (goal.name, goal.due) == ("Café am Platz", "2027-08-01")
    named = {a.name: a for a in store.find(ACTIONS)}
    room = named["Find a room: no steps, near a bus, free of charge"]
    assert (room.start, room.due) == ("2027-02-14", "2027-03-09")
    weekly = named["Language café: note how many came"]
    assert (weekly.start, weekly.rule) == ("2027-03-28", "FREQ=WEEKLY")
    assert [day for day, __ in occurrences(weekly, "2027-03-01", "2027-04-15")] == [
        "2027-03-28", "2027-04-04", "2027-04-11",
    ]  # fmt: skip


def test_what_comes_again_each_month_keeps_its_weekday(store: Store) -> None:
    begin(store, starting_point("newsletter"), date(2026, 12, 1))
    rules = {a.name: a.rule for a in store.find(ACTIONS) if a.rule}
    # The 15th, 22nd and 29th of December 2026 are Tuesdays, the 26th a Saturday.
    assert list(rules.values()) == [
        "FREQ=MONTHLY;BYDAY=3TU", "FREQ=MONTHLY;BYDAY=4TU", "FREQ=MONTHLY;BYDAY=4FR", "FREQ=MONTHLY;BYDAY=-1TU",
    ]  # fmt: skip
    assert store.find(GOALS)[0].due is None


def test_a_goal_that_begins_today_is_under_way(store: Store) -> None:
    id = begin(store, starting_point("food-table"), date(2026, 11, 22))
    assert store.get(GOALS, id).state == "under_way"


def test_beyond_the_calendar_nothing_is_made(store: Store) -> None:
    with pytest.raises(FieldError, match="not enough days left"):
        begin(store, starting_point("clean-up"), date(9999, 12, 1))
    assert store.count(GOALS) == store.count(ACTIONS) == 0


def test_owner_and_programme_are_the_goal_s(store: Store) -> None:
    made = records(starting_point("clean-up"), date(2026, 12, 1), owner="o", programme="p")
    assert (made[0].owner, made[0].programme) == ("o", "p")  # type: ignore[attr-defined]
    assert all(record.owner is None for record in made if isinstance(record, Action))
