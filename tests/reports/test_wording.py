"""The wordings that come along, and how places are filled."""

import pytest

from commdesk.errors import FieldError
from commdesk.records.agreements import CONDITIONS, PLACES, WORDINGS, Wording
from commdesk.reports import wording
from commdesk.reports.wording import Part, parts


def test_every_language_has_the_same_parts_and_lines_as_the_english_one() -> None:
    said = {code: wording.usual(code) for code in wording.languages()}
    assert set(said) == {"en", "de", "es", "fr", "uk"}
    shape = [wording._PLACE.findall(line) for line in said["en"].splitlines()]
    for code, words in said.items():
        WORDINGS.check(Wording(name=code, words=words))
        found = [wording._PLACE.findall(line) for line in words.splitlines()]
        # Titles may name the partner in another order; the lines stand beside each other.
        assert [sorted(places) for places in found] == [sorted(places) for places in shape], code
    assert wording.usual("xx") == ""


def test_what_was_not_agreed_is_left_out_with_its_title() -> None:
    words = "# Together\n{group} and {partner}\n\n## Rent\n{we_give}\n\n## Why\n{purpose}"
    values = {"group": "A & B", "partner": "<i>C</i>", "purpose": "Songs"}
    assert parts(words, values, frozenset()) == [
        Part("", 0, ()),
        Part("Together", 1, ("A & B and <i>C</i>",)),
        Part("", 2, ()),  # stays in its place, so that two languages stand beside each other
        Part("Why", 2, ("Songs",)),
    ]


def test_several_lines_become_a_list_where_they_stand_alone_and_a_sentence_elsewhere() -> None:
    values = {"we_do": "- Clean\n* Sing\nCook"}
    (part,) = parts("{we_do}\nWe: {we_do}.", values, frozenset())
    assert part.lines == ("• Clean", "• Sing", "• Cook", "We: - Clean * Sing Cook.")


@pytest.mark.parametrize(
    ("held", "months", "expected"),
    [
        ({"if no end"}, "", ("No end.",)),
        ({"if renews", "if renews for as long"}, "", ("As long again.",)),
        ({"if renews"}, "6", ("6 months again.",)),
        ({"if must be renewed"}, "6", ()),
    ],
)
def test_lines_that_do_not_hold_are_left_out(held: set[str], months: str, expected: tuple[str, ...]) -> None:
    words = (
        "{if no end}No end.\n{if renews for as long}As long again.\n{if renews}{renews_months} months again."
    )
    (part,) = parts(words, {"renews_months": months}, frozenset(held))
    assert part.lines == expected and held <= set(CONDITIONS)


def test_braces_in_what_was_typed_are_never_filled_again() -> None:
    (part,) = parts("{purpose}", {"purpose": "{partner} {0} {nothing}", "partner": "X"}, frozenset())
    assert part.lines == ("{partner} {0} {nothing}",)


def test_a_place_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(FieldError, match=r"There is no place called \{rent\}. There are: \{group\}"):
        WORDINGS.check(Wording(name="x", words="We pay {rent}."))
    assert "group" in PLACES
