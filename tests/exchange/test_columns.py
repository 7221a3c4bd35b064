"""Which column is which field."""

from pathlib import Path

import pytest

from commdesk.errors import KnownError
from commdesk.exchange.columns import column_called, field_called, field_names, propose, time_of_day
from commdesk.exchange.read import read_table
from commdesk.records.kinds import KINDS
from commdesk.records.partners import PARTNERS
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS

FILES = Path(__file__).parent / "files"


def proposed(tmp_path: Path, kind, text: str) -> dict[str, str]:  # type: ignore[no-untyped-def]
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return propose(kind, read_table(path))


def test_shifts_are_named_as_on_the_command_line() -> None:
    names = list(field_names(SHIFTS))
    assert "duration" in names and "minutes" not in names
    assert {"start", "finish"} <= set(names) and names[-1] == "beneficiaries"
    assert field_called(SHIFTS, "minutes") == "duration"
    assert field_called(SHIFTS, "Who") == "volunteer"
    with pytest.raises(KnownError, match="duration"):
        field_called(SHIFTS, "salary")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.listed], ids=lambda kind: kind.name)
def test_every_field_is_found_by_its_own_short_name(tmp_path: Path, kind) -> None:  # type: ignore[no-untyped-def]
    names = list(field_names(kind))
    found = proposed(tmp_path, kind, "\t".join([*names, "x"]) + "\n" + "\t" * len(names) + "1\n")
    assert found == {name: name for name in names}


def test_titles_of_other_programs_are_understood() -> None:
    assert propose(PARTNERS, read_table(FILES / "partners.csv")) == {
        "name": "Name", "start": "Date start", "end": "Date end", "website": "url",
    }  # fmt: skip
    assert propose(VOLUNTEERS, read_table(FILES / "volunteers.csv")) == {
        "name": "name", "status": "status", "started": "join_date", "skills": "role",
    }  # fmt: skip


def test_a_column_whose_cells_do_not_fit_is_not_proposed() -> None:
    found = propose(SHIFTS, read_table(FILES / "events.csv"))
    assert found == {"day": "Date", "people": "Attendance", "activity": "Title"}


def test_a_time_of_day_is_no_length(tmp_path: Path) -> None:
    found = proposed(tmp_path, SHIFTS, "name,time,day\nAnna,18:30,2026-03-01\n")
    assert found == {"volunteer": "name", "day": "day"}


def test_first_and_last_name_make_a_name(tmp_path: Path) -> None:
    found = proposed(tmp_path, VOLUNTEERS, "Nom,Prénom,Courriel\nCabrel,Francis,f@example.org\n")
    assert found == {"name": "Prénom+Nom", "email": "Courriel"}


def test_a_column_is_found_however_it_is_typed(tmp_path: Path) -> None:
    table = read_table(FILES / "partners.csv")
    assert column_called(table, "date START") == "Date start"
    assert column_called(table, "name + url") == "Name+url"
    with pytest.raises(KnownError, match="Date end"):
        column_called(table, "finish")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18:30", (1110, False)),
        ("6:30 pm", (1110, False)),
        ("02:00+1", (120, True)),
        ("2026-11-22 18:30:00", (1110, False)),
        ("soon", None),
        ("25:00", None),
    ],
)
def test_times_of_day(typed: str, read: tuple[int, bool] | None) -> None:
    assert time_of_day(typed) == read
