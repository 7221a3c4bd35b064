"""Skills and languages one by one."""

import pytest

from commdesk.figures.words_in import words_in
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def test_what_people_can_do_and_speak_is_listed_once_as_most_spell_it(store: Store) -> None:
    with store.step("Fill"):
        for languages in ("English, Français", "français; english.", "Français", "Łemko\n"):
            store.save(Volunteer(name="A", languages=languages))
    assert words_in(store, "languages") == ["English", "Français", "Łemko"]
    assert words_in(store, "skills") == []
    with pytest.raises(KeyError):
        words_in(store, "note")
