"""Lists of goals, actions, milestones and check-ins: out and in again, wholes and parts, blocks, what waits for what."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdesk.errors import KnownError
from commdesk.exchange import waits
from commdesk.exchange.apply import apply
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.read import read_table
from commdesk.exchange.take_back import take_back
from commdesk.exchange.write import export
from commdesk.practice import make_practice
from commdesk.records.goals import (
    ACTIONS,
    DEPENDENCIES,
    GOALS,
    MILESTONES,
    Action,
    Dependency,
    Goal,
    Milestone,
)
from commdesk.records.kinds import BY_NAME
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.file import close_file, open_file
from commdesk.store.store import Store

ORDER = ("volunteers", "programmes", "goals", "actions", "milestones", "check_ins")


def _plan(store: Store, kind: str, path: Path, decided: dict[str, str] | None = None) -> Plan:
    table = read_table(path)
    return plan(store, BY_NAME[kind], table, propose(BY_NAME[kind], table), decided=decided)


def _cells(path: Path) -> list[tuple[str, ...]]:
    """All rows without their ids, in order of their words."""
    table = read_table(path)
    at = table.header.index("id")
    return sorted(tuple(cell for place, cell in enumerate(row.cells) if place != at) for row in table.rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_everything_about_goals_goes_out_and_comes_into_an_empty_group_the_same(
    store: Store, tmp_path: Path, ending: str
) -> None:
    make_practice(tmp_path / "practice.commdesk")
    practice = open_file(tmp_path / "practice.commdesk", readonly=True)
    batches = []
    try:
        for kind in ORDER:
            path = tmp_path / f"{kind}.{ending}"
            assert export(practice, BY_NAME[kind], path) > 0
            made = _plan(store, kind, path)
            assert made.refused == []
            batches.append(apply(store, made, path.name).id)
            again = tmp_path / f"{kind}-again.{ending}"
            export(store, BY_NAME[kind], again)
            assert _cells(again) == _cells(path)
            assert _plan(store, kind, path).added == 0
        assert store.count(DEPENDENCIES) == practice.count(DEPENDENCIES) > 0
    finally:
        close_file(practice)
    # The goals themselves were changed by their check-ins, which is told; all that is part of them goes.
    for batch in reversed(batches[3:]):
        take_back(store, batch)
    assert store.count(ACTIONS) == store.count(MILESTONES) == store.count(DEPENDENCIES) == 0
    with pytest.raises(KnownError, match="have been changed since"):
        take_back(store, batches[2])


def test_a_whole_may_stand_below_its_part(store: Store, planned: Callable[..., Plan]) -> None:
    text = "name,parent\nSix hosts,Café\nPosters,café \nCafé,\n"
    made = planned("goals", text)
    assert made.refused == [] and made.added == 3
    batch = apply(store, made, "goals.csv").id
    names = {goal.id: goal.name for goal in store.find(GOALS)}
    assert {goal.name: names.get(goal.parent or "") for goal in store.find(GOALS)} == {
        "Café": None, "Six hosts": "Café", "Posters": "Café",
    }  # fmt: skip
    assert planned("goals", text).added == 0
    assert take_back(store, batch) == 3 and store.count(GOALS) == 0


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ("A,B\nB,C\nC,\n", {2: "“B” is itself part of another goal"}),
        ("A,B\nB,A\n", {2: "There is no goal called “B”", 3: "There is no goal called “A”"}),
        ("A,A\n", {2: "There is no goal called “A”"}),
        ("A,Nowhere\n", {2: "There is no goal called “Nowhere”"}),
        ("B,\nB,\nA,B\n", {4: "“B” comes twice in this list"}),
    ],
)
def test_parts_of_parts_circles_and_unknown_wholes_are_refused_row_by_row(
    planned: Callable[..., Plan], rows: str, refused: dict[int, str]
) -> None:
    made = planned("goals", "name,parent\n" + rows)
    told = {refusal.row: refusal.sentence for refusal in made.refused}
    assert set(told) == set(refused)
    for row, words in refused.items():
        assert words in told[row]


def test_a_part_of_a_part_that_is_here_already_is_refused(store: Store, planned: Callable[..., Plan]) -> None:
    with store.step("Fill"):
        store.save(Goal(id="w", name="Whole"))
        store.save(Goal(name="Part", parent="w"))
    (refusal,) = planned("goals", "name,parent\nDeeper,Part\n").refused
    assert "“Part” is itself part of another goal" in refusal.sentence


def test_days_the_wrong_way_round_and_unknown_words_are_told(planned: Callable[..., Plan]) -> None:
    made = planned("goals", "name,start,due,state\nA,2026-12-01,2026-11-01,planned\nB,,,somehow\nC,,,\n")
    assert [refusal.row for refusal in made.refused] == [2, 3] and made.added == 1
    assert "before" in made.refused[0].sentence and "somehow" in made.refused[1].sentence


BLOCKS = (
    "Goal,Action,Owner,Start,Due\nStreet party,Ask the city,Ana,,2026-12-20\n,Borrow tables,,,2027-05-01\n"
    "Garden,Find a plot,,,2027-03-01\n,Dig,,,2027-04-01\n"
)


def test_a_goal_that_stands_only_at_the_top_of_its_block_is_asked_about(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(BLOCKS, "utf-8")
    asked = _plan(store, "actions", path)
    assert [refusal.row for refusal in asked.refused] == [3, 5]
    assert "above stands “Street party”" in asked.refused[0].sentence
    assert [decision.kind for decision in asked.decisions] == ["above"]
    left = _plan(store, "actions", path, {"above": "leave-out"})
    assert (left.added, left.left_out) == (2, [3, 5])
    made = _plan(store, "actions", path, {"above": "above"})
    assert made.refused == [] and made.added == 4
    assert any("goals: 2 (Street party, Garden)" in note for note in made.notes)
    batch = apply(store, made, "plan.csv").id
    goals = {goal.id: goal.name for goal in store.find(GOALS)}
    assert {action.name: goals[action.goal] for action in store.find(ACTIONS)} == {
        "Ask the city": "Street party", "Borrow tables": "Street party", "Find a plot": "Garden", "Dig": "Garden",
    }  # fmt: skip
    assert _plan(store, "actions", path, {"above": "above"}).added == 0
    take_back(store, batch)
    assert store.count(GOALS) == store.count(ACTIONS) == store.count(VOLUNTEERS) == 0


def test_a_check_in_brings_no_goal_of_its_own(planned: Callable[..., Plan]) -> None:
    (refusal,) = planned("check_ins", "goal,day,reading\nCafe,2026-11-01,3\n").refused
    assert "There is no goal called “Cafe”" in refusal.sentence


def test_what_waits_for_what_comes_along_whatever_the_order(
    store: Store, planned: Callable[..., Plan]
) -> None:
    with store.step("Fill"):
        store.save(Goal(id="g", name="Café"))
        store.save(Milestone(id="m", goal="g", name="Hall; found", due="2026-12-01"))
    text = (
        "goal,name,start,due,waits_for\n"
        'Café,Print,2026-12-10,2026-12-12,"Ask +2; ""Hall; found""; Nobody"\n'
        "Café,Ask,2026-12-02,2026-12-05,Print\nOther,Lone,,,Ask\n"
    )
    made = planned("actions", text)
    assert made.added == 3
    notes = " ".join(made.notes)
    assert "2 links: what waits for what" in notes and "no “Nobody” to wait for" in notes
    assert "Row 3: waiting for “Print” would be a circle" in notes
    assert "Row 4: its goal has no “Ask” to wait for" in notes
    batch = apply(store, made, "plan.csv").id
    names = {record.id: record.name for kind in (ACTIONS, MILESTONES) for record in store.find(kind)}
    links = {(names[one.before], names[one.after], one.lag) for one in store.find(DEPENDENCIES)}
    assert links == {("Ask", "Print", 2), ("Hall; found", "Print", 0)}
    take_back(store, batch)
    assert store.count(DEPENDENCIES) == store.count(ACTIONS) == 0


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12),
            st.integers(0, 3650),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one[0],
    )
)
def test_any_names_are_read_as_they_were_written(named: list[tuple[str, int]]) -> None:
    cell = "; ".join(waits._quoted(name) + (f" +{lag}" if lag else "") for name, lag in named)
    assert waits.read(cell) == named


def test_only_what_is_of_the_same_goal_is_told(store: Store) -> None:
    with store.step("Fill"):
        for record in (
            Goal(id="g", name="One"), Goal(id="h", name="Two"), Action(id="a", goal="g", name="A"),
            Action(id="b", goal="h", name="B"), Dependency(action="a", next_action="b"),
        ):  # fmt: skip
            store.save(record)
    told: dict[str, Any] = waits.told(store, ACTIONS, store.find(ACTIONS))
    assert told == {}
