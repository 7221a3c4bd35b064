"""Checks and training that ran out, run out soon, or were never made. Nobody is warned of what has no end."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.records import reading
from commdesk.records.volunteers import CHECK_TYPES, CHECKS, VOLUNTEERS, Check, CheckType, Volunteer
from commdesk.store.query import Query
from commdesk.store.store import Reader

_MISSING = """
    SELECT v.id, v.name FROM volunteers AS v WHERE v.status = 'current'
    AND NOT EXISTS (SELECT 1 FROM checks AS c INDEXED BY checks_volunteer WHERE c.volunteer = v.id AND c.type = ?)
    ORDER BY v.name, v.id
"""


class CheckLine(NamedTuple):
    """A person and a check. ``state`` is expired, due or missing; ``check`` is None where it is missing.

    ``expires`` is the last day on which it holds, ``days`` how many are left (below 0 once it ran out).
    """

    state: str
    volunteer: str
    name: str
    type: CheckType
    check: Check | None = None
    expires: date | None = None
    days: int = 0


def running_out(reader: Reader, today: date | None = None, until: date | None = None) -> list[CheckLine]:
    """What has run out or does so within the days that its type names (or by ``until``), the earliest first.

    A person who has the same check several times is judged by the one that holds longest. A check without an end
    warns of nothing and takes the place of older ones. A vague end counts to its last day: ``2026`` holds until
    31 December. People who left are left out.
    """
    today = today or clock.today()
    types = {t.id: t for t in reader.find(CHECK_TYPES)}
    if not types:
        return []
    longest = max(type.window for type in types.values())
    limit = until or today + timedelta(days=longest)
    # Compared as text, a month or a year stands before its days: none is missed, and some are looked at in vain.
    ending = reader.rows("SELECT DISTINCT volunteer FROM checks WHERE expires <= ?", [limit.isoformat()])
    found = []
    for person, checks in _checks_of(reader, [row[0] for row in ending]):
        for type_id, having in checks.items():
            holds = holding(having)
            if holds is None or not holds.expires:
                continue
            end, type = reading.last_day(holds.expires), types[type_id]
            days = (end - today).days
            if days < 0:
                found.append(CheckLine("expired", person.id, person.name, type, holds, end, days))
            elif end <= (until or today + timedelta(days=type.window)):
                found.append(CheckLine("due", person.id, person.name, type, holds, end, days))
    return sorted(found, key=lambda line: (line.expires or today, line.name, line.type.name))


def missing(reader: Reader) -> list[CheckLine]:
    """Who helps now and has never had a check that everybody needs, by check and name."""
    found = []
    for type in reader.find(CHECK_TYPES, Query(equals={"everyone": 1})):
        for id, name in reader.rows(_MISSING, [type.id]):
            found.append(CheckLine("missing", id, name, type))
    return found


def holding(checks: list[Check]) -> Check | None:
    """Of a person's checks of one type the one that counts now.

    Of those with an end the one that holds longest; one without an end takes its place unless it is known to be
    older. The order in which they were entered settles what their dates do not say.
    """
    ending = max((c for c in checks if c.expires), key=lambda c: (_end(c), c.id), default=None)
    lasting = max((c for c in checks if not c.expires), key=lambda c: (c.done_on or "", c.id), default=None)
    if ending is None or lasting is None:
        return ending or lasting
    if lasting.done_on and ending.done_on:
        newer = reading.last_day(lasting.done_on) >= reading.last_day(ending.done_on)
    elif lasting.done_on:
        newer = reading.last_day(lasting.done_on) > _end(ending)
    else:
        newer = not ending.done_on and lasting.id > ending.id
    return lasting if newer else ending


def _end(check: Check) -> date:
    return reading.last_day(str(check.expires))


def _checks_of(reader: Reader, people: list[str]) -> list[tuple[Volunteer, dict[str, list[Check]]]]:
    """The people with those ids who have not left, each with all checks by type."""
    found = []
    for start in range(0, len(people), 500):
        part = tuple(people[start : start + 500])
        by_person: dict[str, dict[str, list[Check]]] = defaultdict(lambda: defaultdict(list))
        for check in reader.find(CHECKS, Query(equals={"volunteer": part})):
            by_person[check.volunteer][check.type].append(check)
        for person in reader.find(VOLUNTEERS, Query(equals={"id": part})):
            if person.status != "left":
                found.append((person, by_person[person.id]))
    return found
