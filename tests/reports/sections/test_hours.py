"""The two charts of hours."""

from dataclasses import replace

from riverside import with_figures

from commdesk.charts.describe import BarChart, HBarChart
from commdesk.figures.hours import Month
from commdesk.figures.periods import parse_period
from commdesk.reports import catalogue
from commdesk.reports.blocks import Chart
from commdesk.reports.sections import hours
from commdesk.reports.sections.material import Material
from commdesk.store.store import Store


def _material(store: Store, typed: str) -> Material:
    period = parse_period(typed)
    options = replace(catalogue.default_options("impact", store), period=period, compare=None)
    return Material(store, options)


def _chart(blocks: list[object]) -> Chart:
    (block,) = blocks
    assert isinstance(block, Chart)
    return block


def test_a_quarter_by_month(practice: Store) -> None:
    material = _material(practice, "2026-Q3")
    block = _chart(hours.by_month(material))
    assert isinstance(block.chart, BarChart)
    assert block.chart.values == tuple(m.minutes / 60 for m in material.figures.hours.months)
    assert block.chart.labels == ("Jul", "Aug", "Sep")
    assert block.chart.highlight == 2
    assert block.title == "September was the busiest of 3 months"
    assert "Aug" in block.alt


def test_two_equal_months_make_no_claim(practice: Store) -> None:
    material = _material(practice, "2026-Q3")
    months = tuple(Month(m.month, m.start, 600, 1) for m in material.figures.hours.months)
    same = replace(material.figures, hours=material.figures.hours._replace(months=months))
    block = _chart(hours.by_month(with_figures(material, same)))
    assert block.title == "Hours by month"
    assert isinstance(block.chart, BarChart)
    assert block.chart.highlight is None


def test_long_times_are_drawn_by_year(practice: Store) -> None:
    block = _chart(hours.by_month(_material(practice, "2024..2026")))
    assert isinstance(block.chart, BarChart)
    assert block.chart.labels == ("2024", "2025", "2026")


def test_one_month_is_a_sentence(week_old: Store) -> None:
    (block,) = hours.by_month(_material(week_old, "last-12-months"))
    assert "All 9 h were given in November 2026." in str(block)


def test_nothing_without_hours(empty: Store) -> None:
    material = _material(empty, "2026")
    assert hours.by_month(material) == hours.by_programme(material) == []


def test_programmes_longest_first(practice: Store) -> None:
    material = _material(practice, "2026")
    block = _chart(hours.by_programme(material))
    assert isinstance(block.chart, HBarChart)
    assert list(block.chart.values) == sorted(block.chart.values, reverse=True)
    assert block.chart.labels[0] == "Food table"


def test_many_programmes_leave_none_out_of_the_sum(practice: Store) -> None:
    material = _material(practice, "2026")
    many = material.figures.programmes * 2
    block = _chart(hours.by_programme(with_figures(material, replace(material.figures, programmes=many))))
    assert len(block.chart.labels) == hours.MOST_PROGRAMMES + 1
    assert block.chart.labels[-1] == "6 others"
    assert sum(v or 0 for v in block.chart.values) * 60 == sum(p.minutes for p in many)


def test_a_share_is_only_named_when_it_is_near() -> None:
    assert hours._share_title("A", 33, 100, 3) == "A took a third of the hours"
    assert hours._share_title("A", 42, 100, 3) == "A took the most hours"
    assert hours._share_title("A", 60, 100, 3) == "A took more than half of the hours"
    assert hours._share_title("A", 100, 100, 1) == "Where the hours went"
