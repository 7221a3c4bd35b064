"""Turning a starting point into a goal with its parts, as one step."""

from datetime import date, timedelta

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.figures import repeats
from commdesk.records.goals import Action, Dependency, Goal, Milestone
from commdesk.records.kind import Record
from commdesk.records.kinds import kind_of
from commdesk.starting_points.described import StartingPoint
from commdesk.starting_points.points import STARTING_POINTS
from commdesk.store.store import Store
from commdesk.text import _


def starting_point(key: str) -> StartingPoint:
    """A starting point by its key; raises KnownError naming those there are."""
    for point in STARTING_POINTS:
        if point.key == key:
            return point
    sentence = _("There is no starting point called “{name}”. There are: {known}.")
    raise KnownError(sentence.format(name=key, known=", ".join(point.key for point in STARTING_POINTS)))


def records(
    point: StartingPoint,
    start: date,
    *,
    name: str = "",
    owner: str | None = None,
    programme: str | None = None,
) -> list[Record]:
    """What a starting point makes from a day on, in the language that is spoken: the goal, its parts, what waits for what.

    Raises FieldError for days beyond the calendar.
    """
    try:
        return _records(point, start, name.strip() or _(point.goal), owner, programme)
    except OverflowError:
        from commdesk.records.goals import GOALS

        sentence = _("From that day on there are not enough days left. Please choose an earlier one.")
        raise GOALS.fields["start"].refuse(sentence) from None


def begin(
    store: Store,
    point: StartingPoint,
    start: date,
    *,
    name: str = "",
    owner: str | None = None,
    programme: str | None = None,
) -> str:
    """Makes the goal and all its parts in one step; its id. Raises FieldError, making nothing, where a value is refused."""
    made = records(point, start, name=name, owner=owner, programme=programme)
    for record in made:
        kind_of(record).check(record)
    with store.step(_("Begin “{goal}”").format(goal=_(point.title))):
        for record in made:
            store.save(record, new=True)
    return made[0].id


def _records(
    point: StartingPoint, start: date, name: str, owner: str | None, programme: str | None
) -> list[Record]:
    due = None if point.weeks is None else _on(start, point.weeks)
    goal = Goal(
        name=name, why=_(point.why), outcome=_(point.outcome), owner=owner, programme=programme,
        horizon=point.horizon, state="planned" if start > clock.today() else "under_way",
        start=start.isoformat(), due=due.isoformat() if due else None, unit=_(point.unit), baseline=0,
        target=point.target, number=point.number,
    )  # fmt: skip
    made: dict[str, Action | Milestone] = {}
    for part in point.parts:
        day = _on(start, part.weeks)
        if part.rhythm:
            made[part.key] = Action(
                goal=goal.id, name=_(part.name), start=day.isoformat(), rule=_rule(part.rhythm, day)
            )
        else:
            last = day + timedelta(days=part.days - 1)
            made[part.key] = Action(
                goal=goal.id, name=_(part.name), start=day.isoformat(), due=last.isoformat()
            )
    milestones = {
        one.key: Milestone(goal=goal.id, name=_(one.name), due=_on(start, one.weeks).isoformat())
        for one in point.points
    }
    links: list[Record] = []
    for part in point.parts:
        links += [Dependency(action=made[key].id, next_action=made[part.key].id) for key in part.after]
    for one in point.points:
        links += [Dependency(action=made[key].id, next_milestone=milestones[one.key].id) for key in one.after]
    return [goal, *milestones.values(), *made.values(), *links]


def _on(start: date, weeks: float) -> date:
    return start + timedelta(days=round(weeks * 7))


def _rule(rhythm: str, day: date) -> str:
    """Every week, or every month on the same weekday: people meet on Wednesdays, not on the thirty-first."""
    offered = {choice.key: choice.rule for choice in repeats.choices(day)}
    return offered["weekly"] if rhythm == "weekly" else offered.get("weekday") or offered["last weekday"]
