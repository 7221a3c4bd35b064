"""What holds for every desk: no words cut off in a longer language, everything named, nothing flashes up alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from commdesk import text
from commdesk.practice.make import make_practice
from ui.main_window import MainWindow
from ui.shared import tasks, theme
from ui.tabs.list import TABS


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    return path


@pytest.fixture(
    params=[("en", 1.0), ("qps", 1.0), ("en", 2.0)], ids=["English", "longer words", "large text"]
)
def shown(request: pytest.FixtureRequest, qtbot, practice: Path, qapp: QApplication) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    """The window at its smallest, in English, in a language whose words are a third longer, and with large text."""
    before = text.language()
    language, scale = request.param
    text.use(language)
    theme.apply(qapp, "light", scale)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    window.show()
    assert window.files.open(practice, remember=False)
    yield window
    window.close()
    text.use(before)
    theme.apply(qapp, "light", 1.0)


def _visible(window: MainWindow, kind: type) -> list:  # type: ignore[type-arg]
    return [
        w for w in window.findChildren(kind) if w.isVisibleTo(window) and w.visibleRegion().isEmpty() is False
    ]


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_no_words_are_cut_off_at_the_smallest_size(shown: MainWindow, key: str) -> None:
    shown.show_desk(key)
    tasks.settle()
    assert (shown.width(), shown.height()) == (1024, 600), "a desk keeps the window from being small"
    cut = []
    for button in _visible(shown, QAbstractButton):
        if button.text() and button.width() < button.minimumSizeHint().width():
            cut.append(f"button {button.text()}")
    for words in _visible(shown, QLabel):
        if type(words) is QLabel and words.text() and not words.wordWrap():
            needed = words.fontMetrics().horizontalAdvance(words.text().replace("&", ""))
            if words.width() < needed:
                cut.append(f"label {words.text()}")
    for tabs in _visible(shown, QTabBar):
        if tabs.width() < sum(tabs.tabRect(n).width() for n in range(tabs.count())):
            cut.append(f"tabs {tabs.tabText(0)}")
    assert not cut, cut


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
def test_everything_that_takes_keys_has_a_name(shown: MainWindow, key: str) -> None:
    shown.show_desk(key)
    tasks.settle()
    nameless = []
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView):
        for widget in _visible(shown, kind):
            inside = isinstance(widget.parentWidget(), QComboBox)
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or inside:
                continue
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or words):
                nameless.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert not nameless, nameless


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_building_the_desks_shows_no_window_but_the_window(shown: MainWindow, qapp: QApplication) -> None:
    watch = _Watch()
    qapp.installEventFilter(watch)
    try:
        for tab in TABS:
            shown.show_desk(tab.key)
            tasks.settle()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.seen == []
