"""The agreement itself on paper: its wording with what was agreed, a second language beside it, places to sign."""

from datetime import date
from itertools import zip_longest

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures.agreements import term_end
from commdesk.records.agreements import AGREEMENTS, ATTACHMENTS, WORDINGS, Agreement, Wording
from commdesk.records.partners import PARTNERS
from commdesk.records.promises import COMMITMENTS
from commdesk.reports import wording
from commdesk.reports.blocks import Block, Columns, Heading, KeepTogether, Paragraph, Signature
from commdesk.reports.sections.material import Material
from commdesk.reports.sections.promise_pages import rhythm
from commdesk.reports.wording import Part
from commdesk.store.query import Query
from commdesk.text import _

# Which field is said in the second language where.
BESIDE = ("purpose", "we_do", "they_do", "we_give", "they_give")


def page(material: Material) -> list[Block]:
    """The chosen agreement, from its wording, else the oldest of the group's own, else the one that comes with the program."""
    agreement: Agreement | None = material.reader.get(AGREEMENTS, material.where("agreement"))
    if agreement is None:
        raise KnownError(_("There is no such agreement. Please choose one."))
    words = _wording(material, agreement)
    held = _held(agreement)
    own = wording.parts(words.words, _values(material, agreement), held)
    blocks: list[Block] = []
    if words.beside.strip():
        with text.speaking(words.beside_in or text.language()):
            values = _values(material, agreement)
        for name in BESIDE:
            values[name] = str(getattr(agreement, f"{name}_beside")) or values[name]
        other = wording.parts(words.beside, values, held)
        for left, right in zip_longest(own, other, fillvalue=Part("", 2, ())):
            mine, theirs = wording.blocks(left), wording.blocks(right)
            if mine or theirs:
                blocks.append(Columns(tuple(mine or [Paragraph("")]), tuple(theirs or [Paragraph("")])))
    else:
        blocks = [block for part in own for block in wording.blocks(part)]
    return [*blocks, *_signing(material, agreement)]


def _wording(material: Material, agreement: Agreement) -> Wording:
    if agreement.wording:
        found: Wording | None = material.reader.get(WORDINGS, agreement.wording)
        if found is not None:
            return found
    own = material.reader.find(WORDINGS)
    return min(own, key=lambda one: (one.made, one.id)) if own else wording.beginning(text.language())


def _held(agreement: Agreement) -> frozenset[str]:
    if not agreement.end:
        return frozenset({"if no end"})
    named = {"by_itself": "if renews", "must_be_renewed": "if must be renewed", "ends": "if ends"}
    held = {named[agreement.renewal]}
    if agreement.renewal == "by_itself" and not agreement.renews_months:
        held.add("if renews for as long")
    return frozenset(held)


def _values(material: Material, agreement: Agreement) -> dict[str, str]:
    """What stands in the places, in the language that is spoken now."""
    numbers = {
        name: text.number(int(value)) if (value := getattr(agreement, name)) else ""
        for name in ("notice_days", "renews_months", "review_months")
    }
    shown = {name: str(getattr(agreement, name)).strip() for name in ("name", *BESIDE)}
    end = term_end(agreement, material.today)
    return {
        **shown,
        **numbers,
        "group": material.group.name,
        "partner": PARTNERS.name_of(material.reader.get(PARTNERS, agreement.partner)),
        "start": text.vague_day(agreement.start) if agreement.start else "",
        "end": text.vague_day(end) if end else "",
        "signed_on": text.vague_day(agreement.signed_on) if agreement.signed_on else "",
        "our_promises": _promises(material, agreement, "ours"),
        "their_promises": _promises(material, agreement, "theirs"),
    }


def _promises(material: Material, agreement: Agreement, side: str) -> str:
    """What is still promised under it, a line each; how often, else by when."""
    lines = []
    for promise in material.reader.find(
        COMMITMENTS, Query(equals={"agreement": agreement.id, "side": side, "state": "open"})
    ):
        when = rhythm(promise).lower() if promise.every else ""
        if not when and promise.due:
            when = text.vague_day(promise.due)
        lines.append(f"{promise.what} ({when})" if when else promise.what)
    # A single one is a list too.
    return "\n".join(lines) if len(lines) != 1 else f"• {lines[0]}"


def _signing(material: Material, agreement: Agreement) -> list[Block]:
    """Places to sign; of one that is signed who did when, and which scanned pages are kept."""
    group = material.group.name
    partner = PARTNERS.name_of(material.reader.get(PARTNERS, agreement.partner))
    ours, theirs = agreement.signed_by_us, agreement.signed_by_them
    if agreement.signed_on:
        day = text.day_full(date.fromisoformat(agreement.signed_on))
        lines = [_("Signed on {day}.").format(day=day)]
        for who, side in ((ours, group), (theirs, partner)):
            if who:
                lines.append(_("For {side}: {name}.").format(side=side, name=who))
        pages = [
            one.name for one in material.reader.find(ATTACHMENTS, Query(equals={"agreement": agreement.id}))
        ]
        if pages:
            lines.append(_("Signed pages kept: {names}.").format(names=text.listed(pages)))
        return [KeepTogether((Heading(_("Signed")), Paragraph(" ".join(lines))))]
    labels = []
    for who, side in ((ours, group), (theirs, partner)):
        labels += [
            _("Place and day"),
            _("{name}, for {side}").format(name=who, side=side)
            if who
            else _("For {group}").format(group=side),
        ]
    return [KeepTogether((Signature(tuple(labels[:2])), Signature(tuple(labels[2:]))))]
