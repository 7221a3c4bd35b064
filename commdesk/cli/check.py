"""``commdesk check FILE``: says what is wrong with a file; changes nothing but what ``--mend`` may."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.copies.health import check_file, mend_file
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--mend", action="store_true", help=_("first write the lists of words anew that searching uses")
    )


def run(args: argparse.Namespace) -> int:
    """Prints one sentence for each fault; exit code 1 when there is one."""
    if args.mend:
        mend_file(args.file)
    problems = check_file(args.file)
    for problem in problems:
        print(problem)
    if not problems:
        say(_("{file} is whole, and every record in it keeps the rules.").format(file=args.file))
    return 1 if problems else 0
