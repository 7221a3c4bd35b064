"""``commdesk calendar``: the file it writes and what it says."""

from pathlib import Path

import pytest
from icalendar import Calendar

from commdesk.cli.main import main
from commdesk.practice import make_practice
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, open_file


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    return path


def _summaries(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_the_rota_and_one_persons_own(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rota.ics"
    assert main(["calendar", str(practice), str(out), "--period", "2026-11-28"]) == 0
    assert sorted(_summaries(out)) == ["Food table", "River clean-up"]
    assert "2 sessions written" in capsys.readouterr().err
    assert main(["calendar", str(practice), str(out)]) == 0
    whole = len(_summaries(out))
    assert whole > 60
    assert main(["calendar", str(practice), str(out), "--person", "francois lemaitre"]) == 0
    assert 0 < len(_summaries(out)) < whole


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rota.ics", "--person", "Nobody Here"), "Nobody here is called"),
        (("rota.ics", "--person", "Twin"), "fits several people"),
        (("rota.txt",), ".ics"),
        (("rota.ics", "--period", "soon"), "not a period"),
    ],
)
def test_refused_in_a_sentence(
    practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    store = open_file(practice)
    with store.step("Twins"):
        store.save(Volunteer(id="t1", name="Twin"))
        store.save(Volunteer(id="t2", name="Twin"))
    close_file(store)
    out, *more = words
    assert main(["calendar", str(practice), str(tmp_path / out), *more]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / out).exists()
    assert main(["calendar", str(practice), str(tmp_path / "t.ics"), "--person", "t1"]) == 0


def test_the_days_of_goals(practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "goals.ics"
    assert main(["calendar", str(practice), str(out), "--goals"]) == 0
    words = [str(event["summary"]) for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")]
    assert "◇ First evening held" in words and "Due: Language café in two more streets" in words
    assert f"{len(words)} days written to" in capsys.readouterr().err
    assert main(["calendar", str(practice), str(out), "--goal", "monthly newsletter"]) == 0
    fewer = [str(event["summary"]) for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")]
    assert "Lay out and print" in fewer and set(fewer) < set(words)
    assert main(["calendar", str(practice), str(out), "--goal", "no such goal"]) == 1
    assert "There is no “no such goal” in" in capsys.readouterr().err
    assert main(["calendar", str(practice), str(out), "--goals", "--period", "2026"]) == 1
    assert "have no --period" in capsys.readouterr().err


def test_the_days_with_partners(practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "partners.ics"
    assert main(["calendar", str(practice), str(out), "--partners"]) == 0
    words = [str(event["summary"]) for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")]
    assert "Last day for notice: Bread on Saturdays with Bäckerei Söhne" in words
    # Its notice day has passed, its end has not.
    assert "Ends: Homework help in the canteen with Riverside Primary School" in words
    assert not any("notice: Homework" in word for word in words)
    assert main(["calendar", str(practice), str(out), "--partners", "--goals"]) == 1
    assert "take no other choice" in capsys.readouterr().err
