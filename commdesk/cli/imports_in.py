"""``commdesk import KIND FILE SOURCE``: brings in a list (CSV, XLSX, XLS, ODS) or a plan (.gan), or says what it would bring."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commdesk.cli.main import say
from commdesk.errors import KnownError
from commdesk.exchange.asking import AskError
from commdesk.exchange.decisions import Decision
from commdesk.exchange.memory import Layout
from commdesk.exchange.plan import Plan
from commdesk.exchange.table import Table
from commdesk.records.goals import GOALS
from commdesk.records.kind import Kind
from commdesk.records.kinds import kind_named
from commdesk.store.file import close_file, open_file
from commdesk.store.store import Store
from commdesk.text import N_, _, ngettext, number

_OPTION = {
    "encoding": "--encoding",
    "delimiter": "--delimiter",
    "sheet": "--sheet",
    "across": "--pivot or --no-pivot",
    "year": "--set year=…",
    "dates": "--dates",
    "fields": "--map or --set",
    "wave": "--set wave=before or --set wave=after",
}
_FOR_LISTS = (
    "map", "set", "dates", "encoding", "delimiter", "sheet", "header_row", "pivot", "decide", "as_last_time",
)  # fmt: skip
_HINT = N_("On the command line: {option}.")


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments."""
    parser.add_argument("kind", help=_("what the file lists: volunteers, shifts, partners …"))
    parser.add_argument("file", type=Path, help=_("the group's file"))
    parser.add_argument(
        "source", type=Path, help=_("the list: CSV, XLSX, XLS or ODS; for goals also GanttProject’s .gan")
    )
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
                               "twins=keep, typed=skip, named=keep, alike=same, of one row alike:12=other …"))  # fmt: skip
    parser.add_argument("--as-last-time", action="store_true",
                        help=_("read it as the last list with the same titles; other options win"))  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("the result as JSON"))


def run(args: argparse.Namespace) -> int:
    """Plans, and unless it is a dry run applies; 1 when no row entered and none was here already."""
    kind = kind_named(args.kind)
    store = open_file(args.file, readonly=args.dry_run)
    try:
        made, remembered = _planned(store, kind, args)
        batch = None
        if not args.dry_run and made.brings:
            from commdesk.exchange.apply import apply

            batch = apply(store, made, args.source.name, remembered=remembered).id
    except AskError as error:
        hint = _(_HINT).format(option=_OPTION[error.what])
        raise KnownError(f"{error} {hint}") from error
    finally:
        close_file(store)
    _report(made, batch, args)
    return 0 if made.brings or made.skipped or made.left_out else 1


def _planned(
    store: Store, kind: Kind, args: argparse.Namespace
) -> tuple[Plan, Callable[[Store], None] | None]:
    """The plan, and what keeps how a list was read; a plan of GanttProject is read in one way only."""
    from commdesk.exchange.gan import is_gan

    if not is_gan(args.source):
        return _Request(store, kind, args).planned()
    if kind is not GOALS:
        sentence = _(
            "{file} is a plan of GanttProject, and its tasks come in as goals. Please import it as goals."
        )
        raise KnownError(sentence.format(file=args.source.name))
    for option in _FOR_LISTS:
        if getattr(args, option):
            sentence = _(
                "A plan of GanttProject says what each of its parts is; --{option} is for lists. Please leave it out."
            )
            raise KnownError(sentence.format(option=option.replace("_", "-")))
    from commdesk.exchange.gan_plan import plan_gan

    return plan_gan(store, args.source), None


