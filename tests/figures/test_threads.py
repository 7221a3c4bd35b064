"""The thread from what was said to what changed; all sums done by hand."""

from datetime import date

from commdesk.figures import thread_words, threads
from commdesk.records.goals import CheckIn, Goal
from commdesk.records.indicators import Indicator, IndicatorReading
from commdesk.records.listening import Barrier, Feedback, Need, NeedGoal
from commdesk.records.partners import Contribution, Partner
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


def fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def riverside(store: Store) -> None:
    fill(
        store,
        Programme(id="café", name="Café"),
        Programme(id="walk", name="Walks"),
        Need(id="n", name="Somewhere warm"),
        Need(id="alone", name="Quiet"),
        Goal(id="g", name="Warm rooms", state="under_way", start="2026-03-01", target=100, programme="café"),
        Goal(id="h", name="More seats", state="under_way", start="2026-06-01", programme="café"),
        Goal(id="i", name="Old one", state="dropped"),
        CheckIn(goal="g", day="2026-10-01", reading=62),
        NeedGoal(need="n", goal="g"),
        NeedGoal(need="n", goal="h"),
        NeedGoal(need="n", goal="g", note="entered twice"),
        Feedback(day="2026-01-02", words="cold", need="n"),
        Feedback(day="2026-01-03", words="at home", need="n", sensitive=1),
        Feedback(day="2026-01-03", words="noise", need="alone"),
        Feedback(day="2026-01-04", words="nothing"),
        # Before the goal began; in it, 90 min + 3 people × 60 min; of another programme; not given.
        Shift(day="2026-02-28", programme="café", minutes=600, status="completed"),
        Shift(day="2026-03-01", programme="café", minutes=90, status="completed"),
        Shift(day="2026-07-01", programme="café", minutes=60, people=3, status="completed"),
        Shift(day="2026-07-01", programme="walk", minutes=500, status="completed"),
        Shift(day="2026-07-01", programme="café", minutes=500, status="cancelled"),
        Partner(id="p", name="School", stage="active"),
        Partner(id="q", name="Church", stage="active"),
        Partner(id="r", name="Gone", stage="ended"),
        *(Contribution(partner=one, goal="h", what="heat") for one in "pqr"),
        Contribution(partner="p", goal="g", what="wood"),
        Indicator(
            id="k", name="Feel at home", goal="g", number="average", baseline=3.1, target=4, unit="points"
        ),
        Indicator(id="l", name="Put away", goal="g", archived=1),
        Indicator(id="m", name="Never read", goal="h", number="latest"),
        IndicatorReading(indicator="k", day="2026-06-01", value=3.6),
        Barrier(name="Steps at the door", need="n", state="trying"),
        Barrier(name="No bus", need="n", state="gone"),
    )


def of(store: Store, name: str) -> threads.Thread:
    return next(found for found in threads.all_of(store, TODAY) if found.need.name == name)


def test_a_thread_holds_what_hangs_on_a_need_each_once(store: Store) -> None:
    riverside(store)
    found = of(store, "Somewhere warm")
    assert found.heard == 2
    assert [goal.id for goal in found.goals] == ["g", "h"]
    assert found.minutes == 90 + 3 * 60  # the programme of both goals, once, since the earlier start
    assert [partner.name for partner in found.partners] == ["Church", "School"]
    assert [line.indicator.id for line in found.indicators] == ["k", "m"]


def test_it_is_told_in_plain_lines(store: Store) -> None:
    riverside(store)
    assert [line.replace("\u00a0", " ") for line in thread_words.lines(of(store, "Somewhere warm"))] == [
        "Said 2 times",
        "Goal: Warm rooms – 62 % of the way",
        "Goal: More seats – ongoing",
        "4.5 h given to it",
        "Together with Church and School",
        "Feel at home: 3.1 → 3.6 points",
        "In the way: Steps at the door",
    ]


def test_a_need_without_links_has_a_thread_that_ends_at_once(store: Store) -> None:
    riverside(store)
    found = of(store, "Quiet")
    assert (found.goals, found.minutes, found.partners, found.indicators, found.barriers) == (
        (),
        None,
        (),
        (),
        (),
    )
    assert thread_words.lines(found) == ["Said 1 time"]
    assert threads.of(store, []) == []


def test_many_partners_are_told_as_a_few_names_and_a_count(store: Store) -> None:
    riverside(store)
    more = [Partner(id=f"x{n}", name=f"X{n}", stage="active") for n in range(5)]
    fill(store, *more, *(Contribution(partner=one.id, goal="g", what="x") for one in more))
    (line,) = [
        line for line in thread_words.lines(of(store, "Somewhere warm")) if line.startswith("Together")
    ]
    assert line == "Together with Church, School, X0, X1 and 3 others"
