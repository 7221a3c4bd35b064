"""A group's file, the small CSV files, and the whole way from a text to a plan."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commdesk.exchange.columns import propose
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.read import read_table
from commdesk.records.kinds import BY_NAME
from commdesk.store.file import close_file, new_file
from commdesk.store.store import Store

FILES = Path(__file__).parent / "files"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_file(tmp_path / "group.commdesk", "Group")
    yield made
    close_file(made)


@pytest.fixture
def planned(store: Store, tmp_path: Path) -> Callable[..., Plan]:
    """``planned("shifts", "shifts.csv" or text, {field: column}, {field: value}, order)``."""

    def make(
        kind: str,
        source: str,
        mapping: dict | None = None,
        constants: dict | None = None,
        order: str | None = None,
    ) -> Plan:
        path = FILES / source
        if "\n" in source:
            path = tmp_path / "list.csv"
            path.write_text(source, encoding="utf-8")
        table = read_table(path)
        return plan(
            store,
            BY_NAME[kind],
            table,
            {**propose(BY_NAME[kind], table), **(mapping or {})},
            constants or {},
            order,
        )

    return make
