"""What may be asked of a kind's table: words, values, order, a window of rows. Turned into plain SQL here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from commdesk.records.fields import Link
from commdesk.records.kind import Kind, search_words
from commdesk.records.kinds import BY_NAME
from commdesk.store.states import state


class Query(NamedTuple):
    """Which records, in which order, and which window of them.

    ``words``: typed search, every word must begin a word of the record or of a record it links to.
    ``equals``: field -> value (None means "empty"; a tuple means "one of"). ``between``: field -> (least, most).
    ``has``: text field -> words that stand in it (a language among the languages). ``states``: names of conditions
    that the kind knows (``store.states``). ``order``: fields, ``-`` for downwards; empty takes the kind's own. ``limit`` None takes all.
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
        if isinstance(declared, Link):
            # A link is ordered by the name people see, not by the id that the file keeps.
            target = BY_NAME[declared.to]
            label = order_column(target, target.label) + ("" if target.by_name else " COLLATE NOCASE")
            table, column = quoted(target), f"{quoted(kind)}.{column_of(kind, bare)}"
            parts.append(f"(SELECT {label} FROM {table} AS linked WHERE linked.id = {column}){down}")
        else:
            last = " NULLS LAST" if kind.empty_last and declared is not None and not declared.required else ""
            parts.append(f"{order_column(kind, bare)}{down}{last}")
    if not any(name.lstrip("-") == "id" for name in order):
        parts.append("id")
    return " ORDER BY " + ", ".join(parts)


def order_column(kind: Kind, name: str) -> str:
    """The column that a field is ordered by: names by their letters, marks and case aside."""
    return '"sort"' if kind.by_name and name == kind.label else column_of(kind, name)


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
