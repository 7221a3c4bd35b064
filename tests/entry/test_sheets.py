"""The paper round trip: printed lines, marks, sums beside the paper, no-shows."""

from datetime import date

import pytest

from commdesk.entry import rows, sheets
from commdesk.entry.lines import read_marks
from commdesk.entry.names import Finder
from commdesk.entry.rows import Draft
from commdesk.entry.sheets import Paper, Sums
from commdesk.errors import KnownError
from commdesk.records.programmes import SESSIONS
from commdesk.records.sheets import SHEET_LINES, SHEETS
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.store.query import Query

DAY = "2026-11-22"
NOTHING_SAID = Paper()


@pytest.fixture
def planned(group):  # type: ignore[no-untyped-def]
    """Three people are expected: two by the session, one by its programme and day."""
    with group.store.step("plan"):
        for name, session in (
            ("Jürgen Groß", group.session.id),
            ("Amina Yusuf", group.session.id),
            ("Anna Berg", None),
        ):
            group.store.save(
                Shift(
                    day=DAY, volunteer=group.people[name].id, programme=group.programme.id, minutes=150,
                    status="planned", session=session, reply="yes", source="rota",
                )
            )  # fmt: skip
    return group


def entered(group, printed, marks: str, *extra: Draft, paper: Paper = NOTHING_SAID, no_shows: bool = True):  # type: ignore[no-untyped-def]
    drafts = [*sheets.drafts(printed), *extra]
    sheets.mark(drafts, read_marks(marks), sheets.times_of(printed.session))
    finder = Finder(group.store, group.programme.id, date(2026, 11, 22))
    tested = rows.test(group.store, finder, DAY, group.programme.id, drafts)
    with group.store.step("enter"):
        posted = sheets.enter(group.store, printed, drafts, tested, paper, no_shows=no_shows)
    return posted, sheets.sums(tested)


def test_expected_names_by_the_alphabet_then_blank_lines(planned) -> None:  # type: ignore[no-untyped-def]
    printed = sheets.prepare(planned.store, planned.session)
    assert printed.sheet.number == 1 and printed.programme == "Food table"
    assert [(line.code, line.name) for line in printed.lines[:4]] == [
        (1, "Amina Yusuf"),
        (2, "Anna Berg"),
        (3, "Jürgen Groß"),
        (4, ""),
    ]
    assert len(printed.lines) == sheets.A_PAGE and planned.store.count(SHEETS) == 0


def test_the_same_sheet_is_printed_again_until_the_names_change(planned) -> None:  # type: ignore[no-untyped-def]
    store = planned.store
    first = sheets.prepare(store, planned.session)
    sheets.keep(store, first)
    sheets.keep(store, first)
    assert store.count(SHEETS) == 1 and store.count(SHEET_LINES) == sheets.A_PAGE
    assert sheets.prepare(store, planned.session) == first
    with store.step("one more"):
        store.save(
            Shift(
                day=DAY, volunteer=planned.people["Łucja Nowak"].id, programme=planned.programme.id, minutes=60,
                status="planned",
            )
        )  # fmt: skip
    again = sheets.prepare(store, planned.session)
    assert again.sheet.number == 2 and "Łucja Nowak" in [line.name for line in again.lines]


def test_marks_walk_ins_sums_and_no_shows(planned) -> None:  # type: ignore[no-untyped-def]
    store = planned.store
    printed = sheets.prepare(store, planned.session)
    sheets.keep(store, printed)
    read = sheets.sheet_numbered(store, 1)
    assert read == printed
    paper = Paper(names=3, minutes=450, served=62)
    posted, found = entered(planned, read, "3; 1 2", Draft(name="Zoë Núñez", length="3"), paper=paper)
    assert posted.rows == 3 and found == Sums(3, 150 + 120 + 180)
    assert sheets.difference(found, 3, 450) == ""
    shifts = store.find(SHIFTS, Query(equals={"day": DAY}, order=("minutes", "status")))
    assert [(s.minutes, s.status, s.source) for s in shifts] == [
        (120, "completed", "sheet"),
        (150, "completed", "sheet"),
        (150, "no_show", "sheet"),
        (180, "completed", "sheet"),
    ]
    assert {s.session for s in shifts} == {planned.session.id}
    (sheet,) = store.find(SHEETS)
    assert (sheet.entered_on, sheet.names, sheet.minutes) == (DAY, 3, 450)
    assert store.get(SESSIONS, planned.session.id).beneficiaries == 62
    # The times of the session stand in the shift whose line had no length of its own.
    assert [(s.start, s.finish) for s in shifts if s.start] == [("10:00", "12:30")]


def test_no_shows_only_when_said(planned) -> None:  # type: ignore[no-untyped-def]
    printed = sheets.prepare(planned.store, planned.session)
    sheets.keep(planned.store, printed)
    entered(planned, printed, "1 2", no_shows=False)
    assert planned.store.count(SHIFTS, Query(equals={"status": "planned"})) == 2


def test_what_differs_from_the_paper_is_said(planned) -> None:  # type: ignore[no-untyped-def]
    assert sheets.difference(Sums(11, 1740), 12, 1890) == "Beside the paper: 1 name missing, 2.5 h missing."
    assert sheets.difference(Sums(13, 1890), 12, 1890) == "Beside the paper: 1 name too many."
    assert sheets.difference(Sums(13, 1890), None, None) == ""


def test_codes_and_numbers_that_are_not_there_are_refused(planned) -> None:  # type: ignore[no-untyped-def]
    printed = sheets.prepare(planned.store, planned.session)
    drafts = sheets.drafts(printed)
    with pytest.raises(KnownError, match="no line 40; its codes go from 1 to 22"):
        sheets.mark(drafts, read_marks("1 2; 40 2"), "")
    assert all(draft.empty() for draft in drafts)
    with pytest.raises(KnownError, match="no sheet 7"):
        sheets.sheet_numbered(planned.store, 7)
