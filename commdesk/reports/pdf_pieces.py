"""Pieces of a page: things that know their height at a width, may be split between pages, and draw themselves.

Lengths are points. A piece is drawn from its upper left corner downwards.
"""

from dataclasses import dataclass, replace
from typing import Any

from commdesk.charts import drawing, letters, right_to_left
from commdesk.charts.describe import AnyChart
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import ACCENT, INK, LINE, QUIET
from commdesk.charts.renderer import Box
from commdesk.reports.style import GUTTER, LINE_EMS, Style

#: Fewer lines than this never stand alone at a page's foot or head.
_FEWEST_LINES = 2


class Piece:
    """What pages are made of; ``keep_next`` holds it on the page of what follows."""

    space_before = 0.0
    keep_next = False
    #: Stands at the foot of its page when nothing follows.
    sinks = False
    #: How many pages side by side it takes.
    across = 1

    def height(self, width: float) -> float:
        """How high it is at a width."""
        raise NotImplementedError

    def split(self, width: float, room: float, whole: float) -> tuple["Piece", "Piece"] | None:
        """A first part no higher than ``room`` and the rest; None when it wants to begin on a new page.

        ``whole`` is the room of an empty page.
        """
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Put it on the canvas with its upper left corner at ``x``, ``top``."""
        raise NotImplementedError

    def draw_across(self, canvas: Any, x: float, top: float, width: float, page: int) -> None:
        """What of it is on one of several pages side by side, counted from 0: all of it on the first."""
        if page == 0:
            self.draw(canvas, x, top, width)


class NewPage(Piece):
    """Nothing to see: what follows begins on a new page."""

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        return None


def draw_lines(
    canvas: Any,
    lines: list[Line],
    x: float,
    top: float,
    leading: float,
    room: float = 0,
    align: str = "left",
    base: str = "",
) -> None:
    """Lines of text downwards from ``top``, each within ``room`` by ``align``.

    A text that is written from right to left, by itself or by ``base``, begins at the right of its room.
    """
    base = base or right_to_left.direction(" ".join(span.text for line in lines for span in line))
    if base == "R" and align == "left" and room:
        align = "right"
    for number, line in enumerate(lines):
        size = max((span.size for span in line), default=leading)
        baseline = top - number * leading - (leading + letters.ascent(size) - letters.descent(size)) / 2
        spare = room - letters.line_width(line) if align != "left" else 0.0
        place = x + (spare / 2 if align == "center" else spare)
        for span in line if base == "L" else reversed(line):
            canvas.setFont(letters.BOLD if span.bold else letters.REGULAR, span.size)
            canvas.setFillColor(span.colour)
            # Readers turn right-to-left letters round by themselves when they find or copy words.
            canvas.drawString(place, baseline, right_to_left.ordered(span.text, base))
            place += span.width


def rule(canvas: Any, x: float, y: float, width: float, colour: str = LINE, thick: float = 0.6) -> None:
    """A horizontal line."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thick)
    canvas.line(x, y, x + width, y)


