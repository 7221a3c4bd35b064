"""Periods as people ask for them; the day is fixed at 22 November 2026."""

from datetime import date

import pytest

from commdesk.errors import KnownError
from commdesk.figures import periods
from commdesk.figures.periods import parse_period


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("FY2026", "2026-04-01", "2027-03-31"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-09-14", "2026-09-14", "2026-09-14"),
        ("2026-01-01..2026-06-30", "2026-01-01", "2026-06-30"),
        ("2025..2026-06", "2025-01-01", "2026-06-30"),
        ("this-month", "2026-11-01", "2026-11-30"),
        ("last-month", "2026-10-01", "2026-10-31"),
        ("this-quarter", "2026-10-01", "2026-12-31"),
        ("last-quarter", "2026-07-01", "2026-09-30"),
        ("this-year", "2026-01-01", "2026-12-31"),
        ("last-year", "2025-01-01", "2025-12-31"),
        ("this-fy", "2026-04-01", "2027-03-31"),
        ("last-fy", "2025-04-01", "2026-03-31"),
        ("last-12-months", "2025-12-01", "2026-11-22"),
        ("last-30-days", "2026-10-24", "2026-11-22"),
        (" 2026-q1 ", "2026-01-01", "2026-03-31"),
    ],
)
def test_forms(typed: str, start: str, end: str) -> None:
    period = parse_period(typed, "4")
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "typed", ["", "soon", "2026-13", "2026-Q5", "2026-02-30", "..", "2026-01-01..", "last-0-days", "20261"]
)
def test_what_is_no_period_is_refused_with_the_forms(typed: str) -> None:
    with pytest.raises(KnownError, match="2026-Q3"):
        parse_period(typed)


def test_a_period_that_ends_before_it_begins() -> None:
    with pytest.raises(KnownError, match="ends before"):
        parse_period("2026-06-30..2026-01-01")


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026", "2025-01-01", "2025-12-31"),
        ("2026-Q1", "2025-10-01", "2025-12-31"),
        ("2026-03", "2026-02-01", "2026-02-28"),
        ("2026-01..2026-06", "2025-07-01", "2025-12-31"),
        ("2026-11-08..2026-11-14", "2026-11-01", "2026-11-07"),
        ("last-12-months", "2024-12-01", "2025-11-22"),
        ("2026-09-14", "2026-09-13", "2026-09-13"),
    ],
)
def test_the_period_before(typed: str, start: str, end: str) -> None:
    period = periods.before(parse_period(typed))
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_a_running_month_is_compared_with_the_same_days_of_the_month_before() -> None:
    lived = periods.so_far(parse_period("this-month"))
    assert (lived.start.isoformat(), lived.end.isoformat()) == ("2026-11-01", "2026-11-22")
    earlier = periods.before(lived)
    assert (earlier.start.isoformat(), earlier.end.isoformat()) == ("2026-10-01", "2026-10-22")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("2026", "2026"),
        ("2025..2026", "2025 to 2026"),
        ("FY2026", "April 2026 to March 2027"),
        ("2026-Q3", "July to September 2026"),
        ("2026-09", "September 2026"),
        ("2026-11-03..2026-11-09", "3 to 9 November 2026"),
        ("2026-11-22", "22 November 2026"),
        ("last-12-months", "1 December 2025 to 22 November 2026"),
    ],
)
def test_titles(typed: str, title: str) -> None:
    assert periods.title(parse_period(typed, 4)) == title


def test_months_are_cut_to_the_period() -> None:
    found = periods.months(parse_period("2026-01-15..2026-03-02"))
    assert [(m.label, m.start, m.end) for m in found] == [
        ("2026-01", date(2026, 1, 15), date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-03", date(2026, 3, 1), date(2026, 3, 2)),
    ]


def test_weeks() -> None:
    assert periods.weeks(parse_period("2025")) == 52
    assert periods.weeks(parse_period("2024")) == 52
    assert periods.weeks(parse_period("2025-09")) == 30 / 7
    assert periods.weeks(parse_period("this-month")) == 22 / 7
    assert periods.weeks(parse_period("2027")) == 0


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026-Q3", "2025-07-01", "2025-09-30"),
        ("2025-02", "2024-02-01", "2024-02-29"),
        ("2024-02", "2023-02-01", "2023-02-28"),
        ("2026", "2025-01-01", "2025-11-22"),
        ("2026-01-10..2026-03-05", "2025-01-10", "2025-03-05"),
    ],
)
def test_the_same_time_a_year_earlier(typed: str, start: str, end: str) -> None:
    earlier = periods.year_earlier(parse_period(typed))
    assert (earlier.start.isoformat(), earlier.end.isoformat()) == (start, end)


def test_what_comes_counts_today_and_has_no_months() -> None:
    weeks = parse_period("next-4-weeks")
    assert (weeks.first, weeks.last, weeks.length) == ("2026-11-22", "2026-12-19", 0)
    assert parse_period("next-1-day").days == 1
    for typed in ("next-0-weeks", "next-9999-weeks", "next-week"):
        with pytest.raises(KnownError):
            parse_period(typed)
