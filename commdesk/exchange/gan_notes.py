"""What a person should know about a plan of GanttProject: what it becomes, and all that has no place in a group's file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from commdesk.exchange.gan import Project
from commdesk.exchange.plan import Plan
from commdesk.records import reading
from commdesk.records.goals import ACTIONS, DEPENDENCIES, GOALS, MILESTONES, Action, Goal, Milestone
from commdesk.records.kinds import kind_of
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.text import N_, _, listed, ngettext, number

_MOST_NAMES = 12

# What a plan has and a group's file has no place for, in the order in which it is told.
UNPLACED = {
    "percentages": N_("tasks done in part"),
    "priorities": N_("priorities"),
    "costs": N_("costs"),
    "columns": N_("columns of its own"),
    "colours": N_("colours"),
    "web links": N_("web links"),
    "earliest": N_("earliest starts"),
    "coordinators": N_("people marked as coordinators"),
    "loads": N_("shares of somebody’s time"),
    "roles": N_("roles"),
    "rates": N_("rates of pay"),
    "vacations": N_("days off"),
    "details": N_("other details of people"),
    "nameless": N_("people without a name"),
    "baselines": N_("earlier versions of the plan"),
    "about": N_("company and web page of the project"),
    "description": N_("the project’s description"),
    "unkept": N_("notes of milestones"),
}

# Why a link does not come in, in the order in which it is told.
LINKS = {
    "goals": N_("to or from a goal"),
    "start-start": N_("from start to start"),
    "finish-finish": N_("from end to end"),
    "start-finish": N_("from start to end"),
    "unknown": N_("of an unknown kind"),
    "overlap": N_("with an overlap or an odd number of days"),
    "circles": N_("that would go round in a circle"),
    "refused": N_("of a task that is refused"),
    "nowhere": N_("that lead nowhere"),
    "twice": N_("that are there twice"),
}


@dataclass
class Found:
    """What turned up while the tasks were looked at: rows that are here and have changed since, e-mail addresses and
    phone numbers that are none, notes of milestones that could not be kept, and whether the description was.
    """

    changed: list[int] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    unkept: int = 0
    described: bool = False


class Brought(NamedTuple):
    """How many records of each kind a plan brings."""

    goals: int
    milestones: int
    actions: int
    links: int
    people: int

    def words(self) -> list[str]:
        """``4 goals``, ``12 actions`` and so on, without what there is none of."""
        said = (
            (self.goals, ngettext("{n} goal", "{n} goals", self.goals)),
            (self.milestones, ngettext("{n} milestone", "{n} milestones", self.milestones)),
            (self.actions, ngettext("{n} action", "{n} actions", self.actions)),
            (self.links, ngettext("{n} link", "{n} links", self.links)),
            (self.people, ngettext("{n} new person", "{n} new people", self.people)),
        )
        return [words.format(n=number(count)) for count, words in said if count]


def brought(plan: Plan) -> Brought:
    """How many records of each kind an import would add."""
    kinds = Counter(
        kind_of(record).name for record in [*(entry.record for entry in plan.entries), *plan.linked]
    )
    return Brought(*(kinds[kind.name] for kind in (GOALS, MILESTONES, ACTIONS, DEPENDENCIES, VOLUNTEERS)))


class Line(NamedTuple):
    """A goal that comes in, with how many milestones and actions of it."""

    goal: Goal
    milestones: int
    actions: int


def outline(plan: Plan) -> list[Line]:
    """The goals that come in, in the order of the plan."""
    parts: Counter[tuple[str, str]] = Counter()
    for entry in plan.entries:
        if isinstance(entry.record, Milestone | Action):
            parts[kind_of(entry.record).name, str(entry.record.goal)] += 1
    goals = [
        record
        for entry in plan.entries
        for record in (*entry.linked, entry.record)
        if isinstance(record, Goal)
    ]
    return [Line(goal, parts[MILESTONES.name, goal.id], parts[ACTIONS.name, goal.id]) for goal in goals]


def summary(plan: Plan) -> str:
    """What a plan brings, in a sentence."""
    if not plan.brings:
        return _("It brings nothing that is not here already.")
    return _("It brings {things}.").format(things=listed(brought(plan).words()))


def of(plan: Plan, project: Project, found: Found, left: Counter[str]) -> list[str]:
    """The notes of one plan."""
    notes = []
    people = [record for record in plan.linked if kind_of(record) is VOLUNTEERS]
    if people:
        names = _some([VOLUNTEERS.name_of(record) for record in people])
        notes.append(_("Added as volunteers: {names}.").format(names=names))
    if shared := [record for record in plan.linked if kind_of(record) is GOALS]:
        sentence = _("The milestones at the top of the plan belong to a goal of their own, “{name}”.")
        notes.append(sentence.format(name=GOALS.name_of(shared[0])))
    if found.changed:
        sentence = _("Here already, but changed in the plan since; they were left as they are: rows {rows}.")
        notes.append(sentence.format(rows=_some([str(row) for row in found.changed])))
    if found.odd:
        sentence = _("No e-mail address or phone number, and left out: {examples}.")
        notes.append(sentence.format(examples=_some([f"“{reading.short(typed)}”" for typed in found.odd])))
    if plan.entries:
        notes += _people(project)
    if why := [f"{_(words)} ({number(left[code])})" for code, words in LINKS.items() if left[code]]:
        notes.append(_("Links left out: {links}.").format(links=", ".join(why)))
    if things := _unplaced(project, found):
        notes.append(
            _("Left out, since there is no place for it here: {things}.").format(things=", ".join(things))
        )
    return notes


def _people(project: Project) -> list[str]:
    """Who of the plan has a part in tasks together with others, and who has none in any."""
    notes = []
    parts = Counter(task for task, person in set(project.parts) if person in project.people)
    if several := sum(1 for task in project.tasks if parts[task.id] > 1):
        sentence = ngettext(
            "{n} task has several people: the first one owns it, the others stand in its note.",
            "{n} tasks have several people: the first one owns each, the others stand in its note.",
            several,
        )
        notes.append(sentence.format(n=number(several)))
    busy = {part.person for part in project.parts}
    if idle := [person.name for id, person in project.people.items() if id not in busy]:
        notes.append(_("Not on any task, and not brought in: {names}.").format(names=_some(idle)))
    return notes


def _unplaced(project: Project, found: Found) -> list[str]:
    counts = Counter(project.unplaced)
    counts["unkept"] = found.unkept
    counts["description"] = int(bool(project.description) and not found.described)
    said = []
    for code, words in UNPLACED.items():
        if not counts[code]:
            continue
        names = [name for name in project.called.get(code, ()) if name]
        inside = f"{number(counts[code])}: {_some(names)}" if names else number(counts[code])
        said.append(f"{_(words)} ({inside})")
    return said


def _some(words: Sequence[str]) -> str:
    shown = ", ".join(reading.short(word) for word in words[:_MOST_NAMES])
    return shown if len(words) <= _MOST_NAMES else shown + " …"
