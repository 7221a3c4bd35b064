"""Whatever a file holds: it enters whole or not at all, a refusal is a sentence, and the group's file stays sound.

A few examples run with the suite, the same each time; ``COMMDESK_FUZZ=2000`` makes as many, new ones.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commdesk.errors import KnownError
from commdesk.exchange import across
from commdesk.exchange.apply import apply
from commdesk.exchange.asking import AskError, StoppedError
from commdesk.exchange.columns import propose
from commdesk.exchange.decisions import QUESTIONS
from commdesk.exchange.memory import layout, recall, remember
from commdesk.exchange.plan import plan
from commdesk.exchange.read import read_table
from commdesk.exchange.take_back import take_back
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.records.shifts import DAY_MINUTES
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store
from tests.exchange import sheets

_EXAMPLES = os.environ.get("COMMDESK_FUZZ")
fuzzed = settings(
    max_examples=int(_EXAMPLES or 30),
    derandomize=_EXAMPLES is None,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

DURATIONS = st.sampled_from(
    ["2", "2,5", "2.5", "2:30", "2h30", "150m", "0", "-1", "25h", "1e9", "18:00-20:30", "22:00-02:00", "two", "½", "2.5.5", "１"]
)  # fmt: skip
TIMES = st.sampled_from(
    ["9:00", "09.30", "6 pm", "24:00", "00:00", "25:00", "02:00+1", "2026-03-01 18:30:00", "noon", ""]
)
DATES = st.sampled_from(
    ["2026-03-01", "01/02/2026", "31/12/2025", "12/31/2025", "3.4.26", "29/02/2025", "2026-11", "2026", "45000", "6 Jul",
     "Jul 6 2025", "0000-00-00", "99/99/9999", "today", "2026-03-01T25:00Z", "13/13/13"]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "Ana",
        "ana ",
        "José",
        "Jose",
        "Łukasz",
        "Total",
        "Sum:",
        "=1+1",
        "<b>x</b>",
        "\u202e",
        "O'Brien",
        "Амина",
    ]
)
ODD = st.text(st.characters(codec="utf-8"), max_size=12)
CELL = st.one_of(
    DURATIONS, TIMES, DATES, NAMES, ODD, st.just(""), st.just("Y"), st.just("#REF!"), st.just('"')
)
TITLES = st.sampled_from(
    ["day", "Date", "name", "Who", "Hours", "start", "Finish", "programme", "people", "status", "note", "id", "minutes",
     "Jul 6", "2026-07-13", "Availability", "E-mail", "", "Total", "beneficiaries", "13/07"]
)  # fmt: skip
TABLE = st.builds(
    lambda titles, rows, lead: [*lead, titles, *rows],
    st.lists(TITLES, min_size=1, max_size=9),
    st.lists(st.lists(CELL, max_size=10), max_size=12),
    st.lists(st.lists(ODD, max_size=3), max_size=2),
)
SHIFT_ROWS = st.builds(
    lambda rows: [["day", "name", "programme", "start", "finish", "hours", "people", "note"], *map(list, rows)],
    st.lists(
        st.tuples(DATES, NAMES, st.sampled_from(["Food", ""]), TIMES, TIMES, DURATIONS, st.sampled_from(["", "1", "14", "x"]), ODD),
        min_size=1, max_size=12,
    ),
)  # fmt: skip
ANSWERS = st.fixed_dictionaries(
    {}, optional={kind: st.sampled_from(list(question.answers)) for kind, question in QUESTIONS.items()}
)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = new_file(tmp_path_factory.mktemp("fuzz") / "group.commdesk", "Group")
    yield store
    close_file(store)


def state(store: Store) -> dict[str, int]:
    return {kind.name: store.count(kind) for kind in KINDS}


def sound(store: Store) -> None:
    assert store.rows("PRAGMA quick_check") == [("ok",)]
    assert store.rows("PRAGMA foreign_key_check") == []
    assert not store.conn.in_transaction
    long = "SELECT 1 FROM shifts WHERE volunteer IS NOT NULL AND status = 'completed' AND length(day) = 10 GROUP BY volunteer, day HAVING sum(minutes) > ?"
    assert store.rows(long, [DAY_MINUTES]) == []


def asked(do: Any, said: dict[str, str]) -> Any:
    """What ``do(said)`` answers, taking the first option of all that is asked; None when it is refused."""
    for __ in range(8):
        try:
            return do(said)
        except AskError as question:
            if question.what == "fields" or question.what in said or not question.options:
                return None
            said[question.what] = question.options[0][0]
        except KnownError as refusal:
            assert str(refusal).strip()
            return None
    raise AssertionError("it asks for ever")


def bring(store: Store, kind_name: str, path: Path, decided: dict[str, str], stop: int | None) -> None:
    """The whole way of a file: read, plan, apply (or stop), the same again, taken back."""
    kind, said = BY_NAME[kind_name], {"year": "2025"}
    table = asked(
        lambda s: read_table(path, s.get("encoding"), s.get("delimiter"), sheet=s.get("sheet")), said
    )
    if table is None:
        return
    dates = across.found(table) if kind_name == "shifts" else None
    long = across.unfolded(table, dates, "2025") if dates else table
    constants = {"programme": "Food", "duration": "1h"} if kind_name == "shifts" else {}
    mapping = {**propose(kind, long)}
    if kind_name == "shifts":
        mapping = {short: column for short, column in mapping.items() if short != "duration" or not dates}

    def planned(said: dict[str, str]) -> Any:
        given = {**constants, "year": said["year"]} if kind_name == "shifts" else {}
        return plan(store, kind, long, mapping, given, said.get("dates"), decided=decided)

    made = asked(planned, said)
    if made is None:
        return
    assert made.rows == made.added + len(made.skipped) + len(made.left_out) + len(made.refused)
    before = state(store)
    used = layout(long, mapping, constants, said, decided)
    told = 0

    def progress(_done: int, _of: int) -> bool:
        nonlocal told
        told += 1
        return stop is None or told <= stop

    try:
        batch = apply(
            store,
            made,
            "fuzz",
            progress=progress,
            copied=True,
            remembered=lambda s: remember(s, kind, table.top, used),
        )
    except StoppedError:
        assert state(store) == before
        sound(store)
        return
    after = state(store)
    assert after[kind_name] == before[kind_name] + made.added
    sound(store)
    again = asked(planned, said)
    assert again is not None and again.added == 0
    if made.added:
        assert recall(store, kind, table.top) is not None
        assert take_back(store, batch.id) == made.added
        assert {**state(store), "imports": 0} == {**before, "imports": 0}


def csv_text(rows: list[list[str]], delimiter: str, ending: str, quoted: bool) -> str:
    def cell(words: str) -> str:
        return '"' + words.replace('"', '""') + '"' if quoted and words else words

    return ending.join(delimiter.join(cell(c) for c in row) for row in rows)


@fuzzed
@given(
    rows=st.one_of(TABLE, SHIFT_ROWS),
    kind=st.sampled_from(["shifts", "shifts", "volunteers", "sessions", "partners"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    ending=st.sampled_from(["\n", "\r\n"]),
    quoted=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"]),
    decided=ANSWERS,
    stop=st.one_of(st.none(), st.integers(0, 2)),
)
def test_lists_of_all_sorts(
    group: Store, tmp_path_factory: pytest.TempPathFactory, rows: Any, kind: str, delimiter: str, ending: str,
    quoted: bool, encoding: str, decided: dict[str, str], stop: int | None,
) -> None:  # fmt: skip
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(csv_text(rows, delimiter, ending, quoted).encode(encoding, "replace"))
    bring(group, kind, path, decided, stop)


@fuzzed
@given(content=st.binary(max_size=400), kind=st.sampled_from(["shifts", "volunteers"]))
def test_bytes_of_all_sorts(
    group: Store, tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(b"name,day,hours\nAna,2026-03-01,2\n" + content)
    bring(group, kind, path, {}, None)
    path.write_bytes(content)
    bring(group, kind, path, {}, None)


def _made(folder: Path, name: str) -> bytes:
    path = folder / f"whole.{name}"
    rows: list[list[str | float]] = [
        ["name", "day", "hours"],
        ["Ana", "2026-03-01", 2.0],
        ["Ben", "2026-03-02", 1.5],
    ]
    if name == "xlsx":

        def fill(book: Any) -> None:
            sheet = book.add_worksheet("S")
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)

        sheets.xlsx(path, fill)
    elif name == "ods":
        sheets.ods(path, ("S", "".join(sheets.ods_row(*row) for row in rows)))
    else:
        sheets.xls(path, rows)
    return path.read_bytes()


@fuzzed
@given(
    name=st.sampled_from(["xlsx", "ods", "xls"]),
    holes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6),
    cut=st.floats(0.02, 1),
)
def test_broken_spreadsheets(
    group: Store,
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    holes: list[tuple[float, bytes]],
    cut: float,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    content = bytearray(_made(folder, name))
    for where, bytes_ in holes:
        at = int(where * (len(content) - 1))
        content[at : at + len(bytes_)] = bytes_
    if cut < 0.5:
        content = content[: int(cut * 2 * len(content))]
    path = folder / f"fuzz.{name}"
    path.write_bytes(content)
    with contextlib.suppress(KnownError):
        read_table(path)
    bring(group, "shifts", path, {}, None)
