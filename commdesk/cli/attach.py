"""``commdesk attach FILE AGREEMENT SOURCE...``: scanned pages into an agreement; ``--to FOLDER`` gives them out again."""

import argparse
from pathlib import Path

from commdesk.cli.main import say
from commdesk.entry import attachments
from commdesk.errors import KnownError
from commdesk.records.agreements import ATTACHMENTS
from commdesk.reports import filters
from commdesk.store.file import close_file, open_file
from commdesk.store.query import Query
from commdesk.store.store import Store
from commdesk.text import _, ngettext, number


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument("agreement", help=_("the whole name of the agreement, or its id"))
    parser.add_argument(
        "sources", nargs="*", type=Path, metavar="source", help=_("a PDF, JPEG or PNG of at most 10 MB")
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help=_("write the pages kept with it into this folder")
    )


def run(args: argparse.Namespace) -> int:
    """Keeps the pages, all or none of them, or writes those that are kept."""
    if bool(args.sources) == bool(args.to):
        raise KnownError(_("Please name pages to keep, or a folder with --to, one of the two."))
    store = open_file(args.file, readonly=bool(args.to))
    try:
        agreement = filters.value_of(store, filters.AGREEMENT, args.agreement)
        if args.to:
            return _give(args, store, agreement)
        pages = [attachments.look_at(source) for source in args.sources]
        with store.step(_("Attach pages")):
            for page in pages:
                attachments.attach(store, agreement, page)
    finally:
        close_file(store)
    sentence = ngettext(
        "{n} page is kept with “{agreement}”.", "{n} pages are kept with “{agreement}”.", len(pages)
    )
    say(sentence.format(n=number(len(pages)), agreement=args.agreement))
    return 0


def _give(args: argparse.Namespace, store: Store, agreement: str) -> int:
    if not args.to.is_dir():
        raise KnownError(_("{folder} is not a folder. Please name one that is there.").format(folder=args.to))
    found = store.find(ATTACHMENTS, Query(equals={"agreement": agreement}))
    for one in found:
        say(str(attachments.save_to(store, one, args.to)))
    sentence = ngettext("{n} page written.", "{n} pages written.", len(found))
    say(sentence.format(n=number(len(found))))
    return 0
