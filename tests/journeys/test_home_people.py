"""Home tells of checks, required service, thanks and care, and leads to the desk of volunteers."""

from pathlib import Path

import pytest

from commdesk.figures import thanks
from commdesk.practice.make import make_practice
from commdesk.records.recognition import Award
from commdesk.records.volunteers import CHECKS
from ui.main_window import MainWindow
from ui.shared import tasks
from ui.shared.widgets.panel import NeedRow
from ui.tabs.home.desk import HomeDesk


@pytest.fixture
def home(window: MainWindow, tmp_path: Path) -> HomeDesk:
    """Home of the practice group."""
    path = tmp_path / "practice.commdesk"
    make_practice(path)
    assert window.files.open(path, remember=False)
    window.show_desk("home")
    tasks.settle()
    desk = window.desk()
    assert isinstance(desk, HomeDesk)
    return desk


def _rows(home: HomeDesk) -> dict[str, NeedRow]:
    return {row.accessibleName(): row for row in home.needs.findChildren(NeedRow) if not row.isHidden()}


def _told(home: HomeDesk, words: str) -> bool:
    return any(words in name for name in _rows(home))


def test_what_ran_out_is_told_until_it_is_renewed(home: HomeDesk) -> None:
    assert _told(home, "5 checks have run out")
    store = home.work.store
    with store.step("Renew"):
        for check in store.find(CHECKS):
            if check.expires and check.expires < "2026-11-22":
                check.expires = "2029-01-01"
                store.save(check)
    home.refresh()
    tasks.settle()
    assert not _told(home, "have run out")


def test_service_thanks_and_care_are_told(home: HomeDesk) -> None:
    assert _told(home, "Priya Raman are due")
    assert _told(home, "7 people have earned a thank-you")
    assert _told(home, "3 people you might like to ask how they are")
    store = home.work.store
    with store.step("Give"):
        for one in thanks.eligible(store):
            store.save(Award(volunteer=one.volunteer, rule=one.rule.id, given_on="2026-11-22"))
    home.refresh()
    tasks.settle()
    assert not _told(home, "earned a thank-you") and _told(home, "ask how they are")


def test_a_line_leads_to_the_volunteers(home: HomeDesk, window: MainWindow) -> None:
    row = next(row for name, row in _rows(home).items() if "5 checks have run out" in name)
    row.pressed.emit()
    assert window.desk() is window.desks["volunteers"]
