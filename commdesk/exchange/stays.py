"""What stays in the file when records are written out for others: stories that nobody agreed to have told, and what is
sensitive, unless it is asked for by name.
"""

from typing import Any, NamedTuple

from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME
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


def outside(kind: Kind, query: Query, *, withheld: bool = False) -> Query:
    """``query`` with only what may leave the file; ``withheld`` lets what is sensitive leave too."""
    if kind.withheld and not withheld:
        # Asked for nothing but that, it finds nothing.
        hidden = bool(query.equals.get(kind.withheld))
        only = {"id": ()} if hidden else {kind.withheld: 0}
        query = query._replace(equals={**query.equals, **only})
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


def sensitive(reader: Reader, kind: Kind, query: Query | None = None) -> int:
    """How many of what a query asks for are sensitive."""
    query = query or Query()
    if not kind.withheld or query.equals.get(kind.withheld, 1) == 0:
        return 0
    return reader.count(kind, query._replace(equals={**query.equals, kind.withheld: 1}))


def parts_outside(reader: Reader, kind: Kind, records: list[Any]) -> list[Any]:
    """The records of a kind that are no part of something sensitive."""
    for name, link in kind.links().items():
        target = BY_NAME[link.to]
        if target.withheld and link.part_of:
            ids = tuple({getattr(one, name) for one in records if getattr(one, name)})
            hidden = {one.id for one in reader.find(target, Query(equals={"id": ids, target.withheld: 1}))}
            records = [one for one in records if getattr(one, name) not in hidden]
    return records


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
