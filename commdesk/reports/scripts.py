"""Which words the bundled fonts can print right, and what is printed instead of the others.

Right are Latin, Greek, Cyrillic, Armenian, Georgian and Ethiopic letters (Vietnamese too), Arabic, Persian, Urdu and
Hebrew ones without their vowel marks, and the signs the fonts hold. Everything else becomes a plain word in brackets
and is named before printing: never empty boxes, never reversed or broken words.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from commdesk.charts import letters, right_to_left
from commdesk.reports.blocks import Document, strings
from commdesk.text import N_, _, ngettext

# The first words of the Unicode names of letters that stand right side by side without shaping.
_PLAIN_LETTERS = frozenset(
    [
        "LATIN",
        "GREEK",
        "CYRILLIC",
        "ARMENIAN",
        "GEORGIAN",
        "ETHIOPIC",
        "COMBINING",
        "MODIFIER",
        "FEMININE",
        "MASCULINE",
        "MICRO",
        "SUPERSCRIPT",
        "DOUBLE-STRUCK",
        "SCRIPT",
    ]
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_SYMBOL = "SYMBOL"
# Letters typed in a form for one place in a word: the plain ones take that form by themselves.
_JOINED_ALREADY = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
# Words that run from right to left stand together or not at all.
_PHRASE = re.compile("[\u0590-\u08ff]+(?:[ \u00a0\u200c\u200d]+[\u0590-\u08ff]+)*")
_NON_JOINER = "\u200c"

_NAMES = {
    "ARABIC": N_("Arabic script"),
    "ARMENIAN": N_("Armenian script"),
    "BENGALI": N_("Bengali script"),
    "CJK": N_("Chinese characters"),
    "DEVANAGARI": N_("Devanagari script"),
    "ETHIOPIC": N_("Ethiopic script"),
    "GEORGIAN": N_("Georgian script"),
    "GUJARATI": N_("Gujarati script"),
    "GURMUKHI": N_("Gurmukhi script"),
    "HANGUL": N_("Korean script"),
    "HEBREW": N_("Hebrew script"),
    "HIRAGANA": N_("Japanese script"),
    "KATAKANA": N_("Japanese script"),
    "KHMER": N_("Khmer script"),
    "LAO": N_("Lao script"),
    "MYANMAR": N_("Burmese script"),
    "NKO": N_("N’Ko script"),
    "SINHALA": N_("Sinhala script"),
    "SYRIAC": N_("Syriac script"),
    "TAMIL": N_("Tamil script"),
    "TELUGU": N_("Telugu script"),
    "THAANA": N_("Thaana script"),
    "THAI": N_("Thai script"),
    "TIBETAN": N_("Tibetan script"),
    "TIFINAGH": N_("Tifinagh script"),
}
_MOST_SENTENCES = 20
# Longer words are named by their beginning.
_MOST_NAMED = 40


class _Run(NamedTuple):
    start: int
    end: int
    script: str


def printable(text: str) -> str:
    """The text as it is printed: each run that cannot be printed right stands as a word in brackets.

    Control characters, direction marks and lone halves of characters are taken out; line feeds stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _tidied(text)
    parts, place = [], 0
    for run in _runs(text):
        parts += [_drawn(text[place : run.start]), _label(text[run.start : run.end], run.script)]
        place = run.end
    parts.append(_drawn(text[place:]))
    return "".join(parts)


def unprintable(text: str) -> list[str]:
    """The runs of characters that cannot be printed right, in their order."""
    if text.isascii():
        return []
    text = _tidied(text)
    return [text[run.start : run.end] for run in _runs(text)]


def document_problems(document: Document) -> list[str]:
    """One sentence for each different run that will not be printed as typed; empty when all will be."""
    seen: dict[str, str] = {}
    for text in strings(document):
        if not text.isascii():
            tidy = _tidied(text)
            for run in _runs(tidy):
                words = tidy[run.start : run.end]
                seen.setdefault(words, _label(words, run.script))
    sentences = [
        _("“{words}” cannot be printed right yet; the page will say {label} instead.").format(
            words=words if len(words) <= _MOST_NAMED else words[:_MOST_NAMED] + "…", label=label
        )
        for words, label in list(seen.items())[:_MOST_SENTENCES]
    ]
    more = len(seen) - len(sentences)
    if more:
        sentences.append(
            ngettext(
                "{n} more piece of text cannot be printed right yet.",
                "{n} more pieces of text cannot be printed right yet.",
                more,
            ).format(n=more)
        )
    return sentences


