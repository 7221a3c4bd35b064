"""``commdesk restore``."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.copies.backup import backup_file
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import close_file, new_file, open_file


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMDESK_HOME", str(tmp_path / "home"))


def count(path: Path) -> int:
    store = open_file(path, readonly=True)
    found = store.count(VOLUNTEERS)
    store.close()
    return found


def test_the_file_becomes_the_copy_and_what_was_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    made = backup_file(path)
    store = open_file(path)
    with store.step("Add"):
        store.save(Volunteer(name="Ana"))
    close_file(store)
    assert main(["restore", str(made), str(path)]) == 0
    former = Path(capsys.readouterr().out.strip())
    assert (count(path), count(former)) == (0, 1)


def test_a_copy_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    (tmp_path / "list.csv").write_text("name\nAna\n")
    assert main(["restore", str(tmp_path / "list.csv"), str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "not a CommDesk file" in told.err
    assert count(path) == 0