class _Request:
    """What was asked for on the command line, with what was done last time where that was asked for."""

    def __init__(self, store: Store, kind: Kind, args: argparse.Namespace) -> None:
        self.store, self.kind, self.source = store, kind, args.source
        said = {
            "encoding": args.encoding,
            "delimiter": args.delimiter,
            "sheet": args.sheet,
            "head": args.header_row,
            "across": {True: "yes", False: "no"}.get(args.pivot),
            "dates": args.dates,
        }
        self.answers: dict[str, str] = {what: answer for what, answer in said.items() if answer}
        self.args = args
        self.last = Layout()

    def planned(self) -> tuple[Plan, Callable[[Store], None] | None]:
        """The plan, and what keeps how the list was read."""
        from commdesk.exchange.columns import column_called, field_called, is_year, propose
        from commdesk.exchange.memory import layout, remember
        from commdesk.exchange.plan import plan
        from commdesk.exchange.platforms import prepared, with_channel
        from commdesk.exchange.survey_lists import holds_answers

        table = self._table()
        kind = self.kind
        if holds_answers(kind, table):
            return self._answers(table), None
        constants = {field: _as_minutes(field, value) for field, value in self.args.set}
        constants = {f if is_year(kind, f) else field_called(kind, f): v for f, v in constants.items()}
        said = {field_called(kind, field): column for field, column in self.args.map}
        constants = {**{f: v for f, v in self.last.constants.items() if f not in said}, **constants}
        table = self._across(table, constants)
        table = prepared(kind, table, channel=constants.get("channel", ""))
        mapping = self.last.mapping(table) or propose(kind, table)
        taken = {column_called(table, column) for column in said.values() if column}
        # What the person says wins: over a proposal for the same field, and over another use of the same column.
        mapping = {
            f: c for f, c in mapping.items() if (f not in constants or c in table.across) and c not in taken
        }
        if "duration" in constants and kind.name == "shifts":
            mapping = {f: c for f, c in mapping.items() if f not in ("start", "finish")}
        mapping.update(said)
        constants = with_channel(self.store, table, mapping, constants)
        decided = {**self.last.decided, **dict(self.args.decide)}
        made = plan(self.store, kind, table, mapping, constants, self.answers.get("dates"), decided=decided)
        used = layout(table, mapping, constants, self.answers, decided)
        return made, lambda store: remember(store, kind, table.top, used)

    def _answers(self, table: Table) -> Plan:
        """Coded answers of a survey; its questions remember their columns themselves."""
        from commdesk.exchange.survey_columns import kinds_said
        from commdesk.exchange.survey_lists import plan

        kinds, said = kinds_said(table, dict(self.args.set))
        mapping = {field.casefold(): column for field, column in self.args.map}
        return plan(self.store, table, self.source.name, said, mapping, self.answers.get("dates"), kinds)

    def _table(self) -> Table:
        from commdesk.exchange.platforms import kind_meant

        table = self._read()
        self.kind = kind_meant(self.kind, table)
        if self.args.as_last_time:
            from commdesk.exchange.memory import recall

            last = recall(self.store, self.kind, table.top)
            if last is None:
                sentence = _("No list with these titles has been imported as {kind} yet.")
                raise KnownError(sentence.format(kind=self.kind.many_name().lower()))
            self.last = last
            self.answers = {**last.answers, **self.answers}
            if "head" in self.answers and not self.args.header_row:
                table = self._read()
        return table

    def _read(self) -> Table:
        from commdesk.exchange.memory import answer_as_last_time
        from commdesk.exchange.read import read_table

        said = self.answers
        try:
            return read_table(
                self.source,
                said.get("encoding"),
                said.get("delimiter"),
                sheet=said.get("sheet"),
                head=said.get("head"),
            )
        except AskError as error:
            code = ""
            if self.args.as_last_time:
                code = answer_as_last_time(self.store, self.kind, self.source, error, said)
            if not code:
                raise
            self.answers[error.what] = code
            return self._read()

    def _across(self, table: Table, constants: dict[str, str]) -> Table:
        """The list with dates across as one with a row for each filled cell; asks when nobody has said so."""
        from commdesk.exchange import across

        answer = self.answers.get("across")
        found = None
        if answer == "yes" or (answer is None and self.kind.name == "shifts"):
            found = across.found(table)
        if found is None:
            if answer == "yes":
                sentence = _("No dates stand in the titles of the columns, so --pivot has nothing to read.")
                raise KnownError(sentence)
            return table
        if answer is None:
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
            "notes": _notes(made),
        }
        json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for refusal in made.refused:
        say(_("Row {row}: {sentence}").format(row=refusal.row, sentence=refusal.sentence))
    for decision in made.decisions:
        _say_decision(decision)
    for note in _notes(made):
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


def _notes(made: Plan) -> list[str]:
    return [made.summary, *made.notes] if made.summary else made.notes


def _decision(decision: Decision) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": decision.kind,
        "sentence": decision.asked(),
        "answer": decision.answer or None,
        "answers": list(decision.question.answers),
        "rows": decision.rows,
    }
    if decision.question.each:
        told["each"] = [
            {"row": row, "sentence": sentence, "answer": decision.row_answers[row] or None}
            for row, sentence in decision.examples
        ]
    return told


def _say_decision(decision: Decision) -> None:
    """What was in doubt, and what was answered or can be."""
    shown = ", ".join(str(row) for row in decision.rows[:12]) + (" …" if len(decision.rows) > 12 else "")
    say(_("{question} (rows {rows})").format(question=decision.asked(), rows=shown))
    answers = decision.answers()
    if decision.question.each:
        for row, sentence in decision.examples:
            # Rows that nobody has decided are told among those that are refused.
            if answer := decision.row_answers[row]:
                told = _("Row {row}: {sentence} Decided: {answer}.")
                say(told.format(row=row, sentence=sentence, answer=answers[answer]))
    elif decision.answer:
        say(_("Decided: {answer}.").format(answer=answers[decision.answer]))
    options = " · ".join(f"--decide {decision.kind}={code}" for code in answers if code != decision.answer)
    if decision.question.each:
        options += f" · --decide {decision.kind}:{decision.rows[0]}={next(iter(answers))}"
    say(_(_HINT).format(option=options))


def _pair(typed: str) -> tuple[str, str]:
    field, mark, value = typed.partition("=")
    if not mark or not field.strip():
        raise argparse.ArgumentTypeError(_("“{typed}” should look like Field=…").format(typed=typed))
    return field.strip(), value.strip()
