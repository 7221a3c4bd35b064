"""The sign-in sheet: names that are expected, blank lines, a code on each line, room for totals."""

from commdesk.entry import sheets
from commdesk.entry.sheets import Printed
from commdesk.records.programmes import SESSIONS
from commdesk.reports.blocks import Block, Heading, Paragraph, Ruled, RuledColumn, Signature
from commdesk.reports.sections.notes import practice_words
from commdesk.store.store import Reader
from commdesk.text import _


def blocks(reader: Reader, printed: Printed) -> list[Block]:
    """What stands on a sheet."""
    session = printed.session
    day = SESSIONS.fields["day"].show(session.day)
    title = _("{programme}, {day}").format(programme=printed.programme, day=day)
    where = ", ".join(
        part
        for part in (sheets.times_of(session).removesuffix("+1").replace("-", "–"), session.place)
        if part
    )
    digits = sheets.paper_codes(len(printed.lines))
    lines = tuple((f"{line.code:0{digits}d}", line.name, "", "", "", "") for line in printed.lines)
    foot = [
        _(
            "To enter this sheet: Volunteer log, Enter sheet {number}, then the line and the hours, like 14 2.5."
        ).format(number=printed.sheet.number)
    ]
    if reader.group().practice:
        foot.append(practice_words())
    return [
        Heading(_("Sheet {number}: {title}").format(number=printed.sheet.number, title=title), level=1),
        Paragraph(
            _(
                "Please write when you come and when you go, and sign. New here? Write your name on an empty line."
            ),
            lead=where,
        ),
        Ruled(
            columns=(
                RuledColumn(_("Line"), 6),
                RuledColumn(_("Name"), 30),
                RuledColumn(_("In"), 10),
                RuledColumn(_("Out"), 10),
                RuledColumn(_("Hours"), 10),
                RuledColumn(_("Signature"), 24),
            ),
            rows=lines,
        ),
        Signature((_("How many names"), _("Hours in all"), _("Whom or what it served"))),
        Paragraph(" ".join(foot), quiet=True),
    ]
