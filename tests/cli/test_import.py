"""``commdesk import``: what it prints, its exit codes, and that it never shows a traceback."""

import json
from pathlib import Path

import pytest

from commdesk.cli.main import main
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.file import close_file, new_file, open_file
from tests.exchange import sheets

FILES = Path(__file__).parent.parent / "exchange" / "files"
EVENTS = ("--map", "day=Date", "--map", "people=Attendance", "--map", "activity=Title",
          "--set", "programme=Events", "--set", "duration=2h")  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "group.commdesk"
    close_file(new_file(made, "Group"))
    return made


def brought(capsys, path: Path, kind: str, source: Path, *more: str) -> tuple[int, dict]:  # type: ignore[no-untyped-def]
    code = main(["import", kind, str(path), str(source), *more, "--json"])
    return code, json.loads(capsys.readouterr().out)


def count(path: Path, kind) -> int:  # type: ignore[no-untyped-def]
    store = open_file(path, readonly=True)
    try:
        return store.count(kind)
    finally:
        store.close()


def test_headcounts_with_a_chosen_length_and_again(path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    code, told = brought(capsys, path, "shifts", FILES / "events.csv", *EVENTS)
    assert code == 0
    assert set(told) == {"rows", "added", "batch", "skipped", "refused", "decisions", "notes"}
    assert (told["rows"], told["added"], told["skipped"]) == (4, 2, 0)
    assert [set(r) for r in told["refused"]] == [{"row", "sentence"}] * 2
    assert [r["row"] for r in told["refused"]] == [3, 4]
    store = open_file(path, readonly=True)
    assert store.rows("SELECT sum(people), sum(people * minutes) FROM shifts") == [(42, 42 * 120)]
    store.close()
    code, told = brought(capsys, path, "shifts", FILES / "events.csv", *EVENTS)
    assert (code, told["added"], told["skipped"], told["batch"]) == (0, 0, 2, None)


def test_a_dry_run_says_the_same_and_changes_nothing(path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    before = path.read_bytes()
    code, told = brought(capsys, path, "volunteers", FILES / "volunteers.csv", "--dry-run")
    assert (code, told["added"], told["batch"]) == (0, 3, None)
    assert path.read_bytes() == before


def test_in_words_the_batch_is_the_only_result(path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert main(["import", "shifts", str(path), str(FILES / "events.csv"), *EVENTS]) == 0
    said = capsys.readouterr()
    assert len(said.out.split()) == 1
    assert "4 rows read: 2 added, 2 refused." in said.err
    assert "Row 3:" in said.err


def test_nothing_entered_is_a_refusal(path: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "list.csv"
    source.write_text("day,volunteer,programme,duration\n2026-03-02,Ana,Food,-2\n")
    code, told = brought(capsys, path, "shifts", source)
    assert (code, told["added"], len(told["refused"])) == (1, 0, 1)
    assert count(path, SHIFTS) == count(path, VOLUNTEERS) == 0


@pytest.mark.parametrize(
    ("text", "encoding", "answer"),
    [
        ("name,town\nJürgen,Köln\n", "cp1252", "--encoding"),
        ("name,a;b\nAna,1;2\n", "utf-8", "--delimiter"),
        ("when,name,project,hours\n03/04/2026,Ana,Food,2\n", "utf-8", "--dates"),
        ("when,name,hours\n2026-03-04,Ana,2\n", "utf-8", "--map or --set"),
        ("", "utf-8", "empty"),
        ("name,project\n", "utf-8", "no rows"),
    ],
)
def test_what_must_be_said_is_asked_for(
    path: Path, tmp_path: Path, capsys, text: str, encoding: str, answer: str
) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "list.csv"
    source.write_text(text, encoding=encoding)
    assert main(["import", "shifts", str(path), str(source)]) == 1
    said = capsys.readouterr()
    assert answer in said.err and "Traceback" not in said.err and not said.out


@pytest.mark.parametrize(
    "more",
    [("--map", "salary=Date"), ("--map", "day=Nothing"), ("--set", "duration=soon"), ("--encoding", "klingon"),
     ("--delimiter", "ab")],
)  # fmt: skip
def test_what_does_not_exist_is_refused(path: Path, capsys, more: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    assert main(["import", "shifts", str(path), str(FILES / "events.csv"), *EVENTS, *more]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert count(path, SHIFTS) == 0


def test_wrong_usage(path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert main(["import", "shifts", str(path)]) == 2
    assert main(["import", "shifts", str(path), "x.csv", "--map", "day"]) == 2
    assert main(["import", "shifts", str(path), "x.csv", "--dates", "dym"]) == 2


def test_minutes_said_for_all_rows_are_minutes(path: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "list.csv"
    source.write_text("name,day\nAna,2026-03-01\n")
    more = ("--set", "minutes=20", "--set", "programme=Food")
    assert brought(capsys, path, "shifts", source, *more)[1]["added"] == 1
    store = open_file(path, readonly=True)
    assert store.rows("SELECT minutes FROM shifts") == [(20,)]
    store.close()


def test_a_field_can_be_left_out_and_a_constant_wins_over_a_proposal(
    path: Path, tmp_path: Path, capsys
) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "list.csv"
    source.write_text("name,status,phone\nAna,Inactive,1\n")
    code, __ = brought(capsys, path, "volunteers", source, "--map", "phone=", "--set", "status=resting")
    assert code == 0
    store = open_file(path, readonly=True)
    ana = store.find(VOLUNTEERS)[0]
    assert (ana.status, ana.phone) == ("resting", "")
    store.close()


def test_a_sheet_and_the_row_of_its_titles_are_said(path: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    def fill(book) -> None:  # type: ignore[no-untyped-def]
        for name in ("March", "April"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Role"])
            sheet.write_row(1, 0, ["Who helps", "Job"])
            sheet.write_row(2, 0, [f"Ana {name}", "Cook"])

    source = sheets.xlsx(tmp_path / "list.xlsx", fill)
    assert main(["import", "volunteers", str(path), str(source)]) == 1
    assert "--sheet" in capsys.readouterr().err
    more = ("--sheet", "April", "--header-row", "2", "--map", "name=Who helps")
    assert brought(capsys, path, "volunteers", source, *more)[1]["added"] == 1
    store = open_file(path, readonly=True)
    assert [v.name for v in store.find(VOLUNTEERS)] == ["Ana April"]
    store.close()
    assert (
        main(["import", "volunteers", str(path), str(source), "--sheet", "April", "--header-row", "7"]) == 1
    )
    assert "Choose one of" in capsys.readouterr().err


def test_dates_across_are_asked_about_and_read_when_said(path: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "rota.csv"
    source.write_text("Helpers,Jul 6,,Jul 13,\n,Tea,Tea,Tea,Tea\nAna,Y,Y,0,x\nBen,,1,,\n", encoding="utf-8")
    plain = ["import", "shifts", str(path), str(source), "--set", "programme=Sundays"]
    for more, option in (
        ([], "--pivot"),
        (["--pivot"], "duration"),
        (["--pivot", "--set", "duration=1.5"], "year="),
    ):
        assert main([*plain, *more]) == 1
        assert option in capsys.readouterr().err
    more = ("--set", "programme=Sundays", "--pivot", "--set", "duration=1.5", "--set", "year=2025")
    assert brought(capsys, path, "shifts", source, *more)[1]["added"] == 4
    assert brought(capsys, path, "shifts", source, *more)[1]["skipped"] == 4
    store = open_file(path, readonly=True)
    assert store.rows(
        "SELECT day, activity, count(*), sum(minutes) FROM shifts GROUP BY 1, 2 ORDER BY 1"
    ) == [
        ("2025-07-06", "Tea", 3, 270),
        ("2025-07-13", "Tea", 1, 90),
    ]
    store.close()
    assert main(["import", "shifts", str(path), str(FILES / "shifts.csv"), "--pivot"]) == 1
    assert "No dates" in capsys.readouterr().err


def test_what_is_in_doubt_is_listed_with_rows_and_decided_by_an_option(
    path: Path, tmp_path: Path, capsys
) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "list.csv"
    source.write_text(
        "day,name,programme,start,finish,hours\n2026-03-01,Ana,Food,9:00,17:00,7.5\n2026-03-02,Ana,Food,22:00,02:00,\n"
        "2026-03-03,Ben,Food,,,1\n2026-03-03,Ben,Food,,,1\nTotal,,,,,9.5\n"
    )
    code, told = brought(capsys, path, "shifts", source)
    assert (code, told["added"], [r["row"] for r in told["refused"]]) == (0, 2, [2, 3, 6])
    found = {d["kind"]: (d["answer"], d["rows"]) for d in told["decisions"]}
    assert found == {
        "totals": (None, [6]),
        "backwards": (None, [3]),
        "times": (None, [2]),
        "twins": ("keep", [5]),
    }
    assert told["decisions"][0]["answers"] == ["leave-out", "keep"]
    assert main(["import", "shifts", str(path), str(source), "--dry-run"]) == 0
    assert "--decide totals=leave-out" in capsys.readouterr().err
    answers = ("totals=leave-out", "backwards=next-day", "times=logged")
    more = [word for answer in answers for word in ("--decide", answer)]
    code, told = brought(capsys, path, "shifts", source, *more)
    assert (told["added"], told["skipped"], told["refused"]) == (2, 2, [])
    store = open_file(path, readonly=True)
    assert store.rows("SELECT sum(minutes), count(start) FROM shifts") == [(450 + 240 + 120, 2)]
    store.close()
    assert brought(capsys, path, "shifts", source, *more)[1]["added"] == 0
    assert main(["import", "shifts", str(path), str(source), "--decide", "totals=perhaps"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_the_next_list_can_be_read_as_the_last_one(path: Path, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    def source(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="cp1252")
        return tmp_path / name

    first = source("a.csv", "Liste\nWann;Wer;Länge\n03/04/2026;Jürgen;2\n")
    more = ("--encoding", "cp1252", "--dates", "dmy", "--set", "programme=Küche")
    columns = [w for pair in ("day=Wann", "volunteer=Wer", "duration=Länge") for w in ("--map", pair)]
    assert main(["import", "shifts", str(path), str(first), "--as-last-time"]) == 1
    assert brought(capsys, path, "shifts", first, *more, *columns)[1]["added"] == 1
    other = source("b.csv", "Liste\nWann;Wer;Länge\n01/05/2026;Zoë;3\n")
    assert main(["import", "shifts", str(path), str(other)]) == 1
    capsys.readouterr()
    assert (
        brought(capsys, path, "shifts", other, "--as-last-time", "--set", "programme=Garten")[1]["added"] == 1
    )
    store = open_file(path, readonly=True)
    rows = store.rows(
        "SELECT day, v.name, p.name, minutes FROM shifts s JOIN volunteers v ON v.id = s.volunteer "
        "JOIN programmes p ON p.id = s.programme ORDER BY day"
    )
    assert rows == [("2026-04-03", "Jürgen", "Küche", 120), ("2026-05-01", "Zoë", "Garten", 180)]
    store.close()


def test_partners_who_may_be_here_already_are_told_row_by_row_and_decided(
    path: Path, tmp_path: Path, capsys
) -> None:  # type: ignore[no-untyped-def]
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("name,phone\nThe Data Mill,\nHarbour Primary School,0555 123456\n", encoding="utf-8")
    second.write_text(
        "Organisation,City,Contact,Role,Phone\nData mill,Leeds,Ana,Head,0113 111111\nData mill,,Ben,Cook,0113 222222\n"
        "Harbour Primery School,,,,0555 654321\nMarket,,,,0555 12 34 56\nZoo,Hull,,,\n",
        encoding="utf-8",
    )
    assert brought(capsys, path, "partners", first)[1]["added"] == 2
    code, told = brought(capsys, path, "partners", second, "--dry-run")
    (decision,) = told["decisions"]
    assert (code, decision["kind"], decision["answer"], decision["answers"]) == (
        0, "alike", None, ["same", "other"],
    )  # fmt: skip
    assert [(one["row"], one["answer"]) for one in decision["each"]] == [
        (2, "same"), (4, None), (5, None),
    ]  # fmt: skip
    assert "same phone number as “Harbour Primary School”" in decision["each"][2]["sentence"]
    assert [r["row"] for r in told["refused"]] == [4, 5] and "please decide" in told["refused"][0]["sentence"]
    assert main(["import", "partners", str(path), str(second), "--dry-run"]) == 0
    said = capsys.readouterr().err
    assert "--decide alike=same" in said and "--decide alike:2=same" in said
    assert "Row 2: “Data mill” is here already as “The Data Mill”. Decided: It is the same one." in said
    more = ("--decide", "alike=same", "--decide", "alike:5=other")
    code, told = brought(capsys, path, "partners", second, *more)
    assert (told["added"], told["skipped"], told["refused"]) == (4, 1, [])
    assert (count(path, PARTNERS), count(path, PARTNER_PEOPLE)) == (4, 2)
    assert brought(capsys, path, "partners", second, *more)[1]["added"] == 0
    assert main(["imports", str(path), "--take-back", told["batch"]]) == 0
    assert (count(path, PARTNERS), count(path, PARTNER_PEOPLE)) == (2, 0)
    assert main(["import", "partners", str(path), str(second), "--decide", "alike:5=maybe"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_coded_answers_become_a_survey_and_come_in_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, source = tmp_path / "g.commdesk", Path(__file__).parent.parent / "files" / "survey_coded.csv"
    assert main(["new", str(file), "--name", "Group"]) == 0
    capsys.readouterr()
    assert main(["import", "surveys", str(file), str(source), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["added"], told["skipped"], told["refused"]) == (10, 10, 0, [])
    assert main(["import", "answer_sheets", str(file), str(source), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["skipped"], told["batch"]) == (0, 10, None)
    assert main(["figures", str(file), "--json"]) == 0
    (survey,) = json.loads(capsys.readouterr().out)["surveys"]
    assert (survey["name"], survey["answers"]) == ("survey coded", 10)
