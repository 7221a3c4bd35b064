"""When agreements are to be reviewed, case by case; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures.reviews import next_review, reviews_due
from commdesk.records.agreements import Agreement, Review
from commdesk.records.partners import Partner
from commdesk.store.store import Store


@pytest.mark.parametrize(
    ("agreement", "reviews", "day"),
    [
        ({}, [], None),
        ({"start": "2026"}, [], None),
        # As often as was agreed: from the signing, else the start, else the day it was entered.
        ({"review_months": 6, "signed_on": "2026-01-15", "start": "2025-01-01"}, [], "2026-07-15"),
        ({"review_months": 6, "start": "2026-02"}, [], "2026-08-01"),
        ({"review_months": 12, "start": "2025"}, [], "2026-01-01"),
        ({"review_months": 3}, [], "2026-06-10"),
        # The last day of a shorter month, leap years too.
        ({"review_months": 1, "signed_on": "2026-01-31"}, [], "2026-02-28"),
        ({"review_months": 12, "signed_on": "2024-02-29"}, [], "2025-02-28"),
        ({"review_months": 48, "signed_on": "2024-02-29"}, [], "2028-02-29"),
        # From the last review, or the day that it set, also where nothing was agreed.
        ({"review_months": 6, "signed_on": "2026-01-15"}, [("2026-09-01", None), ("2026-03-01", "2026-04-01")], "2027-03-01"),
        ({"review_months": 6}, [("2026-09-01", "2026-12-24")], "2026-12-24"),
        ({}, [("2026-09-01", "2026-12-24")], "2026-12-24"),
        ({}, [("2026-09-01", None)], None),
    ],
)  # fmt: skip
def test_the_next_review(agreement: dict, reviews: list, day: str | None) -> None:
    made = Agreement(partner="p", name="A", made="2026-03-10T10:00:00Z", **agreement)
    found = next_review(made, [Review(agreement=made.id, day=on, next_on=then) for on, then in reviews])
    assert found == (date.fromisoformat(day) if day else None)


def test_those_in_force_are_told_thirty_days_ahead_and_when_late(store: Store) -> None:
    with store.step("Fill"):
        for record in (
            Partner(id="p", name="School", stage="active"),
            Partner(id="e", name="Over", stage="ended"),
            Agreement(id="late", partner="p", name="Late", review_months=6, signed_on="2026-01-01"),
            Agreement(id="soon", partner="p", name="Soon", review_months=1, signed_on="2026-11-22"),
            Agreement(id="later", partner="p", name="Later", review_months=1, signed_on="2026-11-23"),
            Agreement(
                id="ended", partner="p", name="Ended", review_months=6, signed_on="2025-01-01", end="2026-06"
            ),
            Agreement(id="gone", partner="e", name="Gone", review_months=6, signed_on="2026-01-01"),
        ):
            store.save(record, new=True)
    found = [(one.agreement.id, one.partner, one.day.isoformat()) for one in reviews_due(store)]
    assert found == [("late", "School", "2026-07-01"), ("soon", "School", "2026-12-22")]
