"""Goals on paper: a sheet for each, the table of goals and actions, the list to tick off, the timeline on the wall."""

from datetime import date

from commdesk import text
from commdesk.figures import goal_readings
from commdesk.figures import goals as figures
from commdesk.figures.goal_actions import due_day
from commdesk.figures.goals import ActionLine, GoalLine
from commdesk.records.goals import CHECK_INS, CONFIDENCE, GOALS, NUMBERS, CheckIn, Goal, Milestone
from commdesk.records.programmes import PROGRAMMES
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Photos,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections import goal_strip
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.store.query import Query
from commdesk.text import _, ngettext

BOX = "☐"
TONES = {"green": "good", "amber": "warn", "red": "bad"}
# So many check-ins stand on a sheet; older ones are counted.
MOST_CHECK_INS = 10


def _chosen(material: Material) -> list[GoalLine]:
    """The goals that were chosen: one, those of an owner or a programme, else all that are open."""
    equals = {
        field: material.where(name)
        for name, field in (
            ("goal", "id"), ("owner", "owner"), ("programme", "programme"), ("state", "state")
        )
        if material.where(name)
    }  # fmt: skip
    if not material.where("goal") and not material.where("state"):
        equals["state"] = figures.OPEN_STATES
    found = goal_readings.find(material.reader, Query(equals=equals), material.today)
    found.sort(key=lambda g: (g.start or g.due or "9999", g.due or "9999", g.name))
    lines = figures.lines(material.reader, found, material.today)
    if not material.options.public:
        return lines
    # For the public nobody is named, and no number tells of fewer than five people.
    return [_for_the_public(line, material) for line in lines]


def _for_the_public(line: GoalLine, material: Material) -> GoalLine:
    actions = tuple(one._replace(owner="") for one in line.actions)
    line = line._replace(owner="", actions=actions)
    few = line.goal.now is not None and material.hides(round(line.goal.now))
    return line._replace(progress=None, done=None) if few else line


def _none(material: Material) -> list[Block]:
    why = _("No goal is open. The page fills by itself as goals are set.")
    if material.reader.count(GOALS):
        why = _("No open goal fits what was chosen.")
    return nothing(_("No goal to show"), why)


# -- one sheet a goal


def sheets(material: Material) -> list[Block]:
    """One page a goal: why, what will be different, where it stands, milestones, actions and check-ins."""
    lines = _chosen(material)
    check_ins = goal_readings.check_ins_of(material.reader, [line.goal.id for line in lines])
    blocks: list[Block] = []
    for line in lines:
        if blocks:
            blocks.append(PageBreak())
        blocks += _sheet(material, line, check_ins[line.goal.id])
    return blocks or _none(material)


def _sheet(material: Material, line: GoalLine, check_ins: list[CheckIn]) -> list[Block]:
    goal = line.goal
    blocks: list[Block] = [Heading(goal.name, level=1), Paragraph(_about(material, line), quiet=True)]
    if goal.outcome:
        blocks.append(Paragraph(goal.outcome, lead=_("What will be different:")))
    if goal.why:
        blocks.append(Paragraph(goal.why, lead=_("Why:")))
    if goal.reason:
        blocks.append(Paragraph(goal.reason, lead=_("So it stands:")))
    blocks.append(KeyFigures(_figures(material, line)))
    strip = goal_strip.strip([line], material)
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
    lines = _chosen(material)
    if not lines:
        return _none(material)
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
    lines = _chosen(material)
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


# -- the timeline


def timeline(material: Material) -> list[Block]:
    """Goals and their actions over one axis of days: to be read from the other side of the table."""
    lines = _chosen(material)
    if not lines:
        return _none(material)
    late = sum(line.standing in ("late", "behind") for line in lines)
    title = ngettext("{n} goal", "{n} goals", len(lines)).format(n=text.number(len(lines)))
    title = _("{goals}, {n} behind").format(goals=title, n=text.number(late)) if late else title
    undated = [line.goal.name for line in lines if not (line.goal.start or line.goal.due)]
    blocks: list[Block] = [Heading(title, level=1), *goal_strip.wall(lines, material)]
    if undated:
        words = _("Without a day yet: {names}.").format(names=text.listed(undated))
        blocks.append(Paragraph(words, quiet=True))
    return blocks


# -- words


def _number(value: float | None, goal: Goal) -> str:
    if value is None:
        return NO_NUMBER
    shown = text.number(value, 1)
    if goal.number == "percent":
        return f"{shown} %"
    return f"{shown} {goal.unit}".strip()


def _reached(milestone: Milestone, late: bool) -> str | Cell:
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
