"""The network map of partners and what flows, and what each partner adds to our goals and hours."""

from datetime import date

from commdesk import text
from commdesk.charts.network import CENTRE, Arrow, Network, Node, by_kin
from commdesk.figures import hours, importance, ties
from commdesk.figures.importance import Importance, Part
from commdesk.figures.periods import Period
from commdesk.figures.ties import US, Flow, Standing
from commdesk.records.goals import GOALS
from commdesk.records.partners import GIFT_KINDS, PARTNERS, STAGES, TIES, Partner
from commdesk.records.programmes import PROGRAMMES
from commdesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    NetworkMap,
    PageBreak,
    Paragraph,
    Table,
    nothing,
    unbroken,
)
from commdesk.reports.sections.material import EVER, NO_NUMBER, NOT_YET, Material
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

#: Where there are more partners than these, only those something flows with are drawn; and never more than the second.
MOST_WITH_SILENT, MOST_DRAWN = 24, 96
#: So many names stand in one sentence.
MOST_NAMED = 30


def _period(material: Material) -> Period:
    # All the time that is known of here begins with the first shift; gifts may be older.
    return Period(date(1900, 1, 1), material.today, EVER) if material.ever else material.period


# -- the map


def letters_of_kinds() -> dict[str, str]:
    """One letter for each kind that flows, of its own word in the language spoken, no letter twice."""
    found: dict[str, str] = {}
    for code, word in GIFT_KINDS.items():
        wanted = [c.upper() for c in _(word) if c.isalpha()]
        found[code] = next((c for c in wanted if c not in found.values()), str(len(found) + 1))
    return found


def kinds_in_words(kinds: tuple[str | None, ...]) -> str:
    """``goods, space``; what no kind was said of is something."""
    return ", ".join(_(GIFT_KINDS[kind]).lower() if kind else _("something") for kind in kinds)


def drawing(
    reader: Reader, period: Period, only: str | None = None, ranks: dict[str, int] | None = None
) -> Network:
    """The network as it is drawn on paper and screen, tied partners after each other; with ``only`` a partner and its ties.

    ``ranks`` are the numbers that stand in the circles, by partner.
    """
    found, letters = ties.network(reader, period), letters_of_kinds()
    shown = {one.partner.id for one in found.standings}
    if only:
        near = {
            end
            for flow in found.flows
            if only in (flow.source, flow.target)
            for end in (flow.source, flow.target)
        }
        shown &= {only, *near}
    nodes = tuple(
        _node(one, found.flows, (ranks or {}).get(one.partner.id))
        for one in found.standings
        if one.partner.id in shown
    )
    arrows = tuple(
        Arrow(
            flow.source or CENTRE, flow.target or CENTRE, tuple(kind or "" for kind in flow.kinds),
            kinds_in_words(flow.kinds), " ".join(letters[kind] for kind in flow.kinds if kind), flow.both,
        )
        for flow in found.flows
    )  # fmt: skip
    kinds = tuple((code, _(word).lower()) for code, word in GIFT_KINDS.items())
    stages = tuple((code, _(word).lower()) for code, word in STAGES.items())
    network = Network(reader.group().name, nodes, arrows, kinds, tuple(letters.items()), stages)
    return by_kin(network.part(nodes))


def _node(one: Standing, flows: tuple[Flow, ...], rank: int | None) -> Node:
    key, lines = one.partner.id, []
    for ends, words in (((key, US), _("gives us {what}")), ((US, key), _("gets {what}"))):
        lines += [
            words.format(what=kinds_in_words(flow.kinds))
            for flow in flows
            if (flow.source, flow.target) == ends
        ]
    if one.kept or one.open:
        lines.append(promises_in_words(one))
    bond = "agreement" if one.agreements else "promises" if one.kept or one.open else ""
    return Node(key, one.partner.name, one.partner.stage, tuple(lines), str(rank) if rank else "", bond)


