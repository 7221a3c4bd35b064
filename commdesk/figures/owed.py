"""What people laid out for the group, and what of it they have back; in cents of the group's currency."""

from typing import NamedTuple

from commdesk.store.store import Reader

_SUMS = """
    SELECT coalesce(sum(CASE WHEN paid_on IS NULL THEN amount END), 0),
           count(DISTINCT CASE WHEN paid_on IS NULL THEN volunteer END),
           coalesce(sum(CASE WHEN paid_on BETWEEN ? AND ? THEN amount END), 0)
    FROM expenses
"""
_OF_ONE = """
    SELECT coalesce(sum(CASE WHEN paid_on IS NULL THEN amount END), 0), coalesce(sum(amount), 0)
    FROM expenses WHERE volunteer = ?
"""


class ExpenseTotals(NamedTuple):
    """Cents that are owed, to how many people, and cents paid back in a time."""

    owed: int
    people: int
    paid: int


def totals(reader: Reader, first: str, last: str) -> ExpenseTotals:
    """What is owed now, whenever it was laid out, and what was paid back from ``first`` to ``last`` (ISO days)."""
    return ExpenseTotals(*reader.rows(_SUMS, [first, last])[0])


def of_person(reader: Reader, volunteer: str) -> tuple[int, int]:
    """Cents that one person is owed, and cents they have laid out in all."""
    owed, laid_out = reader.rows(_OF_ONE, [volunteer])[0]
    return int(owed), int(laid_out)
