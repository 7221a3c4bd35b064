"""``commdesk report``: what it writes, says and refuses. The commands run in this process."""

import subprocess
import sys
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.practice import make_practice
from commdesk.records.partners import Partner
from commdesk.store.file import close_file, new_file
from tests.reports.reading import sizes, texts


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    return path


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "list"]) == 0
    out = capsys.readouterr().out
    assert "impact: Impact summary" in out
    assert "Read by:" in out
    assert "headline" in out


def test_a_page_is_written_and_the_file_is_left_as_it_was(practice: Path, tmp_path: Path) -> None:
    before = practice.read_bytes()
    out = tmp_path / "page.pdf"
    assert main(["report", "impact", str(practice), "-o", str(out), "--period", "2026-Q3", "--public"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert [p.name for p in tmp_path.iterdir()] == ["page.pdf"]
    assert practice.read_bytes() == before


def test_to_stdout(practice: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["report", "impact", str(practice), "-o", "-", "--section", "numbers"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("hours", "programme=Food table"), ("roster", "status=current"), ("phone-list", "emergency=yes"),
        ("statement", "person=Amina Yusuf"), ("service", "person=Priya Raman"), ("certificate", "hours=150"),
        ("helpers", "most=5"), ("without-shift", "status=prospect"), ("checks", "check=First aid"), ("care", ""),
        ("thank-you-cards", "rule=Thank-you card"), ("expenses", "owed=yes"),
    ],
)  # fmt: skip
def test_every_page_is_written(practice: Path, tmp_path: Path, name: str, where: str) -> None:
    out = tmp_path / "page.pdf"
    for more in ([], ["--period", "2026", "--paper", "letter", "--large-print", "--language", "qps"]):
        asked = ["--where", where] if where else []
        assert main(["report", name, str(practice), "-o", str(out), *asked, *more]) == 0
        assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("statement", [], "about one person"),
        ("statement", ["--where", "person=Nobody Here"], "no “Nobody Here”"),
        ("statement", ["--where", "weather=fine"], "There are: person, programme"),
        ("statement", ["--public", "--where", "person=Amina Yusuf"], "not made for the public"),
        ("roster", ["--compare", "2025"], "takes no --compare"),
        ("roster", ["--headline", "Us"], "takes no --headline"),
        ("roster", ["--where", "current"], "Field=Value"),
        ("helpers", ["--period", "someday"], "2026-Q3"),
    ],
)
def test_what_a_page_cannot_be_narrowed_by_is_said(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: list[str], says: str
) -> None:
    assert main(["report", name, str(practice), "-o", str(tmp_path / "page.pdf"), *more]) == 1
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_list_names_what_narrows_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "list"]) == 0
    assert "Narrowed by: person, rule, hours, programme" in capsys.readouterr().out


