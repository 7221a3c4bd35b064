"""What surveys found. Shares are 0 to 1 and None below ``ENOUGH`` answers, where counts are told; means stand with their n.

Valid answers are those that say something: "don't know" and no answer are counted apart, and in no denominator.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from commdesk.figures.periods import Period
from commdesk.records.survey_answers import (
    DONT_KNOW,
    MEASURED,
    THEN,
    as_asked,
    asks_twice,
    choices,
    folded_code,
    key_of,
    measure,
)
from commdesk.records.surveys import QUESTIONS, SURVEYS, Question, Survey
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_, _

# Nothing is a percentage below so many answers.
ENOUGH = 10
TOO_FEW = N_("Fewer than {n} answers: counts, no percentages.")
AGREED = ("agree", "strongly_agree")
# Whose mean over the items is nearer to "agree" than to "neither" feels to belong.
FEELS = 3.5
# So much of the items has to be answered for a person's mean.
_ENOUGH_ITEMS = 0.75


class Count(NamedTuple):
    """How many gave one answer."""

    code: Any
    words: str
    n: int


class Answered(NamedTuple):
    """One question: ``n`` valid answers, ``dont_know`` and ``silent`` apart, and what can be told of that kind of answer.

    ``mean`` is that of numbers and scales (1 strongly disagree to 5 strongly agree). ``agreed`` and ``net`` are None for other
    kinds and below ``ENOUGH``. ``said`` are the words of those who wrote some.
    """

    question: Question
    n: int
    dont_know: int
    silent: int
    counts: tuple[Count, ...] = ()
    mean: float | None = None
    agreed: float | None = None
    net: int | None = None
    said: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether shares may be told."""
        return self.n >= ENOUGH


class Belonging(NamedTuple):
    """The belonging of ``n`` people on a scale of 1 to 5: the mean of all items and of each part, and who feels it.

    ``feel`` people have a mean of at least ``FEELS``; ``share`` of them is None below ``ENOUGH``.
    """

    n: int
    mean: float | None
    parts: tuple[tuple[str, float | None], ...]
    feel: int
    share: float | None


class Change(NamedTuple):
    """What changed for ``n`` matched people: means before and after, and for how many it got better, stayed, got worse."""

    n: int
    before: float | None = None
    after: float | None = None
    better: int = 0
    same: int = 0
    worse: int = 0
    share: float | None = None

    @property
    def difference(self) -> float | None:
        """Mean after − mean before."""
        return None if self.before is None or self.after is None else self.after - self.before


class Wave(NamedTuple):
    """One time of asking: "" where there is only one, before and after, or then and now on the same sheets."""

    name: str
    sheets: int
    questions: tuple[Answered, ...]
    belonging: Belonging | None


class Matching(NamedTuple):
    """Sheets of before and after by their codes: pairs, sheets without a partner, codes that stood twice in a wave."""

    pairs: int = 0
    alone: int = 0
    twice: int = 0


class Result(NamedTuple):
    """All of a survey. ``changes`` are by the question's id."""

    survey: Survey
    sheets: int
    waves: tuple[Wave, ...]
    changes: dict[str, Change]
    matching: Matching | None
    belonging_change: Change | None

    @property
    def last(self) -> Wave:
        """The wave that tells how it is now."""
        return self.waves[-1]


class Sheet(NamedTuple):
    """A sheet as figures read it."""

    answers: dict[str, Any]
    wave: str | None
    code: str


def questions_of(reader: Reader, survey_id: str) -> list[Question]:
    """The questions of a survey, in their order."""
    return reader.find(QUESTIONS, Query(equals={"survey": survey_id}))


def sheets_of(reader: Reader, survey_id: str, period: Period | None = None) -> list[Sheet]:
    """The sheets of a survey; of a period by their day, or by the day of entry where they have none."""
    sql = "SELECT answers, wave, code FROM answer_sheets WHERE survey = ?"
    values: list[Any] = [survey_id]
    if period is not None:
        sql += " AND coalesce(day, substr(made, 1, 10)) BETWEEN ? AND ?"
        values += [period.start.isoformat(), period.last]
    rows = reader.rows(sql, values)
    # One reading of all is several times quicker than one each.
    answers = json.loads("[" + ",".join(row[0] or "{}" for row in rows) + "]")
    return [Sheet(a, row[1], row[2]) for a, row in zip(answers, rows, strict=True)]


