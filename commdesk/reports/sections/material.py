"""What sections build from: the counted figures, what was asked for, and the footnotes collected on the way."""

from dataclasses import dataclass, field
from datetime import date

from commdesk import clock, text
from commdesk.figures import periods
from commdesk.figures.periods import Period
from commdesk.figures.summary import Figures
from commdesk.store.store import Reader
from commdesk.text import N_, _

# Counts of people below this stay off public prints.
FEW = 5
# A change against an earlier period is told only from this many shifts on, on both sides.
ENOUGH_CASES = 10
NOT_YET = N_("not enough yet")
NO_NUMBER = "–"


@dataclass(frozen=True)
class Options:
    """What a person chose for a print. ``compare`` None compares with nothing; no ``sections`` means all.

    ``headline`` takes the place of the proposed one; ``paper`` empty takes the group's own. ``person`` is the id of the
    one whose own page is wanted.
    """

    period: Period
    compare: Period | None = None
    language: str = "en"
    paper: str = ""
    large_print: bool = False
    public: bool = False
    sections: tuple[str, ...] = ()
    headline: str = ""
    person: str = ""


@dataclass
class Material:
    """Handed from section to section, in the order in which they stand on the page.

    ``first_day`` is the day of the first completed shift ever, None while there is none.
    """

    reader: Reader
    options: Options
    figures: Figures
    first_day: date | None
    notes: list[str] = field(default_factory=list)

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
