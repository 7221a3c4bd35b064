"""Indicators: numbers, progress, targets by time, parts, what wants to be read; all sums done by hand."""

from datetime import date

import pytest

from commdesk.errors import FieldError
from commdesk.figures import attention, indicators
from commdesk.figures.indicator_words import flaw
from commdesk.figures.indicator_words import now as now_words
from commdesk.figures.periods import parse_period
from commdesk.figures.summary import as_json, figures
from commdesk.records.indicators import (
    INDICATORS,
    Indicator,
    IndicatorReading,
    Money,
    ReadingPart,
    Target,
)
from commdesk.records.partners import Partner
from commdesk.records.promises import Commitment
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store

TODAY = date(2026, 11, 22)


def fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def readings(indicator: Indicator, *read: tuple[str, float]) -> list[IndicatorReading]:
    return [IndicatorReading(indicator=indicator.id, day=day, value=value) for day, value in read]


def only(store: Store, day: date = TODAY) -> indicators.IndicatorLine:
    (line,) = indicators.lines(store, day)
    return line


@pytest.mark.parametrize(
    ("number", "baseline", "target", "read", "now", "progress"),
    [
        ("latest", 20, 40, [("2026-01-10", 25), ("2026-10-01", 35)], 35, 0.75),
        ("percent", 60, 30, [("2026-10-01", 45)], 45, 0.5),  # should fall: 15 of 30 points
        ("average", 3, 4, [("2026-10-01", 2.5)], 2.5, -0.5),  # below where it began
        ("latest", None, 10, [("2026-10-01", 12)], 12, 1.2),  # past its target
        ("adds", 100, 200, [("2025-10-01", 30), ("2026-10-01", 20)], 150, 0.5),
        ("adds_year", 0, 40, [("2025-10-01", 30), ("2026-10-01", 20)], 20, 0.5),
        ("latest", 20, 40, [("2026-12-24", 39)], None, None),  # read later than today
        ("latest", 20, 40, [], None, None),
    ],
)
def test_the_number_now_and_how_far_it_is(
    store: Store,
    number: str,
    baseline: float | None,
    target: float,
    read: list[tuple[str, float]],
    now: float | None,
    progress: float | None,
) -> None:
    one = Indicator(name="One", number=number, baseline=baseline, target=target)
    fill(store, one, *readings(one, *read))
    line = only(store)
    assert (line.now, line.progress) == (now, progress)
    assert bool(line.why) == (now is None)


def test_as_it_was_known_on_an_earlier_day(store: Store) -> None:
    one = Indicator(name="One", baseline=20, target=40)
    fill(store, one, *readings(one, ("2026-01-10", 25), ("2026-10-01", 35)))
    line = only(store, date(2026, 6, 30))
    assert (line.now, line.now_on, line.progress) == (25, "2026-01-10", 0.25)


def test_a_target_must_lie_where_the_number_should_go() -> None:
    with pytest.raises(FieldError, match="should rise"):
        INDICATORS.check(Indicator(name="x", baseline=10, target=5, direction="up"))
    with pytest.raises(FieldError, match="should fall"):
        INDICATORS.check(Indicator(name="x", baseline=10, target=15, direction="down"))
    with pytest.raises(FieldError, match="equals the baseline"):
        INDICATORS.check(Indicator(name="x", target=0))
    INDICATORS.check(Indicator(name="x", baseline=10, target=5, direction="down"))


def test_a_reading_of_a_whole_month_counts_on_its_last_day(store: Store) -> None:
    one = Indicator(name="Visits", number="adds", often="month", target=100)
    first = Target(indicator=one.id, start="2026-09-01", end="2026-10-31", value=50)
    fill(store, one, first, *readings(one, ("2026-09", 20.0), ("2026-10", 30.0)))
    line = only(store)
    assert (line.now, line.now_on, line.progress) == (50, "2026-10", 0.5)
    assert [(told.value, told.state) for told in line.targets] == [(50, "met")]
    # Of a month that has not ended, as much as is known.
    within = only(store, date(2026, 10, 15))
    assert (within.now, within.now_on) == (50, "2026-10")
    assert [told.value for told in within.targets] == [50]
    assert only(store, date(2026, 9, 30)).now == 20
    # The next reading is due a month after the end of the last one.
    assert indicators.readings_due(store, date(2026, 11, 29)) == []
    assert [due.day for due in indicators.readings_due(store, date(2026, 11, 30))] == [date(2026, 11, 30)]
    # A day in the month comes before the month's own end.
    fill(store, *readings(one, ("2026-10-20", 5.0)))
    assert only(store).now_on == "2026-10"


