"""Names in a foreign file: which record each one means, and whether it has to be added."""

from commdesk.errors import FieldError
from commdesk.exchange import ledger
from commdesk.exchange.columns import alike_name, same_name
from commdesk.records import reading
from commdesk.records.kind import Kind, Record
from commdesk.store.store import Reader
from commdesk.text import _, listed, number

# Kinds that an import adds to when it names one that is not there; others must be there already.
ADDED = ("volunteers", "programmes", "programme_types")


class Names:
    """The names of one kind, those already here and those that the file brings. ``adds`` lets it bring new ones."""

    def __init__(self, reader: Reader, kind: Kind, *, adds: bool = False) -> None:
        self.kind = kind
        self._adds = adds or kind.name in ADDED
        self.new: dict[str, Record] = {}
        self.alike: list[tuple[str, str]] = []
        self._reader = reader
        self._here: dict[str, list[str]] = {}
        self._spellings: dict[str, str] = {}
        for id, name in ledger.names(reader, kind):
            self._here.setdefault(same_name(name), []).append(id)
            self._spellings.setdefault(alike_name(name), name)
        own = set(self._here)
        for id, name in ledger.other_names(reader, kind):
            # Whoever is called so now comes first.
            ids = self._here.setdefault(same_name(name), [])
            if same_name(name) not in own and id not in ids:
                ids.append(id)

    def is_here(self, name: str) -> bool:
        """Whether a record of that name was here before the file."""
        return same_name(name) in self._here

    def find(self, name: str, field: str) -> tuple[str, Record | None]:
        """The id that a name means, and the record if it is a new one (``keep`` it once its row is good).

        Raises FieldError when the name fits several, or none of a kind that an import does not add to.
        """
        same = same_name(name)
        ids = self._here.get(same, [])
        if len(ids) > 1:
            raise FieldError(self._several(name, ids), field)
        if ids:
            return ids[0], None
        if same in self.new:
            return self.new[same].id, None
        if not self._adds:
            sentence = _("There is no {kind} called “{name}” here. Please add it first, or mend the name.")
            raise FieldError(
                sentence.format(kind=self.kind.one_name().lower(), name=reading.short(name)), field
            )
        record = self.kind.new(**{self.kind.label: self.kind.fields[self.kind.label].parse(name)})
        self.kind.check(record)
        return record.id, record

    def keep(self, record: Record) -> None:
        """A new record's row came through: later rows of that name mean it too."""
        name = self.kind.name_of(record)
        other = self._spellings.setdefault(alike_name(name), name)
        if same_name(other) != same_name(name):
            self.alike.append((name, other))
        self.new[same_name(name)] = record

    def _several(self, name: str, ids: list[str]) -> str:
        records = ledger.records_of(self._reader, self.kind, ids[:3])
        shown = listed([self._described(record) for record in records])
        if self.kind.name == "volunteers":
            sentence = _(
                "“{name}” fits {count} people here: {shown}. Please tell them apart by their names, "
                "here and in the file, or enter this row by hand."
            )
        else:
            sentence = _(
                "“{name}” fits {count} entries here: {shown}. Please tell them apart by their names, "
                "here and in the file."
            )
        return sentence.format(name=reading.short(name), count=number(len(ids)), shown=shown)

    def _described(self, record: Record) -> str:
        """A name with what tells it from its twin."""
        known = []
        for name in ("email", "phone", "started", "unit", "place", "status"):
            declared = self.kind.fields.get(name)
            if declared is not None and (value := getattr(record, name)):
                known.append(f"{declared.label().lower()} {declared.show(value)}")
        return f"{self.kind.name_of(record)} ({', '.join(known[:2])})" if known else self.kind.name_of(record)
