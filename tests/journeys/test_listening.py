"""Listening through the real window: items, a whole meeting, themes, answers, and who was heard; they end on file or page."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commdesk import clock
from commdesk.figures import attention
from commdesk.records.listening import (
    FEEDBACK,
    FEEDBACK_THEMES,
    RESIDENTS,
    THEMES,
    Feedback,
    FeedbackTheme,
    Resident,
    Theme,
)
from commdesk.reports.catalogue import default_options, render_report
from tests.journeys.keyboard import CTRL, Keys
from tests.journeys.test_desks import _fill
from ui.main_window import MainWindow
from ui.shared import messages
from ui.tabs.listening.desk import ListeningDesk
from ui.tabs.listening.quick import QuickEntry
from ui.tabs.listening.residents import ResidentsEntry


@pytest.fixture
def desk(window: MainWindow) -> ListeningDesk:
    window.show_desk("listening")
    found = window.desk()
    assert isinstance(found, ListeningDesk)
    return found


def _put(desk: ListeningDesk, *records: object) -> None:
    with desk.work.step("Fill"):
        for record in records:
            desk.work.store.save(record, new=True)
    QApplication.processEvents()


def _printed(desk: ListeningDesk, report: str, **options: object) -> str:
    asked = replace(default_options(report, desk.work.store), **options)
    with pypdfium2.PdfDocument(render_report(report, desk.work.store, asked)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_an_item_is_written_down_answered_and_printed(
    desk: ListeningDesk, window: MainWindow, read_back
) -> None:
    window.new_here()
    form = desk.front().form
    _fill(form, words="The <b>stairs</b> & the door", type="Complaint", how="Conversation", area="Mill Road")
    _fill(form, understood="It is dark there", confirmed="yes")
    _fill(form, answered_on="today", answered_by="Amina Yusuf", answer="We hung up a lamp")
    words = _printed(desk, "what-was-said")
    assert "The <b>stairs</b> & the door" in words and "We hung up a lamp" in words
    (kept,) = read_back().find(FEEDBACK)
    assert (kept.type, kept.how, kept.area, kept.confirmed) == ("complaint", "conversation", "Mill Road", 1)
    assert kept.answered_on == clock.today().isoformat() and kept.answered_by and kept.said_by == ""


def test_an_answer_before_the_question_is_refused_in_a_sentence(desk: ListeningDesk) -> None:
    _put(desk, Feedback(id="f", day="2026-11-10", words="When?"))
    desk.show_record("f")
    form = desk.front().form
    _fill(form, answered_on="2026-11-01")
    assert "before it was said" in form.boxes["answered_on"].hint.text()
    assert desk.work.store.get(FEEDBACK, "f").answered_on is None


def test_a_whole_meeting_is_written_down_by_keyboard_as_one_step(desk: ListeningDesk, read_back) -> None:
    _put(
        desk,
        Theme(id="home", name="Housing", number=3),
        Theme(id="lamp", name="Light", number=31, parent="home"),
    )
    dialog = QuickEntry(desk.work, desk)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.boxes["meeting"].show_value("Open evening")
    dialog.boxes["area"].show_value("Mill Road")
    dialog.lines.setFocus()
    keys = Keys()
    keys.line("The stairs are dark #3 31")
    keys.line("Where is the office?")
    keys.line("He waits for her at night ! #3")
    keys.line("wrong theme #77")
    keys.type("thanks: for the soup")
    assert dialog.shown.count() == 5
    assert "There is no theme 77" in dialog.shown.item(3).text()
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert dialog.kept == 4
    assert dialog.lines.toPlainText() == "wrong theme #77"  # nothing typed is lost
    assert "4 items were kept" in dialog.hint.text()
    assert desk.work.undo_stack.undoText() == "What was said at Open evening"
    desk.work.undo_stack.undo()
    assert desk.work.store.count(FEEDBACK) == 0
    desk.work.undo_stack.redo()
    dialog.lines.setPlainText("")
    dialog.reject()
    store = read_back()
    items = {one.words: one for one in store.find(FEEDBACK)}
    assert {(one.meeting, one.area, one.how) for one in items.values()} == {
        ("Open evening", "Mill Road", "meeting")
    }
    assert items["Where is the office?"].type == "question" and items["for the soup"].type == "thanks"
    assert [one.words for one in items.values() if one.sensitive] == ["He waits for her at night"]
    ties = store.find(FEEDBACK_THEMES)
    assert {tie.theme for tie in ties if tie.feedback == items["The stairs are dark"].id} == {"home", "lamp"}


def test_typed_lines_are_not_thrown_away_without_asking(
    desk: ListeningDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "ask", lambda _parent, words, *_more: asked.append(words) or False)
    dialog = QuickEntry(desk.work, desk)
    dialog.show()
    dialog.lines.setPlainText("something")
    dialog.reject()
    assert asked and dialog.isVisible()
    assert desk.work.store.count(FEEDBACK) == 0


def test_themes_are_begun_with_changed_and_ticked(desk: ListeningDesk, read_back) -> None:
    _put(desk, Feedback(id="f", day="2026-11-10", words="Mould"))
    desk.turn_to("themes")
    desk.front().empty.second.click()
    made = desk.work.store.count(THEMES)
    assert made > 25
    desk.front().add_starters()
    assert desk.work.store.count(THEMES) == made  # never twice
    desk.show_record("f")
    view = desk.front()
    damp = next(one for one in desk.work.store.find(THEMES) if one.number == 32)
    view.themes.set_open(True)
    view.themes.tick(damp.id)
    assert view.themes.ticked() == [damp.id]
    view.filters.choose("theme", damp.parent)  # the wide theme finds what is about its parts
    assert view.model.rowCount() == 1
    view.filters.choose("theme", next(one.id for one in desk.work.store.find(THEMES) if one.number == 1))
    assert view.model.rowCount() == 0
    desk.work.undo_stack.undo()
    assert desk.work.store.count(FEEDBACK_THEMES) == 0
    desk.work.undo_stack.redo()
    (tie,) = read_back().find(FEEDBACK_THEMES)
    assert (tie.feedback, tie.theme) == ("f", damp.id)


def test_the_list_is_narrowed_to_what_wants_an_answer(desk: ListeningDesk) -> None:
    _put(
        desk,
        Feedback(id="q", day="2026-11-01", words="When?", type="question"),
        Feedback(id="t", day="2026-11-02", words="Nice", type="thanks"),
        Feedback(id="a", day="2026-11-03", words="Where?", type="question", answered_on="2026-11-04"),
        Feedback(id="s", day="2026-11-04", words="Quietly", type="need", sensitive=1),
    )
    view = desk.turn_to("feedback")

    def shown(state: str) -> set[str]:
        view.filters.choose("state", state)
        return {view.model.record(row).id for row in range(view.model.rowCount())}

    assert shown("waiting") == {"q", "s"}
    assert shown("answered") == {"a"}
    assert shown("sensitive") == {"s"}
    assert shown("") == {"q", "t", "a", "s"}
    assert [figure[:2] for figure in desk.figures.figures()][:2] == [
        ("4", "things said in 12 months"),
        ("1", "answered"),
    ]


def test_home_tells_of_what_waits_for_an_answer(desk: ListeningDesk, window: MainWindow) -> None:
    _put(desk, Feedback(id="old", day="2026-01-10", words="Is there a ramp?", type="question"))
    (item,) = [one for one in attention.needs_you(desk.work.store) if one.id == "old"]
    assert "Is there a ramp?" in item.title
    window.show_desk("listening", "old")
    assert desk.front().form.record.id == "old"


def test_who_lives_here_is_entered_and_gaps_are_named_on_paper(desk: ListeningDesk, read_back) -> None:
    _put(desk, *(Feedback(day="2026-11-01", words="x", area="Mill") for __ in range(12)))
    view = desk.turn_to("heard")
    dialog = ResidentsEntry(desk.work, "area", desk)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.boxes["source"].show_value("Town hall")
    dialog.groups.more.show_text("Dock Street")
    dialog.groups.add_group()
    assert list(dialog.groups.rows.lines) == ["mill", "dock street"]
    dialog.groups.begin()
    keys = Keys()
    keys.line("4OO")
    keys.line("600")
    dialog.keep()
    assert "is not a whole number" in dialog.hint.text()  # the letter O
    assert desk.work.store.count(RESIDENTS) == 0
    dialog.groups.rows.lines["mill"].show_text("400")
    dialog.keep()
    assert "Dock Street: 0 % of what was said, 60 %" in view.told.text().replace("\u00a0", " ")
    words = _printed(desk, "who-was-heard")
    assert "Hardly heard: Dock Street" in words and "Town hall" in words
    desk.work.undo_stack.undo()
    assert desk.work.store.count(RESIDENTS) == 0
    desk.work.undo_stack.redo()
    kept = {one.value: (one.axis, one.people, one.source) for one in read_back().find(RESIDENTS)}
    assert kept == {"Mill": ("area", 400, "Town hall"), "Dock Street": ("area", 600, "Town hall")}


def test_groups_of_fewer_than_five_are_hidden_in_public(desk: ListeningDesk) -> None:
    _put(
        desk,
        *(Feedback(day="2026-11-01", words="x", area="Mill") for __ in range(37)),
        *(Feedback(day="2026-11-01", words="x", area="Park") for __ in range(3)),
        Resident(axis="area", value="Mill", people=611),
        Resident(axis="area", value="Park", people=599),
    )
    assert "37" in _printed(desk, "who-was-heard")
    public = _printed(desk, "who-was-heard", public=True)
    assert "37" not in public and "hidden" in public and "611" in public


def test_tied_items_go_with_their_themes_and_come_back(desk: ListeningDesk) -> None:
    _put(
        desk,
        Theme(id="t", name="Housing", number=3),
        Feedback(id="f", day="2026-11-01", words="x"),
        FeedbackTheme(feedback="f", theme="t"),
    )
    desk.show_record("f")
    desk.delete()
    assert desk.work.store.count(FEEDBACK_THEMES) == 0
    desk.work.undo_stack.undo()
    assert desk.work.store.count(FEEDBACK_THEMES) == 1
