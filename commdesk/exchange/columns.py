"""Fields by the short names people type, and which column of a foreign file fits which of them."""

import re
from collections.abc import Callable

from commdesk import text
from commdesk.errors import KnownError
from commdesk.exchange import amounts, partner_columns, platforms
from commdesk.exchange.dates import looks_like_date
from commdesk.exchange.synonyms import choice_code, squeezed
from commdesk.exchange.table import Table
from commdesk.records import availability, reading
from commdesk.records.fields import (
    Choice,
    Day,
    Field,
    Hours,
    Money,
    Number,
    Picture,
    Text,
    Time,
    VagueDay,
    Week,
    Whole,
)
from commdesk.records.kind import Kind
from commdesk.text import N_, _

_SAMPLE = 200
YEAR = "year"  # what is said once for all dates without a year
_JOIN = "+"  # between the titles of columns that make one field together
_FIRST = {"firstname", "forename", "givenname", "prenom", "vorname", "nombre", "imie"}
_HOURS = {"hours", "hrs", "stunden", "heures", "horas", "ore", "godziny", "uren"}
_LAST = {"lastname", "surname", "familyname", "nom", "nachname", "apellido", "apellidos", "nazwisko"}

_WAITS = Text(
    N_("Waits for"), name="waits_for", most=4000, other_names=("after", "depends on", "predecessors")
)
# What a file may say besides the record's own fields: what the session served, what an action waits for, contacts.
_EXTRA: dict[str, tuple[Field, ...]] = {
    "shifts": (
        Whole(
            N_("Served"),
            name="beneficiaries",
            most=10_000_000,
            other_names=("served", "people served", "clients served"),
        ),
    ),
    "actions": (_WAITS,),
    "milestones": (_WAITS,),
    "feedback": (
        Text(
            N_("Themes"),
            name="themes",
            most=4000,
            other_names=("theme", "topic", "topics", "category", "categories", "tags", "feedback code"),
        ),
    ),
    **partner_columns.EXTRA,
}
_SHORT = {("shifts", "minutes"): "duration"}


def input_fields(kind: Kind) -> dict[str, Field]:
    """Short name -> field, for all that a file can bring for a kind; ``start``, ``finish`` and the like too."""
    found = {
        short_name(kind, name): declared
        for name, declared in kind.fields.items()
        if not isinstance(declared, Picture)
    }
    found.update((extra.name, extra) for extra in _EXTRA.get(kind.name, ()))
    return found


def field_names(kind: Kind) -> dict[str, str]:
    """Short name -> title in the language spoken now, in the order of the kind's description."""
    return {short: declared.label() for short, declared in input_fields(kind).items()}


def short_name(kind: Kind, name: str) -> str:
    """What a field of the record is called in files and on the command line."""
    return _SHORT.get((kind.name, name), name)


def field_called(kind: Kind, typed: str) -> str:
    """The short name of the field that a person typed; raises KnownError with the names there are."""
    wanted = squeezed(typed)
    names = input_fields(kind)
    for short, declared in names.items():
        if wanted in (squeezed(short), squeezed(declared.name)):
            return short
    for short, declared in names.items():
        if wanted in (squeezed(declared.title), squeezed(declared.label())):
            return short
    sentence = _("{kind} have no field “{name}”. There are: {known}.")
    raise KnownError(
        sentence.format(kind=kind.many_name(), name=reading.short(typed), known=", ".join(names))
    )


def is_year(kind: Kind, typed: str) -> bool:
    """Whether ``year`` means the year of dates that say none, and no field of the kind."""
    return typed.casefold() == YEAR and YEAR not in input_fields(kind)


def column_called(table: Table, typed: str) -> str:
    """The column of the file that a person typed, or several joined by ``+`` ("First name+Last name").

    Raises KnownError with the columns there are.
    """
    if typed in table.header:
        return typed
    fitting = [title for title in table.header if squeezed(title) == squeezed(typed) and squeezed(typed)]
    if len(fitting) == 1:
        return fitting[0]
    if len(parts := typed.split(_JOIN)) > 1 and all(part.strip() for part in parts):
        return _JOIN.join(column_called(table, part.strip()) for part in parts)
    sentence = _("The file has no column “{name}”. It has: {known}.")
    shown = ", ".join(reading.short(title) for title in table.header[:40])
    raise KnownError(sentence.format(name=reading.short(typed), known=shown))


def positions(table: Table, column: str) -> tuple[int, ...]:
    """Where a column, or each of several joined by ``+``, stands in the rows."""
    if column in table.header:
        return (table.header.index(column),)
    return tuple(table.header.index(part) for part in column.split(_JOIN))


