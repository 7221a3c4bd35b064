"""Who stays and who comes again, by hand; today is 22 November 2026."""

from commdesk.figures import retention
from commdesk.figures.periods import before, parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def fill(store: Store, **days: str) -> None:
    """People by name and the days of their shifts; a day with ``!`` is a no-show."""
    with store.step("Fill"):
        store.save(Programme(id="p", name="Table"))
        for name, listed in days.items():
            store.save(Volunteer(id=name, name=name))
            for day in listed.split():
                status = "no_show" if day.endswith("!") else "completed"
                store.save(
                    Shift(day=day.rstrip("!"), volunteer=name, programme="p", minutes=60, status=status)
                )


def test_stayed_by_hand(store: Store) -> None:
    fill(
        store, ana="2026-04-01 2026-09-30", bo="2026-06-30 2026-07-01", cleo="2026-05-05", dan="2026-05-05 2026-07-05!",
        eve="2026-08-01", fay="2026-04 2026-07",
    )  # fmt: skip
    with store.step("Scouts"):
        store.save(Shift(day="2026-04-01", programme="p", minutes=60, people=14))
    period = parse_period("2026-Q3")
    found = retention.stayed(store, period, before(period))
    # Ana, Bo and Fay (two months' lumps) of five; Dan did not come, Eve is new, the scouts have no names.
    assert (found.people, found.of, found.rate) == (3, 5, 0.6)


def test_nobody_before_is_not_enough_yet(store: Store) -> None:
    fill(store, ana="2026-09-01")
    period = parse_period("2026-Q3")
    assert retention.stayed(store, period, before(period)).rate is None
    told = as_json(figures(store, period))
    assert told["retention"] == {"rate": None, "stayed": 0, "of": 0}
    assert "period before" in told["reasons"]["retention"]


def test_returned_within_thirty_days(store: Store) -> None:
    fill(
        store,
        on_day_30="2026-09-01 2026-10-01",
        on_day_31="2026-09-01 2026-10-02",
        once="2026-09-15",
        twice_a_day="2026-09-15 2026-09-15",
        missed="2026-09-15 2026-09-20!",
        too_fresh="2026-10-23",
        just_over="2026-10-22",
        earlier="2026-08-31 2026-09-02",
        by_month="2026-09",
    )
    found = retention.returned(store, parse_period("2026-09-01..2026-11-22"))
    # Of six: both of 1 September, three of the 15th, one of 22 October whose 30 days ended yesterday.
    assert (found.people, found.of) == (1, 6)


def test_a_leap_days_thirty_days(store: Store) -> None:
    fill(store, ana="2024-02-29 2024-03-30", bo="2024-02-29 2024-03-31")
    found = retention.returned(store, parse_period("2024-02"))
    assert (found.people, found.of, found.rate) == (1, 2, 0.5)


def test_the_walks_stay_on_the_indexes(practice: Store) -> None:
    for sql, values in (
        (retention._STAYED, ["2026-01", "2026-12-31", "2025-01", "2025-12-31"]),
        (retention._FIRST_AND_NEXT, ["2026-01", "2026-12-31", "2026-01"]),
    ):
        plan = [str(row[3]) for row in practice.rows("EXPLAIN QUERY PLAN " + sql, values)]
        touched = [step for step in plan if " shifts" in step]
        assert touched and all("COVERING INDEX" in step for step in touched)
