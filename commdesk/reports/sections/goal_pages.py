"""Goals on paper: a sheet for each, the table of goals and actions, the list to tick off."""

from datetime import date, timedelta

from commdesk import text
from commdesk.figures import goal_readings, thread_words, threads
from commdesk.figures import goals as figures
from commdesk.figures.goal_actions import due_day, occurrences
from commdesk.figures.goals import ActionLine, GoalLine
from commdesk.records import goals
from commdesk.records.goals import CHECK_INS, CONFIDENCE, GOALS, NUMBERS, CheckIn, Goal
from commdesk.records.programmes import PROGRAMMES
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Milestone,
    PageBreak,
    Paragraph,
    Photos,
    Table,
    Timeline,
    TimelineRow,
    nothing,
    unbroken,
)
from commdesk.reports.sections.chosen_goals import chosen, none
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext

BOX = "☐"
TONES = {"green": "good", "amber": "warn", "red": "bad"}
# So many check-ins stand on a sheet; older ones are counted.
MOST_CHECK_INS = 10
# So far back, and twice as far ahead, the days of what repeats are shown.
BEHIND_DAYS = 92


# -- one sheet a goal


def sheets(material: Material) -> list[Block]:
    """One page a goal: why, what will be different, where it stands, milestones, actions and check-ins."""
    lines = chosen(material)
    check_ins = goal_readings.check_ins_of(material.reader, [line.goal.id for line in lines])
    blocks: list[Block] = []
    for line in lines:
        if blocks:
            blocks.append(PageBreak())
        blocks += _sheet(material, line, check_ins[line.goal.id])
    return blocks or none(material)


def _sheet(material: Material, line: GoalLine, check_ins: list[CheckIn]) -> list[Block]:
    goal = line.goal
    blocks: list[Block] = [Heading(goal.name, level=1), Paragraph(_about(material, line), quiet=True)]
    if goal.outcome:
        blocks.append(Paragraph(goal.outcome, lead=_("What will be different:")))
    if goal.why:
        blocks.append(Paragraph(goal.why, lead=_("Why:")))
    if goal.reason:
        blocks.append(Paragraph(goal.reason, lead=_("So it stands:")))
    blocks += _thread(material, goal)
    blocks.append(KeyFigures(_figures(material, line)))
    strip = _strip(line, material)
    if strip is not None:
        blocks.append(KeepTogether((strip,)))
    if line.milestones:
        columns = (
            Column(_("Milestone"), weight=2),
            Column(_("Due"), weight=0),
            Column(_("Reached"), weight=1),
        )
        rows = tuple(
            (
                m.name,
                _day(m.due),
                _reached(m, figures.milestone_late(m, material.today)),
            )
            for m in line.milestones
        )
        blocks += [Heading(_("Milestones")), Table(columns, rows)]
        photos = tuple((m.photo, m.name) for m in line.milestones if m.photo)
        if photos:
            blocks.append(Photos(photos))
    if line.actions:
        columns_of = (
            Column(_("Action"), weight=2), Column(_("Who")), Column(_("Due"), weight=0), Column(_("Done"), weight=0),
        )  # fmt: skip
        rows_of = tuple(
            (a.action.name, a.owner or NO_NUMBER, _due(material, a), _done(a)) for a in line.actions
        )
        blocks += [Heading(_("Actions")), Table(columns_of, rows_of)]
    return blocks + _check_ins(goal, check_ins)


def _thread(material: Material, goal: Goal) -> list[Block]:
    """What it hangs on: the needs it answers, and what its indicators went from and to."""
    needs, measured = threads.of_goal(material.reader, goal, material.today)
    told: list[Block] = []
    if needs:
        told.append(Paragraph(text.listed([need.name for need in needs]), lead=_("It answers:")))
    changed = thread_words.changed(measured, material.group.currency)
    if changed:
        told.append(Paragraph(" · ".join(changed), lead=_("What changed:")))
    return told


def _about(material: Material, line: GoalLine) -> str:
    goal, reader = line.goal, material.reader
    parts = [_(figures.STANDINGS[line.standing][0])]
    if line.owner:
        parts.append(_("Owner: {name}").format(name=line.owner))
    if goal.programme:
        parts.append(reader.labels(PROGRAMMES, [goal.programme]).get(goal.programme, ""))
    if goal.parent:
        above = reader.labels(GOALS, [goal.parent]).get(goal.parent, "")
        parts.append(_("part of “{goal}”").format(goal=above))
    return " · ".join(part for part in parts if part)


