"""Partners on paper: a page for each, the promises of both sides fairly side by side, whom to reach, what is agreed."""

from datetime import date
from itertools import zip_longest

from commdesk import text
from commdesk.figures.agreements import renewals, term_end
from commdesk.figures.promises import Fall, of_partners
from commdesk.figures.reviews import next_review
from commdesk.figures.talks import last_talks
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, REVIEWS, Review
from commdesk.records.partners import (
    GIFTS,
    PARTNER_PEOPLE,
    PARTNERS,
    STAGE_CHANGES,
    TALKS,
    Partner,
    StageChange,
)
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.reports.sections.promise_pages import kept_figures, ledger, period_of
from commdesk.store.query import Query
from commdesk.text import _, ngettext

MOST_TALKS, MOST_GIFTS = 8, 12


def _chosen(material: Material) -> list[Partner]:
    """The partner that was chosen, else all with whom we have not ended."""
    if material.where("partner"):
        return material.reader.find(PARTNERS, Query(equals={"id": material.where("partner")}))
    return [partner for partner in material.reader.find(PARTNERS) if partner.stage != "ended"]


def _none() -> list[Block]:
    return nothing(_("No partner to show"), _("The page fills by itself as partners are entered."))


# -- one page a partner


def sheets(material: Material) -> list[Block]:
    """A page for each partner: who they are and bring, people, agreements, promises of both sides, talks."""
    blocks: list[Block] = []
    last = last_talks(material.reader)
    for partner in _chosen(material):
        if blocks:
            blocks.append(PageBreak())
        blocks += _sheet(material, partner, last.get(partner.id))
    return blocks or _none()


def _sheet(material: Material, partner: Partner, last: str | None) -> list[Block]:
    shown = PARTNERS.fields
    about = [
        shown["stage"].show(partner.stage),
        shown["kind"].show(partner.kind) if partner.kind else "",
        partner.place,
        _("since {day}").format(day=shown["start"].show(partner.start)) if partner.start else "",
    ]
    blocks: list[Block] = [
        Heading(partner.name, level=1), Paragraph(" · ".join(word for word in about if word), quiet=True),
    ]  # fmt: skip
    for name in ("strengths", "resources", "interests", "languages", "note"):
        value = str(getattr(partner, name))
        if value:
            blocks.append(Paragraph(value, lead=shown[name].label() + ":"))
    changes = material.reader.find(STAGE_CHANGES, Query(equals={"partner": partner.id}))
    if changes:
        blocks.append(Paragraph(_stages(list(reversed(changes))), lead=_("Stages:")))
    promises = of_partners(material.reader, material.today, partner.id)
    blocks.append(KeyFigures(_figures(material, promises, last)))
    return [
        *blocks,
        *_people(material, partner),
        *_agreements(material, partner),
        *ledger(promises),
        *_shared(material, partner),
        *_talks(material, partner),
    ]


def _figures(material: Material, promises: list[Fall], last: str | None) -> tuple[KeyFigure, ...]:
    found = [
        *kept_figures(promises, period_of(material), _("of our promises kept"), _("of theirs kept")),
    ]
    if last:
        days = (material.today - date.fromisoformat(last)).days
        ago = (
            ngettext("{n} day ago", "{n} days ago", days).format(n=text.number(days)) if days else _("today")
        )
        found.append(KeyFigure(ago, _("last talk"), _day(last)))
    else:
        found.append(KeyFigure(NO_NUMBER, _("last talk"), _("none is noted")))
    return tuple(found)


def _stages(changes: list[StageChange]) -> str:
    """The way from the first stage that is known to the present one, with days."""
    shown = STAGE_CHANGES.fields
    words = [shown["was"].show(changes[0].was)] if changes[0].was else []
    words += [
        _("{stage} ({day})").format(stage=shown["stage"].show(one.stage), day=shown["day"].show(one.day))
        for one in changes
    ]
    return " → ".join(words)


def _people(material: Material, partner: Partner) -> list[Block]:
    rows = tuple(
        (person.name, person.role, person.phone, person.email)
        for person in material.reader.find(PARTNER_PEOPLE, Query(equals={"partner": partner.id}))
    )
    if not rows and (partner.contact or partner.phone or partner.email):
        rows = ((partner.contact or NO_NUMBER, "", partner.phone, partner.email),)
    if not rows:
        return []
    columns = (
        Column(_("Who"), weight=2),
        Column(_("Role"), weight=2),
        Column(_("Phone")),
        Column(_("E-mail"), weight=2),
    )
    return [Heading(_("People")), Table(columns, rows)]


def _agreements(material: Material, partner: Partner) -> list[Block]:
    found = material.reader.find(AGREEMENTS, Query(equals={"partner": partner.id}))
    if not found:
        return []
    shown = AGREEMENTS.fields
    columns = (
        Column(_("Agreement"), weight=2), Column(_("What for"), weight=3), Column(_("From"), weight=0),
        Column(_("Until"), weight=0), Column(_("Renewal")),
    )  # fmt: skip
    rows = tuple(
        (
            one.name, " ".join(one.purpose.split()), unbroken(shown["start"].show(one.start)) or NO_NUMBER,
            unbroken(shown["end"].show(end)) if end else _("open-ended"), shown["renewal"].show(one.renewal),
        )
        for one in found
        for end in (term_end(one, material.today),)
    )  # fmt: skip
    return [Heading(_("Agreements")), Table(columns, rows)]


