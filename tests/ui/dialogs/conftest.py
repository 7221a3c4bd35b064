"""A real file behind every dialog, dressed as the program dresses it."""

import pytest
from PySide6.QtWidgets import QApplication


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