def _figures(material: Material, line: GoalLine) -> tuple[KeyFigure, ...]:
    goal = line.goal
    found = []
    if goal.now is not None or goal.baseline is not None:
        now = goal.now if goal.now is not None else goal.baseline
        read = _("read {day}").format(day=_day(goal.now_on)) if goal.now_on else ""
        found.append(KeyFigure(_number(now, goal), _("now"), read))
    if goal.target is not None:
        begun = _("from {number}").format(number=_number(goal.baseline or 0, goal))
        found.append(KeyFigure(_number(goal.target, goal), _("aim"), begun))
    if line.progress is not None:
        mark = material.note(_("Progress is (now − baseline) ÷ (target − baseline)."))
        gone = ""
        if line.schedule is not None:
            gone = _("{share} of the time gone").format(share=text.percent(line.schedule))
        found.append(KeyFigure(text.percent(line.progress), _("of the way"), gone, mark))
    if goal.due:
        late = figures.slippage_words(goal)
        found.append(KeyFigure(_day(goal.due), _("due"), late))
    return tuple(found)


def _check_ins(goal: Goal, check_ins: list[CheckIn]) -> list[Block]:
    if not check_ins:
        return []
    columns = (
        Column(_("Looked at"), weight=0), Column(_("Read"), "right", 0), Column(_("Confidence"), weight=0),
        Column(_("Note"), weight=3),
    )  # fmt: skip
    rows = tuple(
        (
            unbroken(CHECK_INS.fields["day"].show(c.day)),
            NO_NUMBER if c.reading is None else _number(c.reading, goal),
            Cell(_(CONFIDENCE[c.confidence]), TONES[c.confidence]) if c.confidence else "",
            c.note,
        )
        for c in check_ins[:MOST_CHECK_INS]
    )
    more = len(check_ins) - len(rows)
    caption = (
        ngettext("and {n} earlier one", "and {n} earlier ones", more).format(n=text.number(more))
        if more
        else ""
    )
    how = "" if goal.number == "latest" else _("How it is read: {kind}.").format(kind=_(NUMBERS[goal.number]))
    words = " ".join(part for part in (caption + "." if caption else "", how) if part)
    return [Heading(_("Check-ins")), Table(columns, rows, words)]


# -- the table Goal | Action | Timeline


def table(material: Material) -> list[Block]:
    """Each goal with its actions and when they are done: the table that funders ask for."""
    lines = chosen(material)
    if not lines:
        return none(material)
    columns = (
        Column(_("Goal"), weight=2), Column(_("Action"), weight=2), Column(_("Who")), Column(_("Timeline"), weight=0),
        Column(_("State"), weight=0),
    )  # fmt: skip
    rows: list[tuple[str | Cell, ...]] = []
    for line in lines:
        word, tone = figures.STANDINGS[line.standing]
        state = Cell(_(word), tone if tone == "bad" else "")
        rows.append(
            (
                Cell(line.goal.name, bold=True),
                line.goal.outcome,
                line.owner,
                _span(line.goal.start, line.goal.due),
                state,
            )
        )
        for one in line.actions:
            done = _("Done") if one.action.done_on else Cell(_("Late"), "bad") if one.late else ""
            rows.append(("", one.action.name, one.owner, _due(material, one, both=True), done))
    title = ngettext("{n} goal under way", "{n} goals under way", len(lines)).format(
        n=text.number(len(lines))
    )
    return [Heading(title, level=1), Table(columns, tuple(rows))]


# -- what is to be done, by owner


def to_do(material: Material) -> list[Block]:
    """Each person's actions with a box to tick; late ones first, those without an owner last."""
    lines = chosen(material)
    by_owner: dict[str, list[tuple[str, ActionLine, str]]] = {}
    for line in lines:
        for one in line.actions:
            if not one.action.done_on:
                due = due_day(one.action, material.today) or "9999"
                by_owner.setdefault(one.owner, []).append((due, one, line.goal.name))
    count = sum(len(found) for found in by_owner.values())
    if not count:
        return nothing(_("Nothing is to be done"), _("Every action of the open goals is done."))
    late = sum(one.late for found in by_owner.values() for __, one, ___ in found)
    title = ngettext("{n} thing to do", "{n} things to do", count).format(n=text.number(count))
    if late:
        title = _("{things}, {late} late").format(things=title, late=text.number(late))
    blocks: list[Block] = [Heading(title, level=1)]
    every = tuple(_to_do_row(*row) for found in by_owner.values() for row in found)
    for owner in sorted(by_owner, key=lambda name: (not name, text.fold(name))):
        rows = tuple(
            _to_do_row(*row) for row in sorted(by_owner[owner], key=lambda row: (row[0], row[1].action.name))
        )
        columns = (
            Column("", weight=0), Column(_("What"), weight=3), Column(_("For"), weight=2), Column(_("Due"), weight=0),
        )  # fmt: skip
        part = Table(columns, rows, beside=every)
        blocks.append(KeepTogether((Heading(owner or _("Nobody yet")), part)))
    return blocks


