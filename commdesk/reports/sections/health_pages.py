"""How it goes with partners on paper: the form to fill in by hand, and what both sides answered, side by side."""

from datetime import date

from commdesk import text
from commdesk.charts.describe import LineChart, LineOfChart
from commdesk.figures import health
from commdesk.figures.health import Gap, Health, Scores
from commdesk.figures.partners import Side, is_active
from commdesk.records.health_checks import (
    ANSWERERS,
    FULLY,
    HOW_IMPORTANT,
    HOW_OFTEN,
    LINES,
    NOT_AT_ALL,
    SCALES,
    HealthCheck,
)
from commdesk.records.partners import PARTNERS, Partner
from commdesk.reports.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Columns,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Ruled,
    RuledColumn,
    Scale,
    Signature,
    Table,
    Ticks,
    nothing,
)
from commdesk.reports.sections.material import NO_NUMBER, NOT_YET, Material
from commdesk.reports.sections.notes import practice_words
from commdesk.store.query import Query
from commdesk.text import N_, _

# Room for words; large print has the back of the sheet for them.
WRITING_LINES, LARGE_WRITING_LINES = 4, 6
# Marks that a grey copy keeps apart, before the word.
MARKS = {"bad": "✗", "warn": "△", "good": "✓", "": ""}


# -- the form


def form(material: Material) -> list[Block]:
    """The ten questions: a sheet for each side of the chosen partner, else an empty one that works for both."""
    chosen = material.reader.get(PARTNERS, material.where("partner")) if material.where("partner") else None
    if chosen is None:
        return _sheet(material, "", "")
    us = material.group.name
    return [*_sheet(material, us, chosen.name), PageBreak(), *_sheet(material, chosen.name, us)]


def _sheet(material: Material, answers: str, about: str) -> list[Block]:
    large = material.options.large_print
    head: list[Block] = [Heading(_("How does it go with each other?"), level=1)]
    labels: tuple[str, ...] = (_("Partner"), _("Day"), _("Who answered, for which side"))
    if about:
        head.append(Paragraph(_("on working with {other}.").format(other=about), lead=answers))
        labels = labels[1], _("Who answered")
    lines: list[Block] = [Signature(labels)]
    return [
        *head,
        Paragraph(
            _("Tick in each line how often it is so and how important it is. Leave open what you cannot say.")
        ),
        Paragraph(_key(HOW_OFTEN), lead=_("How often:")),
        Paragraph(_key(HOW_IMPORTANT), lead=_("How important:")),
        # Large print takes both sides of the sheet: all that is ticked on the front, all that is written on the back.
        *([] if large else lines),
        *_ticks(),
        Ruled(
            (RuledColumn(_("What we should talk about")),),
            (("",),) * (LARGE_WRITING_LINES if large else WRITING_LINES),
        ),
        *(lines if large else []),
        Paragraph(_foot(material), quiet=True),
    ]


def _key(words: dict[int, str]) -> str:
    return ", ".join(f"{value}\u00a0{_(word)}" for value, word in words.items()) + "."


def _ticks() -> list[Block]:
    scales = (
        Scale(_("How often?"), 1, 4, _(HOW_OFTEN[1]), _(HOW_OFTEN[4])),
        Scale(_("How important?"), 1, 4, _(HOW_IMPORTANT[1]), _(HOW_IMPORTANT[4])),
    )
    ten = (Scale("", 0, 10, _(NOT_AT_ALL), _(FULLY)),)
    return [
        Ticks(tuple(_(line.sentence) for line in LINES), scales),
        Ticks(tuple(_(question) for question in SCALES.values()), ten, len(LINES) + 1),
    ]


def _foot(material: Material) -> str:
    words = _("To type it in: Partner agreements, How it goes, Enter a form; then the digits, line by line.")
    return f"{words} {practice_words()}" if material.group.practice else words


# -- what both sides answered


