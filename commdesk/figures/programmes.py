"""Programmes: the hours that went into each, and whom or what it served, in its own unit, never added across."""

from collections import defaultdict
from typing import NamedTuple

from commdesk.figures import hours, outputs
from commdesk.figures.hours import Tally
from commdesk.figures.outputs import OutputSum
from commdesk.figures.periods import Period
from commdesk.records.programmes import Session
from commdesk.store.store import Reader

_WHO = """
    SELECT programme, count(DISTINCT volunteer) FROM shifts INDEXED BY shifts_counted
    WHERE status = 'completed' AND day BETWEEN ? AND ? GROUP BY programme
"""
_NAMES = """
    SELECT p.id, p.name, coalesce(t.name, ''), p.unit, p.counts
    FROM programmes AS p LEFT JOIN programme_types AS t ON t.id = p.type
"""
# A count for a time belongs to the period only when that whole time lies in it; what was called off served nobody.
_SERVED = """
    SELECT programme, sum(until IS NULL), sum(until IS NULL AND beneficiaries IS NOT NULL),
           sum(beneficiaries), max(beneficiaries)
    FROM sessions
    WHERE day BETWEEN ? AND ? AND (until IS NULL OR until <= ?) AND called_off = 0 GROUP BY programme
"""


class ProgrammeFigures(NamedTuple):
    """One programme in a period: minutes given, active volunteers, and what it served in its own ``unit``.

    ``beneficiaries`` come from sessions: their sum where the counts add up, the largest single count where
    they are different people (``counts`` is ``different``: "at least"); None while none was entered.
    ``sessions`` are on the list and ``counted`` of them have a count of their own. ``outputs`` is what else it counts.
    """

    id: str
    name: str
    type: str
    unit: str
    counts: str
    minutes: int
    volunteers: int
    headcount: int
    beneficiaries: int | None
    sessions: int
    counted: int
    outputs: tuple[OutputSum, ...] = ()


def count(
    reader: Reader, period: Period, tallied: Tally | None = None, *, people: bool = True
) -> tuple[ProgrammeFigures, ...]:
    """The programmes with hours or sessions in a period, most hours first.

    Without ``people`` their volunteers are not counted (and read 0): who only asks what was served need not wait.
    """
    sums = (tallied or hours.tally(reader, period)).programmes
    span = [period.first, period.last]
    who = dict(reader.rows(_WHO, span)) if people else {}
    served: dict[str, tuple[int, int, int | None, int | None]] = defaultdict(lambda: (0, 0, None, None))
    for id, *counts in reader.rows(_SERVED, [*span, period.last]):
        served[id] = (counts[0], counts[1], counts[2], counts[3])
    also = outputs.by_programme(reader, period)
    found = []
    for id, name, type_name, unit, counts in reader.rows(_NAMES):
        if id not in sums and id not in served:
            continue
        given = sums.get(id) or hours.Sums()
        sessions, counted, added, largest = served[id]
        found.append(
            ProgrammeFigures(
                id=id,
                name=name,
                type=type_name,
                unit=unit,
                counts=counts,
                minutes=given.minutes,
                volunteers=who.get(id, 0),
                headcount=given.headcount,
                beneficiaries=added if counts == "adds" else largest,
                sessions=sessions,
                counted=counted,
                outputs=also.get(id, ()),
            )
        )
    return tuple(sorted(found, key=lambda p: (-p.minutes, p.name)))


def session_totals(reader: Reader, session: Session) -> tuple[int, int]:
    """Attendances and minutes of the completed shifts of a session: those of its programme on its day."""
    sql = (
        "SELECT coalesce(sum(people), 0), coalesce(sum(minutes * people), 0) FROM shifts "
        "WHERE status = 'completed' AND day = ? AND programme = ?"
    )
    attendances, minutes = reader.rows(sql, [session.day, session.programme])[0]
    return int(attendances), int(minutes)
