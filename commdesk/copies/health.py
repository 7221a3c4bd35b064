"""Checking a file from end to end: the database's own checks, then every record against its description."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from commdesk.errors import KnownError
from commdesk.records.kind import Kind
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.records.reading import short
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store import rules, word_index
from commdesk.store.connection import DatabaseError
from commdesk.store.file import close_file, open_file
from commdesk.store.query import Query
from commdesk.store.snapshot import faults
from commdesk.store.store import Reader
from commdesk.text import _

_WINDOW = 2_000
_MOST = 50


def check_file(path: Path) -> list[str]:
    """What is wrong with a file, in at most 50 plain sentences; empty when all is well. Changes nothing and raises nothing."""
    try:
        store = open_file(path, readonly=True)
    except KnownError as error:
        return [str(error)]
    try:
        # A damaged list of words is told below: it can be written anew.
        problems = [problem for problem in faults(path) if not problem.startswith("fts5:")]
        found = [_("The file is damaged: {problem}.").format(problem=problem) for problem in problems]
        return (found or list(islice(_problems(store), _MOST)))[:_MOST]
    except (DatabaseError, KnownError) as error:
        return [_("The file is damaged: {problem}.").format(problem=error)]
    finally:
        store.close()


def _problems(reader: Reader) -> Iterator[str]:
    groups = reader.count(BY_NAME["group"])
    if groups != 1:
        yield _("The file should hold one group and holds {count}.").format(count=groups)
    for kind in KINDS:
        for record in _all(reader, kind):
            sentence = _fault(kind, record)
            if sentence:
                yield _about(kind, record, sentence)
    for volunteer, day, total in rules.long_days(reader):
        name = VOLUNTEERS.name_of(reader.get(VOLUNTEERS, volunteer))
        yield str(rules.too_long(name, total, day))
    yield from _mixed_up(reader)
    for table in word_index.disagreeing(reader.conn):
        sentence = _(
            "Searching among {what} can miss some. `commdesk check --mend` writes the list of words anew."
        )
        yield sentence.format(what=BY_NAME[table].many_name().lower())


def mend_file(path: Path) -> None:
    """Writes anew what is derived from the records: the lists of words that searching uses. Records stay as they are.

    Raises KnownError when the file cannot be opened or written.
    """
    store = open_file(path)
    try:
        if store.readonly:
            raise KnownError(_("{file} can only be read here, so nothing was mended.").format(file=path.name))
        word_index.mend(store.conn)
    except DatabaseError as error:
        sentence = _("{file} could not be mended: {why}. It is as it was. Please restore a copy.")
        raise KnownError(sentence.format(file=path.name, why=error)) from error
    finally:
        close_file(store)


def _fault(kind: Kind, record: Any) -> str | None:
    for name, declared in kind.fields.items():
        try:
            declared.show(getattr(record, name))
        except (ValueError, TypeError):
            return _("“{value}” cannot be a value of {field}. Please type it again.").format(
                value=short(str(getattr(record, name))), field=declared.label()
            )
    try:
        kind.check(record)
    except KnownError as error:
        return str(error)
    return None


def _all(reader: Reader, kind: Kind) -> Iterator[Any]:
    after = ""
    while True:
        # Windows by id: a large table is never held whole, and a far window costs no more than the first.
        query = Query(between={"id": (after, "~")}, order=("id",), limit=_WINDOW)
        found = reader.find(kind, query)
        fresh = [record for record in found if record.id != after]
        yield from fresh
        if len(found) < _WINDOW:
            return
        after = found[-1].id


def _mixed_up(reader: Reader) -> Iterator[str]:
    """Links that point to something, but of another family."""
    commitments, agreements = BY_NAME["commitments"], BY_NAME["agreements"]
    for promise in _all(reader, commitments):
        agreement = reader.get(agreements, promise.agreement)
        if agreement is not None and agreement.partner != promise.partner:
            yield _about(commitments, promise, _("Its agreement is with another partner."))


def _about(kind: Kind, record: Any, sentence: str) -> str:
    try:
        name = kind.name_of(record)
    except (ValueError, TypeError):
        name = record.id  # what would name it is the very value that cannot be read
    return _("{kind} “{name}”: {sentence}").format(kind=kind.one_name(), name=name, sentence=sentence)
