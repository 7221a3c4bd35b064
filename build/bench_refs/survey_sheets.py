"""A coded survey of so many sheets: read, kept and counted by us, and bare: `survey_sheets.py FOLDER SHEETS [ROUNDS]`.

Bare is reading the CSV and one INSERT a row into a table of as many columns, in one transaction of the same durability.
Milliseconds of the lower quartiles; `ours` is from the file on the disk until the results are known, `copied` what of it the
copy made before an import takes.
"""

import csv
import json
import random
import statistics
import sys
import time
from pathlib import Path

from commdesk.copies.backup import backup
from commdesk.exchange import survey_lists
from commdesk.exchange.apply import apply
from commdesk.exchange.read import read_table
from commdesk.figures import surveys
from commdesk.records.surveys import SURVEYS
from commdesk.store.connection import connect
from commdesk.store.file import close_file, new_file

AGREE = ("agree", "agree", "strongly_agree", "disagree", "neither", "strongly_disagree", "dont_know")
WATER = (
    "tap at home",
    "bought",
    "shallow well",
    "rain",
    "hand pump",
    "tap in the street",
    "river",
    "other",
    "pond",
)
QUESTIONS = (
    ("TRUE", "FALSE", "n/a"), ("more", "same", "less", "dk", "n/a"), ("married", "single", "widowed"), ("none", "school", "more"),
    AGREE, WATER, ("High School", "Elementary", "Graduate", "Primary"), ("Destroyed/No House", "No Damage", "Low", "High"),
    ("<2,500", "2,500 - 5,000", "5,001 - 10,000"), ("No land", "1 or less", "1.01 - 2"), ("own", "shared", "#N/A"),
)  # fmt: skip


def write(path: Path, sheets: int) -> None:
    """The coded answers, the same each time."""
    dice = random.Random(sheets)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"Q{n:02}" for n in range(1, len(QUESTIONS) + 1)])
        writer.writerows([dice.choice(answers) for answers in QUESTIONS] for _sheet in range(sheets))


def bare(source: Path, file: Path) -> float:
    """Seconds of reading and inserting, and nothing else."""
    file.unlink(missing_ok=True)
    file.touch()
    conn = connect(file)
    conn.execute(f"CREATE TABLE sheets ({', '.join(f'q{n} TEXT' for n in range(len(QUESTIONS)))})")
    begun = time.perf_counter()
    with source.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))[1:]
    conn.execute("BEGIN")
    conn.executemany(f"INSERT INTO sheets VALUES ({', '.join('?' * len(QUESTIONS))})", rows)
    conn.execute("COMMIT")
    took = time.perf_counter() - begun
    conn.close()
    return took


def ours(source: Path, file: Path) -> tuple[float, float]:
    """Seconds until the results are known, and those of them that the copy takes."""
    file.unlink(missing_ok=True)
    store = new_file(file, "Survey")
    store.db  # noqa: B018  # loading its library is part of opening a window
    begun = time.perf_counter()
    made = survey_lists.plan(store, read_table(source), source.name)
    copied = time.perf_counter()
    backup(store)
    copied = time.perf_counter() - copied
    apply(store, made, source.name, copied=True)
    found = surveys.result(store, store.find(SURVEYS)[0])
    took = time.perf_counter() - begun
    assert found.sheets == made.rows
    close_file(store)
    return took, copied


def main(folder: Path, sheets: int, rounds: int) -> None:
    """Both in turns."""
    source = folder / "sheets.csv"
    write(source, sheets)
    taken = []
    for _round in range(rounds + 1):
        least = bare(source, folder / "bare.db")
        taken.append((least, *ours(source, folder / "survey.commdesk")))
    columns = [statistics.quantiles(column, n=4)[0] * 1000 for column in zip(*taken[1:], strict=True)]
    print(json.dumps(dict(zip(("bare", "ours", "copied"), columns, strict=True))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 11)
