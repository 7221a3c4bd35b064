"""Indicators on paper: the key ones in the impact summary, all of them as a table Indicator | Measure | Outcome."""

from datetime import date

from commdesk import text
from commdesk.figures import indicator_words as words
from commdesk.figures import indicators as figures
from commdesk.figures.indicators import IndicatorLine, Split
from commdesk.records.indicators import DIMENSIONS, OFTEN, Indicator
from commdesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, nothing, unbroken
from commdesk.reports.sections.material import FEW, NOT_YET, Material
from commdesk.text import _, ngettext

# So many stand in the impact summary, so that it stays a page.
MOST_KEY = 4


def key(material: Material) -> list[Block]:
    """What changed, and what came in and was put to use."""
    return [*_changed(material), *_economy(material)]


def _changed(material: Material) -> list[Block]:
    """The indicators with a key mark that have been read: where they began, where they are, where they should go."""
    found = [one for one in material.figures.indicators if one.indicator.key and one.now is not None]
    if not found:
        return []
    told = [_told(material, one) for one in found[:MOST_KEY]]
    more = len(found) - len(told)
    told += [ngettext("and {n} more", "and {n} more", more).format(n=text.number(more))] if more else []
    counted = [said for one in found[:MOST_KEY] if (said := _counted_from(material, one))]
    mark = material.note(" ".join(counted)) if counted else None
    return [Paragraph(" · ".join(told) + ".", lead=_("What changed:"), footnote=mark)]


def evaluation(material: Material) -> list[Block]:
    """Every indicator with what is measured and what came of it, under its dimension."""
    lines = figures.lines(material.reader, material.today)
    if not lines:
        why = _("No indicator is in the file yet. The page fills as they are added and read.")
        return nothing(_("Nothing is measured yet"), why)
    measured = [one for one in lines if one.progress is not None]
    better = sum((one.progress or 0) > 0 for one in measured)
    title = ngettext(
        "{better} of {n} indicator moved the right way", "{better} of {n} indicators moved the right way", len(measured)
    ).format(better=text.number(better), n=text.number(len(measured)))  # fmt: skip
    mark = material.note(
        _("Progress is (now − baseline) ÷ (target − baseline), of those read that have a target.")
    )
    as_of = _("As of {day}.").format(day=text.day_full(material.today))
    blocks: list[Block] = [
        Heading(title, level=1, footnote=mark) if measured else Heading(_("What is measured"), level=1),
        Paragraph(as_of, quiet=True),
    ]
    columns = (
        Column(_("Indicator"), weight=2), Column(_("Measure"), weight=3), Column(_("Outcome"), weight=3),
    )  # fmt: skip
    rows = {one.indicator.id: _row(material, one) for one in lines}
    for dimension in (*DIMENSIONS, None):
        inside = [one for one in lines if one.indicator.dimension == dimension]
        if inside:
            name = _(DIMENSIONS[dimension]) if dimension else _("Of no dimension")
            shown = tuple(rows[one.indicator.id] for one in inside)
            blocks += [Heading(name), Table(columns, shown, beside=tuple(rows.values()))]
    return blocks


def value(material: Material, line: IndicatorLine) -> str:
    """Its number with its unit; on a public page a count of few people is none."""
    if line.now is None:
        return NOT_YET
    if line.counted is not None:
        few = material.hides(line.counted)
        return material.people(line.counted) if few else words.now(line)
    return number(material, line.indicator, line.now)


def number(material: Material, one: Indicator, amount: float | None, *, bare: bool = False) -> str:
    """A number of an indicator with its unit, or without; on a public page a count of few people is none."""
    if _hidden(material, one, amount):
        return _("fewer than {n}").format(n=FEW)
    return (words.bare if bare else words.number)(one, amount, material.group.currency)


def _hidden(material: Material, one: Indicator, amount: float | None) -> bool:
    """Whether a number may count fewer than five people on a public page: its unit is the group's own word."""
    counts = one.number not in figures.WITHOUT_SUM and one.reads in (None, "volunteers")
    return counts and amount is not None and material.hides(round(amount))


def _row(material: Material, line: IndicatorLine) -> tuple[str | Cell, ...]:
    one = line.indicator
    measure = [one.measure]
    shown = [one.verified] if one.verified else []
    shown += [_(OFTEN[one.often]).lower()] if one.often else []
    if shown:
        measure.append(_("Shown by: {how}").format(how=", ".join(shown)))
    # A footnote leads to what does not add up, else to what a number was counted from.
    mark = None
    for split in line.flawed:
        mark = material.note(words.flaw(line, split))
    outcome = Cell(
        "\n".join(_outcome(material, line)),
        tone="quiet" if line.now is None else "",
        footnote=mark if mark is not None else _rests_on(material, line),
    )
    return Cell(one.name, bold=True), "\n".join(part for part in measure if part), outcome