@pytest.mark.parametrize(
    ("number", "falls", "start", "end", "aim", "value", "state"),
    [
        ("latest", False, "2026-01-01", "2026-06-30", 30, 30, "met"),
        ("latest", False, "2026-01-01", "2026-06-30", 30, 29, "missed"),
        ("latest", False, "2026-01-01", "2026-06-30", 30, None, "unread"),
        ("latest", False, "2026-07-01", "2026-12-31", 30, None, "running"),
        ("latest", False, "2026-07-01", "2026-12-31", 30, 29, "running"),
        ("latest", False, "2027-01-01", "2027-12-31", 30, None, "ahead"),
        ("latest", True, "2026-01-01", "2026-06-30", 30, 29, "met"),
        ("latest", True, "2026-01-01", "2026-06-30", 30, 31, "missed"),
        ("adds", False, "2026-11-13", "2026-12-02", 100, 41, "running"),  # 10 of 20 days, 41 %: 9 points
        ("adds", False, "2026-11-13", "2026-12-02", 100, 39, "behind"),  # 11 points
        ("adds", True, "2026-07-01", "2026-12-31", 10, 8, "running"),
        ("adds", True, "2026-07-01", "2026-12-31", 10, 11, "missed"),
        ("adds", True, "2026-01-01", "2026-06-30", 10, 8, "met"),
    ],
)
def test_how_a_stretch_of_time_stands(
    number: str, falls: bool, start: str, end: str, aim: float, value: float | None, state: str
) -> None:
    one = Indicator(name="x", number=number, direction="down" if falls else "up")
    target = Target(indicator=one.id, start=start, end=end, value=aim)
    assert indicators.stands(one, target, value, TODAY) == state


def test_targets_take_the_readings_of_their_own_time(store: Store) -> None:
    one = Indicator(name="Visits", number="adds", baseline=500, target=700)
    spring = Target(indicator=one.id, start="2026-01-01", end="2026-06-30", value=60)
    autumn = Target(indicator=one.id, start="2026-07-01", end="2026-12-31", value=80)
    read = [("2025-12-31", 9.0), ("2026-02-01", 30.0), ("2026-06-30", 30.0), ("2026-10-01", 70.0)]
    fill(store, one, autumn, spring, *readings(one, *read))
    line = only(store)
    assert [(told.value, told.state) for told in line.targets] == [(60, "met"), (70, "running")]
    assert line.now == 639


@pytest.mark.parametrize(
    ("values", "due", "state", "standing"),
    [
        ([], None, None, "unread"),
        ([40], None, None, "reached"),
        ([30], "2026-11-21", None, "late"),
        ([30], "2026-11-22", None, "measured"),
        ([30], None, 31, "behind"),
        ([30], None, 30, "on_track"),
    ],
)
def test_the_one_word_for_it(
    store: Store, values: list[float], due: str | None, state: float | None, standing: str
) -> None:
    one = Indicator(name="One", baseline=20, target=40, due=due)
    fill(store, one, *readings(one, *(("2026-05-01", value) for value in values)))
    if state is not None:
        fill(store, Target(indicator=one.id, start="2026-01-01", end="2026-06-30", value=state))
    assert only(store).standing == standing


