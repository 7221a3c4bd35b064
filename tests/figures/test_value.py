"""The value of time: which rate holds for which hours, by hand."""

import pytest

from commdesk.figures import hours, value
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.figures.value import Value
from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.rates import RATES, Rate
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


@pytest.fixture
def two_years(store: Store) -> Store:
    """90 minutes in 2025 and a month's lump of 10 hours in 2026 at the table, one hour by 5 people at the café."""
    with store.step("Fill"):
        for rate in store.find(RATES):
            store.delete(rate)
        for record in (
            Programme(id="table", name="Food table"),
            Programme(id="cafe", name="Café"),
            Volunteer(id="ana", name="Ana"),
            Shift(day="2025-12-31", volunteer="ana", programme="table", minutes=90, activity="Driving"),
            Shift(day="2026-01", volunteer="ana", programme="table", minutes=600),
            Shift(day="2026-02-01", programme="cafe", minutes=60, people=5, activity="Accounts"),
            Shift(day="2026-02-01", volunteer="ana", programme="cafe", minutes=60, status="no_show"),
        ):
            store.save(record)
    return store


def worth(store: Store, typed: str = "2025-01-01..2026-12-31") -> Value:
    period = parse_period(typed)
    return value.of_time(store, store.group(), period, hours.tally(store, period).years)


def change(store: Store, *rates: Rate, **group: object) -> None:
    with store.step("Change"):
        own = store.group()
        for name, given in group.items():
            setattr(own, name, given)
        store.save(own)
        for rate in rates:
            store.save(rate)


def rate(year: int, cents: int, **more: str) -> Rate:
    return Rate(
        **{"year": year, "country": "DE", "rate": cents, "currency": "EUR", "source": "Office", **more}
    )  # type: ignore[arg-type]


def test_each_years_hours_at_that_years_rate(two_years: Store) -> None:
    change(two_years, rate(2025, 1000), rate(2026, 2000), country="de ")
    found = worth(two_years)
    # 1.5 h × 10 + 10 h × 20 + 5 h × 20
    assert found.cents == 1500 + 20000 + 10000
    assert found.source == "Office, 2025; Office, 2026"
    assert [(u.year, u.rate, u.minutes) for u in found.rates] == [(2025, 1000, 90), (2026, 2000, 900)]


def test_the_groups_own_rate_wins(two_years: Store) -> None:
    change(two_years, rate(2025, 1000), rate(2026, 2000), country="DE", value_rate=600)
    found = worth(two_years)
    assert found.cents == round(16.5 * 600)
    assert found.source == "the group’s own rate"


def test_a_programme_may_have_its_own(two_years: Store) -> None:
    cafe = two_years.get(PROGRAMMES, "cafe")
    cafe.value_rate = 3000
    change(two_years, value_rate=600)
    with two_years.step("Rate"):
        two_years.save(cafe)
    found = worth(two_years)
    assert found.cents == round(11.5 * 600) + 5 * 3000
    assert "own rate of Café" in str(found.source)


def test_a_role_has_its_rate_before_the_groups_own(two_years: Store) -> None:
    change(two_years, rate(2026, 5000, role="accounts"), country="DE", value_rate=600)
    assert worth(two_years).cents == round(11.5 * 600) + 5 * 5000
    # Of another year it does not hold: the drive was in 2025.
    change(two_years, rate(2026, 9900, role="Driving"))
    assert worth(two_years).cents == round(11.5 * 600) + 5 * 5000


def test_a_year_without_a_rate_is_named(two_years: Store) -> None:
    change(two_years, rate(2026, 2000), country="DE")
    found = worth(two_years)
    assert found.cents is None
    assert found.reason == "no value of an hour is known for DE in 2025"
    assert worth(two_years, "2026").cents == 30000


def test_another_currency_is_no_rate(two_years: Store) -> None:
    change(two_years, rate(2025, 1000, currency="USD"), rate(2026, 2000, currency="USD"), country="DE")
    found = worth(two_years)
    assert found.cents is None
    assert "USD" in found.reason and "EUR" in found.reason


def test_another_country_is_no_rate_and_none_is_none(two_years: Store) -> None:
    change(two_years, rate(2025, 1000, country="FR"), rate(2026, 2000, country="FR"), country="DE")
    assert worth(two_years).reason == "the group has entered no value of an hour"
    change(two_years, country="")
    assert worth(two_years).cents is None


def test_of_two_rates_of_a_year_the_later_holds(two_years: Store) -> None:
    change(two_years, rate(2026, 2000, made="2026-01-01T00:00:00Z"), rate(2026, 2500), country="DE")
    assert worth(two_years, "2026").cents == 15 * 2500


def test_no_hours_are_worth_nothing_where_there_is_a_rate(two_years: Store) -> None:
    change(two_years, rate(2026, 2000), country="DE")
    assert worth(two_years, "2024") == Value(0)


def test_cents_are_rounded_once() -> None:
    assert value.worth((value.Used(1333, "", 0, 50),)) == 1111
    assert value.worth((value.Used(100, "", 0, 20), value.Used(100, "", 1, 10))) == 50


def test_json_has_the_keys_and_what_was_used(two_years: Store) -> None:
    change(two_years, rate(2026, 2000), country="DE")
    told = as_json(figures(two_years, parse_period("2026")))
    assert (told["value"], told["value_currency"], told["value_rate_source"]) == (
        300.0,
        "EUR",
        "Office, 2026",
    )
    assert told["value_rates"] == [{"year": 2026, "rate": 20.0, "source": "Office", "hours": 15.0}]
    told = as_json(figures(two_years, parse_period("2025")))
    assert told["value"] is None
    assert "2025" in told["reasons"]["value"] and told["reasons"]["value_rate_source"]
