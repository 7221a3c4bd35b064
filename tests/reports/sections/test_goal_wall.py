"""The timeline for the wall: groups, days, pages side by side, arrows, the frozen plan; every letter large enough to read."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from commdesk.figures.periods import parse_period
from commdesk.records.goals import ACTIONS, MILESTONES, Action, Dependency, Goal, Milestone
from commdesk.records.programmes import Programme
from commdesk.records.volunteers import Volunteer
from commdesk.reports import catalogue, plain
from commdesk.reports.blocks import Document, Heading, PageBreak, Timeline, TimelineLink, TimelineRow
from commdesk.reports.blocks import Milestone as Mark
from commdesk.reports.pdf import render
from commdesk.reports.pdf_timeline_marks import Scale, labels
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

LEAST = 8.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two goals, the second part of the first; four actions that wait for each other; a plan that slipped."""
    made = new_file(tmp_path / "group.commdesk", "Group")
    with made.step("Fill"):
        for record in (
            Volunteer(id="ana", name="Ana Ito"),
            Volunteer(id="ben", name="Ben Okoro"),
            Programme(id="p", name="Café"),
            Goal(id="g", name="Language café", owner="ana", programme="p", state="under_way", start="2026-10-01",
                 due="2027-03-31", planned_start="2026-10-01", planned_due="2027-03-01"),
            Goal(id="s", name="Six hosts", parent="g", owner="ben", state="under_way", start="2026-11-01", due="2027-01-15"),
            Goal(id="i", name="A garden", state="idea", start="2027-06-01", due="2027-09-01"),
            Milestone(id="m", goal="g", name="First evening held", due="2026-12-18"),
            Milestone(id="r", goal="g", name="Room agreed", due="2026-12-16", reached_on="2026-11-20"),
            Action(id="a", goal="g", name="Find a room", owner="ana", start="2026-10-05", due="2026-11-20"),
            Action(id="b", goal="g", name="Buy lamps", owner="ana", start="2026-11-21", due="2026-12-10",
                   planned_start="2026-11-01", planned_due="2026-11-28"),
            Action(id="c", goal="s", name="Ask hosts", owner="ben", start="2026-11-02", due="2026-11-30"),
            Action(id="d", goal="g", name="Sweep", owner="ana", start="2027-03-20", due="2027-03-25"),
            Dependency(action="a", next_action="b", lag=0),
            Dependency(action="b", next_milestone="m", lag=0),
        ):  # fmt: skip
            made.save(record)
    yield made
    close_file(made)


def _built(store: Store, period: str = "", paper: str = "a4", **where: object) -> Document:
    options = replace(catalogue.default_options("timeline", store), where=where, paper=paper)
    if period:
        options = replace(options, period=parse_period(period))
    return catalogue.build("timeline", store, options)


def _strips(document: Document) -> list[Timeline]:
    return [block for block in document.blocks if isinstance(block, Timeline)]


def _pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _least_size(pdf: bytes) -> float:
    """The height of the smallest letter on any page, in points, all scaling counted."""
    sizes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            for place in range(words.count_chars()):
                if pdfium.FPDFText_IsGenerated(words, place):
                    continue  # a space or line's end that is not on the page
                matrix = pdfium.FS_MATRIX()
                if pdfium.FPDFText_GetMatrix(words, place, ctypes.byref(matrix)):
                    sizes.append(pdfium.FPDFText_GetFontSize(words, place) * abs(matrix.d))
    return min(sizes)


def test_goals_stand_in_groups_with_their_parts_below_them(store: Store) -> None:
    (strip,) = _strips(_built(store))
    assert [(row.label, row.level) for row in strip.rows] == [
        ("Language café", 0), ("Find a room", 1), ("Buy lamps", 1), ("Sweep", 1), ("Six hosts", 1), ("Ask hosts", 2),
    ]  # fmt: skip
    (strip,) = _strips(_built(store, groups="owner"))
    assert [row.label for row in strip.rows if row.heading] == ["Ana Ito · 1 goal", "Ben Okoro · 1 goal"]
    (strip,) = _strips(_built(store, groups="programme"))
    assert [row.label for row in strip.rows if row.heading] == ["Café · 1 goal", "No programme · 1 goal"]
    (strip,) = _strips(_built(store, state="idea"))
    assert [row.label for row in strip.rows] == ["A garden"]


def test_what_slipped_stands_beside_the_plan_and_in_words(store: Store) -> None:
    (strip,) = _strips(_built(store))
    rows = {row.label: row for row in strip.rows}
    assert rows["Buy lamps"].planned == (date(2026, 11, 1), date(2026, 11, 28))
    assert rows["Buy lamps"].state == "Ana; 12 days later than planned"
    assert rows["Language café"].state == "Under way; 30 days later than planned"
    assert "thin grey line: as it was planned" in plain.as_text(_built(store))


