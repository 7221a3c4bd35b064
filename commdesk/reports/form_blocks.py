"""Questions of a form to fill in by pen, as frozen plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A box to tick: the small number beside it, which is typed for it, its words, and those of the second language."""

    number: str
    words: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Asked:
    """A question of a form to fill in by pen, never parted between pages.

    ``rows`` are boxes side by side after a title ("then", "now"; empty for one row): with ``ends`` they are a scale whose
    first and last box are told, else each has its words under it, or in a ``listed`` question beside it, one below the
    other. ``lines`` are to write on, ``short`` is a place for a number. ``base`` is the direction of the second language.
    """

    number: str
    words: str
    beside: str = ""
    rows: tuple[tuple[str, tuple[Box, ...]], ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    listed: bool = False
    lines: int = 0
    short: bool = False
    base: str = ""


@dataclass(frozen=True)
class AskedAlike:
    """Questions with the same answers, one below the other: number, words, and those of the second language of each.

    The boxes stand in line at the side, and what each means over them, again on every page.
    """

    questions: tuple[tuple[str, str, str], ...]
    boxes: tuple[Box, ...]
    base: str = ""
