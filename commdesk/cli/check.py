"""``commdesk check FILE``: says what is wrong with a file; changes nothing."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.copies.health import check_file
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path)


def run(args: argparse.Namespace) -> int:
    """Prints one sentence for each fault; exit code 1 when there is one."""
    problems = check_file(args.file)
    for problem in problems:
        print(problem)
    if not problems:
        say(_("{file} is whole, and every record in it keeps the rules.").format(file=args.file))
    return 1 if problems else 0
