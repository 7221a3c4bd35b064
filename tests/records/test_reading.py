"""What people type: numbers, lengths of time, dates. Today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.records import reading


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("1,239", 1239), ("1 239", 1239), ("1'239.50", 1239.5),
        ("1.239,50", 1239.5), ("1.234.567", 1234567), ("1\u00a0000", 1000), (".5", 0.5), ("-3", -3), ("+3", 3),
        ("", None), ("twelve", None), ("1.2.3", None), ("12h", None), ("1e9", None), ("nan", None), ("inf", None),
        ("9" * 10_000, None),
    ],
)  # fmt: skip
def test_numbers(typed: str, value: float | None) -> None:
    assert reading.number(typed) == value


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2h30", 150), ("2.5", 150), ("2,5", 150), ("2:30", 150), ("150m", 150), ("150 min", 150), ("2h", 120),
        ("2 h 30 min", 150), ("1h 5", 65), ("2.5 hours", 150), ("0:45", 45), (".5", 30), ("3 Std", 180), ("2", 120),
        ("-2", -120), ("-1:30", -90), ("2:75", None), ("h", None), ("", None), ("two", None), ("2;30", None),
        ("<b>2</b>", None), ("9" * 10_000, None),
    ],
)  # fmt: skip
def test_lengths_of_time(typed: str, minutes: int | None) -> None:
    assert reading.duration(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("18:00-20:30", (1080, 1230, False)),
        ("6.30 pm to 8 pm", (1110, 1200, False)),
        ("9h – 12h", (540, 720, False)),
        ("22:00-1:30", (1320, 90, False)),
        ("22:00-1:30 +1", (1320, 90, True)),
        ("12 am-1 am", (0, 60, False)),
        ("18:00", None),
        ("-2", None),
        ("2-3", None),
        ("25:00-26:00", None),
        ("18:00-", None),
    ],
)
def test_from_and_to(typed: str, found: tuple[int, int, bool] | None) -> None:
    assert reading.from_to(typed) == found


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2026, 11, 22)), ("Yesterday", date(2026, 11, 21)), ("tomorrow", date(2026, 11, 23)),
        ("2026-11-22", date(2026, 11, 22)), ("2026/1/5", date(2026, 1, 5)), ("2026-11-22T18:00", date(2026, 11, 22)),
        ("22.11.2026", date(2026, 11, 22)), ("3/4/2026", date(2026, 4, 3)), ("22.11.26", date(2026, 11, 22)),
        ("22.11.", date(2026, 11, 22)), ("5.1.", date(2027, 1, 5)), ("22 Nov", date(2026, 11, 22)),
        ("Nov 22", date(2026, 11, 22)), ("Sun 22 Nov 2026", date(2026, 11, 22)), ("Fri, Mar 21, 2025", date(2025, 3, 21)),
        ("1st march 2024", date(2024, 3, 1)), ("29.2.2024", date(2024, 2, 29)), ("29.2.2023", None), ("31.4.2026", None),
        ("0.0.2026", None), ("44927", None), ("soon", None), ("", None), ("22", None), ("May", None),
    ],
)  # fmt: skip
def test_days(typed: str, day: date | None) -> None:
    assert reading.day(typed) == day


def test_the_order_of_day_and_month_is_what_was_settled() -> None:
    assert reading.day("03/04/2026", "dmy") == date(2026, 4, 3)
    assert reading.day("03/04/2026", "mdy") == date(2026, 3, 4)
    assert reading.day("03/04/2026", "ymd") is None
    assert reading.day("22/11/2026", "mdy") is None


def test_a_day_without_a_year_is_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMDESK_TODAY", "2027-01-03")
    assert reading.day("28.12.") == date(2026, 12, 28)
    assert reading.day("29.2.") is None or reading.day("29.2.") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2014", "2014"), ("2015-01", "2015-01"), ("1/2015", "2015-01"), ("Jan 2015", "2015-01"),
        ("January 2015", "2015-01"), ("31.1.2015", "2015-01-31"), ("2015-01-31", "2015-01-31"),
        ("2015-13", None), ("1/0999", None), ("sometime", None), ("0014", None), ("Foo 2015", None),
    ],
)  # fmt: skip
def test_vague_days_keep_the_precision_they_were_typed_with(typed: str, kept: str | None) -> None:
    assert reading.vague_day(typed) == kept


def test_a_vague_day_begins_on_its_first_and_ends_on_its_last() -> None:
    assert (reading.first_day("2024-02"), reading.last_day("2024-02")) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert (reading.first_day("2025"), reading.last_day("2025")) == (date(2025, 1, 1), date(2025, 12, 31))
    assert reading.first_day("2025-06-05") == reading.last_day("2025-06-05") == date(2025, 6, 5)


@pytest.mark.parametrize(
    ("typed", "answer"), [("Yes", True), ("ja", True), ("0", False), ("No", False), ("maybe", None)]
)
def test_yes_and_no(typed: str, answer: bool | None) -> None:
    assert reading.yes_no(typed) is answer


def test_what_was_typed_is_cut_and_flattened_inside_a_sentence() -> None:
    assert reading.short("a\n b") == "a b"
    assert len(reading.short("x" * 10_000)) == 40
