"""Records that may be in the list twice: the same address, phone or website, or nearly the same name.

A proposal, never a decision. Pairs that somebody called different people (``not_same``) are left out. Twenty thousand
people are compared in a few seconds, since only those are looked at who share an address, a phone or part of a name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

from commdesk.figures.alike import ALIKE, DIFFERENCE, MOST_SHARING, Looks, all_looks, how_alike
from commdesk.records.contact import same_number
from commdesk.records.kind import Kind
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.store import Reader

# So many who share a part of their names are compared one by one; more by what is left of their names.
MOST_TOGETHER = 60
MOST_COMPARED, ROWS = 5000, 500
# Nobody looks through more at once.
MOST_PAIRS = 1000

Progress = Callable[[int, int], None]


class Pair(NamedTuple):
    """Two records (ids) that may be one, and why: ``email``, ``phone``, ``site`` or ``name``; ``alike`` is of 100."""

    one: str
    other: str
    reason: str
    alike: float


def likely_duplicates(
    reader: Reader, progress: Progress | None = None, kind: Kind = VOLUNTEERS
) -> list[Pair]:
    """The pairs, surest first: the same address or phone and a like name, then names alone.

    ``kind`` is one of those that have ``alike.TELLING``.
    """
    people = all_looks(reader, kind)
    pairs = reader.rows("SELECT one, other FROM not_same") if kind is VOLUNTEERS else []
    different = {frozenset(row) for row in pairs}
    found: dict[tuple[int, int], tuple[str, float]] = {}
    tell = progress or (lambda done, of: None)
    for (a, b), reason in _reached_alike(people, tell):
        alike = how_alike(people[a], people[b])
        if (a, b) not in found and frozenset((people[a].id, people[b].id)) not in different:
            found[a, b] = (reason, alike)
    for a, b in _candidates(people, tell):
        if (a, b) in found or len(found) >= MOST_PAIRS:
            continue
        alike = how_alike(people[a], people[b])
        if alike >= ALIKE and frozenset((people[a].id, people[b].id)) not in different:
            found[a, b] = ("name", alike)
    order = sorted(
        found.items(), key=lambda item: (item[1][1] < ALIKE, item[1][0] == "name", -item[1][1], item[0])
    )
    return [Pair(people[a].id, people[b].id, reason, alike) for (a, b), (reason, alike) in order]


def _reached_alike(people: list[Looks], tell: Progress) -> Iterator[tuple[tuple[int, int], str]]:
    """Pairs with the same address, then with the same phone."""
    by_mail: dict[str, list[int]] = defaultdict(list)
    by_end: dict[str, list[int]] = defaultdict(list)
    by_site: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        for address in person.emails:
            by_mail[address].append(at)
        if person.phone:
            # However it begins, abroad or at home, the last digits are the same.
            by_end[person.phone[-6:]].append(at)
        if person.site:
            by_site[person.site].append(at)
    yield from ((pair, "email") for pair in _sharing(people, by_mail.values(), lambda a, b: True))
    tell(0, 1)
    same_phone = _sharing(people, by_end.values(), lambda a, b: same_number(a.phone, b.phone))
    yield from ((pair, "phone") for pair in same_phone)
    yield from ((pair, "site") for pair in _sharing(people, by_site.values(), lambda a, b: True))


def _sharing(
    people: list[Looks], blocks: Iterable[list[int]], same: Callable[[Looks, Looks], bool]
) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if len(block) > MOST_TOGETHER:
            continue
        found = [(a, b) for a, b in combinations(block, 2) if same(people[a], people[b])]
        few = len({at for pair in found for at in pair}) <= MOST_SHARING
        yield from (pair for pair in found if few or how_alike(people[pair[0]], people[pair[1]]) >= ALIKE)


def _candidates(people: list[Looks], tell: Progress) -> Iterator[tuple[int, int]]:
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


def _of_many(people: list[Looks], part: str, block: list[int]) -> Iterator[tuple[int, int]]:
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
