"""What kind of question a column of coded answers was, told from what stands in it and above it."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records import reading
from commdesk.records.survey_answers import RANGES, agreement, no_answer, parts, unknown
from commdesk.text import _

# So much of a column has to fit a scale; what does not is refused by its row.
_MOST_OF_IT = 0.9
_NEARLY_ALL = 0.97
# Where the title names the scale, or the words are those of agreeing, less has to fit.
_NAMED = 0.6
_SCALES = {
    "scale5": re.compile(r"\b1\s*(?:-|–|—|\.{2,3}|to|bis|à|a)\s*5\b", re.IGNORECASE),
    "scale10": re.compile(r"\b0\s*(?:-|–|—|\.{2,3}|to|bis|à|a)\s*10\b", re.IGNORECASE),
}
_YES_NO = ({"true", "false"}, {"yes", "no"}, {"y", "n"}, {"ja", "nein"}, {"oui", "non"}, {"si", "no"})
_FEW, _MANY = 12, 40
_MOST_TICKED = 100


def question_of(cells: Mapping[str, int], title: str = "", kind: str = "") -> dict[str, Any]:
    """Kind and answers of a question whose column holds these cells, so often each.

    ``title`` may name the scale ("1 to 5"); ``kind`` is what a person says it is. Raises KnownError for a list of more
    answers than anybody can tick.
    """
    said = Counter({cell.strip(): 0 for cell in cells})
    for cell, n in cells.items():
        said[cell.strip()] += n
    said = Counter({cell: n for cell, n in said.items() if not no_answer(cell) and not unknown(cell)})
    return _as_said(said, title, kind) if kind else _guessed(said, title)


def _as_said(said: Counter[str], title: str, kind: str) -> dict[str, Any]:
    if kind not in ("choice", "several"):
        return {"kind": kind}
    whole = Counter(said)
    if kind == "several":
        whole = Counter()
        for cell, n in said.items():
            whole.update(dict.fromkeys(parts(cell), n))
    once = {text.fold(cell): cell for cell, _n in reversed(whole.most_common())}
    if len(once) > _MOST_TICKED:
        sentence = _(
            "“{column}” holds {n} different answers, too many to tick. Take it as words, or leave it out."
        )
        raise KnownError(sentence.format(column=reading.short(title), n=len(once)))
    found = [*reversed(once.values())]
    return {"kind": kind, "options": "\n".join(found if len(found) > 1 else [*found, _("Other")])}


def _guessed(said: Counter[str], title: str) -> dict[str, Any]:
    total = sum(said.values())
    if not total:
        return {"kind": "words"}
    agreed = {code for cell in said if not cell.isdecimal() and (code := agreement(cell))}
    fitting = sum(n for cell, n in said.items() if not cell.isdecimal() and agreement(cell))
    if agreed - {"neither"} and fitting >= (_NAMED if len(agreed) > 1 else _MOST_OF_IT) * total:
        return {"kind": "agree"}
    number = _named_scale(said, total, title) or _number(said, total)
    if number:
        return {"kind": number}
    several = _several(said, total)
    if several:
        return {"kind": "several", "options": "\n".join(several)}
    folded = {text.fold(cell) for cell in said}
    if any(folded <= pair for pair in _YES_NO):
        return {"kind": "choice", "options": _yes_no(said)}
    different = len(folded)
    if (different <= _FEW and different * 2 <= max(total, 3)) or different <= min(_MANY, total / 10):
        once = {text.fold(cell): cell for cell, _n in reversed(said.most_common())}
        if len(once) == 1:
            # A question that all answered alike still had another answer.
            return {"kind": "choice", "options": "\n".join([*once.values(), _("Other")])}
        return {"kind": "choice", "options": "\n".join(reversed(once.values()))}
    return {"kind": "words"}


def _named_scale(said: Counter[str], total: int, title: str) -> str:
    """The scale that the title names, where most of the column fits it."""
    for kind, named in _SCALES.items():
        if named.search(title):
            least, most = RANGES[kind]
            read = {cell: reading.number(cell) for cell in said}
            inside = sum(
                said[cell] for cell, n in read.items() if n is not None and n == int(n) and least <= n <= most
            )
            if inside >= _NAMED * total:
                return kind
    return ""


def _number(said: Counter[str], total: int) -> str:
    """The scale that nearly all of a column fits, or that they are numbers; empty for words."""
    read = {cell: reading.number(cell) for cell in said}
    numbers = {cell: n for cell, n in read.items() if n is not None}
    if sum(said[cell] for cell in numbers) < _NEARLY_ALL * total:
        return ""
    whole = {cell: n for cell, n in numbers.items() if n == int(n)}
    for kind, least, most, different in (("scale5", 1, 5, 2), ("scale10", 0, 10, 3)):
        inside = [cell for cell, n in whole.items() if least <= n <= most]
        outside = [n for cell, n in numbers.items() if cell not in inside]
        wide = kind == "scale5" and any(0 <= n <= 10 for n in outside)
        if len(inside) >= different and sum(said[c] for c in inside) >= _NEARLY_ALL * total and not wide:
            return kind
    return "number"


def _several(said: Counter[str], total: int) -> list[str]:
    """The answers of a column whose cells hold several; none where each cell holds one."""
    for mark in (";", "|", ", "):
        listing = sum(n for cell, n in said.items() if mark in cell)
        if listing < 0.1 * total:
            continue
        found: Counter[str] = Counter()
        cells: Counter[str] = Counter()
        for cell, n in said.items():
            for part in cell.split(mark.strip()):
                if part.strip():
                    found[part.strip()] += n
                    cells[part.strip()] += 1
        # In a list of several the same few parts come again and again, beside other ones; in sentences with commas not.
        again = sum(n > 1 for n in (cells if mark == ", " else found).values())
        if 2 <= len(found) <= 30 and again >= 0.6 * len(found):
            return [part for part, _n in found.most_common()]
    return []


def _yes_no(said: Counter[str]) -> str:
    """Yes and no, told as such also where they are coded."""
    words = {"true": _("Yes"), "y": _("Yes"), "false": _("No"), "n": _("No")}
    lines = sorted(
        {text.fold(cell): cell for cell in said}.items(), key=lambda one: one[0] in ("false", "no", "n")
    )
    told = [f"{cell} = {words[folded]}" if folded in words else cell for folded, cell in lines]
    return "\n".join(told if len(told) > 1 else [*told, _("Other")])
