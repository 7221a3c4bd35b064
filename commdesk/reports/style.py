"""The measures of a printed page, in points: paper, margins, sizes of letters, normal and large print."""

from dataclasses import dataclass, replace

from commdesk.errors import BugError

MILLIMETRE = 72 / 25.4
MARGIN = 18 * MILLIMETRE
PAPERS = {
    "a4": (210 * MILLIMETRE, 297 * MILLIMETRE),
    "a3": (297 * MILLIMETRE, 420 * MILLIMETRE),
    "letter": (612.0, 792.0),
}
#: What is printed larger is read from further away.
LARGER = {"a3": 1.2}
#: No letters are smaller than this.
SMALLEST = 8.0

#: Between two columns, and how many letters' heights a line of running text may be long (under 90 letters).
GUTTER = 20.0
LINE_EMS = 47.5


@dataclass(frozen=True)
class Style:
    """Sizes of letters, all in points; ``note`` is what stands under a big number, ``gap`` what is left between
    blocks, ``row`` the white of a table's row in heights of its letters, ``padding`` the white over and under
    big numbers, ``picture`` the share of its usual height that a chart takes. ``page`` is the height between a sheet's
    margins.
    """

    body: float = 10.5
    table: float = 9.5
    label: float = 9.0
    note: float = 8.7
    small: float = 8.0
    headline: float = 20.5
    title: float = 11.5
    subtitle: float = 10.5
    figure: float = 18.5
    gap: float = 10.0
    leading: float = 1.38
    row: float = 0.72
    padding: float = 9.0
    picture: float = 1.0
    figures_a_row: int = 5
    columns: bool = True
    page: float = 0.0

    def heading(self, level: int) -> float:
        """The size of a heading's letters."""
        return {1: self.headline, 2: self.title}.get(level, self.subtitle)

    def tighter(self) -> "Style":
        """Nearly the same letters with less white: for what would else stand alone on a last page, half empty."""
        return replace(
            self,
            gap=self.gap * 0.5,
            row=0.36,
            padding=3.0,
            picture=0.66,
            table=min(self.table, max(9.0, self.table - 0.5)),
            leading=1.25,
        )

    def tightest(self) -> "Style":
        """Somewhat smaller letters and the least white: only where that makes one page of two."""
        return replace(
            self.tighter(),
            body=self.body - 1,
            table=max(SMALLEST, self.table - 1),
            label=max(SMALLEST, self.label - 0.5),
            note=max(SMALLEST, self.note - 0.5),
            headline=self.headline - 3,
            title=self.title - 1,
            figure=self.figure - 3,
            row=0.18,
            padding=2.0,
            leading=1.22,
        )

    def times(self, share: float) -> "Style":
        """All letters and the white between them so many times as large, but no letters below the smallest."""
        sizes = ("body", "table", "label", "note", "small", "headline", "title", "subtitle", "figure")
        letters = {name: max(SMALLEST, getattr(self, name) * share) for name in sizes}
        return replace(self, gap=self.gap * share, padding=self.padding * share, **letters)

    def rows_times(self, share: float) -> "Style":
        """The letters of tables and labels so many times as large, but none below the smallest."""
        return replace(self, table=max(SMALLEST, self.table * share), label=max(SMALLEST, self.label * share))


NORMAL = Style()
LARGE = Style(
    body=16.0,
    table=15.0,
    label=14.0,
    note=14.0,
    small=13.0,
    headline=25.0,
    title=18.0,
    subtitle=16.0,
    figure=26.0,
    gap=14.0,
    leading=1.34,
    figures_a_row=3,
    columns=False,
)


@dataclass(frozen=True)
class Sheet:
    """One kind of page: its size, and the room between its margins."""

    width: float
    height: float
    style: Style

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN


def sheet(paper: str, large_print: bool, landscape: bool = False) -> Sheet:
    """The sheet for a paper's name; an unknown name is a mistake of ours and raises BugError."""
    if paper not in PAPERS:
        raise BugError(f"unknown paper {paper!r}")
    width, height = PAPERS[paper]
    if landscape:
        width, height = height, width
    look = (LARGE if large_print else NORMAL).times(LARGER.get(paper, 1.0))
    return Sheet(width, height, replace(look, page=height - 2 * MARGIN))
