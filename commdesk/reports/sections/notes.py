"""``How we counted``: the lines that the footnote marks lead to."""

from commdesk import text
from commdesk.reports.blocks import Block, Notes
from commdesk.reports.sections.material import FEW, Material
from commdesk.text import _


def section(material: Material) -> list[Block]:
    """All footnotes that the page uses, and what holds for the whole page."""
    closing = [_("From the records of {group}.").format(group=material.figures.group.name)]
    if material.ends_today():
        closing = [
            _("From the records of {group} on {day}.").format(
                group=material.figures.group.name, day=text.day_full(material.today)
            )
        ]
    if material.options.public:
        closing.append(_("Counts of fewer than {n} are not shown.").format(n=text.number(FEW)))
    if material.figures.group.practice:
        closing.append(_("This is the practice group: its people and numbers are made up."))
    return [Notes(_("How we counted"), tuple(material.notes), " ".join(closing))]
