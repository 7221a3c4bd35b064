"""Groups to print: the practice group, an empty one, one that is a week old."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk.practice import make_practice
from commdesk.records.goals import Goal
from commdesk.records.partners import Partner
from commdesk.records.programmes import Programme, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.store import Store


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The practice group."""
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    opened = open_file(path, readonly=True)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A group with nothing in its file."""
    opened = new_file(tmp_path / "empty.commdesk", "Mill Lane Helpers")
    yield opened
    close_file(opened)


@pytest.fixture
def week_old(empty: Store) -> Store:
    """Three people, four shifts, since Tuesday."""
    kitchen = Programme(id="kitchen", name="Soup kitchen", unit="bowls")
    with empty.step("Fill"):
        empty.save(kitchen)
        for name in ("Ana", "Björn", "Chloé"):
            empty.save(Volunteer(id=name, name=name))
        for name, day, minutes in (
            ("Ana", "2026-11-17", 120),
            ("Björn", "2026-11-17", 150),
            ("Chloé", "2026-11-19", 90),
            ("Ana", "2026-11-21", 180),
        ):
            empty.save(Shift(day=day, volunteer=name, programme="kitchen", minutes=minutes))
        empty.save(Session(programme="kitchen", day="2026-11-17", beneficiaries=31))
        empty.save(Goal(name="A second pot", state="under_way", start="2026-11-16", due="2027-12-20"))
        empty.save(Partner(name="Mill bakery", stage="in_talks"))
    return empty
