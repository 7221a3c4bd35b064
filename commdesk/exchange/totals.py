"""Rows that are totals of other rows: by their label, or because their number is the sum of those above."""

import re
from dataclasses import dataclass

from commdesk.exchange import times
from commdesk.exchange.decisions import Decisions
from commdesk.exchange.table import Row
from commdesk.records import reading
from commdesk.records.fields import Value
from commdesk.text import _, duration, number

_LABEL = re.compile(
    r"(?:(?:grand|sub|over)[\s-]*)?(?:totals?|sum|sums|summe|gesamt(?:summe)?|somme|total général|suma|totale|razem|"
    r"итого|всего|сума|разом)(?:\s+(?:hours?|hrs|h|stunden|heures|horas|minutes|people|shifts|helpers|volunteers))?\s*[:=]?",
    re.IGNORECASE,
)


@dataclass
class _Sum:
    """What numbers add up to since the last total, and in all."""

    since: int = 0
    rows_since: int = 0
    in_all: int = 0
    rows: int = 0

    def says(self, value: int) -> bool:
        """Whether a number is the sum of at least two before it."""
        return (self.rows_since > 1 and value == self.since) or (self.rows > 1 and value == self.in_all)

    def add(self, value: int) -> None:
        """One more number."""
        self.since, self.rows_since = self.since + value, self.rows_since + 1
        self.in_all, self.rows = self.in_all + value, self.rows + 1

    def begin_anew(self) -> None:
        """What comes below a total adds up anew."""
        self.since = self.rows_since = 0


class Totals:
    """Remembers what the rows before add up to, for each place of a list with dates across by itself."""

    def __init__(self, decisions: Decisions, *, named: bool) -> None:
        self.decisions = decisions
        self._who = "volunteer" if named else "programme"
        self._minutes: dict[str, _Sum] = {}
        self._people = _Sum()

    def labelled(self, row: Row) -> None:
        """Asks about a row whose first words are “Total”. Raises LeftOutError and FieldError."""
        first = next((cell.strip() for cell in row.cells if cell and not cell.isspace()), "")
        if len(first) < 30 and _LABEL.fullmatch(first):
            sentence = _("“{label}”: this looks like a total of other rows, which would be counted twice.")
            self._minutes.setdefault(row.place, _Sum()).begin_anew()
            self.decisions.settle("totals", row.number, sentence.format(label=reading.short(first)))

    def counted(self, row: Row, found: dict[str, Value]) -> None:
        """Asks about a row that says neither who nor when and whose number is the sum of those above."""
        length, people = found.get("duration"), found.get("people")
        if not isinstance(length, int):
            length = times.span(found)
        sums = self._minutes.setdefault(row.place, _Sum())
        nameless = self._who not in found or "day" not in found
        if nameless and length and sums.says(int(length)):
            sentence = _(
                "{length} hours and nothing else: the sum of the rows above, which would be counted twice."
            )
            sums.begin_anew()
            self.decisions.settle("totals", row.number, sentence.format(length=duration(int(length))))
        elif nameless and isinstance(people, int) and people and self._people.says(people):
            sentence = _(
                "{people} people and nothing else: the sum of the rows above, which would be counted twice."
            )
            self._people.begin_anew()
            self.decisions.settle("totals", row.number, sentence.format(people=number(people)))
        if length:
            sums.add(int(length))
        if isinstance(people, int):
            self._people.add(people)
