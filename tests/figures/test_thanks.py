"""Who has earned a thank-you, and the calendar of days worth a word; today is 22 November 2026."""

from datetime import date

import pytest

from commdesk.figures import thanks
from commdesk.figures.thanks import anniversary, years_since
from commdesk.records.programmes import Programme
from commdesk.records.recognition import Award, AwardRule
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Store


def fill(store: Store, rules: tuple[AwardRule, ...] = (), **people: tuple[str | None, str, str]) -> None:
    """Each person: started on, status, shifts as ``day:hours``."""
    with store.step("Fill"):
        store.save(Programme(id="p", name="Table"))
        for rule in rules:
            store.save(rule)
        for name, (started, status, shifts) in people.items():
            store.save(Volunteer(id=name, name=name.title(), started=started, status=status))
            for shift in shifts.split():
                day, hours = shift.split(":")
                store.save(Shift(day=day, volunteer=name, programme="p", minutes=round(float(hours) * 60)))


def earned(store: Store) -> list[tuple[str, str]]:
    return [(e.rule.name, e.name) for e in thanks.eligible(store)]


def test_by_hours_by_years_and_by_both(store: Store) -> None:
    rules = (
        AwardRule(id="h", name="Mug", minutes=50 * 60),
        AwardRule(id="y", name="Card", years=2),
        AwardRule(id="b", name="Both", minutes=50 * 60, years=2),
    )
    fill(
        store, rules,
        ana=("2024-11-22", "current", "2026-01-01:24 2026-02:26"),
        bo=("2024-11-23", "current", "2026-01-01:24 2026-01-02:24 2026-01-03:1.9"),
        cleo=(None, "resting", "2024-11-22:1 2026-01-01:24 2026-01-02:24 2026-01-03:1.5"),
        dan=("2014", "left", "2024-01-01:24 2024-01-02:24 2024-01-03:24"),
        eve=("2023", "current", ""),
    )  # fmt: skip
    # Ana: 50 hours (26 of them a month's) and two years today. Bo lacks a day and six minutes.
    # Cleo's first shift makes two years. Eve has given nothing yet, but has been with us since 2023.
    assert earned(store) == [
        ("Card", "Cleo"), ("Card", "Ana"), ("Card", "Eve"), ("Mug", "Cleo"), ("Mug", "Ana"), ("Both", "Cleo"),
        ("Both", "Ana"),
    ]  # fmt: skip


def test_given_once_is_not_offered_again(store: Store) -> None:
    fill(store, (AwardRule(id="h", name="Mug", minutes=60),), ana=(None, "current", "2026-01-01:2"))
    assert earned(store) == [("Mug", "Ana")]
    with store.step("Give"):
        store.save(Award(volunteer="ana", rule="h", given_on="2026-11-22"))
    assert earned(store) == []


def test_only_completed_hours_of_days_that_were(store: Store) -> None:
    fill(store, (AwardRule(id="h", name="Mug", minutes=120),), ana=(None, "current", "2026-01-01:1"))
    with store.step("More"):
        for status, day in (
            ("no_show", "2026-02-01"),
            ("planned", "2026-12-01"),
            ("completed", "2026-11-23"),
        ):
            store.save(Shift(day=day, volunteer="ana", programme="p", minutes=600, status=status))
    assert earned(store) == []


@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        (date(2024, 2, 29), date(2025, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2028, 2, 28), 3),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
        (date(2026, 11, 23), date(2026, 11, 22), 0),
        (None, date(2026, 11, 22), 0),
    ],
)
def test_whole_years(since: date | None, today: date, years: int) -> None:
    assert years_since(since, today) == years


def test_an_anniversary_of_a_leap_day() -> None:
    assert anniversary(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_the_calendar(store: Store) -> None:
    fill(
        store,
        today=(None, "current", "2023-11-22:1"),
        winter=(None, "current", "2025-01-10:1"),
        too_late=(None, "current", "2025-01-22:1"),
        new=(None, "current", "2026-11-03:1"),
        by_month=(None, "current", "2024-12:1"),
        left=(None, "left", "2024-11-25:1"),
    )
    found = [(o.kind, o.name, o.number, o.day and o.day.isoformat()) for o in thanks.calendar(store)]
    # Sixty days reach to 21 January.
    assert found == [
        ("first", "New", 0, "2026-11-03"),
        ("years", "Today", 3, "2026-11-22"),
        ("years", "Winter", 2, "2027-01-10"),
    ]


def test_round_numbers(store: Store) -> None:
    fill(
        store,
        reached=(None, "current", "2025-01-01:24 2025-01-02:24 2026-10-24:2"),
        long_ago=(None, "current", "2025-01-01:24 2025-01-02:24 2026-10-23:2"),
        near=(None, "current", "2025-01-01:24 2025-01-02:20 2026-11-01:3"),
        not_near=(None, "current", "2025-01-01:24 2025-01-02:20 2026-11-01:2.9"),
        gone=(None, "current", "2025-01-01:24 2025-01-02:24"),
    )
    found = [(o.kind, o.name, o.number) for o in thanks.calendar(store) if o.kind in ("reached", "near")]
    assert sorted(found) == [("near", "Near", 50), ("reached", "Reached", 50)]


def test_an_empty_group_has_nothing_to_thank_for(store: Store) -> None:
    assert thanks.eligible(store) == thanks.calendar(store) == []
