"""A filled form through the real window, digit by digit, and what then stands in the file, on the desk and on the page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from commdesk.records.health_checks import HEALTH_CHECKS, LINES, HealthCheck
from commdesk.records.partners import Partner
from commdesk.records.promises import Commitment
from commdesk.reports import catalogue, plain
from tests.journeys.keyboard import SHIFT, Keys
from ui.main_window import MainWindow
from ui.shared.widgets.chip import Chip
from ui.tabs.home.desk import HomeDesk
from ui.tabs.partners.desk import PartnersDesk
from ui.tabs.partners.health import HealthPage

ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace


@pytest.fixture
def desk(window: MainWindow) -> PartnersDesk:
    """Two partners; the tab “How it goes” of the first is open."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="p", name="<b>O'Brien & Söhne</b>", stage="active"),
            Partner(id="q", name="Громада Поділ", stage="active"),
            Commitment(partner="p", side="theirs", what="Bread", due="2026-11-02", state="kept"),
        ):
            window.work.store.save(record, new=True)
    window.show_desk("partners", "p")
    found = window.desk()
    assert isinstance(found, PartnersDesk)
    found.tabs.setCurrentIndex(6)
    assert found.tabs.tabText(6) == "How it goes"
    QApplication.processEvents()
    return found


@pytest.fixture
def page(desk: PartnersDesk) -> HealthPage:
    """That tab."""
    return desk.health_page


def _begin(page: HealthPage) -> Keys:
    """“Enter a form” is pressed; the keys so far are counted."""
    keys = Keys()
    page.checks.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press(Qt.Key.Key_Space)
    return keys


