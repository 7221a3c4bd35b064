"""Care: whom somebody might like to ask how they are, from hours alone. Nobody is blamed, and nothing is known for sure.

For the coordinator only; people who are resting or have left are never on it.
"""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from commdesk import clock, text
from commdesk.figures import people
from commdesk.figures.people import Given
from commdesk.figures.periods import Period
from commdesk.figures.retention import RETURN_DAYS
from commdesk.records import reading
from commdesk.records.programmes import PROGRAMMES
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

# Who came once more than a year ago is no longer expected.
ONCE_DAYS = 365
CARRYING_SHARE = 0.30
CARRYING_PEOPLE, CARRYING_LEAST, CARRYING_MINUTES = 3, 10 * 60, 20 * 60
GAP_DAYS, GAP_TIMES = 90, 3
LONG_DAYS, LONG_MINUTES = 365, 50 * 60
# How far apart the entries of somebody are whose hours are kept by the month.
MONTH_DAYS = 31

_CARRIED = """
    SELECT programme, volunteer, sum(minutes * people) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? GROUP BY programme, volunteer
"""
_CURRENT = "SELECT id FROM volunteers WHERE status = 'current'"
_DAYS = """
    SELECT DISTINCT day FROM shifts INDEXED BY shifts_volunteer
    WHERE volunteer = ? AND status = 'completed' AND day <= ? ORDER BY day
"""


class CareLine(NamedTuple):
    """Somebody to ask. ``kind``: once, carrying or gap. ``day`` is their first or last one, None for carrying.

    ``days`` is how long that is ago and ``usual`` how many days lie between their shifts; ``share`` of the hours of
    a ``programme`` is 0 to 1, over ``people`` helpers and ``total`` minutes.
    """

    kind: str
    volunteer: str
    name: str
    minutes: int
    day: str | None = None
    days: int = 0
    usual: float = 0.0
    programme: str = ""
    share: float = 0.0
    people: int = 0
    total: int = 0


def care_list(
    reader: Reader, today: date | None = None, helpers: list[Given] | None = None
) -> list[CareLine]:
    """Those who came once, those who carry much, those who have been away: in this order, the newest first.

    ``helpers`` where ``people.given`` has been asked already.
    """
    today = today or clock.today()
    current = {row[0] for row in reader.rows(_CURRENT)}
    helpers = people.given(reader, today) if helpers is None else helpers
    helpers = [g for g in helpers if g.id in current and g.first and g.last]
    return [*_once(helpers, today), *_carrying(reader, helpers, today), *_away(reader, helpers, today)]


def words(line: CareLine) -> str:
    """Why somebody is on the list, kindly, with the numbers behind it."""
    if line.kind == "once":
        return _("Came for the first time on {day} and not again yet. A word of welcome may help.").format(
            day=text.day_full(date.fromisoformat(line.day or ""))
        )
    if line.kind == "carrying":
        of = ngettext("{n} person", "{n} people", line.people).format(n=text.number(line.people))
        return _(
            "Gave {share} of the hours of {programme} in 12 months ({hours} of {total}, {people} in all). Could somebody share the load?"
        ).format(
            share=text.percent(line.share), programme=line.programme, hours=text.hours(line.minutes),
            total=text.hours(line.total), people=of,
        )  # fmt: skip
    usual = max(1, round(line.usual))
    rhythm = ngettext("about every {n} day", "about every {n} days", usual).format(n=usual)
    return _(
        "Usually here {rhythm}, last on {day}, with {hours} given in all. Perhaps ask how they are."
    ).format(rhythm=rhythm, day=text.vague_day(line.day or ""), hours=text.hours(line.minutes))


def _once(helpers: list[Given], today: date) -> list[CareLine]:
    """No second day within 30 days after the first, nor since; first ones of the last year.

    Whose hours are kept by the month may have come often: they are left out.
    """
    found = []
    for g in helpers:
        if g.first == g.last and len(str(g.first)) == 10:
            days = (today - date.fromisoformat(str(g.first))).days
            if RETURN_DAYS < days <= ONCE_DAYS:
                found.append(CareLine("once", g.id, g.name, g.minutes, g.first, days))
    return sorted(found, key=lambda line: (line.days, line.name))


def _carrying(reader: Reader, helpers: list[Given], today: date) -> list[CareLine]:
    """One person with over 30 % of all hours of a programme in the last 12 months.

    Only where at least 3 named people gave 10 hours or more together, or any number gave at least 20: of two friends
    who began last week one always has more than 30 %. The hours of headcounts are among all hours.
    """
    span = Period(_year_before(today), today)
    minutes: dict[str, int] = defaultdict(int)
    heads: dict[str, int] = defaultdict(int)
    named: list[tuple[str, str, int]] = []
    for programme, volunteer, given in reader.rows(_CARRIED, [span.first, span.last]):
        minutes[programme] += given
        if volunteer:
            heads[programme] += 1
            named.append((programme, volunteer, given))
    names = {g.id: g.name for g in helpers}
    programmes = reader.labels(PROGRAMMES, minutes)
    found = [
        CareLine(
            "carrying", volunteer, names[volunteer], given, programme=programmes[programme],
            share=given / minutes[programme], people=heads[programme], total=minutes[programme],
        )
        for programme, volunteer, given in named
        if volunteer in names
        and given > CARRYING_SHARE * minutes[programme]
        and minutes[programme] >= (
            CARRYING_LEAST if heads[programme] >= CARRYING_PEOPLE else CARRYING_MINUTES
        )
    ]  # fmt: skip
    return sorted(found, key=lambda line: (-line.share, line.programme, line.name))


def _away(reader: Reader, helpers: list[Given], today: date) -> list[CareLine]:
    """Away for over 90 days and over three times the usual gap, after a year or 50 hours of helping.

    The usual gap is the median of the days between days on which they helped; of hours kept by the month, a month.
    An entry for a month counts as help up to its last day.
    """
    found = []
    for g in helpers:
        last = reading.last_day(str(g.last))
        days, length = (today - last).days, (last - reading.first_day(str(g.first))).days
        if days <= GAP_DAYS or not (length >= LONG_DAYS or g.minutes >= LONG_MINUTES):
            continue
        usual = _usual_gap(reader, g.id, today)
        if usual is not None and days > GAP_TIMES * usual:
            found.append(CareLine("gap", g.id, g.name, g.minutes, g.last, days, usual))
    return sorted(found, key=lambda line: (line.days, line.name))


def _usual_gap(reader: Reader, volunteer: str, today: date) -> float | None:
    kept = [row[0] for row in reader.rows(_DAYS, [volunteer, today.isoformat()])]
    days = [date.fromisoformat(day).toordinal() for day in kept if len(day) == 10]
    gaps = [after - before for before, after in pairwise(days)]
    if gaps:
        gaps.sort()
        return (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    return MONTH_DAYS if len(kept) > len(days) else None


def _year_before(today: date) -> date:
    """The day after the same day a year ago: 12 months with today."""
    return date(
        today.year - 1, today.month, min(today.day, 28) if today.month == 2 else today.day
    ) + timedelta(days=1)
