"""What can be done with sessions that repeat: making them so, leaving one out, changing all later ones.

As in ``rota_deeds`` each deed is one step, and nothing in here knows a window.
"""

from datetime import date
from typing import Any

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.figures import repeats
from commdesk.figures.rota import FROM_SERIES, Occurrence
from commdesk.records.ids import new_id
from commdesk.records.programmes import OUTPUT_COUNTS, SERIES, SESSIONS, Series, Session
from commdesk.records.shifts import SHIFTS
from commdesk.store.query import Query
from commdesk.store.store import Store
from commdesk.text import _
from ui.tabs.volunteers.rota_deeds import changed, clear, follow, real

# How far a session may be from its new day in the series and still be the same one, in days.
_NEAR = 6


def repeat(store: Store, one: Occurrence, rule: str, until: str | None) -> None:
    """A session repeats from its day on. In a series already, that one ends and the new rule holds from here."""
    if one.series is not None:
        change_later(store, one, rule=rule, until=until)
        return
    with store.step(_("Repeat session")):
        session = real(store, one)
        series = Series(
            programme=session.programme,
            day=session.day,
            until=until,
            rule=rule,
        )
        series = changed(series, **{name: getattr(session, name) for name in FROM_SERIES})
        store.save(series, new=True)
        store.save(changed(session, series=series.id, series_day=session.day))


def leave_out(store: Store, one: Occurrence) -> None:
    """This one does not take place; the others do."""
    series = _series(store, one)
    with store.step(_("Leave one out")):
        if one.kept:
            clear(store, one.session)
        out = repeats.left_out(series) | {str(one.session.series_day)}
        store.save(changed(series, skipped="\n".join(sorted(out))))


def end_before(store: Store, one: Occurrence) -> None:
    """Neither this one nor any later one takes place."""
    series, day = _series(store, one), str(one.session.series_day)
    with store.step(_("End the series")):
        for session in _later(store, series, day):
            if _held(store, session):
                _alone(store, session)
            else:
                clear(store, session)
        if repeats.days(series, str(series.day), repeats.day_before(day)):
            store.save(changed(series, until=repeats.day_before(day)))
        else:
            _drop(store, series)


def differs(one: Occurrence) -> bool:
    """Whether a session has another time, place or need than its series."""
    if one.series is None:
        return False
    series, session = one.series, one.session
    names = (*FROM_SERIES, "programme")
    return session.day != session.series_day or any(
        getattr(session, name) != getattr(series, name) for name in names
    )


def same_for_later(store: Store, one: Occurrence) -> None:
    """What was changed in this one holds for all later ones too."""
    series, session = _series(store, one), one.session
    old, new = date.fromisoformat(str(session.series_day)), date.fromisoformat(str(session.day))
    values = {name: getattr(session, name) for name in (*FROM_SERIES, "programme")}
    change_later(store, one, rule=repeats.moved(series.rule, old, new), until=series.until, **values)


def change_later(store: Store, one: Occurrence, **values: Any) -> None:
    """From this one on the series is another one; what is known of later sessions goes along with it.

    A session that finds no day in the new series stands alone from then on, so that nobody who was asked is lost.
    """
    series, day = _series(store, one), str(one.session.series_day)
    with store.step(_("Change all later sessions")):
        new_day = str(one.session.day)
        before = repeats.days(series, str(series.day), repeats.day_before(day), skipped=True)
        after = changed(series, **values, day=new_day)
        if before:
            after = changed(after, id=new_id(), made=clock.stamp())
            earlier = {d for d in repeats.left_out(series) if d < day}
            store.save(changed(series, until=repeats.day_before(day), skipped="\n".join(sorted(earlier))))
        later = _later(store, series, day)
        moves = _Moves(series, after, day, new_day, [str(s.series_day) for s in later])
        out = sorted(moves.day_of(d) or "" for d in repeats.left_out(series) if d >= day)
        after = changed(after, skipped="\n".join(d for d in out if d))
        store.save(after)
        for session in later:
            _go_along(store, one, session, series, after, moves)


class _Moves:
    """On which day of the new series a session of the old one takes place."""

    def __init__(self, old: Series, new: Series, old_day: str, new_day: str, wanted: list[str]) -> None:
        last = max([*wanted, *repeats.left_out(old), old_day])
        self._by = date.fromisoformat(new_day).toordinal() - date.fromisoformat(old_day).toordinal()
        far = date.fromordinal(date.fromisoformat(last).toordinal() + abs(self._by) + _NEAR).isoformat()
        self._days = [
            date.fromisoformat(d).toordinal() for d in repeats.days(new, new_day, far, skipped=True)
        ]

    def day_of(self, day: str) -> str | None:
        """The new day of an old one; None where the new series has none near it."""
        aim = date.fromisoformat(day).toordinal() + self._by
        near = _NEAR if self._by else 0
        found = min(self._days, key=lambda d: abs(d - aim), default=None)
        if found is None or abs(found - aim) > near:
            return None
        return date.fromordinal(found).isoformat()


def _go_along(
    store: Store, one: Occurrence, session: Session, old: Series, new: Series, moves: _Moves
) -> None:
    """A later session takes over what changed, unless it had been changed by itself."""
    series_day = str(session.series_day)
    day = str(new.day) if session.id == one.id else moves.day_of(series_day)
    if day is None:
        _alone(store, session)
        return
    values: dict[str, Any] = {"series": new.id, "series_day": day}
    if session.day == series_day:
        values["day"] = day
    for name in (*FROM_SERIES, "programme"):
        if getattr(session, name) == getattr(old, name):
            values[name] = getattr(new, name)
    before, after = Occurrence(session, one.programme, series=old), changed(session, **values)
    follow(store, before, after)
    store.save(after)


def _later(store: Store, series: Series, day: str) -> list[Session]:
    query = Query(equals={"series": series.id}, between={"series_day": (day, "9999")}, order=("series_day",))
    return store.find(SESSIONS, query)


def _alone(store: Store, session: Session) -> None:
    store.save(changed(session, series=None, series_day=None))


def _held(store: Store, session: Session) -> bool:
    """Whether hours or counts are known of a session."""
    of_it = {"session": session.id}
    given = Query(equals=of_it | {"status": ("completed", "no_show")})
    counted = session.beneficiaries is not None or store.count(OUTPUT_COUNTS, Query(equals=of_it))
    return bool(counted or store.count(SHIFTS, given))


def _drop(store: Store, series: Series) -> None:
    """A series of which nothing is left goes; a session that is kept of it stands alone then."""
    for session in store.find(SESSIONS, Query(equals={"series": series.id})):
        _alone(store, session)
    record = store.get(SERIES, series.id)
    if record is not None:
        store.delete(record)


def _series(store: Store, one: Occurrence) -> Series:
    """The series as it is now, which may be more than what was looked at."""
    found: Series | None = store.get(SERIES, one.series.id) if one.series is not None else None
    if found is None:
        raise KnownError(_("This session does not repeat any more. Nothing was changed."))
    return found
