"""Needs and barriers through the real window: gathering, rating, the ballot, answers on the board; they end on file or page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commdesk import clock
from commdesk.figures import attention
from commdesk.figures.needs import ranked
from commdesk.records.goals import Goal
from commdesk.records.indicators import Indicator, IndicatorReading
from commdesk.records.listening import BARRIERS, FEEDBACK, NEED_GOALS, NEEDS, Barrier, Feedback, Need
from tests.journeys.keyboard import Keys
from tests.journeys.test_desks import _fill
from tests.journeys.test_listening import _printed, _put
from ui.main_window import MainWindow
from ui.tabs.goals.desk import GoalsDesk
from ui.tabs.listening.ballot import BallotCount
from ui.tabs.listening.desk import ListeningDesk
from ui.tabs.listening.gather import GatherDialog
from ui.tabs.listening.needs_view import NeedsView


@pytest.fixture
def desk(window: MainWindow) -> ListeningDesk:
    window.show_desk("listening")
    found = window.desk()
    assert isinstance(found, ListeningDesk)
    return found


def test_a_need_is_rated_gathered_tied_to_a_goal_answered_and_printed(
    desk: ListeningDesk, window: MainWindow, read_back
) -> None:
    _put(
        desk,
        Goal(id="g", name="Warm rooms", state="under_way", start="2026-01-01", target=100, now=60),
        Feedback(id="a", day="2026-11-01", words="It is cold on Mondays", type="need"),
        Feedback(id="b", day="2026-11-02", words="My flat is <cold>", type="complaint"),
        Feedback(id="c", day="2026-11-03", words="not to be told", type="need", sensitive=1),
        Feedback(id="d", day="2026-11-04", words="something else"),
    )
    desk.turn_to("needs")
    window.new_here()
    view = desk.front()
    _fill(view.form, name="A warm room", size="8", seriousness="15", effect="6")
    assert "Rating 46 of 100, place 1" in view.about.text()  # (8 + 15) × 6 ÷ 3
    need = desk.work.store.find(NEEDS)[0]
    dialog = GatherDialog(desk.work, need, desk)
    for id in "abc":
        dialog.tick(id)
    dialog.keep()
    assert dialog.changed == 3
    assert desk.work.store.count(FEEDBACK) == 4
    view.goals.set_open(True)
    view.goals.tick("g")
    assert "Said 3 times" in view.thread_label.text() and "Warm rooms" in view.thread_label.text()
    _fill(view.form, state="Answered", answer="The hall is open on Mondays & Tuesdays")
    words = _printed(desk, "you-said-we-did")
    for told in ("A warm room", "It is cold on Mondays", "My flat is <cold>", "The hall is open on Mondays & Tuesdays",
                 "Said 3 times", "Warm rooms"):  # fmt: skip
        assert told in words, told
    assert "not to be told" not in words
    store = read_back()
    (kept,) = store.find(NEEDS)
    assert (kept.state, kept.answered_on) == ("answered", clock.today().isoformat())
    assert {one.id for one in store.find(FEEDBACK) if one.need == kept.id} == {"a", "b", "c"}
    assert [link.goal for link in store.find(NEED_GOALS)] == ["g"]


def test_why_we_could_not_is_printed_honestly(desk: ListeningDesk) -> None:
    _put(desk, Need(id="n", name="A doctor"), Need(id="m", name="A bench"))
    desk.show_record("n")
    _fill(desk.front().form, state="We could not", because="interpreters cost too much")
    words = _printed(desk, "you-said-we-did")
    assert "We could not, because: interpreters cost too much" in words
    assert "A bench" in words and "Not yet. It is on our list." in words


def test_a_score_out_of_range_is_refused(desk: ListeningDesk) -> None:
    _put(desk, Need(id="n", name="A doctor", size=3))
    desk.show_record("n")
    form = desk.front().form
    _fill(form, size="11")
    assert form.boxes["size"].hint.text()
    assert desk.work.store.get(NEEDS, "n").size == 3


def test_the_ballot_is_printed_and_counted_by_keyboard_as_one_step(desk: ListeningDesk, read_back) -> None:
    _put(
        desk,
        Need(id="a", name="A <warm> room", words="On Mondays"),
        Need(id="b", name="Bench"),
        Need(id="c", name="Closed already", state="answered", answer="x"),
    )
    words = _printed(desk, "ballot", where={"dots": 4})
    assert "A <warm> room" in words and "On Mondays" in words and "You have 4 dots" in words
    assert "Closed already" not in words
    dialog = BallotCount(desk.work, desk)
    dialog.show()
    QApplication.processEvents()
    assert list(dialog.needs) == ["a", "b"]
    keys = Keys()
    dialog.rows.begin()
    keys.line("17")
    keys.line("x")
    dialog.keep()
    assert "Bench: “x” is not a whole number. Nothing was changed" in dialog.hint.text()
    assert desk.work.store.get(NEEDS, "a").votes is None  # nothing half done
    dialog.rows.lines["b"].show_text("5")
    dialog.rows.changed.emit()
    assert "22 dots in all" in dialog.sum.text()
    dialog.keep()
    words = _printed(desk, "needs-ranking")
    assert "17" in words and "A <warm> room" in words
    desk.work.undo_stack.undo()
    assert [need.votes for need in desk.work.store.find(NEEDS)] == [None, None, None]
    desk.work.undo_stack.redo()
    assert {need.id: need.votes for need in read_back().find(NEEDS)} == {"a": 17, "b": 5, "c": None}


def test_common_barriers_are_added_once_changed_and_printed(desk: ListeningDesk, read_back) -> None:
    desk.turn_to("barriers")
    view = desk.front()
    view.empty.second.click()
    assert desk.work.store.count(BARRIERS) == 7
    desk.work.undo_stack.undo()
    assert desk.work.store.count(BARRIERS) == 0
    desk.work.undo_stack.redo()
    view.add_common()
    assert desk.work.store.count(BARRIERS) == 7
    cost = next(one for one in desk.work.store.find(BARRIERS) if one.name == "Cost")
    desk.show_record(cost.id)
    _fill(
        view.form,
        keeps_out="Families & <others>",
        solution="A box nobody watches",
        owner="Amina Yusuf",
        state="Gone",
    )
    words = _printed(desk, "barriers")
    for told in (
        "Obstacle",
        "Solution",
        "Families & <others>",
        "A box nobody watches",
        "Amina",
        "6 barriers still stand",
    ):
        assert told in words, told
    assert "Amina" not in _printed(desk, "barriers", public=True)
    kept = next(one for one in read_back().find(BARRIERS) if one.name == "Cost")
    assert (kept.state, kept.gone_on) == ("gone", clock.today().isoformat())


def test_the_most_urgent_need_stands_first_and_columns_put_it_otherwise(desk: ListeningDesk) -> None:
    store = desk.work.store
    with store.step("needs"):
        for id, size, seriousness, effect, said in (
            ("a", 3, 9, 5, 1),
            ("b", 8, 18, 6, 0),
            ("c", None, 20, 9, 2),
        ):
            store.save(Need(id=id, name=id, size=size, seriousness=seriousness, effect=effect), new=True)
            for at in range(said):
                store.save(Feedback(words=f"{id}{at}", day="2026-11-01", need=id), new=True)
    desk.turn_to("needs")
    view = desk.front()
    assert isinstance(view, NeedsView)
    names = lambda: [view.model.record(row).id for row in range(view.model.rowCount())]  # noqa: E731
    view.model.refresh()
    assert names() == ["b", "a", "c"] == [one.need.id for one in ranked(store)]
    header = view.table.horizontalHeader()
    assert header.sortIndicatorSection() == 1
    view.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert names() == ["c", "a", "b"]
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names() == ["a", "b", "c"]


def test_a_goal_ticks_the_needs_it_answers_and_its_sheet_names_them(
    window: MainWindow, desk: ListeningDesk, read_back
) -> None:
    _put(
        desk,
        Goal(id="g", name="Warm rooms", state="under_way", start="2026-01-01"),
        Need(id="n", name="A <warm> room"),
        Indicator(id="i", name="Nights below ten degrees", goal="g", number="latest", baseline=20, target=5),
        IndicatorReading(indicator="i", day="2026-11-01", value=8),
    )
    window.show_desk("goals", "g")
    goals = window.desk()
    assert isinstance(goals, GoalsDesk)
    assert goals.need_list.isVisible()
    goals.need_list.set_open(True)
    goals.need_list.tick("n")
    words = _printed(desk, "goal-sheet", where={"goal": "g"})
    assert "It answers: A <warm> room" in words
    assert "What changed: Nights below ten degrees: 20 → 8" in words
    window.work.undo_stack.undo()
    assert not window.work.store.find(NEED_GOALS)
    window.work.undo_stack.redo()
    assert [(link.need, link.goal) for link in read_back().find(NEED_GOALS)] == [("n", "g")]


def test_an_answer_without_words_is_asked_for(desk: ListeningDesk) -> None:
    _put(desk, Need(id="n", name="A doctor"))
    desk.show_record("n")
    view = desk.front()
    _fill(view.form, state="We could not")
    assert "Please say why" in view.about.text()
    _fill(view.form, because="nobody can pay for it")
    assert "Please say why" not in view.about.text()


def test_a_need_that_is_used_says_so_when_deleted_and_comes_back(desk: ListeningDesk) -> None:
    _put(
        desk,
        Need(id="n", name="A doctor"),
        Feedback(id="f", day="2026-01-01", words="x", need="n"),
        Barrier(id="b", name="Cost", need="n"),
    )
    desk.show_record("n")
    told: list[str] = []
    desk.work.refused.connect(told.append)
    desk.delete()
    gone = desk.work.store.get(NEEDS, "n") is None
    assert gone or told  # refused in a sentence, or gone as a whole
    if gone:
        desk.work.undo_stack.undo()
    assert desk.work.store.get(FEEDBACK, "f").need == "n"


def test_home_tells_of_needs_that_nobody_does_anything_about(desk: ListeningDesk, window: MainWindow) -> None:
    _put(desk, Need(id="n", name="Slower cars", since="2026-01-01"))
    (item,) = [one for one in attention.needs_you(desk.work.store) if one.id == "n"]
    assert "Slower cars" in item.title
    window.show_desk("listening", "n")
    assert desk.front().form.record.id == "n"
