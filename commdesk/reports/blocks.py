"""What a page says, as frozen plain values: strings only, never markup, nothing about how it is drawn.

A report's sections build these, :mod:`commdesk.reports.pdf` draws them, and
:func:`commdesk.reports.plain.as_text` spells them out for reading and comparing.
Footnote numbers point to the lines of :class:`Notes`, counted from 1.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from commdesk.charts.describe import BarChart, HBarChart, LineChart
from commdesk.charts.network import Network
from commdesk.reports.form_blocks import Asked, AskedAlike

#: How a word stands to the plan; on paper the word says it, the colour only helps.
TONES = ("", "good", "warn", "bad", "quiet")


@dataclass(frozen=True)
class Heading:
    """A headline (level 1), a section's title (2) or a smaller one (3). ``base`` is as a paragraph's."""

    text: str
    level: int = 2
    footnote: int | None = None
    base: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``lead`` is printed bold before it, ``quiet`` in the quiet ink. Line feeds are kept.

    ``base`` is "R" for words of a language that is written from right to left; empty leaves it to the words.
    """

    text: str
    lead: str = ""
    quiet: bool = False
    footnote: int | None = None
    base: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """One big number: ``782 h`` · ``given`` · ``up from 651 in spring``."""

    value: str
    label: str
    note: str = ""
    footnote: int | None = None


@dataclass(frozen=True)
class KeyFigures:
    """The big numbers, five to a row at most (three in large print); ``also`` are told in a line under them."""

    items: tuple[KeyFigure, ...]
    also: tuple[KeyFigure, ...] = ()


@dataclass(frozen=True)
class Column:
    """A table's column; ``align`` is ``left``, ``right`` or ``center``.

    Widths follow the contents; ``weight`` says how much of the spare room the column takes.
    """

    title: str
    align: str = "left"
    weight: float = 1.0


@dataclass(frozen=True)
class Cell:
    """A table's cell with more than its words: a tone, a footnote, bold."""

    text: str
    tone: str = ""
    bold: bool = False
    footnote: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows under repeated heads. ``total`` is a last bold row; ``empty`` is said when there are no rows.

    ``beside`` are rows of other tables with the same columns: all of them together make the columns' widths, so that
    tables under each other stand in line.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    caption: str = ""
    footnote: int | None = None
    total: tuple[str | Cell, ...] = ()
    empty: str = ""
    beside: tuple[tuple[str | Cell, ...], ...] = ()


@dataclass(frozen=True)
class RuledColumn:
    """A column to write into; ``share`` is its part of the width beside the others'."""

    title: str
    share: float = 1.0


