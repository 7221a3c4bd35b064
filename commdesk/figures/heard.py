"""Who was heard, beside who lives here: shares by area, age, language and how long people have been here."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from commdesk import text
from commdesk.figures import listening
from commdesk.figures.periods import Period
from commdesk.records.listening import AGES, AXES, FEEDBACK, RESIDENTS, STAYS, Resident
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _

# Counts below this stay off public pages.
FEW = 5
# From so many items on of which an axis is known, shares are compared.
ENOUGH = 10
# A part of those who live here counts as little heard below this share of what it would be.
GAP = 0.5
_CODED = {"age": AGES, "stay": STAYS}
_READ = ("sensitive", *AXES)


class Share(NamedTuple):
    """One group of an axis: ``heard`` items of ``known``, ``people`` of those who ``live`` here; shares from 0 to 1 or None.

    ``gap`` says that it is heard less than half as much as its part of those who live here.
    """

    key: str
    name: str
    heard: int
    share: float | None
    people: int | None
    of_all: float | None
    gap: bool


class Axis(NamedTuple):
    """An axis with its groups. ``known`` are the items of which it is noted, ``unknown`` the others; ``live`` all people
    counted here, None where nobody entered them; ``source`` and ``year`` are said beside them.
    """

    key: str
    groups: tuple[Share, ...]
    known: int
    unknown: int
    live: int | None
    source: str
    year: int | None

    @property
    def enough(self) -> bool:
        """Whether there are enough items for shares."""
        return self.known >= ENOUGH

    def gaps(self) -> list[Share]:
        """The groups that are hardly heard, the largest first."""
        return sorted((one for one in self.groups if one.gap), key=lambda one: -(one.people or 0))


def count(reader: Reader, period: Period) -> list[Axis]:
    """All axes for what was said in a period."""
    items = reader.lean(FEEDBACK, _READ, Query(between={"day": (period.first, period.last)}))
    residents: dict[str, list[Resident]] = defaultdict(list)
    for one in reader.find(RESIDENTS):
        residents[one.axis].append(one)
    return [axis(key, items, residents[key]) for key in AXES]


def axis(key: str, items: Iterable[Any], residents: list[Resident]) -> Axis:
    """One axis; groups that differ only in case or accents are one, called as most wrote them; so are a code and its words.

    Of a group that was entered for several years the latest counts. A group that only sensitive items name counts as not
    known.
    """
    found = list(items)
    groups_of = _Groups(key)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for item in listening.quotable(found):
        if value := _value(item, key):
            written[groups_of[value]][value] += 1
    names = {
        group: _name(key, min(ways, key=lambda way: (-ways[way], way))) for group, ways in written.items()
    }
    people: dict[str, Resident] = {}
    for one in residents:
        group = group_of(key, one.value)
        if group not in people or (one.year or 0) >= (people[group].year or 0):
            people[group] = one
            names[group] = _name(key, one.value)
    heard: dict[str, int] = defaultdict(int)
    unknown = 0
    for item in found:
        value = _value(item, key)
        group = groups_of[value] if value else ""
        # A street that only a sensitive item names would say where it was said.
        if not value or (group not in names and key not in _CODED):
            unknown += 1
            continue
        heard[group] += 1
        names.setdefault(group, _name(key, value))
    known = sum(heard.values())
    live = sum(one.people or 0 for one in people.values()) or None
    groups = [
        _share(group, names[group], heard[group], known, people.get(group), live)
        for group in sorted(names, key=lambda group: _place(key, group, people, heard))
    ]
    latest = max(people.values(), key=lambda one: one.year or 0, default=None)
    return Axis(
        key=key,
        groups=tuple(groups),
        known=known,
        unknown=unknown,
        live=live,
        source=latest.source if latest else "",
        year=latest.year if latest else None,
    )


def hidden(groups: Iterable[Share]) -> frozenset[str]:
    """The groups whose numbers stay off public pages: fewer than five items, and a second one where the first could be
    worked out from the sum.
    """
    shown = [one for one in groups if one.heard]
    few = {one.key for one in shown if one.heard < FEW}
    rest = sorted((one for one in shown if one.key not in few), key=lambda one: (one.heard, one.key))
    if len(few) == 1 and rest:
        few.add(rest[0].key)
    return frozenset(few)


def gap_words(axis: Axis, group: Share) -> str:
    """``65 and over: 4 % of what was said, 19 % of those who live here.``"""
    return _("{group}: {heard} of what was said, {live} of those who live here").format(
        group=group.name, heard=text.percent(group.share or 0), live=text.percent(group.of_all or 0)
    )


def _share(key: str, name: str, heard: int, known: int, resident: Resident | None, live: int | None) -> Share:
    share = heard / known if known >= ENOUGH else None
    people = resident.people if resident is not None else None
    of_all = people / live if people is not None and live else None
    gap = share is not None and bool(of_all) and share < GAP * (of_all or 0)
    return Share(key, name, heard, share, people, of_all, gap)


class _Groups(dict[str, str]):
    """The group of each way in which a value is written, worked out once."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, value: str) -> str:
        found = self[value] = group_of(self._key, value)
        return found


def _value(item: Any, key: str) -> str:
    return str(getattr(item, key) or "").strip()


def group_of(key: str, value: str) -> str:
    """What a value is counted under: its code where it has one, else the words without case and accents."""
    folded = text.fold(value)
    for code, words in _CODED.get(key, {}).items():
        if folded in (code, text.fold(words), text.fold(_(words))):
            return code
    return folded


def _name(key: str, value: str) -> str:
    coded = _CODED.get(key, {})
    code = group_of(key, value)
    return _(coded[code]) if code in coded else " ".join(value.split())


def _place(key: str, group: str, people: dict[str, Resident], heard: dict[str, int]) -> tuple[int, int, str]:
    """Coded groups in their own order, others by how many live here, then by how often they were heard."""
    coded = list(_CODED.get(key, {}))
    if group in coded:
        return coded.index(group), 0, group
    many = (people[group].people or 0) if group in people else 0
    return len(coded), -(many * 1_000_000 + heard[group]), group
