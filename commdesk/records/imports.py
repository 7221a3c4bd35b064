"""Past imports, so that a whole one can be taken back later."""

from commdesk.records import fields
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_


@record
class Import(Record):
    """One import; its id is the batch. ``rows`` were read, ``added`` entered, ``skipped`` were here already."""

    kind: str = fields.text(N_("What"), required=True)
    source: str = fields.text(N_("File"), most=500)
    rows: int = fields.whole(N_("Rows"), default=0, required=True)
    added: int = fields.whole(N_("Added"), default=0, required=True)
    skipped: int = fields.whole(N_("Here already"), default=0, required=True)
    refused: int = fields.whole(N_("Refused"), default=0, required=True)
    taken_back: str = fields.text(N_("Taken back"))


IMPORTS = Kind(
    name="imports",
    title=N_("Imports"),
    one=N_("Import"),
    record=Import,
    columns=("made", "kind", "source", "added"),
    search=("source",),
    order=("-made", "-id"),
    label="source",
    listed=False,
)