def _to_do_row(due: str, one: ActionLine, goal: str) -> tuple[str | Cell, ...]:
    shown = unbroken(_day(due)) if due != "9999" else NO_NUMBER
    return BOX, one.action.name, goal, Cell(shown, "bad") if one.late else shown


# -- the strip of one goal


def _strip(line: GoalLine, material: Material) -> Timeline | None:
    """The bars of a goal and its actions; None where nothing has a day."""
    rows = [_goal_row(line)]
    rows += [_action_row(one, material) for one in line.actions if one.action.start or one.action.due]
    days = [d for row in rows for d in (row.start, row.end, *(m.day for m in row.milestones)) if d]
    if not days:
        return None
    today = material.today
    first, last = min(days), max([*days, today])
    # A name of a month needs some room, even where all lies in one week.
    last = max(last + timedelta(days=7), first + timedelta(days=60))
    return Timeline(tuple(rows), first, last, today)


def _goal_row(line: GoalLine) -> TimelineRow:
    goal = line.goal
    word, tone = figures.STANDINGS[line.standing]
    milestones = tuple(Milestone(_date(m.due), m.name, bool(m.reached_on)) for m in line.milestones)
    end = goal.reached_on if goal.state == "reached" and goal.reached_on else goal.due
    state = _(word)
    if line.progress is not None:
        state = _("{state}, {share}").format(state=state, share=text.percent(line.progress))
    return TimelineRow(
        goal.name, _date_or_none(goal.start), _date_or_none(end), line.done if end else None, state,
        tone if tone in ("bad", "warn") else "", milestones,
    )  # fmt: skip


def _action_row(one: ActionLine, material: Material) -> TimelineRow:
    action = one.action
    start, end = action.start or action.due, action.done_on or action.due or action.start
    state = _("done") if action.done_on else _("late") if one.late else one.owner.split(" ")[0]
    tone = "bad" if one.late else ""
    if action.rule:
        first, last = (material.today + timedelta(days=d) for d in (-BEHIND_DAYS, 183))
        turns = occurrences(action, first.isoformat(), last.isoformat())
        marks = tuple(Milestone(_date(day), action.name, done) for day, done in turns)
        return TimelineRow(action.name, None, None, None, state, tone, marks, level=1)
    begun, ended = _date(str(start)), _date(str(end))
    return TimelineRow(
        action.name, min(begun, ended), ended, 1.0 if action.done_on else 0.0, state, tone, level=1
    )


# -- words


def _number(value: float | None, goal: Goal) -> str:
    if value is None:
        return NO_NUMBER
    shown = text.number(value, 1)
    if goal.number == "percent":
        return f"{shown} %"
    return f"{shown} {goal.unit}".strip()


def _reached(milestone: goals.Milestone, late: bool) -> str | Cell:
    if not milestone.reached_on:
        return Cell(_("late"), "bad") if late else ""
    parts = [_day(milestone.reached_on)]
    if milestone.evidence:
        parts.append(" ".join(milestone.evidence.split()))
    if milestone.celebrated:
        parts.append(_("celebrated: {how}").format(how=milestone.celebrated))
    return ", ".join(parts)


def _done(one: ActionLine) -> str | Cell:
    if one.action.done_on:
        return unbroken(_day(one.action.done_on))
    return Cell(_("late"), "bad") if one.late else BOX


def _due(material: Material, one: ActionLine, *, both: bool = False) -> str:
    action = one.action
    if action.rule:
        day = due_day(action, material.today)
        return _("repeats, next {day}").format(day=_day(day)) if day else _("repeats")
    return _span(action.start, action.due) if both else unbroken(_day(action.due))


def _span(start: str | None, due: str | None) -> str:
    if start and due:
        return f"{unbroken(_day(start))} – {unbroken(_day(due))}"
    if start:
        return _("from {day}").format(day=_day(start))
    return _("by {day}").format(day=_day(due)) if due else NO_NUMBER


def _day(day: str | None) -> str:
    return text.day_medium(date.fromisoformat(day)) if day else NO_NUMBER


def _date(day: str | None) -> date:
    return date.fromisoformat(str(day))


def _date_or_none(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
