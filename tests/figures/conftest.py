"""A small group whose every sum can be done in the head, and the practice group for plain SQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk.practice import make_practice
from commdesk.records.programmes import Programme, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty group."""
    opened = new_file(tmp_path / "group.commdesk", "Mill Lane Helpers")
    yield opened
    close_file(opened)


@pytest.fixture
def small(store: Store) -> Store:
    """Two people, two programmes, September and October 2026; hours are in the test that uses them."""
    table = Programme(id="table", name="Food table", unit="households")
    cafe = Programme(id="cafe", name="Café", unit="learners", counts="different")
    ana, bo = Volunteer(id="ana", name="Ana"), Volunteer(id="bo", name="Bo")
    shifts = [
        Shift(day="2026-08-29", volunteer="ana", programme="table", minutes=60),
        Shift(day="2026-09-05", volunteer="ana", programme="table", minutes=120),
        Shift(day="2026-09-05", volunteer="bo", programme="table", minutes=90),
        Shift(day="2026-09-30", volunteer="ana", programme="cafe", minutes=30),
        Shift(day="2026-10-01", volunteer="bo", programme="cafe", minutes=100),
        Shift(day="2026-09-12", programme="table", minutes=60, people=14, party="Scouts"),
        Shift(day="2026-09-12", volunteer="bo", programme="table", minutes=90, status="no_show"),
        Shift(day="2026-09-13", volunteer="bo", programme="table", minutes=90, status="cancelled"),
        Shift(day="2026-11-28", volunteer="bo", programme="table", minutes=90, status="planned"),
    ]
    sessions = [
        Session(programme="table", day="2026-09-05", beneficiaries=60),
        Session(programme="table", day="2026-09-12", beneficiaries=40),
        Session(programme="table", day="2026-09-19"),
        Session(programme="table", day="2026-10-03", beneficiaries=1000),
        Session(programme="cafe", day="2026-09-02", beneficiaries=7),
        Session(programme="cafe", day="2026-09-09", beneficiaries=9),
        Session(programme="cafe", day="2026-09-01", until="2026-09-30", beneficiaries=22),
        Session(programme="cafe", day="2026-09-01", until="2026-10-31", beneficiaries=31),
    ]
    with store.step("Fill"):
        for record in (table, cafe, ana, bo, *shifts, *sessions):
            store.save(record, new=True)
    return store


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The practice group."""
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    opened = open_file(path, readonly=True)
    yield opened
    opened.close()
