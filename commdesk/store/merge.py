"""Making one record out of two: everything that points to the second points to the first, and the second goes."""

from typing import Any

from commdesk import text
from commdesk.errors import KnownError
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import KINDS, kind_of
from commdesk.records.not_same import NOT_SAME
from commdesk.records.other_names import OtherName
from commdesk.records.shifts import DAY_MINUTES, SHIFTS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.store import Reader, Store
from commdesk.text import _


def merge(store: Store, kept: Record, gone: Record) -> int:
    """Keeps ``kept`` as given, points all that points to ``gone`` to it and deletes ``gone``; one step.

    Answers how many records were pointed anew. Raises KnownError, changing nothing, where the two cannot be one:
    together they would have more than 24 hours on a day.
    """
    kind = kind_of(kept)
    why_not = hindrance(store, kept, gone)
    if why_not:
        raise KnownError(why_not)
    moved = 0
    with store.step(_("Merge {one} and {other}").format(one=kind.name_of(kept), other=kind.name_of(gone))):
        for other in KINDS:
            for name in (name for name, link in other.links().items() if link.to == kind.name):
                for record in store.find(other, Query(equals={name: gone.id}, order=("id",))):
                    moved += _point(store, other, record, name, kept.id)
        store.delete(gone)
        store.save(kept)
        if kind is VOLUNTEERS:
            # A list that knows them by the name that goes must not bring them once more.
            store.save(OtherName(volunteer=kept.id, name=kind.name_of(gone), record_was=gone.id), new=True)
        _lists_know(store, kind, gone.id)
    return moved


def moving(reader: Reader, gone: Record) -> list[tuple[Kind, int]]:
    """What would be pointed anew, and how much of each kind."""
    counted: dict[str, tuple[Kind, int]] = {}
    for kind, __, count in reader.links_to(kind_of(gone), gone.id):
        if kind is not NOT_SAME:
            counted[kind.name] = (kind, counted.get(kind.name, (kind, 0))[1] + count)
    return list(counted.values())


def long_days_together(reader: Reader, one: str, other: str) -> list[tuple[str, int]]:
    """Days (ISO) on which two people together have more than 24 completed hours, and the minutes they have."""
    sql = (
        "SELECT day, sum(minutes) FROM shifts WHERE volunteer IN (?, ?) AND status = 'completed' AND length(day) = 10 "
        "GROUP BY day HAVING sum(minutes) > ? ORDER BY day"
    )
    return [(str(day), int(minutes)) for day, minutes in reader.rows(sql, [one, other, DAY_MINUTES])]


def logged_twice(reader: Reader, one: str, other: str) -> list[tuple[str, str, int]]:
    """(day, programme's id, minutes) of shifts that both have, and that may be one shift logged for each."""
    sql = (
        "SELECT DISTINCT a.day, a.programme, a.minutes FROM shifts AS a JOIN shifts AS b "
        "ON b.volunteer = ? AND b.day = a.day AND b.programme = a.programme AND b.minutes = a.minutes "
        "AND b.status = a.status WHERE a.volunteer = ? ORDER BY a.day"
    )
    return [
        (str(day), str(programme), int(minutes)) for day, programme, minutes in reader.rows(sql, [other, one])
    ]


def _lists_know(store: Store, kind: Kind, gone: str) -> None:
    """Keeps rows of lists that brought the record that goes known by their content, so that they do not bring it once more.

    People have ``OtherName`` for that. Taken back, the rows are known by their record again.
    """
    if kind is not VOLUNTEERS:
        store.conn.execute(
            "INSERT INTO import_rows (batch, record_kind, record, source_key, content, before, after) "
            "SELECT batch, record_kind, '', NULL, content, NULL, '' FROM import_rows "
            "WHERE record = ? AND content IS NOT NULL",
            [gone],
        )


def _point(store: Store, kind: Kind, record: Any, name: str, to: str) -> int:
    values = record.values() | {name: to}
    if kind is NOT_SAME and _said_already(store, values):
        store.delete(record)
        return 0
    store.save(kind.record(**values))
    return 1


def _said_already(store: Store, values: dict[str, Any]) -> bool:
    """Whether a pair of different people would be one person now, or is there already."""
    one, other = values["one"], values["other"]
    pairs = [*store.find(NOT_SAME, Query(equals={"one": one, "other": other}))]
    pairs += store.find(NOT_SAME, Query(equals={"one": other, "other": one}))
    return one == other or any(pair.id != values["id"] for pair in pairs)


def hindrance(reader: Reader, one: Record, other: Record) -> str:
    """Why two records cannot be one, in a sentence; empty when nothing is in the way."""
    days = long_days_together(reader, one.id, other.id) if kind_of(one).name == "volunteers" else []
    if not days:
        return ""
    day, minutes = days[0]
    sentence = _(
        "They would have {total} hours on {day}, and a day has 24. Nothing was merged. "
        "Please look at the hours of that day first, or they are two people after all."
    )
    if len(days) > 1:
        sentence = _(
            "They would have {total} hours on {day}, and too many on {more} more days; a day has 24. "
            "Nothing was merged. Please look at the hours of those days first, or they are two people after all."
        )
    shown = SHIFTS.fields["day"].show(day)
    return sentence.format(total=text.duration(minutes), day=shown, more=text.number(len(days) - 1))
