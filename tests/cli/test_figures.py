"""``commdesk figures``: the same numbers for people and for programs."""

import json
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.figures.survey_json import as_json as surveys_as_json
from commdesk.practice import make_practice
from commdesk.store.file import close_file, new_file, open_file


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.commdesk"
    make_practice(path)
    return path


def test_json(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(practice), "--period", "2026-Q3", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    store = open_file(practice, readonly=True)
    period = parse_period("2026-Q3")
    assert told == {**as_json(figures(store, period)), "surveys": surveys_as_json(store, period)}
    store.close()
    assert told["period"] == {"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"}


def test_for_people(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(practice), "--period", "2026"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Riverside Neighbours · 2026\n")
    assert "Hours given" in out
    assert "Food table" in out
    assert "2026-11" in out


def test_the_new_keys(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(practice), "--period", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["retention"].keys() == {"rate", "stayed", "of"}
    assert told["returned_after_first"]["of"] >= told["returned_after_first"]["returned"] > 0
    assert told["people_helping"]["named"] == told["volunteers"]
    assert told["expenses"]["owed"] > 0
    table = {p["name"]: p["outputs"] for p in told["programmes"]}["Food table"]
    assert table[0]["name"] == "loaves of bread" and table[0]["count"] > 100
    assert main(["figures", str(practice), "--period", "2026"]) == 0
    out = capsys.readouterr().out
    assert "loaves of bread" in out and "Came again after the first time" in out and "Expenses owed" in out


def test_what_was_said_reached_and_asked_stands_in_both(
    practice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", str(practice), "--period", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main(["figures", str(practice), "--period", "2026"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert {f"Items {told['listening']['items']}", f"Posts {told['outreach']['posts']}"} <= set(lines)
    assert f"Reach {told['outreach']['reach']:,}" in lines
    assert {f"{one['name']} {one['answers']}" for one in told["surveys"]} <= set(lines)


def test_an_empty_group_has_not_enough_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    close_file(new_file(tmp_path / "g.commdesk", "Mill Lane"))
    assert main(["figures", str(tmp_path / "g.commdesk")]) == 0
    out = capsys.readouterr().out
    assert "not enough yet: nobody has a completed shift" in out
    assert "Outreach" not in out and "What was said" not in out


def test_the_groups_own_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    close_file(new_file(tmp_path / "g.commdesk", "Mill Lane", year_start="4"))
    assert main(["figures", str(tmp_path / "g.commdesk"), "--period", "FY2025", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["period"]["end"] == "2026-03-31"


def test_refusals(practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(practice), "--period", "soon"]) == 1
    assert "is not a period" in capsys.readouterr().err
    assert main(["figures", str(tmp_path / "none.commdesk")]) == 1
    assert "is not there" in capsys.readouterr().err
