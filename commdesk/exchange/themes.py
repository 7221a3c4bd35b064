"""What an item is about, as one cell of a list: ``Housing; Rent and bills``."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from commdesk import text
from commdesk.records.kind import Record
from commdesk.records.listening import FEEDBACK, FEEDBACK_THEMES, THEMES, FeedbackTheme, Theme
from commdesk.store.query import Query
from commdesk.store.store import Reader

COLUMN = "themes"
KIND = FEEDBACK
_MARKS = (";", "|", ",")


def told(reader: Reader, records: Iterable[Any]) -> dict[str, str]:
    """For each item that has themes: their names."""
    ids = tuple(record.id for record in records)
    links = reader.find(FEEDBACK_THEMES, Query(equals={"feedback": ids}, order=("id",))) if ids else []
    names = reader.labels(THEMES, [one.theme for one in links])
    found: dict[str, list[str]] = defaultdict(list)
    for one in links:
        found[one.feedback].append(names.get(one.theme, ""))
    return {id: _cell([name for name in themes if name]) for id, themes in found.items()}


def _cell(names: list[str]) -> str:
    # A semicolon says that a lone name is one, commas and all.
    return "; ".join(names) + (";" if len(names) == 1 and ("," in names[0] or "|" in names[0]) else "")


class Themes:
    """Finds the themes that a list names, by name or number; one that is not here comes along."""

    def __init__(self, reader: Reader) -> None:
        self._known: dict[str, str] = {}
        for theme in reader.find(THEMES):
            self._known.setdefault(text.fold(theme.name), theme.id)
            if theme.number is not None:
                self._known.setdefault(f"#{theme.number}", theme.id)

    def of(self, item: Record, typed: str) -> tuple[list[Record], list[Record]]:
        """The new themes and the links from an item to all that its cell names."""
        new: list[Record] = []
        links: dict[str, Record] = {}
        for name in self._names(typed):
            id = self._known.get(text.fold(name))
            if id is None:
                made = Theme(name=name)
                THEMES.check(made)
                id = self._known[text.fold(name)] = made.id
                new.append(made)
            links.setdefault(id, FeedbackTheme(feedback=item.id, theme=id))
        return new, list(links.values())

    def _names(self, typed: str) -> list[str]:
        """A cell that is a theme's name as a whole is one, whatever marks are in it."""
        if text.fold(typed) in self._known:
            return [typed]
        mark = next((mark for mark in _MARKS if mark in typed), "")
        parts = typed.split(mark) if mark else [typed]
        return [" ".join(part.split()) for part in parts if part.strip()]
