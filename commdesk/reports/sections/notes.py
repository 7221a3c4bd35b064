"""``How we counted``: the lines that the footnote marks lead to."""

from commdesk import text
from commdesk.reports.blocks import Block, Notes
from commdesk.reports.sections.material import FEW, Material
from commdesk.text import _


def section(material: Material, closing: str = "") -> list[Block]:
    """All footnotes that the page uses, and what holds for the whole page; ``closing`` is said before all else."""
    name = material.group.name
    said = [closing] if closing else []
    if material.ends_today():
        said.append(
            _("From the records of {group} on {day}.").format(group=name, day=text.day_full(material.today))
        )
    else:
        said.append(_("From the records of {group}.").format(group=name))
    if material.options.public:
        said.append(_("Counts of fewer than {n} are not shown.").format(n=text.number(FEW)))
    if material.group.practice:
        said.append(practice_words())
    title = _("How we counted") if material.notes else _("Note")
    return [Notes(title, tuple(material.notes), " ".join(said))]


def practice_words() -> str:
    """What every page of the practice group says."""
    return _("This is the practice group: its people and numbers are made up.")
