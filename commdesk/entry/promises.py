"""Settling a promise in one press: kept today, and whether that was in time."""

from dataclasses import replace
from datetime import date

from commdesk.figures.promises import Fall, falls, known, next_turn
from commdesk.records.kind import Record
from commdesk.records.promises import Commitment, PromiseTime
from commdesk.store.store import Reader


def to_settle(reader: Reader, promise: Commitment, today: date) -> Fall | None:
    """The time of a promise that waits to be settled: the first open one that has passed, else the next to come."""
    times, stops = known(reader, [promise])
    said, stop = times.get(promise.id, []), stops.get(promise.agreement or "")
    found = falls(promise, said, today, stop)
    waiting = next((fall for fall in found if fall.state == "open"), None)
    if waiting is not None or not promise.every:
        return waiting
    day = next_turn(promise, said, today, stop)
    return Fall(promise, day, day.isoformat(), "open") if day is not None else None


def settled(fall: Fall, day: date, *, kept: bool = True) -> Record:
    """The record that says that a promise was kept on that day, or that it will not be: in time, or late.

    For one that comes again that is the record of this time, else the promise itself.
    """
    state = "broken"
    if kept:
        state = "kept_late" if fall.day is not None and day > fall.day else "kept"
    if not fall.promise.every:
        return replace(fall.promise, state=state, settled_on=day.isoformat())
    time = fall.time or PromiseTime(commitment=fall.promise.id, due=fall.shown)
    return replace(time, state=state, settled_on=day.isoformat())
