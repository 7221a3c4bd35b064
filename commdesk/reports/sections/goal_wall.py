"""The timeline for the wall: goals with their actions and milestones over one axis of days."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock, text
from commdesk.errors import KnownError
from commdesk.figures import goals as figures
from commdesk.figures import schedule
from commdesk.figures.goal_actions import occurrences
from commdesk.figures.goal_groups import grouped
from commdesk.figures.goals import ActionLine, GoalLine
from commdesk.reports.blocks import Block, Heading, Milestone, Paragraph, TimelineRow, Wall
from commdesk.reports.sections.chosen_goals import chosen, none
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext

# What is done for longer than this makes way for what is to come.
BEHIND_DAYS = 92
# What begins within so many days is seen from today on.
SOON_DAYS = 31
# The fewest days an axis has: a name of a month needs some room, even where all lies in one week.
FEWEST_DAYS = 60


class _Span(NamedTuple):
    first: date
    last: date
    #: Chosen by a person: what lies outside is left out, also where it is late.
    chosen: bool

    def shows(self, row: TimelineRow) -> bool:
        """Whether some day of the row is in sight."""
        if any(self.first <= one.day <= self.last for one in row.milestones):
            return True
        begin, end = row.start or row.end, row.end or (self.last if row.start else None)
        return begin is not None and end is not None and begin <= self.last and end >= self.first

    def keeps(self, row: TimelineRow) -> bool:
        """Whether the row stays: it is in sight, or it is open and nobody asked for certain days."""
        return self.shows(row) or (not self.chosen and (row.done or 0.0) < 1 and bool(row.start or row.end))


def timeline(material: Material) -> list[Block]:
    """Goals and their actions over one axis of days: to be read from the other side of the table."""
    lines = chosen(material, clock.today())
    if not lines:
        return none(material)
    builder = _Builder(material, lines)
    rows = {line.goal.id: builder.rows(line) for line in lines}
    every = [row for found in rows.values() for row in found]
    span = _span(material, every)
    shown: list[TimelineRow] = []
    told: list[GoalLine] = []
    for head, found in _grouped(material, lines):
        kept = [row for line in found for row in _kept(rows[line.goal.id], span)]
        shown += ([TimelineRow(head, head=True)] if head and kept else []) + kept
        told += [line for line in found if _kept(rows[line.goal.id], span) or not _dated(rows[line.goal.id])]
    blocks: list[Block] = [Heading(_title(told), level=1)]
    if shown and span is not None:
        # What goes together with something that is left out would point nowhere.
        keys = {row.key for row in shown} | {one.key for row in shown for one in row.milestones}
        links = tuple(link for link in builder.links if link[0] in keys and link[1] in keys)
        across = int(material.where("pages_wide") or 1)
        blocks.append(Wall(tuple(shown), span.first, span.last, clock.today(), links, across))
    return blocks + [Paragraph(words, quiet=True) for words in _left_out(lines, every, shown, span)]


def _title(lines: list[GoalLine]) -> str:
    late = sum(line.standing in ("late", "behind") for line in lines)
    title = ngettext("{n} goal", "{n} goals", len(lines)).format(n=text.number(len(lines)))
    return _("{goals}, {n} behind").format(goals=title, n=text.number(late)) if late else title


def _dated(rows: Iterable[TimelineRow]) -> list[TimelineRow]:
    return [row for row in rows if row.start or row.end or row.milestones]


def _kept(rows: list[TimelineRow], span: _Span | None) -> list[TimelineRow]:
    """A goal's rows within the days that are shown; the goal stays where one of its actions does."""
    if span is None:
        return []
    actions = [row for row in rows[1:] if span.keeps(row)]
    return [rows[0], *actions] if actions or span.keeps(rows[0]) else []


def _left_out(
    lines: list[GoalLine], every: list[TimelineRow], shown: list[TimelineRow], span: _Span | None
) -> list[str]:
    """What is not drawn, in sentences."""
    words = []
    outside = len(_dated(every)) - len(_dated(shown))
    if outside and span is not None:
        sentence = ngettext(
            "{n} row lies outside {first} to {last}.", "{n} rows lie outside {first} to {last}.", outside
        )
        first, last = text.day_medium(span.first), text.day_medium(span.last)
        words.append(sentence.format(n=text.number(outside), first=first, last=last))
    undated = [line.goal.name for line in lines if not (line.goal.start or line.goal.due)]
    if undated:
        words.append(_("Without a day yet: {names}.").format(names=text.listed(undated)))
    without = sum(not (one.action.start or one.action.due) for line in lines for one in line.actions)
    if without:
        sentence = ngettext("{n} action has no day yet.", "{n} actions have no day yet.", without)
        words.append(sentence.format(n=text.number(without)))
    return [" ".join(words)] if words else []


