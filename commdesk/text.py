"""Words for people: translation, and dates, numbers, hours and money as a named language writes them.

The language is a context variable, so that a worker can print a page in one language while the window
speaks another. ``qps`` is the pseudo language of the tests: every word a third longer, with accents.
"""

import gettext as _gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache

from commdesk import paths
from commdesk.errors import BugError

_language: ContextVar[str] = ContextVar("language", default="en")

# English, our own language, is spelled here: loading Babel costs a tenth of the time to the window.
_ENGLISH = ("en", "qps")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ACCENTS = str.maketrans("aeiouyAEIOUcnsCNS", "äéîöüýÄÉÎÖÜçñšÇÑŠ")


class _PseudoLongWords(_gettext.NullTranslations):
    """Stretches every message by a third and keeps its ``{places}``, to show what would be cut off."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^}]*\}|<[^>]*>|&)", message)
        changed = "".join(p if i % 2 else p.translate(_ACCENTS) for i, p in enumerate(parts))
        return changed + "~" * max(1, len(message) // 3)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language == "qps":
        return _PseudoLongWords()
    if language == "en":
        return _gettext.NullTranslations()  # the words in the code are English
    folder = paths.resource("locale")
    return _gettext.translation("commdesk", folder, [language], fallback=True)


def languages() -> list[str]:
    """Codes of the languages that pages and windows can speak; English is always there."""
    folder = paths.resource("locale")
    found = {p.parent.parent.name for p in folder.glob("*/LC_MESSAGES/commdesk.mo")}
    return sorted(found | {"en"})


def language() -> str:
    """The code of the language spoken now."""
    return _language.get()


def use(code: str) -> None:
    """Speak ``code`` from now on (in this thread's context)."""
    _language.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak ``code`` inside the block."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _catalogue(_language.get()).gettext(message) if message else ""


def N_(message: str) -> str:
    """Marks a message for translation; the translating happens where it is shown."""
    return message


def ngettext(one: str, many: str, n: int) -> str:
    """The message for ``n`` things in the language spoken now; ``.format(n=...)`` it afterwards."""
    return _catalogue(_language.get()).ngettext(one, many, n)


def direction(code: str | None) -> str:
    """``"R"`` for a language that is written from right to left, ``"L"`` for another, empty for none."""
    if not code:
        return ""
    from babel import Locale

    return "R" if Locale.parse(code).character_order == "right-to-left" else "L"


def _dated(day: date, pattern: str) -> str:
    """The day in a CLDR pattern; English writes the day before the month in words, which nobody can mistake."""
    if _language.get() not in _ENGLISH:
        from babel.dates import format_date

        return format_date(day, pattern, locale=_language.get())
    month, weekday = _MONTHS[day.month - 1], _WEEKDAYS[day.weekday()]
    parts = {
        "d": str(day.day), "y": str(day.year), "EEE": weekday[:3], "EEEE": weekday,
        "LLL": month[:3], "MMM": month[:3], "LLLL": month, "MMMM": month, "LLLLL": month[:1],
    }  # fmt: skip
    return " ".join(parts[part] for part in pattern.split(" "))


def day_long(day: date) -> str:
    """``Sunday 22 November``."""
    return _dated(day, "EEEE d MMMM")


def day_full(day: date) -> str:
    """``22 November 2026``."""
    return _dated(day, "d MMMM y")


def day_medium(day: date) -> str:
    """``22 Nov 2026``."""
    return _dated(day, "d MMM y")


def day_short(day: date) -> str:
    """``22 Nov``: where the year is plain to see."""
    return _dated(day, "d MMM")


def day_near(day: date) -> str:
    """``Sun 22``: a day of the next weeks."""
    return _dated(day, "EEE d")


def day_week(day: date) -> str:
    """``Sun 22 Nov``, with the year when it is not ``today``'s."""
    from commdesk import clock

    return _dated(day, "EEE d MMM" if day.year == clock.today().year else "EEE d MMM y")


def month_name(day: date, *, year: bool = True) -> str:
    """``November 2026`` or ``November``: the month standing alone."""
    return _dated(day, "LLLL y" if year else "LLLL")


def month_short(day: date) -> str:
    """``Nov``."""
    return _dated(day, "LLL")


def month_letter(day: date) -> str:
    """``N``: under a narrow bar."""
    return _dated(day, "LLLLL")


def weekday_short(day: date) -> str:
    """``Sun``."""
    return _dated(day, "EEE")


def weekday_long(day: date) -> str:
    """``Sunday``."""
    return _dated(day, "EEEE")


def clock_time(moment: datetime) -> str:
    """``14:02``."""
    return f"{moment:%H:%M}"


def vague_day(value: str) -> str:
    """A date known to the day, month or year (``2026-11-22``, ``2026-11``, ``2026``) as people write it."""
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 3:
        return day_medium(date(parts[0], parts[1], parts[2]))
    if len(parts) == 2:
        return _dated(date(parts[0], parts[1], 1), "LLL y")
    return str(parts[0])


def vague_day_short(value: str) -> str:
    """The same without this year's number: ``1 Dec``."""
    from commdesk import clock

    parts = value.split("-")
    if len(parts) == 3 and int(parts[0]) == clock.today().year:
        return _dated(date.fromisoformat(value), "d MMM")
    return vague_day(value)


def number(value: float, decimals: int = 0) -> str:
    """``1,239`` or, with decimals, at most that many of them: ``2.5``."""
    exact = round(value, decimals) if decimals else round(value)
    if _language.get() not in _ENGLISH:
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
        return format_decimal(exact, pattern, locale=_language.get())
    shown = f"{exact:,.{decimals}f}"
    return shown.rstrip("0").rstrip(".") if decimals else shown


def hours(minutes: int) -> str:
    """``262 h`` from 10 hours on, ``2.5 h`` below: what a sum of minutes is called on a page."""
    return _("{hours} h").format(hours=hours_number(minutes))


def hours_number(minutes: int) -> str:
    """``262`` from 10 hours on, ``2.5`` below."""
    return number(minutes / 60, 0 if abs(minutes) >= 600 else 1)


def hours_exact(minutes: int) -> str:
    """``31.5 h``: a sum that is set against another, to the hundredth of an hour."""
    return _("{hours} h").format(hours=number(minutes / 60, 2))


def duration(minutes: int) -> str:
    """``2:30``: the length of one shift."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def percent(share: float, decimals: int = 0) -> str:
    """``42 %``, which no line breaks apart; with decimals at most that many of them."""
    return _("{number}\u00a0%").format(number=number(share * 100, decimals))


def money(cents: int, currency: str) -> str:
    """``€1,850`` or ``€1,850.50``: an amount in cents with its currency."""
    from babel.numbers import format_currency, get_currency_symbol

    locale = "en_GB" if _language.get() in _ENGLISH else _language.get()

    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise BugError(f"{currency!r} is no currency code")
    if cents % 100 == 0:
        symbol = get_currency_symbol(currency, locale=locale)
        return f"{symbol}{number(cents // 100)}"
    return format_currency(cents / 100, currency, locale=locale)


def money_exact(cents: int, currency: str) -> str:
    """``€1,850.00``: with its cents always, for what is paid out and stands in a column."""
    from babel.numbers import format_currency

    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise BugError(f"{currency!r} is no currency code")
    locale = "en_GB" if _language.get() in _ENGLISH else _language.get()
    return format_currency(cents / 100, currency, locale=locale)


def listed(words: list[str]) -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def fold(text: str) -> str:
    """Small letters without accents, ø ł ß and the like spelled plainly: what searching compares."""
    import unicodedata

    text = text.casefold().translate(_PLAIN)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
