"""Who looks like whom: by an e-mail address, a phone, a website, or nearly the same name. A proposal, never a decision.

The same for two records of a file (``duplicates``) and for a row of a list beside those that are here (``Alike``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from commdesk.records.contact import addresses, digits, same_number, site
from commdesk.records.kind import Kind, sort_words
from commdesk.records.partners import PARTNERS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.store import Reader

# How alike two names must be, of 100: one letter more, less or other in a name of ten.
ALIKE = 88.0
# How alike what differs in them must be: "Jon" and "John" are, "Kim" and "Tim" are not.
DIFFERENCE = 75.0
# What is said of a name that has one part more, or is written short: nothing in it contradicts.
EXTRA_NAME = 90.0
SPACED = 95.0  # "Anna-Lena" and "Annalena"
# Where more than these share a phone, an address or a website, it is a school's or an office's and says nothing by itself.
MOST_SHARING = 3

# What tells records of a kind from each other, as its table has it.
TELLING: dict[str, tuple[str, ...]] = {
    VOLUNTEERS.name: ("name", "phone", "email"),
    PARTNERS.name: ("name", "phone", "email", "website"),
}
# Words that say nothing of who a partner is: "The Data City Ltd" is Data City.
_LITTLE = frozenset(("the", "and", "und", "et", "ltd", "limited", "llp", "plc", "inc", "cic", "gmbh"))


class Looks(NamedTuple):
    """What is compared of one record. ``parts`` are the folded words of its name in the order of letters."""

    id: str
    parts: tuple[str, ...]
    key: str
    emails: tuple[str, ...]
    phone: str
    site: str


class Match(NamedTuple):
    """Which record (id) another may be, and why: ``email``, ``phone``, ``site`` or ``name``; ``alike`` is of 100."""

    id: str
    reason: str
    alike: float


def looks(kind: Kind, id: str, values: dict[str, Any]) -> Looks:
    """What is compared of a record of a kind that has ``TELLING``."""
    words = sort_words(str(values["name"])).split()
    if kind is PARTNERS:
        words = [word for word in words if word not in _LITTLE] or words
    parts = tuple(sorted(words))
    emails = tuple(dict.fromkeys(address.casefold() for address in addresses(str(values["email"]))))
    return Looks(
        id,
        parts,
        " ".join(parts),
        emails,
        digits(str(values["phone"])),
        site(str(values.get("website", ""))),
    )


def all_looks(reader: Reader, kind: Kind) -> list[Looks]:
    """What is compared of all records of a kind, the oldest first."""
    names = TELLING[kind.name]
    rows = reader.rows(f'SELECT id, {", ".join(names)} FROM "{kind.name}" ORDER BY id')
    return [looks(kind, id, dict(zip(names, values, strict=True))) for id, *values in rows]


def how_alike(one: Looks, other: Looks) -> float:
    """How alike two names are, of 100, in whatever order their parts stand."""
    from rapidfuzz.fuzz import ratio

    if one.key == other.key:
        return 100.0 if one.key else 0.0
    left = [part for part in one.parts if part not in other.parts]
    right = [part for part in other.parts if part not in one.parts]
    if not left or not right:
        # "Amina Yusuf" and "Amina Yusuf Ali": two parts the same, and nothing that contradicts.
        return EXTRA_NAME if min(len(one.parts), len(other.parts)) >= 2 else 0.0
    rest = "".join(left), "".join(right)
    if rest[0] == rest[1]:
        return SPACED
    if len(left) == len(right) == 1 and _short_for(*rest):
        return EXTRA_NAME
    # What differs must be alike by itself: in a long name, the rest would drown it. Two initials are two people.
    initials = all(any(len(part) == 1 for part in parts) for parts in (left, right))
    if initials or ratio(*rest) < DIFFERENCE:
        return 0.0
    return float(ratio(one.key, other.key))


def _short_for(one: str, other: str) -> bool:
    """Whether one is how the other begins: an initial, or three letters and more ("Dan", "Daniel")."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) in (1, *range(3, 20)) and longer.startswith(shorter)


class Alike:
    """The records of a kind that are here, to be asked for the one that another may be."""

    def __init__(self, reader: Reader, kind: Kind) -> None:
        self.kind = kind
        self._by: dict[tuple[str, str], list[Looks]] = defaultdict(list)
        for one in all_looks(reader, kind):
            for key in _keys(one):
                self._by[key].append(one)

    def best(self, values: dict[str, Any]) -> Match | None:
        """The record here that is most like one with these values, or None."""
        one = looks(self.kind, "", values)
        found: dict[str, Match] = {}
        same: dict[str, Callable[[Looks], bool]] = {
            "phone": lambda other: same_number(one.phone, other.phone)
        }
        for what, key in _keys(one):
            others = [other for other in self._by.get((what, key), ()) if same.get(what, _always)(other)]
            for other in others:
                alike = how_alike(one, other)
                reached = what in ("email", "phone", "site")
                if alike >= ALIKE or (reached and len(others) <= MOST_SHARING):
                    found.setdefault(other.id, Match(other.id, what if reached else "name", alike))
        # Names first: a shop and the council that owns it may share a phone.
        return max(found.values(), key=lambda match: (match.alike, match.reason != "name"), default=None)


def _keys(one: Looks) -> Iterable[tuple[str, str]]:
    """By what records may be worth comparing: how they are reached, then their names."""
    yield from (("email", address) for address in one.emails)
    if one.phone:
        # However it begins, abroad or at home, the last digits are the same.
        yield "phone", one.phone[-6:]
    if one.site:
        yield "site", one.site
    if one.key:
        yield "whole", "".join(one.parts)[:24]
    yield from (("part", part) for part in set(one.parts) if len(part) > 1)


def _always(_other: Looks) -> bool:
    return True
