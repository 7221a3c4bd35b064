"""The letters of paper: the two bundled fonts, how wide words are, and where lines break.

Sizes and widths are points. Nothing here reads markup: what stands in the text is what is printed.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from commdesk import paths
from commdesk.charts import right_to_left
from commdesk.charts.palette import INK

REGULAR = "CommDesk"
BOLD = "CommDesk-Bold"
ELLIPSIS = "…"

_FILES = {REGULAR: "fonts/NotoSans-Regular.ttf", BOLD: "fonts/NotoSans-Bold.ttf"}
# A long word is broken behind one of these when that wastes little room.
_BREAK_AFTER = frozenset("-/_@.,;:&+=)")


@cache
def prepare() -> None:
    """Register the fonts with reportlab and take away its leave to open anything by address."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(paths.resource(file))))


def _font(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    prepare()
    return pdfmetrics.getFont(name)


@cache
def glyphs() -> frozenset[int]:
    """The code points that both fonts can draw."""
    return frozenset(_font(REGULAR).face.charToGlyph) & frozenset(_font(BOLD).face.charToGlyph)


@cache
def _character_widths(bold: bool) -> dict[int, float]:
    return _font(BOLD if bold else REGULAR).face.charWidths


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is on one line."""
    widths = _character_widths(bold)
    text = right_to_left.shaped(text)
    return sum(widths.get(ord(c), 600) for c in text) * size / 1000


@cache
def ascent(size: float) -> float:
    """From the baseline to the top of the tallest capital with an accent."""
    return _font(REGULAR).face.ascent * size / 1000


@cache
def descent(size: float) -> float:
    """From the baseline to the foot of the deepest letter, as a positive length."""
    return -_font(REGULAR).face.descent * size / 1000


@dataclass(frozen=True)
class Span:
    """A stretch of text in one face, size and colour."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK

    @property
    def width(self) -> float:
        """How wide it is on one line."""
        return width(self.text, self.size, self.bold)

    def saying(self, text: str) -> "Span":
        """The same face with other words."""
        return Span(text, self.size, self.bold, self.colour)


Line = list[Span]


def line_width(line: Line) -> float:
    """How wide a line of spans is."""
    return sum(span.width for span in line)


def flow(spans: list[Span], room: float, most: int | None = None) -> list[Line]:
    """Break spans into lines no wider than ``room``; after ``most`` lines the rest is an ellipsis.

    Lines break at spaces and line feeds; a word too long for a line of its own is broken without a hyphen.
    """
    lines: list[Line] = [[]]
    used = 0.0
    gap: Span | None = None
    for word in (w for span in spans for w in _words(span)):
        if most is not None and len(lines) > most:
            break
        if word.text == "\n":
            lines.append([])
            used, gap = 0.0, None
        elif word.text.startswith((" ", "\t")):
            gap = word.saying(" ") if lines[-1] else None
        else:
            used = _put(lines, used, gap, word, room, most)
            gap = None
    if most is not None and len(lines) > most:
        lines = lines[:most]
        lines[-1] = _shortened(lines[-1] or [spans[0].saying("")], room)
    return [_joined(line) for line in lines]


def _words(span: Span) -> list[Span]:
    return [span.saying(part) for part in re.findall(r"\n|[ \t]+|[^ \t\n]+", span.text)]


def _put(
    lines: list[Line], used: float, gap: Span | None, word: Span, room: float, most: int | None
) -> float:
    """Add a word to the lines; returns how much of the last line is used."""
    before = gap.width if gap and lines[-1] else 0.0
    if lines[-1] and used + before + word.width > room:
        lines.append([])
        used, before, gap = 0.0, 0.0, None
    while word.width > room and len(word.text) > 1:
        cut = _cut(word, room)
        lines[-1].append(word.saying(word.text[:cut]))
        word = word.saying(word.text[cut:])
        lines.append([])
        if most is not None and len(lines) > most:
            return 0.0
    if gap and lines[-1]:
        lines[-1].append(gap)
    lines[-1].append(word)
    return used + before + word.width


def _cut(word: Span, room: float) -> int:
    """How many characters of a long word go on one line: at least one, no accent torn from its letter."""
    import unicodedata

    widths = _character_widths(word.bold)
    limit = room * 1000 / word.size
    total, cut = 0.0, 0
    for c in word.text:
        total += widths.get(ord(c), 600)
        if total > limit:
            break
        cut += 1
    cut = max(1, min(cut, len(word.text) - 1))
    # Words that were to stay together break between each other rather than inside one.
    if (tied := word.text.rfind("\u00a0", 0, cut + 1)) > 0:
        return min(tied + 1, len(word.text) - 1)
    for place in range(cut, cut // 2, -1):
        if word.text[place - 1] in _BREAK_AFTER:
            return place
    while cut > 1 and unicodedata.combining(word.text[cut]):
        cut -= 1
    return cut


def _shortened(line: Line, room: float) -> Line:
    """The line with an ellipsis at its end, within the room."""
    last = line[-1]
    before = line_width(line[:-1])
    words = last.text
    while words and before + last.saying(words + ELLIPSIS).width > room:
        words = words[:-1]
    if not words and len(line) > 1:
        return _shortened(line[:-1], room)
    return [*line[:-1], last.saying(words.rstrip() + ELLIPSIS)]


def _joined(line: Line) -> Line:
    """Neighbouring spans of one face made one, so that the words stay together in the file."""
    joined: Line = []
    for span in line:
        if joined and joined[-1].saying("") == span.saying(""):
            joined[-1] = span.saying(joined[-1].text + span.text)
        else:
            joined.append(span)
    return joined


def wrap(text: str, size: float, room: float, bold: bool = False, most: int | None = None) -> list[str]:
    """Plain text broken into lines no wider than ``room``."""
    lines = flow([Span(text, size, bold)], room, most)
    return ["".join(span.text for span in line) for line in lines]


def fitted(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text on one line, its end given for an ellipsis where it is too long."""
    return wrap(" ".join(text.split()), size, room, bold, 1)[0]