def result(reader: Reader, survey: Survey, period: Period | None = None) -> Result:
    """Everything that a survey found."""
    questions = questions_of(reader, survey.id)
    sheets = sheets_of(reader, survey.id, period)
    if survey.pairing == "then_now":
        both = _then_now(survey, questions, sheets)
        return both
    if survey.pairing != "before_after":
        return Result(survey, len(sheets), (_wave("", questions, sheets),), {}, None, None)
    before = [one for one in sheets if one.wave == "before"]
    after = [one for one in sheets if one.wave == "after"]
    unsaid = [one for one in sheets if one.wave not in ("before", "after")]
    waves = [_wave("before", questions, before), _wave("after", questions, after)]
    if unsaid:
        waves.insert(0, _wave("", questions, unsaid))
    pairs, matching = matched(before, after)
    changes = {
        question.id: change(
            (
                measure(question.kind, then.answers.get(key_of(question))),
                measure(question.kind, now.answers.get(key_of(question))),
            )
            for then, now in pairs
        )
        for question in questions
        if question.kind in MEASURED
    }
    items = [one for one in questions if one.scale == "belonging"]
    felt = (
        change((person_mean(items, then), person_mean(items, now)) for then, now in pairs) if items else None
    )
    return Result(survey, len(sheets), tuple(waves), changes, matching, felt)


def _then_now(survey: Survey, questions: list[Question], sheets: list[Sheet]) -> Result:
    """Both waves stand on the same sheets: what was then has the key with ``THEN`` after it."""
    twice = [one for one in questions if asks_twice(survey, one)]
    then = [
        Sheet({k.removesuffix(THEN): v for k, v in one.answers.items() if k.endswith(THEN)}, None, "")
        for one in sheets
    ]
    changes = {
        question.id: change(
            (
                measure(question.kind, one.answers.get(key_of(question) + THEN)),
                measure(question.kind, one.answers.get(key_of(question))),
            )
            for one in sheets
        )
        for question in twice
    }
    waves = (_wave("then", twice, then), _wave("now", questions, sheets))
    items = [one for one in twice if one.scale == "belonging"]
    felt = None
    if items:
        felt = change(
            (person_mean(items, a), person_mean(items, b)) for a, b in zip(then, sheets, strict=True)
        )
    return Result(survey, len(sheets), waves, changes, None, felt)


def _wave(name: str, questions: Sequence[Question], sheets: list[Sheet]) -> Wave:
    items = [one for one in questions if one.scale == "belonging"]
    return Wave(
        name,
        len(sheets),
        tuple(answered(one, [sheet.answers.get(key_of(one)) for sheet in sheets]) for one in questions),
        belonging(items, sheets) if items else None,
    )


def answered(question: Question, values: list[Any]) -> Answered:
    """One question counted: ``values`` are the answers of all sheets, None where there is none."""
    if question.kind in ("words", "several"):
        said = [value for value in values if value is not None and value != []]
        unknown = sum(value == DONT_KNOW for value in said)
        valid = [value for value in said if value != DONT_KNOW]
        n, silent = len(valid), len(values) - len(said)
        if question.kind == "words":
            return Answered(question, n, unknown, silent, said=tuple(str(value) for value in valid))
        flat = Counter(one for value in valid for one in (value if isinstance(value, list) else [value]))
        return Answered(question, n, unknown, silent, _counts(question, flat))
    # Many thousands of answers are a few different ones.
    found: Counter[Any] = Counter()
    for value, n in _tally(values).items():
        found[as_asked(question, value)] += n
    silent, unknown = found.pop(None, 0), found.pop(DONT_KNOW, 0)
    measured = [
        (number, n) for value, n in found.items() if (number := measure(question.kind, value)) is not None
    ]
    told = sum(n for _number, n in measured)
    mean = sum(number * n for number, n in measured) / told if told else None
    net = net_promoter(measured) if question.kind == "scale10" else None
    valid_n = found.total()
    counts = _counts(question, found)
    agreed = agreement_share(counts) if question.kind == "agree" else None
    return Answered(question, valid_n, unknown, silent, counts, mean, agreed, net)


def _tally(values: list[Any]) -> Counter[Any]:
    """How often each answer was given; also where several were ticked before the question's kind was changed."""
    try:
        return Counter(values)
    except TypeError:
        return Counter(one for value in values for one in (value if isinstance(value, list) else [value]))


def _counts(question: Question, found: Counter[Any]) -> tuple[Count, ...]:
    """Each answer that could be ticked with its count, then what was said besides; numbers have too many to list."""
    if question.kind == "number":
        return ()
    rest = Counter(found)
    listed = [Count(one.code, one.words, rest.pop(one.code, 0)) for one in choices(question)]
    return (*listed, *(Count(code, str(code), n) for code, n in rest.most_common()))


def agreement_share(counts: Sequence[Count]) -> float | None:
    """(agree + strongly agree) ÷ valid answers; "don't know" is not among them. None below ``ENOUGH``."""
    valid = sum(count.n for count in counts)
    agreed = sum(count.n for count in counts if count.code in AGREED)
    return agreed / valid if valid >= ENOUGH else None


