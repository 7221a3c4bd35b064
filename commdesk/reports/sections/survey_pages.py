"""Surveys on paper: the form to fill in by pen, and what the filled sheets say."""

from dataclasses import replace

from commdesk import text
from commdesk.charts.describe import HBarChart
from commdesk.entry.survey_sheets import ticks
from commdesk.figures import surveys
from commdesk.figures.surveys import Answered, Belonging, Change, Result
from commdesk.records.survey_answers import RANGES, asks_twice, choices
from commdesk.records.surveys import AGREEMENT, SURVEYS, WAVES, Question, Survey
from commdesk.reports.blocks import (
    Block,
    Chart,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Ruled,
    RuledColumn,
    Table,
    nothing,
)
from commdesk.reports.form_blocks import Asked, AskedAlike, Box
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.reports.sections.notes import practice_words
from commdesk.text import N_, _, ngettext

WAVE_TITLES = {**WAVES, "then": N_("Then"), "now": N_("Now"), "": N_("Not said when")}
_MOST_WORDS = 12  # written answers on a page of results


# -- the form


def form(material: Material) -> list[Block]:
    """The questions of a survey with boxes to tick, in two languages where the second is given."""
    survey: Survey = material.reader.get(SURVEYS, material.where("survey"))
    questions = surveys.questions_of(material.reader, survey.id)
    if not questions:
        return nothing(
            survey.name, _("This survey has no questions yet. Add some on its page, then print it.")
        )
    blocks: list[Block] = [Heading(survey.name, level=1)]
    base = text.direction(survey.beside_in)
    if survey.name_beside:
        blocks.append(Paragraph(survey.name_beside, quiet=True, base=base))
    blocks.append(Paragraph(_invitation(survey)))
    if survey.pairing == "before_after":
        blocks += _code_field()
    for together in _alike(survey, questions, large=material.options.large_print):
        if len(together) > 1:
            rows = tuple((str(one.number), one.words, one.beside) for one in together)
            blocks.append(AskedAlike(rows, _boxes(together[0]), base))
        else:
            blocks.append(replace(_asked(survey, together[0]), base=base))
    told = _("To type it in: Impact, Surveys, Enter sheets; then the small number beside each tick.")
    blocks.append(Paragraph(f"{told} {practice_words()}" if material.group.practice else told, quiet=True))
    return blocks


def _alike(survey: Survey, questions: list[Question], *, large: bool) -> list[list[Question]]:
    """The questions; those that follow each other with "agree or disagree" together, as far as letters leave room."""
    found: list[list[Question]] = []
    for question in questions:
        joins = question.kind == "agree" and not large and not asks_twice(survey, question)
        last = found[-1][-1] if found else None
        if (
            joins
            and last is not None
            and last.kind == "agree"
            and last.options_beside == question.options_beside
        ):
            found[-1].append(question)
        else:
            found.append([question])
    return found


def _invitation(survey: Survey) -> str:
    told = _("Please tick what is true for you. Leave open what you do not want to say. No name is needed.")
    if survey.pairing == "then_now":
        told += " " + _("First tick how it was then, when you began; below it how it is now.")
    return told


def _code_field() -> list[Block]:
    """Where sheets of one person are to be found again without a name."""
    told = _(
        "So that both of your sheets find each other, and nobody knows whose they are: write the first letter of your "
        "mother’s first name, the day of the month on which you were born, and the first letter of the place where you were born."
    )
    columns = (
        RuledColumn(_("Mother: letter")), RuledColumn(_("Day of birth")), RuledColumn(_("Birthplace: letter")),
    )  # fmt: skip
    return [KeepTogether((Paragraph(told), Ruled(columns, (("", "", ""),))))]


def _asked(survey: Survey, question: Question) -> Asked:
    number, beside = str(question.number), question.beside
    if question.kind == "words":
        return Asked(number, question.words, beside, lines=2)
    twice = (_("Then"), _("Now")) if asks_twice(survey, question) else ("",)
    if question.kind == "number":
        if len(twice) > 1:
            return Asked(number, question.words, beside, rows=tuple((title, (Box(""),)) for title in twice))
        return Asked(number, question.words, beside, short=True)
    boxes = _boxes(question)
    rows = tuple((title, boxes) for title in twice)
    if question.kind in RANGES:
        return Asked(number, question.words, beside, rows=rows, ends=_ends(question))
    return Asked(number, question.words, beside, rows=rows, listed=question.kind != "agree")


