"""Thanks in the window: earned by the rules, marked as given, taken back; days and care; required service."""

from pathlib import Path

import pytest

from commdesk.records.programmes import Programme
from commdesk.records.recognition import AWARDS, AwardRule
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Service, Volunteer
from commdesk.store.file import close_file, new_file
from ui.main_window import MainWindow
from ui.shared import tasks
from ui.shared.widgets.panel import NeedRow
from ui.tabs.volunteers.thanks_pages import RowsPage
from ui.tabs.volunteers.thanks_view import ThanksView


@pytest.fixture
def group_file(tmp_path: Path) -> Path:
    """Amina has given 12 hours over two years, Bo came once in October."""
    path = tmp_path / "thanks.commdesk"
    store = new_file(path, "Thanks")
    programme = Programme(name="Food table")
    amina, bo = Volunteer(name="Amina <b>Yusuf</b>"), Volunteer(name="Bo Quist")
    with store.step("start"):
        for record in (programme, amina, bo, AwardRule(name="Certificate", minutes=600)):
            store.save(record)
        for day, person, minutes in (
            ("2024-12-01", amina, 300), ("2026-11-14", amina, 420), ("2026-10-03", bo, 120),
        ):  # fmt: skip
            store.save(Shift(day=day, volunteer=person.id, programme=programme.id, minutes=minutes))
        store.save(
            Service(volunteer=amina.id, minutes=600, start="2026-11-01", due="2026-12-01", asked_by="school")
        )
    close_file(store)
    return path


def _thanks(window: MainWindow) -> ThanksView:
    window.show_desk("volunteers", "thanks")
    view = window.desk().front()  # type: ignore[union-attr]
    assert isinstance(view, ThanksView)
    tasks.settle()
    return view


def _rows(page: RowsPage) -> list[str]:
    return [row.accessibleName() for row in page.rows.rows()]


def test_what_is_earned_is_marked_as_given_and_undone(window: MainWindow, read_back) -> None:
    view = _thanks(window)
    assert _rows(view.earned) == ["Certificate, Amina <b>Yusuf</b>, 12 h in all, 1 year"]
    row = view.earned.rows.rows()[0]
    assert isinstance(row, NeedRow)
    view.earned.shown()[0].deed()  # type: ignore[misc]
    tasks.settle()
    assert _rows(view.earned) == [] and "Nobody has earned" in view.earned.empty.sentence()
    assert window.work is not None and window.work.undo_stack.undoText() == "Thank Amina <b>Yusuf</b>"
    window.work.undo_stack.undo()
    tasks.settle()
    assert len(_rows(view.earned)) == 1
    window.work.undo_stack.redo()
    (award,) = read_back().find(AWARDS)
    assert award.given_on == "2026-11-22"


def test_days_and_care_follow_from_the_hours(window: MainWindow) -> None:
    view = _thanks(window)
    view.tabs.setCurrentIndex(1)
    tasks.settle()
    assert _rows(view.days) == ["Years, Amina <b>Yusuf</b>, 2 years on Tue 1 Dec"]
    view.tabs.setCurrentIndex(2)
    tasks.settle()
    (care,) = [row for row in _rows(view.care) if "Bo" in row]
    assert care.startswith("Once, Bo Quist, Came for the first time on 3 October 2026")
    view.search("nobody")
    assert _rows(view.care) == []


def test_required_service_says_how_far_it_has_come(window: MainWindow) -> None:
    window.show_desk("volunteers", "service")
    view = window.desk().front()  # type: ignore[union-attr]
    view.table.selectRow(0)  # type: ignore[attr-defined]
    assert view.about.text() == "7 h of 10 h given, On track, 9 days left"  # type: ignore[attr-defined]
