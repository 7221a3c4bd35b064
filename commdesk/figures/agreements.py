"""Agreements with partners: until when they run, what wants deciding by when, and which run at the same time."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from commdesk import clock
from commdesk.figures.periods import same_day
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS, Agreement
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader

WARNING_DAYS = 30
USUAL_TERM = 12  # months


class Renewal(NamedTuple):
    """An agreement that wants a decision before ``end``; ``act_by`` is the last day to give notice.

    ``shown`` is the end as exactly as it is known. ``settled`` says that the notice day of one that renews by itself
    has passed: it will go on, and nothing is to be decided.
    """

    agreement: Agreement
    partner: str
    end: date
    act_by: date
    shown: str
    settled: bool


def term_end(agreement: Agreement, day: date) -> str | None:
    """The end of the term that runs on ``day``, as exactly as it is known; None for an open-ended agreement.

    One that renews by itself goes on for ``renews_months`` at a time, else for as long as it was made for, else for a
    year. Whole months: the last day of February stays the last. The others end once.
    """
    end = agreement.end
    if not end or agreement.renewal != "by_itself" or reading.last_day(end) >= day:
        return end
    length = agreement.renews_months or _made_for(agreement)
    # Near enough, then step by step: terms may be a month and the end a century ago.
    count = max(0, (day.year - reading.last_day(end).year - 1) * 12 // length)
    while True:
        count += 1
        try:
            moved = _moved(end, count * length)
        except ValueError:
            return end
        if reading.last_day(moved) >= day:
            return moved


def days_of(reader: Reader) -> list[Any]:
    """All agreements with their names and days alone, which is what the figures ask for."""
    names = (
        "id",
        "made",
        "partner",
        "name",
        "start",
        "end",
        "renewal",
        "renews_months",
        "notice_days",
        "review_months",
        "signed_on",
    )
    return reader.lean(AGREEMENTS, names)


def in_force(agreement: Agreement, day: date) -> bool:
    """Begun and not past its end; without a start it counts as begun. One that renews by itself goes on."""
    begun = not agreement.start or reading.first_day(agreement.start) <= day
    return begun and not over(agreement, day)


def over(agreement: Agreement, day: date) -> bool:
    """Whether its end has passed; one that renews by itself is never over, nor is an open-ended one."""
    end = term_end(agreement, day)
    return bool(end) and reading.last_day(str(end)) < day


def notice_day(agreement: Agreement, end: date) -> date:
    """The last day on which notice can be given for that end."""
    return end - timedelta(days=agreement.notice_days or 0)


def due_for_renewal(agreement: Agreement, day: date) -> bool:
    """End − notice period − 30 days ≤ ``day``, and the end not past. Open-ended ones never are."""
    shown = term_end(agreement, day)
    if not shown:
        return False
    end = reading.last_day(shown)
    return notice_day(agreement, end) - timedelta(days=WARNING_DAYS) <= day <= end


def renewals(reader: Reader, day: date | None = None) -> list[Renewal]:
    """Agreements due for renewal on ``day`` (today), the first to end first; ended partners left out."""
    day = day or clock.today()
    due = [agreement for agreement in days_of(reader) if due_for_renewal(agreement, day)]
    partners = {one.id: one for one in reader.lean(PARTNERS, ("id", "name", "stage"))} if due else {}
    found = []
    for agreement in due:
        partner = partners[agreement.partner]
        if partner.stage != "ended":
            shown = str(term_end(agreement, day))
            end = reading.last_day(shown)
            act_by = notice_day(agreement, end)
            settled = agreement.renewal == "by_itself" and act_by < day
            found.append(Renewal(agreement, partner.name, end, act_by, shown, settled))
    return sorted(found, key=lambda r: (r.end, r.partner))


def beside(agreement: Agreement, others: list[Agreement]) -> list[Agreement]:
    """Those of the others with the same partner that run at the same time, if only for a day."""
    start, end = _span(agreement)
    found = []
    for other in others:
        if other.id == agreement.id or other.partner != agreement.partner:
            continue
        begin, finish = _span(other)
        if begin <= end and start <= finish:
            found.append(other)
    return found


def _span(agreement: Agreement) -> tuple[date, date]:
    ends = agreement.end and agreement.renewal != "by_itself"
    return (
        reading.first_day(agreement.start) if agreement.start else date.min,
        reading.last_day(str(agreement.end)) if ends else date.max,
    )


def _made_for(agreement: Agreement) -> int:
    """The months of its first term, the nearest whole number of them; a year where its start is not known."""
    if not agreement.start:
        return USUAL_TERM
    start = reading.first_day(agreement.start)
    after = reading.last_day(str(agreement.end)) + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month + round((after.day - start.day) / 30)
    return max(1, months)


def _moved(end: str, months: int) -> str:
    """A vague day moved by months; a year stays a year when it can."""
    if len(end) == 4 and months % 12 == 0:
        return f"{int(end) + months // 12:04}"
    moved = same_day(reading.last_day(end), months)
    return moved.isoformat() if len(end) == 10 else moved.isoformat()[:7]
