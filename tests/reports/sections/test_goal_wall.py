"""What stands on the timeline for the wall: which rows, under which headings, in which days, and in which words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.figures.periods import Period
from commdesk.records.goals import Action, Dependency, Goal, Milestone
from commdesk.records.programmes import Programme
from commdesk.records.volunteers import Volunteer
from commdesk.reports import catalogue, filters, plain
from commdesk.reports.blocks import Document, Wall
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

REPORT = catalogue.report_named("timeline")


@pytest.fixture
def goals(tmp_path: Path) -> Iterator[Store]:
    """A goal that slipped, one without a day, one reached, one idea; two people share a first name."""
    store = new_file(tmp_path / "group.commdesk", "Group")
    with store.step("Fill"):
        for record in (
            Volunteer(id="ana", name="Ana Ito"), Volunteer(id="ana2", name="Ana Braun"), Volunteer(id="jo", name="Jo Li"),
            Programme(id="visits", name="Visits"),
            Goal(id="g", name="Fewer waiting", owner="ana", programme="visits", state="under_way", start="2026-09-01",
                 due="2026-12-31", unit="people", baseline=11, target=3, now=9, planned_start="2026-09-01",
                 planned_due="2026-12-10"),
            Goal(id="n", name="Newsletter", owner="jo", state="under_way"),
            Goal(id="r", name="Painted", state="reached", start="2026-08-01", due="2026-10-01", reached_on="2026-09-20"),
            Goal(id="i", name="Some day", state="idea"),
            Milestone(id="half", goal="g", name="Half", due="2026-11-20", planned_due="2026-11-08"),
            Milestone(id="first", goal="g", name="First", due="2026-09-20", reached_on="2026-09-21"),
            Action(id="late", goal="g", name="Call round", owner="ana2", start="2026-10-01", due="2026-11-20"),
            Action(id="pair", goal="g", name="Pair them", owner="jo", start="2026-11-25", due="2026-12-31"),
            Action(id="ask", goal="g", name="Ask", owner="ana", due="2026-09-05", done_on="2026-09-04"),
            Action(id="old", goal="g", name="Begin", owner="ana", due="2026-02-05", done_on="2026-02-04"),
            Action(id="forgotten", goal="g", name="Forgotten", start="2026-01-01", due="2026-02-05"),
            Action(id="none", goal="g", name="No day"),
            Action(id="turns", goal="n", name="Lay out", start="2026-10-26", rule="FREQ=WEEKLY;INTERVAL=4",
                   done_days="2026-10-26"),
            Dependency(action="late", next_milestone="half"), Dependency(milestone="half", next_action="pair"),
        ):  # fmt: skip
            store.save(record)
    yield store
    close_file(store)


def built(store: Store, *typed: str, public: bool = False, period: str = "", paper: str = "") -> Document:
    options = replace(
        catalogue.default_options("timeline", store),
        where=filters.read(store, REPORT, typed),
        public=public,
        paper=paper,
        period=catalogue.period_of(REPORT, store, period),
    )
    return catalogue.build("timeline", store, options)


def wall(document: Document) -> Wall:
    (found,) = [block for block in document.blocks if isinstance(block, Wall)]
    return found


def labels(document: Document) -> list[str]:
    return [("# " if row.head else "  " * row.level) + row.label for row in wall(document).rows]


def test_open_goals_with_their_actions_and_what_is_late_however_old(goals: Store) -> None:
    document = built(goals)
    assert labels(document) == [
        "Fewer waiting", "  Forgotten", "  Ask", "  Call round", "  Pair them", "Newsletter", "  Lay out",
    ]  # fmt: skip
    words = plain.as_text(document)
    assert "# 2 goals, 1 behind" in words
    # What is done for long is left out and counted, what has no day is said.
    assert "1 row lies outside 22 Aug 2026 to" in words
    assert "Without a day yet: Newsletter. 1 action has no day yet." in words
    assert document.landscape and wall(document).start == date(2026, 8, 22)
    assert wall(document).today == date(2026, 11, 22) and wall(document).across == 1


def test_what_repeats_is_marked_on_its_days_without_words(goals: Store) -> None:
    row = wall(built(goals)).rows[-1]
    assert [(m.reached, m.label) for m in row.milestones][:2] == [(True, ""), (False, "")]


def test_the_frozen_plan_and_how_late_it_is_in_words(goals: Store) -> None:
    goal = wall(built(goals)).rows[0]
    assert goal.planned == (date(2026, 9, 1), date(2026, 12, 10))
    assert goal.note == "21 days later than planned"
    half = next(m for m in goal.milestones if m.key == "half")
    assert (half.planned, half.note) == (date(2026, 11, 8), "late, 12 days later than planned")


def test_people_of_one_first_name_have_their_whole_names(goals: Store) -> None:
    who = {row.label: row.who for row in wall(built(goals)).rows}
    assert (who["Ask"], who["Call round"], who["Pair them"]) == ("Ana Ito", "Ana Braun", "Jo")


def test_links_and_what_decides_the_end(goals: Store) -> None:
    assert set(wall(built(goals)).links) == {("late", "half"), ("half", "pair")}
    assert not any(row.decides for row in wall(built(goals)).rows)
    framed = [row.label for row in wall(built(goals, "decides=yes")).rows if row.decides]
    assert framed == ["Pair them"]


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        ("owner", ["# Ana Ito", "# Jo Li", "# Nobody yet"]),
        ("programme", ["# Visits", "# No programme"]),
        ("state", ["# Under way", "# Reached"]),
    ],
)
def test_rows_stand_under_headings(goals: Store, by: str, heads: list[str]) -> None:
    found = labels(built(goals, f"by={by}", "state=all"))
    assert [label for label in found if label.startswith("# ")] == heads
    plainly = labels(built(goals, "state=all"))
    assert sorted(set(found) - set(heads)) == sorted(plainly)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("", ["Fewer waiting", "Newsletter"]),
        ("open", ["Fewer waiting", "Newsletter"]),
        ("reached", ["Painted"]),
        ("open_reached", ["Fewer waiting", "Newsletter", "Painted"]),
        ("all", ["Fewer waiting", "Newsletter", "Painted"]),
    ],
)
def test_goals_of_a_state(goals: Store, state: str, names: list[str]) -> None:
    found = labels(built(goals, f"state={state}"))
    assert [label for label in found if not label.startswith(" ")] == names


def test_an_idea_without_a_day_is_named_under_an_empty_page(goals: Store) -> None:
    words = plain.as_text(built(goals, "state=idea"))
    assert "# 1 goal\n" in words and "Without a day yet: Some day." in words
    assert "No goal fits what was chosen." in plain.as_text(built(goals, "state=dropped"))


def test_within_chosen_days_what_lies_outside_is_left_out_and_counted(goals: Store) -> None:
    document = built(goals, period="2026-12")
    assert labels(document) == ["Fewer waiting", "  Pair them", "Newsletter", "  Lay out"]
    words = plain.as_text(document)
    assert "4 rows lie outside 1 Dec 2026 to 31 Dec 2026." in words
    assert document.period == "December 2026"
    assert (wall(document).start, wall(document).end) == (date(2026, 12, 1), date(2026, 12, 31))
    # An arrow to a row or diamond that is left out is left out too, one to a bar that stays is drawn.
    assert ("late", "half") not in wall(document).links
    # Goals outside are not counted; those without a day are told of, and so counted.
    assert "# 3 goals\n" in plain.as_text(built(goals, "state=all", period="2026-08"))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-11-01..", date(2026, 11, 1), date(2026, 12, 31)),
        ("..2026-09", date(2026, 1, 1), date(2026, 9, 30)),
        ("next-3-months", date(2026, 11, 22), date(2027, 2, 21)),
    ],
)
def test_a_period_with_one_day_reaches_to_the_end_of_the_plan(
    goals: Store, typed: str, first: date, last: date
) -> None:
    found: Period = catalogue.period_of(REPORT, goals, typed)
    assert (found.start, found.end) == (first, last)


def test_for_the_public_nobody_is_named(goals: Store) -> None:
    for more in ([], ["by=programme"], ["by=state", "decides=yes"], ["owner=Ana Ito"]):
        words = plain.as_text(built(goals, *more, public=True))
        for name in ("Ana", "Jo", "Ito"):
            assert name not in words
    with pytest.raises(KnownError, match="nobody is named, so rows cannot stand by owner"):
        built(goals, "by=owner", public=True)


def test_pages_side_by_side_and_paper(goals: Store) -> None:
    assert wall(built(goals, "pages_wide=3")).across == 3
    assert wall(built(goals, "pages_wide=1")).across == 1
    assert built(goals, paper="a3").paper == "a3"
    options = replace(catalogue.default_options("impact", goals), paper="a3")
    with pytest.raises(KnownError, match=r"not made for paper A3\. There are: A4, Letter"):
        catalogue.build("impact", goals, options)


def test_a_plan_that_is_over_is_shown_as_it_was(tmp_path: Path) -> None:
    store = new_file(tmp_path / "old.commdesk", "Old")
    with store.step("Fill"):
        store.save(Goal(id="h", name="House", start="2024-05-27", due="2024-10-11"))
        store.save(Action(goal="h", name="Roof", start="2024-09-16", due="2024-09-27"))
    document = built(store)
    assert wall(document).start == date(2024, 5, 27) and wall(document).end.year == 2024
    assert labels(document) == ["House", "  Roof"]
    close_file(store)


def test_without_a_goal_the_page_says_so(tmp_path: Path) -> None:
    store = new_file(tmp_path / "new.commdesk", "New")
    assert "No goal is open" in plain.as_text(built(store, "pages_wide=3", "by=owner"))
    close_file(store)
