"""What sections build from: the counted figures, what was asked for, and the footnotes collected on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from commdesk import clock, text
from commdesk.figures import hours, outreach, periods, summary
from commdesk.figures.hours import Tally
from commdesk.figures.periods import Period
from commdesk.figures.summary import Figures
from commdesk.records.group import Group
from commdesk.records.programmes import PROGRAMMES, Programme
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.store import Reader
from commdesk.text import N_, _

# Counts of people below this stay off public prints.
FEW = 5
# A change against an earlier period is told only from this many shifts on, on both sides.
ENOUGH_CASES = 10
NOT_YET = N_("not enough yet")
NO_NUMBER = "–"
# The label of a period that is all the time there are records of.
EVER = "ever"


@dataclass(frozen=True)
class Options:
    """What a person chose for a print. ``compare`` None compares with nothing; no ``sections`` means all.

    ``headline`` takes the place of the proposed one; ``paper`` empty takes the group's own. ``where`` has what the
    page is narrowed by: an id for a record, else the value as records keep it.
    """

    period: Period
    compare: Period | None = None
    language: str = "en"
    paper: str = ""
    large_print: bool = False
    public: bool = False
    sections: tuple[str, ...] = ()
    headline: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Material:
    """Handed from section to section, in the order in which they stand on the page.

    The figures of the impact summary are counted when a section first asks for them, and only then.
    """

    reader: Reader
    options: Options
    notes: list[str] = field(default_factory=list)

    @cached_property
    def figures(self) -> Figures:
        """All figures of the period."""
        return summary.figures(self.reader, self.options.period, self.options.compare)

    @cached_property
    def tally(self) -> Tally:
        """The hours of the period added up, of one programme where the page is narrowed to it."""
        return hours.tally(self.reader, self.period, self.programme.id if self.programme else "")

    @cached_property
    def outreach(self) -> outreach.Outreach:
        """What posts reached in the period, on one channel where the page is narrowed to it."""
        return outreach.count(self.reader, self.period, self.where("channel") or "")

    @cached_property
    def first_day(self) -> date | None:
        """The day of the first completed shift ever, None while there is none."""
        return hours.first_day(self.reader)

    @cached_property
    def group(self) -> Group:
        """Whose page it is."""
        found: Group = self.reader.group()
        return found

    @cached_property
    def person(self) -> Volunteer | None:
        """Whom the page is narrowed to."""
        found: Volunteer | None = self.reader.get(VOLUNTEERS, self.where("person"))
        return found

    @cached_property
    def programme(self) -> Programme | None:
        """The programme the page is narrowed to."""
        found: Programme | None = self.reader.get(PROGRAMMES, self.where("programme"))
        return found

    def where(self, name: str) -> Any:
        """What was chosen for a filter; None for nothing."""
        return self.options.where.get(name) or None

    def note(self, sentence: str) -> int:
        """The number of a footnote; the same sentence keeps its number."""
        if sentence not in self.notes:
            self.notes.append(sentence)
        return self.notes.index(sentence) + 1

    @property
    def period(self) -> Period:
        """The period of the print."""
        return self.options.period

    @property
    def ever(self) -> bool:
        """Whether the period is all the time there are records of."""
        return self.period.label == EVER

    def period_words(self) -> str:
        """What the period is called: its title, or since when there are records."""
        if self.ever:
            return _("since {day}").format(day=text.day_full(self.period.start))
        return periods.title(self.period)

    @property
    def today(self) -> date:
        """The day at which states are told: the period's last, or today while it runs."""
        return periods.as_of(self.period)

    @property
    def earlier(self) -> Figures | None:
        """The figures compared with; None where the records do not reach back over that whole period."""
        found = self.figures.earlier
        if found is None or self.first_day is None or not found.hours.shifts:
            return None
        grace = min(14, found.period.days // 12)
        return found if (self.first_day - found.period.start).days <= grace else None

    def earlier_words(self) -> str:
        """What the compared period is called: ``the quarter before``, or its own title."""
        compare = self.options.compare
        if compare is None:
            return ""
        if (compare.start, compare.end) == _span(periods.before(periods.so_far(self.period))):
            return periods.before_words(self.period)
        return periods.title(compare)

    def hides(self, people: int | None) -> bool:
        """Whether a count of people stays off this print; nobody is no group and may be said."""
        return self.options.public and people is not None and 0 < people < FEW

    def people(self, count: int) -> str:
        """A count of people, or that they are too few to be counted in public."""
        return _("fewer than {n}").format(n=FEW) if self.hides(count) else text.number(count)

    def ends_today(self) -> bool:
        """Whether the period still runs."""
        return self.period.start <= clock.today() <= self.period.end


def _span(period: Period) -> tuple[date, date]:
    return period.start, period.end


def change(now: float, then: float) -> float | None:
    """(now − then) ÷ then; None when there was nothing then."""
    return (now - then) / then if then else None


# Shares of change that have a name of their own when they are this near (one and a half points).
_NEAR = 0.015
_SIZES = (
    (1 / 10, N_("a tenth more"), N_("a tenth less")),
    (1 / 5, N_("a fifth more"), N_("a fifth less")),
    (1 / 4, N_("a quarter more"), N_("a quarter less")),
    (1 / 3, N_("a third more"), N_("a third less")),
    (1 / 2, N_("a half more"), N_("a half less")),
)


def change_words(share: float) -> str:
    """``a fifth more``, ``14 % less``, ``about as much``: for a sentence that goes on with "than"."""
    if abs(share) < 0.03:
        return _("about as much")
    for size, more, less in _SIZES:
        if abs(abs(share) - size) <= _NEAR:
            return _(more if share > 0 else less)
    number = text.percent(abs(share))
    return (_("{n} more") if share > 0 else _("{n} less")).format(n=number)
