"""Promises of both sides: on which days they fall due, how each time went, and how many were kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from commdesk import clock
from commdesk.figures.periods import Period, add_months
from commdesk.records import reading
from commdesk.records.agreements import AGREEMENTS
from commdesk.records.promises import COMMITMENTS, EVERY_MONTHS, PROMISE_TIMES, Commitment, PromiseTime
from commdesk.store.query import Query
from commdesk.store.store import Reader

# How far ahead the next time of a promise is looked for: longer than the longest rhythm.
AHEAD_DAYS = 400


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


class Fall(NamedTuple):
    """Once that a promise falls due; ``day`` is None for one without a day, ``shown`` the day as exactly as it is known.

    ``time`` is the record of this time of a promise that comes again, where something was said of it.
    """

    promise: Commitment
    day: date | None
    shown: str
    state: str
    settled_on: str | None = None
    evidence: str = ""
    time: PromiseTime | None = None


class Late(NamedTuple):
    """An open promise whose day has passed: the first day that was missed, and how many of its times were."""

    promise: Commitment
    day: date
    times: int


def turns(promise: Commitment, until: date, stop: date | None = None) -> list[date]:
    """The days on which a promise that comes again falls due, up to ``until``: the last day of each week, month …

    counted from its start. It ends with its own ``due``, with ``stop`` (the end of its agreement), and when it is no
    longer open with the day on which it was settled. One that does not come again has none.
    """
    if not promise.every or not promise.start:
        return []
    begin = reading.first_day(promise.start)
    ends = [until, stop or until]
    if promise.due:
        ends.append(reading.last_day(promise.due))
    if promise.state != "open" and promise.settled_on:
        ends.append(date.fromisoformat(promise.settled_on))
    return list(_ends(begin, promise.every, min(ends)))


def falls(
    promise: Commitment, times: Iterable[PromiseTime], until: date, stop: date | None = None
) -> list[Fall]:
    """Every time that a promise falls due up to ``until``, the first first; one that comes once always is one time.

    A time of which nothing was said went as the promise as a whole says. What was said of a day that is no longer one
    of its times, because the rhythm was changed, stays.
    """
    if not promise.every:
        day = reading.last_day(promise.due) if promise.due else None
        return [Fall(promise, day, promise.due or "", promise.state, promise.settled_on, promise.evidence)]
    said = {str(one.due): one for one in times}
    days = {day.isoformat() for day in turns(promise, until, stop)}
    found = []
    for shown in sorted(days | said.keys()):
        one, day = said.get(shown), date.fromisoformat(shown)
        if one is None:
            settled = promise.settled_on if promise.state != "open" else None
            found.append(Fall(promise, day, shown, promise.state, settled))
        else:
            found.append(Fall(promise, day, shown, one.state, one.settled_on, one.evidence, one))
    return found


def next_turn(
    promise: Commitment, times: Iterable[PromiseTime], today: date, stop: date | None = None
) -> date | None:
    """The first day from today on, on which a promise that comes again falls due and is still open."""
    if promise.state != "open":
        return None
    said = {str(one.due): one.state for one in times}
    ahead = turns(promise, today + timedelta(days=AHEAD_DAYS), stop)
    return next((d for d in ahead if d >= today and said.get(d.isoformat(), "open") == "open"), None)


def of_partners(reader: Reader, until: date, partner: str = "") -> list[Fall]:
    """All times of all promises up to ``until``; of one partner where its id is given."""
    made = _lean(reader, {"partner": partner} if partner else {})
    times, stops = known(reader, made, whole=False)
    return [
        fall
        for promise in made
        for fall in falls(promise, times.get(promise.id, ()), until, stops.get(promise.agreement or ""))
    ]


def known(
    reader: Reader, promises: list[Commitment], *, whole: bool = True
) -> tuple[Mapping[str, list[PromiseTime]], Mapping[str, date]]:
    """What was said of the times of those promises that come again, by the promise, and the day on which agreements end.

    An agreement that renews by itself does not end. Without ``whole`` the times have only the fields that figures read.
    """
    names = ("id", "commitment", "due", "state", "settled_on", "evidence")
    again = [promise for promise in promises if promise.every]
    times: dict[str, list[PromiseTime]] = defaultdict(list)
    for some in _parts([promise.id for promise in again]):
        wanted = Query(equals={"commitment": some})
        for one in reader.find(PROMISE_TIMES, wanted) if whole else reader.lean(PROMISE_TIMES, names, wanted):
            times[str(one.commitment)].append(one)
    stops = {}
    for some in _parts(sorted({promise.agreement for promise in again if promise.agreement})):
        for agreement in reader.lean(AGREEMENTS, ("id", "end", "renewal"), Query(equals={"id": some})):
            if agreement.end and agreement.renewal != "by_itself":
                stops[agreement.id] = reading.last_day(agreement.end)
    return times, stops


def _lean(reader: Reader, equals: dict[str, str]) -> list[Any]:
    """Promises as figures need them: there may be thousands, and each is looked at."""
    names = (
        "id", "partner", "agreement", "side", "what", "due", "every", "start", "state", "settled_on", "evidence",
    )  # fmt: skip
    found = reader.lean(COMMITMENTS, names, Query(equals=equals))
    return sorted(found, key=lambda one: (one.due or "", one.what, one.id))


def _parts(ids: list[str]) -> Iterator[tuple[str, ...]]:
    """The ids, as many at a time as a question may hold."""
    for start in range(0, len(ids), 500):
        yield tuple(ids[start : start + 500])


def fell_due(fall: Fall, period: Period, today: date) -> bool:
    """Due in the period and not after today; released promises, and those without a day, never are."""
    if fall.day is None or fall.state == "released" or not period.start <= fall.day <= period.end:
        return False
    return fall.day < today or (fall.state != "open" and fall.day == today)


def kept(reader: Reader, period: Period) -> tuple[Side, Side]:
    """Our promises and theirs that fell due in a period.

    Kept on time ÷ all that fell due: kept, kept late, broken, or open past their day. What was kept is taken
    from the promise's state, as the person who settled it said. Each time of one that comes again falls due by itself.
    """
    today = clock.today()
    found = of_partners(reader, min(period.end, today))
    return side(found, "ours", period, today), side(found, "theirs", period, today)


def side(found: Iterable[Fall], whose: str, period: Period, today: date | None = None) -> Side:
    """One side of the promises that were found, as ``kept`` counts them for all."""
    today = today or clock.today()
    states = [fall.state for fall in found if fall.promise.side == whose and fell_due(fall, period, today)]
    return Side(
        due=len(states),
        kept=states.count("kept"),
        late=states.count("kept_late"),
        broken=states.count("broken"),
        open=states.count("open"),
    )


def days_late(fall: Fall, today: date | None = None) -> int:
    """How many days an open promise is past its day; 0 when it is not late."""
    if fall.state != "open" or fall.day is None:
        return 0
    return max(0, ((today or clock.today()) - fall.day).days)


def late(reader: Reader, today: date | None = None) -> list[Late]:
    """Open promises of either side whose day has passed, the longest overdue first; one that comes again stands once."""
    today = today or clock.today()
    missed: dict[str, list[Fall]] = defaultdict(list)
    for fall in of_partners(reader, today):
        if days_late(fall, today):
            missed[fall.promise.id].append(fall)
    found = [Late(each[0].promise, each[0].day or today, len(each)) for each in missed.values()]
    return sorted(found, key=lambda one: (one.day, one.promise.what))


def upcoming(reader: Reader, today: date, until: date) -> list[Fall]:
    """Open promises that fall due from today up to ``until``; of one that comes again its next time."""
    made = _lean(reader, {"state": "open"})
    times, stops = known(reader, made, whole=False)
    found = []
    for promise in made:
        if not promise.every:
            day = reading.last_day(promise.due) if promise.due else None
        else:
            said = times.get(promise.id, ())
            day = next_turn(promise, said, today, stops.get(promise.agreement or ""))
        if day is not None and today <= day <= until:
            shown = day.isoformat() if promise.every else str(promise.due)
            found.append(Fall(promise, day, shown, "open"))
    return found


def _ends(begin: date, every: str, last: date) -> Iterator[date]:
    """The last day of each week, month … from ``begin`` on, up to ``last``; the 31st becomes a month's last day."""
    months, count = EVERY_MONTHS.get(every), 0
    while True:
        count += 1
        try:
            following = add_months(begin, months * count) if months else begin + timedelta(weeks=count)
        except (ValueError, OverflowError):
            return  # beyond the last year that there is
        if following > last and following - timedelta(days=1) > last:
            return
        yield following - timedelta(days=1)
