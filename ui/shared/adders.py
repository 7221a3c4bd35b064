"""Adding a linked record by its name alone, while another one is being written."""

from collections.abc import Callable
from typing import Any

from commdesk.records.kind import Kind
from commdesk.text import _
from ui.shared.work import Work


def adder(work: Work, kind: Kind) -> Callable[[str], Any]:
    """A function that adds a record of ``kind`` with that name; inside a step it is part of that step."""

    def add(name: str) -> Any:
        record = kind.new(**{kind.label: name})
        with work.step(_("Add {kind}").format(kind=kind.one_name().lower())):
            work.store.save(record, new=True)
        return record

    return add