def _boxes(question: Question) -> tuple[Box, ...]:
    scale = question.kind in RANGES
    boxes = [
        Box(typed, "" if scale else one.words, "" if scale else one.beside)
        for typed, one in ticks(question).items()
    ]
    if question.kind == "agree":
        # A line after those of the scale says it in the second language.
        besides = [line.strip() for line in question.options_beside.split("\n") if line.strip()]
        boxes.append(
            Box("9", _(AGREEMENT["dont_know"]), besides[len(boxes)] if len(besides) > len(boxes) else "")
        )
    return tuple(boxes)


def _ends(question: Question) -> tuple[tuple[str, str], ...]:
    """What the ends of a scale mean, in both languages; the second one's are its first and last line of answers."""
    found = []
    if question.least_words or question.most_words:
        found.append((question.least_words, question.most_words))
    beside = [line.strip() for line in question.options_beside.split("\n") if line.strip()]
    if len(beside) > 1:
        found.append((beside[0], beside[-1]))
    return tuple(found) or (("", ""),)


# -- the results


def results(material: Material) -> list[Block]:
    """What the filled sheets say, question by question."""
    survey: Survey = material.reader.get(SURVEYS, material.where("survey"))
    found = surveys.result(material.reader, survey, None if material.ever else material.period)
    if not found.sheets:
        return nothing(
            survey.name, _("Nobody has answered this survey yet. Print the form, or enter filled sheets.")
        )
    sheets = ngettext("{n} sheet", "{n} sheets", found.sheets).format(n=text.number(found.sheets))
    blocks: list[Block] = [Heading(survey.name, level=1)]
    if survey.purpose:
        blocks.append(Paragraph(survey.purpose))
    blocks.append(Paragraph(f"{sheets} · {_span(material, survey)}".strip(" ·"), quiet=True))
    blocks += _overview(material, found)
    for number, one in enumerate(found.last.questions, 1):
        blocks.append(KeepTogether(tuple(_question(material, found, one, number))))
    return blocks


def _span(material: Material, survey: Survey) -> str:
    if not material.ever:
        return material.period_words()
    sql = "SELECT min(day), max(day) FROM answer_sheets WHERE survey = ? AND day IS NOT NULL"
    first, last = material.reader.rows(sql, [survey.id])[0]
    if not first:
        return ""
    if first == last:
        return text.vague_day(first)
    return _("{first} to {last}").format(first=text.vague_day(first), last=text.vague_day(last))


def _overview(material: Material, found: Result) -> list[Block]:
    """Waves and matching, and belonging where it was asked."""
    blocks: list[Block] = []
    if len(found.waves) > 1 and found.matching is not None:
        told = ", ".join(f"{_(WAVE_TITLES[wave.name])} {text.number(wave.sheets)}" for wave in found.waves)
        pairs = ngettext("{n} person on both", "{n} people on both", found.matching.pairs)
        mark = material.note(
            _(
                "Before and after are compared over sheets with the same code only; a code that stands twice matches none."
            )
        )
        words = f"{told}; {pairs.format(n=text.number(found.matching.pairs))}."
        blocks.append(Paragraph(words, lead=_("Sheets:"), footnote=mark))
    belonging = found.last.belonging
    if belonging is not None and belonging.mean is not None:
        blocks += _belonging(material, belonging, found.belonging_change)
    return blocks


def _belonging(material: Material, one: Belonging, change: Change | None) -> list[Block]:
    mark = material.note(
        _(
            "Mean of eight items, 1 strongly disagree to 5 strongly agree, in four parts of two (after the Brief Sense of "
            "Community Scale, Peterson, Speer and McMillan 2008); sheets with fewer than six items are left out."
        )
    )
    share = (
        f"{text.percent(one.share)}"
        if one.share is not None
        else _("{n} of {of}").format(n=one.feel, of=one.n)
    )
    items = [
        KeyFigure(text.number(one.mean or 0, 1), _("belonging, of 5"), people(one.n), mark),
        KeyFigure(share, _("feel that they belong"), _("mean of 3.5 or more")),
    ]
    if change is not None and change.difference is not None:
        items.append(KeyFigure(signed(change.difference), _("since before"), matched(change.n)))
    rows = tuple((name, NO_NUMBER if mean is None else text.number(mean, 1)) for name, mean in one.parts)
    table = Table((Column(_("Part"), weight=2), Column(_("Mean of 5"), "right")), rows)
    return [Heading(_("Belonging")), KeyFigures(tuple(items)), *([table] if rows else [])]


