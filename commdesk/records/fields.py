"""The types of fields a record can have: how each is typed, checked, shown, written to CSV and kept.

A field belongs to a dataclass: ``name: str = text(N_("Name"), required=True)``. The dataclass is the one
description; table, form, search, import and export follow from it.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdesk import text as words
from commdesk.errors import FieldError, NextDayError
from commdesk.records import reading
from commdesk.records.field import Field, Value
from commdesk.records.when import Day, DayOrMonth, Time, VagueDay, Week
from commdesk.text import N_, _


@dataclass(eq=False, repr=False)
class Text(Field):
    """One line of text of at most ``most`` characters."""

    most: int = 200
    empty: Value = ""
    default: Value = ""

    def parse(self, typed: str) -> Value:
        # A line holds no line breaks; pasted ones become spaces so that nothing is lost.
        return re.sub(r"\s*[\r\n\t\v\f\x00]+\s*", " ", typed).strip()

    def check(self, value: Value) -> None:
        super().check(value)
        if isinstance(value, str) and len(value) > self.most:
            sentence = _("{field} can have at most {most} characters; this has {count}. Please shorten it.")
            count = words.number(len(value))
            raise self.refuse(sentence.format(field=self.label(), most=words.number(self.most), count=count))


@dataclass(eq=False, repr=False)
class LongText(Text):
    """Text of several lines."""

    most: int = 20_000

    def parse(self, typed: str) -> Value:
        return typed.replace("\x00", "").replace("\r\n", "\n").strip()


@dataclass(eq=False, repr=False)
class Whole(Field):
    """A whole number between ``least`` and ``most``."""

    least: int = 0
    most: int = 1_000_000_000
    sql = "INTEGER"

    def read(self, typed: str) -> Value:
        # Where only whole numbers are, "1.234" groups thousands.
        number = reading.number(reading.ungrouped(typed))
        if number is None or number != int(number):
            raise self.refuse(_("“{typed}” is not a whole number.").format(typed=reading.short(typed)))
        return int(number)

    def check(self, value: Value) -> None:
        super().check(value)
        if isinstance(value, int) and not self.least <= value <= self.most:
            sentence = _("{field} must be between {least} and {most}.")
            low, high = words.number(self.least), words.number(self.most)
            raise self.refuse(sentence.format(field=self.label(), least=low, most=high))

    def show(self, value: Value) -> str:
        return "" if value is None else words.number(float(value))

    def edit(self, value: Value) -> str:
        return "" if value is None else str(value)


@dataclass(eq=False, repr=False)
class Year(Whole):
    """A calendar year."""

    least: int = 1900
    most: int = 2199

    def check(self, value: Value) -> None:
        if isinstance(value, int) and not self.least <= value <= self.most:
            raise self.refuse(_("The year {year} cannot be right. Type it like 2026.").format(year=value))
        Field.check(self, value)

    def show(self, value: Value) -> str:
        return "" if value is None else str(value)


@dataclass(eq=False, repr=False)
class Number(Field):
    """A number that may have decimals (a goal's target). Percentages are kept as they are said: 45 for 45 %."""

    sql = "REAL"

    def read(self, typed: str) -> Value:
        number = reading.number(typed.strip().removesuffix("%"))
        if number is None:
            sentence = _("“{typed}” is not a number. Type it like 12 or 12.5.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return number

    def show(self, value: Value) -> str:
        return "" if value is None else words.number(float(value), 2)

    def edit(self, value: Value) -> str:
        if value is None:
            return ""
        # All its digits and no exponent: what an entry field shows is what is kept again.
        from decimal import Decimal

        return f"{Decimal(repr(float(value))):f}".removesuffix(".0")


@dataclass(eq=False, repr=False)
class Money(Field):
    """An amount in cents of the group's currency."""

    sql = "INTEGER"

    def read(self, typed: str) -> Value:
        # Nothing has a thousandth of a coin, so "1.234" groups thousands.
        number = reading.number(reading.ungrouped(typed))
        if number is None:
            sentence = _("“{typed}” is not an amount. Type it like 12 or 12.50.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return round(number * 100)

    def check(self, value: Value) -> None:
        super().check(value)
        if isinstance(value, int) and value < 0:
            raise self.refuse(_("{field} cannot be below zero.").format(field=self.label()))

    def show(self, value: Value) -> str:
        return "" if value is None else f"{int(value) / 100:.2f}"

    def plain(self, value: Value) -> Any:
        return None if value is None else int(value) / 100


@dataclass(eq=False, repr=False)
class Hours(Field):
    """A length of time kept as whole minutes; typed as 2h30, 2.5, 2,5, 2:30 or 150m."""

    hint: str = N_("2h30, 2.5 or 2:30")
    most: int = 1_000_000
    sql = "INTEGER"

    def read(self, typed: str) -> Value:
        both = reading.from_to(typed)
        minutes = reading.duration(typed) if both is None else self._between(typed, *both)
        if minutes is None:
            sentence = _("“{typed}” is not a length of time. Type it like 2h30, 2.5 or 2:30.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return minutes

    def check(self, value: Value) -> None:
        super().check(value)
        if not isinstance(value, int):
            return
        if value <= 0:
            raise self.refuse(
                _("A length of time must be more than nothing. Type it like 2h30, 2.5 or 2:30.")
            )
        if value > self.most:
            sentence = _("{length} hours is too long. Please check it.")
            raise self.refuse(sentence.format(length=words.duration(value)))

    def show(self, value: Value) -> str:
        return "" if value is None else words.duration(int(value))

    def plain(self, value: Value) -> Any:
        return None if value is None else round(int(value) / 60, 4)

    def _between(self, typed: str, start: int, finish: int, next_day: bool) -> int:
        if finish > start and not next_day:
            return finish - start
        length = finish - start + 24 * 60
        if next_day and finish <= start:
            return length
        sentence = _(
            "{typed} ends before it starts. If it ended the next day ({length} hours), press Enter once more; "
            "else mend the time."
        )
        raise NextDayError(
            sentence.format(typed=reading.short(typed), length=words.duration(length)), self.name, length
        )


@dataclass(eq=False, repr=False)
class YesNo(Field):
    """Yes or no, kept as 1 or 0."""

    default: Value = 0
    empty: Value = 0
    sql = "INTEGER"

    def read(self, typed: str) -> Value:
        answer = reading.yes_no(typed)
        if answer is None:
            raise self.refuse(_("“{typed}” is neither yes nor no.").format(typed=reading.short(typed)))
        return int(answer)

    def show(self, value: Value) -> str:
        return _("yes") if value else _("no")


@dataclass(eq=False, repr=False)
class Choice(Field):
    """One of a few codes, each with its words; ``unsaid`` are the words for none of them, ``unsaid_code`` what may be
    typed for that.
    """

    options: Mapping[str, str] = dataclasses.field(default_factory=dict)
    unsaid: str = "–"
    unsaid_code: str = ""

    def read(self, typed: str) -> Value:
        wanted = words.fold(typed)
        if not self.required and wanted in (
            words.fold(self.unsaid), words.fold(_(self.unsaid)), words.fold(self.unsaid_code)
        ):  # fmt: skip
            return self.empty
        for code, name in self.options.items():
            if wanted in (words.fold(code), words.fold(name), words.fold(_(name))):
                return code
        raise self._unknown(typed)

    def check(self, value: Value) -> None:
        super().check(value)
        if value is not None and value not in self.options:
            raise self._unknown(str(value))

    def show(self, value: Value) -> str:
        return _(self.options[str(value)]) if value in self.options else ""

    def _unknown(self, typed: str) -> FieldError:
        known = ", ".join(_(name) for name in self.options.values())
        sentence = _("“{typed}” is not one of: {known}.")
        return self.refuse(sentence.format(typed=reading.short(typed), known=known))


@dataclass(eq=False, repr=False)
class Link(Field):
    """Another record, by its id. ``part_of`` says that this record goes when the other one goes."""

    to: str = ""
    part_of: bool = False


@dataclass(eq=False, repr=False)
class Secret(Field):
    """A salted fingerprint of something secret: never shown, printed or exported."""

    empty: Value = ""
    default: Value = ""

    def show(self, value: Value) -> str:
        return _("set") if value else ""

    def plain(self, value: Value) -> Any:
        return None


@dataclass(eq=False, repr=False)
class Picture(Field):
    """A small picture, kept inside the file as base64 text."""

    most: int = 1_500_000
    empty: Value = ""
    default: Value = ""

    def check(self, value: Value) -> None:
        if isinstance(value, str) and len(value) > self.most:
            raise self.refuse(_("The picture is too large. Please take one of less than 1 MB."))

    def show(self, value: Value) -> str:
        return _("yes") if value else ""

    def edit(self, value: Value) -> str:
        return str(value or "")


@dataclass(eq=False, repr=False)
class Packed(Picture):
    """A whole file, kept inside ours as base64 text."""

    most: int = 14_000_000

    def check(self, value: Value) -> None:
        Field.check(self, value)
        if isinstance(value, str) and len(value) > self.most:
            raise self.refuse(_("The file is too large. Please take one of less than 10 MB."))


def _declared(field: Field) -> Any:
    return dataclasses.field(default=field.default, metadata={"field": field})


def text(title: str, **more: Any) -> Any:
    """A dataclass field holding one line of text."""
    return _declared(Text(title, **more))


def long_text(title: str, **more: Any) -> Any:
    """A dataclass field holding several lines."""
    return _declared(LongText(title, **more))


def whole(title: str, **more: Any) -> Any:
    """A dataclass field holding a whole number."""
    return _declared(Whole(title, **more))


def year(title: str, **more: Any) -> Any:
    """A dataclass field holding a year."""
    return _declared(Year(title, **more))


def decimal(title: str, **more: Any) -> Any:
    """A dataclass field holding a number."""
    return _declared(Number(title, **more))


def cents(title: str, **more: Any) -> Any:
    """A dataclass field holding money in cents."""
    return _declared(Money(title, **more))


def minutes(title: str, **more: Any) -> Any:
    """A dataclass field holding a length of time in minutes."""
    return _declared(Hours(title, **more))


def day(title: str, **more: Any) -> Any:
    """A dataclass field holding a day."""
    return _declared(Day(title, **more))


def vague_day(title: str, **more: Any) -> Any:
    """A dataclass field holding a day, a month or a year."""
    return _declared(VagueDay(title, **more))


def day_or_month(title: str, **more: Any) -> Any:
    """A dataclass field holding a day or a whole month."""
    return _declared(DayOrMonth(title, **more))


def time(title: str, **more: Any) -> Any:
    """A dataclass field holding a time of day."""
    return _declared(Time(title, **more))


def week(title: str, **more: Any) -> Any:
    """A dataclass field holding parts of weekdays."""
    return _declared(Week(title, **more))


def yes_no(title: str, **more: Any) -> Any:
    """A dataclass field holding 1 or 0."""
    return _declared(YesNo(title, **more))


def choice(title: str, options: Mapping[str, str], **more: Any) -> Any:
    """A dataclass field holding one of the codes in ``options``."""
    return _declared(Choice(title, options=options, **more))


def link(title: str, to: str, **more: Any) -> Any:
    """A dataclass field holding the id of a record of the kind named ``to``."""
    return _declared(Link(title, to=to, **more))


def secret(title: str, **more: Any) -> Any:
    """A dataclass field holding a fingerprint."""
    return _declared(Secret(title, **more))


def picture(title: str, **more: Any) -> Any:
    """A dataclass field holding a picture."""
    return _declared(Picture(title, **more))


def packed(title: str, **more: Any) -> Any:
    """A dataclass field holding a whole file."""
    return _declared(Packed(title, **more))
