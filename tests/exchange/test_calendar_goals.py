"""What goals have in store as a calendar file: what a phone reads out of it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from commdesk.errors import KnownError
from commdesk.exchange.calendar_goals import goals_calendar, write_goals
from commdesk.records.goals import ACTIONS, GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.store import Store

NAME = 'Café; "the, <b>\\Tall\u202e</b>'


@pytest.fixture
def goals(store: Store) -> Store:
    """An open goal with all kinds of days, an ongoing one, a dropped one."""
    with store.step("Fill"):
        for record in (
            Volunteer(id="ana", name="Ana"),
            Volunteer(id="bo", name="Bo"),
            Goal(id="g", name=NAME, state="under_way", start="2026-10-01", due="2027-03-31", owner="ana",
                 outcome="They talk", note="private", reason="secret"),
            Goal(id="o", name="Newsletter", state="under_way", start="2026-01-01"),
            Goal(id="d", name="Dropped", state="dropped", due="2026-12-01"),
            Milestone(id="m", goal="g", name="Hall found", due="2026-12-05"),
            Milestone(id="r", goal="g", name="Hosts asked", due="2026-11-10", reached_on="2026-11-09", owner="bo"),
            Milestone(id="x", goal="d", name="Never", due="2026-12-05"),
            Action(id="a", goal="g", name="Paint", start="2026-11-30", due="2026-12-04", owner="bo", note="private"),
            Action(id="s", goal="g", name="Only a start", start="2026-12-01"),
            Action(id="f", goal="g", name="Done", due="2026-12-02", done_on="2026-11-20"),
            Action(id="u", goal="g", name="Some day"),
            Action(id="w", goal="o", name="Lay out", start="2026-09-02", due="2027-01-10", rule="FREQ=MONTHLY;BYDAY=1WE",
                   done_days="2026-09-02\n2026-11-04"),
        ):  # fmt: skip
            store.save(record)
    return store


def _events(store: Store, **which: Any) -> dict[str, Any]:
    content, count = goals_calendar(store, **which)
    found = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len(found) == count
    return {str(event["uid"]).partition("@")[0]: event for event in found}


def test_what_is_due_takes_its_whole_day_and_blocks_nobody(goals: Store) -> None:
    found = _events(goals)
    assert set(found) == {"g", "m", "r", "a", "s", "w"}
    days = {key: event.decoded("dtstart") for key, event in found.items()}
    assert days == {
        "g": date(2027, 3, 31), "m": date(2026, 12, 5), "r": date(2026, 11, 10), "a": date(2026, 12, 4),
        "s": date(2026, 12, 1), "w": date(2026, 12, 2),
    }  # fmt: skip
    assert all(
        event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in found.values()
    )
    assert {str(event["transp"]) for event in found.values()} == {"TRANSPARENT"}
    assert str(found["g"]["summary"]) == "Due: " + NAME.replace("\u202e", "")
    assert (str(found["m"]["summary"]), str(found["r"]["summary"])) == ("◇ Hall found", "✓ Hosts asked")
    assert str(found["a"]["description"]) == "For " + NAME.replace("\u202e", "") + "\nBo"


def test_notes_and_reasons_stay_at_home(goals: Store) -> None:
    content, __ = goals_calendar(goals)
    assert b"private" not in content and b"secret" not in content


def test_what_comes_again_goes_on_from_the_next_open_day_to_its_last(goals: Store) -> None:
    event = _events(goals)["w"]
    rule = event["rrule"].to_ical().decode()
    begin = event.decoded("dtstart")
    days = list(rrulestr(rule, dtstart=datetime(begin.year, begin.month, begin.day)))
    assert [day.date() for day in days] == [date(2026, 12, 2), date(2027, 1, 6)]


def test_one_goal_and_one_person_alone(goals: Store) -> None:
    assert set(_events(goals, goal=goals.get(GOALS, "o"))) == {"w"}
    assert set(_events(goals, person=goals.get(VOLUNTEERS, "bo"))) == {"r", "a"}
    # A milestone without an owner is the goal's owner's.
    assert set(_events(goals, person=goals.get(VOLUNTEERS, "ana"))) == {"g", "m"}


def test_a_later_file_changes_what_an_earlier_one_brought(goals: Store) -> None:
    before = set(_events(goals))
    with goals.step("Move"):
        for kind, id in ((MILESTONES, "m"), (ACTIONS, "a")):
            record = goals.get(kind, id)
            goals.save(type(record)(**(record.values() | {"due": "2026-12-24"})))
    after = _events(goals)
    assert set(after) == before
    assert after["m"].decoded("dtstart") == after["a"].decoded("dtstart") == date(2026, 12, 24)


def test_a_name_that_is_no_calendar_is_refused_and_nothing_written(goals: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"should end in \.ics"):
        write_goals(goals, tmp_path / "goals.txt")
    assert not (tmp_path / "goals.txt").exists()
    assert write_goals(goals, tmp_path / "goals.ics") == 6
