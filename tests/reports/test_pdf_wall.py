"""The timeline for the wall, read back from its pages: letters, rows, days cut into pages, arrows, names of milestones."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from commdesk.reports import pdf, style
from commdesk.reports.blocks import Block, Document, Heading, Milestone, TimelineRow, Wall
from commdesk.reports.pdf_wall import WallRows
from commdesk.reports.wall_axis import Axis
from commdesk.reports.wall_ways import way
from tests.reports.reading import letter_sizes, paths, pieces, sizes, texts

FIRST, TODAY = date(2026, 9, 1), date(2026, 11, 22)
LONG = "Visit every one of the older neighbours who cannot leave their homes without somebody’s help any more"


def many(goals: int, actions: int) -> Iterator[TimelineRow]:
    for goal in range(goals):
        start = FIRST + timedelta(days=goal * 7 % 200)
        marks = tuple(
            Milestone(
                start + timedelta(days=n * 3), f"Step {goal}.{n} of the way", n % 2 == 0, f"m{goal}.{n}"
            )
            for n in range(goal % 6)
        )
        name = f"Goal {goal:03d}" + (f" {LONG}" if goal % 5 == 0 else "")
        yield TimelineRow(
            name, start, start + timedelta(days=60), 0.4, "Late, 40 %", "bad", marks, who="Amina",
            note="12 days later than planned", planned=(start, start + timedelta(days=48)),
        )  # fmt: skip
        for action in range(actions):
            begin = start + timedelta(days=action * 9)
            yield TimelineRow(
                f"Action {goal:03d}.{action}", begin, begin + timedelta(days=8), float(action % 2), level=1,
                key=f"{goal}.{action}", who="Jürgen", decides=action == 1,
            )  # fmt: skip


def wall(*rows: TimelineRow, **more: object) -> Wall:
    return replace(Wall(rows, FIRST, date(2027, 5, 31), TODAY), **more)  # type: ignore[arg-type]


def printed(block: Block, paper: str = "a4", large: bool = False) -> bytes:
    blocks = (Heading("So many goals", level=1), block)
    return pdf.render(
        Document("Timeline", "Group", "2026", blocks, paper=paper, large_print=large, landscape=True)
    )


CROWD = tuple(many(14, 5))
LINKS = tuple((f"{goal}.{a}", f"{goal}.{a + 1}") for goal in range(14) for a in range(4))


@pytest.mark.parametrize("across", [1, 2, 3, 4])
@pytest.mark.parametrize(("paper", "large"), [("a4", False), ("a3", False), ("letter", False), ("a4", True)])
def test_no_letter_is_smaller_than_eight_points_and_none_stands_on_another(
    paper: str, large: bool, across: int
) -> None:
    for rows in (CROWD, CROWD[:16], CROWD[:3]):
        made = printed(wall(*rows, links=LINKS, across=across), paper, large)
        assert min(min(found) for found in letter_sizes(made) if found) >= 8.0
        wide, tall = sizes(made)[0]
        for page in pieces(made):
            for left, foot, right, top in page:
                assert left >= style.MARGIN - 1 and right <= wide - style.MARGIN + 1
                assert foot >= style.MARGIN - 4 and top <= tall - style.MARGIN + 4
            for one, other in itertools.combinations(page, 2):
                apart = one[0] > other[2] - 0.6 or other[0] > one[2] - 0.6
                assert apart or one[1] > other[3] - 0.6 or other[1] > one[3] - 0.6, (one, other)


@pytest.mark.parametrize("across", [1, 3])
def test_each_row_stands_once_in_each_column_of_pages(across: int) -> None:
    pages = texts(printed(wall(*CROWD, across=across)))
    assert len(pages) % across == 0 and len(pages) > across
    for column in range(across):
        words = " ".join(pages[column::across])
        for row in CROWD:
            again = words.count(f"{row.label}, continued")
            assert words.count(row.label) - again == 1, row.label
    if across > 1:
        assert [f"{n % across + 1} of {across} across" in page for n, page in enumerate(pages)] == [
            True
        ] * len(pages)


def test_a_page_never_ends_with_a_goal_whose_actions_stand_overleaf() -> None:
    rows = [TimelineRow("By somebody", head=True), *CROWD]
    pages = texts(printed(wall(*rows)))
    for page, after in itertools.pairwise(pages):
        last = max((page.rfind(row.label), row) for row in rows)[1]
        assert last.level == 1, last.label
        assert "continued" in after or "Goal" in after[:400]


def test_the_papers_have_their_sizes_and_a3_larger_letters() -> None:
    found = {}
    for paper, wanted in (("a4", (842, 595)), ("a3", (1191, 842)), ("letter", (792, 612))):
        made = printed(wall(*CROWD[:3]), paper)
        assert [tuple(round(side) for side in size) for size in sizes(made)] == [wanted]
        found[paper] = max(letter_sizes(made)[0])
    assert found["a3"] > found["a4"]


def test_few_rows_have_larger_letters_than_many() -> None:
    def of_rows(count: int) -> float:
        made = printed(wall(*(TimelineRow(f"R{n}", FIRST, TODAY, 0.0) for n in range(count))))
        assert len(sizes(made)) == 1
        return sorted(letter_sizes(made)[0])[-2]

    assert of_rows(3) > of_rows(22) >= 8.0


def test_every_milestone_is_named_beside_its_diamond_or_by_a_number() -> None:
    marks = tuple(Milestone(TODAY + timedelta(days=n), f"Number {n} is done", key=str(n)) for n in range(9))
    (page,) = texts(printed(wall(TimelineRow("Goal", FIRST, TODAY, milestones=marks))))
    assert all(
        page.count(f"Number {n} is done, {(TODAY + timedelta(days=n)).day} Nov") == 1 for n in range(8)
    )
    assert "Milestones: 1 Number" in page


def test_more_milestones_than_a_page_holds_leave_it_readable() -> None:
    marks = tuple(Milestone(TODAY, f"Milestone with a long enough name {n}", key=str(n)) for n in range(300))
    for large in (False, True):
        rows = (*CROWD[:3], TimelineRow("Goal", FIRST, TODAY, milestones=marks), *CROWD[3:6])
        made = printed(wall(*rows), large=large)
        assert min(min(found) for found in letter_sizes(made)) >= 8.0
        assert all(foot > style.MARGIN - 4 for page in pieces(made) for __, foot, ___, ____ in page)


def test_days_go_on_from_page_to_page_and_today_stands_on_one_of_them() -> None:
    block = wall(*CROWD[:4], across=3)
    pages = texts(printed(block))
    assert ["today, 22 Nov" in page for page in pages] == [True, False, False]
    days = WallRows(block, style.NORMAL, 0.0)._layout(700).days
    seen = [days.page(block.start + timedelta(days=n)) for n in range((block.end - block.start).days + 1)]
    assert seen == sorted(seen) and set(seen) == {0, 1, 2}
    assert days.begins(1) == block.start + timedelta(days=days.each)


def _ink(made: bytes, page: int, x: float, top: float) -> int:
    """How dark a spot is, counted from the upper left corner in points: 0 is white."""
    document = pypdfium2.PdfDocument(made)
    try:
        picture = document[page].render(scale=4, grayscale=True).to_numpy()
        return 255 - int(picture[round(top * 4), round(x * 4)].min())
    finally:
        document.close()


def test_a_bar_over_the_cut_is_on_both_pages_and_has_no_end_there() -> None:
    block = wall(TimelineRow("Goal", FIRST + timedelta(days=20), FIRST + timedelta(days=200), 0.0), across=2)
    block = replace(block, today=None)
    document = Document("T", "G", "", (block,), landscape=True, head=False)
    made = pdf.render(document)
    sheet = style.sheet("a4", False, True)
    look = next(iter(pdf._wall_styles(document, sheet)))
    rows = WallRows(block, look, 0.0)
    layout = rows._layout(sheet.room)
    middle = style.MARGIN + Axis(layout).height + layout.pad + layout.line / 2
    upper = middle - layout.thick(block.rows[0]) / 2
    left = style.MARGIN + layout.left
    right = left + layout.days.room
    for page, x in ((0, right - 3), (1, left + 3)):
        assert _ink(made, page, x, upper) > 60, "the bar's upper edge reaches the cut"
        assert _ink(made, page, x, middle) < 20, "and nothing closes it"
    # Its real beginning and end are closed.
    begin = left + layout.days.x(FIRST + timedelta(days=20))
    assert _ink(made, 0, begin, middle) > 60


def test_each_link_is_an_arrow_also_to_another_page() -> None:
    plain, linked = (paths(printed(wall(*CROWD, links=links))) for links in ((), LINKS))
    assert len(plain) == len(linked)
    more = [b - a for a, b in zip(plain, linked, strict=True)]
    # A line and a head each (and two for the key); what goes on overleaf is drawn on both pages.
    assert sum(more) >= 2 * len(LINKS)
    one = printed(wall(*CROWD[:6], links=LINKS[:1]))
    assert paths(one)[0] - paths(printed(wall(*CROWD[:6])))[0] == 4


def test_an_arrow_leads_to_what_has_a_due_day_alone() -> None:
    rows = (
        TimelineRow("First", FIRST, TODAY, 0.0, key="a"),
        TimelineRow("Then", None, date(2027, 2, 1), key="b"),
    )
    without, with_link = (paths(printed(wall(*rows, links=links)))[0] for links in ((), (("a", "b"),)))
    assert with_link - without == 4  # its line and head, and those in the key


def test_how_late_something_is_stands_beside_its_bar_and_clear_of_arrows() -> None:
    def placed(gap: int, *links: tuple[str, str]) -> tuple[float, float] | None:
        """Where the note begins and ends."""
        rows = (
            TimelineRow("First", FIRST, TODAY, 0.0, key="a"),
            TimelineRow("Late", FIRST, TODAY, 0.0, key="b", note="12 days later than planned"),
            TimelineRow("Then", TODAY + timedelta(days=gap), date(2027, 2, 1), 0.0, key="c"),
        )
        layout = WallRows(wall(*rows, links=links), replace(style.NORMAL, page=490), 0.0)._layout(740)
        found = layout.boxes[1].beside
        corner = layout.days.x(TODAY + timedelta(days=gap)) + 4
        return None if found is None else (found.begin - corner, found.begin)

    near, with_arrow = placed(9), placed(9, ("a", "c"))
    assert near is not None and with_arrow is not None
    assert near[0] < 0 < with_arrow[0], "behind the arrow that comes down through the row"
    # Where that would be far from the bar, and before it is no room, the words stand with the row's name.
    assert placed(40) is not None and placed(40, ("a", "c")) is None


@pytest.mark.parametrize(
    ("begin", "end", "corners"),
    [
        ((10, 50), (10, 20), 3),
        ((10, 50), (60, 20), 3),
        ((60, 50), (55, 20), 2),
        ((60, 50), (10, 20), 5),
        ((60, 20), (10, 50), 5),
        ((10, 20), (60, 20), 2),
    ],
)
def test_an_arrow_begins_at_the_end_and_comes_to_the_beginning(
    begin: tuple[float, float], end: tuple[float, float], corners: int
) -> None:
    points = way(begin, end, (4, 3), 2, 10)
    assert len(points) == corners
    assert abs(points[-1][0] - end[0]) <= 2 and abs(points[-1][1] - end[1]) <= 3
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        assert x1 == x2 or y1 == y2


def test_what_lies_outside_the_days_is_said_at_the_edge() -> None:
    rows = (
        TimelineRow("Long ago", date(2024, 1, 1), date(2024, 2, 1), 0.0, "Late", "bad"),
        TimelineRow("Far ahead", date(2030, 1, 1), date(2030, 2, 1), 0.0),
        TimelineRow("Only a due day", None, date(2026, 12, 24)),
        TimelineRow("No day at all"),
    )
    (page,) = texts(printed(wall(*rows)))
    for words in ("until 1 Feb 2024", "from 1 Jan 2030", "due 24 Dec", "No day at all"):
        assert page.count(words) == 1


@pytest.mark.parametrize(("days", "across"), [(1, 4), (13, 1), (60, 1), (400, 1), (4000, 2), (30000, 1)])
def test_any_length_of_time_has_an_axis(days: int, across: int) -> None:
    block = wall(*CROWD[:8], end=FIRST + timedelta(days=days - 1), across=across)
    made = printed(block)
    assert "2026" in texts(made)[0] and len(sizes(made)) >= across


def test_colours_are_not_needed_to_tell_late_from_done() -> None:
    """Done is filled, late is hatched, to be done is hollow: in grey their share of ink tells them apart."""
    found = []
    for done, tone in ((1.0, ""), (0.0, "bad"), (0.0, "")):
        block = replace(
            wall(TimelineRow("G", FIRST, date(2027, 5, 31), done, tone=tone)), today=None, start=FIRST
        )
        document = pypdfium2.PdfDocument(
            pdf.render(Document("T", "G", "", (block,), head=False, landscape=True))
        )
        picture = document[0].render(scale=3, grayscale=True).to_numpy()
        document.close()
        tall, wide = picture.shape
        found.append((255 - picture[: tall // 3, wide // 3 : wide * 4 // 5]).mean(axis=1))
    dark = [place for place, ink in enumerate(found[0]) if ink > 150]
    middle = dark[len(dark) // 2]
    filled, hatched, hollow = (lines[middle] for lines in found)
    assert filled > 1.5 * hatched > 3 * hollow