def _span(material: Material, rows: Iterable[TimelineRow]) -> _Span | None:
    """The days of the axis: those that were asked for, else all from three months ago on; None without any day."""
    if not material.ever:
        return _Span(material.period.start, material.period.end, True)
    days = [d for row in rows for d in (row.start, row.end, *(m.day for m in row.milestones)) if d]
    if not days:
        return None
    today = clock.today()
    first, last = min(days), max(days)
    if last >= today - timedelta(days=BEHIND_DAYS):
        first, last = max(first, today - timedelta(days=BEHIND_DAYS)), max(last, today)
    if today < first <= today + timedelta(days=SOON_DAYS):
        first = today
    return _Span(first, max(last + timedelta(days=7), first + timedelta(days=FEWEST_DAYS)), False)


def _grouped(material: Material, lines: list[GoalLine]) -> list[tuple[str, list[GoalLine]]]:
    """The goals under headings as on the screen, parts after their whole; all under none where nothing was asked for."""
    by = material.where("by")
    if by == "owner" and material.options.public:
        sentence = _(
            "For the public nobody is named, so rows cannot stand by owner. Choose programme or state, or leave “for the public” out."
        )
        raise KnownError(sentence)
    groups = grouped(material.reader, lines, str(by or ""))
    return [(group.title, [line for line, __ in group.goals]) for group in groups]


class _Builder:
    """Makes rows of goals and actions: names, words, days, plan, links."""

    def __init__(self, material: Material, lines: list[GoalLine]) -> None:
        self.today = clock.today()
        self.by_owner = material.where("by") == "owner"
        self.period = None if material.ever else material.period
        goals = [line.goal.id for line in lines]
        __, links = schedule.read(material.reader, goals)
        self.links = tuple((link.before, link.after) for link in links)
        deciding = schedule.deciding_of_goals(material.reader) if material.where("decides") else ()
        self.deciding = set(deciding)
        owners = {line.owner for line in lines} | {one.owner for line in lines for one in line.actions}
        self.first_names = Counter(name.split(" ")[0] for name in owners if name)

    def rows(self, line: GoalLine) -> list[TimelineRow]:
        """The goal, and under it each of its actions that has a day, the earliest first."""
        dated = [one for one in line.actions if one.action.start or one.action.due]
        dated.sort(
            key=lambda one: (one.action.start or one.action.due, one.action.due or "", one.action.name)
        )
        return [self._goal(line), *(self._action(one) for one in dated)]

    def _who(self, name: str) -> str:
        """The first name, or the whole one where several people share it."""
        first = name.split(" ")[0]
        return name if self.first_names[first] > 1 else first

    def _goal(self, line: GoalLine) -> TimelineRow:
        goal = line.goal
        word, tone = figures.STANDINGS[line.standing]
        state = _(word)
        if line.progress is not None:
            state = _("{state}, {share}").format(state=state, share=text.percent(line.progress))
        end = goal.reached_on if goal.state == "reached" and goal.reached_on else goal.due
        start = min(goal.start, end) if goal.start and end else goal.start
        return TimelineRow(
            goal.name, _day(start), _day(end), line.done if end else None, state,
            tone if tone in ("bad", "warn") else "", tuple(self._milestone(m) for m in line.milestones),
            who="" if self.by_owner else self._who(line.owner), note=figures.slippage_words(goal),
            planned=_plan(goal.planned_start, goal.planned_due),
        )  # fmt: skip

    def _turns(self) -> tuple[date, date]:
        """Between which days the times of what repeats are shown."""
        if self.period is not None:
            return self.period.start, self.period.end
        return self.today - timedelta(days=BEHIND_DAYS), self.today + timedelta(days=2 * BEHIND_DAYS)

    def _milestone(self, one: figures.Milestone) -> Milestone:
        late = _("late") if figures.milestone_late(one, self.today) else ""
        note = ", ".join(part for part in (late, figures.slippage_words(one)) if part)
        planned = _day(one.planned_due)
        return Milestone(_date(one.due), one.name, bool(one.reached_on), one.id, planned, note)

    def _action(self, one: ActionLine) -> TimelineRow:
        action = one.action
        state = _("done") if action.done_on else _("late") if one.late else ""
        tone, who = "bad" if one.late else "", self._who(one.owner)
        if action.rule:
            turns = occurrences(action, *(day.isoformat() for day in self._turns()))
            marks = tuple(Milestone(_date(day), "", done) for day, done in turns)
            return TimelineRow(action.name, None, None, None, state, tone, marks, level=1, who=who)
        end = action.done_on or action.due or action.start
        start = min(action.start, str(end)) if action.start else None
        return TimelineRow(
            action.name, _day(start), _day(end), 1.0 if action.done_on else 0.0, state, tone, level=1,
            key=action.id, who=who, note=figures.slippage_words(action),
            planned=_plan(action.planned_start, action.planned_due), decides=action.id in self.deciding,
        )  # fmt: skip


def _plan(start: str | None, due: str | None) -> tuple[date | None, date | None]:
    return _day(start), _day(due)


def _date(day: str | None) -> date:
    return date.fromisoformat(str(day))


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
