"""Signing in and out at the door; the sign-outs people forget."""

from datetime import datetime

import pytest

from commdesk.entry import door
from commdesk.errors import KnownError
from commdesk.records.shifts import SHIFTS, VISITS, Shift
from commdesk.store.query import Query

CAME = datetime(2026, 11, 22, 9, 55)


def visit(group, name: str = "Amina Yusuf", when: datetime = CAME, session: bool = False):  # type: ignore[no-untyped-def]
    person = group.people[name].id
    return door.sign_in(group.store, person, group.programme.id, when, group.session.id if session else None)


def test_in_and_out_makes_a_shift_with_its_times(group) -> None:  # type: ignore[no-untyped-def]
    made = visit(group)
    assert [(here.name, here.programme) for here in door.here_now(group.store)] == [
        ("Amina Yusuf", "Food table")
    ]
    shift = door.sign_out(group.store, made, datetime(2026, 11, 22, 12, 25))
    assert (shift.minutes, shift.start, shift.finish, shift.source) == (150, "09:55", "12:25", "door")
    assert door.here_now(group.store) == []


def test_nobody_is_signed_in_twice(group) -> None:  # type: ignore[no-untyped-def]
    visit(group)
    with pytest.raises(KnownError, match="Amina Yusuf is signed in already"):
        visit(group)
    assert group.store.count(VISITS) == 1


def test_a_place_on_the_rota_becomes_the_shift(group) -> None:  # type: ignore[no-untyped-def]
    planned = Shift(
        day="2026-11-22", volunteer=group.people["Amina Yusuf"].id, programme=group.programme.id, minutes=60,
        status="planned", activity="kitchen",
    )  # fmt: skip
    with group.store.step("plan"):
        group.store.save(planned)
    shift = door.sign_out(group.store, visit(group), datetime(2026, 11, 22, 10, 55))
    assert (shift.id, shift.status, shift.minutes, shift.activity) == (planned.id, "completed", 60, "kitchen")


def test_past_midnight_and_out_at_once(group) -> None:  # type: ignore[no-untyped-def]
    late = visit(group, when=datetime(2026, 11, 22, 22, 0))
    assert door.forgotten(group.store, datetime(2026, 11, 23, 0, 30)) == []
    shift = door.sign_out(group.store, late, datetime(2026, 11, 23, 1, 0))
    assert (shift.day, shift.minutes) == ("2026-11-22", 180)
    assert door.sign_out(group.store, visit(group), CAME) is None
    assert group.store.count(VISITS) == 0


def test_the_clock_jumping_back_takes_nothing_away(group) -> None:  # type: ignore[no-untyped-def]
    assert door.sign_out(group.store, visit(group), datetime(2023, 1, 1, 8, 0)) is None
    assert group.store.count(SHIFTS, Query(equals={"day": "2026-11-22"})) == 0


def test_forgotten_sign_outs_end_with_the_session_or_by_the_rule_and_are_marked(group) -> None:  # type: ignore[no-untyped-def]
    visit(group, session=True)
    visit(group, "Anna Berg")
    now = datetime(2026, 11, 23, 9, 0)
    found = door.forgotten(group.store, now)
    assert len(found) == 2 and door.settle(group.store, found, 120) == 2
    shifts = group.store.find(SHIFTS, Query(equals={"source": "door"}, order=("minutes",)))
    assert [(s.minutes, s.start, s.finish) for s in shifts] == [(120, "09:55", None), (155, "09:55", "12:30")]
    assert all("forgotten" in s.note for s in shifts)
    assert door.forgotten(group.store, now) == [] and door.settle(group.store, [], 120) == 0


def test_a_forgotten_one_never_makes_a_day_too_long(group) -> None:  # type: ignore[no-untyped-def]
    person = group.people["Amina Yusuf"].id
    with group.store.step("long"):
        group.store.save(
            Shift(day="2026-11-22", volunteer=person, programme=group.programme.id, minutes=23 * 60 + 30)
        )
    visit(group)
    door.settle(group.store, door.forgotten(group.store, datetime(2026, 11, 24, 9, 0)), 120)
    (shift,) = group.store.find(SHIFTS, Query(equals={"source": "door"}))
    assert shift.minutes == 30


def test_undo_brings_the_visit_back(group) -> None:  # type: ignore[no-untyped-def]
    steps: list = []
    group.store.listen(steps.append)
    made = visit(group)
    door.sign_out(group.store, made, datetime(2026, 11, 22, 12, 25))
    group.store.replay(steps[-1].reverse())
    assert [here.visit.id for here in door.here_now(group.store)] == [made.id]
    assert group.store.count(SHIFTS, Query(equals={"source": "door"})) == 0


def test_the_pin_is_kept_as_a_fingerprint_only() -> None:
    kept = door.kept_pin("4711")
    assert "4711" not in kept and kept != door.kept_pin("4711")
    assert door.is_pin("4711", kept) and door.is_pin(" 4711 ", kept) and not door.is_pin("4712", kept)
    assert door.is_pin("", "") and not door.is_pin("", kept)
