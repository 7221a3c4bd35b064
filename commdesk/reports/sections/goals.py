"""Goals: what was set out, where it stands, and the strip of time."""

from datetime import date, timedelta

from commdesk import text
from commdesk.figures import goal_readings
from commdesk.figures import goals as figures
from commdesk.figures.goals import GoalLine
from commdesk.records.goals import MILESTONES, Goal
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    Milestone,
    Paragraph,
    Table,
    Timeline,
    TimelineRow,
)
from commdesk.reports.sections.material import Material
from commdesk.reports.sections.numbers import goals_note
from commdesk.store.query import Query
from commdesk.text import _, ngettext

MOST = 10
MOST_TOLD = 4
# How far a strip may look ahead: a goal of ten years would press all others to a line.
AHEAD_DAYS = 270


def section(material: Material) -> list[Block]:
    """What was set out and where it stands, each goal with its bar and milestones over one axis of months."""
    reached, still_open = figures.of_period(material.reader, material.period)
    found = [*reached, *goal_readings.as_then(material.reader, still_open, material.today)]
    if not found:
        return []
    found.sort(key=lambda g: (g.start or g.due or "9999", g.due or "9999", g.name))
    shown = found[:MOST]
    more = len(found) - len(shown)
    caption = ngettext("and {n} more goal", "and {n} more goals", more).format(n=more) if more else ""
    title, mark = _("What we set out to do"), material.note(goals_note())
    if not any(goal.start or goal.due for goal in shown):
        # Without a single date there is nothing to draw bars by.
        columns = (Column(_("Goal"), weight=2), Column(_("Now"), "right", 2))
        rows = tuple((goal.name, _now(goal, material)) for goal in shown)
        return [Heading(title, footnote=mark), Table(columns, rows, caption)]
    lines = figures.lines(material.reader, shown, material.today)
    start, end = _axis(shown, material)
    today = material.today if material.ends_today() else None
    strip = Timeline(tuple(_row(line, material) for line in lines), start, end, today, title, mark)
    return [KeepTogether((strip, *([Paragraph(caption, quiet=True)] if caption else [])))]


def told(material: Material) -> list[Block]:
    """The milestones of the period that somebody chose to tell of, the latest first; some, so that the page stays one."""
    period = material.period
    within = Query(between={"reached_on": (period.first, material.today.isoformat())}, equals={"told": 1})
    chosen = [m for m in material.reader.find(MILESTONES, within) if m.reached_on <= period.last]
    chosen.sort(key=lambda m: (m.reached_on, m.name), reverse=True)
    if not chosen:
        return []
    lines: list[Block] = []
    for milestone in chosen[:MOST_TOLD]:
        day = text.day_medium(date.fromisoformat(milestone.reached_on))
        words = _("{name} ({day}).").format(name=milestone.name, day=day)
        if milestone.celebrated:
            words = _("{name} ({day}), celebrated: {how}").format(
                name=milestone.name, day=day, how=milestone.celebrated
            )
        lines.append(Paragraph(words, lead=_("★ Reached:")))
    return lines


def _axis(goals: list[Goal], material: Material) -> tuple[date, date]:
    """From the period's first day, or the first start after it, to the last date within sight."""
    days = [d for g in goals for d in (_day(g.due), _day(g.reached_on)) if d]
    last = min(max([*days, material.today]), material.today + timedelta(days=AHEAD_DAYS))
    starts = [d for g in goals if (d := _day(g.start))]
    start = max(min([*starts, material.period.start]), material.period.start)
    return start, max(last, material.today) + timedelta(days=7)


def _row(line: GoalLine, material: Material) -> TimelineRow:
    goal = line.goal
    now = _now(goal, material)
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
    tone = figures.STANDINGS[line.standing][1]
    return TimelineRow(goal.name, begun, end, done, now.text, tone, milestones)


def _now(goal: Goal, material: Material) -> Cell:
    standing = figures.standing(goal, material.today)
    words, tone = figures.STANDINGS[standing]
    on = figures.reached_day(goal)
    if on:
        shown = text.day_medium(date.fromisoformat(on))
        return Cell(_("reached {day}").format(day=shown), "good")
    parts = [_reading(goal, material), _(words).lower()]
    return Cell(", ".join(part for part in parts if part), tone if tone in ("bad", "warn") else "")


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
