"""A file is written whole or not at all, and nothing that is no plain file is ever replaced."""

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from commdesk import files
from commdesk.cli.main import main
from commdesk.errors import KnownError
from commdesk.practice import make_practice
from commdesk.store.connection import connect
from commdesk.store.snapshot import snapshot

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices have other names there")


def test_a_file_takes_its_place_only_when_the_block_ends_well(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_text("old")
    with pytest.raises(RuntimeError), files.written_whole(target) as unfinished:
        unfinished.write_text("half")
        raise RuntimeError
    assert target.read_text() == "old" and os.listdir(tmp_path) == ["page.pdf"]
    with files.written_whole(target) as unfinished:
        unfinished.write_text("new")
    assert target.read_text() == "new" and os.listdir(tmp_path) == ["page.pdf"]


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "page.pdf"
    target.write_text("old")
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    with files.written_whole(link) as unfinished:
        unfinished.write_text("new")
    assert link.is_symlink() and target.read_text() == "new"


@posix
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    listener = Thread(target=lambda: heard.append(pipe.read_text()))
    listener.start()
    with files.written_whole(pipe) as unfinished:
        unfinished.write_text("words")
    listener.join(10)
    assert heard == ["words"] and stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_records_are_never_put_in_the_place_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    kept = tmp_path / "kept.commdesk"
    make_practice(kept)
    conn = connect(kept, readonly=True)
    try:
        with pytest.raises(KnownError, match="not a place for a file"):
            snapshot(conn, pipe)
    finally:
        conn.close()
    with pytest.raises(KnownError, match="not a place for a file"):
        make_practice(pipe, replace=True)
    assert main(["restore", str(kept), str(pipe)]) == 1
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_a_report_into_a_pipe_leaves_the_pipe(tmp_path: Path) -> None:
    pipe, kept = tmp_path / "pipe", tmp_path / "kept.commdesk"
    os.mkfifo(pipe)
    make_practice(kept)
    heard: list[bytes] = []
    listener = Thread(target=lambda: heard.append(pipe.read_bytes()))
    listener.start()
    assert main(["report", "impact", str(kept), "-o", str(pipe)]) == 0
    listener.join(20)
    assert heard[0].startswith(b"%PDF") and stat.S_ISFIFO(pipe.stat().st_mode)
