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
    count, also = programme.beneficiaries, _also(programme, material)
    if count is None:
        if also:
            return Cell(also)
        return Cell(_(NOT_YET) if programme.sessions or programme.unit else "", "quiet")
    if material.hides(count):
        return Cell(_told(material.people(count), programme.unit, also))
    if programme.counts == "adds":
        return Cell(_told(text.number(count), programme.unit, also))
    mark = material.note(
        _("Different people: the largest single count in the period, so at least that many.")
    )
    return Cell(_told(text.number(count) + "+", programme.unit, also), footnote=mark)


def _told(count: str, unit: str, also: str) -> str:
    """``4,104 households · 310 meals served``."""
    words = _("{count} {unit}").format(count=count, unit=unit).strip()
    return " · ".join(w for w in (words, also) if w)


def _also(programme: ProgrammeFigures, material: Material) -> str:
    """What else the programme counts, each in its own words."""
    # A number stays with the first word of what it counts.
    return " · ".join(
        _("{count}\u00a0{unit}").format(count=material.people(o.total), unit=o.name)
        for o in programme.outputs
    )
