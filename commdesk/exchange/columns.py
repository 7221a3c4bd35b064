"""Which column of a file is which field: proposed by its name and its content, settled by the person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from commdesk.errors import FieldError, KnownError
from commdesk.exchange import dates
from commdesk.exchange.read_csv import Table
from commdesk.records import reading
from commdesk.records.fields import Choice, Day, Field, Link, Text, Value, Whole, YesNo
from commdesk.records.kind import Kind
from commdesk.records.programmes import SESSIONS
from commdesk.text import N_, _, fold, listed

# Field's short name -> the columns whose cells make it (several are joined by a space: first and last name).
Columns = dict[str, tuple[int, ...]]

_FIRST = {"first name", "firstname", "forename", "given name", "prenom", "vorname", "nombre", "имя"}
_LAST = {
    "last name",
    "lastname",
    "surname",
    "family name",
    "nom",
    "nachname",
    "apellido",
    "apellidos",
    "фамилия",
}

# What other programs call a choice, by kind and field.
_OTHER_WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("volunteers", "status"): {
        "active": "current", "inactive": "resting", "paused": "resting", "former": "left", "past": "left",
        "applicant": "prospect", "new": "prospect",
    },
    ("shifts", "status"): {
        "done": "completed", "attended": "completed", "present": "completed", "complete": "completed",
        "absent": "no_show", "no show": "no_show", "canceled": "cancelled", "scheduled": "planned",
    },
    ("partners", "stage"): {
        "current": "active", "inactive": "ended", "former": "ended", "past": "ended", "prospect": "identified",
        "potential": "identified", "negotiating": "in_talks",
    },
}  # fmt: skip


@dataclass(frozen=True)
class TimeOfDay(Field):
    """When a shift began or ended; read as minutes after midnight."""

    hint: str = N_("18:30")

    def read(self, typed: str) -> Value:
        minutes = reading.clock_minutes(typed)
        if minutes is None:
            sentence = _("“{typed}” is not a time of day. Type it like 18:30.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return minutes


@dataclass
class Proposal:
    """A proposed mapping, and what there is to say about it."""

    columns: Columns = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def import_fields(kind: Kind) -> dict[str, Field]:
    """The fields an import of that kind can fill, by their short names.

    Shifts say ``duration`` for their minutes, and can say ``minutes`` (a whole number), or ``start`` and
    ``finish`` instead; ``beneficiaries`` belongs to the session of that programme and day.
    """
    found: dict[str, Field] = {}
    for name, declared in kind.fields.items():
        if kind.name == "shifts" and name == "minutes":
            found["duration"] = replace(declared, name="duration", required=False)
            found["minutes"] = Whole(
                N_("Minutes"), name="minutes", other_names=("min", "mins", "duration minutes")
            )
            found["start"] = TimeOfDay(
                N_("From"), name="start", other_names=("start time", "time in", "begin")
            )
            found["finish"] = TimeOfDay(
                N_("To"), name="finish", other_names=("end", "end time", "finish time", "time out", "until")
            )
            found["overnight"] = YesNo(N_("Ends the next day"), name="overnight")
        else:
            found[name] = declared
    if kind.name == "shifts":
        served = SESSIONS.fields["beneficiaries"]
        found["beneficiaries"] = replace(served, other_names=("beneficiaries", "people served"))
    return found


def plain_name(title: str) -> str:
    """A column's title as it is compared: small letters, no accents, one space between words."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(title)).split())


def propose(kind: Kind, table: Table) -> Proposal:
    """The mapping that names and contents suggest; a column that fits nothing is left out."""
    proposal = Proposal()
    fields = import_fields(kind)
    titles = [plain_name(title) for title in table.header]
    used: set[int] = set()
    for rank in range(3):
        for name, declared in fields.items():
            if name in proposal.columns:
                continue
            for index, title in enumerate(titles):
                if title and index not in used and title in _names(name, declared, rank):
                    if fits(kind, declared, cells(table, index)):
                        proposal.columns[name] = (index,)
                        used.add(index)
                        break
                    sentence = _(
                        "The column “{column}” looks like {field}, but its values do not fit; it is left out."
                    )
                    note = sentence.format(column=table.header[index], field=declared.label())
                    if note not in proposal.notes:
                        proposal.notes.append(note)
    _full_names(kind, titles, used, proposal.columns)
    _by_content(fields, table, used, proposal.columns)
    return proposal


def settle(
    kind: Kind, table: Table, maps: Iterable[str] = (), sets: Iterable[str] = ()
) -> tuple[Proposal, dict[str, str]]:
    """The proposal, corrected by ``Field=Column`` and ``Field=Value`` texts; the constants are the answer's second.

    ``Field=`` leaves a field out; ``Field=First+Last`` joins columns. Raises KnownError for names there are not.
    """
    proposal = propose(kind, table)
    constants: dict[str, str] = {}
    for text in sets:
        name, value = _pair(kind, text)
        constants[name] = value
        proposal.columns.pop(name, None)
    for text in maps:
        name, column = _pair(kind, text)
        found = find_columns(table, column) if column else ()
        for other in [n for n, used in proposal.columns.items() if n != name and set(used) & set(found)]:
            del proposal.columns[other]
        proposal.columns.pop(name, None)
        if found:
            proposal.columns[name] = found
    if kind.name == "shifts":
        _one_length(proposal.columns, constants.keys() | {_pair(kind, text)[0] for text in maps})
    return proposal, constants


