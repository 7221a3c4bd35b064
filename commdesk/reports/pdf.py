"""Draws a document as a PDF: the one renderer behind preview, printer, file and command line.

The same document gives the same bytes. Text is set letter by letter as it is typed, no markup is read and
nothing is opened but the two bundled fonts; what they cannot print is replaced (see ``scripts``).
"""

import io
from dataclasses import replace
from functools import partial
from typing import Any

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import ACCENT, INK, QUIET
from commdesk.errors import BugError
from commdesk.reports import blocks, form_blocks, scripts, style
from commdesk.reports.blocks import Document
from commdesk.reports.pdf_alike import AlikeRows
from commdesk.reports.pdf_asked import AskedRows
from commdesk.reports.pdf_cards import CardRows
from commdesk.reports.pdf_certificate import Diploma
from commdesk.reports.pdf_figures import BigNumbers
from commdesk.reports.pdf_logo import logo
from commdesk.reports.pdf_network import Chart
from commdesk.reports.pdf_pages import Placed, SideBySide, Together, pages
from commdesk.reports.pdf_photos import PhotoRows
from commdesk.reports.pdf_pieces import (
    NewPage,
    Picture,
    Piece,
    Quotation,
    SigningLines,
    SmallPrint,
    draw_lines,
    heading,
    mark,
    paragraph,
    rule,
)
from commdesk.reports.pdf_ruled import RuledTable
from commdesk.reports.pdf_table import Grid
from commdesk.reports.pdf_ticks import TickRows
from commdesk.reports.pdf_timeline import Strip
from commdesk.reports.pdf_wall import WallRows
from commdesk.reports.style import MARGIN, Sheet, Style
from commdesk.text import _

#: A last page filled less than this is worth tightening the few others for.
_HALF_EMPTY = 0.5
_FEW_PAGES = 8
#: Of a wall that takes several pages, the white between rows beside the usual.
_WALL_WHITE = 0.7
#: The letters of a wall's rows beside the usual ones, and the white between them, as far as their page allows.
_WALL_SHARES = (
    *((share, 1.0) for share in (1.35, 1.25, 1.15, 1.08, 1.0)),
    *((share, 0.5) for share in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)),
)


def render(document: Document) -> bytes:
    """The document as the bytes of a PDF file. An unknown paper or block is our mistake: BugError."""
    letters.prepare()
    with text.speaking(document.language):
        document = blocks.mapped(document, scripts.printable)
        sheet = style.sheet(document.paper, document.large_print, document.landscape)
        head = _PageHead(document, sheet)
        return _drawn(document, sheet, head, _laid_out(document, sheet, head.room_below))


def _laid_out(document: Document, sheet: Sheet, room: float) -> list[list[Placed]]:
    """The pages; with a little less white where that saves a last page that would be half empty."""
    if any(isinstance(block, blocks.Wall) for block in document.blocks):
        for look in _wall_styles(document, sheet):
            found = pages(_pieces(document.blocks, look), sheet.room, room)
            if len(found) == 1:
                return found
        sheet = replace(sheet, style=replace(sheet.style, row=sheet.style.row * _WALL_WHITE))
    found = pages(_pieces(document.blocks, sheet.style), sheet.room, room)
    last = sum(placed.piece.height(sheet.room) for placed in found[-1])
    if 1 < len(found) <= _FEW_PAGES and last < room * _HALF_EMPTY:
        tighter = pages(_pieces(document.blocks, sheet.style.tighter()), sheet.room, room)
        if len(tighter) < len(found):
            return tighter
        if document.one_page and not document.large_print:
            tightest = pages(_pieces(document.blocks, sheet.style.tightest()), sheet.room, room)
            return tightest if len(tightest) == 1 else found
    return found


