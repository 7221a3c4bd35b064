"""What surveys found, as plain values for other programs: shares 0 to 1, net promoter −100 to 100."""

from typing import Any

from commdesk.figures import surveys
from commdesk.figures.periods import Period
from commdesk.figures.surveys import Answered, Belonging, Change, Wave
from commdesk.records.surveys import SURVEYS
from commdesk.store.store import Reader
from commdesk.text import N_, _

NOBODY = N_("nobody has answered it in the period")


def as_json(reader: Reader, period: Period) -> list[dict[str, Any]]:
    """All surveys with their answers of a period; what cannot be had is None, and ``reasons`` says why."""
    return [_survey(surveys.result(reader, survey, period)) for survey in reader.find(SURVEYS)]


def _survey(found: surveys.Result) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "name": found.survey.name,
        "answers": found.sheets,
        "waves": [_wave(wave, found.changes if wave is found.last else {}) for wave in found.waves],
    }
    if found.matching is not None:
        answer["matched"] = found.matching.pairs
        answer["unmatched"] = found.matching.alone
    if found.belonging_change is not None:
        answer["belonging_change"] = _change(found.belonging_change)
    if not found.sheets:
        answer["reasons"] = {"waves": _(NOBODY)}
    return answer


def _wave(wave: Wave, changes: dict[str, Change]) -> dict[str, Any]:
    return {
        "wave": wave.name or None,
        "answers": wave.sheets,
        "questions": [_question(one, changes.get(one.question.id)) for one in wave.questions],
        "belonging": _belonging(wave.belonging) if wave.belonging else None,
    }


def _question(one: Answered, change: Change | None) -> dict[str, Any]:
    question = one.question
    answer: dict[str, Any] = {
        "number": question.number,
        "question": question.words,
        "column": question.column or None,
        "kind": question.kind,
        "valid": one.n,
        "dont_know": one.dont_know,
        "no_answer": one.silent,
        "counts": {str(count.code): count.n for count in one.counts},
        "mean": _rounded(one.mean),
    }
    reasons = {}
    for name, kind, value in (
        ("agreement_share", "agree", _rounded(one.agreed)),
        ("net_promoter", "scale10", one.net),
    ):
        if question.kind == kind:
            answer[name] = value
            if value is None:
                reasons[name] = surveys.too_few()
    if change is not None:
        answer["change"] = _change(change)
    return answer | ({"reasons": reasons} if reasons else {})


def _change(one: Change) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "matched": one.n,
        "before": _rounded(one.before),
        "after": _rounded(one.after),
        "change": _rounded(one.difference),
        "improved": one.better,
        "improved_share": _rounded(one.share),
    }
    return answer if one.share is not None else answer | {"reasons": {"improved_share": surveys.too_few()}}


def _belonging(one: Belonging) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "people": one.n,
        "mean": _rounded(one.mean),
        "parts": {name: _rounded(mean) for name, mean in one.parts},
        "feel_they_belong": one.feel,
        "share": _rounded(one.share),
    }
    return answer if one.share is not None else answer | {"reasons": {"share": surveys.too_few()}}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
