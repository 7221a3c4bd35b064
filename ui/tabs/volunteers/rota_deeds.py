"""What can be done on the rota: asking people, answers, a session held or called off. Each deed is one step.

Nothing of a window in here. Every deed may raise KnownError, and then nothing of it was done.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.figures import rota
from commdesk.figures.rota import Occurrence
from commdesk.figures.rota_people import Place, places
from commdesk.records.ids import new_id
from commdesk.records.kind import Record
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.query import Query
from commdesk.store.store import Store
from commdesk.text import _

# What a place on the rota becomes: its status and the answer that is kept with it (None leaves it as it was).
STANDINGS: dict[str, tuple[str, str | None]] = {
    "yes": ("planned", "yes"),
    "asked": ("planned", "asked"),
    "no": ("cancelled", "no"),
    "came": ("completed", None),
    "missed": ("no_show", None),
    "off": ("cancelled", None),
}


R = TypeVar("R", bound=Record)


def changed(record: R, **values: Any) -> R:
    """The same record with other values."""
    return type(record)(**(dict[str, Any](record.values()) | values))


def today() -> str:
    """Today, ISO text."""
    return clock.today().isoformat()


def over(one: Occurrence) -> bool:
    """Whether a session may have been held: it has begun, or it is today's and nobody knows when it begins."""
    return begun(one) or (str(one.session.day) == today() and not one.session.start)


def begun(one: Occurrence) -> bool:
    """Whether a session has begun for certain."""
    day, start = str(one.session.day), one.session.start
    return day < today() or (day == today() and bool(start) and str(start) <= f"{clock.now():%H:%M}")


def same(one: Occurrence | None, other: Occurrence | None) -> bool:
    """Whether both are the same session, though one of them may have been kept only since then."""
    if one is None or other is None:
        return one is other
    if one.id == other.id or (one.kept and other.kept):
        return one.id == other.id
    first, second = one.session, other.session
    return (first.programme, first.day, first.start) == (second.programme, second.day, second.start)


def real(store: Store, one: Occurrence) -> Session:
    """The session as a record in the file; call it inside a step."""
    if one.kept:
        # As it is now, which may be more than what was looked at.
        session: Session | None = store.get(SESSIONS, one.id)
        if session is None:
            raise KnownError(_("This session is not there any more. Nothing was changed."))
        if one.series is not None and session.series is None:
            session = rota.filled(session, one.series, str(one.session.series_day))
            store.save(session)
        return session
    of_it = {"programme": one.session.programme, "day": one.session.day, "until": None, "series": None}
    if one.series is not None:
        of_it = {"series": one.series.id, "series_day": one.session.series_day}
    here = store.find(SESSIONS, Query(equals=of_it, limit=1))
    if here:
        # Somebody was quicker: it was looked at before the last deed.
        found: Session = here[0]
        return found
    session = changed(one.session, id=new_id(), made=clock.stamp())
    store.save(session, new=True)
    return session


def kept(store: Store, one: Occurrence) -> Session:
    """The same as a step of its own, where nothing was kept of the session before."""
    with store.step(_("Add session")):
        return real(store, one)


def ask(store: Store, one: Occurrence, person: Volunteer | str, answer: str) -> Shift:
    """Puts a person on the rota with their ``answer`` (asked or yes); a name that is not there yet is added.

    Of a session that has begun it says that they came.
    """
    with store.step(_("Ask somebody")):
        if isinstance(person, str):
            person = Volunteer(name=person, started=str(one.session.day) if over(one) else None)
            store.save(person, new=True)
        session = real(store, one)
        shift = _shift(session, one, person.id, "came" if begun(one) else answer)
        store.save(shift, new=True)
    return shift


def answer(store: Store, one: Occurrence, place: Place, wanted: str) -> None:
    """Changes where somebody stands: yes, asked, no, came, missed."""
    labels = {
        "yes": _("Said yes"), "asked": _("Asked"), "no": _("Said no"), "came": _("Came"), "missed": _("Did not come"),
    }  # fmt: skip
    with store.step(labels[wanted]):
        _stand(store, real(store, one).id, [place], wanted)


