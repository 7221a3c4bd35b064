"""Checks and training: who has what, since when, and when it runs out."""

from commdesk.records.volunteers import CHECK_TYPES, CHECKS, VOLUNTEERS
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared.adders import adder
from ui.shared.filters import FilterBar
from ui.shared.record_model import Column
from ui.shared.work import Work
from ui.tabs.volunteers.check_words import STATES, CheckWords
from ui.tabs.volunteers.of_people import OfPeople


class ChecksView(OfPeople):
    """The checks of all who are with the group, what runs out first on top."""

    def __init__(self, work: Work) -> None:
        words = CheckWords(work)
        self._words_of = words
        super().__init__(
            work,
            CHECKS,
            [
                Column("volunteer", weight=3),
                Column("type", weight=2),
                Column(
                    "state",
                    _("State"),
                    show=lambda check, model: words.words(check),
                    tone=words.tone,
                    weight=0,
                ),
                Column("expires", weight=0),
                Column("done_on", weight=0),
                Column("note", weight=2),
            ],
            ["volunteer", "type", "done_on", "expires", "note"],
            wide=("volunteer", "type", "note"),
            adders={"volunteer": adder(work, VOLUNTEERS), "type": adder(work, CHECK_TYPES)},
            icon="check",
            empty=_("Background checks, first aid, inductions: who has them, and when they run out."),
            add=_("New check"),
            about=words.words,
            settle=words.settle,
        )

    def add_filters(self, bar: FilterBar) -> None:
        bar.add(
            "state", _("In which state"), [("", _("In any state")), *((s, _(w)) for s, w in STATES.items())]
        )
        bar.add("type", _("Which check or training"), self._types)
        bar.add("who", _("Of whom"), [("with_us", _("Those with us")), ("", _("Everybody"))])

    def narrow(self, query: Query) -> Query:
        type = self.filters.chosen("type")
        states = tuple(state for state in (self.filters.chosen("state"), self.filters.chosen("who")) if state)
        return query._replace(equals={"type": type} if type else {}, states=states)

    def _types(self) -> list[tuple[str, str]]:
        found = self.work.store.find(CHECK_TYPES)
        return [("", _("All checks and training")), *((type.id, type.name) for type in found)]
