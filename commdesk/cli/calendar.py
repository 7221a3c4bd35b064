"""``commdesk calendar FILE OUT.ics``: the rota, or the days of goals, for a phone or another calendar."""

import argparse
from pathlib import Path

from commdesk import text
from commdesk.cli.main import say
from commdesk.errors import KnownError
from commdesk.exchange.calendar import DEFAULT_PERIOD, write_calendar
from commdesk.exchange.calendar_goals import write_goals
from commdesk.exchange.calendar_partners import write_partners
from commdesk.figures.periods import parse_period
from commdesk.records.goals import GOALS
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.reports import filters
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
        default="",
        metavar="P",
        help=_("only what lies in it: next-4-weeks, 2026-12 …; {default} when not said").format(
            default=DEFAULT_PERIOD
        ),
    )
    parser.add_argument(
        "--goals", action="store_true", help=_("instead of the rota what is due: goals, milestones, actions")
    )
    parser.add_argument("--goal", metavar="NAME", help=_("only the days of this goal"))
    parser.add_argument(
        "--partners",
        action="store_true",
        help=_("instead: renewals, reviews, promises and next steps with partners"),
    )


def run(args: argparse.Namespace) -> int:
    """Writes the file."""
    store = open_file(args.file, readonly=True)
    try:
        if args.partners:
            return _partners(args, store)
        person = _person(store, args.person) if args.person else None
        if args.goals or args.goal:
            return _goals(args, store, person)
        period = parse_period(args.period or DEFAULT_PERIOD, store.group().year_start)
        count = write_calendar(store, args.out, period, person)
    finally:
        store.close()
    sentence = ngettext("{count} session written to {file}.", "{count} sessions written to {file}.", count)
    say(sentence.format(count=number(count), file=args.out))
    return 0


def _partners(args: argparse.Namespace, reader: Reader) -> int:
    if args.period or args.person or args.goals or args.goal:
        raise KnownError(_("The days with partners take no other choice. Please leave it out."))
    _say_days(write_partners(reader, args.out), args.out)
    return 0


def _say_days(count: int, out: Path) -> None:
    sentence = ngettext("{count} day written to {file}.", "{count} days written to {file}.", count)
    say(sentence.format(count=number(count), file=out))


def _goals(args: argparse.Namespace, reader: Reader, person: Volunteer | None) -> int:
    if args.period:
        raise KnownError(_("The days of goals have no --period. Please leave it out."))
    goal = None
    if args.goal:
        # The same search as for pages that are narrowed to a goal.
        goal = reader.get(GOALS, filters.value_of(reader, filters.GOAL, args.goal))
    _say_days(write_goals(reader, args.out, goal, person), args.out)
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
