"""The rows of a table that has very many: the first ones soon, all of them from a worker, any window at once."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from commdesk.records.fields import Link
from commdesk.records.kind import Kind
from commdesk.store import search
from commdesk.store.listing import Listing, listing, markable
from commdesk.store.query import Query
from commdesk.store.steps import Change
from commdesk.store.store import Reader, Store
from commdesk.text import _
from ui.shared import tasks

WINDOW = 200  # rows asked for at once


class Found(NamedTuple):
    """The first rows that fit, and how many there are as far as is known."""

    query: Query
    rows: int
    first: list[Any]


class FarRows(QObject):
    """Looks for rows on a worker and remembers where all of them are.

    Where an index keeps the order the first rows are there at once; else they come as soon as they are found. A list
    that cannot follow a change is read anew, while its old rows stay.
    """

    first_found = Signal(object)  # Found
    counted = Signal(int)  # how many there are, a moment before it is known where
    all_found = Signal(int)  # how many there are, and any window can be read
    waiting = Signal(str)  # what is going on, for people; "" when it is over

    def __init__(self, store: Store, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._kind = kind
        self._query = Query()  # what the rows here are the answer to
        self._asked: Query | None = None  # what is being looked for
        self._first: list[Any] = []
        self._listing: Listing | None = None
        self._task: tasks.Task | None = None
        self._turn = 0  # what was begun before something else was asked for is not listened to any more

    def ask(self, query: Query) -> None:
        """Looks for what fits another query."""
        self.stop()
        if markable(self._kind, query):
            self._take(query, self._store.find(self._kind, query._replace(limit=WINDOW)), None)
            return
        self.waiting.emit(_("Sorting…") if query.order != self._query.order else _("Searching…"))
        self._asked, kind, turn = query, self._kind, self._turn
        self._task = tasks.start(
            self._store,
            lambda reader, _progress: (turn, query, *_begin(reader, kind, query)),
            self._begun,
            self._failed,
        )

    def stop(self) -> None:
        """Gives up what is under way."""
        self._turn += 1
        self._asked = None
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.waiting.emit("")

    def window(self, start: int, size: int) -> list[Any]:
        """The records from a place on; None stands for one that is gone meanwhile."""
        if self._listing is not None:
            return self._listing.window(self._store, start, size)
        return self._first[start : start + size] or [None] * size

    def complete(self) -> bool:
        """Whether all rows are known that were asked for."""
        return self._task is None

    def place(self, id: str) -> int:
        """The row of a record, or -1 when it is not in the list or not known yet."""
        found = self._listing.place(self._store, id) if self._listing is not None else None
        return -1 if found is None else found

    def follow(self, changes: Sequence[Change]) -> int:
        """How many rows there are after changes, as far as is known: what must be read anew tells in ``all_found``."""
        if self._task is None and self._listing is not None and self._listing.follow(changes):
            return self._listing.count
        if self._asked is not None:
            self.ask(self._asked)
            return self._known()
        self.stop()
        if self._listing is None and markable(self._kind, self._query):
            self._first = self._store.find(self._kind, self._query._replace(limit=WINDOW))
        self._read_through()
        return self._known()

    def _known(self) -> int:
        return self._listing.count if self._listing is not None else len(self._first)

    def _begun(self, found: tuple[int, Query, list[Any], Listing | None]) -> None:
        turn, query, first, known = found
        if turn == self._turn:
            self._task = None
            self._take(query, first, known)
            self.waiting.emit("")

    def _take(self, query: Query, first: list[Any], known: Listing | None) -> None:
        self._query, self._asked, self._first, self._listing = query, None, first, known
        if known is None and len(first) == WINDOW:
            self._read_through()  # once the first rows are painted
        self.first_found.emit(Found(query, self._known(), first))

    def _read_through(self) -> None:
        kind, query, turn = self._kind, self._query, self._turn
        by_words = bool(query.words) and self._listing is None

        def work(reader: Reader, progress: Callable[..., None]) -> tuple[int, Listing]:
            if by_words:
                # Counting needs no order: the bar beside the table is soon right.
                progress(reader.count(kind, query), turn)
            return turn, listing(reader, kind, query)

        self._task = tasks.start(self._store, work, self._read, self._failed, soon=True)
        self._task.moved.connect(self._count)

    def _count(self, count: int, turn: int, _words: str) -> None:
        if turn == self._turn and self._listing is None:
            self.counted.emit(count)

    def _read(self, found: tuple[int, Listing]) -> None:
        turn, known = found
        if turn == self._turn:
            self._task = None
            self._listing = known
            self.all_found.emit(known.count)

    def _failed(self, _sentence: str) -> None:
        self._task = self._asked = None
        self.waiting.emit("")


def _begin(reader: Reader, kind: Kind, query: Query) -> tuple[list[Any], Listing | None]:
    """The first rows, and all of them where that takes no longer."""
    by_link = any(isinstance(kind.fields.get(name.lstrip("-")), Link) for name in query.order)
    window = query._replace(limit=WINDOW)
    soon = None if by_link else search.soon_met(reader.conn, kind, window)
    if soon or not (by_link or query.words):
        return reader.find(kind, window, soon), None
    found = listing(reader, kind, query)
    return found.window(reader, 0, WINDOW), found
