"""What actions and milestones wait for, as one cell of a list: ``Find rooms; Print cards +3`` (three days later)."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from commdesk.exchange.columns import same_name
from commdesk.figures import schedule
from commdesk.figures.schedule import Link
from commdesk.records import reading
from commdesk.records.goals import ACTIONS, DEPENDENCIES, MILESTONES, Action, Dependency, Milestone
from commdesk.records.kind import Kind, Record
from commdesk.store.query import Query
from commdesk.store.store import Reader
from commdesk.text import _, ngettext, number

COLUMN = "waits_for"
KINDS = (ACTIONS, MILESTONES)
# A name in quotation marks, or all up to the next semicolon; then the days between.
_ONE = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;"]*?))\s*(?:\+\s*(\d{1,4}))?\s*(?:;|$)')


def told(reader: Reader, kind: Kind, records: Iterable[Any]) -> dict[str, str]:
    """For each record that waits: what it waits for, by name. What is of another goal is left out: names tell it not."""
    goal_of = {record.id: record.goal for record in records}
    field = "next_action" if kind is ACTIONS else "next_milestone"
    links = reader.find(DEPENDENCIES, Query(equals={field: tuple(goal_of)})) if goal_of else []
    before = {
        record.id: record
        for kind, field in ((ACTIONS, "action"), (MILESTONES, "milestone"))
        for record in reader.find(
            kind, Query(equals={"id": tuple(getattr(one, field) for one in links if getattr(one, field))})
        )
    } if links else {}  # fmt: skip
    found: dict[str, list[str]] = defaultdict(list)
    for one in links:
        record = before.get(one.before)
        if record is not None and record.goal == goal_of[one.after]:
            lag = f" +{one.lag}" if one.lag else ""
            found[one.after].append(_quoted(record.name) + lag)
    return {id: "; ".join(names) for id, names in found.items()}


def read(typed: str) -> list[tuple[str, int]]:
    """The names in a cell, each with the days between; an empty cell has none."""
    found = []
    for quoted, plain, lag in _ONE.findall(typed):
        name = quoted.replace('""', '"') or plain
        if name.strip():
            found.append((" ".join(name.split()), int(lag or 0)))
    return found


class Waits:
    """What the rows of a list wait for; worked out once all rows are there, since what is waited for may stand below."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked: list[tuple[int, Action | Milestone, str]] = []

    def note(self, row: int, record: Record, typed: str) -> None:
        """Remembers what a row waits for."""
        if isinstance(record, Action | Milestone):
            self._asked.append((row, record, typed))

    def links(self, records: Iterable[Record]) -> tuple[list[Dependency], list[str]]:
        """The links to add, and sentences about those that could not be made. ``records`` are those of the list."""
        if not self._asked:
            return [], []
        named: dict[tuple[str, str], str] = {}
        goals = tuple({str(record.goal) for __, record, ___ in self._asked})
        here = (one for kind in KINDS[::-1] for one in self._reader.find(kind, Query(equals={"goal": goals})))
        milestones = set()
        for record in (*here, *records):
            if isinstance(record, Action | Milestone):
                named[str(record.goal), same_name(record.name)] = record.id
                if isinstance(record, Milestone):
                    milestones.add(record.id)
        made: list[Dependency] = []
        drawn = [Link(one.id, one.before, one.after, one.lag) for one in self._reader.find(DEPENDENCIES)]
        told: list[str] = []
        for row, after, typed in self._asked:
            for name, lag in read(typed):
                before = named.get((str(after.goal), same_name(name)))
                if before is None or before == after.id:
                    sentence = _("Row {row}: its goal has no “{name}” to wait for; it comes in without that.")
                    told.append(sentence.format(row=row, name=reading.short(name)))
                    continue
                link = Link("", before, after.id, lag)
                if schedule.circle(drawn, link):
                    sentence = _(
                        "Row {row}: waiting for “{name}” would be a circle; it comes in without that."
                    )
                    told.append(sentence.format(row=row, name=reading.short(name)))
                    continue
                drawn.append(link)
                first = "milestone" if before in milestones else "action"
                last = "next_milestone" if isinstance(after, Milestone) else "next_action"
                made.append(Dependency(lag=lag, **{first: before, last: after.id}))
        if made:
            words = ngettext(
                "It brings {n} link: what waits for what.",
                "It brings {n} links: what waits for what.",
                len(made),
            )
            told.insert(0, words.format(n=number(len(made))))
        return made, told


def _quoted(name: str) -> str:
    if ";" in name or '"' in name or re.search(r"\+\s*\d+\s*$", name):
        return '"' + name.replace('"', '""') + '"'
    return name
