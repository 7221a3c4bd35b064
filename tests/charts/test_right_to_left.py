"""Arabic, Persian, Urdu and Hebrew words on paper: joined, in their order, at the right side."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commdesk.charts import letters, right_to_left
from commdesk.charts.letters import Span

ARABIC = [chr(code) for code in range(0x620, 0x6D6) if right_to_left.forms(code)]


def test_letters_take_the_form_of_their_place_in_the_word():
    # seen, lam-alef, meem: initial seen, the ligature as an end, meem alone.
    assert right_to_left.shaped("سلام") == "\ufeb3\ufefc\ufee1"


@pytest.mark.parametrize(
    ("typed", "base", "drawn"),
    [
        ("שרה כהן", "L", "ןהכ הרש"),
        ("Dear שרה כהן,", "L", "Dear ןהכ הרש,"),
        ("שרה (12)", "L", "(12) הרש"),
        ("שרה «כהן (א)»", "R", "«(א) ןהכ» הרש"),
        ("שרה כהן.", "R", ".ןהכ הרש"),
        ("בית 12 גן", "R", "ןג 12 תיב"),
        ("plain words", "L", "plain words"),
    ],
)
def test_a_line_stands_in_the_order_it_is_read_in(typed, base, drawn):
    assert right_to_left.ordered(typed, base) == drawn


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("هل تشعر أنك تنتمي إلى هذا الحي؟", "R"),
        ("محمد علي", "L"),
        ("محمد علي, who came every week and helped with the tables", "L"),
        ("Do you feel that you belong here?", "L"),
        ("", "L"),
    ],
)
def test_only_a_whole_sentence_begins_at_the_right(text, direction):
    assert right_to_left.direction(text) == direction


@pytest.mark.parametrize("letter", ARABIC)
def test_every_letter_that_counts_as_printable_can_be_drawn_in_every_place(letter):
    for before, after in itertools.product(("", "ب", "ا"), repeat=2):
        for c in right_to_left.shaped(before + letter + after):
            assert ord(c) in letters.glyphs()


@given(st.text([*ARABIC, " "], max_size=30))
def test_lines_are_broken_as_wide_as_the_joined_letters_are(words):
    lines = letters.flow([Span(words, 10)], 60)
    for line in lines:
        for span in line:
            drawn = sum(letters.width(c, 10) for c in right_to_left.shaped(span.text))
            assert span.width == pytest.approx(drawn)
    assert "".join(span.text for line in lines for span in line).replace(" ", "") == words.replace(" ", "")


def test_vowel_marks_are_left_out_and_a_non_joiner_is_obeyed():
    assert right_to_left.shaped("سَلام") == right_to_left.shaped("سلام")
    apart = right_to_left.shaped("می\u200cرود")
    assert "\u200c" not in apart
    assert apart[1] == "\ufbfd"  # the final form of yeh, not the middle one
