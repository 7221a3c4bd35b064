"""The head of a wall's timeline: years, months, weeks or days, and the day it is today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from commdesk import text
from commdesk.charts import letters
from commdesk.charts.letters import Span
from commdesk.charts.palette import INK, LINE, QUIET
from commdesk.reports.pdf_pieces import draw_lines
from commdesk.reports.wall_layout import Days, Layout
from commdesk.text import _

#: Every so many months, where a name for each has no room.
_STEPS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 25, 100, 1000)
_APART = 4.0


@dataclass(frozen=True)
class Tick:
    """A day that is marked, and what it is called: shorter where room is short, nothing where there is none."""

    day: date
    words: str
    shorter: str = ""


class Axis:
    """The lanes of words over the bars, the same height on all pages."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.days: Days = layout.days
        self.size = layout.style.label
        self.leading = self.size * 1.3
        self.today = layout.wall.today if layout.wall.today and self._page(layout.wall.today) >= 0 else None
        self.step = self._step()
        self.names_months = bool(self.step)
        self.full = self._widest(full=True) + _APART <= 28 * self.days.a_day
        digits = letters.width("88", self.size) + _APART
        self.every = 1 if digits <= self.days.a_day else 7 if digits <= 7 * self.days.a_day else 0

    @property
    def height(self) -> float:
        """How high the head is."""
        lanes = 1 + bool(self.names_months) + bool(self.every) + bool(self.today)
        return lanes * self.leading + self.size * 0.3

    def lines(self, page: int) -> Iterator[tuple[float, str, float]]:
        """Upright lines behind the rows of a page: where, colour, how thick."""
        for day, __ in self._weeks(page):
            yield self._x(day, page), LINE, 0.3
        for tick in self._months(page):
            yield self._x(tick.day, page), LINE, 0.7
        for tick in self._years(page):
            if tick.day.month == tick.day.day == 1:
                yield self._x(tick.day, page), QUIET, 0.6

    def draw(self, canvas: Any, left: float, top: float, page: int) -> None:
        """The words of a page, its bars beginning at ``left``."""
        y = top
        self._lane(canvas, left, y, page, list(self._years(page)), bold=True)
        y -= self.leading
        if self.names_months:
            self._lane(canvas, left, y, page, list(self._months(page)))
            y -= self.leading
        if self.every:
            self._lane(canvas, left, y, page, [Tick(day, words) for day, words in self._weeks(page)])
            y -= self.leading
        if self.today is not None and self._page(self.today) == page:
            words = _("today, {day}").format(day=text.day_short(self.today))
            wide = letters.width(words, self.size, True)
            middle = self.today_x(page)
            begin = min(max(middle - wide / 2, 0.0), self.days.room - wide)
            draw_lines(canvas, [[Span(words, self.size, True, INK)]], left + begin, y, self.leading)

    def today_x(self, page: int) -> float:
        """Where today's line stands on a page."""
        assert self.today is not None
        return self._x(self.today, page) + self.days.a_day / 2

    def _x(self, day: date, page: int) -> float:
        return self.days.x(day) - page * self.days.room

    def _page(self, day: date) -> int:
        return self.days.page(day)

    def _lane(
        self, canvas: Any, left: float, top: float, page: int, ticks: list[Tick], bold: bool = False
    ) -> None:
        for number, tick in enumerate(ticks):
            begin = self._x(tick.day, page)
            end = self._x(ticks[number + 1].day, page) if number + 1 < len(ticks) else self.days.room
            ink = INK if bold else QUIET
            for words in (tick.words, tick.shorter):
                if words and begin + 1.5 + letters.width(words, self.size, bold) <= end - 1.5:
                    line = [Span(words, self.size, bold, ink)]
                    draw_lines(canvas, [line], left + begin + 1.5, top, self.leading)
                    break

    def _widest(self, full: bool) -> float:
        months = [date(2026, month, 1) for month in range(1, 13)]
        return max(letters.width(_month(day, full), self.size) for day in months)

    def _step(self) -> int:
        need = self._widest(full=False) + _APART
        return next((step for step in _STEPS if need <= step * 28 * self.days.a_day), 0)

    def _ends(self, page: int) -> tuple[date, date]:
        first = self.days.begins(page)
        return first, first + timedelta(days=self.days.each - 1)

    def _months(self, page: int) -> Iterator[Tick]:
        first, last = self._ends(page)
        day, step = first.replace(day=1), self.step
        while step and day <= last:
            if (day.month - 1) % step == 0 or (step == 1):
                yield Tick(max(day, first), _month(day, self.full), _month(day, False))
            elif day <= first:
                # What began before the page is named where it has room.
                yield Tick(first, _month(first, self.full), _month(first, False))
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)

    def _years(self, page: int) -> Iterator[Tick]:
        first, last = self._ends(page)
        wide = letters.width("2026", self.size, True) + _APART
        every = next((n for n in _YEARS if wide <= n * 365 * self.days.a_day), _YEARS[-1])
        for year in range(first.year, last.year + 1):
            if year == first.year or year % every == 0:
                yield Tick(max(date(year, 1, 1), first), str(year))

    def _weeks(self, page: int) -> Iterator[tuple[date, str]]:
        if not self.every:
            return
        first, last = self._ends(page)
        day = first + timedelta(days=(-first.weekday()) % 7 if self.every == 7 else 0)
        while day <= last:
            yield day, str(day.day)
            day += timedelta(days=self.every)


def _month(day: date, full: bool) -> str:
    return text.month_name(day, year=False) if full else text.month_short(day)
