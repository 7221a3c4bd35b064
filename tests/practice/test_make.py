"""The practice group: the same for the same day, whole, lifelike, and marked as made up."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from commdesk.copies.health import check_file
from commdesk.errors import KnownError
from commdesk.figures.rota import occurrences
from commdesk.practice import make_practice
from commdesk.records.kinds import KINDS
from commdesk.records.programmes import SERIES
from commdesk.store.file import open_file
from commdesk.store.store import Reader, derived, derived_names

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "one.commdesk"
    make_practice(path)
    return path


@pytest.fixture(scope="module")
def practice(made: Path) -> Reader:
    return open_file(made, readonly=True)


def _content(path: Path) -> list[tuple[object, ...]]:
    reader = open_file(path, readonly=True)
    rows = [row for kind in KINDS for row in reader.rows(f'SELECT * FROM "{kind.name}" ORDER BY id')]
    reader.close()
    return rows


def test_the_same_day_gives_the_same_group(made: Path, tmp_path: Path) -> None:
    make_practice(tmp_path / "again.commdesk", today=DAY)
    assert _content(made) == _content(tmp_path / "again.commdesk")
    make_practice(tmp_path / "later.commdesk", today=DAY + timedelta(days=1))
    assert _content(made) != _content(tmp_path / "later.commdesk")


def test_every_record_is_one_that_a_person_could_have_entered(practice: Reader) -> None:
    for kind in KINDS:
        for record in practice.find(kind):
            kind.check(record)
            names = ", ".join(derived_names(kind))
            row = practice.rows(f'SELECT {names} FROM "{kind.name}" WHERE id = ?', [record.id])
            assert row == [tuple(derived(kind, record))]


def test_links_lead_somewhere_and_the_file_is_whole(practice: Reader) -> None:
    assert practice.rows("PRAGMA foreign_key_check") == []
    assert practice.rows("PRAGMA integrity_check") == [("ok",)]
    names = {row[0] for row in practice.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"shifts_counted", "shifts_day", "shifts_volunteer", "shifts_programme"} <= names
    assert check_file(practice.path) == []


def test_it_is_marked(practice: Reader) -> None:
    assert practice.group().practice == 1


def test_it_is_as_rich_as_a_real_group(practice: Reader) -> None:
    def count(sql: str) -> int:
        return int(practice.rows(f"SELECT count(*) FROM {sql}")[0][0])

    assert count("volunteers") == 64
    assert 2300 <= count("shifts") <= 2900
    assert count("programmes") == 7
    assert count("goals") == 11
    assert count("partners") == 10
    assert count("commitments") >= 25
    assert count("shifts WHERE volunteer IS NULL AND people > 5") > 10
    assert count("shifts WHERE status = 'no_show'") > 20
    assert count("shifts WHERE status = 'planned' AND day >= '2026-11-22'") == count(
        "shifts WHERE status = 'planned'"
    )
    assert count("shifts WHERE status <> 'planned' AND reply IS NOT 'no' AND day >= '2026-11-22'") == 0
    assert count("shifts WHERE activity = ''") > 50
    assert count("sessions WHERE beneficiaries IS NULL AND until IS NULL AND programme IN "
                 "(SELECT id FROM programmes WHERE name = 'Food table')") > 3  # fmt: skip
    states = {row[0] for row in practice.rows("SELECT DISTINCT state FROM commitments")}
    assert states == {"open", "kept", "kept_late", "broken", "released"}
    assert {row[0] for row in practice.rows("SELECT DISTINCT state FROM goals")} == {
        "idea", "planned", "under_way", "reached", "dropped",
    }  # fmt: skip
    first, last = practice.rows("SELECT min(day), max(day) FROM shifts WHERE status = 'completed'")[0]
    assert first < "2024-12-01"
    assert last > "2026-11-15"


def test_nobody_has_more_than_a_day_in_a_day(practice: Reader) -> None:
    sql = "SELECT max(total) FROM (SELECT sum(minutes) AS total FROM shifts GROUP BY volunteer, day, people)"
    twice = "SELECT count(*) FROM shifts WHERE volunteer IS NOT NULL GROUP BY volunteer, day, programme ORDER BY 1 DESC"
    assert (
        practice.rows(sql.replace("FROM shifts", "FROM shifts WHERE volunteer IS NOT NULL"))[0][0] <= 24 * 60
    )
    assert practice.rows(twice + " LIMIT 1") == [(1,)]


def test_names_come_in_several_scripts(practice: Reader) -> None:
    names = " ".join(row[0] for row in practice.rows("SELECT name FROM volunteers"))
    for part in ("Groß", "Олена", "Ελένη", "Hạnh", "ليلى", "ሰላም"):
        assert part in names


def test_ids_are_version_7_and_told_apart(practice: Reader) -> None:
    ids = [row[0] for row in practice.rows("SELECT id FROM shifts")]
    assert len(set(ids)) == len(ids)
    assert all(len(i) == 36 and i[14] == "7" and i[19] in "89ab" for i in ids)


def test_size_multiplies_people_and_shifts_only(tmp_path: Path, practice: Reader) -> None:
    make_practice(tmp_path / "three.commdesk", size=3)
    larger = open_file(tmp_path / "three.commdesk", readonly=True)
    listed = "volunteers WHERE note <> 'Met at the autumn fair'"  # two are written down twice in every size
    for table, times in ((listed, 3), ("shifts", 3), ("programmes", 1), ("goals", 1), ("partners", 1)):
        one, many = (r.rows(f"SELECT count(*) FROM {table}")[0][0] for r in (practice, larger))
        assert many == pytest.approx(one * times, rel=0.12 if table == "shifts" else 0)
    larger.close()


def test_any_day_of_the_year_works(tmp_path: Path) -> None:
    for day in (date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)):
        make_practice(tmp_path / f"{day}.commdesk", today=day)
        open_file(tmp_path / f"{day}.commdesk", readonly=True).close()


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.commdesk"
    path.write_text("mine")
    with pytest.raises(KnownError, match="there already"):
        make_practice(path)
    assert path.read_text() == "mine"
    make_practice(path, replace=True)
    open_file(path, readonly=True).close()


def test_nothing_half_made_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "wall").write_text("a file, no folder")
    with pytest.raises(KnownError, match="could not be made"):
        make_practice(tmp_path / "wall" / "x.commdesk")
    with pytest.raises(KnownError, match="between 1"):
        make_practice(tmp_path / "x.commdesk", size=0)
    assert [p.name for p in tmp_path.iterdir()] == ["wall"]


def test_people_are_known_as_in_a_real_group(practice: Reader) -> None:
    def count(sql: str) -> int:
        return int(practice.rows(f"SELECT count(*) FROM {sql}")[0][0])

    assert count("volunteers WHERE born IS NOT NULL AND guardian <> '' AND guardian_phone <> ''") == 3
    assert count("volunteers WHERE born IS NOT NULL AND guardian_ok IS NULL") == 1
    assert count("volunteers WHERE status = 'left' AND left_on IS NULL") == 0
    for answer in ("contact_ok = 'yes'", "contact_ok = 'no'", "contact_ok IS NULL", "photo_ok = 'no'"):
        assert count(f"volunteers WHERE {answer}") > 0
    for filled in ("emergency", "availability", "promised_until", "address"):
        assert count(f"volunteers WHERE {filled} <> ''") > 10


def test_hours_led_to_checks_thanks_service_and_expenses(practice: Reader) -> None:
    from commdesk.figures import care, checks, outputs, service, thanks
    from commdesk.figures.expenses import in_period
    from commdesk.figures.periods import parse_period

    assert {line.state for line in checks.running_out(practice)} == {"expired", "due"}
    assert checks.missing(practice)
    assert {e.rule.name for e in thanks.eligible(practice)} >= {"Thank-you card", "Five years with us"}
    assert practice.rows("SELECT count(*) FROM awards")[0][0] > 20
    assert {line.kind for line in care.care_list(practice)} == {"once", "carrying", "gap"}
    assert [p.standing for p in service.all_progress(practice)] == ["on_track", "behind"]
    money = in_period(practice, parse_period("this-year"))
    assert money.paid > money.owed > 0
    assert len(outputs.by_programme(practice, parse_period("2026"))) == 2
    assert practice.rows("SELECT count(*) FROM shifts WHERE length(day) = 7")[0][0] == 12


def test_the_rota_has_a_shortage_a_clash_an_exception_and_a_moved_session(practice: Reader) -> None:
    found = occurrences(practice, "2026-11-22", "2027-01-31")
    coming = [one for one in found if one.kept]
    assert [one.name for one in coming if one.missing] and [one.name for one in coming if not one.missing]
    assert {one.name for one in found if one.clashes} == {"Food table", "River clean-up"}
    assert sum(one.tally.asked for one in coming) > 3 and sum(one.tally.no for one in coming) > 0
    (moved,) = [one for one in coming if one.session.day != one.session.series_day]
    assert (moved.name, moved.session.day, moved.session.series_day) == (
        "Homework help",
        "2026-12-02",
        "2026-12-01",
    )
    days = {str(one.session.day) for one in found if one.name == "Language café"}
    assert "2026-12-21" in days and "2026-12-24" not in days and "2027-01-07" in days
    assert "2026-12-24" in {day for series in practice.find(SERIES) for day in series.skipped.split()}
    # Nothing of the two years comes twice because it repeats now.
    past = occurrences(practice, "2026-09-20", "2026-11-21")
    twice = [(one.name, one.session.day) for one in past]
    assert len(twice) == len(set(twice)) and all(one.kept for one in past)


def test_papers_left_sheets_a_forgotten_sign_out_and_people_written_down_twice(practice: Reader) -> None:
    from commdesk.entry import door, sheets
    from commdesk.figures.duplicates import likely_duplicates
    from commdesk.records.sheets import SHEETS
    from commdesk.records.volunteers import VOLUNTEERS

    *entered, coming = reversed(practice.find(SHEETS))
    assert len(entered) >= 4 and coming.entered_on is None
    for sheet in entered:
        sql = (
            "SELECT sum(people), sum(people * minutes) FROM shifts "
            "WHERE session = ? AND source = 'sheet' AND status = 'completed'"
        )
        assert practice.rows(sql, [sheet.session]) == [(sheet.names, sheet.minutes)]
    # What is printed again for the next time is the same paper.
    printed = sheets.sheet_numbered(practice, coming.number)
    assert sheets.prepare(practice, printed.session) == printed
    names = practice.labels(VOLUNTEERS, [pair.one for pair in likely_duplicates(practice)])
    assert set(names.values()) == {"Tomás Ó Súilleabháin", "Agnieszka Zielińska"}
    (forgotten,) = door.forgotten(practice, datetime(2026, 11, 22, 9, 0))
    assert forgotten.name == "İbrahim Öztürk"


def test_goals_have_check_ins_that_make_their_numbers_links_a_plan_and_parts(practice: Reader) -> None:
    from commdesk.figures import goal_readings
    from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS
    from commdesk.records.readings import reading

    kept = practice.find(GOALS)
    check_ins = goal_readings.check_ins_of(practice, [goal.id for goal in kept])
    for goal in kept:
        if check_ins[goal.id]:
            assert reading(goal, check_ins[goal.id], DAY) == (goal.now, goal.now_on), goal.name
    (own,) = [goal for goal in goal_readings.find(practice, day=DAY) if goal.reads]
    assert 500 < (own.now or 0) < 1000 and own.now_on == DAY.isoformat()
    assert [goal.name for goal in kept if goal.parent] == ["Three hosts who can lead a table"]
    assert practice.count(DEPENDENCIES) == 5
    assert any(goal.planned_due and goal.planned_due < goal.due for goal in kept)
    (repeating,) = [action for action in practice.find(ACTIONS) if action.rule]
    assert len(repeating.done_days.split()) == 5
