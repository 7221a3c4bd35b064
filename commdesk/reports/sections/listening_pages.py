"""What was said to us on paper, and who was heard. Sensitive words stand on no page."""

from datetime import date

from commdesk import text
from commdesk.figures import heard as who
from commdesk.figures import listening
from commdesk.figures.heard import Axis, Share
from commdesk.records.listening import AXES, FEEDBACK_TYPES, THEMES, Feedback
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext

MOST_THEMES = 8


def said(material: Material) -> list[Block]:
    """What was said in a period, with our answers, the latest first."""
    found = listening.count(material.reader, material.period)
    if not found.items:
        why = _("Write down what people say on the listening desk: a whole meeting takes one line an item.")
        return nothing(_("Nothing was noted in this time"), why)
    items = listening.quotable(listening.in_period(material.reader, material.period))
    title = ngettext("We heard {n} thing", "We heard {n} things", found.items).format(
        n=text.number(found.items)
    )
    figures = [KeyFigure(text.number(found.answered), _("answered"))]
    if found.waiting:
        figures.append(KeyFigure(text.number(found.waiting), _("still want an answer")))
    if found.days is not None:
        mark = material.note(
            _("Half of all answers came within this time; counted from what was said to our answer.")
        )
        days = ngettext("{n} day", "{n} days", round(found.days)).format(n=text.number(found.days, 1))
        figures.append(KeyFigure(days, _("until our answer"), footnote=mark))
    blocks: list[Block] = [
        Heading(title, level=1),
        Paragraph(material.period_words(), quiet=True),
        KeyFigures(tuple(figures)),
    ]
    if found.themes:
        told = [
            _("{theme} ({n})").format(theme=one.name, n=text.number(one.items))
            for one in found.themes[:MOST_THEMES]
        ]
        blocks.append(Paragraph(", ".join(told) + ".", lead=_("About:")))
    if items:
        blocks.append(_table(material, items))
    hidden = found.items - len(items)
    if hidden:
        words = ngettext(
            "{n} item is sensitive and not shown.", "{n} items are sensitive and not shown.", hidden
        )
        blocks.append(Paragraph(words.format(n=text.number(hidden)), quiet=True))
    return blocks


def _table(material: Material, items: list[Feedback]) -> Table:
    tied = listening.themes_of(material.reader, [item.id for item in items])
    names = material.reader.labels(THEMES, [theme for found in tied.values() for theme in found])
    columns = (
        Column(_("Day"), weight=0), Column(_("In their own words"), weight=4), Column(_("About"), weight=2),
        Column(_("Our answer"), weight=3),
    )  # fmt: skip
    rows = []
    for item in items:
        about = [_(FEEDBACK_TYPES[item.type])] if item.type else []
        about += [names[theme] for theme in tied.get(item.id, []) if theme in names]
        rows.append(
            (
                unbroken(text.day_medium(date.fromisoformat(str(item.day)))),
                item.words,
                ", ".join(about),
                _answer(item),
            )
        )
    return Table(columns, tuple(rows))


def _answer(item: Feedback) -> str | Cell:
    if item.answered_on:
        day = text.day_medium(date.fromisoformat(item.answered_on))
        return f"{item.answer} ({day})" if item.answer else _("Answered {day}").format(day=day)
    return Cell(_("Not yet"), "warn") if listening.wants_answer(item) else ""


# -- who was heard


def who_was_heard(material: Material) -> list[Block]:
    """Each axis: how much was said by whom, beside who lives here, and whom we hardly hear."""
    axes = [axis for axis in who.count(material.reader, material.period) if axis.groups]
    if not any(axis.known for axis in axes):
        why = _(
            "Note with what people say where they live, how old they are or which language they speak: nobody need be named."
        )
        return nothing(_("Not known yet who was heard"), why)
    gaps = [group for axis in axes for group in axis.gaps() if not _hides(material, axis, group)]
    title = _("Everybody was heard about as much as they live here")
    if not any(axis.live for axis in axes):
        title = _("Who was heard")
    elif gaps:
        title = _("Hardly heard: {groups}").format(groups=text.listed([group.name for group in gaps[:3]]))
    elif not any(axis.enough and axis.live for axis in axes):
        title = _("Who was heard")
    mark = material.note(
        _("Counted are things said, not people: nobody is named, so one person may have said several.")
    )
    blocks: list[Block] = [
        Heading(title, level=1, footnote=mark),
        Paragraph(material.period_words(), quiet=True),
    ]
    for axis in axes:
        if axis.known or axis.live:
            blocks.append(KeepTogether(tuple(_axis(material, axis))))
    return blocks


def _axis(material: Material, axis: Axis) -> list[Block]:
    hidden = who.hidden(axis.groups) if material.options.public else frozenset()
    columns = [Column("", weight=2), Column(_("Things said"), "right", 0)]
    if axis.enough:
        columns.append(Column(_("Share"), "right", 0))
    if axis.live:
        columns += [Column(_("Live here"), "right", 0), Column(_("Share"), "right", 0)]
    columns.append(Column("", weight=1))
    rows = [tuple(_row(axis, group, group.key in hidden)) for group in axis.groups]
    blocks: list[Block] = [Heading(_(AXES[axis.key])), Table(tuple(columns), tuple(rows), _told(axis))]
    if hidden:
        material.note(_("Groups of fewer than five are hidden, and one more where they could be worked out."))
    return blocks


def _row(axis: Axis, group: Share, hidden: bool) -> list[str | Cell]:
    cells: list[str | Cell] = [group.name, _("hidden") if hidden else text.number(group.heard)]
    if axis.enough:
        cells.append(NO_NUMBER if hidden or group.share is None else text.percent(group.share))
    if axis.live:
        cells.append(NO_NUMBER if group.people is None else text.number(group.people))
        cells.append(NO_NUMBER if group.of_all is None else text.percent(group.of_all))
    cells.append(Cell(_("hardly heard"), "warn") if group.gap and not hidden else "")
    return cells


def _told(axis: Axis) -> str:
    parts = []
    if axis.unknown:
        words = ngettext(
            "Of {n} thing said it is not known.", "Of {n} things said it is not known.", axis.unknown
        )
        parts.append(words.format(n=text.number(axis.unknown)))
    if not axis.enough:
        words = _("Shares are told from {n} things said on.")
        parts.append(words.format(n=text.number(who.ENOUGH)))
    if axis.live and axis.source:
        source = f"{axis.source}, {axis.year}" if axis.year else axis.source
        parts.append(_("Who lives here: {source}.").format(source=source))
    return " ".join(parts)


def _hides(material: Material, axis: Axis, group: Share) -> bool:
    return material.options.public and group.key in who.hidden(axis.groups)
