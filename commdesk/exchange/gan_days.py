"""Working days as GanttProject counts them: its week, its holidays, and the days that are worked all the same."""

from bisect import bisect_left
from datetime import date, timedelta

from commdesk.errors import KnownError
from commdesk.text import _

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)  # the days that a record can have


class WorkingDays:
    """The calendar of one plan. Without a word in the file, Saturday and Sunday are free.

    As in GanttProject's WeekendCalendarImpl: what is said of one day of one year goes before what comes each year; a
    day said to be worked (WORKING_DAY) is worked even at a weekend, if it is said of that very day; and where weekends
    are only shown, they are worked.
    """

    def __init__(self) -> None:
        self.work_weekends = False
        self._weekend = [False] * 5 + [True, True]
        self._once: dict[date, str] = {}
        self._yearly: dict[tuple[int, int], str] = {}
        self._days: list[date] = []  # working days, as far as anybody has asked
        self._next = FIRST

    def week(self, weekend: list[bool]) -> None:
        """Says of each day from Monday on whether it is free."""
        self._weekend = weekend

    def event(self, year: int, month: int, of_month: int, what: str) -> None:
        """HOLIDAY, WORKING_DAY or NEUTRAL for a day; ``year`` 0 for one that comes each year. What is no day is passed over."""
        try:
            day = date(year or 2000, month, of_month)
        except ValueError:
            return
        if year:
            self._once[day] = what
        else:
            self._yearly[day.month, day.day] = what

    def works(self, day: date) -> bool:
        """Whether a day is a working day."""
        once, yearly = self._once.get(day), self._yearly.get((day.month, day.day))
        said = once if once in ("HOLIDAY", "WORKING_DAY") else yearly
        weekend = self._weekend[day.weekday()]
        if weekend and once == "WORKING_DAY":
            return True
        return said != "HOLIDAY" and (not weekend or self.work_weekends)

    def end(self, start: date, length: int) -> date:
        """The last day of a task of so many working days, its start included; the start itself for a length of 0.

        A start that is no working day stays the start, and counting begins with the next working day. ``start`` is not
        before 1900. Raises KnownError for an end beyond all years.
        """
        if length <= 0:
            return start
        self._reach(start)
        first = bisect_left(self._days, start)
        while len(self._days) < first + length:
            if self._next > LAST:
                raise KnownError(
                    _("It would end after the year 2199. Please check its start and its length.")
                )
            self._reach(self._next)
        return self._days[first + length - 1]

    def _reach(self, day: date) -> None:
        """Looks at all days up to this one, each once however many tasks there are."""
        while self._next <= day:
            if self.works(self._next):
                self._days.append(self._next)
            self._next += timedelta(days=1)
