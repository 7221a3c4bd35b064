"""Which row of a list holds the titles of its columns, and what the columns are called.

Above the titles there may be lines that name the list. Titles may stand in two rows, the upper one naming groups of
columns ("Jul 6" over "Kitchen" and "Door"), as merged cells look.
"""

import re
from collections import Counter
from collections.abc import Sequence

from commdesk.errors import KnownError
from commdesk.exchange.dates import looks_like_date
from commdesk.exchange.table import Row
from commdesk.records import reading
from commdesk.text import _

# So many rows are looked at, and can be chosen.
TOP = 20
BETWEEN = " / "  # between an upper and a lower title


def propose(top: Sequence[Row]) -> tuple[int, int]:
    """Where the first and the last row of titles stand in ``top``: the first row that looks like titles.

    Those above the first row of data are looked at; the first that fills most of the columns is taken.
    """
    rows = [_filled(row) for row in top]
    wide = sorted(len(filled) for filled in rows if len(filled) > 1)
    typical = wide[len(wide) // 2] if wide else 1
    possible = []
    for at, filled in enumerate(rows):
        if len(filled) >= 0.6 * typical and _is_data(filled, rows[at + 1 :]):
            break
        possible.append(at)
    possible = [at for at in possible if not _labels(top[at].cells)] or [0]
    most = max(len(rows[at]) for at in possible)
    at = next(at for at in possible if len(rows[at]) >= 0.75 * most)
    return two_rows(top, at)


def two_rows(top: Sequence[Row], at: int) -> tuple[int, int]:
    """The row ``at`` with the row above or below it, where both together are the titles."""
    if at > 0 and belong_together(top, at - 1):
        return at - 1, at
    if at + 2 < len(top) and belong_together(top, at):
        return at, at + 1
    return at, at


def belong_together(top: Sequence[Row], at: int) -> bool:
    """Whether the row ``at`` names groups of the columns that the next row names."""
    if at + 1 >= len(top) or top[at + 1].number != top[at].number + 1:
        return False
    upper, lower = _filled(top[at]), _filled(top[at + 1])
    if len(upper) < 2 or len(lower) < 2 or _is_data(upper, [lower]) or _is_data(lower, ()):
        return False
    grouped = [i for i in lower if i not in upper and any(j < i for j in upper)]
    twice = any(times > 1 for times in Counter(lower.values()).values())
    below = [_filled(row) for row in top[at + 2 :]]
    alone = [i for i in upper if i not in lower and any(i in filled for filled in below)]
    return bool(grouped) and (twice or bool(alone))


def chosen(typed: str, top: Sequence[Row]) -> tuple[int, int] | None:
    """Where the rows stand that a person chose: ``3``, ``1-2``, or ``0`` for a list without titles (None).

    Raises KnownError for rows that the list does not have at its top.
    """
    match = re.fullmatch(r"\s*(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?\s*", typed)
    if match and int(match[1]) == 0 and not match[2]:
        return None
    numbers = [row.number for row in top]
    if match:
        first, last = int(match[1]), int(match[2] or match[1])
        if first in numbers and last in numbers and 0 <= last - first <= 1:
            at = numbers.index(first)
            return (at, numbers.index(last)) if match[2] else two_rows_from(top, at)
    sentence = _("“{typed}” is no row that could hold the titles. Choose one of: {rows}.")
    raise KnownError(
        sentence.format(typed=reading.short(typed), rows=", ".join(str(number) for number in (0, *numbers)))
    )


def two_rows_from(top: Sequence[Row], at: int) -> tuple[int, int]:
    """The row ``at``, with the next where it names groups of columns."""
    return (at, at + 1) if at + 2 < len(top) and belong_together(top, at) else (at, at)


def parts(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """The (upper, lower) title of each column; an upper title holds until the next one, as over merged cells."""
    found = []
    group = ""
    for at in range(max(len(upper), len(lower))):
        own = _plain(upper[at]) if at < len(upper) else ""
        under = _plain(lower[at]) if at < len(lower) else ""
        group = own or group
        found.append((group if under or own else "", under))
    return found


def split(title: str) -> tuple[str, str]:
    """Both parts of a title that stands in one row: “Jul 6 / Tea” was two before."""
    upper, mark, lower = _plain(title).partition(BETWEEN)
    return (upper, lower) if mark and upper and lower else ("", _plain(title))


def titles(parts: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The titles, each once: a second “Jul 6” becomes “Jul 6 (2)”, one without “column C”."""
    made: list[str] = []
    used: set[str] = set()
    for index, both in enumerate(parts):
        bare = BETWEEN.join(part for part in both if part) or _("column {letter}").format(
            letter=letter(index)
        )
        title, times = bare, 1
        while title in used:
            times += 1
            title = f"{bare} ({times})"
        used.add(title)
        made.append(title)
    return tuple(made)


def letter(index: int) -> str:
    """A, B … Z, AA: what a spreadsheet calls the column."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _plain(cell: str) -> str:
    return " ".join(cell.split())


def _filled(row: Row) -> dict[int, str]:
    return {at: cell.strip() for at, cell in enumerate(row.cells) if cell.strip()}


def _is_data(filled: dict[int, str], below: Sequence[dict[int, str]]) -> bool:
    """Whether a row holds numbers, times, addresses, or dates over other dates: titles hold none of these."""
    for at, cell in filled.items():
        if _is_day(cell):
            if not below or any(_is_day(row[at]) for row in below[:10] if at in row):
                return True
        elif reading.number(cell) is not None or "@" in cell or reading.clock_minutes(cell) is not None:
            return True
    return False


def _is_day(cell: str) -> bool:
    return looks_like_date(cell) or (len(cell) < 30 and reading.day(cell) is not None)


def _labels(cells: Sequence[str]) -> bool:
    """Whether the row says “Month: March”, which names the list and not its columns."""
    return any(cell.strip().endswith(":") for cell in cells)
