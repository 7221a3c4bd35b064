"""For the coordinator: checks that ran out or do so soon, and whom to ask how they are."""

from commdesk import text
from commdesk.figures import care, checks
from commdesk.figures.checks import CheckLine
from commdesk.records.volunteers import CHECKS
from commdesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, nothing, unbroken
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext


def checks_due(material: Material) -> list[Block]:
    """Expired, running out, missing: each with a box to write down what was arranged."""
    type = material.where("check")
    until = None if material.ever else material.period.end
    day = material.today if material.ever else None
    found = [c for c in checks.running_out(material.reader, day, until) if not type or c.type.id == type]
    missing = [c for c in checks.missing(material.reader) if not type or c.type.id == type]
    expired = [c for c in found if c.state == "expired"]
    due = [c for c in found if c.state == "due"]
    if not (found or missing):
        words = _("Nothing has run out, nothing runs out soon, and nobody lacks what everybody needs.")
        return nothing(_title(expired, due, missing), words)
    mark = material.note(
        _(
            "A check that is known only to the month or year holds to its last day. What has no end is not listed."
        )
    )
    blocks: list[Block] = [Heading(_title(expired, due, missing), level=1, footnote=mark)]
    parts = [
        (_("Run out"), _("Ran out on"), expired, "bad"),
        (_("Running out"), _("Runs out on"), due, ""),
        (_("Missing, and everybody needs it"), "", missing, ""),
    ]
    told = {title: _check_rows(lines, tone) for title, __, lines, tone in parts}
    together = tuple(row for rows in told.values() for row in rows)
    for title, when, __, ___ in parts:
        if told[title]:
            columns = (
                Column(_("Person"), weight=2), Column(_("Check or training"), weight=2), Column(when),
                Column(_("Arranged for"), weight=2),
            )  # fmt: skip
            blocks += [Heading(title), Table(columns, told[title], beside=together)]
    return blocks


def care_list(material: Material) -> list[Block]:
    """Whom somebody might like to ask how they are, and why; made from hours alone."""
    found = care.care_list(material.reader, material.today)
    title = ngettext(
        "{n} person to ask how they are", "{n} people to ask how they are", len({c.volunteer for c in found})
    )
    mark = material.note(
        _(
            "Came once: no second day within 30 days after the first, nor since. Carrying: over 30 % of a programme’s hours in 12 months, where at least 3 people gave 10 hours, or any number 20. A while: over 90 days and three times the usual gap, after a year or 50 hours."
        )
    )
    people = len({c.volunteer for c in found})
    blocks: list[Block] = [
        Heading(title.format(n=text.number(people)) if found else _("Nobody to ask after now"), level=1),
        Paragraph(
            _(
                "Do not post it, copy it or pass it on. It is made from hours alone and knows nothing for sure."
            ),
            lead=_("For the coordinator only."),
            footnote=mark,
        ),
    ]
    if not found:
        blocks.append(
            Paragraph(
                _("Nobody stands out: no one came just once, carries too much or has been away long."),
                quiet=True,
            )
        )
    else:
        columns = (
            Column(_("Person"), weight=1), Column(_("Why"), weight=3), Column(unbroken(_("Spoken to on"))),
        )  # fmt: skip
        rows = tuple((Cell(unbroken(c.name), bold=True), care.words(c), "") for c in found)
        blocks.append(Table(columns, rows))
    return blocks


def _title(expired: list[CheckLine], due: list[CheckLine], missing: list[CheckLine]) -> str:
    parts = []
    if expired:
        n = len(expired)
        parts.append(ngettext("{n} has run out", "{n} have run out", n).format(n=text.number(n)))
    if due:
        parts.append(
            ngettext("{n} runs out soon", "{n} run out soon", len(due)).format(n=text.number(len(due)))
        )
    if missing:
        n = len(missing)
        parts.append(ngettext("{n} is missing", "{n} are missing", n).format(n=text.number(n)))
    return _("Checks: {parts}").format(parts=text.listed(parts)) if parts else _("All checks are in order")


def _check_rows(lines: list[CheckLine], tone: str) -> tuple[tuple[str | Cell, ...], ...]:
    show = CHECKS.fields["expires"]
    return tuple(
        (c.name, c.type.name, Cell(unbroken(show.show(c.check.expires)), tone) if c.check else "", "")
        for c in lines
    )
