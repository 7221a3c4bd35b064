"""What may be asked of a kind's table: words, values, order, a window of rows. Turned into plain SQL here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from commdesk.records.fields import Link
from commdesk.records.kind import Kind, search_words
from commdesk.records.kinds import BY_NAME
from commdesk.store.states import reckoned, state


class Query(NamedTuple):
    """Which records, in which order, and which window of them.

    ``words``: typed search, every word must begin a word of the record or of a record it links to.
    ``equals``: field -> value (None means "empty"; a tuple means "one of"). ``between``: field -> (least, most).
    ``has``: text field -> words that stand in it (a language among the languages). ``states``: names of conditions
    that the kind knows (``store.states``). ``order``: fields or what is reckoned from them, ``-`` for downwards; empty takes the kind's own. ``limit`` None takes all.
    """

    words: str = ""
    equals: Mapping[str, Any] = MappingProxyType({})
    between: Mapping[str, tuple[Any, Any]] = MappingProxyType({})
    order: tuple[str, ...] = ()
    limit: int | None = None
    offset: int = 0
    has: Mapping[str, str] = MappingProxyType({})
    states: tuple[str, ...] = ()

    def narrowed(self) -> bool:
        """Whether it asks for anything but all records."""
        return bool(self.words or self.equals or self.between or self.has or self.states)


def conditions(kind: Kind, query: Query) -> tuple[str, list[Any]]:
    """The WHERE part (with the word, or empty) and its values."""
    parts: list[str] = []
    values: list[Any] = []
    for name, wanted in query.equals.items():
        column = column_of(kind, name)
        if wanted is None:
            parts.append(f"{column} IS NULL")
        elif isinstance(wanted, tuple):
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
        else:
            parts.append(f"{column} = ?")
            values.append(wanted)
    for name, (least, most) in query.between.items():
        parts.append(f"{column_of(kind, name)} BETWEEN ? AND ?")
        values += [least, most]
    for name, wanted in query.has.items():
        parts.append(f"{column_of(kind, name)} LIKE ? ESCAPE '!'")
        values.append(f"%{_literally(wanted)}%")
    for name in query.states:
        condition, condition_values = state(kind.name, name)
        parts.append(condition)
        values += condition_values
    for word in search_words(query.words).split():
        found, found_values = _word(kind, word, deep=True)
        parts.append(found)
        values += found_values
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def ordering(kind: Kind, query: Query) -> str:
    """The ORDER BY part; the id settles ties, so that a window is the same each time."""
    parts = []
    order = query.order or kind.order
    for name in order:
        down = " DESC" if name.startswith("-") else ""
        bare = name.lstrip("-")
        declared = kind.fields.get(bare)
        if declared is None and (sql := reckoned(kind.name, bare)):
            parts.append(f"{sql}{down} NULLS LAST")
        elif isinstance(declared, Link):
            parts.append(f"{_looked_up(kind, bare, declared)}{down}")
        elif kind.by_name and bare == kind.label:
            parts.append(f"sort{down}")
        else:
            last = " NULLS LAST" if kind.empty_last and declared is not None and not declared.required else ""
            parts.append(f"{column_of(kind, bare)}{down}{last}")
    if not any(name.lstrip("-") == "id" for name in order):
        parts.append("id")
    return " ORDER BY " + ", ".join(parts)


def ranked(kind: Kind, query: Query) -> tuple[str, str, str]:
    """The same order for very many rows: what to put before SELECT, what to join, and the ORDER BY part.

    Linked records are put in order once and joined by their place, instead of looking a name up for each row.
    """
    ahead, joined, order = [], [], ordering(kind, query)
    for name in {name.lstrip("-") for name in query.order or kind.order} & kind.links().keys():
        link = kind.links()[name]
        target = BY_NAME[link.to]
        ahead.append(
            f"by_{name} AS MATERIALIZED (SELECT id AS {name}_id, dense_rank() OVER "
            f"(ORDER BY {_by_name(target)}) AS {name}_place FROM {quoted(target)})"
        )
        joined.append(f" LEFT JOIN by_{name} ON {name}_id = {quoted(kind)}.{column_of(kind, name)}")
        order = order.replace(_looked_up(kind, name, link), f"{name}_place")
    return f"WITH {', '.join(ahead)} " if ahead else "", "".join(joined), order


def key_of(kind: Kind, query: Query) -> tuple[tuple[str, ...], bool] | None:
    """The columns whose values alone say where a row stands, and whether they go downwards.

    None where the order is not the kind's own or its reverse, goes up and down, or where a value may be missing.
    """
    own = [*kind.order, *(["id"] if "id" not in {name.lstrip("-") for name in kind.order} else [])]
    down = [name.startswith("-") for name in query.order or kind.order]
    names = [name.lstrip("-") for name in own]
    if len(set(down)) != 1 or any(name != "id" and not kind.fields[name].required for name in names):
        return None
    columns = tuple(column_of(kind, name) for name in names)
    alone = ", ".join(name + " DESC" * down[0] for name in columns)
    same = ordering(kind, query).replace('"', "") == f" ORDER BY {alone}".replace('"', "")
    return (columns, down[0]) if same else None


def quoted(kind: Kind) -> str:
    """The kind's table, quoted."""
    return f'"{kind.name}"'


def column_of(kind: Kind, name: str) -> str:
    """A column, quoted; KeyError for a name that the kind does not have, so nothing else enters the SQL."""
    if name not in ("id", "made") and name not in kind.fields:
        raise KeyError(f"{kind.name} has no field {name}")
    return f'"{name}"'


def _literally(words: str) -> str:
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _looked_up(kind: Kind, name: str, link: Link) -> str:
    """A link is ordered by the name people see, not by the id that the file keeps."""
    target = BY_NAME[link.to]
    column = f"{quoted(kind)}.{column_of(kind, name)}"
    return f"(SELECT {_by_name(target)} FROM {quoted(target)} AS linked WHERE linked.id = {column})"


def _by_name(kind: Kind) -> str:
    """What puts records of a kind in the order of their names."""
    return "sort" if kind.by_name else f"{column_of(kind, kind.label)} COLLATE NOCASE"


def _word(kind: Kind, word: str, *, deep: bool) -> tuple[str, list[Any]]:
    parts = ["find LIKE ?"]
    values: list[Any] = [f"% {word}%"]
    for name in kind.search:
        declared = kind.fields[name]
        if deep and isinstance(declared, Link):
            inner, inner_values = _word(BY_NAME[declared.to], word, deep=False)
            parts.append(
                f"{column_of(kind, name)} IN (SELECT id FROM {quoted(BY_NAME[declared.to])} WHERE {inner})"
            )
            values += inner_values
    return "(" + " OR ".join(parts) + ")", values