def _words(page: HealthPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def _pairs(check: HealthCheck) -> str:
    told = [(getattr(check, f"{line.key}_often"), getattr(check, f"{line.key}_weight")) for line in LINES]
    return " ".join("".join("-" if value is None else str(value) for value in pair) for pair in told)


def test_a_whole_form_takes_23_keys_and_one_undo(page: HealthPage, read_back) -> None:
    keys = _begin(page)
    keys.type("2")
    keys.press(ENTER, ENTER)
    keys.type("3444332312342413" + "89")
    keys.press(ENTER)
    assert keys.pressed == 23
    assert page.work.undo_stack.undoText() == "Enter health check"
    page.work.undo_stack.undo()
    assert page.work.store.count(HEALTH_CHECKS) == 0
    page.work.undo_stack.redo()
    (kept,) = read_back().find(HEALTH_CHECKS)
    assert (kept.partner, kept.day, kept.side, kept.by) == ("p", "2026-11-22", "theirs", "")
    assert _pairs(kept) == "34 44 33 23 12 34 24 13"
    assert (kept.satisfied, kept.go_on, kept.talk_about) == (8, 9, "")


def test_no_answer_going_back_and_ten(page: HealthPage, read_back) -> None:
    keys = _begin(page)
    keys.press(ENTER)
    keys.type("1.11.2026")
    keys.press(ENTER)
    keys.type("Олена")
    keys.press(ENTER)
    keys.type("3-")
    keys.press(Qt.Key.Key_Space)
    keys.type("44")
    # One too far: back over it, and again.
    keys.press(BACK, BACK)
    keys.type("213322332244-" + "17")
    keys.press(BACK)
    keys.type("10")
    keys.type("Who has the key?")
    keys.press(ENTER, held=SHIFT)
    keys.type("And when?")
    keys.press(ENTER)
    (kept,) = read_back().find(HEALTH_CHECKS)
    assert (kept.day, kept.side, kept.by) == ("2026-11-01", "ours", "Олена")
    assert _pairs(kept) == "3- -2 13 32 23 32 24 4-"
    assert (kept.satisfied, kept.go_on) == (1, 10)
    assert kept.talk_about == "Who has the key?\nAnd when?"


def test_a_wrong_digit_is_told_under_its_line_and_nothing_moves(page: HealthPage) -> None:
    keys = _begin(page)
    keys.press(ENTER, ENTER, ENTER)
    first = page.entry.boxes["open_often"]
    keys.type("7")
    assert QApplication.focusWidget() is first and first.text() == ""
    assert page.entry.wrong.text() == "“7” does not go here: 1 to 4, or - for no answer."
    assert first.accessibleDescription() == page.entry.wrong.text()
    assert first.y() < page.entry.wrong.y() < page.entry.boxes["reliable_often"].y()
    keys.type("x0")
    assert first.text() == ""
    keys.type("3")
    assert first.text() == "3" and page.entry.wrong.isHidden()
    assert QApplication.focusWidget() is page.entry.boxes["open_weight"]


def test_every_box_says_what_is_asked(page: HealthPage) -> None:
    names = [box.accessibleName() for box in page.entry.boxes.values()]
    assert names[0] == "1. The other side tells openly what goes well or wrong. how often, 1 seldom, 4 always"
    assert names[1].endswith("how important, 1 little, 4 very")
    assert names[-1] == "10. How gladly would you go on together? 0 not at all, 10 fully"
    assert len(set(names)) == 18


def test_both_sides_are_typed_in_and_stand_side_by_side_on_desk_and_page(
    window: MainWindow, page: HealthPage
) -> None:
    keys = _begin(page)
    keys.press(ENTER, ENTER, ENTER)
    keys.type("3444332323342323" + "89")
    keys.press(ENTER)
    # The keys are at “Enter a form” again, and the other side's turn has come.
    assert QApplication.focusWidget() is page.checks.add_button
    keys.press(Qt.Key.Key_Space)
    assert page.entry.side.side() == "theirs"
    keys.press(ENTER, ENTER)
    keys.type("Jo")
    keys.press(ENTER)
    keys.type("1414332223231414" + "34")
    keys.type("Nobody told us")
    keys.press(ENTER)
    told = _words(page)
    for words in (
        "They see it worse than we do", "Openness: they miss it, we do not", "They wrote: Nobody told us", "3.3", "1.7", "1 of 1",
    ):  # fmt: skip
        assert words in told, words
    chips = [chip.text() for chip in page.now.findChildren(Chip) if chip.isVisibleTo(page)]
    assert chips[:3] == ["✓ mostly", "✗ seldom", "talk"]
    heard = [chip.accessibleName() for chip in page.now.findChildren(Chip) if chip.isVisibleTo(page)]
    assert heard[:3] == ["Openness, we: ✓ mostly", "Openness, they: ✗ seldom", "Openness, both: talk"]
    store = page.work.store
    options = replace(catalogue.default_options("partner-health", store), where={"partner": "p"})
    printed = plain.as_text(catalogue.build("partner-health", store, options))
    for words in (
        "# <b>O'Brien & Söhne</b>: they see it worse than we do", "They answered on 22 Nov 2026 (Jo).",
        "*Openness:* they miss it, we do not", "*They wrote:* Nobody told us", "✗ seldom (4)", "1 of 1",
    ):  # fmt: skip
        assert words in printed.replace("\u00a0", " "), words


def test_a_form_is_opened_changed_and_deleted(page: HealthPage, read_back) -> None:
    page.work.save(
        "Add", HealthCheck(id="x", partner="p", day="2026-11-01", side="ours", open_often=2, satisfied=5)
    )
    page.show_record("x")
    assert page.entry.boxes["open_often"].text() == "2"
    boxes = page.entry.boxes
    boxes["open_often"].setFocus(Qt.FocusReason.TabFocusReason)
    Keys().type("4")
    page.entry.keep_button.click()
    kept = page.work.store.get(HEALTH_CHECKS, "x")
    assert (kept.open_often, kept.open_weight, kept.satisfied) == (4, None, 5)
    assert page.work.undo_stack.undoText() == "Edit health check"
    page.show_record("x")
    page.entry.drop_button.click()
    assert page.entry.isHidden()
    assert read_back().count(HEALTH_CHECKS) == 0


def test_a_day_that_is_none_or_still_to_come_is_told_and_what_was_typed_stays(page: HealthPage) -> None:
    keys = _begin(page)
    keys.press(ENTER)
    keys.type("1.12.2026")
    keys.press(ENTER, ENTER)
    keys.type("34")
    assert not page.leave()
    assert page.entry.wrong.text().startswith("This day is still to come.")
    page.entry.day.show_text("the other day")
    assert not page.leave()
    assert "the other day" in page.entry.wrong.text()
    assert page.entry.boxes["open_often"].text() == "3" and page.work.store.count(HEALTH_CHECKS) == 0


def test_leaving_keeps_what_was_typed_with_its_partner_and_an_empty_form_leaves_nothing(
    window: MainWindow, desk: PartnersDesk, page: HealthPage, read_back
) -> None:
    _begin(page)
    window.show_desk("home")
    window.show_desk("partners")
    assert page.work.store.count(HEALTH_CHECKS) == 0
    keys = _begin(page)
    keys.press(ENTER, ENTER, ENTER)
    keys.type("34")
    keys.press(Qt.Key.Key_Escape)
    assert page.entry.isHidden() and page.work.store.count(HEALTH_CHECKS) == 1
    page.work.undo_stack.undo()
    keys = _begin(page)
    keys.press(ENTER, ENTER, ENTER)
    keys.type("34")
    desk.list.show_record("q")
    assert page.entry.isHidden()
    keys = _begin(page)
    keys.type("2")
    page.entry.day.show_text("nonsense")
    page.entry.boxes["open_often"].show_value(1)
    desk.list.show_record("p")
    kept = {one.partner: one for one in read_back().find(HEALTH_CHECKS)}
    assert _pairs(kept["p"]).startswith("34 --") and _pairs(kept["q"]).startswith("1- --")
    assert kept["q"].day == "2026-11-22"


def test_when_to_ask_again_is_told_on_the_desk_and_after_a_year_on_home(
    window: MainWindow, desk: PartnersDesk, page: HealthPage
) -> None:
    assert page.due.text().startswith("Time for a health check: nobody has been asked yet.")
    desk.work.save("Add", HealthCheck(id="x", partner="p", day="2025-11-20", side="ours", satisfied=5))
    assert page.due.text() == "Time for a health check: the last one was on 20 November 2025."
    window.show_desk("home")
    QApplication.processEvents()
    home = window.desk()
    assert isinstance(home, HomeDesk)
    (told,) = [row for row in home.needs.rows() if "health check" in row.accessibleName()]
    assert "Time for a health check with <b>O'Brien & Söhne</b>" in told.accessibleName()
    desk.tabs.setCurrentIndex(0)
    told.button.click()
    assert window.desk() is desk and desk.tabs.currentIndex() == 6
    assert page.entry.record is not None and page.entry.record.id == "x"


def test_the_form_is_printed_for_both_sides_of_the_partner(window: MainWindow, page: HealthPage) -> None:
    asked: list[str] = []
    page.print_asked.connect(asked.append)
    for button in page.buttons.findChildren(type(page.checks.add_button)):
        if button.text() != "Enter a form":
            QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked == ["health-form?partner=p", "partner-health?partner=p"]
    assert type(window.desk()).__name__ == "PrintRoom"
