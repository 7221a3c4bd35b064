"""The map of partners on paper: names as typed, every partner once, nothing too small; and what they add."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commdesk.records.agreements import Agreement
from commdesk.records.goals import Goal
from commdesk.records.partners import Contribution, Gift, Partner, Tie
from commdesk.records.programmes import Programme
from commdesk.records.promises import Commitment
from commdesk.records.shifts import Shift
from commdesk.reports import catalogue, pdf, plain, scripts
from commdesk.reports.blocks import Document, NetworkMap
from commdesk.reports.sections.partner_map import letters_of_kinds
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Reader, Store
from tests.reports.reading import letter_sizes, texts

OBRIEN = "<b>O'Brien & Söhne</b>"
PODIL = "Громада Поділ"
ARABIC = "جمعية الجيران"
KOREAN = "이웃 모임"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A group whose partners come next."""
    made = new_file(tmp_path / "group.commdesk", "Fluß & Garten")
    yield made
    close_file(made)


def _fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def _four(store: Store) -> None:
    _fill(
        store,
        Partner(id="o", name=OBRIEN, stage="active"),
        Partner(id="p", name=PODIL, stage="in_talks"),
        Partner(id="a", name=ARABIC, stage="identified"),
        Partner(id="e", name="Over and gone", stage="ended"),
        Programme(id="table", name="Food table"),
        Goal(id="g", name="Warm rooms", state="under_way", start="2026-01-01"),
        *(Shift(day=f"2026-10-{n:02}", programme="table", minutes=60) for n in range(1, 13)),
        Agreement(partner="o", name="Bread", start="2025"),
        Commitment(partner="o", side="theirs", what="Loaves", due="2026-10-10", state="kept", settled_on="2026-10-10"),
        Commitment(partner="p", side="ours", what="A letter"),
        Gift(partner="o", day="2026-10-14", way="received", kind="goods", what="Bread"),
        Gift(partner="o", day="2026-10-15", way="received", kind="time", what="An hour"),
        Gift(partner="e", day="2026-10-15", way="received", kind="time", what="An hour"),
        Tie(partner="o", other="p", kind="space", what="the cold room <i>"),
        Contribution(partner="o", programme="table", what="bread & cake"),
        Contribution(partner="o", goal="g", what="an oven"),
    )  # fmt: skip


def _document(reader: Reader, **where: str) -> Document:
    options = replace(catalogue.default_options("partner-map", reader), where=where)
    return catalogue.build("partner-map", reader, options)


def _map(document: Document) -> NetworkMap:
    (found,) = [block for block in document.blocks if isinstance(block, NetworkMap)]
    return found


def test_names_print_as_they_were_typed_with_what_flows(store: Store) -> None:
    _four(store)
    _fill(store, Partner(id="k", name=KOREAN, stage="identified"))
    document = _document(store)
    first, second = texts(pdf.render(document))
    for words in (OBRIEN, PODIL, "gives us goods, time", "1 promise kept", "1 promise open", "space", "several of these",
                  "agreement in force", "only promises", "in talks", "Fluß & Garten"):  # fmt: skip
        assert words in first, words
    assert "the cold room <i>" in second
    assert "Food table: bread & cake" in second and "Warm rooms: an oven" in second
    assert "Over and gone" not in first + second
    assert ARABIC in first
    # What the fonts cannot write is named before printing, and says so on paper.
    assert any(KOREAN in sentence for sentence in scripts.document_problems(document))
    assert "[name in Korean script]" in first


def test_the_head_counts_with_how_many_something_flows(store: Store) -> None:
    _four(store)
    assert "3 partners, something flows with 1, 1 tie among them" in plain.as_text(_document(store))


def test_what_they_add_is_told_with_goals_hours_and_share(store: Store) -> None:
    _four(store)
    printed = " ".join(texts(pdf.render(_document(store)))[1].split())
    assert "carried 100 % of all hours, each counted once: 12 of 12 h." in printed
    assert f"1 {OBRIEN} " in printed and " 1 0 12 100 %" in printed
    assert f"Not noted yet what they add: {PODIL} and " in printed and ARABIC.split()[0] in printed


def test_one_partner_with_its_ties(store: Store) -> None:
    _four(store)
    network = _map(_document(store, partner="p")).network
    assert [(node.key, node.number) for node in network.nodes] == [("o", ""), ("p", "")]
    assert [(one.source, one.target) for one in network.arrows if one.source != ""] == [("o", ""), ("o", "p")]


def test_a_group_without_partners_has_a_friendly_page(empty: Store) -> None:
    (page,) = texts(pdf.render(_document(empty)))
    assert "No partner to show yet" in page
    assert "The map draws itself as partners are entered" in page
    assert "What partners add" not in page


def test_where_nothing_is_noted_the_page_says_where_it_is_entered(week_old: Store) -> None:
    assert "Under Ties of a partner you say" in plain.as_text(_document(week_old))


def _many(store: Store, count: int) -> None:
    long = "neighbours, friends and helpers of the old town behind the bridge"
    _fill(
        store,
        *(Partner(id=f"p{n}", name=f"Partner{n:02} {long if n % 3 == 0 else ''}", stage="active") for n in range(count)),
        *(Gift(partner=f"p{n}", day="2026-10-14", way="received", kind="goods", what="Bread") for n in range(count)),
        *(Tie(partner=f"p{n}", other=f"p{(n * 7 + 1) % count}", kind="skills", what="w") for n in range(0, count, 2)
          if n != (n * 7 + 1) % count),
    )  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("landscape", "large"), [(True, False), (False, False), (True, True)])
def test_sixty_partners_are_all_there_and_readable(
    store: Store, paper: str, landscape: bool, large: bool
) -> None:
    _many(store, 60)
    document = replace(_document(store), landscape=landscape, paper=paper, large_print=large)
    made = pdf.render(document)
    found = " ".join(texts(made))
    assert all(f"Partner{n:02}" in found for n in range(60))
    # With words that a page cannot hold it would be drawn smaller: no letter is.
    assert min(min(sizes) for sizes in letter_sizes(made) if sizes) >= 8.0


def test_of_very_many_the_rest_is_named(store: Store) -> None:
    _many(store, 140)
    document = _document(store)
    assert len(_map(document).network.nodes) == 96
    told = plain.as_text(document)
    assert "*Not drawn:*" in told and "and 14 others." in told


def test_of_many_partners_those_with_nothing_are_only_named(store: Store) -> None:
    _many(store, 26)
    _fill(store, Partner(id="far", name="Far away", stage="identified"))
    document = _document(store)
    assert "far" not in {node.key for node in _map(document).network.nodes}
    assert "*Nothing noted yet with:* Far away." in plain.as_text(document)


def test_the_same_page_comes_again(store: Store) -> None:
    _four(store)
    assert pdf.render(_document(store)) == pdf.render(_document(store))


def test_no_two_kinds_share_a_letter() -> None:
    found = letters_of_kinds()
    assert found == {"money": "M", "goods": "G", "space": "S", "skills": "K", "time": "T", "contacts": "C"}
