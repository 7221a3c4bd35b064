"""Real files of older versions open, keep all they had, and get what is new; a copy is made before."""

import shutil
from pathlib import Path

import pytest

from commdesk import paths
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.records.rates import RATES
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import CHECK_TYPES, VOLUNTEERS
from commdesk.store import migrations
from commdesk.store.connection import connect
from commdesk.store.file import close_file, new_file, open_file
from commdesk.store.query import Query
from commdesk.store.snapshot import faults

FILES = Path(__file__).parent.parent / "files"
OLD = sorted(FILES.glob("*.commdesk"))
each_file = pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)


def _rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every table's rows by column, as they stand in the file."""
    conn = connect(path, readonly=True)
    found = {}
    for (table,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in BY_NAME or table == "import_rows":
            rows = conn.execute(f'SELECT * FROM "{table}" ORDER BY 1, 3')
            names = [column[0] for column in rows.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    conn.close()
    return found


@each_file
def test_it_opens_keeps_everything_and_is_copied_before(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    before = _rows(path)
    conn = connect(path, readonly=True)
    due = migrations.applied(conn) != migrations.names()
    conn.close()
    close_file(open_file(path))
    after = _rows(path)
    for table, rows in before.items():
        assert len(after[table]) == len(rows)
        for then, now in zip(rows, after[table], strict=True):
            assert then.items() <= now.items()
    assert faults(path) == []
    copies = list((paths.backups_dir() / "before-upgrade").glob(f"{old.stem}*"))
    assert [_rows(copy) for copy in copies] == [before] * due


@each_file
def test_it_has_the_shape_of_a_new_file(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    upgraded, fresh = open_file(path), new_file(tmp_path / "new.commdesk", "New")
    for kind in KINDS:
        sql = f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{kind.name}') ORDER BY name"
        assert upgraded.rows(sql) == fresh.rows(sql), kind.name
        for record in upgraded.find(kind):
            kind.check(record)
    for kind in (RATES, CHECK_TYPES):
        shown = [[getattr(r, name) for name in kind.columns] for r in upgraded.find(kind)]
        assert shown == [[getattr(r, name) for name in kind.columns] for r in fresh.find(kind)]
        assert upgraded.count(kind, Query(words="independent" if kind is RATES else "first aid"))
    close_file(upgraded)
    close_file(fresh)


def test_the_first_version_s_figures_and_imports_are_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "old.commdesk"
    shutil.copy(FILES / "0.1.0.commdesk", path)
    conn = connect(path, readonly=True)
    (minutes,) = conn.execute(
        "SELECT sum(minutes * people) FROM shifts WHERE status = 'completed' AND day LIKE '2026-11%'"
    ).fetchone()
    conn.close()
    store = open_file(path)
    assert as_json(figures(store, parse_period("2026-11")))["hours"] == round(minutes / 60, 4)
    imported = store.find(SHIFTS, Query(equals={"source": "import"}))
    assert len(imported) == 3 and store.count(SHIFTS, Query(equals={"source": "typed"})) > 100
    assert "<b>O'Brien</b>" in [v.name for v in store.find(VOLUNTEERS, Query(words="brien"))]
    close_file(store)
