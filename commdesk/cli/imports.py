"""``commdesk imports FILE``: past imports; ``--take-back BATCH`` takes a whole one back."""

import argparse
import json
import sys
from pathlib import Path

from commdesk.cli.main import say
from commdesk.records.imports import IMPORTS
from commdesk.store.file import close_file, open_file
from commdesk.text import _, ngettext, number


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument("--take-back", metavar="BATCH", help=_("take that import back, whole"))
    parser.add_argument("--json", action="store_true", help=_("the list as JSON"))


def run(args: argparse.Namespace) -> int:
    """Lists the imports, newest first, or takes one back."""
    store = open_file(args.file, readonly=not args.take_back)
    try:
        if args.take_back:
            from commdesk.exchange.take_back import take_back

            count = take_back(store, args.take_back)
            sentence = ngettext(
                "{n} record was taken back, with all that came in with it.",
                "{n} records were taken back, with all that came in with them.",
                count,
            )
            say(sentence.format(n=number(count)))
            return 0
        made = store.find(IMPORTS)
    finally:
        close_file(store)
    if args.json:
        json.dump([record.values() for record in made], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return 0
    for record in made:
        state = _("taken back {moment}").format(moment=record.taken_back) if record.taken_back else ""
        numbers = _("{added} added, {skipped} here already, {refused} refused").format(
            added=record.added, skipped=record.skipped, refused=record.refused
        )
        print("\t".join((record.id, record.made, record.kind, record.source, numbers, state)).rstrip())
    if not made:
        say(_("Nothing has been imported yet."))
    return 0
