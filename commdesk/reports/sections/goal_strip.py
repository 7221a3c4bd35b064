"""The timeline of goals on paper: what its rows, arrows and days are, for a sheet of one goal and for the wall."""

from collections.abc import Iterable
from datetime import date, timedelta

from commdesk import text
from commdesk.figures import goals as figures
from commdesk.figures import schedule
from commdesk.figures.goal_actions import occurrences
from commdesk.figures.goal_groups import GoalGroup, grouped
from commdesk.figures.goals import ActionLine, GoalLine
from commdesk.records.goals import DEPENDENCIES
from commdesk.reports.blocks import (
    Block,
    Heading,
    Milestone,
    PageBreak,
    Paragraph,
    Timeline,
    TimelineLink,
    TimelineRow,
)
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext

# What is over for longer than this makes way on the timeline for what is to come.
BEHIND_DAYS = 92
# The times of what repeats are shown so many days ahead.
AHEAD_DAYS = 183
# A name of a month needs some room, even where all lies in one week.
LEAST_DAYS = 60


class Rows:
    """The rows of goals in their groups, and where each goal, action and milestone stands among them."""

    def __init__(self, material: Material, *, labels: bool) -> None:
        self.material = material
        self.rows: list[TimelineRow] = []
        self.at: dict[str, tuple[int, int | None]] = {}
        self._labels = labels
        self._deciding = (
            schedule.deciding_of_goals(material.reader) if material.options.where.get("ends") else set()
        )

    def add(self, groups: Iterable[GoalGroup]) -> None:
        """A heading for each group that has a name, then goals with their actions."""
        for group in groups:
            if group.title:
                count = ngettext("{n} goal", "{n} goals", len(group.goals)).format(n=len(group.goals))
                self.rows.append(TimelineRow(f"{group.title} · {count}", None, heading=True))
            for line, level in group.goals:
                self._add_goal(line, level)

    def _add_goal(self, line: GoalLine, level: int) -> None:
        goal = line.goal
        word, tone = figures.STANDINGS[line.standing]
        state = _(word)
        if line.progress is not None:
            state = _("{state}, {share}").format(state=state, share=text.percent(line.progress))
        self.at[goal.id] = (len(self.rows), None)
        for number, one in enumerate(line.milestones):
            self.at[one.id] = (len(self.rows), number)
        end = goal.reached_on if goal.state == "reached" and goal.reached_on else goal.due
        self.rows.append(
            TimelineRow(
                goal.name, _day(goal.start), _day(end), line.done if end else None,
                _with_slippage(state, figures.slippage_words(goal)), tone if tone in ("bad", "warn") else "",
                tuple(Milestone(_known(m.due), m.name, bool(m.reached_on)) for m in line.milestones),
                level=level, strong=True, labels=self._labels,
                planned=(_day(goal.planned_start), _day(goal.planned_due)),
            )
        )  # fmt: skip
        for part in line.actions:
            if part.action.start or part.action.due:
                self.at[part.action.id] = (len(self.rows), None)
                self.rows.append(self._action(part, level + 1))

    def _action(self, one: ActionLine, level: int) -> TimelineRow:
        action, today = one.action, self.material.today
        state = _("done") if action.done_on else _("late") if one.late else one.owner.split(" ")[0]
        tone = "bad" if one.late else ""
        if action.rule:
            first, last = today - timedelta(days=BEHIND_DAYS), today + timedelta(days=AHEAD_DAYS)
            turns = occurrences(action, first.isoformat(), last.isoformat())
            marks = tuple(Milestone(_known(day), action.name, done) for day, done in turns)
            return TimelineRow(action.name, None, None, None, state, tone, marks, level=level)
        begun = _known(action.start or action.due)
        ended = _known(action.done_on or action.due or action.start)
        return TimelineRow(
            action.name, min(begun, ended), ended, 1.0 if action.done_on else 0.0,
            _with_slippage(state, "" if action.done_on else figures.slippage_words(action)), tone, level=level,
            planned=(_day(action.planned_start), _day(action.planned_due)), decides=action.id in self._deciding,
        )  # fmt: skip

    def links(self, kept: list[int]) -> tuple[TimelineLink, ...]:
        """The arrows between the rows that were kept."""
        now = {before: place for place, before in enumerate(kept)}
        found = []
        for one in self.material.reader.find(DEPENDENCIES):
            (before, mark), (after, next_mark) = (
                self.at.get(id, (-1, None)) for id in (one.before, one.after)
            )
            if before in now and after in now:
                found.append(TimelineLink(now[before], now[after], mark, next_mark))
        return tuple(found)


def strip(lines: list[GoalLine], material: Material) -> Timeline | None:
    """Bars of goals and actions, those of each goal under it; None where nothing has a day. For a goal's own sheet."""
    made = Rows(material, labels=False)
    made.add([GoalGroup("", [(line, 0) for line in lines])])
    days = _days(made.rows)
    if not days:
        return None
    first, last = _stretch(min(days), _with_today(max(days), material.today))
    every = list(range(len(made.rows)))
    return Timeline(tuple(made.rows), first, last, material.today, links=made.links(every))


