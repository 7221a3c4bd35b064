"""What neighbours said to the practice group in two years, what they need, who lives here, and what keeps people out."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from commdesk.practice.said import SAID
from commdesk.records.goals import Goal
from commdesk.records.kind import Record
from commdesk.records.listening import Barrier, Feedback, FeedbackTheme, Need, NeedGoal, Resident, Theme
from commdesk.records.partners import Partner
from commdesk.starting_points.listening import STARTER_THEMES

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

_SOURCE = "City register, nine streets"
RESIDENTS = (
    ("area", "Mill Road", 412), ("area", "Park Lane", 298), ("area", "Dock Street", 344), ("area", "Riverside flats", 521),
    ("age", "Up to 12", 214), ("age", "13 to 17", 102), ("age", "18 to 29", 288), ("age", "30 to 49", 471),
    ("age", "50 to 64", 261), ("age", "65 and over", 239),
    ("language", "English", 838), ("language", "العربية", 187), ("language", "українська", 142), ("language", "Türkçe", 176),
    ("language", "አማርኛ", 61), ("language", "español", 74), ("language", "polski", 97),
    ("stay", "Newcomer", 404), ("stay", "Here for long", 1171),
)  # fmt: skip

# Key, name, in more words, known since, size, seriousness, effect, dots, state, answer, because, answered, owner, goals.
NEEDS: tuple[tuple[Any, ...], ...] = (
    (
        "visit", "Somebody to talk to in the week", "Days are long for who lives alone, most of all in winter.",
        -655, 6, 15, 8, 31, "under_way", "Eight neighbours are visited every week. Five more wait for a visitor.", "", None, 13,
        ("Fewer people waiting for a visit",),
    ),
    (
        "speak", "To speak the language without fear", "At the doctor’s, at school, on the phone.",
        -700, 8, 12, 9, 44, "under_way", "The language café meets on Thursdays, and in Dock Street soon.", "", None, 5,
        ("Language café in two more streets", "Three hosts who can lead a table"),
    ),
    (
        "food", "Enough good food at the end of the month", "",
        -690, 7, 17, 9, 38, "answered", "The food table opens at four, with shelves, so that nobody has to queue in the rain.",
        "", -188, 0, ("Shelves and scales for the food table", "A thousand hours at the food table"),
    ),
    (
        "doctor", "A doctor’s visit in one’s own language", "Children interpret for their mothers.",
        -430, 5, 17, 4, 22, "could_not", "We sit in the waiting room with who asks us.",
        "interpreters cost more in a month than we have in a year. The city office looks at it again in spring.", -150, 2,
        (),
    ),
    (
        "school", "Something for children after school", "",
        -610, 6, 10, 8, 26, "answered", "Homework help is there on Tuesdays and Thursdays now.", "", -240, 7, (),
    ),
    (
        "damp", "Flats without mould", "Riverside flats, north side.",
        -380, 5, 16, 2, 29, "could_not", "There is a list of who gives advice to tenants, in five languages, at every table.",
        "the houses are not ours and the owner has not answered three letters.", -90, 6, (),
    ),
    (
        "warm", "A warm room on Mondays", "",
        -330, 4, 9, 9, 17, "answered", "St Mark’s opens the small hall from ten to four, with tea.", "", -205, None, (),
    ),
    (
        "bench", "A bench by the river", "Half way, in the sun.", -140, 5, 3, 9, 19, "open", "", "", None, None, (),
    ),
    (
        "cars", "Slower cars in Dock Street", "", -95, None, 14, None, None, "open", "", "", None, None, (),
    ),
)  # fmt: skip

# Name, whom it keeps out, what we try, state, owner, known since, gone on, need, goal, partner.
BARRIERS: tuple[tuple[Any, ...], ...] = (
    (
        "Language", "Neighbours who do not read English", "Notices with pictures and six languages; somebody at the door who speaks two",
        "trying", 5, -640, None, "speak", "Language café in two more streets", "City integration office",
    ),
    (
        "Steps at St Mark’s", "People with a wheelchair, a pram or a bad knee", "A ramp, lent by the scouts, out on open days",
        "gone", 1, -560, -330, None, None, "St Mark’s hall",
    ),
    ("Childcare", "Mothers of small children", "A corner with toys; two helpers take turns", "trying", 7, -500, None, "school", None, None),
    ("Hours", "Who works shifts at the docks", "Food is kept back until eight for who rings", "trying", 0, -420, None, "food", None, None),
    ("Transport", "Riverside flats: the last bus goes at six", "Lifts home from the language café", "open", None, -300, None, None, None, None),
    ("Shame", "Who has never asked for anything", "", "open", None, -220, None, "food", None, None),
    ("Cost of a mobile plan", "Who cannot be rung up about changes", "Changes hang at the door and in the library", "stays", 14, -180, None, None, None, "Riverside Library"),
)  # fmt: skip

_AREAS = (
    "Mill Road",
    "Mill Road",
    "Mill Road",
    "Park Lane",
    "Dock Street",
    "Dock street",
    "Riverside flats",
    "",
)
_AGES = ("to_17", "to_29", "to_49", "to_49", "to_49", "to_64", "to_64", "from_65", None)
_MEETINGS = {"meeting": "Open evening", "focus_group": "Women’s round", "conversation": "", "interview": ""}


def listening(maker: "Maker", aims: dict[str, Goal], partners: dict[str, Partner]) -> Iterator[Record]:
    """Themes, who lives here, needs with their goals, what was said with its themes and answers, and barriers."""
    stamped, lots = maker.apart("listening"), Random(f"listening lots {maker.today}")
    begun = maker.today - timedelta(days=720)
    themes: dict[int, str] = {}
    for place, (name, parts) in enumerate(STARTER_THEMES, 1):
        wide = stamped(Theme, begun, name=name, number=place)
        themes[place] = wide.id
        yield wide
        for part_place, part in enumerate(parts, 1):
            narrow = stamped(Theme, begun, name=part, number=place * 10 + part_place, parent=wide.id)
            themes[narrow.number] = narrow.id
            yield narrow
    for axis, value, people in RESIDENTS:
        source = f"{_SOURCE}, estimated" if axis == "language" else _SOURCE
        yield stamped(
            Resident, begun, axis=axis, value=value, people=people, year=maker.today.year - 2, source=source
        )
    needs: dict[str, str] = {}
    for record in _needs(maker, stamped, aims):
        if isinstance(record, Need):
            needs[record.name] = record.id
        yield record
    by_key = {told[0]: needs[told[1]] for told in NEEDS}
    yield from _said(maker, stamped, lots, themes, by_key)
    for name, whom, tried, state, owner, since, gone, need, goal, partner in BARRIERS:
        yield stamped(
            Barrier, begun, name=name, keeps_out=whom, solution=tried, state=state, since=maker.day(since),
            gone_on=maker.day(gone), owner=maker.people[owner].id if owner is not None else None,
            need=by_key[need] if need else None, goal=aims[goal].id if goal else None,
            partner=partners[partner].id if partner else None,
        )  # fmt: skip


def _needs(maker: "Maker", stamped: Any, aims: dict[str, Goal]) -> Iterator[Record]:
    for told in NEEDS:
        __, name, words, since, size, serious, effect, dots, state, answer, because, done, owner, goals = told
        need = stamped(
            Need, maker.today + timedelta(days=since), name=name, words=words, since=maker.day(since), size=size,
            seriousness=serious, effect=effect, votes=dots, state=state, answer=answer, because=because,
            answered_on=maker.day(done), owner=maker.people[owner].id if owner is not None else None,
        )  # fmt: skip
        yield need
        for goal in goals:
            yield stamped(NeedGoal, maker.today - timedelta(days=90), need=need.id, goal=aims[goal].id)


def _said(
    maker: "Maker", stamped: Any, lots: Random, themes: dict[int, str], needs: dict[str, str]
) -> Iterator[Record]:
    """Each thing said on a day of its own, the newer ones less often answered; a few without anything known of them."""
    for place, (words, kind, numbers, need, language, sensitive) in enumerate(SAID):
        back = 3 + round((len(SAID) - 1 - place) * 700 / len(SAID)) + lots.randrange(6)
        day = maker.today - timedelta(days=back)
        how = lots.choice(
            ("conversation", "conversation", "meeting", "meeting", "focus_group", "interview", "message")
        )
        waits = kind == "thanks" or lots.random() < (0.65 if back < 60 else 0.18)
        took = 1 + round(lots.expovariate(1 / 9))
        answered = None if waits or took > back else maker.day(took - back)
        told = lots.random() < 0.35
        item = stamped(
            Feedback, day, day=day.isoformat(), words=words, type=kind, how=how, meeting=_MEETINGS.get(how, ""),
            area=lots.choice(_AREAS), age=lots.choice(_AGES), language=language or lots.choice(("English", "English", "")),
            stay="newcomer" if language else lots.choice(("long_time", "long_time", None)), sensitive=sensitive,
            understood="We said it back in one sentence." if told and answered else "", confirmed=int(told and bool(answered)),
            answered_on=answered, answer=lots.choice(_ANSWERS) if answered else "",
            answered_by=maker.people[lots.choice((0, 5, 7, 13))].id if answered else None,
            need=needs[need] if need else None,
        )  # fmt: skip
        yield item
        for number in numbers:
            yield stamped(FeedbackTheme, day, feedback=item.id, theme=themes[number])


_ANSWERS = (
    "Told in person what we do about it", "Wrote back", "Asked at the office and passed it on", "Put it on the committee’s list",
    "Showed where to go", "",
)  # fmt: skip