def propose(kind: Kind, table: Table) -> dict[str, str]:
    """Field's short name -> column, for every field that the file seems to bring.

    A column is proposed by its title, and for days and e-mail addresses by what stands in it; never one whose
    cells the field could not read. A first and a last name make a name: ``Prénom+Nom``.
    """
    if known := platforms.proposed(kind, table):
        return known
    found: dict[str, str] = {}
    free = dict.fromkeys(table.header)
    names = input_fields(kind)
    _propose_across(table, names, found, free)
    _propose_whole_name(kind, found, free)
    for titles in (_own_titles, _other_titles):
        for short, declared in names.items():
            if short in found:
                continue
            wanted = [squeezed(title) for title in titles(short, declared)]
            fitting = [column for column in free if squeezed(column) in wanted]
            fitting.sort(key=lambda column: wanted.index(squeezed(column)))
            for column in fitting:
                if _readable(kind, declared, _cells(table, column)):
                    found[short] = column
                    del free[column]
                    break
    _propose_by_content(kind, table, names, found, free)
    if table.across and "volunteer" in names and "volunteer" not in found and free:
        # People stand in the first column, whatever it is called.
        found["volunteer"] = next(iter(free))
    return found


def _propose_across(
    table: Table, names: dict[str, Field], found: dict[str, str], free: dict[str, None]
) -> None:
    """The columns that were made of dates across are what they are."""
    for short, column in zip(("day", "activity", "note", "duration"), table.across, strict=False):
        if column and short in names:
            found[short] = column
            del free[column]


def _propose_whole_name(kind: Kind, found: dict[str, str], free: dict[str, None]) -> None:
    """A first and a last name make the name together, unless there is a whole one."""
    short = {"volunteers": "name", "shifts": "volunteer"}.get(kind.name)
    first = next((column for column in free if squeezed(column) in _FIRST), None)
    last = next((column for column in free if squeezed(column) in _LAST), None)
    whole = any(squeezed(column) in ("name", "fullname", "volunteer") for column in free)
    if short and first and last and not whole:
        found[short] = f"{first}{_JOIN}{last}"
        del free[first], free[last]


def _propose_by_content(
    kind: Kind, table: Table, names: dict[str, Field], found: dict[str, str], free: dict[str, None]
) -> None:
    for short, declared in names.items():
        if short in found or not (short == "email" or (isinstance(declared, Day) and declared.required)):
            continue
        looks: Callable[[str], bool] = _looks_like_mail if short == "email" else _looks_like_day
        for column in free:
            cells = _cells(table, column)
            if cells and sum(map(looks, cells)) >= 0.9 * len(cells):
                found[short] = column
                del free[column]
                break
    hours = [column for column in free if _HOURS & set(re.split(r"[\W_]+", text.fold(column)))]
    if len(hours) == 1 and "duration" in names and not {"duration", "start"} & found.keys():
        cells = _cells(table, hours[0])
        if cells and _readable(kind, names["duration"], cells):
            found["duration"] = hours[0]
            del free[hours[0]]


def _own_titles(short: str, declared: Field) -> tuple[str, ...]:
    return short, declared.name, declared.title, declared.label()


def _other_titles(short: str, declared: Field) -> tuple[str, ...]:
    return declared.other_names


def _cells(table: Table, column: str) -> list[str]:
    """The first cells of a column that are not blank."""
    at = table.header.index(column)
    found = (row.cells[at].strip() for row in table.rows[:_SAMPLE])
    return [cell for cell in found if cell]


def _readable(kind: Kind, declared: Field, cells: list[str]) -> bool:
    """Whether the field could read at least half of the cells."""
    return sum(1 for cell in cells if _reads(kind, declared, cell)) * 2 >= len(cells)


def _reads(kind: Kind, declared: Field, cell: str) -> bool:
    if isinstance(declared, Day):
        return looks_like_date(cell, vague=isinstance(declared, VagueDay))
    if isinstance(declared, Choice):
        return choice_code(kind, declared.name, declared, cell) is not None
    if isinstance(declared, Hours):
        return reading.duration(cell) is not None or reading.from_to(cell) is not None
    if isinstance(declared, Money):
        return reading.number(amounts.bare(cell)) is not None
    if isinstance(declared, Whole | Number):
        return reading.number(cell.strip().removesuffix("%")) is not None
    if isinstance(declared, Time):
        return time_of_day(cell) is not None
    if isinstance(declared, Week):
        return availability.read(cell) is not None
    return True


def time_of_day(cell: str) -> tuple[int, bool] | None:
    """Minutes after midnight of ``18:30``, ``2026-11-22 18:30:00`` or ``02:00+1``, and whether ``+1`` was said.

    ``24:00`` is the end of the day: ``00:00+1``.
    """
    match = re.fullmatch(r"(.*?)(\+\s*1)?", cell.strip(), re.DOTALL)
    bare = match[1].strip() if match else ""
    next_day = bool(match and match[2])
    if dated := re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ,]+(\d.*)", bare):
        bare = dated[1]
    bare = re.sub(r"^(\d{1,2}:\d{2}):\d{2}(\.\d+)?", r"\1", bare)
    if bare == "24:00":
        return 0, True
    minutes = reading.clock_minutes(bare)
    return None if minutes is None else (minutes, next_day)


def _looks_like_day(cell: str) -> bool:
    return looks_like_date(cell, vague=False)


def _looks_like_mail(cell: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", cell) is not None


def same_name(name: str) -> str:
    """What two spellings of one name share: spaces and capitals do not matter, accents do."""
    import unicodedata

    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def alike_name(name: str) -> str:
    """What names share that may be the same person's, accents or not: worth a look, never merged alone."""
    return " ".join(text.fold(name).split())
