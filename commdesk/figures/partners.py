"""Partners: who works with us, which agreements want renewing, and which promises were kept."""

from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.figures import periods
from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.partners import PARTNERS, Partner
from commdesk.records.promises import COMMITMENTS, Commitment
from commdesk.store.query import Query
from commdesk.store.store import Reader

WORKING_STAGES = ("active", "under_review")
WARNING_DAYS = 30


class Side(NamedTuple):
    """One side's promises that fell due in a period: how many, kept on time, kept late, broken, still open."""

    due: int = 0
    kept: int = 0
    late: int = 0
    broken: int = 0
    open: int = 0

    @property
    def rate(self) -> float | None:
        """Kept on time ÷ all that fell due; None when none did."""
        return self.kept / self.due if self.due else None


class PartnerFigures(NamedTuple):
    """Partners of a period: active at its end (or today), agreements due for renewal then, promises of both."""

    active: int
    agreements_in_force: int
    agreements_due: int
    ours: Side
    theirs: Side


class Renewal(NamedTuple):
    """An agreement that wants a decision before ``end``; ``act_by`` is the last day to give notice."""

    agreement: Agreement
    partner: str
    end: date
    act_by: date


def is_active(partner: Partner, day: date) -> bool:
    """Active or under review (or ended, but later than ``day``), and ``day`` within the dates we have.

    A date known to the month or year counts from its first day as a start, to its last as an end.
    """
    begun = not partner.start or reading.first_day(partner.start) <= day
    over = bool(partner.end) and reading.last_day(str(partner.end)) < day
    if partner.stage in WORKING_STAGES:
        return begun and not over
    return partner.stage == "ended" and bool(partner.end) and begun and not over


def in_force(agreement: Agreement, day: date) -> bool:
    """Begun and not past its end; without a start it counts as begun."""
    begun = not agreement.start or reading.first_day(agreement.start) <= day
    return begun and (not agreement.end or reading.last_day(agreement.end) >= day)


def due_for_renewal(agreement: Agreement, day: date) -> bool:
    """End − notice period − 30 days ≤ ``day``, and the end not past. Open-ended ones never are."""
    if not agreement.end:
        return False
    end = reading.last_day(agreement.end)
    warned = end - timedelta(days=(agreement.notice_days or 0) + WARNING_DAYS)
    return warned <= day <= end


def renewals(reader: Reader, day: date | None = None) -> list[Renewal]:
    """Agreements due for renewal on ``day`` (today), the first to end first; ended partners left out."""
    day = day or clock.today()
    partners = {p.id: p for p in reader.find(PARTNERS)}
    found = []
    for agreement in reader.find(AGREEMENTS):
        partner = partners[agreement.partner]
        if partner.stage != "ended" and due_for_renewal(agreement, day):
            end = reading.last_day(agreement.end)
            act_by = end - timedelta(days=agreement.notice_days or 0)
            found.append(Renewal(agreement, partner.name, end, act_by))
    return sorted(found, key=lambda r: (r.end, r.partner))


def fell_due(promise: Commitment, period: Period, today: date) -> bool:
    """Due in the period and not after today; released promises, and those without a day, never are."""
    if not promise.due or promise.state == "released":
        return False
    day = reading.last_day(promise.due)
    settled_already = promise.state != "open" and day <= today
    return period.start <= day <= period.end and (settled_already or day < today)


def promises(reader: Reader, period: Period) -> tuple[Side, Side]:
    """Our promises and theirs that fell due in a period.

    Kept on time ÷ all that fell due: kept, kept late, broken, or open past their day. What was kept is taken
    from the promise's state, as the person who settled it said.
    """
    today = clock.today()
    states: dict[str, list[str]] = {"ours": [], "theirs": []}
    for promise in reader.find(COMMITMENTS):
        if fell_due(promise, period, today):
            states[promise.side].append(promise.state)
    return _side(states["ours"]), _side(states["theirs"])


def side_of(promises: list[Commitment], side: str, period: Period, today: date | None = None) -> Side:
    """One side of the promises of one partner, as ``promises`` counts them for all."""
    today = today or clock.today()
    return _side([one.state for one in promises if one.side == side and fell_due(one, period, today)])


def count(reader: Reader, period: Period) -> PartnerFigures:
    """The partner figures of a period."""
    day = periods.as_of(period)
    ours, theirs = promises(reader, period)
    return PartnerFigures(
        active=sum(is_active(partner, day) for partner in reader.find(PARTNERS)),
        agreements_in_force=sum(in_force(agreement, day) for agreement in reader.find(AGREEMENTS)),
        agreements_due=len(renewals(reader, day)),
        ours=ours,
        theirs=theirs,
    )


def days_late(promise: Commitment, today: date | None = None) -> int:
    """How many days an open promise is past its day; 0 when it is not late."""
    if promise.state != "open" or not promise.due:
        return 0
    return max(0, ((today or clock.today()) - reading.last_day(promise.due)).days)


def late_promises(reader: Reader, today: date | None = None) -> list[Commitment]:
    """Open promises of either side whose day has passed, the longest overdue first."""
    today = today or clock.today()
    still_open = reader.find(COMMITMENTS, Query(equals={"state": "open"}))
    late = [p for p in still_open if days_late(p, today)]
    return sorted(late, key=lambda p: (reading.last_day(p.due), p.what))


def _side(states: list[str]) -> Side:
    return Side(
        due=len(states),
        kept=states.count("kept"),
        late=states.count("kept_late"),
        broken=states.count("broken"),
        open=states.count("open"),
    )