def test_what_narrows_a_page_has_flags_of_its_own(practice: Path, tmp_path: Path) -> None:
    short, long = tmp_path / "short.pdf", tmp_path / "long.pdf"
    flags = ["--by", "owner", "--state", "open_reached", "--pages-wide", "2", "--decides", "--paper", "a3"]
    days = ["--from", "2026-09-01", "--to", "2027-03-31"]
    assert main(["report", "timeline", str(practice), "-o", str(short), *flags, *days]) == 0
    said = ["by=Owner", "state=Open and reached", "pages_wide=2", "decides=yes"]
    where = [word for one in said for word in ("--where", one)]
    period = ["--period", "2026-09-01..2027-03-31", "--paper", "a3"]
    assert main(["report", "timeline", str(practice), "-o", str(long), *where, *period]) == 0
    assert short.read_bytes() == long.read_bytes()
    pages = texts(short.read_bytes())
    assert [round(side) for side in sizes(short.read_bytes())[0]] == [1191, 842]
    assert "1 of 2 across" in pages[0] and "2 of 2 across" in pages[1]
    assert "September 2026 to March 2027" in pages[0]
    assert main(["report", "statement", str(practice), "-o", str(long), "--person", "Amina Yusuf"]) == 0
    assert "Amina Yusuf" in texts(long.read_bytes())[0]


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("timeline", ["--by", "colour"], "not one of: Owner, Programme, State"),
        ("timeline", ["--pages-wide", "9"], "not one of: 2 pages side by side"),
        ("timeline", ["--person", "Amina Yusuf"], "cannot be narrowed by “person”"),
        ("timeline", ["--period", "2026", "--from", "2026-01-01"], "not both"),
        ("timeline", ["--from", "someday"], "not a period"),
        ("timeline", ["--from", "2027-01-01", "--to", "2026-01-01"], "ends before it begins"),
        ("timeline", ["--public", "--by", "owner"], "nobody is named"),
        ("impact", ["--paper", "a3"], "not made for paper A3. There are: A4, Letter"),
    ],
)
def test_what_the_timeline_cannot_be_is_said(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, more: list[str], says: str
) -> None:
    assert main(["report", name, str(practice), "-o", str(tmp_path / "page.pdf"), *more]) == 1
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--period", "someday"], "2026-Q3"),
        (["--compare", "someday"], "2026-Q3"),
        (["--section", "weather"], "There are: headline"),
        (["--language", "xx"], "There are: en"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], says: str
) -> None:
    out = tmp_path / "page.pdf"
    assert main(["report", "impact", str(practice), "-o", str(out), *more]) == 1
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_an_unknown_report(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "budget", str(practice), "-o", "x.pdf"]) == 1
    assert "There are: impact" in capsys.readouterr().err


def test_without_a_place_it_says_how(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "impact", str(practice)]) == 2
    assert "-o OUT.pdf" in capsys.readouterr().err


def test_a_page_never_replaces_the_records(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = practice.read_bytes()
    assert main(["report", "impact", str(practice), "-o", str(practice)]) == 1
    assert practice.read_bytes() == before
    assert "another name" in capsys.readouterr().err


def test_a_place_that_cannot_be_written(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "impact", str(practice), "-o", str(tmp_path / "missing" / "page.pdf")]) == 1
    assert "could not be written" in capsys.readouterr().err
    assert main(["report", "impact", str(practice), "-o", str(tmp_path)]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


_NO_ROOM = """
import resource, signal, sys
from commdesk.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited there")
def test_without_room_the_earlier_page_stays(practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.write_bytes(b"the earlier page")
    command = [sys.executable, "-c", _NO_ROOM, "report", "impact", str(practice), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "could not be written: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["page.pdf"]
    assert out.read_bytes() == b"the earlier page"


def test_names_what_cannot_be_printed_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "g.commdesk"
    store = new_file(path, "Mill Lane")
    with store.step("Fill"):
        store.save(Partner(name="이웃 모임", stage="active"))
    close_file(store)
    assert main(["report", "impact", str(path), "-o", str(tmp_path / "p.pdf")]) == 0
    assert "이웃 모임" in capsys.readouterr().err


def test_a_sign_in_sheet_is_kept_when_it_is_written_and_is_the_same_the_second_time(tmp_path: Path) -> None:
    from commdesk.practice import make_practice
    from commdesk.records.sheets import SHEET_LINES, SHEETS
    from commdesk.store.file import close_file, open_file

    path, first, again = tmp_path / "g.commdesk", tmp_path / "1.pdf", tmp_path / "2.pdf"
    make_practice(path)
    words = ["report", "sign-in", str(path), "--where", "programme=Food table", "--where", "day=2026-11-28"]
    assert main([*words, "-o", str(first)]) == 0
    store = open_file(path, readonly=True)
    numbers = [sheet.number for sheet in store.find(SHEETS)]
    assert len(numbers) >= 1 and store.count(SHEET_LINES) >= 22
    store.close()
    assert main([*words, "-o", str(again)]) == 0
    assert first.read_bytes() == again.read_bytes()
    store = open_file(path)
    assert [sheet.number for sheet in store.find(SHEETS)] == numbers
    close_file(store)
    assert (
        main(["report", "sign-in", str(path), "--where", f"sheet={max(numbers) + 5}", "-o", str(first)]) == 1
    )
