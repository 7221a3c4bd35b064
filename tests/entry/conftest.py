"""A group with a programme and people whose names resemble each other."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from commdesk.records.programmes import Programme, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

NAMES = ("Amina Yusuf", "Amin Haddad", "Jürgen Groß", "Олена Коваль", "Łucja Nowak", "Anna Berg", "Anna Holm")


class Group(NamedTuple):
    """The open file, the programme, the people by name, and a session of today (22 November 2026)."""

    store: Store
    programme: Programme
    people: dict[str, Volunteer]
    session: Session


@pytest.fixture
def group(tmp_path: Path) -> Iterator[Group]:
    store = new_file(tmp_path / "group.commdesk", "Group")
    programme = Programme(name="Food table")
    other = Programme(name="Clean-up")
    people = {name: Volunteer(name=name) for name in NAMES}
    session = Session(programme=programme.id, day="2026-11-22", start="10:00", finish="12:30")
    with store.step("start"):
        for record in (programme, other, *people.values(), session):
            store.save(record)
        for day, name, where in (
            ("2026-11-14", "Amin Haddad", programme),
            ("2026-11-07", "Anna Holm", programme),
            ("2026-11-01", "Anna Berg", other),
        ):
            store.save(Shift(day=day, volunteer=people[name].id, programme=where.id, minutes=120))
    yield Group(store, programme, people, session)
    close_file(store)
