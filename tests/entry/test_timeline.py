"""Days moved, links made, the plan frozen: each one step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from commdesk.entry import timeline
from commdesk.errors import FieldError, KnownError
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.kinds import KINDS
from commdesk.store.file import close_file, new_file
from commdesk.store.steps import Step
from commdesk.store.store import Store


@pytest.fixture
def steps() -> list[Step]:
    return []


@pytest.fixture
def store(tmp_path: Path, steps: list[Step]) -> Iterator[Store]:
    """A goal with three actions and a milestone, the first two and the milestone linked."""
    made = new_file(tmp_path / "group.commdesk", "Group")
    with made.step("Fill"):
        for record in (
            Goal(id="g", name="Café", state="under_way", start="2026-11-01", due="2026-12-31"),
            Action(id="ask", goal="g", name="Ask the school", start="2026-11-02", due="2026-11-06"),
            Action(id="print", goal="g", name="Print posters", start="2026-11-07", due="2026-11-10"),
            Action(id="done", goal="g", name="Find a name", start="2026-11-01", due="2026-11-03", done_on="2026-11-03"),
            Milestone(id="open", goal="g", name="First evening", due="2026-11-12"),
        ):  # fmt: skip
            made.save(record)
    timeline.link(made, "ask", "print")
    timeline.link(made, "print", "open", 1)
    made.listen(steps.append)
    yield made
    close_file(made)


def _content(store: Store) -> list[object]:
    return [store.rows(f'SELECT * FROM "{kind.name}" ORDER BY id') for kind in KINDS]


def _days(store: Store) -> dict[str, tuple[str | None, str | None]]:
    rows: list[tuple[str, str | None, str | None]] = store.rows(
        "SELECT id, start, due FROM actions UNION ALL SELECT id, NULL, due FROM milestones"
    )
    return {id: (start, due) for id, start, due in rows}


def test_a_later_end_pushes_what_waits_and_one_undo_brings_all_back(store: Store, steps: list[Step]) -> None:
    before = _content(store)
    assert timeline.move(store, "ask", date(2026, 11, 2), date(2026, 11, 9)) == ["print", "open"]
    assert _days(store) | {"done": ()} == {
        "ask": ("2026-11-02", "2026-11-09"), "print": ("2026-11-10", "2026-11-13"), "open": (None, "2026-11-15"),
        "done": (),
    }  # fmt: skip
    assert [step.label for step in steps] == ["Move Ask the school"]
    store.replay(steps[0].reverse())
    assert _content(store) == before
    # Earlier than it was pulls nobody along.
    assert timeline.move(store, "ask", date(2026, 11, 1), date(2026, 11, 2)) == []


def test_an_end_before_the_start_is_refused_and_nothing_moves(store: Store, steps: list[Step]) -> None:
    before = _content(store)
    with pytest.raises(FieldError, match="before the start"):
        timeline.move(store, "ask", date(2026, 11, 9), date(2026, 11, 2))
    assert _content(store) == before and steps == []


def test_a_goal_takes_along_what_is_not_done(store: Store, steps: list[Step]) -> None:
    timeline.shift(store, "g", 7)
    goal = store.get(GOALS, "g")
    assert (goal.start, goal.due) == ("2026-11-08", "2027-01-07")
    assert _days(store) == {
        "ask": ("2026-11-09", "2026-11-13"), "print": ("2026-11-14", "2026-11-17"),
        "done": ("2026-11-01", "2026-11-03"), "open": (None, "2026-11-19"),
    }  # fmt: skip
    assert len(steps) == 1


def test_a_circle_is_refused_by_name(store: Store) -> None:
    with pytest.raises(KnownError, match="First evening → Ask the school → Print posters → First evening"):
        timeline.link(store, "open", "ask")
    for before, after, told in (
        ("ask", "print", "linked already"),
        ("ask", "ask", "wait for itself"),
        ("g", "ask", "Only actions"),
    ):
        with pytest.raises(KnownError, match=told):
            timeline.link(store, before, after)
    assert store.count(DEPENDENCIES) == 2


def test_a_link_pushes_at_once_and_can_be_taken_away(store: Store, steps: list[Step]) -> None:
    with store.step("Another"):
        store.save(Action(id="late", goal="g", name="Train", start="2026-11-01", due="2026-11-02"))
    timeline.link(store, "open", "late")
    assert _days(store)["late"] == ("2026-11-13", "2026-11-14")
    assert timeline.unlink(store, "open", "late") and not timeline.unlink(store, "open", "late")
    assert store.count(DEPENDENCIES) == 2
    store.delete(store.get(ACTIONS, "print"))
    assert store.count(DEPENDENCIES) == 0  # links go with their ends


def test_the_plan_is_frozen_and_given_up(store: Store, steps: list[Step]) -> None:
    timeline.freeze(store, ["g"])
    timeline.move(store, "ask", date(2026, 11, 2), date(2026, 11, 9))
    ask, evening = store.get(ACTIONS, "ask"), store.get(MILESTONES, "open")
    assert (ask.planned_start, ask.planned_due, ask.due) == ("2026-11-02", "2026-11-06", "2026-11-09")
    assert (evening.planned_due, evening.due) == ("2026-11-12", "2026-11-15")
    assert store.get(GOALS, "g").planned_due == "2026-12-31"
    timeline.freeze(store, ["g"], thaw=True)
    assert store.get(ACTIONS, "ask").planned_due is None and len(steps) == 3


def test_a_milestone_outside_its_goal_is_told_and_kept(store: Store) -> None:
    goal = store.get(GOALS, "g")
    inside, later, sooner = (
        Milestone(goal="g", name="M", due=day) for day in ("2026-12-31", "2027-01-01", "2026-10-31")
    )
    assert timeline.outside(goal, inside) == ""
    assert timeline.outside(goal, later) == "“M” lies after the goal’s due day, 31 Dec 2026."
    assert timeline.outside(goal, sooner) == "“M” lies before the goal’s start, 1 Nov 2026."


def test_what_has_no_day_is_planned_with_a_length_to_take_hold_of(store: Store, steps: list[Step]) -> None:
    with store.step("Fill"):
        store.save(Action(id="new", goal="g", name="Buy cups"))
        store.save(Goal(id="half", name="Half a year", horizon="months_6"))
        store.save(Goal(id="for ever", name="Always", horizon="ongoing"))
        store.save(Goal(id="plain", name="Some time"))
    begun = len(steps)
    for id in ("new", "half", "for ever", "plain"):
        timeline.plan(store, id, date(2026, 11, 30))
    assert len(steps) == begun + 4
    new = store.get(ACTIONS, "new")
    assert (new.start, new.due) == ("2026-11-30", "2026-12-06")
    days = {
        id: (store.get(GOALS, id).start, store.get(GOALS, id).due) for id in ("half", "for ever", "plain")
    }
    assert days == {
        "half": ("2026-11-30", "2027-05-29"),
        "for ever": ("2026-11-30", None),
        "plain": ("2026-11-30", "2027-02-27"),
    }
    timeline.unplan(store, "new")
    assert (store.get(ACTIONS, "new").start, store.get(ACTIONS, "new").due) == (None, None)
    assert len(steps) == begun + 5
    timeline.unplan(store, "new")
    assert len(steps) == begun + 5


def test_a_milestone_keeps_its_day(store: Store, steps: list[Step]) -> None:
    with pytest.raises(KnownError, match="A milestone needs its day"):
        timeline.unplan(store, "open")
    assert store.get(MILESTONES, "open").due == "2026-11-12" and not steps
