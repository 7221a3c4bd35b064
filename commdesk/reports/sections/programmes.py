"""The table: what each programme took and whom or what it served, in its own unit, never added across."""

from commdesk import text
from commdesk.figures.programmes import ProgrammeFigures
from commdesk.reports.blocks import Block, Cell, Column, Heading, Table
from commdesk.reports.sections.material import NOT_YET, Material
from commdesk.text import _


def section(material: Material) -> list[Block]:
    """Programme, volunteer hours, people or things served; the hours have a total, the served have none."""
    found = material.figures.programmes
    if not found:
        return []
    columns = (
        Column(_("Programme"), weight=2),
        Column(_("Volunteer hours"), "right", 0.05),
        Column(_("People or things served"), "right"),
    )
    rows = tuple((p.name, text.hours_number(p.minutes), _served(p, material)) for p in found)
    total: tuple[str, ...] = ()
    if len(found) > 1:
        total = (_("Together"), text.hours_number(material.figures.hours.minutes), "")
    return [Heading(_("What the hours did")), Table(columns, rows, total=total)]


def _served(programme: ProgrammeFigures, material: Material) -> Cell:
    count = programme.beneficiaries
    if count is None:
        return Cell(_(NOT_YET) if programme.sessions or programme.unit else "", "quiet")
    if material.hides(count):
        return Cell(_("{count} {unit}").format(count=material.people(count), unit=programme.unit).strip())
    if programme.counts == "adds":
        words = _("{count} {unit}").format(count=text.number(count), unit=programme.unit)
        return Cell(words.strip())
    mark = material.note(
        _("Different people: the largest single count in the period, so at least that many.")
    )
    words = _("{count}+ {unit}").format(count=text.number(count), unit=programme.unit)
    return Cell(words.strip(), footnote=mark)
