"""``commdesk restore BACKUP FILE``: puts a copy in a file's place; what was there is kept first."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.copies.restore import restore
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("backup", type=Path)
    parser.add_argument("file", type=Path)


def run(args: argparse.Namespace) -> int:
    """Restores, and prints where the replaced file was kept."""
    kept = restore(args.backup, args.file)
    say(_("{file} is now as the copy {backup}.").format(file=args.file, backup=args.backup))
    if kept is not None:
        print(kept)
        say(_("What was there before was kept in {kept}.").format(kept=kept))
    return 0