@dataclass
class Words(Piece):
    """Running text, a heading, small print: split between lines, never leaving one line alone."""

    spans: list[Span]
    leading: float
    space_before: float = 0.0
    keep_next: bool = False
    most: int | None = None
    widest: float | None = None
    #: (outline level, words) of a heading
    entry: tuple[int, str] | None = None
    lines: list[Line] | None = None
    base: str = ""

    def _lines(self, width: float) -> list[Line]:
        if self.lines is not None:
            return self.lines
        return letters.flow(self.spans, min(width, self.widest or width), self.most)

    def height(self, width: float) -> float:
        return len(self._lines(width)) * self.leading

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        lines = self._lines(width)
        fitting = min(int(room / self.leading + 0.01), len(lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES or self.entry:
            return None
        first = Words(self.spans, self.leading, self.space_before, lines=lines[:fitting], base=self.base)
        return first, replace(self, space_before=0.0, lines=lines[fitting:])

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        if self.entry:
            mark_outline(canvas, self.entry, top)
        self._draw_lines(canvas, x, top, width)

    def draw_across(self, canvas: Any, x: float, top: float, width: float, page: int) -> None:
        if page == 0:
            self.draw(canvas, x, top, width)
        elif self.entry:
            self._draw_lines(canvas, x, top, width)

    def _draw_lines(self, canvas: Any, x: float, top: float, width: float) -> None:
        room = min(width, self.widest or width)
        draw_lines(canvas, self._lines(width), x, top, self.leading, room, base=self.base)


def mark_outline(canvas: Any, entry: tuple[int, str], top: float) -> None:
    """An entry in the file's outline that leads to this place."""
    level, words = entry
    deepest: int = getattr(canvas, "outline_depth", -1)
    number: int = getattr(canvas, "outline_count", 0)
    depth = min(max(level - 1, 0), deepest + 1)
    canvas.outline_depth, canvas.outline_count = depth, number + 1
    canvas.bookmarkHorizontal(f"heading-{number}", 0, top + 6)
    canvas.addOutlineEntry(words, f"heading-{number}", depth, closed=False)


def mark(number: int | None) -> str:
    """The raised sign of a footnote, empty for none."""
    return str(number).translate(_RAISED) if number is not None else ""


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paragraph(spans: list[Span], style: Style, **more: Any) -> Words:
    """Running text of under 90 letters a line."""
    size = max(span.size for span in spans)
    more.setdefault("space_before", style.gap)
    return Words(spans, size * style.leading, widest=style.body * LINE_EMS, **more)


class Headline(Words):
    """A heading that is set a little smaller where that saves a line with a lonely word."""

    def _lines(self, width: float) -> list[Line]:
        lines = super()._lines(width)
        for percent in (97, 94, 91, 88):
            smaller = [Span(s.text, s.size * percent / 100, s.bold, s.colour) for s in self.spans]
            tried = letters.flow(smaller, width, self.most)
            if len(tried) < len(lines):
                return tried
        return lines


def heading(text: str, level: int, style: Style, footnote: int | None = None, base: str = "") -> Words:
    """A heading: bold, on the page of what it stands over, at most six lines of it."""
    size = style.heading(level)
    spans = [Span(text + mark(footnote), size, True)]
    before = style.gap * (1.0 if level == 1 else 1.5 if level == 2 else 1.2)
    entry = (level, letters.fitted(text, size, 600, True))
    return Headline(spans, size * 1.3, before, True, most=6, entry=entry, base=base)


@dataclass
class Picture(Piece):
    """A chart."""

    chart: AnyChart
    style: Style
    space_before: float

    def height(self, width: float) -> float:
        tall = drawing.natural_height(self.chart, width, self.style.small)
        return tall * self.style.picture

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        tall = self.height(width)
        drawing.draw(self.chart, canvas, Box(x, top - tall, width, tall), self.style.small)


@dataclass
class Quotation(Piece):
    """Somebody's own words behind an upright line; who said them stands under the last of them."""

    words: str
    source: str
    style: Style
    space_before: float
    lines: list[Line] | None = None

    @property
    def _leading(self) -> float:
        return self.style.body * 1.45

    def _words(self, width: float) -> list[Line]:
        if self.lines is not None:
            return self.lines
        return letters.flow([Span(self.words, self.style.body)], width - self.style.body)

    def _source(self, width: float) -> list[Line]:
        if not self.source:
            return []
        return letters.flow([Span(self.source, self.style.label, colour=QUIET)], width - self.style.body, 3)

    def height(self, width: float) -> float:
        source = len(self._source(width)) * self.style.label * 1.45
        return len(self._words(width)) * self._leading + source + 4

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        lines = self._words(width)
        fitting = min(int((room - 4) / self._leading), len(lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        first = Quotation(self.words, "", self.style, self.space_before, lines[:fitting])
        return first, Quotation(self.words, self.source, self.style, 0.0, lines[fitting:])

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        words, tall = self._words(width), self.height(width)
        room, label = width - self.style.body, self.style.label
        backward = right_to_left.direction(self.words) == "R"
        canvas.setFillColor(ACCENT)
        canvas.rect(x + width - 2.2 if backward else x, top - tall, 2.2, tall, stroke=0, fill=1)
        inner, align = (x, "right") if backward else (x + self.style.body, "left")
        draw_lines(canvas, words, inner, top - 2, self._leading, room, align, "R" if backward else "L")
        below = top - 2 - len(words) * self._leading
        draw_lines(canvas, self._source(width), inner, below, label * 1.45, room, align)


@dataclass
class SmallPrint(Piece):
    """How we counted: a hairline and small quiet text, at the foot of the last page."""

    spans: list[Span]
    style: Style
    space_before: float
    sinks: bool = True
    lines: list[Line] | None = None

    @property
    def _leading(self) -> float:
        return self.style.small * min(1.4, self.style.leading + 0.02)

    def _lines(self, width: float) -> list[Line]:
        return self.lines if self.lines is not None else letters.flow(self.spans, width)

    def height(self, width: float) -> float:
        return self.style.small * 0.8 + len(self._lines(width)) * self._leading

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        if self.height(width) <= whole:
            return None
        fitting = int((room - self.style.small) / self._leading)
        lines = self._lines(width)
        if fitting < _FEWEST_LINES or fitting >= len(lines):
            return None
        first = SmallPrint(self.spans, self.style, self.space_before, False, lines[:fitting])
        return first, SmallPrint(self.spans, self.style, 0.0, self.sinks, lines[fitting:])

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        rule(canvas, x, top, width)
        draw_lines(canvas, self._lines(width), x, top - self.style.small * 0.8, self._leading)


@dataclass
class SigningLines(Piece):
    """Lines to sign on, at most three side by side."""

    labels: tuple[str, ...]
    style: Style
    space_before: float

    def _across(self) -> int:
        return max(1, min(len(self.labels), 3 if self.style.columns else 2))

    def _row(self) -> float:
        return self.style.body * 3.2 + self.style.label * 1.6

    def height(self, width: float) -> float:
        return -(-len(self.labels) // self._across()) * self._row()

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        across = self._across()
        room = (width - (across - 1) * GUTTER) / across
        for place, label in enumerate(self.labels):
            left = x + (place % across) * (room + GUTTER)
            y = top - (place // across) * self._row() - self.style.body * 3.2
            rule(canvas, left, y, room, INK, 0.7)
            words = Span(letters.fitted(label, self.style.label, room), self.style.label, colour=QUIET)
            draw_lines(canvas, [[words]], left, y - 1, self.style.label * 1.5)
