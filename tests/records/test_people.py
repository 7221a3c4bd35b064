"""What follows by itself: days beside answers, leaving and coming back, when a check runs out."""

from dataclasses import replace
from datetime import date

import pytest

from commdesk.records.people import (
    check_state,
    may_be_reached,
    needs_guardian,
    proposed_end,
    settled,
    with_end,
)
from commdesk.records.volunteers import Check, CheckType, Volunteer
from tests.store.test_states import EXPIRES

TODAY = date(2026, 11, 22)


def test_an_answer_is_dated_today_and_one_taken_back_loses_its_day() -> None:
    person = Volunteer(name="A")
    asked = settled(person, replace(person, contact_ok="no"), TODAY)
    assert (asked.contact_ok, asked.contact_ok_on, asked.photo_ok_on) == ("no", "2026-11-22", None)
    again = settled(asked, replace(asked, contact_ok="yes"), date(2026, 12, 1))
    assert again.contact_ok_on == "2026-12-01"
    assert settled(again, replace(again, contact_ok=None), TODAY).contact_ok_on is None
    dated = replace(again, contact_ok_on="2020-01-01")
    assert settled(again, dated, TODAY).contact_ok_on == "2020-01-01"
    assert settled(dated, replace(dated, phone="1"), TODAY).contact_ok_on == "2020-01-01"


def test_leaving_is_dated_and_coming_back_undoes_it() -> None:
    person = Volunteer(name="A")
    left = settled(person, replace(person, status="left"), TODAY)
    assert left.left_on == "2026-11-22"
    assert settled(left, replace(left, status="resting"), TODAY).left_on is None
    known = replace(person, left_on="2026-05")
    assert settled(known, replace(known, status="left"), TODAY).left_on == "2026-05"
    assert settled(left, replace(left, left_on="2026"), TODAY).left_on == "2026"


@pytest.mark.parametrize(
    ("done", "months", "end"),
    [
        ("2026-11-22", 36, "2029-11-22"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11", 14, "2028-01"),
        ("2026", 24, "2028"),
        ("2026", 18, "2027-07"),
        ("2026-12-31", 1, "2027-01-31"),
        (None, 12, None),
        ("2026", None, None),
    ],
)
def test_a_check_runs_out_as_exactly_as_it_was_done(
    done: str | None, months: int | None, end: str | None
) -> None:
    assert proposed_end(done, months) == end


def test_only_a_proposed_day_is_proposed_anew() -> None:
    aid, induction = CheckType(name="First aid", months=24), CheckType(name="Induction")
    check = Check(volunteer="v", type=aid.id)
    done = with_end(check, replace(check, done_on="2026-11-22"), aid, aid)
    assert done.expires == "2028-11-22"
    moved = with_end(done, replace(done, done_on="2026-10-01"), aid, aid)
    assert moved.expires == "2028-10-01"
    typed = with_end(moved, replace(moved, expires="2027"), aid, aid)
    assert with_end(typed, replace(typed, done_on="2026-09-01"), aid, aid).expires == "2027"
    emptied = with_end(moved, replace(moved, expires=None), aid, aid)
    assert emptied.expires is None
    assert with_end(emptied, replace(emptied, note="x"), aid, aid).expires is None
    assert with_end(emptied, replace(emptied, done_on="2026-01-01"), aid, aid).expires is None
    assert with_end(moved, replace(moved, type=induction.id), aid, induction).expires is None


@pytest.mark.parametrize(("expires", "states"), EXPIRES)
def test_the_chip_and_the_filter_say_the_same(expires: str | None, states: set[str]) -> None:
    assert check_state(Check(expires=expires), 60, TODAY) in states


@pytest.mark.parametrize(
    ("newer", "state"),
    [("2027", "renewed"), ("2026-10-01", "expired"), ("2026-10-02", "renewed")],
)
def test_a_check_that_was_renewed_warns_of_nothing(newer: str, state: str) -> None:
    old, new = Check(id="1", expires="2026-10-01"), Check(id="0", expires=newer)
    assert check_state(old, 60, TODAY, [old, new]) == state
    assert check_state(old, 60, TODAY, [old]) == "expired"


@pytest.mark.parametrize(
    ("made", "id", "other_made", "state"),
    [
        (None, "b", None, "renewed"),
        (None, "0", None, "expired"),
        (None, "b", "2026-09-30", "expired"),
        (None, "b", "2026-10-02", "renewed"),
        ("2024", "b", None, "expired"),
        ("2024", "0", "2024-12-31", "renewed"),
        ("2024", "b", "2019", "expired"),
    ],
)
def test_a_check_without_an_end_takes_the_place_of_older_ones(
    made: str | None, id: str, other_made: str | None, state: str
) -> None:
    old, lasting = Check(id="a", done_on=made, expires="2026-10-01"), Check(id=id, done_on=other_made)
    assert check_state(old, 60, TODAY, [old, lasting]) == state


def test_under_18_a_guardian_must_agree() -> None:
    adult, child = Volunteer(name="A", contact_ok="yes"), Volunteer(name="B", born="2010", contact_ok="yes")
    assert not needs_guardian(adult, TODAY) and may_be_reached(adult, TODAY)
    assert needs_guardian(child, TODAY) and not may_be_reached(child, TODAY)
    agreed = replace(child, guardian_ok="yes")
    assert not needs_guardian(agreed, TODAY) and may_be_reached(agreed, TODAY)
    # On the day of turning 18 nobody is asked any more; a mere year counts to its end.
    assert not needs_guardian(Volunteer(name="C", born="2008-11-22"), TODAY)
    assert needs_guardian(Volunteer(name="C", born="2008"), TODAY)
    assert not may_be_reached(Volunteer(name="D"), TODAY)
