"""From the records to the page: what is seen in the print room is what is saved."""

from pathlib import Path

import pypdfium2
import pytest

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
