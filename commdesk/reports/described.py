"""What a print is, as plain descriptions: its readers, its sections, and what may be chosen. Nothing is drawn here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from commdesk.records import group
from commdesk.records.field import Field
from commdesk.reports.blocks import Block
from commdesk.reports.sections.material import Material, Options
from commdesk.store.store import Reader, Store
from commdesk.text import N_

# What a page can be printed on; the group's own paper is one of those in every house.
PAPERS = group.PAPERS | {"a3": N_("A3")}

Build = Callable[[Material], list[Block]]

# What pages are grouped by where they are chosen.
TOPICS = {
    "meetings": N_("For meetings"),
    "goals": N_("Goals"),
    "impact": N_("What changed"),
    "partners": N_("Partners"),
    "people": N_("People"),
    "sessions": N_("Sessions"),
    "thanks": N_("Thanks"),
    "statements": N_("Statements"),
}


# What a page may be printed on: its name in ``--paper``, and what it is called.
PAPERS = {**group.PAPERS, "a3": N_("A3")}
WALL_PAPERS = tuple(PAPERS)


@dataclass(frozen=True)
class Section:
    """One part of a print: the name for ``--section``, its title, and what builds its blocks.

    ``share`` is how much of the width it has as the left one of two.
    """

    name: str
    title: str
    build: Build
    share: float = 0.5


@dataclass(frozen=True)
class Option:
    """One choice a person has; ``kind`` is what to draw: period, choice, yes_no, sections or text."""

    name: str
    title: str
    kind: str
    hint: str = ""


@dataclass(frozen=True)
class Report:
    """A print: who reads it, what they decide with it, the facts that takes, and its sections.

    ``layout`` names the sections from top to bottom; two in one row stand side by side, those joined by ``+`` below each other. ``default_period`` empty is
    all the time there are records of, told as of today. ``filters`` are fields by which the page is narrowed
    (``--where``, or by their own names) or laid out; a required one must be given. ``personal`` pages name people and are never made for the public.
    Without a ``head`` the group's name does not stand over each page, and without ``notes`` nothing is told under
    the last one; ``closing`` is said there too. ``keeps`` notes in the file what goes on paper (a sheet's number); it
    is called when a page is printed or saved, not when it is only looked at. ``papers`` are those it is made for; what
    hangs on a wall may be larger than what lies in a folder. ``reach`` gives the first and last day of what a page that
    looks ahead shows; others show what is recorded, up to today. ``one_page`` is worth somewhat smaller letters.
    """

    name: str
    title: str
    reader: str
    decision: str
    facts: str
    sections: tuple[Section, ...]
    layout: tuple[tuple[str, ...], ...]
    default_period: str
    options: tuple[Option, ...]
    topic: str = "meetings"
    filters: tuple[Field, ...] = ()
    personal: bool = False
    landscape: bool = False
    head: bool = True
    one_page: bool = False
    notes: bool = True
    closing: str = ""
    keeps: Callable[[Store, Options], None] | None = None
    papers: tuple[str, ...] = tuple(group.PAPERS)
    reach: Callable[[Reader], tuple[date, date]] | None = None
    known: frozenset[str] = field(init=False, repr=False, default=frozenset())

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(option.name for option in self.options))

    def takes(self, option: str) -> bool:
        """Whether a person may choose that option."""
        return option in self.known


PERIOD = Option(
    "period", N_("Period"), "period", N_("the last 12 months up to today, unless you choose another")
)
LANGUAGE = Option("language", N_("Language"), "choice")
PAPER = Option("paper", N_("Paper"), "choice", N_("the group’s own"))
LARGE_PRINT = Option("large_print", N_("Large print"), "yes_no")
PUBLIC = Option("public", N_("For the public"), "yes_no", N_("Counts of fewer than five people are hidden"))
SECTIONS = Option("sections", N_("Sections"), "sections")
COMPARE = Option("compare", N_("Compare with"), "period", N_("the same length of time just before"))
HEADLINE = Option("headline", N_("Headline"), "text", N_("your own, in place of the proposed one"))

# What every page takes.
ALWAYS = (PERIOD, LANGUAGE, PAPER, LARGE_PRINT, SECTIONS)
