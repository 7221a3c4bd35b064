"""``commdesk new FILE --name GROUP``."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.store.file import SUFFIX, close_file, new_file
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", required=True, help=_("the group's name"))


def run(args: argparse.Namespace) -> int:
    """Makes the file."""
    path = args.file if args.file.suffix else args.file.with_suffix(SUFFIX)
    store = new_file(path, args.name)
    close_file(store)
    say(_("{file} was made for {group}.").format(file=path, group=args.name))
    return 0