def wall(lines: list[GoalLine], material: Material) -> list[Block]:
    """The timeline for the wall: in groups, in the days asked for, on as many pages side by side as were asked for."""
    made = Rows(material, labels=True)
    by = str(material.options.where.get("groups") or "")
    public = material.options.public and by == "owner"
    made.add(grouped(material.reader, lines, "" if public else by))
    days = _days(made.rows)
    if not days:
        return []
    if material.ever:
        last = _with_today(max(days), material.today)
        first, last = _stretch(_begin(made.rows, days, material.today), last)
        kept = list(range(len(made.rows)))
    else:
        first, last = material.period.start, material.period.end
        kept = _within(made.rows, first, last)
    outside = sum(not row.heading for row in made.rows) - sum(not made.rows[place].heading for place in kept)
    blocks: list[Block] = []
    if kept:
        whole = Timeline(
            tuple(made.rows[place] for place in kept), first, last, material.today, links=made.links(kept)
        )
        blocks += _side_by_side(whole, int(material.options.where.get("wide") or 1))
        blocks.append(Paragraph(_key(whole), quiet=True))
    if outside:
        words = ngettext(
            "{n} row has no day in this time and is left out.",
            "{n} rows have no day in this time and are left out.",
            outside,
        )
        blocks.append(Paragraph(words.format(n=text.number(outside)), quiet=True))
    return blocks


def _side_by_side(whole: Timeline, wide: int) -> list[Block]:
    """The same rows on several pages, a part of the days on each, to be hung side by side."""
    days = (whole.end - whole.start).days + 1
    wide = max(1, min(wide, days // 7))
    if wide == 1:
        return [whole]
    blocks: list[Block] = []
    for number in range(wide):
        begin = whole.start + timedelta(days=days * number // wide)
        end = whole.start + timedelta(days=days * (number + 1) // wide - 1)
        if blocks:
            blocks.append(PageBreak())
        title = _("Page {n} of {all} across: {first} to {last}").format(
            n=number + 1, all=wide, first=text.day_medium(begin), last=text.day_medium(end)
        )
        blocks += [
            Heading(title),
            Timeline(whole.rows, begin, end, whole.today, links=whole.links),
        ]
    return blocks


def _key(line: Timeline) -> str:
    """What the signs mean, of those that are there."""
    marks = [milestone for row in line.rows for milestone in row.milestones]
    parts = [_("filled: done")]
    if any(mark.reached for mark in marks):
        parts.append(_("◆ reached"))
    if any(not mark.reached for mark in marks):
        parts.append(_("◇ still to be reached"))
    if any(row.planned[1] and row.planned != (row.start, row.end) for row in line.rows):
        parts.append(_("thin grey line: as it was planned"))
    if line.links:
        parts.append(_("→ waits for"))
    if any(row.decides for row in line.rows):
        parts.append(_("framed: a day later here is a day later at the end"))
    return " · ".join(parts)


def _within(rows: list[TimelineRow], first: date, last: date) -> list[int]:
    """The places of rows with a day in the stretch, and of what they belong to: headings and the goals above them."""
    kept: list[int] = []
    above: list[int] = []
    for place, row in enumerate(rows):
        rank = -1 if row.heading else row.level
        above = [one for one in above if (-1 if rows[one].heading else rows[one].level) < rank]
        if not row.heading and _touches(row, first, last):
            kept += [one for one in above if one not in kept] + [place]
        above.append(place)
    return sorted(kept)


def _touches(row: TimelineRow, first: date, last: date) -> bool:
    if any(first <= milestone.day <= last for milestone in row.milestones):
        return True
    if row.start is None and row.end is None:
        return False
    return (row.start or row.end or last) <= last and (row.end is None or row.end >= first)


def _days(rows: list[TimelineRow]) -> list[date]:
    return [d for row in rows for d in (row.start, row.end, *(m.day for m in row.milestones)) if d]


def _begin(rows: list[TimelineRow], days: list[date], today: date) -> date:
    """The first day on the wall: what is long over makes way, unless most of the plan lies there."""
    lately = today - timedelta(days=BEHIND_DAYS)
    bars = [row for row in rows if not row.heading]
    near = sum(_touches(row, lately, date.max) for row in bars)
    return max(min(days), lately) if near * 2 >= len(bars) else min(days)


def _with_today(last: date, today: date) -> date:
    """The last day, or today where the plan is not long over."""
    return max(last, today) if (today - last).days <= BEHIND_DAYS else last


def _stretch(first: date, last: date) -> tuple[date, date]:
    try:
        return first, max(last + timedelta(days=7), first + timedelta(days=LEAST_DAYS))
    except OverflowError:
        return first, last


def _with_slippage(state: str, slippage: str) -> str:
    return f"{state}; {slippage}" if state and slippage else state or slippage


def _known(day: str | None) -> date:
    return date.fromisoformat(str(day))


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
