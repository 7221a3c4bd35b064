"""Partners through the real window: their people, what they bring, talks with next steps. All ends in the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from commdesk.records.agreements import REVIEWS, Agreement
from commdesk.records.partners import (
    GIFTS,
    PARTNER_PEOPLE,
    PARTNERS,
    STAGE_CHANGES,
    TALKS,
    Partner,
    PartnerPerson,
    Talk,
)
from tests.journeys.test_desks import _fill
from ui.main_window import MainWindow
from ui.shared import messages
from ui.tabs.home.desk import HomeDesk
from ui.tabs.partners.agreements import AgreementForm
from ui.tabs.partners.desk import PartnersDesk
from ui.tabs.partners.parts import TalkForm

OLD = "2025-01-01T10:00:00Z"


@pytest.fixture
def desk(window: MainWindow) -> PartnersDesk:
    """Two partners: one with odd letters, one in Cyrillic."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="p", name="<b>O'Brien & Söhne</b>", stage="active", contact="Jo O'Brien", made=OLD),
            Partner(id="q", name="Громада Поділ", stage="active", made=OLD),
        ):
            window.work.store.save(record, new=True)
    window.show_desk("partners", "p")
    found = window.desk()
    assert isinstance(found, PartnersDesk)
    return found


def test_the_people_of_a_partner_are_noted_by_keyboard(desk: PartnersDesk, read_back) -> None:
    desk.tabs.setCurrentIndex(1)
    QTest.keyClick(desk.people_list.add_button, Qt.Key.Key_Space)
    form = desk.people_list._part_form
    assert form is not None
    _fill(form.form, name="Олена Коваль", role="Caretaker", phone="0151 234567", email="olena@example.org")
    (kept,) = read_back().find(PARTNER_PEOPLE)
    assert (kept.partner, kept.name, kept.role, kept.phone) == (
        "p",
        "Олена Коваль",
        "Caretaker",
        "0151 234567",
    )


def test_a_wrong_address_is_told_and_the_person_stays(desk: PartnersDesk, read_back) -> None:
    desk.work.save("Add", PartnerPerson(id="x", partner="p", name="Jo", email="jo@example.org"))
    desk.show_record("x")
    form = desk.people_list._part_form
    assert form is not None
    _fill(form.form, email="nobody at home")
    assert "“nobody at home”" in form.form.boxes["email"].hint.text()
    _fill(form.form, email="jo@example.org")
    assert read_back().get(PARTNER_PEOPLE, "x").email == "jo@example.org"


def test_what_a_partner_has_finds_it(desk: PartnersDesk, read_back) -> None:
    _fill(desk.list.form, resources="a hall, a van", languages="Tigrinya, English")
    desk._search("tigr")
    QApplication.processEvents()
    assert [desk.list.model.record(row).id for row in range(desk.list.model.rowCount())] == ["p"]
    desk._search("hall")
    QApplication.processEvents()
    assert desk.list.model.rowCount() == 1
    desk._search("")
    kept = read_back().get(PARTNERS, "p")
    assert (kept.resources, kept.languages) == ("a hall, a van", "Tigrinya, English")


def test_a_talk_is_noted_its_next_step_told_on_home_and_done_with_one_press(
    window: MainWindow, desk: PartnersDesk, read_back
) -> None:
    desk.tabs.setCurrentIndex(4)
    QTest.keyClick(desk.talk_list.add_button, Qt.Key.Key_Space)
    form = desk.talk_list._part_form
    assert isinstance(form, TalkForm)
    assert form.form.boxes["day"].editor.value_text() == "22 Nov 2026"
    _fill(form.form, how="Meeting", with_whom="Jo", decided="The hall on Tuesdays")
    _fill(form.form, next_step="Send the plan", next_on="25.11.2026")
    window.show_desk("home")
    QApplication.processEvents()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    told = [row.accessibleName() for row in home.coming.rows()]
    assert "Send the plan, Next step with <b>O'Brien & Söhne</b>" in told
    window.show_desk("partners")
    form.step_button.click()
    assert form.step_button.isHidden()
    (kept,) = read_back().find(TALKS)
    assert (kept.day, kept.how, kept.decided, kept.next_on, kept.next_done_on) == (
        "2026-11-22", "meeting", "The hall on Tuesdays", "2026-11-25", "2026-11-22",
    )  # fmt: skip


def test_a_talk_without_a_word_and_a_step_before_the_talk_are_told(desk: PartnersDesk, read_back) -> None:
    desk.tabs.setCurrentIndex(4)
    desk.talk_list.add()
    form = desk.talk_list._part_form
    assert form is not None
    _fill(form.form, day="21.11.2026")
    # A new one waits for its word; one that is in the file keeps its last.
    assert desk.work.store.count(TALKS) == 0
    _fill(form.form, said="They like it")
    _fill(form.form, said="")
    assert "A talk wants a word" in form.form.boxes["said"].hint.text()
    _fill(form.form, said="They like it", next_on="1.11.2026")
    assert "The next step is before the talk" in form.form.boxes["next_on"].hint.text()
    _fill(form.form, next_on="")
    (kept,) = read_back().find(TALKS)
    assert (kept.day, kept.said, kept.next_on) == ("2026-11-21", "They like it", None)