def test_parts_that_do_not_add_up_are_kept_and_flagged(store: Store) -> None:
    one = Indicator(name="Learners", unit="people")
    (read,) = readings(one, ("2026-10-01", 40))
    parts = [
        ("Age", "under 26", 15.0),
        ("Age", "26 and older", 25.0),
        ("Street", "Mill", 30),
        ("Street", "Park", 9),
    ]
    fill(store, one, read, *(ReadingPart(reading=read.id, axis=a, label=b, value=c) for a, b, c in parts))
    line = only(store)
    assert [(split.axis, split.total, split.adds_up) for split in line.splits] == [
        ("Age", 40, True), ("Street", 39, False),
    ]  # fmt: skip
    assert flaw(line, line.flawed[0]) == "The parts by Street come to 39, the reading is 40."


@pytest.mark.parametrize("number", ["percent", "average"])
def test_parts_of_a_share_or_an_average_have_no_sum(store: Store, number: str) -> None:
    one = Indicator(name="Belonging", number=number)
    (read,) = readings(one, ("2026-10-01", 40))
    fill(store, one, read, ReadingPart(reading=read.id, axis="Age", label="under 26", value=70))
    assert [(split.total, split.adds_up) for split in only(store).splits] == [(None, True)]


def test_what_wants_to_be_read_and_that_home_says_so(store: Store) -> None:
    ana = Volunteer(id="ana", name="Ana")
    monthly = Indicator(name="Monthly", often="month", who="ana", made="2026-01-01T00:00:00Z")
    half = Indicator(name="Half-yearly", often="half_year", made="2026-01-01T00:00:00Z")
    fresh = Indicator(name="Fresh", often="month", made="2026-11-01T00:00:00Z")
    old = Indicator(name="Old", often="month", archived=1, made="2026-01-01T00:00:00Z")
    itself = Indicator(name="Itself", often="month", reads="hours", made="2026-01-01T00:00:00Z")
    fill(store, ana, monthly, half, fresh, old, itself, *readings(monthly, ("2026-10-22", 4)))
    due = indicators.readings_due(store, TODAY)
    assert [(one.indicator.name, one.day.isoformat(), one.last) for one in due] == [
        ("Half-yearly", "2026-07-01", None), ("Monthly", "2026-11-22", "2026-10-22"),
    ]  # fmt: skip
    home = [(i.title, i.note) for i in attention.needs_you(store, TODAY) if i.kind == "indicators"]
    assert home == [
        ("“Half-yearly” wants to be read", "Every half year"),
        ("“Monthly” wants to be read", "Every month · last read 22 Oct 2026 · Ana"),
    ]


def test_archived_ones_vanish_and_others_stand_by_dimension(store: Store) -> None:
    fill(
        store,
        Indicator(name="B", dimension="economy"), Indicator(name="C"), Indicator(name="A", dimension="economy", key=1),
        Indicator(name="Z", dimension="social"), Indicator(name="Old", dimension="social", archived=1, key=1),
    )  # fmt: skip
    assert [line.indicator.name for line in indicators.lines(store)] == ["Z", "A", "B", "C"]
    assert [line.indicator.name for line in indicators.key_lines(store)] == ["A"]
    assert len(indicators.lines(store, archived=True)) == 5


def test_the_file_says_by_itself(small: Store) -> None:
    """August: Ana 60. September: Ana 150, Bo 90, 14 scouts an hour each. October: Bo 100 minutes."""
    whole = {"name": "x", "people": 40}
    promises = [
        Commitment(partner="p", side=side, what="x", due="2026-10-01", state=state)
        for side, state in (
            ("ours", "kept"),
            ("theirs", "kept"),
            ("theirs", "broken"),
            ("theirs", "released"),
        )
    ]
    fill(
        small,
        Shift(day="2025-09-05", volunteer="ana", programme="table", minutes=60),
        Volunteer(id="cy", name="Cy"), Shift(day="2025-10-05", volunteer="cy", programme="table", minutes=60),
        Partner(id="p", name="P"), *promises,
    )  # fmt: skip

    def told(reads: str, day: date) -> tuple[float | None, str | None, int | None, int | None]:
        found = indicators.from_records(small, Indicator(reads=reads, **whole), day)
        assert found.words
        return found.value, found.day, found.counted, found.of

    # The last whole month; on its own last day it is whole. September: 120 + 90 + 30 + 14 × 60 = 1080.
    assert told("hours", date(2026, 10, 20)) == (18.0, "2026-09-30", None, None)
    assert told("hours", date(2026, 9, 30)) == (18.0, "2026-09-30", None, None)
    assert told("volunteers", date(2026, 10, 10)) == (2.0, "2026-10-10", None, None)
    assert told("retention", TODAY) == (50.0, "2026-11-22", 1, 2)
    assert told("participation", TODAY) == (5.0, "2026-11-22", 2, 40)
    assert told("promises", TODAY) == (66.6667, "2026-11-22", 2, 3)
    assert told("engagement", TODAY) == told("belonging", TODAY) == (None, None, None, None)


