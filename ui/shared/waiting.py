"""Waiting for long work: the window stays alive, shows how far it is, and Cancel stops it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from commdesk.errors import KnownError
from commdesk.store.store import Reader, Store
from commdesk.text import _
from ui.shared import tasks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog

# Shorter work is done before anybody could read what is going on.
PATIENCE = 500  # milliseconds


class Stopped(Exception):
    """The person pressed Cancel: nothing was done."""


def wait_for(
    parent: QWidget | None,
    store: Store,
    words: str,
    do: Callable[[Reader, Callable[[int, int], bool]], Any],
    *,
    can_stop: bool = True,
) -> Any:
    """Does ``do(reader, progress)`` on a worker and answers what it answers; ``words`` say what is going on.

    Raises KnownError as ``do`` does, and Stopped when the person wants no more.
    """
    # Loaded when first needed: the window opens without.
    from PySide6.QtCore import QEventLoop, QTimer

    found: list[Any] = []
    problems: list[str] = []
    loop = QEventLoop()
    dialog = _dialog(words, parent, can_stop)

    def moved(done: int, of: int, _words: str) -> None:
        dialog.setMaximum(max(1, of))
        dialog.setValue(min(done, of))

    def work(reader: Reader, progress: Callable[..., None]) -> Any:
        def tell(done: int, of: int) -> bool:
            progress(done, of)
            return True

        return do(reader, tell)

    task = tasks.start(store, work, found.append, problems.append)
    task.moved.connect(moved)
    task.ended.connect(loop.quit)
    if can_stop:
        dialog.canceled.connect(task.cancel)
    if task.over:
        # It was quicker than we were to listen; what it answered is on its way already.
        QTimer.singleShot(0, loop.quit)
    loop.exec()
    stopped = task.cancelled
    dialog.reset()
    dialog.deleteLater()
    if problems:
        raise KnownError(problems[0])
    if stopped or not found:
        raise Stopped
    return found[0]


@contextmanager
def told(parent: QWidget | None, words: str) -> Iterator[Callable[[int, int], None]]:
    """For long work that writes, which stays on the window's own thread: what it yields shows how far that is.

    Between two calls the window lives. The call raises Stopped when the person wants no more.
    """
    from PySide6.QtWidgets import QApplication

    dialog = _dialog(words, parent, True)

    def tell(done: int, of: int) -> None:
        dialog.setMaximum(max(1, of))
        dialog.setValue(min(done, of))
        QApplication.processEvents()
        if dialog.wasCanceled():
            raise Stopped

    try:
        yield tell
    finally:
        dialog.reset()
        dialog.deleteLater()


def _dialog(words: str, parent: QWidget | None, can_stop: bool) -> "QProgressDialog":
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QProgressDialog

    dialog = QProgressDialog(words, _("Cancel") if can_stop else "", 0, 0, parent)
    if not can_stop:
        dialog.setCancelButton(None)
    dialog.setWindowTitle("CommDesk")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(PATIENCE)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    return dialog
