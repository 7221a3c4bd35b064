"""Needs: what people said adds up to, in an open order, with the goals that answer it and our answer."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from commdesk import clock, text
from commdesk.figures import needs as counting
from commdesk.figures import thread_words, threads
from commdesk.records.goals import GOALS
from commdesk.records.listening import FEEDBACK, NEED_GOALS, NEED_STATES, NEEDS
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.figures import Figures
from ui.shared.filters import FilterBar
from ui.shared.form import Group
from ui.shared.list_view import ListView
from ui.shared.record_model import Column
from ui.shared.tick_list import TickList
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

TONES = {"answered": "good", "under_way": "accent", "could_not": "warn", "open": "quiet"}


class NeedsView(ListView):
    """All needs; under the chosen one its thread: what was said, goals, hours, partners, what changed."""

    print_asked = Signal(str)
    said = Signal(str)

    def __init__(self, work: Work) -> None:
        self._ranked: dict[str, counting.Ranked] | None = None
        super().__init__(
            work,
            NEEDS,
            [
                Column("name", weight=4),
                Column("rating", _("Rating"), show=lambda one, model: self._rating(one), weight=0, right=True),
                Column("state", tone=lambda one: TONES[one.state], weight=0),
                Column("votes", _("Dots"), weight=0),
                Column("said", _("Said"), show=lambda one, model: self._said_of(one), weight=0, right=True),
            ],
            [
                "name", "words", "state", "owner",
                Group(_("How urgent"), ("size", "seriousness", "effect", "votes")),
                Group(_("Our answer"), ("answer", "because", "answered_on")),
                Group(_("Since when"), ("since",)),
            ],
            wide=("name", "words", "size", "seriousness", "effect", "votes", "answer", "because"),
            adders={"owner": adder(work, VOLUNTEERS)},
            icon="listening",
            empty=_("What people said adds up to needs. Write one down, then gather what was said of it."),
            add=_("New need"),
            about=self._about_words,
            settle=_settled,
        )  # fmt: skip
        self.panes.set_shares(3, 2)
        column = self.panes.form_column
        at = column.indexOf(self.form)
        self.thread_label = label("", "small", wrap=True)
        column.insertWidget(at, self.thread_label)
        self.gather_button = QPushButton(_("&Gather what was said of it…"))
        self.gather_button.clicked.connect(self.gather)
        column.insertWidget(at + 1, self.gather_button)
        self.goals = TickList(
            work, _("Goals that answer it"), NEED_GOALS, "need", "goal", self._goal_rows, _("none yet")
        )
        column.insertWidget(column.indexOf(self.form) + 1, self.goals)
        self.chosen.connect(self._show_parts)
        self.form.saved.connect(self._show_parts)
        work.changed.connect(self._follow)
        self._show_parts(self.form.record)

    def add_filters(self, bar: FilterBar) -> None:
        # The most urgent first, as on the page; before anything is chosen.
        self.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
        bar.add(
            "state",
            _("In which state"),
            [("", _("All needs")), *((code, _(words)) for code, words in NEED_STATES.items())],
        )
        self.count_button = QPushButton(_("Count the ballot…"))
        self.count_button.setEnabled(not self.work.store.readonly)
        self.count_button.clicked.connect(self.count_ballot)
        bar.add_widget(self.count_button)

    def narrow(self, query: Query) -> Query:
        state = self.filters.chosen("state")
        return query._replace(equals={"state": state} if state else {})

    def fresh(self) -> Any:
        return NEEDS.new(since=clock.today().isoformat())

    def new(self) -> None:
        super().new()
        if self.form.is_draft:
            self._show_parts(None)

    def figures(self) -> Figures:
        """How many needs, how many answered, and what nobody could do."""
        found = list(self._all().values())
        if not found:
            return []
        counted = {state: sum(one.need.state == state for one in found) for state in NEED_STATES}
        told: Figures = [(text.number(len(found)), ngettext("need", "needs", len(found)), "")]
        tones = {"answered": "good", "could_not": "warn"}
        for state, words in NEED_STATES.items():
            if counted[state]:
                told.append((text.number(counted[state]), _(words).lower(), tones.get(state, "")))
        return told

    def gather(self) -> None:
        """Chooses what was said of this need, as one step."""
        from ui.tabs.listening.gather import GatherDialog

        need = self.form.record
        if need is None or self.form.is_draft or not self.leave():
            return
        dialog = GatherDialog(self.work, self.work.store.get(NEEDS, need.id), self.window())
        if dialog.exec() and dialog.changed:
            words = ngettext("{n} item gathered", "{n} items gathered", dialog.changed)
            self.said.emit(words.format(n=text.number(dialog.changed)))

    def count_ballot(self) -> None:
        """Types in how many dots each need was given."""
        from ui.tabs.listening.ballot import BallotCount

        if not self.work.store.readonly and self.leave():
            BallotCount(self.work, self.window()).exec()

    def _all(self) -> dict[str, counting.Ranked]:
        if self._ranked is None:
            self._ranked = {one.need.id: one for one in counting.ranked(self.work.store)}
        return self._ranked

    def _rating(self, one: Any) -> str:
        rating = counting.rating(one)
        return text.number(rating) if rating is not None else ""

    def _said_of(self, one: Any) -> str:
        found = self._all().get(one.id)
        return text.number(found.heard) if found is not None and found.heard else ""

    def _about_words(self, one: Any) -> str:
        """Its place by the rating, and by dots; what is still to be said for a rating."""
        found = self._all().get(one.id)
        parts = []
        if found is not None and found.rating is not None and found.place is not None:
            rating = _("Rating {rating} of 100, place {place}")
            parts.append(rating.format(rating=text.number(found.rating), place=text.number(found.place)))
        elif missing := counting.missing(one):
            names = text.listed([NEEDS.fields[name].label().lower() for name in missing])
            parts.append(_("No rating yet: say {what}.").format(what=names))
        if found is not None and found.votes_place is not None:
            parts.append(_("place {place} by dots").format(place=text.number(found.votes_place)))
        if one.state == "could_not" and not one.because:
            parts.append(_("Please say why under “Our answer”: the page says that nobody has."))
        elif one.state == "answered" and not one.answer:
            parts.append(_("Please say what was done under “Our answer”."))
        return " · ".join(parts)

    def _goal_rows(self) -> list[tuple[str, str, int]]:
        return [(goal.id, goal.name, 0) for goal in self.work.store.find(GOALS)]

    def _show_parts(self, record: Any) -> None:
        kept = record if record is not None and not self.form.is_draft else None
        self.goals.set_owner(kept)
        show_if(self.gather_button, kept is not None and not self.work.store.readonly)
        words = ""
        if kept is not None:
            (thread,) = threads.of(self.work.store, [kept])
            words = "\n".join(thread_words.lines(thread, self.work.store.group().currency))
        self.thread_label.setText(words)
        show_if(self.thread_label, bool(words))

    def _follow(self, step: Step) -> None:
        if not step.kinds() & {NEEDS.name, FEEDBACK.name, NEED_GOALS.name, GOALS.name, "barriers", "shifts"}:
            return
        self._ranked = None
        if self.form.record is not None and not self.form.is_draft:
            kept = self.work.store.get(NEEDS, self.form.record.id)
            if kept is not None:
                self.show_head(kept)
                self._show_parts(kept)
        if step.kinds() - {NEEDS.name}:
            self.model.refresh()


def _settled(before: Any, after: Any) -> Any:
    """A need that gets its answer was answered today, unless another day is said."""
    done = ("answered", "could_not")
    if after.state in done and (before is None or before.state not in done) and not after.answered_on:
        after.answered_on = clock.today().isoformat()
    return after
