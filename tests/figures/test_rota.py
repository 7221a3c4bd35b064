"""The rota: sessions that repeat beside those that are kept, the people on them, shortage and clashes."""

import pytest

from commdesk.figures import rota
from commdesk.figures.rota import Occurrence, occurrences
from commdesk.figures.rota_people import candidates, matching, parts_of_day, places
from commdesk.records.programmes import Programme, Series, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


@pytest.fixture
def group(store: Store) -> Store:
    """Food table each Saturday from 28 November 2026, a café, four people."""
    with store.step("Fill"):
        store.save(Programme(id="table", name="Food table", place="Hall", usual=180))
        store.save(Programme(id="cafe", name="Café"))
        for name, free in (
            ("Ana", "sat-morning"),
            ("Bo", "sat-evening"),
            ("Cem", "sat-morning sat-afternoon"),
            ("Dora", ""),
        ):
            store.save(Volunteer(id=name.lower(), name=name, availability=free, phone="555"))
        store.save(
            Series(
                id="sats", programme="table", day="2026-11-28", rule="FREQ=WEEKLY", start="10:00", finish="12:30",
                place="Hall", needed=3, skipped="2026-12-12",
            )
        )  # fmt: skip
    return store


def _add(store: Store, *records: object) -> None:
    with store.step("Add"):
        for record in records:
            store.save(record)  # type: ignore[arg-type]


def _days(found: list[Occurrence]) -> list[str]:
    return [str(one.session.day) for one in found]


def _planned(person: str, session: str | None = None, **more: object) -> Shift:
    values = {"day": "2026-11-28", "programme": "table", "minutes": 150, "status": "planned"} | more
    return Shift(volunteer=person, session=session, **values)


def test_a_series_within_a_stretch_of_days_without_what_is_left_out(group: Store) -> None:
    found = occurrences(group, "2026-11-01", "2026-12-20")
    assert _days(found) == ["2026-11-28", "2026-12-05", "2026-12-19"]
    first = found[0]
    assert (first.kept, first.id, first.name) == (False, "sats@2026-11-28", "Food table")
    assert (first.session.start, first.session.place, first.session.needed, first.missing) == (
        "10:00", "Hall", 3, 3,
    )  # fmt: skip
    assert occurrences(group, "2026-11-01", "2026-12-20", "cafe") == []


def test_a_moved_session_does_not_come_twice(group: Store) -> None:
    moved = Session(id="s", programme="table", day="2026-11-29", series="sats", series_day="2026-11-28")
    _add(group, moved)
    assert _days(occurrences(group, "2026-11-27", "2026-12-05")) == ["2026-11-29", "2026-12-05"]
    assert _days(occurrences(group, "2026-11-28", "2026-11-28")) == []
    # Moved out of the stretch: neither its old day nor another one is shown.
    _add(group, Session(**(moved.values() | {"day": "2027-03-01"})))
    assert _days(occurrences(group, "2026-11-27", "2026-12-05")) == ["2026-12-05"]


def test_a_session_logged_for_the_day_is_the_one_of_the_series(group: Store) -> None:
    _add(group, Session(id="s", programme="table", day="2026-11-28", beneficiaries=40, place="Church"))
    (one,) = occurrences(group, "2026-11-28", "2026-11-28")
    assert (one.kept, one.id, one.session.beneficiaries, one.session.place) == (True, "s", 40, "Church")
    assert (one.session.series, one.session.series_day, one.session.start) == ("sats", "2026-11-28", "10:00")
    _add(group, Session(id="t", programme="table", day="2026-11-28", start="18:00"))
    assert len(occurrences(group, "2026-11-28", "2026-11-28")) == 2


def test_who_is_asked_said_yes_and_said_no(group: Store) -> None:
    _add(
        group,
        Session(
            id="s",
            programme="table",
            day="2026-11-28",
            needed=3,
            start="10:00",
            series="sats",
            series_day="2026-11-28",
        ),
        _planned("ana", "s", reply="yes"),
        _planned("bo", "s", reply="asked"),
        _planned("cem", "s", reply="no", status="cancelled"),
        _planned("dora"),  # planned by hand for that day: belongs here
    )
    (one,) = occurrences(group, "2026-11-28", "2026-11-28")
    assert one.tally == rota.Tally(yes=2, asked=1, no=1)
    assert (one.missing, one.open, one.loose) == (1, 3, True)
    found = [(p.name, p.standing, p.busy) for p in places(group, one)]
    assert found == [
        ("Ana", "yes", False),
        ("Dora", "yes", False),
        ("Bo", "asked", True),
        ("Cem", "no", False),
    ]


