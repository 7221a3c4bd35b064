"""Contradictions, totals and twins are asked about, each kind once; the file again adds nothing whatever was said."""

import pytest

from commdesk.errors import KnownError
from commdesk.exchange.apply import apply
from commdesk.exchange.columns import propose
from commdesk.exchange.plan import Plan, plan
from commdesk.exchange.read import read_table
from commdesk.exchange.take_back import take_back
from commdesk.records.programmes import Programme
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.query import Query

TIMES = (
    "day,volunteer,programme,start,finish,hours\n"
    "2026-03-01,Ana,Food,18:00,20:30,2.5\n"
    "2026-03-02,Ana,Food,9:00,17:00,7.5\n"  # a break
    "2026-03-03,Ana,Food,22:00,02:00,4\n"  # the length says that it is the next day
    "2026-03-04,Ana,Food,22:00,02:00,\n"
    "2026-03-05,Ana,Food,10:00,09:00,1\n"
    "2026-03-06,Ana,Food,22:00,02:00+1,\n"
    "2026-03-07,Ana,Food,18:00,,2\n"
    "2026-03-08,Ana,Food,18:00,24:00,\n"
    "2026-03-09,Ana,Food,22:00,1:30,3.5\n"
)
TOTALS = (
    "day,volunteer,programme,hours\n2026-03-01,Ana,Food,2\n2026-03-02,Ben,Food,3\nSubtotal,,,5\n"
    "2026-04-01,Ana,Food,1\n2026-04-02,Cem,Food,1.5\n,,,2.5\n,,,7.5\nTotal hours:,,,7.5\n"
)
TWINS = "day,volunteer,programme,hours\n2026-03-02,Ana,Food,2\n2026-03-02,Ana,Food,2\n2026-03-03,Ben,Food,1\n"


@pytest.fixture
def decided(store, tmp_path):  # type: ignore[no-untyped-def]
    """``decided(text, totals="keep")``: the plan of a list of shifts with answers."""

    def make(text: str, kind=SHIFTS, **answers: str) -> Plan:  # type: ignore[no-untyped-def]
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        table = read_table(path)
        return plan(store, kind, table, propose(kind, table), decided=answers)

    return make


def found(made: Plan) -> dict[str, list[int]]:
    return {decision.kind: decision.rows for decision in made.decisions}


def kept(made: Plan) -> dict[int, tuple[object, ...]]:
    return {e.row: (e.record.start, e.record.finish, e.record.minutes) for e in made.entries}


def test_times_are_kept_and_their_contradictions_refused_until_decided(decided) -> None:  # type: ignore[no-untyped-def]
    made = decided(TIMES)
    assert kept(made) == {
        2: ("18:00", "20:30", 150),
        4: ("22:00", "02:00", 240),
        7: ("22:00", "02:00", 240),
        8: ("18:00", None, 120),
        9: ("18:00", "00:00", 360),
        10: ("22:00", "01:30", 210),
    }
    assert found(made) == {"backwards": [5, 6], "times": [3]}
    assert [refusal.row for refusal in made.refused] == [3, 5, 6]
    assert "7:30" in made.refused[0].sentence and "8:00" in made.refused[0].sentence
    assert "02:00+1" in made.refused[1].sentence


@pytest.mark.parametrize(
    ("answers", "rows", "left"),
    [
        ({"times": "logged"}, {3: ("09:00", "17:00", 450)}, []),
        ({"times": "times"}, {3: ("09:00", "17:00", 480)}, []),
        ({"times": "leave-out"}, {}, [3]),
        ({"backwards": "next-day"}, {5: ("22:00", "02:00", 240), 6: ("10:00", "09:00", 23 * 60)}, []),
        ({"backwards": "logged"}, {6: ("10:00", None, 60)}, []),
        ({"backwards": "leave-out"}, {}, [5, 6]),
    ],
)
def test_one_answer_a_kind(decided, answers: dict[str, str], rows: dict, left: list[int]) -> None:  # type: ignore[no-untyped-def]
    made = decided(TIMES, **answers)
    doubtful = {row: values for row, values in kept(made).items() if row in (3, 5, 6)}
    assert (doubtful, made.left_out) == (rows, left)
    assert made.rows == 9 == made.added + len(made.left_out) + len(made.refused) + len(made.skipped)


def test_total_rows_by_label_and_by_their_sum(decided) -> None:  # type: ignore[no-untyped-def]
    made = decided(TOTALS)
    assert (found(made), made.added) == ({"totals": [4, 7, 8, 9]}, 4)
    assert [refusal.row for refusal in made.refused] == [4, 7, 8, 9]
    made = decided(TOTALS, totals="leave-out")
    assert (made.left_out, made.refused, made.added) == ([4, 7, 8, 9], [], 4)
    assert sum(e.record.minutes for e in made.entries) == 450
    # Read like all others they say neither who nor when.
    assert [refusal.row for refusal in decided(TOTALS, totals="keep").refused] == [4, 7, 8, 9]


