"""Trust, value, gaps and when to ask again, worked out by hand; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures import attention, health
from commdesk.figures.promises import Side
from commdesk.records.health_checks import HEALTH_CHECKS, LINES, HealthCheck
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.promises import Commitment
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store


def _check(pairs: str = "", **more: object) -> HealthCheck:
    """A check from eight pairs of how often and how important, ``-`` for no answer."""
    given: dict[str, object] = {"partner": "p", "day": "2026-11-01"} | more
    for line, pair in zip(LINES, pairs.split(), strict=False):
        for name, mark in zip(("often", "weight"), pair, strict=True):
            given[f"{line.key}_{name}"] = None if mark == "-" else int(mark)
    return HealthCheck(**given)  # type: ignore[arg-type]


def test_each_question_has_its_two_answers_in_the_record() -> None:
    fields = [name for line in LINES for name in (f"{line.key}_often", f"{line.key}_weight")]
    assert [name for name in HEALTH_CHECKS.fields if name.endswith(("_often", "_weight"))] == fields
    assert [line.part for line in LINES] == ["trust"] * 3 + ["value"] * 3 + ["together"] * 2
    assert len({line.sentence for line in LINES}) == len({line.short for line in LINES}) == 8


def test_trust_and_value_are_means_of_three_answers_each() -> None:
    found = _check("31 44 24 11 21 3- 44 44")
    assert health.score(found, "trust") == 3.0  # (3 + 4 + 2) ÷ 3
    assert (
        health.score(found, "value") == 2.0
    )  # (1 + 2 + 3) ÷ 3; an importance that is missing changes nothing
    assert health.score(_check("44 43 34"), "trust") == pytest.approx(11 / 3)


@pytest.mark.parametrize("pairs", ["", "31 -4 24", "31 44 -1"])
def test_there_is_no_score_while_one_of_its_answers_is_missing(pairs: str) -> None:
    assert health.score(_check(pairs), "trust") is None
    assert health.score(None, "trust") is None


def test_seldom_is_red_sometimes_amber_and_the_rest_green() -> None:
    assert [health.tone(answer) for answer in (1, 2, 3, 4, None)] == ["bad", "warn", "good", "good", ""]
    assert (health.worse(4, 2), health.worse(None, 3), health.worse(1, None), health.worse(None, None)) == (
        2, 3, 1, None,
    )  # fmt: skip


def test_a_gap_is_importance_times_what_is_missing_to_always() -> None:
    found = _check("14 44 11 -4 2- 23 32 24")
    assert [health.gap(found, line) for line in LINES] == [12, 0, 3, None, None, 6, 2, 8]


def test_the_largest_gap_of_either_side_is_named_first() -> None:
    ours = _check("24 44 33 11 33 23 34 34")  # 8, 0, 3, 3, 3, 6, 4, 4
    theirs = _check("24 14 33 11 33 34 32 -4")  # 8, 12, 3, 3, 3, 4, 2, none
    found = health.gaps(ours, theirs)
    assert [(one.line.key, one.ours, one.theirs, one.sides, one.apart) for one in found] == [
        ("reliable", 0, 12, ("theirs",), True),
        ("open", 8, 8, ("ours", "theirs"), False),
        ("resources", 6, 4, ("ours",), False),
    ]
    assert [one.line.key for one in health.gaps(ours)] == ["open", "resources"]
    assert [one.line.key for one in health.gaps(None, theirs)] == ["reliable", "open"]
    assert health.gaps(None, None) == []


def test_two_sides_that_see_it_differently_have_something_to_talk_about_without_a_gap() -> None:
    (found,) = health.gaps(_check("42 33"), _check("22 43"))  # gaps 0, 3 and 4, 0
    assert (found.line.key, found.sides, found.apart) == ("open", (), True)


def _fill(store: Store) -> Partner:
    partner = Partner(id="p", name="Library", stage="active")
    with store.step("Fill"):
        for record in (
            partner,
            Partner(id="q", name="School", stage="active"),
            Commitment(partner="p", side="ours", what="a", due="2026-01-10", state="kept"),
            Commitment(partner="p", side="ours", what="b", due="2026-05-01", state="kept_late"),
            Commitment(partner="p", side="ours", what="c", due="2026-11-10", state="open"),
            Commitment(partner="p", side="ours", what="d", due="2026-03-01", state="released"),
            Commitment(partner="p", side="theirs", what="e", due="2026-05-02", state="kept"),
            Commitment(partner="q", side="ours", what="f", due="2026-01-01", state="broken"),
            _check("33 33 33 33 33 33", id="1", day="2026-05-01", side="ours", satisfied=8, go_on=9),
            _check("13 23 33 13 -3 33", id="2", day="2026-05-02", side="theirs", satisfied=3, go_on=5),
            _check("43 43 43 33 33 33", id="3", day="2026-11-11", side="ours", satisfied=9),
            _check("11", id="4", partner="q", day="2026-11-20", side="ours"),
        ):  # fmt: skip
            store.save(record, new=True)
    return partner


def test_scores_over_time_stand_beside_the_promises_kept_up_to_that_day(store: Store) -> None:
    found = health.health(store, _fill(store))
    assert [(one.side, one.day.isoformat(), one.trust, one.value, one.satisfied, one.go_on) for one in found.history] == [
        ("ours", "2026-05-01", 3.0, 3.0, 8, 9),
        ("theirs", "2026-05-02", 2.0, None, 3, 5),
        ("ours", "2026-11-11", 4.0, 3.0, 9, None),
    ]  # fmt: skip
    # Up to 1 May two of ours fell due and one was kept on time; the open one of 10 November counts on the 11th.
    assert [one.promises for one in found.history] == [
        Side(due=2, kept=1, late=1), Side(due=1, kept=1), Side(due=3, kept=1, late=1, open=1),
    ]  # fmt: skip
    assert [day.isoformat() for day, __ in found.kept["theirs"]] == [
        "2026-05-01", "2026-05-02", "2026-11-11", "2026-11-22",
    ]  # fmt: skip
    assert [side.rate for __, side in found.kept["theirs"]] == [None, 1.0, 1.0, 1.0]
    assert found.kept["ours"][-1][1] == Side(due=3, kept=1, late=1, open=1)


def test_how_it_goes_is_told_from_the_latest_check_of_each_side(store: Store) -> None:
    partner = _fill(store)
    found = health.health(store, partner)
    assert found.ours is not None and found.theirs is not None
    assert (found.ours.id, found.theirs.id, found.less_satisfied) == ("3", "2", "theirs")
    assert (found.due, found.none) == (date(2027, 11, 11), False)
    earlier = health.health(store, partner, date(2026, 5, 1))
    assert earlier.ours is not None
    assert (earlier.ours.id, earlier.theirs, earlier.less_satisfied) == ("1", None, "")
    nothing = health.health(store, partner, date(2026, 4, 30))
    assert (nothing.none, nothing.due, nothing.gaps, nothing.history) == (True, None, [], [])


def test_a_check_is_due_twelve_months_after_the_last_one_of_either_side(store: Store) -> None:
    assert health.next_check("2024-02-29") == date(2025, 2, 28)
    with store.step("Fill"):
        for record in (
            Partner(id="due", name="Due", stage="active"),
            Partner(id="soon", name="Soon", stage="active"),
            Partner(id="older", name="Older", stage="under_review"),
            Partner(id="over", name="Over", stage="ended"),
            Partner(id="never", name="Never", stage="active"),
            HealthCheck(id="a", partner="due", day="2025-11-22", side="theirs"),
            HealthCheck(id="b", partner="due", day="2024-11-22", side="ours"),
            HealthCheck(id="c", partner="soon", day="2025-11-23", side="ours"),
            HealthCheck(id="d", partner="older", day="2024-11-22", side="ours"),
            HealthCheck(id="e", partner="over", day="2020-01-01", side="ours"),
        ):
            store.save(record, new=True)
    assert [(one.partner.id, one.check, one.day.isoformat()) for one in health.checks_due(store)] == [
        ("older", "d", "2025-11-22"), ("due", "a", "2026-11-22"),
    ]  # fmt: skip
    told = [
        (one.id, one.title, one.note) for one in attention.needs_you(store) if one.kind == "health_checks"
    ]
    assert told == [
        ("d", "Time for a health check with Older", "The last one was on 22 November 2024"),
        ("a", "Time for a health check with Due", "The last one was on 22 November 2025"),
    ]


def test_one_practice_partner_sees_it_much_worse_than_the_group_does(practice: Reader) -> None:
    (bakery,) = practice.find(PARTNERS, Query(words="Bäckerei"))
    found = health.health(practice, bakery)
    last = {one.side: one for one in found.history}
    assert last["ours"].trust == pytest.approx(10 / 3) and last["theirs"].trust == pytest.approx(5 / 3)
    assert (last["ours"].value, last["theirs"].value) == (3.0, 2.0)
    assert found.less_satisfied == "theirs"
    assert [one.line.key for one in found.gaps if one.apart] == ["open", "roles", "reliable", "resources"]