def net_promoter(values: Iterable[tuple[float, int]]) -> int | None:
    """% of 9 and 10 − % of 0 to 6, −100 to 100, whole; ``values`` are answers with how many gave them.

    None below ``ENOUGH``. Source: globalgiving.org.
    """
    given = list(values)
    total = sum(n for _value, n in given)
    if total < ENOUGH:
        return None
    above, below = (sum(n for v, n in given if v >= 9), sum(n for v, n in given if v <= 6))
    return round(100 * (above - below) / total)


def change(pairs: Iterable[tuple[float | None, float | None]]) -> Change:
    """Mean after − mean before over people with both, and for how many it rose; its share is None below ``ENOUGH``."""
    both = [(then, now) for then, now in pairs if then is not None and now is not None]
    n = len(both)
    if not n:
        return Change(0)
    better = sum(now > then for then, now in both)
    same = sum(now == then for then, now in both)
    means = sum(then for then, _now in both) / n, sum(now for _then, now in both) / n
    return Change(n, *means, better, same, n - better - same, better / n if n >= ENOUGH else None)


def matched(before: Sequence[Sheet], after: Sequence[Sheet]) -> tuple[list[tuple[Sheet, Sheet]], Matching]:
    """The sheets of the same people, by their codes. A code that stands twice in a wave could be anybody's: it matches none."""
    first, again = _by_code(before), _by_code(after)
    twice = {code for found in (first, again) for code, sheets in found.items() if len(sheets) > 1}
    both = [code for code in first if code in again and code not in twice]
    pairs = [(first[code][0], again[code][0]) for code in both]
    alone = len(before) + len(after) - 2 * len(pairs)
    return pairs, Matching(len(pairs), alone, len(twice))


def _by_code(sheets: Sequence[Sheet]) -> dict[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if code := folded_code(sheet.code):
            found.setdefault(code, []).append(sheet)
    return found


def person_mean(items: Sequence[Question], sheet: Sheet) -> float | None:
    """One person's mean over the items of a scale; None where fewer than three quarters of them are answered."""
    values = [measure(one.kind, sheet.answers.get(key_of(one))) for one in items]
    said = [value for value in values if value is not None]
    return sum(said) / len(said) if said and len(said) >= _ENOUGH_ITEMS * len(items) else None


def belonging(items: Sequence[Question], sheets: Sequence[Sheet]) -> Belonging:
    """Mean of the 8 items of the Brief Sense of Community Scale, 1 to 5, and of its four 2-item parts.

    Source: Peterson, Speer and McMillan, 2008. Sheets with fewer than three quarters of the items answered are left out.
    """
    people = [(mean, sheet) for sheet in sheets if (mean := person_mean(items, sheet)) is not None]
    n = len(people)
    if not n:
        return Belonging(0, None, (), 0, None)
    parts = []
    for name in dict.fromkeys(one.part for one in items if one.part):
        own = [one for one in items if one.part == name]
        values = [
            value
            for _mean, sheet in people
            for one in own
            if (value := measure(one.kind, sheet.answers.get(key_of(one)))) is not None
        ]
        parts.append((name, sum(values) / len(values) if values else None))
    feel = sum(mean >= FEELS for mean, _sheet in people)
    mean = sum(mean for mean, _sheet in people) / n
    return Belonging(n, mean, tuple(parts), feel, feel / n if n >= ENOUGH else None)


class Felt(NamedTuple):
    """The latest belonging that was asked for up to a day: of which survey, and what it found."""

    survey: Survey
    belonging: Belonging


def belonging_on(reader: Reader, day: date) -> Felt | None:
    """What the survey that asked for belonging last, in the twelve months up to a day, found in its last wave."""
    sql = (
        "SELECT q.survey, max(coalesce(s.day, substr(s.made, 1, 10))) AS last FROM answer_sheets s "
        "JOIN (SELECT DISTINCT survey FROM questions WHERE scale = 'belonging') q ON q.survey = s.survey "
        "WHERE coalesce(s.day, substr(s.made, 1, 10)) BETWEEN ? AND ? GROUP BY 1 ORDER BY last DESC, 1 LIMIT 1"
    )
    period = Period(day - timedelta(days=364), day)
    found = reader.rows(sql, [period.start.isoformat(), period.last])
    if not found:
        return None
    survey = reader.get(SURVEYS, found[0][0])
    waves = [wave for wave in result(reader, survey, period).waves if wave.sheets and wave.belonging]
    return Felt(survey, waves[-1].belonging) if waves and waves[-1].belonging else None


def too_few() -> str:
    """The sentence that stands where percentages would."""
    return _(TOO_FEW).format(n=ENOUGH)