def take_off(store: Store, place: Place) -> None:
    """Takes somebody off the rota as if never asked; hours that were given are no place on the rota any more."""
    with store.step(_("Take off the rota")):
        store.delete(place.shift)


def hold(store: Store, one: Occurrence) -> int:
    """The session was held: those who said yes came, as planned. How many that were."""
    return _settle(store, one, ("yes",), "came", _("Session held"))


def others_missed(store: Store, one: Occurrence) -> int:
    """Those of whom nobody said whether they came did not. How many that were."""
    return _settle(store, one, ("yes", "asked"), "missed", _("The others did not come"))


def call_off(store: Store, one: Occurrence) -> None:
    """The session does not take place, and those on it are free again; they stay listed, to be told."""
    with store.step(_("Call off session")):
        session = real(store, one)
        store.save(changed(session, called_off=1))
        coming = [p for p in places(store, one) if p.standing in ("yes", "asked")]
        _stand(store, session.id, coming, "off")


def take_place(store: Store, one: Occurrence) -> None:
    """It takes place after all, with those who were on it."""
    with store.step(_("Session takes place")):
        session = real(store, one)
        store.save(changed(session, called_off=0))
        for place in places(store, one):
            if place.standing == "off":
                _stand(store, session.id, [place], "asked" if place.shift.reply == "asked" else "yes")


def follow(store: Store, one: Occurrence, session: Session) -> None:
    """The people of a session come along when its day, times or programme change; call it inside a step.

    What was arranged with one person alone (another time, another length) stays as it is.
    """
    before = one.session
    if all(
        getattr(before, name) == getattr(session, name) for name in ("day", "start", "finish", "programme")
    ):
        return
    programme = store.get(PROGRAMMES, session.programme)
    usual, now = rota.minutes(before, one.programme), rota.minutes(session, programme)
    for place in places(store, one):
        shift = place.shift
        if place.standing in ("came", "missed"):
            continue  # what was logged is no plan any more
        values: dict[str, Any] = {"day": session.day, "programme": session.programme, "session": session.id}
        if shift.minutes == usual:
            values["minutes"] = now
        for name in ("start", "finish"):
            if getattr(shift, name) == getattr(before, name):
                values[name] = getattr(session, name)
        store.save(changed(shift, **values))


def clear(store: Store, session: Session) -> None:
    """Deletes a session with its plans; hours that were given stay in the log. Call it inside a step."""
    for shift in store.find(SHIFTS, Query(equals={"session": session.id})):
        if shift.status in ("planned", "cancelled"):
            store.delete(shift)
        else:
            store.save(changed(shift, session=None))
    record = store.get(SESSIONS, session.id)
    if record is not None:
        store.delete(record)


def remove(store: Store, one: Occurrence) -> None:
    """Deletes a session that stands alone, with its plans."""
    with store.step(_("Delete {kind}").format(kind=SESSIONS.one_name().lower())):
        if one.kept:
            clear(store, one.session)
        for place in places(store, one):
            if place.shift.session is None and place.shift.status == "planned":
                store.delete(place.shift)


def _settle(store: Store, one: Occurrence, standings: tuple[str, ...], wanted: str, label: str) -> int:
    found = [p for p in places(store, one) if p.standing in standings]
    with store.step(label):
        session = real(store, one)
        _stand(store, session.id, found, wanted)
    return len(found)


def _stand(store: Store, session: str, found: Iterable[Place], wanted: str) -> None:
    status, reply = STANDINGS[wanted]
    for place in found:
        values: dict[str, Any] = {"status": status, "session": session}
        if reply is not None:
            values["reply"] = reply
        store.save(changed(place.shift, **values))


def _shift(session: Session, one: Occurrence, volunteer: str, wanted: str) -> Shift:
    status, reply = STANDINGS[wanted]
    return Shift(
        day=session.day,
        volunteer=volunteer,
        programme=session.programme,
        minutes=rota.minutes(session, one.programme),
        start=session.start,
        finish=session.finish,
        session=session.id,
        status=status,
        reply=reply,
        source="rota",
    )
