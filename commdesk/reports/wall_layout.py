"""Where everything on a wall's timeline stands: measured once for a width, then split between pages and drawn.

Lengths are points. ``x`` runs from where the bars of the first page begin on over all pages side by side; a mark's
``x`` is that of its own page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import INK, QUIET, tone
from commdesk.reports import wall_ways
from commdesk.reports.blocks import Milestone, TimelineRow, Wall
from commdesk.reports.style import Style
from commdesk.reports.wall_ways import Anchor
from commdesk.text import _

GAP = 10.0
#: The most of the width that names and words may take, so that bars keep the greater part.
_NAMES, _WORDS = 0.28, 0.18
#: A milestone's name goes to lines of its own, this many at most; then a number stands for it.
_NAMED_LANES = 3
#: A row's lanes take no more of a page's height than this.
_MOST_LANES = 0.25
#: A note stands no further from its bar than this.
_FAR = 40.0
#: What a due day without a start takes to the left of it.
STUB = 14.0


@dataclass(frozen=True)
class Days:
    """The axis: ``each`` days on a page, ``across`` pages, ``room`` points for the bars of one."""

    first: date
    each: int
    across: int
    room: float

    @property
    def a_day(self) -> float:
        """How wide a day is."""
        return self.room / self.each

    @property
    def last(self) -> date:
        """The last day on the last page."""
        return self.first + timedelta(days=self.each * self.across - 1)

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days * self.a_day

    def page(self, day: date) -> int:
        """On which page a day stands; -1 for one that is on none."""
        page = (day - self.first).days // self.each
        return page if 0 <= page < self.across else -1

    def begins(self, page: int) -> date:
        """The first day of a page."""
        return self.first + timedelta(days=self.each * page)


@dataclass(frozen=True)
class Mark:
    """A diamond, or a lone due day (``milestone`` None): its page, its middle there, its lane (0 is that of the bar).

    ``words`` begin at ``begin``; a ``number`` stands for words that are told under the rows.
    """

    milestone: Milestone | None
    page: int
    x: float
    lane: int
    words: str = ""
    begin: float = 0.0
    number: int = 0


@dataclass(frozen=True)
class Box:
    """A measured row: its lines of words, its marks, how high it is, and what is said of days out of sight.

    ``before`` and ``after`` stand at the edges of the first and last page. How it stands to the plan is told ``beside`` its
    bar where that has room, else among its words.
    """

    row: TimelineRow
    name: list[Line]
    words: list[Line]
    marks: tuple[Mark, ...]
    tall: float
    before: str = ""
    after: str = ""
    beside: Mark | None = None


@dataclass
class Layout:
    """A wall's rows, measured for a width and sizes of letters."""

    wall: Wall
    style: Style
    width: float
    boxes: list[Box] = field(init=False)
    days: Days = field(init=False)
    #: Whether some rows stand under others.
    parents: bool = field(init=False)
    #: The widths of names and of the words beside them.
    names: float = field(init=False)
    words: float = field(init=False)
    #: What the numbers stand for, counted from 1.
    numbered: list[str] = field(init=False, default_factory=list)

    anchors: dict[str, Anchor] = field(init=False)
    _uprights: dict[int, list[float]] = field(init=False)

    def __post_init__(self) -> None:
        self.parents = any(row.level for row in self.wall.rows)
        self.names, self.words = self._columns()
        room = self.width - self.left
        count = (self.wall.end - self.wall.start).days + 1
        each = -(-count // self.wall.across)
        self.days = Days(self.wall.start, each, self.wall.across, room)
        marks = [tuple(self._marks(row)) for row in self.wall.rows]
        self.anchors = dict(self._anchors(marks))
        self._uprights = wall_ways.uprights(self.anchors, self.wall.links)
        self.boxes = [self._box(place, row, marks[place]) for place, row in enumerate(self.wall.rows)]

    @property
    def left(self) -> float:
        """Where bars begin, from the left edge of the page's room."""
        return self.names + GAP + (self.words + GAP if self.words else 0.0)

    @property
    def line(self) -> float:
        """How high a line of a row is."""
        return self.style.table * 1.3

    @property
    def pad(self) -> float:
        """The white over a row's first line."""
        return self.style.table * (self.style.row + 0.08) / 2

    @property
    def half(self) -> float:
        """Half a diamond."""
        return self.style.table * 0.4

    def thick(self, row: TimelineRow) -> float:
        """How thick a row's bar is: goals are thicker than what is done for them."""
        return self.style.table * (0.84 if row.level == 0 else 0.62)

    def has_bar(self, row: TimelineRow) -> bool:
        """Whether something of the row's bar is in sight."""
        if row.start is None:
            return False
        return row.start <= self.days.last and (row.end is None or row.end >= self.days.first)

    def _columns(self) -> tuple[float, float]:
        rows = [row for row in self.wall.rows if not row.head]
        names = [letters.width(r.label, self.style.table, self._bold(r)) + self.indent(r) for r in rows]
        words = [max((letters.line_width(line) for line in self._said(r, 1e6)), default=0) for r in rows]
        name = min(max(names, default=0) + 0.5, self.width * _NAMES)
        return name, min(max(words, default=-0.5) + 0.5, self.width * _WORDS)

    def _bold(self, row: TimelineRow) -> bool:
        return row.head or (row.level == 0 and self.parents)

    def indent(self, row: TimelineRow) -> float:
        """How far a row's name is set in."""
        return row.level * self.style.table * 1.1

    def _said(self, row: TimelineRow, room: float, note: bool = True) -> list[Line]:
        size = self.style.label
        ink = tone(row.tone) if row.tone else QUIET
        spans = []
        if row.who:
            spans.append(Span(row.who + (", " if row.state else ""), size))
        if row.state:
            spans.append(Span(row.state, size, row.tone in ("warn", "bad"), ink))
        if row.note and note:
            spans.append(Span(("\n" if spans else "") + row.note, size, colour=QUIET))
        return letters.flow(spans, room) if spans else []

    def _box(self, place: int, row: TimelineRow, marks: tuple[Mark, ...]) -> Box:
        pad = self.pad * 2
        if row.head:
            lines = letters.flow([Span(row.label, self.style.table * 1.1, True)], self.width)
            return Box(row, lines, [], (), len(lines) * self.line * 1.1 + pad * 1.6)
        span = Span(row.label, self.style.table, self._bold(row), INK)
        name = letters.flow([span], self.names - self.indent(row))
        beside = self._beside(place, row)
        words = self._said(row, self.words, beside is None)
        before, after = self._unseen(row, marks)
        lanes = max((mark.lane for mark in marks), default=0) + 1
        tall = max(len(name), len(words), lanes) * self.line + pad
        return Box(row, name, words, marks, tall, before, after, beside)

    def _beside(self, place: int, row: TimelineRow) -> Mark | None:
        """Where a bar's note stands: after it or before it, clear of arrows and of the line of its plan; None where it has
        no room.
        """
        if not row.note or not self.has_bar(row) or row.start is None or row.end is None:
            return None
        wide, days = letters.width(row.note, self.style.label), self.days
        start, end = days.x(row.start), days.x(row.end) + days.a_day
        first, last = row.planned
        low = min(start, days.x(first) if first else start)
        high = max(end, days.x(last) + days.a_day if last else end)
        # Behind the corner of an arrow that leads on from here, unless that is far away.
        corners = [x for x in self._uprights.get(place, ()) if end <= x <= end + _FAR]
        for begin in (high + 6.0, max([high, *corners]) + 6.0, low - 6.0 - wide):
            page = int(begin // days.room)
            x = begin - page * days.room
            crossed = any(begin - 3 <= at <= begin + wide + 3 for at in self._uprights.get(place, ()))
            if 0 <= page < days.across and x + wide <= days.room and not crossed:
                return Mark(None, page, x, 0, row.note, x)
        return None

    def _anchors(self, marks: list[tuple[Mark, ...]]) -> Iterator[tuple[str, Anchor]]:
        for place, row in enumerate(self.wall.rows):
            below, half = self.pad + self.line * 0.5, self.half
            if row.key and row.end is not None:
                end = self.days.x(row.end) + self.days.a_day
                if row.start is None:
                    yield row.key, Anchor(place, below, end - half, end + half, half, True)
                else:
                    begin = self.days.x(row.start)
                    yield row.key, Anchor(place, below, begin, max(end, begin + 2), self.thick(row) / 2)
            for mark in marks[place]:
                if mark.milestone is not None and mark.milestone.key:
                    x, deep = mark.x + mark.page * self.days.room, below + mark.lane * self.line
                    yield mark.milestone.key, Anchor(place, deep, x - half, x + half, half, True)

    def _unseen(self, row: TimelineRow, marks: tuple[Mark, ...]) -> tuple[str, str]:
        first, last = row.start or row.end, row.end or row.start
        if marks or self.has_bar(row) or first is None or last is None:
            return "", ""
        if last < self.days.first:
            return _("until {day}").format(day=text.day_medium(last)), ""
        return "", _("from {day}").format(day=text.day_medium(first))

    def _marks(self, row: TimelineRow) -> Iterator[Mark]:
        bar = self.has_bar(row)
        taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
        if row.start is None and row.end is not None and (page := self.days.page(row.end)) >= 0:
            bar = True
            yield self._due(row.end, page, taken)
        for one in sorted(row.milestones, key=lambda one: one.day):
            page = self.days.page(one.day)
            if page < 0:
                continue
            x = self.days.x(one.day) - page * self.days.room + self.days.a_day / 2
            x = min(max(x, self.half + 1), self.days.room - self.half - 1)
            if one.label:
                yield self._named(one, page, x, int(bar), taken)
            else:
                yield Mark(one, page, x, 0)

    def _due(self, day: date, page: int, taken: dict[tuple[int, int], list[tuple[float, float]]]) -> Mark:
        words = _("due {day}").format(day=text.day_short(day))
        wide = letters.width(words, self.style.label)
        x = self.days.x(day) - page * self.days.room + self.days.a_day
        begin = x + 4 if x + 4 + wide <= self.days.room else x - STUB - 4 - wide
        taken[page, 0] = [(min(begin, x - STUB), max(begin + wide, x))]
        return Mark(None, page, x, 0, words, begin)

    def _named(
        self,
        one: Milestone,
        page: int,
        x: float,
        lane: int,
        taken: dict[tuple[int, int], list[tuple[float, float]]],
    ) -> Mark:
        """The mark with its name beside it where that has room; else with a number."""
        day = text.day_short(one.day)
        words = ", ".join(part for part in (one.label, day, one.note) if part)
        then = x
        if one.planned and one.planned != one.day:
            then = self.days.x(one.planned) + self.days.a_day / 2 - page * self.days.room
            then = min(max(then, self.half), self.days.room - self.half)
        for at in range(lane, lane + _NAMED_LANES):
            begin = self._free(words, (x, then), taken.setdefault((page, at), []))
            if begin is not None:
                return Mark(one, page, x, at, words, begin)
        most = lane + max(_NAMED_LANES + 1, int(self.style.page * _MOST_LANES / self.line))
        for at in range(lane, most):
            # A plan that was far from where it is now does not keep the number from its diamond.
            lane_taken = taken.setdefault((page, at), [])
            spots = (x, then) if lane_taken else (x, x)
            begin = self._free(str(len(self.numbered) + 1), spots, lane_taken, bold=True)
            if begin is not None:
                self.numbered.append(words)
                number = len(self.numbered)
                return Mark(one, page, x, at, str(number), begin, number)
        # So many within so few days have one number for several of them.
        self.numbered[-1] += "; " + words
        return Mark(one, page, x, most - 1)

    def _free(
        self, words: str, spots: tuple[float, float], taken: list[tuple[float, float]], bold: bool = False
    ) -> float | None:
        """Where words beside a mark begin, right of it or else left; None where others stand. Takes the place.

        ``spots`` are where the mark is and where it was planned.
        """
        wide, apart = letters.width(words, self.style.label, bold), self.half + 3
        low, high = min(spots), max(spots)
        for begin in (high + apart, low - apart - wide):
            left, right = min(begin, low - self.half), max(begin + wide, high + self.half)
            inside = left >= 0 and right <= self.days.room
            if inside and all(right + 5 <= a or left - 5 >= b for a, b in taken):
                taken.append((left, right))
                return begin
        return None