def test_planned_hours_without_any_session_are_a_line_of_their_own(group: Store) -> None:
    _add(group, _planned("ana", programme="cafe", day="2026-11-30"))
    _add(group, Shift(day="2026-12", programme="cafe", volunteer="bo", minutes=600))
    (one,) = occurrences(group, "2026-11-29", "2026-12-04")
    assert (one.id, one.kept, one.series, one.loose) == ("cafe@2026-11-30", False, None, True)
    assert (one.tally.yes, one.session.needed, one.missing) == (1, None, 0)


def test_hours_given_on_a_day_without_a_session(group: Store) -> None:
    _add(group, Shift(day="2026-11-20", programme="cafe", volunteer="bo", minutes=60))
    _add(group, Shift(day="2026-11-20", programme="cafe", volunteer="ana", minutes=60, status="no_show"))
    (one,) = occurrences(group, "2026-11-20", "2026-11-21")
    assert (one.tally.came, one.tally.missed) == (1, 1)
    assert occurrences(group, "2026-11-20", "2026-11-21", held=False) == []


def test_a_count_over_a_period_is_no_occurrence(group: Store) -> None:
    _add(group, Session(programme="cafe", day="2026-10-01", until="2026-12-31", beneficiaries=60))
    assert occurrences(group, "2026-10-01", "2026-10-31") == []


def test_two_sessions_of_a_programme_on_one_day_count_apart(group: Store) -> None:
    _add(
        group,
        Session(id="early", programme="cafe", day="2026-11-30", start="09:00", finish="11:00"),
        Session(id="late", programme="cafe", day="2026-11-30", start="18:00", finish="20:00"),
        _planned("ana", "early", programme="cafe", day="2026-11-30"),
        _planned("bo", "late", programme="cafe", day="2026-11-30"),
        _planned("cem", "late", programme="cafe", day="2026-11-30"),
        _planned("dora", programme="cafe", day="2026-11-30"),
    )
    found = {one.id: one for one in occurrences(group, "2026-11-30", "2026-11-30")}
    assert (found["early"].tally.yes, found["late"].tally.yes) == (2, 2)
    assert found["early"].loose and not found["late"].loose
    assert [p.name for p in places(group, found["late"])] == ["Bo", "Cem"]


@pytest.mark.parametrize(
    ("start", "finish", "clash"),
    [("12:00", "13:00", True), ("12:30", "14:00", False), (None, None, True), ("09:00", "10:00", False)],
)
def test_a_clash_is_overlapping_times_or_one_day_without_times(
    group: Store, start: str | None, finish: str | None, clash: bool
) -> None:
    _add(
        group,
        Session(id="s", programme="table", day="2026-11-28", start="10:00", finish="12:30"),
        Session(id="c", programme="cafe", day="2026-11-28", start=start, finish=finish),
        _planned("ana", "s"),
        _planned("ana", "c", programme="cafe"),
        _planned("bo", "s"),
    )
    for one in occurrences(group, "2026-11-28", "2026-11-28"):
        assert one.clashes == int(clash)
        words = {p.name: p.clash for p in places(group, one)}
        assert bool(words["Ana"]) == clash
        assert not words.get("Bo")
    assert occurrences(group, "2026-11-28", "2026-11-28", "table")[0].clashes == int(clash)


def test_a_night_session_clashes_with_the_next_morning(group: Store) -> None:
    _add(
        group,
        Session(id="n", programme="cafe", day="2026-11-30", start="22:00", finish="06:00"),
        Session(id="m", programme="table", day="2026-12-01", start="05:00", finish="07:00"),
        _planned("ana", "n", programme="cafe", day="2026-11-30"),
        _planned("ana", "m", day="2026-12-01"),
    )
    assert [one.clashes for one in occurrences(group, "2026-11-30", "2026-12-01")] == [1, 1]


