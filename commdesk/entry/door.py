"""The door: signing in and out, who is here now, and sign-outs that were forgotten, settled by a rule and marked."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from commdesk.entry.rows import planned_shift
from commdesk.errors import KnownError
from commdesk.records.programmes import PROGRAMMES, SESSIONS
from commdesk.records.reading import clock_minutes
from commdesk.records.shifts import DAY_MINUTES, VISITS, Shift, Visit
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store import rules
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import _

# Whoever has not signed out after so many hours has forgotten to.
LONGEST_STAY = timedelta(hours=14)
_ROUNDS = 200_000


class Here(NamedTuple):
    """Somebody who is here: the visit, the name and the programme's."""

    visit: Visit
    name: str
    programme: str


def here_now(reader: Reader) -> list[Here]:
    """Who has signed in and not out, the latest first."""
    visits = reader.find(VISITS)
    names = reader.labels(VOLUNTEERS, [visit.volunteer for visit in visits])
    programmes = reader.labels(PROGRAMMES, [visit.programme for visit in visits])
    return [Here(visit, names[visit.volunteer], programmes[visit.programme]) for visit in visits]


def visit_of(reader: Reader, person: str) -> Visit | None:
    """The visit of a person who is here now, None when they are not."""
    found = reader.find(VISITS, Query(equals={"volunteer": person}, limit=1))
    return found[0] if found else None


def sign_in(store: Store, person: str, programme: str, now: datetime, session: str | None = None) -> Visit:
    """Notes that somebody came; raises KnownError when they are signed in already."""
    if visit_of(store, person) is not None:
        name = store.labels(VOLUNTEERS, [person])[person]
        raise KnownError(_("{name} is signed in already.").format(name=name))
    visit = Visit(
        day=now.date().isoformat(),
        came=f"{now:%H:%M}",
        volunteer=person,
        programme=programme,
        session=session,
    )
    with store.step(_("Sign in")):
        store.save(visit, new=True)
    return visit


def sign_out(store: Store, visit: Visit, now: datetime) -> Shift | None:
    """Turns a visit into a completed shift; less than a minute is no shift and leaves nothing but the visit's end."""
    stayed = now - came(visit)
    minutes = min(int(stayed.total_seconds() // 60), DAY_MINUTES)
    with store.step(_("Sign out")):
        store.delete(visit)
        return _kept(store, visit, minutes, f"{now:%H:%M}", "") if minutes > 0 else None


def came(visit: Visit) -> datetime:
    """When somebody came."""
    return datetime.fromisoformat(f"{visit.day}T{visit.came}")


def forgotten(reader: Reader, now: datetime) -> list[Here]:
    """Those who came on an earlier day, or very long ago, and have not signed out."""
    found = here_now(reader)
    today = now.date().isoformat()
    # Who came last night and is here after midnight has forgotten nothing yet.
    return [
        here for here in found
        if now - came(here.visit) > LONGEST_STAY or (str(here.visit.day) < today and now.hour >= 6)
    ]  # fmt: skip


def settle(store: Store, found: list[Here], group_minutes: int) -> int:
    """Turns forgotten visits into shifts up to their session's end, else of ``group_minutes``; answers how many.

    Each is marked in its note, so that somebody can ask the person. Where a day would have more than 24 hours the
    shift is cut to what fits.
    """
    if not found:
        return 0
    with store.step(_("Settle forgotten sign-outs")):
        for here in found:
            visit = here.visit
            minutes, finish = _by_rule(store, visit, group_minutes)
            store.delete(visit)
            room = DAY_MINUTES - rules.minutes_on(store, str(visit.volunteer), str(visit.day))
            if min(minutes, room) > 0:
                _kept(store, visit, min(minutes, room), finish, _("Sign-out forgotten; counted by the rule."))
    return len(found)


def _by_rule(reader: Reader, visit: Visit, group_minutes: int) -> tuple[int, str | None]:
    """How long a visit counts whose end nobody knows, and the time of day it is taken to have ended."""
    session = reader.get(SESSIONS, visit.session)
    begun = clock_minutes(str(visit.came)) or 0
    if session is not None and session.finish:
        length = (clock_minutes(session.finish) or 0) - begun
        if length > 0:
            return length, session.finish
    return group_minutes, None


def _kept(store: Store, visit: Visit, minutes: int, finish: str | None, note: str) -> Shift:
    values: dict[str, Any] = {
        "minutes": minutes,
        "start": visit.came,
        "finish": finish,
        "status": "completed",
        "source": "door",
        "session": visit.session,
        "note": note,
    }
    planned = planned_shift(store, visit.volunteer, str(visit.day), str(visit.programme))
    if planned is not None:
        known: dict[str, Any] = planned.values()
        shift = Shift(**(known | {name: value for name, value in values.items() if value}))
    else:
        shift = Shift(
            day=visit.day,
            volunteer=visit.volunteer,
            programme=visit.programme,
            activity=visit.activity,
            **values,
        )
    store.save(shift)
    return shift


# -- the coordinator's PIN


def kept_pin(pin: str) -> str:
    """What the file keeps of a PIN: a salt and a slow fingerprint. It keeps honest people out, not thieves."""
    salt = secrets.token_hex(8)
    return f"{salt}${_fingerprint(pin, salt)}"


def is_pin(pin: str, kept: str) -> bool:
    """Whether that is the PIN; no PIN kept lets everybody pass."""
    if not kept:
        return True
    salt, __, print_ = kept.partition("$")
    return hmac.compare_digest(_fingerprint(pin, salt), print_)


def _fingerprint(pin: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin.strip().encode(), salt.encode(), _ROUNDS).hex()
