"""Coded answers of a survey, a row a sheet and a column a question: what an import of them would do.

The questions are those of the survey that has had such columns before, else told from the columns (``survey_guess``).
Thousands of sheets come in with one statement, so each cell's meaning is worked out once for each column and not for
each row; a sheet says itself which import brought it (``batch``) and what it said then (``came``).
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commdesk import clock, text
from commdesk.errors import FieldError, KnownError
from commdesk.exchange import ledger, survey_write
from commdesk.exchange.asking import AskError, Progress
from commdesk.exchange.columns import column_called, propose
from commdesk.exchange.dates import read_day, settle_order
from commdesk.exchange.guard import unguarded
from commdesk.exchange.opening import Opened, open_list
from commdesk.exchange.plan import Plan, Refusal
from commdesk.exchange.survey_columns import LEAVE_OUT, NO_QUESTION, OF_SHEETS, wave_of
from commdesk.exchange.survey_guess import question_of
from commdesk.exchange.table import Table
from commdesk.records.fields import Whole
from commdesk.records.ids import new_ids
from commdesk.records.kind import Kind, Record
from commdesk.records.reading import short
from commdesk.records.survey_answers import THEN, key_of, read
from commdesk.records.surveys import (
    ANSWER_SHEETS,
    QUESTION_KINDS,
    QUESTIONS,
    SURVEYS,
    WAVES,
    Question,
    Survey,
)
from commdesk.store.query import Query
from commdesk.store.steps import Row
from commdesk.store.store import Reader
from commdesk.text import _, ngettext, number


@dataclass
class SheetPlan(Plan):
    """What an import of a survey's answers would do: ``first`` a survey and its questions, then ``sheets`` in one go.

    ``table`` is the list as it was read: rows that are refused are written to be mended from it.
    """

    table: Table | None = None
    first: list[Record] = field(default_factory=list)
    sheets: list[Row] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many rows would enter, each as one sheet."""
        return len(self.sheets)

    @property
    def linked(self) -> list[Record]:
        """The survey and the questions that would be added with them."""
        return self.first

    @property
    def brings(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.sheets)


def holds_answers(kind: Kind, table: Table) -> bool:
    """Whether a list that is to come in as surveys or their sheets is one of answers, a column a question."""
    if kind is SURVEYS:
        return "name" not in propose(kind, table)
    return kind is ANSWER_SHEETS and not {"survey", "answers"} <= {title.casefold() for title in table.header}


def plan(
    reader: Reader,
    table: Table,
    file_name: str,
    said: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    order: str | None = None,
    kinds: Mapping[str, str] | None = None,
) -> SheetPlan:
    """Looks at every row of a list of answers and says what an import would do; changes nothing.

    ``said`` is what holds for all rows (``survey``, ``day``, ``wave``), ``mapping`` which columns hold what is no question,
    ``kinds`` what the questions of a new survey are, by their columns' titles: a key of QUESTION_KINDS, or LEAVE_OUT.
    Raises AskError for an unclear order of dates and for sheets that do not say whether they are of before or after, and KnownError for what cannot be an answer sheet at all.
    """
    return _Answers(
        reader, table, file_name, dict(said or {}), dict(mapping or {}), order, dict(kinds or {})
    ).plan()


def open_or_plan(
    reader: Reader, kind: Kind, path: Path, answers: Mapping[str, str], progress: Progress | None = None
) -> Opened | SheetPlan:
    """A list as it is opened; one of a survey's answers says by its columns at once what would happen."""
    opened = open_list(reader, kind, path, answers, progress)
    if holds_answers(kind, opened.raw):
        said = {"wave": answers["wave"]} if answers.get("wave") else {}
        return plan(reader, opened.raw, path.name, said, order=answers.get("dates"))
    return opened


