"""Programmes: what the group does regularly, whom it serves, and what else it counts."""

from typing import Any

from commdesk.records.programmes import OUTPUTS, PROGRAMME_TYPES, PROGRAMMES
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.parts import PartForm, PartList
from ui.shared.record_model import Column
from ui.shared.work import Work


class ProgrammesView(ListView):
    """The programmes with the form of the chosen one, and under it what else it counts."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            PROGRAMMES,
            [
                Column("name", weight=3),
                Column("type", weight=2),
                Column("unit", weight=1),
                Column("place", weight=2),
            ],
            [
                "name",
                "type",
                "unit",
                "counts",
                Group(_("Usually"), ("place", "usual")),
                Group(_("Worth and note"), ("value_rate", "note")),
            ],
            wide=("name", "type", "unit", "counts", "place"),
            adders={"type": adder(work, PROGRAMME_TYPES)},
            icon="flag",
            empty=_("Programmes are what the group does regularly: a food table, a language café."),
            add=_("New programme"),
            about=lambda programme: used(work, programme),
        )
        self.panes.set_shares(3, 2)
        self.outputs = OutputList(work)
        column = self.panes.form_column
        column.insertWidget(column.indexOf(self.form) + 1, self.outputs)
        self.chosen.connect(self._show_outputs)
        self.form.saved.connect(self._show_outputs)
        self._show_outputs(self.form.record)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add("type", _("Of which type"), self._types)

    def narrow(self, query: Query) -> Query:
        type = self.filters.chosen("type")
        return query._replace(equals={"type": type} if type else {})

    def new(self) -> None:
        super().new()
        if self.form.is_draft:
            self._show_outputs(None)

    def leave(self) -> bool:
        return super().leave() and self.outputs.leave()

    def _types(self) -> list[tuple[str, str]]:
        found = self.work.store.find(PROGRAMME_TYPES)
        return [("", _("All types")), *((type.id, type.name) for type in found)]

    def _show_outputs(self, programme: Any) -> None:
        self.outputs.set_owner(programme)
        self.outputs.setVisible(programme is not None)


class OutputList(PartList):
    """What else a programme counts at its sessions, in its own words."""

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            OUTPUTS,
            "programme",
            _("Add a count"),
            _("Meals served, calls made: each becomes a field of this programme’s sessions."),
            _("What else it counts"),
        )

    def make_form(self) -> PartForm:
        return PartForm(self.work, OUTPUTS, ["name"], wide=("name",))

    def row_words(self, record: Any) -> tuple[str, str, str, str]:
        return record.name, "", "", ""


def used(work: Work, record: Any) -> str:
    """What stands in the way of deleting a programme, before anybody tries."""
    counted: dict[str, int] = {}
    for kind, name, count in work.store.links_to(PROGRAMMES, record.id):
        if not kind.links()[name].part_of:
            counted[kind.many_name()] = counted.get(kind.many_name(), 0) + count
    found = [f"{count} × {title.lower()}" for title, count in counted.items()]
    return _("Used by {what}").format(what=", ".join(found)) if found else _("Not used yet")
