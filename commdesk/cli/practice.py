"""``commdesk practice FILE [--size N]``."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.practice import make_practice
from commdesk.store.file import SUFFIX
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, default=1, help=_("how many times as many people and shifts"))


def run(args: argparse.Namespace) -> int:
    """Makes the file."""
    path = args.file if args.file.suffix else args.file.with_suffix(SUFFIX)
    make_practice(path, args.size)
    say(_("{file} was made: a practice group, whose people are made up.").format(file=path))
    return 0
