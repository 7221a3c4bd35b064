"""Until when agreements run, and what wants deciding: a table of cases worked out by hand."""

from datetime import date

import pytest

from commdesk.errors import FieldError
from commdesk.figures import agreements
from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.partners import Partner
from commdesk.store.store import Store


@pytest.mark.parametrize(
    ("renewal", "start", "end", "months", "day", "expected"),
    [
        # Open-ended: no end, whatever the renewal says.
        ("by_itself", "2024-03", None, None, "2026-11-22", None),
        ("must_be_renewed", None, None, None, "2026-11-22", None),
        # Those that do not renew by themselves end once.
        ("must_be_renewed", "2024", "2025", None, "2026-11-22", "2025"),
        ("ends", "2024-01-01", "2025-06-30", None, "2026-11-22", "2025-06-30"),
        # The first term still runs, its last day included.
        ("by_itself", "2026-01-01", "2026-11-22", None, "2026-11-22", "2026-11-22"),
        # Renewed for as long as it was made for: a year, half a year, two years.
        ("by_itself", "2025-01-01", "2025-12-31", None, "2026-11-22", "2026-12-31"),
        ("by_itself", "2026-01", "2026-06", None, "2026-11-22", "2026-12"),
        ("by_itself", "2023", "2024", None, "2026-11-22", "2026"),
        ("by_itself", "2023", "2024", None, "2027-01-01", "2028"),
        # Without a start a year at a time; with its own length that.
        ("by_itself", None, "2024-09-30", None, "2026-11-22", "2027-09-30"),
        ("by_itself", "2024-01-01", "2024-12-31", 3, "2026-11-22", "2026-12-31"),
        ("by_itself", "2024-01-01", "2024-12-31", 1, "2026-11-22", "2026-11-30"),
        # A year that goes on for months is known to the month.
        ("by_itself", "2025", "2025", 6, "2026-03-01", "2026-06"),
        # Leap day: the last of February stays the last of February.
        ("by_itself", "2023-03-01", "2024-02-29", None, "2024-03-01", "2025-02-28"),
        ("by_itself", "2023-03-01", "2024-02-29", None, "2028-02-01", "2028-02-29"),
        ("by_itself", "2022-03-01", "2023-02-28", None, "2024-02-28", "2024-02-29"),
        # An odd length is taken to the nearest month.
        ("by_itself", "2026-01-10", "2026-02-20", None, "2026-02-21", "2026-03-20"),
        # Long ago and month by month: the right one, not the first.
        ("by_itself", "1926-01-01", "1926-01-31", None, "2026-11-22", "2026-11-30"),
    ],
)
def test_the_end_of_the_term_that_runs(
    renewal: str, start: str | None, end: str | None, months: int | None, day: str, expected: str | None
) -> None:
    agreement = Agreement(renewal=renewal, start=start, end=end, renews_months=months)
    assert agreements.term_end(agreement, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("renewal", "end", "notice", "day", "due", "settled"),
    [
        (None, None, 28, "2026-11-22", False, False),
        # End − notice − 30 days, to the day.
        ("must_be_renewed", "2027-01-19", 28, "2026-11-22", True, False),
        ("must_be_renewed", "2027-01-20", 28, "2026-11-22", False, False),
        # The notice day is the last on which notice can be given.
        ("by_itself", "2026-12-20", 28, "2026-11-22", True, False),
        ("by_itself", "2026-12-20", 28, "2026-11-23", True, True),
        # One that must be renewed wants it until its end, notice or not.
        ("must_be_renewed", "2026-12-20", 28, "2026-12-20", True, False),
        ("must_be_renewed", "2026-12-20", 28, "2026-12-21", False, False),
        # After its end the next term counts: nothing until its own time comes.
        ("by_itself", "2026-12-20", 28, "2026-12-21", False, False),
        ("by_itself", "2026-12-20", 28, "2027-10-24", True, False),
        ("by_itself", "2026-12-20", 28, "2027-10-22", False, False),
        # A leap day as the end, and thirty days back over it.
        ("ends", "2028-02-29", None, "2028-01-30", True, False),
        ("ends", "2028-02-29", None, "2028-01-29", False, False),
        ("ends", "2028-03-30", None, "2028-02-29", True, False),
        # Known to the month or year: its last day.
        ("ends", "2026-12", None, "2026-12-01", True, False),
        ("ends", "2026", None, "2026-11-30", False, False),
    ],
)
def test_what_wants_deciding(
    store: Store, renewal: str | None, end: str | None, notice: int, day: str, due: bool, settled: bool
) -> None:
    agreement = Agreement(
        partner="p", name="Room", start="2025-12-21", end=end, notice_days=notice,
        renewal=renewal or "must_be_renewed", renews_months=12,
    )  # fmt: skip
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"), new=True)
        store.save(agreement, new=True)
    found = agreements.renewals(store, date.fromisoformat(day))
    assert [one.settled for one in found] == ([settled] if due else [])


def test_one_that_renews_by_itself_stays_in_force() -> None:
    day = date(2026, 11, 22)
    assert agreements.in_force(Agreement(start="2020", end="2021", renewal="by_itself"), day)
    assert not agreements.in_force(Agreement(start="2020", end="2021", renewal="ends"), day)
    assert not agreements.in_force(Agreement(start="2027", end="2028", renewal="by_itself"), day)


def test_agreements_that_run_at_the_same_time() -> None:
    one = Agreement(id="1", partner="p", start="2025", end="2026-06-30")
    others = [
        one,
        Agreement(id="2", partner="p", start="2026-06-30", end="2027"),  # shares a day
        Agreement(id="3", partner="p", start="2026-07", end="2027"),  # begins the day after
        Agreement(id="4", partner="p", end="2024"),
        Agreement(id="5", partner="p", start="2020", end="2021", renewal="by_itself"),
        Agreement(id="6", partner="q", start="2025", end="2026"),
        Agreement(id="7", partner="p"),
    ]
    assert [other.id for other in agreements.beside(one, others)] == ["2", "5", "7"]


def test_notice_longer_than_the_agreement_is_told() -> None:
    AGREEMENTS.check(Agreement(partner="p", name="x", start="2026-01-01", end="2026-01-31", notice_days=31))
    with pytest.raises(
        FieldError, match="notice period of 32 days is longer than the agreement, which runs 31 days"
    ):
        AGREEMENTS.check(
            Agreement(partner="p", name="x", start="2026-01-01", end="2026-01-31", notice_days=32)
        )
