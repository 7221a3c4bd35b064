"""The rota on paper, and everybody's own: what stands there, and that nobody is left out."""

from dataclasses import replace

import pytest

from commdesk.figures.periods import parse_period
from commdesk.records.programmes import Programme, Series, Session
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.reports import pdf, plain
from commdesk.reports.catalogue import build, default_options
from commdesk.reports.sections.rota import BLANK, MOST_BLANKS, MOST_NAMES
from commdesk.store.query import Query
from commdesk.store.store import Store
from tests.reports.reading import texts


def _text(store: Store, report: str = "rota", **more: object) -> str:
    options = replace(default_options(report, store), **more)  # type: ignore[arg-type]
    return plain.as_text(build(report, store, options)).replace("\u00a0", " ")


@pytest.fixture
def rota(empty: Store) -> Store:
    """Three Saturdays that need four; the first has one yes and one asked, the second is called off."""
    with empty.step("Fill"):
        empty.save(Programme(id="table", name="Food table"))
        for name in ("Ana", "Björn", "Chloé"):
            empty.save(Volunteer(id=name, name=name))
        empty.save(
            Series(
                id="sats", programme="table", day="2026-11-28", until="2026-12-12", rule="FREQ=WEEKLY", start="10:00",
                finish="12:30", place="Mill <b>hall</b>", needed=4,
            )
        )  # fmt: skip
        for id, day, off in (("one", "2026-11-28", 0), ("two", "2026-12-05", 1)):
            empty.save(
                Session(id=id, programme="table", day=day, series="sats", series_day=day, needed=4, called_off=off,
                        start="10:00", finish="12:30", place="Mill <b>hall</b>")
            )  # fmt: skip
        for name, session, day, status, reply in (
            ("Ana", "one", "2026-11-28", "planned", "yes"), ("Björn", "one", "2026-11-28", "planned", "asked"),
            ("Chloé", "one", "2026-11-28", "cancelled", "no"), ("Ana", "two", "2026-12-05", "cancelled", "yes"),
        ):  # fmt: skip
            empty.save(
                Shift(
                    day=day,
                    volunteer=name,
                    programme="table",
                    minutes=150,
                    session=session,
                    status=status,
                    reply=reply,
                )
            )
    return empty


def test_names_brackets_and_lines_to_fill_in(rota: Store) -> None:
    said = _text(rota)
    first = next(line for line in said.splitlines() if "Sat 28 Nov" in line)
    assert "10:00–12:30" in first and "Food table Mill <b>hall</b>" in first
    assert f"Ana, (Björn)   {BLANK}   {BLANK}   {BLANK}".replace("   ", " ") in first
    assert "Chloé" not in said
    assert "Called off" in next(line for line in said.splitlines() if "Sat 5 Dec" in line)
    assert next(line for line in said.splitlines() if "Sat 12 Dec" in line).count(BLANK) == 4
    assert "In brackets" in said


def test_what_is_printed_can_be_read_back(rota: Store) -> None:
    for large, paper in ((False, "a4"), (True, "letter")):
        document = build("rota", rota, replace(default_options("rota", rota), large_print=large, paper=paper))
        words = " ".join(texts(pdf.render(document))).replace("\u00a0", " ")
        for wanted in ("Sat 28 Nov", "10:00–12:30", "Mill <b>hall</b>", "Ana, (Björn)", "Called off"):
            assert wanted in words, (wanted, words)


def test_the_public_print_names_nobody(rota: Store) -> None:
    said = _text(rota, public=True)
    assert said.count("Help wanted") == 2
    assert not [name for name in ("Ana", "Björn", "Chloé") if name in said]


def test_a_crowd_goes_on_in_the_next_row_and_nobody_is_lost(rota: Store) -> None:
    names = [f"Helper {number:02}" for number in range(40)]
    with rota.step("Crowd"):
        for name in names:
            rota.save(Volunteer(id=name, name=name))
            rota.save(
                Shift(
                    day="2026-11-28",
                    volunteer=name,
                    programme="table",
                    minutes=150,
                    session="one",
                    status="planned",
                )
            )
        one = rota.find(VOLUNTEERS, Query(limit=1))
        assert one
    assert len(names) > 2 * MOST_NAMES
    document = build("rota", rota, default_options("rota", rota))
    words = " ".join(texts(pdf.render(document))).replace("\u00a0", " ")
    assert not [name for name in names if name not in words]


def test_more_missing_than_lines_can_hold_is_said_in_a_number(rota: Store) -> None:
    with rota.step("Needy"):
        rota.save(Session(programme="table", day="2026-11-29", needed=500))
    said = _text(rota)
    assert "500 people" in said
    assert max(line.count(BLANK) for line in said.splitlines()) == MOST_BLANKS


def test_everybodys_own_and_one_persons(rota: Store) -> None:
    said = _text(rota, "my-rota")
    assert [line for line in said.splitlines() if line.startswith("# ")] == ["# Ana", "# Björn"]
    assert "You are on 1 session:" in said and "called off" in said
    own = _text(rota, "my-rota", where={"person": "Björn"})
    assert "Ana" not in own and "________" in own and "where the line is still empty" in own
    assert "You are on no session" in _text(rota, "my-rota", where={"person": "Chloé"})


def test_nothing_planned(empty: Store) -> None:
    assert "No session is planned in this time." in _text(empty)
    assert "Nobody is on the rota in this time." in _text(empty, "my-rota")


def test_a_week_old_group_has_who_came_to_its_session_and_no_line_for_hours_alone(week_old: Store) -> None:
    said = _text(week_old, period=parse_period("this-month"))
    assert "Ana, Björn" in next(line for line in said.splitlines() if "Tue 17 Nov" in line)
    assert "19 Nov" not in said


def test_the_practice_groups_four_weeks(practice: Store) -> None:
    said = _text(practice)
    assert "22 November 2026 to 19 December 2026" in said
    assert "River clean-up" in said and said.count(BLANK) > 40
    assert _text(practice, "my-rota").count("# ") > 15
