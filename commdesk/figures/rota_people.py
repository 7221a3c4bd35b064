"""The people of a session: who is asked, who said yes, who came, who is wanted elsewhere; and whom one could ask."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from commdesk import text
from commdesk.figures.rota import Occurrence, parts, standing
from commdesk.figures.rota_clashes import elsewhere, span
from commdesk.records.availability import DAYS
from commdesk.records.kind import search_words
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.reading import clock_minutes
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.query import Query, conditions
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

#: In which order people stand under a session.
ORDER = ("came", "yes", "asked", "missed", "no", "off")

# Whose planned or given shifts bring a session up when their name is searched for.
_FOUND = """
    SELECT DISTINCT session, programme, day FROM shifts INDEXED BY shifts_volunteer
    WHERE volunteer IN (SELECT id FROM volunteers WHERE find LIKE ?)
    AND status IN ('planned', 'completed', 'no_show') AND day BETWEEN ? AND ?
"""
_NOON, _EVENING, _MIDNIGHT = 12 * 60, 17 * 60, 24 * 60


class Place(NamedTuple):
    """Somebody on a session, or a number of people without names.

    ``standing`` is yes, asked, no, came, missed or off. ``clash`` names where else they are wanted then; ``busy``
    says that their own list of when they can come leaves this time out.
    """

    shift: Shift
    person: Volunteer | None
    name: str
    standing: str
    clash: str = ""
    busy: bool = False


class Candidate(NamedTuple):
    """Somebody who could be asked: free then as far as they said, or wanted elsewhere (``clash``)."""

    person: Volunteer
    free: bool
    clash: str


def places(reader: Reader, one: Occurrence) -> list[Place]:
    """Everybody on a session: those who come first, those who said no last."""
    shifts = reader.find(SHIFTS, Query(equals={"session": one.id})) if one.kept else []
    if one.loose:
        here = {"programme": one.session.programme, "day": one.session.day, "session": None}
        shifts += [s for s in reader.find(SHIFTS, Query(equals=here)) if s.status != "cancelled"]
    people = _people(reader, [s.volunteer for s in shifts if s.volunteer])
    coming = {s.volunteer: s.id for s in shifts if s.status == "planned" and s.volunteer}
    clashes = _clashes(reader, one, [str(v) for v in coming], set(coming.values()))
    wanted = parts_of_day(one)
    found = []
    for shift in shifts:
        person = people.get(shift.volunteer or "")
        planned = shift.status == "planned"
        found.append(
            Place(
                shift,
                person,
                person.name if person else _party(shift),
                standing(shift.status, shift.reply),
                clashes.get(shift.volunteer or "", "") if planned else "",
                bool(planned and person and person.availability and not _free(person, wanted)),
            )
        )
    return sorted(found, key=lambda p: (ORDER.index(p.standing), text.fold(p.name), p.shift.id))


def candidates(reader: Reader, one: Occurrence, typed: str = "", limit: int = 12) -> list[Candidate]:
    """Whom one could ask: free then by what they said and wanted nowhere else first; nobody who is on it already.

    ``typed`` are beginnings of words. Those who left are no candidates; their whole name can still be typed.
    """
    on = {s.volunteer for place in places(reader, one) if (s := place.shift).volunteer}
    wanted = parts_of_day(one)
    free = " AND ".join(["availability LIKE ?"] * len(wanted)) or "0"
    where, values = conditions(VOLUNTEERS, Query(words=typed))
    where = (where + " AND " if where else " WHERE ") + "status <> 'left'"
    sql = (
        f"SELECT id FROM volunteers{where} ORDER BY ({free}) DESC, status = 'current' DESC, name COLLATE NOCASE "
        "LIMIT ?"
    )
    rows = reader.rows(sql, [*values, *(f"%{code}%" for code in wanted), limit + len(on)])
    ids = [id for (id,) in rows if id not in on][:limit]
    people = _people(reader, ids)
    clashes = _clashes(reader, one, ids, set())
    found = [Candidate(people[id], _free(people[id], wanted), clashes.get(id, "")) for id in ids]
    return sorted(found, key=lambda c: bool(c.clash))


def of_person(reader: Reader, found: Sequence[Occurrence], volunteer: str) -> list[tuple[Occurrence, Shift]]:
    """Those of the occurrences that a person is on, asked or coming, with their place; called-off ones too."""
    if not found:
        return []
    days = [str(o.session.day) for o in found]
    query = Query(
        equals={"volunteer": volunteer, "status": ("planned", "cancelled")},
        between={"day": (min(days), max(days))},
        order=("day", "start", "id"),
    )
    sessions = {o.id: o for o in found if o.kept}
    loose = {(o.session.programme, o.session.day): o for o in found if o.loose}
    on = []
    for shift in reader.find(SHIFTS, query):
        one = sessions.get(shift.session) if shift.session else loose.get((shift.programme, shift.day))
        if one is not None and standing(shift.status, shift.reply) in ("yes", "asked", "off"):
            on.append((one, shift))
    return on


def parts_of_day(one: Occurrence) -> tuple[str, ...]:
    """The codes of availability that a session needs (``sat-morning``); those of a day without times: that day's."""
    day = DAYS[date.fromisoformat(str(one.session.day)).weekday()]
    begun = clock_minutes(one.session.start) if one.session.start else None
    if begun is None:
        return (f"{day}-",)
    ended = clock_minutes(one.session.finish) if one.session.finish else None
    if ended is None:
        ended = begun + 1
    elif ended <= begun:
        ended = _MIDNIGHT
    spans = {"morning": (0, _NOON), "afternoon": (_NOON, _EVENING), "evening": (_EVENING, _MIDNIGHT)}
    return tuple(f"{day}-{part}" for part, (since, to) in spans.items() if begun < to and since < ended)


