"""Promises that come again fall due by themselves; cases worked out by hand. Today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.entry.promises import settled, to_settle
from commdesk.figures import promises
from commdesk.figures.periods import parse_period
from commdesk.figures.promises import Side, falls, turns
from commdesk.records.agreements import Agreement
from commdesk.records.partners import Partner
from commdesk.records.promises import PROMISE_TIMES, Commitment, PromiseTime
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


def _days(until: str, **said: str) -> list[str]:
    return [day.isoformat() for day in turns(Commitment(**said), date.fromisoformat(until))]


def test_a_month_falls_due_on_its_last_day() -> None:
    assert _days("2026-04-30", every="month", start="2026-01") == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30",
    ]  # fmt: skip
    assert _days("2026-04-29", every="month", start="2026-01-01")[-1] == "2026-03-31"


def test_from_the_middle_of_a_month_it_goes_to_the_middle_of_the_next() -> None:
    assert _days("2026-03-31", every="month", start="2026-01-15") == ["2026-02-14", "2026-03-14"]
    # The month after the 31st ends where it can, and the one after that goes on from the 31st.
    assert _days("2026-04-01", every="month", start="2026-01-31") == ["2026-02-27", "2026-03-30"]


def test_weeks_quarters_half_years_and_years() -> None:
    assert _days("2026-01-21", every="week", start="2026-01-05") == ["2026-01-11", "2026-01-18"]
    assert _days("2026-12-31", every="quarter", start="2026") == [
        "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31",
    ]  # fmt: skip
    assert _days("2026-12-31", every="half_year", start="2025-07") == [
        "2025-12-31",
        "2026-06-30",
        "2026-12-31",
    ]
    # From a leap day on.
    assert _days("2027-03-01", every="year", start="2024-02-29") == ["2025-02-27", "2026-02-27", "2027-02-27"]


def test_it_ends_with_its_own_day_with_the_agreement_and_when_it_was_released() -> None:
    assert _days("2026-12-31", every="month", start="2026-01", due="2026-02") == ["2026-01-31", "2026-02-28"]
    released = {"state": "released", "settled_on": "2026-03-10"}
    assert _days("2026-12-31", every="month", start="2026-01", **released) == ["2026-01-31", "2026-02-28"]
    stopped = turns(Commitment(every="month", start="2026-01"), date(2026, 12, 31), stop=date(2026, 1, 31))
    assert stopped == [date(2026, 1, 31)]


def test_one_that_comes_once_has_no_turns_and_the_last_year_there_is_ends_the_counting() -> None:
    assert _days("2026-12-31", due="2026-01") == []
    assert turns(Commitment(every="year", start="9990"), date.max)[-1] == date(9998, 12, 31)


def test_what_was_said_of_a_time_counts_else_what_the_promise_says() -> None:
    promise = Commitment(every="month", start="2026-08", state="open")
    said = [
        PromiseTime(due="2026-08-31", state="kept", settled_on="2026-08-30", evidence="list"),
        PromiseTime(due="2026-07-15", state="broken"),
    ]
    found = falls(promise, said, TODAY)
    assert [(f.shown, f.state, f.evidence) for f in found] == [
        # The rhythm was changed since; what was said stays.
        ("2026-07-15", "broken", ""),
        ("2026-08-31", "kept", "list"),
        ("2026-09-30", "open", ""),
        ("2026-10-31", "open", ""),
    ]
    done = falls(Commitment(every="month", start="2026-08", state="kept", settled_on="2026-10-05"), [], TODAY)
    assert [(f.shown, f.state) for f in done] == [("2026-08-31", "kept"), ("2026-09-30", "kept")]


@pytest.fixture
def filled(store: Store) -> Store:
    """Story hours since August: August kept, September nothing said, October kept late; theirs ended with the agreement."""
    with store.step("Fill"):
        for record in (
            Partner(id="p", name="Library"),
            Agreement(id="a", partner="p", name="Room", end="2026-09", renewal="must_be_renewed"),
            Commitment(id="s", partner="p", what="Story hours", every="month", start="2026-08"),
            PromiseTime(commitment="s", due="2026-08-31", state="kept", settled_on="2026-08-20"),
            PromiseTime(commitment="s", due="2026-10-31", state="kept_late", settled_on="2026-11-02"),
            Commitment(
                id="t",
                partner="p",
                agreement="a",
                side="theirs",
                what="A room",
                every="month",
                start="2026-08",
            ),
        ):
            store.save(record, new=True)
    return store


def test_each_time_counts_by_itself(filled: Store) -> None:
    ours, theirs = promises.kept(filled, parse_period("2026"))
    assert ours == Side(due=3, kept=1, late=1, open=1)
    assert theirs == Side(due=2, open=2)  # August and September; then the agreement was over
    assert promises.kept(filled, parse_period("2026-10")) == (Side(due=1, late=1), Side())


def test_one_that_is_late_stands_once_with_all_its_times(filled: Store) -> None:
    found = [(late.promise.id, late.day.isoformat(), late.times) for late in promises.late(filled, TODAY)]
    assert found == [("t", "2026-08-31", 2), ("s", "2026-09-30", 1)]


def test_its_next_time_comes_up(filled: Store) -> None:
    (fall,) = promises.upcoming(filled, TODAY, date(2026, 12, 31))
    assert (fall.promise.id, fall.shown) == ("s", "2026-11-30")


def test_settling_begins_with_the_first_that_waits_and_goes_on_to_the_next(filled: Store) -> None:
    told = []
    for __ in range(2):
        promise = filled.get(promises.COMMITMENTS, "s")
        fall = to_settle(filled, promise, TODAY)
        assert fall is not None
        record = settled(fall, TODAY)
        with filled.step("Kept"):
            filled.save(record)
        assert isinstance(record, PromiseTime)
        told.append((record.due, record.state, record.settled_on))
    # September is late by now; this month's is in time, before its end.
    assert told == [("2026-09-30", "kept_late", "2026-11-22"), ("2026-11-30", "kept", "2026-11-22")]
    assert len(filled.find(PROMISE_TIMES)) == 4


def test_settling_one_that_comes_once_settles_the_promise(store: Store) -> None:
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"), new=True)
        store.save(Commitment(id="c", partner="p", what="Flyers", due="2026-11"), new=True)
    promise = store.get(promises.COMMITMENTS, "c")
    fall = to_settle(store, promise, TODAY)
    assert fall is not None
    assert settled(fall, TODAY).values()["state"] == "kept"
    assert settled(fall, date(2026, 12, 1)).values()["state"] == "kept_late"
    assert settled(fall, TODAY, kept=False).values()["state"] == "broken"
    with store.step("Kept"):
        store.save(settled(fall, TODAY))
    assert to_settle(store, store.get(promises.COMMITMENTS, "c"), TODAY) is None
