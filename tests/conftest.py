"""What every test stands on: no screen needed, no file of the user's touched, one fixed day."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_home = Path(tempfile.mkdtemp(prefix="commdesk-tests-"))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["COMMDESK_TODAY"] = "2026-11-22"
os.environ["COMMDESK_HOME"] = str(_home)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(_home / _name.lower())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Windows that a test has closed are gone before the next one: every style sheet is laid on all that are left."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets is not None else None
    if app is not None:
        from PySide6.QtCore import QEvent

        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
