"""The types of fields that hold a time: a day, a vague day, a time of day, parts of the week."""

from dataclasses import dataclass
from datetime import date

from commdesk import text as words
from commdesk.records import availability, reading
from commdesk.records.field import Field, Value
from commdesk.text import N_, _


@dataclass(eq=False, repr=False)
class Day(Field):
    """A day, kept as ISO text."""

    hint: str = N_("22.11.2026, 22 Nov or “today”")

    def read(self, typed: str) -> Value:
        day = reading.day(typed)
        if day is None:
            sentence = _("“{typed}” is not a date. Type it like 22.11.2026 or 2026-11-22.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return day.isoformat()

    def check(self, value: Value) -> None:
        super().check(value)
        if value and not "1900-01-01" <= str(value) <= "2199-12-31":
            sentence = _("The year {year} cannot be right. Type the date like 22.11.2026.")
            raise self.refuse(sentence.format(year=str(value)[:4]))

    def show(self, value: Value) -> str:
        return words.day_week(date.fromisoformat(str(value))) if value else ""

    def edit(self, value: Value) -> str:
        return words.day_medium(date.fromisoformat(str(value))) if value else ""


@dataclass(eq=False, repr=False)
class VagueDay(Day):
    """A date that may be known only to the month or the year; kept with just that precision."""

    hint: str = N_("22.11.2026, 2026-11 or 2026")

    def read(self, typed: str) -> Value:
        vague = reading.vague_day(typed)
        if vague is None:
            sentence = _("“{typed}” is not a date. Type it like 22.11.2026, 2026-11 or 2026.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return vague

    def show(self, value: Value) -> str:
        return words.vague_day(str(value)) if value else ""

    def edit(self, value: Value) -> str:
        return self.show(value) if value and len(str(value)) == 10 else str(value or "")


@dataclass(eq=False, repr=False)
class DayOrMonth(VagueDay):
    """A day, or a whole month where nobody knows the days (``2026-11``)."""

    hint: str = N_("22.11.2026, 22 Nov or “today”; 2026-11 for a whole month")

    def read(self, typed: str) -> Value:
        vague = str(super().read(typed))
        if len(vague) == 4:
            sentence = _("“{typed}” is a year. Type a day like 22.11.2026, or a month like 2026-11.")
            raise self.refuse(sentence.format(typed=vague))
        return vague

    def show(self, value: Value) -> str:
        return Day.show(self, value) if value and len(str(value)) == 10 else super().show(value)

    def edit(self, value: Value) -> str:
        return Day.edit(self, value) if value and len(str(value)) == 10 else super().edit(value)


@dataclass(eq=False, repr=False)
class Time(Field):
    """A time of day, kept as ``18:30``."""

    hint: str = N_("18:30 or 6.30 pm")

    def read(self, typed: str) -> Value:
        minutes = reading.clock_minutes(typed)
        if minutes is None:
            sentence = _("“{typed}” is not a time of day. Type it like 18:30.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return reading.clock_text(minutes)


@dataclass(eq=False, repr=False)
class Week(Field):
    """Parts of weekdays (``mon-evening sat-morning``), kept in the order of the week."""

    hint: str = N_("Monday evening, Saturday")
    empty: Value = ""
    default: Value = ""

    def read(self, typed: str) -> Value:
        found = availability.read(typed)
        if found is None:
            sentence = _("“{typed}” does not say when. Type it like Monday evening, Saturday.")
            raise self.refuse(sentence.format(typed=reading.short(typed)))
        return found

    def check(self, value: Value) -> None:
        super().check(value)
        if not availability.known(str(value or "")):
            raise self.refuse(_("“{typed}” does not say when.").format(typed=reading.short(str(value))))

    def show(self, value: Value) -> str:
        return availability.spelled(str(value or ""))
