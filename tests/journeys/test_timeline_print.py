"""The timeline from the keyboard to the wall: each test ends on the words of the saved page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from commdesk.practice.make import make_practice
from tests.journeys.keyboard import Keys
from tests.reports.reading import letter_sizes, sizes, texts
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import tasks


@pytest.fixture
def room(window: MainWindow, tmp_path: Path) -> PrintRoom:
    """The print room of the practice group."""
    path = tmp_path / "practice.commdesk"
    make_practice(path)
    assert window.files.open(path, remember=False)
    window.print_this()
    found = window.desk()
    assert isinstance(found, PrintRoom)
    return found


def _tab_to(keys: Keys, wanted: QWidget) -> None:
    for __ in range(40):
        focus = QApplication.focusWidget()
        if focus is wanted or (focus is not None and wanted.isAncestorOf(focus)):
            return
        keys.press(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def _pick(keys: Keys, box: QComboBox, words: str) -> None:
    """Goes to a list by Tab and to one of its entries with the arrow keys."""
    _tab_to(keys, box)
    keys.press(Qt.Key.Key_Home)
    for __ in range(box.count()):
        if box.currentText() == words:
            return
        keys.press(Qt.Key.Key_Down)
    raise AssertionError(f"no “{words}” in the list")


def _saved(room: PrintRoom, target: Path) -> bytes:
    room.settle()
    tasks.settle()
    assert room.save_to(target)
    return target.read_bytes()


def test_a_timeline_on_two_pages_of_a3_by_programme(room: PrintRoom, tmp_path: Path) -> None:
    keys = Keys()
    choices = room.choices
    choices.pages.setFocus(Qt.FocusReason.TabFocusReason)
    _pick(keys, choices.pages, "Timeline")
    editors = choices.narrowing.editors
    for name, words in (
        ("state", "Open and reached"),
        ("by", "Programme"),
        ("pages_wide", "2 pages side by side"),
    ):
        box = editors[name]
        assert isinstance(box, QComboBox)
        _pick(keys, box, words)
    _tab_to(keys, editors["decides"])
    keys.press(Qt.Key.Key_Space)
    _pick(keys, choices.paper, "A3")
    made = _saved(room, tmp_path / "wall.pdf")
    pages = texts(made)
    assert len(pages) == room.preview.page_count() and "1 of 2 across" in pages[0]
    assert {tuple(round(side) for side in size) for size in sizes(made)} == {(1191, 842)}
    assert min(min(found) for found in letter_sizes(made)) >= 8
    for words in ("Language café", "Find rooms", "30 days later than planned", "decides the end"):
        assert words in pages[0]
    left, right = ("".join(pages[side::2]) for side in (0, 1))
    for words in ("Joint events with 4 partners", "Spring fair", "Three hosts who can lead a table"):
        assert words in left and words in right
    assert ("today, 22 Nov" in left) != ("today, 22 Nov" in right)


def test_chosen_days_for_the_public(room: PrintRoom, tmp_path: Path) -> None:
    keys = Keys()
    choices = room.choices
    choices.pages.setFocus(Qt.FocusReason.TabFocusReason)
    _pick(keys, choices.pages, "Timeline")
    _tab_to(keys, choices.period)
    line = choices.period.lineEdit()
    assert line is not None
    line.selectAll()
    keys.type("2027-01..2027-03")
    _tab_to(keys, choices.public)
    keys.press(Qt.Key.Key_Space)
    (page,) = texts(_saved(room, tmp_path / "wall.pdf"))
    assert "January to March 2027" in page and "rows lie outside 1 Jan 2027 to 31 Mar 2027." in page
    assert "Spring fair" in page and "Harvest supper" not in page
    for name in ("Jürgen", "Daniel", "Grace", "Nguyễn"):
        assert name not in page
