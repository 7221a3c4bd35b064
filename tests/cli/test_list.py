"""``commdesk list``: the kinds, what fits, as a table and as JSON."""

import json
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.kinds import KINDS
from commdesk.records.partners import Partner
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.file import close_file, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "group.commdesk"
    store = new_file(path, "Group")
    ana, zoe, food = (
        Volunteer(name="Ana"),
        Volunteer(name="Zoë Núñez", status="left"),
        Programme(name="Food bank"),
    )
    with store.step("Fill"):
        for record in (
            ana,
            zoe,
            food,
            Partner(name="School", start="2014"),
            Partner(name="Mosque", start="2014-05"),
        ):
            store.save(record)
        store.save(Shift(day="2026-10-31", volunteer=ana.id, programme=food.id, minutes=150))
        store.save(Shift(day="2026-11-01", volunteer=zoe.id, programme=food.id, minutes=60, status="planned"))
        store.save(Shift(day="2026-11-02", programme=food.id, minutes=45, people=12, party="Scouts"))
    close_file(store)
    return path


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict]:
    assert main(["list", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_kinds_are_printed_with_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--kinds"]) == 0
    printed = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert list(printed) == [kind.name for kind in KINDS if kind.listed]
    assert printed["shifts"] == (
        "day, volunteer, programme, duration, start, finish, people, party, activity, goal, session, status, reply, "
        "source, note"
    )
    assert set(printed["partners"].split(", ")) == set(next(k for k in KINDS if k.name == "partners").fields)


def test_json_has_decimal_hours_iso_days_and_linked_names(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(capsys, "shifts", str(path))
    assert [(r["day"], r["volunteer"], r["programme"], r["duration"], r["people"]) for r in found] == [
        ("2026-11-02", None, "Food bank", 0.75, 12),
        ("2026-11-01", "Zoë Núñez", "Food bank", 1, 1),
        ("2026-10-31", "Ana", "Food bank", 2.5, 1),
    ]
    assert all(len(r["id"]) == 36 for r in found)


@pytest.mark.parametrize(
    ("kind", "where", "count"),
    [
        ("shifts", ["volunteer=zoe nunez"], 1),
        ("shifts", ["volunteer="], 1),
        ("shifts", ["volunteer=Nobody"], 0),
        ("shifts", ["day=2026-11"], 2),
        ("shifts", ["day=1.11.2026"], 1),
        ("shifts", ["Hours=2h30"], 1),
        ("shifts", ["duration=2.5", "status=completed"], 1),
        ("shifts", ["programme=food BANK", "status=Planned"], 1),
        ("shifts", ["party=scouts"], 1),
        ("partners", ["start=2014"], 2),
        ("partners", ["start=2014-05"], 1),
        ("partners", ["kind="], 2),
    ],
)
def test_where_narrows(
    path: Path, capsys: pytest.CaptureFixture[str], kind: str, where: list[str], count: int
) -> None:
    wheres = [word for w in where for word in ("--where", w)]
    assert len(rows(capsys, kind, str(path), *wheres)) == count


def test_a_table_has_its_titles_and_one_line_for_a_record(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "shifts", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Day", "Who", "Programme", "Hours", "Activity", "Status"]
    assert len(lines) == 4 and "Zoë Núñez" in lines[2] and "1:00" in lines[2]


def test_nothing_in_a_name_can_speak_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = new_file(tmp_path / "g.commdesk", "Group")
    with store.step("Add"):
        store.save(Volunteer(name="Eve\x1b[2J\u202egnp"))
    close_file(store)
    assert main(["list", "volunteers", str(tmp_path / "g.commdesk")]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\u202e" not in out and "Eve" in out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["dances", "FILE"], 1, "volunteers"),
        (["group", "FILE"], 1, "There are"),
        (["volunteers", "FILE", "--where", "nme=x"], 1, "name, status"),
        (["volunteers", "FILE", "--where", "name"], 1, "Field=Value"),
        (["shifts", "FILE", "--where", "day=soon"], 1, "not a date"),
        (["volunteers", "FILE", "--where", "status=asleep"], 1, "Current"),
        (["volunteers"], 2, "--kinds"),
    ],
)
def test_what_cannot_be_listed_is_told(
    path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    assert main(["list", *(str(path) if word == "FILE" else word for word in words)]) == code
    said = capsys.readouterr()
    assert said.out == "" and told in said.err
