"""Amounts of money as lists write them: ``€1,234.50``, ``1.234,50 EUR``, ``(20.00)``; in the group's currency or refused."""

import re

from commdesk.records import reading
from commdesk.records.fields import Money, Value
from commdesk.text import _

# Signs that stand for one currency alone; $, kr and the like are taken for the group's own where it uses them.
_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₴": "UAH",
    "₽": "RUB",
    "₺": "TRY",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
    "₦": "NGN",
}
_WORDS = {
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON", "fr": "CHF", "fr.": "CHF", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "ARS", "CLP", "COP")
_CROWNS = ("SEK", "NOK", "DKK", "ISK")


def bare(cell: str) -> str:
    """The number of an amount, without its currency; brackets make it negative, as in bookkeeping."""
    left = _named(cell)[1]
    within = re.fullmatch(r"\((.+)\)", left)
    return f"-{within[1]}" if within else left


def parse(declared: Money, cell: str, currency: str) -> Value:
    """Cents of an amount in the group's currency. Raises FieldError, also for one in another currency."""
    named, _number = _named(cell)
    if named and currency not in named:
        sentence = _(
            "“{typed}” is in another currency than this group’s money ({currency}). Please write what it came to in {currency}."
        )
        raise declared.refuse(sentence.format(typed=reading.short(cell), currency=currency))
    return declared.read(bare(cell) or cell)


def _named(cell: str) -> tuple[tuple[str, ...], str]:
    """Which currencies a cell may be in (none where it says nothing), and what is left of it."""
    found: list[tuple[str, ...]] = []

    def take(match: re.Match[str]) -> str:
        word = match[0]
        if word in _SIGNS:
            found.append((_SIGNS[word],))
        elif word == "$":
            found.append(_DOLLARS)
        elif word.casefold() in ("kr", "kr."):
            found.append(_CROWNS)
        elif word.casefold() in _WORDS:
            found.append((_WORDS[word.casefold()],))
        elif _is_code(word):
            found.append((word,))
        else:
            return word
        return ""

    left = re.sub(r"[^\W\d_]+\.?(?=\s|$|[\d(+-])|[$€£₴₽₺₹₪₩₦]", take, cell.strip())
    return (found[0] if found else ()), " ".join(left.split())


def _is_code(word: str) -> bool:
    if not re.fullmatch(r"[A-Z]{3}", word):
        return False
    from babel.numbers import is_currency

    return bool(is_currency(word))
