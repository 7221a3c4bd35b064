"""``commdesk export``: the file it writes and what it says."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.exchange.read import read_table
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.store.file import close_file, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "group.commdesk"
    store = new_file(made, "Group")
    food = Programme(name="Food")
    with store.step("fill"):
        store.save(food)
        for day in ("2025-03-02", "2026-03-02", "2026-04-02"):
            store.save(Shift(day=day, programme=food.id, minutes=90, people=2))
    close_file(store)
    return made


def test_a_period_of_shifts(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", "shifts", str(path), str(out), "--period", "2026"]) == 0
    assert "2 shifts written" in capsys.readouterr().err
    table = read_table(out)
    at = table.header.index("duration")
    assert [row.cells[at] for row in table.rows] == ["1.5", "1.5"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("wages", "out.csv"), "wages"),
        (("shifts", "out.ods"), ".csv or .xlsx"),
        (("shifts", "out.csv", "--period", "soon"), "not a period"),
    ],
)
def test_refused_in_a_sentence(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    kind, out, *more = words
    assert main(["export", kind, str(path), str(tmp_path / out), *more]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / out).exists()
