"""Coded answers of a survey come in: the survey from its columns, its sheets known again, wrong answers by row."""

import json
from collections import Counter
from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.exchange import survey_lists
from commdesk.exchange.apply import apply
from commdesk.exchange.read import read_table
from commdesk.exchange.survey_columns import LEAVE_OUT, kinds_said
from commdesk.exchange.survey_lists import SheetPlan
from commdesk.exchange.take_back import take_back
from commdesk.exchange.write import export
from commdesk.figures import surveys
from commdesk.records.imports import Import
from commdesk.records.survey_answers import DONT_KNOW, kept
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS, AnswerSheet, Question
from commdesk.starting_points.surveys import begin
from commdesk.store.query import Query
from commdesk.store.store import Store

FILES = Path(__file__).parent.parent / "files"


def planned(store: Store, path: Path, **said: str) -> SheetPlan:
    return survey_lists.plan(store, read_table(path), path.name, said)


def brought(store: Store, path: Path, **said: str) -> Import:
    return apply(store, planned(store, path, **said), path.name, copied=True)


def test_columns_become_questions_of_the_kind_that_their_cells_show(store: Store) -> None:
    made = brought(store, FILES / "survey_coded.csv")
    assert (made.added, made.skipped, made.refused) == (10, 0, 0)
    (survey,) = store.find(SURVEYS)
    assert survey.name == "survey coded"
    kinds = [(question.column, question.kind) for question in surveys.questions_of(store, survey.id)]
    assert kinds == [
        ("Q01", "choice"), ("Q02", "agree"), ("Q03", "choice"), ("Q04", "scale10"), ("Q05", "several"), ("Q06", "scale5"),
        ("Comment", "words"),
    ]  # fmt: skip


def test_blanks_are_no_answer_and_not_known_is_apart(store: Store) -> None:
    brought(store, FILES / "survey_coded.csv")
    found = surveys.result(store, store.find(SURVEYS)[0]).last.questions
    assert [(one.n, one.dont_know, one.silent) for one in found] == [
        (9, 0, 1), (9, 1, 0), (10, 0, 0), (9, 1, 0), (10, 0, 0), (9, 0, 1), (5, 0, 5),
    ]  # fmt: skip
    agreed = {count.code: count.n for count in found[1].counts}
    assert agreed == {"agree": 5, "strongly_agree": 1, "disagree": 1, "neither": 1, "strongly_disagree": 1}
    assert {count.code: count.n for count in found[4].counts} == {"bus": 8, "bicycle": 4, "on foot": 2}
    # The cell that looks like a formula is words as they were.
    assert "=1+1 is no formula" in found[6].said


def test_twins_are_people_and_the_same_file_again_adds_none(store: Store) -> None:
    brought(store, FILES / "survey_coded.csv")
    said = Counter(sheet.answers for sheet in store.find(ANSWER_SHEETS))
    assert max(said.values()) == 2
    again = planned(store, FILES / "survey_coded.csv")
    assert (again.added, len(again.skipped), again.brings) == (0, 10, False)
    assert store.count(SURVEYS) == 1


def test_only_what_is_new_comes_in_with_a_longer_file(store: Store, tmp_path: Path) -> None:
    brought(store, FILES / "survey_coded.csv")
    longer = tmp_path / "another name.csv"
    words = (FILES / "survey_coded.csv").read_text("utf-8")
    longer.write_text(words + 'TRUE,agree,"<2,500",8,bus,2,New\n', "utf-8")
    made = brought(store, longer)
    assert (made.added, made.skipped) == (1, 10)
    assert store.count(SURVEYS) == 1 and store.count(ANSWER_SHEETS) == 11


