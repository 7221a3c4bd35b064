"""How a list was read is known for the next one with the same titles, and nothing out of its cells."""

import json
from pathlib import Path

import pytest

from commdesk.exchange import across
from commdesk.exchange.apply import apply
from commdesk.exchange.asking import AskError
from commdesk.exchange.memory import Layout, answer_as_last_time, layout, recall, remember
from commdesk.exchange.plan import plan
from commdesk.exchange.read import read_table
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS

ONE = "Wann,Wer,Std\n03/04/2026,Jürgen,2\n"
OTHER = "Wann,Wer,Std\n01/05/2026,Zoë,3\n02/05/2026,Ana,1\n"
MAPPING = {"day": "Wann", "volunteer": "Wer", "duration": "Std"}


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def imported(store, path: Path, answers: dict, **decided: str) -> Layout:  # type: ignore[no-untyped-def]
    table = read_table(path, answers.get("encoding"), answers.get("delimiter"), head=answers.get("head"))
    constants = {"programme": "Küche"}
    made = plan(store, SHIFTS, table, MAPPING, constants, answers.get("dates"), decided=decided)
    used = layout(table, MAPPING, constants, answers, decided)
    apply(store, made, path.name, remembered=lambda store: remember(store, SHIFTS, table.top, used))
    return used


def test_the_next_file_with_the_same_titles_is_read_alike(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / "a.csv", ONE, "cp1252")
    imported(store, path, {"encoding": "cp1252", "dates": "dmy"}, twins="leave-out")
    other = written(tmp_path / "b.csv", OTHER, "cp1252")
    with pytest.raises(AskError) as asked:
        read_table(other)
    assert answer_as_last_time(store, SHIFTS, other, asked.value, {}) == "cp1252"
    table = read_table(other, "cp1252")
    known = recall(store, SHIFTS, table.top)
    assert known is not None
    assert known.mapping(table) == MAPPING
    assert (known.constants, known.answers["dates"], known.decided, known.used) == (
        {"programme": "Küche"}, "dmy", {"twins": "leave-out"}, "2026-11-22",
    )  # fmt: skip
    assert recall(store, VOLUNTEERS, table.top) is None
    assert (
        recall(store, SHIFTS, read_table(written(tmp_path / "c.csv", "Wann,Wer,Std,x\n1,2,3,4\n")).top)
        is None
    )


def test_the_latest_reading_holds_and_undo_of_the_import_leaves_it(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = written(tmp_path / "a.csv", ONE)
    imported(store, path, {"dates": "mdy"})
    imported(store, written(tmp_path / "b.csv", OTHER), {"dates": "dmy"})
    known = recall(store, SHIFTS, read_table(path).top)
    assert known is not None and known.answers == {"dates": "dmy"}
    assert store.rows("SELECT count(*) FROM import_layouts") == [(1,)]


def test_no_cell_is_kept_even_where_a_row_of_data_was_taken_for_titles(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    table = read_table(written(tmp_path / "a.csv", "Secret Name,0171\nAna,2\nBen,3\n"), head="1")
    used = layout(table, {"name": "Secret Name+0171"}, {"note": "typed"}, {"year": "2025", "head": "1"}, {})
    with store.step("x"):
        remember(store, VOLUNTEERS, table.top, used)
    ((kept,),) = store.rows("SELECT kind || head || settings || used FROM import_layouts")
    assert "Secret" not in kept and "0171" not in kept and "2025" not in kept and "typed" in kept
    known = recall(store, VOLUNTEERS, table.top)
    assert known is not None and known.mapping(table) == {"name": "Secret Name+0171"}


def test_next_month_s_rota_is_the_same_list(store, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = "Helpers,Jul 6,,Jul 13,\n,Door,Tea,Door,Tea\nAna,Y,0,0,x\nBen,0,Y,Y,\n"
    table = read_table(written(tmp_path / "a.csv", text))
    found = across.found(table)
    assert found
    long = across.unfolded(table, found, "2025")
    mapping = {"volunteer": "Helpers", "day": long.across[0], "activity": long.across[1]}
    with store.step("x"):
        remember(
            store,
            SHIFTS,
            table.top,
            layout(long, mapping, {"duration": "1.5", "year": "2025"}, {"across": "yes"}, {}),
        )
    other = read_table(written(tmp_path / "b.csv", text.replace("Jul", "Aug").replace("Aug 13", "Aug 10")))
    known = recall(store, SHIFTS, other.top)
    assert known is not None and dict(known.constants) == {"duration": "1.5"}
    found = across.found(other)
    assert found
    assert known.mapping(across.unfolded(other, found, "2025")) == mapping
    ((settings,),) = store.rows("SELECT settings FROM import_layouts")
    assert json.loads(settings)["columns"] == {"volunteer": "0", "day": "@0", "activity": "@1"}
