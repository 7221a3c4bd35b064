"""What a record is, and what a kind of record is: the one description that all else follows from."""

import dataclasses
import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, dataclass_transform

from commdesk import clock, text
from commdesk.errors import BugError
from commdesk.records.fields import Field, Link, Value
from commdesk.records.ids import new_id
from commdesk.text import _


@dataclass_transform(kw_only_default=True)
def record(described: type) -> type:
    """Makes a dataclass of a kind's record.

    ``Record`` makes, compares and shows them all: writing these methods for each takes a while on the way to the window.
    """
    made: Any = dataclass(kw_only=True, init=False, eq=False, repr=False, match_args=False)(described)
    _PRESET[made] = {
        f.name: f.default for f in dataclasses.fields(made) if f.default is not dataclasses.MISSING
    }
    return made


_PRESET: dict[type, dict[str, Any]] = {}  # what each kind of record holds before anything is said


@record
class Record:
    """One thing a group keeps: its id (UUIDv7 text) and the moment it was made (UTC)."""

    id: str = field(default_factory=new_id)
    made: str = field(default_factory=clock.stamp)

    def __init__(self, **values: Any) -> None:
        mine = self.__dict__
        mine.update(_PRESET[type(self)])
        known = len(mine) + len(_MADE)
        mine.update(values)
        for name, make in _MADE.items():
            if name not in values:
                mine[name] = make()
        if len(mine) != known:
            strange = sorted(values.keys() - set(column_names(type(self))))
            raise TypeError(f"{type(self).__name__} has no {', '.join(strange)}")

    def check(self) -> None:
        """Raises FieldError when fields that are right alone contradict each other."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.values() == other.values()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values().items())})"

    def values(self) -> dict[str, Value]:
        """All values by column, as the file keeps them."""
        return {name: getattr(self, name) for name in column_names(type(self))}


# What every record is given where it is not said.
_MADE: dict[str, Callable[[], str]] = {"id": new_id, "made": clock.stamp}


def column_names(record: type[Record]) -> tuple[str, ...]:
    """The columns of a record's table, in order, without the store's own search column."""
    found = _COLUMN_NAMES.get(record)
    if found is None:
        found = _COLUMN_NAMES[record] = tuple(f.name for f in dataclasses.fields(record))
    return found


_COLUMN_NAMES: dict[type[Record], tuple[str, ...]] = {}


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of record: names, its dataclass, and how tables show, search and order it.

    ``name`` is the table and the word on the command line; ``title`` and ``one`` are marked for translation.
    ``columns`` are the fields a table shows, most important first; ``search`` the fields that finding looks
    into (a Link is searched by the linked record's own search); ``order`` fields with ``-`` for downwards.
    ``label`` is the field that names a record. ``listed`` is False for what has no list of its own (the group).
    ``by_name`` kinds stand in the order of their labels' letters, accents and case aside: their tables have a
    column ``sort`` for it. ``empty_last``: what has no day to be ordered by stands below what has one. ``withheld`` is
    the yes-or-no field that keeps a record, and its parts, off pages and exports unless they are asked for by name.
    """

    name: str
    title: str
    one: str
    record: type[Record]
    columns: tuple[str, ...]
    search: tuple[str, ...]
    order: tuple[str, ...]
    label: str = "name"
    listed: bool = True
    by_name: bool = False
    empty_last: bool = False
    withheld: str = ""
    fields: dict[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in dataclasses.fields(self.record):
            declared = item.metadata.get("field")
            if declared is not None:
                named = self.fields[item.name] = copy(declared)
                named.name = item.name
        for name in (*self.columns, *self.search, *(o.lstrip("-") for o in self.order), self.label):
            if name not in self.fields and name not in ("id", "made"):
                raise BugError(f"{self.name} has no field {name}")

    def one_name(self) -> str:
        """``Volunteer`` in the language spoken now."""
        return _(self.one)

    def many_name(self) -> str:
        """``Volunteers`` in the language spoken now."""
        return _(self.title)

    def new(self, **values: Any) -> Record:
        """A new record with an id of its own."""
        return self.record(**values)

    def links(self) -> dict[str, Link]:
        """The fields that point to other records."""
        return {name: f for name, f in self.fields.items() if isinstance(f, Link)}

    def check(self, record: Record) -> None:
        """Raises FieldError for the first value that its field or the record cannot hold."""
        for name, declared in self.fields.items():
            declared.check(getattr(record, name))
        record.check()

    def name_of(self, record: Record) -> str:
        """What a record is called in a sentence, a menu or a list."""
        declared = self.fields[self.label]
        return declared.show(getattr(record, self.label))

    def find_text(self, record: Record) -> str:
        """The folded words of the record's own searched fields: what the store's search column keeps."""
        parts = []
        for name in self.search:
            declared = self.fields[name]
            if not isinstance(declared, Link):
                parts.append(declared.show(getattr(record, name)))
        return search_words(" ".join(parts))

    def sort_text(self, record: Record) -> str:
        """The folded words of the label: what a ``by_name`` table's own column ``sort`` keeps."""
        return sort_words(self.name_of(record))


def sort_words(name: str) -> str:
    """A name as it stands in a list: ``Łucja  Ünal`` between ``lucia`` and ``lucy``, marks and case aside."""
    return search_words(name).strip()


def search_words(typed: str) -> str:
    """Folded words, each with a space before it, so that word beginnings can be found with LIKE."""
    found = re.findall(r"[^\W_]+", text.fold(typed[:4000]))
    return "".join(" " + word for word in found)
