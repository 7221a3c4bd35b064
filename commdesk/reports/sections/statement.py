"""One person's hours, day by day, to be signed: for themselves, a school, a court or an employer."""

from dataclasses import replace

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures import service
from commdesk.figures.service import Given, Progress
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import is_month
from commdesk.records.volunteers import SERVICES
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
    Signature,
    Table,
    nothing,
)
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext


def statement(material: Material) -> list[Block]:
    """The hours of one person in a period: each day with its programme, the sum, lines to sign."""
    person = material.person
    if person is None:
        raise KnownError(_("The statement is of one person. Please choose one."))
    only = material.programme.id if material.programme else None
    given = service.shifts_of(material.reader, person.id, material.period.start, material.period.end, only)
    minutes = sum(g.minutes for g in given)
    words = _("gave {hours} of voluntary help to {group}, {period}.").format(
        hours=_exactly(minutes), group=material.group.name, period=material.period_words()
    )
    if only and material.programme:
        words += " " + _("Only hours in {programme} are counted.").format(programme=material.programme.name)
    blocks: list[Block] = [Heading(person.name, level=1), Paragraph(words)]
    blocks += [_table(material, given), _signatures(material, person.name)]
    return blocks


def required(material: Material) -> list[Block]:
    """Required service: of one person a page each to be signed, else all at a glance."""
    found = service.all_progress(material.reader, material.today, settled=True)
    if not material.ever:
        span = material.period.start.isoformat(), material.period.last
        found = [p for p in found if p.service.due and span[0] <= p.service.due <= span[1]]
    if material.person is None:
        return _overview(found)
    own = [p for p in found if p.service.volunteer == material.person.id]
    if not own:
        sentence = _(
            "Nothing is asked of {person} elsewhere in this time, so there is no statement to print."
        )
        raise KnownError(sentence.format(person=material.person.name))
    blocks: list[Block] = []
    for progress in own:
        blocks += [*([PageBreak()] if blocks else []), *_one(material, progress)]
    return blocks


def _overview(found: list[Progress]) -> list[Block]:
    show = SERVICES.fields
    columns = (
        Column(_("Person"), weight=2),
        Column(_("Asked by"), weight=2),
        Column(_("Needed"), "right"),
        Column(_("Given"), "right"),
        Column(_("Due"), "right"),
        Column(_("Now")),
    )
    rows = []
    for p in found:
        word, tone = service.STANDINGS[p.standing]
        now = Cell(_(word), tone)
        if p.service.done_on:
            signed = _("Signed {day}").format(day=show["done_on"].show(p.service.done_on))
            now = Cell(signed, "quiet")
        rows.append(
            (
                p.name,
                " · ".join(w for w in (show["asked_by"].show(p.service.asked_by), p.service.place) if w),
                _exactly(p.target),
                _exactly(p.minutes),
                show["due"].show(p.service.due) or NO_NUMBER,
                now,
            )
        )
    open_ones = sum(1 for p in found if not p.service.done_on and p.standing != "done")
    title = ngettext("{n} person still has hours to give", "{n} people still have hours to give", open_ones)
    if not rows:
        words = _("No school, court or office asks for hours of anybody in this time.")
        return nothing(_("No required service"), words)
    if not open_ones:
        title = _("All required hours are given")
    return [Heading(title.format(n=text.number(open_ones)), level=1), Table(columns, tuple(rows))]


def _one(material: Material, p: Progress) -> list[Block]:
    show = SERVICES.fields
    asked = " · ".join(
        w for w in (show["asked_by"].show(p.service.asked_by), p.service.place, p.service.contact) if w
    )
    given = service.counted(material.reader, p.service, material.today)
    figures = [
        KeyFigure(_exactly(p.minutes), _("given")),
        KeyFigure(_exactly(p.target), _("asked for")),
        KeyFigure(_exactly(p.missing), _("still to give")),
    ]
    if p.service.due:
        figures.append(KeyFigure(show["due"].show(p.service.due), _("due")))
    blocks: list[Block] = [
        Heading(p.name, level=1),
        Paragraph(asked, lead=_("Asked by:")),
    ]
    counts = _("Completed hours from {day} on are counted.").format(day=show["start"].show(p.service.start))
    if p.programme:
        counts = _("Completed hours in {programme} from {day} on are counted.").format(
            programme=p.programme, day=show["start"].show(p.service.start)
        )
    figures[0] = replace(figures[0], footnote=material.note(counts))
    blocks.append(KeyFigures(tuple(figures)))
    return [*blocks, _table(material, given), _signatures(material, p.name)]


def _table(material: Material, given: list[Given]) -> Table:
    names = material.reader.labels(PROGRAMMES, (g.programme for g in given))
    timed = any(g.start or g.finish for g in given)
    columns = [Column(_("Day"), weight=2), Column(_("Programme"), weight=2), Column(_("What"), weight=2)]
    columns += [Column(_("From, to"))] if timed else []
    columns.append(Column(_("Hours"), "right"))
    rows = tuple(
        (
            _day(g.day),
            names[g.programme],
            g.activity,
            *((_times(g),) if timed else ()),
            text.duration(g.minutes),
        )
        for g in given
    )
    minutes = sum(g.minutes for g in given)
    total: tuple[str | Cell, ...] = ()
    if rows:
        mark = material.note(
            _("Completed shifts in hours and minutes; planned, missed and called-off ones are left out.")
        )
        together = Cell(_("Together"), footnote=mark)
        total = (together, *[""] * (len(columns) - 2), text.duration(minutes))
    return Table(tuple(columns), rows, total=total, empty=_("No completed shift in this time yet."))


def _times(given: Given) -> str:
    return _("{first} to {last}").format(first=given.start or "…", last=given.finish or "…")


def _day(day: str) -> str:
    if is_month(day):
        return _("{month}, as a whole").format(month=text.vague_day(day))
    return text.vague_day(day)


def _signatures(material: Material, name: str) -> Block:
    labels = (_("Place and day"), _("For {group}").format(group=material.group.name), name)
    return KeepTogether((Paragraph(_("Confirmed as true:")), Signature(labels)))


def _exactly(minutes: int) -> str:
    """``46 h`` or ``46:30 h``: what is signed is not rounded."""
    if minutes % 60 == 0:
        return _("{hours} h").format(hours=text.number(minutes // 60))
    return _("{hours} h").format(hours=text.duration(minutes))
