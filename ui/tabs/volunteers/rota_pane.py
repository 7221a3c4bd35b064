"""The chosen session of the rota: its people, its counts, its details, and what can be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import text
from commdesk.figures.rota import Occurrence
from commdesk.records.programmes import Session
from commdesk.store.store import Store
from commdesk.text import _, ngettext
from ui.shared.desk import tab_bar
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.flow import FlowRow
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work
from ui.tabs.volunteers import rota_deeds as deeds
from ui.tabs.volunteers import rota_series as series_deeds
from ui.tabs.volunteers.rota_counts import CountsBox
from ui.tabs.volunteers.rota_form import RepeatBox, SessionForm
from ui.tabs.volunteers.rota_model import people, times
from ui.tabs.volunteers.rota_people import RotaPeople

PEOPLE, DETAILS = 0, 1

Deed = Callable[[Store, Occurrence], object]


class SessionPane(QWidget):
    """One session. ``action_row`` stands under it, wherever the view wants it.

    ``asked`` is sent with a person to open, ``saved`` with a session that has just entered the file, ``looked_at``
    before something is done with it: it must be as it is now.
    """

    asked = Signal(str)
    saved = Signal(object)
    looked_at = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.one: Occurrence | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.name = label("", "strong", wrap=True)
        self.about = label("", "small", wrap=True)
        self.chip = Chip()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.about)
        self.tabs = tab_bar(_("What of this session"), [_("People"), _("Session")])
        self.tabs.currentChanged.connect(self._turn)
        column.addWidget(self.tabs)
        self.counts = CountsBox(work)
        self.people = RotaPeople(work)
        self.people.asked.connect(self.asked)
        self.form = SessionForm(work)
        self.form.saved.connect(self.saved)
        self.repeat = RepeatBox(work)
        for part in (self.counts, self.people, self.form, self.repeat):
            column.addWidget(part)
        column.addStretch(1)
        self._place_actions()

    def _place_actions(self) -> None:
        self.action_row = FlowRow()
        self._actions: list[tuple[QPushButton, Callable[[Occurrence], bool]]] = []
        self.held_button = self.add_deed(_("It was held: make shifts"), deeds.hold, _to_hold, kind="primary")
        self.held_button.setToolTip(_("Ctrl+H"))
        self.missed_button = self.add_deed(_("The others did not come"), deeds.others_missed, _to_miss)
        same = series_deeds.same_for_later
        self.later_button = self.add_deed(_("Same for all later ones"), same, series_deeds.differs)
        self.off_button = self.add_deed(_("Call off"), deeds.call_off, _to_call_off)
        self.on_button = self.add_deed(_("It takes place after all"), deeds.take_place, _off)
        out = series_deeds.leave_out
        self.out_button = self.add_deed(_("Leave this one out"), out, _one_of_many, kind="quiet")
        self.delete_button = self.add_deed(_("Delete"), deeds.remove, _alone, kind="quiet")

    def add_action(
        self,
        words: str,
        do: Callable[[], object],
        when: Callable[[Occurrence], bool] | None = None,
        *,
        kind: str = "",
    ) -> QPushButton:
        """A button under the session, shown for those sessions that ``when`` says; for all when not said."""
        button = QPushButton(words)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _on=False: do())
        self._actions.append((button, when or (lambda one: True)))
        self.action_row.add(button)
        return button

    def add_deed(
        self, words: str, deed: Deed, when: Callable[[Occurrence], bool], *, kind: str = ""
    ) -> QPushButton:
        """A button that does something with the session."""
        return self.add_action(words, lambda: self.do(deed), when, kind=kind)

    # -- showing

    def show_one(self, one: Occurrence | None) -> None:
        """Shows a session, or nothing."""
        self.one = one
        self.form.show_one(one)
        self.repeat.show_one(one)
        self.people.show_one(one)
        self.counts.show_one(one)
        self.fit()

    def show_draft(self, session: Session) -> None:
        """A fresh form."""
        self.one = self.form.one = None
        self.form.show_record(session, draft=True)
        show_if(self.form.boxes["until"], False)
        # Once it has entered the file, the rest of the form must not slip away under the hands.
        self.show_tab(DETAILS)
        self.fit()

    def show_tab(self, index: int) -> None:
        """Brings the people or the details to the front."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)

    @property
    def is_draft(self) -> bool:
        """Whether a session is being written that has not entered the file yet."""
        return self.form.is_draft

    def fit(self) -> None:
        """Shows what there is of this session now."""
        one, draft = self.one, self.form.is_draft
        over_period = one is not None and bool(one.session.until)
        details = draft or over_period or self.tabs.currentIndex() == DETAILS
        show_if(self.tabs, one is not None and not over_period)
        show_if(self.counts, one is not None and deeds.over(one) and (over_period or not details))
        show_if(self.people, one is not None and not details)
        show_if(self.form, (one is not None or draft) and details)
        show_if(self.repeat, one is not None and details and not over_period)
        self.name.setText(one.name if one is not None else _("New session") if draft else "")
        self.about.setText(self._about(one) if one is not None else "")
        show_if(self.about, bool(self.about.text()))
        self.chip.set_chip(*(people(one) if one is not None else ("", "quiet")))
        writes = not self.work.store.readonly
        for button, when in self._actions:
            show_if(button, one is not None and writes and when(one))

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self.form.leave_all() and self.counts.leave()

    def focus(self) -> None:
        """The cursor goes to the people, or to the first field."""
        if self.people.isVisibleTo(self):
            self.people.focus_line()
        else:
            self.form.focus_first()

    # -- doing

    def do(self, deed: Deed) -> bool:
        """Does something with the session; a refusal is told. Answers whether it was done."""
        if not self.leave():
            return False
        self.looked_at.emit()
        one = self.one
        if one is None:
            return False
        return self.people.do(lambda: deed(self.work.store, one))

    def hold_by_key(self) -> None:
        """Ctrl+H, where there is something to hold."""
        self.looked_at.emit()
        if self.one is not None and _to_hold(self.one) and not self.work.store.readonly:
            self.do(deeds.hold)

    def _about(self, one: Occurrence) -> str:
        session = one.session
        if session.until:
            period = (text.day_full(date.fromisoformat(str(d))) for d in (session.day, session.until))
            return " – ".join(period)
        parts = [text.day_long(date.fromisoformat(str(session.day))), times(one), session.place]
        words = " · ".join(part for part in parts if part)
        more = []
        attendances, minutes = self.people.given()
        if attendances:
            told = ngettext("{n} attendance, {hours}", "{n} attendances, {hours}", attendances)
            more.append(told.format(n=text.number(attendances), hours=text.hours(minutes)))
        more.append(_said(one))
        if any(more):
            words += "\n" + " · ".join(part for part in more if part)
        return words

    def _turn(self, _index: int) -> None:
        if not self.leave():
            self.show_tab(1 - self.tabs.currentIndex())
        self.fit()


