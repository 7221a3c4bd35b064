"""What is owed, to how many, and what was paid back in a time."""

from commdesk.figures.owed import ExpenseTotals, of_person, totals
from commdesk.records.recognition import Expense
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def test_owed_whenever_it_was_and_paid_back_in_the_time(store: Store) -> None:
    assert totals(store, "2026-01-01", "2026-12-31") == ExpenseTotals(0, 0, 0)
    a, b = Volunteer(name="A"), Volunteer(name="B")
    with store.step("Fill"):
        store.save(a)
        store.save(b)
        for person, day, amount, paid in (
            (a, "2025-01-01", 250, None), (a, "2026-02-01", 1000, None), (b, "2026-02-01", 5, None),
            (b, "2025-12-01", 700, "2026-01-01"), (b, "2025-12-01", 30, "2025-12-31"),
        ):  # fmt: skip
            store.save(Expense(volunteer=person.id, day=day, what="Bus", amount=amount, paid_on=paid))
    assert totals(store, "2026-01-01", "2026-12-31") == ExpenseTotals(1255, 2, 700)
    assert of_person(store, b.id) == (5, 735)
    assert of_person(store, "nobody") == (0, 0)
