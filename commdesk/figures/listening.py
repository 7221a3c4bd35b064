"""What people said to us and how we answered. Days are whole days; None is "not enough yet".

A sensitive item counts like any other: a number quotes nobody. Its words are for the screen only (``quotable``).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from commdesk import clock
from commdesk.figures.middle import median
from commdesk.figures.periods import Period
from commdesk.records.listening import FEEDBACK, FEEDBACK_THEMES, THEMES, Feedback, Theme
from commdesk.store.query import Query
from commdesk.store.store import Reader

# What wants an answer; thanks want none.
ASKING = ("need", "question", "complaint", "idea", "rumour")
# A question that lies longer than this is told on Home.
WAIT_DAYS = 14
# What the figures read of an item.
_READ = ("id", "day", "type", "how", "sensitive", "understood", "confirmed", "answered_on")


class ThemeCount(NamedTuple):
    """A theme (id and name) with the number of items about it or one of its parts."""

    id: str
    name: str
    items: int


class Heard(NamedTuple):
    """What was heard in a period. ``waiting`` are unanswered items that want an answer; ``confirmed`` those of which people
    said that we understood them right, of ``reflected`` that were said back to them. ``days`` is the median until our
    answer. ``types`` and ``hows`` count by code, "" where nobody noted it; ``themes`` an item under each of its themes, and
    once under a theme for all its parts.
    """

    items: int
    answered: int
    waiting: int
    reflected: int
    confirmed: int
    sensitive: int
    days: float | None
    types: tuple[tuple[str, int], ...]
    hows: tuple[tuple[str, int], ...]
    themes: tuple[ThemeCount, ...]
    untold: int  # items without a theme

    @property
    def unanswered(self) -> int:
        """Items without an answer, thanks too."""
        return self.items - self.answered


def quotable(items: Iterable[Any]) -> list[Any]:
    """The items whose words may stand on a page or leave the file: the one place that says so."""
    return [item for item in items if not item.sensitive]


def median_days(items: Iterable[Any]) -> float | None:
    """Median number of days from what was said to our answer, over the answered items; None where none is."""
    known = [
        (date.fromisoformat(item.answered_on) - date.fromisoformat(item.day)).days
        for item in items
        if item.answered_on and item.day
    ]
    return median(known)


def wants_answer(item: Any) -> bool:
    """Whether somebody still waits to hear from us; an item without a type may be a question."""
    return not item.answered_on and (item.type is None or item.type in ASKING)


def in_period(reader: Reader, period: Period) -> list[Feedback]:
    """What was said on the days of a period, the latest first."""
    found: list[Feedback] = reader.find(FEEDBACK, Query(between={"day": (period.first, period.last)}))
    return found


def count(reader: Reader, period: Period) -> Heard:
    """All figures of a period."""
    items = reader.lean(FEEDBACK, _READ, Query(between={"day": (period.first, period.last)}))
    tied = _themes_in(reader, period)
    known = {theme.id: theme for theme in reader.find(THEMES)}
    themes: Counter[str] = Counter()
    for found in tied.values():
        themes.update({*found, *(str(known[one].parent) for one in found if known[one].parent)})
    return Heard(
        items=len(items),
        answered=sum(bool(item.answered_on) for item in items),
        waiting=sum(wants_answer(item) for item in items),
        reflected=sum(bool(item.understood or item.confirmed) for item in items),
        confirmed=sum(bool(item.confirmed) for item in items),
        sensitive=sum(bool(item.sensitive) for item in items),
        days=median_days(items),
        types=_counted(item.type for item in items),
        hows=_counted(item.how for item in items),
        themes=tuple(
            sorted(
                (ThemeCount(id, known[id].name, n) for id, n in themes.items()),
                key=lambda one: (-one.items, one.name),
            )
        ),
        untold=sum(item.id not in tied for item in items),
    )


def themes_of(reader: Reader, items: Sequence[str]) -> dict[str, list[str]]:
    """The themes (ids) of items (ids); items without one are not in it."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(items), 500):
        part = tuple(items[start : start + 500])
        for tie in reader.find(FEEDBACK_THEMES, Query(equals={"feedback": part})):
            found.setdefault(str(tie.feedback), []).append(str(tie.theme))
    return found


def _themes_in(reader: Reader, period: Period) -> dict[str, list[str]]:
    """The same of all items of a period."""
    found: dict[str, list[str]] = {}
    sql = (
        "SELECT t.feedback, t.theme FROM feedback AS f JOIN feedback_themes AS t ON t.feedback = f.id "
        "WHERE f.day BETWEEN ? AND ?"
    )
    for item, theme in reader.rows(sql, [period.first, period.last]):
        found.setdefault(item, []).append(theme)
    return found


def ordered_themes(reader: Reader) -> list[tuple[Theme, int]]:
    """All themes, each wide one before its parts, with their level (0 or 1); by number, then by name."""
    themes: list[Theme] = reader.find(THEMES)
    known = {theme.id for theme in themes}

    def place(theme: Theme) -> tuple[int, str]:
        return theme.number if theme.number is not None else 1000, theme.name.casefold()

    found: list[tuple[Theme, int]] = []
    for wide in sorted((t for t in themes if not t.parent or t.parent not in known), key=place):
        found.append((wide, 0))
        found += [(part, 1) for part in sorted((t for t in themes if t.parent == wide.id), key=place)]
    shown = {theme.id for theme, __ in found}
    # Parts of a part: deeper than people can choose from, but never lost.
    return found + [(theme, 1) for theme in sorted(themes, key=place) if theme.id not in shown]


def waiting(reader: Reader, today: date | None = None, days: int = WAIT_DAYS) -> list[Feedback]:
    """Items that have waited for an answer for more than ``days``, the longest waiting first."""
    before = ((today or clock.today()) - timedelta(days=days + 1)).isoformat()
    found = reader.find(FEEDBACK, Query(equals={"answered_on": None}, between={"day": ("0001", before)}))
    return sorted((item for item in found if wants_answer(item)), key=lambda item: (item.day, item.id))


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    counted = Counter(value or "" for value in values)
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
