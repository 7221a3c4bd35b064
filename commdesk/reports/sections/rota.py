"""The rota on paper: for everybody on the board, with lines to fill in where people are missing; and a person's own."""

from datetime import date

from commdesk import text
from commdesk.figures import rota
from commdesk.figures.rota import Occurrence
from commdesk.figures.rota_people import of_person, places
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.reports.blocks import Block, Cell, Column, Heading, KeepTogether, Paragraph, Table, nothing
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext

#: A line to write a name on.
BLANK = "_" * 16
MOST_BLANKS = 8
# As many people in one row; more go on in the next, since a cell ends somewhere.
MOST_NAMES = 16

_WHO = (
    "SELECT DISTINCT volunteer FROM shifts INDEXED BY shifts_counted "
    "WHERE status IN ('planned', 'cancelled') AND day BETWEEN ? AND ? AND volunteer IS NOT NULL"
)


def board(material: Material) -> list[Block]:
    """Every session of the period by day: time, what and where, who comes, and lines for who is missing."""
    found = _found(material)
    if not found:
        why = _("No session is planned in this time. Add one to the rota, or choose another period.")
        return nothing(_("No session yet"), why)
    columns = (
        Column(_("Day"), weight=0),
        Column(_("Time"), weight=0),
        Column(_("What and where"), weight=0.5),
        Column(_("Can you come?") if material.options.public else _("Who comes"), weight=3),
    )
    rows: list[tuple[str | Cell, ...]] = []
    day = ""
    for one in found:
        first = str(one.session.day) != day
        day = str(one.session.day)
        cells = _wanted(one) if material.options.public else _people(material, one)
        for number, cell in enumerate(cells):
            head: tuple[str | Cell, ...] = ("", "", "")
            if number == 0:
                head = (_day(one) if first else "", _times(one), _what(one))
            rows.append((*head, cell))
    blocks: list[Block] = [Heading(_wanting(found), level=1), Table(columns, tuple(rows))]
    if not material.options.public and any(one.tally.asked for one in found):
        blocks.append(Paragraph(_("In brackets: asked, and no answer yet."), quiet=True))
    return blocks


def _wanting(found: list[Occurrence]) -> str:
    """What the board says first: how many people are still wanted."""
    missing = sum(one.missing for one in found)
    if missing:
        return ngettext("{n} place is still free", "{n} places are still free", missing).format(
            n=text.number(missing)
        )
    if any(one.session.needed for one in found):
        return _("Everybody who is needed is found")
    return ngettext("{n} session", "{n} sessions", len(found)).format(n=text.number(len(found)))


def mine(material: Material) -> list[Block]:
    """One person's own sessions; of everybody on the rota, to cut apart, where nobody is named."""
    reader, found = material.reader, _found(material)
    span = [material.period.start.isoformat(), material.period.end.isoformat()]
    people = (
        [material.where("person")] if material.where("person") else [v for (v,) in reader.rows(_WHO, span)]
    )
    named = sorted(reader.labels(VOLUNTEERS, people).items(), key=lambda item: text.fold(item[1]))
    blocks: list[Block] = []
    for id, name in named:
        on = of_person(reader, found, id)
        if not on and not material.where("person"):
            continue
        blocks.append(KeepTogether((Heading(name, level=1), *_own(on))))
    why = _("Nobody is on the rota in this time. Ask people for a session, or choose another period.")
    return blocks or nothing(_("Nobody is asked yet"), why)


def _own(on: list[tuple[Occurrence, Shift]]) -> list[Block]:
    if not on:
        return [Paragraph(_("You are on no session in this time."))]
    sessions = [one for one, __ in on if not one.session.called_off]
    count = len(sessions)
    lead = ngettext(
        "Thank you for your time. You are on {n} session:",
        "Thank you for your time. You are on {n} sessions:",
        count,
    )
    columns = (
        Column(_("Day"), weight=1),
        Column(_("Time"), weight=0),
        Column(_("What"), weight=2),
        Column(_("Where"), weight=2),
        Column(_("You said"), weight=0),
    )
    rows = tuple(
        (_day(one), _times(one, shift), one.name, one.session.place, _said(one, shift)) for one, shift in on
    )
    blocks: list[Block] = [Paragraph(lead.format(n=text.number(count))), Table(columns, rows)]
    if any(shift.reply == "asked" and not one.session.called_off for one, shift in on):
        blocks.append(Paragraph(_("Please tell us whether you can come where the line is still empty.")))
    blocks.append(
        Paragraph(_("Should anything come between: the earlier we know, the easier it is."), quiet=True)
    )
    return blocks


def _found(material: Material) -> list[Occurrence]:
    period = material.period
    programme = material.where("programme") or ""
    return rota.occurrences(
        material.reader, period.start.isoformat(), period.end.isoformat(), programme, held=False
    )


def _people(material: Material, one: Occurrence) -> list[str | Cell]:
    """Who comes in rows of names, those asked in brackets, then lines for those who are missing."""
    if one.session.called_off:
        return [Cell(_("Called off"), "quiet")]
    entries = []
    for place in places(material.reader, one):
        if place.standing in ("yes", "came"):
            entries.append(_unbroken(place.name))
        elif place.standing == "asked":
            entries.append(_unbroken(f"({place.name})"))
    blanks = [BLANK] * min(one.missing, MOST_BLANKS)
    cells: list[str | Cell] = []
    for start in range(0, max(len(entries), 1), MOST_NAMES):
        part = entries[start : start + MOST_NAMES]
        last = start + MOST_NAMES >= len(entries)
        cells.append(
            ", ".join(part)
            + ("   " if part and last and blanks else "")
            + ("   ".join(blanks) if last else "")
        )
    if one.missing > MOST_BLANKS:
        cells.append(_more(one.missing))
    return cells


def _wanted(one: Occurrence) -> list[str | Cell]:
    """Without names and numbers of people, for everybody to read: where help is wanted."""
    if one.session.called_off:
        return [Cell(_("Called off"), "quiet")]
    return [Cell(_("Help wanted"), bold=True) if one.missing else ""]


def _more(missing: int) -> str:
    return ngettext("{n} person", "{n} people", missing).format(n=text.number(missing))


def _unbroken(name: str) -> str:
    """A name stays on its line where a narrow one can hold it."""
    return name.replace(" ", "\u00a0") if len(name) < 24 else name


def _day(one: Occurrence) -> Cell:
    return Cell(text.day_week(date.fromisoformat(str(one.session.day))).replace(" ", "\u00a0"), bold=True)


def _times(one: Occurrence, shift: Shift | None = None) -> str:
    start = (shift.start if shift is not None else None) or one.session.start
    finish = (shift.finish if shift is not None else None) or one.session.finish
    return f"{start}–{finish}" if start and finish else start or ""


def _what(one: Occurrence) -> str:
    return "\n".join(_unbroken(part) for part in (one.name, one.session.place) if part)


def _said(one: Occurrence, shift: Shift) -> str | Cell:
    if one.session.called_off:
        return Cell(_("called off"), "warn")
    return "_" * 8 if shift.reply == "asked" else _("yes")
