"""What the practice group's hours lead to: checks, thanks, required service, expenses, rates, a month's lump."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from commdesk.practice.contacts import UNDER_AGE
from commdesk.records.kind import Record
from commdesk.records.rates import FIRST_COUNTRY, FIRST_CURRENCY, FIRST_RATES, FIRST_SOURCE, Rate
from commdesk.records.recognition import Award, AwardRule, Expense
from commdesk.records.volunteers import FIRST_CHECK_TYPES, Check, CheckType, Service

if TYPE_CHECKING:
    from commdesk.practice.group import Maker, Person

COUNTRY = "IE"
_RATES = ((2023, 1390), (2024, 1420), (2025, 1460), (2026, 1500))
_RATE_SOURCE = "City volunteer office"

# Name, hours, years.
RULES: tuple[tuple[str, int | None, int | None, str], ...] = (
    ("Thank-you card", 50, None, "Signed by everybody at the table"),
    ("Certificate and mug", 120, 1, "Handed over at the summer supper"),
    ("Five years with us", None, 5, ""),
)

# Each check: of every how many people (by their place in PEOPLE), days since it was made of the first ones, and so on.
_CHECK_EVERY = {"Background check": 3, "First aid": 7, "Food hygiene": 4}

_EXPENSES = (
    ("Bus to the river", "River clean-up", 480), ("Tea, milk and sugar", "Language café", 1235),
    ("Diesel for the van", "Food table", 4200), ("Printer paper", "Homework help", 649),
    ("Boxes and tape", "Food table", 1890), ("Solder and fuses", "Repair café", 1575),
    ("Stamps", "Newsletter", 2550), ("Train to the training day", None, 1960), ("Gloves", "River clean-up", 899),
    ("Biscuits", "Visiting", 325),
)  # fmt: skip
_EXPENSE_DAYS = 18  # days between two expenses

# Who does required service (place in PEOPLE), who asks, where, its start (days ago), due in days, the share given.
SERVICES = (
    (24, "school", "Riverside Secondary School", "Ms Adeyemi", 75, 24, 0.80),
    (40, "court", "District court, probation office", "Mr Keane", 150, 95, 0.45),
)


@dataclass
class Watched:
    """Hours of one person while they are told: what they add up to, and when a rule's hours were full."""

    minutes: int = 0
    crossed: dict[int, date] = field(default_factory=dict)
    days: list[tuple[date, int]] = field(default_factory=list)

    def add(self, day: date, minutes: int) -> None:
        """One completed shift."""
        before, self.minutes = self.minutes, self.minutes + minutes
        for number, (__, hours, *___) in enumerate(RULES):
            if hours and before < hours * 60 <= self.minutes:
                self.crossed[number] = day
        self.days.append((day, minutes))


def standing_records(maker: "Maker") -> Iterator[Record]:
    """The group's rates, check types and rules of thanks."""
    began = maker.first
    for year, cents in _RATES:
        yield maker.more(
            Rate, began, year=year, country=COUNTRY, rate=cents, currency="EUR", source=_RATE_SOURCE
        )
    for year, cents in FIRST_RATES:
        yield maker.more(
            Rate, began, year=year, country=FIRST_COUNTRY, rate=cents, currency=FIRST_CURRENCY, source=FIRST_SOURCE
        )  # fmt: skip
    for name, months, everyone in FIRST_CHECK_TYPES:
        type = maker.more(CheckType, began, name=name, months=months, everyone=everyone)
        maker.check_types[name] = type
        yield type
    for name, hours, years, note in RULES:
        rule = maker.more(
            AwardRule, began, name=name, minutes=hours * 60 if hours else None, years=years, note=note
        )
        maker.rules.append(rule)
        yield rule


def later_records(maker: "Maker") -> Iterator[Record]:
    """What follows from people and their hours; asked for once all shifts were made."""
    for number, person in enumerate(maker.people):
        yield from _checks(maker, number, person)
        yield from _awards(maker, person)
    yield from _services(maker)
    yield from _expenses(maker)


