"""Long reading away from the window: on a worker, with its own read-only connection, cancellable."""

import contextvars
import threading
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from commdesk.errors import KnownError
from commdesk.store.connection import DatabaseError
from commdesk.store.store import Reader, Store
from commdesk.text import _


class Cancelled(Exception):
    """The person pressed Cancel."""


class Task(QObject):
    """One piece of work under way. Signals arrive in the window's thread.

    The work may call ``progress(done, of, words)``, which raises Cancelled once the person has cancelled.
    """

    finished = Signal(object)
    failed = Signal(str)
    moved = Signal(int, int, str)
    ended = Signal()

    def __init__(self, store: Store, work: Callable[[Reader, Callable[..., None]], Any]) -> None:
        super().__init__()
        self._store = store
        self._work = work
        self._reader: Reader | None = None
        self._handing = threading.Lock()
        self.cancelled = False
        self.over = False  # set before ``ended`` is sent, for who comes too late to hear it

    def cancel(self) -> None:
        """Stops the work soon; nothing more is told of it."""
        with self._handing:  # else it might stop another task that has the reader by then
            self.cancelled = True
            if self._reader is not None:
                self._reader.conn.interrupt()

    def progress(self, done: int, of: int, words: str = "") -> None:
        """Tells how far the work is."""
        if self.cancelled:
            raise Cancelled
        self.moved.emit(done, of, words)

    def run(self) -> None:
        """Does the work; called on the worker."""
        try:
            if self.cancelled:
                return
            reader = self._reader = _borrowed(self._store)
            whole = False
            try:
                result = self._work(reader, self.progress)
                whole = True
            finally:
                with self._handing:
                    self._reader = None
                _give_back(self._store, reader, whole and not self.cancelled)
            if not self.cancelled:
                self.finished.emit(result)
        except Cancelled:
            pass
        except (KnownError, DatabaseError) as error:
            if not self.cancelled:
                self.failed.emit(str(error))
        except Exception:
            traceback.print_exc()
            if not self.cancelled:
                self.failed.emit(_("Something went wrong inside the program. Your records are untouched."))
        finally:
            self.over = True
            self.ended.emit()


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task
        # The worker speaks the window's language.
        self._context = contextvars.copy_context()

    def run(self) -> None:
        self._context.run(self._task.run)


_alive: set[Task] = set()

# A reader that has done its work waits for the next: opening the file and learning its shape takes some milliseconds,
# and what it has read stays in its memory.
_waiting: dict[Store, Reader] = {}
_handing = threading.Lock()


def _borrowed(store: Store) -> Reader:
    with _handing:
        waiting = _waiting.pop(store, None)
    return store.reader() if waiting is None else waiting


def _give_back(store: Store, reader: Reader, whole: bool) -> None:
    with _handing:
        if whole and store not in _waiting:
            _waiting[store] = reader
            return
    reader.close()


def start(
    store: Store,
    work: Callable[[Reader, Callable[..., None]], Any],
    finished: Callable[[Any], None],
    failed: Callable[[str], None] | None = None,
    *,
    soon: bool = False,
) -> Task:
    """Starts ``work(reader, progress)`` on a worker; ``finished(result)`` is called in the window's thread.

    ``soon`` lets the window paint first what waits to be painted.
    """
    task = Task(store, work)
    task.finished.connect(finished)
    if failed is not None:
        task.failed.connect(failed)
    # Kept until it has ended: nobody else may hold it.
    _alive.add(task)
    task.ended.connect(lambda: _alive.discard(task))
    runner = _Runner(task)
    if soon:
        QTimer.singleShot(0, lambda: QThreadPool.globalInstance().start(runner))
    else:
        QThreadPool.globalInstance().start(runner)
    return task


def let_go(store: Store) -> None:
    """Closes the reader that waits for a file's next task: before the file is closed."""
    with _handing:
        waiting = _waiting.pop(store, None)
    if waiting is not None:
        waiting.close()


def busy() -> bool:
    """Whether anything is under way."""
    return bool(_alive)


def finish_all() -> None:
    """Cancels what is under way, waits for it and lets go of the file: before it is closed."""
    for task in list(_alive):
        task.cancel()
    QThreadPool.globalInstance().waitForDone(10_000)
    for store in list(_waiting):
        let_go(store)


def settle(milliseconds: int = 20_000) -> None:
    """Waits until nothing is under way, letting the window work meanwhile: for pictures and tests."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    until = QDeadlineTimer(milliseconds)
    QApplication.processEvents()
    while _alive and not until.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QApplication.processEvents()
