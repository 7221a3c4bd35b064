"""What partners add and what flows between them, from the keyboard to the file, the map in its window and the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from commdesk.practice.make import make_practice
from commdesk.records.agreements import Agreement
from commdesk.records.goals import GOALS, Goal
from commdesk.records.partners import CONTRIBUTIONS, PARTNERS, TIES, Contribution, Gift, Partner, Tie
from commdesk.records.programmes import Programme
from tests.journeys.keyboard import Keys
from tests.journeys.test_desks import _fill
from tests.reports.reading import texts
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import tasks, theme
from ui.tabs.partners.desk import PartnersDesk
from ui.tabs.partners.map import PartnerMap

OBRIEN, PODIL, NAMES = "<b>O'Brien & Söhne</b>", "Громада Поділ", "جمعية الجيران"
TIES_TAB = 7


@pytest.fixture
def desk(window: MainWindow) -> PartnersDesk:
    """Four partners, of whom one has ended; what one of them gave, a goal and a programme."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="o", name=OBRIEN, stage="active"),
            Partner(id="p", name=PODIL, stage="in_talks"),
            Partner(id="n", name=NAMES, stage="identified"),
            Partner(id="e", name="Over", stage="ended"),
            Goal(id="g", name="Warm rooms", state="under_way", start="2026-01-01"),
            Programme(id="c", name="Café"),
            Gift(partner="o", day="2026-11-01", way="received", kind="goods", what="Bread"),
            Agreement(partner="o", name="Bread", start="2026"),
        ):
            window.work.store.save(record, new=True)
    window.show_desk("partners", "o")
    found = window.desk()
    assert isinstance(found, PartnersDesk)
    return found


@pytest.fixture
def map_(desk: PartnersDesk) -> Iterator[PartnerMap]:
    """The map of those partners, O'Brien tied to Podil, opened from the desk."""
    desk.work.save("Tie", Tie(partner="o", other="p", kind="space", what="the cold room"))
    QTest.keyClick(desk.map_button, Qt.Key.Key_Space)
    QApplication.processEvents()
    yield desk.map


def test_what_a_partner_adds_and_a_tie_are_noted_and_stand_on_the_page(
    window: MainWindow, desk: PartnersDesk, read_back, tmp_path: Path
) -> None:
    desk.tabs.setCurrentIndex(TIES_TAB)
    assert desk.tabs.tabText(TIES_TAB) == "Ties"
    page = desk.ties_page
    QTest.keyClick(page.contributions.add_button, Qt.Key.Key_Space)
    form = page.contributions._part_form
    assert form is not None
    _fill(form.form, what="an oven")
    assert desk.work.store.count(CONTRIBUTIONS) == 0, "to nothing at all nobody can add"
    _fill(form.form, goal="Warm rooms")
    form.done_button.click()
    # A goal that is not there yet is added by its name.
    page.contributions.add()
    _fill(form.form, goal="A garden", what="seeds")
    form.done_button.click()
    QTest.keyClick(page.ties.add_button, Qt.Key.Key_Space)
    tie = page.ties._part_form
    assert tie is not None
    _fill(tie.form, other=PODIL, kind="Space", what="the cold room <i>")
    tie.done_button.click()
    window.print_report("partner-map")
    room = window.desk()
    assert isinstance(room, PrintRoom)
    room.settle()
    tasks.settle()
    assert room.save_to(tmp_path / "map.pdf")
    printed = " ".join(texts((tmp_path / "map.pdf").read_bytes()))
    for words in (
        OBRIEN,
        PODIL,
        "gives us goods",
        "space",
        "Warm rooms: an oven",
        "A garden: seeds",
        "the cold room <i>",
    ):
        assert words in printed, words
    assert NAMES in printed and not room.printed.problems
    store = read_back()
    assert {(one.partner, one.goal, one.what) for one in store.find(CONTRIBUTIONS)} == {
        ("o", "g", "an oven"),
        ("o", next(goal.id for goal in store.find(GOALS) if goal.name == "A garden"), "seeds"),
    }
    (kept,) = store.find(TIES)
    assert (kept.partner, kept.other, kept.kind, kept.both) == ("o", "p", "space", 0)


def test_a_partner_cannot_be_tied_to_itself(desk: PartnersDesk, read_back) -> None:
    desk.tabs.setCurrentIndex(TIES_TAB)
    desk.ties_page.ties.add()
    form = desk.ties_page.ties._part_form
    assert form is not None
    _fill(form.form, other=OBRIEN)
    assert "no tie with itself" in form.form.boxes["other"].hint.text()
    assert desk.work.store.count(TIES) == 0
    _fill(form.form, other="New neighbours")
    (kept,) = (store := read_back()).find(TIES)
    assert store.get(PARTNERS, kept.other).name == "New neighbours"


