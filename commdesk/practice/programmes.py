"""The practice group's programmes: when they meet, who comes, what they serve."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

SEASON = (0.90, 0.85, 0.95, 1.0, 1.05, 0.97, 0.70, 0.75, 1.05, 1.15, 1.12, 0.92)  # January to December


@dataclass(frozen=True)
class Plan:
    """One programme: its record's words, its days, its team of people and their minutes, what a day serves.

    ``team`` people come on a usual day; ``share`` of the volunteers belong to its pool. ``served`` are the
    least and most at the end of the two years; ``people_counts`` (least, most) are entered for each quarter.
    ``output`` is what else a day counts, least and most of it.
    """

    name: str
    type: str
    unit: str
    counts: str
    place: str
    meets: Callable[[date], bool]
    team: float
    share: float
    minutes: tuple[int, ...]
    activities: tuple[str, ...]
    served: tuple[int, int] | None
    people_counts: tuple[int, int] | None = None
    party: tuple[str, int, int] | None = None
    note: str = ""
    seasonal: bool = True
    output: tuple[str, int, int] | None = None


def _between(day: date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    return first <= (day.month, day.day) <= last


def _winter_break(day: date) -> bool:
    return _between(day, (12, 22), (12, 31)) or _between(day, (1, 1), (1, 4))


def _saturdays(day: date) -> bool:
    return day.weekday() == 5 and not _between(day, (12, 25), (12, 31))


def _cafe(day: date) -> bool:
    return day.weekday() in (0, 3) and not _winter_break(day) and not _between(day, (7, 15), (8, 20))


def _school_days(day: date) -> bool:
    free = (((2, 14), (2, 21)), ((4, 1), (4, 14)), ((6, 28), (9, 1)), ((10, 22), (10, 29)))
    return day.weekday() in (1,) and not _winter_break(day) and not any(_between(day, *f) for f in free)


def _river_days(day: date) -> bool:
    return day.weekday() == 5 and 3 <= day.month <= 11 and day.toordinal() // 7 % 2 == 0


def _visits(day: date) -> bool:
    return day.weekday() in (2, 4)


def _first_sunday(day: date) -> bool:
    return day.weekday() == 6 and day.day <= 7 and day.month != 8


def _newsletter(day: date) -> bool:
    return day.weekday() == 2 and 22 <= day.day <= 28


PLANS: tuple[Plan, ...] = (
    Plan(
        "Food table",
        "Food",
        "households",
        "adds",
        "St Mark’s hall",
        _saturdays,
        7.0,
        0.6,
        (150, 180, 180, 180, 210, 120),
        ("Packing", "Driving", "Welcome desk", "Sorting", "Packing", ""),
        (82, 108),
        note="Every Saturday, doors at ten. Households are counted at the door, once a Saturday.",
        seasonal=False,
        output=("loaves of bread", 20, 46),
    ),
    Plan(
        "Language café",
        "Education and mentorship",
        "learners",
        "different",
        "Riverside Library",
        _cafe,
        4.4,
        0.45,
        (90, 90, 90, 120),
        ("Host", "Table 1", "Table 2", "Table 3", "Tea", ""),
        (13, 24),
        people_counts=(58, 76),
        note="Mondays and Thursdays at six. Learners sign a list, so each is counted once a quarter.",
    ),
    Plan(
        "Homework help",
        "Education and mentorship",
        "students",
        "different",
        "Riverside Primary School",
        _school_days,
        4.6,
        0.35,
        (90, 90, 105, 120),
        ("Maths", "Reading", "English", "Science", ""),
        (9, 19),
        people_counts=(26, 33),
    ),
    Plan(
        "River clean-up",
        "Environment",
        "bags of rubbish",
        "adds",
        "Old bridge",
        _river_days,
        6.2,
        0.4,
        (120, 120, 150, 180),
        ("Banks", "Boat", "Sorting", "Tools", ""),
        (11, 26),
        party=("Scouts, 4th troop", 8, 16),
    ),
    Plan(
        "Visiting",
        "Social",
        "neighbours visited",
        "different",
        "",
        _visits,
        1.6,
        0.2,
        (60, 90, 90, 120),
        ("Visit", "Shopping", "Visit", "Phone call", ""),
        None,
        people_counts=(3, 4),
        note="Few people, so their number stays off public prints.",
    ),
    Plan(
        "Repair café",
        "Environment",
        "things repaired",
        "adds",
        "St Mark’s hall",
        _first_sunday,
        6.8,
        0.3,
        (180, 210, 240, 120),
        ("Electrics", "Sewing", "Bicycles", "Wood", "Tea", ""),
        (17, 34),
        party=("Trainees of the bicycle shop", 3, 5),
        output=("kg kept from the bin", 24, 90),
    ),
    Plan(
        "Newsletter",
        "Advocacy",
        "copies handed out",
        "adds",
        "",
        _newsletter,
        3.2,
        0.15,
        (120, 150, 180),
        ("Writing", "Layout", "Proofreading", "Handing out", ""),
        (280, 420),
        seasonal=False,
    ),
)

SHIFT_NOTES = (
    "Van needs a new tyre before the next run.",
    "Ran out of oat milk; ask the bakery for bread earlier.",
    "Two new families came.",
    "Key was not at the library desk.",
    "Left early, bus strike.",
    "Very busy, one more pair of hands would help.",
    "Asked for a quieter table.",
    "Brought own tools.",
    "Swapped with a friend.",
)
