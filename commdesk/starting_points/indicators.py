"""Indicators to begin with, of each dimension, as plain data; ``begin`` makes records of some in the language spoken now."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from commdesk import text
from commdesk.records.indicators import INDICATORS, Indicator
from commdesk.store.store import Reader, Store
from commdesk.text import N_, _


class Starter(NamedTuple):
    """An indicator to begin with; codes are those of the record, what is empty stays empty.

    With ``reads`` it needs nobody: the records know its number.
    """

    key: str
    dimension: str
    name: str
    measure: str
    unit: str
    number: str = "latest"
    verified: str = ""
    often: str | None = None
    direction: str | None = "up"
    reads: str | None = None


_PERCENT, _PEOPLE = N_("percent"), N_("people")

STARTERS: tuple[Starter, ...] = (
    Starter(
        "belonging", "social", N_("People who feel they belong"),
        N_("Answers that agree, of all given to the questions on belonging"), _PERCENT, "percent",
        verified=N_("Survey on paper, the same questions each time"), reads="belonging",
    ),
    Starter(
        "taking_part", "social", N_("Neighbours who take part"),
        N_("People who helped in twelve months, of those who could"), _PERCENT, "percent",
        verified=N_("Volunteer log; number of people from the town’s register"), reads="participation",
    ),
    Starter(
        "by_name", "social", N_("Newcomers who know a neighbour by name"),
        N_("Yes answers, of people here for less than two years"), _PERCENT, "percent",
        verified=N_("Survey on paper"), often="year",
    ),
    Starter(
        "replies", "social", N_("Answers to what we post"),
        N_("Likes, comments and shares, of the people who follow us"), _PERCENT, "percent",
        verified=N_("The platforms’ own counts"), reads="engagement",
    ),
    Starter(
        "learned", "personal", N_("People who learned something that they use"),
        N_("Yes answers after courses and cafés"), _PERCENT, "percent",
        verified=N_("Session feedback on paper"), often="quarter",
    ),
    Starter(
        "own_task", "personal", N_("Helpers with a task of their own"),
        N_("People who lead something by themselves"), _PEOPLE,
        verified=N_("List of tasks"), often="half_year",
    ),
    Starter(
        "stayed", "personal", N_("Volunteers who stayed"),
        N_("People active in the twelve months before, of whom those active in the last twelve"), _PERCENT, "percent",
        verified=N_("Volunteer log"), reads="retention",
    ),
    Starter(
        "waiting", "health", N_("People waiting for help"),
        N_("Names on the waiting list on the day"), _PEOPLE,
        verified=N_("Waiting list"), often="quarter", direction="down",
    ),
    Starter(
        "visited", "health", N_("People visited or called every week"),
        N_("Different people in the last month"), _PEOPLE,
        verified=N_("Visiting book"), often="quarter",
    ),
    Starter(
        "hours", "health", N_("Hours of help a month"),
        N_("Completed shifts of the last whole month"), N_("hours"),
        verified=N_("Volunteer log"), reads="hours",
    ),
    Starter(
        "active", "health", N_("People who helped of late"),
        N_("People with a completed shift in the last 30 days"), _PEOPLE,
        verified=N_("Volunteer log"), reads="volunteers",
    ),
    Starter(
        "work", "economy", N_("People who found work or training"),
        N_("Told by themselves or by a partner"), _PEOPLE, "adds_year",
        verified=N_("Note with day and source"), often="quarter",
    ),
    Starter(
        "raised", "economy", N_("Money raised"),
        N_("All that came in, within the year"), N_("money"), "adds_year",
        verified=N_("Money log"), reads="raised",
    ),
    Starter(
        "invested", "economy", N_("Money put to use in the neighbourhood"),
        N_("Spent at shops and makers here, within the year"), N_("money"), "adds_year",
        verified=N_("Money log, receipts"), reads="invested",
    ),
    Starter(
        "promises", "economy", N_("Promises kept on time"),
        N_("Promises between us and partners that fell due in twelve months"), _PERCENT, "percent",
        verified=N_("Partner agreements"), reads="promises",
    ),
)  # fmt: skip


def missing(reader: Reader) -> list[Starter]:
    """Those that are not in the file yet: by their name, and by what they read from the records. Archived ones count."""
    here = reader.find(INDICATORS)
    names = {text.fold(one.name) for one in here}
    read = {one.reads for one in here if one.reads}
    return [one for one in STARTERS if one.reads not in read and not names & _names(one)]


def begin(store: Store, keys: Collection[str]) -> list[str]:
    """Adds the chosen ones that are not there yet, all in one step; their ids. Nothing is a step of its own."""
    made = [_record(one) for one in missing(store) if one.key in keys]
    if made:
        with store.step(_("Begin with indicators")):
            for record in made:
                store.save(record, new=True)
    return [record.id for record in made]


def of_dimension(starters: Sequence[Starter], dimension: str) -> list[Starter]:
    """Those of one dimension, in their order."""
    return [one for one in starters if one.dimension == dimension]


def _names(one: Starter) -> set[str]:
    """Its name in each language in which it may have been added, folded."""
    found = {text.fold(_(one.name))}
    for language in text.languages():
        with text.speaking(language):
            found.add(text.fold(_(one.name)))
    return found


def _record(one: Starter) -> Indicator:
    return Indicator(
        name=_(one.name), dimension=one.dimension, measure=_(one.measure), unit=_(one.unit), number=one.number,
        verified=_(one.verified), often=one.often, direction=one.direction, reads=one.reads,
    )  # fmt: skip
