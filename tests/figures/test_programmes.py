"""What programmes served: sums where counts add up, the largest count where people differ."""

from commdesk.figures import programmes
from commdesk.figures.periods import parse_period
from commdesk.records.programmes import PROGRAMMES, Output, OutputCount, Programme, Session
from commdesk.store.store import Store


def test_counts_that_add_up_and_counts_of_different_people(small: Store) -> None:
    table, cafe = programmes.count(small, parse_period("2026-09"))
    assert (table.name, table.minutes, table.volunteers, table.headcount) == ("Food table", 1050, 2, 14)
    assert (table.beneficiaries, table.unit) == (100, "households")
    assert (table.sessions, table.counted) == (3, 2)
    # The count for September and October does not lie wholly in September.
    assert (cafe.beneficiaries, cafe.unit, cafe.minutes) == (22, "learners", 30)


def test_what_was_called_off_is_no_session_and_served_nobody(small: Store) -> None:
    (table,) = [p for p in small.find(PROGRAMMES) if p.name == "Food table"]
    (output,) = [Output(programme=table.id, name="loaves")]
    off = Session(programme=table.id, day="2026-09-29", beneficiaries=900, called_off=1)
    with small.step("Called off"):
        for record in (output, off, OutputCount(session=off.id, output=output.id, count=5)):
            small.save(record)
    found = programmes.count(small, parse_period("2026-09"))[0]
    assert (found.beneficiaries, found.sessions, found.counted, found.outputs) == (100, 3, 2, ())


def test_a_count_over_two_months_holds_for_the_quarter(small: Store) -> None:
    found = {p.name: p.beneficiaries for p in programmes.count(small, parse_period("2026-07..2026-12"))}
    assert found == {"Food table": 1100, "Café": 31}


def test_a_programme_without_any_count_has_none(small: Store) -> None:
    found = {p.name: p.beneficiaries for p in programmes.count(small, parse_period("2026-08"))}
    assert found == {"Food table": None}


def test_a_programme_without_hours_or_sessions_is_left_out(small: Store) -> None:
    with small.step("Add"):
        small.save(Programme(name="Choir", unit="singers"))
    assert "Choir" not in {p.name for p in programmes.count(small, parse_period("2026"))}


def test_plain_sql_says_the_same(practice: Store) -> None:
    period = parse_period("2026")
    rows = practice.conn.execute(
        "SELECT p.name, sum(s.minutes * s.people), count(DISTINCT s.volunteer) FROM shifts s JOIN programmes p "
        "ON p.id = s.programme WHERE s.status = 'completed' AND s.day LIKE '2026-%' GROUP BY 1"
    ).fetchall()
    found = programmes.count(practice, period)
    assert sorted(rows) == sorted((p.name, p.minutes, p.volunteers) for p in found)
    served = practice.conn.execute(
        "SELECT p.name, CASE p.counts WHEN 'adds' THEN sum(beneficiaries) ELSE max(beneficiaries) END "
        "FROM sessions s JOIN programmes p ON p.id = s.programme "
        "WHERE s.day LIKE '2026-%' AND coalesce(until, s.day) <= '2026-12-31' GROUP BY 1"
    ).fetchall()
    assert dict(served) == {p.name: p.beneficiaries for p in found}
