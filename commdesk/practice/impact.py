"""What changed for the practice group's neighbours: two years of readings, stories and money. Days are before today."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commdesk.practice.pictures import picture
from commdesk.records.goals import Goal
from commdesk.records.indicators import Indicator, IndicatorReading, Money, ReadingPart, Story, Target
from commdesk.records.kind import Record
from commdesk.records.partners import Partner

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

# What each is like; ``who`` is a place in PEOPLE, ``goal`` a name; then readings (day, value, source), targets (from, to,
# value) and the parts of the last reading (axis, part, value).
INDICATORS: tuple[dict[str, Any], ...] = (
    {
        "name": "Feel at home in Riverside", "dimension": "social", "unit": "points of 5", "number": "average",
        "measure": "Mean of eight questions on belonging", "verified": "Survey on paper at the food table",
        "baseline": 3.1, "target": 4.0, "due": 200, "often": "half_year", "who": 6, "key": 1,
        "readings": ((-690, 3.1, "64 sheets"), (-510, 3.3, "71 sheets"), (-330, 3.4, "58 sheets"), (-150, 3.6, "77 sheets")),
        "targets": ((-730, -366, 3.3), (-365, 0, 3.6)),
        "parts": (("Age", "under 26", 3.2), ("Age", "26 to 64", 3.6), ("Age", "65 and over", 3.9)),
    },
    {
        "name": "Newcomers who know a neighbour by name", "dimension": "social", "unit": "percent", "number": "percent",
        "measure": "Yes answers, of people here for less than two years", "verified": "Survey at the language café",
        "baseline": 34, "target": 60, "due": 75, "often": "year", "who": 5,
        "readings": ((-650, 34, "50 sheets"), (-290, 48, "62 sheets")),
    },
    {
        "name": "Neighbours who lend a hand", "dimension": "social", "unit": "percent", "number": "percent",
        "measure": "People who helped in twelve months, of the adults in our nine streets", "reads": "participation",
        "people": 1240, "verified": "Volunteer log; city register for the nine streets", "baseline": 2.5, "target": 6,
        "key": 1,
    },
    {
        "name": "Learners who passed a language test", "dimension": "personal", "unit": "people", "number": "adds",
        "measure": "Certificates shown to us, A1 to B2", "verified": "Copy of the certificate", "baseline": 0, "target": 30,
        "due": 180, "often": "half_year", "who": 5,
        "readings": ((-600, 4, "Spring course"), (-420, 6, "Autumn course"), (-240, 7, "Spring course"),
                     (-60, 8, "Autumn course")),
        "targets": ((-730, -366, 10), (-365, 60, 16)),
        "parts": (("Age", "under 26", 3), ("Age", "26 to 64", 4)),
    },
    {
        "name": "Helpers trained in first aid", "dimension": "personal", "unit": "people", "number": "latest",
        "measure": "People with a course not older than two years", "verified": "List of the health centre",
        "baseline": 3, "target": 12, "due": 90, "often": "half_year", "who": 4, "goal": "First-aid course for twelve helpers",
        "readings": ((-560, 3, "Women’s health centre"), (-380, 5, "Women’s health centre"), (-200, 7, "Women’s health centre")),
    },
    {
        "name": "People waiting for a visit", "dimension": "health", "unit": "people waiting", "number": "latest",
        "measure": "Names on the waiting list on the day", "verified": "Waiting list", "direction": "down",
        "baseline": 11, "target": 3, "due": 60, "often": "quarter", "who": 13, "goal": "Fewer people waiting for a visit",
        "key": 1,
        "readings": ((-620, 8, "Waiting list"), (-430, 10, "Waiting list"), (-240, 12, "Waiting list"),
                     (-148, 11, "Waiting list"), (-92, 8, "Waiting list"), (-3, 5, "Waiting list")),
        "parts": (("Street", "Mill Road", 3), ("Street", "Park Lane", 2)),
    },
    {
        "name": "Money put to use in the neighbourhood", "dimension": "economy", "unit": "euros", "number": "adds_year",
        "measure": "Spent at shops and makers of the nine streets", "reads": "invested", "verified": "Receipts",
        "baseline": 0, "target": 6000, "due": 39,
    },
    {
        "name": "Feel that they belong", "dimension": "social", "unit": "percent", "number": "percent",
        "measure": "Mean of eight sentences is 3.5 or more, of five", "reads": "belonging",
        "verified": "Survey on paper, before and after", "baseline": 42, "target": 65,
    },
    {
        "name": "Promises kept on time", "dimension": "economy", "unit": "percent", "number": "percent",
        "measure": "Promises between us and partners that fell due in twelve months", "reads": "promises",
        "baseline": 85, "target": 95,
    },
    {
        "name": "Visitors to the notice board", "unit": "people", "number": "latest", "archived": 1,
        "note": "Nobody could count them without standing there.",
        "readings": ((-610, 12, "One afternoon"),),
    },
)  # fmt: skip

# Title, words, who told it, day, what may be printed, dimension, indicator, goal, told in the summary.
STORIES = (
    (
        "A place at the table",
        "I came for the bread and stayed for the talking. Now I know everybody in my stairwell.",
        "Fatima R.", -70, "name", "social", "Feel at home in Riverside", None, 1,
    ),
    (
        "The form at the doctor’s",
        "Last week I filled in the form at the doctor’s myself. My daughter did not have to come out of school for it.",
        "a mother of two", -34, "words", "personal", "Learners who passed a language test", None, 0,
    ),
    (
        "Wednesdays",
        "Since Ruth comes on Wednesdays I put the kettle on again. It is a small thing, a kettle.",
        "Herr Novák", -120, "photo", "health", "People waiting for a visit", "Fewer people waiting for a visit", 0,
    ),
    (
        "What the shop said",
        "We sell paint to them and they send us customers.",
        "", -200, "words", "economy", "Money put to use in the neighbourhood", None, 0,
    ),
    (
        "Told at the door",
        "He would not say why he no longer comes on Mondays, and asked me not to write it down.",
        "A. M.", -15, "none", "social", None, None, 0,
    ),
)  # fmt: skip

# Day, kind, cents, what for, bound to it, from or to whom, partner, programme.
MONEY = (
    (-640, "raised", 3500_00, "Food table, first year", 1, "Green River Trust", "Green River Trust", "Food table"),
    (-600, "invested", 412_30, "Trestle tables", 0, "Joiner in Mill Road", None, "Food table"),
    (-520, "raised", 286_40, "Spring market", 0, "Stall", None, None),
    (-470, "in_kind", 960_00, "Bread, half a year", 0, "Bäckerei Söhne", "Bäckerei Söhne", "Food table"),
    (-410, "invested", 649_00, "Paint and lamps for the hall", 0, "Paint shop, Park Lane", "St Mark’s hall", None),
    (-400, "raised", 500_00, "Course books", 1, "Rotary", None, "Language café"),
    (-300, "raised", 4500_00, "Food table and shelves", 1, "Green River Trust", "Green River Trust", "Food table"),
    (-290, "in_kind", 1200_00, "Hall, a year", 0, "St Mark’s hall", "St Mark’s hall", None),
    (-270, "invested", 1864_50, "Shelves and scales", 0, "Joiner in Mill Road", None, "Food table"),
    (-190, "raised", 431_25, "Spring market", 0, "Stall", None, None),
    (-180, "invested", 389_90, "Tools", 0, "Ironmonger, Mill Road", None, "Repair café"),
    (-110, "in_kind", 1040_00, "Bread, half a year", 0, "Bäckerei Söhne", "Bäckerei Söhne", "Food table"),
    (-95, "invested", 1120_00, "Printing of four issues", 0, "Print shop, Dock Street", None, "Newsletter"),
    (-60, "raised", 750_00, "Room for visitors’ evenings", 1, "City integration office", "City integration office", "Visiting"),
    (-40, "invested", 533_70, "Harvest supper", 0, "Shops in the nine streets", None, None),
    (-19, "raised", 318_60, "Harvest supper", 0, "Hat at the door", None, None),
)  # fmt: skip


def impact(maker: "Maker", aims: dict[str, Goal], partners: dict[str, Partner]) -> Iterator[Record]:
    """Indicators with their readings, stories and the money log."""
    stamped = maker.apart("impact")
    made: dict[str, str] = {}
    for told in INDICATORS:
        words = dict(told)
        readings, targets = words.pop("readings", ()), words.pop("targets", ())
        parts = words.pop("parts", ())
        goal, who = words.pop("goal", None), words.pop("who", None)
        words["due"] = maker.day(words.get("due"))
        one = stamped(
            Indicator, maker.today - timedelta(days=700), goal=aims[goal].id if goal else None,
            who=maker.people[who].id if who is not None else None, **words,
        )  # fmt: skip
        made[one.name] = one.id
        yield one
        for start, end, value in targets:
            yield stamped(
                Target, maker.today - timedelta(days=700), indicator=one.id, start=maker.day(start), end=maker.day(end),
                value=value,
            )  # fmt: skip
        last: Any = None
        for day, value, source in readings:
            last = stamped(
                IndicatorReading, maker.today + timedelta(days=day), indicator=one.id, day=maker.day(day), value=value,
                source=source,
            )  # fmt: skip
            yield last
        for axis, label, value in parts:
            yield stamped(ReadingPart, maker.today, reading=last.id, axis=axis, label=label, value=value)
    for title, said, by, day, consent, dimension, indicator, goal, told_of in STORIES:
        yield stamped(
            Story, maker.today + timedelta(days=day), title=title, words=said, said_by=by, day=maker.day(day),
            consent=consent, consent_on=None if consent == "none" else maker.day(day), dimension=dimension,
            indicator=made[indicator] if indicator else None, goal=aims[goal].id if goal else None, told=told_of,
            photo=picture("kettle") if consent == "photo" else "",
        )  # fmt: skip
    for day, kind, cents, purpose, bound, source, partner, programme in MONEY:
        yield stamped(
            Money, maker.today + timedelta(days=day), day=maker.day(day), kind=kind, amount=cents, purpose=purpose,
            restricted=bound, source=source, partner=partners[partner].id if partner else None,
            programme=maker.programmes[programme] if programme else None,
        )  # fmt: skip