def partner_pages(material: Material) -> list[Block]:
    """A page for each partner that was asked; those never asked are named after them."""
    chosen = material.where("partner")
    if chosen:
        asked = material.reader.find(PARTNERS, Query(equals={"id": chosen}))
    else:
        asked = [one for one in material.reader.find(PARTNERS) if is_active(one, material.today)]
    blocks: list[Block] = []
    never: list[Partner] = []
    for partner in asked:
        found = health.health(material.reader, partner, material.today)
        if found.none:
            never.append(partner)
            continue
        if blocks:
            blocks.append(PageBreak())
        blocks += _page(material, found)
    if never and blocks:
        names = ", ".join(partner.name for partner in never)
        blocks.append(Paragraph(names, lead=_("No health check yet:")))
    if not blocks:
        return nothing(
            _("No health check yet"),
            _("Print the form “How does it go?”, let both sides answer, and type in what they ticked."),
        )
    return blocks


def _page(material: Material, found: Health) -> list[Block]:
    worth = _worth_talking(found)
    return [
        Heading(_message(found), level=1),
        Paragraph(_asked(material, found), quiet=True),
        Columns((Heading(_("Scores")), _scores(material, found)), tuple(worth), 0.5)
        if worth
        else Heading(_("Scores")),
        *([] if worth else [_scores(material, found)]),
        *_lines(material, found),
        *_charts(found),
    ]


def _message(found: Health) -> str:
    """The page's headline: whom it is about, and the one thing that the answers say first."""
    name = found.partner.name
    if found.less_satisfied == "theirs":
        return _("{partner}: they see it worse than we do").format(partner=name)
    if found.less_satisfied == "ours":
        return _("{partner}: we see it worse than they do").format(partner=name)
    if not found.gaps:
        return _("{partner}: it goes well").format(partner=name)
    return _("{partner}: talk about “{what}”").format(partner=name, what=_(found.gaps[0].line.short))


def _asked(material: Material, found: Health) -> str:
    words = []
    for check, said, unsaid in (
        (found.ours, _("We answered on {day}"), _("we have not answered yet")),
        (found.theirs, _("they answered on {day}"), _("they have not answered yet")),
    ):
        day = said.format(day=_day(check)) + (f" ({check.by})" if check.by else "") if check else unsaid
        words.append(day)
    told = "; ".join(words)
    told = told[:1].upper() + told[1:] + "."
    if found.due and found.due <= material.today:
        told += " " + _("Time for a new health check.")
    return told


def _scores(material: Material, found: Health) -> Table:
    last = {one.side: one for one in found.history}
    four = material.note(
        _(
            "Trust is the mean of openness, reliability and same aim, value that of opening doors, taking part and sharing things: "
            "1 seldom to 4 always; not enough yet where one of the three is open."
        )
    )
    ten = material.note(_("0 not at all to 10 fully."))
    promised = material.note(
        _(
            "Kept on time out of all promises of that side that had fallen due by then; released ones are left out."
        )
    )
    columns = (
        Column("", weight=2),
        Column(_("We"), align="right"),
        Column(_("They"), align="right"),
    )
    sides = [last.get(side) for side in ANSWERERS]
    rows: list[tuple[str | Cell, ...]] = [
        (Cell(_("Trust"), footnote=four), *(_mean(one, "trust") for one in sides)),
        (Cell(_("Value"), footnote=four), *(_mean(one, "value") for one in sides)),
        (Cell(_("Satisfied"), footnote=ten), *(_whole(one, "satisfied") for one in sides)),
        (Cell(_("Would gladly go on"), footnote=ten), *(_whole(one, "go_on") for one in sides)),
        (
            Cell(_("Promises kept"), footnote=promised),
            *(_kept(found.kept[side][-1][1]) for side in ANSWERERS),
        ),
    ]
    return Table(columns, tuple(rows))


def _mean(one: Scores | None, part: str) -> str:
    value = getattr(one, part) if one else None
    return _(NOT_YET) if value is None else value_words(part, value)


def _whole(one: Scores | None, name: str) -> str:
    value = getattr(one, name) if one else None
    return NO_NUMBER if value is None else text.number(value)


def _kept(side: Side) -> str:
    if not side.due:
        return _("none due")
    return _("{kept} of {due}").format(kept=text.number(side.kept), due=text.number(side.due))


def _worth_talking(found: Health) -> list[Block]:
    """The gaps, the largest first, and the sides' own words."""
    rows = [Paragraph(who_words(one), lead=_(one.line.short) + ":") for one in found.gaps]
    for check, lead in ((found.ours, _("We wrote:")), (found.theirs, _("They wrote:"))):
        if check and check.talk_about:
            rows.append(Paragraph(" ".join(check.talk_about.split()), lead=lead))
    return [Heading(_("What to talk about")), *rows] if rows else []


