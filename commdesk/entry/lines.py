"""Reading what is typed or pasted into a list of hours: lengths with their times, pasted columns, marks of a sheet."""

import re
from typing import NamedTuple

from commdesk.errors import FieldError
from commdesk.records import reading
from commdesk.records.shifts import SHIFTS
from commdesk.text import _

DITTO = ('"', "”", "“", "″", "''", "〃")


class Length(NamedTuple):
    """How long, in minutes, with the times of day where they were said (``18:30``)."""

    minutes: int
    start: str | None = None
    finish: str | None = None


def read_length(typed: str) -> Length:
    """``2.5``, ``2h30``, ``18:00-20:30``: minutes and times. Raises FieldError; a finish at or before the start needs ``+1``."""
    field = SHIFTS.fields["minutes"]
    both = reading.from_to(typed)
    minutes = field.parse(typed)
    field.check(minutes)
    if both is None or not isinstance(minutes, int):
        return Length(int(minutes or 0))
    start, finish, __ = both
    return Length(minutes, reading.clock_text(start), reading.clock_text(finish))


def is_ditto(typed: str) -> bool:
    """Whether a cell says "as above"."""
    return typed.strip() in DITTO


def pasted_rows(pasted: str) -> list[tuple[str, str, str]]:
    """Name, length and activity of each pasted row that has anything in it.

    Columns are parted by tabs, as spreadsheets do. The length is the first further cell that reads as one; what else
    there is becomes the activity.
    """
    found = []
    for line in pasted.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        cells = [cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in cells]
        if not any(cells):
            continue
        name, rest = cells[0], cells[1:]
        length = next((cell for cell in rest if _reads_as_length(cell)), "")
        if length:
            rest.remove(length)
        found.append((name, length, " ".join(cell for cell in rest if cell)))
    return found


def _reads_as_length(cell: str) -> bool:
    try:
        return bool(cell) and read_length(cell).minutes > 0
    except FieldError:
        return False


class Mark(NamedTuple):
    """What stands on a line of a sign-in sheet: its code, and how long as typed ("" is "as the one before")."""

    code: int
    length: str


def read_marks(typed: str) -> list[Mark]:
    """``14 2.5`` or ``3-8 2h30`` or ``14``; several parted by commas or semicolons. Raises FieldError with the cure."""
    marks = []
    for part in re.split(r"\s*;\s*|,\s+|\n", typed.strip()):
        match = re.fullmatch(r"(\d{1,4})(?:\s*(?:-|–|\.\.)\s*(\d{1,4}))?(?:\s+(.*))?", part.strip())
        if not match:
            sentence = _("“{typed}” is not a line and a length. Type the code and how long, like 14 2.5.")
            raise FieldError(sentence.format(typed=reading.short(part)), "minutes")
        first, last = int(match[1]), int(match[2] or match[1])
        length = (match[3] or "").strip()
        if length and not is_ditto(length):
            read_length(length)
        if last < first or last - first > 500:
            sentence = _("“{typed}” does not go from a smaller code to a larger one.")
            raise FieldError(sentence.format(typed=reading.short(part)), "minutes")
        marks += [Mark(code, "" if is_ditto(length) else length) for code in range(first, last + 1)]
    return marks
