"""All figures together, and the keys that other programs rely on."""

from commdesk.figures.periods import before, parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.store.store import Store

KEYS = {
    "period", "hours", "volunteers", "volunteers_new", "attendances", "shifts", "fte", "value", "value_currency",
    "value_rate_source", "programmes", "months", "goals", "partners", "indicators", "money",
}  # fmt: skip


def test_the_keys_that_stay(practice: Store) -> None:
    found = as_json(figures(practice, parse_period("2026")))
    assert found.keys() >= KEYS
    assert found["attendances"].keys() == {"named", "headcount"}
    assert found["programmes"][0].keys() >= {"name", "type", "hours", "volunteers", "beneficiaries", "unit"}
    assert found["months"][0].keys() == {"month", "hours", "volunteers"}
    assert found["goals"].keys() >= {"open", "reached", "late"}
    assert found["partners"].keys() == {
        "active", "agreements_due", "promises_kept", "promises_due", "promise_kept_rate",
    }  # fmt: skip
    assert found["money"].keys() == {"raised", "invested", "in_kind"}
    assert found["partners"]["promise_kept_rate"].keys() == {"ours", "theirs"}


def test_parts_add_up(practice: Store) -> None:
    found = figures(practice, parse_period("2025"))
    assert sum(m.minutes for m in found.hours.months) == found.hours.minutes
    assert sum(p.minutes for p in found.programmes) == found.hours.minutes
    assert len(found.hours.months) == 12


def test_an_empty_group_says_why(store: Store) -> None:
    found = figures(store, parse_period("2026"))
    assert found.empty
    answer = as_json(found)
    assert answer["hours"] == 0
    assert answer["fte"] == 0
    for name in ("value", "value_rate_source", "hours_per_volunteer", "no_show_rate"):
        assert answer[name] is None
        assert answer["reasons"][name]
    assert answer["partners"]["promise_kept_rate"] == {"ours": None, "theirs": None}
    assert answer["reasons"]["partners.promise_kept_rate.ours"]


def test_a_period_to_come_has_no_full_time_equivalent(practice: Store) -> None:
    answer = as_json(figures(practice, parse_period("2027")))
    assert answer["fte"] is None
    assert "not begun" in answer["reasons"]["fte"]


def test_a_missing_count_is_null_with_its_reason(small: Store) -> None:
    (table,) = as_json(figures(small, parse_period("2026-08")))["programmes"]
    assert table["beneficiaries"] is None
    assert table["reasons"]["beneficiaries"]


def test_what_it_is_compared_with(practice: Store) -> None:
    period = parse_period("2026-Q3")
    found = figures(practice, period, before(period))
    assert found.earlier is not None
    assert found.earlier.hours == figures(practice, parse_period("2026-Q2")).hours
    assert as_json(found)["compare"]["period"]["start"] == "2026-04-01"
