"""What is done on a timeline: days moved, links made and undone, the plan frozen. Each is one step, which one undo takes back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures import schedule
from commdesk.figures.schedule import Link
from commdesk.records.goals import (
    ACTIONS,
    DEPENDENCIES,
    GOALS,
    MILESTONES,
    Action,
    Dependency,
    Goal,
    Milestone,
)
from commdesk.records.kinds import kind_of
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import _

Row = Goal | Milestone | Action
_MONTHS = {"months_3": 3, "months_6": 6, "months_12": 12, "ongoing": 0}


def found(reader: Reader, id: str) -> Row | None:
    """The goal, milestone or action with an id."""
    return reader.get(GOALS, id) or reader.get(ACTIONS, id) or reader.get(MILESTONES, id)


def move(store: Store, id: str, start: date | None, end: date | None) -> list[str]:
    """Sets the days of a goal, milestone (``end``) or action and pushes what follows; answers the ids that were pushed.

    Raises FieldError, changing nothing, where the record refuses the days.
    """
    record = found(store, id)
    if record is None:
        return []
    with store.step(_("Move {name}").format(name=record.name)):
        _save_days(store, record, start, end)
        return _push(store, [id]) if not isinstance(record, Goal) else []


def shift(store: Store, id: str, days: int) -> list[str]:
    """Moves all days by so many; a goal takes along what of it is not done. Answers the ids that were pushed."""
    record = found(store, id)
    if record is None or not days:
        return []
    moved: list[Row] = [record]
    if isinstance(record, Goal):
        actions = [a for a in store.find(ACTIONS, Query(equals={"goal": id})) if not a.done_on]
        milestones = [m for m in store.find(MILESTONES, Query(equals={"goal": id})) if not m.reached_on]
        moved += [*actions, *milestones]
    with store.step(_("Move {name}").format(name=record.name)):
        for one in moved:
            start, end = (_shifted(day, days) for day in _days_of(one))
            _save_days(store, one, start, end)
        return _push(store, [one.id for one in moved if not isinstance(one, Goal)])


def plan(store: Store, id: str, day: date) -> list[str]:
    """Gives a goal or action without days its first ones, from ``day`` on; answers the ids that were pushed.

    An action gets a week, a goal as many months as its horizon says (three where it says nothing; an ongoing one no
    due day): a bar long enough to take hold of its ends.
    """
    record = found(store, id)
    if isinstance(record, Action):
        return move(store, id, day, day + timedelta(days=6))
    if not isinstance(record, Goal):
        return []
    from dateutil.relativedelta import relativedelta  # loaded where a plan is made, not with every window

    months = _MONTHS.get(record.horizon or "", 3)
    return move(store, id, day, day + relativedelta(months=months, days=-1) if months else None)


def unplan(store: Store, id: str) -> None:
    """Takes the days of a goal or action away; a milestone has to have one, which is said."""
    record = found(store, id)
    if isinstance(record, Milestone):
        raise KnownError(
            _("A milestone needs its day. Nothing was changed; move it, or delete it in its list.")
        )
    if record is not None and (record.start or record.due):
        with store.step(_("Take the days of {name} away").format(name=record.name)):
            _save_days(store, record, None, None)


def link(store: Store, before: str, after: str, lag: int = 0) -> Dependency:
    """What is ``after`` waits for what is ``before`` from now on, and moves where it has to.

    Raises KnownError, changing nothing, for a circle, which it names, and for a link that is there already.
    """
    ends: dict[str, Any] = {}
    for prefix, id in (("", before), ("next_", after)):
        if store.get(ACTIONS, id) is not None:
            ends[prefix + "action"] = id
        elif store.get(MILESTONES, id) is not None:
            ends[prefix + "milestone"] = id
        else:
            sentence = _("Only actions and milestones can wait for each other. Please choose one of these.")
            raise KnownError(sentence)
    made = Dependency(lag=lag, **ends)
    links = [Link(d.id, d.before, d.after, d.lag) for d in store.find(DEPENDENCIES)]
    if any((one.before, one.after) == (before, after) for one in links):
        raise KnownError(_("These two are linked already."))
    DEPENDENCIES.check(made)
    around = schedule.circle(links, Link(made.id, before, after, lag))
    if around:
        names = " → ".join(found(store, id).name for id in around)  # type: ignore[union-attr]
        sentence = _(
            "That would be a circle: {names}. Nothing was linked; please take one of these links away first."
        )
        raise KnownError(sentence.format(names=names))
    with store.step(_("Link")):
        store.save(made, new=True)
        _push(store, [before])
    return made


def unlink(store: Store, before: str, after: str) -> bool:
    """Takes the link between two away; whether there was one."""
    links = [d for d in store.find(DEPENDENCIES) if (d.before, d.after) == (before, after)]
    for one in links:
        store.delete(one)
    return bool(links)


def freeze(store: Store, goals: Iterable[str], *, thaw: bool = False) -> None:
    """The days of goals, their actions and milestones become the plan; with ``thaw`` there is no plan any more."""
    wanted = tuple(goals)
    query = Query(equals={"goal": wanted})
    records: list[Any] = [
        *store.find(GOALS, Query(equals={"id": wanted})), *store.find(ACTIONS, query), *store.find(MILESTONES, query)
    ]  # fmt: skip
    with store.step(_("Give the plan up") if thaw else _("Freeze the plan")):
        for record in records:
            values = {"planned_due": None if thaw else record.due}
            if not isinstance(record, Milestone):
                values["planned_start"] = None if thaw else record.start
            store.save(replace(record, **values))


def outside(goal: Goal, milestone: Milestone) -> str:
    """What is said of a milestone outside its goal's days: a warning, never a refusal. Empty when it lies inside."""
    day = str(milestone.due)
    if goal.due and day > goal.due:
        shown = text.day_medium(date.fromisoformat(goal.due))
        return _("“{name}” lies after the goal’s due day, {day}.").format(name=milestone.name, day=shown)
    if goal.start and day < goal.start:
        shown = text.day_medium(date.fromisoformat(goal.start))
        return _("“{name}” lies before the goal’s start, {day}.").format(name=milestone.name, day=shown)
    return ""


def _days_of(record: Row) -> tuple[str | None, str | None]:
    return (None if isinstance(record, Milestone) else record.start), record.due


def _shifted(day: str | None, days: int) -> date | None:
    return date.fromisoformat(day) + timedelta(days=days) if day else None


def _save_days(store: Store, record: Row, start: date | None, end: date | None) -> None:
    values: dict[str, Any] = {"due": end.isoformat() if end else None}
    if not isinstance(record, Milestone):
        values["start"] = start.isoformat() if start else None
    changed = replace(record, **values)
    kind_of(changed).check(changed)
    store.save(changed)


def _push(store: Store, moved: list[str]) -> list[str]:
    bars, links = schedule.read(store)
    found_later = schedule.pushed(bars, links, moved)
    for id, bar in found_later.items():
        record = found(store, id)
        if record is not None:
            start = bar.start if not isinstance(record, Milestone) and record.start else None
            _save_days(store, record, start, bar.end)
    return list(found_later)