def test_home_tells_of_partners_nobody_spoke_with_and_of_late_steps(
    window: MainWindow, desk: PartnersDesk
) -> None:
    desk.work.save(
        "Talk", Talk(partner="p", day="2026-11-01", how="call", next_step="Ring back", next_on="2026-11-10")
    )
    window.show_desk("home")
    QApplication.processEvents()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    told = [row.accessibleName() for row in home.needs.rows()]
    assert "Late, “Ring back” was due 10 November 2026, Agreed with <b>O'Brien & Söhne</b>" in told
    assert "Talk, Nobody has spoken with Громада Поділ for 690 days" in told
    assert not any("spoken with <b>" in words for words in told)


def test_a_review_is_noted_in_its_agreement_and_home_tells_of_the_next(
    window: MainWindow, desk: PartnersDesk, read_back
) -> None:
    desk.work.save(
        "Agree", Agreement(id="a", partner="p", name="Hall", review_months=6, signed_on="2026-01-10")
    )
    window.show_desk("home")
    QApplication.processEvents()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    (told,) = [row for row in home.needs.rows() if "review" in row.accessibleName()]
    assert "“Hall” with <b>O'Brien & Söhne</b>: review was due Fri 10 Jul" in told.accessibleName()
    told.button.click()
    assert window.desk() is desk and desk.tabs.currentIndex() == 2
    form = desk.agreement_list._part_form
    assert isinstance(form, AgreementForm) and form.due.text() == "Next review: 10 Jul 2026"
    QTest.keyClick(form.reviews.add_button, Qt.Key.Key_Space)
    inner = form.reviews._part_form
    assert inner is not None
    _fill(inner.form, day="22.11.2026", changes="Two evenings", next_on="21.11.2026")
    assert "before this one" in inner.form.boxes["next_on"].hint.text()
    _fill(inner.form, next_on="10.1.2027")
    assert form.due.text() == "Next review: 10 Jan 2027"
    (kept,) = read_back().find(REVIEWS)
    assert (kept.agreement, kept.day, kept.changes, kept.next_on) == (
        "a", "2026-11-22", "Two evenings", "2027-01-10",
    )  # fmt: skip


def test_what_is_due_with_partners_goes_to_a_calendar(
    desk: PartnersDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.work.save("Agree", Agreement(partner="p", name="Hall", end="2027-03-31"))
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, words: told.append(words))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_all, **_more: (str(tmp_path / "p.ics"), "*.ics")
    )
    QTest.keyClick(desk.calendar_button, Qt.Key.Key_Space)
    assert told and told[0].startswith("1 day is in ")
    assert "DTSTART;VALUE=DATE:20270331" in (tmp_path / "p.ics").read_text("utf-8")


def test_what_was_shared_is_noted(desk: PartnersDesk, read_back) -> None:
    desk.tabs.setCurrentIndex(5)
    QTest.keyClick(desk.gift_list.add_button, Qt.Key.Key_Space)
    form = desk.gift_list._part_form
    assert form is not None
    _fill(form.form, way="We gave", day="14.11.2026", what="Story hours", quantity="2,5", unit="mornings")
    (kept,) = read_back().find(GIFTS)
    assert (kept.partner, kept.way, kept.day, kept.what, kept.quantity, kept.value) == (
        "p", "given", "2026-11-14", "Story hours", 2.5, None,
    )  # fmt: skip


def test_a_new_stage_is_noted_with_its_day_and_taken_back_by_one_undo(desk: PartnersDesk, read_back) -> None:
    form = desk.list.form
    assert desk.stages.isHidden()
    _fill(form, stage="Under review")
    assert [row.accessibleName() for row in desk.stages._rows.rows()] == [
        "Under review, 22 Nov 2026 · before: Active"
    ]
    _fill(form, stage="Ended")
    assert len(desk.stages._rows.rows()) == 2
    desk.work.undo_stack.undo()
    assert len(desk.stages._rows.rows()) == 1 and desk.work.store.get(PARTNERS, "p").stage == "under_review"
    # The day on which it really was is put right.
    QTest.keyClick(desk.stages._rows.rows()[0], Qt.Key.Key_Return)
    line = desk.stages._part_form
    assert line is not None
    _fill(line.form, day="2026-10", note="They moved")
    (kept,) = read_back().find(STAGE_CHANGES)
    assert (kept.partner, kept.day, kept.was, kept.stage, kept.note) == (
        "p", "2026-10", "active", "under_review", "They moved",
    )  # fmt: skip
