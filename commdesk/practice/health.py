"""How it goes with the practice group's partners: what both sides answered over two years, as days before today."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from commdesk.records.health_checks import LINES, HealthCheck
from commdesk.records.kind import Record
from commdesk.records.partners import Partner

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

# Partner, day, side, who answered, how often and how important of each of the eight lines ("-" for no answer), how satisfied,
# how gladly going on, what to talk about. The library and the group see it alike, and better each time; the school goes down for
# both since its letter was forgotten; the bakery finds it much worse than the group does; the hall was last asked long ago.
CHECKS: tuple[tuple[str, int, str, str, str, int | None, int | None, str], ...] = (
    ("Riverside Library", -690, "ours", "Amina Yusuf", "23 33 34 23 23 34 23 23", 6, 7, ""),
    ("Riverside Library", -684, "theirs", "Mr Haddad", "23 33 34 2- 23 24 24 33", 6, 8, "Who has the keys?"),
    ("Riverside Library", -420, "ours", "Amina Yusuf", "33 33 34 33 33 34 33 23", 7, 8, ""),
    ("Riverside Library", -418, "theirs", "Mr Haddad", "33 43 44 2- 33 24 24 33", 7, 8, "The key again"),
    ("Riverside Library", -120, "ours", "Amina Yusuf", "44 43 44 33 33 34 33 34", 9, 10, ""),
    ("Riverside Library", -118, "theirs", "Mr Haddad, Zeynep", "44 43 44 33 43 34 24 33", 8, 10,
     "Who opens when Amina is away?"),
    ("Riverside Primary School", -655, "ours", "Jürgen Groß", "34 34 44 33 34 34 33 33", 8, 9, ""),
    ("Riverside Primary School", -650, "theirs", "Ms Adeyemi", "34 34 44 22 34 32 33 33", 8, 9, ""),
    ("Riverside Primary School", -300, "ours", "Jürgen Groß", "34 34 44 33 24 34 33 23", 7, 8, "The canteen is cold."),
    ("Riverside Primary School", -296, "theirs", "Ms Adeyemi", "34 34 44 22 24 32 33 33", 7, 9, ""),
    ("Riverside Primary School", -45, "ours", "Jürgen Groß", "24 24 44 33 24 34 23 23", 5, 8,
     "Letters to parents: who writes, who sends?"),
    ("Riverside Primary School", -40, "theirs", "Ms Adeyemi", "34 34 44 22 24 32 23 33", 6, 9, "Earlier word of dates"),
    ("Bäckerei Söhne", -560, "ours", "Maria da Silva", "33 44 33 22 33 44 33 23", 8, 9, ""),
    ("Bäckerei Söhne", -552, "theirs", "Ingrid Söhne", "34 33 33 22 33 2- 33 24", 7, 8, ""),
    ("Bäckerei Söhne", -210, "ours", "Maria da Silva", "33 44 33 22 33 44 33 23", 8, 9, ""),
    ("Bäckerei Söhne", -200, "theirs", "Ingrid Söhne", "24 24 33 22 23 2- 24 14", 5, 6, "Nobody told us when you were closed."),
    ("Bäckerei Söhne", -30, "ours", "Maria da Silva", "33 44 33 22 33 44 33 23", 8, 9, ""),
    ("Bäckerei Söhne", -24, "theirs", "Ingrid Söhne", "14 14 33 22 23 2- 14 14", 3, 4,
     "Bread fetched late, or not at all. We decide nothing together."),
    ("Green River Trust", -500, "ours", "Amina Yusuf", "34 33 33 43 22 44 33 13", 7, 8, ""),
    ("Green River Trust", -490, "theirs", "Ms Lindqvist", "34 34 44 23 32 -- 34 --", 8, 8, ""),
    ("Green River Trust", -130, "ours", "Amina Yusuf", "34 23 33 43 22 44 33 13", 7, 8, "When does the money come?"),
    ("St Mark’s hall", -430, "ours", "Олена Коваль", "33 44 23 22 22 44 33 23", 8, 9, ""),
)  # fmt: skip


def health(maker: "Maker", named: dict[str, Partner]) -> Iterator[Record]:
    """The health checks of both sides."""
    stamped = maker.apart("health")
    for partner, day, side, by, answers, satisfied, go_on, words in CHECKS:
        given: dict[str, int | None] = {}
        for line, pair in zip(LINES, answers.split(), strict=True):
            for name, mark in zip(("often", "weight"), pair, strict=True):
                given[f"{line.key}_{name}"] = None if mark == "-" else int(mark)
        yield stamped(
            HealthCheck, maker.today + timedelta(days=day), partner=named[partner].id, day=maker.day(day), side=side, by=by,
            satisfied=satisfied, go_on=go_on, talk_about=words, **given,
        )  # fmt: skip
