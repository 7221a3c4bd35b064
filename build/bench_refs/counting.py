"""A year's figures the program's way and as bare SQL sums, in turns in one process: `counting.py FILE PERIOD ROUNDS`.

Prints milliseconds as JSON.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from commdesk.figures.periods import Period, parse_period
from commdesk.figures.summary import figures
from commdesk.store.file import close_file, open_file

_COUNTED = "FROM shifts WHERE status = 'completed' AND day BETWEEN :first AND :last"
SUMS = (
    f"SELECT sum(minutes * people), count(*), count(volunteer), count(DISTINCT volunteer) {_COUNTED}",
    f"SELECT substr(day, 1, 7), sum(minutes * people), count(DISTINCT volunteer) {_COUNTED} GROUP BY 1",
    f"SELECT programme, sum(minutes * people), count(DISTINCT volunteer) {_COUNTED} GROUP BY 1",
    "SELECT count(*) FROM (SELECT min(day) AS day FROM shifts WHERE status = 'completed' AND volunteer IS NOT NULL"
    " GROUP BY volunteer) WHERE day BETWEEN :first AND :last",
    "SELECT count(*) FROM shifts WHERE status = 'no_show' AND day BETWEEN :first AND :last",
    "SELECT programme, sum(beneficiaries) FROM sessions WHERE day BETWEEN :first AND :last GROUP BY 1",
    "SELECT state, count(*) FROM goals GROUP BY 1",
    "SELECT stage, count(*) FROM partners GROUP BY 1",
    "SELECT side, state, count(*) FROM commitments WHERE due BETWEEN :first AND :last GROUP BY 1, 2",
)


def measure(path: Path, name: str, rounds: int) -> dict[str, float]:
    """Medians of one count each way, in milliseconds."""
    store = open_file(path, readonly=True)
    period: Period = parse_period(name)
    span = {"first": period.first, "last": period.last}
    ours, bare = [], []
    for _round in range(rounds + 1):
        begun = time.perf_counter()
        found = figures(store, period)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        sums = [store.conn.execute(sql, span).fetchall() for sql in SUMS]
        bare.append(time.perf_counter() - begun)
        assert sums[0][0][0] == found.hours.minutes, "both must count the same"
        assert sums[3][0][0] == found.hours.new
    close_file(store)
    return {"ours": statistics.median(ours[1:]) * 1000, "raw": statistics.median(bare[1:]) * 1000}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
