"""The pages about partners, chosen in the print room, narrowed to a partner, and saved."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.partners import Gift, Partner, PartnerPerson, Talk
from commdesk.records.promises import Commitment
from ui.main_window import MainWindow
from ui.print_room.desk import PrintRoom
from ui.shared import tasks
from ui.tabs.home.desk import HomeDesk

SOEHNE, PODIL = "<b>O'Brien & Söhne</b>", "Громада Поділ"


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    """Two partners with everything; an agreement that ends soon."""
    assert window.work is not None
    with window.work.step("Fill"):
        for record in (
            Partner(id="p", name=SOEHNE, stage="active", kind="business", strengths="baking"),
            Partner(id="q", name=PODIL, stage="active", resources="зал"),
            PartnerPerson(partner="p", name="Jo <i>O'Brien</i>", role="Baker", phone="0151 234567"),
            PartnerPerson(partner="q", name="Олена Коваль", email="olena@example.org"),
            Agreement(
                id="a", partner="p", name="Bread & more", start="2025-12-10", end="2026-12-09", notice_days=10
            ),
            Agreement(partner="q", name="Зал", start="2024"),
            Commitment(partner="p", side="theirs", what="Two trays", due="2026-11-01", state="kept"),
            Talk(partner="q", day="2026-11-10", how="call", said="Добре", decided="Зал у вівторок"),
            Gift(partner="p", day="2026-11-02", what="Loaves", quantity=20, unit="loaves"),
        ):
            window.work.store.save(record, new=True)
    return window


def _page(window: MainWindow, asked: str, target: Path) -> str:
    window.print_report(asked)
    room = window.desk()
    assert isinstance(room, PrintRoom)
    room.settle()
    tasks.settle()
    assert room.save_to(target)
    with pypdfium2.PdfDocument(target.read_bytes()) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_ctrl_p_prints_the_sheet_of_the_chosen_partner(filled: MainWindow, tmp_path: Path) -> None:
    filled.show_desk("partners", "q")
    filled.print_this()
    room = filled.desk()
    assert isinstance(room, PrintRoom)
    room.settle()
    tasks.settle()
    assert room.save_to(tmp_path / "sheet.pdf")
    with pypdfium2.PdfDocument((tmp_path / "sheet.pdf").read_bytes()) as document:
        words = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "Partner sheet" in words and PODIL in words and SOEHNE not in words


def test_the_sheet_of_a_partner(filled: MainWindow, tmp_path: Path) -> None:
    words = _page(filled, "partner-sheet?partner=p", tmp_path / "sheet.pdf")
    for part in (
        SOEHNE,
        "baking",
        "Jo <i>O'Brien</i>",
        "Bread & more",
        "Two trays",
        "1 of 1",
        "Loaves (20 loaves)",
    ):
        assert part in words, part
    assert PODIL not in words
    words = _page(filled, "partner-sheet?partner=q", tmp_path / "sheet.pdf")
    assert PODIL in words and "Добре Зал у вівторок" in words and "open-ended" in words


def test_whom_to_reach(filled: MainWindow, tmp_path: Path) -> None:
    words = _page(filled, "partner-contacts", tmp_path / "contacts.pdf")
    assert "2 people to reach" in words and "olena@example.org" in words and "0151 234567" in words


def test_the_register_and_the_calendar_say_by_when_to_decide(filled: MainWindow, tmp_path: Path) -> None:
    words = _page(filled, "agreement-register", tmp_path / "register.pdf")
    assert "2 agreements, 1 to decide on" in words and "by 29 Nov 2026" in words
    words = _page(filled, "renewal-calendar", tmp_path / "calendar.pdf")
    assert "29 Nov Last day for notice" in words and "9 Dec Ends, must be renewed" in words
    assert PODIL not in words  # open-ended: nothing is asked


def test_home_tells_what_wants_deciding_and_no_more_when_it_is_open_ended(filled: MainWindow) -> None:
    def told() -> list[str]:
        filled.show_desk("home")
        QApplication.processEvents()
        home = filled.desk()
        assert isinstance(home, HomeDesk)
        return [row.accessibleName() for row in home.needs.rows() if "Agreement with" in row.accessibleName()]

    (item,) = told()
    assert item.startswith(f"In 17 days, Agreement with {SOEHNE} ends 9 Dec 2026, Notice until ")
    assert filled.work is not None
    kept = filled.work.store.get(AGREEMENTS, "a")
    kept.end = None
    assert filled.work.save("Open", kept)
    assert told() == []
