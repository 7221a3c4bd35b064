"""Saving a shift the program's way and as a bare INSERT and COMMIT, in turns: `saving.py FILE ROUNDS`.

Both write to a copy of the same file over connections with the same settings. Prints milliseconds as JSON.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from commdesk import clock
from commdesk.records.ids import new_id
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.store.connection import connect, keep_log_beside
from commdesk.store.file import close_file, open_file


def measure(path: Path, rounds: int) -> dict[str, float]:
    """Medians of one save each way, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        mine, bare_file = Path(folder, "ours.commdesk"), Path(folder, "bare.commdesk")
        shutil.copy(path, mine)
        shutil.copy(path, bare_file)
        store = open_file(mine)
        bare = connect(bare_file)
        keep_log_beside(bare)
        names = [row[1] for row in bare.execute("PRAGMA table_info(shifts)")]
        model = dict(zip(names, bare.execute("SELECT * FROM shifts LIMIT 1").fetchone(), strict=True))
        insert = f"INSERT INTO shifts VALUES ({', '.join('?' * len(names))})"
        people = [row[0] for row in bare.execute("SELECT id FROM volunteers")]
        ours, raw = [], []
        for number in range(rounds + 3):
            # Another day for each: nobody's day has room for all of them.
            day = str(clock.today() - timedelta(days=number))
            given = {"day": day, "programme": model["programme"], "volunteer": people[number % len(people)]}
            begun = time.perf_counter()
            with store.step("Add shift"):
                store.save(Shift(minutes=90, **given), new=True)
            ours.append(time.perf_counter() - begun)
            values = [{**model, **given, "minutes": 90, "id": new_id()}[name] for name in names]
            begun = time.perf_counter()
            bare.execute("BEGIN")
            bare.execute(insert, values)
            bare.execute("COMMIT")
            raw.append(time.perf_counter() - begun)
        assert store.count(SHIFTS) == bare.execute("SELECT count(*) FROM shifts").fetchone()[0]
        bare.close()
        close_file(store)
    return {"ours": statistics.median(ours[3:]) * 1000, "raw": statistics.median(raw[3:]) * 1000}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
