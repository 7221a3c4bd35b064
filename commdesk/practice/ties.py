"""What the practice group's partners add to its goals and programmes, and what flows between them without the group."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from commdesk.records.goals import Goal
from commdesk.records.kind import Record
from commdesk.records.partners import Contribution, Partner, Tie

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

# Days ago when it was written down.
NOTED = 120

# Partner, goal, programme, what they add. Of some partners nothing is noted yet.
CONTRIBUTIONS: tuple[tuple[str, str | None, str | None, str], ...] = (
    ("Riverside Library", None, "Language café", "a room twice a week"),
    ("Riverside Library", "Language café in two more streets", None, "a laptop and flyers"),
    ("Riverside Library", "Joint events with 4 partners", None, "the song evening"),
    ("Riverside Primary School", None, "Homework help", "the canteen on Tuesdays"),
    ("Riverside Primary School", "Joint events with 4 partners", None, "the harvest supper"),
    ("St Mark’s hall", None, "Food table", "hall and kitchen on Saturdays"),
    ("St Mark’s hall", "A thousand hours at the food table", None, "the key for early birds"),
    ("Bäckerei Söhne", None, "Food table", "yesterday’s bread"),
    ("Bäckerei Söhne", "Joint events with 4 partners", None, "cake"),
    ("Green River Trust", None, "River clean-up", "tools, bags and gloves"),
    ("Scouts, 4th troop", None, "River clean-up", "a patrol at each second one"),
    ("Олімп sports club", None, "River clean-up", "showers and a minibus"),
)

# From, to, what flows, in both directions, in words.
TIES: tuple[tuple[str, str, str | None, int, str], ...] = (
    ("Riverside Library", "Riverside Primary School", "goods", 0, "boxes of books for each class"),
    ("Riverside Primary School", "Олімп sports club", "space", 0, "the sports hall in winter"),
    ("Олімп sports club", "Scouts, 4th troop", "skills", 1, "trainers and leaders learn together"),
    ("Bäckerei Söhne", "St Mark’s hall", "goods", 0, "bread for the soup kitchen"),
    ("City integration office", "Riverside Library", "money", 0, "pays for the newcomers’ shelf"),
    ("City integration office", "Women’s health centre", "contacts", 1, "send people to each other"),
    ("Green River Trust", "Scouts, 4th troop", "money", 0, "a grant for canoes"),
)


def ties(maker: "Maker", partners: dict[str, Partner], goals: dict[str, Goal]) -> Iterator[Record]:
    """Contributions and ties; partners and goals by name."""
    stamped, noted = maker.apart("ties"), maker.today - timedelta(days=NOTED)
    for partner, goal, programme, what in CONTRIBUTIONS:
        yield stamped(
            Contribution, noted, partner=partners[partner].id, goal=goals[goal].id if goal else None,
            programme=maker.programmes[programme] if programme else None, what=what,
        )  # fmt: skip
    for partner, other, kind, both, what in TIES:
        yield stamped(
            Tie,
            noted,
            partner=partners[partner].id,
            other=partners[other].id,
            kind=kind,
            both=both,
            what=what,
        )
