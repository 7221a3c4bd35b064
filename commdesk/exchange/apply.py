"""Doing what a plan says: one step, which one undo takes back."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from commdesk.exchange import ledger
from commdesk.exchange.asking import Progress, tell
from commdesk.exchange.plan import Entry, Plan
from commdesk.exchange.survey_lists import SheetPlan
from commdesk.records.imports import Import
from commdesk.records.kinds import kind_of
from commdesk.records.surveys import ANSWER_SHEETS
from commdesk.store import rules
from commdesk.store.connection import roomy
from commdesk.store.store import Store
from commdesk.text import _, number

_AT_ONCE = 200  # rows between two looks at who waits


def apply(
    store: Store,
    plan: Plan,
    source_name: str,
    label: str | None = None,
    progress: Progress | None = None,
    *,
    copied: bool = False,
    remembered: Callable[[Store], None] | None = None,
) -> Import:
    """Adds what the plan holds, after a backup, as one step called ``label``; answers the import, whose id is the batch.

    ``copied`` when the backup has been made already; ``remembered`` keeps how the list was read, inside the step.

    A plan with nothing to add changes nothing; its Import is not kept. Raises KnownError, with nothing added,
    when the file cannot be written or no backup can be made.
    """
    made = Import(
        kind=plan.kind.name,
        source=source_name[:500],
        rows=plan.rows,
        added=plan.added,
        skipped=len(plan.skipped),
        refused=len(plan.refused),
    )
    if not plan.brings:
        return made
    if not store.readonly and not copied:
        from commdesk.copies.backup import backup

        backup(store)
    label = (
        label
        or plan.label
        or _("Import {count} {kind}").format(count=number(plan.added), kind=plan.kind.many_name().lower())
    )
    with roomy(store.conn), store.step(label):
        ledger.note_rows(store, made.id, _fill(store, plan))
        if isinstance(plan, SheetPlan):
            _add_sheets(store, made, plan)
        for start in range(0, len(plan.entries), _AT_ONCE):
            tell(progress, start, plan.added)
            entries = plan.entries[start : start + _AT_ONCE]
            for entry in entries:
                _add(store, entry)
            ledger.note_rows(store, made.id, _noted(entries))
        for record in plan.also:
            store.save(record, new=True)
        ledger.note_rows(store, made.id, (ledger.Noted(kind_of(record), record) for record in plan.also))
        rules.check_all(store, (entry.record for entry in plan.entries))
        ledger.note_left_out(store, made.id, plan.kind, plan.left_contents)
        if remembered is not None:
            remembered(store)
        store.save(made, new=True)
        # The last moment to stop: what is said afterwards would not be true.
        tell(progress, plan.added, plan.added)
    return made


def _add_sheets(store: Store, made: Import, plan: SheetPlan) -> None:
    """A survey with its questions, then the sheets in one go."""
    for record in plan.first:
        store.save(record, new=True)
    ledger.note_rows(store, made.id, (ledger.Noted(kind_of(record), record) for record in plan.first))
    store.save_new(ANSWER_SHEETS, [sheet | {"batch": made.id} for sheet in plan.sheets])


def _add(store: Store, entry: Entry) -> None:
    for linked in entry.linked:
        store.save(linked, new=True)
    store.save(entry.record, new=True, checked=True)  # by the plan
    for part in entry.parts:
        store.save(part, new=True)


def _fill(store: Store, plan: Plan) -> list[ledger.Noted]:
    """Fills in what was empty in records that were here; answers what those were before."""
    noted = []
    for kind in {kind_of(record).name: kind_of(record) for record in plan.filled}.values():
        filled = [record for record in plan.filled if kind_of(record) is kind]
        before = {r.id: r.values() for r in ledger.records_of(store, kind, [r.id for r in filled])}
        for record in filled:
            # Only those that are in the file: a session that the import itself adds comes with its count.
            if record.id not in before:
                continue
            store.save(dataclasses.replace(record))
            for key, content in plan.filled_by.get(record.id) or [("", "")]:
                noted.append(ledger.Noted(kind, record, key, content, before=before[record.id]))
    return noted


def _noted(entries: Sequence[Entry]) -> Iterator[ledger.Noted]:
    for entry in entries:
        for linked in entry.linked:
            yield ledger.Noted(kind_of(linked), linked)
        yield ledger.Noted(kind_of(entry.record), entry.record, entry.source_key, entry.content)
        for part in entry.parts:
            yield ledger.Noted(kind_of(part), part)
