"""Typing in filled sheets of a survey: a key answers a question and goes on to the next, and one sheet is one step.

Nothing here draws: the window shows what ``Draft`` knows and hands it each key.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from commdesk.errors import FieldError, KnownError
from commdesk.records.reading import short
from commdesk.records.survey_answers import (
    DONT_KNOW,
    RANGES,
    THEN,
    Choice,
    asks_twice,
    choices,
    kept,
    key_of,
    read,
    said,
    words_of,
)
from commdesk.records.surveys import ANSWER_SHEETS, AnswerSheet, Question, Survey
from commdesk.store.store import Store
from commdesk.text import _

NO_ANSWER_KEYS = ("x", "-", "–", " ")
DONT_KNOW_KEYS = ("d", "?")
# Where no answer has these numbers they are quicker to reach than letters.
NONE_DIGIT, UNKNOWN_DIGIT = "0", "9"


class Place(NamedTuple):
    """One thing to answer: a question (how it was "then" or is now), or without one the code that stands on the sheet."""

    key: str
    question: Question | None = None
    then: bool = False

    @property
    def typed(self) -> bool:
        """Whether it is typed as words and ended with Enter, and not answered by one key."""
        return self.question is None or self.question.kind in ("words", "number")


class Draft:
    """One sheet while it is typed in. ``at`` is the place that is asked for; after the last one the sheet can be saved."""

    def __init__(
        self, survey: Survey, questions: Sequence[Question], sheet: AnswerSheet | None = None
    ) -> None:
        self.survey = survey
        self.places = places_of(survey, questions)
        self.sheet = sheet
        self.answers: dict[str, Any] = said(sheet.answers) if sheet is not None else {}
        self.code = sheet.code if sheet is not None else ""
        self.at = 0
        self.waiting = ""  # a digit that may be the first of two

    @property
    def place(self) -> Place | None:
        """What is asked for now; None at the end of the sheet."""
        return self.places[self.at] if self.at < len(self.places) else None

    @property
    def begun(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers or self.code)

    def go(self, by: int) -> None:
        """To the next place, or back."""
        self.waiting = ""
        self.at = min(max(self.at + by, 0), len(self.places))

    def take(self, key: str) -> str:
        """One key for the question that is asked; answers a sentence where it does not fit, and then nothing changes."""
        place = self.place
        if place is None or place.question is None:
            return ""
        key, options = key.casefold(), ticks(place.question)
        if key in NO_ANSWER_KEYS or (key == NONE_DIGIT and not self.waiting and not _is_tick(options, key)):
            self._set(place, None)
        elif key in DONT_KNOW_KEYS or (
            key == UNKNOWN_DIGIT and not self.waiting and not _is_tick(options, key)
        ):
            self._set(place, DONT_KNOW)
        elif not key.isdecimal():
            return outside(place.question, key)
        else:
            return self._digit(place, key, options)
        self.go(1)
        return ""

    def type(self, words: str) -> str:
        """What was typed where words or a number are asked for; goes on, or answers a sentence and stays."""
        place = self.place
        if place is None:
            return ""
        if place.question is None:
            self.code = words.strip()
            self.go(1)
            return ""
        words = words.strip()
        value: Any = None
        if place.question.kind == "number" and words.casefold() in DONT_KNOW_KEYS:
            value = DONT_KNOW
        elif words.casefold() not in NO_ANSWER_KEYS:
            try:
                value = read(place.question, words)
            except FieldError as error:
                return str(error)
        self._set(place, value)
        self.go(1)
        return ""

    def confirm(self) -> None:
        """Enter: takes the digit that waits, and goes on."""
        place = self.place
        if self.waiting and place is not None and place.question is not None:
            self._answer(place, self.waiting, ticks(place.question))
        self.go(1)

    def shown(self, place: Place) -> str:
        """What has been answered at a place, in words."""
        if place.question is None:
            return self.code
        return words_of(place.question, self.answers.get(place.key))

    def save(self, store: Store, day: str | None, wave: str | None) -> AnswerSheet:
        """Keeps the sheet as one step; raises KnownError where nothing is on it."""
        if not self.answers:
            raise KnownError(_("Nothing is answered on this sheet yet, so it was not saved."))
        answers = kept(self.answers)
        if self.sheet is not None:
            made = self.sheet
            made.answers, made.code, made.day, made.wave = answers, self.code, day, wave
        else:
            number = _next_number(store, self.survey.id)
            made = AnswerSheet(
                survey=self.survey.id, number=number, day=day, wave=wave, code=self.code, answers=answers
            )
        label = _("Enter sheet {n}") if self.sheet is None else _("Edit sheet {n}")
        with store.step(label.format(n=made.number or "")):
            store.save(made)
        return made

    def _set(self, place: Place, value: Any) -> None:
        if value is None:
            self.answers.pop(place.key, None)
        else:
            self.answers[place.key] = value

    def _digit(self, place: Place, digit: str, options: dict[str, Choice]) -> str:
        question = place.question
        assert question is not None
        typed = self.waiting + digit
        if typed not in options:
            first = self.waiting
            self.waiting = ""
            if first and first in options:
                # The first digit was an answer of its own, and this one is for the next question.
                self._answer(place, first, options)
                self.go(1)
                return self.take(digit) if self.place is not None and not self.place.typed else ""
            return outside(question, typed)
        if not self.waiting and any(len(other) > 1 and other.startswith(typed) for other in options):
            self.waiting = typed
            return ""
        self.waiting = ""
        self._answer(place, typed, options)
        if question.kind != "several":
            self.go(1)
        return ""

    def _answer(self, place: Place, typed: str, options: dict[str, Choice]) -> None:
        code = options[typed].code
        if place.question is None or place.question.kind != "several":
            self._set(place, code)
            return
        ticked = self.answers.get(place.key)
        ticked = list(ticked) if isinstance(ticked, list) else []
        ticked.remove(code) if code in ticked else ticked.append(code)
        order = [one.code for one in options.values()]
        self._set(place, sorted(ticked, key=order.index) or None)


def places_of(survey: Survey, questions: Sequence[Question]) -> list[Place]:
    """What a sheet is asked for: its code where sheets are matched, then the questions, twice where it is then and now."""
    found = [Place("code")] if survey.pairing == "before_after" else []
    for question in questions:
        if asks_twice(survey, question):
            found.append(Place(key_of(question) + THEN, question, then=True))
        found.append(Place(key_of(question), question))
    return found


def ticks(question: Question) -> dict[str, Choice]:
    """The number beside each box on paper -> the answer: scales by their own numbers, others from 1."""
    options = choices(question)
    if question.kind in RANGES:
        return {str(one.code): one for one in options}
    return {str(n): one for n, one in enumerate(options, 1)}


def keys_told(question: Question) -> str:
    """Which keys say that there is no answer, or that somebody does not know."""
    options = ticks(question)
    none = _("X: no answer") if _is_tick(options, NONE_DIGIT) else _("0 or X: no answer")
    unknown = _("D: don’t know") if _is_tick(options, UNKNOWN_DIGIT) else _("9 or D: don’t know")
    return f"{none} · {unknown}"


def outside(question: Question, typed: str) -> str:
    """The sentence for a key that is no answer to a question: nothing was changed."""
    options = ticks(question)
    first, last = (next(iter(options), ""), next(reversed(options), ""))
    sentence = _("“{typed}” is no answer here: {first} to {last}. {keys}. All that was typed before is kept.")
    return sentence.format(typed=short(typed), first=first, last=last, keys=keys_told(question))


def _is_tick(options: dict[str, Choice], digit: str) -> bool:
    """Whether a digit is an answer, or begins one."""
    return any(typed.startswith(digit) for typed in options)


def _next_number(store: Store, survey: str) -> int:
    rows = store.rows(f"SELECT max(number) FROM {ANSWER_SHEETS.name} WHERE survey = ?", [survey])
    return int(rows[0][0] or 0) + 1
