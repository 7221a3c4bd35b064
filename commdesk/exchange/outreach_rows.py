"""Rows of posts, channels' days and followers: known again by post id or day, brought up to date, never doubled.

What platforms count goes on growing, so each row keeps the day on which it was exported: the newer one holds.
"""

import dataclasses
from typing import Any

from commdesk import clock
from commdesk.errors import FieldError
from commdesk.exchange.decisions import Decisions
from commdesk.exchange.platforms import lost_id, platform_of
from commdesk.exchange.table import Row, Table
from commdesk.exchange.values import Cells
from commdesk.records import reading
from commdesk.records.fields import Value, Whole
from commdesk.records.kind import Kind, Record
from commdesk.records.outreach import CHANNEL_DAYS, FOLLOWERS, POSTS, Channel, Post
from commdesk.store.store import Reader
from commdesk.text import _, day_full, ngettext, number, vague_day

KINDS = (POSTS, CHANNEL_DAYS, FOLLOWERS)
EXPORTED = "exported_on"
# What a newer export says of a record, besides its numbers: only where nothing is here yet.
_WORDS = ("link", "hashtags", "post_id")
Key = tuple[str, ...]


class OutreachRows:
    """What the file's rows are beside those that are here."""

    def __init__(self, reader: Reader, kind: Kind, table: Table, cells: Cells, decisions: Decisions) -> None:
        self._kind, self._table, self._cells, self._decisions = kind, table, cells, decisions
        self._numbers = [name for name, field in kind.fields.items() if isinstance(field, Whole)]
        here: list[Any] = reader.find(kind)
        # Those that the file brings up to date are changed here, and not in the file before it is applied.
        self._here: dict[Key, Any] = {key: record for record in here if (key := self._key(record))}
        self._typed: dict[Key, list[Any]] = {}
        for record in here:
            if isinstance(record, Post) and not record.post_id:
                self._typed.setdefault(_words_key(record), []).append(record)
        self._came: dict[Key, tuple[int, Record]] = {}
        self._sums: dict[str, int] | None = None
        self._newest = self._newest_day()
        self._lost = self._older = 0
        self.filled: dict[str, tuple[Record, str]] = {}

    # -- before a row is required to be whole

    def mend(self, row: Row, values: dict[str, Value]) -> None:
        """Leaves out a row that only adds up the others, and takes away an id that a spreadsheet has cut.

        Raises LeftOutError.
        """
        self._leave_out_total(row, values)
        if self._kind is POSTS and lost_id(values.get("post_id", "")):
            del values["post_id"]
            self._lost += 1
        if EXPORTED in self._kind.fields and not values.get(EXPORTED) and self._newest:
            values[EXPORTED] = self._newest

    def lasting(self, values: dict[str, Value]) -> dict[str, Value]:
        """What the same row says in each export: all but the day of the export."""
        return {short: value for short, value in values.items() if short != EXPORTED}

    def knows(self, values: dict[str, Value]) -> bool:
        """Whether a row is known again by more than its content."""
        return self._kind is not POSTS or bool(values.get("post_id"))

    def place(self, channel: Record | None) -> None:
        """Says on which platform a channel is that the file brings."""
        if isinstance(channel, Channel):
            channel.platform = platform_of(self._table, channel.name)

    # -- once it is a record

    def standing(self, row: int, record: Any, content: str) -> str:
        """What a row's record is: ``new``, ``here`` (also in a row above), or ``newer`` than what is here.

        Raises FieldError for a row that contradicts one of the same file, or a count of followers that is here.
        """
        key = self._key(record)
        above = self._came.get(key)
        if above is not None:
            self._agree(above[0], above[1], record)
            return "here"
        self._came[key] = row, record
        here = self._here.get(key) or self._only_typed(record)
        if here is None:
            return "new"
        if self._kind is FOLLOWERS:
            self._refuse_other_count(here, record)
            return "here"
        newer = str(here.exported_on or "") <= str(record.exported_on or "")
        changed = self._taken_over(here, record, newer=newer)
        if changed:
            self.filled[here.id] = dataclasses.replace(here, **changed), content
            return "newer"
        if not newer:
            self._older += 1
        return "here"

    def notes(self) -> list[str]:
        """What a person should know of it."""
        found = []
        if "channel" not in self._cells.columns and (channel := self._cells.given.get("channel")):
            found.append(_("All of it goes to the channel “{channel}”.").format(channel=channel))
        if self.filled:
            words = ngettext(
                "{n} that is here already is brought up to date.",
                "{n} that are here already are brought up to date.",
                len(self.filled),
            )
            found.append(words.format(n=number(len(self.filled))))
        if self._older:
            words = ngettext(
                "{n} is here already from a newer export and stays as it is.",
                "{n} are here already from a newer export and stay as they are.",
                self._older,
            )
            found.append(words.format(n=number(self._older)))
        if self._lost:
            words = ngettext(
                "{n} id was cut by a spreadsheet and is left out: such a post is not known again. "
                "Please import the platform’s own file.",
                "{n} ids were cut by a spreadsheet and are left out: such posts are not known again. "
                "Please import the platform’s own file.",
                self._lost,
            )
            found.append(words.format(n=number(self._lost)))
        if self._newest and self._table.shape:
            sentence = _(
                "The file does not say when it was exported; its newest day, {day}, stands for it "
                "unless you say another under “{field}”."
            )
            label = self._kind.fields[EXPORTED].label()
            day = day_full(reading.first_day(self._newest))
            found.append(sentence.format(day=day, field=label))
        return found

    # --

    def _newest_day(self) -> str:
        if EXPORTED not in self._kind.fields or self._cells.brings(EXPORTED):
            return ""
        # Days sort by their text only among themselves; of a month its last day counts, up to today.
        days = [reading.last_day(day) for day in self._cells.every_day()]
        return min(max(days), clock.today()).isoformat() if days else ""

    def _key(self, record: Any) -> Key:
        if self._kind is POSTS:
            return (record.channel, record.post_id) if record.post_id else ()
        return record.channel, record.day

    def _only_typed(self, record: Any) -> Any:
        """The one post without an id that has the same words on the same day: entered by hand before."""
        found = self._typed.get(_words_key(record), []) if isinstance(record, Post) else []
        return found[0] if len(found) == 1 else None

    def _taken_over(self, here: Any, record: Any, *, newer: bool) -> dict[str, Value]:
        """What a record that is here takes over; a blank never takes anything away."""
        changed: dict[str, Value] = {}
        for name in (*self._numbers, *(name for name in _WORDS if name in self._kind.fields)):
            before, now = getattr(here, name), getattr(record, name)
            empty = before in (None, "")
            if now not in (None, "") and now != before and (empty or (newer and name in self._numbers)):
                changed[name] = now
        if newer and record.exported_on and record.exported_on != here.exported_on:
            changed[EXPORTED] = record.exported_on
        return changed

    def _agree(self, row: int, above: Any, record: Any) -> None:
        for name in self._numbers:
            before, now = getattr(above, name), getattr(record, name)
            if None not in (before, now) and before != now:
                sentence = _(
                    "The same is in row {row} with other numbers ({field}: {before}, and {now} here). "
                    "Please leave one of the two in the file."
                )
                label = self._kind.fields[name].label()
                raise FieldError(
                    sentence.format(row=row, field=label, before=number(before), now=number(now)), name
                )
        for name in self._numbers:
            if getattr(above, name) is None and getattr(record, name) is not None:
                setattr(above, name, getattr(record, name))

    def _refuse_other_count(self, here: Any, record: Any) -> None:
        if here.followers != record.followers:
            sentence = _(
                "On {day} {before} followers are noted here, and this row says {now}. Please mend one of the two."
            )
            day = vague_day(here.day)
            told = sentence.format(day=day, before=number(here.followers), now=number(record.followers))
            raise FieldError(told, "followers")

    def _leave_out_total(self, row: Row, values: dict[str, Value]) -> None:
        """A row without day, words and id whose numbers are those of all the others together."""
        if not self._cells.at("day") or any(self._said(row, name) for name in ("day", "post_id", "link")):
            return
        if self._sums is None:
            self._sums = self._added_up()
        numbers = {name: int(str(values[name])) for name in self._numbers if values.get(name) is not None}
        sums = [name for name, value in numbers.items() if value and 2 * value == self._sums.get(name)]
        if sums:
            sentence = _(
                "No day, and {field} {value}: the sum of the other rows, which would be counted twice."
            )
            label = self._kind.fields[sums[0]].label()
            told = sentence.format(field=label, value=number(numbers[sums[0]]))
            self._decisions.settle("totals", row.number, told, likely="leave-out")

    def _said(self, row: Row, short: str) -> str:
        return "".join(row.cells[at].strip() for at in self._cells.at(short))

    def _added_up(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in self._numbers:
            cells = [self._said(row, name) for row in self._table.rows] if self._cells.at(name) else []
            read = [reading.number(cell) for cell in cells if cell]
            found[name] = sum(int(value) for value in read if value is not None)
        return found


def _words_key(record: Post) -> Key:
    return str(record.channel), str(record.day), " ".join(record.title.split()).casefold()


def of(reader: Reader, kind: Kind, table: Table, cells: Cells, decisions: Decisions) -> OutreachRows | None:
    """For lists of outreach; None for all others."""
    return OutreachRows(reader, kind, table, cells, decisions) if kind in KINDS else None
