"""What stays in the file when records are written out for others: stories that nobody agreed to have told."""

from typing import Any, NamedTuple

from commdesk.records.kind import Kind
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import ngettext, number


class _Leaves(NamedTuple):
    """Records leave the file whose ``field`` is one of ``well``; ``without`` names what stays of those with a value."""

    field: str
    well: tuple[Any, ...]
    without: dict[Any, tuple[str, ...]]


_LEAVES = {
    # A note may name whoever agreed to their words only.
    "stories": _Leaves("consent", ("words", "name", "photo"), {"words": ("said_by", "note")}),
}


def outside(kind: Kind, query: Query) -> Query:
    """``query`` with only what may leave the file."""
    rule = _LEAVES.get(kind.name)
    if rule is None:
        return query
    wanted = query.equals.get(rule.field, rule.well)
    asked = wanted if isinstance(wanted, tuple) else (wanted,)
    return query._replace(equals={**query.equals, rule.field: tuple(v for v in asked if v in rule.well)})


def stay(reader: Reader, kind: Kind, query: Query | None = None) -> int:
    """How many of what a query asks for stay in the file."""
    query = query or Query()
    return reader.count(kind, query) - reader.count(kind, outside(kind, query)) if kind.name in _LEAVES else 0


def blanked(kind: Kind, record: Any) -> tuple[str, ...]:
    """The fields of a record that stay in the file though the rest of it leaves."""
    rule = _LEAVES.get(kind.name)
    return rule.without.get(getattr(record, rule.field), ()) if rule is not None else ()


def words(count: int) -> str:
    """That some stay in the file, and why."""
    sentence = ngettext(
        "{n} stays in the file: nobody has agreed to it being told.",
        "{n} stay in the file: nobody has agreed to them being told.",
        count,
    )
    return sentence.format(n=number(count))
