"""Reading what people type: numbers, lengths of time, dates. Answers None when it cannot be read."""

import re
from datetime import date, timedelta

from commdesk import clock
from commdesk.text import N_, _

_ORDERS = ("dmy", "mdy", "ymd")
_MONTHS = (
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
)
_TODAY, _YESTERDAY, _TOMORROW = N_("today"), N_("yesterday"), N_("tomorrow")


def short(typed: str, most: int = 40) -> str:
    """What was typed, cut for use inside a sentence."""
    typed = " ".join(typed.split())
    return typed if len(typed) <= most else typed[: most - 1] + "…"


def number(typed: str) -> float | None:
    """``1,239``, ``1 239``, ``12.5`` or ``12,5``; a lone comma before three digits groups thousands."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", typed)
    if not re.fullmatch(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+", bare):
        return None
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}", bare):
        bare = bare.replace(".", "").replace(",", ".")
    bare = bare.replace(",", ".")
    if bare.count(".") > 1 or len(bare) > 18:
        return None
    return float(bare)


def ungrouped(typed: str) -> str:
    """``1.234`` and ``1.234.567`` without their dots: for what cannot have three decimals."""
    bare = typed.strip()
    return bare.replace(".", "") if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", bare) else bare


def duration(typed: str) -> int | None:
    """Whole minutes of ``2h30``, ``2h``, ``2.5``, ``2,5``, ``2:30``, ``150m``, ``1h 30min``; may be negative."""
    bare = re.sub(r"\s+", "", typed.casefold())
    sign = -1 if bare.startswith("-") else 1
    bare = bare.lstrip("+-")
    if match := re.fullmatch(r"(\d{1,5})(?::|h|hrs?|hours?|std)([0-5]?\d)(?:m|min|mins|minutes?)?", bare):
        return sign * (int(match[1]) * 60 + int(match[2]))
    if match := re.fullmatch(r"(\d{1,7})(?:m|min|mins|minutes?)", bare):
        return sign * int(match[1])
    if match := re.fullmatch(r"(\d{0,5}(?:[.,]\d{1,4})?)(?:h|hrs?|hours?|std)?", bare):
        hours = match[1].replace(",", ".")
        return sign * round(float(hours) * 60) if any(c.isdigit() for c in hours) else None
    return None


def clock_minutes(typed: str) -> int | None:
    """Minutes after midnight of ``18:30``, ``6.30 pm``, ``9h``; None when it is no time of day."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h]([0-5]\d)?)?\s*([ap]\.?m\.?)?", typed.strip().casefold())
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return hour * 60 + minute if hour < 24 else None


