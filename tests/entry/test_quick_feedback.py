"""One line an item: what is read into it, and what is not."""

import pytest

from commdesk import text
from commdesk.entry import quick_feedback as quick
from commdesk.records.listening import Feedback, FeedbackTheme, Theme

THEMES = [
    Theme(id="home", name="Housing", number=3),
    Theme(id="damp", name="Damp", number=31),
    Theme(id="one", name="One", number=7),
    Theme(id="two", name="Two", number=7),
    Theme(id="none", name="Without a number"),
]


@pytest.mark.parametrize(
    ("typed", "words", "kind", "themes", "sensitive"),
    [
        ("The stairs are dark", "The stairs are dark", None, (), False),
        ("The stairs are dark #3", "The stairs are dark", None, ("home",), False),
        ("Mould again #3 31", "Mould again", None, ("home", "damp"), False),
        ("Mould again #3, 31", "Mould again", None, ("home", "damp"), False),
        ("Mould again #3 #31 !", "Mould again", None, ("home", "damp"), True),
        ("He hits her ! #3", "He hits her", None, ("home",), True),
        ("Twice #3 3", "Twice", None, ("home",), False),
        ("We waited for bus 12", "We waited for bus 12", None, (), False),
        ("Help!", "Help!", None, (), False),
        ("House no. 5 #3 is cold", "House no. 5 #3 is cold", None, (), False),
        ("Where is the office?", "Where is the office?", "question", (), False),
        ("Where is the office? #3", "Where is the office?", "question", ("home",), False),
        ("complaint: why is it locked?", "why is it locked?", "complaint", (), False),
        ("c: the door was locked", "the door was locked", "complaint", (), False),
        ("Thanks: for the soup", "for the soup", "thanks", (), False),
        ("Ali: I like it", "Ali: I like it", None, (), False),
        ("أين المكتب؟", "أين المكتب؟", "question", (), False),
    ],
)
def test_a_line_is_read_as_it_is_meant(typed, words, kind, themes, sensitive) -> None:
    (line,) = quick.read(typed, THEMES)
    assert line == quick.Line(1, words, kind, themes, sensitive)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("x #99", "There is no theme 99."),
        ("x #7", "2 themes have the number 7. Give each its own."),
        ("#3", "There are no words in this line."),
        ("!", "There are no words in this line."),
    ],
)
def test_what_cannot_be_kept_says_why(typed, wrong) -> None:
    (line,) = quick.read(typed, THEMES)
    assert line.wrong == wrong


def test_lines_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    assert [line.number for line in quick.read("a\n\n  \nb", THEMES)] == [1, 4]


def test_good_lines_become_items_with_their_themes_and_what_they_share() -> None:
    lines = quick.read("Mould #3 31 !\nx #99\nThanks: soup", THEMES)
    made = quick.records(lines, day="2026-11-20", how="meeting", meeting="Café", area="Mill")
    items = [one for one in made if isinstance(one, Feedback)]
    assert [(one.words, one.type, one.sensitive) for one in items] == [
        ("Mould", None, 1),
        ("soup", "thanks", 0),
    ]
    assert {(one.day, one.how, one.meeting, one.area) for one in items} == {
        ("2026-11-20", "meeting", "Café", "Mill")
    }
    ties = [one for one in made if isinstance(one, FeedbackTheme)]
    assert [(one.feedback, one.theme) for one in ties] == [(items[0].id, "home"), (items[0].id, "damp")]


def test_each_type_has_letters_of_its_own() -> None:
    assert dict(quick.type_words()) == {
        "need": "n", "question": "q", "complaint": "c", "thanks": "t", "idea": "i", "rumour": "r",
    }  # fmt: skip
    with text.speaking("qps"):
        short = [letters for __, letters in quick.type_words()]
        assert len(set(short)) == len(short)
