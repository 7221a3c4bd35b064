"""A list of names and hours of one day: tested row by row first, then posted; what is unclear is never posted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from commdesk import clock, text
from commdesk.entry.lines import Length, is_ditto, read_length
from commdesk.entry.names import Candidate, Finder, headcount
from commdesk.errors import FieldError, NextDayError
from commdesk.records.kind import search_words
from commdesk.records.shifts import SHIFTS, Shift, is_month, most_minutes
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store import rules
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import N_, _, listed

# Where a row stands; READY and NEW are posted, nothing else.
EMPTY, READY, NEW, UNCLEAR, AGAIN, WRONG = "empty", "ready", "new", "unclear", "again", "wrong"
WORDS = {
    EMPTY: "",
    READY: N_("Ready"),
    NEW: N_("New person"),
    UNCLEAR: N_("Unclear"),
    AGAIN: N_("Again?"),
    WRONG: N_("To mend"),
}
POSTED = (READY, NEW)


@dataclass
class Draft:
    """One row as it was typed. ``person`` is who was picked; ``new`` says that the name is somebody's who is not here yet.

    ``again`` says that a second shift on that day is meant. ``code`` is the line of a sign-in sheet; a printed line
    whose ``length`` is empty was not marked and is no row to post.
    """

    name: str = ""
    length: str = ""
    activity: str = ""
    person: str | None = None
    new: bool = False
    again: bool = False
    code: int | None = None

    def empty(self) -> bool:
        """Whether there is nothing to post in it."""
        return not self.name.strip() or (self.code is not None and not self.length.strip())


class Tested(NamedTuple):
    """What a row comes to: where it stands, why, and what would be posted. ``near`` are those who may be meant."""

    state: str
    sentence: str = ""
    person: str | None = None
    party: str = ""
    people: int = 1
    length: Length | None = None
    activity: str = ""
    near: tuple[Candidate, ...] = ()


class Posted(NamedTuple):
    """What was posted: rows, people added, and the rows (by number) that stayed behind."""

    rows: int
    new_people: int
    left: tuple[int, ...]


def test(
    reader: Reader, finder: Finder, day: str, programme: str | None, drafts: Sequence[Draft], usual: str = ""
) -> list[Tested]:
    """Says of every row whether it could be posted; changes nothing.

    ``day`` may be a whole month. A row without a length takes the ``usual`` one, else the one above; the ditto sign
    always means the one above.
    """
    found: list[Tested] = []
    above = Tested(EMPTY)
    mostly = usual_length(usual)
    seen: dict[str, int] = {}
    given: dict[str, int] = {}
    for number, draft in enumerate(drafts):
        if draft.empty():
            found.append(Tested(EMPTY))
            continue
        tested = _tested(finder, draft, above, mostly)
        if tested.length is not None:
            above = tested
        if tested.state in POSTED:
            key = tested.person or search_words(draft.name)
            tested = _compared(reader, tested, draft, day, programme, seen.get(key), given)
            if not tested.people > 1:
                seen.setdefault(key, number)
        found.append(tested)
    return found


def _tested(finder: Finder, draft: Draft, above: Tested, usual: Length | None) -> Tested:
    """One row by itself: who and how long."""
    activity = above.activity if is_ditto(draft.activity) else draft.activity.strip()
    try:
        length = _length(draft, above, usual)
        SHIFTS.fields["activity"].check(activity)
    except FieldError as error:
        return Tested(WRONG, str(error))
    plain = Tested(READY, length=length, activity=activity)
    typed = " ".join(draft.name.split())
    if draft.person:
        return plain._replace(person=draft.person)
    many = headcount(typed)
    if many is not None:
        return plain._replace(party=many[0], people=many[1])
    exact = [] if draft.new else finder.exact(typed)
    if len(exact) == 1:
        return plain._replace(person=exact[0].id)
    if exact:
        sentence = _("There are {n} people called “{name}”. Pick one from the list.")
        sentence = sentence.format(n=text.number(len(exact)), name=typed)
        return plain._replace(state=UNCLEAR, sentence=sentence, near=tuple(exact))
    near = [] if draft.new else finder.alike(typed)
    if near:
        sentence = _("“{name}” could be {names}. Pick one from the list, or add a new person.")
        names = listed([candidate.name for candidate in near[:3]])
        sentence = sentence.format(name=typed, names=names)
        return plain._replace(state=UNCLEAR, sentence=sentence, near=tuple(near))
    try:
        VOLUNTEERS.check(Volunteer(name=typed))
    except FieldError as error:
        return Tested(WRONG, str(error))
    return plain._replace(state=NEW)


def usual_length(typed: str) -> Length | None:
    """What most rows have, None while nothing is said that can be read."""
    try:
        return read_length(typed) if typed.strip() else None
    except FieldError:
        return None


def _length(draft: Draft, above: Tested, usual: Length | None) -> Length:
    if draft.length.strip() and not is_ditto(draft.length):
        try:
            return read_length(draft.length)
        except NextDayError as error:
            sentence = _(
                "{typed} ends before it starts. Write {typed}+1 when it ended the next day ({hours} hours)."
            )
            raise FieldError(
                sentence.format(typed=draft.length.strip(), hours=text.duration(error.minutes)), "minutes"
            ) from error
    if usual is not None and not draft.length.strip():
        return usual
    if above.length is None:
        raise FieldError(_("How long? Type it like 2h30, 2.5 or 18:00-20:30."), "minutes")
    return above.length


def _compared(
    reader: Reader,
    tested: Tested,
    draft: Draft,
    day: str,
    programme: str | None,
    twin: int | None,
    given: dict[str, int],
) -> Tested:
    """The row beside the others and beside what is logged already."""
    assert tested.length is not None
    if twin is not None and not draft.again and tested.people == 1:
        sentence = _("This name stands in row {row} too. Leave one out, or say that both are right.")
        return tested._replace(state=AGAIN, sentence=sentence.format(row=twin + 1))
    if not tested.person:
        return tested
    logged = _logged(reader, tested.person, day, programme)
    if logged and not draft.again:
        sentence = _(
            "{hours} hours are logged for that day already. Leave it out, or say that both are right."
        )
        if is_month(day):
            sentence = _(
                "{hours} hours are logged for that month already. Leave it out, or say that both are right."
            )
        return tested._replace(state=AGAIN, sentence=sentence.format(hours=text.duration(logged)))
    if not is_month(day):
        before = given.get(tested.person, 0) + rules.minutes_on(reader, tested.person, day)
        total = before + tested.length.minutes
        if total > most_minutes(day):
            return tested._replace(state=WRONG, sentence=str(rules.too_long(draft.name, total, day)))
    given[tested.person] = given.get(tested.person, 0) + tested.length.minutes
    return tested


def _logged(reader: Reader, person: str, day: str, programme: str | None) -> int:
    """Minutes that are logged for a person on that very day (or month) and programme."""
    if programme is None:
        return 0
    query = Query(equals={"volunteer": person, "day": day, "programme": programme, "status": "completed"})
    return sum(shift.minutes for shift in reader.find(SHIFTS, query))


def post(
    store: Store,
    day: str,
    programme: str,
    drafts: Sequence[Draft],
    tested: Sequence[Tested],
    *,
    source: str = "typed",
    session: str | None = None,
) -> Posted:
    """Logs the rows that are ready, inside the caller's step; the others stay. Raises FieldError as saving does.

    A planned shift of the same person, day and programme becomes the completed one.
    """
    people: dict[str, str] = {}
    rows, left = 0, []
    for number, (draft, row) in enumerate(zip(drafts, tested, strict=True)):
        if row.state == EMPTY:
            continue
        if row.state not in POSTED or row.length is None:
            left.append(number)
            continue
        person = row.person
        if row.state == NEW:
            person = people.get(search_words(draft.name)) or _added(store, draft, day)
            people[search_words(draft.name)] = person
        store.save(_shift(store, row, day, programme, person, source, session))
        rows += 1
    return Posted(rows, len(people), tuple(left))


def _shift(
    store: Store,
    row: Tested,
    day: str,
    programme: str,
    person: str | None,
    source: str,
    session: str | None,
) -> Shift:
    assert row.length is not None
    values: dict[str, Any] = {
        "minutes": row.length.minutes,
        "start": row.length.start,
        "finish": row.length.finish,
        "activity": row.activity,
        "session": session,
        "source": source,
    }
    future = day > clock.today().isoformat()
    values["status"] = "planned" if future else "completed"
    planned = None if future else planned_shift(store, person, day, programme)
    if planned is not None:
        # What the rota knew stays where the list says nothing of it.
        known = {name: value for name, value in values.items() if value}
        return replace(planned, **known)
    values |= {"volunteer": person, "people": row.people, "party": row.party}
    return Shift(day=day, programme=programme, **values)


def planned_shift(reader: Reader, person: str | None, day: str, programme: str) -> Shift | None:
    """The planned shift of a person on that day and programme, None when there is none."""
    if person is None:
        return None
    wanted = {"volunteer": person, "day": day, "programme": programme, "status": "planned"}
    found = reader.find(SHIFTS, Query(equals=wanted, limit=1))
    return found[0] if found else None


def _added(store: Store, draft: Draft, day: str) -> str:
    person = Volunteer(name=" ".join(draft.name.split()), started=day)
    store.save(person, new=True)
    return person.id


def ready(tested: Sequence[Tested]) -> int:
    """How many rows would be posted."""
    return sum(row.state in POSTED for row in tested)
