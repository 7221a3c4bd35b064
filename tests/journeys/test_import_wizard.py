"""Lists from elsewhere come in through File > Import; every test ends on what is in the file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES
from commdesk.records.imports import IMPORTS
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from tests.exchange import plans, sheets
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.shared import tasks

ROTA = (
    "Helpers,Jul 6,,,Jul 13,,\n,Door,Tea,Tea,Door,Tea,Tea\n"
    "Amina Yusuf,Y,0,0,0,Y,0\nBen Okafor,0,Y,Y,0,2,0\nTotal,1,1,1,0,2,0\n"
)
TIMES = (
    "day,name,programme,start,finish,hours\n2026-03-01,Amina Yusuf,Food table,9:00,17:00,7.5\n"
    "2026-03-02,Amina Yusuf,Food table,22:00,02:00,\n2026-03-03,Jürgen Groß,Food table,,,1\n"
    "2026-03-03,Jürgen Groß,Food table,,,1\n2026-03-04,Jürgen Groß,Food table,18:00,20:30,\nTotal,,,,,9.5\n"
)


def _keys(words: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    tasks.settle()


def _activate(window: QWidget) -> None:
    """A person clicks on a window first; without a screen nothing else brings it to the front."""
    window.activateWindow()
    for __ in range(200):
        if QApplication.activeWindow() is window:
            return
        QTest.qWait(10)


def _wizard(window: MainWindow, way: Callable[[ImportDialog], None]) -> None:
    """Ctrl+I, and then ``way`` through the dialog, which stands before the window meanwhile."""
    problems: list[BaseException] = []
    went: list[bool] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, ImportDialog)
            _activate(dialog)
            way(dialog)
            went.append(True)
        except BaseException as problem:
            problems.append(problem)
        finally:
            if dialog is not None and dialog.isVisible():
                QDialog.reject(dialog)  # type: ignore[arg-type]

    _activate(window)
    QTimer.singleShot(0, drive)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    if problems:
        raise problems[0]
    assert went == [True]


def _begin(dialog: ImportDialog, kind: str, path: Path) -> None:
    """What the file lists, and its name, typed."""
    page = dialog.choose_page
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.file.setFocus()
    _keys(str(path))
    _press(Qt.Key.Key_Return)


def _answer(dialog: ImportDialog, code: str) -> None:
    """An answer to a question, by the arrow keys."""
    assert dialog.stack.currentWidget() is dialog.ask_page, dialog.hint.text()
    while dialog.ask_page.answer() != code:
        _press(Qt.Key.Key_Space if not dialog.ask_page.answer() else Qt.Key.Key_Down)
    _press(Qt.Key.Key_Return)


def _same_for_all(dialog: ImportDialog, short: str, words: str) -> None:
    """One value for all rows: the second choice of a field, and the value typed behind it."""
    choice = dialog.columns_page.choices[short]
    choice.combo.setFocus()
    _press(Qt.Key.Key_Home)
    _press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is choice.value
    _keys(words)


def _decide(dialog: ImportDialog, **answers: str) -> None:
    assert dialog.stack.currentWidget() is dialog.decide_page, dialog.hint.text()
    assert set(answers) <= set(dialog.decide_page.groups)
    for kind, answer in answers.items():
        (button,) = [b for b in dialog.decide_page.groups[kind].buttons() if b.property("code") == answer]
        button.setFocus()
        _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Return)


def _import(dialog: ImportDialog) -> None:
    """Import, and Close."""
    assert dialog.stack.currentWidget() is dialog.result_page, dialog.hint.text()
    dialog.next_button.setFocus()
    _press(Qt.Key.Key_Return)
    assert dialog.result_page.headline.text().split()[1].startswith(("was", "were")), dialog.hint.text()
    _press(Qt.Key.Key_Return)


def _told(store: Any) -> list[tuple[object, ...]]:
    people = {v.id: v.name for v in store.find(VOLUNTEERS)}
    shifts = store.find(SHIFTS, Query(order=("day", "activity", "start")))
    return [(s.day, people[s.volunteer], s.activity, s.start, s.finish, s.minutes) for s in shifts]


def test_a_rota_with_dates_across_in_two_rows_of_titles(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "rota.csv"
    path.write_text(ROTA, encoding="utf-8")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        _answer(dialog, "2025")
        assert dialog.columns_page.reading.across.isChecked()
        _same_for_all(dialog, "programme", "Sundays")
        length = dialog.columns_page.choices["duration"]
        length.value.setFocus()
        _keys("1h30")
        _press(Qt.Key.Key_Return)
        _decide(dialog, totals="leave-out")
        _import(dialog)

    _wizard(window, way)
    store = read_back()
    assert _told(store) == [
        ("2025-07-06", "Amina Yusuf", "Door", None, None, 90),
        ("2025-07-06", "Ben Okafor", "Tea", None, None, 90),
        ("2025-07-06", "Ben Okafor", "Tea", None, None, 90),
        ("2025-07-13", "Amina Yusuf", "Tea", None, None, 90),
        ("2025-07-13", "Ben Okafor", "Tea", None, None, 120),
    ]
    # Amina was here already.
    assert sorted(v.name for v in store.find(VOLUNTEERS)) == [
        "Amina Yusuf",
        "Ben Okafor",
        "Jürgen Groß",
        "Олена Коваль",
    ]


def test_next_month_is_read_as_last_time_and_the_same_file_adds_nothing(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "rota.csv"

    def first(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        _answer(dialog, "2025")
        _same_for_all(dialog, "programme", "Sundays")
        dialog.columns_page.choices["duration"].value.setFocus()
        _keys("1h30")
        _press(Qt.Key.Key_Return)
        _decide(dialog, totals="leave-out")
        _import(dialog)

    def again(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        _answer(dialog, "2025")
        page = dialog.columns_page
        assert "as last time (22 Nov 2026)" in page.reading.last.currentText()
        assert page.constants() == {"programme": "Sundays", "duration": "1h30"}
        page.reading.head.setFocus()
        _press(Qt.Key.Key_Return)
        _decide(dialog)
        nonlocal added
        added = dialog.plan.added if dialog.plan else -1
        if added:
            _import(dialog)

    added = -1
    path.write_text(ROTA, encoding="utf-8")
    _wizard(window, first)
    _wizard(window, again)
    assert added == 0
    path.write_text(
        ROTA.replace("Jul", "Aug").replace("Aug 13", "Aug 10").replace("Aug 6", "Aug 3"), encoding="utf-8"
    )
    _wizard(window, again)
    store = read_back()
    assert store.rows("SELECT substr(day, 1, 7), count(*), sum(minutes) FROM shifts GROUP BY 1 ORDER BY 1") == [
        ("2025-07", 5, 480), ("2025-08", 5, 480),
    ]  # fmt: skip
    assert store.count(PROGRAMMES) == 2 and store.count(IMPORTS) == 2


def test_a_sheet_of_a_workbook_below_lines_that_name_it(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    def fill(book: Any) -> None:
        day, time = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        for month, name in ((3, "March"), (4, "April")):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, f"Sign-in sheet {name}")
            sheet.write_row(2, 0, ["Date", "Who", "In", "Out", "Hours"])
            for row, who in ((3, "Amina Yusuf"), (4, "Zoë <b>Núñez</b>")):
                sheet.write_datetime(row, 0, dt.datetime(2026, month, row), day)
                sheet.write(row, 1, who)
                sheet.write_datetime(row, 2, dt.time(18, 0), time)
                sheet.write_datetime(row, 3, dt.time(20, 30), time)
                sheet.write_number(row, 4, 2.5)
            sheet.write_number(5, 4, 5)

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        _answer(dialog, "April")
        page = dialog.columns_page
        assert page.reading.sheet.currentText() == "April"
        assert page.mapping() == {
            "day": "Date",
            "volunteer": "Who",
            "start": "In",
            "finish": "Out",
            "duration": "Hours",
        }
        assert page.reading.head.currentText().startswith("row 3")
        _same_for_all(dialog, "programme", "Food table")
        _press(Qt.Key.Key_Return)
        _decide(dialog, totals="leave-out")
        _import(dialog)

    path = sheets.xlsx(tmp_path / "sheets.xlsx", fill)
    _wizard(window, way)
    store = read_back()
    assert _told(store) == [
        ("2026-04-03", "Amina Yusuf", "", "18:00", "20:30", 150),
        ("2026-04-04", "Zoë <b>Núñez</b>", "", "18:00", "20:30", 150),
    ]
    assert store.find(IMPORTS)[0].source == "sheets.xlsx"


def test_contradictions_and_twins_are_decided_once_a_kind_and_undone_as_one(
    window: MainWindow, read_back, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "times.csv"
    path.write_text(TIMES, encoding="utf-8")
    assert window.work is not None
    (jurgen,) = window.work.store.find(VOLUNTEERS, Query(words="jurgen"))
    (food,) = window.work.store.find(PROGRAMMES)
    # Somebody has typed the last one already.
    assert window.work.save(
        "Log", Shift(day="2026-03-04", volunteer=jurgen.id, programme=food.id, minutes=150)
    )

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        _press(Qt.Key.Key_Return)
        assert set(dialog.decide_page.groups) == {"totals", "backwards", "times", "twins", "typed"}
        assert dialog.decide_page.answers() == {"twins": "keep", "typed": "skip"}
        _press(Qt.Key.Key_Return)
        assert "answer each question" in dialog.hint.text()
        _decide(dialog, totals="leave-out", backwards="next-day", times="logged", twins="leave-out")
        assert dialog.plan is not None and not dialog.plan.refused
        _import(dialog)

    _wizard(window, way)
    assert len(_told(window.work.store)) == 4
    window.work.undo_stack.undo()
    assert len(_told(window.work.store)) == 1
    window.work.undo_stack.redo()
    assert _told(read_back()) == [
        ("2026-03-01", "Amina Yusuf", "", "09:00", "17:00", 450),
        ("2026-03-02", "Amina Yusuf", "", "22:00", "02:00", 240),
        ("2026-03-03", "Jürgen Groß", "", None, None, 60),
        ("2026-03-04", "Jürgen Groß", "", None, None, 150),
    ]


def test_all_rows_are_one_person_in_one_programme(window: MainWindow, read_back, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "mine.csv"
    path.write_text("When;How long\n03/04/2026;2,5\n13/04/2026;1\n", encoding="cp1252")

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "shifts", path)
        page = dialog.columns_page
        page.choices["duration"].set_column("How long")
        _same_for_all(dialog, "volunteer", "Олена Коваль")
        _same_for_all(dialog, "programme", "food TABLE")
        _same_for_all(dialog, "start", "18:00")
        _press(Qt.Key.Key_Return)
        _import(dialog)

    _wizard(window, way)
    store = read_back()
    assert _told(store) == [
        ("2026-04-03", "Олена Коваль", "", "18:00", None, 150),
        ("2026-04-13", "Олена Коваль", "", "18:00", None, 60),
    ]
    assert store.count(PROGRAMMES) == 1 and store.count(VOLUNTEERS) == 3


def test_a_sign_up_form_in_another_language(window: MainWindow, read_back, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "form.csv"
    path.write_text(
        'Horodateur,Nom,Prénom,Disponibilités [Créneaux]\n"2026/07/12 7:38:23 PM UTC+3",Durand,Zoé,9h;10h\n'
        '"2026/07/12 7:39:02 PM UTC+3",Petit,Léo,"lundi matin"\n',
        encoding="utf-8",
    )

    def way(dialog: ImportDialog) -> None:
        _begin(dialog, "volunteers", path)
        page = dialog.columns_page
        assert page.mapping() == {"name": "Prénom+Nom"}
        page.choices["availability"].set_column("Disponibilités [Créneaux]")
        page.reading.head.setFocus()
        _press(Qt.Key.Key_Return)
        assert "went to the note" in dialog.result_page.notes.text()
        _import(dialog)

    _wizard(window, way)
    found = {v.name: v.note for v in read_back().find(VOLUNTEERS)}
    assert found["Zoé Durand"] == "Can come: 9h;10h"
    assert found["Léo Petit"] == "Can come: lundi matin"


def test_a_plan_of_ganttproject_becomes_goals(window: MainWindow, read_back, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = plans.written(tmp_path, plans.PARTY, "Straßenfest.gan")

    def way(dialog: ImportDialog) -> None:
        page = dialog.choose_page
        page.file.setFocus()
        _keys(str(path))
        assert page.chosen_kind() is GOALS
        _press(Qt.Key.Key_Return)
        assert dialog.result_page.headline.text() == "9 tasks read. 9 would be added."
        _import(dialog)

    _wizard(window, way)
    store = read_back()
    goals = {goal.id: goal for goal in store.find(GOALS)}
    people = {person.id: person.name for person in store.find(VOLUNTEERS)}
    assert sorted((g.name, g.start, g.due, g.state) for g in goals.values()) == [
        ("Danken", "2026-05-11", "2026-05-15", "reached"),
        ("Das Fest", "2026-03-30", "2026-04-24", "under_way"),
        ("Straßenfest", "2026-05-18", "2026-05-18", "planned"),
    ]
    assert sorted((goals[m.goal].name, m.name, m.due) for m in store.find(MILESTONES)) == [
        ("Das Fest", "Der Tag", "2026-05-09"),
        ("Das Fest", "Platz & Bühne / Aufbau / Abnahme", "2026-04-03"),
        ("Straßenfest", "Alles fertig", "2026-05-18"),
    ]
    actions = {action.id: action for action in store.find(ACTIONS)}
    assert sorted((a.name, a.start, a.due, a.done_on, people.get(a.owner)) for a in actions.values()) == [
        ("Platz & Bühne", "2026-04-02", "2026-04-07", "2026-04-07", "Олена Коваль"),
        ("Platz & Bühne / Aufbau", "2026-04-02", "2026-04-02", None, None),
        ("Platz & Bühne / Aufbau / Зал арендовать", "2026-04-02", "2026-04-02", None, None),
        ("موسيقى", "2026-04-30", "2026-05-04", None, None),
    ]
    assert sorted(link.lag for link in store.find(DEPENDENCIES)) == [0, 2]
    # Jürgen and Олена were here already, and nobody came in twice.
    assert sorted(people.values()) == ["Amina Yusuf", "Jürgen Groß", "Олена Коваль"]
    (made,) = store.find(IMPORTS)
    assert (made.kind, made.source, made.rows, made.added) == ("goals", "Straßenfest.gan", 9, 9)
