"""Rules that need other records: a person's day has 24 hours, a goal is part of one that is part of none.

And what follows from a change in other records: the number of a goal from its check-ins.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commdesk import clock, text
from commdesk.errors import FieldError
from commdesk.records.goals import CHECK_INS, GOALS, Goal
from commdesk.records.kind import Kind, Record
from commdesk.records.partners import PARTNERS, StageChange
from commdesk.records.readings import as_read, reading
from commdesk.records.shifts import DAY_MINUTES, SHIFTS, Shift, is_month
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Row
from commdesk.text import _

if TYPE_CHECKING:
    from commdesk.store.store import Reader, Store


def check(reader: "Reader", kind: Kind, record: Record) -> None:
    """Raises FieldError when a record cannot stand beside those already there."""
    if isinstance(record, Shift) and record.volunteer and record.status == "completed":
        _day_of_a_person(reader, record)
    if isinstance(record, Goal) and record.parent:
        _one_level_deep(reader, record)


def follow(store: "Store", kind: Kind, *rows: Row | None) -> None:
    """Saves what follows from a change, in the same step; ``rows`` are those before and after it.

    A goal that has or had check-ins shows what they come to; a partner that comes into another stage gets a line of history.
    """
    if kind is PARTNERS and len(rows) == 2 and None not in rows:
        _note_stage(store, *rows)
    if kind is not CHECK_INS and kind is not GOALS:
        return
    for id in {str(row["goal" if kind is CHECK_INS else "id"]) for row in rows if row is not None}:
        goal = store.get(GOALS, id)
        if goal is None or goal.reads:
            continue
        check_ins = store.find(CHECK_INS, Query(equals={"goal": id}))
        said = [row.get("reading") for row in rows if row is not None] + [c.reading for c in check_ins]
        if not any(number is not None for number in said):
            continue  # its number was typed, or brought by a list
        read = as_read(goal, reading(goal, check_ins, clock.today(), store.group().year_start))
        if (read.now, read.now_on) != (goal.now, goal.now_on):
            store.save(read)


def _note_stage(store: "Store", before: Row | None, after: Row | None) -> None:
    if before is not None and after is not None and before["stage"] != after["stage"]:
        day = clock.today().isoformat()
        was, stage = str(before["stage"]), str(after["stage"])
        store.save(StageChange(partner=str(after["id"]), day=day, was=was, stage=stage))


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


def is_whole(above: Goal) -> None:
    """Raises FieldError for a goal that is part of another one: nothing can be part of it."""
    if above.parent:
        sentence = _("“{goal}” is itself part of another goal. Please choose that one, or none.")
        raise GOALS.fields["parent"].refuse(sentence.format(goal=above.name))


def _one_level_deep(reader: "Reader", goal: Goal) -> None:
    above = reader.get(GOALS, goal.parent)
    if above is not None:
        is_whole(above)
    if reader.find(GOALS, Query(equals={"parent": goal.id}, limit=1)):
        sentence = _("Other goals are part of “{goal}”, so it cannot be part of one itself.")
        raise GOALS.fields["parent"].refuse(sentence.format(goal=goal.name))
