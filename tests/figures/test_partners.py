"""Renewals and promises, exactly as the terms say; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures import agreements, partners, promises
from commdesk.figures.periods import parse_period
from commdesk.figures.promises import Side, falls
from commdesk.records.agreements import Agreement
from commdesk.records.partners import Partner
from commdesk.records.promises import Commitment
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("end", "notice", "expected"),
    [
        ("2026-12-01", 28, True),
        # End − notice − 30 days is exactly today, and the day after.
        ("2027-01-19", 28, True),
        ("2027-01-20", 28, False),
        ("2026-12-22", None, True),
        ("2026-12-23", None, False),
        ("2026-11-22", None, True),
        ("2026-11-21", None, False),
        (None, 28, False),
        # A year counts to its last day, a month to its last.
        ("2026", None, False),
        ("2026", 9, True),
        ("2026-11", 0, True),
    ],
)
def test_due_for_renewal(end: str | None, notice: int | None, expected: bool) -> None:
    assert agreements.due_for_renewal(Agreement(end=end, notice_days=notice), TODAY) is expected


@pytest.mark.parametrize(
    ("stage", "start", "end", "expected"),
    [
        ("active", None, None, True),
        ("under_review", "2024", None, True),
        ("active", "2026-12", None, False),
        ("active", "2014", "2025", False),
        ("active", "2014", "2026", True),
        ("ended", "2014", "2027", True),
        ("ended", None, None, False),
        ("agreed", None, None, False),
    ],
)
def test_active_partners(stage: str, start: str | None, end: str | None, expected: bool) -> None:
    assert partners.is_active(Partner(stage=stage, start=start, end=end), TODAY) is expected


def test_promise_kept_rate(store: Store) -> None:
    rows = [
        ("ours", "2026-10-01", "kept"),
        ("ours", "2026-10-02", "kept_late"),
        ("ours", "2026-10-03", "broken"),
        ("ours", "2026-10-04", "released"),
        ("ours", "2026-10-05", "open"),
        ("ours", "2026-12-05", "open"),
        ("ours", "2026-12-05", "kept"),
        ("ours", None, "kept"),
        ("ours", "2026-09-30", "kept"),
        ("ours", "2026-11-22", "open"),
        ("theirs", "2026-10", "kept"),
        ("theirs", "2026", "open"),
    ]
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"))
        for side, due, state in rows:
            store.save(Commitment(partner="p", side=side, what="x", due=due, state=state))
    ours, theirs = promises.kept(store, parse_period("2026-Q4"))
    # Due in the quarter so far: kept, kept late, broken, and open past its day; today is not past.
    assert ours == Side(due=4, kept=1, late=1, broken=1, open=1)
    assert ours.rate == 0.25
    assert theirs == Side(due=1, kept=1)
    assert promises.kept(store, parse_period("2020")) == (Side(), Side())
    assert Side().rate is None


def _late(**said: str) -> int:
    (fall,) = falls(Commitment(**said), [], TODAY)
    return promises.days_late(fall)


def test_days_late() -> None:
    assert _late(due="2026-11-15") == 7
    assert _late(due="2026-10") == 22
    assert _late(due="2026-11-22") == 0
    assert _late(due="2026-11-15", state="kept") == 0
    assert _late() == 0


def test_renewals_leave_out_ended_partners(store: Store) -> None:
    with store.step("Fill"):
        for name, stage in (("School", "active"), ("Shop", "ended")):
            partner = Partner(name=name, stage=stage)
            store.save(partner)
            store.save(Agreement(partner=partner.id, name="Room", end="2026-12-01", notice_days=28))
    (renewal,) = agreements.renewals(store)
    assert (renewal.partner, renewal.end, renewal.act_by) == ("School", date(2026, 12, 1), date(2026, 11, 3))


def test_plain_sql_says_the_same(practice: Store) -> None:
    found = partners.count(practice, parse_period("2026"))
    sql = (
        "SELECT count(*), sum(state = 'kept') FROM ("
        "SELECT state FROM commitments WHERE side = :side AND every IS NULL AND state <> 'released' "
        "AND due BETWEEN '2026-01-01' AND '2026-11-21' UNION ALL "
        "SELECT t.state FROM promise_times t JOIN commitments c ON c.id = t.commitment WHERE c.side = :side "
        "AND t.due BETWEEN '2026-01-01' AND '2026-11-21')"
    )
    # Nothing was said yet of one time: the canteen in October.
    for side, counted, unsaid in (("ours", found.ours, 0), ("theirs", found.theirs, 1)):
        due, kept = practice.conn.execute(sql, {"side": side}).fetchone()
        assert (due + unsaid, kept) == (counted.due, counted.kept)
    active = practice.conn.execute("SELECT count(*) FROM partners WHERE stage IN ('active', 'under_review')")
    assert active.fetchone()[0] == found.active
