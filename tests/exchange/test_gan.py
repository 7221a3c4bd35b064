"""What a plan of GanttProject becomes."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commdesk.exchange.apply import apply
from commdesk.exchange.gan_days import WorkingDays
from commdesk.exchange.gan_notes import brought
from commdesk.exchange.gan_plan import plan_gan
from commdesk.exchange.plan import Plan
from commdesk.exchange.take_back import take_back
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES, Dependency
from commdesk.records.kinds import KINDS
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.store import Store
from tests.exchange import plans
from tests.exchange.plans import depend, people, project, task

Read = Callable[[str], Plan]


@pytest.fixture
def read(store: Store, tmp_path: Path) -> Read:
    """What a plan would bring."""
    return lambda words: plan_gan(store, plans.written(tmp_path, words))


@pytest.fixture
def brought_in(store: Store, read: Read) -> Read:
    """A plan that was brought in."""

    def bring(words: str) -> Plan:
        made = read(words)
        apply(store, made, "plan.gan")
        return made

    return bring


def counts(store: Store) -> dict[str, int]:
    return {kind.name: store.count(kind) for kind in KINDS if store.count(kind)}


def named(store: Store, kind) -> dict:  # type: ignore[no-untyped-def]
    return {kind.name_of(record): record for record in store.find(kind)}


def said(plan: Plan, begins: str) -> str:
    (note,) = [note for note in plan.notes if note.startswith(begins)]
    return note


def test_tasks_become_goals_actions_and_milestones(store: Store, brought_in: Read) -> None:
    made = brought_in(plans.PARTY)
    assert (made.rows, made.added, made.refused) == (9, 9, [])
    assert brought(made) == (3, 3, 4, 2, 2)
    goals = named(store, GOALS)
    assert {name: (g.start, g.due, g.state, g.reached_on) for name, g in goals.items()} == {
        "Das Fest": ("2026-03-30", "2026-04-24", "under_way", None),
        "Danken": ("2026-05-11", "2026-05-15", "reached", "2026-05-15"),
        "Straßenfest": ("2026-05-18", "2026-05-18", "planned", None),
    }
    fest = goals["Das Fest"].id
    actions = named(store, ACTIONS)
    assert {name: (a.start, a.due, a.done_on) for name, a in actions.items()} == {
        "Platz & Bühne": ("2026-04-02", "2026-04-07", "2026-04-07"),
        "Platz & Bühne / Aufbau": ("2026-04-02", "2026-04-02", None),
        "Platz & Bühne / Aufbau / Зал арендовать": ("2026-04-02", "2026-04-02", None),
        "موسيقى": ("2026-04-30", "2026-05-04", None),
    }
    assert {a.goal for a in actions.values()} == {fest}
    points = named(store, MILESTONES)
    assert {name: (m.due, m.reached_on, m.goal) for name, m in points.items()} == {
        "Platz & Bühne / Aufbau / Abnahme": ("2026-04-03", "2026-04-03", fest),
        "Der Tag": ("2026-05-09", None, fest),
        "Alles fertig": ("2026-05-18", None, goals["Straßenfest"].id),
    }


def test_notes_and_people_are_kept_where_there_is_a_place(store: Store, brought_in: Read) -> None:
    made = brought_in(plans.PARTY)
    goals, actions, persons = named(store, GOALS), named(store, ACTIONS), named(store, VOLUNTEERS)
    assert goals["Das Fest"].note == "Regenplan: Halle\nAbnahme: Protokoll liegt im Büro"
    assert goals["Straßenfest"].note == "Für alle Nachbarn"
    assert set(persons) == {"Jürgen Groß", "Олена Коваль"}
    assert (persons["Jürgen Groß"].phone, persons["Jürgen Groß"].email) == ("0151 234567", "jg@example.org")
    assert goals["Das Fest"].owner == persons["Jürgen Groß"].id
    assert actions["Platz & Bühne"].owner == persons["Олена Коваль"].id
    assert actions["Platz & Bühne"].note == "With Jürgen Groß"
    assert named(store, MILESTONES)["Platz & Bühne / Aufbau / Abnahme"].owner == persons["Jürgen Groß"].id
    assert "Nobody Yet" in said(made, "Not on any task")
    assert said(made, "1 task has several people")


def test_links_are_kept_with_their_days_and_the_others_counted(store: Store, brought_in: Read) -> None:
    made = brought_in(plans.PARTY)
    actions, points = named(store, ACTIONS), named(store, MILESTONES)
    assert {(d.before, d.after, d.lag) for d in store.find(DEPENDENCIES)} == {
        (actions["Platz & Bühne"].id, actions["موسيقى"].id, 2),
        (actions["موسيقى"].id, points["Der Tag"].id, 0),
    }
    note = said(made, "Links left out")
    assert [
        f"{why} (1)" in note for why in ("to or from a goal", "from start to start", "that lead nowhere")
    ] == [True] * 3
    lost = sum(int(count) for count in re.findall(r"\((\d+)\)", note))
    assert store.count(DEPENDENCIES) + lost == plans.PARTY.count("<depend ")


def test_what_has_no_place_is_counted_and_named(read: Read) -> None:
    note = said(read(plans.PARTY), "Left out, since")
    for told in ("tasks done in part (1)", "priorities (1)", "columns of its own (1: Raum)", "colours (1)",
                 "coordinators (1)", "shares of somebody’s time (1)", "roles (1: Springer)", "rates of pay (1)",
                 "days off (1)", "company and web page of the project (2)"):  # fmt: skip
        assert told in note
    assert "description" not in note


def test_the_same_plan_again_adds_nothing(store: Store, brought_in: Read) -> None:
    brought_in(plans.PARTY)
    before = counts(store)
    again = brought_in(plans.PARTY)
    assert (again.added, again.skipped, again.brings) == (0, list(range(1, 10)), False)
    assert counts(store) == before


def test_a_plan_that_has_grown_adds_what_is_new_to_the_goals_that_are_here(
    store: Store, brought_in: Read
) -> None:
    brought_in(plans.PARTY)
    grown = plans.PARTY.replace(
        '<task id="5"', task(20, "Plakate", depend(5)) + task(21, "Presse", meeting="true") + '<task id="5"'
    ).replace('<task id="7"', task(22, "Kassensturz", meeting="true") + '<task id="7"')
    grown = grown.replace(
        'name="Danken" meeting="false" start="2026-05-11"', 'name="Danken" meeting="false" start="2026-05-12"'
    )
    made = brought_in(grown)
    assert brought(made) == (0, 2, 1, 1, 0)
    assert said(made, "Here already, but changed").endswith("rows 10.")
    goals, points = named(store, GOALS), named(store, MILESTONES)
    assert named(store, ACTIONS)["Plakate"].goal == points["Presse"].goal == goals["Das Fest"].id
    assert points["Kassensturz"].goal == goals["Straßenfest"].id
    assert goals["Danken"].start == "2026-05-11"


def test_a_link_drawn_since_comes_in_alone(store: Store, brought_in: Read) -> None:
    two = task(1, "A") + task(2, "B")
    brought_in(project(task(0, "Goal", two)))
    made = brought_in(project(task(0, "Goal", task(1, "A", depend(2, days="3")) + task(2, "B"))))
    assert (made.added, brought(made)) == (0, (0, 0, 0, 1, 0))
    (link,) = store.find(DEPENDENCIES)
    assert link.lag == 3


def test_one_undo_and_one_taking_back(store: Store, read: Read) -> None:
    steps: list = []
    store.listen(steps.append)
    before = counts(store)
    made = apply(store, read(plans.PARTY), "plan.gan")
    assert [step.label for step in steps] == ["Import the plan plan.gan"]
    after = counts(store)
    store.replay(steps[0].reverse())
    assert counts(store) == before
    store.replay(steps[0])
    assert counts(store) == after
    assert take_back(store, made.id) == 9
    assert counts(store) == {**before, "imports": 1}
    assert read(plans.PARTY).added == 9


def test_people_are_known_by_name_and_two_of_one_name_refuse_the_task(store: Store, brought_in: Read) -> None:
    with store.step("people"):
        for name in ("Jürgen  Groß", "Ana", "ana"):
            store.save(Volunteer(name=name))
    words = project(
        task(0, "Goal", task(1, "Ours") + task(2, "Hers") + task(3, "Both")),
        people("JÜRGEN GROSS", "jürgen groß", "Ana", on=((1, 1), (2, 2), (3, 1), (3, 2))),
    )
    made = brought_in(words)
    assert store.count(VOLUNTEERS) == 3
    assert [refusal.row for refusal in made.refused] == [3] and "fits 2 people" in made.refused[0].sentence
    both = named(store, ACTIONS)["Both"]
    assert both.owner == named(store, ACTIONS)["Ours"].owner and both.note == "With Ana"


def test_a_name_that_stands_twice_in_the_plan_is_one_person(store: Store, brought_in: Read) -> None:
    brought_in(project(task(0, "Goal"), people("Ana", "ana", on=((0, 0), (0, 1)))))
    assert [person.name for person in store.find(VOLUNTEERS)] == ["Ana"]


def test_a_task_without_a_name_is_refused_and_what_is_in_it_waits(store: Store, brought_in: Read) -> None:
    made = brought_in(
        project(task(0, "Good", task(1, "", task(2, "Deep"))) + task(3, " ", task(4, "Lost", depend(2))))
    )
    assert [(r.row, r.sentence) for r in made.refused] == [
        (2, "It has no name. Please name it in GanttProject and save the plan again."),
        (4, "It has no name. Please name it in GanttProject and save the plan again."),
        (5, "Lost: It belongs to row 4, which is refused. Please mend that first."),
    ]
    assert set(named(store, ACTIONS)) == {"Deep"}
    assert "of a task that is refused (1)" in said(made, "Links left out")
    mended = brought_in(
        project(task(0, "Good", task(1, "", task(2, "Deep"))) + task(3, "Other", task(4, "Lost", depend(2))))
    )
    assert brought(mended) == (1, 0, 1, 1, 0)


def test_links_in_a_circle_are_opened(store: Store, brought_in: Read) -> None:
    tasks = (
        task(1, "A", depend(2))
        + task(2, "B", depend(3))
        + task(3, "C", depend(1) + depend(3))
        + task(4, "D", depend(1))
    )
    made = brought_in(project(task(0, "Goal", tasks)))
    names = {record.id: name for name, record in named(store, ACTIONS).items()}
    assert {(names[d.before], names[d.after]) for d in store.find(DEPENDENCIES)} == {
        ("A", "B"),
        ("B", "C"),
        ("D", "A"),
    }
    assert "round in a circle (1)" in said(made, "Links left out")
    assert "that lead nowhere (1)" in said(made, "Links left out")


def test_a_circle_with_a_link_drawn_here_is_not_closed(store: Store, brought_in: Read) -> None:
    brought_in(project(task(0, "Goal", task(1, "A") + task(2, "B"))))
    here = named(store, ACTIONS)
    with store.step("link"):
        store.save(Dependency(action=here["B"].id, next_action=here["A"].id))
    made = brought_in(project(task(0, "Goal", task(1, "A", depend(2)) + task(2, "B"))))
    assert not made.brings and "round in a circle (1)" in said(made, "Links left out")


@pytest.mark.parametrize("days", ["-2", "1.5", "much", "3651"])
def test_days_between_that_cannot_be_kept_leave_the_link_out(read: Read, days: str) -> None:
    made = read(project(task(0, "Goal", task(1, "A", depend(2, days=days)) + task(2, "B"))))
    assert made.also == [] and "overlap or an odd number of days (1)" in said(made, "Links left out")


def test_a_long_path_loses_its_beginning_and_a_long_name_is_refused(store: Store, brought_in: Read) -> None:
    deep = task(1, "a" * 150, task(2, "b" * 150, task(3, "The end")))
    made = brought_in(project(task(0, "Goal", deep + task(4, "c" * 201))))
    assert [refusal.row for refusal in made.refused] == [5]
    assert set(named(store, ACTIONS)) == {"a" * 150, "… / " + "b" * 150, "… / " + "b" * 150 + " / The end"}


def test_milestones_at_the_top_share_a_goal_named_by_the_project_or_the_file(
    store: Store, brought_in: Read
) -> None:
    tops = task(1, "Opening", meeting="true", start="2026-04-01", complete="100")
    tops += task(2, "Closing", task(3, "Sweep up"), meeting="true", start="2026-09-01", complete="100")
    made = brought_in(project(tops, name=" "))
    (goal,) = store.find(GOALS)
    assert (goal.name, goal.start, goal.due, goal.state) == ("plan", "2026-04-01", "2026-09-01", "reached")
    assert {m.goal for m in store.find(MILESTONES)} == {goal.id}
    assert named(store, ACTIONS)["Closing / Sweep up"].goal == goal.id
    assert brought(made) == (1, 2, 1, 0, 0)


@pytest.mark.parametrize(
    ("more", "told"),
    [({"start": "02.03.2026"}, "is no date"), ({"start": "2026-02-30"}, "is no date"), ({"start": "0026-02-03"}, "is no date"),
     ({"duration": "-3"}, "is no number of days"), ({"duration": "two"}, "is no number of days"),
     ({"duration": "99999"}, "after the year 2199"), ({"start": "", "meeting": "true"}, "Due")],
)  # fmt: skip
def test_days_that_cannot_be_are_refused_with_the_task(read: Read, more: dict[str, str], told: str) -> None:
    made = read(project(task(0, "Goal", task(1, "Odd", **more) + task(2, "Sound"))))
    assert [refusal.row for refusal in made.refused] == [2] and told in made.refused[0].sentence
    assert made.added == 2


def test_plans_from_before_there_were_uids_are_known_by_number_and_path(
    store: Store, brought_in: Read
) -> None:
    old = re.sub(r" uid='[^']*'", "", project(task(0, "Goal", task(1, "Twin") + task(2, "Twin"))))
    assert "uid" not in old
    assert brought_in(old).added == 3
    assert brought_in(old).added == 0
    assert brought_in(old.replace('name="Plan"', 'name="Another"')).added == 3


def test_tasks_of_one_number_are_not_mixed_up(read: Read) -> None:
    made = read(
        project(task(0, "Goal", task(1, "A") + task(1, "B", uid="other") + task(2, "C", uid="uid-1")))
    )
    assert [refusal.row for refusal in made.refused] == [3, 4]
    assert all("same number" in refusal.sentence for refusal in made.refused)


def test_what_was_done_ends_where_its_working_days_end(store: Store, brought_in: Read) -> None:
    brought_in(project(task(0, "Goal", task(1, "Week", start="2026-03-05", duration="3", complete="100"))))
    (action,) = store.find(ACTIONS)
    assert action.done_on == action.due == "2026-03-09"


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-03-02", 5, "2026-03-06"),  # Monday to Friday
        ("2026-03-06", 2, "2026-03-09"),  # over a weekend
        ("2026-03-07", 1, "2026-03-09"),  # a Saturday is no working day: counting begins on Monday
        ("2026-03-07", 0, "2026-03-07"),  # a moment
        ("2026-04-02", 3, "2026-04-07"),  # Easter Monday off in this year
        ("2027-04-02", 3, "2027-04-06"),  # and not in the next
        ("2026-04-30", 2, "2026-05-04"),  # 1 May off, each year
        ("2027-04-30", 2, "2027-05-03"),  # on a Saturday then
        ("2028-04-28", 2, "2028-05-02"),
        ("2026-04-10", 2, "2026-04-11"),  # a Saturday worked for once
        ("2026-10-02", 2, "2026-10-05"),  # worked each year: a weekend all the same, as GanttProject has it
    ],
)
def test_working_days_are_counted_as_the_plan_says(start: str, length: int, end: str) -> None:
    days = WorkingDays()
    days.event(0, 5, 1, "HOLIDAY")
    days.event(2026, 4, 6, "HOLIDAY")
    days.event(2026, 4, 11, "WORKING_DAY")
    days.event(0, 10, 3, "WORKING_DAY")
    days.event(2026, 2, 30, "HOLIDAY")
    days.event(2026, 3, 3, "NEUTRAL")
    assert days.end(date.fromisoformat(start), length) == date.fromisoformat(end)


def test_a_day_of_one_year_goes_before_the_one_of_each_year() -> None:
    days = WorkingDays()
    days.event(0, 5, 1, "HOLIDAY")
    days.event(2026, 5, 1, "WORKING_DAY")
    assert days.works(date(2026, 5, 1)) and not days.works(date(2025, 5, 1))


def test_other_weekends_and_weekends_that_are_only_shown(read: Read) -> None:
    friday = (
        plans.WEEK.format(shown="false")
        .replace('fri="0" sat="1"', 'fri="1" sat="1"')
        .replace('sun="1"', 'sun="0"')
    )
    tasks = task(0, "Goal", start="2026-03-04", duration="3")
    for calendar, due in (
        (friday, "2026-03-08"),
        (plans.WEEK.format(shown="true"), "2026-03-06"),
        ("<day-types/>", "2026-03-06"),
    ):
        made = read(project(tasks, calendar=calendar))
        assert made.entries[0].record.due == due  # type: ignore[attr-defined]


def test_a_week_without_a_working_day_ends_never(read: Read) -> None:
    none = re.sub(r'(sun|mon|tue|wed|thu|fri|sat)="0"', r'\1="1"', plans.WEEK.format(shown="false"))
    (refusal,) = read(project(task(0, "Goal"), calendar=none)).refused
    assert "after the year 2199" in refusal.sentence
