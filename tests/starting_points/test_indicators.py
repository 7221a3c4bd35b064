"""Indicators to begin with: of each dimension, one step, never the same twice; all of them count or say why not."""

from datetime import date

from commdesk import text
from commdesk.figures import indicators as figures
from commdesk.records.indicators import DIMENSIONS, INDICATORS, READS, Indicator
from commdesk.starting_points import indicators as starters
from commdesk.starting_points.indicators import STARTERS, begin, missing, of_dimension
from commdesk.store.steps import Step
from commdesk.store.store import Store

EVERY = [one.key for one in STARTERS]


def test_there_are_three_or_more_of_each_dimension_and_one_for_all_that_reads_itself() -> None:
    assert all(len(of_dimension(STARTERS, dimension)) >= 3 for dimension in DIMENSIONS)
    assert {one.reads for one in STARTERS if one.reads} == set(READS)
    assert len(set(EVERY)) == len(EVERY)


def test_all_are_added_in_one_step_and_never_twice(store: Store) -> None:
    steps: list[Step] = []
    store.listen(steps.append)
    made = begin(store, EVERY)
    assert len(steps) == 1 and store.count(INDICATORS) == len(made) == len(STARTERS)
    assert begin(store, EVERY) == [] == missing(store)
    assert len(steps) == 1
    store.replay(steps[0].reverse())
    assert store.count(INDICATORS) == 0 and missing(store) == list(STARTERS)


def test_one_that_is_there_by_name_or_by_what_it_reads_is_not_offered(store: Store) -> None:
    with store.step("Own"):
        store.save(Indicator(name="PEOPLE waiting for help", archived=1), new=True)
        store.save(Indicator(name="Hours", reads="hours"), new=True)
    left = {one.key for one in STARTERS} - {one.key for one in missing(store)}
    assert left == {"waiting", "hours"}
    (id,) = begin(store, ["waiting", "hours", "by_name"])
    one = store.get(INDICATORS, id)
    assert (one.name, one.dimension, one.number, one.often, one.key) == (
        "Newcomers who know a neighbour by name", "social", "percent", "year", 0,
    )  # fmt: skip


def test_one_in_another_language_is_the_same_one(store: Store) -> None:
    with text.speaking("qps"):
        begin(store, ["waiting"])
    assert store.find(INDICATORS)[0].name != "People waiting for help"
    with text.speaking("qps"):
        assert "waiting" not in {one.key for one in starters.missing(store)}


def test_each_either_counts_or_says_why_not(store: Store) -> None:
    begin(store, EVERY)
    lines = figures.lines(store, date(2026, 11, 22))
    assert len(lines) == len(STARTERS)
    assert all((line.now is None) == bool(line.why) for line in lines)
    told = {str(line.indicator.reads): line.now for line in lines if line.indicator.reads}
    assert (told["hours"], told["volunteers"], told["raised"]) == (0, 0, 0)
    assert told["participation"] is None and told["belonging"] is None