def _one_length(columns: Columns, said: set[str]) -> None:
    """A length that the person has named wins over columns that only look like one."""
    ways = {"duration", "minutes", "start", "finish"}
    if said & {"duration", "minutes"}:
        for name in ways - said:
            columns.pop(name, None)
    elif said & ways:
        columns.pop("duration", None)
        columns.pop("minutes", None)


def field_named(kind: Kind, typed: str) -> str:
    """The short name of a field that a person named in one of its ways; raises KnownError with the names."""
    fields = import_fields(kind)
    wanted = plain_name(typed)
    for rank in range(3):
        for name, declared in fields.items():
            if wanted and wanted in _names(name, declared, rank):
                return name
    sentence = _("{kind} have no field “{field}”. There are: {known}.")
    raise KnownError(sentence.format(kind=kind.many_name(), field=typed.strip(), known=", ".join(fields)))


def find_columns(table: Table, typed: str) -> tuple[int, ...]:
    """The columns a person named: by title, by number from 1, or several joined by ``+``."""
    typed = typed.strip()
    for compare in (str.strip, plain_name):
        for index, title in enumerate(table.header):
            if title and compare(title) == compare(typed):
                return (index,)
    if typed.isdigit() and 1 <= int(typed) <= len(table.header):
        return (int(typed) - 1,)
    if "+" in typed:
        return tuple(i for part in typed.split("+") for i in find_columns(table, part))
    sentence = _("The file has no column “{column}”. Its columns are: {columns}.")
    raise KnownError(sentence.format(column=typed, columns=known_columns(table)))


def known_columns(table: Table) -> str:
    """The titles of the columns, for a sentence."""
    titles = [title[:40] for title in table.header if title]
    shown = ", ".join(titles[:15])
    return (
        shown
        if len(titles) <= 15
        else _("{some} and {count} more").format(some=shown, count=len(titles) - 15)
    )


def unused(table: Table, columns: Mapping[str, tuple[int, ...]]) -> list[str]:
    """The titles of columns that go nowhere."""
    used = {index for indexes in columns.values() for index in indexes}
    return [title for index, title in enumerate(table.header) if title and index not in used]


def cells(table: Table, index: int) -> list[str]:
    """The cells of a column in the first rows, without empty ones."""
    return [row.cells[index].strip() for row in table.sample if not row.fault and row.cells[index].strip()]


def fits(kind: Kind, declared: Field, values: list[str]) -> bool:
    """Whether at least half of a column's values can be read by the field."""
    if not values or isinstance(declared, Link | Text):
        return True
    return sum(1 for value in values if _fits(kind, declared, value)) * 2 >= len(values)


def other_word(kind: Kind, declared: Field, typed: str) -> str | None:
    """The code of a choice that other programs call differently."""
    return _OTHER_WORDS.get((kind.name, declared.name), {}).get(plain_name(typed))


def _fits(kind: Kind, declared: Field, value: str) -> bool:
    if isinstance(declared, Day):
        return dates.looks_like_date(value)
    if isinstance(declared, Choice) and other_word(kind, declared, value):
        return True
    try:
        declared.parse(value)
    except FieldError:
        return False
    return True


def _names(name: str, declared: Field, rank: int) -> set[str]:
    if rank == 0:
        return {plain_name(name)}
    if rank == 1:
        return {plain_name(declared.title), plain_name(declared.label())}
    return {plain_name(other) for other in declared.other_names}


def _pair(kind: Kind, text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise KnownError(_("“{text}” is not of the form Field=Value.").format(text=text))
    return field_named(kind, name), value.strip()


def _full_names(kind: Kind, titles: list[str], used: set[int], columns: Columns) -> None:
    """A first and a last name beside each other make the name, whatever else is called a name."""
    name = {"volunteers": "name", "shifts": "volunteer"}.get(kind.name)
    first = next((i for i, title in enumerate(titles) if title in _FIRST), None)
    last = next((i for i, title in enumerate(titles) if title in _LAST), None)
    if name and name not in columns and first is not None and last is not None:
        columns[name] = (first, last)
        used.update((first, last))


def _by_content(fields: dict[str, Field], table: Table, used: set[int], columns: Columns) -> None:
    """A day that is needed and an e-mail address can be told from what the cells hold."""
    for name, declared in fields.items():
        if name in columns:
            continue
        if isinstance(declared, Day) and declared.required:
            test = dates.looks_like_date
        elif name == "email":
            test = _is_address
        else:
            continue
        found = [
            i
            for i in range(len(table.header))
            if i not in used and (values := cells(table, i)) and all(map(test, values))
        ]
        if len(found) == 1:
            columns[name] = (found[0],)
            used.add(found[0])


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value))


def missing_sentence(kind: Kind, table: Table, missing: list[str]) -> str:
    """What is said when needed fields have no column."""
    fields = import_fields(kind)
    labels = [f"“{fields[name].label()}” ({name})" for name in missing]
    sentence = _(
        "No column of {file} was recognised as {fields}. Please say which one it is. The columns are: {columns}."
    )
    return sentence.format(file=table.path.name, fields=listed(labels), columns=known_columns(table))