def test_few_people_are_told_as_a_count_and_a_rate_names_its_denominator(small: Store) -> None:
    few = Indicator(name="Few", reads="participation", people=4, dimension="social")
    many = Indicator(name="Many", reads="participation", people=40, dimension="economy")
    nobody = Indicator(name="Nobody", reads="participation")
    fill(small, few, many, nobody)
    lines = indicators.lines(small, TODAY)
    assert [now_words(line) for line in lines] == ["2 of 4", "5\u00a0% (2 of 40)", "–"]
    assert lines[2].why == "How many people could take part is not entered yet."


def test_money_is_added_up_as_its_kind_of_number_says(store: Store) -> None:
    entries = [
        ("2024-05-01", "raised", 100_00, 0), ("2025-12-15", "raised", 200_00, 1), ("2026-03-01", "raised", 300_50, 1),
        ("2026-03-01", "invested", 50_00, 0), ("2026-04-01", "in_kind", 75_00, 0), ("2026-12-01", "raised", 999_00, 0),
    ]  # fmt: skip
    fill(store, *(Money(day=d, kind=k, amount=a, restricted=r) for d, k, a, r in entries))

    def raised(number: str, **more: object) -> float | None:
        return indicators.from_records(
            store, Indicator(name="x", reads="raised", number=number, **more), TODAY
        ).value

    assert raised("latest") == 500.5
    assert raised("adds_year") == 300.5
    assert raised("adds") == 600.5
    assert raised("adds", baseline=1000) == 1600.5
    year = Indicator(name="Money", reads="raised", number="adds", baseline=1000, target=2000)
    fill(store, year, Target(indicator=year.id, start="2026-01-01", end="2026-12-31", value=400))
    line = only(store)
    assert [(told.value, told.state) for told in line.targets] == [(300.5, "behind")]

    found = as_json(figures(store, parse_period("2026-01..2026-11")))
    assert found["money"] == {"raised": 300.5, "invested": 50.0, "in_kind": 75.0}
    assert figures(store, parse_period("2026-01..2026-11")).money.restricted == 300_50


def test_figures_tell_indicators_as_of_the_end_of_the_period(store: Store) -> None:
    one = Indicator(
        name="Waiting", dimension="health", unit="people", baseline=11, target=3, direction="down"
    )
    unread = Indicator(name="Unread")
    fill(store, one, unread, *readings(one, ("2026-05-01", 9), ("2026-10-01", 5)))
    first, second = as_json(figures(store, parse_period("2026-Q2")))["indicators"]
    assert first == {
        "name": "Waiting", "dimension": "health", "unit": "people", "baseline": 11, "target": 3, "now": 9, "progress": 0.25,
    }  # fmt: skip
    assert second["now"] is None and second["progress"] is None
    assert second["reasons"] == {"now": "Nothing was read yet."}


@pytest.mark.parametrize(
    ("read", "due", "standing"),
    [(9, None, "measured"), (12, None, "back"), (12, "2026-06-30", "late"), (3, "2026-06-30", "reached"), (2, None, "reached")],
)  # fmt: skip
def test_how_one_that_should_fall_stands(store: Store, read: float, due: str | None, standing: str) -> None:
    one = Indicator(name="Waiting", baseline=11, target=3, direction="down", due=due)
    fill(store, one, *readings(one, ("2026-05-01", read)))
    assert only(store).standing == standing
