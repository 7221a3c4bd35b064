"""Surveys: their questions, in two languages where wanted, and the sheets that were filled in."""

from commdesk.errors import FieldError
from commdesk.records import fields
from commdesk.records.agreements import SECOND_LANGUAGES
from commdesk.records.kind import Kind, Record, record
from commdesk.text import N_, _

QUESTION_KINDS = {
    "choice": N_("One answer of a list"),
    "several": N_("Several answers of a list"),
    "scale5": N_("1 to 5"),
    "agree": N_("Agree or disagree"),
    "scale10": N_("0 to 10"),
    "number": N_("A number"),
    "words": N_("Words"),
}

# The answers to "agree or disagree": code -> words. "don't know" is counted apart.
AGREEMENT = {
    "strongly_disagree": N_("Strongly disagree"),
    "disagree": N_("Disagree"),
    "neither": N_("Neither"),
    "agree": N_("Agree"),
    "strongly_agree": N_("Strongly agree"),
    "dont_know": N_("Don’t know"),
}

PAIRINGS = {
    "before_after": N_("Before and after"),
    "then_now": N_("Then and now, on one sheet"),
}

# Sets of questions whose answers make one number.
SCALES = {"belonging": N_("Belonging")}

WAVES = {"before": N_("Before"), "after": N_("After")}


@record
class Survey(Record):
    """A set of questions that people are asked."""

    name: str = fields.text(N_("Survey"), required=True, other_names=("name", "title"))
    purpose: str = fields.long_text(N_("What for"))
    start: str | None = fields.day(N_("From"))
    end: str | None = fields.day(N_("Until"))
    pairing: str | None = fields.choice(N_("Compares"), PAIRINGS, unsaid=N_("Nothing"), unsaid_code="none")
    beside_in: str | None = fields.choice(N_("Second language"), SECOND_LANGUAGES)
    name_beside: str = fields.text(N_("Name in the second language"))
    programme: str | None = fields.link(N_("Programme"), "programmes")
    goal: str | None = fields.link(N_("Goal"), "goals")
    note: str = fields.long_text(N_("Note"))


@record
class Question(Record):
    """One question; ``options`` are its answers, a line each, as ``code = words`` or words alone, ``beside`` its second language.

    ``key`` is what sheets know it by, and stays when it moves up or down (``number``). ``scale`` names the set whose mean it
    belongs to (belonging) and ``part`` the part of that; ``column`` is its column in a list that came in.
    """

    survey: str | None = fields.link(N_("Survey"), "surveys", required=True, part_of=True)
    number: int | None = fields.whole(N_("Number"), required=True, least=1, most=999)
    words: str = fields.text(N_("Question"), required=True, most=1000, other_names=("question", "label"))
    kind: str = fields.choice(N_("Kind of answer"), QUESTION_KINDS, default="choice", required=True)
    options: str = fields.long_text(N_("Answers"), hint=N_("One a line"))
    least_words: str = fields.text(N_("What the lowest means"))
    most_words: str = fields.text(N_("What the highest means"))
    scale: str | None = fields.choice(N_("Belongs to the scale"), SCALES)
    part: str = fields.text(N_("Part of the scale"))
    beside: str = fields.text(N_("Question, second language"), most=1000)
    options_beside: str = fields.long_text(N_("Answers, second language"))
    key: str = fields.text(N_("Known on sheets as"), most=40)
    column: str = fields.text(N_("Column in a list"), most=500)


@record
class AnswerSheet(Record):
    """One person's answers; ``answers`` is JSON from the question's key to what was said (``survey_answers``), ``code`` pairs
    two sheets of the same person without naming anybody. ``batch`` is the import that it came with and ``came`` the
    fingerprint of what it said then, empty where it was typed.
    """

    survey: str | None = fields.link(N_("Survey"), "surveys", required=True, part_of=True)
    number: int | None = fields.whole(N_("Sheet"))
    day: str | None = fields.day(N_("Day"))
    wave: str | None = fields.choice(N_("Before or after"), WAVES)
    code: str = fields.text(N_("Code"))
    answers: str = fields.long_text(N_("Answers"))
    note: str = fields.text(N_("Note"), most=500)
    batch: str = fields.text(N_("Import"), most=40)
    came: str = fields.text(N_("As it came in"), most=40)

    def check(self) -> None:
        """Answers are an object of plain values; whether each fits its question is for who knows the question."""
        import json

        try:
            fine = isinstance(json.loads(self.answers or "{}"), dict)
        except ValueError:
            fine = False
        if not fine:
            sentence = _(
                "The answers of this sheet cannot be read. Please enter them on the page of the survey."
            )
            raise FieldError(sentence, "answers")


SURVEYS = Kind(
    name="surveys",
    title=N_("Surveys"),
    one=N_("Survey"),
    record=Survey,
    columns=("name", "start", "end", "pairing"),
    search=("name", "purpose"),
    order=("name",),
)

QUESTIONS = Kind(
    name="questions",
    title=N_("Questions"),
    one=N_("Question"),
    record=Question,
    columns=("number", "words", "kind", "survey"),
    search=("words", "survey"),
    order=("survey", "number"),
    label="words",
)

ANSWER_SHEETS = Kind(
    name="answer_sheets",
    title=N_("Filled sheets"),
    one=N_("Filled sheet"),
    record=AnswerSheet,
    columns=("number", "survey", "day", "wave"),
    search=("survey", "code"),
    order=("survey", "number", "id"),
    label="code",
)