def test_an_answer_outside_its_scale_is_refused_by_row_with_a_cure(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "scale.csv"
    rows = "\n".join(f"{n % 5 + 1},agree,yes" for n in range(60))
    path.write_text(f"How was it,I belong,Came\n{rows}\n33,agree,yes\n4,agre,no\n", "utf-8")
    made = planned(store, path)
    assert made.added == 60
    assert [(refusal.row, "33" in refusal.sentence) for refusal in made.refused] == [(62, True), (63, False)]
    assert "1 to 5" in made.refused[0].sentence and "mend" in made.refused[0].sentence
    assert "agre" in made.refused[1].sentence and "strongly_agree" in made.refused[1].sentence


def test_a_known_question_refuses_what_it_does_not_offer(store: Store, tmp_path: Path) -> None:
    brought(store, FILES / "survey_coded.csv")
    more = tmp_path / "more.csv"
    more.write_text('Q01,Q02,Q03,Q04,Q05,Q06,Comment\nmaybe,agree,"<2,500",11,bus,2,\n', "utf-8")
    made = planned(store, more)
    (refusal,) = made.refused
    assert made.added == 0 and refusal.row == 2 and ("maybe" in refusal.sentence or "11" in refusal.sentence)


def test_codes_and_waves_are_read_and_compared(store: Store) -> None:
    path = FILES / "survey_waves.csv"
    made = survey_lists.plan(
        store, read_table(path), path.name, {"survey": "Belonging 2026"}, {"wave": "when"}
    )
    apply(store, made, path.name, copied=True)
    (survey,) = store.find(SURVEYS)
    assert (survey.name, survey.pairing) == ("Belonging 2026", "before_after")
    found = surveys.result(store, survey)
    assert found.matching is not None and found.matching.pairs == 2
    (change,) = found.changes.values()
    assert (change.before, change.after) == (3.0, 4.5)


def test_an_import_is_taken_back_whole_and_undone_whole(store: Store) -> None:
    steps = []
    store.listen(steps.append)
    made = brought(store, FILES / "survey_coded.csv")
    store.replay(steps[-1].reverse())
    assert (store.count(SURVEYS), store.count(QUESTIONS), store.count(ANSWER_SHEETS)) == (0, 0, 0)
    made = brought(store, FILES / "survey_coded.csv")
    assert take_back(store, made.id) == 10
    assert (store.count(SURVEYS), store.count(QUESTIONS), store.count(ANSWER_SHEETS)) == (0, 0, 0)


def test_an_import_is_not_taken_back_over_a_sheet_that_was_mended(store: Store) -> None:
    made = brought(store, FILES / "survey_coded.csv")
    sheet = store.find(ANSWER_SHEETS)[0]
    sheet.answers = json.dumps({"1": "FALSE"})
    with store.step("mend"):
        store.save(sheet)
    with pytest.raises(KnownError, match="changed since"):
        take_back(store, made.id)
    assert store.count(ANSWER_SHEETS) == 10


def test_an_import_is_not_taken_back_under_sheets_typed_since(store: Store) -> None:
    made = brought(store, FILES / "survey_coded.csv")
    with store.step("type"):
        store.save(AnswerSheet(survey=store.find(SURVEYS)[0].id, answers='{"1":"TRUE"}'))
    with pytest.raises(KnownError, match="entered since"):
        take_back(store, made.id)
    assert store.count(ANSWER_SHEETS) == 11


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_written_has_a_column_a_question_and_is_known_again(
    store: Store, tmp_path: Path, ending: str
) -> None:
    brought(store, FILES / "survey_coded.csv")
    made = begin("skills")
    with store.step("type"):
        for record in made:
            store.save(record)
        answers = kept({"1": 4, "1t": 2, "2": DONT_KNOW, "6": "=Tea; and time"})
        store.save(AnswerSheet(survey=made[0].id, number=1, day="2026-11-02", answers=answers))
    for survey, count in ((store.find(SURVEYS)[0], 1), (store.find(SURVEYS)[1], 10)):
        path = tmp_path / f"{survey.name}{ending}"
        query = Query(equals={"survey": survey.id})
        assert export(store, ANSWER_SHEETS, path, query=query) == count
        table = read_table(path)
        again = survey_lists.plan(store, table, path.name)
        assert (again.added, len(again.skipped), again.refused) == (0, count, [])
        if count == 1:
            said = dict(zip(table.header, table.rows[0].cells, strict=True))
            assert said["I can say what I need in this country’s language. (then)"] == "2"
            assert said["I can say what I need in this country’s language."] == "4"
            assert said["I can fill in a form without help."] == "Don’t know"


def _written(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "x.csv"
    path.write_text(words, encoding="utf-8")
    return path


def test_a_title_that_names_the_scale_is_believed_and_what_lies_outside_is_refused(
    store: Store, tmp_path: Path
) -> None:
    words = "Safe? (1-5),Tell others? 0 to 10,I belong\n4,9,agree\n5,10,strongly agree\n7,11,maybe\n1,8,dont know\n"
    made = planned(store, _written(tmp_path, words))
    kinds = [one.kind for one in made.first if isinstance(one, Question)]
    assert kinds == ["scale5", "scale10", "agree"]
    assert [(one.row, one.sentence.split("”")[0]) for one in made.refused] == [(4, "“7")]


def test_kinds_can_be_said_and_columns_left_out(store: Store, tmp_path: Path) -> None:
    table = read_table(_written(tmp_path, "Safe?,Said,Nr of house\n4,a;b,17\n5,b,18\n"), delimiter=",")
    kinds, said = kinds_said(
        table, {"safe?": "Words", "Said": "several", "NR OF HOUSE": "leave-out", "Survey": "Mine"}
    )
    assert kinds == {"Safe?": "words", "Said": "several", "Nr of house": LEAVE_OUT} and said == {
        "survey": "Mine"
    }
    made = survey_lists.plan(store, table, "x.csv", said, kinds=kinds)
    survey, *questions = made.first
    assert survey.name == "Mine"
    assert [(one.words, one.kind, one.options) for one in questions] == [
        ("Safe?", "words", ""),
        ("Said", "several", "b\na"),
    ]
    with pytest.raises(KnownError, match="“mood” is no kind of answer"):
        kinds_said(table, {"Said": "mood"})


def test_sentences_with_commas_that_several_wrote_alike_are_no_list(store: Store, tmp_path: Path) -> None:
    said = [
        '"Start at six, I work until five"',
        '"Nothing, thank you"',
        '"Tea, coffee"',
        '"More chairs, please"',
    ]
    rows = "".join(
        f"{n},{said[n % 4]},{chosen}\n"
        for n, chosen in enumerate(['"bus, on foot"', "bus", "on foot", '"bus, train"'] * 5)
    )
    made = planned(store, _written(tmp_path, f"Nr,What else?,How?\n{rows}"))
    kinds = {one.words: one.kind for one in made.first if isinstance(one, Question)}
    assert (kinds["What else?"], kinds["How?"]) == ("choice", "several")


def test_a_sheet_number_that_no_sheet_has_keeps_its_row_out(store: Store, tmp_path: Path) -> None:
    path = _written(tmp_path, "number,Said\n1,yes\n99999999999999999999,no\n3,yes\n")
    made = planned(store, path)
    assert [(one.row, "cannot be read" in one.sentence) for one in made.refused] == [(3, True)]
    assert apply(store, made, path.name, copied=True).added == 2


def test_a_title_longer_than_a_question_keeps_is_known_again(store: Store, tmp_path: Path) -> None:
    path = _written(tmp_path, f"{'why ' * 400}\nbecause\nso\n")
    assert apply(store, planned(store, path), path.name, copied=True).added == 2
    again = planned(store, path)
    assert (again.added, again.first) == (0, [])