def _wall_styles(document: Document, sheet: Sheet) -> list[Style]:
    """Sizes of letters by which the rows of a wall may come on one page, the largest first; none is too small to read."""
    rows = sum(len(block.rows) for block in document.blocks if isinstance(block, blocks.Wall))
    shares = ((1.0, 1.0), (1.0, 0.5)) if document.large_print else _WALL_SHARES
    usual = sheet.style
    looks = [
        replace(usual.rows_times(share), row=usual.row * white)
        for share, white in shares
        if usual.table * share >= style.SMALLEST
    ]
    # Rows that could not stand on one page are not measured for it.
    return [look for look in looks if rows * look.table * 1.7 <= look.page]


def _drawn(document: Document, sheet: Sheet, head: "_PageHead", found: list[list[Placed]]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=1,
        lang=document.language,
        initialFontName=letters.REGULAR,
        initialFontSize=sheet.style.body,
    )
    canvas.setTitle(f"{document.title} · {document.period}" if document.period else document.title)
    canvas.setAuthor(document.group)
    canvas.setSubject(document.title)
    canvas.setCreator("CommDesk")
    canvas.setProducer("CommDesk")
    sheets = [(placed, page) for placed in found for page in range(_across(placed))]
    for number, (placed, page) in enumerate(sheets, 1):
        across = _across(placed)
        head.draw(
            canvas,
            number,
            len(sheets),
            _("{n} of {of} across").format(n=page + 1, of=across) if across > 1 else "",
        )
        for item in placed:
            item.piece.draw_across(canvas, MARGIN, head.top - item.below, sheet.room, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _across(placed: list[Placed]) -> int:
    """How many pages stand side by side for what is placed on one."""
    return max((item.piece.across for item in placed), default=1)


class _PageHead:
    """The group's logo and name, what this is and which page, over the accent line, on every page."""

    def __init__(self, document: Document, sheet: Sheet) -> None:
        self.document = document
        self.sheet = sheet
        self.size = sheet.style.title
        self.small = sheet.style.label
        # The logo reaches into the margin, so that it takes no room from the page.
        self.logo = logo(document.logo, self.size * 2.4)
        self.name_at = self.logo.width + 8 if self.logo else 0.0
        name = letters.width(" ".join(document.group.split()), self.size, True) + self.name_at
        # Where both do not fit side by side, what this is stands under the name.
        self.two_lines = name + letters.width(self._words(88, 88), self.small) + 16 > sheet.room
        self.high = self.size * 1.3 + (self.small * 1.4 if self.two_lines else 0) + 5
        self.top = sheet.height - MARGIN - (self.high + self.size if document.head else 0.0)
        self.room_below = self.top - MARGIN

    def _words(self, page: int, of: int, across: str = "") -> str:
        """``Impact summary · July to September 2026 · page 1 of 2``."""
        where = _("page {page} of {pages}").format(page=page, pages=of)
        where = " · ".join(part for part in (across, where) if part)
        what = " · ".join(
            " ".join(w.split()) for w in (self.document.title, self.document.period) if w.strip()
        )
        room = self.sheet.room - self.name_at - letters.width(" · " + where, self.small)
        return " · ".join(w for w in (letters.fitted(what, self.small, room), where) if w)

    def draw(self, canvas: Any, page: int, of: int, across: str = "") -> None:
        """Put it at the head of the page, where it is wanted."""
        if not self.document.head:
            return
        top, room = self.sheet.height - MARGIN, self.sheet.room
        left = MARGIN + self.name_at
        if self.logo:
            self.logo.draw(canvas, MARGIN, top - self.high + 4)
        name = letters.fitted(self.document.group, self.size, room - self.name_at, True)
        draw_lines(canvas, [[Span(name, self.size, True, INK)]], left, top, self.size * 1.3)
        words = [[Span(self._words(page, of, across), self.small, colour=QUIET)]]
        if self.two_lines:
            draw_lines(canvas, words, left, top - self.size * 1.3, self.small * 1.4)
        else:
            draw_lines(canvas, words, MARGIN, top, self.size * 1.3, room, "right")
        rule(canvas, MARGIN, top - self.high, room, ACCENT, 1.5)


def _pieces(items: tuple[blocks.Block, ...], look: Style) -> list[Piece]:
    found: list[Piece] = []
    for before, block in zip((None, *items), items, strict=False):
        made = _piece(block, look)
        if isinstance(block, blocks.Table) and _stands_close(before):
            # A table's small head would else stick to the words over it.
            made[0].space_before = look.gap
        found += made
    return found


def _stands_close(before: blocks.Block | None) -> bool:
    """Whether what stands over a table leaves it too little air."""
    return isinstance(before, blocks.Paragraph) or (isinstance(before, blocks.Heading) and before.level == 1)


def _piece(block: blocks.Block, look: Style) -> list[Piece]:
    for kind, build in _BUILDERS.items():
        if isinstance(block, kind):
            return build(block, look)
    raise BugError(f"no drawing for {type(block).__name__}")


def _paragraph(block: blocks.Paragraph, look: Style) -> list[Piece]:
    colour = QUIET if block.quiet else INK
    spans = [Span(block.text + mark(block.footnote), look.body, colour=colour)]
    if block.lead:
        spans.insert(0, Span(block.lead + " ", look.body, True, colour))
    return [paragraph(spans, look, space_before=look.gap * 0.5, base=block.base)]


def _heading(block: blocks.Heading, look: Style) -> list[Piece]:
    return [heading(block.text, block.level, look, block.footnote, block.base)]


def _chart(block: blocks.Chart, look: Style) -> list[Piece]:
    head: list[Piece] = [heading(block.title, 2, look, block.footnote)] if block.title else []
    return [*head, Picture(block.chart, look, look.gap * 0.6)]


def _key_figures(block: blocks.KeyFigures, look: Style) -> list[Piece]:
    return [BigNumbers(block.items, look, look.gap, block.also)] if block.items else []


def _notes(block: blocks.Notes, look: Style) -> list[Piece]:
    words = " ".join(f"{number}\u00a0{item}" for number, item in enumerate(block.items, 1))
    words = " ".join(w for w in (words, block.closing) if w)
    spans = [Span(block.title + ". ", look.small, True), Span(words, look.small, colour=QUIET)]
    return [SmallPrint(spans, look, look.gap * 2)]


def _columns(block: blocks.Columns, look: Style) -> list[Piece]:
    left, right = _pieces(block.left, look), _pieces(block.right, look)
    if not look.columns or not left or not right:
        return [*left, *right]
    before = max(left[0].space_before, right[0].space_before)
    return [SideBySide(Together(left), Together(right), before, block.share)]


def _together(block: blocks.KeepTogether, look: Style) -> list[Piece]:
    pieces = _pieces(block.blocks, look)
    return [Together(pieces, pieces[0].space_before)] if pieces else []


def _gapped(build: Any, share: float, block: Any, look: Style) -> list[Piece]:
    return [build(block, look, look.gap * share)]


_BUILDERS: dict[type, Any] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.KeyFigures: _key_figures,
    blocks.Table: partial(_gapped, Grid, 0.4),
    blocks.Ruled: partial(_gapped, RuledTable, 0.6),
    blocks.Ticks: partial(_gapped, TickRows, 0.8),
    form_blocks.Asked: partial(_gapped, AskedRows, 1.1),
    form_blocks.AskedAlike: partial(_gapped, AlikeRows, 1.1),
    blocks.Chart: _chart,
    blocks.Timeline: partial(_gapped, Strip, 1.0),
    blocks.Wall: partial(_gapped, WallRows, 1.0),
    blocks.NetworkMap: lambda block, look: [Chart(block.network, look, look.gap)],
    blocks.Photos: partial(_gapped, PhotoRows, 0.8),
    blocks.Quote: lambda block, look: [Quotation(block.text, block.source, look, look.gap * 0.6)],
    blocks.Signature: lambda block, look: [SigningLines(block.labels, look, look.gap)],
    blocks.PageBreak: lambda block, look: [NewPage()],
    blocks.Notes: _notes,
    blocks.Columns: _columns,
    blocks.KeepTogether: _together,
    blocks.Certificate: lambda block, look: [Diploma(block, look)],
    blocks.Cards: lambda block, look: [CardRows(block, look)],
}
