"""Puts pieces on pages: what belongs together stays together, what is too long goes on overleaf."""

from dataclasses import dataclass, field
from typing import Any

from commdesk.reports.pdf_pieces import NewPage, Piece
from commdesk.reports.style import GUTTER

#: Columns and kept blocks higher than this share of a page may be split rather than leave a hole.
_MOST_KEPT = 0.5
#: Lengths are sums of fractions: this much is no difference.
_TINY = 0.01


@dataclass
class Placed:
    """A piece and how far below the top of its page (or column) it begins."""

    piece: Piece
    below: float


@dataclass
class _Shrunk(Piece):
    """A piece that no page can hold, made small enough for one."""

    piece: Piece
    room: float

    def height(self, width: float) -> float:
        return self.room

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        scale = min(1.0, self.room / max(self.piece.height(width), 1.0))
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(scale, scale)
        self.piece.draw(canvas, 0, 0, width)
        canvas.restoreState()


def fit(pieces: list[Piece], width: float, room: float, whole: float) -> tuple[list[Placed], list[Piece]]:
    """As many pieces as stand in ``room``, and the rest; on an empty page (``whole``) at least one stands."""
    placed: list[Placed] = []
    used, rest = 0.0, list(pieces)
    while rest:
        if isinstance(rest[0], NewPage):
            if placed:
                return placed, rest[1:]
            rest.pop(0)
            continue
        group = _group(rest)
        needed = _stack(group, used, width, placed)
        if needed <= room + _TINY:
            used = needed
            rest = rest[len(group) :]
            if len(rest) == 0 and group[-1].sinks and room == whole and len(placed) > 1:
                placed[-1].below = room - group[-1].height(width)
            continue
        del placed[len(placed) - len(group) :]
        last, heads = group[-1], group[:-1]
        used = _stack(heads, used, width, placed)
        gap = last.space_before if placed else 0.0
        parts = last.split(width, room - used - gap, whole)
        if parts is not None:
            placed.append(Placed(parts[0], used + gap))
            return placed, [parts[1], *rest[len(group) :]]
        del placed[len(placed) - len(heads) :]
        if not placed and room >= whole - _TINY:
            used = _stack(heads, 0.0, width, placed)
            gap = last.space_before if placed else 0.0
            small = _Shrunk(last, max(room - used - gap, whole * 0.1))
            return [*placed, Placed(small, used + gap)], rest[len(group) :]
        return placed, rest
    return placed, []


def _group(pieces: list[Piece]) -> list[Piece]:
    """The next piece with the headings before it that stay on its page."""
    count = 1
    while pieces[count - 1].keep_next and count < len(pieces) and not isinstance(pieces[count], NewPage):
        count += 1
    return pieces[:count]


def _stack(group: list[Piece], used: float, width: float, placed: list[Placed]) -> float:
    """Place pieces one under the other from ``used`` on; returns where they end."""
    for piece in group:
        used += piece.space_before if placed else 0.0
        placed.append(Placed(piece, used))
        used += piece.height(width)
    return used


def pages(pieces: list[Piece], width: float, whole: float) -> list[list[Placed]]:
    """All pieces on pages of ``whole`` height; one empty page when there are none."""
    found: list[list[Placed]] = []
    rest = list(pieces)
    while rest:
        placed, rest = fit(rest, width, whole, whole)
        if placed:
            found.append(placed)
    return found or [[]]


@dataclass
class Together(Piece):
    """Pieces that stay on one page when they can; also one column of two."""

    pieces: list[Piece]
    space_before: float = 0.0
    keep_next: bool = False
    placed: dict[float, list[Placed]] = field(default_factory=dict)

    def _all(self, width: float) -> list[Placed]:
        if width not in self.placed:
            found: list[Placed] = []
            _stack([p for p in self.pieces if not isinstance(p, NewPage)], 0.0, width, found)
            self.placed[width] = found
        return self.placed[width]

    def height(self, width: float) -> float:
        found = self._all(width)
        return found[-1].below + found[-1].piece.height(width) if found else 0.0

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        if self.height(width) <= whole:
            return None
        return self.halves(width, room, whole)

    def halves(self, width: float, room: float, whole: float) -> tuple["Together", "Together"] | None:
        """What fits into ``room`` and what goes on overleaf; None when nothing fits."""
        placed, rest = fit([p for p in self.pieces if not isinstance(p, NewPage)], width, room, whole)
        if not placed:
            return None
        return Together([p.piece for p in placed], self.space_before), Together(rest)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for item in self._all(width):
            item.piece.draw(canvas, x, top - item.below, width)


@dataclass
class SideBySide(Piece):
    """Two columns; split only when they are higher than half a page."""

    left: Together
    right: Together
    space_before: float
    share: float = 0.5

    def _rooms(self, width: float) -> tuple[float, float]:
        left = (width - GUTTER) * self.share
        return left, width - GUTTER - left

    def height(self, width: float) -> float:
        left, right = self._rooms(width)
        return max(self.left.height(left), self.right.height(right))

    def split(self, width: float, room: float, whole: float) -> tuple[Piece, Piece] | None:
        if self.height(width) <= whole * _MOST_KEPT:
            return None
        rooms = self._rooms(width)
        left, right = (
            side.halves(wide, room, whole) for side, wide in zip((self.left, self.right), rooms, strict=True)
        )
        if left is None or right is None:
            return None
        first = SideBySide(left[0], right[0], self.space_before, self.share)
        return first, SideBySide(left[1], right[1], 0.0, self.share)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        left, right = self._rooms(width)
        self.left.draw(canvas, x, top, left)
        self.right.draw(canvas, x + left + GUTTER, top, right)
