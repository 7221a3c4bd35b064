"""Words for people: dates, numbers, lengths, money, and letters folded for finding."""

import threading
from datetime import date

import pytest

from commdesk import text
from commdesk.errors import BugError

DAY = date(2026, 11, 22)


def test_days_are_written_so_that_nobody_can_mistake_them() -> None:
    assert text.day_long(DAY) == "Sunday 22 November"
    assert text.day_full(DAY) == "22 November 2026"
    assert text.day_medium(DAY) == "22 Nov 2026"
    assert text.day_week(DAY) == "Sun 22 Nov"
    assert text.day_week(date(2025, 3, 1)) == "Sat 1 Mar 2025"
    assert [text.vague_day(d) for d in ("2026-11-22", "2026-11", "2026")] == [
        "22 Nov 2026",
        "Nov 2026",
        "2026",
    ]


@pytest.mark.parametrize("month", range(1, 13))
def test_our_own_english_is_the_same_as_the_world_s(month: int) -> None:
    from babel.dates import format_date

    for day in (date(2026, month, 1), date(2024, month, 28)):
        for pattern in ("EEEE d MMMM", "d MMMM y", "LLLL y", "LLLLL", "EEE"):
            assert text._dated(day, pattern) == format_date(day, pattern, locale="en_GB")


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(1239, 0, "1,239"), (2.5, 1, "2.5"), (2.0, 1, "2"), (1234567.891, 2, "1,234,567.89"), (-1239, 0, "-1,239"), (0, 0, "0"), (999.6, 0, "1,000")],
)  # fmt: skip
def test_numbers(value: float, decimals: int, said: str) -> None:
    assert text.number(value, decimals) == said


def test_lengths_of_time() -> None:
    assert [text.duration(m) for m in (150, 5, 0, 1500, -90)] == ["2:30", "0:05", "0:00", "25:00", "-1:30"]
    assert [text.hours(m) for m in (150, 599, 600, 15720, 74340)] == [
        "2.5 h",
        "10 h",
        "10 h",
        "262 h",
        "1,239 h",
    ]


def test_money_and_shares() -> None:
    assert (text.money(185000, "EUR"), text.money(185050, "EUR")) == ("€1,850", "€1,850.50")
    assert text.percent(0.42) == "42\u00a0%"
    with pytest.raises(BugError):
        text.money(100, "euro")


def test_a_list_reads_as_a_sentence() -> None:
    assert [text.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_letters_are_folded_for_finding() -> None:
    assert text.fold("Jürgen Łucja Bjørn Straße ÅSE Ðuro İ") == "jurgen lucja bjorn strasse ase duro i"
    assert text.fold("José") == text.fold("Jose\u0301") == "jose"
    assert text.fold("Χρήστος 李明") == "χρηστοσ 李明"


def test_a_worker_speaks_its_own_language() -> None:
    said: list[str] = []

    def work() -> None:
        with text.speaking("qps"):
            said.append(text._("Hours"))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert said[0] != "Hours" and text._("Hours") == "Hours" and text.language() == "en"
