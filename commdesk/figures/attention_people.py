"""What Home shows of people: checks that run out, required service, thanks that were earned, and care."""

from datetime import date
from typing import NamedTuple

from commdesk import clock, text
from commdesk.figures import care, checks, people, service, thanks
from commdesk.figures.checks import CheckLine
from commdesk.figures.items import Item, in_days
from commdesk.figures.people import Given
from commdesk.figures.service import Progress
from commdesk.records.recognition import AWARDS
from commdesk.records.volunteers import CHECKS, SERVICES
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

# More of one check than this are told in one line.
TOLD_SINGLY = 1
SERVICE_DAYS = 30
MOST_NAMES = 4
CARE = "care"  # no kind of record: a list of people made from hours


class OfPeople(NamedTuple):
    """What is ``late``: checks that have run out, required service past its day. What wants somebody ``soon``: checks
    that run out, service that is due, behind or done, thanks that were earned, and care.
    """

    late: list[Item]
    soon: list[Item]


def of_people(reader: Reader, today: date | None = None) -> OfPeople:
    """All of it; of twenty thousand people it takes the better part of a second."""
    today = today or clock.today()
    lines, services = checks.running_out(reader, today), service.all_progress(reader, today)
    late = _of_checks([c for c in lines if c.state == "expired"])
    late += [_late_service(p) for p in services if p.standing == "late"]
    soon = _of_checks([c for c in lines if c.state == "due"])
    for one in services:
        soon += _due_service(one, today)
    helpers = people.given(reader, today)
    return OfPeople(late, soon + _earned(reader, today, helpers) + _care(reader, today, helpers))


def _of_checks(lines: list[CheckLine]) -> list[Item]:
    """A line for one person's check; several are told in one line, by the check where it is the same."""
    if len(lines) <= TOLD_SINGLY:
        return [_one_check(line) for line in lines]
    return [_some_checks(lines)]


def _one_check(line: CheckLine) -> Item:
    day = line.expires or date.min
    assert line.check is not None
    if line.state == "expired":
        title = _("{check} of {person} ran out on {day}")
        word, tone = _("Expired"), "bad"
    else:
        title = _("{check} of {person} runs out on {day}")
        word, tone = in_days(line.days), "warn"
    title = title.format(check=line.type.name, person=line.name, day=text.day_week(day))
    return Item(CHECKS.name, line.check.id, day, title, "", word, tone)


def _some_checks(lines: list[CheckLine]) -> Item:
    first, last, count = lines[0], lines[-1], len(lines)
    expired = first.state == "expired"
    if len({line.type.id for line in lines}) == 1:
        title = (
            ngettext("{check}: {n} person’s has run out", "{check}: {n} people’s have run out", count)
            if expired
            else ngettext(
                "{check}: {n} person’s runs out by {day}", "{check}: {n} people’s run out by {day}", count
            )
        )
        names = [line.name for line in lines]
    else:
        title = (
            ngettext("{n} check has run out", "{n} checks have run out", count)
            if expired
            else ngettext("{n} check runs out by {day}", "{n} checks run out by {day}", count)
        )
        names = [f"{line.name} ({line.type.name})" for line in lines]
    day = last.expires or date.min
    title = title.format(check=first.type.name, n=text.number(count), day=text.day_week(day))
    word, tone = (_("Expired"), "bad") if expired else (in_days(first.days), "warn")
    return Item(CHECKS.name, "checks", first.expires or day, title, _names(names), word, tone)


# Who asks for the hours (a court, an office) is nobody’s business who looks over the coordinator’s shoulder at Home.
def _late_service(one: Progress) -> Item:
    due = date.fromisoformat(str(one.service.due))
    title = _("{hours} of {person} were due {day}").format(
        hours=text.hours(one.target), person=one.name, day=text.day_week(due)
    )
    return Item(SERVICES.name, one.service.id, due, title, _given(one), _("Late"), "bad")


def _due_service(one: Progress, today: date) -> list[Item]:
    due = date.fromisoformat(one.service.due) if one.service.due else today
    if one.standing == "done":
        title = _("{person} has given the {hours} that were asked for").format(
            person=one.name, hours=text.hours(one.target)
        )
        note = _("The statement can be printed and signed.")
        return [Item(SERVICES.name, one.service.id, due, title, note, _("Done"), "good")]
    near = one.days_left is not None and 0 <= one.days_left <= SERVICE_DAYS
    if not near and one.standing != "behind":
        return []
    title = _("{hours} of {person} are due {day}").format(
        hours=text.hours(one.target), person=one.name, day=text.day_week(due)
    )
    word = _("Behind") if one.standing == "behind" else in_days(one.days_left or 0)
    return [Item(SERVICES.name, one.service.id, due, title, _given(one), word, "warn")]


def _given(one: Progress) -> str:
    return _("{given} given, {missing} to go").format(
        given=text.hours(one.minutes), missing=text.hours(one.missing)
    )


def _earned(reader: Reader, today: date, helpers: list[Given]) -> list[Item]:
    names = list(dict.fromkeys(e.name for e in thanks.eligible(reader, today, helpers)))
    if not names:
        return []
    title = ngettext(
        "{n} person has earned a thank-you", "{n} people have earned a thank-you", len(names)
    ).format(n=text.number(len(names)))
    return [Item(AWARDS.name, "thanks", today, title, _names(names), _("Thanks"), "good")]


def _care(reader: Reader, today: date, helpers: list[Given]) -> list[Item]:
    names = list(dict.fromkeys(line.name for line in care.care_list(reader, today, helpers)))
    if not names:
        return []
    title = ngettext(
        "{n} person you might like to ask how they are",
        "{n} people you might like to ask how they are",
        len(names),
    ).format(n=text.number(len(names)))
    return [Item(CARE, "care", today, title, _names(names), _("Care"), "quiet")]


def _names(names: list[str]) -> str:
    shown = names[:MOST_NAMES]
    more = len(names) - len(shown)
    if more:
        shown.append(ngettext("{n} more", "{n} more", more).format(n=text.number(more)))
    return text.listed(shown)
