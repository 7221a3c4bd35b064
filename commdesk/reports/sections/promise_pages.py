"""Promises on paper: both sides in the same words, on a page that can be handed to the partner."""

from datetime import date

from commdesk import text
from commdesk.figures import promises as figures
from commdesk.figures.periods import Period
from commdesk.figures.promises import Fall, Side
from commdesk.records import reading
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.promises import COMMITMENTS, EVERY, Commitment
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections.material import EVER, NO_NUMBER, Material
from commdesk.store.query import Query
from commdesk.text import _

TONES = {"broken": "bad", "open": "", "kept": "", "kept_late": "", "released": ""}
SIDES = ("ours", "theirs")


def period_of(material: Material) -> Period:
    """The period of the page. All the time that is known of here begins with the first shift; promises may be older."""
    return Period(date(1900, 1, 1), material.today, EVER) if material.ever else material.period


def kept_figures(found: list[Fall], period: Period, ours: str, theirs: str) -> tuple[KeyFigure, ...]:
    """How many each side kept, in the same words."""
    words = {"ours": ours, "theirs": theirs}
    return tuple(_kept(figures.side(found, side, period), words[side]) for side in SIDES)


def _kept(side: Side, words: str) -> KeyFigure:
    if not side.due:
        return KeyFigure(NO_NUMBER, words, _("none fell due"))
    of = _("{kept} of {due}").format(kept=text.number(side.kept), due=text.number(side.due))
    late = _("{n} kept late").format(n=text.number(side.late)) if side.late else ""
    return KeyFigure(of, words, late)


def ledger(found: list[Fall]) -> list[Block]:
    """The promises of both sides in one table, the latest first; one that comes again is one row."""
    if not found:
        return []
    columns = (
        Column(_("Promise"), weight=3), Column(_("Whose"), weight=1), Column(_("By when"), weight=0), Column(_("State"), weight=0),
    )  # fmt: skip
    of: dict[str, list[Fall]] = {}
    for fall in found:
        of.setdefault(fall.promise.id, []).append(fall)
    ordered = sorted(
        of.values(), key=lambda f: (f[-1].shown or "9999", f[0].promise.side, f[0].promise.what), reverse=True
    )
    rows = tuple(
        (
            each[0].promise.what,
            _("ours") if each[0].promise.side == "ours" else _("theirs"),
            rhythm(each[0].promise) if each[0].promise.every else _by(each[0]),
            _of_times(each) if each[0].promise.every else _state(each[0]),
        )
        for each in ordered
    )
    return [Heading(_("Promises of both sides")), Table(columns, rows)]


def rhythm(promise: Commitment) -> str:
    """How often one that comes again does, as it stands in a table."""
    return _(EVERY[str(promise.every)]) if promise.every else ""


def _of_times(each: list[Fall]) -> str | Cell:
    over = [fall for fall in each if fall.state not in ("open", "released") or figures.days_late(fall)]
    kept = sum(fall.state == "kept" for fall in over)
    if not over:
        return _state(each[-1])
    words = _("{kept} of {due}").format(kept=text.number(kept), due=text.number(len(over)))
    missed = any(figures.days_late(fall) for fall in over)
    return Cell(words, "bad") if missed else words


def _by(fall: Fall) -> str:
    return unbroken(COMMITMENTS.fields["due"].show(fall.shown)) if fall.shown else NO_NUMBER


def _state(fall: Fall) -> str | Cell:
    if figures.days_late(fall):
        return Cell(_("Late"), "bad")
    word = COMMITMENTS.fields["state"].show(fall.state)
    return Cell(word, TONES[fall.state]) if TONES[fall.state] else word


# -- the page for both sides


def pages(material: Material) -> list[Block]:
    """A page for each partner with promises: what each side promised, how it went, and lines to sign as fair."""
    blocks: list[Block] = []
    period = period_of(material)
    for partner in _chosen(material):
        found = [
            fall
            for fall in figures.of_partners(material.reader, max(material.today, period.start), partner.id)
            if _of_period(fall, period, material.today)
        ]
        if found or material.where("partner"):
            blocks += [PageBreak()] if blocks else []
            blocks += _page(material, partner, found, period)
    if blocks:
        return blocks
    return nothing(
        _("No promise to show"), _("The page fills by itself as promises of both sides are entered.")
    )


def _chosen(material: Material) -> list[Partner]:
    if material.where("partner"):
        return material.reader.find(PARTNERS, Query(equals={"id": material.where("partner")}))
    return [partner for partner in material.reader.find(PARTNERS) if partner.stage != "ended"]


def _of_period(fall: Fall, period: Period, today: date) -> bool:
    """What fell due in the period, what is still to come, and what has no day while it is open."""
    if fall.day is None:
        return fall.state == "open" or _within(fall.settled_on, period)
    return period.start <= fall.day <= period.end or (fall.state == "open" and fall.day > today)


def _within(day: str | None, period: Period) -> bool:
    return bool(day) and period.start <= reading.first_day(str(day)) <= period.end


def _page(material: Material, partner: Partner, found: list[Fall], period: Period) -> list[Block]:
    names = {"ours": material.group.name, "theirs": partner.name}
    intro = _(
        "Both sides look at this page together: the same columns, the same words. What is not right is mended by hand."
    )
    mark = material.note(_("Kept on time, of all that fell due in the period; released ones are left out."))
    blocks: list[Block] = [
        Heading(_("What we promised each other: {partner}").format(partner=partner.name), level=1),
        Paragraph(f"{material.period_words()}. {intro}", quiet=True),
        KeyFigures(
            kept_figures(
                found,
                period,
                _("kept by {name}").format(name=names["ours"]),
                _("kept by {name}").format(name=names["theirs"]),
            )
        ),
    ]
    tables = {side: _rows([fall for fall in found if fall.promise.side == side]) for side in SIDES}
    for place, side in enumerate(SIDES):
        other = tables[SIDES[1 - place]]
        title = _("{name} promised").format(name=names[side])
        blocks.append(Heading(title, footnote=mark))
        blocks.append(
            Table(_columns(), tables[side], empty=_("Nothing promised in this time."), beside=other)
        )
    ruled = Paragraph(_("What we want to do differently:") + "\n\n\n")
    labels = (
        _("Day"),
        _("For {group}").format(group=names["ours"]),
        _("For {group}").format(group=names["theirs"]),
    )
    return [*blocks, KeepTogether((ruled, Signature(labels)))]


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("What"), weight=3), Column(_("By when"), weight=0), Column(_("How it went"), weight=0),
        Column(_("On"), weight=0), Column(_("What shows it"), weight=2),
    )  # fmt: skip


def _rows(found: list[Fall]) -> tuple[tuple[str | Cell, ...], ...]:
    """Each time is a row; what comes again is named at its first."""
    ordered: dict[str, list[Fall]] = {}
    for fall in sorted(found, key=lambda f: (f.shown or "9999", f.promise.what)):
        ordered.setdefault(fall.promise.id, []).append(fall)
    rows: list[tuple[str | Cell, ...]] = []
    for each in ordered.values():
        for place, fall in enumerate(each):
            what: str | Cell = fall.promise.what if not place else ""
            if not place and fall.promise.every:
                what = _("{what} ({often})").format(
                    what=fall.promise.what, often=rhythm(fall.promise).lower()
                )
            rows.append((what, _by(fall), _state(fall), _on(fall), " ".join(fall.evidence.split())))
    return tuple(rows)


def _on(fall: Fall) -> str:
    return unbroken(text.day_medium(date.fromisoformat(fall.settled_on))) if fall.settled_on else NO_NUMBER
