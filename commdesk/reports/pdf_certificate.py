"""A certificate: one page in a quiet frame, everything in its middle, the name largest."""

from dataclasses import dataclass
from typing import Any

from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import ACCENT, INK, QUIET
from commdesk.reports.blocks import Certificate
from commdesk.reports.pdf_logo import logo
from commdesk.reports.pdf_pieces import Piece, draw_lines, rule
from commdesk.reports.style import GUTTER, Style

_NAME = 42.0
_SMALLEST_NAME = 20.0
_TITLE = 24.0
_INNER = 34.0
_LOGO = 64.0
_SIGNING = 46.0
#: Darker than hairlines between rows: it must survive a photocopier.
_INNER_LINE = "#9CC4BC"


@dataclass
class Diploma(Piece):
    """One certificate as high as a page. What stands in it is spread between the frame's head and the signatures."""

    block: Certificate
    style: Style

    def height(self, width: float) -> float:
        return self.style.page

    def _words(self, room: float) -> list[tuple[list[list[Span]], float, float]]:
        """From the head downwards: lines, their leading, and the white before them."""
        block, scale = self.block, self.style.body / 10.5
        size = _NAME * min(scale, 1.2)
        while size > _SMALLEST_NAME and letters.width(block.name, size, True) > room:
            size -= 1
        title = min(_TITLE * scale, 28.0)
        plain = min(13.5 * scale, 16.5)
        rows = [
            ([Span(block.group, plain, True)], 1, 0.0),
            ([Span(block.title, title, False, ACCENT)], 1, title * 0.55),
            ([Span(block.opening, plain, False, QUIET)], 2, title * 0.5),
            ([Span(block.name, size, True)], 2, plain * 0.6),
            *(
                ([Span(line, plain)], 3, plain * (0.9 if not place else 0.45))
                for place, line in enumerate(block.lines)
            ),
        ]
        return [
            (letters.flow(spans, room, most), max(s.size for s in spans) * 1.32, before)
            for spans, most, before in rows
            if spans[0].text.strip()
        ]

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        tall, room = self.height(width), width - 2 * _INNER
        self._frame(canvas, x, top, width, tall)
        foot = top - tall + _INNER * 0.8
        signing = foot + self._small(canvas, x, foot, width) + _SIGNING * 0.55
        self._sign(canvas, x + _INNER, signing, room)
        picture = logo(self.block.logo, _LOGO)
        words = self._words(room)
        high = sum(before + len(lines) * leading for lines, leading, before in words)
        logo_room = picture.height + 14 if picture else 0.0
        spare = max(0.0, top - _INNER - (signing + _SIGNING) - high - logo_room)
        # Half of what is left goes between the words, so that they fill the frame and do not huddle.
        air = min(spare * 0.5 / max(1, len(words)), 14.0)
        begin = top - _INNER - (spare - air * (len(words) - 1)) * 0.5
        if picture:
            picture.draw(canvas, x + (width - picture.width) / 2, begin - picture.height)
            begin -= logo_room
        for lines, leading, before in words:
            begin -= before + (air if before else 0.0)
            draw_lines(canvas, lines, x + _INNER, begin, leading, room, "center")
            begin -= len(lines) * leading

    def _frame(self, canvas: Any, x: float, top: float, width: float, tall: float) -> None:
        """Two lines, the outer one in the accent, which is a dark grey where there is no colour."""
        for inset, thick, colour in ((0.0, 1.6, ACCENT), (6.0, 0.6, _INNER_LINE)):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(thick)
            canvas.rect(x + inset, top - tall + inset, width - 2 * inset, tall - 2 * inset, stroke=1, fill=0)

    def _small(self, canvas: Any, x: float, foot: float, width: float) -> float:
        """What must be said, at the foot; answers how much room it took."""
        if not self.block.small:
            return 0.0
        size = self.style.small
        lines = letters.flow([Span(self.block.small, size, colour=QUIET)], width - 2 * _INNER, 2)
        draw_lines(
            canvas,
            lines,
            x + _INNER,
            foot + len(lines) * size * 1.3,
            size * 1.3,
            width - 2 * _INNER,
            "center",
        )
        return len(lines) * size * 1.3 + 4

    def _sign(self, canvas: Any, x: float, y: float, room: float) -> None:
        """Lines to sign on, side by side, not over the whole width."""
        labels = self.block.labels
        if not labels:
            return
        wide = min(200.0, (room - GUTTER * (len(labels) - 1)) / len(labels))
        gap = (room - wide * len(labels)) / (len(labels) + 1)
        for place, label in enumerate(labels):
            left = x + gap + place * (wide + gap)
            rule(canvas, left, y, wide, INK, 0.7)
            size = min(self.style.label, 11.0)
            words = letters.flow([Span(label, size, colour=QUIET)], wide, 2)
            draw_lines(canvas, words, left, y - 1, size * 1.3, wide, "center")
