"""Lists narrowed by name: checks that run out, service that is late, expenses that are owed. Today is 22 Nov 2026."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commdesk import clock
from commdesk.figures.checks import running_out
from commdesk.records.people import check_state
from commdesk.records.recognition import EXPENSES, Expense
from commdesk.records.volunteers import CHECKS, SERVICES, Check, CheckType, Service, Volunteer
from commdesk.store.query import Query
from commdesk.store.store import Store

# When it runs out, and which of the states it is then in, with a window of 60 days.
EXPIRES = [
    (None, {"ok", "never"}),
    ("2025", {"expired"}),
    ("2026-10", {"expired"}),
    ("2026-11-21", {"expired"}),
    ("2026-11-22", {"due"}),
    ("2026-11", {"due"}),
    ("2026", {"due"}),
    ("2027-01-21", {"due"}),
    ("2027-01-22", {"ok"}),
    ("2027-01", {"ok"}),
    ("2027", {"ok"}),
]


def test_a_check_runs_out_at_the_end_of_its_day_month_or_year(store: Store) -> None:
    kind = CheckType(name="First aid", window=60)
    with store.step("Fill"):
        store.save(kind)
        for expires, _states in EXPIRES:
            person = Volunteer(name="A")
            store.save(person)
            store.save(Check(volunteer=person.id, type=kind.id, expires=expires))
    for name in ("ok", "due", "expired", "never"):
        found = {check.expires for check in store.find(CHECKS, Query(states=(name,)))}
        assert found == {expires for expires, states in EXPIRES if name in states}, name


def test_the_window_is_the_type_s_own(store: Store) -> None:
    person, kind = Volunteer(name="A"), CheckType(name="Permit", window=0)
    with store.step("Fill"):
        store.save(person)
        store.save(kind)
        store.save(Check(volunteer=person.id, type=kind.id, expires="2026-11-23"))
    assert store.count(CHECKS, Query(states=("ok",))) == 1
    assert store.count(CHECKS, Query(states=("due",))) == 0


@pytest.mark.parametrize(
    ("newer", "found"),
    [(None, {"renewed", "never"}), ("2027", {"renewed", "ok"}), ("2026-09", {"expired", "renewed"})],
)
def test_a_check_that_was_renewed_warns_of_nothing(store: Store, newer: str | None, found: set[str]) -> None:
    person, kind = Volunteer(name="A"), CheckType(name="First aid", window=20)
    with store.step("Fill"):
        for record in (person, kind, Check(volunteer=person.id, type=kind.id, expires="2026-10-01"),
                       Check(volunteer=person.id, type=kind.id, expires=newer)):  # fmt: skip
            store.save(record)
    checks = store.find(CHECKS)
    said = {check_state(check, 20, clock.today(), checks) for check in checks}
    names = ("expired", "due", "renewed", "never")
    assert {name for name in names if store.count(CHECKS, Query(states=(name,)))} == found - {"ok"}
    assert said == found


DAYS = st.sampled_from(
    [None, "2025", "2026", "2026-10", "2026-11", "2026-11-21", "2026-11-22", "2026-12-05", "2027"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=4))
def test_chip_filter_and_home_say_the_same_of_any_checks(
    store: Store, dates: list[tuple[str | None, str | None]]
) -> None:
    person, kind = Volunteer(name="A"), CheckType(name="Aid", window=20)
    with store.step("Fill"):
        for record in (person, kind):
            store.save(record)
        for done, expires in dates:
            if done and expires and expires < done:
                expires = None  # such a check is refused
            store.save(Check(volunteer=person.id, type=kind.id, done_on=done, expires=expires))
    mine = {"volunteer": person.id}
    having = store.find(CHECKS, Query(equals=mine))
    said = {check.id: check_state(check, 20, clock.today(), having) for check in having}
    for name in ("expired", "due", "renewed"):
        found = {check.id for check in store.find(CHECKS, Query(equals=mine, states=(name,)))}
        assert found == {id for id, state in said.items() if state == name}, name
    warned = {line.check.id: line.state for line in running_out(store) if line.volunteer == person.id}
    assert warned == {id: state for id, state in said.items() if state in ("expired", "due")}
    assert len(warned) <= 1


def test_service_and_expenses(store: Store) -> None:
    person = Volunteer(name="A")
    with store.step("Fill"):
        store.save(person)
        for due, done in (
            ("2026-11-21", None),
            ("2026-11-22", None),
            (None, None),
            ("2026-01-01", "2026-02-01"),
        ):
            store.save(Service(volunteer=person.id, minutes=60, start="2026-01-01", due=due, done_on=done))
        for paid in (None, "2026-11-20"):
            store.save(Expense(day="2026-11-01", volunteer=person.id, what="Bus", amount=250, paid_on=paid))
    assert [store.count(SERVICES, Query(states=(s,))) for s in ("open", "late", "done")] == [3, 1, 1]
    assert [store.count(EXPENSES, Query(states=(s,))) for s in ("owed", "paid")] == [1, 1]


def test_a_state_that_a_kind_does_not_know_never_reaches_the_sql(store: Store) -> None:
    with pytest.raises(KeyError):
        store.count(CHECKS, Query(states=("1 = 1",)))