def _shared(material: Material, partner: Partner) -> list[Block]:
    """What each side gave: both columns side by side, and no sum at the foot. It is a story, not a debt."""
    found = material.reader.find(GIFTS, Query(equals={"partner": partner.id}))
    if not found:
        return []
    told: dict[str, list[str]] = {"received": [], "given": []}
    for gift in found[:MOST_GIFTS]:
        much = f"{text.number(gift.quantity, 1)} {gift.unit}".strip() if gift.quantity is not None else ""
        words = f"{gift.what} ({much})" if much else gift.what
        told[gift.way].append(_("{day}: {what}").format(day=_day(str(gift.day)), what=words))
    rows = tuple(zip_longest(told["received"], told["given"], fillvalue=""))
    more = len(found) - MOST_GIFTS
    caption = (
        ngettext("and {n} earlier thing", "and {n} earlier things", more).format(n=text.number(more))
        if more > 0
        else ""
    )
    return [
        Heading(_("What we shared")),
        Table((Column(_("They gave us")), Column(_("We gave them"))), rows, caption),
    ]


def _talks(material: Material, partner: Partner) -> list[Block]:
    found = material.reader.find(TALKS, Query(equals={"partner": partner.id}))
    if not found:
        return []
    shown = TALKS.fields
    columns = (
        Column(_("Day"), weight=0),
        Column(_("With"), weight=1),
        Column(_("What was said and decided"), weight=3),
        Column(_("Next"), weight=2),
    )
    rows = tuple(
        (
            unbroken(_day(str(one.day))),
            ", ".join(
                word for word in (shown["how"].show(one.how) if one.how else "", one.with_whom) if word
            ),
            " ".join(f"{one.said} {one.decided}".split()),
            _next(one.next_step, one.next_on, one.next_done_on),
        )
        for one in found[:MOST_TALKS]
    )
    more = len(found) - len(rows)
    caption = (
        ngettext("and {n} earlier talk", "and {n} earlier talks", more).format(n=text.number(more))
        if more
        else ""
    )
    return [Heading(_("Talks")), Table(columns, rows, caption)]


def _next(step: str, by: str | None, done: str | None) -> str:
    if not step:
        return ""
    if done:
        return _("{step} (done {day})").format(step=step, day=_day(done))
    return _("{step} (by {day})").format(step=step, day=_day(by)) if by else step


# -- whom to reach


def contacts(material: Material) -> list[Block]:
    """Everybody at every partner, with role, phone and address; the partner's own line where nobody is named."""
    people: dict[str, list[tuple[str, str, str, str]]] = {}
    for person in material.reader.find(PARTNER_PEOPLE):
        line = (person.name, person.role, person.phone, person.email)
        people.setdefault(str(person.partner), []).append(line)
    rows: list[tuple[str | Cell, ...]] = []
    for partner in _chosen(material):
        lines = people.get(partner.id) or [(partner.contact or NO_NUMBER, "", partner.phone, partner.email)]
        for place, line in enumerate(lines):
            rows.append((Cell(partner.name, bold=True) if not place else "", *line))
    if not rows:
        return _none()
    columns = (
        Column(_("Partner"), weight=2), Column(_("Who"), weight=2), Column(_("Role"), weight=2), Column(_("Phone")),
        Column(_("E-mail"), weight=2),
    )  # fmt: skip
    count = ngettext("{n} person to reach", "{n} people to reach", len(rows)).format(n=text.number(len(rows)))
    return [Heading(count, level=1), Table(columns, tuple(rows))]


# -- what is agreed, and what wants deciding


def register(material: Material) -> list[Block]:
    """All agreements with partners we have not ended with: until when, by when to act, what happens then."""
    partners = {partner.id: partner for partner in _chosen(material)}
    found = [one for one in material.reader.find(AGREEMENTS) if one.partner in partners]
    if not found:
        return nothing(_("No agreement to show"), _("The page fills by itself as agreements are entered."))
    found.sort(key=lambda one: (one.end or "9999", partners[one.partner].name))
    shown = AGREEMENTS.fields
    due = {renewal.agreement.id: renewal for renewal in renewals(material.reader, material.today)}
    looked: dict[str, list[Review]] = {one.id: [] for one in found}
    for review in material.reader.find(REVIEWS):
        looked.setdefault(str(review.agreement), []).append(review)
    rows = []
    for one in found:
        renewal = due.get(one.id)
        end = term_end(one, material.today)
        over = end and reading.last_day(end) < material.today
        act: str | Cell = ""
        if renewal and not renewal.settled:
            words = _("by {day}") if renewal.act_by >= material.today else _("notice since {day}")
            act = Cell(words.format(day=unbroken(_day(renewal.act_by.isoformat()))), "bad")
        rows.append((
            Cell(partners[one.partner].name, bold=True), one.name, unbroken(shown["start"].show(one.start)) or NO_NUMBER,
            unbroken(shown["end"].show(end)) if end else _("open-ended"),
            _("has ended") if over else shown["renewal"].show(one.renewal),
            "" if over else _review(next_review(one, looked[one.id]), material.today), act,
        ))  # fmt: skip
    columns = (
        Column(_("Partner"), weight=2), Column(_("Agreement"), weight=2), Column(_("From"), weight=0),
        Column(_("Until"), weight=0), Column(_("Then")), Column(_("Review"), weight=0), Column(_("Decide"), weight=0),
    )  # fmt: skip
    title = ngettext("{n} agreement", "{n} agreements", len(found)).format(n=text.number(len(found)))
    if due:
        title = _("{agreements}, {n} to decide on").format(agreements=title, n=text.number(len(due)))
    return [Heading(title, level=1), Table(columns, tuple(rows))]


def _review(day: date | None, today: date) -> str | Cell:
    if day is None:
        return ""
    shown = unbroken(text.day_medium(day))
    return Cell(_("was due {day}").format(day=shown), "bad") if day < today else shown


def _day(day: str | None) -> str:
    return text.day_medium(date.fromisoformat(day)) if day else NO_NUMBER
