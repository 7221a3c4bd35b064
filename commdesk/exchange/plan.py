"""What an import would do, row by row, before anything is done: added, here already, refused and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from commdesk import clock
from commdesk.errors import FieldError
from commdesk.exchange import ledger, notes
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.names import Names
from commdesk.exchange.shifts import ShiftRules
from commdesk.exchange.source_ids import SourceIds
from commdesk.exchange.table import Row, Table
from commdesk.exchange.values import Cells
from commdesk.records import reading
from commdesk.records.fields import Value
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME
from commdesk.records.partners import Partner
from commdesk.records.programmes import Session
from commdesk.records.shifts import Shift
from commdesk.store.store import Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to add: from which row, by what to know it again, and the new people and programmes it needs."""

    row: int
    record: Record
    source_key: str = ""
    content: str = ""
    linked: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that does not enter, and a sentence with the cure."""

    row: int
    sentence: str


@dataclass
class Plan:
    """What an import would do. ``rows`` are the rows read; row numbers are those of a spreadsheet.

    ``filled`` are sessions here already whose empty count the file fills in.
    """

    kind: Kind
    rows: int = 0
    entries: list[Entry] = field(default_factory=list)
    filled: list[Session] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many records of the kind would enter."""
        return len(self.entries)

    @property
    def linked(self) -> list[Record]:
        """The people, programmes and sessions that would be added with them."""
        return [record for entry in self.entries for record in entry.linked]


def plan(
    reader: Reader,
    kind: Kind,
    table: Table,
    mapping: Mapping[str, str],
    constants: Mapping[str, str] | None = None,
    order: str | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Looks at every row of ``table`` and says what an import would do; changes nothing.

    ``mapping`` is field -> column, ``constants`` field -> what holds for all rows (and where a cell is empty),
    ``order`` the order of the file's dates. Raises AskError for what only a person can say (``fields``,
    ``dates``), KnownError for fields, columns and values that do not exist, StoppedError when stopped.
    """
    planner = _Planner(reader, kind, table, Cells(kind, table, mapping, constants or {}, order))
    made = planner.plan
    for index, row in enumerate(table.rows):
        if index % 500 == 0:
            tell(progress, index, table.count)
        try:
            planner.take(row)
        except FieldError as error:
            made.refused.append(Refusal(row.number, str(error)))
    tell(progress, table.count, table.count)
    made.refused += [Refusal(number, sentence) for number, sentence in table.broken]
    made.refused.sort(key=lambda refusal: refusal.row)
    made.rows = table.count
    if planner.shifts:
        made.filled = planner.shifts.filled
    made.notes = notes.of(planner.cells, table, planner.names, planner.source_ids, planner.twins, made.linked)
    return made


class _Planner:
    """Takes rows one by one and remembers what the rows before brought."""

    def __init__(self, reader: Reader, kind: Kind, table: Table, cells: Cells) -> None:
        self.kind = kind
        self.cells = cells
        self.plan = Plan(kind)
        self.names = {
            name: Names(reader, BY_NAME[link.to]) for name, link in kind.links().items() if cells.brings(name)
        }
        self.source_ids = SourceIds(reader, kind, table, cells.columns)
        self.twins: list[str] = []  # names of people or partners here already
        self.own_names = (
            Names(reader, kind) if kind.name in ("volunteers", "partners", "programmes") else None
        )
        self.shifts: ShiftRules | None = None
        if kind.name == "shifts":
            self.shifts = ShiftRules(
                reader,
                counted=cells.brings("people"),
                named=cells.brings("volunteer"),
                served=cells.brings("beneficiaries"),
            )
        self._known = ledger.known_contents(reader, kind)
        self._seen: Counter[str] = Counter()

    def take(self, row: Row) -> None:
        """Adds the row to the plan or to those here already; raises FieldError when it is refused."""
        values = self.cells.values(row)
        if self.shifts:
            self.shifts.refuse_nobody(values)
        content = self._content(values)
        key = self.source_ids.key(row)
        if key:
            here = self.source_ids.here(row, key, content, str(values.get(self.kind.label, "")))
        else:
            self._seen[content] += 1
            here = self._seen[content] <= self._known[content]
        if here:
            self.plan.skipped.append(row.number)
            return
        self.plan.entries.append(self._entry(row, values, key, content))

    def _entry(self, row: Row, values: dict[str, Value], key: str, content: str) -> Entry:
        served = values.pop("beneficiaries", None) if self.shifts else None
        said = {name: str(values[name]) for name in self.names if values.get(name)}
        fresh: dict[str, Record] = {}
        for name, typed in said.items():
            values[name], new = self.names[name].find(typed, name)
            if new is not None:
                fresh[name] = new
        record = self.kind.new(**{self._field(short): value for short, value in values.items()})
        if isinstance(record, Partner) and not self.cells.brings("stage"):
            record.stage = _stage(record)
        if isinstance(record, Shift) and not self.cells.brings("source"):
            record.source = "import"
        self.kind.check(record)
        linked = list(fresh.values())
        if self.shifts and isinstance(record, Shift):
            self.shifts.refuse_long_day(record, said.get("volunteer", ""))
            wanted = int(served) if served is not None else None
            session = self.shifts.session_for(record, wanted, said.get("programme", ""))
            added = self.shifts.keep(record, session, row.number)
            linked += [added] if added else []
        for name, new in fresh.items():
            self.names[name].keep(new)
        if self.own_names and self.own_names.is_here(self.kind.name_of(record)):
            self.twins.append(self.kind.name_of(record))
        return Entry(row.number, record, key, content, tuple(linked))

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


def _stage(partner: Partner) -> str:
    """A partner list has no stages: who has ended has ended, who has begun is active."""
    today = clock.today()
    if partner.end and reading.last_day(partner.end) < today:
        return "ended"
    if partner.start:
        return "active" if reading.first_day(partner.start) <= today else "agreed"
    return "identified"
