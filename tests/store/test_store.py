"""The one door: steps are whole or not at all, and every step of every kind can be taken back and made again."""

from pathlib import Path

import pytest

from commdesk.errors import BugError, FieldError, KnownError
from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.goals import GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.kind import Kind
from commdesk.records.kinds import KINDS, kind_of
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.promises import COMMITMENTS, Commitment
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import open_file
from commdesk.store.steps import Step
from commdesk.store.store import Store

from .conftest import changed, one_of_each

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def heard(store: Store) -> list[Step]:
    steps: list[Step] = []
    store.listen(steps.append)
    return steps


def content(store: Store) -> dict[str, list]:
    """Everything in the file's tables, search columns too; what the full-text indexes hold is known from these."""
    tables = store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_words%' ESCAPE '!' ORDER BY name"
    )
    return {name: store.rows(f'SELECT * FROM "{name}" ORDER BY 1') for (name,) in tables}


@every_kind
def test_a_record_is_kept_as_it_is(store: Store, kind: Kind) -> None:
    records = one_of_each()
    with store.step("Fill"):
        for record in records.values():
            store.save(record)
    assert store.get(kind, records[kind.name].id) == records[kind.name]
    assert records[kind.name] in store.find(kind)
    assert store.labels(kind, [records[kind.name].id]) == {
        records[kind.name].id: str(getattr(records[kind.name], kind.label))
    }


@every_kind
def test_adding_changing_and_deleting_are_taken_back_and_made_again(store: Store, kind: Kind) -> None:
    records = one_of_each()
    record = records.pop(kind.name)
    with store.step("Fill"):
        for other in records.values():
            if KINDS.index(kind) > KINDS.index(kind_of(other)):
                store.save(other)
    steps = heard(store)
    states = [content(store)]
    with store.step("Add"):
        store.save(record)
    states.append(content(store))
    changed(kind, record)
    with store.step("Edit"):
        store.save(record)
    states.append(content(store))
    store.delete(record)
    states.append(content(store))
    assert states[3] == states[0] and states[2] != states[1]
    made = list(steps)
    assert [step.kinds() for step in made] == [{kind.name}] * 3
    for step, before in zip(reversed(made), reversed(states[:3]), strict=True):
        store.replay(step.reverse())
        assert content(store) == before
    for step, after in zip(made, states[1:], strict=True):
        store.replay(step)
        assert content(store) == after


def test_one_deed_is_one_step_told_after_it_is_in_the_file(store: Store) -> None:
    told: list[tuple[str, int, int]] = []

    def listen(step: Step) -> None:
        other = store.reader()
        told.append((step.label, len(step.changes), other.count(VOLUNTEERS)))
        other.close()

    stop = store.listen(listen)
    with store.step("Add two"):
        store.save(Volunteer(name="Ana"))
        with store.step("Inner"):
            store.save(Volunteer(name="Ben"))
        assert told == []
    assert told == [("Add two", 2, 2)] and store.changed
    stop()
    with store.step("Add"):
        store.save(Volunteer(name="Cem"))
    assert len(told) == 1


def test_a_fault_inside_leaves_nothing_behind_and_the_door_open(store: Store) -> None:
    steps, before = heard(store), content(store)
    with pytest.raises(RuntimeError), store.step("Add"):
        store.save(Volunteer(name="Ana"))
        raise RuntimeError("our own fault")
    with pytest.raises(FieldError), store.step("Add"):
        store.save(Volunteer(name="Ana"))
        store.save(Volunteer(name=""))
    assert content(store) == before and steps == [] and not store.changed
    with store.step("Add"):
        store.save(Volunteer(name="Ana"))
    assert len(steps) == 1


def test_saving_what_is_there_already_is_no_change(store: Store) -> None:
    ana = Volunteer(name="Ana")
    with store.step("Add"):
        store.save(ana)
    steps = heard(store)
    with store.step("Edit"):
        store.save(ana)
    assert steps == []


def test_nothing_is_written_outside_a_step(store: Store) -> None:
    with pytest.raises(BugError):
        store.save(Volunteer(name="Ana"))
    assert store.count(VOLUNTEERS) == 0


def test_a_link_to_nothing_is_refused_whole(store: Store) -> None:
    with pytest.raises(KnownError, match="What was there before is whole"), store.step("Add"):
        store.save(Volunteer(name="Ana"))
        store.save(Shift(day="2026-01-01", programme="nobody", minutes=60))
    assert store.count(VOLUNTEERS) == 0


def test_a_partner_goes_with_its_agreements_and_promises_and_comes_back_with_them(store: Store) -> None:
    school = Partner(name="School")
    rooms = Agreement(partner=school.id, name="Rooms")
    other = Partner(name="Library")
    with store.step("Fill"):
        for record in (school, other, rooms, Agreement(partner=other.id, name="Books")):
            store.save(record)
        store.save(Commitment(partner=school.id, agreement=rooms.id, what="Give a room"))
        store.save(Commitment(partner=school.id, what="Say thanks", side="theirs"))
    steps, before = heard(store), content(store)
    store.delete(school)
    assert [store.count(kind) for kind in (PARTNERS, AGREEMENTS, COMMITMENTS)] == [1, 1, 0]
    assert [(s.label, len(s.changes)) for s in steps] == [("Delete partner", 4)]
    store.replay(steps[0].reverse())
    assert content(store) == before
    store.replay(steps[0])
    assert store.count(COMMITMENTS) == 0


