"""Reading a spreadsheet (XLSX, XLS, ODS): its sheets, and their cells as a person would have typed them."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commdesk.errors import KnownError
from commdesk.exchange import packed
from commdesk.exchange.asking import AskError
from commdesk.exchange.old_sheets import look_into_old
from commdesk.exchange.read_csv import Far, Record, fault_of
from commdesk.records import reading
from commdesk.text import _

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


@dataclass(frozen=True)
class SheetFile:
    """A sheet of a spreadsheet, and the names of all that have something in them."""

    path: Path
    sheet: str
    sheets: tuple[str, ...]
    cells: "CalamineSheet" = field(repr=False)
    faults: dict[tuple[int, int], str]  # (row, column) -> #DIV/0!

    def records(self, far: Far) -> Iterator[Record]:
        """(row number, cells, fault) of every row, blank ones too; ``far`` is told how far it is."""
        # A sheet whose first rows are blank is told with its own row numbers.
        rows = self.cells.iter_rows()
        total = max(1, self.cells.total_height)
        left = (self.cells.start or (0, 0))[1]  # blank columns at the left are not told
        held = _merged(self.cells, left)
        values: dict[tuple[int, int], str] = {}
        for at, row in enumerate(rows):
            cells = [as_typed(value) for value in row]
            for column, first in held.get(at, {}).items():
                if column >= len(cells):
                    continue
                # A name or a day holds for all its rows; a number would be counted several times.
                if first == at and not isinstance(row[column], int | float | dt.timedelta):
                    values[first, column] = cells[column]
                elif first < at and not cells[column]:
                    cells[column] = values.get((first, column), "")
            for column in range(len(cells)) if self.faults else ():
                cells[column] = cells[column] or self.faults.get((at, left + column), "")
            if at % 1000 == 0:
                far(at / total)
            yield at + 1, cells, fault_of("\x1f".join(cells), cells or [""])


def opened(path: Path, sheet: str | None, *, old: bool) -> SheetFile:
    """The sheet to read: the one named, or the only one that has something in it.

    ``old`` is a file of the XLS kind. Raises AskError when there are several, KnownError when the file is locked,
    damaged, far too large or no spreadsheet.
    """
    from python_calamine import CalamineWorkbook

    inside = None
    if old:
        look_into_old(path)
    else:
        inside = packed.look_into(path)
    with _told_plainly(path), open(path, "rb") as file:
        book = CalamineWorkbook.from_filelike(file)
        name, names, cells = _chosen(path, book, sheet)
    part = inside.sheets.get(name, "") if inside else ""
    faults = (
        {(row, column): value for (of, row, column), value in inside.faults.items() if of == part}
        if inside
        else {}
    )
    return SheetFile(path, name, names, cells, faults)


@contextlib.contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    """What the reading library says of a file it cannot read, as a sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise packed.locked(path) from error
    except (CalamineError, OSError, ValueError) as error:
        raise packed.damaged(path) from error
    except BaseException as error:
        # It gives up on some broken files with an error that is no Exception.
        if type(error).__name__ == "PanicException":
            raise packed.damaged(path) from error
        raise


def as_typed(value: Any) -> str:
    """A cell as a person would have typed it: ISO dates, ``18:30``, ``2`` for 2.0, no dust behind the comma."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # Fifteen digits are what spreadsheets show; the rest is dust (0.1 + 0.2), and no exponent is ever typed.
        shown = f"{Decimal(format(value, '.15g')):f}" if value == value and abs(value) < 1e300 else ""
        return "0" if shown == "-0" else shown
    if isinstance(value, dt.datetime):
        value = _whole_minutes(value)
        day, time = value.date().isoformat(), value.strftime("%H:%M")
        if value.year <= 1900:  # a time that lies on no day
            return time
        return day if time == "00:00" else f"{day} {time}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return _whole_minutes(dt.datetime.combine(dt.date(2000, 1, 1), value)).strftime("%H:%M")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
    return str(value)


def _whole_minutes(value: dt.datetime) -> dt.datetime:
    """Times in spreadsheets are parts of a day, and 18:30 may come as 18:29:59.9."""
    with contextlib.suppress(OverflowError):
        value += dt.timedelta(seconds=1)
    return value


def _chosen(
    path: Path, book: "CalamineWorkbook", wanted: str | None
) -> tuple[str, tuple[str, ...], "CalamineSheet"]:
    """The sheet to read, and all that have something in them; hidden ones only when they are named."""
    shown: list[tuple[str, str]] = []
    sheet = None
    for about in book.sheets_metadata:
        hidden = not str(about.visible).endswith(".Visible")
        if str(about.typ).endswith(".WorkSheet") and not (hidden and about.name != wanted):
            sheet = book.get_sheet_by_name(about.name)
            words = _first_words(sheet)
            if words:
                shown.append((about.name, words))
    names = tuple(name for name, __ in shown)
    if wanted is not None:
        fitting = [name for name in names if name == wanted] or [
            name for name in names if name.strip().casefold() == wanted.strip().casefold()
        ]
        if len(fitting) != 1:
            sentence = _("{file} has no sheet “{name}” with anything in it. It has: {known}.")
            known = ", ".join(reading.short(name) for name in names)
            raise KnownError(sentence.format(file=path.name, name=reading.short(wanted), known=known))
        return fitting[0], names, book.get_sheet_by_name(fitting[0])
    if not names or sheet is None:
        raise KnownError(_("{file} is empty. There is nothing to import.").format(file=path.name))
    if len(names) > 1:
        sentence = _("{file} has several sheets. Please choose one: {options}.")
        options = " · ".join(f"{name}: {words}" for name, words in shown)
        raise AskError(sentence.format(file=path.name, options=options), "sheet", shown)
    return names[0], names, sheet if sheet.name == names[0] else book.get_sheet_by_name(names[0])


def _first_words(sheet: "CalamineSheet") -> str:
    """The first row of a sheet that has something in it, cut short; nothing for an empty sheet."""
    for row in sheet.to_python(nrows=20):
        words = [reading.short(as_typed(value), 20) for value in row if value != ""]
        if words:
            return ", ".join(words[:5])
    return ""


def _merged(sheet: "CalamineSheet", start: int) -> dict[int, dict[int, int]]:
    """Row -> column -> first row, for cells merged over several rows: the words hold for each of them."""
    found: dict[int, dict[int, int]] = {}
    for (top, left), (bottom, __) in sheet.merged_cell_ranges or ():
        if top < bottom < top + 10_000:
            for row in range(top, bottom + 1):
                found.setdefault(row, {})[left - start] = top
    return found
