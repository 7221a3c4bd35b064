"""What surveys found, on sheets that can be counted by hand."""

from datetime import date
from typing import Any

import pytest

from commdesk.figures import indicators_read, survey_json, surveys
from commdesk.figures.periods import parse_period
from commdesk.records.indicators import Indicator
from commdesk.records.survey_answers import DONT_KNOW, kept
from commdesk.records.surveys import AnswerSheet, Question, Survey
from commdesk.starting_points.surveys import begin
from commdesk.store.store import Store

DAY = "2026-11-02"


def survey(store: Store, kind: str, values: list[Any], **more: Any) -> surveys.Answered:
    """A survey of one question of a kind, answered so; what it found."""
    asked = Survey(name="One question")
    question = Question(survey=asked.id, number=1, key="1", words="?", kind=kind, **more)
    with store.step("fill"):
        for record in (asked, question):
            store.save(record)
        for n, value in enumerate(values, 1):
            answers = kept({"1": value})
            store.save(AnswerSheet(survey=asked.id, number=n, day=DAY, answers=answers))
    (answered,) = surveys.result(store, asked).last.questions
    return answered


def test_agreement_leaves_those_out_who_do_not_know(store: Store) -> None:
    values = (
        ["agree"] * 4 + ["strongly_agree"] * 2 + ["neither"] * 1 + ["disagree"] * 2 + ["strongly_disagree"]
    )
    found = survey(store, "agree", [*values, DONT_KNOW, DONT_KNOW, None])
    assert (found.n, found.dont_know, found.silent) == (10, 2, 1)
    assert found.agreed == 0.6  # 6 of 10, not of 12 or 13
    assert [count.n for count in found.counts] == [1, 2, 1, 4, 2]
    assert found.mean == pytest.approx((1 + 2 * 2 + 3 + 4 * 4 + 5 * 2) / 10)


def test_nine_answers_are_counts_and_no_share(store: Store) -> None:
    found = survey(store, "agree", ["agree"] * 9 + [DONT_KNOW] * 5)
    assert found.n == 9 and not found.enough and found.agreed is None
    assert sum(count.n for count in found.counts) == 9


def test_net_promoter_is_of_nines_and_tens_less_those_up_to_six(store: Store) -> None:
    found = survey(store, "scale10", [10, 9, 9, 8, 7, 6, 0, 10, 8, 5])
    assert found.net == 10  # 4 of ten less 3 of ten
    assert survey(store, "scale10", [10] * 9).net is None
    assert survey(store, "scale10", [0] * 10).net == -100


def test_zero_is_an_answer(store: Store) -> None:
    found = survey(store, "scale10", [0, 0, 10])
    assert (found.n, found.silent) == (3, 0)
    assert found.mean == pytest.approx(10 / 3)


def test_several_may_be_ticked_and_each_is_counted_once_a_sheet(store: Store) -> None:
    found = survey(store, "several", [["a", "b"], ["b"], DONT_KNOW, None], options="a\nb\nc")
    assert {count.code: count.n for count in found.counts} == {"a": 1, "b": 2, "c": 0}
    assert (found.n, found.dont_know, found.silent) == (2, 1, 1)


def test_an_answer_that_is_no_longer_offered_is_still_counted(store: Store) -> None:
    found = survey(store, "choice", ["tea", "tea", "milk"], options="tea\ncoffee")
    assert {count.code: count.n for count in found.counts} == {"tea": 2, "coffee": 0, "milk": 1}


def test_an_answer_that_came_in_as_words_counts_once_its_question_is_a_scale(store: Store) -> None:
    found = survey(store, "scale5", ["4", 4, "5", "many", ["1", "2"]])
    assert {count.code: count.n for count in found.counts if count.n} == {4: 2, 5: 1, "many": 1, 1: 1, 2: 1}
    assert found.mean == pytest.approx((4 + 4 + 5 + 1 + 2) / 5)
    assert survey(store, "agree", [4, "5", "agree"]).mean == pytest.approx(13 / 3)
    assert survey(store, "choice", [1, "1"], options="1\n2").counts[0].n == 2


def waves(store: Store, before: list[tuple[str, Any]], after: list[tuple[str, Any]]) -> surveys.Result:
    asked = Survey(name="Twice", pairing="before_after")
    question = Question(survey=asked.id, number=1, key="1", words="?", kind="scale5")
    with store.step("fill"):
        for record in (asked, question):
            store.save(record)
        for wave, sheets in (("before", before), ("after", after)):
            for code, value in sheets:
                answers = kept({"1": value})
                store.save(AnswerSheet(survey=asked.id, wave=wave, code=code, day=DAY, answers=answers))
    return surveys.result(store, asked)


