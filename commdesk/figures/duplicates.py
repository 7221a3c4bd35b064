"""People who may be in the list twice: the same e-mail address, the same phone in two forms, or nearly the same name.

A proposal, never a decision. Pairs that somebody called different people (``not_same``) are left out. Twenty thousand
people are compared in a few seconds, since only those are looked at who share an address, a phone or part of a name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

from commdesk.records.contact import addresses, digits, same_number
from commdesk.records.kind import sort_words
from commdesk.store.store import Reader

# How alike two names must be, of 100: one letter more, less or other in a name of ten.
ALIKE = 88.0
# How alike what differs in them must be: "Jon" and "John" are, "Kim" and "Tim" are not.
DIFFERENCE = 75.0
# What is said of a name that has one part more, or is written short: nothing in it contradicts.
EXTRA_NAME = 90.0
SPACED = 95.0  # "Anna-Lena" and "Annalena"
# Where more than these share a phone or an address, it is a school's or an office's and says nothing by itself.
MOST_SHARING = 3
# So many who share a part of their names are compared one by one; more by what is left of their names.
MOST_TOGETHER = 60
MOST_COMPARED, ROWS = 5000, 500
# Nobody looks through more at once.
MOST_PAIRS = 1000

Progress = Callable[[int, int], None]


class Pair(NamedTuple):
    """Two people (ids) who may be one, and why: ``email``, ``phone`` or ``name``; ``alike`` is of 100."""

    one: str
    other: str
    reason: str
    alike: float


class _Person(NamedTuple):
    id: str
    parts: tuple[str, ...]
    key: str
    emails: tuple[str, ...]
    phone: str


def likely_duplicates(reader: Reader, progress: Progress | None = None) -> list[Pair]:
    """The pairs, surest first: the same address or phone and a like name, then names alone."""
    people = [
        _person(*row) for row in reader.rows("SELECT id, name, email, phone FROM volunteers ORDER BY id")
    ]
    different = {frozenset(row) for row in reader.rows("SELECT one, other FROM not_same")}
    found: dict[tuple[int, int], tuple[str, float]] = {}
    tell = progress or (lambda done, of: None)
    for (a, b), reason in _reached_alike(people, tell):
        alike = _alike(people[a], people[b])
        if (a, b) not in found and frozenset((people[a].id, people[b].id)) not in different:
            found[a, b] = (reason, alike)
    for a, b in _candidates(people, tell):
        if (a, b) in found or len(found) >= MOST_PAIRS:
            continue
        alike = _alike(people[a], people[b])
        if alike >= ALIKE and frozenset((people[a].id, people[b].id)) not in different:
            found[a, b] = ("name", alike)
    order = sorted(
        found.items(), key=lambda item: (item[1][1] < ALIKE, item[1][0] == "name", -item[1][1], item[0])
    )
    return [Pair(people[a].id, people[b].id, reason, alike) for (a, b), (reason, alike) in order]


def _person(id: str, name: str, email: str, phone: str) -> _Person:
    parts = tuple(sorted(sort_words(name).split()))
    found = tuple(dict.fromkeys(address.casefold() for address in addresses(email)))
    return _Person(id, parts, " ".join(parts), found, digits(phone))


def _alike(one: _Person, other: _Person) -> float:
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


def _reached_alike(people: list[_Person], tell: Progress) -> Iterator[tuple[tuple[int, int], str]]:
    """Pairs with the same address, then with the same phone."""
    by_mail: dict[str, list[int]] = defaultdict(list)
    by_end: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        for address in person.emails:
            by_mail[address].append(at)
        if person.phone:
            # However it begins, abroad or at home, the last digits are the same.
            by_end[person.phone[-6:]].append(at)
    yield from ((pair, "email") for pair in _sharing(people, by_mail.values(), lambda a, b: True))
    tell(0, 1)
    same_phone = _sharing(people, by_end.values(), lambda a, b: same_number(a.phone, b.phone))
    yield from ((pair, "phone") for pair in same_phone)


def _sharing(
    people: list[_Person], blocks: Iterable[list[int]], same: Callable[[_Person, _Person], bool]
) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if len(block) > MOST_TOGETHER:
            continue
        found = [(a, b) for a, b in combinations(block, 2) if same(people[a], people[b])]
        few = len({at for pair in found for at in pair}) <= MOST_SHARING
        yield from (pair for pair in found if few or _alike(people[pair[0]], people[pair[1]]) >= ALIKE)


def _candidates(people: list[_Person], tell: Progress) -> Iterator[tuple[int, int]]:
    """Pairs that share a part of their names, or are written as one word: those whose names are worth comparing."""
    whole: dict[str, list[int]] = defaultdict(list)
    shared: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        if len(person.parts) > 1:
            whole["".join(person.parts)[:24]].append(at)
            for part in set(person.parts):
                if len(part) > 1:
                    shared[part].append(at)
        elif person.key:
            whole[person.key[:24]].append(at)
    blocks = [block for block in whole.values() if len(block) > 1]
    blocks += [block for block in shared.values() if 1 < len(block) <= MOST_TOGETHER]
    large = [item for item in shared.items() if len(item[1]) > MOST_TOGETHER]
    seen: set[tuple[int, int]] = set()
    for done, pairs in enumerate(chain(_each(blocks), (_of_many(people, *item) for item in large))):
        if done % 200 == 0:
            tell(done, len(blocks) + len(large))
        for pair in pairs:
            if pair not in seen:
                seen.add(pair)
                yield pair


def _each(blocks: list[list[int]]) -> Iterator[Iterator[tuple[int, int]]]:
    return (combinations(block[:MOST_TOGETHER], 2) for block in blocks)


def _of_many(people: list[_Person], part: str, block: list[int]) -> Iterator[tuple[int, int]]:
    """Of those many who share a part of their names: pairs whose other parts are alike.

    All with all, some rows at a time, in compiled code; of thousands only those whose other parts begin alike.
    """
    from numpy import argwhere
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import cdist

    rest = {at: " ".join(other for other in people[at].parts if other != part) for at in block}
    groups: dict[str, list[int]] = defaultdict(list)
    for at in block:
        groups[rest[at][:1] if len(block) > MOST_COMPARED else ""].append(at)
    for group in groups.values():
        words = [rest[at] for at in group]
        for start in range(0, len(group), ROWS):
            found = cdist(words[start : start + ROWS], words, scorer=ratio, score_cutoff=DIFFERENCE)
            for row, column in argwhere(found > 0):
                if start + row < column:
                    yield group[start + row], group[column]
