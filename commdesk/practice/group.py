"""Making the practice group: two lifelike years up to a day, the same for the same day."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from commdesk.practice import names, story
from commdesk.practice.programmes import PLANS, SEASON, SHIFT_NOTES, Plan
from commdesk.practice.rota import Rota
from commdesk.records.goals import Action, Goal, Milestone
from commdesk.records.group import Group
from commdesk.records.kind import Record, column_names
from commdesk.records.partners import Agreement, Commitment, Partner
from commdesk.records.programmes import FIRST_TYPES, Programme, ProgrammeType, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import Volunteer

NAME = "Riverside Neighbours"
DAYS = 730
AHEAD = 14
Row = tuple[Any, ...]


@dataclass
class Person:
    """A volunteer while the two years are told: when they came and left, how often they help."""

    id: str
    since: date
    until: date
    weight: float


@dataclass
class Maker:
    """Everything that is drawn by lot comes from one generator, in one order; so do the ids."""

    today: date
    size: int
    rng: Random = field(init=False)
    people: list[Person] = field(default_factory=list)
    _counter: int = 0

    def __post_init__(self) -> None:
        self.rng = Random(f"{NAME} {self.today}")
        self.first = self.today - timedelta(days=DAYS)
        self._finds: dict[tuple[str, str, str], str] = {}
        self.rota = Rota(self)

    def new_id(self, day: date) -> str:
        """A UUIDv7 as it would have been given on that day, the same each time."""
        self._counter = (self._counter + 1) % (1 << 26)
        moment = ((day.toordinal() - 719163) * 86_400_000 << 12) + (64_800_000 << 12) + self._counter
        tail = self.rng.getrandbits(62) | 0x8000000000000000
        text = f"{(moment >> 12) << 80 | 7 << 76 | (moment & 0xFFF) << 64 | tail:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def stamped(self, record: type[Record], made_on: date, /, **values: Any) -> Any:
        """A record as if it had been made on that day."""
        return record(id=self.new_id(made_on), made=_made(made_on), **values)

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
    """Everything but sessions and shifts, each record after those it links to."""
    began = maker.first
    yield maker.stamped(
        Group,
        began,
        name=NAME,
        place="Riverside",
        currency="EUR",
        value_rate=1500,
        value_source="City volunteer office, 2026",
        practice=1,
    )
    types = {name: maker.stamped(ProgrammeType, began, name=name) for name in FIRST_TYPES}
    yield from types.values()
    programmes = {
        p.name: maker.stamped(
            Programme, began, name=p.name, type=types[p.type].id, unit=p.unit, counts=p.counts, note=p.note
        )
        for p in PLANS
    }
    yield from programmes.values()
    yield from maker.rota.series({name: programme.id for name, programme in programmes.items()})
    yield from _volunteers(maker)
    yield from _goals(maker, programmes)
    yield from _partners(maker)


def occasions(maker: Maker, programmes: dict[str, str]) -> Iterator[tuple[Session, list[Row]]]:
    """For each occasion its session and its shift rows (columns of a Shift, then ``find``), day after day."""
    pools = {plan.name: _pool(maker, plan) for plan in PLANS}
    day = maker.first
    while day <= maker.today + timedelta(days=AHEAD):
        for plan in PLANS:
            if plan.people_counts and day.day == 1 and day.month % 3 == 1:
                row = _quarter_count(maker, plan, programmes[plan.name], day)
                if row:
                    yield row, []
            if plan.meets(day):
                yield _occasion(maker, plan, programmes[plan.name], pools[plan.name], day)
        day += timedelta(days=1)


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
        started: str | None = None if status == "prospect" else came.isoformat()
        if started and place % 7 == 3:
            started = started[:4] if place % 2 else started[:7]
        person = Person(
            maker.new_id(min(came, maker.today)), came, left, rng.choice((0.8, 1, 1, 1, 1.2, 1.8))
        )
        maker.people.append(person)
        yield Volunteer(
            id=person.id, made=_made(min(came, maker.today)), name=name, status=status, started=started,
            phone=names.phone(number) if place % 9 != 5 else "", skills=skills, languages=languages,
            email=names.email(number) if place % 4 != 2 else "",
        )  # fmt: skip


def _goals(maker: Maker, programmes: dict[str, Any]) -> Iterator[Record]:
    for told in story.GOALS:
        words: dict[str, Any] = dict(told)
        milestones, actions = words.pop("milestones", ()), words.pop("actions", ())
        for name in ("start", "due", "now_on", "reached_on"):
            words[name] = maker.day(words.get(name))
        words["owner"] = maker.people[words["owner"]].id
        programme = words.get("programme")
        words["programme"] = programmes[programme].id if programme else None
        goal = maker.stamped(Goal, maker.today - timedelta(days=100), **words)
        yield goal
        for name, due, reached in milestones:
            yield maker.stamped(
                Milestone, maker.today - timedelta(days=90), goal=goal.id, name=name, due=maker.day(due),
                reached_on=maker.day(reached),
            )  # fmt: skip
        for name, owner, start, due, done in actions:
            yield maker.stamped(
                Action, maker.today - timedelta(days=90), goal=goal.id, name=name,
                owner=maker.people[owner].id, start=maker.day(start), due=maker.day(due),
                done_on=maker.day(done),
            )  # fmt: skip


def _partners(maker: Maker) -> Iterator[Record]:
    made = maker.today - timedelta(days=200)
    for told in story.PARTNERS:
        words: dict[str, Any] = dict(told)
        agreements, promises = words.pop("agreements", ()), words.pop("promises", ())
        words["start"], words["end"] = maker.vague(words.get("start")), maker.vague(words.get("end"))
        partner = maker.stamped(Partner, made, **words)
        yield partner
        agreement_id = None
        for name, purpose, start, end, notice, renewal, review, signed in agreements:
            agreement = maker.stamped(
                Agreement, made, partner=partner.id, name=name, purpose=purpose, start=maker.vague(start),
                end=maker.vague(end), notice_days=notice, renewal=renewal, review_months=review,
                signed_on=maker.day(signed),
            )  # fmt: skip
            agreement_id = agreement.id
            yield agreement
        for side, what, due, state, settled in promises:
            yield maker.stamped(
                Commitment, made, partner=partner.id, agreement=agreement_id, side=side, what=what,
                due=maker.day(due), state=state, settled_on=maker.day(settled),
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
    return maker.rota.told(plan, session, shifts)


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
    return _shift_row(
        find, id=maker.new_id(day), made=_made(day), day=day.isoformat(), volunteer=person.id, programme=programme,
        minutes=rng.choice(plan.minutes), activity=activity, status=status, note=note,
    )  # fmt: skip


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