def test_a_tie_is_seen_from_both_its_partners(desk: PartnersDesk) -> None:
    desk.work.save("Tie", Tie(id="t", partner="p", other="o", kind="skills", what="courses"))
    desk.work.save("Add", Contribution(id="x", partner="p", programme="c", what="tea"))
    desk.show_record("t")
    assert desk.tabs.currentIndex() == TIES_TAB and desk.list.form.record.id == "p"
    desk.ties_page.ties.close_form()
    names = [row.accessibleName() for row in desk.ties_page.ties._rows.rows()]
    assert names == [f"To {OBRIEN}, courses, Skills"]
    assert [row.accessibleName() for row in desk.ties_page.contributions._rows.rows()] == [
        "Café, tea, Programme"
    ]
    desk.show_record("o")
    assert [row.accessibleName() for row in desk.ties_page.ties._rows.rows()] == [
        f"From {PODIL}, courses, Skills"
    ]
    desk.work.save("Rename", Partner(id="p", name="Podil", stage="active"))
    assert [row.accessibleName() for row in desk.ties_page.ties._rows.rows()] == [
        "From Podil, courses, Skills"
    ]
    desk.show_record("x")
    assert (
        desk.tabs.currentIndex() == TIES_TAB and desk.ties_page.contributions._part_form.form.record.id == "x"
    )


def test_keys_go_from_partner_to_partner_and_enter_opens_one(desk: PartnersDesk, map_: PartnerMap) -> None:
    assert map_.isVisible() and QApplication.focusWidget() is map_.view
    keys, seen = Keys(), []
    map_.view.chosen.connect(seen.append)
    keys.press(Qt.Key.Key_End, Qt.Key.Key_Home)
    # Two on the right, one on the left; a key that leads nowhere stays.
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert seen == ["n", "o", "p", "n"]
    keys.press(Qt.Key.Key_Home)
    assert map_.view.accessibleDescription() == (
        f"{OBRIEN}, active, agreement in force, gives us goods, space to {PODIL}"
    )
    assert map_.list.currentItem().text() == map_.view.accessibleDescription()
    desk.list.show_record("p")
    keys.press(Qt.Key.Key_Return)
    assert not isValid(map_) or not map_.isVisible()
    assert desk.list.form.record.id == "o"


def test_the_list_says_what_the_map_shows(desk: PartnersDesk, map_: PartnerMap) -> None:
    told = [map_.list.item(row).text() for row in range(map_.list.count())]
    assert f"{PODIL}, in talks, space from {OBRIEN}" in told
    assert f"{NAMES}, identified, nothing noted yet" in told
    assert not any("Over" in words for words in told)
    map_.list.setFocus(Qt.FocusReason.TabFocusReason)
    map_.list.setCurrentRow(told.index(f"{NAMES}, identified, nothing noted yet"))
    assert map_.view.current() == "n"
    Keys().press(Qt.Key.Key_Return)
    assert desk.list.form.record.id == "n"


def test_the_mouse_chooses_and_opens(desk: PartnersDesk, map_: PartnerMap) -> None:
    spot = map_.view.area("p").center().toPoint()
    QTest.mouseClick(map_.view, Qt.MouseButton.LeftButton, pos=spot)
    assert map_.view.current() == "p"
    QTest.mouseDClick(map_.view, Qt.MouseButton.LeftButton, pos=spot)
    assert desk.list.form.record.id == "p"


def test_another_period_draws_other_gifts(map_: PartnerMap) -> None:
    map_.period.setCurrentIndex(map_.period.findData("last-year"))
    told = [map_.list.item(row).text() for row in range(map_.list.count())]
    assert not any("goods" in words for words in told)
    map_.period.setCurrentIndex(map_.period.findData("ever"))
    assert any("gives us goods" in map_.list.item(row).text() for row in range(map_.list.count()))


def test_print_leads_to_the_page(window: MainWindow, map_: PartnerMap) -> None:
    map_.print_button.setFocus(Qt.FocusReason.TabFocusReason)
    Keys().press(Qt.Key.Key_Return)
    room = window.desk()
    assert isinstance(room, PrintRoom)
    assert room.choices.report == "partner-map"


def test_a_group_without_partners_is_told_so(window: MainWindow) -> None:
    window.show_desk("partners")
    desk = window.desk()
    assert isinstance(desk, PartnersDesk)
    desk.show_map()
    QApplication.processEvents()
    assert (
        desk.map.nothing.isVisible()
        and not desk.map.view.isVisible()
        and not desk.map.print_button.isEnabled()
    )


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 1.0), ((1024, 600), 2.0), ((1440, 900), 1.0)])
def test_the_map_has_room_in_every_size(
    window: MainWindow, qapp: QApplication, tmp_path: Path, size: tuple[int, int], scale: float
) -> None:
    make_practice(tmp_path / "practice.commdesk")
    assert window.files.open(tmp_path / "practice.commdesk", remember=False)
    theme.apply(qapp, "light", scale)
    try:
        window.show_desk("partners")
        desk = window.desk()
        assert isinstance(desk, PartnersDesk)
        desk.show_map()
        desk.map.resize(*size)
        QApplication.processEvents()
        assert (desk.map.width(), desk.map.height()) == size
        assert desk.map.view.width() <= desk.map.pane.viewport().width()
        assert len(desk.map.view.spots()) == 9
        for spot, top in desk.map.view.spots():
            area = desk.map.view.area(spot.node.key)
            assert area.left() >= 0 and area.right() <= desk.map.view.width()
            assert top + spot.box.y + spot.box.height <= desk.map.view.minimumHeight()
        assert desk.map.list.isVisible() == (scale == 1.0)
    finally:
        theme.apply(qapp, "light", 1.0)
