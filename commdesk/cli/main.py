"""The command line: for scripts, umbrella bodies and checks. Loads no Qt.

Results go to stdout or the named file, everything said to a person to stderr. Exit 0 done, 1 refused in a
sentence, 2 wrong usage.
"""

import os
import sys
from importlib import import_module

from commdesk import __version__
from commdesk.errors import KnownError
from commdesk.text import N_, _

# Command, module in this package, what it does. A module has add(parser) and run(args) -> exit code.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("new", "new", N_("make a new group's file")),
    ("practice", "practice", N_("make the practice group's file")),
    ("report", "report", N_("print a page to PDF")),
    ("figures", "figures", N_("the counted figures, as printed")),
    ("import", "imports_in", N_("bring in a CSV file")),
    ("export", "export", N_("write records to CSV or XLSX")),
    ("calendar", "calendar", N_("write the rota for a phone's calendar")),
    ("attach", "attach", N_("keep a scanned page with an agreement, or give all kept pages out")),
    ("imports", "imports", N_("past imports; take a whole one back")),
    ("list", "list_records", N_("list records")),
    ("check", "check", N_("check a file")),
    ("backup", "backup", N_("make a checked copy")),
    ("restore", "restore", N_("put a copy in a file's place")),
)


def is_command(word: str) -> bool:
    """Whether the first word on the command line is a command, and not a file to open in the window."""
    return word in {name for name, __, __ in COMMANDS} or word in ("-h", "--help", "--version")


def main(argv: list[str]) -> int:
    """Runs one command; answers the exit code and never raises for the world's faults."""
    # Only the command that is asked for is imported: a start must not pay for all the others.
    wanted = argv[0] if argv else ""
    # Here, so that asking whether a word is a command costs the window nothing.
    import argparse

    parser = argparse.ArgumentParser(
        prog="commdesk",
        description=_("A desk for small groups. Without a command it opens the window on FILE."),
    )
    parser.add_argument("--version", action="version", version=f"CommDesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for name, module, help_text in COMMANDS:
        sub = commands.add_parser(name, help=_(help_text), description=_(help_text))
        if name == wanted:
            import_module(f"commdesk.cli.{module}").add(sub)
    try:
        args = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    module = {name: module for name, module, __ in COMMANDS}[args.command]
    try:
        code = import_module(f"commdesk.cli.{module}").run(args)
        sys.stdout.flush()
        return int(code)
    except KnownError as error:
        say(str(error))
        return 1
    except BrokenPipeError:
        # The reader of our output went away (commdesk list ... | head): nothing is wrong with the file.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say(_("Stopped. Nothing was changed."))
        return 1


def say(sentence: str) -> None:
    """Says something to the person, apart from the results."""
    print(sentence, file=sys.stderr)
