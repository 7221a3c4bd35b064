"""Sign-in sheets: what was printed, so that it can be typed in line by line afterwards."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_


@record
class Sheet(Record):
    """A printed sign-in sheet. ``names`` and ``minutes`` are what the paper itself says it adds up to."""

    number: int | None = fields.whole(N_("Sheet"), least=1, most=1_000_000, required=True)
    session: str | None = fields.link(N_("Session"), "sessions", required=True)
    printed_on: str | None = fields.day(N_("Printed on"), required=True)
    entered_on: str | None = fields.day(N_("Entered on"))
    names: int | None = fields.whole(N_("Names on the paper"), most=10_000)
    minutes: int | None = fields.minutes(N_("Hours on the paper"))


@record
class SheetLine(Record):
    """One line of a sheet: its code, and the name that was printed on it; a blank line has none."""

    sheet: str | None = fields.link(N_("Sheet"), "sheets", required=True, part_of=True)
    code: int | None = fields.whole(N_("Code"), least=1, most=10_000, required=True)
    volunteer: str | None = fields.link(N_("Who"), "volunteers", part_of=True)


SHEETS = Kind(
    name="sheets",
    title=N_("Sign-in sheets"),
    one=N_("Sign-in sheet"),
    record=Sheet,
    columns=("number", "session", "printed_on", "entered_on"),
    search=("number", "session"),
    order=("-number",),
    label="number",
)

SHEET_LINES = Kind(
    name="sheet_lines",
    title=N_("Lines of sign-in sheets"),
    one=N_("Line of a sign-in sheet"),
    record=SheetLine,
    columns=("sheet", "code", "volunteer"),
    search=("volunteer",),
    order=("sheet", "code"),
    label="code",
    listed=False,
)
