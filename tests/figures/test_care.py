"""The care list, by hand; today is 22 November 2026."""

from datetime import date, timedelta

from commdesk.figures import care
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


def fill(store: Store, *people: str, **status: str) -> None:
    with store.step("Fill"):
        for id in ("table", "cafe"):
            store.save(Programme(id=id, name=id.title()))
        for name in people:
            store.save(Volunteer(id=name, name=name.title(), status=status.get(name, "current")))


def gave(store: Store, name: str | None, *days: str | int, minutes: int = 60, programme: str = "table", people: int = 1) -> None:  # fmt: skip
    """Shifts on days, or so many days ago."""
    with store.step("Shifts"):
        for day in days:
            day = day if isinstance(day, str) else (TODAY - timedelta(days=day)).isoformat()
            store.save(Shift(day=day, volunteer=name, programme=programme, minutes=minutes, people=people))


def told(store: Store, kind: str) -> list[str]:
    return [line.name for line in care.care_list(store) if line.kind == kind]


def test_came_once(store: Store) -> None:
    fill(store, "day30", "day31", "twice", "year", "older", "resting", "month", resting="resting")
    gave(store, "day30", 30)
    gave(store, "day31", 31, 31)
    gave(store, "twice", 60, 20)
    gave(store, "year", 365)
    gave(store, "older", 366)
    gave(store, "resting", 40)
    gave(store, "month", "2026-09")
    assert told(store, "once") == ["Day31", "Year"]
    (line, __) = [line for line in care.care_list(store) if line.kind == "once"]
    assert "22 October 2026" in care.words(line)


def test_carrying_over_thirty_percent(store: Store) -> None:
    fill(store, "ana", "bo", "cleo")
    gave(store, "ana", 10, minutes=186)
    gave(store, "bo", 10, minutes=180)
    gave(store, "cleo", 10, minutes=53)
    gave(store, None, 10, minutes=60, people=3)
    # One minute is lacking for ten hours.
    assert told(store, "carrying") == []
    gave(store, "cleo", 9, minutes=1)
    # Of 600 minutes: Ana has 31 %, Bo 30, which is not over 30 %.
    (line,) = [line for line in care.care_list(store) if line.kind == "carrying"]
    assert (line.name, line.share, line.people, line.total) == ("Ana", 0.31, 3, 600)
    assert "31" in care.words(line) and "3 people" in care.words(line)


def test_two_friends_who_began_last_week_carry_nothing(store: Store) -> None:
    fill(store, "ana", "bo")
    gave(store, "ana", 10, minutes=600)
    gave(store, "bo", 10, minutes=599)
    assert told(store, "carrying") == []
    gave(store, "bo", 9, minutes=1)
    # Twenty hours in all, so it may be said.
    assert sorted(told(store, "carrying")) == ["Ana", "Bo"]


def test_carrying_looks_back_twelve_months(store: Store) -> None:
    fill(store, "ana", "bo", "cleo")
    for name in ("bo", "cleo"):
        gave(store, name, 10, minutes=300)
    gave(store, "ana", "2025-11-22", minutes=600)
    assert "Ana" not in told(store, "carrying")
    gave(store, "ana", "2025-11-23", minutes=600)
    assert "Ana" in told(store, "carrying")


def test_away_after_long_service(store: Store) -> None:
    fill(store, "weekly", "seldom", "short", "hours", "near", "left", left="left")
    year = [91 + 7 * n for n in range(53)]
    gave(store, "weekly", *year)
    gave(store, "left", *year)
    gave(store, "near", *(day - 1 for day in year))
    # Every 40 days for over a year: 91 days are no more than three times that.
    gave(store, "seldom", *(91 + 40 * n for n in range(10)))
    gave(store, "short", 91, 98, 105)
    gave(store, "hours", 91, 98, 105, minutes=17 * 60)
    assert told(store, "gap") == ["Hours", "Weekly"]
    (line,) = [line for line in care.care_list(store) if line.name == "Weekly"]
    assert (line.days, line.usual) == (91, 7.0)
    assert "about every 7 days" in care.words(line)


def test_months_lumps_count_to_their_last_day(store: Store) -> None:
    fill(store, "ana", "bo")
    gave(store, "ana", *(f"2025-{month:02}" for month in range(1, 13)), "2026-07", minutes=600)
    gave(store, "bo", *(f"2025-{month:02}" for month in range(1, 13)), "2026-08", minutes=600)
    # Since 31 July 114 days, since 31 August 83.
    assert told(store, "gap") == ["Ana"]


def test_on_a_leap_day(store: Store) -> None:
    fill(store, "ana", "bo", "cleo")
    for name in ("ana", "bo", "cleo"):
        gave(store, name, "2023-03-01", minutes=60)
    assert len(care.care_list(store, date(2024, 2, 29))) >= 3


def test_nobody(store: Store) -> None:
    assert care.care_list(store) == []
