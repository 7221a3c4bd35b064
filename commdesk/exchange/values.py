"""The cells of one row as the values of a record's fields; what cannot be read is refused with its cure."""

import contextlib
import re
from collections.abc import Mapping, Sequence

from commdesk.errors import FieldError, KnownError, NextDayError
from commdesk.exchange import amounts, times
from commdesk.exchange.asking import AskError
from commdesk.exchange.columns import (
    column_called,
    field_called,
    input_fields,
    is_year,
    positions,
    time_of_day,
)
from commdesk.exchange.dates import (
    ORDER_WORDS,
    ORDERS,
    ask_year,
    has_year,
    read_day,
    read_vague_day,
    settle_order,
    with_year,
)
from commdesk.exchange.guard import unguarded
from commdesk.exchange.synonyms import choice_code, squeezed
from commdesk.exchange.table import Row, Table
from commdesk.records import reading
from commdesk.records.contact import Email, Phone
from commdesk.records.fields import (
    Choice,
    Day,
    DayOrMonth,
    Field,
    Hours,
    Link,
    Money,
    Text,
    Time,
    VagueDay,
    Value,
    Week,
)
from commdesk.records.kind import Kind
from commdesk.text import _, day_full, listed


class Cells:
    """Reads rows: which column holds which field, what holds for all rows, and the order of dates.

    Raises KnownError for fields, columns and values that do not exist, and AskError when a needed field has
    neither column nor value (``fields``) or the dates can be read in several ways (``dates``).
    """

    def __init__(
        self,
        kind: Kind,
        table: Table,
        mapping: Mapping[str, str],
        constants: Mapping[str, str],
        order: str | None,
        currency: str = "EUR",
    ) -> None:
        self.kind = kind
        self._currency = currency
        self._rows = table.rows
        self.fields = input_fields(kind)
        self.columns: dict[str, str] = {}
        for typed, column in mapping.items():
            if column:
                self.columns[field_called(kind, typed)] = column_called(table, column)
        self.year = next((v.strip() for typed, v in constants.items() if is_year(kind, typed)), "")
        self.given = {
            field_called(kind, typed): value
            for typed, value in constants.items()
            if value.strip() and not is_year(kind, typed)
        }
        self._at = {short: positions(table, column) for short, column in self.columns.items()}
        self._refuse_missing()
        self.order = self._settled(table, order)
        self.odd: list[str] = []  # what stands for an address or phone number and is none
        self.read_as: dict[str, str] = {}  # "Active" -> "Current": words that were taken for ours
        self.noted: dict[str, str] = {}  # column -> the first cell that went to the note
        self.timed = "duration" in self.fields and "finish" in self.fields
        self._needed = [s for s, f in self.fields.items() if f.required and f.default in (None, "")]
        self._cache: dict[tuple[str, str], Value | FieldError] = {}
        self._constants = self._read_constants()

    def read(self, row: Row) -> dict[str, Value]:
        """Short name -> value of all that the row says; blank cells are left out. Links stay names.

        A finish that the file puts on the next day keeps its ``+1``. Raises FieldError.
        """
        found = dict(self._constants)
        unread = []
        for short, at in self._at.items():
            cell = " ".join(unguarded(row.cells[i]).strip() for i in at).strip()
            if not cell or cell == "#N/A":  # a spreadsheet's own word for "not available"
                continue
            if cell[0] == "#" and _FAULTS.fullmatch(cell):
                raise FieldError(_fault(cell, self.columns[short]), self.fields[short].name)
            try:
                value = self._read(short, cell)
            except FieldError:
                if not isinstance(self.fields[short], Week):
                    raise
                unread.append(short)
                continue
            if value not in (None, ""):
                found[short] = value
        if self.timed and isinstance(found.get("duration"), str):
            # "22:00-02:00" in one cell says when, and whether it means the next day is asked as for two cells.
            found["start"], __, found["finish"] = str(found.pop("duration")).partition("-")
        self._keep_as_note(found, row, unread)
        return found

    def require(self, found: dict[str, Value]) -> None:
        """Raises FieldError when a needed field is empty."""
        for short in self._needed:
            if short not in found:
                raise FieldError(_empty(self.fields[short], self.columns.get(short)), self.fields[short].name)

    def _keep_as_note(self, found: dict[str, Value], row: Row, unread: list[str]) -> None:
        """When somebody can come is asked in many ways; what is no weekday stays readable as a note."""
        for short in unread:
            said = " ".join(" ".join(row.cells[i].split()) for i in self._at[short])
            self.noted.setdefault(self.columns[short], reading.short(said))
            if "note" in self.fields:
                line = f"{self.fields[short].label()}: {said}"
                found["note"] = f"{found['note']}\n{line}" if found.get("note") else line

    def days(self) -> tuple[str, str]:
        """The first and the last day of all rows, as the file keeps them."""
        found = self.every_day()
        return (min(found), max(found)) if found else ("", "")

    def every_day(self) -> list[str]:
        """The days of all rows, each once, as the file keeps them."""
        found = [str(self._constants["day"])] if "day" in self._constants else []
        for cell in {row.cells[i] for row in self._rows for i in self._at.get("day", ())}:
            with contextlib.suppress(FieldError):
                found.append(str(self._read("day", unguarded(cell).strip()) if cell.strip() else ""))
        return [day for day in found if day]

    def at(self, short: str) -> Sequence[int]:
        """The places in a row that hold a field; none when no column does."""
        return self._at.get(short, ())

    def brings(self, short: str) -> bool:
        """Whether a column or a value for all rows brings that field."""
        return short in self.columns or short in self.given

    def in_minutes(self, short: str) -> bool:
        """Whether the column's title says that its plain numbers are minutes."""
        title = self.columns.get(short, "")
        return re.search(r"(?i)\bmin(ute)?s?\b", title.replace("_", " ")) is not None

    def _refuse_missing(self) -> None:
        missing = [
            (short, declared.label())
            for short, declared in self.fields.items()
            if declared.required
            and declared.default in (None, "")
            and not self.brings(short)
            # Two times make a length.
            and not (short == "duration" and self.brings("start") and self.brings("finish"))
        ]
        if missing:
            sentence = _(
                "It is not clear which column holds: {fields}. Please choose a column for it, or one value for all rows."
            )
            shown = listed([f"{label} ({short})" for short, label in missing])
            raise AskError(sentence.format(fields=shown), "fields", missing)

    def _settled(self, table: Table, order: str | None) -> str:
        dated = [short for short in self._at if isinstance(self.fields[short], Day)]
        cells = {row.cells[i] for row in table.rows for short in dated for i in self._at[short]}
        self._ask_year(cells)
        if order is not None:
            if order not in ORDERS:
                sentence = _("“{order}” is no order of dates. Choose one of: {known}.")
                raise KnownError(sentence.format(order=order, known=", ".join(ORDERS)))
            return order
        if not dated:
            return "dmy"
        cells = {with_year(cell, self.year) for cell in cells} if self.year else cells
        return settle_order(sorted(cells), listed([self.columns[short] for short in dated]))

    def _ask_year(self, cells: set[str]) -> None:
        """Asks for the year where nearly all dates go without one; a few such dates are refused row by row."""
        years = [cell for cell in cells if cell.strip() and has_year(cell)]
        bare = [cell for cell in cells if cell.strip() and not has_year(cell)]
        without = sorted(cell for cell in bare if read_vague_day(with_year(cell, "2024"), "dmy"))
        if without and not self.year and len(years) * 10 < len(without):
            raise ask_year(without[0])

    def _read_constants(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for short, typed in self.given.items():
            declared = self.fields[short]
            # What a person types here is read as in the window, where 3.4. is a day in April.
            if isinstance(declared, Day | Hours):
                found[short] = declared.parse(typed)
            else:
                found[short] = self._read(short, typed.strip())
            if not isinstance(declared, Link):
                declared.check(found[short])
        return found

    def _read(self, short: str, cell: str) -> Value:
        declared = self.fields[short]
        if isinstance(declared, Link) or type(declared).__name__ in ("Text", "LongText"):
            return " ".join(cell.split()) if isinstance(declared, Link) else declared.parse(cell)
        key = (short, cell)
        if key not in self._cache:
            try:
                self._cache[key] = self._parsed(short, declared, cell)
            except FieldError as error:
                self._cache[key] = error
        found = self._cache[key]
        if isinstance(found, FieldError):
            raise found
        return found

    def _reached_by(self, declared: Email | Phone, cell: str) -> Value:
        """An odd address or number comes in as it stands and is said: it is no reason to lose the person."""
        try:
            return declared.parse(cell)
        except FieldError:
            self.odd.append(cell)
            return Text.parse(declared, cell)

    def _parsed(self, short: str, declared: Field, cell: str) -> Value:
        if isinstance(declared, Email | Phone):
            return self._reached_by(declared, cell)
        if isinstance(declared, Day):
            read = read_vague_day if isinstance(declared, VagueDay) else read_day
            day = read(with_year(cell, self.year), self.order)
            if day is None:
                raise declared.refuse(_no_day(cell, self.order, vague=isinstance(declared, VagueDay)))
            if isinstance(declared, DayOrMonth) and len(day) == 4:
                sentence = _("“{typed}” is a year. Please write the day, or the month like 2026-11.")
                raise declared.refuse(sentence.format(typed=day))
            return day
        if isinstance(declared, Choice):
            code = choice_code(self.kind, declared.name, declared, cell)
            if code is None:
                return declared.read(cell)
            if squeezed(cell) not in (squeezed(code), squeezed(declared.show(code))):
                self.read_as[cell] = declared.show(code)
            return code
        if isinstance(declared, Hours):
            return self._length(short, declared, cell)
        if isinstance(declared, Money):
            return amounts.parse(declared, cell, self._currency)
        if isinstance(declared, Time):
            return _time(declared, cell)
        return declared.parse(cell)

    def _length(self, short: str, declared: Hours, cell: str) -> Value:
        if self.in_minutes(short):
            bare = reading.number(cell)
            if bare is not None:
                return round(bare)
        try:
            return declared.parse(cell)
        except NextDayError as error:
            both = reading.from_to(cell)
            if short == "duration" and self.timed and both is not None:
                return f"{reading.clock_text(both[0])}-{reading.clock_text(both[1])}"
            raise declared.refuse(times.backwards("", cell, error.minutes)) from error


# What a spreadsheet shows where a formula went wrong; no value of anything.
_FAULTS = re.compile(r"#(DIV/0!|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!)")


def _fault(cell: str, column: str) -> str:
    sentence = _(
        "“{typed}” (column “{column}”) is an error of the spreadsheet. Please mend the formula, or type the value itself."
    )
    return sentence.format(typed=cell, column=reading.short(column))


def _time(declared: Time, cell: str) -> Value:
    read = time_of_day(cell)
    if read is None:
        sentence = _("“{typed}” is not a time of day. Type it like 18:30.")
        raise declared.refuse(sentence.format(typed=reading.short(cell)))
    return reading.clock_text(read[0]) + (times.NEXT_DAY if read[1] and declared.name == "finish" else "")


def _empty(declared: Field, column: str | None) -> str:
    if column:
        sentence = _("{field} is empty in this row (column “{column}”). Please fill it in.")
        return sentence.format(field=declared.label(), column=reading.short(column))
    return _("{field} is empty in this row. Please fill it in.").format(field=declared.label())


def _no_day(cell: str, order: str, *, vague: bool) -> str:
    if re.fullmatch(r"[2-7]\d{4}(\.\d+)?", cell):
        sentence = _(
            "“{typed}” is a spreadsheet's own number for a day. Please format the cell as a date and save the file again."
        )
        return sentence.format(typed=cell)
    known = reading.day(cell)
    if known and not re.search(r"\d{4}|\d[-/. ]\d+[-/. ]\d", cell):
        sentence = _("“{typed}” has no year. Please write it in full, like {example}.")
        return sentence.format(typed=reading.short(cell), example=day_full(known))
    if re.match(r"\d{1,2}[-/. ]+\d{1,2}[-/. ]+\d", cell):
        sentence = _("“{typed}” is not a date in the order chosen for this file ({order}). Please mend it.")
        return sentence.format(typed=reading.short(cell), order=_(ORDER_WORDS[order]))
    if not vague and reading.vague_day(cell):
        sentence = _("“{typed}” says no day of the month. Please write the whole date, like 2026-11-22.")
    elif vague:
        sentence = _("“{typed}” is not a date. Write it like 2026-11-22, 2026-11 or 2026.")
    else:
        sentence = _("“{typed}” is not a date. Write it like 2026-11-22 or 22.11.2026.")
    return sentence.format(typed=reading.short(cell))
