"""Goals in groups: by who answers for them, by programme, by state. The same on the screen and on paper."""

from typing import NamedTuple

from commdesk import text
from commdesk.figures.goals import GoalLine
from commdesk.records.goals import STATES
from commdesk.records.programmes import PROGRAMMES
from commdesk.store.store import Reader
from commdesk.text import N_, _

#: How goals can be grouped; "" is not at all.
GROUPS = {
    "": N_("All together"),
    "owner": N_("By owner"),
    "programme": N_("By programme"),
    "state": N_("By state"),
}

# What is under way stands on top, what is over at the foot.
RANKS = {"under_way": 0, "planned": 1, "reached": 2, "idea": 3, "dropped": 4}


class GoalGroup(NamedTuple):
    """Goals under one heading; each comes with its level: 1 for one that is part of the goal above it, else 0."""

    title: str
    goals: list[tuple[GoalLine, int]]


def grouped(reader: Reader, lines: list[GoalLine], by: str = "") -> list[GoalGroup]:
    """The goals by ``by``, a key of GROUPS: groups by their names (states in their order), the nameless one last.

    Within a group what is under way comes first, the earliest start on top, and parts directly below what they are
    part of. Without ``by`` there is one group, which has no title. An unknown key raises KeyError.
    """
    GROUPS[by]
    of: dict[str, list[GoalLine]] = {}
    for line in lines:
        of.setdefault(str(getattr(line.goal, by) or "") if by else "", []).append(line)
    if by == "state":
        titles = {key: _(STATES[key]) for key in of}
        order = sorted(of, key=lambda key: RANKS.get(key, 9))
    else:
        titles = _titles(reader, of, by)
        order = sorted(of, key=lambda key: (not key, text.fold(titles[key])))
    return [GoalGroup(titles[key], _with_parts(of[key])) for key in order]


def _titles(reader: Reader, of: dict[str, list[GoalLine]], by: str) -> dict[str, str]:
    if by == "owner":
        return {key: lines[0].owner if key else _("Nobody yet") for key, lines in of.items()}
    if by == "programme":
        names = reader.labels(PROGRAMMES, [key for key in of if key])
        return {key: names.get(key, "") if key else _("No programme") for key in of}
    return dict.fromkeys(of, "")


def _with_parts(lines: list[GoalLine]) -> list[tuple[GoalLine, int]]:
    ordered = sorted(lines, key=lambda line: (RANKS.get(line.goal.state, 9), line.goal.start or "9"))
    here = {line.goal.id for line in lines}
    parts: dict[str, list[GoalLine]] = {}
    for line in ordered:
        if line.goal.parent in here:
            parts.setdefault(str(line.goal.parent), []).append(line)
    found: list[tuple[GoalLine, int]] = []
    for line in ordered:
        if line.goal.parent not in here:
            found.append((line, 0))
            found += [(part, 1) for part in parts.get(line.goal.id, ())]
    return found
