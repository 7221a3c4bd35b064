"""What people said, as lists: with its themes both ways, with types in other words, and nothing sensitive by itself."""

import csv
from pathlib import Path

import pytest

from commdesk.exchange.apply import apply
from commdesk.exchange.opening import open_list
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.take_back import take_back
from commdesk.exchange.write import export
from commdesk.records.imports import IMPORTS
from commdesk.records.listening import FEEDBACK, FEEDBACK_THEMES, THEMES, Feedback, FeedbackTheme, Theme
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

LIST = (
    "Day,Words,Type,Topics,Where\n"
    '2026-11-01,"The <b>stairs</b> are dark",problem,"Housing; Light & stairs",Mill\n'
    '2026-11-02,Thanks for the soup,compliment,"Bus, train and tram",Mill\n'
    "2026-11-03,When is the course?,question,#3,\n"
    '2026-11-04,Nothing of this,suggestion,"Housing, housing",\n'
    "2026-11-05,No theme,need,,\n"
)


@pytest.fixture
def themed(store: Store) -> Store:
    with store.step("themes"):
        for n, name in ((1, "Housing"), (2, "Bus, train and tram"), (3, "Learning")):
            store.save(Theme(name=name, number=n), new=True)
    return store


def _plan(store: Store, path: Path) -> Plan:
    opened = open_list(store, FEEDBACK, path, {})
    mapping = {**opened.mapping, "words": "Words", "area": "Where"}
    return plan(store, FEEDBACK, opened.table, mapping)


def _told(store: Store) -> dict[str, list[str]]:
    """Words -> the themes of each item."""
    names = {one.id: one.name for one in store.find(THEMES)}
    found: dict[str, list[str]] = {item.words: [] for item in store.find(FEEDBACK)}
    for link in store.find(FEEDBACK_THEMES):
        found[store.get(FEEDBACK, link.feedback).words].append(names[link.theme])
    return {words: sorted(themes) for words, themes in found.items()}


def test_themes_come_in_by_name_and_number_and_new_ones_come_along(themed: Store, tmp_path: Path) -> None:
    path = tmp_path / "meeting.csv"
    path.write_text(LIST, encoding="utf-8")
    made = _plan(themed, path)
    assert any("themes: 1 (Light & stairs)" in note for note in made.notes)
    apply(themed, made, path.name)
    assert _told(themed) == {
        "The <b>stairs</b> are dark": ["Housing", "Light & stairs"],
        "Thanks for the soup": ["Bus, train and tram"],
        "When is the course?": ["Learning"],
        "Nothing of this": ["Housing"],
        "No theme": [],
    }
    assert sorted(item.type for item in themed.find(FEEDBACK)) == [
        "complaint",
        "idea",
        "need",
        "question",
        "thanks",
    ]
    again = _plan(themed, path)
    assert (again.added, len(again.skipped)) == (0, 5)
    take_back(themed, themed.find(IMPORTS)[0].id)
    assert themed.count(FEEDBACK) == themed.count(FEEDBACK_THEMES) == 0
    assert sorted(one.name for one in themed.find(THEMES)) == ["Bus, train and tram", "Housing", "Learning"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_written_out_comes_in_again_with_its_themes(
    themed: Store, tmp_path: Path, ending: str
) -> None:
    housing, bus, _learning = themed.find(THEMES)
    with themed.step("items"):
        themed.save(Feedback(id="a", day="2026-11-01", words="=cold", type="need", area="Mill"), new=True)
        themed.save(Feedback(id="b", day="2026-11-02", words="hidden words", sensitive=1), new=True)
        for item, theme in (("a", housing.id), ("a", bus.id), ("b", housing.id)):
            themed.save(FeedbackTheme(feedback=item, theme=theme), new=True)
        themed.save(Feedback(id="c", day="2026-11-03", words="Late"), new=True)
        themed.save(FeedbackTheme(feedback="c", theme=bus.id), new=True)
    path = tmp_path / f"out{ending}"
    assert export(themed, FEEDBACK, path) == 2
    if ending == ".csv":
        _last, row = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        assert row["themes"] == "Housing; Bus, train and tram" and "hidden" not in path.read_text(
            encoding="utf-8"
        )
    other = new_file(tmp_path / "other.commdesk", "Other")
    opened = open_list(other, FEEDBACK, path, {})
    apply(other, plan(other, FEEDBACK, opened.table, opened.mapping), path.name)
    assert _told(other) == {"=cold": ["Bus, train and tram", "Housing"], "Late": ["Bus, train and tram"]}
    close_file(other)
