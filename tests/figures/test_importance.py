"""What partners add to goals and hours; today is 22 November 2026."""

import pytest

from commdesk.figures.importance import count
from commdesk.figures.periods import parse_period
from commdesk.records.goals import Goal
from commdesk.records.partners import Contribution, Partner
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.store.store import Store


def _fill(store: Store) -> None:
    """1,000 minutes in ten shifts: 600 at the table, 300 in the café, 100 of the choir; and 500 a year before."""
    shifts = [Shift(day=f"2026-10-{n:02}", programme="table", minutes=100) for n in range(1, 7)]
    shifts += [Shift(day=f"2026-10-{n:02}", programme="cafe", minutes=100) for n in range(1, 4)]
    shifts += [Shift(day="2026-10-01", programme="choir", minutes=50, people=2)]
    shifts += [
        Shift(day="2025-10-01", programme="table", minutes=500),
        Shift(day="2026-10-02", programme="table", minutes=900, status="no_show"),
    ]
    with store.step("Fill"):
        for record in (
            *(Programme(id=key, name=key) for key in ("table", "cafe", "choir", "quiet")),
            *shifts,
            Goal(id="open", name="Open", state="under_way", start="2026-01-01"),
            Goal(id="reached", name="Reached", state="reached", start="2026-01-01", reached_on="2026-05-01"),
            Goal(id="before", name="Before", state="reached", start="2025-01-01", reached_on="2025-05-01"),
            Goal(id="idea", name="Idea", state="idea"),
            *(Partner(id=key, name=key.title(), stage="active") for key in ("both", "hours", "aims", "same", "idle", "untold")),
            Partner(id="gone", name="Gone", stage="ended"),
            # Two goals and two programmes; the same goal twice is one.
            Contribution(partner="both", goal="open", what="a room"),
            Contribution(partner="both", goal="open", what="chairs"),
            Contribution(partner="both", goal="reached", programme="table", what="bread"),
            Contribution(partner="both", programme="cafe", what="tea"),
            Contribution(partner="hours", programme="table", what="a van"),
            Contribution(partner="same", programme="table", what="boxes"),
            Contribution(partner="aims", goal="open", what="advice"),
            Contribution(partner="aims", goal="before", what="advice"),
            Contribution(partner="aims", goal="idea", what="advice"),
            Contribution(partner="idle", programme="quiet", what="a hall"),
            Contribution(partner="gone", programme="choir", what="notes"),
        ):  # fmt: skip
            store.save(record, new=True)


def test_goals_and_hours_by_partner_and_their_rank(store: Store) -> None:
    _fill(store)
    found = count(store, parse_period("2026"))
    assert [
        (part.partner.id, part.open, part.reached, part.minutes, part.share, part.rank) for part in found.parts
    ] == [
        ("both", 1, 1, 900, 0.9, 1),
        ("aims", 1, 0, None, None, 2),
        # Both have all hours of the table; the next place is the fifth.
        ("hours", 0, 0, 600, 0.6, 3),
        ("same", 0, 0, 600, 0.6, 3),
        ("idle", 0, 0, 0, 0.0, 5),
    ]  # fmt: skip
    assert [partner.id for partner in found.untold] == ["untold"]


def test_together_each_programme_counts_once(store: Store) -> None:
    _fill(store)
    found = count(store, parse_period("2026"))
    assert (found.minutes, found.carried) == (1000, 900)
    assert found.share == pytest.approx(0.9)


def test_shares_of_few_shifts_are_not_told(store: Store) -> None:
    _fill(store)
    # One shift of 500 minutes.
    found = count(store, parse_period("2025"))
    assert found.carried == 500 and found.share is None
    assert [(part.partner.id, part.minutes, part.share) for part in found.parts if part.minutes] == [
        ("both", 500, None), ("hours", 500, None), ("same", 500, None),
    ]  # fmt: skip


def test_nothing_noted_is_no_nought(store: Store) -> None:
    with store.step("Fill"):
        store.save(Partner(id="p", name="P"), new=True)
    found = count(store, parse_period("2026"))
    assert (found.parts, found.minutes, found.carried, found.share) == ((), 0, None, None)
    assert [partner.id for partner in found.untold] == ["p"]
