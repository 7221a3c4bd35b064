"""Making the practice group: two lifelike years up to a day, the same for the same day."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from commdesk.practice import log, names
from commdesk.practice.aims import Stamped, goals, partners
from commdesk.practice.contacts import details
from commdesk.practice.health import health
from commdesk.practice.impact import impact
from commdesk.practice.listening import listening
from commdesk.practice.log import COUNTRY, Watched, standing_records
from commdesk.practice.outreach import outreach
from commdesk.practice.papers import Papers
from commdesk.practice.programmes import PLANS, SEASON, SHIFT_NOTES, Plan
from commdesk.practice.rota import Rota
from commdesk.practice.surveys import surveys
from commdesk.practice.talks import talks
from commdesk.practice.ties import ties
from commdesk.records.agreements import Agreement
from commdesk.records.goals import Goal
from commdesk.records.group import Group
from commdesk.records.kind import Record, column_names
from commdesk.records.partners import Partner
from commdesk.records.programmes import FIRST_TYPES, Output, OutputCount, Programme, ProgrammeType, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import Volunteer

NAME = "Riverside Neighbours"
DAYS = 730
ONCE = 60  # the place in PEOPLE of somebody who came once
AHEAD = 14
Row = tuple[Any, ...]


@dataclass
class Person:
    """A volunteer while the two years are told: when they came and left, how often they help."""

    id: str
    name: str
    since: date
    until: date
    weight: float
    watched: Watched = field(default_factory=Watched)


@dataclass
class Maker:
    """Everything that is drawn by lot comes from two generators, each in one order; so do the ids.

    ``rng`` draws people, programmes and shifts, ``lots`` what was told of them later: checks, thanks, expenses.
    """

    today: date
    size: int
    rng: Random = field(init=False)
    lots: Random = field(init=False)
    people: list[Person] = field(default_factory=list)
    programmes: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    check_types: dict[str, Any] = field(default_factory=dict)
    rules: list[Any] = field(default_factory=list)
    wordings: dict[str, str] = field(default_factory=dict)
    _counter: int = 0

    def __post_init__(self) -> None:
        self.rng = Random(f"{NAME} {self.today}")
        self.lots = Random(f"{NAME} later {self.today}")
        self.first = self.today - timedelta(days=DAYS)
        self._finds: dict[tuple[str, str, str], str] = {}
        self.rota = Rota(self)
        self.papers = Papers(self)

    def new_id(self, day: date, lots: Random | None = None) -> str:
        """A UUIDv7 as it would have been given on that day, the same each time."""
        self._counter = (self._counter + 1) % (1 << 26)
        moment = ((day.toordinal() - 719163) * 86_400_000 << 12) + (64_800_000 << 12) + self._counter
        tail = (lots or self.rng).getrandbits(62) | 0x8000000000000000
        text = f"{(moment >> 12) << 80 | 7 << 76 | (moment & 0xFFF) << 64 | tail:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def stamped(self, record: type[Record], made_on: date, /, **values: Any) -> Any:
        """A record as if it had been made on that day."""
        return record(id=self.new_id(made_on), made=_made(made_on), **values)

    def more(self, record: type[Record], made_on: date, /, **values: Any) -> Any:
        """The same of what was told later."""
        return record(id=self.new_id(made_on, self.lots), made=_made(made_on), **values)

    def apart(self, name: str) -> "Stamped":
        """As ``stamped``, with dice of its own by that name: what is told besides changes nothing else in the two years."""
        rng = Random(f"{name} {self.today}")

        def stamped(record: type[Record], made_on: date, /, **values: Any) -> Any:
            return record(id=self.new_id(made_on, rng), made=_made(made_on), **values)

        return stamped

    def day(self, offset: int | None) -> str | None:
        """ISO text of the day ``offset`` days after today."""
        return None if offset is None else (self.today + timedelta(days=offset)).isoformat()

    def vague(self, when: int | str | None) -> str | None:
        """A day by offset, or text as exact as it is known."""
        return when if isinstance(when, str) else self.day(when)

    def count(self, usual: float) -> int:
        """A whole number near ``usual``, never exactly regular."""
        return max(1, round(self.rng.gauss(usual, usual * 0.22 / self.size**0.5)))

    def shift_find(self, party: str, activity: str, note: str) -> str:
        """The search words of a shift; the same few come again and again."""
        key = (party, activity, note)
        if key not in self._finds:
            self._finds[key] = SHIFTS.find_text(Shift(party=party, activity=activity, note=note))
        return self._finds[key]


def records(maker: Maker) -> Iterator[Record]:
    """Everything that stands before sessions and shifts, each record after those it links to."""
    began = maker.first
    yield maker.stamped(
        Group,
        began,
        name=NAME,
        place="Riverside",
        country=COUNTRY,
        currency="EUR",
        value_rate=1500,
        value_source="City volunteer office, 2026",
        practice=1,
    )
    types = {name: maker.stamped(ProgrammeType, began, name=name) for name in FIRST_TYPES}
    yield from types.values()
    programmes = {p.name: _programme(maker, p, types[p.type].id) for p in PLANS}
    yield from programmes.values()
    maker.programmes = {name: programme.id for name, programme in programmes.items()}
    for plan in PLANS:
        if plan.output:
            output = maker.more(Output, began, programme=maker.programmes[plan.name], name=plan.output[0])
            maker.outputs[plan.name] = output.id
            yield output
    yield from standing_records(maker)
    yield from maker.rota.series(maker.programmes)
    yield from _volunteers(maker)
    aims: dict[str, Goal] = {}
    for record in goals(maker, programmes):
        if isinstance(record, Goal):
            aims[record.name] = record
        yield record
    found: dict[str, Partner] = {}
    agreed: dict[str, Agreement] = {}
    yield from partners(maker, found, agreed)
    yield from talks(maker, found, agreed)
    yield from ties(maker, found, aims)
    yield from health(maker, found)
    yield from listening(maker, aims, found)
    yield from impact(maker, aims, found)
    yield from outreach(maker)
    yield from surveys(maker)


def _programme(maker: Maker, plan: Plan, type: str) -> Any:
    return maker.stamped(
        Programme, maker.first, name=plan.name, type=type, unit=plan.unit, counts=plan.counts, note=plan.note,
        place=plan.place, usual=plan.minutes[0],
    )  # fmt: skip


def occasions(maker: Maker) -> Iterator[tuple[list[Record], list[Row]]]:
    """For each occasion its session with its count, and its shift rows (columns of a Shift, then ``find``)."""
    programmes = maker.programmes
    pools = {plan.name: _pool(maker, plan) for plan in PLANS}
    day = maker.first
    while day <= maker.today + timedelta(days=AHEAD):
        for plan in PLANS:
            if plan.people_counts and day.day == 1 and day.month % 3 == 1:
                row = _quarter_count(maker, plan, programmes[plan.name], day)
                if row:
                    yield [row], []
            if plan.meets(day):
                session, shifts = _occasion(maker, plan, programmes[plan.name], pools[plan.name], day)
                yield [session, *_counts(maker, plan, session, day)], shifts
        day += timedelta(days=1)
    yield [], [*_lumps(maker), _only_shift(maker)]


def later_records(maker: Maker) -> Iterator[Record]:
    """What follows from the hours; asked for when all occasions were."""
    yield from log.later_records(maker)
    yield from maker.papers.records()


def _made(day: date) -> str:
    return f"{day.isoformat()}T18:00:00Z"


def _volunteers(maker: Maker) -> Iterator[Record]:
    rng = maker.rng
    for number in range(len(names.PEOPLE) * maker.size):
        name, skills, languages = names.person(number, rng)
        place = number % len(names.PEOPLE)
        early = place < 10 or rng.random() < 0.55
        came = maker.first - timedelta(days=rng.randrange(30, 1500))
        if not early:
            came = maker.first + timedelta(days=rng.randrange(20, DAYS - 4))
        status, left = "current", maker.today + timedelta(days=AHEAD)
        if place >= 59:
            status, came = "prospect", maker.today + timedelta(days=AHEAD + 1)
        elif place >= 53 and place % 2:
            status, left = "left", max(came, maker.first) + timedelta(days=rng.randrange(60, 400))
        elif place in (33, 41, 52):
            status, left = "resting", maker.today - timedelta(days=rng.randrange(40, 120))
        if number == ONCE:
            status, came = "current", maker.today - timedelta(days=45)
        started: str | None = None if status == "prospect" else came.isoformat()
        if started and place % 7 == 3:
            started = started[:4] if place % 2 else started[:7]
        person = Person(
            maker.new_id(min(came, maker.today)), name, came, left, rng.choice((0.8, 1, 1, 1, 1.2, 1.8))
        )
        if number == ONCE:
            person.until = came  # drawn for no shift: the one is told at the end
        maker.people.append(person)
        more = details(number, place, status, came, left, maker.today, maker.lots)
        yield Volunteer(
            id=person.id, made=_made(min(came, maker.today)), name=name, status=status, started=started,
            phone=names.phone(number) if place % 9 != 5 else "", skills=skills, languages=languages,
            email=names.email(number) if place % 4 != 2 else "", **more,
        )  # fmt: skip


@dataclass
class _Pool:
    people: list[Person]
    month: tuple[int, int] = (0, 0)
    now: list[Person] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def on(self, day: date) -> None:
        """Who of the pool is with the group in that month."""
        if self.month != (day.year, day.month):
            self.month = (day.year, day.month)
            self.now = [p for p in self.people if p.since <= day <= p.until]
            self.weights = list(accumulate(p.weight for p in self.now))


def _pool(maker: Maker, plan: Plan) -> _Pool:
    return _Pool([p for p in maker.people if maker.rng.random() < plan.share])


def _growth(maker: Maker, day: date) -> float:
    return 0.78 + 0.30 * (day - maker.first).days / DAYS


def _occasion(maker: Maker, plan: Plan, programme: str, pool: _Pool, day: date) -> tuple[Session, list[Row]]:
    rng, future = maker.rng, day >= maker.today
    pool.on(day)
    season = SEASON[day.month - 1] if plan.seasonal else 1.0
    usual = plan.team * maker.size * season * _growth(maker, day) * (0.6 if future else 1)
    chosen = _team(maker, pool, maker.count(usual))
    off = not future and rng.random() < 0.012
    shifts = [_shift(maker, plan, programme, person, day, off) for person in chosen]
    if plan.party and not off and rng.random() < 0.45:
        shifts += [_party(maker, plan, programme, day) for _each in range(maker.size)]
    served = None
    if plan.served and not (future or off) and rng.random() > 0.05:
        least, most = plan.served
        served = round(rng.randint(least, most) * _growth(maker, day) / 1.05) * maker.size
    note = "Rained off" if off and plan.party else "Called off" if off else ""
    session = Session(
        id=maker.new_id(day), made=_made(day), programme=programme, day=day.isoformat(), place=plan.place,
        beneficiaries=served, note=note,
    )  # fmt: skip
    session, shifts = maker.rota.told(plan, session, shifts)
    return session, maker.papers.told(plan, session, shifts)


def _team(maker: Maker, pool: _Pool, wanted: int) -> list[Person]:
    """Different people, regulars more often."""
    if not pool.now:
        return []
    rng, total = maker.rng, pool.weights[-1]
    found: dict[int, None] = {}
    for _attempt in range(wanted * 3):
        found[min(bisect_left(pool.weights, rng.random() * total), len(pool.now) - 1)] = None
        if len(found) >= wanted:
            break
    return [pool.now[i] for i in found]


def _shift(maker: Maker, plan: Plan, programme: str, person: Person, day: date, off: bool) -> Row:
    rng = maker.rng
    luck = rng.random()
    if day >= maker.today:
        status = "planned"
    elif off or luck < 0.022:
        status = "cancelled"
    else:
        status = "no_show" if luck < 0.055 else "completed"
    note = rng.choice(SHIFT_NOTES) if status == "completed" and rng.random() < 0.03 else ""
    activity = rng.choice(plan.activities)
    find = maker.shift_find("", activity, note)
    id, minutes = maker.new_id(day), rng.choice(plan.minutes)
    if status == "completed":
        person.watched.add(day, minutes)
    return _shift_row(
        find, id=id, made=_made(day), day=day.isoformat(), volunteer=person.id, programme=programme,
        minutes=minutes, activity=activity, status=status, note=note,
    )  # fmt: skip


def _lumps(maker: Maker) -> Iterator[Row]:
    """Hours of whole months: one visitor's diary was lost, and the layout is done at home, a year of it."""
    month = f"{maker.today - timedelta(days=90):%Y-%m}"
    yield _lump(maker, month, 13, "Visiting", 540, "Visit", "Diary lost, so the month as a whole")
    year, number = maker.today.year - 1, maker.today.month
    for place in range(number, number + 11):
        month = f"{year + (place - 1) // 12}-{(place - 1) % 12 + 1:02}"
        yield _lump(maker, month, 14, "Newsletter", 300, "Layout", "")


