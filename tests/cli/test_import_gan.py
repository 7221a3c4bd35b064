"""``commdesk import goals`` of a plan of GanttProject, from a dry run to taking it back."""

import json
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.file import close_file, new_file, open_file
from tests.exchange import plans
from tests.exchange.plans import project, task

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "group.commdesk"
    close_file(new_file(made, "Group"))
    return made


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return plans.written(tmp_path, plans.PARTY, "Straßenfest.gan")


def brought(capsys: Capture, path: Path, plan: Path, *more: str) -> tuple[int, dict]:
    code = main(["import", "goals", str(path), str(plan), *more, "--json"])
    return code, json.loads(capsys.readouterr().out)


def counts(path: Path) -> list[int]:
    store = open_file(path, readonly=True)
    try:
        return [store.count(kind) for kind in (GOALS, MILESTONES, ACTIONS, DEPENDENCIES, VOLUNTEERS)]
    finally:
        store.close()


def test_a_dry_run_says_what_comes_and_changes_nothing(path: Path, plan: Path, capsys: Capture) -> None:
    before = path.read_bytes()
    code, told = brought(capsys, path, plan, "--dry-run")
    assert (code, told["rows"], told["added"], told["batch"], told["skipped"], told["refused"]) == (
        0,
        9,
        9,
        None,
        0,
        [],
    )
    assert told["notes"][0] == "It brings 3 goals, 3 milestones, 4 actions, 2 links and 2 new people."
    assert path.read_bytes() == before


def test_brought_in_again_and_taken_back(path: Path, plan: Path, capsys: Capture) -> None:
    code, told = brought(capsys, path, plan)
    assert (code, told["added"]) == (0, 9)
    assert counts(path) == [3, 3, 4, 2, 2]
    code, again = brought(capsys, path, plan)
    assert (code, again["added"], again["skipped"], again["batch"]) == (0, 0, 9, None)
    assert main(["imports", str(path)]) == 0
    assert "Straßenfest.gan\t9 added" in capsys.readouterr().out
    assert main(["imports", str(path), "--take-back", told["batch"]]) == 0
    assert "9 records" in capsys.readouterr().err
    assert counts(path) == [0, 0, 0, 0, 0]


def test_refused_tasks_are_listed_with_their_row(path: Path, tmp_path: Path, capsys: Capture) -> None:
    plan = plans.written(tmp_path, project(task(0, "Goal", task(1, ""))))
    code, told = brought(capsys, path, plan)
    assert (code, told["added"]) == (0, 1)
    assert [refused["row"] for refused in told["refused"]] == [2]
    plan = plans.written(tmp_path, project(task(9, "")))
    assert brought(capsys, path, plan)[0] == 1


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [("volunteers", [], "import it as goals"), ("goals", ["--map", "name=Name"], "--map is for lists"),
     ("goals", ["--header-row", "2"], "--header-row is for lists")],
)  # fmt: skip
def test_what_is_for_lists_is_refused(
    path: Path, plan: Path, capsys: Capture, kind: str, more: list[str], told: str
) -> None:
    assert main(["import", kind, str(path), str(plan), *more]) == 1
    said = capsys.readouterr()
    assert told in said.err and "Traceback" not in said.err and not said.out


def test_a_plan_that_cannot_be_read_is_refused_in_a_sentence(
    path: Path, tmp_path: Path, capsys: Capture
) -> None:
    plan = plans.written(tmp_path, plans.PARTY[:900])
    assert main(["import", "goals", str(path), str(plan)]) == 1
    said = capsys.readouterr()
    assert "damaged or cut short" in said.err and "Traceback" not in said.err and not said.out
    assert counts(path) == [0, 0, 0, 0, 0]
