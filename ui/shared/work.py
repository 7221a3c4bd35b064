"""The open file as the window sees it: saving, undo and redo, and who is told of changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication

from commdesk import clock, text
from commdesk.errors import KnownError
from commdesk.records.kind import Record
from commdesk.store.file import close_file
from commdesk.store.steps import Step
from commdesk.store.store import Store
from commdesk.text import _
from ui.shared import tasks
from ui.shared.waiting import Stopped, told

LONG = 2_000  # from so many changes on, undoing takes long enough to be shown


class Work(QObject):
    """One open file. Desks change records only through ``step``; ``changed`` tells what a step changed."""

    changed = Signal(object)  # Step
    saved = Signal(str)  # "Saved 14:02"
    refused = Signal(str)  # a sentence that belongs to no field

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.undo_stack = QUndoStack(self)
        self._replaying = False
        store.listen(self._stepped)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """All that is saved inside is one step, which one undo takes back; raises as ``Store.step`` does."""
        with self.store.step(label):
            yield

    def save(self, label: str, *records: Record) -> bool:
        """Saves records as one step; a refusal is told through ``refused``. Answers whether it was saved."""
        try:
            with self.step(label):
                for record in records:
                    self.store.save(record)
        except KnownError as error:
            self.refused.emit(str(error))
            return False
        return True

    def delete(self, record: Record) -> bool:
        """Deletes a record with its parts; a refusal is told through ``refused``."""
        try:
            self.store.delete(record)
        except KnownError as error:
            self.refused.emit(str(error))
            return False
        return True

    def replay(self, step: Step, words: str) -> None:
        """Undoes or redoes: the changes happen, and no new command is put on the stack.

        Of many changes it shows how far it is (``words`` say with what). Raises Stopped when the person wants no
        more, and KnownError as the store does; then nothing was changed.
        """
        self._replaying = True
        try:
            if len(step.changes) < LONG:
                self.store.replay(step)
                return
            with told(QApplication.activeWindow(), words) as tell:
                self.store.replay(step, tell)
        finally:
            self._replaying = False

    def close(self) -> None:
        """Closes the file."""
        self.undo_stack.clear()
        tasks.let_go(self.store)
        close_file(self.store)

    def _stepped(self, step: Step) -> None:
        if not self._replaying:
            self.undo_stack.push(_StepCommand(self, step))
        self.changed.emit(step)
        self.saved.emit(_("Saved {time}").format(time=text.clock_time(clock.now())))


class _StepCommand(QUndoCommand):
    """Any step, as Qt's undo stack wants it."""

    def __init__(self, work: Work, step: Step) -> None:
        super().__init__(step.label)
        self._work = work
        self._step = step
        self._is_so = True  # Qt calls redo() once when the command is pushed; the step is made already.

    def redo(self) -> None:
        words = _("{step}: doing it again…").format(step=self._step.label)
        self._turn(self._step, words, self._work.undo_stack.undo)

    def undo(self) -> None:
        words = _("{step}: taking it back…").format(step=self._step.label)
        self._turn(self._step.reverse(), words, self._work.undo_stack.redo)

    def _turn(self, step: Step, words: str, back: Callable[[], None]) -> None:
        if self._is_so:
            self._is_so = False
            return
        try:
            self._work.replay(step, words)
        except KnownError as error:
            # It can never be taken back any more, and must not stand in the way of what was done before it.
            self.setObsolete(True)
            self._work.refused.emit(str(error))
        except Stopped:
            # Nothing has happened, but the stack has moved on: it goes back.
            self._is_so = True
            QTimer.singleShot(0, self._work, back)
