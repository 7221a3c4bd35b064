"""The built program by itself: no Python, no PATH, an empty home. Skipped where nothing was built yet."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
import pytest

DIST = Path(__file__).resolve().parents[2] / "dist"
ENDING = ".exe" if sys.platform == "win32" else ""
BUILDS = {"one file": DIST / f"commdesk{ENDING}", "folder": DIST / "commdesk-folder" / f"commdesk{ENDING}"}

pytestmark = pytest.mark.built


@pytest.fixture(params=sorted(BUILDS))
def program(request: pytest.FixtureRequest) -> Path:
    """The executable of one of the two builds."""
    path = BUILDS[request.param]
    if not path.is_file():
        pytest.skip(f"{path.relative_to(DIST.parent)} is not built here; `make build` makes and tests it")
    sources = [p for top in ("commdesk", "ui", "resources") for p in (DIST.parent / top).rglob("*.*")]
    newest = max(p.stat().st_mtime for p in sources if "__pycache__" not in p.parts)
    if newest > path.stat().st_mtime:
        pytest.skip(f"{path.relative_to(DIST.parent)} is older than its source; `make build` makes it anew")
    return path


def run(program: Path, home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Start the program with an empty environment but for a home, and a little that Windows cannot start without."""
    env = {
        "PATH": "",
        "HOME": str(home),
        "COMMDESK_HOME": str(home / "commdesk"),
        "COMMDESK_TODAY": "2026-11-22",
    }
    for name in ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE"):
        if name in os.environ:
            env[name] = os.environ[name]
    return subprocess.run(
        [str(program), *words],
        env={**env, **more},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def done(result: subprocess.CompletedProcess[str]) -> str:
    """What a command that must succeed, and complain of nothing, wrote to stdout."""
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout


def test_makes_the_practice_group_and_prints_its_summary(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "Grüße 中文.commdesk"
    done(run(program, tmp_path, "practice", str(file)))
    figures = json.loads(done(run(program, tmp_path, "figures", str(file), "--json")))
    assert figures["hours"] > 0

    page = tmp_path / "summary.pdf"
    done(run(program, tmp_path, "report", "impact", str(file), "-o", str(page)))
    with pypdfium2.PdfDocument(page) as document:
        words = "\n".join(one.get_textpage().get_text_range() for one in document)
    assert f"{figures['hours']:,.0f}" in words
    for programme in figures["programmes"]:
        assert programme["name"] in words


def test_reads_and_writes_spreadsheets_and_calendars(program: Path, tmp_path: Path) -> None:
    file, other, sheet = tmp_path / "a.commdesk", tmp_path / "b.commdesk", tmp_path / "shifts.xlsx"
    done(run(program, tmp_path, "practice", str(file)))
    done(run(program, tmp_path, "export", "shifts", str(file), str(sheet), "--period", "last-month"))
    done(run(program, tmp_path, "new", str(other), "--name", "Other"))
    told = json.loads(done(run(program, tmp_path, "import", "shifts", str(other), str(sheet), "--json")))
    assert told["added"] == told["rows"] > 100 and not told["refused"]
    calendar = tmp_path / "rota.ics"
    done(run(program, tmp_path, "calendar", str(file), str(calendar)))
    assert calendar.read_bytes().count(b"BEGIN:VEVENT") > 100


def test_a_file_that_is_not_ours_is_refused_in_a_sentence(program: Path, tmp_path: Path) -> None:
    file = tmp_path / "holiday.commdesk"
    file.write_bytes(b"\xff\xd8\xff" * 5000)
    result = run(program, tmp_path, "figures", str(file), "--json")
    assert result.returncode == 1
    assert "holiday.commdesk" in result.stderr
    assert "Traceback" not in result.stderr
    assert file.read_bytes() == b"\xff\xd8\xff" * 5000


def test_the_command_line_loads_no_qt(program: Path, tmp_path: Path) -> None:
    """A platform that Qt does not have would stop the program, were Qt started."""
    assert "commdesk" in done(run(program, tmp_path, "--help", QT_QPA_PLATFORM="no-such-platform")).lower()


def test_the_window_opens_and_stands_still(program: Path, tmp_path: Path) -> None:
    platform = {"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "linux" else {}
    result = run(program, tmp_path, "--practice", COMMDESK_QUIT_WHEN_STILL="1", **platform)
    assert "still" in done(result).split()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_only_the_c_library_and_zlib_come_from_this_machine(program: Path, tmp_path: Path) -> None:
    result = run(program, tmp_path, "practice", str(tmp_path / "group.commdesk"), LD_DEBUG="files")
    done(result)
    loaded = {Path(line.split()[-1]) for line in result.stderr.splitlines() if "calling init: /" in line}
    assert loaded
    own = (Path(tempfile.gettempdir()), program.parent)
    foreign = {path.name.split(".so")[0] for path in loaded if not any(home in path.parents for home in own)}
    assert foreign <= {"libc", "libdl", "libm", "libpthread", "librt", "libutil", "libz", "ld-linux-x86-64"}