def matching(reader: Reader, found: Sequence[Occurrence], words: str) -> list[Occurrence]:
    """Those of the occurrences in which each word begins a word of the programme, the place, the note or a name."""
    if not found:
        return []
    first, last = (str(pick(str(o.session.day) for o in found)) for pick in (min, max))
    left = list(found)
    for word in search_words(words).split():
        rows = reader.rows(_FOUND, [f"% {word}%", first, last])
        sessions = {session for session, __, __ in rows if session}
        days = {(programme, day) for session, programme, day in rows if not session}
        left = [
            o for o in left
            if f" {word}" in search_words(f"{o.name} {o.session.place} {o.session.note}")
            or (o.kept and o.id in sessions)
            or (o.loose and (o.session.programme, o.session.day) in days)
        ]  # fmt: skip
    return left


def _free(person: Volunteer, wanted: tuple[str, ...]) -> bool:
    return bool(wanted) and all(code in person.availability for code in wanted)


def _party(shift: Shift) -> str:
    people = ngettext("{n} person", "{n} people", shift.people).format(n=shift.people)
    return f"{shift.party} ({people})" if shift.party else people


def _people(reader: Reader, ids: list[str]) -> dict[str, Volunteer]:
    found: dict[str, Volunteer] = {}
    for part in parts(set(ids)):
        found.update((p.id, p) for p in reader.find(VOLUNTEERS, Query(equals={"id": tuple(part)})))
    return found


def _clashes(reader: Reader, one: Occurrence, people: list[str], besides: set[str]) -> dict[str, str]:
    """For each of the people who are wanted elsewhere then: where."""
    when = span(str(one.session.day), one.session.start, one.session.finish)
    found = elsewhere(reader, str(one.session.day), when, people, besides)
    names = reader.labels(PROGRAMMES, (str(s.programme) for shifts in found.values() for s in shifts))
    said = {}
    for person, shifts in found.items():
        first = min(shifts, key=lambda s: (s.start or "", s.id))
        where = names[str(first.programme)]
        said[person] = (
            _("{programme}, {time}").format(programme=where, time=first.start) if first.start else where
        )
    return said
