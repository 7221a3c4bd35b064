"""A key typed into the filter of the volunteer log against a bare full-text query: `filter_keys.py FILE ROUNDS`.

Ours is over when all rows that fit are known, so that the bar beside the table is right; ``first`` when the first are
seen. The bare one is FTS5 over the same words and names, asked for their count and the first 200 rows by day. Prints
milliseconds for a key on average as JSON.
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


def shown(window: MainWindow, typed: str) -> tuple[float, float, int]:
    """Seconds until the first rows are there and until all are known, and how many."""
    desk = window.desk()
    assert desk is not None and desk.search_box is not None
    model = desk.shifts.model  # type: ignore[attr-defined]
    moments: list[float] = []

    def note() -> None:
        moments.append(time.perf_counter())

    model.refreshed.connect(note)
    begun = time.perf_counter()
    desk.search_box.searched.emit(typed)
    QApplication.processEvents()
    while tasks.busy() or not moments:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    model.refreshed.disconnect(note)
    return moments[0] - begun, moments[-1] - begun, model.rowCount()


def measure(path: Path, rounds: int) -> dict[str, float]:
    """Each key of each word in turns with the bare query; lower quartiles, summed up."""
    words = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1) if typed[end - 1] != " "]
    window = window_on(path)
    window.show_desk("volunteers")
    tasks.settle()
    times: dict[str, list[tuple[float, float, float]]] = {typed: [] for typed in words}
    with tempfile.TemporaryDirectory() as folder:
        conn = bare(path, folder)
        for _round in range(rounds + 1):
            for typed in words:
                raw, there = asked(conn, typed)
                first, whole, found = shown(window, typed)
                assert found == there, (typed, found, there)
                times[typed].append((first, whole, raw))
        conn.close()
    window.close()
    quick = {
        typed: [statistics.quantiles(column, n=4)[0] * 1000 for column in zip(*found[1:], strict=True)]
        for typed, found in times.items()
    }
    if "-v" in sys.argv:
        for typed, (first, whole, raw) in quick.items():
            print(
                f"{typed:12} first {first:7.1f} whole {whole:7.1f} bare {raw:7.1f} {whole / raw:6.2f}",
                file=sys.stderr,
            )
    first, whole, raw = (sum(column) for column in zip(*quick.values(), strict=True))
    return {"first": first / len(quick), "ours": whole / len(quick), "raw": raw / len(quick)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
