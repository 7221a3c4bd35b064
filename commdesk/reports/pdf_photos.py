"""Photos side by side with their captions, as many to a line as there is room for."""

from dataclasses import dataclass, field
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Line, Span
from commdesk.charts.palette import QUIET
from commdesk.reports.blocks import Photos
from commdesk.reports.pdf_logo import Logo, logo
from commdesk.reports.pdf_pieces import Piece, draw_lines
from commdesk.reports.style import Style

_TALL, _WIDE, _GAP = 120.0, 160.0, 16.0


@dataclass
class PhotoRows(Piece):
    """Equal columns of at least ``_WIDE`` points; a line is as tall as its tallest picture and caption."""

    block: Photos
    style: Style
    space_before: float
    drawn: list[tuple[Logo | None, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = [(logo(kept, _TALL), kept, caption) for kept, caption in self.block.photos]
        # What cannot be drawn and says nothing leaves no gap.
        found = [one for one in found if one[0] is not None or one[2]]
        self.drawn = [(picture, caption) for picture, __, caption in found]
        self.block = Photos(tuple((kept, caption) for __, kept, caption in found))

    def height(self, width: float) -> float:
        """The height of all lines."""
        return sum(tall for tall, __ in self._lines(width))

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Pictures stand on one line, their captions below."""
        column = self._column(width)
        for tall, row in self._lines(width):
            high = max((picture.height for picture, __ in row if picture is not None), default=0.0)
            for place, (picture, caption) in enumerate(row):
                left = x + place * (column + _GAP)
                if picture is not None:
                    scale = min(1.0, column / picture.width)
                    canvas.saveState()
                    canvas.translate(left, top - high)
                    canvas.scale(scale, scale)
                    picture.draw(canvas, 0, 0)
                    canvas.restoreState()
                lines = self._caption(caption, column)
                draw_lines(canvas, lines, left, top - high - 3, self.style.label * 1.35)
            top -= tall

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        """After the last line that fits."""
        used, taken = 0.0, 0
        for tall, row in self._lines(width):
            if used + tall > room:
                break
            used, taken = used + tall, taken + len(row)
        if not 0 < taken < len(self.block.photos):
            return None
        first, rest = Photos(self.block.photos[:taken]), Photos(self.block.photos[taken:])
        return PhotoRows(first, self.style, self.space_before), PhotoRows(rest, self.style, 0.0)

    def _column(self, width: float) -> float:
        count = max(1, int((width + _GAP) // (_WIDE + _GAP)))
        return (width - _GAP * (count - 1)) / count

    def _lines(self, width: float) -> list[tuple[float, list[tuple[Logo | None, str]]]]:
        column, count = self._column(width), max(1, int((width + _GAP) // (_WIDE + _GAP)))
        found = []
        for at in range(0, len(self.drawn), count):
            row = self.drawn[at : at + count]
            high = max((picture.height for picture, __ in row if picture is not None), default=0.0)
            words = max(len(self._caption(caption, column)) for __, caption in row)
            found.append((high + 3 + words * self.style.label * 1.35 + 6, row))
        return found

    def _caption(self, caption: str, column: float) -> list[Line]:
        return [] if not caption else letters.flow([Span(caption, self.style.label, colour=QUIET)], column, 3)
