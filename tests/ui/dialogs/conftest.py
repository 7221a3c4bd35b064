"""A real file behind every dialog, dressed as the program dresses it."""

import pytest
from PySide6.QtWidgets import QApplication

from commdesk.store.file import new_file
from ui.shared import tasks, theme
from ui.shared.work import Work


@pytest.fixture
def work(tmp_path, qapp):
    """An open group without any records."""
    theme.apply(qapp, "light", 1.0)
    made = Work(new_file(tmp_path / "g.commdesk", "Riverside"))
    yield made
    tasks.finish_all()
    made.close()


@pytest.fixture
def shown(qtbot):
    """Shows a dialog as a person would have it before them."""

    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog

    return show
