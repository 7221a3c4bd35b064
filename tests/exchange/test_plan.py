"""What an import would do, row by row."""

import pytest

from commdesk.errors import KnownError
from commdesk.exchange.apply import apply
from commdesk.exchange.asking import AskError, StoppedError
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.table import Row, Table
from commdesk.records.indicators import MONEY
from commdesk.records.partners import PARTNERS
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Programme, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer

EVENTS = {"programme": "Events", "duration": "2h"}


def refused(made: Plan) -> dict[int, str]:
    return {refusal.row: refusal.sentence for refusal in made.refused}


def fill(store, *records) -> None:  # type: ignore[no-untyped-def]
    with store.step("fill"):
        for record in records:
            store.save(record)


def test_partners_keep_vague_dates_and_get_a_stage_from_them(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("partners", "partners.csv")
    found = [(e.record.name, e.record.start, e.record.end, e.record.stage) for e in made.entries]
    assert found == [
        ("City Library", "2014", None, "active"),
        ("Old Mill Club", "2014", "2018", "ended"),
        ("Mosque on the Hill", "2015-01", None, "active"),
        ("Bakery Berg", "2019-03-04", "2026-11-30", "active"),
    ]
    assert any("img" in note for note in made.notes)


def test_volunteers_with_other_words_for_their_status(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("volunteers", "volunteers.csv")
    found = [(e.record.name, e.record.status, e.record.started, e.source_key) for e in made.entries]
    assert found == [
        ("Ana Núñez", "left", "2020-04-21", "volunteerid:V1"),
        ("Jürgen Groß", "current", "2021", "volunteerid:V2"),
        ("Олена Коваль", "current", "2022-11", "volunteerid:V3"),
    ]
    assert any("Inactive" in note and "Left" in note for note in made.notes)


def test_events_without_people_are_refused_by_number(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("shifts", "events.csv", {"activity": "Title"}, EVENTS)
    assert (made.rows, made.added) == (4, 2)
    assert sorted(refused(made)) == [3, 4]
    assert [(e.record.people, e.record.minutes, e.record.day, e.record.activity) for e in made.entries] == [
        (12, 120, "2026-04-30", "Open day, with tea"),
        (30, 120, "2026-05-09", "Planting"),
    ]
    assert [record.name for record in made.linked] == ["Events"]


def test_times_sessions_and_the_next_day(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("shifts", "shifts.csv")
    assert [(e.row, e.record.minutes) for e in made.entries] == [(2, 150), (3, 60), (6, 240)]
    told = refused(made)
    assert sorted(told) == [4, 5, 7]
    assert "row 2" in told[4] and "41" in told[4] and "40" in told[4]
    assert "02:00+1" in told[5] and "4:00" in told[5]
    assert "more than nothing" in told[7]
    sessions = [record for record in made.linked if isinstance(record, Session)]
    assert [(session.day, session.beneficiaries) for session in sessions] == [("2026-03-02", 40)]
    # Cem's only row was refused: he is not added.
    assert sorted(r.name for r in made.linked if isinstance(r, Volunteer)) == ["Ana", "Ben"]


def test_a_session_here_already_is_filled_or_contradicted(store, planned) -> None:  # type: ignore[no-untyped-def]
    food = Programme(name="Food table")
    blank = Session(programme=food.id, day="2026-03-02")
    counted = Session(programme=food.id, day="2026-03-03", beneficiaries=7)
    fill(store, food, blank, counted)
    made = planned(
        "shifts",
        "day,volunteer,programme,hours,beneficiaries\n"
        "2026-03-02,Ana,food  TABLE,2,40\n2026-03-03,Ana,Food table,2,7\n2026-03-03,Ben,Food table,2,8\n",
    )
    assert [(session.id, session.beneficiaries) for session in made.filled] == [(blank.id, 40)]
    assert sorted(refused(made)) == [4]
    assert not [record for record in made.linked if isinstance(record, Session | Programme)]


def test_a_shift_names_its_session_by_the_day(store, planned) -> None:  # type: ignore[no-untyped-def]
    food, walk = Programme(name="Food table"), Programme(name="Walk")
    early = Session(programme=food.id, day="2026-03-02", start="09:00")
    late = Session(programme=food.id, day="2026-03-02", start="14:00")
    fill(store, food, walk, early, late)
    made = planned(
        "shifts",
        "day,volunteer,programme,hours,start,session,beneficiaries\n"
        "2026-03-02,Ana,Food table,2,14:00,2026-03-02,\n"
        "2026-03-02,Ben,Food table,2,,2026-03-02,\n"
        "2026-03-02,Ben,Walk,2,,2026-03-02,12\n"
        "2026-03-02,Cem,Walk,2,,2026-03-02,\n"
        "2026-03-02,Dora,Walk,2,,,\n"
        "2026-03-02,Eve,Walk,2,,morning,\n",
    )
    (walked,) = [record for record in made.linked if isinstance(record, Session)]
    assert (walked.programme, walked.day, walked.beneficiaries) == (walk.id, "2026-03-02", 12)
    named = [entry.record.session for entry in made.entries]
    assert named == [late.id, early.id, walked.id, walked.id, None]
    assert "“morning” is no session" in refused(made)[7]


def test_a_persons_day_has_24_hours_with_what_is_here_and_in_rows_before(store, planned) -> None:  # type: ignore[no-untyped-def]
    ana, food = Volunteer(name="Ana"), Programme(name="Food table")
    fill(store, ana, food, Shift(day="2026-03-02", volunteer=ana.id, programme=food.id, minutes=12 * 60))
    made = planned(
        "shifts",
        "day,volunteer,programme,hours\n2026-03-02,ana,Food table,8\n2026-03-02,Ana,Food table,5\n2026-03-02,Ana,Food table,4\n",
    )
    assert [e.row for e in made.entries] == [2, 4]
    assert "25:00" in refused(made)[3]


@pytest.mark.parametrize("length", ["-2", "0", "25h", "soon", "0:00"])
def test_lengths_that_cannot_be(planned, length: str) -> None:  # type: ignore[no-untyped-def]
    made = planned(
        "shifts", f"day,volunteer,programme,duration\n2026-03-02,Ana,Food,{length}\n2026-03-02,Ben,Food,1\n"
    )
    assert list(refused(made)) == [2]
    assert made.added == 1


def test_lengths_as_people_write_them(planned) -> None:  # type: ignore[no-untyped-def]
    rows = "".join(
        f'2026-03-02,P{i},Food,"{t}"\n'
        for i, t in enumerate(("2h30", "2.5", "2,5", "2:30", "150m", "18:00-20:30"))
    )
    made = planned("shifts", "day,volunteer,programme,duration\n" + rows)
    assert [e.record.minutes for e in made.entries] == [150] * 6


def test_a_column_of_minutes_says_so(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("shifts", "day,volunteer,programme,minutes\n2026-03-02,Ana,Food,90\n")
    assert made.entries[0].record.minutes == 90
    assert any("minutes" in note for note in made.notes)


def test_a_name_that_fits_two_is_refused_with_both(store, planned) -> None:  # type: ignore[no-untyped-def]
    fill(
        store, Volunteer(name="Ana Berg", email="ana@example.org"), Volunteer(name="Ana Berg", phone="0171 2")
    )
    made = planned("shifts", "day,volunteer,programme,hours\n2026-03-02,Ana Berg,Food,2\n")
    assert made.added == 0
    assert "ana@example.org" in refused(made)[2] and "0171 2" in refused(made)[2]


def test_alike_names_are_told_and_never_merged(store, planned) -> None:  # type: ignore[no-untyped-def]
    fill(store, Volunteer(name="José Ruiz"))
    made = planned("shifts", "day,volunteer,programme,hours\n2026-03-02,Jose Ruiz,Food,2\n")
    assert [r.name for r in made.linked if isinstance(r, Volunteer)] == ["Jose Ruiz"]
    assert any("José Ruiz" in note for note in made.notes)


def test_links_to_what_an_import_does_not_add_are_refused(planned) -> None:  # type: ignore[no-untyped-def]
    made = planned("agreements", "partner,name\nNobody & Sons,Rooms\n")
    assert "Nobody & Sons" in refused(made)[2]


def test_unclear_dates_are_asked_once_and_read_as_answered(planned) -> None:  # type: ignore[no-untyped-def]
    text = "day,volunteer,programme,hours\n03/04/2026,Ana,Food,2\n05/06/2026,Ana,Food,2\n"
    with pytest.raises(AskError) as asked:
        planned("shifts", text)
    assert asked.value.what == "dates" and asked.value.candidates == ["dmy", "mdy"]
    assert [e.record.day for e in planned("shifts", text, order="dmy").entries] == [
        "2026-04-03",
        "2026-06-05",
    ]
    made = planned("shifts", text, order="mdy")
    assert [e.record.day for e in made.entries] == ["2026-03-04", "2026-05-06"]
    assert any("month, day, year" in note for note in made.notes)


def test_a_needed_field_without_column_is_asked_for(planned) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AskError) as asked:
        planned("shifts", "events.csv")
    assert asked.value.what == "fields"
    assert asked.value.candidates == ["programme", "duration"]


@pytest.mark.parametrize(
    ("mapping", "constants"),
    [({"salary": "Date"}, EVENTS), ({"note": "Salary"}, EVENTS), ({}, {**EVENTS, "duration": "soon"})],
)
def test_what_does_not_exist_is_refused_at_once(planned, mapping: dict, constants: dict) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KnownError):
        planned("shifts", "events.csv", mapping, constants)


def test_hostile_texts_stay_texts_and_long_ones_are_refused(planned) -> None:  # type: ignore[no-untyped-def]
    nasty = '<b>x</b> <img src="file:///etc/passwd"> \u202e 😀'
    quoted = nasty.replace('"', '""')
    made = planned("volunteers", f'name,note\n"{quoted}",a\n{"x" * 10_000},b\n')
    assert [e.record.name for e in made.entries] == [nasty]
    assert "10,000" in refused(made)[3]


def test_names_here_already_are_told(store, planned) -> None:  # type: ignore[no-untyped-def]
    fill(store, Volunteer(name="Ana Núñez"))
    made = planned("volunteers", "volunteers.csv")
    assert made.added == 3
    assert any("Ana Núñez" in note and "once more" in note for note in made.notes)


def test_planning_changes_nothing_and_can_be_stopped(store, planned) -> None:  # type: ignore[no-untyped-def]
    planned("shifts", "shifts.csv")
    assert [store.count(kind) for kind in (SHIFTS, VOLUNTEERS, PROGRAMMES, SESSIONS)] == [0, 0, 0, 0]
    table = Table(("name",), [Row(i + 2, (f"P{i}",)) for i in range(2000)], [], "utf-8", ",")
    with pytest.raises(StoppedError):
        plan(store, VOLUNTEERS, table, {"name": "name"}, {}, progress=lambda done, total: done < 1000)


def test_money_and_barriers_bring_the_partners_they_name(store, planned) -> None:  # type: ignore[no-untyped-def]
    made = planned(
        "money",
        "day,kind,amount,partner\n2026-11-01,in kind,12,Bäckerei Söhne\n2026-11-02,raised,5,bäckerei söhne\n",
    )
    assert (made.added, made.refused) == (2, [])
    assert any("partners: 1 (Bäckerei Söhne)" in note for note in made.notes)
    apply(store, made, "money.csv", copied=True)
    (partner,) = store.find(PARTNERS)
    assert {one.partner for one in store.find(MONEY)} == {partner.id}
    again = planned("barriers", "name,partner\nSteps,Bäckerei Söhne\n")
    assert (again.added, again.linked, len(store.find(PARTNERS))) == (1, [], 1)
