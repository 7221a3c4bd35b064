"""The key numbers, each against the period before where the records allow it."""

from commdesk import text
from commdesk.figures.goals import GoalCounts
from commdesk.figures.partners import PartnerFigures
from commdesk.reports.blocks import Block, KeyFigure, KeyFigures
from commdesk.reports.sections.headline import busiest
from commdesk.reports.sections.material import NO_NUMBER, NOT_YET, Material
from commdesk.text import _, ngettext


def section(material: Material) -> list[Block]:
    """The five that a meeting asks for, big; those that cannot be had say so. What else there is, in a line."""
    if material.figures.empty:
        return []
    big = (_hours(material), _people(material), _served(material), _promises(material), _goals(material))
    also = [item for item in (_groups(material), _full_time(material), _value(material)) if item is not None]
    return [KeyFigures(tuple(item for item in big if item is not None), tuple(also))]


def _against(material: Material, now: str, then: str) -> str:
    if now == then:
        return _("as {before}").format(before=material.earlier_words())
    return _("{n} {before}").format(n=then, before=material.earlier_words())


def _hours(material: Material) -> KeyFigure:
    given, earlier = material.figures.hours, material.earlier
    note = ""
    if earlier:
        now, then = text.hours_number(given.minutes), text.hours_number(earlier.hours.minutes)
        note = _against(material, now, then)
    mark = material.note(_hours_note(material))
    return KeyFigure(text.hours(given.minutes), _("given"), note, mark)


def _hours_note(material: Material) -> str:
    given = material.figures.hours
    missed = ngettext("{n} no-show left out", "{n} no-shows left out", given.no_shows).format(
        n=text.number(given.no_shows)
    )
    sentence = _("Completed shifts ({n}), minutes × people; {missed}.").format(
        n=text.number(given.shifts), missed=missed
    )
    unnamed = given.minutes - given.named_minutes
    if unnamed and not material.hides(given.headcount):
        groups = _("{hours} of it by groups counted by head.").format(hours=text.hours(unnamed))
        sentence = f"{sentence} {groups}"
    if material.ends_today():
        sentence += " " + _("Up to {day}.").format(day=text.day_full(material.today))
    if material.options.compare and material.figures.earlier:
        compare = material.options.compare
        span = _("{first} to {last}").format(
            first=text.day_full(compare.start), last=text.day_full(compare.end)
        )
        words = (
            _("Compared with {span}.")
            if material.earlier
            else _("Not compared with {span}: our records do not reach back over it.")
        )
        sentence += " " + words.format(span=span)
    return sentence


def _people(material: Material) -> KeyFigure:
    given = material.figures.hours
    # With nearly everybody new, the few who are not could be worked out from both counts.
    worked_out = material.hides(given.volunteers - given.new) or material.hides(given.volunteers)
    note = ""
    if given.new and not worked_out:
        note = _("{n} for the first time").format(n=material.people(given.new))
    mark = material.note(_("Named people with at least one completed shift."))
    return KeyFigure(material.people(given.volunteers), _("people helped"), note, mark)


def _groups(material: Material) -> KeyFigure | None:
    given = material.figures.hours
    if not given.headcount:
        return None
    mark = material.note(_("Counted by head, each time they come."))
    return KeyFigure(material.people(given.headcount), _("hands in groups"), "", mark)


def _served(material: Material) -> KeyFigure | None:
    programme = busiest(material)
    if programme is None:
        return None
    note = ""
    if material.earlier:
        before = {p.id: p.beneficiaries for p in material.earlier.programmes}.get(programme.id)
        if before and not material.hides(before):
            now = programme.beneficiaries or 0
            note = _against(material, text.number(now), text.number(before))
    mark = material.note(
        _(
            "Counted once a session and added up: who comes twice counts twice. {n} of {all} sessions were counted."
        ).format(n=text.number(programme.counted), all=text.number(programme.sessions))
    )
    label = _("{unit}, {programme}").format(unit=programme.unit, programme=programme.name)
    return KeyFigure(text.number(programme.beneficiaries or 0), label, note, mark)


def _promises(material: Material) -> KeyFigure:
    ours, theirs = material.figures.partners.ours, material.figures.partners.theirs
    mark = material.note(_("Kept on time, of all that fell due in the period; released ones are left out."))
    if not ours.due + theirs.due:
        return KeyFigure(NO_NUMBER, _("promises kept"), _(NOT_YET), mark)
    value = _("{n} of {all}").format(n=ours.kept + theirs.kept, all=ours.due + theirs.due)
    return KeyFigure(value, _("promises kept"), _sides(material.figures.partners), mark)


def _sides(found: PartnerFigures) -> str:
    if not found.theirs.due:
        return _("all of them ours")
    if not found.ours.due:
        return _("all of them our partners’")
    return _("ours {n} of {all}").format(n=found.ours.kept, all=found.ours.due)


def _goals(material: Material) -> KeyFigure:
    found = material.figures.goals
    mark = material.note(goals_note())
    if not found.open + found.reached:
        return KeyFigure(NO_NUMBER, _("goals reached"), _(NOT_YET), mark)
    value = _("{n} of {all}").format(n=found.reached, all=found.open + found.reached)
    return KeyFigure(value, _("goals reached"), _trouble(found), mark)


def goals_note() -> str:
    """How goals are counted: one footnote for the number and the table."""
    return _(
        "Reached in the period, of these and all open at its end. Behind: progress trails the time gone by over 10 points."
    )


def _trouble(found: GoalCounts) -> str:
    if found.late:
        return ngettext("{n} is late", "{n} are late", found.late).format(n=found.late)
    if found.behind:
        return ngettext("{n} is behind", "{n} are behind", found.behind).format(n=found.behind)
    return ""


def _full_time(material: Material) -> KeyFigure | None:
    figures = material.figures
    # A week's handful of hours over a whole year is no post that anybody could picture.
    if figures.fte is None or figures.fte < 0.05:
        return None
    week = text.hours_number(figures.group.full_time_week)
    mark = material.note(
        _("Hours ÷ (weeks × a full-time week of {hours} h); a year has 52 weeks.").format(hours=week)
    )
    return KeyFigure(text.number(figures.fte, 1), _("full-time posts’ worth"), "", mark)


def _value(material: Material) -> KeyFigure | None:
    found, currency = material.figures.value, material.figures.group.currency
    if not found.cents:
        return None
    rates = [
        (_("{rate} ({source}, {year})") if used.year else _("{rate} ({source})")).format(
            rate=text.money(used.rate, currency), source=used.source, year=used.year
        )
        for used in found.rates
    ]
    mark = material.note(_("Hours × the value of an hour: {rates}.").format(rates=text.listed(rates)))
    # To the whole unit of money: cents would claim what no rate can know.
    shown = text.money(round(found.cents / 100) * 100, currency)
    return KeyFigure(shown, _("what the time is worth"), "", mark)
