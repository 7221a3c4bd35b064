"""Progress, schedule, standing and counts of goals; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures import goal_readings, goals
from commdesk.figures.periods import parse_period
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("baseline", "target", "now", "expected"),
    [
        (0, 4, 2, 0.5),
        (36, 50, 51, 15 / 14),
        (11, 3, 5, 0.75),
        (10, 20, 5, -0.5),
        (None, 10, 5, 0.5),
        (5, 10, None, 0.0),
        (5, None, 7, None),
        (None, 0, 7, None),
    ],
)
def test_progress(
    baseline: float | None, target: float | None, now: float | None, expected: float | None
) -> None:
    assert goals.progress(Goal(baseline=baseline, target=target, now=now)) == expected


def test_schedule() -> None:
    goal = Goal(start="2026-11-12", due="2026-12-02")
    assert goals.schedule(goal, TODAY) == 0.5
    assert goals.schedule(goal, date(2027, 1, 1)) == 1.0
    assert goals.schedule(goal, date(2026, 1, 1)) == 0.0
    assert goals.schedule(Goal(start="2026-11-12"), TODAY) is None
    assert goals.schedule(Goal(start="2026-11-22", due="2026-11-22"), TODAY) == 1.0


@pytest.mark.parametrize(
    ("state", "start", "due", "now", "expected"),
    [
        # Half of the time gone: ten points behind is still on track, eleven is behind.
        ("under_way", "2026-11-12", "2026-12-02", 40, "on_track"),
        ("under_way", "2026-11-12", "2026-12-02", 39, "behind"),
        ("under_way", "2026-11-01", "2026-11-21", 90, "late"),
        ("under_way", "2026-11-01", "2026-11-22", 95, "on_track"),
        ("under_way", "2026-11-12", None, 0, "ongoing"),
        ("planned", "2027-01-01", "2027-02-01", 0, "planned"),
        ("reached", "2026-11-01", "2026-11-02", 0, "reached"),
        ("dropped", "2026-11-01", "2026-11-02", 0, "dropped"),
        ("idea", None, None, None, "idea"),
    ],
)
def test_standing(state: str, start: str | None, due: str | None, now: float | None, expected: str) -> None:
    goal = Goal(state=state, start=start, due=due, baseline=0, target=100, now=now)
    assert goals.standing(goal, TODAY) == expected
    assert expected in goals.STANDINGS


def _fill(store: Store) -> None:
    with store.step("Fill"):
        store.save(Goal(name="Reached in May", state="reached", start="2026-01-01", reached_on="2026-05-03"))
        store.save(
            Goal(
                name="Read in June", state="reached", start="2026-01-01", now=4, target=4, now_on="2026-06-01"
            )
        )
        store.save(Goal(name="Late", state="under_way", start="2026-02-01", due="2026-11-21"))
        store.save(Goal(name="Ongoing", state="planned"))
        store.save(Goal(name="Next year", state="planned", start="2027-01-01"))
        store.save(Goal(name="Idea", state="idea"))
        store.save(Goal(name="Dropped", state="dropped", start="2026-01-01", due="2026-02-01"))


def test_counts_of_a_running_year(store: Store) -> None:
    _fill(store)
    assert goals.count(store, parse_period("2026")) == goals.GoalCounts(open=2, reached=2, late=1, behind=0)


def test_a_goal_reached_later_was_still_open_then(store: Store) -> None:
    _fill(store)
    found = goals.count(store, parse_period("2026-03"))
    # May, June, the late one and the ongoing one.
    assert found == goals.GoalCounts(open=4, reached=0, late=0, behind=0)
    late = Goal(state="reached", reached_on="2026-05-03", now=4, now_on="2026-05-01")
    (then,) = goal_readings.as_then(store, [late], date(2026, 3, 31))
    assert (then.state, then.now, goals.progress(then)) == ("under_way", None, None)


def test_a_timeline_line_knows_owners_parts_and_what_is_late(store: Store) -> None:
    with store.step("Fill"):
        store.save(Volunteer(id="ana", name="Ana"))
        store.save(Goal(id="g", name="Shelves", state="under_way", start="2026-11-01", owner="ana"))
        store.save(Milestone(goal="g", name="Wood is here", due="2026-11-10", reached_on="2026-11-09"))
        store.save(Action(goal="g", name="Ask", start="2026-11-02", due="2026-11-21", owner="ana"))
        store.save(Action(goal="g", name="Saw", start="2026-11-03", due="2026-11-22"))
    (line,) = goals.timeline(store)
    assert (line.owner, line.standing, line.done) == ("Ana", "ongoing", pytest.approx(1 / 3))
    assert [(part.action.name, part.owner, part.late) for part in line.actions] == [
        ("Ask", "Ana", True),
        ("Saw", "", False),
    ]
