"""Rules that need other records: a person's day has 24 hours, a group's name is there once."""

from typing import TYPE_CHECKING

from commdesk import text
from commdesk.records.kind import Kind, Record
from commdesk.records.volunteers import DAY_MINUTES, SHIFTS, VOLUNTEERS, Shift
from commdesk.text import _

if TYPE_CHECKING:
    from commdesk.store.store import Reader


def check(reader: "Reader", kind: Kind, record: Record) -> None:
    """Raises FieldError when a record cannot stand beside those already there."""
    if isinstance(record, Shift) and record.volunteer and record.status == "completed":
        _day_of_a_person(reader, record)


def _day_of_a_person(reader: "Reader", shift: Shift) -> None:
    sql = (
        "SELECT coalesce(sum(minutes), 0) FROM shifts INDEXED BY shifts_volunteer "
        "WHERE volunteer = ? AND status = 'completed' AND day = ? AND id <> ?"
    )
    others = reader.rows(sql, [shift.volunteer, shift.day, shift.id])[0][0]
    total = others + (shift.minutes or 0)
    if total > DAY_MINUTES:
        name = VOLUNTEERS.name_of(reader.get(VOLUNTEERS, shift.volunteer))
        sentence = _(
            "{name} would have {total} hours on {day}, and a day has 24. Please check the length or the day."
        )
        shown = SHIFTS.fields["day"].show(shift.day)
        raise SHIFTS.fields["minutes"].refuse(
            sentence.format(name=name, total=text.duration(total), day=shown)
        )
