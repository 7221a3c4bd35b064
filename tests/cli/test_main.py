"""The command line as a whole: exit codes, where words go, and what it must not load."""

import subprocess
import sys
from pathlib import Path

import pytest

from commdesk import __version__
from commdesk.cli.main import COMMANDS, is_command, main
from commdesk.store.file import close_file, new_file


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commdesk", *words],
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
    )


def test_every_command_has_help_and_says_it_to_whoever_asks(capsys: pytest.CaptureFixture[str]) -> None:
    for name, __, __ in COMMANDS:
        assert is_command(name)
        assert main([name, "--help"]) == 0
        assert f"commdesk {name}" in capsys.readouterr().out


def test_wrong_usage_is_two_and_a_refusal_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["dance"]) == 2
    assert main(["new", str(tmp_path / "g.commdesk")]) == 2
    assert main(["new", str(tmp_path / "g.commdesk"), "--name", "Group"]) == 0
    capsys.readouterr()
    assert main(["new", str(tmp_path / "g.commdesk"), "--name", "Group"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "there already" in told.err and "Traceback" not in told.err


def test_a_file_is_no_command() -> None:
    assert not is_command("list.commdesk")
    assert not is_command("")


def test_the_command_line_loads_no_window_and_no_drawing(tmp_path: Path) -> None:
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    code = (
        "import sys; from commdesk.cli.main import main; "
        f"code = main(['list', 'volunteers', {str(path)!r}]); "
        "heavy = {'PySide6', 'matplotlib', 'reportlab', 'sqlite_utils', 'babel', 'xlsxwriter', 'pypdfium2'}; "
        "print(sorted(heavy & {m.split('.')[0] for m in sys.modules})); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]"), done.stderr


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "g.commdesk"
    close_file(new_file(path, "Group"))
    command = [sys.executable, "-m", "commdesk", "list", "programme_types", str(path), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert told == b""


def test_the_version_is_told() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"CommDesk {__version__}")


@pytest.mark.parametrize("command", ["list volunteers", "check", "backup", "figures", "imports"])
@pytest.mark.parametrize(
    "content", [None, b"", b"name,phone\nAna,1\n", b"SQLite format 3\x00" + b"\x00" * 200]
)
def test_a_bad_file_is_refused_in_one_sentence_and_left_alone(
    tmp_path: Path, command: str, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.commdesk"
    if content is not None:
        path.write_bytes(content)
    assert main([*command.split(), str(path)]) == 1
    told = capsys.readouterr()
    said = (told.out + told.err).strip()
    assert "bad.commdesk" in said and said.count("\n") == 0 and said.endswith((".", ")"))
    assert [p.name for p in tmp_path.iterdir()] == ([] if content is None else ["bad.commdesk"])
    assert content is None or path.read_bytes() == content
