"""What is due with partners as a calendar file (.ics): ends of agreements, last days for notice, reviews, promises, next steps.

Each takes the whole day and blocks nobody. What was said in talks stays at home.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from commdesk import clock
from commdesk.exchange.calendar import plain, put_together, stamped, write_file
from commdesk.figures.partner_days import days
from commdesk.figures.promises import Fall, days_late, of_partners, upcoming
from commdesk.figures.talks import next_steps
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader
from commdesk.text import N_, _

_WORDS = {
    "end": N_("Ends: {agreement} with {partner}"),
    "renews": N_("Renews by itself after today: {agreement} with {partner}"),
    "notice": N_("Last day for notice: {agreement} with {partner}"),
    "review": N_("Review: {agreement} with {partner}"),
}
# The same event keeps its name when an agreement is changed to renew.
_UIDS = {"end": "end", "renews": "end", "notice": "notice", "review": "review"}


def write_partners(reader: Reader, path: Path) -> int:
    """Writes what is due with partners we have not ended with, and answers how many days.

    The file appears whole or not at all. Raises KnownError when it cannot be written.
    """
    content, count = partners_calendar(reader)
    write_file(path, content)
    return count


def partners_calendar(reader: Reader) -> tuple[bytes, int]:
    """The calendar's bytes, and how many days are in it. A day known to the month or year falls on its last."""
    names = {partner.id: partner.name for partner in reader.find(PARTNERS) if partner.stage != "ended"}
    events: list[Any] = []
    for one in days(reader, clock.today()):
        if one.day >= clock.today() or one.what == "review":
            words = _(_WORDS[one.what]).format(agreement=one.agreement.name, partner=one.partner)
            events.append(_event(f"{one.agreement.id}-{_UIDS[one.what]}", one.day, words))
    for fall in _open_promises(reader):
        promise = fall.promise
        if promise.partner in names and fall.day is not None:
            words = (
                _("We promised {partner}: {what}")
                if promise.side == "ours"
                else _("{partner} promised: {what}")
            )
            words = words.format(partner=names[promise.partner], what=promise.what)
            uid = f"{promise.id}-{fall.shown}" if promise.every else promise.id
            events.append(_event(uid, fall.day, words))
    for talk in next_steps(reader, date.max):
        if talk.partner in names:
            words = _("{step} ({partner})").format(step=talk.next_step, partner=names[str(talk.partner)])
            events.append(_event(talk.id, date.fromisoformat(str(talk.next_on)), words))
    return put_together(reader, _("Partners"), events), len(events)


def _open_promises(reader: Reader) -> list[Fall]:
    """Those that are late, and those to come; of one that comes again its next time."""
    today = clock.today()
    late = [fall for fall in of_partners(reader, today) if days_late(fall, today)]
    return [*late, *upcoming(reader, today, date.max)]


def _event(uid: str, day: date, words: str) -> Any:
    event = stamped(f"{uid}@commdesk")
    event.add("summary", plain(words))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
