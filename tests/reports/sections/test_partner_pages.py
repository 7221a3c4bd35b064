"""Pages about partners: sheet, contacts, register; names with marks and in Cyrillic as they were typed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from commdesk.records.agreements import Agreement
from commdesk.records.partners import Gift, Partner, PartnerPerson, Talk
from commdesk.records.promises import Commitment
from commdesk.reports import catalogue, plain
from commdesk.reports.blocks import Document, Table
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

OBRIEN = "<b>O'Brien & Söhne</b>"
PODIL = "Громада Поділ"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two partners and one that has ended; today is 22 November 2026."""
    made = new_file(tmp_path / "group.commdesk", "Group")
    with made.step("Fill"):
        for record in (
            Partner(id="o", name=OBRIEN, stage="active", kind="business", place="Quay 3", start="2024-03",
                    resources="a van, a cold room", languages="Gaeilge"),
            Partner(id="p", name=PODIL, stage="in_talks", contact="Олена", phone="0151 234567"),
            Partner(id="e", name="Over", stage="ended"),
            PartnerPerson(partner="o", name="Jo O'Brien", role="Owner <i>", email="jo@example.org"),
            Agreement(partner="o", name="Bread", purpose="Bread that is left", start="2025", end="2026-12-15", notice_days=30,
                      review_months=6),
            Agreement(partner="p", name="Hall", start="2026-01-01"),
            Agreement(partner="e", name="Gone", end="2020"),
            Commitment(partner="o", side="theirs", what="Twenty loaves", due="2026-11-10", state="open"),
            Commitment(partner="o", side="ours", what="A sign", due="2026-10", state="kept", settled_on="2026-10-20"),
            Commitment(partner="o", side="ours", what="A letter", due="2026-09-01", state="kept_late"),
            Gift(partner="o", day="2026-11-14", way="received", what="Bread <b>", quantity=20, unit="loaves", value=60),
            Gift(partner="o", day="2026-11-01", way="given", what="A page in the newsletter"),
            Gift(partner="o", day="2026-10-01", way="received", what="Cake"),
            Talk(partner="o", day="2026-11-20", how="call", with_whom="Jo", said="Sundays are better", decided="From May",
                 next_step="Write it down", next_on="2026-12-01"),
            *(Talk(partner="o", day=f"2026-0{n}-01", how="visit") for n in range(1, 10)),
        ):  # fmt: skip
            made.save(record)
    yield made
    close_file(made)


def _built(store: Store, name: str, **where: str) -> Document:
    return catalogue.build(name, store, replace(catalogue.default_options(name, store), where=where))


def _cells(document: Document, number: int = 0) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        [str(getattr(cell, "text", cell)).replace("\u00a0", " ") for cell in row]
        for row in tables[number].rows
    ]


def test_a_sheet_has_all_of_one_partner(store: Store) -> None:
    words = plain.as_text(_built(store, "partner-sheet", partner="o")).replace("\u00a0", " ")
    for told in (
        f"# {OBRIEN}", "Active · Business · Quay 3 · since Mar 2024", "a van, a cold room", "Gaeilge",
        "1 of 2 of our promises kept", "0 of 1 of theirs kept", "2 days ago last talk",
        "Jo O'Brien", "Owner <i>", "Bread that is left", "Twenty loaves", "Late", "Kept late",
        "Sundays are better From May", "Write it down (by 1 Dec 2026)", "and 2 earlier talks",
    ):  # fmt: skip
        assert told in words, told
    assert PODIL not in words


def test_both_sides_promises_stand_in_one_table_in_the_same_words(store: Store) -> None:
    rows = _cells(_built(store, "partner-sheet", partner="o"), 2)
    assert rows == [
        ["Twenty loaves", "theirs", "10 Nov 2026", "Late"],
        ["A sign", "ours", "Oct 2026", "Kept"],
        ["A letter", "ours", "1 Sep 2026", "Kept late"],
    ]


def test_what_was_shared_stands_side_by_side_and_is_not_added_up(store: Store) -> None:
    assert _cells(_built(store, "partner-sheet", partner="o"), 3) == [
        ["14 Nov 2026: Bread <b> (20 loaves)", "1 Nov 2026: A page in the newsletter"],
        ["1 Oct 2026: Cake", ""],
    ]


def test_whom_to_reach_at_each_partner_and_who_has_ended_is_left_out(store: Store) -> None:
    assert _cells(_built(store, "partner-contacts")) == [
        [OBRIEN, "Jo O'Brien", "Owner <i>", "", "jo@example.org"],
        [PODIL, "Олена", "", "0151 234567", ""],
    ]


def test_the_register_says_until_when_and_by_when_to_decide(store: Store) -> None:
    rows = _cells(_built(store, "agreement-register"))
    assert rows == [
        [
            OBRIEN,
            "Bread",
            "2025",
            "15 Dec 2026",
            "Must be renewed",
            "was due 1 Jul 2025",
            "notice since 15 Nov 2026",
        ],
        [PODIL, "Hall", "1 Jan 2026", "open-ended", "Must be renewed", "", ""],
    ]


@pytest.mark.parametrize("name", ["partner-sheet", "partner-contacts", "agreement-register"])
def test_names_print_as_they_were_typed(store: Store, name: str) -> None:
    page = catalogue.render_report(name, store, catalogue.default_options(name, store))
    with pypdfium2.PdfDocument(page) as document:
        words = " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())
    assert OBRIEN in words and PODIL in words and "Over" not in words


def test_an_empty_group_is_told_why_the_page_is_empty(tmp_path: Path) -> None:
    empty = new_file(tmp_path / "empty.commdesk", "Group")
    for name in ("partner-sheet", "partner-contacts", "agreement-register"):
        assert "The page fills by itself" in plain.as_text(_built(empty, name))
    close_file(empty)
