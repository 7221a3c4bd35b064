"""The rota: sessions by day with who comes, the chosen one beside them."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import clock
from commdesk.figures import rota
from commdesk.figures.periods import parse_period
from commdesk.figures.rota import Occurrence
from commdesk.records.programmes import PROGRAMMES, SERIES, SESSIONS, Session
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import N_, _
from ui.shared.desk import TwoPanes
from ui.shared.filters import FilterBar
from ui.shared.record_table import RecordTable
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.icon_button import icon_button
from ui.shared.widgets.words import show_if
from ui.shared.work import Work
from ui.tabs.volunteers import rota_deeds as deeds
from ui.tabs.volunteers import rota_series as series_deeds
from ui.tabs.volunteers.rota_model import WEEKS, RotaModel, Wanted
from ui.tabs.volunteers.rota_pane import SessionPane

SHOWN = {"coming": N_("Coming"), "past": N_("Past"), "both": N_("Past and coming")}
TOUCHES = {"sessions", "series", "shifts", "programmes", "volunteers", "outputs", "output_counts"}


class RotaView(QWidget):
    """The list of sessions with the chosen one. ``asked`` is sent with a person to open."""

    asked = Signal(str)
    print_asked = Signal(str)

    kind = SESSIONS
    report = "rota"

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._words, self._weeks = "", WEEKS
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.settle)
        self._place_list()
        self.pane = SessionPane(work)
        self.pane.asked.connect(self.asked)
        self.pane.people.dates_asked.connect(self.save_calendar)
        self.pane.saved.connect(self._saved)
        self.pane.looked_at.connect(self.current)
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self.pane.hold_by_key)
        self.panes.form_column.addWidget(self.pane, 1)
        self.panes.form_foot.addWidget(self.pane.action_row, 1)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.model.refreshed.connect(self._listed)
        work.changed.connect(self._stepped)
        self._listed()

    def _place_list(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panes = TwoPanes()
        self.panes.set_shares(1, 1)
        column.addWidget(self.panes)
        self.filters = FilterBar()
        self.filters.add("show", _("Which sessions"), [(code, _(words)) for code, words in SHOWN.items()])
        self.filters.add("programme", _("Of which programme"), lambda: _programmes(self.work))
        self.filters.changed.connect(self._filtered)
        self.panes.list_column.addWidget(self.filters)
        self.model = RotaModel(self.work, self)
        self.table = RecordTable(self.model, _("Rota"))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)
        self.panes.list_column.addWidget(self.table, 1)
        self.panes.list_column.addLayout(self._foot())
        self.empty = EmptyState("calendar", "", _("New session"))
        self.empty.pressed.connect(self.new)
        self.panes.list_column.addWidget(self.empty, 1)
        # Until it is known what there is, nothing is said of it.
        self.empty.hide()

    def _foot(self) -> QHBoxLayout:
        """Under the list: a new one, more of them, and the ways out on paper and to a calendar."""
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        self.new_button = QPushButton(_("New session"))
        self.new_button.setEnabled(not self.work.store.readonly)
        self.new_button.clicked.connect(self.new)
        self.more_button = QPushButton()
        self.more_button.setProperty("kind", "quiet")
        self.more_button.clicked.connect(self.show_more)
        row.addWidget(self.new_button)
        row.addWidget(self.more_button)
        row.addStretch(1)
        self.print_button = icon_button("print", _("Print the rota"))
        self.print_button.clicked.connect(lambda _on=False: self.print_asked.emit("rota"))
        self.calendar_button = icon_button("calendar", _("Save for a phone’s calendar…"))
        self.calendar_button.clicked.connect(lambda _on=False: self.save_calendar())
        row.addWidget(self.print_button)
        row.addWidget(self.calendar_button)
        return row

    # -- what the desk asks for

    def search(self, words: str) -> None:
        """Filters as one types: by programme, place, note and people."""
        self._words = words
        self._ask()

    def query(self) -> Query:
        """The sessions of the stretch of days that is listed, as far as something is kept of them."""
        wanted = self.model.wanted
        equals: dict[str, Any] = {"programme": wanted.programme} if wanted.programme else {}
        return Query(
            words=wanted.words, equals=equals, between={"day": wanted.stretch()}, order=("day", "id")
        )

    def set_short(self, short: bool) -> None:
        """Little height: the choices make room for the table."""
        self.filters.setVisible(not short)

    def new(self) -> None:
        """A fresh form; the session enters the file once programme and day are there."""
        if self.work.store.readonly or not self.leave():
            return
        self.table.clearSelection()
        programme = self.filters.chosen("programme") or None
        self.pane.show_draft(Session(programme=programme))
        self.panes.want_form(True)
        self.panes.show_form()
        self.pane.form.focus_first("day" if programme else "programme")

    def delete(self) -> None:
        """Leaves the chosen session out of its series, or deletes it; undo brings it back."""
        one = self.current()
        if one is not None and not self.pane.is_draft:
            self.pane.do(series_deeds.leave_out if one.series is not None else deeds.remove)

    def leave(self) -> bool:
        """Saves what is being typed."""
        return self.pane.leave()

    def show_record(self, id: str) -> None:
        """Shows a session, or the next one of a series, also where the list does not reach."""
        store = self.work.store
        series = store.get(SERIES, id)
        if series is not None:
            today = clock.today()
            until = today.replace(year=today.year + 1, day=1).isoformat()
            one = rota.next_of(store, series, max(today.isoformat(), str(series.day)), until)
        else:
            one = rota.occurrence(store, id)
        if one is None or not self.leave():
            return
        self._show(one)
        if str(one.session.day) < deeds.today() and self.filters.chosen("show") == "coming":
            self.filters.choose("show", "both")
        self.table.choose(one.id)
        self.panes.show_form()

    def current(self) -> Occurrence | None:
        """The session that is shown."""
        if self._stale:
            self.settle()
        return self.pane.one

    def current_session(self) -> Session | None:
        """The chosen session as a record in the file; where nothing was kept of it yet, it is now, as a step."""
        if not self.leave():
            return None
        one = self.current()
        if one is None or self.work.store.readonly:
            return one.session if one is not None and one.kept else None
        made: list[Session] = []
        self.pane.do(lambda store, one: made.append(deeds.kept(store, one)))
        return made[0] if made else None

    def show_more(self) -> None:
        """Twice as many weeks."""
        self._weeks *= 2
        self._ask()

    def save_calendar(self, volunteer: str = "") -> None:
        """Asks where to, and writes the rota (or one person's own) as a calendar file."""
        from commdesk.exchange.calendar import DEFAULT_PERIOD
        from ui.shared.calendar_file import ask_and_save

        store = self.work.store
        ask_and_save(self, self.work, store.get(VOLUNTEERS, volunteer), parse_period(DEFAULT_PERIOD))

    # -- showing

    def settle(self) -> None:
        """Shows list and session as they are now."""
        self._stale = False
        self._later.stop()
        if not self.pane.is_draft:
            record = self.pane.form.record
            self._show(rota.again(self.work.store, self.pane.one, record.id if record is not None else ""))
        self.model.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.settle()

    def _stepped(self, step: Step) -> None:
        if step.kinds() & TOUCHES:
            self._stale = True
            if self.isVisible():
                # Soon, not at once: the field that is being left must come to rest first.
                self._later.start()

    def _ask(self) -> None:
        self.model.want(
            Wanted(self.filters.chosen("show"), self._weeks, self.filters.chosen("programme"), self._words)
        )

    def _filtered(self) -> None:
        self._weeks = WEEKS
        self._ask()

    def _chosen(self, one: Any) -> None:
        if one is not None and (self.pane.one is None or self.pane.one.id != one.id):
            # The list of a large file may be a moment old.
            self._show(rota.again(self.work.store, one))

    def _listed(self) -> None:
        """The rows are new: the same session stays chosen, else the first to come."""
        self._show_state()
        if self.pane.is_draft:
            return
        one, rows = self.pane.one, self.model.rows
        if one is not None and self.table.choose(one.id):
            return
        if one is None or self._words or self.filters.narrowed():
            today = deeds.today()
            both = self.model.wanted.which == "both"
            coming = (o for o in rows if not both or str(o.session.day) >= today)
            first = next(coming, rows[0] if rows else None)
            self._show(first)
            if first is not None:
                self.table.choose(first.id)

    def _show(self, one: Occurrence | None) -> None:
        self.pane.show_one(one)
        self.panes.want_form(one is not None or self.model.rowCount() > 0)

    def _saved(self, record: Any) -> None:
        if self.pane.one is None:
            self.pane.one = self.pane.form.one = rota.occurrence(self.work.store, record.id)

    def _open(self) -> None:
        self.panes.show_form()
        self.pane.focus()

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        later = _("Show {n} more weeks") if self.model.wanted.which != "past" else _("Show {n} weeks before")
        self.more_button.setText(later.format(n=self._weeks))
        show_if(self.more_button, rows > 0)
        show_if(self.new_button, rows > 0)
        self.panes.want_form(rows > 0 or self.pane.one is not None or self.pane.is_draft)
        if self._words:
            self.empty.set_words(_("Nothing found for “{words}”.").format(words=self._words))
        elif self.filters.narrowed():
            self.empty.set_words(_("No sessions here for: {choice}.").format(choice=self.filters.words()))
        else:
            words = _("When and where people are needed goes here: a programme, a day, how many.")
            self.empty.set_words(words, _("New session"))


def _programmes(work: Work) -> list[tuple[str, str]]:
    found = work.store.find(PROGRAMMES)
    return [("", _("All programmes")), *((programme.id, programme.name) for programme in found)]
