"""The logic model, filled from the file: what went in, what was done with it, what came out, and what changed."""

from itertools import zip_longest

from commdesk import text
from commdesk.figures import goals, hours, indicators, money, partners, programmes
from commdesk.figures.programmes import ProgrammeFigures
from commdesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, nothing, unbroken
from commdesk.reports.sections import indicators as on_paper
from commdesk.reports.sections.material import Material
from commdesk.text import _, ngettext


def section(material: Material) -> list[Block]:
    """Four columns from left to right; an activity and what came out of it stand in one line."""
    inputs, done, changed = _inputs(material), _programmes(material), _outcomes(material)
    if not (inputs or done or changed):
        why = _(
            "Nothing is in the file for this time yet. The page fills as hours are logged and indicators read."
        )
        return nothing(_("Nothing to show yet"), why)
    columns = (
        Column(_("Inputs"), weight=3), Column("", weight=0), Column(_("Activities"), weight=4), Column("", weight=0),
        Column(_("Outputs"), weight=3), Column("", weight=0), Column(_("Outcomes"), weight=3),
    )  # fmt: skip
    rows = tuple(
        (
            given or "", _arrow(place, 0),
            did[0] if did else "", "→" if did and did[1] else "",
            did[1] if did else "", _arrow(place, 0),
            outcome or "",
        )
        for place, (given, did, outcome) in enumerate(zip_longest(inputs, done, changed))
    )  # fmt: skip
    title = _("From what we put in to what changed")
    mark = material.note(
        _(
            "Inputs, activities and outputs are those of the period; outcomes are as of its last day, or today."
        )
    )
    return [
        Heading(title, level=1, footnote=mark),
        Paragraph(material.period_words(), quiet=True),
        Table(columns, rows),
    ]


def _arrow(place: int, wanted: int) -> str:
    return "→" if place == wanted else ""


def _inputs(material: Material) -> list[str]:
    reader, period = material.reader, material.period
    given = hours.count(reader, period, material.tally)
    found = []
    if given.volunteers:
        words = ngettext("{n} person helping", "{n} people helping", given.volunteers)
        found.append(words.format(n=material.people(given.volunteers)))
    if given.minutes:
        found.append(_("{hours} given").format(hours=text.hours(given.minutes)))
    if given.headcount and not material.hides(given.headcount):
        words = ngettext("{n} hand in groups", "{n} hands in groups", given.headcount)
        found.append(words.format(n=text.number(given.headcount)))
    active = partners.count(reader, period).active
    if active:
        words = ngettext("{n} partner working with us", "{n} partners working with us", active)
        found.append(words.format(n=text.number(active)))
    sums, currency = money.count(reader, period), material.group.currency
    for cents, words in (
        (sums.raised, _("{money} raised")), (sums.invested, _("{money} put to use")), (sums.in_kind, _("{money} in kind")),
    ):  # fmt: skip
        if cents:
            found.append(words.format(money=text.money(round(cents, -2), currency)))
    return found


def _programmes(material: Material) -> list[tuple[str, str]]:
    """Each programme with its sessions, and what came out of it."""
    found = programmes.count(material.reader, material.period, material.tally)
    return [(_activity(one), _output(material, one)) for one in found if one.minutes or one.sessions]


def _activity(one: ProgrammeFigures) -> str:
    if not one.sessions:
        return one.name
    times = ngettext("{n} session", "{n} sessions", one.sessions).format(n=text.number(one.sessions))
    return _("{programme}: {sessions}").format(programme=one.name, sessions=unbroken(times))


def _output(material: Material, one: ProgrammeFigures) -> str:
    parts = []
    if one.beneficiaries is not None:
        if material.hides(one.beneficiaries):
            parts.append(f"{material.people(one.beneficiaries)} {one.unit}".strip())
        else:
            least = _("at least {n} {unit}") if one.counts == "different" else "{n} {unit}"
            parts.append(least.format(n=text.number(one.beneficiaries), unit=one.unit).strip())
    parts += [f"{text.number(out.total)} {out.name}" for out in one.outputs]
    return " · ".join(parts)


def _outcomes(material: Material) -> list[Cell]:
    found = []
    for line in indicators.lines(material.reader, material.today):
        if line.now is None:
            continue
        one = line.indicator
        words = _("{indicator}: {now}").format(indicator=one.name, now=on_paper.value(material, line))
        if one.baseline is not None:
            begun = on_paper.number(material, one, one.baseline, bare=True)
            words = _("{indicator}: {now} (began at {baseline})").format(
                indicator=one.name, now=on_paper.value(material, line), baseline=begun
            )
        found.append(Cell(words))
    reached, __ = goals.of_period(material.reader, material.period)
    found += [Cell(_("Reached: {goal}").format(goal=goal.name)) for goal in reached]
    return found