def promises_in_words(one: Standing) -> str:
    """``4 promises kept, 2 open``."""
    kept = ngettext("{n} promise kept", "{n} promises kept", one.kept).format(n=text.number(one.kept))
    waits = text.number(one.open)
    if one.kept and one.open:
        return _("{kept}, {n} open").format(kept=kept, n=waits)
    return kept if one.kept else ngettext("{n} promise open", "{n} promises open", one.open).format(n=waits)


def drawn_and_left(network: Network) -> tuple[Network, tuple[Node, ...], tuple[Node, ...]]:
    """What is drawn of many partners; those nothing flows with, who are only named; and those for whom there is no room."""
    busy = {end for one in network.arrows for end in (one.source, one.target)}
    silent: tuple[Node, ...] = ()
    if len(network.nodes) > MOST_WITH_SILENT:
        silent = tuple(node for node in network.nodes if node.key not in busy and not node.bond)
    quiet = {node.key for node in silent}
    kept = tuple(node for node in network.nodes if node.key not in quiet)
    return network.part(kept[:MOST_DRAWN]), silent, kept[MOST_DRAWN:]


def network_map(material: Material) -> list[Block]:
    """The map, and in words what is not on it."""
    counted = _importance(material)
    ranks = {part.partner.id: part.rank for part in counted.parts}
    network = drawing(material.reader, _period(material), material.where("partner"), ranks)
    if not network.nodes:
        return nothing(
            _("No partner to show yet"),
            _("The map draws itself as partners are entered, and what you share with them."),
        )
    shown, silent, left = drawn_and_left(network)
    blocks: list[Block] = [
        Heading(_title(network), level=1, footnote=_note(material)),
        NetworkMap(shown),
    ]
    if silent:
        blocks.append(
            Paragraph(named([node.name for node in silent]), lead=_("Nothing noted yet with:"), quiet=True)
        )
    if left:
        blocks.append(Paragraph(named([node.name for node in left]), lead=_("Not drawn:"), quiet=True))
    return blocks


def _note(material: Material) -> int:
    return material.note(
        _(
            "What was given in the period, promises that fell due in it or are open, agreements in force at its end; ties between "
            "partners as they are now. Partners we have ended with are left out."
        )
    )  # fmt: skip


def _title(network: Network) -> str:
    """With how many of them something flows, and how many ties there are among them."""
    count, tied = len(network.nodes), len(network.ties())
    with_us = {
        end
        for one in network.arrows
        if CENTRE in (one.source, one.target)
        for end in (one.source, one.target)
    }
    words = ngettext("{n} partner", "{n} partners", count).format(n=text.number(count))
    if len(with_us) == count + 1 and count > 1:
        words = _("{partners}, something flows with all of them").format(partners=words)
    elif 1 < len(with_us) <= count:
        words = _("{partners}, something flows with {n}").format(
            partners=words, n=text.number(len(with_us) - 1)
        )
    if tied:
        ties_ = ngettext("{n} tie among them", "{n} ties among them", tied).format(n=text.number(tied))
        words = _("{partners}, {ties}").format(partners=words, ties=ties_)
    return words


def named(names: list[str]) -> str:
    """Names in one sentence; of many the first, and how many others."""
    shown, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    if more > 0:
        shown = [*shown, ngettext("{n} other", "{n} others", more).format(n=text.number(more))]
    return text.listed(shown) + "."


def between(material: Material) -> list[Block]:
    """Ties between partners in words, also those whose ends stand on different pages of the map."""
    only = material.where("partner")
    partners = {one.id: one.name for one in material.reader.find(PARTNERS) if one.stage != "ended"}
    found = [
        tie
        for tie in material.reader.find(TIES)
        if tie.partner in partners
        and tie.other in partners
        and (not only or only in (tie.partner, tie.other))
    ]
    if not found:
        return []
    found.sort(key=lambda tie: (partners[tie.partner], partners[tie.other]))
    rows = tuple(
        (
            Cell(partners[tie.partner], bold=True),
            "↔" if tie.both else "→",
            Cell(partners[tie.other], bold=True),
            _(GIFT_KINDS[tie.kind]).lower() if tie.kind else NO_NUMBER,
            tie.what,
        )
        for tie in found
    )
    columns = (
        Column(_("From"), weight=2), Column("", "center", weight=0), Column(_("To"), weight=2), Column(_("What flows"), weight=0),
        Column(_("In words"), weight=3),
    )  # fmt: skip
    return [Heading(_("What flows between partners without us")), Table(columns, rows)]


