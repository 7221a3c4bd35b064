"""A key typed into the filter of the volunteer log against a bare full-text query: `filter_keys.py FILE ROUNDS`.

Ours is over when the first rows are there and counted, so that the bar beside the table is right; ``first`` is the first
rows alone, ``known`` when any of them can be scrolled to. The bare one is FTS5 over the same words and names, asked for
their count and the first 200 rows by day. Prints milliseconds for a key on average as JSON.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from first_rows import window_on
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from commdesk import clock
from commdesk.records.kind import search_words
from commdesk.store.connection import Connection, connect
from ui.main_window import MainWindow
from ui.shared import tasks

TYPED = ("amina", "petrov", "food table", "packing", "tea", "zoë núñez", "visiting", "scouts", "maria river")

MAKE = """
    INSERT INTO bare.said(rowid, words)
    SELECT shifts.rowid, shifts.find || coalesce(volunteers.find, '') || programmes.find FROM shifts
    LEFT JOIN volunteers ON volunteers.id = shifts.volunteer JOIN programmes ON programmes.id = shifts.programme
"""
COUNT = """
    SELECT count(*) FROM bare.said CROSS JOIN shifts ON shifts.rowid = said.rowid
    WHERE said MATCH ? AND day BETWEEN '0000' AND ?
"""
FIRST = """
    SELECT shifts.* FROM shifts WHERE rowid IN (
        SELECT shifts.rowid FROM bare.said CROSS JOIN shifts ON shifts.rowid = said.rowid
        WHERE said MATCH ? AND day BETWEEN '0000' AND ? ORDER BY day DESC, id DESC LIMIT 200
    ) ORDER BY day DESC, id DESC
"""


def bare(path: Path, folder: str) -> Connection:
    """A connection to the file with a full-text table beside it."""
    conn = connect(path)
    conn.execute(f"ATTACH '{folder}/bare' AS bare")
    conn.execute(
        "CREATE VIRTUAL TABLE bare.said USING fts5(words, content='', tokenize='ascii', detail='none', prefix='1 2 3')"
    )
    conn.execute("BEGIN")
    conn.execute(MAKE)
    conn.execute("COMMIT")
    return conn


def asked(conn: Connection, typed: str) -> tuple[float, int]:
    """Seconds of the bare query, and how many it found."""
    match = " ".join(f'"{word}"*' for word in search_words(typed).split())
    begun = time.perf_counter()
    ((count,),) = conn.execute(COUNT, [match, str(clock.today())]).fetchall()
    conn.execute(FIRST, [match, str(clock.today())]).fetchall()
    return time.perf_counter() - begun, int(count)


def shown(window: MainWindow, typed: str) -> tuple[float, float, float, int]:
    """Seconds until the first rows are there, until they are counted too and until all are known, and how many."""
    desk = window.desk()
    assert desk is not None and desk.search_box is not None
    model = desk.shifts.model  # type: ignore[attr-defined]
    first: list[float] = []
    counted: list[float] = []

    def note() -> None:
        first.append(time.perf_counter())

    def note_rows() -> None:
        counted.append(time.perf_counter())

    signals = ((model.refreshed, note), (model.rowsInserted, note_rows), (model.modelReset, note_rows))
    for signal, slot in signals:
        signal.connect(slot)
    begun = time.perf_counter()
    desk.search_box.searched.emit(typed)
    while tasks.busy() or not first:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    for signal, slot in signals:
        signal.disconnect(slot)
    return first[0] - begun, counted[-1] - begun, first[-1] - begun, model.rowCount()


def measure(path: Path, rounds: int) -> dict[str, float]:
    """Each key of each word in turns with the bare query; lower quartiles, summed up."""
    words = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1) if typed[end - 1] != " "]
    window = window_on(path)
    window.show_desk("volunteers")
    tasks.settle()
    times: dict[str, list[tuple[float, ...]]] = {typed: [] for typed in words}
    with tempfile.TemporaryDirectory() as folder:
        conn = bare(path, folder)
        for _round in range(rounds + 1):
            for typed in words:
                raw, there = asked(conn, typed)
                *ours, found = shown(window, typed)
                assert found == there, (typed, found, there)
                times[typed].append((*ours, raw))
        conn.close()
    window.close()
    quick = {
        typed: [statistics.quantiles(column, n=4)[0] * 1000 for column in zip(*found[1:], strict=True)]
        for typed, found in times.items()
    }
    if "-v" in sys.argv:
        for typed, (first, counted, known, raw) in quick.items():
            print(
                f"{typed:12} {first:7.1f} {counted:7.1f} {known:7.1f} bare {raw:7.1f} = {counted / raw:5.2f}"
            )
    names = ("first", "ours", "known", "raw")
    sums = [sum(column) / len(quick) for column in zip(*quick.values(), strict=True)]
    return dict(zip(names, sums, strict=True))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