def _tidied(text: str) -> str:
    """Composed, with plain line feeds, without control characters and heaps of accents."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text).replace("\t", " ")
    text = _JOINED_ALREADY.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return re.sub(r"([\u0300-\u036f]{2})[\u0300-\u036f]+", r"\1", text)


@lru_cache(maxsize=4096)
def _script(c: str) -> str:
    """Empty for what prints right, else the script's name (or SYMBOL)."""
    if c == "\n" or _invisible(c):
        return ""
    name = unicodedata.name(c, "").split(" ")[0].split("-")[0] or _SYMBOL
    category = unicodedata.category(c)
    if unicodedata.bidirectional(c) in _RIGHT_TO_LEFT or right_to_left.forms(ord(c)):
        forms = right_to_left.forms(ord(c))
        return "" if forms and forms <= letters.glyphs() else name
    if category[0] not in "LMN":
        return "" if _replaced(c) is not None else _SYMBOL
    return "" if _replaced(c) is not None and _plain(c) else name


def _plain(c: str) -> bool:
    """A digit, a sign, or a letter that stands right beside its neighbours without shaping."""
    return all(
        p.isascii()
        or unicodedata.category(p)[0] not in "LM"
        or unicodedata.name(p, "").split(" ")[0] in _PLAIN_LETTERS
        for p in unicodedata.normalize("NFKC", c)
    )


def _invisible(c: str) -> bool:
    """Joiners, direction and vowel marks, soft hyphens, variation selectors: nothing of their own to print."""
    if unicodedata.category(c) == "Cf" or right_to_left.is_mark(c):
        return True
    return "\ufe00" <= c <= "\ufe0f" or "\U000e0100" <= c <= "\U000e01ef"


@lru_cache(maxsize=4096)
def _replaced(c: str) -> str | None:
    """What the fonts draw for a character: itself, its plain form (``A`` for a wide ``Ａ``), or None."""
    if c == "\n":
        return c
    if _invisible(c):
        return ""
    if ord(c) in letters.glyphs():
        return c
    plain = unicodedata.normalize("NFKC", c)
    if plain != c and all(ord(p) in letters.glyphs() for p in plain):
        return plain
    return None


def _drawn(text: str) -> str:
    drawn = "".join(c if c == _NON_JOINER else _replaced(c) or "" for c in text)
    # It keeps two letters of a right-to-left word apart; anywhere else there is nothing for it to do.
    return re.sub("(?<![\u0620-\u06d5])\u200c+|\u200c+(?![\u200c\u0620-\u06d5])|\u200c(?=\u200c)", "", drawn)


def _runs(text: str) -> list[_Run]:
    """Runs of characters without a place on paper; words of one name join over what is between them."""
    runs: list[_Run] = []
    start: int | None = None
    broken = _broken_phrases(text)
    for place, c in enumerate([*text, "\n"]):
        bad = place < len(text) and (place in broken or _script(c) != "")
        if bad and start is None:
            start = place
        elif not bad and start is not None and not (place < len(text) and _invisible(c)):
            runs.append(_Run(start, place, _main_script(text[start:place])))
            start = None
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.script == run.script and _joins(text[last.end : run.start]):
            joined[-1] = _Run(last.start, run.end, run.script)
        else:
            joined.append(run)
    return [_closed(text, run) for run in joined]


def _broken_phrases(text: str) -> set[int]:
    """The places of right-to-left words that stand beside one with a letter that cannot be joined right."""
    return {
        place
        for phrase in _PHRASE.finditer(text)
        if any(_script(c) for c in phrase[0] if not c.isspace())
        for place in range(*phrase.span())
    }


def _closed(text: str, run: _Run) -> _Run:
    """The run with the closing bracket of one that was opened inside it."""
    words = text[run.start : run.end]
    if words.count("(") > words.count(")") and text[run.end : run.end + 1] == ")":
        return run._replace(end=run.end + 1)
    return run


def _joins(between: str) -> bool:
    return "\n" not in between and len(between) <= 20 and not any(c.isalpha() for c in between)


def _main_script(words: str) -> str:
    counted = Counter(script for c in words if (script := _script(c)) not in ("", _SYMBOL))
    if not counted and right_to_left.found(words):
        return "ARABIC"
    if not counted:
        return _SYMBOL
    for kana in ("HIRAGANA", "KATAKANA"):
        if kana in counted:
            return kana
    return counted.most_common(1)[0][0]


def _label(words: str, script: str) -> str:
    if script == _SYMBOL:
        return _("[symbol]")
    name = _(_NAMES.get(script, N_("another script")))
    if len(words.split()) <= 4 and len(words) <= _MOST_NAMED:
        return _("[name in {script}]").format(script=name)
    return _("[words in {script}]").format(script=name)
