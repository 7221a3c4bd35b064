"""Actions that come again."""

from datetime import date

from commdesk.figures import attention, goals
from commdesk.figures.goal_actions import due_day, next_open, occurrences, with_done
from commdesk.records.goals import Action, CheckIn, Goal
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)
LAYOUT = Action(id="l", goal="g", name="Lay out", start="2026-08-26", rule="FREQ=MONTHLY;BYDAY=4WE")


def test_each_time_is_done_by_itself() -> None:
    action = with_done(with_done(LAYOUT, "2026-09-23"), "2026-08-26")
    assert occurrences(action, "2026-08-01", "2026-11-30") == [
        ("2026-08-26", True), ("2026-09-23", True), ("2026-10-28", False), ("2026-11-25", False),
    ]  # fmt: skip
    assert next_open(action, TODAY) == due_day(action, TODAY) == "2026-10-28"
    assert goals.action_late(action, TODAY)
    # Whoever missed October goes on with November.
    action = with_done(action, "2026-11-25")
    assert next_open(action, TODAY) == "2026-12-23" and not goals.action_late(action, TODAY)


def test_it_ends_with_its_last_day_or_when_it_is_done_for_good() -> None:
    action = with_done(
        Action(goal="g", name="A", start="2026-11-02", due="2026-11-10", rule="FREQ=WEEKLY"), "2026-11-09"
    )
    assert next_open(action, TODAY) is None and due_day(action, TODAY) is None
    assert due_day(Action(goal="g", name="A", due="2026-11-10"), TODAY) == "2026-11-10"
    assert due_day(Action(goal="g", name="A", due="2026-11-10", done_on="2026-11-09"), TODAY) is None
    assert occurrences(Action(goal="g", name="A", start="2026-11-02"), "2026-01-01", "2027-01-01") == []


def test_home_tells_the_next_time_and_which_goals_nobody_looks_at(store: Store) -> None:
    with store.step("Fill"):
        store.save(Goal(id="g", name="Newsletter", state="under_way", start="2026-01-01"))
        store.save(CheckIn(goal="g", day="2026-09-24", confidence="green"))
        store.save(with_done(LAYOUT, "2026-10-28"))
        store.save(Goal(name="Read by itself", state="under_way", start="2026-01-01", reads="hours"))
        store.save(Goal(name="New", state="under_way", start="2026-11-01"))
    (coming,) = attention.coming_up(store, TODAY)
    assert (coming.title, coming.day, coming.note) == ("Lay out", date(2026, 11, 25), "For Newsletter")
    assert attention.needs_you(store, date(2026, 11, 22)) == []
    (forgotten,) = attention.needs_you(store, date(2026, 11, 23))
    assert (forgotten.title, forgotten.word) == ("“Newsletter” was not looked at for 60 days", "Check in")
    (late, __) = attention.needs_you(store, date(2026, 11, 26))
    assert late.title == "“Lay out” was due 25 November 2026" and late.tone == "bad"
