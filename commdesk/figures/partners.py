"""Partners: who works with us, and their figures of a period."""

from datetime import date
from typing import NamedTuple

from commdesk.figures import agreements, periods, promises
from commdesk.figures.periods import Period
from commdesk.figures.promises import Side
from commdesk.records import reading
from commdesk.records.partners import PARTNERS, Partner
from commdesk.store.store import Reader

WORKING_STAGES = ("active", "under_review")


class PartnerFigures(NamedTuple):
    """Partners of a period: active at its end (or today), agreements due for renewal then, promises of both."""

    active: int
    agreements_in_force: int
    agreements_due: int
    ours: Side
    theirs: Side


def is_active(partner: Partner, day: date) -> bool:
    """Active or under review (or ended, but later than ``day``), and ``day`` within the dates we have.

    A date known to the month or year counts from its first day as a start, to its last as an end.
    """
    begun = not partner.start or reading.first_day(partner.start) <= day
    over = bool(partner.end) and reading.last_day(str(partner.end)) < day
    if partner.stage in WORKING_STAGES:
        return begun and not over
    return partner.stage == "ended" and bool(partner.end) and begun and not over


def count(reader: Reader, period: Period) -> PartnerFigures:
    """The partner figures of a period."""
    day = periods.as_of(period)
    ours, theirs = promises.kept(reader, period)
    return PartnerFigures(
        active=sum(is_active(partner, day) for partner in reader.lean(PARTNERS, ("stage", "start", "end"))),
        agreements_in_force=sum(agreements.in_force(one, day) for one in agreements.days_of(reader)),
        agreements_due=len(agreements.renewals(reader, day)),
        ours=ours,
        theirs=theirs,
    )
