"""``commdesk report list`` and ``commdesk report NAME FILE -o OUT.pdf``."""

import argparse
import sys
from pathlib import Path

from commdesk import files, text
from commdesk.cli.main import say
from commdesk.errors import KnownError
from commdesk.figures.periods import FORMS
from commdesk.records import fields
from commdesk.records.field import Field
from commdesk.reports import catalogue, filters
from commdesk.reports.described import PAPERS
from commdesk.reports.sections.material import Options
from commdesk.store.file import close_file, open_file
from commdesk.store.store import Reader
from commdesk.text import _


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("name", help=_("a report's name, or “list” for all of them"))
    parser.add_argument("file", type=Path, nargs="?", help=_("the group's file"))
    parser.add_argument("-o", "--out", metavar="OUT.pdf", help=_("where to write it; - for stdout"))
    parser.add_argument(
        "--period",
        default="",
        metavar="P",
        help=_("{forms}, ever; the page's own when not said").format(forms=FORMS),
    )
    parser.add_argument("--from", dest="first", default="", metavar="DAY", help=_("in place of a period"))
    parser.add_argument("--to", dest="last", default="", metavar="DAY", help=_("in place of a period"))
    parser.add_argument(
        "--compare",
        default="",
        metavar="P",
        help=_("a period, “year-earlier” or “none”; the same length just before when not said"),
    )
    parser.add_argument("--language", default="", metavar="L", help=_("en, or a language that is here"))
    parser.add_argument("--paper", choices=list(PAPERS), default="", help=_("the group's own when not said"))
    parser.add_argument("--large-print", action="store_true")
    parser.add_argument("--public", action="store_true", help=_("hide counts of fewer than five people"))
    parser.add_argument(
        "--section", action="append", default=[], metavar="S", help=_("only this; repeatable")
    )
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=_("only that person, programme, status …; “report list” names each page’s; repeatable"),
    )
    for name, declared in _filters().items():
        # What --where may say has a flag of its own too.
        flag, told = f"--{name.replace('_', '-')}", _("the same as --where {name}=…").format(name=name)
        if isinstance(declared, fields.YesNo):
            parser.add_argument(flag, dest=f"where_{name}", action="store_const", const="yes", help=told)
        else:
            shown = "|".join(_codes(declared)) or "…"
            parser.add_argument(flag, dest=f"where_{name}", metavar=shown, help=told)
    parser.add_argument("--headline", default="", help=_("your own, in place of the proposed one"))


def run(args: argparse.Namespace) -> int:
    """Lists the reports, or writes one."""
    if args.name == "list":
        _list()
        return 0
    catalogue.report_named(args.name)
    if args.file is None or not args.out:
        say(_("Say which file to read and where to write: commdesk report {name} FILE -o OUT.pdf").format(
            name=args.name
        ))  # fmt: skip
        return 2
    out = None if args.out == "-" else Path(args.out)
    _refuse_place(out, args.file)
    keeps = catalogue.report_named(args.name).keeps
    store = open_file(args.file, readonly=keeps is None)
    try:
        pdf = _made(args, store)
        if out is None:
            sys.stdout.buffer.write(pdf)
        else:
            write_beside(out, pdf)
        if keeps is not None and not store.readonly:
            keeps(store, _options(args, store))
    finally:
        close_file(store)
    if out is not None:
        say(_("{file} was written.").format(file=out))
    return 0


def _filters() -> dict[str, Field]:
    """All that pages are narrowed by, by name."""
    return {declared.name: declared for report in catalogue.REPORTS for declared in report.filters}


def _codes(declared: Field) -> list[str]:
    if not isinstance(declared, fields.Choice):
        return []
    return [code for code in (declared.unsaid_code, *declared.options) if code]


def _period(args: argparse.Namespace) -> str:
    """What was typed for the period, in one piece."""
    if not (args.first or args.last):
        return str(args.period)
    if args.period:
        raise KnownError(_("Say either --period, or --from and --to, not both."))
    return f"{args.first}..{args.last}"


def _made(args: argparse.Namespace, reader: Reader) -> bytes:
    from commdesk.reports import pdf, scripts

    document = catalogue.build(args.name, reader, _options(args, reader))
    for sentence in scripts.document_problems(document):
        say(sentence)
    return pdf.render(document)


def _options(args: argparse.Namespace, reader: Reader) -> Options:
    group, report = reader.group(), catalogue.report_named(args.name)
    if args.language and args.language not in (*text.languages(), "qps"):
        known = ", ".join(text.languages())
        sentence = _("There is no language “{code}” here. There are: {known}.")
        raise KnownError(sentence.format(code=args.language, known=known))
    for name in ("compare", "headline"):
        if getattr(args, name) and not report.takes(name):
            sentence = _("“{report}” takes no --{option}. Please leave it out.")
            raise KnownError(sentence.format(report=_(report.title), option=name))
    period = catalogue.period_of(report, reader, _period(args))
    compare = None
    if report.takes("compare"):
        compare = catalogue.compared_with(period, args.compare, group.year_start)
    return Options(
        period=period,
        compare=compare,
        language=args.language or text.language(),
        paper=args.paper,
        large_print=args.large_print,
        public=args.public,
        sections=tuple(args.section),
        headline=args.headline,
        where=filters.read(reader, report, [*args.where, *_named(args)]),
    )


def _named(args: argparse.Namespace) -> list[str]:
    """The filters that have a flag of their own, as --where would say them."""
    given = {name: getattr(args, f"where_{name}") for name in _filters()}
    return [f"{name}={value}" for name, value in given.items() if value]


def _list() -> None:
    for report in catalogue.REPORTS:
        print(f"{report.name}: {_(report.title)}")
        print("  " + _("Read by: {who}").format(who=_(report.reader)))
        print("  " + _("Decides: {what}").format(what=_(report.decision)))
        print("  " + _("Takes: {facts}").format(facts=_(report.facts)))
        names = ", ".join(section.name for section in report.sections)
        print("  " + _("Sections: {names}").format(names=names))
        papers = ", ".join(report.papers)
        print("  " + _("Paper: {names}").format(names=papers))
        if report.filters:
            names = ", ".join(declared.name for declared in report.filters)
            print("  " + _("Narrowed by: {names}").format(names=names))


def _refuse_place(out: Path | None, source: Path) -> None:
    """A page must never take the place of the records it was made from."""
    if out is None:
        return
    if out.is_dir():
        raise KnownError(_("{file} is a folder. Please name a PDF file in it.").format(file=out))
    if out.exists() and source.exists() and out.samefile(source):
        raise KnownError(
            _(
                "{file} holds the records themselves and was left as it is. Please choose another name."
            ).format(file=out)
        )


def write_beside(out: Path, content: bytes) -> None:
    """Writes a file whole or not at all; raises KnownError when the disk refuses."""
    try:
        with files.written_whole(out) as unfinished:
            unfinished.write_bytes(content)
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please make room, or choose another folder.")
        raise KnownError(sentence.format(file=out, why=files.why(error))) from error
