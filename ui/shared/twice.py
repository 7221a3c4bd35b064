"""The quiet line that says how many records of a kind may be the same, and the way to go through them."""

from PySide6.QtCore import QObject, QTimer, Signal

from commdesk import text
from commdesk.figures.alike import TELLING
from commdesk.figures.duplicates import MOST_PAIRS, Pair, likely_duplicates
from commdesk.records.kind import Kind
from commdesk.records.partners import PARTNERS
from commdesk.store.steps import Row, Step
from commdesk.text import _, ngettext
from ui.shared import tasks
from ui.shared.work import Work

# Nobody is looked for while somebody types.
PAUSE = 1500
MANY = 3000


class Twice(QObject):
    """Looks for pairs on a worker, once when asked and again some time after what tells records apart has changed.

    ``apart`` are pairs of ids that are two, for as long as the window is open; of people the file knows it for good.
    """

    found = Signal()

    def __init__(self, work: Work, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        self.apart: set[frozenset[str]] = set()
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
        if self.work.store.count(self.kind) < MANY:
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
            self.work.store,
            lambda reader, progress: likely_duplicates(reader, progress, self.kind),
            self._show,
        )

    def words(self) -> str:
        """The line, or nothing."""
        count = len(self.pairs)
        if not count:
            return ""
        if self.kind is PARTNERS:
            words = ngettext(
                "{n} pair of partners may be the same.", "{n} pairs of partners may be the same.", count
            )
        elif count < MOST_PAIRS:
            words = ngettext(
                "{n} pair of names may be the same person.",
                "{n} pairs of names may be the same person.",
                count,
            )
        else:
            words = _("{n} pairs of names and more may be the same person.")
        return words.format(n=text.number(count))

    def _show(self, pairs: list[Pair]) -> None:
        self._task = None
        self.pairs = [pair for pair in pairs if frozenset((pair.one, pair.other)) not in self.apart]
        self.found.emit()

    def _stepped(self, step: Step) -> None:
        if not self._begun:
            return
        for change in step.changes:
            if change.kind == "not_same" or (
                change.kind == self.kind.name and self._tells(change.before, change.after)
            ):
                # What is gone or decided is not offered any more, before anybody has looked again.
                self._pause.start()
                return

    def _tells(self, before: Row | None, after: Row | None) -> bool:
        if before is None or after is None:
            return True
        return any(before[name] != after[name] for name in TELLING[self.kind.name])
