"""``commdesk practice``."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.store.file import open_file


def test_makes_the_file_and_adds_the_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", str(tmp_path / "try")]) == 0
    assert "made up" in capsys.readouterr().err
    store = open_file(tmp_path / "try.commdesk", readonly=True)
    assert store.group().practice == 1
    store.close()
    assert main(["practice", str(tmp_path / "try")]) == 1
    assert "there already" in capsys.readouterr().err


def test_wrong_sizes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["practice", str(tmp_path / "try"), "--size", "0"]) == 1
    assert main(["practice", str(tmp_path / "try"), "--size", "many"]) == 2
    assert list(tmp_path.iterdir()) == []
