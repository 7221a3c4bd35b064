"""Which goals a page is about, and how they are told to the public."""

from datetime import date

from commdesk.figures import goal_readings
from commdesk.figures import goals as figures
from commdesk.figures.goals import GoalLine
from commdesk.records.goals import GOALS, STATES
from commdesk.reports.blocks import Block, nothing
from commdesk.reports.sections.material import Material
from commdesk.store.query import Query
from commdesk.text import _

# What may be chosen beside a single state.
_SEVERAL = {"open_reached": (*figures.OPEN_STATES, "reached"), "all": tuple(STATES)}


def chosen(material: Material, today: date | None = None) -> list[GoalLine]:
    """The goals that were chosen: one, those of an owner, a programme or a state, else all that are open.

    They are told as of ``today``, the page's own day when not given.
    """
    today = today or material.today
    equals = {
        field: material.where(name)
        for name, field in (("goal", "id"), ("owner", "owner"), ("programme", "programme"))
        if material.where(name)
    }
    state = material.where("state")
    if state:
        equals["state"] = _SEVERAL.get(state, (state,))
    elif not material.where("goal"):
        equals["state"] = figures.OPEN_STATES
    found = goal_readings.find(material.reader, Query(equals=equals), today)
    found.sort(key=lambda g: (g.start or g.due or "9999", g.due or "9999", g.name))
    lines = figures.lines(material.reader, found, today)
    if not material.options.public:
        return lines
    # For the public nobody is named, and no number tells of fewer than five people.
    return [_for_the_public(line, material) for line in lines]


def _for_the_public(line: GoalLine, material: Material) -> GoalLine:
    actions = tuple(one._replace(owner="") for one in line.actions)
    line = line._replace(owner="", actions=actions)
    few = line.goal.now is not None and material.hides(round(line.goal.now))
    return line._replace(progress=None, done=None) if few else line


def none(material: Material) -> list[Block]:
    """What is said where no goal fits."""
    why = _("No goal is open. The page fills by itself as goals are set.")
    if material.reader.count(GOALS):
        why = _("No open goal fits what was chosen.")
        if material.where("state"):
            why = _("No goal fits what was chosen.")
    return nothing(_("No goal to show"), why)
