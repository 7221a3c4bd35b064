"""Calendar files (.ics), and the rota as one for a phone or another calendar: the whole group's, or one person's own.

Times are as the clock at the place shows them, without a zone; a session without times takes the whole day. Each
session keeps its UID when it is moved, so that a newer file changes what an earlier one brought.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from commdesk import clock, files
from commdesk.errors import KnownError
from commdesk.figures import rota
from commdesk.figures.periods import Period
from commdesk.figures.rota import Occurrence
from commdesk.figures.rota_people import of_person, places
from commdesk.records.reading import minutes_between
from commdesk.records.shifts import Shift
from commdesk.records.volunteers import Volunteer
from commdesk.store.store import Reader
from commdesk.text import _, ngettext

DEFAULT_PERIOD = "next-26-weeks"


def write_calendar(reader: Reader, path: Path, period: Period, person: Volunteer | None = None) -> int:
    """Writes the sessions of a period to ``path`` and answers how many; of ``person`` only those they are on.

    The file appears whole or not at all. Raises KnownError when it cannot be written.
    """
    content, count = calendar(reader, period, person)
    write_file(path, content)
    return count


def write_file(path: Path, content: bytes) -> None:
    """Writes a calendar whole or not at all; raises KnownError for a name that is none, and when the disk refuses."""
    path = Path(path)
    if path.suffix.lower() != ".ics" and not files.is_special(path):
        sentence = _("{file} should end in .ics. Please choose such a name.")
        raise KnownError(sentence.format(file=path.name))
    try:
        with files.written_whole(path) as unfinished:
            unfinished.write_bytes(content)
    except OSError as error:
        sentence = _("{file} could not be written: {why}. Please make room, or choose another folder.")
        raise KnownError(sentence.format(file=path, why=files.why(error))) from error


def calendar(reader: Reader, period: Period, person: Volunteer | None = None) -> tuple[bytes, int]:
    """The calendar's bytes, and how many sessions are in it."""
    found = rota.occurrences(reader, period.start.isoformat(), period.end.isoformat(), held=False)
    if person is not None:
        on = of_person(reader, found, person.id)
        events = [_event(one, shift) for one, shift in on]
    else:
        events = [_event(one, None, _who(reader, one)) for one in found]
    return put_together(reader, person.name if person is not None else "", events), len(events)


def put_together(reader: Reader, about: str, events: list[Any]) -> bytes:
    """A calendar of events, named after the group and what it is ``about``."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//CommDesk//CommDesk//EN")
    made.add("version", "2.0")
    group = reader.group().name
    made.add("x-wr-calname", plain(f"{group}: {about}" if about else group))
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


def stamped(uid: str) -> Any:
    """An event that a calendar knows by ``uid``: a newer file changes it."""
    from icalendar import Event, vDatetime

    event = Event()
    event.add("uid", uid)
    # Not add(): it asks for a database of time zones, which Windows has not.
    event["dtstamp"] = vDatetime(datetime.fromisoformat(clock.stamp()).astimezone(UTC))
    return event


def _event(one: Occurrence, shift: Shift | None, told: str = "") -> Any:
    session = one.session
    event = stamped(uid(one))
    asked = shift is not None and shift.reply == "asked"
    event.add("summary", plain(_("{programme} (asked)").format(programme=one.name) if asked else one.name))
    begin, end = _times(one, shift)
    event.add("dtstart", begin)
    event.add("dtend", end)
    if session.place:
        event.add("location", plain(session.place))
    notes = [note for note in (told, session.note) if note]
    if notes:
        event.add("description", plain("\n".join(notes)))
    off = session.called_off
    event.add("status", "CANCELLED" if off else "TENTATIVE" if asked else "CONFIRMED")
    return event


def uid(one: Occurrence) -> str:
    """What a calendar knows a session by: the same whether anything is kept of it, and wherever it is moved to."""
    session = one.session
    if one.series is not None:
        return f"{one.series.id}-{session.series_day}@commdesk"
    return f"{session.id if one.kept else f'{session.programme}-{session.day}'}@commdesk"


def _times(one: Occurrence, shift: Shift | None) -> tuple[date, date]:
    """Begin and end: moments where a start is known, else the day and the day after, as calendars want it."""
    session = one.session
    day = date.fromisoformat(str(session.day))
    start = (shift.start if shift is not None else None) or session.start
    finish = (shift.finish if shift is not None else None) or session.finish
    if not start:
        return day, day + timedelta(days=1)
    begin = datetime.fromisoformat(f"{day}T{start}")
    length = minutes_between(start, finish) if finish else rota.minutes(session, one.programme)
    return begin, begin + timedelta(minutes=length)


def _who(reader: Reader, one: Occurrence) -> str:
    """Who comes, who is asked, how many are still wanted."""
    people = places(reader, one)
    lines = []
    for standing, words in (("yes", _("Coming: {names}")), ("asked", _("Asked: {names}"))):
        names = [place.name for place in people if place.standing == standing]
        if names:
            lines.append(words.format(names=", ".join(names)))
    if one.missing:
        wanted = ngettext("{n} more person is needed.", "{n} more people are needed.", one.missing)
        lines.append(wanted.format(n=one.missing))
    return "\n".join(lines)


def plain(words: str) -> str:
    """Without the control characters that a calendar file cannot hold."""
    return "".join(c for c in words if c == "\n" or c.isprintable())
