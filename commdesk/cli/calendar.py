"""``commdesk calendar FILE OUT.ics``: the rota for a phone or another calendar."""

import argparse
from pathlib import Path

from commdesk import text
from commdesk.cli.main import say
from commdesk.errors import KnownError
from commdesk.exchange.calendar import DEFAULT_PERIOD, write_calendar
from commdesk.figures.periods import parse_period
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.file import open_file
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _, ngettext, number


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument("out", type=Path, help=_("the file to write, ending in .ics"))
    parser.add_argument("--person", metavar="NAME", help=_("only the sessions that this person is on"))
    parser.add_argument(
        "--period",
        default=DEFAULT_PERIOD,
        metavar="P",
        help=_("only what lies in it: next-4-weeks, 2026-12 …; {default} when not said").format(
            default=DEFAULT_PERIOD
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Writes the file."""
    store = open_file(args.file, readonly=True)
    try:
        period = parse_period(args.period, store.group().year_start)
        person = _person(store, args.person) if args.person else None
        count = write_calendar(store, args.out, period, person)
    finally:
        store.close()
    sentence = ngettext("{count} session written to {file}.", "{count} sessions written to {file}.", count)
    say(sentence.format(count=number(count), file=args.out))
    return 0


def _person(reader: Reader, typed: str) -> Volunteer:
    """The one person of that name (or id); raises KnownError for nobody and for several."""
    folded = text.fold(" ".join(typed.split()))
    fits = reader.find(VOLUNTEERS, Query(words=typed))
    found = [p for p in fits if text.fold(p.name) == folded] or fits
    by_id = reader.get(VOLUNTEERS, typed)
    found = [by_id] if by_id is not None else found
    if not found:
        raise KnownError(_("Nobody here is called “{name}”. Please check the spelling.").format(name=typed))
    if len(found) > 1:
        names = ", ".join(f"{p.name} ({p.id})" for p in found[:8])
        sentence = _("“{name}” fits several people: {names}. Write the whole name, or the id of one.")
        raise KnownError(sentence.format(name=typed, names=names))
    person: Volunteer = found[0]
    return person