class _Answers:
    """One list while it is looked at."""

    def __init__(
        self,
        reader: Reader,
        table: Table,
        file: str,
        said: dict[str, str],
        mapping: dict[str, str],
        order: str | None,
        kinds: dict[str, str],
    ) -> None:
        self.reader, self.table, self.said, self.order, self.kinds = reader, table, said, order, kinds
        self.file = Path(file).stem
        for name in (*said, *mapping):
            if name not in OF_SHEETS:
                sentence = _("A sheet has no “{name}” of its own. It has: {known}.")
                raise KnownError(sentence.format(name=short(name), known=", ".join(OF_SHEETS)))
        self.cells = list(zip(*(row.cells for row in table.rows), strict=True)) or [()] * len(table.header)
        self.places = self._places(mapping)
        taken = set(self.places.values())
        self.asked = [
            at
            for at, title in enumerate(table.header)
            if at not in taken
            and text.fold(title.strip()) not in NO_QUESTION
            and kinds.get(title) != LEAVE_OUT
        ]
        if not self.asked:
            raise KnownError(_("This list has no column with answers. There is nothing to import."))
        self.then: set[int] = set()  # columns that say how it was then, beside those that say how it is now
        self.refused: dict[int, str] = {}
        self.notes: list[str] = []

    def plan(self) -> SheetPlan:
        survey, questions, fresh = self._survey()
        if survey.pairing == "before_after" and "wave" not in self.places and "wave" not in self.said:
            sentence = _("“{survey}” compares before and after. From when are the sheets in this list?")
            options = [(code, _(words)) for code, words in WAVES.items()]
            raise AskError(sentence.format(survey=survey.name), "wave", options)
        made = SheetPlan(ANSWER_SHEETS, rows=self.table.count, table=self.table)
        parts = self._answers(questions)
        whole = self._of_sheets()
        keyed = ["{" + ",".join(filter(None, row)) + "}" for row in zip(*parts, strict=True)]
        known = Counter[str]() if fresh else ledger.known_sheets(self.reader, survey.id)
        stamp, next_number = clock.stamp(), self._next_number(survey.id if not fresh else "")
        template: Row = {
            "id": "", "made": stamp, "survey": survey.id, "number": None, "day": None, "wave": None, "code": "",
            "answers": "", "note": "", "batch": "", "came": "",
        }  # fmt: skip
        columns = [(name, whole[name]) for name in whole]
        for at, (row, answers) in enumerate(zip(self.table.rows, keyed, strict=True)):
            if at in self.refused:
                made.refused.append(Refusal(row.number, self.refused[at]))
                continue
            if answers == "{}":
                made.left_out.append(row.number)
                continue
            sheet = template | {name: column[at] for name, column in columns}
            came = ledger.sheet_content(answers, sheet["wave"], str(sheet["code"]), sheet["day"])
            if known[came] > 0:
                known[came] -= 1
                made.skipped.append(row.number)
                continue
            sheet["answers"], sheet["came"] = answers, came
            if sheet["number"] is None:
                sheet["number"] = next_number
                next_number += 1
            made.sheets.append(sheet)
        for sheet, id in zip(made.sheets, new_ids(len(made.sheets)), strict=True):
            sheet["id"] = id
        made.first = fresh if made.sheets else []
        made.refused += [Refusal(row, sentence) for row, sentence in self.table.broken]
        made.refused.sort(key=lambda refusal: refusal.row)
        self._tell(made, survey, questions)
        return made

    # -- the columns

    def _places(self, mapping: dict[str, str]) -> dict[str, int]:
        """What is no question -> its column: as the person said, else by the titles and what stands below them."""
        header = list(self.table.header)
        found = {
            name: header.index(column_called(self.table, column))
            for name, column in mapping.items()
            if column
        }
        for name, titles in OF_SHEETS.items():
            if name in mapping or name in self.said:
                continue
            for at, title in enumerate(header):
                if text.fold(" ".join(title.replace("_", " ").split())) in titles and self._fits(name, at):
                    found.setdefault(name, at)
        return found

    def _fits(self, name: str, at: int) -> bool:
        cells = {cell.strip() for cell in self.cells[at]} - {""}
        if name == "wave":
            return bool(cells) and all(wave_of(cell) for cell in cells)
        if name == "number":
            return (
                bool(cells) and all(cell.isdecimal() for cell in cells) and len(cells) == len(self.cells[at])
            )
        if name == "survey":
            return len(cells) == 1
        return True

    def _of_sheets(self) -> dict[str, list[Any]]:
        """Day, wave, code, number and note of each row; what cannot be read refuses its row."""
        found: dict[str, list[Any]] = {}
        order = self.order
        if "day" in self.places and not order:
            order = settle_order(self.cells[self.places["day"]], self.table.header[self.places["day"]])
        readers: dict[str, Callable[[str], Any]] = {
            "day": lambda cell: read_day(cell, order or "dmy"),
            "wave": wave_of,
            "code": lambda cell: cell,
            "number": _sheet_number,
            "note": unguarded,
        }
        for name, read_one in readers.items():
            if name in self.said:
                value = read_one(self.said[name].strip())
                if not value:
                    raise KnownError(
                        _("“{typed}” cannot be read as {name}.").format(
                            typed=short(self.said[name]), name=name
                        )
                    )
                found[name] = [value] * len(self.table.rows)
            elif name in self.places:
                column = [cell.strip() for cell in self.cells[self.places[name]]]
                meant = {cell: read_one(cell) if cell else None for cell in set(column)}
                found[name] = [meant[cell] for cell in column]
                for at, cell in enumerate(column):
                    if cell and meant[cell] is None:
                        sentence = _(
                            "“{typed}” in “{column}” cannot be read. Please mend the cell, or leave it empty."
                        )
                        title = self.table.header[self.places[name]]
                        self.refused.setdefault(at, sentence.format(typed=short(cell), column=short(title)))
                if name in ("code", "note"):
                    found[name] = [value or "" for value in found[name]]
        return found

    def _answers(self, questions: dict[int, Question]) -> list[list[str]]:
        """For each question a column of what sheets keep; an answer that the question does not have refuses its row."""
        parts = []
        # In the order of their keys, as a sheet that was typed keeps them.
        for at, question in sorted(questions.items(), key=lambda one: self._key(*one)):
            key = json.dumps(self._key(at, question), ensure_ascii=False)
            meant: dict[str, str] = {}
            wrong: dict[str, str] = {}
            for cell in set(self.cells[at]):
                try:
                    value = read(question, unguarded(cell))
                except FieldError as error:
                    meant[cell], wrong[cell] = "", str(error)
                    continue
                told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
                meant[cell] = "" if value in (None, "", []) else f"{key}:{told}"
            parts.append([meant[cell] for cell in self.cells[at]])
            if wrong:
                for row, cell in enumerate(self.cells[at]):
                    if cell in wrong:
                        self.refused.setdefault(row, wrong[cell])
        return parts

    def _key(self, at: int, question: Question) -> str:
        return key_of(question) + (THEN if at in self.then else "")

    # -- whose answers they are

    def _survey(self) -> tuple[Survey, dict[int, Question], list[Record]]:
        """The survey, its question for each column, and what of both is new."""
        named = self.said.get("survey", "")
        if not named and "survey" in self.places:
            named = next((cell.strip() for cell in self.cells[self.places["survey"]] if cell.strip()), "")
        titles = {at: self.table.header[at].strip() for at in self.asked}
        for survey in self.reader.find(SURVEYS):
            if named and text.fold(survey.name) != text.fold(named):
                continue
            matched = self._matched(survey, titles)
            if matched and (named or len(matched) == len(titles)):
                left = [short(title) for at, title in titles.items() if at not in matched]
                if left:
                    sentence = _("These columns are no question of “{survey}” and stay out: {columns}.")
                    self.notes.append(sentence.format(survey=survey.name, columns=", ".join(left)))
                return survey, matched, []
            if named:
                sentence = _(
                    "No column of this list is a question of “{survey}”. Please check the titles, or name another survey."
                )
                raise KnownError(sentence.format(survey=survey.name))
        survey = Survey(name=named or self._free_name(), start=self.said.get("day") or None)
        if "wave" in self.places or "wave" in self.said:
            survey.pairing = "before_after"
        questions = {
            at: Question(
                survey=survey.id, number=n, key=str(n), column=titles[at][:500], words=titles[at][:1000] or str(n),
                **question_of(
                    {unguarded(cell): n for cell, n in Counter(self.cells[at]).items()},
                    titles[at],
                    self.kinds.get(self.table.header[at], ""),
                ),
            )
            for n, at in enumerate(self.asked, 1)
        }  # fmt: skip
        return survey, questions, [survey, *questions.values()]

    def _matched(self, survey: Survey, titles: dict[int, str]) -> dict[int, Question]:
        """The questions of a survey by the columns that hold them: by title, by words, or as Q3 by number."""
        known: dict[str, tuple[Question, bool]] = {}
        questions = self.reader.find(QUESTIONS, Query(equals={"survey": survey.id}))
        for question in questions:
            for name in (
                f"q{question.number}",
                f"q{question.number:02}",
                str(question.number),
                question.words,
            ):
                known.setdefault(text.fold(name), (question, False))
        for question in questions:
            if question.column:
                known[text.fold(question.column)] = question, False
            for key, title in survey_write.titles(survey, question):
                known[text.fold(title)] = question, key != key_of(question)
        found: dict[int, tuple[Question, bool]] = {}
        for at, title in titles.items():
            # A question keeps so much of its column's title.
            for name in (text.fold(title), text.fold(title[:500])):
                if name in known:
                    found.setdefault(at, known[name])
        if len({(one.id, then) for one, then in found.values()}) < len(found):
            return {}
        self.then = {at for at, (_one, then) in found.items() if then}
        return {at: one for at, (one, _then) in found.items()}

    def _free_name(self) -> str:
        """The file's name, with a number where a survey has it already."""
        bare = " ".join(self.file.replace("_", " ").split())[:180] or _("Survey")
        there = {text.fold(survey.name) for survey in self.reader.find(SURVEYS)}
        names = (bare if n == 1 else f"{bare} {n}" for n in range(1, len(there) + 2))
        return next(name for name in names if text.fold(name) not in there)

    def _next_number(self, survey: str) -> int:
        rows = self.reader.rows(
            "SELECT coalesce(max(number), 0) FROM answer_sheets WHERE survey = ?", [survey]
        )
        return int(rows[0][0]) + 1

    def _tell(self, made: SheetPlan, survey: Survey, questions: dict[int, Question]) -> None:
        n = made.added
        label = ngettext("Import {n} sheet of “{survey}”", "Import {n} sheets of “{survey}”", n)
        made.label = label.format(n=number(n), survey=short(survey.name))
        if made.first:
            made.notes.append(
                _("A new survey, “{survey}”, with a question for each column:").format(survey=survey.name)
            )
            for question in questions.values():
                told = f"{question.number}. {short(question.words)}: {_(QUESTION_KINDS[question.kind])}"
                made.notes.append(told)
        elif made.sheets:
            made.notes.append(_("They go to the survey “{survey}”.").format(survey=survey.name))
        if made.left_out:
            sentence = ngettext(
                "{n} row has no answer at all.", "{n} rows have no answer at all.", len(made.left_out)
            )
            made.notes.append(sentence.format(n=number(len(made.left_out))))
        made.notes += self.notes


def _sheet_number(cell: str) -> int | None:
    declared = ANSWER_SHEETS.fields["number"]
    assert isinstance(declared, Whole)
    return int(cell) if cell.isdecimal() and len(cell) < 12 and int(cell) <= declared.most else None
