"""Addresses and numbers to copy: only of those who agreed, each once, and everybody else counted."""

from pathlib import Path

from commdesk.exchange.contacts import Contacts, contacts
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.query import Query


def test_those_shown_who_agreed(tmp_path: Path) -> None:
    store = new_file(tmp_path / "g.commdesk", "Group")
    people = [
        Volunteer(name="A", contact_ok="yes", email="a@example.org", phone="0151 1"),
        Volunteer(name="B", contact_ok="yes", email="a@example.org, b@example.org"),
        Volunteer(name="C", contact_ok="yes"),
        Volunteer(name="D", contact_ok="no", email="d@example.org"),
        Volunteer(name="E", email="e@example.org"),
        Volunteer(name="F", contact_ok="yes", email="f@example.org", born="2012"),
        Volunteer(name="G", contact_ok="yes", email="g@example.org", born="2012", guardian_ok="yes"),
        Volunteer(name="H", contact_ok="yes", email="none", status="left"),
    ]
    with store.step("Fill"):
        for person in people:
            store.save(person)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    with_us = Query(equals={"status": ("current", "resting", "prospect")})
    assert contacts(store, with_us, "email", progress) == Contacts(
        ("a@example.org", "b@example.org", "g@example.org"), people=3, not_agreed=3, without=1
    )
    assert told == [(0, 7)]
    assert contacts(store, with_us, "phone") == Contacts(("0151 1",), people=1, not_agreed=3, without=3)
    assert contacts(store, Query(equals={"status": "left"}), "email") == Contacts((), 0, 0, 1)
    close_file(store)
