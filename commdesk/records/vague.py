"""What holds of days that may be known to the month or year only."""

from commdesk.records import reading
from commdesk.records.kind import Kind
from commdesk.text import _


def in_order(start: str | None, end: str | None, kind: Kind) -> None:
    """Raises FieldError where an end lies before its start; both may be known to the month or year only."""
    if start and end and reading.last_day(end) < reading.first_day(start):
        raise kind.fields["end"].refuse(_("The end is before the start. Please check both."))
