"""The open file as the window sees it: saving, undo and redo, and who is told of changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from commdesk import clock, text
from commdesk.errors import KnownError
from commdesk.records.kind import Record
from commdesk.store.file import close_file
from commdesk.store.steps import Step
from commdesk.store.store import Store
from commdesk.text import _
from ui.shared import tasks


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

    def replay(self, step: Step) -> None:
        """Undoes or redoes: the changes happen, and no new command is put on the stack."""
        self._replaying = True
        try:
            self.store.replay(step)
        except KnownError as error:
            self.refused.emit(str(error))
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
        self._made = True  # Qt calls redo() once when the command is pushed; the step is made already.

    def redo(self) -> None:
        if self._made:
            self._made = False
            return
        self._work.replay(self._step)

    def undo(self) -> None:
        self._work.replay(self._step.reverse())
