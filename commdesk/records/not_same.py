"""Two people who look like one and are not: said once, and never asked again."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_


@record
class NotSame(Record):
    """Somebody has said that these two are different people."""

    one: str | None = fields.link(N_("One person"), "volunteers", required=True, part_of=True)
    other: str | None = fields.link(N_("The other person"), "volunteers", required=True, part_of=True)
    note: str = fields.text(N_("Note"))


NOT_SAME = Kind(
    name="not_same",
    title=N_("Different people"),
    one=N_("Pair of different people"),
    record=NotSame,
    columns=("one", "other", "note"),
    search=("one", "other"),
    order=("one", "other", "id"),
    label="note",
    listed=False,
)
