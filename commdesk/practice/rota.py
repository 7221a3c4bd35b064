"""The practice group's rota: when its programmes repeat, who was asked for the next two weeks and what they said.

Drawn from a generator of its own, so that the two years before stay as they are.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from commdesk.figures import repeats
from commdesk.practice.programmes import PLANS, Plan
from commdesk.records.kind import column_names
from commdesk.records.programmes import Series, Session
from commdesk.records.shifts import Shift

if TYPE_CHECKING:
    from commdesk.practice.group import Maker

KNOWN_DAYS = 56  # since when sessions are kept as parts of a series
FAR_DAYS = 200  # how far ahead the breaks are known


class Hours(NamedTuple):
    """When a programme takes place and how many people it needs; ``rule`` for each weekday on which it does."""

    start: str | None
    finish: str | None
    needed: int | None
    rule: str = "FREQ=WEEKLY"
    weekdays: tuple[int, ...] = ()


HOURS = {
    "Food table": Hours("10:00", "13:00", 6, weekdays=(5,)),
    "Language café": Hours("18:00", "19:30", 4, weekdays=(0, 3)),
    "Homework help": Hours("15:30", "17:00", 4, weekdays=(1,)),
    "River clean-up": Hours("12:30", "15:00", 4, "FREQ=WEEKLY;INTERVAL=2", (5,)),
    "Visiting": Hours(None, None, 1, weekdays=(2, 4)),
    "Repair café": Hours("11:00", "15:00", 8, "FREQ=MONTHLY;BYDAY=1SU", (6,)),
    "Newsletter": Hours("19:00", "21:00", None, "FREQ=MONTHLY;BYDAY=4WE", (2,)),
}
_LAST_RIVER_DAY = (11, 30)

_COLUMNS = (*column_names(Shift), "find")
Row = tuple[Any, ...]


class Rota:
    """Told while the two years are: the series first, then each session as it comes."""

    def __init__(self, maker: "Maker") -> None:
        self._maker = maker
        self._rng = Random(f"rota {maker.today}")
        self._series: dict[tuple[str, int], Series] = {}
        self._on: dict[date, list[str]] = {}  # who is planned on a day
        self._moved = False

    def series(self, programmes: dict[str, str]) -> Iterator[Series]:
        """The series of all programmes; days on which there is a break are left out."""
        today = self._maker.today
        for plan in PLANS:
            hours = HOURS[plan.name]
            for weekday in hours.weekdays:
                begin = _first(plan, weekday, today - timedelta(days=KNOWN_DAYS))
                if begin is None:
                    continue
                until = None
                if plan.name == "River clean-up":
                    until = date(begin.year, *_LAST_RIVER_DAY).isoformat()
                series = Series(
                    id=self._id(begin), made=f"{begin.isoformat()}T18:00:00Z", programme=programmes[plan.name],
                    day=begin.isoformat(), until=until, rule=hours.rule, start=hours.start, finish=hours.finish,
                    place=plan.place, needed=hours.needed,
                )  # fmt: skip
                far = (today + timedelta(days=FAR_DAYS)).isoformat()
                out = [
                    d
                    for d in repeats.days(series, begin.isoformat(), far)
                    if not plan.meets(date.fromisoformat(d))
                ]
                series.skipped = "\n".join(out)
                self._series[plan.name, weekday] = series
                yield series

    def told(self, plan: Plan, session: Session, shifts: list[Row]) -> tuple[Session, list[Row]]:
        """A session with its times and its series; of a coming one also who was asked and what they said."""
        hours, day = HOURS[plan.name], date.fromisoformat(str(session.day))
        session.start, session.finish = hours.start, hours.finish
        series = self._series.get((plan.name, day.weekday()))
        if series is not None and session.day in repeats.days(series, str(session.day), str(session.day)):
            session.series, session.series_day, session.needed = series.id, session.day, hours.needed
        if day < self._maker.today:
            session.called_off = int(
                bool(session.note)
            )  # a note of these years says why it did not take place
            return session, shifts
        if plan.name == "Homework help" and not self._moved and (day - self._maker.today).days >= 7:
            self._moved = True
            session.day = (day + timedelta(days=1)).isoformat()
            session.note = "The school has a concert on Tuesday"
        return session, [self._asked(plan, session, row, at) for at, row in enumerate(shifts)]

    def _asked(self, plan: Plan, session: Session, row: Row, at: int) -> Row:
        shift = dict(zip(_COLUMNS, row, strict=True))
        day, luck = date.fromisoformat(str(session.day)), self._rng.random()
        reply = "no" if luck < 0.08 else "asked" if luck < 0.33 else "yes"
        here = self._on.setdefault(day, [])
        if plan.name == "River clean-up" and at == 0 and here:
            # Somebody said yes twice for the same noon.
            shift["volunteer"], reply = here[0], "yes"
        elif shift["volunteer"] in here and plan.name == "River clean-up":
            reply = "no"
        if shift["volunteer"] and reply == "yes":
            here.append(shift["volunteer"])
        shift.update(
            day=session.day, session=session.id, start=session.start, finish=session.finish, source="rota",
            reply=reply, status="cancelled" if reply == "no" else "planned",
        )  # fmt: skip
        return tuple(shift.values())

    def _id(self, day: date) -> str:
        """An id as all others, without drawing from the generator of the two years."""
        maker = self._maker
        others, maker.rng = maker.rng, self._rng
        try:
            return maker.new_id(day)
        finally:
            maker.rng = others


def _first(plan: Plan, weekday: int, since: date) -> date | None:
    """The first day from ``since`` on which a programme meets on that weekday; None when it pauses for long."""
    for ahead in range(KNOWN_DAYS + 60):
        day = since + timedelta(days=ahead)
        if day.weekday() == weekday and plan.meets(day):
            return day
    return None
