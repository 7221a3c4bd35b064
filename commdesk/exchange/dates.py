"""Dates in a foreign file: which order they have is settled once for the whole file, never row by row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from commdesk import clock
from commdesk import text as words
from commdesk.exchange.asking import AskError
from commdesk.records import reading
from commdesk.text import N_, _

_WRITTEN = ("dmy", "mdy", "ymd")
ORDERS = (*_WRITTEN, "excel")
ORDER_WORDS = {
    "dmy": N_("day, month, year"),
    "mdy": N_("month, day, year"),
    "ymd": N_("year, month, day"),
    "excel": N_("a spreadsheet's day numbers"),
}
_THREE = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ,]+\d.*)?$")
_DAY_ZERO = date(1899, 12, 30)


@dataclass
class Evidence:
    """What the dates of a file show about their order.

    ``may`` are the orders in which every date can be read, ``unclear`` is a date that they read differently,
    ``examples`` has the first date that each order can read.
    """

    may: set[str]
    unclear: str = ""
    serial: str = ""
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, typed: str) -> None:
        """Looks at one more date."""
        typed = typed.strip()
        if re.fullmatch(r"[2-7]\d{4}(\.\d+)?", typed):
            self.serial = self.serial or typed
            return
        match = _THREE.match(typed)
        fits = {order: day for order in _WRITTEN if (day := _in_order(match, order))} if match else {}
        if not fits:
            return  # no date at all: its row will be refused, the others need not suffer
        for order in fits:
            self.examples.setdefault(order, typed)
        if len(set(fits.values())) > 1:
            self.unclear = self.unclear or typed
        self.may &= fits.keys()


def settle_order(values: Iterable[str], column: str) -> str:
    """The order of the dates in a column: ``dmy``, ``mdy``, ``ymd`` or ``excel``.

    One date that fits a single order (31/01/2026) settles it. Raises AskError when none does, when dates
    contradict each other, and for a spreadsheet's numbers. Dates that need no order answer ``dmy``.
    """
    seen = Evidence(set(_WRITTEN))
    for value in values:
        seen.add(value)
    if seen.serial:
        options = [("excel", (_DAY_ZERO + timedelta(days=int(float(seen.serial)))).isoformat())]
        sentence = _(
            "The column “{column}” holds numbers like {example}, which a spreadsheet may mean as days. Please say so, "
            "or format the column as dates and save the file again."
        )
        raise AskError(sentence.format(column=column, example=seen.serial), "dates", options)
    if len(seen.may) == 1:
        return seen.may.pop()
    if seen.may and not seen.unclear:
        return "dmy"
    typed = ""
    if seen.unclear:
        # Two-digit years fit every order on paper; where the dates contradict each other, all orders are offered.
        options = [(o, _shown(seen.unclear, o)) for o in _WRITTEN if o in (seen.may or _WRITTEN)]
        options = [(order, shown) for order, shown in options if shown]
        sentence = _(
            "The dates in “{column}” can be read in several ways. Please choose what {example} means: {options}."
        )
    else:
        typed = " · ".join(f"{order}: {example}" for order, example in seen.examples.items())
        options = [(order, _shown(example, order)) for order, example in seen.examples.items()]
        sentence = _(
            "The dates in “{column}” contradict each other: {options}. Please choose the order that holds for the "
            "file; the other dates are then refused, row by row."
        )
    shown = typed or " · ".join(f"{order}: {example}" for order, example in options)
    said = sentence.format(column=column, example=seen.unclear, options=shown)
    raise AskError(said, "dates", options)


def read_day(typed: str, order: str) -> str | None:
    """A day in ISO text; None when it is none. A day without a year is none: an import guesses no year."""
    typed = typed.strip()
    if order == "excel" and re.fullmatch(r"\d{5}(\.\d+)?", typed):
        return (_DAY_ZERO + timedelta(days=int(float(typed)))).isoformat()
    match = _THREE.match(typed)
    if match:
        # Where numbers were settled as days, a date in digits is taken only when it can be read in one way.
        found = _in_order(match, order) if order in _WRITTEN else _only(match)
        return found.isoformat() if found else None
    if not re.search(r"\d{4}", typed):
        return None
    day = reading.day(typed)
    return day.isoformat() if day else None


def read_vague_day(typed: str, order: str) -> str | None:
    """A day, a month or a year in ISO text, as exact as it was written; None when it is none."""
    typed = typed.strip()
    if order == "excel" or _THREE.match(typed):
        found = read_day(typed, order)
        if found:
            return found
    return reading.vague_day(typed) if re.search(r"\d{4}", typed) else None


def has_year(typed: str) -> bool:
    """Whether a date says its year: 2026, or two digits behind a day and a month in digits."""
    return re.search(r"\d{4}", typed) is not None or _THREE.match(typed.strip()) is not None


def with_year(typed: str, year: str) -> str:
    """A date that says no year, with that year: ``Jul 6`` and ``6/7`` in 2025 are ``Jul 6 2025`` and ``6/7/2025``."""
    bare = typed.strip()
    if not year or has_year(bare):
        return bare
    if match := re.fullmatch(r"(\d{1,2})([/.-])\s*(\d{1,2})[/.-]?", bare):
        return f"{match[1]}{match[2]}{match[3]}{match[2]}{year}"
    return f"{bare.rstrip(',')} {year}"


def ask_year(day: str) -> AskError:
    """Asks for the year of dates that say none, showing what ``day`` would be in each."""
    this = clock.today().year
    options = []
    for year in range(this + 1, this - 7, -1):
        read = reading.vague_day(with_year(day, str(year)))
        if read:
            shown = words.day_week(date.fromisoformat(read)) if len(read) == 10 else words.vague_day(read)
            options.append((str(year), shown))
    sentence = _("The dates of the file have no year ({example}). Please say which year they are in.")
    return AskError(sentence.format(example=day), "year", options)


def looks_like_date(typed: str, *, vague: bool = True) -> bool:
    """Whether it is a date in some order; ``vague`` takes months and years too."""
    read = read_vague_day if vague else read_day
    return any(read(typed, order) for order in ORDERS)


def _in_order(match: re.Match[str], order: str) -> date | None:
    first, second, third = match[1], match[2], match[3]
    if order == "ymd" and (len(third) != 2 or len(first) != 2):
        return None
    year, month, day = {
        "dmy": (third, second, first),
        "mdy": (third, first, second),
        "ymd": (first, second, third),
    }[order]
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))
    except ValueError:
        return None


def _only(match: re.Match[str]) -> date | None:
    found = {day for order in _WRITTEN if (day := _in_order(match, order))}
    return found.pop() if len(found) == 1 else None


def _shown(typed: str, order: str) -> str:
    match = _THREE.match(typed)
    found = _in_order(match, order) if match else None
    return found.isoformat() if found else ""
