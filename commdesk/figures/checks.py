"""Checks and training that ran out, run out soon, or were never made. Nobody is warned of what has no end."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from commdesk import clock
from commdesk.records import reading
from commdesk.records.people import check_state
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

    Of several checks of one kind only the one that counts now can warn (``check_state``). A vague end counts to its last day: ``2026`` holds until
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
            type = types[type_id]
            window = (until - today).days if until else type.window
            for check in having:
                state = check_state(check, window, today, having)
                if state in ("expired", "due"):
                    end = reading.last_day(str(check.expires))
                    days = (end - today).days
                    found.append(CheckLine(state, person.id, person.name, type, check, end, days))
    return sorted(found, key=lambda line: (line.expires or today, line.name, line.type.name))


def missing(reader: Reader) -> list[CheckLine]:
    """Who helps now and has never had a check that everybody needs, by check and name."""
    found = []
    for type in reader.find(CHECK_TYPES, Query(equals={"everyone": 1})):
        for id, name in reader.rows(_MISSING, [type.id]):
            found.append(CheckLine("missing", id, name, type))
    return found


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
