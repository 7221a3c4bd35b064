"""Who is there: the roster with what people can do, and the phone list of those who agreed to be called."""

from commdesk import clock, text
from commdesk.figures import people
from commdesk.records.volunteers import VOLUNTEERS, Volunteer, under_age
from commdesk.reports.blocks import Block, Column, Heading, Paragraph, Table, unbroken
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.store.query import Query
from commdesk.text import _, ngettext


def roster(material: Material) -> list[Block]:
    """Name, status, what they can help with, languages, when they can come, since when, hours of the period."""
    given = {p.id: p.minutes for p in _helped(material)}
    found = [v for v in _people(material) if not material.programme or v.id in given]
    if not found:
        return _nobody(material, _("Nobody in this list"))
    title = ngettext("{n} person", "{n} people", len(found)).format(n=text.number(len(found)))
    words = _narrowed(material) or _("Everybody who has not left, by name.")
    show = VOLUNTEERS.fields
    columns = (
        Column(_("Name"), weight=2),
        Column(_("Status")),
        Column(_("Can help with"), weight=2),
        Column(_("Languages"), weight=2),
        Column(_("Can come"), weight=2),
        Column(_("Since")),
        Column(_("Hours"), "right"),
    )
    rows = tuple(
        (
            _name(v),
            show["status"].show(v.status),
            v.skills,
            v.languages,
            show["availability"].show(v.availability),
            unbroken(show["started"].show(v.started)),
            text.hours_number(given[v.id]) if v.id in given else NO_NUMBER,
        )
        for v in found
    )
    mark = material.note(_("Hours: completed shifts, {period}.").format(period=material.period_words()))
    return [Heading(title, level=1, footnote=mark), Paragraph(words, quiet=True), Table(columns, rows)]


def phone_list(material: Material) -> list[Block]:
    """Name, phone, e-mail; with the emergency contacts where asked for. Who did not agree is left out and counted."""
    found = _people(material)
    if material.programme or not material.ever:
        helped = {p.id for p in _helped(material)}
        found = [v for v in found if v.id in helped]
    agreed = [v for v in found if v.contact_ok == "yes" or material.where("everyone")]
    shown = [v for v in agreed if v.phone or v.email or material.where("emergency")]
    if not shown:
        return _nobody(material, _("Nobody to call yet"), _left_out(found, agreed, shown))
    title = ngettext("{n} person to call", "{n} people to call", len(shown)).format(n=text.number(len(shown)))
    blocks: list[Block] = [Heading(title, level=1)]
    if _narrowed(material):
        blocks.append(Paragraph(_narrowed(material), quiet=True))
    columns = [Column(_("Name"), weight=2), Column(_("Phone")), Column(_("E-mail"))]
    if material.where("emergency"):
        columns.append(Column(_("In an emergency call"), weight=2))
    rows = tuple(_contact(v, emergency=bool(material.where("emergency"))) for v in shown)
    blocks.append(Table(tuple(columns), rows, _left_out(found, agreed, shown)))
    return blocks


def _nobody(material: Material, title: str, why: str = "") -> list[Block]:
    """An empty list with the reason for it."""
    if not why:
        why = _("Nobody is in the list of people yet. The page fills by itself as people are added.")
        if material.reader.count(VOLUNTEERS):
            why = _("Nobody fits what was chosen.")
    blocks: list[Block] = [Heading(title, level=1)]
    if _narrowed(material):
        blocks.append(Paragraph(_narrowed(material), quiet=True))
    return [*blocks, Paragraph(why, quiet=True)]


def _contact(person: Volunteer, *, emergency: bool) -> tuple[str, ...]:
    row = (_name(person), unbroken(person.phone) or NO_NUMBER, person.email or NO_NUMBER)
    if not emergency:
        return row
    parts = [_whom(person.emergency, person.emergency_phone)]
    if under_age(person, clock.today()):
        parts.insert(0, _whom(person.guardian, person.guardian_phone))
    return (*row, "\n".join(part for part in parts if part) or NO_NUMBER)


def _whom(name: str, phone: str) -> str:
    return ", ".join(w for w in (name, unbroken(phone)) if w)


def _left_out(found: list[Volunteer], agreed: list[Volunteer], shown: list[Volunteer]) -> str:
    """How many are not on the list, and why."""
    told = []
    if no := len(found) - len(agreed):
        told.append(
            ngettext(
                "{n} person is left out, who did not agree to be contacted or was not asked yet. Their page in the volunteer log says so.",
                "{n} people are left out, who did not agree to be contacted or were not asked yet. Their pages in the volunteer log say so.",
                no,
            ).format(n=text.number(no))
        )
    if no := len(agreed) - len(shown):
        told.append(
            ngettext(
                "{n} person has neither phone nor e-mail.", "{n} people have neither phone nor e-mail.", no
            ).format(n=text.number(no))
        )
    return " ".join(told)


def _people(material: Material) -> list[Volunteer]:
    """All who have not left, or those of the chosen status, by name."""
    status = material.where("status") or ("prospect", "current", "resting")
    found: list[Volunteer] = material.reader.find(VOLUNTEERS, Query(equals={"status": status}))
    return sorted(found, key=lambda v: (text.fold(v.name), v.id))


def _helped(material: Material) -> list[people.PersonHours]:
    only = material.programme.id if material.programme else ""
    return people.by_person(material.reader, material.period, only)


def _narrowed(material: Material) -> str:
    """What the list was narrowed to, in words."""
    words = []
    if material.where("status"):
        words.append(VOLUNTEERS.fields["status"].show(material.where("status")))
    if material.programme:
        words.append(
            _("helped in {programme}, {period}").format(
                programme=material.programme.name, period=material.period_words()
            )
        )
    return " · ".join(words)


def _name(person: Volunteer) -> str:
    """The name, and that somebody is under 18."""
    if under_age(person, clock.today()):
        return _("{name} (under\u00a018)").format(name=unbroken(person.name))
    return unbroken(person.name)