def _lump(
    maker: Maker, month: str, place: int, programme: str, minutes: int, activity: str, note: str
) -> Row:
    day, find = date.fromisoformat(f"{month}-28"), maker.shift_find("", activity, note)
    return _shift_row(
        find, id=maker.new_id(day, maker.lots), made=_made(day), day=month, volunteer=maker.people[place].id,
        programme=maker.programmes[programme], minutes=minutes, activity=activity, status="completed", note=note,
    )  # fmt: skip


def _only_shift(maker: Maker) -> Row:
    """Somebody came to see, and not again yet."""
    day = maker.today - timedelta(days=45)
    find = maker.shift_find("", "Tea", "")
    return _shift_row(
        find, id=maker.new_id(day, maker.lots), made=_made(day), day=day.isoformat(), volunteer=maker.people[ONCE].id,
        programme=maker.programmes["Language café"], minutes=90, activity="Tea", status="completed",
    )  # fmt: skip


def _counts(maker: Maker, plan: Plan, session: Session, day: date) -> Iterator[Record]:
    """What else the session had, where the programme counts it."""
    if plan.output and session.beneficiaries:
        __, least, most = plan.output
        count = maker.lots.randint(least, most) * maker.size
        yield maker.more(OutputCount, day, session=session.id, output=maker.outputs[plan.name], count=count)


