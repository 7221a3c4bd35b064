"""Programmes' own counts and people's expenses, by hand."""

from commdesk.figures import expenses, outputs
from commdesk.figures.outputs import OutputSum
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.programmes import Output, OutputCount, Session
from commdesk.records.recognition import Expense
from commdesk.store.store import Store


def count_meals(store: Store) -> None:
    with store.step("Outputs"):
        store.save(Output(id="o1-meals", programme="table", name="meals served"))
        store.save(Output(id="o2-calls", programme="table", name="calls made"))
        for id, day, until, meals in (
            ("a", "2026-09-05", None, 100),
            ("b", "2026-09-26", None, 20),
            ("c", "2026-10-01", None, 7),
            ("d", "2026-09-01", "2026-10-31", 500),
        ):
            store.save(Session(id=id, programme="table", day=day, until=until))
            store.save(OutputCount(session=id, output="o1-meals", count=meals))
        store.save(OutputCount(session="a", output="o2-calls", count=0))


def test_outputs_of_september(small: Store) -> None:
    count_meals(small)
    # The count up to the end of October does not lie in September.
    assert outputs.by_programme(small, parse_period("2026-09")) == {
        "table": (OutputSum("meals served", 120, 2), OutputSum("calls made", 0, 1))
    }
    assert outputs.by_programme(small, parse_period("2026-Q4")) == {
        "table": (OutputSum("meals served", 7, 1),)
    }
    assert outputs.by_programme(small, parse_period("2025")) == {}


def test_outputs_in_json(small: Store) -> None:
    count_meals(small)
    told = as_json(figures(small, parse_period("2026-09")))["programmes"]
    assert {p["name"]: p["outputs"] for p in told} == {
        "Food table": [{"name": "meals served", "count": 120}, {"name": "calls made", "count": 0}],
        "Café": [],
    }


def lay_out(store: Store) -> None:
    with store.step("Expenses"):
        for day, who, programme, cents, paid in (
            ("2026-09-01", "ana", "table", 1250, "2026-10-02"),
            ("2026-09-30", "ana", None, 300, None),
            ("2026-09-12", "bo", "table", 999, None),
            ("2026-08-31", "bo", "cafe", 100, None),
            ("2026-10-01", "bo", "cafe", 5000, None),
        ):
            store.save(
                Expense(day=day, volunteer=who, programme=programme, what="Bus", amount=cents, paid_on=paid)
            )


def test_expenses_of_september(small: Store) -> None:
    lay_out(small)
    september = parse_period("2026-09")
    assert expenses.in_period(small, september) == (1250, 1299)
    assert expenses.owed_before(small, september) == 100
    found = expenses.lines(small, september)
    assert [(s.name, s.count, s.paid, s.owed) for s in expenses.by_person(found)] == [
        ("Bo", 1, 0, 999), ("Ana", 2, 1250, 300),
    ]  # fmt: skip
    assert [(s.name, s.paid, s.owed) for s in expenses.by_programme(found)] == [
        ("Food table", 1250, 999), ("", 0, 300),
    ]  # fmt: skip
    assert len(expenses.lines(small, september, volunteer="ana", programme="table")) == 1
    assert as_json(figures(small, september))["expenses"] == {"paid": 12.5, "owed": 12.99, "currency": "EUR"}


def test_no_expenses(store: Store) -> None:
    assert expenses.in_period(store, parse_period("2026")) == (0, 0)
    assert expenses.lines(store, parse_period("2026")) == []
