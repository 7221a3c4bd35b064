"""Two records of one person become one: whatever points to them, and back again with one undo."""

from dataclasses import replace

import pytest

from commdesk.errors import FieldError, KnownError
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES, Action, CheckIn, Goal, Milestone
from commdesk.records.indicators import Indicator
from commdesk.records.kinds import KINDS
from commdesk.records.listening import Barrier, Feedback, Need
from commdesk.records.not_same import NOT_SAME, NotSame
from commdesk.records.outreach import Channel
from commdesk.records.partners import Partner, Talk
from commdesk.records.programmes import Programme, Session
from commdesk.records.recognition import Award, AwardRule, Expense
from commdesk.records.sheets import Sheet, SheetLine
from commdesk.records.shifts import SHIFTS, Shift, Visit
from commdesk.records.volunteers import VOLUNTEERS, Check, CheckType, Service, Volunteer
from commdesk.store.merge import logged_twice, long_days_together, merge, moving
from commdesk.store.steps import Step
from commdesk.store.store import Store

DAY = "2026-11-20"


def _content(store: Store) -> list[object]:
    return [store.rows(f'SELECT * FROM "{kind.name}" ORDER BY id') for kind in KINDS]


@pytest.fixture
def two(store: Store) -> tuple[Volunteer, Volunteer]:
    """Two people, and something of every kind that points to the second."""
    a, b, c = (
        Volunteer(name="José García"),
        Volunteer(name="Jose Garcia", phone="0151"),
        Volunteer(name="Zoë"),
    )
    food, aid, rule = Programme(name="Food"), CheckType(name="Aid"), AwardRule(name="Cake", years=1)
    session = Session(programme=food.id, day=DAY)
    partner = Partner(name="School")
    goal, sheet = Goal(name="G", owner=b.id), Sheet(number=1, session=session.id, printed_on=DAY)
    records = [
        a, b, c, food, aid, rule, session, goal, sheet,
        Shift(day=DAY, volunteer=a.id, programme=food.id, minutes=600),
        Shift(day=DAY, volunteer=b.id, programme=food.id, minutes=600),
        Shift(day=DAY, volunteer=b.id, programme=food.id, minutes=840, status="no_show"),
        Shift(day="2026-10", volunteer=b.id, programme=food.id, minutes=3000),
        Visit(day=DAY, came="18:00", volunteer=b.id, programme=food.id),
        Check(volunteer=b.id, type=aid.id), Service(volunteer=b.id, minutes=60, start=DAY),
        Award(volunteer=b.id, rule=rule.id, given_on=DAY), Expense(day=DAY, volunteer=b.id, what="Bus", amount=1),
        SheetLine(sheet=sheet.id, code=1, volunteer=b.id), Milestone(goal=goal.id, name="M", due=DAY, owner=b.id),
        Action(goal=goal.id, name="A", owner=b.id), CheckIn(goal=goal.id, day=DAY, who=b.id, note="x"), NotSame(one=c.id, other=b.id),
        partner, Talk(partner=partner.id, day=DAY, by=b.id, how="call"), Need(name="N", owner=b.id),
        Feedback(day=DAY, words="x", answered_by=b.id), Barrier(name="B", owner=b.id), Channel(name="C", owner=b.id),
        Indicator(name="I", who=b.id),
    ]  # fmt: skip
    with store.step("Fill"):
        for record in records:
            store.save(record)
    return a, b


def test_all_that_points_to_the_one_that_goes_points_to_the_one_kept(
    store: Store, two: tuple[Volunteer, Volunteer]
) -> None:
    kept, gone = two
    # Every link to people that there is has something behind it here, so that none is forgotten.
    linked = {
        (kind.name, name) for kind in KINDS for name, link in kind.links().items() if link.to == "volunteers"
    }
    assert {(k.name, n) for k, n, __ in store.links_to(VOLUNTEERS, gone.id)} | {
        ("not_same", "one")
    } == linked - {("other_names", "volunteer")}
    assert ("Shifts", 3) in [(kind.title, count) for kind, count in moving(store, gone)]
    before = _content(store)
    steps: list[Step] = []
    store.listen(steps.append)
    assert merge(store, replace(kept, phone="0151"), gone) == 20
    after = _content(store)
    assert store.get(VOLUNTEERS, gone.id) is None
    assert store.links_to(VOLUNTEERS, gone.id) == []
    assert store.get(VOLUNTEERS, kept.id).phone == "0151"
    assert {v.volunteer for v in store.find(SHIFTS)} == {kept.id}
    for kind in (GOALS, MILESTONES, ACTIONS):
        assert [record.owner for record in store.find(kind)] == [kept.id]
    assert [s.label for s in steps] == ["Merge José García and Jose Garcia"]
    store.replay(steps[0].reverse())
    assert _content(store) == before
    store.replay(steps[0])
    assert _content(store) == after
    assert store.rows("PRAGMA foreign_key_check") == []


def test_a_day_has_24_hours_for_the_one_they_become(store: Store, two: tuple[Volunteer, Volunteer]) -> None:
    kept, gone = two
    with store.step("More"):
        shift = Shift(day=DAY, volunteer=kept.id, minutes=300, programme=store.find(SHIFTS)[0].programme)
        store.save(shift)
    before = _content(store)
    assert long_days_together(store, kept.id, gone.id) == [(DAY, 1500)]
    with pytest.raises(KnownError, match=r"25:00 hours on Fri 20 Nov, and a day has 24\. Nothing was merged"):
        merge(store, kept, gone)
    assert _content(store) == before


def test_values_that_do_not_fit_together_change_nothing(
    store: Store, two: tuple[Volunteer, Volunteer]
) -> None:
    kept, gone = two
    before = _content(store)
    with pytest.raises(FieldError, match="before the first"):
        merge(store, replace(kept, started="2026-05", left_on="2025"), gone)
    assert _content(store) == before


def test_what_was_said_of_different_people_holds_for_the_one_kept(store: Store) -> None:
    a, b, c, d = (Volunteer(name=name) for name in "ABCD")
    with store.step("Fill"):
        for record in (a, b, c, d, NotSame(one=a.id, other=b.id), NotSame(one=c.id, other=a.id),
                       NotSame(one=b.id, other=c.id), NotSame(one=b.id, other=d.id)):  # fmt: skip
            store.save(record)
    merge(store, a, b)
    pairs = {frozenset((pair.one, pair.other)) for pair in store.find(NOT_SAME)}
    assert pairs == {frozenset((a.id, c.id)), frozenset((a.id, d.id))} and store.count(NOT_SAME) == 2


def test_a_shift_that_both_have_is_shown(store: Store, two: tuple[Volunteer, Volunteer]) -> None:
    kept, gone = two
    assert [(day, minutes) for day, __, minutes in logged_twice(store, kept.id, gone.id)] == [(DAY, 600)]
    assert logged_twice(store, gone.id, kept.id) == logged_twice(store, kept.id, gone.id)
