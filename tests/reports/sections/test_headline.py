"""Headlines: each template, and never more than the data says."""

from dataclasses import replace
from datetime import date

import pytest
from riverside import with_figures

from commdesk.figures import periods
from commdesk.figures.periods import parse_period
from commdesk.reports.blocks import Heading
from commdesk.reports.sections import headline
from commdesk.reports.sections.material import Material, Options, change_words
from commdesk.store.store import Store


def _material(store: Store, typed: str, **more: object) -> Material:
    period = parse_period(typed)
    options = replace(Options(period, periods.before(periods.so_far(period))), **more)
    return Material(store, options)


def _with_hours(material: Material, now: int, then: int) -> Material:
    earlier = material.figures.earlier
    assert earlier is not None
    earlier = replace(earlier, hours=earlier.hours._replace(minutes=then, shifts=100))
    figures = replace(
        material.figures, hours=material.figures.hours._replace(minutes=now, shifts=100), earlier=earlier
    )
    return with_figures(material, figures)


@pytest.mark.parametrize(
    ("now", "then", "begins", "ends"),
    [
        (1200, 1000, "More hours, and 1,135 households", ", a fifth more than the quarter before."),
        (1020, 1000, "As many hours, and ", ", about as many as the quarter before."),
        (900, 1000, "Fewer hours, and ", ", a tenth less than the quarter before."),
    ],
)
def test_against_the_quarter_before(practice: Store, now: int, then: int, begins: str, ends: str) -> None:
    material = _with_hours(_material(practice, "2026-Q3"), now * 60, then * 60)
    assert headline.proposed(material).startswith(begins)
    assert headline._line(material).endswith(ends)


def test_records_that_begin_later_are_compared_with_nothing(practice: Store) -> None:
    # The practice group's records begin in November 2024, so 2025 has no whole year before it.
    material = _material(practice, "2025")
    assert material.earlier is None
    assert "before" not in headline.proposed(material)
    assert "before" not in headline._line(material)


def test_few_shifts_are_no_trend(practice: Store) -> None:
    material = _material(practice, "2026-Q3")
    few = replace(material.figures, hours=material.figures.hours._replace(shifts=9))
    assert headline.hours_change(with_figures(material, few)) is None


def test_a_running_period_is_compared_with_the_same_part_of_the_one_before(practice: Store) -> None:
    material = _material(practice, "this-month")
    assert material.options.compare is not None
    assert material.options.compare.end == date(2026, 10, 22)
    assert "1 November 2026 to 22 November 2026" in headline._line(material)


def test_another_period_is_called_by_its_name(practice: Store) -> None:
    material = _material(practice, "2026-Q3", compare=parse_period("2025-Q3"))
    assert "than July to September 2025" in headline._line(_with_hours(material, 2000 * 60, 1000 * 60))


def test_a_week_old_group_is_not_given_a_year(week_old: Store) -> None:
    material = _material(week_old, "last-12-months")
    assert headline.proposed(material) == "9 hours given, and 31 bowls at Soup kitchen"
    assert headline._line(material) == "3 people gave 9 hours since the first day on 17 November 2026."


def test_nothing_yet(empty: Store) -> None:
    assert headline.proposed(_material(empty, "2026")) == "Nothing is counted yet"


def test_the_persons_own_headline_stands(practice: Store) -> None:
    first, *_rest = headline.section(_material(practice, "2026", headline="  We did it "))
    assert first == Heading("We did it", level=1)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "about as much"),
        (0.2, "a fifth more"),
        (-0.2, "a fifth less"),
        (0.14, "14\u00a0% more"),
        (-0.33, "a third less"),
        (-0.31, "31\u00a0% less"),
        (0.5, "a half more"),
        (-0.5, "a half less"),
        (2.0, "200\u00a0% more"),
    ],
)
def test_change_words(share: float, words: str) -> None:
    assert change_words(share) == words
