"""The days on which agreements with partners ask for something: a decision, an end, a review."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from commdesk.figures.agreements import in_force, notice_day, term_end
from commdesk.figures.reviews import next_review
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, REVIEWS, Agreement, Review
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader


class PartnerDay(NamedTuple):
    """``what`` is ``notice`` (the last day on which it can be given), ``end``, ``renews`` (after that day it goes on) or
    ``review``; ``shown`` the day as exactly as it is known.
    """

    day: date
    shown: str
    what: str
    agreement: Agreement
    partner: str


def days(reader: Reader, today: date) -> list[PartnerDay]:
    """What is to come of agreements that have not ended, with partners we have not ended with, the earliest first.

    Of one that renews by itself the term that runs. Open-ended ones have no end and no notice day. A review may be late.
    """
    names = {partner.id: partner.name for partner in reader.find(PARTNERS) if partner.stage != "ended"}
    reviews: dict[str, list[Review]] = defaultdict(list)
    for review in reader.find(REVIEWS):
        reviews[str(review.agreement)].append(review)
    found: list[PartnerDay] = []
    for agreement in reader.find(AGREEMENTS):
        if agreement.partner in names and (in_force(agreement, today) or _to_come(agreement, today)):
            found += _of(agreement, names[agreement.partner], reviews[agreement.id], today)
    return sorted(found, key=lambda one: (one.day, one.partner, one.agreement.name, one.what))


def _to_come(agreement: Agreement, today: date) -> bool:
    return bool(agreement.start) and reading.first_day(str(agreement.start)) > today


def _of(agreement: Agreement, partner: str, reviews: list[Review], today: date) -> list[PartnerDay]:
    found = []
    shown = term_end(agreement, today)
    if shown:
        end = reading.last_day(shown)
        what = "renews" if agreement.renewal == "by_itself" else "end"
        found.append(PartnerDay(end, shown, what, agreement, partner))
        if agreement.notice_days:
            last = notice_day(agreement, end)
            found.append(PartnerDay(last, last.isoformat(), "notice", agreement, partner))
    day = next_review(agreement, reviews)
    if day is not None:
        found.append(PartnerDay(day, day.isoformat(), "review", agreement, partner))
    return found
