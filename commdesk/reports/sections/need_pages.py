"""Needs on paper: what we did about them, in which order they stand, the ballot, and what keeps people out."""

from datetime import date

from commdesk import text
from commdesk.figures import needs as figures
from commdesk.figures import thread_words, threads
from commdesk.figures.needs import Ranked
from commdesk.records.listening import BARRIER_STATES, BARRIERS, NEED_STATES, Barrier, Feedback, Need
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Columns,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Quote,
    Signature,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.form_blocks import Asked, Box
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.reports.sections.notes import practice_words
from commdesk.text import _, ngettext

# Quotes under a need; longer ones do not stand on a board.
MOST_QUOTES, MOST_LETTERS = 2, 220
DOTS = 3
# What people look for first stands first.
_ORDER = ("answered", "could_not", "under_way", "open")
_TONES = {"answered": "good", "under_way": "", "could_not": "warn", "open": "quiet"}
_BARRIER_TONES = {"gone": "good", "trying": "", "stays": "warn", "open": "quiet"}


def you_said_we_did(material: Material) -> list[Block]:
    """Each need with what was said of it, what we did, or why we could not. Made for a notice board: nobody is named who
    does not want to be, and nothing sensitive is quoted.
    """
    ranked = figures.ranked(material.reader)
    if not ranked:
        why = _(
            "No need is written down yet. Needs are gathered from what people said, on the listening desk."
        )
        return nothing(_("You said, we did"), why)
    needs = sorted((one.need for one in ranked), key=lambda need: _ORDER.index(need.state))
    mark = material.note(
        _("Words that are marked as sensitive are never quoted, and nobody is named who did not want to be.")
    )
    counted = {state: sum(need.state == state for need in needs) for state in NEED_STATES}
    shown = tuple(
        KeyFigure(text.number(counted[state]), _(NEED_STATES[state]).lower())
        for state in _ORDER
        if counted[state]
    )
    blocks: list[Block] = [Heading(_("You said, we did"), level=1, footnote=mark), KeyFigures(shown)]
    for thread in threads.of(material.reader, needs, material.today):
        blocks.append(KeepTogether(tuple(_answered(material, thread))))
    return blocks


def _answered(material: Material, thread: threads.Thread) -> list[Block]:
    """What was said at the left, what came of it at the right."""
    need = thread.need
    about = [thread_words.heard(thread), _since(need)]
    left: list[Block] = [Heading(need.name)]
    if any(about):
        left.append(Paragraph(" · ".join(part for part in about if part), quiet=True))
    quotes = _quotes(figures.words_of(material.reader, need.id))
    left += [Quote(" ".join(one.words.split()), _speaker(one)) for one in quotes]
    if not quotes and need.words:
        left.append(Paragraph(need.words))
    right: list[Block] = [Heading(_(NEED_STATES[need.state]), level=3), *_answer(need)]
    more = [*thread_words.work(thread), *thread_words.changed(thread.indicators, material.group.currency)]
    right += [Paragraph(line, quiet=True) for line in more]
    return [Columns(tuple(left), tuple(right))]


def _quotes(said: list[Feedback]) -> list[Feedback]:
    """A few short ones that ask for something; who thanks for the answer does not say why it was needed."""
    short = [one for one in said if len(one.words) <= MOST_LETTERS and one.type != "thanks"]
    return sorted(short, key=lambda one: (one.type not in ("need", "complaint"),))[:MOST_QUOTES]


def _answer(need: Need) -> list[Block]:
    when = _day(need.answered_on)
    told: list[Block] = []
    if need.answer:
        lead = _("We did ({day}):").format(day=when) if when and need.state == "answered" else _("We did:")
        told.append(Paragraph(need.answer, lead=lead))
    if need.because or need.state == "could_not":
        because = need.because or _("nobody has written down yet why.")
        told.append(Paragraph(because, lead=_("We could not, because:")))
    if not told:
        words = {
            "under_way": _("We are at it. Ask us how far it is."),
            "answered": _("It is done. Ask us what was done."),
        }
        told.append(Paragraph(words.get(need.state, _("Not yet. It is on our list."))))
    return told


def _speaker(item: Feedback) -> str:
    """Who said it, where they want to be named; else when."""
    when = text.month_name(date.fromisoformat(item.day)) if item.day else ""
    return ", ".join(part for part in (item.said_by, when) if part)


def _since(need: Need) -> str:
    if not need.since:
        return ""
    return _("known since {month}").format(month=text.month_name(date.fromisoformat(need.since)))


def _day(day: str | None) -> str:
    return text.day_medium(date.fromisoformat(day)) if day else ""


# -- the order of needs


