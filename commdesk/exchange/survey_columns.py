"""Columns of a list of answers: those that say something of the sheet, and what a person says of the others."""

from collections.abc import Mapping

from commdesk import text
from commdesk.errors import KnownError
from commdesk.exchange.synonyms import choice_code, squeezed
from commdesk.exchange.table import Table
from commdesk.records.fields import Choice
from commdesk.records.reading import short
from commdesk.records.surveys import QUESTION_KINDS, QUESTIONS
from commdesk.text import _

# Columns that say something of the sheet and are no question.
OF_SHEETS = {
    "survey": ("survey",),
    "code": ("code", "matching code", "match code", "participant code", "personal code"),
    "wave": ("wave", "before or after", "pre post", "pre/post", "time point", "timepoint"),
    "day": ("day", "date", "timestamp", "submitted", "submission date", "submission time", "end time"),
    "number": ("number", "sheet", "sheet number", "no", "nr", "#"),
    "note": ("note",),
}
NO_QUESTION = (
    "id",
    "_id",
    "uuid",
    "_uuid",
    "respondent id",
    "response id",
    "made",
    "import",
    "as it came in",
)
LEAVE_OUT = "leave-out"
_WAVES = {
    "before": "before", "pre": "before", "baseline": "before", "t1": "before", "first": "before",
    "after": "after", "post": "after", "endline": "after", "t2": "after", "follow up": "after", "second": "after",
}  # fmt: skip


def kinds_said(table: Table, said: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What is said of columns (``How safe?`` -> ``1 to 5``) as their kinds, and the rest in small letters.

    Raises KnownError for a kind that there is not.
    """
    titles = {text.fold(title.strip()): title for title in table.header}
    kinds, rest = {}, {}
    for name, typed in said.items():
        title = titles.get(text.fold(name.strip()))
        if title is None or name.casefold() in OF_SHEETS:
            rest[name.casefold()] = typed
            continue
        declared = QUESTIONS.fields["kind"]
        assert isinstance(declared, Choice)
        code = (
            LEAVE_OUT
            if squeezed(typed) == squeezed(LEAVE_OUT)
            else choice_code(QUESTIONS, "kind", declared, typed)
        )
        if code is None:
            sentence = _("“{typed}” is no kind of answer. There are: {known}.")
            raise KnownError(
                sentence.format(typed=short(typed), known=", ".join((*QUESTION_KINDS, LEAVE_OUT)))
            )
        kinds[title] = code
    return kinds, rest


def wave_of(cell: str) -> str | None:
    """The code of the time that a cell names: before or after; None for anything else."""
    return _WAVES.get(" ".join(text.fold(cell).replace("-", " ").replace("_", " ").split()))
