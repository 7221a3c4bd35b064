"""When somebody can help: parts of weekdays, kept as codes (``mon-evening sat-morning``) in the order of the week."""

import re
from datetime import date

from commdesk import text
from commdesk.text import N_, _, fold

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"morning": N_("morning"), "afternoon": N_("afternoon"), "evening": N_("evening")}
CODES = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)

# Any Monday: only its weekday counts.
_MONDAY = date(2024, 1, 1).toordinal()


def day_name(at: int) -> str:
    """``Mon`` for 0, in the language spoken now."""
    return text.weekday_short(date.fromordinal(_MONDAY + at))


def day_name_long(at: int) -> str:
    """``Monday`` for 0."""
    return text.weekday_long(date.fromordinal(_MONDAY + at))


def known(value: str) -> bool:
    """Whether a kept value has nothing in it but codes, each once and in order."""
    codes = value.split()
    return value == ordered(set(codes)) and set(codes) <= set(CODES)


def ordered(codes: set[str]) -> str:
    """Codes as they are kept."""
    return " ".join(code for code in CODES if code in codes)


def spelled(value: str) -> str:
    """``Mon evening, Sat`` as people read it; a whole day is named alone."""
    codes = set(value.split())
    words = []
    for at, day in enumerate(DAYS):
        parts = [part for part in PARTS if f"{day}-{part}" in codes]
        if len(parts) == len(PARTS):
            words.append(day_name(at))
        elif parts:
            words.append(f"{day_name(at)} " + " + ".join(_(PARTS[part]) for part in parts))
    return ", ".join(words)


def read(typed: str) -> str | None:
    """The codes of what people type, or of codes themselves; None when it says nothing of weekdays."""
    found: set[str] = set()
    at: list[str] = []
    parts: set[str] = set()

    def settle() -> None:
        for day in at:
            found.update(f"{day}-{part}" for part in parts or PARTS)

    last_was_part = False
    for word in re.findall(r"[^\W\d_]+", fold(typed)):
        day, part = _day(word), _part(word)
        if day:
            if last_was_part:
                settle()
                at, parts = [], set()
            at += day
        elif part:
            parts.add(part)
        elif word not in ("and", "or", "s", "on", fold(_("and"))):
            return None
        last_was_part = part is not None
    settle()
    return ordered(found) if found else None


def _day(word: str) -> list[str]:
    if word in ("daily", "always", "any"):
        return list(DAYS)
    if word in ("weekend", "weekends"):
        return ["sat", "sun"]
    if word in ("weekday", "weekdays"):
        return list(DAYS[:5])
    for at, day in enumerate(DAYS):
        names = {_ENGLISH[at], fold(day_name_long(at)), fold(day_name(at))}
        if any(
            word.removesuffix("s") == name or (len(word) >= 2 and name.startswith(word)) for name in names
        ):
            return [day]
    return []


def _part(word: str) -> str | None:
    for part, name in PARTS.items():
        if word.removesuffix("s") in (part, fold(_(name))):
            return part
    return {"am": "morning", "pm": "afternoon", "night": "evening", "eve": "evening"}.get(word)


_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
