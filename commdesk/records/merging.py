"""Making one record of a person or a partner out of two: what differs, what may stand together, and what is proposed."""

from typing import Any, NamedTuple

from commdesk.records import availability, reading
from commdesk.records.fields import LongText, Value, Week
from commdesk.records.kind import Kind, Record, sort_words
from commdesk.records.partners import STAGES
from commdesk.records.people import ANSWERED_ON
from commdesk.records.volunteers import STATUSES

# Fields that say something only together: an answer and its day, a status and the day of leaving, a stage and the end.
_TOGETHER = {**ANSWERED_ON, "status": "left_on", "stage": "end"}
# Lists of words, of which both may be kept.
_LISTS = ("skills", "languages", "email", "strengths", "resources", "interests")
# With the group before gone from it, when the two disagree.
_STATUSES = ("current", "resting", "prospect", "left")
assert set(_STATUSES) == set(STATUSES)
# What goes on says more than what was only noted once.
_STAGES = ("active", "agreed", "under_review", "in_talks", "identified", "ended")
assert set(_STAGES) == set(STAGES)

LEFT, RIGHT, BOTH = 0, 1, 2
Values = tuple[Value, ...]


class Difference(NamedTuple):
    """Fields in which two records differ: their values on either side, both together or None, and the proposed side."""

    fields: tuple[str, ...]
    left: Values
    right: Values
    both: Values | None
    proposed: int

    def values(self, side: int) -> Values:
        """The values of ``LEFT``, ``RIGHT`` or ``BOTH``."""
        return (self.left, self.right, self.both or self.left)[side]


def differences(kind: Kind, left: Any, right: Any) -> list[Difference]:
    """What differs between two people or partners, in the order of the fields."""
    found = []
    for name in kind.fields:
        together = {one: other for one, other in _TOGETHER.items() if one in kind.fields}
        if name in together.values():
            continue
        names = (name, together[name]) if name in together else (name,)
        here = tuple(getattr(left, n) for n in names)
        there = tuple(getattr(right, n) for n in names)
        if here != there:
            both = _both(kind, name, here[0], there[0])
            found.append(Difference(names, here, there, both, _proposed(name, here, there, both)))
    return found


def merged(kept: Any, chosen: list[tuple[Difference, int]]) -> Any:
    """``kept`` with the values of the chosen sides."""
    values: dict[str, Any] = kept.values()
    for difference, side in chosen:
        values.update(zip(difference.fields, difference.values(side), strict=True))
    return type(kept)(**values)


def shown(kind: Kind, difference: Difference, side: int) -> str:
    """The values of a side as people read them."""
    values = difference.values(side)
    words = [kind.fields[name].show(value) for name, value in zip(difference.fields, values, strict=True)]
    return ", ".join(word for word in words if word)


def _both(kind: Kind, name: str, left: Any, right: Any) -> Values | None:
    """Both values in one, where that says something; None where one of them must do."""
    field = kind.fields[name]
    if not left or not right:
        return None
    if isinstance(field, Week):
        joined: str = availability.ordered({*str(left).split(), *str(right).split()})
    elif isinstance(field, LongText):
        joined = f"{left}\n{right}"
    elif name in _LISTS:
        joined = _listed(str(left), str(right))
    else:
        return None
    if joined in (left, right) or len(joined) > getattr(field, "most", len(joined)):
        return None
    return (joined,)


def _listed(left: str, right: str) -> str:
    parts: dict[str, str] = {}
    for part in (*left.split(","), *right.split(",")):
        if part.strip():
            parts.setdefault(part.strip().casefold(), part.strip())
    return ", ".join(parts.values())


def _proposed(name: str, left: Values, right: Values, both: Values | None) -> int:
    """What most would take: what is filled, both where both may stand, the newer answer, the earlier start."""
    a, b = left[0], right[0]
    if not a or not b:
        return LEFT if a else RIGHT
    if both is not None:
        return BOTH
    if name in ANSWERED_ON:
        return RIGHT if str(right[1] or "") > str(left[1] or "") else LEFT
    if name == "status":
        return min((LEFT, RIGHT), key=lambda side: _STATUSES.index(str((a, b)[side])))
    if name == "stage":
        if a == b:
            return RIGHT if right[1] and not left[1] else LEFT
        return min((LEFT, RIGHT), key=lambda side: _STAGES.index(str((a, b)[side])))
    if name in ("started", "start"):
        return RIGHT if reading.first_day(str(b)) < reading.first_day(str(a)) else LEFT
    if name == "name":
        return RIGHT if _fullness(str(b)) > _fullness(str(a)) else LEFT
    return LEFT


def _fullness(name: str) -> tuple[int, bool]:
    """A name written out, with its accents, says more than one cut short."""
    return len(sort_words(name)), not name.isascii()


def the_same(kind: Kind, left: Record, right: Record) -> list[str]:
    """The fields that hold the same on both sides, and hold something."""
    return [
        name
        for name in kind.fields
        if getattr(left, name) == getattr(right, name) and getattr(left, name) not in (None, "")
    ]
