"""On which days a series takes place, and what its rule is called."""

from datetime import date

import pytest

from commdesk.figures import repeats
from commdesk.records.programmes import Series


def _days(rule: str, begin: str, first: str, last: str, **more: str) -> list[str]:
    return repeats.days(Series(programme="p", day=begin, rule=rule, **more), first, last)


def test_a_week_at_a_time_within_any_stretch() -> None:
    assert _days("FREQ=WEEKLY", "2026-01-03", "2026-11-22", "2026-12-06") == ["2026-11-28", "2026-12-05"]
    assert _days("FREQ=WEEKLY;INTERVAL=2", "2026-11-28", "2026-11-01", "2026-12-31") == [
        "2026-11-28", "2026-12-12", "2026-12-26",
    ]  # fmt: skip


def test_nothing_before_it_begins_or_after_it_ends() -> None:
    assert _days("FREQ=WEEKLY", "2026-11-28", "2026-01-01", "2026-11-27") == []
    assert _days("FREQ=WEEKLY", "2026-11-28", "2026-01-01", "2027-01-01", until="2026-12-05") == [
        "2026-11-28", "2026-12-05",
    ]  # fmt: skip


def test_days_left_out() -> None:
    skipped = "2026-12-05\n2026-12-26"
    assert _days("FREQ=WEEKLY", "2026-11-28", "2026-11-28", "2026-12-26", skipped=skipped) == [
        "2026-11-28", "2026-12-12", "2026-12-19",
    ]  # fmt: skip


def test_by_the_weekday_or_the_date_of_the_month() -> None:
    assert _days("FREQ=MONTHLY;BYDAY=4TU", "2026-11-24", "2026-11-01", "2027-01-31") == [
        "2026-11-24", "2026-12-22", "2027-01-26",
    ]  # fmt: skip
    (by_date,) = [c.rule for c in repeats.choices(date(2026, 1, 31)) if c.key == "date"]
    assert _days(by_date, "2026-01-31", "2026-01-01", "2026-04-30") == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rule",
    ["", "weekly", "FREQ=SECONDLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;BYHOUR=1,2", "FREQ=MONTHLY;BYDAY=0MO",
     "FREQ=YEARLY;BYMONTH=13", "FREQ=WEEKLY;INTERVAL=2;DTSTART=x", "FREQ=MONTHLY;BYSETPOS=0"],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_never_stops_the_program(rule: str) -> None:
    found = _days(rule, "2026-11-28", "2026-11-01", "2027-11-01")
    assert found in (["2026-11-28"], [])
    assert repeats.spelled(rule, date(2026, 11, 28))


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 2, 28), date(2028, 2, 29), date(2026, 1, 31)])
def test_what_is_offered_begins_on_that_day_and_has_words_of_its_own(day: date) -> None:
    offered = repeats.choices(day)
    spelled = [repeats.spelled(choice.rule, day) for choice in offered]
    assert len(set(spelled)) == len(spelled)
    assert not any("rule of its own" in words for words in spelled)
    for choice in offered:
        assert _days(choice.rule, day.isoformat(), "2026-01-01", "2029-01-01")[0] == day.isoformat()


def test_words() -> None:
    saturday = date(2026, 11, 28)
    for rule, words in (
        ("FREQ=WEEKLY", "every Saturday"),
        ("FREQ=WEEKLY;INTERVAL=2", "every second Saturday"),
        ("FREQ=WEEKLY;INTERVAL=3", "every 3 weeks on Saturday"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every Monday and Thursday"),
        ("FREQ=MONTHLY;BYDAY=4SA", "on the fourth Saturday of each month"),
        ("FREQ=MONTHLY;BYDAY=-1SA", "on the last Saturday of each month"),
        ("FREQ=MONTHLY;BYMONTHDAY=28", "on day 28 of each month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of each month"),
    ):
        assert repeats.spelled(rule, saturday) == words


def test_a_rule_moves_with_its_day() -> None:
    tuesday, wednesday = date(2026, 11, 24), date(2026, 11, 25)
    assert repeats.moved("FREQ=MONTHLY;BYDAY=4TU", tuesday, wednesday) == "FREQ=MONTHLY;BYDAY=4WE"
    assert repeats.moved("FREQ=WEEKLY", tuesday, wednesday) == "FREQ=WEEKLY"
    assert repeats.moved("FREQ=MONTHLY;BYMONTHDAY=24", tuesday, wednesday) == "FREQ=MONTHLY;BYMONTHDAY=25"
    assert repeats.moved("FREQ=MONTHLY;BYDAY=4TU", tuesday, date(2026, 12, 29)) == "FREQ=MONTHLY;BYDAY=-1TU"
    own = "FREQ=WEEKLY;BYDAY=MO,TH"
    assert repeats.moved(own, tuesday, wednesday) == own
