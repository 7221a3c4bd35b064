"""The practice group's partners in person: what they bring, who is there, and what was said with them, as days before today."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commdesk.figures.periods import add_months
from commdesk.figures.promises import turns
from commdesk.records.agreements import Agreement, Review
from commdesk.records.kind import Record
from commdesk.records.partners import Gift, Partner, PartnerPerson, StageChange, Talk
from commdesk.records.promises import Commitment, PromiseTime

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

# Strong in, has, cares for, languages.
BRINGS: dict[str, tuple[str, str, str, str]] = {
    "Riverside Library": ("reading aloud, opening hours", "two rooms, shelves, a copier", "reading, newcomers", "English, Türkçe"),
    "Riverside Primary School": ("reaching parents", "canteen, sports hall", "children, homework", "English, Tigrinya"),
    "St Mark’s hall": ("", "a hall, a kitchen, sixty chairs", "neighbours, the old", "English"),
    "Bäckerei Söhne": ("baking", "bread that is left over, a van", "food", "Deutsch, English"),
    "Green River Trust": ("accounts", "grants, tools", "the river", "English, svenska"),
    "Олімп sports club": ("young people", "a pitch, a minibus", "young people", "українська, English"),
    "Scouts, 4th troop": ("being outdoors", "tents, many hands", "the river, young people", "English"),
}  # fmt: skip

# Partner, name, role, phone, e-mail.
PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("Riverside Library", "Samir Haddad", "Head of the branch", "555 0142", "haddad@library.example.org"),
    ("Riverside Library", "Zeynep Aksoy", "Children’s corner", "", "aksoy@library.example.org"),
    ("Riverside Primary School", "Folake Adeyemi", "Head teacher", "555 0117", "office@school.example.org"),
    ("Riverside Primary School", "Mr Pike", "Caretaker, has the keys", "555 0118", ""),
    ("St Mark’s hall", "Rev. Ellis", "Vicar", "555 0163", ""),
    ("Bäckerei Söhne", "Ingrid Söhne", "Owner", "555 0188", "backstube@example.org"),
    ("Green River Trust", "Karin Lindqvist", "Grants", "555 0125", "grants@river.example.org"),
    ("Олімп sports club", "Андрій Бондар", "Trainer", "555 0176", ""),
    ("Scouts, 4th troop", "Jo Whitfield", "Akela", "555 0131", ""),
)

# Partner, day or how exactly it is known, stage before, stage, a word.
STAGES: tuple[tuple[str, int | str, str, str, str], ...] = (
    ("Riverside Library", "2024-01", "identified", "in_talks", ""), ("Riverside Library", "2024-03", "in_talks", "active", ""),
    ("Riverside Primary School", -735, "in_talks", "agreed", ""), ("Riverside Primary School", -700, "agreed", "active", "First Tuesday"),
    ("Bäckerei Söhne", -600, "identified", "active", "Ingrid came by with bread"),
    ("Green River Trust", -640, "in_talks", "active", ""), ("Green River Trust", -71, "active", "under_review", "Money came late"),
    ("City integration office", -95, "identified", "in_talks", ""),
    ("Олімп sports club", -110, "identified", "in_talks", ""), ("Олімп sports club", -5, "in_talks", "agreed", ""),
    ("Scouts, 4th troop", "2023-09", "agreed", "active", ""), ("Corner Books", "2025", "active", "ended", "The shop closed"),
)  # fmt: skip

# Partner, day, how, place of who of us in PEOPLE of the group, with whom, said, decided, next step, next by, next done.
TALKS: tuple[tuple[str, int, str, int, str, str, str, str, int | None, int | None], ...] = (
    ("Riverside Library", -160, "meeting", 0, "Mr Haddad", "Review: shelf is read empty every week.", "Story hours go on.", "", None, None),
    ("Riverside Library", -9, "visit", 1, "Mr Haddad, Zeynep", "Room on Tuesdays: waits for the council.", "", "Ask about the room again", 5, None),
    ("Riverside Primary School", -40, "call", 4, "Ms Adeyemi", "The letter to parents was forgotten; she is sorry.",
     "We bring the text ourselves next time.", "Text for the letter", -20, -22),
    ("Riverside Primary School", -6, "meeting", 4, "Ms Adeyemi, Mr Pike", "", "Homework help stays; a new agreement before it ends.",
     "Draft of the agreement", -1, None),
    ("Bäckerei Söhne", -21, "visit", 2, "Frau Söhne", "Sundays would suit her better for flour.", "", "", None, None),
    ("Green River Trust", -71, "letter", 0, "Ms Lindqvist", "Second half of the grant has come.", "", "Invite to the November clean-up", -50, -52),
    ("City integration office", -30, "meeting", 0, "Mr Brandt", "Money for hosts’ training, perhaps.", "", "Send our figures", 10, None),
    ("Олімп sports club", -64, "call", 3, "Андрій", "Мінібус можна в неділю.", "Minibus for the spring clean-up.", "", None, None),
    ("St Mark’s hall", -131, "call", 2, "Rev. Ellis", "The side door has its lock.", "", "", None, None),
    ("Scouts, 4th troop", -35, "meeting", 5, "Jo", "They bring twenty to the river.", "", "", None, None),
)  # fmt: skip

# Agreement, day, how it goes, what changes, the next one.
REVIEWS: tuple[tuple[str, int, str, str, int | None], ...] = (
    ("Room and shelf", -100, "The shelf is read empty every week.", "Story hours go on; flyers once a month.", None),
    ("Homework help in the canteen", -372, "Twelve children come; the canteen is cold.", "Heating on at three.", 6),
    ("Hands for the river", -85, "Two patrols came to every clean-up.", "Waders dry at the hall.", None),
    ("Tools and bags", -268, "Gloves wear out, bags are left over.", "More gloves, fewer bags.", None),
)  # fmt: skip

# Partner, day, who gave, kind, what, how much, unit, worth about.
GIFTS: tuple[tuple[str, int, str, str, str, float | None, str, float | None], ...] = (
    ("Bäckerei Söhne", -8, "received", "goods", "Bread that was left", 20, "loaves", 60),
    ("Bäckerei Söhne", -15, "received", "goods", "Bread that was left", 18, "loaves", 54),
    ("Bäckerei Söhne", -19, "received", "goods", "Cake for the harvest supper", 3, "trays", None),
    ("Bäckerei Söhne", -60, "given", "contacts", "A page about the bakery in the newsletter", None, "", None),
    ("Riverside Library", -40, "received", "space", "Room for the language café", 8, "evenings", None),
    ("Riverside Library", -54, "given", "time", "Story hours", 2, "mornings", None),
    ("St Mark’s hall", -30, "received", "space", "Hall on Saturdays", 4, "days", 200),
    ("St Mark’s hall", -53, "given", "time", "Kitchen scrubbed", 6, "hours", None),
    ("Scouts, 4th troop", -64, "given", "skills", "First-aid evening for leaders", 1, "evening", None),
    ("Scouts, 4th troop", -36, "received", "goods", "Waders", 10, "pairs", None),
)  # fmt: skip


# Promises that come again: partner, agreement, side, what, how often, since how many months, what went otherwise than kept
# (the time before the last is 2), and what shows the last one.
AGAIN: tuple[tuple[str, str, str, str, str, int, dict[int, str], str], ...] = (
    ("Riverside Library", "Room and shelf", "ours", "Two story hours", "month", 8, {4: "kept_late"}, "Photo in the newsletter"),
    ("Riverside Primary School", "Homework help in the canteen", "theirs", "Canteen heated from three o’clock", "month", 4,
     {1: "open", 3: "broken"}, ""),
    ("St Mark’s hall", "Hall on Saturdays", "theirs", "Hall free on two Saturdays", "month", 11, {}, ""),
    ("Scouts, 4th troop", "Hands for the river", "theirs", "A patrol at a clean-up", "quarter", 14, {2: "broken"}, "List of names"),
)  # fmt: skip


def talks(maker: "Maker", named: dict[str, Partner], agreed: dict[str, Agreement]) -> Iterator[Record]:
    """The people of partners, the talks with them, the reviews of what was agreed, and what was shared."""
    stamped = maker.apart("talks")
    for partner, name, role, phone, email in PEOPLE:
        yield stamped(
            PartnerPerson, maker.today - timedelta(days=190), partner=named[partner].id, name=name, role=role,
            phone=phone, email=email,
        )  # fmt: skip
    for partner, day, how, who, with_whom, said, decided, step, by, done in TALKS:
        yield stamped(
            Talk, maker.today + timedelta(days=day), partner=named[partner].id, day=maker.day(day), how=how,
            by=maker.people[who].id, with_whom=with_whom, said=said, decided=decided, next_step=step,
            next_on=maker.day(by), next_done_on=maker.day(done),
        )  # fmt: skip
    for name, day, progress, changes, following in REVIEWS:
        yield stamped(
            Review, maker.today + timedelta(days=day), agreement=agreed[name].id, day=maker.day(day), progress=progress,
            changes=changes, next_on=maker.day(following),
        )  # fmt: skip
    yield from _again(maker, stamped, named, agreed)
    for partner, when, was, stage, note in STAGES:
        noted = maker.today + timedelta(days=when if isinstance(when, int) else -200)
        yield stamped(
            StageChange,
            noted,
            partner=named[partner].id,
            day=maker.vague(when),
            was=was,
            stage=stage,
            note=note,
        )
    for partner, day, way, kind, what, quantity, unit, value in GIFTS:
        yield stamped(
            Gift, maker.today + timedelta(days=day), partner=named[partner].id, day=maker.day(day), way=way, kind=kind,
            what=what, quantity=quantity, unit=unit, value=value,
        )  # fmt: skip


def _again(
    maker: "Maker", stamped: Any, named: dict[str, Partner], agreed: dict[str, Agreement]
) -> Iterator[Record]:
    for partner, agreement, side, what, every, months, otherwise, evidence in AGAIN:
        start = add_months(maker.today.replace(day=1), -months)
        promise = stamped(
            Commitment, start, partner=named[partner].id, agreement=agreed[agreement].id, side=side, what=what,
            every=every, start=f"{start:%Y-%m}",
        )  # fmt: skip
        yield promise
        days = turns(promise, maker.today)
        for place, day in enumerate(reversed(days), 1):
            state = otherwise.get(place, "kept")
            if state != "open":
                settled = day + timedelta(days=6) if state == "kept_late" else day - timedelta(days=3)
                yield stamped(
                    PromiseTime, day, commitment=promise.id, due=day.isoformat(), state=state,
                    settled_on=min(settled, maker.today).isoformat(), evidence=evidence if place == 1 else "",
                )  # fmt: skip
