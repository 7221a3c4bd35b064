"""The rota: each time a programme takes place within a stretch of days, who is asked, who comes, who is missing.

A place on the rota is a planned shift. Sessions that repeat are worked out from their series; a session is kept in
the file only once something is known of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from commdesk.figures import rota_clashes
from commdesk.figures.repeats import days
from commdesk.records.programmes import PROGRAMMES, SERIES, SESSIONS, Programme, Series, Session
from commdesk.records.reading import minutes_between
from commdesk.store.query import Query
from commdesk.store.store import Reader

#: How long somebody is asked to come where neither the session nor its programme says, in minutes.
USUAL_MINUTES = 120

# What a session takes from its series where it says nothing itself.
FROM_SERIES = ("start", "finish", "place", "needed")

_LINKED = """
    SELECT session, day, programme, status, coalesce(reply, ''), sum(people) FROM shifts
    WHERE session IN ({marks}) GROUP BY 1, 2, 3, 4, 5
"""
# Covered by the index, so that a busy stretch of days never touches the table.
_BY_DAY = """
    SELECT day, programme, status, sum(people) FROM shifts INDEXED BY shifts_counted
    WHERE status IN ('planned', 'completed', 'no_show') AND day BETWEEN ? AND ? AND length(day) = 10
    GROUP BY 1, 2, 3
"""
# Only where somebody is planned who belongs to no session.
_ASKED = """
    SELECT day, programme, sum(people) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'planned' AND day BETWEEN ? AND ? AND length(day) = 10
    AND session IS NULL AND reply = 'asked' GROUP BY 1, 2
