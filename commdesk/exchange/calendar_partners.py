"""What is due with partners as a calendar file (.ics): ends of agreements, last days for notice, reviews, promises, next steps.

Each takes the whole day and blocks nobody. What was said in talks stays at home.
"""

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from commdesk import clock
from commdesk.exchange.calendar import plain, put_together, stamped, write_file
from commdesk.figures.agreements import in_force, notice_day, term_end
from commdesk.figures.promises import Fall, days_late, of_partners, upcoming
from commdesk.figures.reviews import next_review
from commdesk.figures.talks import next_steps
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, REVIEWS, Agreement, Review
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader
from commdesk.text import _


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
    reviews: dict[str, list[Review]] = defaultdict(list)
    for review in reader.find(REVIEWS):
        reviews[str(review.agreement)].append(review)
    events: list[Any] = []
    for agreement in reader.find(AGREEMENTS):
        if agreement.partner in names and in_force(agreement, clock.today()):
            events += _of_agreement(agreement, names[agreement.partner], reviews[agreement.id])
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


def _of_agreement(agreement: Agreement, partner: str, reviews: list[Review]) -> list[Any]:
    """Its end, the last day on which notice can be given, and the next review. Open-ended ones have no end to tell."""
    named = {"agreement": agreement.name, "partner": partner}
    found = []
    shown = term_end(agreement, clock.today())
    if shown:
        end = reading.last_day(shown)
        words = _("Ends: {agreement} with {partner}")
        if agreement.renewal == "by_itself":
            words = _("Renews by itself after today: {agreement} with {partner}")
        found.append(_event(f"{agreement.id}-end", end, words.format(**named)))
        if agreement.notice_days:
            words = _("Last day for notice: {agreement} with {partner}").format(**named)
            found.append(_event(f"{agreement.id}-notice", notice_day(agreement, end), words))
    review = next_review(agreement, reviews)
    if review is not None:
        words = _("Review: {agreement} with {partner}").format(**named)
        found.append(_event(f"{agreement.id}-review", review, words))
    return found


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
