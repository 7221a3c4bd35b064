"""What an import finds contradictory or doubtful: one answer a kind, from a person, and nothing swallowed.

Some kinds have an answer that holds until another is given; rows of the others are refused until they are decided.
Kinds with ``each`` are answered row by row (``alike:12``), or for all their rows at once (``alike``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commdesk.errors import FieldError, KnownError
from commdesk.records import reading
from commdesk.text import N_, _, ngettext, number

_EXAMPLES = 5


@dataclass(frozen=True)
class Question:
    """A kind of doubt: what is asked, the answers with their words, and the one that holds unless another is given.

    With ``each`` every row has an answer of its own.
    """

    asked: str
    many: str
    answers: Mapping[str, str]
    default: str = ""
    each: bool = False


_LEAVE_OUT = N_("Leave them out")

QUESTIONS: dict[str, Question] = {
    "above": Question(
        N_("{count} row names no goal. Does it belong to the goal of the row above?"),
        N_("{count} rows name no goal. Do they belong to the goal that was named last above them?"),
        {"above": N_("Yes: the goal stands only at the top of its block"), "leave-out": _LEAVE_OUT},
    ),
    "totals": Question(
        N_("{count} row looks like a total of other rows. What should become of it?"),
        N_("{count} rows look like totals of other rows. What should become of them?"),
        {"leave-out": _LEAVE_OUT, "keep": N_("Read them like all others")},
    ),
    "backwards": Question(
        N_("{count} row ends before it starts. What does it mean?"),
        N_("{count} rows end before they start. What do they mean?"),
        {
            "next-day": N_("They ended the next day"),
            "logged": N_("Take the length that is logged, without the end"),
            "leave-out": _LEAVE_OUT,
        },
    ),
    "times": Question(
        N_("In {count} row the length differs from the time between start and finish. Which one counts?"),
        N_("In {count} rows the length differs from the time between start and finish. Which one counts?"),
        {
            "logged": N_("The length that is logged (there were breaks)"),
            "times": N_("The time between start and finish"),
            "leave-out": _LEAVE_OUT,
        },
    ),
    "twins": Question(
        N_("{count} row is the same as one before it in the file. Are both genuine?"),
        N_("{count} rows are the same as others before them in the file. Are they genuine?"),
        {"keep": N_("Keep them: each happened"), "leave-out": N_("Leave out all but the first")},
        "keep",
    ),
    "typed": Question(
        N_("{count} row is the same as a shift that was entered here by hand. What should become of it?"),
        N_("{count} rows are the same as shifts that were entered here by hand. What should become of them?"),
        {"skip": N_("Leave them out: they are here already"), "keep": N_("Add them once more")},
        "skip",
    ),
    "named": Question(
        N_("{count} row has a name that is here already. What should become of it?"),
        N_("{count} rows have names that are here already. What should become of them?"),
        {"keep": N_("Add them: they are others of the same name"), "skip": N_("Leave them out: they are the same")},
        "keep",
    ),
    "alike": Question(
        N_("{count} row may be a partner who is here already. Is it the same one?"),
        N_("{count} rows may be partners who are here already. Are they the same ones?"),
        {"same": N_("It is the same one"), "other": N_("It is another one: add it")},
        each=True,
    ),
}  # fmt: skip


@dataclass
class Decision:
    """One kind of doubt that a file has: in which rows, a few of them in words, and what was answered (or nothing).

    Of a question with ``each``, ``examples`` has all rows, ``row_answers`` what holds for each of them, and ``answer``
    what holds for all.
    """

    kind: str
    answer: str
    rows: list[int] = field(default_factory=list)
    examples: list[tuple[int, str]] = field(default_factory=list)
    row_answers: dict[int, str] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """What is asked about it."""
        return QUESTIONS[self.kind]

    def asked(self) -> str:
        """The question in words, with the count of rows."""
        count = len(set(self.rows))
        return ngettext(self.question.asked, self.question.many, count).format(count=number(count))

    def settled(self) -> dict[str, str]:
        """What holds now, as it can be given again: by kind, or by ``kind:row``; empty where nobody has decided."""
        if not self.question.each:
            return {self.kind: self.answer}
        return {f"{self.kind}:{row}": answer for row, answer in self.row_answers.items()}

    def answers(self) -> dict[str, str]:
        """Each answer with its words in the language spoken now."""
        return {code: _(words) for code, words in self.question.answers.items()}


class LeftOutError(Exception):
    """A row that the person leaves out; ``skipped`` when it is here already."""

    def __init__(self, *, skipped: bool = False) -> None:
        super().__init__()
        self.skipped = skipped


class Decisions:
    """The doubts of one file: those found so far, and the answers given to them."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.given = {kind: answer for kind, answer in (given or {}).items() if answer}
        self.found: dict[str, Decision] = {}
        for said, answer in self.given.items():
            kind, mark, row = said.partition(":")
            if kind not in QUESTIONS or (mark and not (QUESTIONS[kind].each and row.isdigit())):
                kind = said
                sentence = _("There is nothing called “{kind}” to decide. There are: {known}.")
                raise KnownError(sentence.format(kind=reading.short(kind), known=", ".join(QUESTIONS)))
            if answer not in QUESTIONS[kind].answers:
                sentence = _("“{answer}” is no answer for {kind}. Choose one of: {known}.")
                known = ", ".join(QUESTIONS[kind].answers)
                raise KnownError(sentence.format(answer=reading.short(answer), kind=kind, known=known))

    def settle(self, kind: str, row: int, sentence: str, field: str = "", *, likely: str = "") -> str:
        """The answer for a row; notes the row. ``likely`` holds for this row until somebody says otherwise.

        Raises LeftOutError where the answer is to leave it out, and FieldError with ``sentence`` where nobody has
        decided yet.
        """
        question = QUESTIONS[kind]
        given = self.given.get(f"{kind}:{row}") or self.given.get(kind)
        answer = given or likely or question.default
        decision = self.found.setdefault(kind, Decision(kind, answer))
        decision.rows.append(row)
        if question.each:
            decision.row_answers[row] = answer
            if answer != decision.answer:
                decision.answer = ""
        if (question.each or len(decision.examples) < _EXAMPLES) and (row, sentence) not in decision.examples:
            decision.examples.append((row, sentence))
        if not answer:
            raise FieldError(sentence, field)
        if answer in ("leave-out", "skip"):
            raise LeftOutError(skipped=answer == "skip")
        return answer

    def listed(self) -> list[Decision]:
        """All that was found, in the order of the questions."""
        return [self.found[kind] for kind in QUESTIONS if kind in self.found]


def for_other_files(given: Mapping[str, str]) -> dict[str, str]:
    """The answers that hold for the next file too: not those to single rows, which will be other ones."""
    return {kind: answer for kind, answer in given.items() if answer and ":" not in kind}


def settled(decisions: Iterable[Decision]) -> dict[str, str]:
    """What holds for each doubt of a plan; empty where it has to be answered."""
    return {key: answer for decision in decisions for key, answer in decision.settled().items()}
