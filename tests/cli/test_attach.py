"""``commdesk attach``: pages in and out again, all or none."""

from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.agreements import ATTACHMENTS, Agreement
from commdesk.records.partners import Partner
from commdesk.store.file import close_file, new_file, open_file
from tests.entry.test_attachments import pdf


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "group.commdesk"
    store = new_file(path, "Group")
    with store.step("Fill"):
        store.save(Partner(id="p", name="Library"), new=True)
        store.save(Agreement(id="a", partner="p", name="Room and shelf"), new=True)
    close_file(store)
    return path


def test_a_page_goes_in_and_comes_out(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan, out = tmp_path / "scan.pdf", tmp_path / "out"
    scan.write_bytes(pdf())
    out.mkdir()
    assert main(["attach", str(file), "room and shelf", str(scan)]) == 0
    assert "1 page is kept with “room and shelf”." in capsys.readouterr().err
    assert main(["attach", str(file), "a", "--to", str(out)]) == 0
    assert (out / "scan.pdf").read_bytes() == scan.read_bytes()


def test_all_or_none(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan, words = tmp_path / "scan.pdf", tmp_path / "words.txt"
    scan.write_bytes(pdf())
    words.write_text("hello")
    assert main(["attach", str(file), "a", str(scan), str(words)]) == 1
    assert "words.txt was not attached: it is neither a PDF nor a picture" in capsys.readouterr().err
    store = open_file(file, readonly=True)
    assert store.count(ATTACHMENTS) == 0
    store.close()


def test_what_is_missing_is_told(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attach", str(file), "a"]) == 1
    assert "Please name pages to keep, or a folder with --to" in capsys.readouterr().err
    assert main(["attach", str(file), "Hall", str(tmp_path / "x.pdf")]) == 1
    assert "There is no “Hall” in Agreements" in capsys.readouterr().err
    assert main(["attach", str(file), "a", "--to", str(tmp_path / "gone")]) == 1
    assert "is not a folder" in capsys.readouterr().err
