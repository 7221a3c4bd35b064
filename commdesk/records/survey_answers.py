"""What may be answered to each kind of question, how it is read from a list, and what a sheet keeps of it.

A sheet's answers are JSON: the question's key -> the code of an answer (text), a number, a list of codes where several
may be ticked, or words. ``DONT_KNOW`` says that somebody does not know; no answer is no key. Where a survey compares then
and now on one sheet, what was "then" has the key with ``THEN`` after it.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from commdesk import text
from commdesk.errors import FieldError
from commdesk.records import reading
from commdesk.records.surveys import AGREEMENT, Question, Survey
from commdesk.text import _

DONT_KNOW = "dont_know"
THEN = "t"
# Kinds whose answers are numbers that have a mean; those of "agree" count as 1 to 5.
MEASURED = ("scale5", "agree", "scale10", "number")
RANGES = {"scale5": (1, 5), "scale10": (0, 10)}
# Beyond that a number is a slip of the hand.
MOST_NUMBER = 1_000_000_000

# How lists write that there is no answer, and that somebody does not know.
NO_ANSWER = frozenset(("", "n/a", "#n/a", "na", "nan", "null", "no answer", "-", "–", "skip", "skipped"))
DONT_KNOW_WORDS = frozenset(
    (
        "dont know",
        "don t know",
        "do not know",
        "dk",
        "dont_know",
        "don’t know",
        "weiss nicht",
        "weiß nicht",
        "ne sait pas",
        "no se",
    )
)
_AGREE_WORDS = {
    "fully agree": "strongly_agree", "totally agree": "strongly_agree", "completely agree": "strongly_agree",
    "somewhat agree": "agree", "neutral": "neither", "neither agree nor disagree": "neither", "undecided": "neither",
    "somewhat disagree": "disagree", "fully disagree": "strongly_disagree", "totally disagree": "strongly_disagree",
    "completely disagree": "strongly_disagree",
}  # fmt: skip
AGREE_CODES = tuple(code for code in AGREEMENT if code != DONT_KNOW)


class Choice(NamedTuple):
    """One answer that can be ticked: what the sheet keeps, its words, and those of the second language."""

    code: Any
    words: str
    beside: str = ""


def key_of(question: Question) -> str:
    """By what sheets know a question."""
    return question.key or str(question.number)


def keys_of(survey: Survey, question: Question) -> tuple[str, ...]:
    """The keys of a question on a sheet: then and now where the survey asks for both, else one."""
    key = key_of(question)
    return (key + THEN, key) if asks_twice(survey, question) else (key,)


def asks_twice(survey: Survey, question: Question) -> bool:
    """Whether a sheet asks how it was then and how it is now."""
    return survey.pairing == "then_now" and question.kind in MEASURED


def choices(question: Question) -> tuple[Choice, ...]:
    """What can be ticked, in order; "don't know" is apart, and numbers and words have nothing to tick."""
    if question.kind in ("choice", "several"):
        said = [_option(line) for line in question.options.split("\n") if line.strip()]
        beside = [_option(line)[1] for line in question.options_beside.split("\n") if line.strip()]
        beside += [""] * (len(said) - len(beside))
        return tuple(Choice(code, words, other) for (code, words), other in zip(said, beside, strict=False))
    if question.kind == "agree":
        beside = [line.strip() for line in question.options_beside.split("\n")] + [""] * len(AGREE_CODES)
        return tuple(
            Choice(code, _(AGREEMENT[code]), other) for code, other in zip(AGREE_CODES, beside, strict=False)
        )
    if question.kind in RANGES:
        least, most = RANGES[question.kind]
        ends = {least: question.least_words, most: question.most_words}
        return tuple(Choice(n, f"{n} – {ends[n]}" if ends.get(n) else str(n)) for n in range(least, most + 1))
    return ()


def _option(line: str) -> tuple[str, str]:
    code, mark, words = line.strip().partition(" = ")
    return (code.strip(), words.strip()) if mark and words.strip() else (line.strip(), line.strip())


def no_answer(cell: str) -> bool:
    """Whether a cell of a list says that nothing was answered."""
    return cell.strip().casefold() in NO_ANSWER


def unknown(cell: str) -> bool:
    """Whether a cell says that the person does not know."""
    bare = text.fold(cell).replace("’", " ").replace("'", " ").replace("_", " ").strip()
    return bare in _DONT_KNOW or (bool(bare) and cell.strip() == _(AGREEMENT[DONT_KNOW]))


_DONT_KNOW = frozenset(text.fold(word).replace("’", " ").replace("_", " ") for word in DONT_KNOW_WORDS)


def agreement(cell: str) -> str:
    """The code that a cell means on the scale from strongly disagree to strongly agree; empty for none."""
    bare = " ".join(text.fold(cell).replace("_", " ").replace("-", " ").split())
    if bare.isdecimal() and 1 <= int(bare) <= 5:
        return AGREE_CODES[int(bare) - 1]
    for code in AGREE_CODES:
        if bare in (code.replace("_", " "), text.fold(_(AGREEMENT[code]))):
            return code
    return _AGREE_WORDS.get(bare, "")


def read(question: Question, cell: str) -> Any:
    """What a cell of a list, or something typed, answers; None for no answer. Raises FieldError outside the scale."""
    cell = cell.strip()
    if no_answer(cell):
        return None
    if question.kind == "words":
        return cell
    codes = {text.fold(str(word)): one.code for one in choices(question) for word in (one.words, one.code)}
    if question.kind == "several":
        return _several(question, cell, codes)
    found: Any = None
    if question.kind == "agree":
        found = agreement(cell) or None
    elif question.kind == "choice":
        found = codes.get(text.fold(cell))
    else:
        found = _number(question, cell)
    if found is None and unknown(cell):
        return DONT_KNOW
    if found is None:
        raise outside(question, cell)
    return found


def _several(question: Question, cell: str, codes: Mapping[str, str]) -> Any:
    if text.fold(cell) in codes:
        return [codes[text.fold(cell)]]
    if unknown(cell):
        return DONT_KNOW
    found = []
    for part in parts(cell):
        if text.fold(part) not in codes:
            raise outside(question, part)
        if codes[text.fold(part)] not in found:
            found.append(codes[text.fold(part)])
    return found


def parts(cell: str) -> list[str]:
    """The answers in one cell where several were ticked: between semicolons, bars, or else commas."""
    mark = next((mark for mark in (";", "|", ",") if mark in cell), "")
    return [part.strip() for part in (cell.split(mark) if mark else [cell]) if part.strip()]


def _number(question: Question, cell: str) -> float | int | None:
    number = reading.number(cell)
    if number is None:
        return None
    if question.kind in RANGES:
        least, most = RANGES[question.kind]
        return int(number) if number == int(number) and least <= number <= most else None
    if abs(number) > MOST_NUMBER:
        return None
    return int(number) if number == int(number) else number


def outside(question: Question, typed: str) -> FieldError:
    """The refusal of an answer that the question does not have, with those it has."""
    named = {
        "scale5": _("1 to 5"),
        "scale10": _("0 to 10"),
        "number": _("a number"),
        "agree": ", ".join(AGREEMENT),
    }
    known = named.get(question.kind) or ", ".join(
        reading.short(str(one.code)) for one in choices(question)[:12]
    )
    sentence = _(
        "“{typed}” is no answer to “{question}”: {known}. Please mend it, or leave the cell empty where nothing was said."
    )
    told = sentence.format(typed=reading.short(typed), question=reading.short(question.words), known=known)
    return FieldError(told, "answers")


def said(answers: str) -> dict[str, Any]:
    """The answers of a sheet by their keys."""
    found = json.loads(answers) if answers else {}
    return found if isinstance(found, dict) else {}


def kept(answers: Mapping[str, Any]) -> str:
    """Answers as a sheet keeps them, in the order of their keys; what has none is left out."""
    there = {key: answers[key] for key in sorted(answers) if answers[key] not in (None, "", [])}
    return json.dumps(there, ensure_ascii=False, separators=(",", ":"))


def as_asked(question: Question, value: Any) -> Any:
    """An answer as the question's kind has it: what came in as "4" before somebody said that it is a scale is 4."""
    if value is None or value == DONT_KNOW:
        return value
    if question.kind == "choice":
        return value if isinstance(value, str) else str(value)
    if question.kind == "agree":
        return value if value in _AGREED else agreement(str(value)) or str(value)
    if isinstance(value, str) and question.kind in MEASURED:
        number = _number(question, value)
        return value if number is None else number
    return value


def measure(kind: str, value: Any) -> float | None:
    """An answer as a number: 1 strongly disagree to 5 strongly agree; None where there is none or it is not known."""
    if value is None or value == DONT_KNOW or kind not in MEASURED:
        return None
    if kind == "agree":
        return (
            _AGREED.get(value if value in _AGREED else agreement(str(value)))
            if isinstance(value, str | int)
            else None
        )
    if isinstance(value, str):
        value = reading.number(value)
    return float(value) if isinstance(value, int | float) else None


_AGREED = {code: float(n) for n, code in enumerate(AGREE_CODES, 1)}


def words_of(question: Question, value: Any) -> str:
    """An answer as people read it."""
    if value is None:
        return ""
    if value == DONT_KNOW:
        return _(AGREEMENT[DONT_KNOW])
    if isinstance(value, list):
        return "; ".join(words_of(question, one) for one in value)
    if question.kind in ("choice", "several", "agree"):
        return next((one.words for one in choices(question) if one.code == value), str(value))
    return text.number(value, 2) if isinstance(value, float) else str(value)


def folded_code(code: str) -> str:
    """A matching code as both sheets of a person are compared: letters and digits alone, small."""
    return "".join(letter for letter in text.fold(code) if letter.isalnum())
