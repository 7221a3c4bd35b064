"""``commdesk backup``."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.copies.backup import list_backups
from commdesk.store.file import close_file, new_file
from commdesk.store.snapshot import faults


def test_the_copy_s_place_is_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    assert main(["backup", str(path)]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert [b.path for b in list_backups(path)] == [made]
    assert main(["backup", str(path), "--to", str(tmp_path / "my stick")]) == 0
    taken = Path(capsys.readouterr().out.strip())
    assert taken.parent == tmp_path / "my stick" and faults(taken) == []


def test_a_practice_group_says_why_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))
    close_file(new_file(tmp_path / "p.commdesk", "Practice", practice=1))
    assert main(["backup", str(tmp_path / "p.commdesk")]) == 0
    told = capsys.readouterr()
    assert told.out == "" and "practice group" in told.err