def test_a_goal_goes_with_milestones_and_actions(store: Store) -> None:
    goal = Goal(name="Trees")
    with store.step("Fill"):
        store.save(goal)
        store.save(Milestone(goal=goal.id, name="First", due="2026-03-01"))
        store.save(Action(goal=goal.id, name="Dig"))
    store.delete(goal)
    assert store.count(GOALS) == store.count(MILESTONES) == 0


def test_what_is_still_needed_is_not_deleted(store: Store) -> None:
    ana, walk = Volunteer(name="Ana"), Programme(name="Walk")
    with store.step("Fill"):
        store.save(ana)
        store.save(walk)
        for day in ("2026-01-01", "2026-01-02"):
            store.save(Shift(day=day, volunteer=ana.id, programme=walk.id, minutes=60))
    before = content(store)
    with pytest.raises(KnownError, match="Ana has 2 logged shifts, which would be lost"):
        store.delete(ana)
    with pytest.raises(KnownError, match="“Walk” is still used by 2 × shifts"):
        store.delete(walk)
    assert content(store) == before
    assert store.links_to(PROGRAMMES, walk.id) == [(SHIFTS, "programme", 2)]


def test_deleting_what_is_gone_is_nothing(store: Store) -> None:
    steps = heard(store)
    store.delete(Volunteer(name="Ana"))
    assert steps == []


def test_a_step_is_not_taken_back_over_somebody_s_later_work(store: Store) -> None:
    ana = Volunteer(name="Ana")
    steps = heard(store)
    with store.step("Add volunteer"):
        store.save(ana)
    ana.phone = "555"
    with store.step("Edit volunteer"):
        store.save(ana)
    with pytest.raises(KnownError, match="“Add volunteer” cannot be taken back"):
        store.replay(steps[0].reverse())
    assert store.get(VOLUNTEERS, ana.id).phone == "555"


def test_a_file_opened_for_reading_refuses_in_a_sentence(store: Store) -> None:
    ana = Volunteer(name="Ana")
    with store.step("Add"):
        store.save(ana)
    reading = open_file(store.path, readonly=True)
    for deed in (lambda: reading.delete(ana), lambda: reading.step("Add").__enter__()):
        with pytest.raises(KnownError, match="only be read here"):
            deed()
    assert [v.name for v in reading.find(VOLUNTEERS)] == ["Ana"]
    reading.close()


def test_a_worker_s_connection_cannot_write(store: Store) -> None:
    reader = store.reader()
    with pytest.raises(Exception, match="readonly"):
        reader.conn.execute("DELETE FROM programme_types")
    reader.close()


def day_of(store: Store, *minutes: int, status: str = "completed") -> list[Shift]:
    ana, walk = Volunteer(name="Ana"), Programme(name="Walk")
    shifts = [
        Shift(day="2026-11-01", volunteer=ana.id, programme=walk.id, minutes=m, status=status)
        for m in minutes
    ]
    with store.step("Fill"):
        for record in (ana, walk, *shifts):
            store.save(record)
    return shifts


def test_a_person_s_day_has_twenty_four_hours(store: Store) -> None:
    shifts = day_of(store, 800, 640)
    shifts[1].minutes = 641
    with (
        pytest.raises(FieldError, match=r"Ana would have 24:01 hours on Sun 1 Nov, and a day has 24") as told,
        store.step("Edit"),
    ):
        store.save(shifts[1])
    assert told.value.field == "minutes"
    assert store.get(SHIFTS, shifts[1].id).minutes == 640
    shifts[1].minutes, shifts[0].minutes = 1400, 40
    with store.step("Edit"):
        store.save(shifts[0])
        store.save(shifts[1])


def test_only_what_was_done_fills_a_day_and_a_headcount_has_many(store: Store) -> None:
    shifts = day_of(store, 1000, 1000, status="planned")
    with store.step("Add"):
        store.save(Shift(day="2026-11-01", programme=shifts[0].programme, minutes=1000, people=40))
        store.save(Shift(day="2026-11-01", programme=shifts[0].programme, minutes=1000, people=40))
    shifts[0].status = shifts[1].status = "completed"
    with pytest.raises(FieldError, match="33:20"), store.step("Edit"):
        store.save(shifts[0])
        store.save(shifts[1])
    assert {s.status for s in store.find(SHIFTS) if s.volunteer} == {"planned"}


def test_a_group_s_record_is_asked_for_by_itself(store: Store, tmp_path: Path) -> None:
    assert store.group().name == "Group"
    store.delete(store.group())
    with pytest.raises(KnownError, match="no group"):
        store.group()
