"""The paper round trip in the window: a printed sheet is typed in line by line, and set against what the paper says."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from commdesk.entry import sheets
from commdesk.records.programmes import SESSIONS, Programme, Session
from commdesk.records.sheets import SHEETS
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file
from commdesk.store.query import Query
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import tasks
from ui.tabs.volunteers.desk import VolunteersDesk
from ui.tabs.volunteers.sheet_page import SheetPage

from .keyboard import CTRL, SHIFT, Keys

DAY = "2026-11-21"
NAMES = ("Amina Yusuf", "Jürgen Groß", "Łucja Nowak", "Олена Коваль")


@pytest.fixture
def group_file(tmp_path: Path) -> Path:
    """Sheets 1 to 27 were printed; the last is for yesterday's food table, at which four people were expected."""
    path = tmp_path / "sheet.commdesk"
    store = new_file(path, "Sheets")
    programme = Programme(name="Food table", unit="households")
    session = Session(programme=programme.id, day=DAY, start="10:00", finish="12:30")
    with store.step("start"):
        for record in (programme, session):
            store.save(record)
        for name in NAMES:
            person = Volunteer(name=name)
            store.save(person)
            store.save(
                Shift(
                    day=DAY, volunteer=person.id, programme=programme.id, minutes=150, status="planned",
                    session=session.id, reply="yes", source="rota",
                )
            )  # fmt: skip
    printed = sheets.prepare(store, session)
    printed.sheet.number = 27
    sheets.keep(store, printed)
    close_file(store)
    return path


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def page(window: MainWindow) -> SheetPage:
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk) and desk.shifts.sheet is not None
    return desk.shifts.sheet


def logged(store) -> list[tuple[str, int, str]]:  # type: ignore[no-untyped-def]
    found = store.find(SHIFTS, Query(equals={"day": DAY}))
    names = store.labels(VOLUNTEERS, [shift.volunteer for shift in found])
    return sorted((names[shift.volunteer], shift.minutes, shift.status) for shift in found)


def opened(window: MainWindow) -> Keys:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL | SHIFT)
    keys.line("27")
    assert page(window).about.text() == "Food table, Sat 21 Nov, 10:00-12:30"
    return keys


def test_sheet_27_by_codes_with_a_walk_in_and_a_no_show(window: MainWindow, read_back) -> None:
    keys = opened(window)
    keys.line("1-2 2.5")
    keys.line("4 3")
    keys.line("5 1:30")
    # Line 5 was blank on the paper: the cursor stands where the name goes, and comes back to the codes.
    keys.line("Zoë Nagy")
    sheet = page(window)
    sheet.names.editor.show_text("4")
    sheet.hours.editor.show_text("10")
    sheet.served.editor.show_text("62")
    assert sheet.tell() is None and sheet.foot.hint.text() == "Beside the paper: 0.5 h missing."
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert "Post once more" in sheet.foot.hint.text()
    sheet.hours.editor.show_text("9.5")
    assert sheet.missing.text().startswith("1 person was expected")
    sheet.missing.setChecked(True)
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert window.work is not None and window.work.undo_stack.undoText() == "Enter sheet 27"
    store = read_back()
    assert logged(store) == [
        ("Amina Yusuf", 150, "completed"),
        ("Jürgen Groß", 150, "completed"),
        ("Zoë Nagy", 90, "completed"),
        ("Łucja Nowak", 150, "no_show"),
        ("Олена Коваль", 180, "completed"),
    ]
    (kept,) = store.find(SHEETS)
    assert (kept.number, kept.names, kept.minutes, kept.entered_on) == (27, 4, 570, "2026-11-22")
    assert store.find(SESSIONS)[0].beneficiaries == 62
    assert {shift.source for shift in store.find(SHIFTS)} == {"sheet"}


def test_a_sheet_entered_twice_warns_and_logs_nothing_twice(window: MainWindow, read_back) -> None:
    keys = opened(window)
    keys.line("1-4")
    keys.press(Qt.Key.Key_Return, held=CTRL)
    keys = opened(window)
    sheet = page(window)
    assert "Sheet 27 was entered on" in sheet.foot.hint.text()
    keys.line("1-4 2")
    assert [row.state for row in sheet.model.tested[:4]] == ["again"] * 4
    keys.press(Qt.Key.Key_Return, held=CTRL)
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert [minutes for __, minutes, __ in logged(read_back())] == [150] * 4


def test_one_undo_takes_the_sheet_back(window: MainWindow, read_back) -> None:
    keys = opened(window)
    keys.line("1-4")
    page(window).missing.setChecked(True)
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert window.work is not None
    window.work.undo_stack.undo()
    store = read_back()
    assert {status for __, __, status in logged(store)} == {"planned"}
    assert store.find(SHEETS)[0].entered_on is None


def test_slips_are_told_and_nothing_is_lost(window: MainWindow) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_L, held=CTRL | SHIFT)
    keys.line("99")
    assert "no sheet 99" in page(window).number.hint.text()
    keys.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    keys.line("27")
    sheet = page(window)
    keys.line("77 2")
    assert "codes go from 1 to 22" in sheet.line.hint.text() and sheet.line.editor.value_text() == "77 2"
    sheet.line.editor.show_text("")
    keys.line("2 soon")
    assert "not a length of time" in sheet.line.hint.text()


def test_from_the_rota_to_the_paper_and_back(window: MainWindow, tmp_path: Path, read_back) -> None:
    """The session's sheet in the print room, saved as a PDF, is sheet 28: one more is expected by now."""
    assert window.work is not None
    store = window.work.store
    (session,) = store.find(SESSIONS)
    newcomer = Volunteer(name="Zoë Nagy")
    window.work.save("Ask", newcomer)
    window.work.save(
        "Ask",
        Shift(
            day=DAY, volunteer=newcomer.id, programme=session.programme, minutes=150, status="planned",
            session=session.id, reply="yes",
        ),
    )  # fmt: skip
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    rota = desk.turn_to("rota")
    rota.show_record(session.id)
    words = {button.text(): button for button, __ in rota.pane._actions}
    words["Print sign-in sheet…"].click()
    room = window.desk()
    assert isinstance(room, PrintRoom)
    room.settle()
    tasks.settle()
    assert store.count(SHEETS) == 1  # looking at a page keeps nothing
    target = tmp_path / "sheet.pdf"
    assert room.save_to(target)
    printed = pdf_text(target)
    for part in (
        "Sheet 28: Food table, Sat 21 Nov",
        "Amina Yusuf",
        "Олена Коваль",
        "Zoë Nagy",
        "Signature",
        "05",
        "22",
    ):
        assert part in printed
    assert window.work.undo_stack.undoText() == "Print sign-in sheet 28"
    window.show_desk("volunteers", "rota")
    words["Enter its hours"].click()
    sheet = page(window)
    assert sheet.printed is not None and sheet.printed.sheet.number == 28
    assert {draft.name for draft in sheet.model.drafts[:5]} == {*NAMES, "Zoë Nagy"}
    keys = Keys()
    keys.line("1-5")
    keys.press(Qt.Key.Key_Return, held=CTRL)
    assert len(logged(read_back())) == 5