# -- what they add


def _importance(material: Material) -> Importance:
    # Counted for the map's numbers and for the table.
    period = _period(material)
    found = importance.count(material.reader, period, hours.tally(material.reader, period))
    only = material.where("partner")
    if not only:
        return found
    return found._replace(
        parts=tuple(part for part in found.parts if part.partner.id == only),
        untold=tuple(partner for partner in found.untold if partner.id == only),
    )


def adds(material: Material) -> list[Block]:
    """Partners by what they add: goals, the hours of their programmes, and the share of all hours these are."""
    found = _importance(material)
    if not found.parts:
        return _nothing_added(found.untold)
    goals, programmes = (
        {record.id: kind.name_of(record) for record in material.reader.find(kind)}
        for kind in (GOALS, PROGRAMMES)
    )
    rank = material.note(
        _(
            "By the number of goals (each once, open at the end of the period or reached in it), then by hours; equals share a "
            "place."
        )
    )  # fmt: skip
    shared = material.note(
        _(
            "All hours given to the programmes the partner adds to, whoever gave them. Partners of the same programme each "
            "have all its hours, so the column adds up to more than was given."
        )
    )  # fmt: skip
    rows = tuple(_row(part, goals, programmes) for part in found.parts)
    columns = (
        Column(_("Place"), "right", weight=0), Column(_("Partner"), weight=1), Column(_("What they add"), weight=4),
        Column(_("Goals open"), "right", weight=0), Column(_("Goals reached"), "right", weight=0),
        Column(_("Hours of their programmes"), "right", weight=0), Column(_("Share of all hours"), "right", weight=0),
    )  # fmt: skip
    blocks: list[Block] = [
        PageBreak(),
        Heading(_("What partners add to our goals and hours"), footnote=rank),
        Paragraph(_together(found), footnote=shared),
        Table(columns, rows),
    ]
    if found.untold and not material.where("partner"):
        names = named([partner.name for partner in found.untold])
        blocks.append(Paragraph(names, lead=_("Not noted yet what they add:"), quiet=True))
    return blocks


def _nothing_added(untold: tuple[Partner, ...]) -> list[Block]:
    if not untold:
        return []
    return [
        Heading(_("What partners add to our goals and hours")),
        Paragraph(
            _(
                "Nothing is noted yet. Under Ties of a partner you say to which goal or programme they add something."
            ),
            quiet=True,
        ),
    ]


def _together(found: Importance) -> str:
    if found.share is None:
        return _("How much of all hours the programmes of partners carried: {words}.").format(
            words=_(NOT_YET)
        )
    return _(
        "Programmes that a partner adds to carried {share} of all hours, each counted once: {part} of {all} h."
    ).format(
        share=text.percent(found.share),
        part=text.hours_number(found.carried or 0),
        all=text.hours_number(found.minutes),
    )


def _row(part: Part, goals: dict[str, str], programmes: dict[str, str]) -> tuple[str | Cell, ...]:
    told = []
    for one in part.contributions:
        to = " · ".join(
            name for name in (goals.get(one.goal or ""), programmes.get(one.programme or "")) if name
        )
        told.append(_("{to}: {what}").format(to=to, what=one.what) if one.what else to)
    share = (
        NO_NUMBER if part.minutes is None else _(NOT_YET) if part.share is None else text.percent(part.share)
    )
    return (
        text.number(part.rank), Cell(unbroken(part.partner.name), bold=True), "; ".join(told), text.number(part.open),
        text.number(part.reached), NO_NUMBER if part.minutes is None else text.hours_number(part.minutes), share,
    )  # fmt: skip