def test_arrows_lead_to_rows_and_milestones_and_what_decides_is_framed(store: Store) -> None:
    document = _built(store, ends=1)
    (strip,) = _strips(document)
    # The milestones stand in the order of their days: the room first.
    assert strip.links == (TimelineLink(1, 2), TimelineLink(2, 0, None, 1))
    assert {row.label for row in strip.rows if row.decides} == {"Sweep"}
    assert "framed: a day later here" in plain.as_text(document)
    assert not any(row.decides for row in _strips(_built(store))[0].rows)


def test_days_that_were_asked_for_leave_out_and_count_what_lies_outside(store: Store) -> None:
    document = _built(store, "2027-03")
    (strip,) = _strips(document)
    assert (strip.start, strip.end) == (date(2027, 3, 1), date(2027, 3, 31))
    assert [row.label for row in strip.rows] == ["Language café", "Sweep"]
    assert "4 rows have no day in this time and are left out." in plain.as_text(document)


def test_pages_side_by_side_have_the_same_rows_and_every_day_once(store: Store) -> None:
    document = _built(store, wide=3)
    strips = _strips(document)
    assert len(strips) == 3 and len({strip.rows for strip in strips}) == 1
    for one, following in pairwise(strips):
        assert following.start == one.end + timedelta(days=1)
    (whole,) = _strips(_built(store))
    assert (strips[0].start, strips[-1].end) == (whole.start, whole.end)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2
    titles = [
        block.text for block in document.blocks if isinstance(block, Heading) and "across" in block.text
    ]
    assert len(titles) == 3 and titles[0].startswith("Page 1 of 3 across: 1 Oct 2026 to ")
    pages = _pages(render(document))
    assert len(pages) == 3 and all("Find a room" in page for page in pages)


def _many(store: Store) -> None:
    with store.step("Many"):
        for number in range(60):
            begin = date(2026, 11, 1) + timedelta(days=number)
            goal = Goal(name=f"Goal number {number} with a name that is rather long for any wall", state="under_way",
                        start=begin.isoformat(), due=(begin + timedelta(days=90)).isoformat())  # fmt: skip
            store.save(goal)
            for part in range(5):
                day = (begin + timedelta(days=part * 9)).isoformat()
                store.save(Action(goal=goal.id, name=f"Action {number}-{part}", start=day, due=day))
                store.save(Milestone(goal=goal.id, name=f"Milestone {number}-{part} has a name too", due=day))


@pytest.mark.parametrize(("paper", "wide"), [("a4", 1), ("a4", 3), ("letter", 1), ("a3", 2)])
def test_no_letter_is_too_small_and_no_row_is_lost_however_much_there_is(
    store: Store, paper: str, wide: int
) -> None:
    _many(store)
    pdf = render(_built(store, paper=paper, wide=wide))
    assert _least_size(pdf) >= LEAST - 0.01
    words = "\n".join(_pages(pdf))
    for number in range(60):
        for part in range(5):
            assert words.count(f"Action {number}-{part}\r\n") + words.count(f"Action {number}-{part} ") >= 1
            assert f"Milestone {number}-{part} has" in words
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    assert (round(width), round(height)) == {"a4": (842, 595), "letter": (792, 612), "a3": (1191, 842)}[paper]


def test_names_of_milestones_never_lie_on_each_other_nor_do_lines_cross_them() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n * n % 97) for n in range(14)]
    row = TimelineRow(
        "Goal", days[0], days[-1], labels=True,
        milestones=tuple(Mark(day, "name " * (1 + n % 4)) for n, day in enumerate(days)),
    )  # fmt: skip
    line = Timeline((row,), date(2026, 1, 1), date(2026, 5, 1))
    found = labels(row, Scale(line, 100.0, 500.0), 8.0)
    assert len(found) == 14
    assert all(label.x >= 100 and label.end <= 600.01 for label in found)
    for one in found:
        for other in found:
            if one is other:
                continue
            if one.lane == other.lane:
                assert one.end <= other.x or other.end <= one.x
            elif one.lane < other.lane:
                assert not one.x <= other.mark <= one.end, (one, other)


def test_a_goal_does_not_stand_alone_at_the_foot_of_a_page(store: Store) -> None:
    _many(store)
    for page in _pages(render(_built(store, groups="state"))):
        lines = [line for line in page.splitlines() if line.startswith(("Goal number", "Action"))]
        if "How we counted" not in page:
            assert lines and not lines[-1].startswith("Goal number"), lines[-3:]


def test_a_plan_long_over_is_shown_whole(store: Store) -> None:
    with store.step("Old"):
        for record in (*store.find(ACTIONS), *store.find(MILESTONES)):
            store.delete(record)
        store.save(Goal(id="g", name="Old", state="under_way", start="2020-01-01", due="2020-06-30"))
        for id in ("s", "i"):
            store.save(Goal(id=id, name=id, state="dropped"))
    (strip,) = _strips(_built(store, goal="g"))
    assert strip.start == date(2020, 1, 1)
