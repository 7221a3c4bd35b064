"""Lists with people down and dates across: each filled cell becomes a row of its own.

A cell holds a length ("2.5", "18:00-20:00"), a mark ("Y", "x", 1) or what somebody did ("Door"). Dates may stand in
either of two rows of titles, with what was done in the other.
"""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from commdesk import text
from commdesk.exchange.asking import AskError
from commdesk.exchange.dates import ask_year, has_year, looks_like_date, with_year
from commdesk.exchange.table import Row, Table
from commdesk.records import reading
from commdesk.text import _

_MARKS = {
    "y",
    "yes",
    "x",
    "xx",
    "✓",
    "✔",
    "✗",
    "●",
    "•",
    "*",
    "ja",
    "j",
    "oui",
    "o",
    "si",
    "sí",
    "s",
    "да",
    "true",
    "tak",
    "ok",
}
_NOTHING = {"", "0", "0.0", "0,0", "0:00", "-", "–", "—", "n", "no", "nein", "non", "нет", "false", "nie", "."}  # fmt: skip


@dataclass(frozen=True)
class Across:
    """Which columns are dates: column -> (the date as its title says it, what was done there or nothing).

    ``counts`` says that bare numbers are hours; where the file has no number but 1, it is a mark.
    """

    columns: dict[int, tuple[str, str]]
    counts: bool

    def yearless(self) -> str:
        """The first date without a year, or nothing."""
        return next((day for day, __ in self.columns.values() if not has_year(day)), "")

    def marks(self, table: Table) -> int:
        """How many cells hold a mark or a word, whose length the file does not say."""
        cells = (row.cells[at] for row in table.rows for at in self.columns)
        return sum(1 for cell in cells if not _is_nothing(cell) and not self.length(cell))

    def length(self, cell: str) -> str:
        """The length that a cell says, as it is written; nothing for a mark or a word."""
        bare = cell.strip()
        if bare == "1" and not self.counts:
            return ""
        said = reading.duration(bare) is not None or reading.from_to(bare) is not None
        return bare if said else ""


def found(table: Table) -> Across | None:
    """The dates that stand in the titles of a list, when it has at least two of them; else None.

    They may stand above or below what was done; the first column is never one of them.
    """
    parts = table.parts or tuple(("", title) for title in table.header)
    best: dict[int, tuple[str, str]] = {}
    for which in (0, 1):
        columns = {
            at: (_without_weekday(both[which]), both[1 - which])
            for at, both in enumerate(parts)
            if at > 0 and both[which] and is_date(_without_weekday(both[which]))
        }
        if len(columns) > len(best):
            best = columns
    if len({day for day, __ in best.values()}) < 2:
        return None
    cells = [row.cells[at].strip() for row in table.rows[:500] for at in best]
    return Across(best, any(_is_count(cell) for cell in cells))


def unfolded(table: Table, across: Across, year: str | None = None) -> Table:
    """The list with one row for each filled cell, in which day, activity and length are columns.

    ``year`` holds for dates without one; a mark has no length, one value for all rows says how long it counts.
    Raises AskError for a year that is needed.
    """
    if across.yearless() and not year:
        raise ask_year(across.yearless())
    kept = [at for at in range(len(table.header)) if at not in across.columns]
    words = _words(table, across)
    roles = any(role for __, role in across.columns.values())
    names = _new_titles(
        [table.header[at] for at in kept], [True, bool(roles or words), bool(roles and words), True]
    )
    days = {at: with_year(day, year or "") for at, (day, __) in across.columns.items()}
    rows = []
    for row in table.rows:
        own = tuple(row.cells[at] for at in kept)
        for at, (__, role) in across.columns.items():
            cell = row.cells[at]
            if _is_nothing(cell):
                continue
            length = across.length(cell)
            word = " ".join(cell.split()) if cell in words else ""
            said = (days[at], role or word, word if role else "", length)
            rows.append(Row(row.number, own + _of(said, names), table.header[at]))
    header = tuple(table.header[at] for at in kept) + _of(names, names)
    notes = _notes(table, rows, words, days)
    return dataclasses.replace(
        table,
        header=header,
        rows=rows,
        parts=tuple(("", title) for title in header),
        across=names,
        notes=notes,
    )


def ask_length(table: Table, across: Across, given: str) -> None:
    """Asks how long a mark counts, when there are marks and nobody has said it."""
    marks = across.marks(table)
    if marks and not given.strip():
        sentence = _(
            "{count} cells hold a mark and no length. Please say how long a mark counts, like 1.5 (duration)."
        )
        raise AskError(sentence.format(count=text.number(marks)), "fields", [("duration", _("Hours"))])


def described(table: Table, across: Across) -> str:
    """What was found, for the person to confirm."""
    days = list(dict.fromkeys(day for day, __ in across.columns.values()))
    sentence = _("{count} dates stand in the titles of the columns ({first} … {last}), people stand below.")
    return sentence.format(count=text.number(len(days)), first=days[0], last=days[-1])


def _words(table: Table, across: Across) -> set[str]:
    """The cells that hold neither a length nor a mark: what somebody did."""
    cells = {row.cells[at] for row in table.rows for at in across.columns}
    return {cell for cell in cells if not (_is_nothing(cell) or across.length(cell) or _is_mark(cell))}


def _of(values: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Those that have a column."""
    return tuple(value for value, name in zip(values, names, strict=True) if name)


def _new_titles(titles: Sequence[str], needed: Sequence[bool]) -> tuple[str, ...]:
    """Titles for day, activity, note and length that the list does not have yet; nothing for one not needed."""
    made: list[str] = []
    for title, need in zip((_("Date"), _("Activity"), _("In the cell"), _("Length")), needed, strict=True):
        name, times = title, 1
        while name in titles or name in made:
            times += 1
            name = f"{title} ({times})"
        made.append(name if need else "")
    return tuple(made)


def _notes(table: Table, rows: list[Row], words: set[str], days: dict[int, str]) -> tuple[str, ...]:
    sentence = _(
        "Dates stand across: {cells} filled cells of {rows} rows, under {dates} dates, are {cells} rows here."
    )
    cells, dates = text.number(len(rows)), text.number(len(set(days.values())))
    told = [sentence.format(cells=cells, rows=text.number(len(table.rows)), dates=dates)]
    if words:
        shown = ", ".join(sorted(reading.short(word, 20) for word in words)[:12])
        told.append(_("Words in the cells were taken for what was done: {words}.").format(words=shown))
    return tuple(told)


def is_date(title: str) -> bool:
    """Whether a title is a date, with or without its year, a day or a month."""
    title = _without_weekday(title)
    if reading.number(title) is not None:
        return False
    return looks_like_date(title) or reading.vague_day(with_year(title, "2024")) is not None


def _without_weekday(title: str) -> str:
    """``5/7/26`` of “Sun 5/7/26”."""
    return re.sub(r"^[^\W\d_]{2,9}\.?,?\s+(?=\d{1,2}\s*[-/.])", "", title)


def _is_mark(cell: str) -> bool:
    return cell.strip().casefold() in _MARKS or cell.strip() == "1"


def _is_nothing(cell: str) -> bool:
    return cell.strip().casefold() in _NOTHING


def _is_count(cell: str) -> bool:
    """Whether it is a number of hours and can be no mark."""
    return cell not in ("0", "1") and not _is_nothing(cell) and reading.duration(cell) is not None