def test_a_person_called_total_and_a_length_that_happens_to_be_a_sum_stay(decided) -> None:  # type: ignore[no-untyped-def]
    text = "day,volunteer,programme,hours\n2026-03-01,Ana,Food,2\n2026-03-02,Ben,Food,3\n2026-03-03,Sum Wong,Food,5\n"
    assert (decided(text).added, found(decided(text))) == (3, {})
    made = decided("name,phone\nTotal,\nAna,1\n", VOLUNTEERS)
    assert (found(made), made.added) == ({"totals": [2]}, 1)
    assert decided("name,phone\nTotal,\nAna,1\n", VOLUNTEERS, totals="keep").added == 2


def test_headcounts_have_totals_too(decided) -> None:  # type: ignore[no-untyped-def]
    made = decided("day,programme,people,hours\n2026-03-01,Food,14,2\n2026-03-02,Food,6,2\n,,20,\n")
    assert (found(made), made.added) == ({"totals": [4]}, 2)


def test_twins_are_shown_and_kept_unless_somebody_says_otherwise(store, decided) -> None:  # type: ignore[no-untyped-def]
    made = decided(TWINS)
    assert (found(made), made.added) == ({"twins": [3]}, 3)
    made = decided(TWINS, twins="leave-out")
    assert (made.left_out, made.added) == ([3], 2)
    batch = apply(store, made, "a.csv").id
    # Left out once, it is not new the next time; only who asks for it gets it.
    assert (decided(TWINS).added, decided(TWINS, twins="leave-out").added) == (0, 0)
    assert [entry.row for entry in decided(TWINS, twins="keep").entries] == [3]
    take_back(store, batch)
    assert decided(TWINS).added == 3


@pytest.mark.parametrize(
    "answers",
    [{"times": "logged", "backwards": "next-day"}, {"times": "times", "backwards": "logged"},
     {"times": "leave-out", "backwards": "leave-out"}],
)  # fmt: skip
@pytest.mark.parametrize("again", [{}, {"times": "times", "backwards": "next-day"}])
def test_the_same_file_again_adds_nothing_of_what_is_here(store, decided, answers: dict, again: dict) -> None:  # type: ignore[no-untyped-def]
    first = decided(TIMES, **answers)
    apply(store, first, "a.csv")
    second = decided(TIMES, **again)
    assert not {entry.row for entry in first.entries} & {entry.row for entry in second.entries}
    assert decided(TIMES, **answers).added == 0


def test_shifts_entered_by_hand_are_shown_and_skipped(store, decided) -> None:  # type: ignore[no-untyped-def]
    ana, food = Volunteer(name="Ana"), Programme(name="Food")
    with store.step("type"):
        shift = Shift(day="2026-03-02", volunteer=ana.id, programme=food.id, minutes=120)
        # A place on the rota is not yet a shift that was done.
        planned = Shift(day="2026-03-02", volunteer=ana.id, programme=food.id, minutes=120, status="planned")
        for record in (ana, food, shift, planned):
            store.save(record)
    made = decided(TWINS)
    assert (found(made), made.skipped) == ({"twins": [3], "typed": [2]}, [2])
    assert [entry.row for entry in made.entries] == [3, 4]
    assert decided(TWINS, typed="keep").added == 3
    apply(store, decided(TWINS, typed="keep"), "a.csv")
    assert (decided(TWINS).added, decided(TWINS, typed="keep").added) == (0, 0)


def test_names_here_already_can_be_skipped(store, decided) -> None:  # type: ignore[no-untyped-def]
    with store.step("type"):
        store.save(Volunteer(name="Ana"))
    text = "name,phone\nAna,1\nBen,2\n"
    assert (found(decided(text, VOLUNTEERS)), decided(text, VOLUNTEERS).added) == ({"named": [2]}, 2)
    made = decided(text, VOLUNTEERS, named="skip")
    assert ([entry.record.name for entry in made.entries], made.skipped) == (["Ben"], [2])


def test_a_file_of_the_first_version_knows_its_rows_with_times(store, decided) -> None:  # type: ignore[no-untyped-def]
    """Start and finish were not kept then, and the length alone was remembered."""
    apply(store, decided("day,volunteer,programme,hours\n2026-03-01,Ana,Food,2.5\n"), "old.csv")
    again = "day,volunteer,programme,start,finish\n2026-03-01,Ana,Food,18:00,20:30\n2026-03-01,Ana,Food,8:00,10:30\n"
    assert [entry.row for entry in decided(again).entries] == [3]


def test_what_there_is_not_to_decide(decided) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KnownError, match="totals"):
        decided(TWINS, sums="keep")
    with pytest.raises(KnownError, match="leave-out"):
        decided(TWINS, totals="maybe")


def test_what_was_decided_is_one_step_and_comes_back_whole(store, decided) -> None:  # type: ignore[no-untyped-def]
    batch = apply(store, decided(TIMES, times="logged", backwards="next-day"), "a.csv").id
    assert store.count(SHIFTS, Query(equals={"start": "22:00"})) == 4
    assert take_back(store, batch) == 9
    assert store.count(SHIFTS) == 0
