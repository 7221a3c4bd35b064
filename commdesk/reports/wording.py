"""The words of a printed agreement: a wording with its places filled, as blocks of a page."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from commdesk import paths
from commdesk.records.agreements import CONDITIONS, PLACES, Wording
from commdesk.reports.blocks import Block, Heading, Paragraph
from commdesk.text import N_, _

# Written for this program in plain language; in English it is a message like all others.
USUAL = N_(
    "# Agreement\n"
    "between {group} and {partner}\n"
    "\n"
    "## What we want together\n"
    "{purpose}\n"
    "\n"
    "## What {group} does\n"
    "{we_do}\n"
    "\n"
    "## What {partner} does\n"
    "{they_do}\n"
    "\n"
    "## What {group} gives\n"
    "{we_give}\n"
    "\n"
    "## What {partner} gives\n"
    "{they_give}\n"
    "\n"
    "## What {group} has promised\n"
    "{our_promises}\n"
    "\n"
    "## What {partner} has promised\n"
    "{their_promises}\n"
    "\n"
    "## How long it holds\n"
    "It holds from: {start}.\n"
    "It runs until: {end}.\n"
    "{if no end}It has no fixed end.\n"
    "{if renews for as long}After that it goes on for as long again, unless one side says otherwise.\n"
    "{if renews}After that it goes on for {renews_months} months at a time, unless one side says otherwise.\n"
    "{if must be renewed}It ends then, unless both sides renew it.\n"
    "Each side can end it by telling the other {notice_days} days before.\n"
    "\n"
    "## When we look at it again\n"
    "Every {review_months} months both sides look at this page together and change what does not fit.\n"
    "\n"
    "## When something goes wrong\n"
    "We tell each other early, and talk before we decide. Nobody need be ashamed of a mistake.\n"
)

_PLACE = re.compile(r"\{([^{}\n]{1,40})\}")


class Part(NamedTuple):
    """A title with what stands under it; the first part of a wording may have none. ``level`` is 1 or 2."""

    title: str
    level: int
    lines: tuple[str, ...]


def usual(language: str) -> str:
    """The wording that comes with the program, in a language it has one in; empty for another."""
    if language == "en":
        return USUAL
    file = paths.resource("wordings") / f"{language}.txt"
    return file.read_text(encoding="utf-8") if language in languages() else ""


def languages() -> list[str]:
    """The languages in which a wording comes with the program, English first."""
    return ["en", *sorted(file.stem for file in paths.resource("wordings").glob("*.txt"))]


def beginning(language: str) -> Wording:
    """A wording to begin from, in the language of the group where there is one."""
    words = usual(language) if language != "en" and language in languages() else _(USUAL)
    return Wording(name=_("Our wording"), words=words)


def parts(words: str, values: Mapping[str, str], held: frozenset[str]) -> list[Part]:
    """A wording with its places filled; ``held`` are the conditions that hold.

    Numbered as in the wording: a part that has nothing to say stays as one without title and lines, so that two
    languages stand beside each other.
    """
    found: list[tuple[str, int, list[str]]] = [("", 0, [])]
    for line in words.splitlines():
        if line.startswith("#"):
            level = 1 if not line.startswith("##") else 2
            found.append((_filled(line.lstrip("#").strip(), values, held) or "", level, []))
        else:
            filled = _filled(line, values, held)
            if filled:
                found[-1][2].extend(_listed(line, filled))
    return [
        Part(title, level, tuple(lines)) if lines or level == 1 else Part("", level, ())
        for title, level, lines in found
    ]


def blocks(part: Part) -> list[Block]:
    """A part as it stands on a page."""
    found: list[Block] = [Heading(part.title, level=part.level)] if part.title else []
    return [*found, *(Paragraph(line) for line in part.lines)]


def _filled(line: str, values: Mapping[str, str], held: frozenset[str]) -> str | None:
    """The line with its places filled; None for one that is left out."""
    left_out = False

    def fill(match: re.Match[str]) -> str:
        nonlocal left_out
        name = match[1]
        if name in CONDITIONS:
            left_out = left_out or name not in held
            return ""
        if name not in PLACES:
            return match[0]
        left_out = left_out or not values.get(name)
        return values.get(name, "")

    filled = _PLACE.sub(fill, line).strip()
    return None if left_out or not filled else filled


def _listed(line: str, filled: str) -> list[str]:
    """What has several lines by itself is a list."""
    lines = [part.strip() for part in filled.splitlines() if part.strip()]
    alone = _PLACE.fullmatch(line.strip()) is not None
    return [f"• {part.lstrip('•-–* ')}" for part in lines] if alone and len(lines) > 1 else [" ".join(lines)]
