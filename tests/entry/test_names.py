"""Who is meant: word beginnings, regulars first, nobody taken for somebody else."""

from datetime import date

import pytest

from commdesk.entry.names import Finder, headcount, same_words

TODAY = date(2026, 11, 22)


def names(found) -> list[str]:  # type: ignore[no-untyped-def]
    return [candidate.name for candidate in found]


def test_those_who_come_here_come_first(group) -> None:  # type: ignore[no-untyped-def]
    finder = Finder(group.store, group.programme.id, TODAY)
    assert names(finder.find("a")) == ["Amin Haddad", "Anna Holm", "Anna Berg", "Amina Yusuf"]
    assert names(finder.find("ann")) == ["Anna Holm", "Anna Berg"]
    assert names(finder.find("b ann")) == ["Anna Berg"]
    assert names(finder.find("gross")) == ["Jürgen Groß"]
    assert names(finder.find("lucja now")) == ["Łucja Nowak"]
    assert finder.find("") == [] and finder.find("zz") == []


def test_a_leaver_comes_last(group) -> None:  # type: ignore[no-untyped-def]
    person = group.people["Amina Yusuf"]
    person.status = "left"
    with group.store.step("left"):
        group.store.save(person)
    finder = Finder(group.store, None, TODAY)
    assert names(finder.find("am"))[-1] == "Amina Yusuf"


def test_just_so_aside_from_accents_and_order(group) -> None:  # type: ignore[no-untyped-def]
    finder = Finder(group.store, None, TODAY)
    assert names(finder.exact("YUSUF, amina")) == ["Amina Yusuf"]
    assert names(finder.exact("amin")) == []
    assert names(finder.alike("Amnia Yussuf")) == ["Amina Yusuf"]
    assert finder.alike("Bartholomew Quick") == []
    assert same_words("Groß, Jürgen", "jurgen gross") and not same_words("Anna", "Anna Berg")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Scouts ×14", ("Scouts", 14)),
        ("Scouts (14 people)", ("Scouts", 14)),
        ("14 people", ("", 14)),
        ("x3", ("", 3)),
        ("Amina", None),
        ("Scouts x0", None),
    ],
)
def test_a_number_of_people_without_names(typed: str, found) -> None:  # type: ignore[no-untyped-def]
    assert headcount(typed) == found
