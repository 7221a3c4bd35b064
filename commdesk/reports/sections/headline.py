"""The headline: one of a few tested sentences, chosen by what the figures allow, and one quiet line under it."""

from commdesk import text
from commdesk.figures import periods
from commdesk.figures.programmes import ProgrammeFigures
from commdesk.reports.blocks import Block, Heading, Paragraph
from commdesk.reports.sections.material import ENOUGH_CASES, Material, change, change_words
from commdesk.text import _, ngettext

# Below this share more or less, hours are "as many as before".
_SAME = 0.03


def section(material: Material) -> list[Block]:
    """The headline (the person's own when they wrote one) and the line under it."""
    line = _line(material)
    found: list[Block] = [Heading(material.options.headline.strip() or proposed(material), level=1)]
    found.append(Paragraph(line, quiet=True))
    return [*found, *_to_come()] if material.figures.empty else found


def _to_come() -> list[Block]:
    """What a page of an empty group tells instead of bare white."""
    return [
        Heading(_("What will stand here")),
        Paragraph(_("by month and by programme, with the people who gave them."), lead=_("Hours")),
        Paragraph(_("what each programme served, in its own unit."), lead=_("People and things")),
        Paragraph(_("what was reached, what is under way and what is late."), lead=_("Goals")),
        Paragraph(_("who works with you, and which promises were kept."), lead=_("Partners")),
    ]


def proposed(material: Material) -> str:
    """The headline that the figures allow, never saying more than they do."""
    given = material.figures.hours
    served = busiest(material)
    count = served_words(served) if served else ""
    rise = hours_change(material)
    if not given.shifts:
        if count:
            return count
        return _("No hours are counted yet") if not material.figures.empty else _("Nothing is counted yet")
    if rise is None:
        hours = text.hours_number(given.minutes)
        return (
            _("{hours} hours given, and {served}").format(hours=hours, served=count)
            if count
            else _("{hours} hours given").format(hours=hours)
        )
    if abs(rise) < _SAME:
        return (
            _("As many hours, and {served}").format(served=count) if count else _("As many hours as before")
        )
    if rise > 0:
        return _("More hours, and {served}").format(served=count) if count else _("More hours than before")
    return _("Fewer hours, and {served}").format(served=count) if count else _("Fewer hours than before")


def hours_change(material: Material) -> float | None:
    """How much the hours changed against the earlier period; None below ten shifts on either side."""
    earlier = material.earlier
    if earlier is None or min(earlier.hours.shifts, material.figures.hours.shifts) < ENOUGH_CASES:
        return None
    return change(material.figures.hours.minutes, earlier.hours.minutes)


def busiest(material: Material) -> ProgrammeFigures | None:
    """The programme with most hours of those whose counts add up and were entered."""
    for programme in material.figures.programmes:
        fits = programme.counts == "adds" and programme.unit and programme.beneficiaries
        if fits and not material.hides(programme.beneficiaries):
            return programme
    return None


def served_words(programme: ProgrammeFigures) -> str:
    """``4,104 households at Food table``."""
    return _("{n} {unit} at {programme}").format(
        n=text.number(programme.beneficiaries or 0), unit=programme.unit, programme=programme.name
    )


def _line(material: Material) -> str:
    given = material.figures.hours
    title = periods.title(material.period)
    if not given.shifts:
        return _(
            "For {period} there is nothing in the records. This page fills by itself as they grow."
            if material.figures.empty
            else "No completed shift has been logged for {period}."
        ).format(period=title)
    hours = text.hours_number(given.minutes)
    few = material.hides(given.volunteers)
    if given.volunteers and not few:
        if given.headcount:
            words = ngettext(
                "{n} person and groups gave {hours} hours",
                "{n} people and groups gave {hours} hours",
                given.volunteers,
            )
        else:
            words = ngettext(
                "{n} person gave {hours} hours", "{n} people gave {hours} hours", given.volunteers
            )
        words = words.format(n=text.number(given.volunteers), hours=hours)
    else:
        words = _("{hours} hours were given").format(hours=hours)
    return _("{sentence} {when}{change}.").format(
        sentence=words, when=_when(material, title), change=_against(material)
    )


def _when(material: Material, title: str) -> str:
    first = material.first_day
    if first and first > material.period.start and material.ends_today():
        return _("since the first day on {day}").format(day=text.day_full(first))
    if material.ends_today() and material.period.days > 31:
        return _("since {day}").format(day=text.day_full(material.period.start))
    if material.ends_today() or not material.period.length:
        return _("from {period}").format(period=_span_words(material))
    one_month = material.period.length == 1
    words = _("in {period}") if one_month or title.isdigit() else _("from {period}")
    return words.format(period=title)


def _span_words(material: Material) -> str:
    lived = periods.so_far(material.period)
    if lived.start == lived.end:
        return text.day_full(lived.start)
    return _("{first} to {last}").format(first=text.day_full(lived.start), last=text.day_full(lived.end))


def _against(material: Material) -> str:
    rise = hours_change(material)
    if rise is None:
        return ""
    if abs(rise) < _SAME:
        return _(", about as many as {before}").format(before=material.earlier_words())
    return _(", {change} than {before}").format(change=change_words(rise), before=material.earlier_words())
