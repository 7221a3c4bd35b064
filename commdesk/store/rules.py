"""Rules that need other records: a person's day has 24 hours, a group's name is there once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commdesk import text
from commdesk.errors import FieldError
from commdesk.records.kind import Kind, Record
from commdesk.records.shifts import DAY_MINUTES, SHIFTS, Shift, is_month
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import _

if TYPE_CHECKING:
    from commdesk.store.store import Reader


def check(reader: "Reader", kind: Kind, record: Record) -> None:
    """Raises FieldError when a record cannot stand beside those already there."""
    if isinstance(record, Shift) and record.volunteer and record.status == "completed":
        _day_of_a_person(reader, record)


def check_all(reader: "Reader", records: Iterable[Record]) -> None:
    """As ``check``, for many records that have been saved already: one look at the days of all of them."""
    days = {
        (record.volunteer, record.day)
        for record in records
        if isinstance(record, Shift) and record.volunteer and record.status == "completed"
    }
    for volunteer, day, total in long_days(reader) if days else ():
        if (volunteer, day) in days:
            raise too_long(VOLUNTEERS.name_of(reader.get(VOLUNTEERS, volunteer)), total, day)


def minutes_on(reader: "Reader", volunteer: str, day: str, *, besides: str = "") -> int:
    """Minutes of a person's completed shifts on one day, without the shift ``besides``."""
    sql = (
        "SELECT coalesce(sum(minutes), 0) FROM shifts INDEXED BY shifts_volunteer "
        "WHERE volunteer = ? AND status = 'completed' AND day = ? AND id <> ?"
    )
    return int(reader.rows(sql, [volunteer, day, besides])[0][0])


def long_days(reader: "Reader") -> list[tuple[str, str, int]]:
    """(volunteer's id, day, minutes) of days on which a person has more than 24 hours."""
    sql = (
        "SELECT volunteer, day, sum(minutes) FROM shifts WHERE volunteer IS NOT NULL AND status = 'completed' AND length(day) = 10 "
        "GROUP BY volunteer, day HAVING sum(minutes) > ? ORDER BY day, volunteer"
    )
    return [(str(v), str(d), int(m)) for v, d, m in reader.rows(sql, [DAY_MINUTES])]


def too_long(name: str, total: int, day: str) -> FieldError:
    """What is said of a person's day with more than 24 hours; ``total`` in minutes."""
    sentence = _(
        "{name} would have {total} hours on {day}, and a day has 24. Please check the length or the day."
    )
    shown = SHIFTS.fields["day"].show(day)
    return SHIFTS.fields["minutes"].refuse(sentence.format(name=name, total=text.duration(total), day=shown))


def _day_of_a_person(reader: "Reader", shift: Shift) -> None:
    if is_month(str(shift.day)):
        return  # a month's hours in one sum say nothing of a day
    total = minutes_on(reader, str(shift.volunteer), str(shift.day), besides=shift.id) + (shift.minutes or 0)
    if total > DAY_MINUTES:
        raise too_long(VOLUNTEERS.name_of(reader.get(VOLUNTEERS, shift.volunteer)), total, str(shift.day))
