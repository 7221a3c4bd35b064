"""Every list of the volunteer log at the smallest size: nothing cut, everything named, nothing flashing up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)

from commdesk import text
from commdesk.practice.make import make_practice
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.recognition import Award, AwardRule, Expense
from commdesk.records.volunteers import VOLUNTEERS, Check, CheckType, Service
from commdesk.store.file import close_file, open_file
from commdesk.store.query import Query
from tests.journeys.test_looks import _visible, _Watch
from ui.main_window import MainWindow
from ui.shared import tasks, theme
from ui.tabs.volunteers.desk import VolunteersDesk
from ui.tabs.volunteers.views import VIEWS


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice group with something in every list."""
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    store = open_file(path)
    person, programme = store.find(VOLUNTEERS, Query(limit=1))[0], store.find(PROGRAMMES)[0]
    kind, rule = CheckType(name="First aid", months=24), AwardRule(name="Certificate", minutes=3000)
    person.born = "2012"
    with store.step("Fill"):
        for record in (
            person, kind, rule, Check(volunteer=person.id, type=kind.id, expires="2026-12"),
            Award(volunteer=person.id, rule=rule.id, given_on="2026-11-01"),
            Service(volunteer=person.id, minutes=1800, start="2026-11-01"),
            Expense(day="2026-11-01", volunteer=person.id, what="Bus", amount=250, programme=programme.id),
        ):  # fmt: skip
            store.save(record)
    close_file(store)
    return path


@pytest.fixture(
    params=[("en", 1.0), ("qps", 1.0), ("en", 2.0)], ids=["English", "longer words", "large text"]
)
def shown(request: pytest.FixtureRequest, qtbot, full: Path, qapp: QApplication) -> Iterator[VolunteersDesk]:  # type: ignore[no-untyped-def]
    """The desk in the smallest window, in English, in a language whose words are a third longer, and with large text."""
    before = text.language()
    language, scale = request.param
    text.use(language)
    theme.apply(qapp, "light", scale)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    assert window.files.open(full, remember=False)
    window.show_desk("volunteers")
    desk = window.desk()
    assert isinstance(desk, VolunteersDesk)
    yield desk
    window.close()
    text.use(before)
    theme.apply(qapp, "light", 1.0)


@pytest.mark.parametrize("key", [place.key for place in VIEWS])
def test_nothing_is_cut_off_and_everything_has_a_name(shown: VolunteersDesk, key: str) -> None:
    watch = _Watch()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.installEventFilter(watch)
    try:
        shown.turn_to(key)
        tasks.settle()
    finally:
        app.removeEventFilter(watch)
    assert watch.seen == []
    window = shown.window()
    assert isinstance(window, MainWindow)
    assert (window.width(), window.height()) == (1024, 600), "a list keeps the window from being small"
    cut, nameless = [], []
    for button in _visible(window, QAbstractButton):
        if button.text() and button.width() < button.minimumSizeHint().width():
            cut.append(f"button {button.text()}")
    for words in _visible(window, QLabel):
        if type(words) is QLabel and not words.wordWrap():
            needed = words.fontMetrics().horizontalAdvance(words.text().replace("&", ""))
            cut += [f"label {words.text()}"] if words.width() < needed else []
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView):
        for widget in _visible(window, kind):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget.parentWidget(), QComboBox):
                continue
            if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())):
                nameless.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert (cut, nameless) == ([], [])


@pytest.mark.parametrize("part", range(6))
def test_every_part_of_a_person_has_room(shown: VolunteersDesk, part: int) -> None:
    view = shown.turn_to("people")
    view.panes.show_form()
    view.parts.setCurrentIndex(part)
    for fold, __ in view.form._folds:
        if fold is not None:
            fold.set_open(True)
    tasks.settle()
    window = shown.window()
    assert (window.width(), window.height()) == (1024, 600)
    inside = view.panes.form_column.parentWidget()
    assert inside.width() <= view.panes.form_panel.width(), "the form is wider than its place"