@dataclass(frozen=True)
class Ruled:
    """A form to fill in by hand: lines on all sides, rows high enough to write in, heads repeated."""

    columns: tuple[RuledColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Scale:
    """Boxes to tick from ``least`` to ``most`` with a title over them, and what the first and the last mean."""

    title: str
    least: int
    most: int
    first: str
    last: str


@dataclass(frozen=True)
class Ticks:
    """Questions to answer by pen, numbered from ``start``: each with a row of boxes for every scale."""

    questions: tuple[str, ...]
    scales: tuple[Scale, ...]
    start: int = 1


@dataclass(frozen=True)
class Chart:
    """A drawn chart under the message it shows; ``alt`` tells it in words for those who cannot see it."""

    chart: BarChart | HBarChart | LineChart
    title: str = ""
    alt: str = ""
    footnote: int | None = None


@dataclass(frozen=True)
class Milestone:
    """A day on a timeline's row, filled when it is reached. On a wall its label is printed with the day, and ``note``
    after it; ``planned`` is its day in the frozen plan. A narrow strip has no room for words: they are for the plain text.
    """

    day: date
    label: str = ""
    reached: bool = False
    key: str = ""
    planned: date | None = None
    note: str = ""


@dataclass(frozen=True)
class TimelineRow:
    """One bar: ``done`` is the share reached (0 to 1, None when unknown), ``end`` None means ongoing.

    ``state`` says in words where it stands; with neither start nor end there is no bar. ``level`` 1 belongs to the row
    of level 0 above it. Only a wall shows the rest: ``who`` does it, a ``note`` on how it stands to the plan, the
    days that were frozen as the plan, and that its days decide the end. A ``head`` stands over the rows after it.
    """

    label: str
    start: date | None = None
    end: date | None = None
    done: float | None = None
    state: str = ""
    tone: str = ""
    milestones: tuple[Milestone, ...] = ()
    level: int = 0
    key: str = ""
    who: str = ""
    note: str = ""
    planned: tuple[date | None, date | None] = (None, None)
    decides: bool = False
    head: bool = False


@dataclass(frozen=True)
class Timeline:
    """Rows over one axis of days from ``start`` to ``end``, with a line at ``today``."""

    rows: tuple[TimelineRow, ...]
    start: date
    end: date
    today: date | None = None
    title: str = ""
    footnote: int | None = None


@dataclass(frozen=True)
class Wall:
    """A timeline to hang on a wall: as a Timeline, with the milestones' names, the frozen plan, and an arrow for
    each of ``links``: the keys of what comes first and of what follows it.

    The days are cut into ``across`` parts of equal length, which stand on pages side by side.
    """

    rows: tuple[TimelineRow, ...]
    start: date
    end: date
    today: date | None = None
    links: tuple[tuple[str, str], ...] = ()
    across: int = 1


@dataclass(frozen=True)
class NetworkMap:
    """A drawn network, with its key; parted between pages where one cannot hold it."""

    network: Network


@dataclass(frozen=True)
class Photos:
    """Pictures side by side, each with a caption: PNGs as base64 text; what cannot be drawn leaves its caption."""

    photos: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quote:
    """A person's own words, and who said them as far as they allow it."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Signature:
    """Lines to sign on, side by side, each over its label."""

    labels: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Notes:
    """``How we counted``: numbered lines, printed small at the end; ``closing`` follows without a number."""

    title: str
    items: tuple[str, ...]
    closing: str = ""


@dataclass(frozen=True)
class Columns:
    """Two columns side by side, the left one with its ``share`` of the width; one under the other where the print is large."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    share: float = 0.5


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stay on one page when a page can hold them."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Certificate:
    """A page of its own: ``name`` large, ``lines`` under it, places to sign at its foot; ``logo`` as in a Document.

    ``small`` stands at the very foot, for what must be said and need not be seen.
    """

    title: str
    group: str
    opening: str
    name: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    logo: str = ""
    small: str = ""


@dataclass(frozen=True)
class Card:
    """One card to cut out: a bold line, a sentence, and who it is from."""

    title: str
    text: str
    sender: str


@dataclass(frozen=True)
class Cards:
    """Cards of one size with lines to cut along, two to a row."""

    items: tuple[Card, ...]
    logo: str = ""


Block = (
    Heading
    | Paragraph
    | KeyFigures
    | Table
    | Ruled
    | Ticks
    | Asked
    | AskedAlike
    | Chart
    | Timeline
    | Wall
    | NetworkMap
    | Photos
    | Quote
    | Signature
    | PageBreak
    | Notes
    | Columns
    | KeepTogether
    | Certificate
    | Cards
)


@dataclass(frozen=True)
class Document:
    """A whole print: ``title`` and ``period`` stand on every page beside the group's name and logo.

    ``language`` is the code of the language it is written in; ``paper`` is ``a4``, ``a3`` or ``letter``; ``logo`` a small
    PNG as base64 text, empty for none. Without a ``head`` pages have their whole room for themselves. ``one_page`` is
    worth somewhat smaller letters.
    """

    title: str
    group: str
    period: str
    blocks: tuple[Block, ...]
    language: str = "en"
    paper: str = "a4"
    large_print: bool = False
    logo: str = ""
    landscape: bool = False
    head: bool = True
    one_page: bool = False


def unbroken(words: str, most: int = 28) -> str:
    """Words that stay on one line: a name, a number to call, a day. What is longer may break."""
    return words.replace(" ", "\u00a0") if len(words) <= most else words


def nothing(title: str, why: str) -> list[Block]:
    """What a page says that has nothing to show: never an empty page."""
    return [Heading(title, level=1), Paragraph(why, quiet=True)]


T = TypeVar("T")


def mapped(value: T, change: Callable[[str], str]) -> T:
    """The same value with every string in it changed."""
    return _mapped(value, change)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _mapped(getattr(value, f.name), change) for f in fields(value)})
    return value


def strings(value: object) -> Iterator[str]:
    """Every string in a value, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
