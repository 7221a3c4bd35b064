"""Promises of both sides through the real window: they fall due by themselves, and one press settles them."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commdesk.figures.periods import parse_period
from commdesk.records.agreements import Agreement
from commdesk.records.partners import Partner
from commdesk.records.promises import COMMITMENTS, PROMISE_TIMES, Commitment, PromiseTime
from commdesk.reports.catalogue import render_report, report_named
from commdesk.reports.sections.material import Options
from tests.journeys.test_desks import _fill
from ui.main_window import MainWindow
from ui.tabs.home.desk import HomeDesk
from ui.tabs.partners.desk import PartnersDesk
from ui.tabs.partners.promises import PromiseForm

PROMISES = 3


@pytest.fixture
def desk(window: MainWindow) -> PartnersDesk:
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="p", name="<b>O'Brien & Söhne</b>", stage="active"),
            Partner(id="q", name="Громада Поділ", stage="active"),
        ):
            window.work.store.save(record, new=True)
    window.show_desk("partners", "p")
    found = window.desk()
    assert isinstance(found, PartnersDesk)
    found.tabs.setCurrentIndex(PROMISES)
    return found


def _open(desk: PartnersDesk, side: str) -> PromiseForm:
    form = desk.promise_lists.sides[side]._part_form
    assert isinstance(form, PromiseForm)
    return form


def test_a_promise_every_month_falls_due_by_itself_and_is_settled_with_one_press_each(
    desk: PartnersDesk, window: MainWindow, read_back
) -> None:
    ours = desk.promise_lists.sides["ours"]
    QTest.keyClick(ours.add_button, Qt.Key.Key_Space)
    form = _open(desk, "ours")
    _fill(form.form, what="Two story hours", every="Every month", start="2026-09")
    assert form.form.boxes["start"].isVisibleTo(form) and not form.form.boxes["evidence"].isVisibleTo(form)
    assert desk.promise_lists.sides["theirs"].isHidden()  # a form has the width of both
    window.show_desk("home")
    QApplication.processEvents()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    told = [row.accessibleName() for row in home.needs.rows()]
    assert any("“Two story hours”, due 30 Sep 2026 (and 1 time since)" in words for words in told), told
    window.show_desk("partners")
    pressed = []
    for __ in range(3):
        pressed.append(form.kept_button.text())
        QTest.keyClick(form.kept_button, Qt.Key.Key_Space)
    assert pressed == ["Kept for 30 Sep 2026", "Kept for 31 Oct 2026", "Kept for 30 Nov 2026"]
    desk.work.undo_stack.undo()
    store = read_back()
    (promise,) = store.find(COMMITMENTS)
    assert (promise.every, promise.start, promise.state) == ("month", "2026-09", "open")
    kept = [(one.due, one.state, one.settled_on) for one in store.find(PROMISE_TIMES)]
    assert kept == [("2026-10-31", "kept_late", "2026-11-22"), ("2026-09-30", "kept_late", "2026-11-22")]


def test_a_rhythm_without_a_first_day_begins_with_this_month(desk: PartnersDesk, read_back) -> None:
    desk.promise_lists.sides["theirs"].add()
    form = _open(desk, "theirs")
    _fill(form.form, what="A room", every="Every month")
    (promise,) = read_back().find(COMMITMENTS)
    assert (promise.side, promise.every, promise.start) == ("theirs", "month", "2026-11")


def test_one_time_is_opened_by_keyboard_and_its_evidence_noted(desk: PartnersDesk, read_back) -> None:
    desk.work.save(
        "Promise", Commitment(id="c", partner="p", what="Story hours", every="month", start="2026-09")
    )
    desk.show_record("c")
    form = _open(desk, "ours")
    rows = form.times._rows.rows()
    assert [row.accessibleName() for row in rows] == ["Sat 31 Oct, Late", "Wed 30 Sep, Late"]
    QTest.keyClick(rows[1], Qt.Key.Key_Return)
    time = form.times._part_form
    assert time is not None
    _fill(time.form, state="Broken", evidence="The reader was ill")
    assert form.times._rows.rows()[1].accessibleName() == "Wed 30 Sep, The reader was ill, Broken"
    (kept,) = read_back().find(PROMISE_TIMES)
    assert (kept.commitment, kept.due, kept.state, kept.evidence) == (
        "c", "2026-09-30", "broken", "The reader was ill",
    )  # fmt: skip


def test_a_promise_that_comes_once_is_kept_late_when_its_day_has_passed(
    desk: PartnersDesk, read_back
) -> None:
    desk.work.save("Promise", Commitment(id="c", partner="p", side="theirs", what="Keys", due="2026-11-01"))
    desk.show_record("c")
    form = _open(desk, "theirs")
    assert form.kept_button.text() == "Kept" and not form.broken_button.isHidden()
    form.kept_button.click()
    assert form._deeds.isHidden()
    form.done_button.click()
    assert not desk.promise_lists.sides["ours"].isHidden()
    assert desk.promise_lists.kept.text() == "They kept 0 of 1"
    assert read_back().get(COMMITMENTS, "c").state == "kept_late"


def test_what_makes_no_sense_is_told_and_the_promise_stays(desk: PartnersDesk, read_back) -> None:
    desk.work.save("Promise", Commitment(id="c", partner="p", what="x", every="month", start="2026-09"))
    desk.show_record("c")
    form = _open(desk, "ours")
    _fill(form.form, due="2026-01")
    assert "It would end before it begins" in form.form.boxes["due"].hint.text()
    _fill(form.form, due="")
    _fill(form.form, start="")
    # An empty first day is answered with this month, as at the beginning.
    assert read_back().get(COMMITMENTS, "c").start == "2026-11"


def test_the_page_for_both_sides_says_the_same_of_both(desk: PartnersDesk, tmp_path: Path) -> None:
    with desk.work.step("Fill"):
        for record in (
            Agreement(id="a", partner="p", name="Room"),
            Commitment(id="c", partner="p", what="Story hours", every="month", start="2026-09"),
            PromiseTime(
                commitment="c", due="2026-09-30", state="kept", settled_on="2026-09-29", evidence="Photo"
            ),
            Commitment(partner="p", side="theirs", what="<i>Keys</i>", due="2026-10-05", state="broken"),
            Commitment(partner="q", side="theirs", what="Зал на суботу", due="2026-11-05", state="kept"),
        ):
            desk.work.store.save(record, new=True)
    words = _printed(desk, "p")
    assert "What we promised each other: <b>O'Brien & Söhne</b>" in words
    assert "Story hours (every month)" in words and "Photo" in words and "Late" in words
    assert "<i>Keys</i>" in words and "Broken" in words
    assert "Зал на суботу" not in words
    assert "What we promised each other: Громада Поділ" in _printed(desk, "q")
    assert "Зал на суботу" in _printed(desk, "")


def _printed(desk: PartnersDesk, partner: str) -> str:
    where = {"partner": partner} if partner else {}
    period = parse_period(report_named("promises").default_period)
    content = render_report("promises", desk.work.store, Options(period=period, where=where))
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
