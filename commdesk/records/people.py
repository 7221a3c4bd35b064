"""What follows by itself when a person's record or check is changed: a day beside an answer, a day of running out."""

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Any

from commdesk.records import reading
from commdesk.records.volunteers import Check, CheckType, Volunteer, under_age

# An answer and the day on which it was given.
ANSWERED_ON = {
    "contact_ok": "contact_ok_on",
    "photo_ok": "photo_ok_on",
    "guardian_ok": "guardian_ok_on",
}


def settled(before: Volunteer, changed: Volunteer, today: date) -> Volunteer:
    """``changed`` with what follows from the change.

    An answer that is given or changed is dated today, one taken back loses its day. Who leaves, left today; who comes
    back has not left. A day that is typed in the same deed stays.
    """
    values: dict[str, Any] = changed.values()
    for answer, on in ANSWERED_ON.items():
        if values[answer] != getattr(before, answer) and values[on] == getattr(before, on):
            values[on] = str(today) if values[answer] else None
    if changed.status != before.status:
        if changed.status == "left":
            values["left_on"] = changed.left_on or str(today)
        elif before.status == "left" and changed.left_on == before.left_on:
            values["left_on"] = None
    return Volunteer(**values)


def needs_guardian(person: Volunteer, today: date) -> bool:
    """Whether somebody under 18 helps without a parent or guardian having agreed."""
    return under_age(person, today) and person.guardian_ok != "yes"


def may_be_reached(person: Volunteer, today: date) -> bool:
    """Whether a person agreed to be contacted; for somebody under 18 a parent or guardian must have agreed too."""
    return person.contact_ok == "yes" and not needs_guardian(person, today)


def proposed_end(done_on: str | None, months: int | None) -> str | None:
    """When a check done on a (vague) day runs out, as exact as that day; None when it never does or nobody knows.

    A year and a part of years counts from its first month.
    """
    if not done_on or not months:
        return None
    parts = [int(part) for part in done_on.split("-")]
    if len(parts) == 1 and months % 12 == 0:
        return str(parts[0] + months // 12)
    month = (parts[1] if len(parts) > 1 else 1) - 1 + months
    year, month = parts[0] + month // 12, month % 12 + 1
    if len(parts) < 3:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{min(parts[2], calendar.monthrange(year, month)[1]):02d}"


def with_end(before: Check, changed: Check, before_type: CheckType | None, type: CheckType | None) -> Check:
    """``changed`` with the day of running out that follows from its type and day.

    A day that somebody typed, or emptied, stays: only one that was proposed itself is proposed anew.
    """
    if changed.expires != before.expires:
        return changed
    proposed = proposed_end(before.done_on, before_type.months if before_type else None)
    if changed.expires != proposed:
        return changed
    if (changed.done_on, changed.type) == (before.done_on, before.type):
        return changed
    values: dict[str, Any] = changed.values()
    values["expires"] = proposed_end(changed.done_on, type.months if type else None)
    return Check(**values)


def check_state(check: Check, window: int, today: date, others: Iterable[Check] = ()) -> str:
    """``never``, ``expired``, ``due`` (within ``window`` days of running out), ``renewed`` or ``ok``, for a chip.

    A day known only to the month or year counts to its last day. One that is due or expired is ``renewed`` where one
    of ``others``, the same person's checks of the same kind, takes its place. ``store.states`` says the same in SQL.
    """
    if not check.expires:
        return "never"
    end = reading.last_day(check.expires)
    left = (end - today).days
    if left > window:
        return "ok"
    if any(other.id != check.id and _takes_place(other, check, end) for other in others):
        return "renewed"
    return "expired" if left < 0 else "due"


def _takes_place(other: Check, check: Check, end: date) -> bool:
    """Whether another check of the same kind counts in place of one that holds until ``end``.

    One that holds longer does; one without an end does unless it is known to be older. What their dates do not say,
    the order settles in which they were entered.
    """
    if other.expires:
        return (reading.last_day(other.expires), other.id) > (end, check.id)
    if not other.done_on:
        return not check.done_on and other.id > check.id
    made = reading.last_day(other.done_on)
    return made >= reading.last_day(check.done_on) if check.done_on else made > end
