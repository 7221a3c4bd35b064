"""``commdesk list KIND FILE [--where 'Field=Value' ...] [--json]`` and ``commdesk list --kinds``."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records.fields import Day, Field, Link, Text
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME, KINDS, kind_named
from commdesk.records.reading import vague_day
from commdesk.store.file import open_file
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _

# Fields that the command line calls by another name than the file does.
_SPOKEN = {("shifts", "minutes"): "duration"}


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("kind", nargs="?", metavar=_("KIND"))
    parser.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))
    parser.add_argument("--kinds", action="store_true", help=_("print every kind with its fields"))
    parser.add_argument("--where", action="append", default=[], metavar=_("FIELD=VALUE"))
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Prints the kinds, or the records that fit."""
    if args.kinds:
        for kind in KINDS:
            if kind.listed:
                print(f"{kind.name}: {', '.join(_spoken(kind, name) for name in kind.fields)}")
        return 0
    if args.kind is None or args.file is None:
        print(_("Please name a kind and a file, or ask for --kinds."), file=sys.stderr)
        return 2
    kind = kind_named(args.kind)
    store = open_file(args.file, readonly=True)
    try:
        records = _found(store, kind, args.where)
        names = _names(store, kind, records)
    finally:
        store.close()
    if args.json:
        plain = [_plain(kind, record, names) for record in records]
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        _print_table(kind, records, names)
    return 0


def _spoken(kind: Kind, name: str) -> str:
    return _SPOKEN.get((kind.name, name), name)


def _found(store: Reader, kind: Kind, wheres: list[str]) -> list[Record]:
    equals: dict[str, Any] = {}
    between: dict[str, tuple[str, str]] = {}
    folded: dict[str, str] = {}
    for where in wheres:
        typed_name, sign, typed = where.partition("=")
        if not sign:
            raise KnownError(_("“{typed}” is not written as Field=Value.").format(typed=where))
        declared = _field(kind, typed_name)
        typed = typed.strip()
        if isinstance(declared, Link):
            equals[declared.name] = _linked(store, declared, typed) if typed else None
        elif not typed and declared.empty is None:
            equals[declared.name] = None
        elif isinstance(declared, Day):
            # "2026-11" asks for the whole month, "2026" for the year.
            least = vague_day(typed) or str(declared.read(typed))
            between[declared.name] = (least, least + "~")
        elif isinstance(declared, Text):
            folded[declared.name] = text.fold(typed)
        else:
            equals[declared.name] = declared.parse(typed)
    records = store.find(kind, Query(equals=equals, between=between))
    return [r for r in records if all(text.fold(getattr(r, name)) == w for name, w in folded.items())]


def _field(kind: Kind, typed: str) -> Field:
    wanted = text.fold(typed.strip())
    for declared in kind.fields.values():
        known = (declared.name, _spoken(kind, declared.name), declared.title, declared.label())
        if wanted in (text.fold(word) for word in known):
            return declared
    names = ", ".join(_spoken(kind, name) for name in kind.fields)
    sentence = _("There is no field called “{name}”. There are: {names}.")
    raise KnownError(sentence.format(name=typed.strip(), names=names))


def _linked(store: Reader, link: Link, typed: str) -> tuple[str, ...]:
    """The ids of the linked records that are called so; an id may be given itself."""
    target = BY_NAME[link.to]
    wanted = text.fold(typed)
    found = store.find(target)
    return tuple(r.id for r in found if r.id == typed or text.fold(target.name_of(r)) == wanted)


def _names(store: Reader, kind: Kind, records: list[Record]) -> dict[str, dict[str, str]]:
    """For each link the names of the records it points to, asked for once."""
    return {
        name: store.labels(BY_NAME[link.to], (getattr(r, name) for r in records))
        for name, link in kind.links().items()
    }


def _plain(kind: Kind, record: Record, names: dict[str, dict[str, str]]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": record.id}
    for name, declared in kind.fields.items():
        value = getattr(record, name)
        row[_spoken(kind, name)] = (
            names[name].get(str(value)) if isinstance(declared, Link) else declared.plain(value)
        )
    return row


def _print_table(kind: Kind, records: list[Record], names: dict[str, dict[str, str]]) -> None:
    shown = [name for name in kind.columns if name in kind.fields]
    rows = [[kind.fields[name].label() for name in shown]]
    for record in records:
        row = []
        for name in shown:
            value, declared = getattr(record, name), kind.fields[name]
            cell = names[name].get(str(value), "") if isinstance(declared, Link) else declared.show(value)
            # Whatever a name holds, it stays on its line and cannot speak to the terminal.
            row.append(" ".join("".join(c if c.isprintable() else " " for c in cell).split()))
        rows.append(row)
    widths = [max(len(row[i]) for row in rows) for i in range(len(shown))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
