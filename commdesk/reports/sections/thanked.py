"""Thanks on paper: certificates to frame and cards to cut out, for one person or for all who fit."""

from datetime import date
from typing import NamedTuple

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures import people, thanks
from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.recognition import AWARD_RULES
from commdesk.reports.blocks import Block, Card, Cards, Certificate, PageBreak, nothing
from commdesk.reports.sections.material import Material
from commdesk.reports.sections.notes import practice_words
from commdesk.text import N_, _, ngettext

MOST_PEOPLE = 400
MOST_PROGRAMMES = 4
# Of whose hours so much went to one programme, it is named on the card.
MOSTLY = 0.7
FEW_MINUTES = 600

_SENTENCES = (
    N_("{hours} hours with us {when}. Each of them made somebody’s day easier. Thank you!"),
    N_("You gave {hours} hours {when}. What a gift! We are glad that you are one of us."),
    N_("Thank you for {hours} hours of help {when}. It would not have been the same without you."),
)
_AT_ONE = (
    N_("{hours} hours at {programme} {when}: thank you for every one of them."),
    N_("Without your {hours} hours {when}, {programme} would not be what it is. Thank you!"),
)


class _Thanked(NamedTuple):
    id: str
    name: str
    minutes: int
    first: str
    last: str
    programmes: tuple[tuple[str, int], ...]


def certificates(material: Material) -> list[Block]:
    """A page for each."""
    blocks: list[Block] = []
    for one in _thanked(material):
        blocks += [*([PageBreak()] if blocks else []), _certificate(material, one)]
    return blocks or _nobody(material)


def cards(material: Material) -> list[Block]:
    """Cards, eight to a page; six in large print."""
    found = _thanked(material)
    if not found:
        return _nobody(material)
    sender = _from(material)
    items = tuple(
        Card(
            _("Thank you, {name}").format(name=one.name),
            _card_words(material, one, place),
            sender,
        )
        for place, one in enumerate(found)
    )
    return [Cards(items, material.group.logo)]


def _certificate(material: Material, one: _Thanked) -> Certificate:
    hours = ngettext(
        "for {n} hour of voluntary help", "for {n} hours of voluntary help", round(one.minutes / 60)
    )
    lines = [hours.format(n=text.hours_number(one.minutes)), _span(one)]
    if one.programmes:
        names = [name for name, __ in one.programmes[:MOST_PROGRAMMES]]
        more = len(one.programmes) - len(names)
        if more:
            names.append(ngettext("{n} other", "{n} others", more).format(n=more))
        lines.append(_("in {programmes}").format(programmes=text.listed(names)))
    return Certificate(
        title=_("Certificate of thanks"),
        group=material.group.name,
        opening=_("This certificate is given to"),
        name=one.name,
        lines=tuple(lines),
        labels=(_("Place and day"), _("For {group}").format(group=material.group.name)),
        logo=material.group.logo,
        small=practice_words() if material.group.practice else "",
    )


def _span(one: _Thanked) -> str:
    """From the first day to the last, and how many whole years that is."""
    first, last = reading.first_day(one.first), reading.last_day(one.last)
    words = _("from {first} to {last}").format(first=_day(one.first), last=_day(one.last))
    if one.first == one.last:
        words = _("in {month}") if len(one.first) == 7 else _("on {day}")
        words = words.format(month=text.month_name(first), day=text.day_full(first))
    years = thanks.years_since(first, last)
    if years < 2:
        return words
    over = ngettext("over more than {n} year", "over more than {n} years", years).format(n=years)
    return _("{years}, {span}").format(years=over, span=words)


def _day(day: str) -> str:
    return (
        text.month_name(reading.first_day(day)) if len(day) == 7 else text.day_full(date.fromisoformat(day))
    )


def _card_words(material: Material, one: _Thanked, place: int) -> str:
    when = _when(material)
    if one.minutes < FEW_MINUTES:
        words = _("Thank you for lending a hand {when}. Every hour of help is felt by somebody.")
        return _tidied(words.format(when=when))
    hours = text.hours_number(one.minutes)
    if one.programmes and one.programmes[0][1] >= MOSTLY * one.minutes:
        sentence = _(_AT_ONE[place % len(_AT_ONE)])
        return _tidied(sentence.format(hours=hours, when=when, programme=one.programmes[0][0]))
    return _tidied(_(_SENTENCES[place % len(_SENTENCES)]).format(hours=hours, when=when))


def _tidied(sentence: str) -> str:
    """Without the gap that an empty place leaves."""
    return " ".join(sentence.split()).replace(" .", ".").replace(" ,", ",").replace(" :", ":")


def _when(material: Material) -> str:
    """``in 2026``, ``this year``; nothing where all hours ever are counted."""
    if material.ever or material.where("rule"):
        return ""
    period = material.period
    if material.ends_today() and period.length == 12:
        return _("in the last 12 months") if period.start.month != 1 else _("this year")
    title = material.period_words()
    return (
        _("in {period}").format(period=title)
        if period.length in (1, 12)
        else _("from {period}").format(period=title)
    )


def _from(material: Material) -> str:
    name = material.group.name
    if material.group.practice:
        return _("{group} (practice group, made up)").format(group=name)
    return _("Your friends at {group}").format(group=name)


def _nobody(material: Material) -> list[Block]:
    """What is said where nobody fits: never an empty page."""
    rule = material.reader.get(AWARD_RULES, material.where("rule"))
    words = _("Nobody has completed hours that fit what was chosen.")
    if rule:
        words = _("Nobody has earned “{rule}” who was not given it already.").format(rule=rule.name)
    return nothing(_("Nobody to thank yet"), words)


def _thanked(material: Material) -> list[_Thanked]:
    """Whom the page is for, by name: one person, all who have earned a thank-you, or all with as many hours.

    Raises KnownError where one person has no hours, and where it would be too many pages.
    """
    period, only = material.period, material.programme.id if material.programme else ""
    rule = material.where("rule")
    earned: set[str] | None = None
    if rule:
        # What was earned was earned by all hours ever.
        period = Period(date(1900, 1, 1), material.today)
        earned = {e.volunteer for e in thanks.eligible(material.reader, material.today) if e.rule.id == rule}
    found = [
        p
        for p in people.by_person(material.reader, period, only)
        if p.minutes >= (material.where("hours") or 1)
        and (earned is None or p.id in earned)
        and (p.id == material.person.id if material.person else p.status != "left")
    ]
    if material.person and not found:
        sentence = _(
            "{person} has no completed hours that fit what was chosen, so there is nothing to print."
        )
        raise KnownError(sentence.format(person=material.person.name))
    if len(found) > MOST_PEOPLE:
        sentence = _(
            "{n} people fit, which would be too many pages at once. Choose a programme, or from how many hours on (hours=50)."
        )
        raise KnownError(sentence.format(n=text.number(len(found))))
    by_programme = people.programmes_of(material.reader, period, [p.id for p in found])
    names = material.reader.labels(PROGRAMMES, {id for given in by_programme.values() for id, __ in given})
    return [
        _Thanked(
            p.id, p.name, p.minutes, p.first, p.last,
            tuple((names[id], m) for id, m in by_programme[p.id] if not only or id == only),
        )
        for p in sorted(found, key=lambda p: (text.fold(p.name), p.id))
    ]  # fmt: skip
