"""What Home counts: this month beside the last, what was served, the hours of twelve months, what needs somebody."""

from datetime import date
from typing import NamedTuple

from commdesk.figures import attention, hours, partners, programmes
from commdesk.figures.attention_people import OfPeople
from commdesk.figures.hours import Hours
from commdesk.figures.items import Item
from commdesk.figures.partners import PartnerFigures
from commdesk.figures.periods import Period, before, parse_period, so_far
from commdesk.figures.programmes import ProgrammeFigures
from commdesk.records.partners import PARTNERS
from commdesk.store.store import Reader, Store
from ui.shared.ahead import Ahead


class MonthFigures(NamedTuple):
    """Counted in one go, on a worker where the file is large. Minutes throughout.

    ``earlier`` are the minutes by the same day of the month before (``then``); ``served`` the programme whose
    count is shown, None without any; ``sums`` the minutes of each month of ``year``.
    """

    counted: Hours
    then: Period
    earlier: int
    served: ProgrammeFigures | None
    promises: PartnerFigures
    year: Period
    sums: dict[str, int]
    first: date | None


class HomeFigures(NamedTuple):
    """All that Home shows; ``next`` is the next milestone. ``whole`` says that ``needs`` has what needs somebody among the people too."""

    month: MonthFigures
    needs: list[Item]
    coming: list[Item]
    next: Item | None
    reached: list[Item]
    whole: bool


LARGE_FILE = 20_000_000  # bytes
MANY_PARTNERS = 300
NOBODY = OfPeople([], [])

_begun: dict[Store, Ahead[HomeFigures]] = {}


def is_large(reader: Reader) -> bool:
    """Whether there is so much to count that nobody waits for it."""
    return reader.path.stat().st_size >= LARGE_FILE or reader.has(PARTNERS, MANY_PARTNERS)


def begin(store: Store) -> None:
    """Begins to count on a thread, with a connection of its own, while the window is still being loaded."""

    def do() -> HomeFigures:
        reader = store.reader()
        try:
            return count(reader)
        finally:
            reader.close()

    _begun[store] = Ahead(do)


def begun(store: Store) -> Ahead[HomeFigures] | None:
    """What was begun for that file, once."""
    return _begun.pop(store, None)


def count(reader: Reader, people: OfPeople | None = None) -> HomeFigures:
    """Counts all of it. In a large file the people (checks, thanks, care) are those given: they take longest."""
    large = is_large(reader)
    known = people or NOBODY if large else None
    return HomeFigures(
        _month(reader), attention.needs_you(reader, people=known), attention.coming_up(reader),
        attention.next_milestone(reader), attention.reached(reader), whole=not large,
    )  # fmt: skip


def _month(reader: Reader) -> MonthFigures:
    month = parse_period("this-month")
    now, then = so_far(month), before(month)
    tallied = hours.tally(reader, now)
    same_day = then.start.replace(day=min(now.days, then.days))
    served = [p for p in programmes.count(reader, now, tallied, people=False) if p.beneficiaries]
    year = parse_period("last-12-months")
    return MonthFigures(
        counted=hours.count(reader, now, tallied),
        then=then,
        earlier=hours.minutes_between(reader, then.start, same_day),
        served=max(served, key=lambda p: (p.counts == "adds", p.counted, p.minutes), default=None),
        promises=partners.count(reader, year),
        year=year,
        sums=hours.minutes_by_month(reader, year),
        first=hours.first_day(reader),
    )
