"""Who gave most, who was here last, and who was not."""

from commdesk import text
from commdesk.figures import people
from commdesk.figures.people import PersonHours
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, nothing
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.text import _, ngettext

MOST = 20


def intro(material: Material) -> list[Block]:
    """How many helped, in which time."""
    count = len(_found(material))
    if not count:
        words = _(
            "No completed shift of a named person is in the log for this time yet. The page fills by itself as hours are logged."
        )
        return nothing(_("Nobody yet"), words)
    title = ngettext("{n} person helped", "{n} people helped", count).format(n=text.number(count))
    mark = material.note(_("Completed shifts of named people; hours are those of the period."))
    words = material.period_words()
    if material.programme:
        words = _("{programme}: {words}").format(programme=material.programme.name, words=words)
    return [Heading(title, level=1, footnote=mark), Paragraph(words, quiet=True)]


def top(material: Material) -> list[Block]:
    """The people with most hours, ranked; the same hours share a rank."""
    found = _found(material)[: _most(material)]
    if not found:
        return []
    columns = (
        Column(_("No."), "right"), Column(_("Name"), weight=2), Column(_("Shifts"), "right"), Column(_("Hours"), "right"),
    )  # fmt: skip
    ranks: dict[int, int] = {}
    for place, person in enumerate(found, 1):
        ranks.setdefault(person.minutes, place)
    rows = tuple(
        (str(ranks[p.minutes]), p.name, text.number(p.shifts), text.hours_number(p.minutes)) for p in found
    )
    return [Heading(_("Most hours")), Table(columns, rows)]


def recent(material: Material) -> list[Block]:
    """The people who were here last, the latest first."""
    found = people.recent(_found(material))[: _most(material)]
    if not found:
        return []
    columns = (Column(_("Name"), weight=2), Column(_("Last here"), "right"), Column(_("Hours"), "right"))
    rows = tuple((p.name, text.vague_day(p.last), text.hours_number(p.minutes)) for p in found)
    return [Heading(_("Here last")), Table(columns, rows)]


def without(material: Material) -> list[Block]:
    """Who has no shift in the period: those who came before it, and those who never did."""
    wanted = material.where("status")
    found = [
        w for w in people.without_shift(material.reader, material.period) if not wanted or w.status == wanted
    ]
    if not found:
        return nothing(_("Nobody is without a shift"), _all_there(material))
    title = ngettext("{n} person without a shift", "{n} people without a shift", len(found))
    mark = material.note(_("Completed shifts only; people who have left are not on the list."))
    blocks: list[Block] = [
        Heading(title.format(n=text.number(len(found))), level=1, footnote=mark),
        Paragraph(
            _("{period}. A call or a line may be all it takes.").format(period=material.period_words()),
            quiet=True,
        ),
    ]
    show = VOLUNTEERS.fields
    before = [w for w in found if w.last]
    if before:
        columns = (Column(_("Name"), weight=2), Column(_("Status")), Column(_("Last here"), "right"))
        rows = tuple((w.name, show["status"].show(w.status), text.vague_day(w.last or "")) for w in before)
        blocks += [Heading(_("Helped before")), Table(columns, rows)]
    never = [w for w in found if not w.last]
    if never:
        columns = (Column(_("Name"), weight=2), Column(_("Status")), Column(_("Started on"), "right"))
        rows_never: tuple[tuple[str | Cell, ...], ...] = tuple(
            (
                w.name,
                show["status"].show(w.status),
                show["started"].show(w.started) or Cell(NO_NUMBER, "quiet"),
            )
            for w in never
        )
        blocks += [Heading(_("Never yet")), Table(columns, rows_never)]
    return blocks


def _all_there(material: Material) -> str:
    if material.reader.count(VOLUNTEERS):
        return _("{period}: everybody asked about gave some of their time.").format(
            period=material.period_words()
        )
    return _("Nobody is in the list of people yet. The page fills by itself as people are added.")


def _found(material: Material) -> list[PersonHours]:
    only = material.programme.id if material.programme else ""
    return people.by_person(material.reader, material.period, only)


def _most(material: Material) -> int:
    return int(material.where("most") or MOST)
