"""When agreements are to be looked at again by both sides."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.figures.agreements import days_of, in_force
from commdesk.figures.periods import add_months
from commdesk.records import reading
from commdesk.records.agreements import REVIEWS, Agreement, Review
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader

AHEAD_DAYS = 30


class ReviewDue(NamedTuple):
    """An agreement in force whose review falls due on ``day``."""

    agreement: Agreement
    partner: str
    day: date


def next_review(agreement: Agreement, reviews: list[Review]) -> date | None:
    """The day of the next review; None where none was agreed.

    The day that the last review set, else so many months after it as was agreed; before the first review so many months after
    the signing, else the start, else the day the agreement was entered. Whole months: the 31st becomes a month's last day.
    """
    last = max(reviews, key=lambda one: str(one.day), default=None)
    if last is not None and last.next_on:
        return date.fromisoformat(last.next_on)
    if not agreement.review_months:
        return None
    if last is not None:
        begin = date.fromisoformat(str(last.day))
    elif agreement.signed_on:
        begin = date.fromisoformat(agreement.signed_on)
    elif agreement.start:
        begin = reading.first_day(agreement.start)
    else:
        begin = date.fromisoformat(agreement.made[:10])
    return add_months(begin, agreement.review_months)


def reviews_due(reader: Reader, today: date | None = None, ahead: int = AHEAD_DAYS) -> list[ReviewDue]:
    """Reviews of agreements in force that are due within so many days or late, the earliest first; ended partners left out."""
    today = today or clock.today()
    partners = {one.id: one for one in reader.lean(PARTNERS, ("id", "name", "stage"))}
    of: dict[str, list[Review]] = defaultdict(list)
    for review in reader.lean(REVIEWS, ("agreement", "day", "next_on")):
        of[str(review.agreement)].append(review)
    found = []
    for agreement in days_of(reader):
        day = next_review(agreement, of.get(agreement.id, []))
        if day is None or day > today + timedelta(days=ahead):
            continue
        partner = partners[agreement.partner]
        if partner.stage != "ended" and in_force(agreement, today):
            found.append(ReviewDue(agreement, partner.name, day))
    return sorted(found, key=lambda one: (one.day, one.partner))