def ranking(material: Material) -> list[Block]:
    """All needs in their order, with the numbers that made it, so that everybody can follow."""
    found = figures.ranked(material.reader)
    if not found:
        return nothing(_("No needs yet"), _("Gather what people said into needs on the listening desk."))
    mark = material.note(
        _(
            "Rating: (how many it touches 0–10 + how serious 0–20) × how well something helps 0–10 ÷ 3, from 0 to 100."
        )
    )
    columns = (
        Column("", "right", 0), Column(_("Need"), weight=3), Column(_("Touches"), "right", 0),
        Column(_("Serious"), "right", 0), Column(_("Helps"), "right", 0), Column(_("Rating"), "right", 0),
        Column(_("Dots"), "right", 0), Column(_("Said"), "right", 0), Column(_("State"), weight=0),
    )  # fmt: skip
    rated = [one for one in found if one.rating is not None]
    title = _("No need is rated yet")
    if rated:
        title = _("First: {need}").format(need=rated[0].need.name)
        if len(rated) > 1 and rated[1].place == 1:
            names = [one.need.name for one in rated if one.place == 1]
            title = _("First, side by side: {needs}").format(needs=text.listed(names))
    return [
        Heading(title, level=1, footnote=mark),
        Table(columns, tuple(_row(one) for one in found)),
    ]


def _row(one: Ranked) -> tuple[str | Cell, ...]:
    need = one.need
    return (
        text.number(one.place) if one.place else NO_NUMBER,
        Cell(need.name, bold=one.place == 1),
        _number(need.size),
        _number(need.seriousness),
        _number(need.effect),
        Cell(text.number(one.rating) if one.rating is not None else NO_NUMBER, bold=True),
        _number(need.votes),
        text.number(one.heard),
        Cell(unbroken(_(NEED_STATES[need.state])), _TONES[need.state]),
    )


def _number(value: int | None) -> str:
    return NO_NUMBER if value is None else text.number(value)


# -- the ballot


def ballot(material: Material) -> list[Block]:
    """A sheet to vote on with dots: the needs that are not answered yet, each with boxes to tick."""
    open_needs = [
        one.need for one in figures.ranked(material.reader) if one.need.state in ("open", "under_way")
    ]
    if not open_needs:
        return nothing(_("Nothing to vote on"), _("No need is open. Write down what people need first."))
    # The order must not hint at how anybody should vote.
    open_needs.sort(key=lambda need: need.name.casefold())
    dots = int(material.where("dots") or DOTS)
    rule = ngettext(
        "You have {n} dot. Tick one box behind what matters most to you.",
        "You have {n} dots. Tick as many boxes as you give dots: all behind one need, or one here and one there.",
        dots,
    ).format(n=text.number(dots))
    boxes = tuple(Box(str(dot)) for dot in range(1, dots + 1))
    asked = [
        Asked(str(place), need.name, need.words, rows=(("", boxes),))
        for place, need in enumerate(open_needs, 1)
    ]
    foot = _("Your name is not asked for. Afterwards: Listening, Needs, Count the ballot.")
    if material.group.practice:
        foot = f"{foot} {practice_words()}"
    return [
        Heading(_("What matters most to you?"), level=1),
        Paragraph(rule),
        *asked,
        Signature((_("What is missing here?"),)),
        Paragraph(foot, quiet=True),
    ]


# -- what keeps people out


def barriers(material: Material) -> list[Block]:
    """Obstacle | Solution, the ones nobody has tried anything against first."""
    order = list(BARRIER_STATES)
    found: list[Barrier] = sorted(
        material.reader.find(BARRIERS), key=lambda one: (order.index(one.state), one.name.casefold())
    )
    if not found:
        why = _("Write down on the listening desk what keeps people out, and what you try against it.")
        return nothing(_("No barriers yet"), why)
    names = material.reader.labels(VOLUNTEERS, [one.owner for one in found if one.owner])
    gone = sum(one.state == "gone" for one in found)
    still = len(found) - gone
    title = ngettext("{n} barrier still stands", "{n} barriers still stand", still).format(
        n=text.number(still)
    )
    if not still:
        title = _("No barrier stands any more")
    columns = [
        Column(_("Obstacle"), weight=2),
        Column(_("Whom it keeps out"), weight=2),
        Column(_("Solution"), weight=3),
    ]
    if not material.options.public:
        columns.append(Column(_("Who"), weight=0))
    columns.append(Column(_("How it stands"), weight=0))
    rows = []
    for one in found:
        solution = one.solution or Cell(_("Nothing tried yet"), "quiet")
        row: list[str | Cell] = [Cell(one.name, bold=True), one.keeps_out, solution]
        if not material.options.public:
            row.append(names.get(one.owner or "", ""))
        row.append(Cell(unbroken(_(BARRIER_STATES[one.state])), _BARRIER_TONES[one.state]))
        rows.append(tuple(row))
    return [Heading(title, level=1), Table(tuple(columns), tuple(rows))]
