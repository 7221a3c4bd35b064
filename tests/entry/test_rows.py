"""A list is tested row by row and posted as one; what is unclear is never posted."""

from datetime import date

from commdesk.entry import rows
from commdesk.entry.names import Finder
from commdesk.entry.rows import AGAIN, EMPTY, NEW, READY, UNCLEAR, WRONG, Draft
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query

DAY = "2026-11-22"


def looked_at(group, *drafts: Draft, day: str = DAY):  # type: ignore[no-untyped-def]
    finder = Finder(group.store, group.programme.id, date(2026, 11, 22))
    return rows.test(group.store, finder, day, group.programme.id, drafts)


def posted(group, *drafts: Draft, day: str = DAY, **more):  # type: ignore[no-untyped-def]
    found = looked_at(group, *drafts, day=day)
    with group.store.step("post"):
        return rows.post(group.store, day, group.programme.id, drafts, found, **more)


def today(group):  # type: ignore[no-untyped-def]
    found = group.store.find(SHIFTS, Query(equals={"day": DAY}, order=("id",)))
    names = group.store.labels(VOLUNTEERS, [shift.volunteer for shift in found])
    return [(names.get(s.volunteer, s.party), s.minutes, s.activity, s.status, s.source) for s in found]


def test_each_state_and_its_sentence(group) -> None:  # type: ignore[no-untyped-def]
    found = looked_at(
        group,
        Draft(name="amina yusuf", length="2,5", activity="driving"),
        Draft(name="Jurgen Gross", activity='"'),
        Draft(name="Anna"),
        Draft(name="Zoë Núñez", length="x"),
        Draft(name="Zoë Núñez"),
        Draft(name=""),
        Draft(name="Yusuf Amina"),
        Draft(name="Scouts ×14", length="1h"),
    )
    assert [row.state for row in found] == [READY, READY, UNCLEAR, WRONG, NEW, EMPTY, AGAIN, READY]
    assert (found[1].length.minutes, found[1].activity) == (150, "driving")
    assert (
        found[2].sentence
        == "“Anna” could be Anna Holm and Anna Berg. Pick one from the list, or add a new person."
    )
    assert [candidate.name for candidate in found[2].near] == ["Anna Holm", "Anna Berg"]
    assert "row 1" in found[6].sentence
    assert (found[7].party, found[7].people, found[7].length.minutes) == ("Scouts", 14, 60)


def test_only_what_is_clear_is_posted(group) -> None:  # type: ignore[no-untyped-def]
    done = posted(
        group,
        Draft(name="Amina Yusuf", length="2.5"),
        Draft(name="Anna"),
        Draft(name="Zoë Núñez", length="18:00-19:00"),
    )
    assert done == (2, 1, (1,))
    assert today(group) == [
        ("Amina Yusuf", 150, "", "completed", "typed"),
        ("Zoë Núñez", 60, "", "completed", "typed"),
    ]
    (zoe,) = group.store.find(SHIFTS, Query(equals={"day": DAY, "start": "18:00"}))
    assert zoe.finish == "19:00"
    assert group.store.find(VOLUNTEERS, Query(words="zoe"))[0].started == DAY


def test_the_length_above_goes_on_and_the_first_must_be_said(group) -> None:  # type: ignore[no-untyped-def]
    found = looked_at(group, Draft(name="Amina Yusuf"), Draft(name="Jürgen Groß", length='"'))
    assert [row.state for row in found] == [WRONG, WRONG] and "How long?" in found[0].sentence


def test_a_name_beside_another_is_added_only_when_said(group) -> None:  # type: ignore[no-untyped-def]
    draft = Draft(name="Amina Yussuf", length="2")
    assert looked_at(group, draft)[0].state == UNCLEAR
    draft.new = True
    assert looked_at(group, draft)[0].state == NEW


def test_a_second_shift_of_the_day_is_asked_about(group) -> None:  # type: ignore[no-untyped-def]
    posted(group, Draft(name="Amina Yusuf", length="2"))
    (again,) = looked_at(group, Draft(name="Amina Yusuf", length="1"))
    assert again.state == AGAIN and "2:00 hours are logged" in again.sentence
    assert posted(group, Draft(name="Amina Yusuf", length="1", again=True)).rows == 1
    assert len(today(group)) == 2


def test_a_day_has_24_hours_in_the_list_too(group) -> None:  # type: ignore[no-untyped-def]
    found = looked_at(
        group, Draft(name="Amina Yusuf", length="20"), Draft(name="Amina Yusuf", length="5", again=True)
    )
    assert [row.state for row in found] == [READY, WRONG] and "a day has 24" in found[1].sentence


def test_a_month_s_lump_has_no_such_bound(group) -> None:  # type: ignore[no-untyped-def]
    done = posted(group, Draft(name="Amina Yusuf", length="46"), day="2026-10")
    assert done.rows == 1
    (shift,) = group.store.find(SHIFTS, Query(equals={"day": "2026-10"}))
    assert shift.minutes == 46 * 60


def test_a_place_on_the_rota_becomes_the_shift(group) -> None:  # type: ignore[no-untyped-def]
    person = group.people["Amina Yusuf"]
    planned = Shift(
        day=DAY, volunteer=person.id, programme=group.programme.id, minutes=150, status="planned",
        activity="kitchen", reply="yes", session=group.session.id,
    )  # fmt: skip
    with group.store.step("plan"):
        group.store.save(planned)
    posted(group, Draft(name="Amina Yusuf", length="3"))
    (shift,) = group.store.find(SHIFTS, Query(equals={"day": DAY}))
    assert (shift.id, shift.minutes, shift.status, shift.activity, shift.session) == (
        planned.id,
        180,
        "completed",
        "kitchen",
        group.session.id,
    )


def test_hours_of_a_day_to_come_are_planned(group) -> None:  # type: ignore[no-untyped-def]
    posted(group, Draft(name="Amina Yusuf", length="3"), day="2026-12-01")
    (shift,) = group.store.find(SHIFTS, Query(equals={"day": "2026-12-01"}))
    assert shift.status == "planned"
