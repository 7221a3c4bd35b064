"""``commdesk check``."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.volunteers import Volunteer
from commdesk.store.connection import connect
from commdesk.store.file import close_file, new_file


def test_a_sound_file_is_zero_and_a_harmed_one_is_one_with_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out == "" and "is whole" in told.err
    conn = connect(path)
    conn.execute("UPDATE programme_types SET name = ''")
    conn.close()
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 8 and all("Name is empty" in line for line in lines)


def test_mending_writes_the_lists_of_words_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "g.commdesk"
    store = new_file(path, "Group")
    with store.step("Add"):
        store.save(Volunteer(name="Ana"))
    store.conn.execute("INSERT INTO volunteers_words(volunteers_words) VALUES ('delete-all')")
    close_file(store)
    assert main(["check", str(path)]) == 1
    assert "--mend" in capsys.readouterr().out
    assert main(["check", str(path), "--mend"]) == 0
    assert main(["check", str(path)]) == 0
