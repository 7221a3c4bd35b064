"""The people, programmes and others that rows name: found, refused when unclear, or added."""

import unicodedata

from commdesk.errors import FieldError
from commdesk.records import reading
from commdesk.records.fields import Link
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME
from commdesk.store import import_rows
from commdesk.store.store import Reader
from commdesk.text import _, fold, listed

# An import that names one of these adds it when the file lacks it; others must be there already.
ADDED = ("volunteers", "programmes", "programme_types")


def name_key(name: str) -> str:
    """What makes two names the same: letters in any case, any spacing; accents count."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class Names:
    """The names of one kind's records."""

    def __init__(self, reader: Reader, kind: Kind) -> None:
        self.kind = kind
        self._reader = reader
        self._ids: dict[str, list[str]] = {}
        self._alike: dict[str, str] = {}
        self.fresh: list[Record] = []
        for id, name in import_rows.names(reader, kind):
            self._enter(id, name)

    def ids(self, name: str) -> list[str]:
        """The records with exactly that name."""
        return self._ids.get(name_key(name), [])

    def alike(self, name: str) -> str:
        """A name that differs only in accents, or nothing."""
        found = self._alike.get(fold(name_key(name)), "")
        return found if found and name_key(found) != name_key(name) else ""

    def resolve(self, name: str, field: Link) -> tuple[str, Record | None]:
        """The id a name stands for, and the record to add for it if there was none.

        The record is not kept here until ``keep`` is told. Raises FieldError when the name fits two, or one that
        is only alike, or none of a kind that is not added by itself.
        """
        found = self.ids(name)
        if len(found) == 1:
            return found[0], None
        if found:
            sentence = _(
                "“{name}” fits {count}: {them}. Please make their names different here, then import this row again."
            )
            them = listed([self._described(id, name) for id in found[:3]])
            raise field.refuse(sentence.format(name=name, count=len(found), them=them))
        alike = self.alike(name)
        if alike:
            sentence = _(
                "“{name}” is not here, but “{alike}” is. If it is the same, write the name alike; "
                "if not, add “{name}” here first."
            )
            raise field.refuse(sentence.format(name=reading.short(name), alike=alike))
        if self.kind.name not in ADDED:
            sentence = _("There is no {kind} “{name}” here. Please add it first, then import this row again.")
            raise field.refuse(sentence.format(kind=self.kind.one_name().lower(), name=reading.short(name)))
        record = self.kind.new(**{self.kind.label: self.kind.fields[self.kind.label].parse(name)})
        try:
            self.kind.check(record)
        except FieldError as error:
            raise field.refuse(str(error)) from error
        return record.id, record

    def keep(self, record: Record) -> None:
        """Counts a record that an import will add among the known ones."""
        self.fresh.append(record)
        self._enter(record.id, self.kind.name_of(record))

    def _enter(self, id: str, name: str) -> None:
        key = name_key(name)
        self._ids.setdefault(key, []).append(id)
        self._alike.setdefault(fold(key), name)

    def _described(self, id: str, name: str) -> str:
        record = self._reader.get(self.kind, id)
        if record is None:
            return name
        for field in ("phone", "email", "place", "started", "start", "made"):
            value = getattr(record, field, "")
            if value:
                return (
                    f"{self.kind.name_of(record)} ({str(value)[:30] if field != 'made' else str(value)[:10]})"
                )
        return self.kind.name_of(record)


class AllNames:
    """The names of every kind that a kind links to, looked up when first needed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._names: dict[str, Names] = {}

    def of(self, kind_name: str) -> Names:
        """The names of one kind."""
        if kind_name not in self._names:
            self._names[kind_name] = Names(self._reader, BY_NAME[kind_name])
        return self._names[kind_name]

    def fresh(self) -> list[Record]:
        """All records to be added, those that others point to first."""
        return [record for kind in BY_NAME if kind in self._names for record in self._names[kind].fresh]
