"""From the records to the page: what is seen in the print room is what is saved."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commdesk.practice.make import make_practice
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import tasks


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def room(window: MainWindow, tmp_path: Path) -> PrintRoom:
    """The print room of the practice group, its first page drawn."""
    path = tmp_path / "practice.commdesk"
    make_practice(path)
    assert window.files.open(path, remember=False)
    window.print_this()
    desk = window.desk()
    assert isinstance(desk, PrintRoom)
    _drawn(desk)
    return desk


def _drawn(room: PrintRoom) -> None:
    room.settle()
    tasks.settle()


def test_the_page_is_seen_and_saved_as_seen(room: PrintRoom, tmp_path: Path) -> None:
    assert room.printed is not None and room.preview.page_count() == len(room.printed.pages) >= 1
    target = tmp_path / "Übersicht.pdf"
    assert room.save_to(target)
    assert target.read_bytes() == room.printed.pdf
    words = _text(target.read_bytes())
    assert "Riverside Neighbours" in words and "How we counted" in words
    assert not list(tmp_path.glob("*.part"))


def test_another_period_makes_another_page_and_a_wrong_one_is_told(room: PrintRoom) -> None:
    room.choices.period.setEditText("2026-Q3")
    room.ask()
    _drawn(room)
    assert room.printed is not None
    assert "July to September 2026" in _text(room.printed.pdf)
    room.choices.period.setEditText("yesteryear")
    room.ask()
    _drawn(room)
    assert "yesteryear" in room.choices.hint.text() and not room.choices.hint.isHidden()


def test_an_own_headline_large_print_and_letter(room: PrintRoom) -> None:
    assert room.printed is not None
    before = len(room.printed.pages)
    room.choices.headline.setText("A year of <b>open</b> doors & soup")
    room.choices.large_print.setChecked(True)
    room.choices.paper.setCurrentIndex(room.choices.paper.findData("letter"))
    room.ask()
    _drawn(room)
    words = " ".join(_text(room.printed.pdf).split())
    assert "A year of <b>open</b> doors & soup" in words
    assert len(room.printed.pages) > before
    document = pypdfium2.PdfDocument(room.printed.pdf)
    assert tuple(round(side) for side in document[0].get_size()) == (612, 792)
    document.close()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_written(
    room: PrintRoom, window: MainWindow, tmp_path: Path
) -> None:
    assert not room.save_to(tmp_path / "nowhere" / "page.pdf")
    assert window.refusal is not None and "could not be written" in window.refusal.text()


def test_compared_with_a_year_earlier_and_only_two_parts(room: PrintRoom) -> None:
    room.choices.period.setEditText("2026-Q3")
    room.choices.compare.setEditText("The same time a year earlier")
    room.ask()
    _drawn(room)
    assert room.printed is not None
    words = " ".join(_text(room.printed.pdf).split())
    assert "Compared with 1 July 2025 to 30 September 2025." in words
    assert "Partners and promises" in words
    for name, box in room.choices.parts.items():
        box.setChecked(name in ("headline", "months"))
    _drawn(room)
    assert room.printed is not None
    words = " ".join(_text(room.printed.pdf).split())
    assert "busiest of 3 months" in words and "Partners and promises" not in words
    before = room.printed
    for box in room.choices.parts.values():
        box.setChecked(False)
    room.settle()
    assert "at least one" in room.choices.hint.text() and room.printed is before


def _words(room: PrintRoom) -> str:
    assert room.printed is not None
    return " ".join(_text(room.printed.pdf).split())


def _choose(room: PrintRoom, title: str) -> None:
    """Picks a page by its title, as with the arrow keys in the list."""
    pages = room.choices.pages
    pages.setCurrentIndex(pages.findText(title))
    pages.activated.emit(pages.currentIndex())
    _drawn(room)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Hours", ["By month", "By programme", "By person", "Çağla Yılmaz"]),
        ("Roster", ["Can help with", "driving, has a van", "(under 18)"]),
        ("Phone list", ["people to call", "neighbour1@example.org", "left out"]),
        ("Checks due", ["have run out", "Background check", "Naledi Dlamini"]),
        ("Care list", ["For the coordinator only", "Emily Whitcombe", "A word of welcome"]),
        ("People without a shift", ["Helped before", "Never yet"]),
        ("Certificate", ["Certificate of thanks", "hours of voluntary help", "Place and day"]),
        ("Thank-you cards", ["Thank you, Amina Yusuf", "made up"]),
        ("Top and recent helpers", ["Most hours", "Here last"]),
        ("Required service", ["Riverside Secondary School", "Behind"]),
        ("Expenses", ["to be paid back", "By person", "Diesel for the van"]),
    ],
)
def test_each_page_says_what_it_is_for(room: PrintRoom, title: str, words: list[str]) -> None:
    _choose(room, title)
    printed = _words(room)
    for word in words:
        assert word in printed


def test_a_statement_from_typing_a_name_to_the_paper(room: PrintRoom, tmp_path: Path) -> None:
    _choose(room, "Statement of hours")
    assert room.printed is None
    person = room.choices.narrowing.editors["person"]
    person.setFocus()
    QTest.keyClicks(person, "priya")
    QTest.keyClick(person, Qt.Key.Key_Tab)
    _drawn(room)
    minutes = room.work.store.rows(
        "SELECT sum(minutes) FROM shifts WHERE status = 'completed' AND day BETWEEN '2025-12' AND '2026-11-22' "
        "AND volunteer = (SELECT id FROM volunteers WHERE name = 'Priya Raman')"
    )[0][0]
    printed = _words(room)
    assert "Priya Raman" in printed and f"Together¹ {minutes // 60}:{minutes % 60:02d}" in printed
    target = tmp_path / "statement.pdf"
    assert room.save_to(target) and target.read_bytes() == room.printed.pdf  # type: ignore[union-attr]


def test_another_desk_asks_for_the_statement_of_a_person(room: PrintRoom, window: MainWindow) -> None:
    id = room.work.store.rows("SELECT id FROM volunteers WHERE name = 'Иван Петров'")[0][0]
    window.print_report(f"service?person={id}")
    _drawn(room)
    assert "Иван Петров" in _words(room) and "District court" in _words(room)


def test_the_timeline_for_the_wall_in_groups_on_a3_and_two_pages_side_by_side(
    room: PrintRoom, tmp_path: Path
) -> None:
    assert room.choices.choose("timeline")
    _drawn(room)
    editors = room.choices.narrowing.editors
    for name, keys in (("by", "Owner"), ("pages_wide", "2 pages side by side")):
        editors[name].setFocus()
        editors[name].show_text(keys)
        QTest.keyClick(editors[name], Qt.Key.Key_Tab)
        editors[name].left.emit()
    room.choices.paper.setFocus()
    QTest.keyClicks(room.choices.paper, "A3")
    room.ask()
    _drawn(room)
    assert room.printed is not None and room.save_to(tmp_path / "wall.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "wall.pdf")
    assert tuple(round(side) for side in document[0].get_size()) == (1191, 842)
    document.close()
    words = " ".join(_text((tmp_path / "wall.pdf").read_bytes()).split())
    assert "Amina Yusuf" in words and "1 of 2 across" in words and "2 of 2 across" in words
    assert words.count("Spring fair held") == 1 and "21 days later than planned" in words