def _said(one: Occurrence) -> str:
    """``2 asked · 1 said no``: those of whom the number of people says nothing."""
    tally, parts = one.tally, []
    if tally.asked:
        parts.append(ngettext("{n} asked", "{n} asked", tally.asked).format(n=text.number(tally.asked)))
    if tally.no:
        parts.append(ngettext("{n} said no", "{n} said no", tally.no).format(n=text.number(tally.no)))
    if tally.missed:
        missed = ngettext("{n} did not come", "{n} did not come", tally.missed)
        parts.append(missed.format(n=text.number(tally.missed)))
    return " · ".join(parts)


def _to_hold(one: Occurrence) -> bool:
    return deeds.over(one) and one.tally.yes > 0 and not one.session.called_off


def _to_miss(one: Occurrence) -> bool:
    held = one.tally.came > 0 or one.tally.missed > 0
    return deeds.over(one) and one.open > 0 and (held or not one.tally.yes) and not one.session.called_off


def _to_call_off(one: Occurrence) -> bool:
    return not one.session.called_off and not one.session.until and not one.tally.came


def _off(one: Occurrence) -> bool:
    return bool(one.session.called_off)


def _one_of_many(one: Occurrence) -> bool:
    return one.series is not None and not one.tally.came


def _alone(one: Occurrence) -> bool:
    return one.series is None and (one.kept or one.open > 0)
