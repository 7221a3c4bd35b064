"""What a person should know about an import beyond its numbers: each a plain sentence."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from commdesk.exchange.columns import positions
from commdesk.exchange.names import Names
from commdesk.exchange.table import Table
from commdesk.exchange.values import Cells
from commdesk.records import reading
from commdesk.records.fields import Day, Hours
from commdesk.records.kind import Record
from commdesk.records.kinds import kind_of
from commdesk.text import N_, _, listed, ngettext, number

if TYPE_CHECKING:
    from commdesk.exchange.source_ids import SourceIds

_ORDERS = {
    "dmy": N_("day, month, year"),
    "mdy": N_("month, day, year"),
    "ymd": N_("year, month, day"),
    "excel": N_("a spreadsheet's day numbers"),
}


def of(
    cells: Cells,
    table: Table,
    names: Mapping[str, Names],
    source_ids: "SourceIds",
    twins: Sequence[str],
    linked: Sequence[Record],
) -> list[str]:
    """The notes of one planned import."""
    found = [*table.notes, *_reading(cells), *_linked(linked)]
    for known in names.values():
        for name, other in known.alike[:20]:
            sentence = _("“{name}” is added beside “{other}”. Please check whether they are the same.")
            found.append(sentence.format(name=name, other=other))
    if twins:
        sentence = ngettext(
            "{count} name is here already and is added once more: {names}. Please check whether it is the same.",
            "{count} names are here already and are added once more: {names}. Please check whether they are the same.",
            len(twins),
        )
        found.append(sentence.format(count=number(len(twins)), names=_some(twins)))
    if source_ids.changed:
        sentence = _(
            "Here already by their id, but with other content in the file; they were left as they are: rows {rows}."
        )
        found.append(sentence.format(rows=_some([str(row) for row in source_ids.changed])))
    if source_ids.own:
        found.append(
            _(
                "Rows that this group's own file wrote are here already. Changes made to them in the file do not come in."
            )
        )
    used = {i for column in cells.columns.values() for i in positions(table, column)}
    left = [t for i, t in enumerate(table.header) if i not in used and t != source_ids.column]
    if left:
        found.append(_("Columns not brought in: {columns}.").format(columns=_some(left)))
    return found


def _reading(cells: Cells) -> list[str]:
    found = []
    if cells.read_as:
        pairs = [
            _("“{word}” as {ours}").format(word=reading.short(word), ours=ours)
            for word, ours in cells.read_as.items()
        ]
        found.append(_("Read {pairs}.").format(pairs=listed(pairs[:12])))
    if cells.odd:
        sentence = _("No e-mail address or phone number, and brought in as it stands: {examples}.")
        found.append(sentence.format(examples=_some([f"“{reading.short(cell)}”" for cell in cells.odd])))
    for column, example in cells.noted.items():
        sentence = _("“{column}” does not say which days of the week (“{example}”), so it went to the note.")
        found.append(sentence.format(column=column, example=example))
    days = [column for short, column in cells.columns.items() if isinstance(cells.fields[short], Day)]
    if days and cells.order != "dmy":
        sentence = _("Dates in {columns} were read as {order}.")
        found.append(sentence.format(columns=listed(days), order=_(_ORDERS[cells.order or "dmy"])))
    for short, column in cells.columns.items():
        if isinstance(cells.fields[short], Hours) and cells.in_minutes(short):
            found.append(_("Numbers in “{column}” were read as minutes.").format(column=column))
    return found


def _linked(linked: Sequence[Record]) -> list[str]:
    by_kind: dict[str, list[Record]] = {}
    for record in linked:
        by_kind.setdefault(kind_of(record).many_name(), []).append(record)
    found = []
    for title, records in by_kind.items():
        shown = _some([kind_of(record).name_of(record) for record in records])
        sentence = _("Added with them, {kind}: {count} ({names}).")
        found.append(sentence.format(kind=title.lower(), count=number(len(records)), names=shown))
    return found


def _some(words: Sequence[str]) -> str:
    shown = ", ".join(reading.short(word) for word in words[:12])
    return shown if len(words) <= 12 else shown + " …"
