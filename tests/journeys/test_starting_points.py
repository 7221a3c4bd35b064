"""A goal from a starting point, by keys: chosen, looked at, begun; then it is in the file, and one undo takes it back."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES
from commdesk.records.volunteers import VOLUNTEERS
from ui.dialogs.starting_points import StartingPointsDialog
from ui.main_window import MainWindow
from ui.shared import theme
from ui.tabs.goals.desk import GoalsDesk


@pytest.fixture
def desk(window: MainWindow) -> GoalsDesk:
    window.show_desk("goals")
    found = window.desk()
    assert isinstance(found, GoalsDesk)
    return found


def _dialog() -> StartingPointsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, StartingPointsDialog)
    return found


def _words(dialog: StartingPointsDialog) -> list[str]:
    rows = dialog._rows
    assert rows is not None
    return [one.text() for one in rows.findChildren(QLabel)]


def test_an_empty_group_begins_a_language_café_by_keys(
    window: MainWindow, desk: GoalsDesk, read_back, qtbot
) -> None:
    assert desk.list.empty.second.isVisibleTo(desk)
    seen: list[list[str]] = []

    def drive() -> None:
        dialog = _dialog()
        for __ in range(4):
            QTest.keyClick(dialog.points, Qt.Key.Key_Down)
        assert dialog.about.text().startswith("For newcomers")
        QTest.keyClick(dialog.points, Qt.Key.Key_Tab)
        start = dialog.boxes["start"].editor
        start.setFocus()
        start.show_text("31.1.2027")
        start.left.emit()
        seen.append(_words(dialog))
        owner = dialog.boxes["owner"].editor
        owner.setFocus()
        owner.show_text("Amina Yusuf")
        QTest.keyClick(owner, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.begin_button.click()

    QTimer.singleShot(0, drive)
    QTest.keyClick(desk.list.empty.second, Qt.Key.Key_Space)
    (words,) = seen
    assert "14 Feb to 9 Mar" in words and any(word.endswith("from 28 Mar") for word in words)
    assert "◇ First evening held" in words
    (goal,) = desk.work.store.find(GOALS)
    assert desk.list.form.record.id == goal.id
    undo = desk.work.undo_stack
    undo.undo()
    assert desk.work.store.count(GOALS) == desk.work.store.count(ACTIONS) == 0
    undo.redo()
    kept = read_back()
    (goal,) = kept.find(GOALS)
    assert (goal.name, goal.start, goal.due) == ("A language café every week", "2027-01-31", "2027-08-01")
    assert kept.get(VOLUNTEERS, goal.owner).name == "Amina Yusuf"
    assert (kept.count(ACTIONS), kept.count(MILESTONES), kept.count(DEPENDENCIES)) == (11, 5, 10)


def test_a_name_that_was_typed_stays_and_a_wrong_day_is_told(desk: GoalsDesk) -> None:
    dialog = StartingPointsDialog(desk.work)
    line = dialog.boxes["name"].editor
    QTest.keyClicks(line, "X")
    dialog.points.setCurrentRow(2)
    assert line.text().startswith("X")
    dialog.boxes["start"].editor.show_text("the day after")
    dialog.begin()
    assert dialog.made == "" and dialog.boxes["start"].hint.text()
    dialog.boxes["start"].editor.show_text("")
    dialog.begin()
    assert "Say the first day" in dialog.boxes["start"].hint.text()
    dialog.boxes["start"].editor.show_text("1.12.9999")
    dialog.begin()
    assert "cannot be right" in dialog.boxes["start"].hint.text()
    assert desk.work.store.count(GOALS) == 0
    dialog.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialog_fits_a_small_screen_and_all_six_are_seen(desk: GoalsDesk, qapp, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    try:
        dialog = StartingPointsDialog(desk.work)
        dialog.show()
        dialog.resize(984, 540)
        QApplication.processEvents()
        assert (dialog.width(), dialog.height()) == (984, 540)
        last = dialog.points.visualItemRect(dialog.points.item(5))
        assert dialog.points.viewport().rect().contains(last)
        dialog.close()
        dialog.deleteLater()
    finally:
        theme.apply(qapp, "light", 1.0)
