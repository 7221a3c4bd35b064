"""What kind of question a column of coded answers was, told from what stands in it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from commdesk import text
from commdesk.records import reading
from commdesk.records.survey_answers import agreement, no_answer, unknown
from commdesk.text import _

# So much of a column has to fit a scale; what does not is refused by its row.
_MOST_OF_IT = 0.9
_NEARLY_ALL = 0.97
_YES_NO = ({"true", "false"}, {"yes", "no"}, {"y", "n"}, {"ja", "nein"}, {"oui", "non"}, {"si", "no"})
_FEW, _MANY = 12, 40


def question_of(cells: Mapping[str, int]) -> dict[str, Any]:
    """Kind and answers of a question whose column holds these cells, so often each."""
    said = Counter({cell.strip(): 0 for cell in cells})
    for cell, n in cells.items():
        said[cell.strip()] += n
    said = Counter({cell: n for cell, n in said.items() if not no_answer(cell) and not unknown(cell)})
    total = sum(said.values())
    if not total:
        return {"kind": "words"}
    agreed = {code for cell in said if not cell.isdecimal() and (code := agreement(cell))}
    fitting = sum(n for cell, n in said.items() if not cell.isdecimal() and agreement(cell))
    if fitting >= _MOST_OF_IT * total and agreed - {"neither"}:
        return {"kind": "agree"}
    number = _number(said, total)
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
        for cell, n in said.items():
            for part in cell.split(mark.strip()):
                if part.strip():
                    found[part.strip()] += n
        # In a list of several the same few parts come again and again; in sentences with commas they do not.
        again = sum(n > 1 for n in found.values())
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
