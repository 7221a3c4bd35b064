"""Hours, counted by hand and by plain SQL."""

import pytest

from commdesk.figures import hours
from commdesk.figures.periods import parse_period
from commdesk.store.store import Store


def test_september_by_hand(small: Store) -> None:
    found = hours.count(small, parse_period("2026-09"))
    # 120 + 90 + 30 by two people, 14 people for an hour; no-show, cancelled and planned left out.
    assert found.minutes == 120 + 90 + 30 + 14 * 60
    assert found.named_minutes == 240
    assert (found.named, found.headcount) == (3, 14)
    assert found.shifts == 4
    assert found.no_shows == 1
    assert found.volunteers == 2
    # Ana's first shift was in August.
    assert found.new == 1


def test_months_are_all_there_up_to_today(small: Store) -> None:
    found = hours.by_month(small, parse_period("2026-Q4"))
    assert [(m.month, m.minutes, m.volunteers) for m in found] == [("2026-10", 100, 1), ("2026-11", 0, 0)]


def test_an_empty_group_has_zero_hours_and_no_averages(store: Store) -> None:
    found = hours.count(store, parse_period("2026"))
    assert (found.minutes, found.shifts, found.volunteers, found.new) == (0, 0, 0, 0)
    assert hours.average(0, 0) is None
    assert hours.no_show_rate(0, 0) is None
    assert hours.first_day(store) is None


def test_full_time_equivalent() -> None:
    week = 2400
    assert hours.full_time_equivalent(2080 * 60, parse_period("2025"), week) == 1.0
    # Thirty days are 30/7 weeks.
    assert hours.full_time_equivalent(40 * 60, parse_period("2026-09"), week) == pytest.approx(7 / 30)
    # A running month counts its 22 days so far.
    assert hours.full_time_equivalent(40 * 60, parse_period("this-month"), week) == pytest.approx(7 / 22)
    assert hours.full_time_equivalent(0, parse_period("2027"), week) is None


def test_rates() -> None:
    assert hours.no_show_rate(1, 3) == 0.25
    assert hours.average(240, 2) == 120


@pytest.mark.parametrize("typed", ["2025", "2026", "2026-Q2", "2026-05", "last-12-months", "last-7-days"])
def test_plain_sql_says_the_same(practice: Store, typed: str) -> None:
    period = parse_period(typed)
    found = hours.count(practice, period)
    span = {"a": period.first, "b": period.last}
    counted = "FROM shifts WHERE status = 'completed' AND day >= :a AND day <= :b"
    sql = f"SELECT coalesce(sum(minutes * people), 0), count(*), count(DISTINCT volunteer) {counted}"
    assert practice.conn.execute(sql, span).fetchone() == (found.minutes, found.shifts, found.volunteers)
    named, headcount = (
        practice.conn.execute(
            f"SELECT coalesce(sum(people), 0) {counted} AND volunteer IS {test}", span
        ).fetchone()[0]
        for test in ("NOT NULL", "NULL")
    )
    assert (named, headcount) == (found.named, found.headcount)
    new = (
        "SELECT count(*) FROM (SELECT volunteer, min(day) AS first FROM shifts WHERE status = 'completed' "
        "AND volunteer IS NOT NULL GROUP BY volunteer) WHERE first BETWEEN :a AND :b"
    )
    assert practice.conn.execute(new, span).fetchone()[0] == found.new
    by_month = {
        month: (minutes, people)
        for month, minutes, people in practice.conn.execute(
            f"SELECT substr(day, 1, 7), sum(minutes * people), count(DISTINCT volunteer) {counted} GROUP BY 1",
            span,
        ).fetchall()
    }
    months = {m.month: (m.minutes, m.volunteers) for m in hours.by_month(practice, period) if m.minutes}
    assert months == by_month


def test_the_sums_touch_only_the_covering_index(practice: Store) -> None:
    for sql in (hours._BY_DAY, hours._WHO, hours._NO_SHOWS):
        plan = " ".join(
            str(row) for row in practice.rows("EXPLAIN QUERY PLAN " + sql, ["2026-01-01", "2026-12-31"])
        )
        assert "USING COVERING INDEX shifts_counted" in plan
    plan = " ".join(str(row) for row in practice.rows("EXPLAIN QUERY PLAN " + hours._BY_DAY, ["a", "b"]))
    assert "TEMP B-TREE" not in plan