def clock_text(minutes: int) -> str:
    """``18:30`` of minutes after midnight."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def minutes_between(start: str, finish: str) -> int:
    """Minutes from one time of day (``18:30``) to the next time it is ``finish``; a day when both are the same."""
    begun, ended = clock_minutes(start), clock_minutes(finish)
    if begun is None or ended is None:
        raise ValueError(f"{start!r} or {finish!r} is no time of day")
    return (ended - begun) % (24 * 60) or 24 * 60


def from_to(typed: str) -> tuple[int, int, bool] | None:
    """Start and finish in minutes after midnight of ``18:00-20:30``, and whether ``+1`` says "the next day"."""
    match = re.fullmatch(r"(.+?)\s*(?:-|–|—|to|bis|à)\s*([^-–+]+?)\s*(\+\s*1)?", typed.strip().casefold())
    if not match or not any(mark in match[1] + match[2] for mark in ":hm."):
        return None
    start, finish = clock_minutes(match[1]), clock_minutes(match[2])
    return None if start is None or finish is None else (start, finish, bool(match[3]))


def day(typed: str, order: str = "dmy") -> date | None:
    """A day; ``order`` (dmy, mdy or ymd) settles what ``03/04/2026`` means, other forms need no settling."""
    typed = typed.strip()
    folded = typed.casefold()
    for word, step in ((_TODAY, 0), (_YESTERDAY, -1), (_TOMORROW, 1)):
        if folded in (word, _(word).casefold()):
            return clock.today() + timedelta(days=step)
    if match := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$", typed):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := re.match(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ,]+\d.*)?$", typed):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        if order == "ymd":
            return None
        return _made(year, first, second) if order == "mdy" else _made(year, second, first)
    if match := re.match(r"(\d{1,2})[./](\d{1,2})\.?$", typed):
        first, second = int(match[1]), int(match[2])
        month, of_month = (first, second) if order == "mdy" else (second, first)
        return _nearest(month, of_month)
    return _in_words(folded)


def vague_day(typed: str, order: str = "dmy") -> str | None:
    """ISO text as exact as what was typed: ``2014``, ``2015-01`` or ``2015-01-31``."""
    typed = typed.strip()
    if re.fullmatch(r"(19|20|21)\d{2}", typed):
        return typed
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", typed) or None
    if match:
        year, month = int(match[1]), int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", typed):
        year, month = int(match[2]), int(match[1])
    elif match := re.fullmatch(r"([^\W\d_]+)\.?\s+(\d{4})", typed.casefold()):
        year, month = int(match[2]), _month(match[1]) or 0
    else:
        exact = day(typed, order)
        return exact.isoformat() if exact else None
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and 1900 <= year <= 2199 else None


def yes_no(typed: str) -> bool | None:
    """Yes or no as people and spreadsheets write it."""
    folded = typed.strip().casefold()
    if folded in {"1", "y", "yes", "true", "x", "✓", "ja", "oui", "si", "sí", "да", _("yes")}:
        return True
    if folded in {"0", "n", "no", "false", "-", "nein", "non", "нет", _("no")}:
        return False
    return None


def first_day(vague: str) -> date:
    """The first day of a vague date: what it counts as when something starts."""
    parts = [int(p) for p in vague.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def last_day(vague: str) -> date:
    """The last day of a vague date: what it counts as when something ends."""
    parts = [int(p) for p in vague.split("-")]
    if len(parts) == 3:
        return date(parts[0], parts[1], parts[2])
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, days_in_month(parts[0], month))


def _made(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _year(typed: str) -> int:
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _nearest(month: int, of_month: int) -> date | None:
    """The day of that name nearest to today: in January "28.12." is last month, not next winter."""
    today = clock.today()
    days = [_made(year, month, of_month) for year in (today.year - 1, today.year, today.year + 1)]
    return min((d for d in days if d), key=lambda d: abs((d - today).days), default=None)


def _month(word: str) -> int | None:
    from commdesk import text

    names = [*_MONTHS]
    if text.language() not in ("en", "qps"):
        months = [date(2000, m, 1) for m in range(1, 13)]
        names.append([text.month_name(m, year=False).casefold() for m in months])
    for listed in names:
        for index, name in enumerate(listed):
            if word == name or (len(word) >= 3 and name.startswith(word)):
                return index + 1
    return None


def _in_words(folded: str) -> date | None:
    """``22 Nov``, ``Nov 22``, ``Sun 22 Nov 2026``, ``Fri, Mar 21, 2025``."""
    without_weekday = re.sub(r"^[^\W\d_]{2,9}\.?,?\s+(?=\d|[^\W\d_]+\.?\s+\d)", "", folded)
    return _named(folded) or _named(without_weekday)


def _named(folded: str) -> date | None:
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+([^\W\d_]+)\.?,?(?:\s+(\d{4}))?", folded):
        of_month, name, year = match[1], match[2], match[3]
    elif match := re.fullmatch(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?", folded):
        name, of_month, year = match[1], match[2], match[3]
    else:
        return None
    month = _month(name)
    if not month:
        return None
    return _made(int(year), month, int(of_month)) if year else _nearest(month, int(of_month))
