"""Who is meant by what somebody types: those who come often first, and nobody added by a slip."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from commdesk.figures.people import helpers_since
from commdesk.records.kind import search_words
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader

LATELY_DAYS = 180
MOST = 6
# Of 100: from here on two spellings may be one person's (rapidfuzz, words in any order).
_ALIKE = 86
# Names are compared with at most so many others, those who helped lately first.
_MOST_COMPARED = 30_000

# "Scouts ×14", "Scouts (14 people)", "14 people": a number of people without names.
_HEADCOUNT = re.compile(
    r"(?P<party>.*?)[\s(]*(?:[x×]\s*(?P<times>\d{1,5})|(?P<n>\d{1,5})\s+\w+)\)?", re.IGNORECASE
)


def headcount(typed: str) -> tuple[str, int] | None:
    """Who they were and how many, when what was typed names a number of people and not a person."""
    match = _HEADCOUNT.fullmatch(typed.strip())
    if not match:
        return None
    count = int(match["times"] or match["n"])
    return (match["party"].strip(" (,"), count) if count > 0 else None


class Candidate(NamedTuple):
    """A person who may be meant; ``times`` is how often they helped lately."""

    id: str
    name: str
    times: int = 0


class Finder:
    """Finds people by the beginnings of the words of their names, accents aside.

    Those who helped in ``programme`` lately come first, then those who helped elsewhere, then the others. Leavers
    come last.
    """

    def __init__(self, reader: Reader, programme: str | None, today: date) -> None:
        self._reader = reader
        since = (today - timedelta(days=LATELY_DAYS)).isoformat()
        everywhere = helpers_since(reader, since)
        here = helpers_since(reader, since, programme) if programme else {}
        # Coming to this programme counts for more than any number of times elsewhere.
        self._weight = {id: times + 10_000 * here.get(id, 0) for id, times in everywhere.items()}
        self._times = everywhere
        # A list is tested again after each change of it, with mostly the same names.
        self._exact: dict[str, list[Candidate]] = {}
        self._alike: dict[str, list[Candidate]] = {}
        labels = reader.labels(VOLUNTEERS, self._weight)
        self._lately = [
            (Candidate(id, labels[id], everywhere[id]), search_words(labels[id]))
            for id in sorted(self._weight, key=lambda id: (-self._weight[id], labels.get(id, "")))
            if id in labels
        ]

    def find(self, typed: str, most: int = MOST) -> list[Candidate]:
        """The people whose names have words that begin with each typed word, likeliest first.

        Where nobody's do, the beginnings of two words may be typed as one: ``amd`` for Amina Demir.
        """
        wanted = search_words(typed).split()
        if not wanted:
            return []
        found = self._found([wanted], most)
        if not found and len(wanted) == 1:
            splits = [[wanted[0][:at], wanted[0][at:]] for at in range(1, min(len(wanted[0]), 8))]
            found = self._found(splits, most)
        exact = [candidate for candidate in found if same_words(candidate.name, typed)]
        return [*exact, *(candidate for candidate in found if candidate not in exact)][:most]

    def _found(self, ways: list[list[str]], most: int) -> list[Candidate]:
        """Those who fit one of several ways to read what was typed."""
        found = [c for c, words in self._lately if any(_fits(words, way) for way in ways)]
        for way in ways:
            if len(found) >= most:
                break
            known = {candidate.id for candidate in found}
            others = [
                person
                for person in self._reader.find(VOLUNTEERS, Query(words=" ".join(way), limit=200))
                if person.id not in known and _fits(search_words(person.name), way)
            ]
            others.sort(key=lambda person: person.status == "left")
            found += [Candidate(person.id, person.name, self._times.get(person.id, 0)) for person in others]
        return found

    def exact(self, typed: str) -> list[Candidate]:
        """The people who are called just so, accents, capitals and the order of words aside."""
        if typed not in self._exact:
            found = self.find(typed, 50)
            self._exact[typed] = [candidate for candidate in found if same_words(candidate.name, typed)]
        return self._exact[typed]

    def alike(self, typed: str) -> list[Candidate]:
        """The people whose names begin so or are spelled nearly so: one of them may be meant."""
        if typed not in self._alike:
            self._alike[typed] = self.find(typed) or self._near(typed)
        return self._alike[typed]

    def _near(self, typed: str) -> list[Candidate]:
        from rapidfuzz import fuzz, process

        people = self._reader.rows("SELECT id, name FROM volunteers LIMIT ?", [_MOST_COMPARED])
        names = {id: search_words(name) for id, name in people}
        near = process.extract(
            search_words(typed), names, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=MOST
        )
        called = dict(people)
        return [Candidate(id, called[id], self._times.get(id, 0)) for __, __, id in near]


def same_words(name: str, typed: str) -> bool:
    """Whether two names have the same words in any order: ``Yusuf, Amina`` is ``Amina Yusuf``."""
    return sorted(search_words(name).split()) == sorted(search_words(typed).split())


def _fits(words: str, wanted: list[str]) -> bool:
    return all(f" {word}" in words for word in wanted)
