"""Pages about goals: sheet, table, list to tick off and timeline, of goals made by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commdesk.records.goals import ACTIONS, Action, CheckIn, Goal, Milestone
from commdesk.records.volunteers import Volunteer
from commdesk.reports import catalogue, plain
from commdesk.reports.blocks import Document, Heading, Table
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store


@pytest.fixture
def goals(tmp_path: Path) -> Iterator[Store]:
    """A falling goal that is behind, one without a day, one that is reached and one idea."""
    store = new_file(tmp_path / "group.commdesk", "Group")
    with store.step("Fill"):
        for record in (
            Volunteer(id="ana", name="Ana <b>Ito</b>"),
            Goal(id="g", name="Fewer waiting", why="They waited for months", outcome="At most three wait", owner="ana",
                 state="under_way", start="2026-09-01", due="2026-12-31", unit="people", baseline=11, target=3,
                 planned_due="2026-12-10"),
            Goal(id="n", name="Newsletter", state="under_way"),
            Goal(name="Done", state="reached", start="2026-01-01", due="2026-02-01"),
            Goal(name="Some day", state="idea"),
            CheckIn(goal="g", day="2026-09-10", reading=10, confidence="green"),
            CheckIn(goal="g", day="2026-11-10", reading=9, confidence="red", note="Two are ill"),
            Milestone(goal="g", name="Half", due="2026-11-01"),
            Milestone(goal="g", name="First", due="2026-09-20", reached_on="2026-09-21", celebrated="Cake",
                      evidence="The list in\nthe folder", photo="bm9uZQ=="),
            Action(id="late", goal="g", name="Call round", owner="ana", start="2026-10-01", due="2026-11-20"),
            Action(goal="g", name="Pair them", owner="ana", start="2026-11-25", due="2026-12-05"),
            Action(goal="g", name="Ask", owner="ana", due="2026-09-05", done_on="2026-09-04"),
            Action(goal="n", name="Lay out", start="2026-10-26", rule="FREQ=WEEKLY;INTERVAL=4", done_days="2026-10-26"),
        ):  # fmt: skip
            store.save(record)
    yield store
    close_file(store)


def _built(store: Store, name: str, *, public: bool = False, **where: str) -> Document:
    options = replace(catalogue.default_options(name, store), where=where, public=public)
    return catalogue.build(name, store, options)


def test_a_sheet_has_all_of_one_goal(goals: Store) -> None:
    words = plain.as_text(_built(goals, "goal-sheet", goal="g"))
    for told in (
        "# Fewer waiting", "Behind · Owner: Ana <b>Ito</b>", "At most three wait", "They waited for months",
        "9 people now (read 10 Nov 2026)", "3 people aim (from 11 people)", "21 days later than planned",
        "21 Sep 2026, The list in the folder, celebrated: Cake", "[photo] First", "In trouble", "Two are ill", "Call round",
    ):  # fmt: skip
        assert told in words, told
    assert "25\u00a0%" in words and "Newsletter" not in words


def test_without_a_choice_each_open_goal_has_a_page_of_its_own(goals: Store) -> None:
    blocks = _built(goals, "goal-sheet").blocks
    assert [b.text for b in blocks if isinstance(b, Heading) and b.level == 1] == [
        "Fewer waiting",
        "Newsletter",
    ]


def test_the_table_names_goal_action_and_timeline(goals: Store) -> None:
    (table,) = [b for b in _built(goals, "goal-table").blocks if isinstance(b, Table)]
    cells = [[getattr(cell, "text", cell) for cell in row] for row in table.rows]
    assert cells[0] == [
        "Fewer waiting",
        "At most three wait",
        "Ana <b>Ito</b>",
        "1\xa0Sep\xa02026 – 31\xa0Dec\xa02026",
        "Behind",
    ]
    assert ["", "Ask", "Ana <b>Ito</b>", "by 5 Sep 2026", "Done"] in cells
    assert ["", "Lay out", "", "repeats, next 23 Nov 2026", ""] in cells


def test_the_list_has_a_box_for_what_is_not_done_by_owner(goals: Store) -> None:
    words = plain.as_text(_built(goals, "action-list"))
    assert "# 3 things to do, 1 late" in words
    assert words.index("## Ana <b>Ito</b>") < words.index("Call round") < words.index("## Nobody yet")
    assert words.count("☐") == 3 and "Ask" not in words
    with goals.step("Done"):
        for action in goals.find(ACTIONS):
            action.done_on, action.rule = action.done_on or "2026-11-22", ""
            goals.save(action)
    assert "Nothing is to be done" in plain.as_text(_built(goals, "action-list"))


def test_for_the_public_nobody_is_named_and_few_people_are_not_counted(goals: Store) -> None:
    for name in ("timeline", "goal-table"):
        assert "Ana" in plain.as_text(_built(goals, name)), name
        assert "Ana" not in plain.as_text(_built(goals, name, public=True)), name
    assert "Behind, 25" in plain.as_text(_built(goals, "timeline", public=True))
    with goals.step("Few"):
        goals.save(CheckIn(goal="g", day="2026-11-20", reading=4))
    assert "On track, 88" in plain.as_text(_built(goals, "timeline"))
    assert "88" not in plain.as_text(_built(goals, "timeline", public=True))
