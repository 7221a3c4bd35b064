"""Keys and what they answer, for each kind of question; a wrong key changes nothing."""

import pytest

from commdesk.entry.survey_sheets import Draft, keys_told, ticks
from commdesk.errors import KnownError
from commdesk.records.survey_answers import DONT_KNOW, said
from commdesk.records.surveys import ANSWER_SHEETS, QUESTION_KINDS, Question, Survey
from tests.entry.conftest import Group

FEW, MANY = "a\nb\nc", "\n".join("abcdefghijkl")


def draft(*kinds: str, pairing: str | None = None, options: str = FEW) -> Draft:
    survey = Survey(name="s", pairing=pairing)
    questions = [
        Question(survey=survey.id, number=n, key=str(n), words="?", kind=kind, options=options)
        for n, kind in enumerate(kinds, 1)
    ]
    return Draft(survey, questions)


def typed(made: Draft, keys: str) -> list[str]:
    """Types key by key; the sentences of those that were refused."""
    return [sentence for key in keys if (sentence := made.take(key))]


def test_a_number_answers_and_goes_on() -> None:
    made = draft("agree", "scale5", "choice")
    assert typed(made, "432") == []
    assert made.answers == {"1": "agree", "2": 3, "3": "b"} and made.place is None


def test_no_answer_and_not_known_have_keys_on_every_kind() -> None:
    for kind in set(QUESTION_KINDS) - {"words", "number"}:
        made = draft(kind, kind)
        assert typed(made, "xd") == []
        assert made.answers == {"2": DONT_KNOW}, kind
    made = draft("agree", "agree")
    assert typed(made, "09") == [] and made.answers == {"2": DONT_KNOW}
    assert "9 or D" in keys_told(made.places[0].question or Question())


def test_on_zero_to_ten_nought_and_nine_are_answers_and_a_one_waits() -> None:
    made = draft("scale10", "scale10", "scale10", "scale10")
    assert typed(made, "09") == []
    assert made.answers == {"1": 0, "2": 9}
    assert typed(made, "10") == [] and made.answers["3"] == 10
    typed(made, "1")
    assert made.waiting == "1" and made.place is not None
    made.confirm()
    assert made.answers["4"] == 1 and made.place is None


def test_a_digit_after_a_waiting_one_is_the_next_answer() -> None:
    made = draft("scale10", "scale10")
    assert typed(made, "17") == []
    assert made.answers == {"1": 1, "2": 7}


def test_of_twelve_answers_the_last_need_two_digits() -> None:
    made = draft("choice", "choice", options=MANY)
    assert typed(made, "128") == []
    assert made.answers == {"1": "l", "2": "h"}


def test_several_are_ticked_and_taken_away_again() -> None:
    made = draft("several", "agree")
    typed(made, "313")
    assert made.answers == {"1": ["a"]}
    made.confirm()
    typed(made, "5")
    assert made.answers == {"1": ["a"], "2": "strongly_agree"}


@pytest.mark.parametrize(
    ("kind", "key"), [("agree", "6"), ("scale5", "7"), ("choice", "4"), ("choice", "q"), ("several", "5")]
)
def test_an_answer_outside_the_scale_is_refused_and_nothing_is_lost(kind: str, key: str) -> None:
    made = draft("agree", kind)
    typed(made, "2")
    (sentence,) = typed(made, key)
    assert f"“{key}”" in sentence and "kept" in sentence
    assert made.answers == {"1": "disagree"} and made.at == 1


def test_words_and_numbers_are_typed() -> None:
    made = draft("number", "number", "words", "words")
    assert "number" in made.type("many") and made.at == 0
    assert made.type("12,5") == "" and made.type("d") == ""
    assert made.type(" More tea ") == "" and made.type("") == ""
    assert made.answers == {"1": 12.5, "2": DONT_KNOW, "3": "More tea"}


def test_then_and_now_are_asked_one_after_the_other() -> None:
    made = draft("scale5", "words", pairing="then_now")
    typed(made, "24")
    made.type("Tea")
    assert made.answers == {"1t": 2, "1": 4, "2": "Tea"}


def test_back_and_another_answer(group: Group) -> None:
    made = draft("agree", "agree", pairing="before_after")
    with group.store.step("fill"):
        group.store.save(made.survey)
    assert made.type("A 12 B") == ""
    typed(made, "1")
    made.go(-1)
    typed(made, "53")
    assert made.answers == {"1": "strongly_agree", "2": "neither"}
    sheet = made.save(group.store, "2026-11-02", "before")
    (kept,) = group.store.find(ANSWER_SHEETS)
    assert (kept.number, kept.wave, kept.code) == (1, "before", "A 12 B") and said(
        kept.answers
    ) == made.answers
    again = Draft(made.survey, [place.question for place in made.places if place.question], sheet)
    assert again.shown(again.places[1]) == "Strongly agree"


def test_an_empty_sheet_is_not_saved(group: Group) -> None:
    made = draft("agree")
    with pytest.raises(KnownError, match="not saved"):
        made.save(group.store, None, None)
    assert group.store.count(ANSWER_SHEETS) == 0


def test_scales_are_typed_by_their_own_numbers() -> None:
    assert list(ticks(Question(kind="scale10"))) == [str(n) for n in range(11)]
    assert list(ticks(Question(kind="choice", options=FEW))) == ["1", "2", "3"]
