"""``commdesk import KIND FILE SOURCE``: brings in a list (CSV, XLSX, XLS, ODS), or says what it would bring."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from commdesk.cli.main import say
from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError
from commdesk.exchange.decisions import Decision
from commdesk.exchange.plan import Plan
from commdesk.exchange.table import Table
from commdesk.records.kind import Kind
from commdesk.records.kinds import kind_named
from commdesk.store.file import close_file, open_file
from commdesk.text import N_, _, ngettext, number

_OPTION = {
    "encoding": "--encoding",
    "delimiter": "--delimiter",
    "sheet": "--sheet",
    "across": "--pivot or --no-pivot",
    "year": "--set year=…",
    "dates": "--dates",
    "fields": "--map or --set",
}
_HINT = N_("On the command line: {option}.")


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("kind", help=_("what the file lists: volunteers, shifts, partners …"))
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument("source", type=Path, help=_("the list: CSV, XLSX, XLS or ODS"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    parser.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", type=_pair,
                        help=_("which column holds a field; FIELD= leaves it out"))  # fmt: skip
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", type=_pair,
                        help=_("one value for all rows"))  # fmt: skip
    parser.add_argument("--dates", choices=("dmy", "mdy", "ymd", "excel"), help=_("the order of the dates"))
    parser.add_argument("--encoding", help=_("how the file is written: utf-8, cp1252 …"))
    parser.add_argument("--delimiter", help=_("what separates the cells: comma, semicolon, tab, bar"))
    parser.add_argument("--sheet", metavar="NAME", help=_("which sheet of a spreadsheet"))
    parser.add_argument(
        "--header-row", metavar="N", help=_("which row holds the titles: 3, two rows 1-2, none 0")
    )
    parser.add_argument("--pivot", action=argparse.BooleanOptionalAction, default=None,
                        help=_("people down and dates across: each filled cell is a shift; --set duration=… says "
                               "how long a mark counts, --set year=… the year of dates without one"))  # fmt: skip
    parser.add_argument("--decide", action="append", default=[], metavar="KIND=ANSWER", type=_pair,
                        help=_("what rows in doubt mean: totals=leave-out, backwards=next-day, times=logged, "
                               "twins=keep, typed=skip, named=keep …"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("the result as JSON"))


def run(args: argparse.Namespace) -> int:
    """Plans, and unless it is a dry run applies; 1 when no row entered and none was here already."""
    kind = kind_named(args.kind)
    store = open_file(args.file, readonly=args.dry_run)
    try:
        made = _planned(store, kind, args)
        batch = None
        if not args.dry_run and made.entries:
            from commdesk.exchange.apply import apply

            batch = apply(store, made, args.source.name).id
    except AskError as error:
        hint = _(_HINT).format(option=_OPTION[error.what])
        raise KnownError(f"{error} {hint}") from error
    finally:
        close_file(store)
    _report(made, batch, args)
    return 0 if made.entries or made.skipped or made.left_out else 1


def _planned(store: Any, kind: Kind, args: argparse.Namespace) -> Plan:
    from commdesk.exchange.columns import column_called, field_called, is_year, propose
    from commdesk.exchange.plan import plan
    from commdesk.exchange.read import read_table

    table = read_table(args.source, args.encoding, args.delimiter, sheet=args.sheet, head=args.header_row)
    constants = {field: _as_minutes(field, value) for field, value in args.set}
    constants = {f if is_year(kind, f) else field_called(kind, f): value for f, value in constants.items()}
    if args.pivot is not False:
        table = _across(table, kind, constants, told=bool(args.pivot))
    said = {field_called(kind, field): column for field, column in args.map}
    mapping = propose(kind, table)
    taken = {column_called(table, column) for column in said.values() if column}
    # What the person says wins: over a proposal for the same field, and over another use of the same column.
    mapping = {
        f: c for f, c in mapping.items() if (f not in constants or c in table.across) and c not in taken
    }
    if "duration" in said or "duration" in constants:
        mapping = {f: c for f, c in mapping.items() if kind.name != "shifts" or f not in ("start", "finish")}
    mapping.update(said)
    return plan(store, kind, table, mapping, constants, args.dates, decided=dict(args.decide))


def _across(table: Table, kind: Kind, constants: dict[str, str], *, told: bool) -> Table:
    """The list with dates across as one with a row for each filled cell; asks when nobody has said so."""
    from commdesk.exchange import across

    found = across.found(table) if told or kind.name == "shifts" else None
    if found is None:
        if told:
            sentence = _("No dates stand in the titles of the columns, so --pivot has nothing to read.")
            raise KnownError(sentence)
        return table
    if not told:
        raise AskError(across.described(table, found), "across")
    across.ask_length(table, found, constants.get("duration", ""))
    return across.unfolded(table, found, constants.get("year"))


def _as_minutes(field: str, value: str) -> str:
    """``minutes=90`` are 90 minutes, though the field is called duration here and reads plain numbers as hours."""
    return f"{value}m" if field.casefold() == "minutes" and value.isdigit() else value


def _report(made: Plan, batch: str | None, args: argparse.Namespace) -> None:
    if args.json:
        result = {
            "rows": made.rows,
            "added": made.added,
            "batch": batch,
            "skipped": len(made.skipped),
            "refused": [{"row": refusal.row, "sentence": refusal.sentence} for refusal in made.refused],
            "decisions": [_decision(decision) for decision in made.decisions],
            "notes": made.notes,
        }
        json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for refusal in made.refused:
        say(_("Row {row}: {sentence}").format(row=refusal.row, sentence=refusal.sentence))
    for decision in made.decisions:
        _say_decision(decision)
    for note in made.notes:
        say(note)
    if args.dry_run:
        told = _("{rows} rows read: {added} would be added")
    else:
        told = _("{rows} rows read: {added} added")
    parts = [told.format(rows=number(made.rows), added=number(made.added))]
    if made.skipped:
        here = ngettext("{n} was here already", "{n} were here already", len(made.skipped))
        parts.append(here.format(n=number(len(made.skipped))))
    if made.left_out:
        parts.append(_("{n} left out").format(n=number(len(made.left_out))))
    if made.refused:
        parts.append(_("{n} refused").format(n=number(len(made.refused))))
    say(", ".join(parts) + ".")
    if batch:
        print(batch)


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "kind": decision.kind,
        "sentence": decision.asked(),
        "answer": decision.answer or None,
        "answers": list(decision.question.answers),
        "rows": decision.rows,
    }


def _say_decision(decision: Decision) -> None:
    """What was in doubt, and what was answered or can be."""
    shown = ", ".join(str(row) for row in decision.rows[:12]) + (" …" if len(decision.rows) > 12 else "")
    say(_("{question} (rows {rows})").format(question=decision.asked(), rows=shown))
    answers = decision.answers()
    if decision.answer:
        say(_("Decided: {answer}.").format(answer=answers[decision.answer]))
    options = " · ".join(f"--decide {decision.kind}={code}" for code in answers if code != decision.answer)
    say(_(_HINT).format(option=options))


def _pair(typed: str) -> tuple[str, str]:
    field, mark, value = typed.partition("=")
    if not mark or not field.strip():
        raise argparse.ArgumentTypeError(_("“{typed}” should look like Field=…").format(typed=typed))
    return field.strip(), value.strip()
