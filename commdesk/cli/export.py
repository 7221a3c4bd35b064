"""``commdesk export KIND FILE OUT``: writes records to CSV or XLSX."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.records.kinds import kind_named
from commdesk.store.file import open_file
from commdesk.text import _, number


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("kind", help=_("what to write: volunteers, shifts, partners …"))
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument("out", type=Path, help=_("the file to write, ending in .csv or .xlsx"))
    parser.add_argument("--period", help=_("only what lies in it: 2026, 2026-Q3, last-month …"))


def run(args: argparse.Namespace) -> int:
    """Writes the file."""
    from commdesk.exchange import stays
    from commdesk.exchange.write import export
    from commdesk.figures.periods import parse_period

    kind = kind_named(args.kind)
    store = open_file(args.file, readonly=True)
    try:
        period = parse_period(args.period, store.group().year_start) if args.period else None
        count = export(store, kind, args.out, period)
        stay = stays.stay(store, kind)
    finally:
        store.close()
    say(
        _("{count} {kind} written to {file}.").format(
            count=number(count), kind=kind.many_name().lower(), file=args.out
        )
    )
    if stay:
        say(stays.words(stay))
    return 0
