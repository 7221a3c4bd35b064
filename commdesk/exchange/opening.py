"""Opening a list for a person who looks at it: read with the answers so far, and as last time where it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commdesk.exchange import across, platforms
from commdesk.exchange.asking import AskError, Progress
from commdesk.exchange.columns import propose
from commdesk.exchange.memory import Layout, answer_as_last_time, recall
from commdesk.exchange.read import read_table
from commdesk.exchange.table import Table
from commdesk.records.kind import Kind
from commdesk.store.store import Reader


@dataclass(frozen=True)
class Opened:
    """A list as it was read, and as it is worked on (where dates stand across, a row for each filled cell).

    ``dates`` is what stands across, if anything does; ``last`` how such a list was read last time. ``mapping`` and
    ``constants`` are proposed, from last time or from the titles. ``kind`` is what it lists: of a platform's export what
    its columns say.
    """

    raw: Table
    table: Table
    dates: across.Across | None
    last: Layout | None
    mapping: Mapping[str, str]
    constants: Mapping[str, str]
    kind: Kind

    @property
    def marks(self) -> int:
        """How many cells hold a mark, whose length somebody has to say."""
        unfolded = self.dates is not None and self.table is not self.raw
        return self.dates.marks(self.raw) if unfolded and self.dates is not None else 0

    def answered(self, answers: Mapping[str, str]) -> dict[str, str]:
        """What was answered now, else last time, and whether dates stand across: what a list like it is read with."""
        found = {**(self.last.answers if self.last else {}), **answers}
        if self.dates is not None:
            found["across"] = "yes" if self.table is not self.raw else "no"
        return found


def open_list(
    reader: Reader, kind: Kind, path: Path, answers: Mapping[str, str], progress: Progress | None = None
) -> Opened:
    """Reads a list with the answers given; ``answers["last"] == "no"`` reads it as if it were the first of its kind.

    Raises AskError, whose ``likely`` is what was answered last time, and KnownError.
    """
    try:
        raw = _read(path, answers, progress)
    except AskError as error:
        error.likely = answer_as_last_time(reader, kind, path, error, answers)
        raise
    kind = platforms.kind_meant(kind, raw)
    last = recall(reader, kind, raw.top)
    used = last if answers.get("last") != "no" else None
    said = {**(used.answers if used else {}), **answers}
    if "head" in said and "head" not in answers:
        raw = _read(path, said, progress)
    dates = across.found(raw) if kind.name == "shifts" else None
    table = raw
    if dates is not None and said.get("across") != "no":
        table = across.unfolded(raw, dates, said.get("year"))
    constants = dict(used.constants) if used else {}
    table = platforms.prepared(kind, table, channel=constants.get("channel", ""))
    mapping = (used.mapping(table) if used else {}) or propose(kind, table)
    constants = platforms.with_channel(reader, table, mapping, constants)
    return Opened(raw, table, dates, last, mapping, constants, kind)


def _read(path: Path, answers: Mapping[str, str], progress: Progress | None) -> Table:
    return read_table(
        path,
        answers.get("encoding"),
        answers.get("delimiter"),
        progress,
        sheet=answers.get("sheet"),
        head=answers.get("head"),
    )
