"""``commdesk backup FILE [--to FOLDER]``: makes a checked copy and prints where it is."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.copies.backup import backup_file
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--to", type=Path, metavar=_("FOLDER"), help=_("a folder of your own, such as a stick")
    )


def run(args: argparse.Namespace) -> int:
    """Makes the copy."""
    made = backup_file(args.file, args.to)
    if made is None:
        say(
            _(
                "{file} is a practice group, whose people are made up, so no copy was made. Name a folder with --to to have one."
            ).format(file=args.file)
        )
        return 0
    print(made)
    say(_("A checked copy of {file} was made.").format(file=args.file))
    return 0
