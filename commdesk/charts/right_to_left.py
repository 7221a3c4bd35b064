"""Arabic and Hebrew writing on paper: joined letters, and the order in which a line stands.

Lines are broken while the words still stand as they are typed; only then is each line put in the order it is read in,
as Unicode's bidirectional algorithm (UAX 9) says. Letters are drawn in the joined forms that Unicode has characters for:
enough for Arabic, Persian, Urdu and Hebrew. Words with other letters (Sorani, Pashto) are not claimed to be printable.
"""

import re
from functools import cache, lru_cache
from typing import Any

_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_JOINERS = re.compile("[\u200c\u200d]")
# A name of a few words stays at the left of its column, as the other names do.
_FEWEST_WORDS = 4

_OPENS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
_HEBREW = frozenset(range(0x05D0, 0x05EB)) | {0x05BE, 0x05F3, 0x05F4}
_ARABIC_SIGNS = frozenset({0x060C, 0x061B, 0x061F, 0x06D4})
_DIGITS = frozenset(range(0x0660, 0x066A)) | frozenset(range(0x06F0, 0x06FA))


def found(text: str) -> bool:
    """Whether any of it runs from right to left."""
    return not text.isascii() and _LETTER.search(text) is not None


def is_mark(c: str) -> bool:
    """A vowel mark or another sign over or under a letter: people write without, and so do pages."""
    return _MARKS.fullmatch(c) is not None


def forms(code: int) -> frozenset[int]:
    """The characters that a letter or sign may be drawn as; empty for what cannot be joined right."""
    if code in _HEBREW or code in _ARABIC_SIGNS or code in _DIGITS:
        return frozenset({code})
    return frozenset(ord(form) for form in _joined().get(chr(code), ()) if form)


@cache
def _joined() -> dict[str, tuple[str, ...]]:
    from arabic_reshaper.letters import LETTERS_ARABIC

    return dict(LETTERS_ARABIC)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": True, "support_ligatures": True})


@lru_cache(maxsize=2048)
def shaped(text: str) -> str:
    """The letters in their joined forms, still in the order they are typed."""
    if not found(text):
        return text
    return _JOINERS.sub("", _reshaper().reshape(_MARKS.sub("", text)))


def direction(text: str) -> str:
    """``"R"`` for a text that is written from right to left as a whole, else ``"L"``."""
    if not found(text):
        return "L"
    first = next((c for c in text if c.isalpha()), "")
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    backward = sum(_LETTER.search(word) is not None for word in words)
    if _LETTER.match(first) and backward >= _FEWEST_WORDS and backward > 2 * (len(words) - backward):
        return "R"
    return "L"


@lru_cache(maxsize=2048)
def ordered(text: str, base: str) -> str:
    """One line as it is drawn from left to right; ``base`` is the direction of the whole text."""
    if not found(text):
        return text
    from bidi import get_display

    return _mirrored(str(get_display(shaped(text), base_dir=base)))


def _mirrored(line: str) -> str:
    """The line with its pairs of brackets turned round that stand the wrong way about, once it is in order."""
    drawn = list(line)
    opened: list[int] = []
    closed: list[int] = []
    for place, c in enumerate(line):
        if c in _CLOSES:
            if opened and line[opened[-1]] == _CLOSES[c]:
                opened.pop()
            else:
                closed.append(place)
        elif c in _OPENS:
            if closed and line[closed[-1]] == _OPENS[c]:
                drawn[place], drawn[closed.pop()] = _OPENS[c], c
            else:
                opened.append(place)
    return "".join(drawn)
