"""The rota as a calendar file: what a phone reads out of it."""

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from commdesk.errors import KnownError
from commdesk.exchange.calendar import calendar, write_calendar
from commdesk.figures.periods import parse_period
from commdesk.records.programmes import Programme, Series, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.store import Store

NAME = 'Bo; "the, <b>\\Tall\u202e</b>'


@pytest.fixture
def rota(store: Store) -> Store:
    """Every Saturday from 28 November, the second one moved; a night walk; a day without times."""
    with store.step("Fill"):
        store.save(Programme(id="table", name="Food, soup & more; <b>hot</b>"))
        store.save(Programme(id="walk", name="Night walk", usual=90))
        store.save(Volunteer(id="ana", name="Ana"))
        store.save(Volunteer(id="bo", name=NAME))
        store.save(
            Series(
                id="sats", programme="table", day="2026-11-28", rule="FREQ=WEEKLY", start="10:00", finish="12:30",
                place="Hall; back\tdoor", needed=3, until="2026-12-12",
            )
        )  # fmt: skip
        store.save(
            Session(
                id="moved", programme="table", day="2026-12-06", series="sats", series_day="2026-12-05", start="11:00",
                note="Bring:\nbags",
            )
        )  # fmt: skip
        store.save(Session(id="night", programme="walk", day="2026-11-30", start="22:30", finish="01:00"))
        store.save(Session(id="day", programme="walk", day="2026-12-01", called_off=1))
        for person, session, day, reply in (
            ("ana", "moved", "2026-12-06", "yes"), ("bo", "moved", "2026-12-06", "asked"),
            ("ana", "night", "2026-11-30", "asked"), ("bo", "night", "2026-11-30", "no"),
        ):  # fmt: skip
            programme = "table" if session == "moved" else "walk"
            store.save(
                Shift(
                    day=day, volunteer=person, programme=programme, minutes=60, session=session, reply=reply,
                    status="cancelled" if reply == "no" else "planned",
                )
            )  # fmt: skip
    return store


def _events(store: Store, person: str = "", period: str = "next-4-weeks") -> dict[str, Any]:
    who = store.get(VOLUNTEERS, person)
    content, count = calendar(store, parse_period(period), who)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == count
    return {str(event["uid"]): event for event in events}


def test_the_sessions_of_a_period_with_uids_that_stay(rota: Store) -> None:
    events = _events(rota)
    assert sorted(events) == [
        "day@commdesk", "night@commdesk", "sats-2026-11-28@commdesk", "sats-2026-12-05@commdesk",
        "sats-2026-12-12@commdesk",
    ]  # fmt: skip
    with rota.step("Somebody is asked, so it is kept now"):
        rota.save(
            Session(id="k", programme="table", day="2026-11-28", series="sats", series_day="2026-11-28")
        )
    assert sorted(_events(rota)) == sorted(events)


def test_times_are_local_without_a_zone_and_a_day_without_times_is_whole(rota: Store) -> None:
    events = _events(rota)
    first = events["sats-2026-11-28@commdesk"]
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (
        datetime(2026, 11, 28, 10, 0),
        datetime(2026, 11, 28, 12, 30),
    )
    night = events["night@commdesk"]
    assert night.decoded("dtend") == datetime(2026, 12, 1, 1, 0)
    moved = events["sats-2026-12-05@commdesk"]
    assert moved.decoded("dtend") == datetime(2026, 12, 6, 13, 0)  # a start alone: the usual two hours
    day = events["day@commdesk"]
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 2))
    assert str(day["status"]) == "CANCELLED"
    text = calendar(rota, parse_period("next-4-weeks"))[0].decode()
    assert (
        "TZID" not in text and "DTSTART:20261128T100000\r\n" in text and "DTSTART;VALUE=DATE:20261201" in text
    )


def test_words_are_escaped_and_who_comes_is_told(rota: Store) -> None:
    events = _events(rota)
    moved = events["sats-2026-12-05@commdesk"]
    assert str(moved["summary"]) == "Food, soup & more; <b>hot</b>"
    plain = NAME.replace("\u202e", "")
    assert str(moved["description"]) == f"Coming: Ana\nAsked: {plain}\nBring:\nbags"
    assert str(events["sats-2026-11-28@commdesk"]["location"]) == "Hall; backdoor"
    assert "3 more people are needed." in str(events["sats-2026-11-28@commdesk"]["description"])


def test_one_persons_own(rota: Store) -> None:
    events = _events(rota, "ana")
    assert {uid: (str(e["summary"]), str(e["status"])) for uid, e in events.items()} == {
        "sats-2026-12-05@commdesk": ("Food, soup & more; <b>hot</b>", "CONFIRMED"),
        "night@commdesk": ("Night walk (asked)", "TENTATIVE"),
    }
    # What others said is nobody else's business.
    assert "Asked" not in str(events["sats-2026-12-05@commdesk"]["description"])
    assert list(_events(rota, "bo")) == ["sats-2026-12-05@commdesk"]


def test_a_file_whole_or_not_at_all(rota: Store, tmp_path: Path) -> None:
    period = parse_period("2026-12")
    assert write_calendar(rota, tmp_path / "rota.ics", period) == 3
    assert (tmp_path / "rota.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(KnownError, match=r"\.ics"):
        write_calendar(rota, tmp_path / "rota.txt", period)
    with pytest.raises(KnownError, match="could not be written"):
        write_calendar(rota, tmp_path / "nowhere" / "rota.ics", period)
    assert sorted(path.name for path in tmp_path.glob("rota*")) == ["rota.ics"]


def test_an_empty_group_has_an_empty_calendar(store: Store) -> None:
    assert _events(store) == {}


def test_it_needs_no_database_of_time_zones(rota: Store, tmp_path: Path) -> None:
    """Windows has none of its own, and the built program carries none."""
    script = """
import sys
from pathlib import Path

class NoZones:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "tzdata":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NoZones())
from commdesk.cli.main import main
sys.exit(main(["calendar", sys.argv[1], sys.argv[2]]))
"""
    out = tmp_path / "rota.ics"
    environment = {**os.environ, "PYTHONTZPATH": ""}
    words = [sys.executable, "-c", script, str(rota.path), str(out)]
    run = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert b"DTSTAMP:20261122T140200Z" in out.read_bytes()
