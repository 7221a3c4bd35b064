"""Hours as lists: month by month, programme by programme, person by person."""

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures import hours, people, programmes
from commdesk.figures.people import PersonHours
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, nothing
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext


def summary(material: Material) -> list[Block]:
    """The sum as a headline, and what was counted under it."""
    total = material.tally.total
    if not total.shifts:
        words = _(
            "No completed shift is in the log for this time yet. The page fills by itself as hours are logged."
        )
        return nothing(_("No hours yet"), words)
    active = hours.active_volunteers(material.reader, material.period, _only(material))
    title = _("{hours} hours").format(hours=text.hours_number(total.minutes))
    if active:
        by = (
            _("{hours} hours by fewer than {n} people")
            if material.hides(active)
            else ngettext("{hours} hours by {n} person", "{hours} hours by {n} people", active)
        )
        shown = 5 if material.hides(active) else active
        title = by.format(hours=text.hours_number(total.minutes), n=text.number(shown))
    shifts = ngettext("{n} completed shift", "{n} completed shifts", total.shifts).format(
        n=text.number(total.shifts)
    )
    words = _("{shifts}, {period}.").format(shifts=shifts, period=material.period_words())
    if material.programme:
        words = _("{programme}: {words}").format(programme=material.programme.name, words=words)
    if total.headcount and not material.hides(total.headcount):
        words += " " + _("{hours} of it by groups counted by head.").format(
            hours=text.hours(total.minutes - total.named_minutes)
        )
    return [Heading(title, level=1), Paragraph(words, quiet=True)]


def by_month(material: Material) -> list[Block]:
    """Month, people, hours; the months from the first with an hour on."""
    months = hours.by_month(material.reader, material.period, material.tally, _only(material))
    begun = [place for place, month in enumerate(months) if month.minutes]
    if not begun:
        return []
    columns = (Column(_("Month"), weight=2), Column(_("People"), "right"), Column(_("Hours"), "right"))
    rows = tuple(
        (
            text.month_name(month.start),
            material.people(month.volunteers) if month.volunteers else NO_NUMBER,
            text.hours_number(month.minutes) if month.minutes else NO_NUMBER,
        )
        for month in months[begun[0] :]
    )
    total = (_("Together"), "", text.hours_number(material.tally.total.minutes))
    return [Heading(_("By month")), Table(columns, rows, total=total)]


def by_programme(material: Material) -> list[Block]:
    """Programme, people, hours and the share of all; nothing where one programme was chosen."""
    if material.programme:
        return []
    tallied = material.tally
    found = [p for p in programmes.count(material.reader, material.period, tallied) if p.minutes]
    if not found:
        return []
    columns = (
        Column(_("Programme"), weight=2),
        Column(_("People"), "right"),
        Column(_("Hours"), "right"),
        Column(_("Share"), "right"),
    )
    whole = tallied.total.minutes
    rows = tuple(
        (
            p.name,
            material.people(p.volunteers) if p.volunteers else NO_NUMBER,
            text.hours_number(p.minutes),
            text.percent(p.minutes / whole),
        )
        for p in found
    )
    mark = material.note(_("Who helped in several programmes or months is counted in each of them."))
    total = (_("Together"), "", text.hours_number(whole), "")
    return [Heading(_("By programme"), footnote=mark), Table(columns, rows, total=total)]


def by_person(material: Material) -> list[Block]:
    """Person, shifts, hours, last day here; groups counted by head in a row of their own. Never for the public."""
    if material.options.public:
        if "people" in material.options.sections:
            raise KnownError(
                _(
                    "Hours by person name people, so they are not made for the public. Leave that part out, or “for the public”."
                )
            )
        return []
    found = people.by_person(material.reader, material.period, _only(material))
    total = material.tally.total
    if not found and not total.minutes:
        return []
    most = {} if material.programme else _mostly(material, found)
    columns = (
        Column(_("Person"), weight=2),
        *((Column(_("Most in"), weight=2),) if most else ()),
        Column(_("Last here"), "right"),
        Column(_("Shifts"), "right"),
        Column(_("Hours"), "right"),
    )
    rows: list[tuple[str | Cell, ...]] = [
        (
            _named(p.name, p.status),
            *((most[p.id],) if most else ()),
            text.vague_day(p.last),
            text.number(p.shifts),
            text.hours_number(p.minutes),
        )
        for p in found
    ]
    gap = [""] * (len(columns) - 3)
    if total.headcount:
        groups = Cell(_("Groups counted by head"), "quiet")
        shifts, minutes = total.shifts - total.named, total.minutes - total.named_minutes
        rows.append((groups, *gap, text.number(shifts), text.hours_number(minutes)))
    foot = (_("Together"), *gap, text.number(total.shifts), text.hours_number(total.minutes))
    mark = material.note(
        _("Completed shifts, minutes × people; planned, missed and called-off ones are left out.")
    )
    return [Heading(_("By person"), footnote=mark), Table(columns, tuple(rows), total=foot)]


def _mostly(material: Material, found: list[PersonHours]) -> dict[str, str]:
    """The programme in which each gave most hours."""
    given = people.programmes_of(material.reader, material.period, [p.id for p in found])
    names = material.reader.labels(PROGRAMMES, {parts[0][0] for parts in given.values() if parts})
    return {id: names[parts[0][0]] if parts else "" for id, parts in given.items()}


def _named(name: str, status: str) -> str:
    """The name, and that somebody has left."""
    if status != "left":
        return name
    return _("{name} ({status})").format(name=name, status=VOLUNTEERS.fields["status"].show(status).lower())


def _only(material: Material) -> str:
    return material.programme.id if material.programme else ""
