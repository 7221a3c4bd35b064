"""Partners: who they are, what was promised and kept, what wants renewing."""

from commdesk import text
from commdesk.figures import partners as figures
from commdesk.figures.agreements import renewals
from commdesk.figures.promises import Side
from commdesk.records.agreements import AGREEMENTS
from commdesk.records.partners import PARTNERS
from commdesk.reports.blocks import Block, Column, Heading, Paragraph, Table
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext

MOST_NAMES = 12


def section(material: Material) -> list[Block]:
    """Promises of both sides as a table, then the active partners and what wants renewing."""
    found = material.figures.partners
    names = [p.name for p in material.reader.find(PARTNERS) if figures.is_active(p, material.today)]
    if not (names or found.ours.due or found.theirs.due or found.agreements_due):
        return []
    columns = (
        Column(_("Promises"), weight=2),
        Column(_("Due"), "right"),
        Column(_("On time"), "right"),
        Column(_("Kept late"), "right"),
        Column(_("Not kept"), "right"),
    )
    rows = (_row(_("Ours"), found.ours), _row(_("Our partners’"), found.theirs))
    built: list[Block] = [Heading(_("Partners and promises"), footnote=_note(material)), Table(columns, rows)]
    if names:
        built.append(Paragraph(_active(names), lead=_("Working with us:")))
    renewing = [
        _("{partner} (ends {day})").format(
            partner=r.partner, day=AGREEMENTS.fields["end"].show(r.shown).replace(" ", "\u00a0")
        )
        for r in renewals(material.reader, material.today)
    ]
    if renewing:
        built.append(Paragraph(text.listed(renewing) + ".", lead=_("To be renewed:")))
    return built


def _note(material: Material) -> int:
    return material.note(_("Kept on time, of all that fell due in the period; released ones are left out."))


def _row(label: str, side: Side) -> tuple[str, ...]:
    if not side.due:
        return (label, "0", NO_NUMBER, NO_NUMBER, NO_NUMBER)
    return (label, *(str(n) for n in (side.due, side.kept, side.late, side.broken + side.open)))


def _active(names: list[str]) -> str:
    shown = names[:MOST_NAMES]
    more = len(names) - len(shown)
    if more:
        shown.append(ngettext("{n} other", "{n} others", more).format(n=more))
    return text.listed(shown) + "."