def _checks(maker: "Maker", number: int, person: "Person") -> Iterator[Check]:
    if person.since > maker.today:
        return
    place = number % 62
    seen = (maker.today - person.since).days
    for name, months, everyone in FIRST_CHECK_TYPES:
        type = maker.check_types[name]
        if everyone:
            # Of the newest some have not had theirs yet.
            if seen > 45 or place % 3:
                yield maker.more(
                    Check, person.since, volunteer=person.id, type=type.id, done_on=_day(maker, min(seen, 4000))
                )  # fmt: skip
            continue
        if place % _CHECK_EVERY[name] != 1 or place in UNDER_AGE:
            continue
        holds = (months or 12) * 365 // 12
        # Some ran out a while ago, some do within weeks, most hold for long.
        spread = place // _CHECK_EVERY[name] + len(name)
        left = (300, 620, 46, 440, -37, 800, 210, 520, 130, 19, 700, 380, -9)[spread % 13]
        done = holds - left
        end = (maker.today + timedelta(days=left)).isoformat()
        made = maker.today - timedelta(days=min(done, seen))
        yield maker.more(
            Check, made, volunteer=person.id, type=type.id, done_on=_day(maker, done),
            expires=end[:7] if place % 5 == 2 else end, note=f"No. {4000 + number}" if place % 2 else "",
        )  # fmt: skip


def _awards(maker: "Maker", person: "Person") -> Iterator[Award]:
    rng = maker.lots
    for number, day in sorted(person.watched.crossed.items()):
        given = day + timedelta(days=rng.randrange(5, 60))
        # Some of the last months are still to be given.
        if given < maker.today - timedelta(days=50) and rng.random() < 0.93:
            yield maker.more(
                Award, given, volunteer=person.id, rule=maker.rules[number].id, given_on=given.isoformat()
            )
    if (maker.today - person.since).days > 5 * 366 + 50:
        given = person.since + timedelta(days=5 * 366 + 30)
        yield maker.more(
            Award, given, volunteer=person.id, rule=maker.rules[2].id, given_on=given.isoformat()
        )


def _services(maker: "Maker") -> Iterator[Service]:
    for place, asked_by, where, contact, ago, due, share in SERVICES:
        person = maker.people[place]
        start = maker.today - timedelta(days=ago)
        given = sum(minutes for day, minutes in person.watched.days if day >= start)
        # Whole hours, as schools and courts ask for them.
        hours = max(10, round(given / 60 / share))
        yield maker.more(
            Service, start, volunteer=person.id, asked_by=asked_by, place=where, contact=contact,
            minutes=hours * 60, start=start.isoformat(), due=_day(maker, -due),
        )  # fmt: skip


def _expenses(maker: "Maker") -> Iterator[Expense]:
    rng = maker.lots
    helpers = [p for p in maker.people[:50] if p.since < maker.first]
    day, number = maker.first + timedelta(days=9), 0
    while day < maker.today:
        what, programme, cents = _EXPENSES[number % len(_EXPENSES)]
        here = [p for p in helpers if p.until > day] or helpers
        paid = day + timedelta(days=rng.randrange(3, 50))
        # Of the last months one in three is still owed.
        settled = paid < maker.today and (number % 3 or (maker.today - day).days > 120)
        values: dict[str, Any] = {
            "volunteer": rng.choice(here).id,
            "programme": maker.programmes[programme] if programme else None,
            "what": what,
            "amount": cents + rng.randrange(0, cents // 3),
            "paid_on": paid.isoformat() if settled else None,
        }
        yield maker.more(Expense, day, day=day.isoformat(), **values)
        day += timedelta(days=rng.randrange(_EXPENSE_DAYS // 2, _EXPENSE_DAYS * 3 // 2))
        number += 1


def _day(maker: "Maker", ago: int) -> str:
    return (maker.today - timedelta(days=ago)).isoformat()
