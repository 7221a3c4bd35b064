"""What can be done on the rota: each deed is one step, and undo leaves nothing of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commdesk.errors import KnownError
from commdesk.figures.rota import Occurrence, occurrences
from commdesk.figures.rota_people import places
from commdesk.records.programmes import OUTPUT_COUNTS, SERIES, SESSIONS, Programme, Series, Session
from commdesk.records.sheets import Sheet
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.store.store import Store
from ui.tabs.volunteers import rota_deeds as deeds
from ui.tabs.volunteers import rota_series as series_deeds

TABLES = (SESSIONS, SERIES, SHIFTS, VOLUNTEERS, OUTPUT_COUNTS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A food table every Saturday from 31 October on; today is Sunday 22 November 2026."""
    made = new_file(tmp_path / "g.commdesk", "Group")
    with made.step("Fill"):
        made.save(Programme(id="table", name="Food table", usual=180))
        for name in ("Ana", "Bo", "Cem"):
            made.save(Volunteer(id=name.lower(), name=name))
        made.save(
            Series(
                id="sats", programme="table", day="2026-10-31", rule="FREQ=WEEKLY", start="10:00", finish="12:30",
                place="Hall", needed=3,
            )
        )  # fmt: skip
    yield made
    close_file(made)


def _on(store: Store, day: str) -> Occurrence:
    (found,) = occurrences(store, day, day)
    return found


def _days(store: Store, last: str = "2026-12-31") -> list[str]:
    return [str(o.session.day) for o in occurrences(store, "2026-10-01", last)]


def _all(store: Store) -> list[Any]:
    return [store.find(kind, Query(order=("id",))) for kind in TABLES]


@pytest.fixture
def undone(store: Store) -> Iterator[list[Step]]:
    """After the test all steps are taken back, one by one, and nothing of them is left."""
    before = _all(store)
    steps: list[Step] = []
    stop = store.listen(steps.append)
    yield steps
    stop()
    for step in reversed(steps):
        store.replay(step.reverse())
    assert _all(store) == before


def test_asking_makes_the_session_real_once_and_adds_a_new_name(store: Store, undone: list[Step]) -> None:
    deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, "ana"), "asked")
    deeds.ask(store, _on(store, "2026-11-28"), "Dora", "yes")
    (session,) = store.find(SESSIONS)
    assert (session.series, session.series_day, session.place) == ("sats", "2026-11-28", "Hall")
    one = _on(store, "2026-11-28")
    assert [(p.name, p.standing) for p in places(store, one)] == [("Dora", "yes"), ("Ana", "asked")]
    (shift, __) = store.find(SHIFTS, Query(order=("id",)))
    assert (shift.minutes, shift.start, shift.source, shift.status) == (150, "10:00", "rota", "planned")
    assert len(undone) == 2


def test_answers_one_after_the_other(store: Store, undone: list[Step]) -> None:
    deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, "ana"), "asked")
    for wanted, status, reply in (
        ("yes", "planned", "yes"), ("no", "cancelled", "no"), ("asked", "planned", "asked"), ("missed", "no_show", "asked"),
        ("came", "completed", "asked"),
    ):  # fmt: skip
        one = _on(store, "2026-11-28")
        deeds.answer(store, one, places(store, one)[0], wanted)
        (shift,) = store.find(SHIFTS)
        assert (shift.status, shift.reply) == (status, reply)
    deeds.take_off(store, places(store, _on(store, "2026-11-28"))[0])
    assert store.count(SHIFTS) == 0
    assert len(undone) == 7


def test_a_held_session_becomes_shifts_in_one_step(store: Store, undone: list[Step]) -> None:
    for person, answer in (("ana", "yes"), ("bo", "asked"), ("cem", "yes")):
        shift = Shift(
            id=person, day="2026-11-21", volunteer=person, programme="table", minutes=150, status="planned",
            reply=answer if person != "cem" else None,
        )  # fmt: skip
        with store.step("Plan"):
            store.save(shift)
    assert deeds.hold(store, _on(store, "2026-11-21")) == 2
    by_person = {s.volunteer: s.status for s in store.find(SHIFTS)}
    assert by_person == {"ana": "completed", "bo": "planned", "cem": "completed"}
    assert undone[-1].label == "Session held"
    one = _on(store, "2026-11-21")
    assert (one.tally.came, one.tally.asked, one.tally.yes) == (2, 1, 0)
    assert deeds.others_missed(store, one) == 1
    assert store.get(SHIFTS, "bo").status == "no_show"


def test_nothing_of_a_held_session_is_half_in(store: Store, undone: list[Step]) -> None:
    with store.step("Fill"):
        for day_long in ("ana", "bo"):
            store.save(
                Shift(day="2026-11-21", volunteer=day_long, programme="table", minutes=100, status="planned")
            )
        store.save(Shift(day="2026-11-21", volunteer="bo", programme="table", minutes=24 * 60))
    with pytest.raises(KnownError, match="24"):
        deeds.hold(store, _on(store, "2026-11-21"))
    assert {s.status for s in store.find(SHIFTS) if s.minutes == 100} == {"planned"}
    assert store.count(SESSIONS) == 0


