"""Required service: what counts towards it and how it stands; today is 22 November 2026."""

import pytest

from commdesk.figures import service
from commdesk.figures.service import Progress
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Service, Volunteer
from commdesk.store.store import Store


@pytest.fixture
def jo(store: Store) -> Store:
    """Jo's completed hours: 1 before, 2 on the first day, 3 at the café, 4 in all of October, 5 today."""
    with store.step("Fill"):
        store.save(Programme(id="table", name="Food table"))
        store.save(Programme(id="cafe", name="Café"))
        store.save(Volunteer(id="jo", name="Jo"))
        for day, programme, hours in (
            ("2026-08-31", "table", 1), ("2026-09-01", "table", 2), ("2026-09-10", "cafe", 3), ("2026-10", "table", 4),
            ("2026-11-22", "table", 5),
        ):  # fmt: skip
            store.save(Shift(day=day, volunteer="jo", programme=programme, minutes=hours * 60))
        for status in ("no_show", "cancelled", "planned"):
            store.save(Shift(day="2026-09-20", volunteer="jo", programme="table", minutes=600, status=status))
    return store


def asked(store: Store, hours: float = 20, due: str | None = "2026-12-31", **more: str) -> Progress:
    made = Service(
        volunteer="jo", minutes=round(hours * 60), start=more.pop("start", "2026-09-01"), due=due, **more
    )  # type: ignore[arg-type]
    with store.step("Ask"):
        store.save(made)
    return service.progress(store, made)


def test_from_the_start_to_today(jo: Store) -> None:
    found = asked(jo)
    assert (found.minutes, found.target, found.share, found.missing) == (14 * 60, 20 * 60, 0.7, 6 * 60)
    assert found.days_left == 39
    assert found.gone == pytest.approx(82 / 121)
    assert (found.name, found.standing) == ("Jo", "on_track")


def test_only_the_programme_that_is_asked_for(jo: Store) -> None:
    assert asked(jo, programme="cafe").minutes == 180
    assert asked(jo, programme="cafe").programme == "Café"


def test_hours_after_the_due_day_do_not_count(jo: Store) -> None:
    found = asked(jo, due="2026-11-21")
    assert (found.minutes, found.days_left, found.standing) == (9 * 60, -1, "late")
    # A month's hours count only where the whole month lies within.
    assert asked(jo, due="2026-10-31").minutes == 9 * 60
    assert asked(jo, due="2026-10-30").minutes == 5 * 60
    assert asked(jo, start="2026-10-02", due="2026-10-31").minutes == 0


def test_behind_and_done(jo: Store) -> None:
    # Of 28 hours half are given when two thirds of the time have gone.
    assert asked(jo, 28).standing == "behind"
    done = asked(jo, 14)
    assert (done.share, done.missing, done.standing) == (1.0, 0, "done")
    assert asked(jo, 9, due="2026-11-01").standing == "done"


def test_without_a_due_day_nobody_is_late(jo: Store) -> None:
    found = asked(jo, 100, due=None)
    assert (found.days_left, found.gone, found.standing) == (None, None, "open")


def test_on_one_day(jo: Store) -> None:
    found = asked(jo, 5, start="2026-11-22", due="2026-11-22")
    assert (found.minutes, found.days_left, found.standing) == (300, 0, "done")


def test_those_with_a_statement_are_settled(jo: Store) -> None:
    asked(jo, done_on="2026-11-20")
    asked(jo, due=None)
    assert [p.service.due for p in service.all_progress(jo)] == [None]
    assert [p.service.due for p in service.all_progress(jo, settled=True)] == ["2026-12-31", None]
