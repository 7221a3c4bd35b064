"""How it goes with partners on paper: the form to fill in by hand, and what both sides answered, side by side."""

from commdesk.charts.describe import LineChart, LineOfChart
from commdesk.figures import health
from commdesk.figures import health_words as words
from commdesk.figures.health import Health
from commdesk.figures.partners import is_active
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
from commdesk.reports.sections.material import NO_NUMBER, Material
from commdesk.reports.sections.notes import practice_words
from commdesk.store.query import Query
from commdesk.text import _

# Room for words; large print has the back of the sheet for them.
WRITING_LINES, LARGE_WRITING_LINES = 4, 6
# The small pictures of a page, two by two.
_PANELS = (("trust", "kept"), ("value", "satisfied"))


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
    head: list[Block] = [Heading(_("How are we getting on?"), level=1)]
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


def _key(scale: dict[int, str]) -> str:
    return ", ".join(f"{value}\u00a0{_(word)}" for value, word in scale.items()) + "."


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
    told = _("To type it in: Partner agreements, How it goes, Enter a form; then the digits, line by line.")
    return f"{told} {practice_words()}" if material.group.practice else told


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
    title = _("{partner}: {message}").format(partner=found.partner.name, message=words.message(found))
    asked = words.answered(found)
    if found.due and found.due <= material.today:
        asked += " " + _("Time for a new health check.")
    scores: tuple[Block, ...] = (Heading(_("Scores")), _scores(material, found))
    return [
        Heading(title, level=1),
        Paragraph(asked, quiet=True),
        *([Columns(scores, tuple(worth))] if worth else scores),
        *_lines(material, found),
        *_charts(found),
    ]


def _scores(material: Material, found: Health) -> Table:
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
    marks = {"trust": four, "value": four, "satisfied": ten, "go_on": ten, "kept": promised}
    columns = (Column("", weight=2), Column(_("We"), align="right"), Column(_("They"), align="right"))
    rows: list[tuple[str | Cell, ...]] = []
    for name, (title, *__) in words.MEASURES.items():
        title = _("Promises kept") if name == "kept" else _(title)
        told = (words.score_words(found, side, name) for side in ANSWERERS)
        rows.append((Cell(title, footnote=marks[name]), *told))
    return Table(columns, tuple(rows))


def _worth_talking(found: Health) -> list[Block]:
    """The gaps, the largest first, and the sides' own words."""
    rows = [Paragraph(words.who_misses(one), lead=_(one.line.short) + ":") for one in found.gaps]
    for check, lead in ((found.ours, _("We wrote:")), (found.theirs, _("They wrote:"))):
        if check and check.talk_about:
            rows.append(Paragraph(" ".join(check.talk_about.split()), lead=lead))
    return [Heading(_("What to talk about")), *rows] if rows else []


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
            Cell(words.both(health.tone(both)) or NO_NUMBER, health.tone(both)),
        ))  # fmt: skip
    return [Heading(_("Line by line"), footnote=note), Table(columns, tuple(rows))]


def _answer(check: HealthCheck | None, answer: int | None, key: str) -> str | Cell:
    if answer is None:
        return NO_NUMBER
    tone = health.tone(answer)
    told = f"{words.MARKS[tone]}\u00a0{_(HOW_OFTEN[answer])}"
    matters = getattr(check, f"{key}_weight")
    if matters is not None:
        told += f"\u00a0({matters})"
    return Cell(told, tone)


# -- over time


def _charts(found: Health) -> list[Block]:
    """Four small pictures on the same days: what each side says, beside the promises each side kept."""
    if not words.is_told(found):
        return []
    rows = (Columns((_chart(found, left),), (_chart(found, right),)) for left, right in _PANELS)
    return [KeepTogether(tuple(rows))]


def _chart(found: Health, name: str) -> Chart:
    title, least, most = words.MEASURES[name]
    lines = []
    for side, whose in ANSWERERS.items():
        points = words.readings(found, side, name)
        if points:
            lines.append(LineOfChart(_(whose), points, words.value_words(name, points[-1][1])))
    first, last = found.kept["ours"][0][0], found.kept["ours"][-1][0]
    marks = tuple((level, words.value_words(name, level)) for level in (least, most))
    return Chart(LineChart(tuple(lines), first, last, least, most, marks, words.span_words(found)), _(title))
