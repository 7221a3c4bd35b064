"""Required service: how much of the hours that a school, a court or benefit rules ask for has been given. In minutes."""

from datetime import date
from typing import NamedTuple

from commdesk import clock
from commdesk.figures.goals import BEHIND_POINTS
from commdesk.figures.periods import Period
from commdesk.records import reading
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import is_month
from commdesk.records.volunteers import SERVICES, VOLUNTEERS, Service
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import N_

# What a standing is called, and its tone.
STANDINGS = {
    "done": (N_("Done"), "good"),
    "late": (N_("Late"), "bad"),
    "behind": (N_("Behind"), "bad"),
    "on_track": (N_("On track"), "good"),
    "open": (N_("Under way"), "quiet"),
}

_SHIFTS = """
    SELECT day, programme, activity, minutes, start, finish FROM shifts INDEXED BY shifts_volunteer
    WHERE volunteer = ? AND status = 'completed' AND day BETWEEN ? AND ? ORDER BY day, id
"""


class Given(NamedTuple):
    """One completed shift of a person: its day (or whole month), programme id, activity, minutes, times if known."""

    day: str
    programme: str
    activity: str
    minutes: int
    start: str | None
    finish: str | None


class Progress(NamedTuple):
    """A required service and what has been given of it.

    ``minutes`` counted of ``target``; ``share`` may pass 1; ``gone`` is the share of its time that has passed and
    ``days_left`` the days to its due day, below 0 after it; both None without one. ``standing``: see STANDINGS.
    """

    service: Service
    name: str
    programme: str
    minutes: int
    target: int
    share: float
    gone: float | None
    days_left: int | None
    standing: str

    @property
    def missing(self) -> int:
        """The minutes that are still to be given, 0 when it is done."""
        return max(0, self.target - self.minutes)


def shifts_of(
    reader: Reader, volunteer: str, start: date, end: date, programme: str | None = None
) -> list[Given]:
    """A person's completed shifts between two days, both counted, of one programme where named, in order.

    Hours kept for a whole month belong to it only where that whole month lies between the two days, or has begun
    and is not over while the second day is today.
    """
    span = Period(start, end)
    running = end == clock.today()
    found = []
    for row in reader.rows(_SHIFTS, [volunteer, span.first, span.last]):
        given = Given(*row)
        if programme and given.programme != programme:
            continue
        if is_month(given.day) and reading.last_day(given.day) > end and not running:
            continue
        found.append(given)
    return found


def counted(reader: Reader, service: Service, today: date | None = None) -> list[Given]:
    """The shifts that count for a required service: from its start to its due day or today, whichever is earlier."""
    today = today or clock.today()
    end = min(today, date.fromisoformat(service.due)) if service.due else today
    return shifts_of(
        reader, str(service.volunteer), date.fromisoformat(str(service.start)), end, service.programme
    )


def progress(reader: Reader, service: Service, today: date | None = None) -> Progress:
    """How far a required service has come.

    Done once the hours are given; late when the due day passed without them; behind when the share of hours trails
    the share of time gone by more than 10 points, as for goals. Without a due day it is under way.
    """
    today = today or clock.today()
    minutes, target = sum(g.minutes for g in counted(reader, service, today)), int(service.minutes or 0)
    share = minutes / target if target else 1.0
    gone = left = None
    standing = "open"
    if service.due:
        start, due = date.fromisoformat(str(service.start)), date.fromisoformat(service.due)
        left = (due - today).days
        gone = min(1.0, max(0.0, ((today - start).days) / max(1, (due - start).days)))
        standing = "behind" if round(gone - share, 9) > BEHIND_POINTS else "on_track"
        if left < 0:
            standing = "late"
    if share >= 1:
        standing = "done"
    name = reader.labels(VOLUNTEERS, [str(service.volunteer)]).get(str(service.volunteer), "")
    programme = reader.labels(PROGRAMMES, [service.programme or ""]).get(service.programme or "", "")
    return Progress(service, name, programme, minutes, target, share, gone, left, standing)


def all_progress(reader: Reader, today: date | None = None, *, settled: bool = False) -> list[Progress]:
    """Every required service by due day, those without one last; those with a statement given when ``settled``."""
    query = Query() if settled else Query(equals={"done_on": None})
    found = [progress(reader, service, today) for service in reader.find(SERVICES, query)]
    return sorted(found, key=lambda p: (p.service.due is None, p.service.due or "", p.name))