def test_before_and_after_are_compared_over_the_same_people(store: Store) -> None:
    found = waves(
        store,
        [("A 12", 2), ("b-7", 3), ("c9", 4), ("d1", 1), ("twice", 1), ("twice", 5), ("", 2)],
        [("a12", 4), ("B7", 3), ("C9", 3), ("e5", 5), ("twice", 2)],
    )
    (change,) = found.changes.values()
    assert change.n == 3 and (change.better, change.same, change.worse) == (1, 1, 1)
    assert (change.before, change.after) == (3.0, pytest.approx(10 / 3))
    assert change.difference == pytest.approx(1 / 3)
    assert change.share is None  # three people are no percentage
    assert found.matching == surveys.Matching(pairs=3, alone=6, twice=1)


def test_the_share_that_improved_is_told_from_ten_people_on(store: Store) -> None:
    found = waves(store, [(f"p{n}", 2) for n in range(10)], [(f"P{n}", 3 if n < 7 else 1) for n in range(10)])
    (change,) = found.changes.values()
    assert change.share == 0.7 and change.n == 10


def test_then_and_now_stand_on_one_sheet(store: Store) -> None:
    asked = Survey(name="Skills", pairing="then_now")
    scale = Question(survey=asked.id, number=1, key="1", words="?", kind="scale5")
    words = Question(survey=asked.id, number=2, key="2", words="What helped?", kind="words")
    with store.step("fill"):
        for record in (asked, scale, words):
            store.save(record)
        for then, now in ((1, 4), (2, 2), (3, None)):
            store.save(AnswerSheet(survey=asked.id, answers=kept({"1t": then, "1": now, "2": "Tea"})))
    found = surveys.result(store, asked)
    assert [(wave.name, [one.n for one in wave.questions]) for wave in found.waves] == [
        ("then", [3]),
        ("now", [2, 3]),
    ]
    (change,) = found.changes.values()
    assert (change.n, change.before, change.after, change.better) == (2, 1.5, 3.0, 1)


def belonging(store: Store, people: list[list[str | None]], wave: str = "before") -> Survey:
    made = begin("belonging")
    asked = made[0]
    assert isinstance(asked, Survey)
    with store.step("fill"):
        for record in made:
            store.save(record)
        for answers in people:
            told = kept({str(n): answer for n, answer in enumerate(answers, 1)})
            store.save(AnswerSheet(survey=asked.id, wave=wave, day=DAY, answers=told))
    return asked


def test_belonging_is_the_mean_of_eight_items_in_four_parts(store: Store) -> None:
    asked = belonging(
        store,
        [
            ["agree"] * 8,
            ["strongly_agree"] * 2 + ["neither"] * 6,
            ["agree"] * 6 + [None, DONT_KNOW],
            ["strongly_agree"] * 5 + [None] * 3,
        ],
    )
    found = surveys.result(store, asked).waves[0].belonging
    assert found is not None
    assert found.n == 3  # five of eight are too few for a person's mean
    assert found.mean == pytest.approx((4 + (2 * 5 + 6 * 3) / 8 + 4) / 3)
    assert [round(mean or 0, 3) for _name, mean in found.parts] == [4.333, 3.667, 3.667, 3.5]
    assert (found.feel, found.share) == (3, None)


def test_an_indicator_reads_who_feels_to_belong_from_ten_answers_on(store: Store) -> None:
    one = Indicator(name="Belonging", reads="belonging", number="percent")
    told = indicators_read.from_records(store, one, date(2026, 11, 20))
    assert told.value is None and told.words == "No survey has asked for it yet."
    belonging(store, [["agree"] * 8] * 9)
    assert "twelve months" in indicators_read.from_records(store, one, date(2028, 1, 1)).words
    told = indicators_read.from_records(store, one, date(2026, 11, 20))
    assert told.value is None and "9" in told.words
    belonging(store, [["agree"] * 8] * 9 + [["disagree"] * 8] * 3)
    told = indicators_read.from_records(store, one, date(2026, 11, 20))
    # Of two surveys of the same day one is taken; only the larger has a share.
    assert (told.value, told.counted, told.of) in ((75.0, 9, 12), (None, 9, 9))


def test_shares_below_ten_are_null_with_a_reason_in_json(store: Store) -> None:
    survey(store, "agree", ["agree"] * 3)
    (told,) = survey_json.as_json(store, parse_period("2026"))
    question = told["waves"][0]["questions"][0]
    assert (told["name"], told["answers"], question["valid"]) == ("One question", 3, 3)
    assert question["agreement_share"] is None and "10" in question["reasons"]["agreement_share"]
    (told,) = survey_json.as_json(store, parse_period("2025"))
    assert told["answers"] == 0 and told["reasons"]
