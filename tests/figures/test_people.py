"""One person's own figures."""

from commdesk.figures.people import PersonTotals, person_totals
from commdesk.store.store import Store


def test_only_completed_shifts_count(small: Store) -> None:
    assert person_totals(small, "bo", "2026-10-01") == PersonTotals(2, 190, 100, "2026-09-05", "2026-10-01")


def test_nobody_has_nothing(small: Store) -> None:
    assert person_totals(small, "nobody", "2026-10-01") == PersonTotals(0, 0, 0, None, None)
