"""The quiet line that says how many names may be the same person, and the way to go through them."""

from PySide6.QtCore import QObject, QTimer, Signal

from commdesk import text
from commdesk.figures.duplicates import MOST_PAIRS, Pair, likely_duplicates
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.steps import Row, Step
from commdesk.text import _, ngettext
from ui.shared import tasks
from ui.shared.work import Work

# What makes somebody look like somebody else.
TELLING = ("name", "phone", "email")
# Nobody is looked for while somebody types.
PAUSE = 1500
MANY = 3000


class Twice(QObject):
    """Looks for pairs on a worker, once when asked and again some time after what tells people apart has changed."""

    found = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.pairs: list[Pair] = []
        self._task: tasks.Task | None = None
        self._begun = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        work.changed.connect(self._stepped)

    def begin(self) -> None:
        """Looks for the first time; among very many not before they are shown."""
        if self._begun:
            return
        if self.work.store.count(VOLUNTEERS) < MANY:
            self.look()
        else:
            self._begun = True
            self._pause.start()

    def look(self) -> None:
        """Looks now."""
        self._begun = True
        if self._task is not None:
            self._task.cancel()
        self._task = tasks.start(
            self.work.store, lambda reader, progress: likely_duplicates(reader, progress), self._show
        )

    def words(self) -> str:
        """The line, or nothing."""
        count = len(self.pairs)
        if not count:
            return ""
        words = ngettext(
            "{n} pair of names may be the same person.", "{n} pairs of names may be the same person.", count
        )
        if count >= MOST_PAIRS:
            words = _("{n} pairs of names and more may be the same person.")
        return words.format(n=text.number(count))

    def _show(self, pairs: list[Pair]) -> None:
        self._task = None
        self.pairs = pairs
        self.found.emit()

    def _stepped(self, step: Step) -> None:
        if not self._begun:
            return
        for change in step.changes:
            if change.kind == "not_same" or (
                change.kind == "volunteers" and _tells(change.before, change.after)
            ):
                # What is gone or decided is not offered any more, before anybody has looked again.
                self._pause.start()
                return


def _tells(before: Row | None, after: Row | None) -> bool:
    if before is None or after is None:
        return True
    return any(before[name] != after[name] for name in TELLING)
