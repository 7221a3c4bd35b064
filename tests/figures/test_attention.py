"""What Home shows of the practice group and of single late things; today is 22 November 2026."""

from datetime import date

from commdesk.figures import attention
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.partners import Partner
from commdesk.records.programmes import Programme, Series, Session
from commdesk.records.promises import Commitment
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def test_the_practice_group_needs_somebody(practice: Store) -> None:
    found = attention.needs_you(practice)
    assert [(item.word, item.tone, item.kind) for item in found] == [
        ("Expired", "bad", "checks"),
        ("Late", "bad", "commitments"),
        ("Late", "bad", "commitments"),
        ("Late", "bad", "milestones"),
        ("Late", "bad", "actions"),
        ("Late", "bad", "talks"),
        ("In 9 days", "warn", "agreements"),
        ("In 6 days", "warn", "agreements"),
        ("Behind", "warn", "goals"),
        ("In 8 days", "warn", "checks"),
        ("In 24 days", "warn", "services"),
        ("Behind", "warn", "services"),
        ("Thanks", "good", "awards"),
        ("Care", "quiet", "care"),
        ("Need", "quiet", "feedback"),
        ("Idea", "quiet", "feedback"),
        ("Need", "quiet", "needs"),
        ("Read", "quiet", "indicators"),
        ("Check in", "quiet", "goals"),
        ("Talk", "quiet", "partners"),
        ("Health check", "quiet", "health_checks"),
    ]
    assert "“Canteen heated from three o’clock” was due 31 Oct 2026" in found[1].title
    assert "Riverside Library" in found[2].title
    assert "Mr Haddad" in found[2].note
    assert "1 Dec 2026" in found[6].title


def test_an_empty_group_needs_nobody(store: Store) -> None:
    assert attention.needs_you(store) == attention.coming_up(store) == attention.reached(store) == []


def test_parts_of_reached_and_dropped_goals_are_never_late(store: Store) -> None:
    with store.step("Fill"):
        for state in ("reached", "dropped", "idea"):
            goal = Goal(name=state, state=state, due="2026-01-01", reached_on="2026-01-01")
            store.save(goal)
            store.save(Milestone(goal=goal.id, name="m", due="2026-01-01"))
            store.save(Action(goal=goal.id, name="a", due="2026-01-01"))
    assert attention.needs_you(store) == []
    assert attention.coming_up(store) == []


def test_what_comes_up_is_in_order_and_not_late(practice: Store) -> None:
    found = attention.coming_up(practice)
    days = [item.day.isoformat() for item in found]
    assert days == sorted(days)
    assert days[0] >= "2026-11-22"
    assert days[-1] <= "2026-12-22"
    assert {item.kind for item in found} >= {"sessions", "milestones", "actions", "commitments"}


def test_a_promise_due_today_comes_up_and_is_late_tomorrow(store: Store) -> None:
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"))
        store.save(Commitment(partner="p", what="Key", due="2026-11-22", side="ours"))
        store.save(Commitment(partner="p", what="Lamp", due="2026-11-21", side="ours"))
    assert [item.title for item in attention.coming_up(store)] == ["Key"]
    (late,) = attention.needs_you(store)
    assert "Lamp" in late.title


def test_reached_lately(practice: Store) -> None:
    found = attention.reached(practice)
    assert (found[0].title, found[0].kind) == ("40 regular volunteers", "goals")
    assert all("2026-09-23" <= item.day.isoformat() <= "2026-11-22" for item in found)


def test_a_session_with_too_few_people_comes_up_and_says_so(store: Store) -> None:
    with store.step("Fill"):
        store.save(Programme(id="table", name="Food table"))
        store.save(Volunteer(id="ana", name="Ana"))
        rule, values = "FREQ=WEEKLY", {"start": "10:00", "needed": 5}
        store.save(
            Series(id="sats", programme="table", day="2026-11-28", rule=rule, until="2026-12-05", **values)
        )
        store.save(Session(id="off", programme="table", day="2026-11-30", needed=5, called_off=1))
        store.save(Session(id="open", programme="table", day="2026-12-01"))
        for day in ("2026-11-28", "2026-12-02"):
            store.save(Shift(day=day, volunteer="ana", programme="table", minutes=60, status="planned"))
    found = [(item.id, item.note, item.word, item.tone) for item in attention.coming_up(store)]
    assert found == [
        ("sats@2026-11-28", "1 of 5 people", "4 wanted", "warn"),
        ("table@2026-12-02", "1 person planned", "", ""),
        ("sats@2026-12-05", "0 of 5 people", "5 wanted", "warn"),
    ]


def test_the_next_milestone_is_told_however_far_ahead_it_lies(store: Store) -> None:
    assert attention.next_milestone(store) is None
    with store.step("Fill"):
        for id, state in (("g", "under_way"), ("d", "dropped")):
            store.save(Goal(id=id, name=f"Goal {id}", state=state), new=True)
        for record in (
            Milestone(goal="g", name="Late already", due="2026-11-21"),
            Milestone(goal="g", name="Reached already", due="2026-11-23", reached_on="2026-11-20"),
            Milestone(goal="d", name="Nobody wants it any more", due="2026-11-24"),
            Milestone(goal="g", name="Far away", due="2027-11-22"),
            Milestone(id="near", goal="g", name="Nearer", due="2027-05-22"),
        ):
            store.save(record, new=True)
    found = attention.next_milestone(store)
    assert found is not None
    assert (found.id, found.note, found.word) == ("near", "Milestone of Goal g", "In 181 days")


def test_a_week_is_seven_days_from_today(practice: Store) -> None:
    coming = attention.coming_up(practice)
    week, later = attention.this_week(coming)
    assert week + later == coming
    assert max(str(item.day) for item in week) <= "2026-11-28" < min(str(item.day) for item in later)
    assert attention.this_week(coming, date(2026, 11, 15)) == ([], coming)
