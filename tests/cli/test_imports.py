"""``commdesk imports``: the list, and taking one back."""

import json
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.partners import PARTNERS
from commdesk.store.file import close_file, new_file, open_file

FILES = Path(__file__).parent.parent / "exchange" / "files"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "group.commdesk"
    close_file(new_file(made, "Group"))
    return made


def test_listed_taken_back_and_listed_as_such(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imports", str(path)]) == 0
    said = capsys.readouterr()
    assert not said.out and "Nothing" in said.err
    assert main(["import", "partners", str(path), str(FILES / "partners.csv")]) == 0
    batch = capsys.readouterr().out.strip()
    assert main(["imports", str(path)]) == 0
    line = capsys.readouterr().out
    assert line.startswith(batch) and "partners.csv" in line and "4 added" in line
    assert main(["imports", str(path), "--take-back", batch]) == 0
    assert "4 records" in capsys.readouterr().err
    assert main(["imports", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["taken_back"].startswith("2026-11-22")
    store = open_file(path, readonly=True)
    assert store.count(PARTNERS) == 0
    store.close()
    assert main(["imports", str(path), "--take-back", batch]) == 1
    assert "already" in capsys.readouterr().err


def test_a_batch_there_is_none_of(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["imports", str(path), "--take-back", "x"]) == 1
    assert "no import" in capsys.readouterr().err
