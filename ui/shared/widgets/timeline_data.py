"""What a timeline shows and where days fall on it; no painting here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commdesk import text
from commdesk.text import _

#: Pixels a day at the usual text size, for each scale that can be shown.
SCALES = {"week": 14.0, "month": 2.75, "quarter": 1.15, "year": 0.42}

Milestone = tuple[date, str, bool]


@dataclass(frozen=True)
class TimelineRow:
    """One goal or action; what is part of the row above it has a higher ``level``. A ``goal`` is written strong.

    ``chip`` is its state's word and ``chip_tone`` that word's tone; ``share`` is how much is done, 0 to 1,
    None when nobody counts it; ``tone`` colours the bar; ``milestones`` are (day, words, reached). An
    ``ongoing`` row has no end and is drawn dashed. ``marks`` are the milestones' own keys where they can be moved,
    ``moves`` says whether the bar can. ``planned`` are the days of the frozen plan, drawn as a thin line where they differ;
    a row that ``decides`` the end has a frame. What ``links`` can be linked to others, as its milestones can. A ``heading``
    names the rows below it and cannot be chosen.
    """

    key: str
    text: str
    level: int = 0
    goal: bool = True
    chip: str = ""
    chip_tone: str = "quiet"
    owner: str = ""
    start: date | None = None
    end: date | None = None
    share: float | None = None
    tone: str = "accent"
    milestones: tuple[Milestone, ...] = ()
    ongoing: bool = False
    marks: tuple[str, ...] = ()
    moves: bool = True
    planned: tuple[date | None, date | None] = (None, None)
    decides: bool = False
    links: bool = False
    heading: bool = False


@dataclass(frozen=True)
class Axis:
    """Days along the chart: ``first`` to ``last``, ``per_day`` pixels each."""

    first: date
    last: date
    per_day: float

    def x(self, day: date) -> float:
        """Pixels from the chart's beginning to the beginning of ``day``."""
        return (day - self.first).days * self.per_day

    def day(self, x: float) -> date:
        """The day at so many pixels from the chart's beginning."""
        return _later(self.first, int(x // self.per_day))

    def width(self) -> int:
        """Pixels of the whole chart."""
        return round(((self.last - self.first).days + 1) * self.per_day)

    def ticks(self, months: int, left: float = 0, right: float | None = None) -> Iterator[date]:
        """The first days of every ``months``-th month of a year (0: Mondays), between two pixels of the axis.

        One tick more is given on either side, for words that reach into the room from outside.
        """
        if not months:
            yield from self._mondays(left, right)
            return
        begin = _earlier(_later(self.first, int(left / self.per_day)), 31 * months)
        end = self.last if right is None else min(self.last, _later(self.first, int(right / self.per_day)))
        end = min(self.last, _later(end, 31 * months)) if right is not None else end
        day = max(self.first, begin).replace(day=1)
        while day <= end:
            if (day.month - 1) % months == 0 and day >= self.first:
                yield day
            if (day.year, day.month) == (9999, 12):
                return
            day = next_month(day)

    def _mondays(self, left: float, right: float | None) -> Iterator[date]:
        day = max(self.first, _earlier(_later(self.first, int(left / self.per_day)), 7))
        day = _later(day, -day.weekday() % 7)
        end = (
            self.last if right is None else min(self.last, _later(self.first, int(right / self.per_day) + 7))
        )
        while day <= end:
            yield day
            following = _later(day, 7)
            if following <= day:
                return
            day = following


def next_month(day: date) -> date:
    """The first day of the month after ``day``'s."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def span(rows: list[TimelineRow], today: date, scale: str, per_day: float, room: int) -> Axis:
    """An axis for all days of ``rows`` and today, a month to spare, and at least ``room`` pixels long."""
    days = [today]
    for row in rows:
        days += [day for day in (row.start, row.end) if day is not None]
        days += [day for day, _words, _reached in row.milestones]
    spare = {"week": 9, "month": 16, "quarter": 46, "year": 184}[scale]
    first = _earlier(min(days), spare).replace(day=1)
    if scale == "year":
        first = first.replace(month=1)
    elif scale == "quarter":
        first = first.replace(month=first.month - (first.month - 1) % 3)
    last = next_month(_later(max(days), spare)) - timedelta(days=1)
    last = max(last, _later(first, int(room / per_day)))
    return Axis(first, last, per_day)


def _earlier(day: date, days: int) -> date:
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return date(1, 1, 1)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date(9999, 11, 30)


def when(row: TimelineRow) -> str:
    """The row's days in words."""
    if row.start and row.end:
        return _("{start} to {end}").format(start=text.day_medium(row.start), end=text.day_medium(row.end))
    if row.end:
        return _("due {day}").format(day=text.day_medium(row.end))
    if row.start and row.ongoing:
        return _("ongoing since {day}").format(day=text.day_medium(row.start))
    if row.start:
        return _("from {day}").format(day=text.day_medium(row.start))
    return _("ongoing") if row.ongoing else _("no dates yet")


def milestone_words(milestone: Milestone) -> str:
    """A milestone in words: its day, what it is, whether it is reached."""
    day, words, reached = milestone
    line = _("{day}: {words} (reached)") if reached else _("{day}: {words}")
    return line.format(day=text.day_medium(day), words=words)


def describe(row: TimelineRow) -> str:
    """All that is drawn of a row, in words: for the tooltip and for those who cannot see the bars."""
    parts = [row.text, row.chip, row.owner, when(row)]
    if row.share is not None:
        parts.append(_("{share} done").format(share=text.percent(min(1.0, max(0.0, row.share)))))
    if row.decides:
        parts.append(_("its days decide the end"))
    end = row.planned[1]
    if end is not None and row.end is not None and end != row.end:
        parts.append(_("planned for {day}").format(day=text.day_medium(end)))
    lines = [" · ".join(part for part in parts if part)]
    return "\n".join(lines + [milestone_words(milestone) for milestone in row.milestones])