def _shift_row(find: str, **values: Any) -> Row:
    """A shift's columns in the order of the table, then what finding looks into."""
    return (*(values.get(name, preset) for name, preset in _SHIFT_COLUMNS), find)


_SHIFT_COLUMNS = tuple(
    (name, None if name in ("id", "made") else getattr(Shift, name, None)) for name in column_names(Shift)
)


def _party(maker: Maker, plan: Plan, programme: str, day: date) -> Row:
    assert plan.party is not None
    party, least, most = plan.party
    people = maker.rng.randint(least, most)
    status = "planned" if day >= maker.today else "completed" if maker.rng.random() > 0.06 else "cancelled"
    activity = plan.activities[0]
    find = maker.shift_find(party, activity, "")
    return _shift_row(
        find, id=maker.new_id(day), made=_made(day), day=day.isoformat(), programme=programme,
        minutes=plan.minutes[0], people=people, party=party, activity=activity, status=status,
    )  # fmt: skip


def _quarter_count(maker: Maker, plan: Plan, programme: str, day: date) -> Session | None:
    """How many different people came in the quarter that begins on ``day``; None before it is over."""
    after = date(day.year + (day.month > 9), (day.month + 2) % 12 + 1, 1)
    if after > maker.today or plan.people_counts is None:
        return None
    people = round(maker.rng.randint(*plan.people_counts) * min(1.0, _growth(maker, day)))
    return Session(
        id=maker.new_id(day), made=_made(after), programme=programme, day=day.isoformat(),
        until=(after - timedelta(days=1)).isoformat(), beneficiaries=max(people, 2) * maker.size,
        note="Different people this quarter, from the lists",
    )  # fmt: skip
