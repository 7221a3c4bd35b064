"""What people laid out of their own pockets, and what they got back. Money is in cents of the group's currency."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from commdesk.figures.periods import Period
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.recognition import EXPENSES, Expense
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader

_IN_PERIOD = """
    SELECT coalesce(sum(amount), 0), coalesce(sum(CASE WHEN paid_on IS NULL THEN 0 ELSE amount END), 0)
    FROM expenses WHERE day BETWEEN ? AND ?
"""
_STANDING = """
    SELECT coalesce(sum(CASE WHEN paid_on IS NULL THEN amount END), 0),
           count(DISTINCT CASE WHEN paid_on IS NULL THEN volunteer END),
           coalesce(sum(CASE WHEN paid_on BETWEEN ? AND ? THEN amount END), 0)
    FROM expenses
"""
_OF_ONE = """
    SELECT coalesce(sum(CASE WHEN paid_on IS NULL THEN amount END), 0), coalesce(sum(amount), 0)
    FROM expenses WHERE volunteer = ?
"""
_OWED_BEFORE = "SELECT coalesce(sum(amount), 0) FROM expenses WHERE day < ? AND paid_on IS NULL"


class Money(NamedTuple):
    """What was laid out on the days of a period: of it ``paid`` back by now, and still ``owed``."""

    paid: int
    owed: int


@dataclass
class Sum:
    """The expenses of one person or programme; an empty ``id`` is no programme."""

    id: str
    name: str
    count: int = 0
    paid: int = 0
    owed: int = 0


class Line(NamedTuple):
    """One expense with the names of its person and programme."""

    expense: Expense
    volunteer: str
    programme: str


def in_period(reader: Reader, period: Period) -> Money:
    """What was laid out in a period, paid back and owed. An expense counts on its own day, not when it was paid."""
    amount, paid = reader.rows(_IN_PERIOD, [period.start.isoformat(), period.last])[0]
    return Money(int(paid), int(amount - paid))


def owed_before(reader: Reader, period: Period) -> int:
    """What is still owed from before a period."""
    return int(reader.rows(_OWED_BEFORE, [period.start.isoformat()])[0][0])


class Standing(NamedTuple):
    """Cents that are owed, to how many people, and cents paid back in a time."""

    owed: int
    people: int
    paid: int


def standing(reader: Reader, first: str, last: str) -> Standing:
    """What is owed now, whenever it was laid out, and what was paid back from ``first`` to ``last`` (ISO days)."""
    return Standing(*reader.rows(_STANDING, [first, last])[0])


def of_person(reader: Reader, volunteer: str) -> tuple[int, int]:
    """Cents that one person is owed, and cents they have laid out in all."""
    owed, laid_out = reader.rows(_OF_ONE, [volunteer])[0]
    return int(owed), int(laid_out)


def lines(reader: Reader, period: Period, volunteer: str = "", programme: str = "") -> list[Line]:
    """The expenses of a period, of one person or programme where named, in the order of their days."""
    equals = {name: id for name, id in (("volunteer", volunteer), ("programme", programme)) if id}
    span = {"day": (period.start.isoformat(), period.last)}
    found = reader.find(EXPENSES, Query(equals=equals, between=span, order=("day", "id")))
    people = reader.labels(VOLUNTEERS, (e.volunteer for e in found))
    programmes = reader.labels(PROGRAMMES, (e.programme for e in found if e.programme))
    return [Line(e, people[e.volunteer], programmes.get(e.programme or "", "")) for e in found]


def by_person(found: Iterable[Line]) -> list[Sum]:
    """Added up by person: who is owed most first, then by name."""
    return _added((line.expense.volunteer or "", line.volunteer, line.expense) for line in found)


def by_programme(found: Iterable[Line]) -> list[Sum]:
    """Added up by programme; what belongs to none has an empty name."""
    return _added((line.expense.programme or "", line.programme, line.expense) for line in found)


def _added(parts: Iterable[tuple[str, str, Expense]]) -> list[Sum]:
    sums: dict[str, Sum] = defaultdict(lambda: Sum("", ""))
    for id, name, expense in parts:
        found = sums[id]
        found.id, found.name = id, name
        found.count += 1
        if expense.paid_on:
            found.paid += expense.amount or 0
        else:
            found.owed += expense.amount or 0
    return sorted(sums.values(), key=lambda s: (-s.owed, -s.paid, s.name))
