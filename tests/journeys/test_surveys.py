"""Surveys through the real window, from ready questions to the sheet, the results and the page. All ends in the file."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from commdesk.exchange.write import export
from commdesk.figures import surveys
from commdesk.records.imports import IMPORTS
from commdesk.records.survey_answers import kept, said
from commdesk.records.surveys import ANSWER_SHEETS, QUESTIONS, SURVEYS, AnswerSheet, Question, Survey
from commdesk.reports.catalogue import default_options, render_report
from commdesk.store.store import Store
from tests.journeys.keyboard import Keys
from tests.journeys.test_import_wizard import _activate, _answer, _begin, _press, _wizard
from tests.reports.test_catalogue import _pdf_text
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.shared import tasks
from ui.tabs.impact.surveys_bars import AnswerBars
from ui.tabs.impact.surveys_entry import SheetEntry
from ui.tabs.impact.surveys_view import ASKED, FOUND, SHEETS, SurveysView

ENTER, BACK, UP, ESC = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Escape
FILES = Path(__file__).parent.parent / "files"


@pytest.fixture
def view(window: MainWindow) -> SurveysView:
    """The page of surveys, empty."""
    window.show_desk("impact", "surveys")
    found = window.desk().front()  # type: ignore[union-attr]
    assert isinstance(found, SurveysView)
    return found


def _ask(view: SurveysView, *kinds: str, pairing: str | None = None) -> Survey:
    """A survey with a question of each kind."""
    survey = Survey(name="Evening", pairing=pairing)
    options = "Poster\nFriend\nOnline"
    with view.work.step("Fill"):
        view.work.store.save(survey)
        for n, kind in enumerate(kinds, 1):
            view.work.store.save(
                Question(
                    survey=survey.id, number=n, key=str(n), words=f"Asked {n}", kind=kind, options=options
                )
            )
    view.show_record(survey.id)
    return survey


def _entering(view: SurveysView, way: Callable[[SheetEntry, Keys], None]) -> None:
    """“Enter sheets” by its button, then ``way`` through the dialog."""
    problems: list[BaseException] = []
    went: list[bool] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, SheetEntry)
            _activate(dialog)
            dialog.focus_place()
            way(dialog, Keys())
            went.append(True)
        except BaseException as problem:
            problems.append(problem)
        finally:
            if dialog is not None and dialog.isVisible():
                QDialog.reject(dialog)  # type: ignore[arg-type]

    QTimer.singleShot(0, drive)
    QTest.mouseClick(view.enter_button, Qt.MouseButton.LeftButton)
    if problems:
        raise problems[0]
    assert went == [True]


def _pdf(store: Store, report: str, survey: str, **more: object) -> str:
    options = replace(default_options(report, store), where={"survey": survey}, **more)  # type: ignore[arg-type]
    return _pdf_text(render_report(report, store, options))


def test_ready_questions_are_one_step_and_the_form_prints_them(view: SurveysView, read_back) -> None:
    view.begin_with("belonging")
    assert view.tabs.currentIndex() == ASKED
    assert len(view.questions.records()) == 8
    assert view.work.undo_stack.undoText() == "Begin survey “Belonging”"
    view.work.undo_stack.undo()
    assert view.work.store.count(SURVEYS) == view.work.store.count(QUESTIONS) == 0
    view.work.undo_stack.redo()
    store = read_back()
    (survey,) = store.find(SURVEYS)
    assert {one.scale for one in surveys.questions_of(store, survey.id)} == {"belonging"}
    printed = _pdf(store, "survey-form", survey.id)
    assert "1 In this neighbourhood I find what I need." in printed
    assert "8 I have good ties with others who live here." in printed
    assert "first letter of your mother’s first name" in printed and "Don’t know" in printed


def test_a_question_is_added_typed_and_moved_and_its_answers_stay_its_own(
    view: SurveysView, read_back
) -> None:
    survey = _ask(view, "agree", "scale5")
    with view.work.step("Fill"):
        view.work.store.save(AnswerSheet(survey=survey.id, answers=kept({"1": "agree", "2": 4})))
    view.tabs.setCurrentIndex(ASKED)
    view.questions.add()
    keys = Keys()
    form = view.questions._part_form
    assert form is not None
    form.form.focus_first()
    keys.type("What should we change?")
    keys.press(Qt.Key.Key_Tab)
    form.form.boxes["kind"].editor.setFocus()
    assert form.form.leave_all()
    view.questions.move_question(-1)
    view.questions.move_question(-1)
    assert [one.words for one in view.questions.records()] == ["What should we change?", "Asked 1", "Asked 2"]
    view.work.undo_stack.undo()
    assert [one.words for one in view.questions.records()][1] == "What should we change?"
    view.work.undo_stack.redo()
    found = surveys.result(view.work.store, survey).last.questions
    assert [(one.question.words, one.n) for one in found] == [
        ("What should we change?", 0), ("Asked 1", 1), ("Asked 2", 1),
    ]  # fmt: skip
    assert {one.key for one in read_back().find(QUESTIONS)} == {"1", "2", "3"}


def test_a_pile_of_sheets_is_typed_by_number_keys(view: SurveysView, read_back) -> None:
    _ask(view, "agree", "scale5", "scale10", "several", "words")

    def way(dialog: SheetEntry, keys: Keys) -> None:
        assert "9 or D: don’t know" in dialog.help.text() and "0 or X: no answer" in dialog.help.text()
        keys.type("4510")  # agree, five, ten
        keys.type("13")
        keys.press(ENTER)
        keys.line("More tea")
        assert dialog.title.text() == "End of the sheet"
        keys.press(ENTER)
        assert "1 sheet entered now, 1 in all" in dialog.count.text()
        keys.type("900")  # don't know, no answer, nought of ten
        keys.type("x")
        keys.press(ENTER, ENTER)
        assert "2 sheets entered now, 2 in all" in dialog.count.text()
        assert dialog.work.undo_stack.undoText() == "Enter sheet 2"

    _entering(view, way)
    view.work.undo_stack.undo()
    assert view.work.store.count(ANSWER_SHEETS) == 1
    view.work.undo_stack.redo()
    told = [said(sheet.answers) for sheet in read_back().find(ANSWER_SHEETS)]
    assert told == [
        {"1": "agree", "2": 5, "3": 10, "4": ["Poster", "Online"], "5": "More tea"},
        {"1": "dont_know", "3": 0},
    ]


def test_an_answer_outside_the_scale_is_refused_at_once_and_nothing_is_lost(
    view: SurveysView, read_back
) -> None:
    _ask(view, "agree", "scale5", "agree")

    def way(dialog: SheetEntry, keys: Keys) -> None:
        keys.type("27")
        assert "“7” is no answer here: 1 to 5" in dialog.wrong.text() and dialog.wrong.isVisible()
        assert dialog.title.text().startswith("2. ")
        keys.type("3")
        assert not dialog.wrong.isVisible()
        keys.press(BACK)
        keys.type("1")
        keys.press(UP, UP)
        assert dialog.title.text().startswith("1. ") and "1: Disagree" in dialog.so_far.text()
        keys.type("515")
        keys.press(ENTER)

    _entering(view, way)
    (sheet,) = read_back().find(ANSWER_SHEETS)
    assert said(sheet.answers) == {"1": "strongly_agree", "2": 1, "3": "strongly_agree"}


def test_leaving_a_half_typed_sheet_is_asked_once(view: SurveysView, read_back) -> None:
    _ask(view, "agree", "agree")

    def way(dialog: SheetEntry, keys: Keys) -> None:
        keys.type("2")
        keys.press(ESC)
        assert dialog.isVisible() and "not saved yet" in dialog.wrong.text()
        keys.press(ESC)
        assert not dialog.isVisible()

    _entering(view, way)
    assert read_back().count(ANSWER_SHEETS) == 0


def test_before_and_after_are_matched_by_their_codes(view: SurveysView, read_back) -> None:
    survey = _ask(view, "scale5", pairing="before_after")

    def way(dialog: SheetEntry, keys: Keys) -> None:
        for wave, pile in (("before", (("A1", "2"), ("B2", "3"))), ("after", (("a 1", "4"), ("C3", "5")))):
            dialog.wave.setCurrentIndex(dialog.wave.findData(wave))
            dialog.focus_place()
            for code, answer in pile:
                keys.line(code)
                keys.type(answer)
                keys.press(ENTER)

    _entering(view, way)
    view.tabs.setCurrentIndex(FOUND)
    words = " ".join(one.text() for one in view.results.findChildren(QLabel))
    assert "Before 2, After 2 · 1 matched person" in words and "Before 2, after 4: +2" in words
    store = read_back()
    assert surveys.result(store, store.get(SURVEYS, survey.id)).matching == surveys.Matching(1, 2, 0)
    printed = _pdf(store, "survey-results", survey.id)
    assert "1 person on both" in printed and "n = 2" in printed and "%" not in printed


def test_results_are_counted_when_they_are_looked_at_and_printed_with_their_n(
    view: SurveysView, read_back
) -> None:
    survey = _ask(view, "agree", "scale10")
    with view.work.step("Fill"):
        for n in range(12):
            answers = {
                "1": "agree" if n < 9 else "dont_know" if n == 9 else "disagree",
                "2": 10 if n < 8 else 3,
            }
            view.work.store.save(AnswerSheet(survey=survey.id, number=n + 1, answers=kept(answers)))
    assert view.results.found is None
    view.tabs.setCurrentIndex(FOUND)
    tasks.settle()
    words = " ".join(" ".join(one.text() for one in view.results.findChildren(QLabel)).split())
    assert "82 % agree · n = 11 · 1 don’t know" in words and "net promoter +33" in words
    shown = {
        bar.label: bar.words.replace("\xa0", " ") for bar in view.results.findChildren(AnswerBars)[0].bars()
    }
    assert shown["Agree"] == "9 (82 %)" and shown["Strongly agree"] == "0 (0 %)"
    printed = _pdf(read_back(), "survey-results", survey.id)
    assert "82 % agree · n = 11 · 1 don’t know" in printed and "net promoter +33" in printed


def test_ctrl_p_prints_the_results_of_the_chosen_survey_or_its_form(
    window: MainWindow, view: SurveysView
) -> None:
    survey = _ask(view, "agree")
    asked: list[str] = []
    window.print_report = asked.append  # type: ignore[method-assign]
    view.tabs.setCurrentIndex(FOUND)
    window.print_this()
    view.tabs.setCurrentIndex(ASKED)
    window.print_this()
    assert asked == [f"survey-results?survey={survey.id}", f"survey-form?survey={survey.id}"]


def test_a_public_page_lists_no_answer_that_few_gave(view: SurveysView, read_back) -> None:
    survey = _ask(view, "agree", "words")
    with view.work.step("Fill"):
        for n in range(12):
            answers = {"1": "agree" if n < 9 else "disagree", "2": "Marker words"}
            view.work.store.save(AnswerSheet(survey=survey.id, number=n + 1, answers=kept(answers)))
    store = read_back()
    assert "Marker words" in _pdf(store, "survey-results", survey.id)
    public = _pdf(store, "survey-results", survey.id, public=True)
    assert "Marker words" not in public and "3 (25 %)" not in public and "75 % agree" in public


def test_a_coded_list_comes_in_through_the_wizard_and_goes_whole(
    window: MainWindow, view: SurveysView, read_back
) -> None:
    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "surveys", FILES / "survey_coded.csv")
        assert dialog.stack.currentWidget() is dialog.survey.page
        _press(Qt.Key.Key_Return)
        page = dialog.result_page
        assert dialog.stack.currentWidget() is page, dialog.hint.text()
        assert page.headline.text() == "10 rows read. 10 would be added."
        assert (
            "A new survey, “survey coded”" in page.notes.text()
            and "2. Q02: Agree or disagree" in page.notes.text()
        )
        _press(Qt.Key.Key_Return)
        assert "10 were added." in page.headline.text()

    _wizard(window, way)
    assert view.work.store.count(ANSWER_SHEETS) == 10

    def again(dialog: ImportDialog) -> None:
        _begin(dialog, "answer_sheets", FILES / "survey_coded.csv")
        assert dialog.result_page.headline.text() == "10 rows read. 0 would be added."

    _wizard(window, again)
    view.work.undo_stack.undo()
    assert view.work.store.count(ANSWER_SHEETS) == view.work.store.count(SURVEYS) == 0
    view.work.undo_stack.redo()
    store = read_back()
    assert (store.count(ANSWER_SHEETS), store.count(SURVEYS), store.count(IMPORTS)) == (10, 1, 1)


def test_a_new_survey_is_named_and_its_kinds_of_answers_are_put_right(
    window: MainWindow, view: SurveysView, tmp_path: Path, read_back
) -> None:
    path = tmp_path / "form 7.csv"
    rows = "\n".join(f"{n % 5 + 1},{'abc'[n % 3]};d,x{n},{n}" for n in range(30))
    path.write_text(f"How was it,<b>Which</b>,Said,House\n{rows}\n", "utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "surveys", path)
        page = dialog.survey.page
        assert {title: kind.currentData() for title, kind in page.kinds.items()} == {
            "How was it": "scale5", "<b>Which</b>": "several", "Said": "words", "House": "number",
        }  # fmt: skip
        assert page.name.text() == "form 7"
        page.name.setText("Autumn <evening>")
        for title, down in (("How was it", 4), ("House", 2)):
            page.kinds[title].setFocus()
            for __ in range(down):
                _press(Qt.Key.Key_Down)
        page.kinds["Said"].setFocus()
        _press(Qt.Key.Key_Home)
        _press(Qt.Key.Key_Return)
        assert dialog.result_page.headline.text() == "30 rows read. 30 would be added."
        QTest.keyClick(dialog.back_button, Qt.Key.Key_Space)
        assert dialog.stack.currentWidget() is page and page.name.text() == "Autumn <evening>"
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        _press(Qt.Key.Key_Return)

    _wizard(window, way)
    store = read_back()
    assert [one.name for one in store.find(SURVEYS)] == ["Autumn <evening>"]
    found = {one.words: (one.kind, len(one.options.split("\n"))) for one in store.find(QUESTIONS)}
    assert found == {"How was it": ("words", 1), "<b>Which</b>": ("several", 4), "Said": ("choice", 30)}
    (first, *_others) = sorted(store.find(ANSWER_SHEETS), key=lambda one: one.number)
    assert said(first.answers) == {"1": "1", "2": ["a", "d"], "3": "x0"}


def test_too_many_answers_to_tick_are_said_and_the_page_stays(
    window: MainWindow, view: SurveysView, tmp_path: Path, read_back
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Said\n" + "\n".join(f"words {n}" for n in range(150)) + "\n", "utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "surveys", path)
        dialog.survey.page.kinds["Said"].setFocus()
        _press(Qt.Key.Key_Home)
        dialog.next_button.setFocus()
        _press(Qt.Key.Key_Return)
        assert dialog.stack.currentWidget() is dialog.survey.page
        assert "“Said” holds 150 different answers, too many to tick." in dialog.hint.text()
        dialog.reject()

    _wizard(window, way)
    assert read_back().count(SURVEYS) == 0


def test_rows_with_a_wrong_answer_stay_out_and_can_be_saved_to_mend(
    window: MainWindow, view: SurveysView, tmp_path: Path, read_back
) -> None:
    path, mend = tmp_path / "wrong.csv", tmp_path / "mend.csv"
    rows = "\n".join(f"{n % 5 + 1},agree" for n in range(60))
    path.write_text(f"How was it,I belong\n{rows}\n44,agree\n3,agrre\n", "utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "surveys", path)
        dialog.survey.page.name.setText("Meeting in May")
        _press(Qt.Key.Key_Return)
        assert dialog.result_page.headline.text() == "62 rows read. 60 would be added."
        assert dialog.save_to_mend(mend)
        _press(Qt.Key.Key_Return)

    _wizard(window, way)
    lines = mend.read_text("utf-8-sig").splitlines()
    assert len(lines) == 3 and "44,agree" in lines[1] and "1 to 5" in lines[1] and "3,agrre" in lines[2]
    store = read_back()
    assert store.count(ANSWER_SHEETS) == 60 and [one.name for one in store.find(SURVEYS)] == [
        "Meeting in May"
    ]


def test_a_list_for_before_and_after_is_asked_which_it_is(
    window: MainWindow, view: SurveysView, tmp_path: Path, read_back
) -> None:
    _ask(view, "scale5", pairing="before_after")
    path = tmp_path / "after.csv"
    path.write_text("code,Asked 1\nA1,4\nB2,5\n", "utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "surveys", path)
        _answer(dialog, "after")
        assert dialog.result_page.headline.text() == "2 rows read. 2 would be added."
        _press(Qt.Key.Key_Return)

    _wizard(window, way)
    store = read_back()
    assert [(one.code, one.wave) for one in store.find(ANSWER_SHEETS)] == [("A1", "after"), ("B2", "after")]
    assert store.count(SURVEYS) == 1


def test_a_sheet_is_opened_and_mended(view: SurveysView, read_back) -> None:
    survey = _ask(view, "agree", "agree")
    with view.work.step("Fill"):
        view.work.store.save(
            AnswerSheet(survey=survey.id, number=1, answers=kept({"1": "agree", "2": "agree"}))
        )
    view.tabs.setCurrentIndex(SHEETS)
    assert view.sheets.rows.isVisibleTo(view)
    dialog = view.entry(view.work.store.find(ANSWER_SHEETS)[0])
    dialog.show()
    _activate(dialog)
    dialog.focus_place()
    keys = Keys()
    keys.type("1x")
    keys.press(ENTER)
    assert not dialog.isVisible()
    (sheet,) = read_back().find(ANSWER_SHEETS)
    assert json.loads(sheet.answers) == {"1": "strongly_disagree"} and sheet.number == 1


def test_the_table_that_is_exported_has_a_column_a_question(
    window: MainWindow, view: SurveysView, tmp_path: Path
) -> None:
    survey = _ask(view, "agree", "words")
    with view.work.step("Fill"):
        view.work.store.save(
            AnswerSheet(survey=survey.id, number=1, answers=kept({"1": "agree", "2": "=Tea"}))
        )
    desk = window.desk()
    path = tmp_path / "out.csv"
    assert export(view.work.store, desk.kind_shown(), path, query=desk.query_shown()) == 1  # type: ignore[union-attr]
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines == ["survey,number,day,wave,code,note,Asked 1,Asked 2", "Evening,1,,,,,Agree,'=Tea"]


def test_a_question_becomes_one_of_a_list_and_its_answers_are_typed(view: SurveysView, read_back) -> None:
    _ask(view, "agree")
    view.tabs.setCurrentIndex(ASKED)
    view.questions.show_record(view.questions.records()[0].id)
    form = view.questions._part_form
    assert form is not None
    boxes = form.form.boxes
    assert not boxes["options"].isVisibleTo(form) and boxes["kind"].isVisibleTo(form)
    editor = boxes["kind"].editor
    editor.setFocus()
    keys = Keys()
    while editor.currentData() != "choice":  # type: ignore[attr-defined]
        keys.press(Qt.Key.Key_Up)
    editor.activated.emit(editor.currentIndex())  # type: ignore[attr-defined]
    assert boxes["options"].isVisibleTo(form)
    boxes["options"].editor.setFocus()
    keys.press(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    keys.press(Qt.Key.Key_Delete)
    keys.type("Tea")
    keys.press(Qt.Key.Key_Return)
    keys.type("Coffee")
    assert form.form.leave_all()
    (question,) = read_back().find(QUESTIONS)
    assert (question.kind, question.options) == ("choice", "Tea\nCoffee")