def test_called_off_and_on_again(store: Store, undone: list[Step]) -> None:
    for name, answer in (("ana", "yes"), ("bo", "asked")):
        deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, name), answer)
    one = _on(store, "2026-11-28")
    deeds.answer(store, one, places(store, one)[1], "no")
    deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, "cem"), "asked")
    deeds.call_off(store, _on(store, "2026-11-28"))
    one = _on(store, "2026-11-28")
    assert (one.session.called_off, one.missing, one.open) == (1, 0, 0)
    assert [(p.name, p.standing) for p in places(store, one)] == [
        ("Bo", "no"),
        ("Ana", "off"),
        ("Cem", "off"),
    ]
    deeds.take_place(store, one)
    found = [(p.name, p.standing) for p in places(store, _on(store, "2026-11-28"))]
    assert found == [("Ana", "yes"), ("Cem", "asked"), ("Bo", "no")]


def test_one_left_out_is_gone_with_its_plans(store: Store, undone: list[Step]) -> None:
    deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, "ana"), "yes")
    series_deeds.leave_out(store, _on(store, "2026-11-28"))
    series_deeds.leave_out(store, _on(store, "2026-12-12"))
    assert "2026-11-28" not in _days(store) and "2026-12-12" not in _days(store)
    assert "2026-12-05" in _days(store)
    assert store.count(SHIFTS) == store.count(SESSIONS) == 0
    assert store.get(SERIES, "sats").skipped == "2026-11-28\n2026-12-12"


def test_hours_that_were_given_stay_when_a_session_goes(store: Store, undone: list[Step]) -> None:
    with store.step("Fill"):
        store.save(Session(id="s", programme="table", day="2026-11-10"))
        store.save(
            Shift(id="ana", day="2026-11-10", volunteer="ana", programme="table", minutes=90, session="s")
        )
        store.save(
            Shift(
                day="2026-11-10", volunteer="bo", programme="table", minutes=90, session="s", status="planned"
            )
        )
    deeds.remove(store, _on(store, "2026-11-10"))
    (shift,) = store.find(SHIFTS)
    assert (shift.id, shift.session) == ("ana", None)
    assert store.count(SESSIONS) == 0


def test_a_session_with_a_printed_sheet_stays_whole(store: Store, undone: list[Step]) -> None:
    with store.step("Fill"):
        store.save(Session(id="s", programme="table", day="2026-11-10"))
        store.save(Sheet(number=27, session="s", printed_on="2026-11-09"))
        store.save(
            Shift(
                day="2026-11-10", volunteer="bo", programme="table", minutes=90, session="s", status="planned"
            )
        )
    with pytest.raises(KnownError, match="sheet"):
        deeds.remove(store, _on(store, "2026-11-10"))
    assert store.count(SHIFTS) == 1


def test_a_single_session_repeats_and_the_series_ends_before_a_later_one(
    store: Store, undone: list[Step]
) -> None:
    with store.step("Fill"):
        store.save(Programme(id="cafe", name="Café"))
        store.save(
            Session(id="s", programme="cafe", day="2026-11-24", start="18:00", place="Library", needed=2)
        )
    series_deeds.repeat(store, _on(store, "2026-11-24"), "FREQ=MONTHLY;BYDAY=4TU", "2027-03-01")
    found = occurrences(store, "2026-11-01", "2027-12-31", "cafe")
    assert [str(o.session.day) for o in found] == ["2026-11-24", "2026-12-22", "2027-01-26", "2027-02-23"]
    assert [(o.session.start, o.session.place, o.session.needed) for o in found] == [
        ("18:00", "Library", 2)
    ] * 4
    deeds.ask(store, found[2], store.get(VOLUNTEERS, "ana"), "asked")
    series_deeds.end_before(store, _on(store, "2027-01-26"))
    found = occurrences(store, "2026-11-01", "2027-12-31", "cafe")
    assert [str(o.session.day) for o in found] == ["2026-11-24", "2026-12-22"]
    assert store.count(SHIFTS) == 0
    series_deeds.end_before(store, found[0])
    assert occurrences(store, "2026-11-01", "2027-12-31", "cafe") == []
    assert store.find(SERIES, Query(equals={"programme": "cafe"})) == []


def test_a_held_session_outlives_the_end_of_its_series(store: Store, undone: list[Step]) -> None:
    deeds.ask(store, _on(store, "2026-11-14"), store.get(VOLUNTEERS, "ana"), "yes")
    series_deeds.end_before(store, _on(store, "2026-11-07"))
    assert _days(store) == ["2026-10-31", "2026-11-14"]
    assert _on(store, "2026-11-14").tally.came == 1


