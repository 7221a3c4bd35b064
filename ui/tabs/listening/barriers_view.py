"""Barriers: what keeps whom out, and what we try against it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.records.goals import GOALS
from commdesk.records.listening import BARRIER_STATES, BARRIERS, NEEDS
from commdesk.records.partners import PARTNERS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.starting_points import listening as starters
from commdesk.store.query import Query
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.work import Work

TONES = {"gone": "good", "trying": "accent", "stays": "warn", "open": "quiet"}


class BarriersView(ListView):
    """All barriers by name."""

    said = Signal(str)

    def __init__(self, work: Work) -> None:
        super().__init__(
            work,
            BARRIERS,
            [
                Column("name", weight=2),
                Column("state", tone=lambda one: TONES[one.state], weight=0),
                Column("solution", weight=3),
                Column("keeps_out", weight=2),
                Column("owner", weight=1),
            ],
            [
                "name", "keeps_out", "solution", "state", "owner",
                Group(_("What it belongs to"), ("need", "goal", "partner")),
                Group(_("Days and note"), ("since", "gone_on", "note")),
            ],
            wide=("name", "keeps_out", "solution", "need", "goal", "partner", "note"),
            adders={
                "owner": adder(work, VOLUNTEERS),
                "need": adder(work, NEEDS),
                "goal": adder(work, GOALS),
                "partner": adder(work, PARTNERS),
            },
            icon="listening",
            empty=_("What keeps people out goes here, and what you try against it: language, steps, cost, hours."),
            add=_("New barrier"),
            other_way=_("Begin with seven that are common"),
            settle=_settled,
        )  # fmt: skip
        self.panes.set_shares(3, 2)
        self.empty.second_pressed.connect(self.add_common)

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "state",
            _("In which state"),
            [("", _("All barriers")), *((code, _(words)) for code, words in BARRIER_STATES.items())],
        )
        self.common_button = QPushButton(_("Add common ones"))
        self.common_button.setEnabled(not self.work.store.readonly)
        self.common_button.clicked.connect(self.add_common)
        bar.add_widget(self.common_button)

    def narrow(self, query: Query) -> Query:
        state = self.filters.chosen("state")
        return query._replace(equals={"state": state} if state else {})

    def fresh(self) -> Any:
        return BARRIERS.new(since=clock.today().isoformat())

    def figures(self) -> Figures:
        """How many still stand, and against how many nobody has tried anything."""
        counted = {
            code: self.work.store.count(BARRIERS, Query(equals={"state": code})) for code in BARRIER_STATES
        }
        if not any(counted.values()):
            return []
        still = sum(counted.values()) - counted["gone"]
        found: Figures = [(text.number(still), ngettext("barrier stands", "barriers stand", still), "")]
        for code in ("open", "trying", "gone"):
            if counted[code]:
                tone = {"gone": "good", "open": "warn"}.get(code, "")
                found.append((text.number(counted[code]), _(BARRIER_STATES[code]).lower(), tone))
        return found

    def add_common(self) -> None:
        """The common barriers that are not here yet, as one step."""
        if self.work.store.readonly or not self.leave():
            return
        made = starters.barriers(self.work.store, clock.today().isoformat())
        if not made:
            self.said.emit(_("The common barriers are all here already"))
            return
        if self.work.save(_("Add common barriers"), *made):
            words = ngettext("{n} barrier added", "{n} barriers added", len(made))
            self.said.emit(words.format(n=text.number(len(made))))


def _settled(before: Any, after: Any) -> Any:
    """A barrier that is gone is gone since today, unless another day is said."""
    if after.state == "gone" and (before is None or before.state != "gone") and not after.gone_on:
        after.gone_on = clock.today().isoformat()
    return after