"""


class Tally(NamedTuple):
    """People of a session: said yes, asked, said no; and once it was held: came, did not come."""

    yes: int = 0
    asked: int = 0
    no: int = 0
    came: int = 0
    missed: int = 0


@dataclass
class Occurrence:
    """One time a programme takes place.

    ``session`` is the record, or what it would be while nothing is ``kept``; its id stays the same either way for the
    same time, so long as nothing is kept. ``loose`` says that planned shifts of that programme and day which belong
    to no session are counted here.
    """

    session: Session
    programme: Programme
    kept: bool = True
    series: Series | None = None
    tally: Tally = field(default_factory=Tally)
    loose: bool = False
    clashes: int = 0

    @property
    def id(self) -> str:
        """What a table knows it by."""
        return self.session.id

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.programme.name

    @property
    def missing(self) -> int:
        """How many people are still wanted; 0 where nobody said how many are needed, and when it is called off."""
        if self.session.needed is None or self.session.called_off:
            return 0
        return max(0, self.session.needed - self.tally.yes - self.tally.came)

    @property
    def open(self) -> int:
        """How many are on it of whom nobody has said yet whether they came or come."""
        return self.tally.yes + self.tally.asked


def occurrences(
    reader: Reader, first: str, last: str, programme: str = "", *, held: bool = True, clashes: bool = True
) -> list[Occurrence]:
    """Every time a programme takes place from ``first`` to ``last`` (ISO, both counted), in the order of time.

    Without ``held`` hours that were given on a day without a session make no line of their own; without ``clashes``
    nobody is looked for on two sessions at once.
    Asks only for that stretch of days. Counts of different people over a period are no occurrences.
    """
    programmes = {p.id: p for p in reader.find(PROGRAMMES)}
    found = _kept(reader, first, last, programmes)
    found += _repeated(reader, first, last, programmes, found)
    _tally(reader, first, last, programmes, found, held=held)
    found.sort(key=lambda o: (o.session.day, o.session.start or "", o.name, o.session.made))
    if clashes:
        rota_clashes.mark(reader, first, last, found)
    return [o for o in found if not programme or o.session.programme == programme]


def counts_over(reader: Reader, first: str, last: str, programme: str = "") -> list[Occurrence]:
    """Counts of different people over a period that begins within a stretch of days."""
    programmes = {p.id: p for p in reader.find(PROGRAMMES)}
    found = reader.find(SESSIONS, Query(between={"day": (first, last), "until": ("", "9999")}))
    return [
        Occurrence(s, programmes[s.programme]) for s in found if not programme or s.programme == programme
    ]


def occurrence(reader: Reader, id: str) -> Occurrence | None:
    """The one with that id, whether it is kept or not, or a count over a period; None where there is none any more."""
    session = reader.get(SESSIONS, id)
    day = str(session.day) if session is not None else id.partition("@")[2]
    if session is not None and session.until:
        return Occurrence(session, reader.get(PROGRAMMES, session.programme))
    if len(day) != 10:
        return None
    return next((o for o in occurrences(reader, day, day) if o.id == id), None)


def again(reader: Reader, one: Occurrence | None, id: str = "") -> Occurrence | None:
    """The same session after a change: by an id, by its place in the series, else by programme, day and time."""
    if one is None:
        return None
    ids = [one.id, id]
    if one.series is not None:
        place = {"series": one.series.id, "series_day": one.session.series_day}
        ids += [s.id for s in reader.find(SESSIONS, Query(equals=place))]
        ids.append(id_of(one.series.id, str(one.session.series_day)))
    for known in ids:
        found = occurrence(reader, known)
        if found is not None:
            return found
    day = str(one.session.day)
    same = occurrences(reader, day, day, str(one.session.programme))
    return next((o for o in same if o.session.start == one.session.start), None)


def next_of(reader: Reader, series: Series, since: str, until: str) -> Occurrence | None:
    """The first occurrence of a series within a stretch of days."""
    found = occurrences(reader, since, until, str(series.programme))
    return next((o for o in found if o.series is not None and o.series.id == series.id), None)


def minutes(session: Session, programme: Programme) -> int:
    """How long somebody who comes is taken to stay: the session's length, else the programme's usual one, else 2 h."""
    if session.start and session.finish:
        return minutes_between(session.start, session.finish)
    return programme.usual or USUAL_MINUTES


def id_of(owner: str, day: str) -> str:
    """The id of an occurrence that is not kept: its series' (or programme's) id and its day."""
    return f"{owner}@{day}"


def filled(session: Session, series: Series, day: str) -> Session:
    """A session as part of a series: what it does not say itself it has from there."""
    values: dict[str, Any] = session.values() | {"series": series.id, "series_day": day}
    for name in FROM_SERIES:
        if values[name] in (None, ""):
            values[name] = getattr(series, name)
    return Session(**values)


def _kept(reader: Reader, first: str, last: str, programmes: dict[str, Programme]) -> list[Occurrence]:
    query = Query(between={"day": (first, last)}, equals={"until": None}, order=("day", "id"))
    found = reader.find(SESSIONS, query)
    wanted = tuple({s.series for s in found if s.series})
    series = {s.id: s for s in reader.find(SERIES, Query(equals={"id": wanted}))} if wanted else {}
    return [Occurrence(s, programmes[s.programme], series=series.get(s.series)) for s in found]


def _repeated(
    reader: Reader, first: str, last: str, programmes: dict[str, Programme], kept: list[Occurrence]
) -> list[Occurrence]:
    """Those of the series that are not kept; a session logged for the same programme and day is taken for it."""
    all_series = reader.find(SERIES, Query(between={"day": ("", last)}))
    all_series = [s for s in all_series if not s.until or s.until >= first]
    taken = _taken(reader, first, last, [s.id for s in all_series])
    alone: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for one in kept:
        if one.series is None:
            alone[str(one.session.programme), str(one.session.day)].append(one)
    found = []
    for series in all_series:
        for day in days(series, first, last):
            if (series.id, day) in taken:
                continue
            same = alone[str(series.programme), day]
            match = next((o for o in same if o.session.start in (None, series.start)), None)
            if match is not None:
                same.remove(match)
                match.series, match.session = series, filled(match.session, series, day)
                continue
            session = Session(id=id_of(series.id, day), made="", programme=series.programme, day=day)
            found.append(
                Occurrence(
                    filled(session, series, day),
                    programmes[str(series.programme)],
                    kept=False,
                    series=series,
                )
            )
    return found


def _taken(reader: Reader, first: str, last: str, series: list[str]) -> set[tuple[str, str]]:
    """Days of series for which a session is kept, wherever it was moved to."""
    found: set[tuple[str, str]] = set()
    for part in parts(series):
        marks = ", ".join("?" * len(part))
        sql = f"SELECT series, series_day FROM sessions WHERE series IN ({marks}) AND series_day BETWEEN ? AND ?"
        found.update((s, d) for s, d in reader.rows(sql, [*part, first, last]))
    return found


def _tally(
    reader: Reader,
    first: str,
    last: str,
    programmes: dict[str, Programme],
    found: list[Occurrence],
    *,
    held: bool,
) -> None:
    """Counts people; adds an occurrence for planned (and given) hours of a day on which there is none."""
    linked: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    counted: dict[tuple[str, str, str], int] = defaultdict(int)
    for part in parts([o.id for o in found if o.kept]):
        sql = _LINKED.format(marks=", ".join("?" * len(part)))
        for session, day, programme, status, reply, people in reader.rows(sql, part):
            linked[session][standing(status, reply)] += people
            counted[day, programme, status] += people
    loose: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for day, programme, status, people in reader.rows(_BY_DAY, [first, last]):
        if rest := people - counted[day, programme, status]:
            loose[day, programme][standing(status, "")] += rest
    if any(people["yes"] for people in loose.values()):
        for day, programme, people in reader.rows(_ASKED, [first, last]):
            loose[day, programme]["yes"] -= people
            loose[day, programme]["asked"] += people
    here: dict[tuple[str, str], Occurrence] = {}
    for one in sorted(found, key=lambda o: (o.session.called_off, o.session.start or "", o.id)):
        here.setdefault((str(one.session.day), str(one.session.programme)), one)
    for (day, programme), people in loose.items():
        at = here.get((day, programme))
        if at is None:
            if not held and not people["yes"] and not people["asked"]:
                continue
            session = Session(id=id_of(programme, day), made="", programme=programme, day=day)
            at = Occurrence(session, programmes[programme], kept=False)
            found.append(at)
        at.loose = True
        for name, count in people.items():
            linked[at.id][name] += count
    for one in found:
        sums = linked[one.id]
        one.tally = Tally(*(sums[name] for name in Tally._fields))


def standing(status: str, reply: str | None) -> str:
    """Where a place on the rota stands: yes, asked, no, came, missed, or off when it was cancelled for them."""
    if status == "planned":
        return "asked" if reply == "asked" else "yes"
    if status == "cancelled":
        return "no" if reply == "no" else "off"
    return "came" if status == "completed" else "missed"


def parts(ids: Iterable[str], size: int = 400) -> Iterable[list[str]]:
    """Ids in handfuls that one question to the file can hold."""
    wanted = list(ids)
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]
