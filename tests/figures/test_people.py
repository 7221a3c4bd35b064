"""One person's own figures."""

import pytest

from commdesk.figures.people import PersonTotals, person_totals, words_in
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def test_only_completed_shifts_count(small: Store) -> None:
    assert person_totals(small, "bo", "2026-10-01") == PersonTotals(2, 190, 100, "2026-09-05", "2026-10-01")


def test_nobody_has_nothing(small: Store) -> None:
    assert person_totals(small, "nobody", "2026-10-01") == PersonTotals(0, 0, 0, None, None)


def test_what_people_can_do_and_speak_is_listed_once_as_most_spell_it(store: Store) -> None:
    with store.step("Fill"):
        for languages in ("English, Français", "français; english.", "Français", "Łemko\n"):
            store.save(Volunteer(name="A", languages=languages))
    assert words_in(store, "languages") == ["English", "Français", "Łemko"]
    assert words_in(store, "skills") == []
    with pytest.raises(KeyError):
        words_in(store, "note")