def test_a_change_for_all_later_ones_takes_along_what_is_known_of_them(
    store: Store, undone: list[Step]
) -> None:
    deeds.ask(store, _on(store, "2026-12-05"), store.get(VOLUNTEERS, "ana"), "yes")
    series_deeds.leave_out(store, _on(store, "2026-12-19"))
    deeds.ask(store, _on(store, "2026-12-12"), store.get(VOLUNTEERS, "bo"), "yes")
    with store.step("By itself"):
        one = _on(store, "2026-12-12")
        store.save(Session(**(one.session.values() | {"place": "Church"})))
    # Saturday the 28th moves to the Sunday, at another time; then all later ones do.
    with store.step("Move"):
        session = deeds.real(store, _on(store, "2026-11-28"))
        store.save(Session(**(session.values() | {"day": "2026-11-29", "start": "11:00", "needed": 5})))
    one = _on(store, "2026-11-29")
    assert series_deeds.differs(one) and not series_deeds.differs(_on(store, "2026-11-21"))
    series_deeds.same_for_later(store, one)
    assert _days(store)[:8] == [
        "2026-10-31", "2026-11-07", "2026-11-14", "2026-11-21",
        "2026-11-29", "2026-12-06", "2026-12-13", "2026-12-27",
    ]  # fmt: skip
    later, own = _on(store, "2026-12-06"), _on(store, "2026-12-13")
    assert (later.session.start, later.session.needed, own.session.place) == ("11:00", 5, "Church")
    (shift,) = [p.shift for p in places(store, later)]
    assert (shift.volunteer, shift.day, shift.start, shift.minutes) == ("ana", "2026-12-06", "11:00", 90)
    assert not series_deeds.differs(_on(store, "2026-11-29"))
    assert store.count(SERIES) == 2


def test_another_rhythm_leaves_nobody_who_was_asked_behind(store: Store, undone: list[Step]) -> None:
    for day in ("2026-12-05", "2026-12-12"):
        deeds.ask(store, _on(store, day), store.get(VOLUNTEERS, "ana"), "yes")
    series_deeds.repeat(store, _on(store, "2026-11-28"), "FREQ=WEEKLY;INTERVAL=2", None)
    assert _days(store)[4:] == ["2026-11-28", "2026-12-05", "2026-12-12", "2026-12-26"]
    assert _on(store, "2026-12-05").series is None
    assert _on(store, "2026-12-12").series is not None


def test_changing_all_from_the_first_on_keeps_the_one_series(store: Store, undone: list[Step]) -> None:
    series_deeds.repeat(store, _on(store, "2026-10-31"), "FREQ=WEEKLY", "2026-11-14")
    assert _days(store) == ["2026-10-31", "2026-11-07", "2026-11-14"]
    assert [s.id for s in store.find(SERIES)] == ["sats"]


def test_an_end_before_the_beginning_is_refused(store: Store, undone: list[Step]) -> None:
    with pytest.raises(KnownError, match="before the first"):
        series_deeds.repeat(store, _on(store, "2026-11-28"), "FREQ=WEEKLY", "2026-11-01")
    assert len(_days(store)) == 9


def test_people_come_along_when_a_session_moves(store: Store, undone: list[Step]) -> None:
    deeds.ask(store, _on(store, "2026-11-28"), store.get(VOLUNTEERS, "ana"), "yes")
    one = _on(store, "2026-11-28")
    with store.step("Own time"):
        shift = deeds.ask(store, one, store.get(VOLUNTEERS, "bo"), "yes")
        store.save(Shift(**(shift.values() | {"start": "11:30", "minutes": 60})))
    one = _on(store, "2026-11-28")
    moved = Session(**(one.session.values() | {"day": "2026-11-27", "start": "17:00", "finish": "19:00"}))
    with store.step("Move"):
        store.save(moved)
        deeds.follow(store, one, moved)
    found = {s.volunteer: (s.day, s.start, s.minutes) for s in store.find(SHIFTS)}
    assert found == {"ana": ("2026-11-27", "17:00", 120), "bo": ("2026-11-27", "11:30", 60)}


def test_what_was_looked_at_a_moment_ago_never_undoes_what_was_done_since(
    store: Store, undone: list[Step]
) -> None:
    before, other = _on(store, "2026-11-28"), _on(store, "2026-12-05")
    deeds.ask(store, before, store.get(VOLUNTEERS, "ana"), "yes")
    deeds.ask(store, before, store.get(VOLUNTEERS, "bo"), "yes")
    assert store.count(SESSIONS) == 1
    looked = _on(store, "2026-11-28")
    with store.step("Since"):
        store.save(deeds.changed(looked.session, beneficiaries=48))
    deeds.call_off(store, looked)
    (session,) = store.find(SESSIONS)
    assert (session.beneficiaries, session.called_off) == (48, 1)
    series_deeds.leave_out(store, looked)
    series_deeds.leave_out(store, other)
    assert store.get(SERIES, "sats").skipped.split() == ["2026-11-28", "2026-12-05"]
    with pytest.raises(KnownError, match="not there any more"):
        deeds.call_off(store, looked)
