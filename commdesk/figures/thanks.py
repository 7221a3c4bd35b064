"""Thanks: who has earned one by the group's rules, and the days worth a word. Hours are minutes; lumps count too."""

from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.figures import people
from commdesk.figures.people import Given
from commdesk.records import reading
from commdesk.records.recognition import AWARD_RULES, AwardRule
from commdesk.store.store import Reader

ROUND_HOURS = (50, 100, 250, 500, 1000, 2500, 5000, 10_000)
AHEAD_DAYS = 60
LATELY_DAYS = 30
# How near a round number is "about to be": a twentieth of it, but at least this many minutes.
NEAR_SHARE, NEAR_LEAST = 0.05, 180


class Eligible(NamedTuple):
    """Somebody who has earned a thank-you and was not given it; ``years`` are whole years since ``since``."""

    rule: AwardRule
    volunteer: str
    name: str
    minutes: int
    years: int
    since: date | None


class Occasion(NamedTuple):
    """A day worth a word. ``kind``: years, first, reached or near; ``number`` the years or the round hours.

    ``day`` is None for a round number that is still to come.
    """

    kind: str
    volunteer: str
    name: str
    number: int
    minutes: int
    day: date | None = None


def eligible(reader: Reader, today: date | None = None, helpers: list[Given] | None = None) -> list[Eligible]:
    """For each rule, in order, who fulfils it now and was never given it, most hours first.

    Hours are all completed ones since ever. Years are whole ones since the first shift, or since the day the person
    is said to have started where that is earlier. A rule with both asks for both. Leavers are left out. ``helpers``
    where ``people.given`` has been asked already.
    """
    today = today or clock.today()
    rules = reader.find(AWARD_RULES)
    if not rules:
        return []
    has = {(rule, person) for rule, person in reader.rows("SELECT rule, volunteer FROM awards")}
    helpers = people.given(reader, today) if helpers is None else helpers
    found: list[Eligible] = []
    for rule in rules:
        fitting = [
            Eligible(rule, g.id, g.name, g.minutes, years_since(g.since, today), g.since)
            for g in helpers
            if (rule.id, g.id) not in has and _earned(rule, g, today)
        ]
        found += sorted(fitting, key=lambda e: (-e.minutes, -e.years, e.name))
    return found


def _earned(rule: AwardRule, given: Given, today: date) -> bool:
    if rule.minutes and given.minutes < rule.minutes:
        return False
    return not rule.years or years_since(given.since, today) >= rule.years


def years_since(since: date | None, today: date) -> int:
    """Whole years from a day to today; 0 without a day. Who began on 29 February has a year full on the 28th."""
    if since is None or since > today:
        return 0
    years = today.year - since.year
    return years if anniversary(since, years) <= today else years - 1


def anniversary(since: date, years: int) -> date:
    """The same day that many years later; 29 February becomes the 28th where the year has none."""
    year = since.year + years
    return date(year, since.month, min(since.day, reading.days_in_month(year, since.month)))


def calendar(reader: Reader, today: date | None = None, days: int = AHEAD_DAYS) -> list[Occasion]:
    """What to thank for: anniversaries of the coming ``days``, first shifts of this month, round numbers of hours.

    Years are counted from the first shift, or from the day they are said to have started where that is earlier; of
    those who began in a month or year of which nobody knows the day there is none. A round number counts as reached within the last 30 days, and as near when a twentieth of it is missing (at least
    3 hours) and the person helped within the last 60 days. Those with a day come first, in its order. Leavers are
    left out.
    """
    today = today or clock.today()
    until = today + timedelta(days=days)
    lately = people.minutes_since(reader, today - timedelta(days=LATELY_DAYS - 1), today)
    found: list[Occasion] = []
    for given in people.given(reader, today):
        found += _dated(given, today, until)
        found += _round(given, lately.get(given.id, 0), today)
    return sorted(found, key=lambda o: (o.day is None, o.day or today, -o.number, o.name))


def _dated(given: Given, today: date, until: date) -> list[Occasion]:
    if given.first and given.first[:7] == f"{today:%Y-%m}" and len(given.first) == 10:
        return [Occasion("first", given.id, given.name, 0, given.minutes, date.fromisoformat(given.first))]
    if not given.day_known or given.since is None:
        return []
    first, found = given.since, []
    for year in range(today.year, until.year + 1):
        day = anniversary(first, year - first.year)
        if year > first.year and today <= day <= until:
            found.append(Occasion("years", given.id, given.name, year - first.year, given.minutes, day))
    return found


def _round(given: Given, lately: int, today: date) -> list[Occasion]:
    found = []
    for hours in ROUND_HOURS:
        mark = hours * 60
        if given.minutes - lately < mark <= given.minutes:
            found.append(Occasion("reached", given.id, given.name, hours, given.minutes))
        missing = mark - given.minutes
        seen = reading.last_day(given.last) if given.last else None
        fresh = seen is not None and (today - seen).days <= AHEAD_DAYS
        if fresh and 0 < missing <= max(NEAR_LEAST, mark * NEAR_SHARE):
            found.append(Occasion("near", given.id, given.name, hours, given.minutes))
    return found