def who_words(one: Gap) -> str:
    """Who misses it, and that the two sides see it differently."""
    if len(one.sides) == 2:
        return _("both sides miss it")
    if not one.sides:
        return _("the two sides see it differently")
    if one.sides[0] == "ours":
        return _("we miss it, they do not") if one.apart else _("we miss it")
    return _("they miss it, we do not") if one.apart else _("they miss it")


def _lines(material: Material, found: Health) -> list[Block]:
    note = material.note(
        _(
            "✗ red: seldom, △ amber: sometimes, ✓ green: mostly or always; for both the lower answer counts. "
            "In brackets how important it is, 1 little to 4 very."
        )
    )
    columns = (
        Column(_("Question"), weight=3), Column(_("We"), weight=1), Column(_("They"), weight=1), Column(_("Both"), weight=0),
    )  # fmt: skip
    rows: list[tuple[str | Cell, ...]] = []
    for number, line in enumerate(LINES, 1):
        answers = health.often(found.ours, line), health.often(found.theirs, line)
        both = health.worse(*answers)
        rows.append((
            f"{number}  {_(line.sentence)}", _answer(found.ours, answers[0], line.key), _answer(found.theirs, answers[1], line.key),
            Cell(together_words(health.tone(both)) or NO_NUMBER, health.tone(both)),
        ))  # fmt: skip
    return [Heading(_("Line by line"), footnote=note), Table(columns, tuple(rows))]


def together_words(tone: str) -> str:
    """Red, amber and green in words."""
    return {"bad": _("talk"), "warn": _("watch"), "good": _("fine")}.get(tone, "")


def _answer(check: HealthCheck | None, answer: int | None, key: str) -> str | Cell:
    if answer is None:
        return NO_NUMBER
    tone = health.tone(answer)
    words = f"{MARKS[tone]}\u00a0{_(HOW_OFTEN[answer])}"
    matters = getattr(check, f"{key}_weight")
    if matters is not None:
        words += f"\u00a0({matters})"
    return Cell(words, tone)


# -- over time

_PANELS = (
    ("trust", N_("Trust"), 1.0, 4.0),
    ("kept", N_("Promises kept, of all due by then"), 0.0, 1.0),
    ("satisfied", N_("Satisfied"), 0.0, 10.0),
    ("value", N_("Value"), 1.0, 4.0),
)


def _charts(found: Health) -> list[Block]:
    """Four small pictures on the same days: what each side says, beside the promises each side kept.

    Only where a side has answered twice: one dot is no line.
    """
    if len(found.history) == len({one.side for one in found.history}):
        return []
    made = {name: _chart(found, name, title, least, most) for name, title, least, most in _PANELS}
    return [
        KeepTogether((
            Columns((made["trust"],), (made["kept"],)),
            Columns((made["value"],), (made["satisfied"],)),
        ))
    ]  # fmt: skip


def readings(found: Health, side: str, name: str) -> tuple[tuple[date, float], ...]:
    """One side's numbers by their days: trust, value, satisfied, go_on, or kept, the share of promises kept."""
    if name == "kept":
        return tuple((day, kept.rate) for day, kept in found.kept[side] if kept.rate is not None)
    told = ((one.day, getattr(one, name)) for one in found.history if one.side == side)
    return tuple((day, value) for day, value in told if value is not None)


def value_words(name: str, value: float) -> str:
    """Such a number as people write it."""
    if name == "kept":
        return text.percent(value)
    return text.number(value, 1) if name in ("trust", "value") else text.number(value)


def _chart(found: Health, name: str, title: str, least: float, most: float) -> Chart:
    lines = []
    for side, whose in ANSWERERS.items():
        points = readings(found, side, name)
        if points:
            lines.append(LineOfChart(_(whose), points, value_words(name, points[-1][1])))
    first, last = found.kept["ours"][0][0], found.kept["ours"][-1][0]
    ends = tuple(f"{text.month_short(day)} {day.year}" for day in (first, last))
    marks = tuple((level, value_words(name, level)) for level in (least, most))
    chart = LineChart(tuple(lines), first, last, least, most, marks, (ends[0], ends[1]))
    return Chart(chart, _(title))


def _day(check: HealthCheck) -> str:
    return text.day_medium(date.fromisoformat(str(check.day)))
