"""Who was heard beside who lives here; all shares done by hand."""

import pytest

from commdesk.figures import heard
from commdesk.records.listening import Feedback, Resident


def items(**counts: int) -> list[Feedback]:
    """So many items of each area; ``nowhere`` says none."""
    found = []
    for area, number in counts.items():
        place = "" if area == "nowhere" else area
        found += [Feedback(day="2026-01-01", words="x", area=place) for __ in range(number)]
    return found


def residents(**people: int) -> list[Resident]:
    return [
        Resident(axis="area", value=area, people=number, year=2024, source="Town hall")
        for area, number in people.items()
    ]


def test_shares_are_of_what_is_known_and_gaps_are_named() -> None:
    found = heard.axis(
        "area", items(Mill=16, Park=3, Hill=1, nowhere=5), residents(Mill=400, Park=300, Hill=300)
    )
    assert (found.known, found.unknown, found.live, found.source, found.year) == (
        20,
        5,
        1000,
        "Town hall",
        2024,
    )
    shares = {one.name: (one.share, one.of_all, one.gap) for one in found.groups}
    assert shares == {"Mill": (0.8, 0.4, False), "Park": (0.15, 0.3, False), "Hill": (0.05, 0.3, True)}
    assert [one.name for one in found.gaps()] == ["Hill"]


def test_nobody_of_a_group_was_heard() -> None:
    found = heard.axis("area", items(Mill=10), residents(Mill=50, Park=50))
    park = next(one for one in found.groups if one.name == "Park")
    assert (park.heard, park.share, park.gap) == (0, 0.0, True)
    assert heard.gap_words(found, park).replace("\u00a0", " ") == (
        "Park: 0 % of what was said, 50 % of those who live here"
    )


def test_below_ten_items_there_are_no_shares_and_no_gaps() -> None:
    found = heard.axis("area", items(Mill=9), residents(Mill=50, Park=50))
    assert not found.enough
    assert [(one.share, one.gap) for one in found.groups] == [(None, False), (None, False)]


def test_without_residents_there_is_nothing_to_compare_with() -> None:
    found = heard.axis("area", items(Mill=9, Park=6), [])
    assert found.live is None
    assert [(one.name, one.share, one.of_all, one.gap) for one in found.groups] == [
        ("Mill", 0.6, None, False),
        ("Park", 0.4, None, False),
    ]


def test_case_accents_and_codes_do_not_part_a_group_and_the_latest_count_holds() -> None:
    found = heard.axis(
        "language",
        [Feedback(day="2026-01-01", words="x", language=one) for one in ("Español", "español", "espanol")],
        [],
    )
    assert [(one.name, one.heard) for one in found.groups] == [("Español", 3)]
    old = Resident(axis="age", value="65 and over", people=10, year=2011)
    new = Resident(axis="age", value="from_65", people=30, year=2022)
    ages = heard.axis("age", [Feedback(day="2026-01-01", words="x", age="from_65")], [new, old])
    assert [(one.name, one.heard, one.people) for one in ages.groups] == [("65 and over", 1, 30)]


def test_a_street_that_only_sensitive_items_name_is_not_named() -> None:
    said = [*items(Mill=2), Feedback(day="2026-01-01", words="x", area="Back yard 4", sensitive=1)]
    said.append(Feedback(day="2026-01-01", words="x", area="mill", sensitive=1))
    found = heard.axis("area", said, [])
    assert [(one.name, one.heard) for one in found.groups] == [("Mill", 3)]
    assert found.unknown == 1


def test_ages_stand_in_their_order_and_areas_by_how_many_live_there() -> None:
    said = [Feedback(day="2026-01-01", words="x", age=age) for age in ("from_65", "to_12", "to_29")]
    assert [one.key for one in heard.axis("age", said, []).groups] == ["to_12", "to_29", "from_65"]
    places = heard.axis("area", items(Hill=3, Park=1), residents(Park=9, Mill=20)).groups
    assert [one.name for one in places] == ["Mill", "Park", "Hill"]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"a": 20, "b": 10}, set()),
        ({"a": 20, "b": 4}, {"a", "b"}),  # 24 − 20 would say 4
        ({"a": 20, "b": 10, "c": 4}, {"b", "c"}),
        ({"a": 20, "b": 3, "c": 4}, {"b", "c"}),
        ({"a": 3}, {"a"}),
    ],
)
def test_few_are_hidden_and_so_is_what_would_give_them_away(counts: dict[str, int], hidden: set[str]) -> None:
    found = heard.axis("area", items(**counts), residents(a=5, z=5))
    assert heard.hidden(found.groups) == hidden