def test_who_said_no_clashes_with_nothing(group: Store) -> None:
    _add(
        group,
        Session(id="s", programme="table", day="2026-11-28", start="10:00", finish="12:30"),
        Session(id="c", programme="cafe", day="2026-11-28"),
        _planned("ana", "s", status="cancelled", reply="no"),
        _planned("ana", "c", programme="cafe"),
    )
    assert [one.clashes for one in occurrences(group, "2026-11-28", "2026-11-28")] == [0, 0]


def test_who_is_free_then_comes_first_and_who_is_on_it_not_at_all(group: Store) -> None:
    _add(group, Session(id="c", programme="cafe", day="2026-11-28", start="11:00", finish="12:00"))
    _add(group, _planned("cem", "c", programme="cafe"), Volunteer(id="eva", name="Eva", status="left"))
    (__, one) = sorted(occurrences(group, "2026-11-28", "2026-11-28"), key=lambda o: o.name)
    assert parts_of_day(one) == ("sat-morning", "sat-afternoon")
    found = candidates(group, one)
    assert [(c.person.name, c.free) for c in found] == [
        ("Ana", False), ("Bo", False), ("Dora", False), ("Cem", True),
    ]  # fmt: skip
    assert found[-1].clash == "Café"
    _add(group, _planned("ana"))
    (__, one) = sorted(occurrences(group, "2026-11-28", "2026-11-28"), key=lambda o: o.name)
    assert [c.person.name for c in candidates(group, one)] == ["Bo", "Dora", "Cem"]
    assert [c.person.name for c in candidates(group, one, "do")] == ["Dora"]


def test_search_finds_programme_place_and_people(group: Store) -> None:
    _add(group, Session(id="c", programme="cafe", day="2026-11-30", place="Library", note="Bring cups"))
    _add(group, _planned("ana", "c", programme="cafe", day="2026-11-30"), _planned("bo"))
    found = occurrences(group, "2026-11-28", "2026-12-05")
    for words, days in (
        ("food", ["2026-11-28", "2026-12-05"]), ("libr", ["2026-11-30"]), ("ana", ["2026-11-30"]),
        ("bo", ["2026-11-28"]), ("hall bo", ["2026-11-28"]), ("cups", ["2026-11-30"]), ("zz", []),
    ):  # fmt: skip
        assert _days(matching(group, found, words)) == days, words


def test_minutes_of_who_comes(group: Store) -> None:
    programme = Programme(name="x")
    assert rota.minutes(Session(start="10:00", finish="12:30"), programme) == 150
    assert rota.minutes(Session(start="22:00", finish="01:00"), programme) == 180
    assert rota.minutes(Session(start="10:00"), programme) == 120
    assert rota.minutes(Session(), Programme(name="x", usual=90)) == 90


def test_one_by_its_id_and_the_next_of_a_series(group: Store) -> None:
    one = rota.occurrence(group, "sats@2026-12-05")
    assert one is not None and one.session.day == "2026-12-05"
    assert rota.occurrence(group, "sats@2026-12-12") is None
    assert rota.occurrence(group, "nothing") is None
    series = one.series
    assert series is not None
    after = rota.next_of(group, series, "2026-12-06", "2027-01-06")
    assert after is not None and after.session.day == "2026-12-19"


def test_it_asks_its_stretch_of_days_through_indexes(group: Store) -> None:
    """Whatever is asked of shifts names an index, so a million of them are never read."""
    _add(
        group,
        Session(id="s", programme="table", day="2026-11-28"),
        Session(id="c", programme="cafe", day="2026-11-28"),
        _planned("ana", "s"),
        _planned("ana", "c", programme="cafe"),
    )
    asked: list[str] = []
    group.conn.set_trace_callback(asked.append)
    (one, other) = occurrences(group, "2026-11-28", "2026-11-28")
    places(group, one)
    candidates(group, other, "d")
    matching(group, [one, other], "ana")
    group.conn.set_trace_callback(None)
    of_shifts = [sql for sql in asked if "shifts" in sql and sql.startswith(("SELECT", "\n"))]
    assert len(of_shifts) >= 6
    for sql in of_shifts:
        plan = [str(row[3]) for row in group.rows("EXPLAIN QUERY PLAN " + sql)]
        assert not [line for line in plan if line.startswith("SCAN shifts")], (sql, plan)
