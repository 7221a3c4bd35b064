"""Renewals and reviews month by month, to hang beside the calendar."""

from datetime import date
from itertools import groupby

from commdesk import clock, text
from commdesk.figures.partner_days import PartnerDay, days
from commdesk.records.agreements import AGREEMENTS
from commdesk.reports.blocks import Block, Cell, Column, Heading, Table, nothing, unbroken
from commdesk.reports.sections.material import Material
from commdesk.text import N_, _, ngettext

_WHAT = {
    "notice": N_("Last day for notice"),
    "end": N_("Ends"),
    "renews": N_("Renews by itself after this day"),
    "review": N_("Review"),
}


def calendar(material: Material) -> list[Block]:
    """The days of the period, a heading for each month that has any; reviews that are late stand first, whatever the period."""
    today, partner = clock.today(), material.where("partner")
    found = [one for one in days(material.reader, today) if not partner or one.agreement.partner == partner]
    late = [one for one in found if one.what == "review" and one.day < today]
    ahead = [
        one for one in found if one not in late and material.period.start <= one.day <= material.period.end
    ]
    if not late and not ahead:
        return nothing(
            _("Nothing to decide in this time"),
            _(
                "Agreements with an end or with reviews stand here, each in its month. Open-ended ones ask for nothing."
            ),
        )
    title = ngettext("{n} day to keep in mind", "{n} days to keep in mind", len(ahead))
    blocks: list[Block] = [Heading(title.format(n=text.number(len(ahead))), level=1)]
    tables = [(_("Late"), late)] if late else []
    tables += [
        (text.month_name(month), list(each))
        for month, each in groupby(ahead, key=lambda one: one.day.replace(day=1))
    ]
    rows = [(name, tuple(_row(one, today) for one in each)) for name, each in tables]
    every = tuple(row for __, each in rows for row in each)
    columns = (
        Column(_("Day"), weight=0), Column(_("What"), weight=2), Column(_("Partner"), weight=2),
        Column(_("Agreement"), weight=3), Column(_("Done"), weight=0),
    )  # fmt: skip
    for name, each in rows:
        blocks += [Heading(name), Table(columns, each, beside=every)]
    return blocks


def _row(one: PartnerDay, today: date) -> tuple[str | Cell, ...]:
    what: str | Cell = _(_WHAT[one.what])
    if one.what in ("notice", "end"):
        what = Cell(str(what), bold=True)
    if one.what == "review" and one.day < today:
        what = Cell(_("Review was due"), "bad")
    if one.what == "end" and one.agreement.renewal == "must_be_renewed":
        what = Cell(_("Ends, must be renewed"), bold=True)
    day = text.day_short(one.day) if len(one.shown) == 10 else AGREEMENTS.fields["end"].show(one.shown)
    return unbroken(day), what, Cell(one.partner, bold=True), one.agreement.name, "☐"
