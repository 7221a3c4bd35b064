"""What an import would do, row by row, before anything is done: added, here already, refused and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commdesk import clock
from commdesk.errors import FieldError
from commdesk.exchange import ledger, notes, outreach_rows, themes, times
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.columns import same_name
from commdesk.exchange.dates import read_day
from commdesk.exchange.decisions import Decision, Decisions, LeftOutError
from commdesk.exchange.names import Names
from commdesk.exchange.partner_lists import PartnerRows, PeopleRows
from commdesk.exchange.shifts import ShiftRules
from commdesk.exchange.source_ids import SourceIds
from commdesk.exchange.table import Row, Table
from commdesk.exchange.totals import Totals
from commdesk.exchange.values import Cells
from commdesk.exchange.waits import COLUMN, Waits
from commdesk.exchange.within import Within
from commdesk.records import reading
from commdesk.records.fields import Value
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME
from commdesk.records.partners import PARTNER_PEOPLE, PARTNERS, Partner, PartnerPerson
from commdesk.records.programmes import SESSIONS
from commdesk.records.shifts import Shift
from commdesk.store.store import Reader
from commdesk.text import _

# Lists of these may name goals that are not there yet, and each goal only once.
WITH_GOALS = ("actions", "milestones")
# Which links of which lists bring along what they name.
BRING_ALONG = (
    ("actions", "goal"), ("milestones", "goal"), ("partner_people", "partner"),
    ("posts", "channel"), ("channel_days", "channel"), ("followers", "channel"),
    ("money", "partner"), ("barriers", "partner"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to add: from which row, by what to know it again, and the new people and programmes it needs.

    It is of the plan's kind, or a part of one (an action of a goal) where the rows of a file are of several kinds.
    ``parts`` are what the row adds to the record itself (people at a partner).
    """

    row: int
    record: Record
    source_key: str = ""
    content: str = ""
    linked: tuple[Record, ...] = ()
    parts: Sequence[Record] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that does not enter, and a sentence with the cure."""

    row: int
    sentence: str


@dataclass
class Plan:
    """What an import would do. ``rows`` are the rows read; row numbers are those of a spreadsheet.

    ``filled`` are records here already whose empty fields the file fills in (the count of a session, a partner's phone),
    and ``filled_by`` has by their ids the (key, content) of rows that do nothing else. ``decisions`` are the doubts that were
    found, ``left_out`` the rows that the answers leave out, and ``left_contents`` what those say that would come in
    with the file again. ``also`` are records that belong to no row alone and come last (links between rows). ``label``
    is what the step is called, and ``summary`` what the rows become, where a count of the kind would not say it.
    """

    kind: Kind
    rows: int = 0
    entries: list[Entry] = field(default_factory=list)
    filled: list[Record] = field(default_factory=list)
    filled_by: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    skipped: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    left_contents: list[str] = field(default_factory=list)
    also: list[Record] = field(default_factory=list)
    label: str = ""
    summary: str = ""

    @property
    def added(self) -> int:
        """How many rows would enter, each as one record."""
        return len(self.entries)

    @property
    def linked(self) -> list[Record]:
        """The people, programmes, sessions and links that would be added with them."""
        return [*(record for entry in self.entries for record in entry.linked), *self.also]

    @property
    def brings(self) -> bool:
        """Whether there is anything to add or to fill in."""
        return bool(self.entries or self.also or self.filled)


def plan(
    reader: Reader,
    kind: Kind,
    table: Table,
    mapping: Mapping[str, str],
    constants: Mapping[str, str] | None = None,
    order: str | None = None,
    progress: Progress | None = None,
    decided: Mapping[str, str] | None = None,
) -> Plan:
    """Looks at every row of ``table`` and says what an import would do; changes nothing.

    ``mapping`` is field -> column, ``constants`` field -> what holds for all rows (and where a cell is empty),
    ``order`` the order of the file's dates, ``decided`` the answers to ``decisions.QUESTIONS``. Raises AskError for what only a person can say (``fields``,
    ``dates``), KnownError for fields, columns and values that do not exist, StoppedError when stopped.
    """
    decisions = Decisions(decided)
    cells = Cells(kind, table, mapping, constants or {}, order, reader.group().currency)
    planner = _Planner(reader, kind, table, cells, decisions)
    made = planner.plan
    for index, row in enumerate(planner.within.in_order(table.rows)):
        if index % 500 == 0:
            tell(progress, index, table.count)
        try:
            planner.take(row)
        except FieldError as error:
            told = f"{reading.short(row.place)}: {error}" if row.place else str(error)
            made.refused.append(Refusal(row.number, told))
        except LeftOutError as error:
            (made.skipped if error.skipped else made.left_out).append(row.number)
    tell(progress, table.count, table.count)
    made.refused += [Refusal(number, sentence) for number, sentence in table.broken]
    made.refused.sort(key=lambda refusal: refusal.row)
    made.rows = table.lines or table.count
    made.decisions = decisions.listed()
    planner.finish()
    made.notes += notes.of(
        planner.cells, table, planner.names, planner.source_ids, planner.twins, made.linked
    )
    links, said = planner.waits.links(entry.record for entry in made.entries)
    made.also += links
    made.notes += said
    return made


class _Planner:
    """Takes rows one by one and remembers what the rows before brought."""

    def __init__(self, reader: Reader, kind: Kind, table: Table, cells: Cells, decisions: Decisions) -> None:
        self.kind = kind
        self.cells = cells
        self.decisions = decisions
        self.plan = Plan(kind)
        self.names = {
            # A list of actions may bring the goals that they are for; one of check-ins looks at what is there.
            name: Names(reader, BY_NAME[link.to], adds=(kind.name, name) in BRING_ALONG)
            for name, link in kind.links().items()
            if cells.brings(name) and link.to != SESSIONS.name  # whose name is a day: see ShiftRules
        }
        self.within = Within(reader, kind, cells, self.names)
        self.source_ids = SourceIds(reader, kind, table, cells.columns)
        self.twins: list[str] = []  # names of people or partners here already
        self.own_names = Names(reader, kind) if kind.name in ("volunteers", "programmes") else None
        self.totals = Totals(decisions, named=cells.brings("volunteer"))
        self.shifts: ShiftRules | None = None
        if kind.name == "shifts":
            self.shifts = ShiftRules(
                reader,
                cells.days(),
                counted=cells.brings("people"),
                named=cells.brings("volunteer"),
                sessions=cells.brings("beneficiaries") or cells.brings("session"),
            )
        self._made = clock.stamp()
        stages = cells.brings("stage")
        self.partners = (
            PartnerRows(reader, decisions, self._made, stages=stages) if kind is PARTNERS else None
        )
        self.at_partners = PeopleRows(reader, decisions, stages=stages) if kind is PARTNER_PEOPLE else None
        self._known = ledger.known_contents(reader, kind)
        if decisions.given.get("twins") != "keep":
            # What was left out as a twin is not new when the file comes again.
            self._known += ledger.left_out_contents(reader, kind)
        self.outreach = outreach_rows.of(reader, kind, table, cells, decisions)
        self.waits = Waits(reader)
        self.themes = themes.Themes(reader) if kind is themes.KIND else None
        self._goal = ""  # the last that a row named
        self._seen: Counter[str] = Counter()
        self._seen_as_before: Counter[str] = Counter()

    def take(self, row: Row) -> None:
        """Adds the row to the plan or to those here already.

        Raises FieldError when it is refused, and LeftOutError when the person leaves it out.
        """
        self.totals.labelled(row)
        values = self.cells.read(row)
        if self.kind.name in WITH_GOALS and "goal" in self.cells.columns:
            self._goal_above(row, values)
        if self.shifts:
            self.totals.counted(row, values)
            self.shifts.refuse_nobody(values)
        if self.outreach:
            self.outreach.mend(row, values)
        content = self._content(self.outreach.lasting(values) if self.outreach else values)
        if self.outreach and self.outreach.knows(values):
            self._outreach(row, values, content)
            return
        key = self.source_ids.key(row)
        if key:
            here = self.source_ids.here(row, key, content, str(values.get(self.kind.label, "")))
        else:
            self._seen[content] += 1
            here = self._seen[content] <= self._known[content] or self._came_before(values)
        if here:
            self.plan.skipped.append(row.number)
            return
        if self.cells.timed:
            times.settle(values, row.number, self.decisions)
        self.cells.require(values)
        if not key and self._seen[content] > 1:
            self._ask_twin(row, values, content)
        if self.partners:
            twin = self._seen[content] > 1
            record, parts = self.partners.bring(row.number, values, (key, content), twin=twin)
            self.plan.entries.append(Entry(row.number, record, key, content, parts=parts))
            return
        self.plan.entries.append(self._entry(row, values, key, content))

    def _outreach(self, row: Row, values: dict[str, Value], content: str) -> None:
        """A post with its id, or a channel's day: new, or one that is here and is brought up to date."""
        assert self.outreach is not None
        self.cells.require(values)
        entry = self._entry(row, values, "", content)
        standing = self.outreach.standing(row.number, entry.record, content)
        if standing == "new":
            self.plan.entries.append(entry)
        elif standing == "here":
            self.plan.skipped.append(row.number)

    def finish(self) -> None:
        """What is known once all rows are through."""
        made = self.plan
        if self.shifts:
            made.filled += self.shifts.filled
        if self.partners:
            made.filled += [filled.record for filled in self.partners.filled.values()]
            made.filled_by = {id: filled.rows for id, filled in self.partners.filled.items()}
            made.label = self.partners.label(sum(isinstance(entry.record, Partner) for entry in made.entries))
            made.notes += self.partners.notes()
        if self.outreach:
            made.filled += [record for record, __ in self.outreach.filled.values()]
            made.filled_by = {id: [("", content)] for id, (__, content) in self.outreach.filled.items()}
            made.notes += self.outreach.notes()
        if self.partners or self.at_partners:
            self.twins += (self.partners or self.at_partners).twins  # type: ignore[union-attr]

    def _goal_above(self, row: Row, values: dict[str, Value]) -> None:
        """Where the goal stands only at the top of its block, the rows below it mean it too: once a person said so."""
        if values.get("goal"):
            self._goal = str(values["goal"])
        elif self._goal and values.get("name"):
            sentence = _("No goal is named here; above stands “{goal}”.").format(
                goal=reading.short(self._goal)
            )
            self.decisions.settle("above", row.number, sentence, "goal")
            values["goal"] = self._goal

    def _came_before(self, values: dict[str, Value]) -> bool:
        """Whether the row came in before start and finish were kept: then its content was its length alone."""
        if not self.cells.timed or not (values.get("start") or values.get("finish")):
            return False
        length = times.span(values)
        bare = {short: value for short, value in values.items() if short not in ("start", "finish")}
        content = self._content({**bare, "duration": values.get("duration", length)})
        self._seen_as_before[content] += 1
        return self._seen_as_before[content] <= self._known[content]

    def _ask_twin(self, row: Row, values: dict[str, Value], content: str) -> None:
        said = [
            f"{self.cells.fields[short].show(value) if short not in self.names else value}"
            for short, value in values.items()
            if value not in (None, "")
        ]
        try:
            self.decisions.settle("twins", row.number, ", ".join(reading.short(word) for word in said[:6]))
        except LeftOutError:
            self.plan.left_contents.append(content)
            raise

    def _entry(self, row: Row, values: dict[str, Value], key: str, content: str) -> Entry:
        served = values.pop("beneficiaries", None) if self.shifts else None
        came_to = str(values.pop("session", "")) if self.shifts else ""
        waits_for = str(values.pop(COLUMN, ""))
        about = str(values.pop(themes.COLUMN, "")) if self.themes else ""
        of_partner = self.at_partners.said_of_partner(values) if self.at_partners else {}
        said = {name: str(values[name]) for name in self.names if values.get(name)}
        fresh: dict[str, Record] = {}
        for name, typed in said.items():
            values[name], new = self._meant(row, name, typed, of_partner)
            if new is not None:
                fresh[name] = new
        record = self.kind.new(
            made=self._made, **{self._field(short): value for short, value in values.items()}
        )
        if isinstance(record, Shift) and not self.cells.brings("source"):
            record.source = "import"
        self.kind.check(record)
        self.within.check(record, said.get(self.within.field, ""))
        self._ask_here(row, record, said)
        if waits_for:
            self.waits.note(row.number, record, waits_for)
        if self.outreach:
            self.outreach.place(fresh.get("channel"))
        linked = list(fresh.values())
        if self.shifts and isinstance(record, Shift):
            linked += self._session(row, record, served, came_to, said)
        for name, new in fresh.items():
            self.names[name].keep(new)
        self.within.keep(record)
        new_themes, parts = self.themes.of(record, about) if self.themes else ([], [])
        return Entry(row.number, record, key, content, (*linked, *new_themes), parts=tuple(parts))

    def _meant(
        self, row: Row, name: str, typed: str, of_partner: dict[str, Value]
    ) -> tuple[str, Record | None]:
        """The id that a name means, and the record where it is new; partners that come along bring what is said of them."""
        if self.at_partners is None or name != "partner":
            return self.names[name].find(typed, name)
        here = self.at_partners.known(typed)
        if here:
            return here, None
        id, new = self.names[name].find(typed, name)
        if isinstance(new, Partner):
            here = self.at_partners.fresh(row.number, new, of_partner)
            return (here, None) if here else (id, new)
        above = self.names[name].new.get(same_name(typed))
        if isinstance(above, Partner):
            self.at_partners.fill(above, of_partner)
        return id, new

    def _ask_here(self, row: Row, record: Record, said: dict[str, str]) -> None:
        """Asks about a record that seems to be here already, though no import brought it."""
        if self.shifts and isinstance(record, Shift) and self.shifts.was_typed(record):
            who = said.get("volunteer") or said.get("programme", "")
            day, length = (self.kind.fields[name].show(getattr(record, name)) for name in ("day", "minutes"))
            self.decisions.settle("typed", row.number, f"{who}, {day}, {length}")
        if self.at_partners and isinstance(record, PartnerPerson):
            self.at_partners.refuse_known(row.number, record)
        if self.own_names and self.own_names.is_here(self.kind.name_of(record)):
            self.decisions.settle("named", row.number, self.kind.name_of(record))
            self.twins.append(self.kind.name_of(record))

    def _session(
        self, row: Row, shift: Shift, served: Value, came_to: str, said: dict[str, str]
    ) -> list[Record]:
        """The session that has to be added for what was served there, or because the row names its day."""
        assert self.shifts is not None
        self.shifts.refuse_long_day(shift, said.get("volunteer", ""))
        wanted = int(served) if served is not None else None
        day = self._session_day(came_to)
        session = self.shifts.session_for(shift, wanted, said.get("programme", ""))
        added = [self.shifts.keep(shift, session, row.number)]
        if day:
            shift.session, new = self.shifts.session_on(shift, day)
            added.append(new)
        return [session for session in added if session]

    def _session_day(self, typed: str) -> str:
        day = read_day(typed, self.cells.order)
        if typed and day is None:
            sentence = _(
                "“{typed}” is no session: it is named by its day, like 2026-11-21. "
                "Please mend it, or leave this column out."
            )
            raise FieldError(sentence.format(typed=reading.short(typed)), "session")
        return day or ""

    def _field(self, short: str) -> str:
        return self.cells.fields[short].name

    def _content(self, values: dict[str, Value]) -> str:
        said: dict[str, Value] = {}
        for short, value in values.items():
            declared = self.cells.fields[short]
            if short in self.names:
                said[short] = str(value).casefold()
            elif value != declared.default:
                said[short] = value
        return ledger.content_of(said)
