"""The one clock: fixed for tests and pictures, running otherwise."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commdesk import clock


def test_a_fixed_day_is_the_day_everywhere() -> None:
    assert clock.today() == date(2026, 11, 22)
    assert clock.now() == datetime(2026, 11, 22, 14, 2)
    assert clock.stamp() == "2026-11-22T14:02:00Z"


def test_ids_run_on_even_when_the_day_is_fixed() -> None:
    assert clock.milliseconds() / 1000 != clock.now().timestamp()


def test_without_a_fixed_day_it_is_the_computer_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMDESK_TODAY")
    before = datetime.now(UTC)
    stamp = datetime.fromisoformat(clock.stamp())
    assert before - timedelta(seconds=1) <= stamp <= datetime.now(UTC)
    assert clock.now().tzinfo is None and clock.now().microsecond == 0
    assert clock.today() in (date.today(), date.today() - timedelta(days=1))