def _question(material: Material, found: Result, one: Answered, number: int) -> list[Block]:
    question = one.question
    title = f"{question.number or number}. {question.words}"
    wave = _(WAVE_TITLES[found.last.name]) + ":" if found.last.name else ""
    blocks: list[Block] = [Heading(title, level=3), Paragraph(told_of(one), lead=wave, quiet=True)]
    if _hidden(material, one):
        blocks[-1] = Paragraph(_hidden_words(material, one), lead=wave, quiet=True)
    elif one.said:
        shown = one.said[:_MOST_WORDS]
        blocks += [Paragraph(f"“{' '.join(words.split())}”") for words in shown]
        if len(one.said) > len(shown):
            more = _("and {n} more").format(n=text.number(len(one.said) - len(shown)))
            blocks.append(Paragraph(more, quiet=True))
    elif one.counts and one.n:
        blocks.append(Chart(bars(one), alt=told_of(one)))
    change = found.changes.get(question.id)
    if change is not None and not material.hides(change.n):
        blocks.append(Paragraph(change_words(found.survey, change)))
    return blocks


def _hidden(material: Material, one: Answered) -> bool:
    """Whether a public page says of a question only its sum: somebody's own words, or an answer that few gave."""
    if not material.options.public:
        return False
    return (
        bool(one.said)
        or any(material.hides(n) for n in (one.n, one.dont_know, one.silent))
        or any(material.hides(count.n) for count in one.counts)
    )


def _hidden_words(material: Material, one: Answered) -> str:
    """The sum of a question on a public page; one that few gave could else be worked out from the others."""
    parts = [_("n = {n}").format(n=material.people(one.n))]
    if one.agreed is not None:
        parts.insert(0, _("{share} agree").format(share=text.percent(one.agreed)))
    if one.mean is not None and one.enough and one.question.kind != "agree":
        parts.insert(0, _("mean {n}").format(n=text.number(one.mean, 1)))
    parts.append(
        _("not listed, since few gave some of the answers")
        if not one.said
        else _("own words are not printed here")
    )
    return " · ".join(parts)


def bars(one: Answered) -> HBarChart:
    """How many gave each answer, with its share from ten answers on."""
    ends = {choice.code: choice.words for choice in choices(one.question)}
    labels = tuple(ends.get(count.code, count.words) for count in one.counts)
    values = tuple(float(count.n) for count in one.counts)
    return HBarChart(labels, values, shown=tuple(count_words(count.n, one) for count in one.counts))


def count_words(n: int, one: Answered) -> str:
    """``12 (40 %)``, ``3 (under 1 %)``; a count alone below ten answers."""
    if not one.enough:
        return text.number(n)
    share = n / one.n
    few = n > 0 and round(share * 100) == 0
    told = _("under {share}").format(share=text.percent(0.01)) if few else text.percent(share)
    return f"{text.number(n)} ({told})"


def told_of(one: Answered) -> str:
    """One line on a question: how many answered, how many do not know, and the number it comes to."""
    parts = [_("n = {n}").format(n=text.number(one.n))]
    if one.agreed is not None:
        parts.insert(0, _("{share} agree").format(share=text.percent(one.agreed)))
    if one.net is not None:
        parts.insert(0, _("net promoter {n}").format(n=signed(one.net, 0)))
    if one.mean is not None and one.question.kind != "agree":
        parts.insert(0, _("mean {n}").format(n=text.number(one.mean, 1)))
    if one.dont_know:
        parts.append(_("{n} don’t know").format(n=text.number(one.dont_know)))
    if one.silent:
        parts.append(_("{n} without an answer").format(n=text.number(one.silent)))
    if not one.enough and one.counts and one.n:
        parts.append(surveys.too_few())
    return " · ".join(parts)


def change_words(survey: Survey, change: Change) -> str:
    """What changed for the same people, in a sentence."""
    if not change.n:
        return _("Nobody is on both: nothing to compare yet.")
    sentence = (
        _("Then {before}, now {after}: {change}, over {n} people who said both; better for {better}.")
        if survey.pairing == "then_now"
        else _("Before {before}, after {after}: {change}, over {n} matched people; better for {better}.")
    )
    better = text.percent(change.share) if change.share is not None else text.number(change.better)
    return sentence.format(
        before=text.number(change.before or 0, 1), after=text.number(change.after or 0, 1),
        change=signed(change.difference or 0), n=text.number(change.n), better=better,
    )  # fmt: skip


def signed(number: float, places: int = 1) -> str:
    """With its sign: +0.6, −12; a zero has none."""
    shown = text.number(abs(number), places)
    zero = shown == text.number(0, places) or round(number, places) == 0
    return shown if zero else ("+" if number > 0 else "−") + shown


def people(n: int) -> str:
    """``12 people``."""
    return ngettext("{n} person", "{n} people", n).format(n=text.number(n))


def matched(n: int) -> str:
    """``12 matched people``."""
    return ngettext("{n} matched person", "{n} matched people", n).format(n=text.number(n))