def _outcome(material: Material, line: IndicatorLine) -> list[str]:
    one = line.indicator
    if line.now is None:
        return [_("{not_yet}: {why}").format(not_yet=NOT_YET, why=line.why)]
    known, read = value(material, line), unbroken(text.vague_day(str(line.now_on)))
    if len(str(line.now_on)) == len("2026-11"):
        first = _("{number} in {month}").format(number=known, month=read)
    else:
        first = _("{number} on {day}").format(number=known, day=read)
    if line.source and not one.reads:
        first = _("{read} ({source})").format(read=first, source=line.source)
    found = [first]
    way = []
    if one.baseline is not None:
        way.append(_("from {number}").format(number=number(material, one, one.baseline, bare=True)))
    if one.target is not None:
        way.append(_aim(material, one))
    # From how far it came, the number that is not shown could be worked out.
    if line.progress is not None and not (
        _hidden(material, one, line.now) or _hidden(material, one, one.baseline)
    ):
        way.append(words.way(line))
    if way:
        found.append(", ".join(way))
    state, __ = figures.STANDINGS[line.standing]
    # Of "back" the way has told already.
    if line.standing not in ("measured", "back"):
        found.append(_(state))
    found += _of_time(material, line)
    return found + [_split(material, line, split) for split in line.splits]


def _aim(material: Material, one: Indicator) -> str:
    """``aim 4``, and by when where that is said."""
    amount = words.bare(one, one.target, material.group.currency)
    if not one.due:
        return _("aim {number}").format(number=amount)
    day = unbroken(text.day_medium(date.fromisoformat(one.due)))
    return _("aim {number} by {day}").format(number=amount, day=day)


def _of_time(material: Material, line: IndicatorLine) -> list[str]:
    """The last stretch of time that has begun: its aim, what came of it, and how that stands."""
    begun = [told for told in line.targets if told.state != "ahead"]
    if not begun:
        return []
    told = begun[-1]
    first, last = (
        unbroken(text.day_medium(date.fromisoformat(str(day))))
        for day in (told.target.start, told.target.end)
    )
    came = NOT_YET if told.value is None else number(material, line.indicator, told.value, bare=True)
    state, __ = figures.TARGET_STATES[told.state]
    return [
        _("{first} to {last}: {number}, aim {aim} ({state})").format(
            first=first, last=last, number=came, state=_(state).lower(),
            aim=words.bare(line.indicator, told.target.value, material.group.currency),
        )
    ]  # fmt: skip


def _split(material: Material, line: IndicatorLine, split: Split) -> str:
    """``Age – under 26: 3, 26 to 64: 4``. On a public page either all parts can be shown or none: the rest could be worked out."""
    counts = line.indicator.number not in figures.WITHOUT_SUM
    if counts and any(material.hides(round(part.value or 0)) for part in split.parts):
        return _("{axis}: too few to be told apart").format(axis=split.axis)
    listed = ", ".join(
        _("{part}: {number}").format(part=part.label, number=unbroken(text.number(part.value or 0, 2)))
        for part in split.parts
    )
    found = _("{axis} – {parts}").format(axis=split.axis, parts=listed)
    return found if split.adds_up else _("{parts} (does not add up)").format(parts=found)


def _rests_on(material: Material, line: IndicatorLine) -> int | None:
    """The footnote that says what a number was counted from, for those that read themselves."""
    said = _counted_from(material, line)
    return material.note(said) if said else None


def _counted_from(material: Material, line: IndicatorLine) -> str:
    """In words what a number that reads itself was counted from; empty for the others and for few people in public."""
    if not line.indicator.reads or line.now is None or material.hides(line.counted):
        return ""
    return _("{indicator}: {how}.").format(indicator=line.indicator.name, how=line.source.rstrip("."))


def _told(material: Material, line: IndicatorLine) -> str:
    """``Feel at home: 3.6 points of 5, from 3.1, aim 4``."""
    one = line.indicator
    parts = [_("{indicator}: {now}").format(indicator=one.name, now=value(material, line))]
    if one.baseline is not None:
        parts.append(_("from {number}").format(number=number(material, one, one.baseline, bare=True)))
    if one.target is not None:
        parts.append(_("aim {number}").format(number=words.bare(one, one.target, material.group.currency)))
    return ", ".join(parts)


def _economy(material: Material) -> list[Block]:
    """What the money log has for the period, in one line of whole money; nothing where it has nothing."""
    sums, currency = material.figures.money, material.group.currency
    told = [
        words.format(money=text.money(round(cents, -2), currency))
        for cents, words in (
            (sums.raised, _("{money} raised")), (sums.invested, _("{money} put to use")), (sums.in_kind, _("{money} in kind")),
        )
        if cents
    ]  # fmt: skip
    return [Paragraph(", ".join(told) + ".", lead=_("Local economy:"))] if told else []
