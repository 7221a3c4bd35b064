"""Quick entry of what was said at a meeting: one line an item, themes by their numbers.

A line is somebody's words. ``#3 12`` behind them are numbers of themes, ``!`` says that it is sensitive. A line that ends
with a question mark is a question; any other type is said before it: ``complaint: the door was locked #9``, or with its first
letters (``c:``). Nothing else is read into a line, so that "we waited for bus 12" stays as it was said.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from commdesk import text
from commdesk.records.kind import Record
from commdesk.records.listening import FEEDBACK_TYPES, Feedback, FeedbackTheme, Theme
from commdesk.text import _, ngettext

_TAIL = re.compile(r"^(?P<words>.*?)(?P<tail>(?:\s+(?:#\s*\d+(?:[\s,]+#?\d+)*|!))+)\s*$")
_TYPE = re.compile(r"^(?P<type>[^\W\d_]+)\s*[:：]\s*(?P<words>.+)$")


class Line(NamedTuple):
    """One line as it is read; ``wrong`` is what is to be mended, empty when it can be kept. ``number`` counts from 1."""

    number: int
    words: str
    type: str | None = None
    themes: tuple[str, ...] = ()
    sensitive: bool = False
    wrong: str = ""


def read(typed: str, themes: Iterable[Theme]) -> list[Line]:
    """The lines that say something, each as it is understood."""
    numbered: dict[int, list[Theme]] = {}
    for theme in themes:
        if theme.number is not None:
            numbered.setdefault(theme.number, []).append(theme)
    return [
        _line(number, " ".join(line.split()), numbered)
        for number, line in enumerate(typed.splitlines(), 1)
        if line.strip()
    ]


def records(lines: Iterable[Line], **shared: Any) -> list[Record]:
    """The items, each followed by its themes, of the lines that have nothing wrong; ``shared`` holds for all of them."""
    made: list[Record] = []
    for line in lines:
        if line.wrong:
            continue
        item = Feedback(words=line.words, type=line.type, sensitive=int(line.sensitive), **shared)
        made.append(item)
        made += [FeedbackTheme(feedback=item.id, theme=theme) for theme in line.themes]
    return made


def type_words() -> list[tuple[str, str]]:
    """The types with what is typed before a line for each: its word's first letter, or more where that is not enough."""
    words = {code: _(name).casefold() for code, name in FEEDBACK_TYPES.items()}
    found = []
    for code, word in words.items():
        length = 1
        while length < len(word) and any(
            other != word and other.startswith(word[:length]) for other in words.values()
        ):
            length += 1
        found.append((code, word[:length]))
    return found


def _line(number: int, typed: str, numbered: dict[int, list[Theme]]) -> Line:
    words, tail = typed, ""
    found = _TAIL.match(" " + typed)
    if found:
        words, tail = found["words"].strip(), found["tail"]
    kind, words = _type(words)
    themes: list[str] = []
    wrong = "" if words else _("There are no words in this line.")
    for theme in dict.fromkeys(int(n) for n in re.findall(r"\d+", tail)):
        fitting = numbered.get(theme, [])
        if len(fitting) == 1:
            themes.append(fitting[0].id)
        elif fitting:
            wrong = wrong or ngettext(
                "{n} theme has the number {number}. Give each its own.",
                "{n} themes have the number {number}. Give each its own.",
                len(fitting),
            ).format(n=len(fitting), number=theme)
        else:
            wrong = wrong or _("There is no theme {number}.").format(number=theme)
    return Line(number, words, kind, tuple(themes), "!" in tail, wrong)


def _type(words: str) -> tuple[str | None, str]:
    """The type that is said before the words, else a question where they end as one."""
    found = _TYPE.match(words)
    if found:
        said = text.fold(found["type"])
        for code, short in type_words():
            whole = text.fold(_(FEEDBACK_TYPES[code]))
            if said in (code, whole) or (whole.startswith(said) and said.startswith(text.fold(short))):
                return code, found["words"].strip()
    return ("question" if words.endswith(("?", "？", "؟")) else None), words
