"""Other names of people: what somebody was called in a list that was merged into their record."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_


@record
class OtherName(Record):
    """A name under which lists know somebody; ``record_was`` is the id of the record that had it."""

    volunteer: str | None = fields.link(N_("Who"), "volunteers", required=True, part_of=True)
    name: str = fields.text(N_("Other name"), required=True)
    record_was: str = fields.text(N_("Record before"))


OTHER_NAMES = Kind(
    name="other_names",
    title=N_("Other names"),
    one=N_("Other name"),
    record=OtherName,
    columns=("name", "volunteer"),
    search=("name", "volunteer"),
    order=("name", "id"),
    label="name",
    listed=False,
)
