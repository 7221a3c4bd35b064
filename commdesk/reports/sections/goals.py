"""Goals: the table of what was set out and where it stands, and the strip of time."""

from datetime import date, timedelta

from commdesk import text
from commdesk.figures import goals as figures
from commdesk.figures.goals import GoalLine
from commdesk.records.goals import Goal
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    Milestone,
    Table,
    Timeline,
    TimelineRow,
)
from commdesk.reports.sections.material import Material
from commdesk.reports.sections.numbers import goals_note
from commdesk.text import _, ngettext

MOST = 10
# How far a strip may look ahead: a goal of ten years would press all others to a line.
AHEAD_DAYS = 270


def table(material: Material) -> list[Block]:
    """Goal, by when, where it stands."""
    reached, still_open = figures.of_period(material.reader, material.period)
    found = [*reached, *(figures.as_then(goal, material.today) for goal in still_open)]
    if not found:
        return []
    columns = (Column(_("Goal"), weight=2), Column(_("By"), weight=6), Column(_("Now"), "right", 2))
    rows = tuple((goal.name, _by(goal), _now(goal, material)) for goal in found[:MOST])
    more = len(found) - len(rows)
    caption = ngettext("and {n} more goal", "and {n} more goals", more).format(n=more) if more else ""
    heading = Heading(_("What we set out to do"), footnote=material.note(goals_note()))
    return [heading, Table(columns, rows, caption)]


def timeline(material: Material) -> list[Block]:
    """The goals over time, with their milestones; those without any date are left to the table."""
    reached, still_open = figures.of_period(material.reader, material.period)
    goals = [figures.as_then(goal, material.today) for goal in [*reached, *still_open]]
    goals = sorted((g for g in goals if g.start or g.due), key=lambda g: (g.start or "", g.due or "", g.name))
    if not goals:
        return []
    lines = figures.lines(material.reader, goals[:MOST], material.today)
    days = [d for g in goals for d in (_day(g.due), _day(g.reached_on)) if d]
    last = min(max([*days, material.today]), material.today + timedelta(days=AHEAD_DAYS))
    end = max(last, material.today) + timedelta(days=7)
    starts = [d for g in goals if (d := _day(g.start))]
    start = max(min([*starts, material.period.start]), material.period.start)
    strip = Timeline(
        tuple(_row(line, material) for line in lines),
        start,
        end,
        material.today if material.ends_today() else None,
        _("Goals over time"),
    )
    return [KeepTogether((strip,))]


def _row(line: GoalLine, material: Material) -> TimelineRow:
    goal = line.goal
    words, tone = figures.STANDINGS[line.standing]
    begun = _day(goal.start)
    end = _day(goal.reached_on) if goal.state == "reached" and goal.reached_on else _day(goal.due)
    if begun and end and end < begun:
        begun = end
    # An ongoing bar has no end that a share of it could be measured by.
    # Of an earlier day we know readings, but not which actions were done by then.
    known = line.progress is not None or material.ends_today()
    measured = goal.state == "reached" or (known and end is not None and not _few(goal, material))
    done = line.done if measured else None
    milestones = tuple(
        Milestone(day, m.name, bool(m.reached_on) and str(m.reached_on) <= material.today.isoformat())
        for m in line.milestones
        if (day := _day(m.due))
    )
    return TimelineRow(goal.name, begun, end, done, _(words), tone, milestones)


def _by(goal: Goal) -> str:
    if not goal.due:
        return _("ongoing")
    return text.vague_day(goal.due[:7])


def _now(goal: Goal, material: Material) -> Cell:
    standing = figures.standing(goal, material.today)
    words, tone = figures.STANDINGS[standing]
    on = figures.reached_day(goal)
    if on:
        shown = text.day_medium(date.fromisoformat(on))
        return Cell(_("reached {day}").format(day=shown), "good")
    state = _(words).lower() if standing != "ongoing" else ""
    parts = [_reading(goal, material), state]
    said = ", ".join(part for part in parts if part)
    return Cell(said or _(words).lower(), tone if tone in ("bad", "warn") else "")


def _reading(goal: Goal, material: Material) -> str:
    """``2 of 4 events``; for a falling target ``5, down to 3``."""
    if goal.target is None or goal.now is None or _few(goal, material):
        return ""
    now, target = text.number(goal.now, 1), text.number(goal.target, 1)
    if goal.target < (goal.baseline or 0):
        return _("{now} {unit}, aim {target}").format(now=now, target=target, unit=goal.unit)
    return _("{now} of {target} {unit}").format(now=now, target=target, unit=goal.unit).strip()


def _few(goal: Goal, material: Material) -> bool:
    """Whether the reading may count fewer than five people: its unit is the group's own word."""
    return goal.now is not None and material.hides(round(goal.now))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
