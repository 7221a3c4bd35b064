"""Evaluation, logic model and stories on paper: what they say, and what they keep to themselves."""

import pytest

from commdesk.figures.periods import parse_period
from commdesk.records.indicators import Indicator, IndicatorReading, Money, ReadingPart, Story, Target
from commdesk.records.programmes import Programme
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.reports import plain
from commdesk.reports.catalogue import build, default_options, render_report
from commdesk.reports.sections.material import Options
from commdesk.store.store import Store
from tests.reports.reading import sizes, texts

EARLY = "2025-01-01T10:00:00Z"


def fill(store: Store, *records: object) -> None:
    with store.step("Fill"):
        for record in records:
            store.save(record, new=True)


def page(store: Store, report: str, *, public: bool = False, period: str = "2026") -> str:
    told = build(report, store, Options(parse_period(period), public=public))
    return plain.as_text(told).replace("\u00a0", " ")


@pytest.mark.parametrize("report", ["evaluation", "logic-model", "stories"])
def test_an_empty_group_is_told_how_the_page_fills(empty: Store, report: str) -> None:
    assert "yet" in page(empty, report)


def test_an_indicator_that_was_never_read_says_why(empty: Store) -> None:
    fill(empty, Indicator(name="Waiting"), Indicator(name="Belong", reads="belonging"))
    told = page(empty, "evaluation")
    assert "# What is measured" in told and "## Of no dimension" in told
    assert "Nothing was read yet." in told and "No survey has asked for it yet." in told
    assert "Waiting" not in page(empty, "logic-model")


def test_the_public_page_hides_counts_of_few_people_and_all_parts_with_them(empty: Store) -> None:
    one = Indicator(id="i", name="Learners", unit="people", baseline=1, target=30, made=EARLY)
    fill(
        empty, one, IndicatorReading(id="r", indicator="i", day="2026-05-01", value=12),
        ReadingPart(reading="r", axis="Age", label="under 26", value=3), ReadingPart(reading="r", axis="Age", label="older", value=9),
        Indicator(id="j", name="Hosts", unit="people", baseline=10, target=20, made=EARLY),
        IndicatorReading(indicator="j", day="2026-05-01", value=4),
        Indicator(id="k", name="Feel at home", number="average", unit="points", made=EARLY),
        IndicatorReading(indicator="k", day="2026-05-01", value=4),
    )  # fmt: skip
    inside, outside = page(empty, "evaluation"), page(empty, "evaluation", public=True)
    assert (
        "Age – under 26: 3, older: 9" in inside
        and "from 1, aim 30" in inside
        and "4 people on 1 May" in inside
    )
    assert "Age: too few to be told apart" in outside and "under 26" not in outside
    assert "12 people on 1 May 2026 from fewer than 5, aim 30" in outside
    assert "fewer than 5 on 1 May 2026 from 10, aim 20" in outside and "% of the way" not in outside
    # An average counts nobody.
    assert "4 points on 1 May 2026" in outside
    model = page(empty, "logic-model", public=True)
    assert (
        "Hosts: fewer than 5 (began at 10)" in model
        and "Learners: 12 people (began at fewer than 5)" in model
    )


def test_what_goes_the_wrong_way_is_said_in_words(empty: Store) -> None:
    fill(
        empty, Indicator(id="i", name="Trust", baseline=60, target=80, number="percent", made=EARLY),
        IndicatorReading(indicator="i", day="2026-05-01", value=50),
        Indicator(id="j", name="Late", baseline=0, target=10, due="2026-06-30", made=EARLY),
        IndicatorReading(indicator="j", day="2026-05-01", value=5),
        Target(indicator="j", start="2026-01-01", end="2026-06-30", value=8),
    )  # fmt: skip
    told = page(empty, "evaluation")
    assert "# 1 of 2 indicators moved the right way" in told
    assert "from 60 %, aim 80 %, further away than at the beginning" in told
    assert "50 % of the way Late" in told
    assert "from 0, aim 10 by 30 Jun 2026" in told
    assert "1 Jan 2026 to 30 Jun 2026: 5, aim 8 (missed)" in told


def test_inputs_activities_outputs_and_outcomes_are_those_of_the_period(empty: Store) -> None:
    food = Programme(name="Food table", unit="meals")
    ana = Volunteer(name="Ana Núñez")
    fill(
        empty, food, ana,
        Shift(day="2026-03-01", volunteer=ana.id, programme=food.id, minutes=90),
        Shift(day="2026-03-01", programme=food.id, minutes=60, people=6, party="Scouts"),
        Shift(day="2025-03-01", volunteer=ana.id, programme=food.id, minutes=600),
        Money(day="2026-02-01", kind="raised", amount=500_00), Money(day="2025-02-01", kind="raised", amount=900_00),
        Money(day="2026-02-01", kind="in_kind", amount=20_00),
    )  # fmt: skip
    told = page(empty, "logic-model")
    for words in (
        "1 person helping",
        "7.5 h given",
        "6 hands in groups",
        "€500 raised",
        "€20 in kind",
        "Food table",
    ):
        assert words in told, words
    assert "900" not in told


def test_stories_of_the_period_keep_to_what_was_agreed(empty: Store) -> None:
    fill(
        empty, Indicator(id="i", name="In use"), Indicator(id="j", name="Given up", archived=1),
        *(
            Story(title=f"T-{consent}", words=f"W-{consent}", said_by=f"N-{consent}", day="2026-05-01", consent=consent, indicator=one)
            for consent, one in (("none", "i"), ("words", "i"), ("name", "j"))
        ),
        Story(title="T-old", words="W-old", day="2025-05-01", consent="name"),
    )  # fmt: skip
    told = page(empty, "stories")
    assert "# 2 stories of what changed" in told
    marks = ("T-none", "W-none", "N-none", "N-words", "Given up", "T-old", "W-old")
    assert [mark for mark in marks if mark in told] == []
    assert all(mark in told for mark in ("T-words", "W-words", "T-name", "W-name", "N-name", "In use"))
    assert "N-none" not in " ".join(texts(render_report("stories", empty, Options(parse_period("2026")))))


def test_the_summary_tells_four_of_many_and_how_many_more(empty: Store) -> None:
    for at in range(6):
        fill(empty, Indicator(id=str(at), name=f"Number {at}", key=1, made=EARLY))
        fill(empty, IndicatorReading(indicator=str(at), day="2026-05-01", value=at + 10))
    told = page(empty, "impact")
    assert "Number 3: 13 · and 2 more." in told and "Number 4" not in told


def test_the_summary_of_the_practice_group_is_one_page(practice: Store) -> None:
    document = render_report("impact", practice, default_options("impact", practice))
    ((width, height),) = sizes(document)
    assert (round(width), round(height)) == (595, 842)
    (words,) = texts(document)
    for part in (
        "What changed:",
        "Local economy:",
        "I came for the bread",
        "What we set out to do",
        "How we counted.",
    ):
        assert part in words, part


def test_an_indicator_is_told_as_it_was_on_the_last_day_of_the_period(empty: Store) -> None:
    fill(
        empty, Indicator(id="i", name="Hosts", key=1, made=EARLY),
        IndicatorReading(indicator="i", day="2025-05-01", value=10), IndicatorReading(indicator="i", day="2026-05-01", value=20),
    )  # fmt: skip
    assert "Hosts: 10" in page(empty, "impact", period="2025")
    assert "Hosts: 20" in page(empty, "impact", period="2026")
