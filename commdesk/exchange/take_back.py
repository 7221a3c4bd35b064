"""Taking a whole import back, today or a year later, as long as nobody has worked on what it brought."""

from commdesk import clock
from commdesk.errors import KnownError
from commdesk.exchange import ledger
from commdesk.records.imports import IMPORTS, Import
from commdesk.records.kind import Kind, Record
from commdesk.records.kinds import BY_NAME, KINDS
from commdesk.store.store import Store
from commdesk.text import _, listed, ngettext, number


def take_back(store: Store, batch: str) -> int:
    """Removes all that an import added and answers how many rows of its file that were; one step.

    People, programmes and sessions that it added go too, and counts it filled in are empty again. What was
    deleted since is no hindrance. Raises KnownError naming what has changed, or what else needs it.
    """
    made = store.get(IMPORTS, batch)
    if made is None:
        raise KnownError(_("There is no import “{batch}” in this file.").format(batch=batch))
    if made.taken_back:
        sentence = _("The import of {source} was taken back already, on {moment}. Nothing was changed.")
        raise KnownError(sentence.format(source=made.source, moment=made.taken_back[:10]))
    came = ledger.rows_of(store, batch)
    here = {name: ledger.records_of(store, BY_NAME[name], rows) for name, rows in came.items()}
    _refuse_changed(made, came, here)
    _refuse_needed(store, made)
    count = 0
    with store.step(_("Take back import of {source}").format(source=made.source)):
        for kind in reversed(KINDS):
            for record in _parts_first(kind, here.get(kind.name, [])):
                how = came[kind.name][record.id]
                if how.before is not None:
                    store.save(kind.record(**how.before))
                    continue
                store.delete(record)
                count += how.row
        made.taken_back = clock.now().isoformat(timespec="minutes")
        store.save(made)
    return count


def _parts_first(kind: Kind, records: list[Record]) -> list[Record]:
    """The parts of others of their kind before those: a whole goes once nothing is part of it any more."""
    own = [name for name, link in kind.links().items() if link.to == kind.name]
    return sorted(records, key=lambda record: not any(getattr(record, name) for name in own))


def _refuse_changed(
    made: Import, came: dict[str, dict[str, ledger.Came]], here: dict[str, list[Record]]
) -> None:
    changed = [
        (BY_NAME[name], record)
        for name, records in here.items()
        for record in records
        if ledger.fingerprint(record) != came[name][record.id].after
    ]
    if not changed:
        return
    sentence = ngettext(
        "The import of {source} cannot be taken back: {count} record has been changed since ({names}). "
        "Nothing was removed. Undo that change first, or delete the records by hand.",
        "The import of {source} cannot be taken back: {count} records have been changed since ({names}). "
        "Nothing was removed. Undo those changes first, or delete the records by hand.",
        len(changed),
    )
    raise KnownError(sentence.format(source=made.source, count=number(len(changed)), names=_named(changed)))


def _refuse_needed(store: Store, made: Import) -> None:
    needed = ledger.pointing_in(store, made.id)
    if not needed:
        return
    other, kind, id = needed[0]
    sentence = _(
        "The import of {source} cannot be taken back: “{name}”, which it added, is used by {others} entered since. "
        "Nothing was removed. Change those first."
    )
    name = kind.name_of(store.get(kind, id))
    raise KnownError(sentence.format(source=made.source, name=name, others=other.many_name().lower()))


def _named(records: list[tuple[Kind, Record]]) -> str:
    shown = [f"{kind.one_name().lower()} {kind.name_of(record)}" for kind, record in records[:3]]
    return listed(shown) if len(records) <= 3 else ", ".join(shown) + " …"
