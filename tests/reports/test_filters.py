"""What pages are narrowed by: read from words, refused in a sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.records.volunteers import Volunteer
from commdesk.reports import filters
from commdesk.reports.catalogue import REPORTS, report_named
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "g.commdesk", "Mill Lane")
    with opened.step("Fill"):
        for id, name in (
            ("o", "Olena Koval"),
            ("j1", "Jo Li"),
            ("j2", "jo li"),
            ("x", "李"),
            ("s", "Søren Ågård"),
        ):
            opened.save(Volunteer(id=id, name=name))
    yield opened
    close_file(opened)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("person=Olena Koval", {"person": "o"}),
        ("PERSON = olena  koval ", {"person": "o"}),
        ("person=soren agard", {"person": "s"}),
        ("person=李", {"person": "x"}),
        ("person=j2", {"person": "j2"}),
        ("person=", {}),
        ("hours=50", {"hours": 3000}),
        ("From hours=2:30", {"hours": 150}),
    ],
)
def test_words_become_values(store: Store, typed: str, found: dict[str, object]) -> None:
    assert filters.read(store, report_named("certificate"), [typed]) == found


@pytest.mark.parametrize(
    ("report", "typed", "says"),
    [
        ("certificate", "Olena", "not written as Field=Value"),
        ("certificate", "colour=red", "There are: person, rule, hours, programme"),
        ("care", "person=o", "cannot be narrowed by “person”, or by anything else"),
        ("certificate", "person=Nobody", "no “Nobody” in Volunteers"),
        ("certificate", "person=Jo Li", "by its id: j1, j2"),
        ("certificate", "hours=many", "not a length of time"),
        ("roster", "status=happy", "Prospect"),
        ("helpers", "most=0", "between 1 and 1,000"),
    ],
)
def test_what_does_not_fit_is_said(store: Store, report: str, typed: str, says: str) -> None:
    with pytest.raises(KnownError, match=re.escape(says)):
        filters.read(store, report_named(report), [typed])


def test_a_record_that_is_gone_is_said(store: Store) -> None:
    with pytest.raises(KnownError, match="no longer there"):
        filters.check(store, report_named("certificate"), {"person": "gone"})


def test_every_filter_has_words_and_a_name_of_its_own() -> None:
    for report in REPORTS:
        names = [declared.name for declared in report.filters]
        assert len(set(names)) == len(names)
        assert all(declared.name and declared.label() for declared in report.filters)
