"""A real window on a real file for whole tasks, driven by keys as a person would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commdesk.records.programmes import Programme
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file, open_file
from ui.main_window import MainWindow
from ui.shared import theme


@pytest.fixture
def group_file(tmp_path: Path) -> Path:
    """A group with one programme and three people."""
    path = tmp_path / "Fluß & Garten.commdesk"
    store = new_file(path, "Fluß & Garten")
    with store.step("start"):
        store.save(Programme(name="Food table", unit="households"))
        for name in ("Amina Yusuf", "Jürgen Groß", "Олена Коваль"):
            store.save(Volunteer(name=name))
    close_file(store)
    return path


@pytest.fixture
def window(qtbot, group_file: Path, qapp: QApplication) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    """The real window, shown, on that file."""
    theme.apply(qapp, "light", 1.0)
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    assert made.files.open(group_file)
    yield made
    if made.work is not None:
        made.close()


@pytest.fixture
def read_back(window: MainWindow, group_file: Path):  # type: ignore[no-untyped-def]
    """Closes the window's file and opens it again: what is in the file, not what the window remembers."""

    opened = []

    def again():  # type: ignore[no-untyped-def]
        if window.work is not None:
            assert window.files.close_current()
        store = open_file(group_file, readonly=True)
        opened.append(store)
        return store

    yield again
    for store in opened:
        store.close()
