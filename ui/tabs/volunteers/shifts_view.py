"""Shifts: quick add on top, the table, and the chosen shift's form with what its session served."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commdesk import clock
from commdesk.errors import FieldError, KnownError
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Session
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import _, ngettext
from ui.shared.adders import adder
from ui.shared.desk import TwoPanes, buttons
from ui.shared.editors import editor_for
from ui.shared.form import FieldBox, RecordForm
from ui.shared.record_model import Column, RecordModel
from ui.shared.record_table import RecordTable
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.volunteers.quick_add import QuickAdd

TONES = {"completed": "good", "no_show": "warn", "cancelled": "quiet", "planned": "accent"}


def who(shift: Any, model: RecordModel) -> str:
    """The person's name, or who the people without names were and how many."""
    if shift.volunteer:
        return model.label("volunteer", shift.volunteer)
    people = ngettext("{n} person", "{n} people", shift.people).format(n=shift.people)
    return f"{shift.party} ({people})" if shift.party else people


def _length(shift: Any) -> str:
    """Hours that did not happen are not shown among those that did."""
    given = shift.status in ("completed", "planned")
    return SHIFTS.fields["minutes"].show(shift.minutes) if given else ""


class ShiftsView(QWidget):
    """The log of hours."""

    person_asked = Signal(str)
    log_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._words = ""
        self._planned = False
        self._place_list()
        self._place_form()
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open_form)
        self.quick.added.connect(self._added)
        self.model.refreshed.connect(self._show_state)
        work.changed.connect(self._stepped)
        self._ask()
        self._chosen(None)
        if self.model.rowCount():
            self.table.selectRow(0)

    def _place_list(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panes = TwoPanes()
        column.addWidget(self.panes)
        self.quick = QuickAdd(self.work)
        self.panes.list_column.addWidget(self.quick)
        self.panes.list_column.addWidget(hairline())
        self.model = RecordModel(
            self.work,
            SHIFTS,
            [
                Column("day", weight=1),
                Column("volunteer", _("Who"), show=who, weight=3),
                Column("minutes", show=lambda shift, model: _length(shift), weight=0),
                Column("status", tone=lambda shift: TONES.get(shift.status, "quiet"), weight=0),
                Column("programme", weight=2),
                Column("activity", weight=2),
            ],
            self,
        )
        self.table = RecordTable(self.model, _("Shifts"))
        self.panes.list_column.addWidget(self.table, 1)
        self.empty = EmptyState("volunteers", "", _("Log hours"))
        self.empty.pressed.connect(self.log_asked)
        self.panes.list_column.addWidget(self.empty, 1)

    def _place_form(self) -> None:
        work = self.work
        self.name = label("", "strong", wrap=True)
        self.panes.form_column.addWidget(self.name)
        self.form = RecordForm(
            work,
            SHIFTS,
            ["day", "minutes", "programme", "volunteer", "activity", "status", "people", "party", "note"],
            adders={"programme": adder(work, PROGRAMMES), "volunteer": adder(work, VOLUNTEERS)},
        )
        self.panes.form_column.addWidget(self.form)
        declared = SESSIONS.fields["beneficiaries"]
        self.served = FieldBox(declared, editor_for(declared, work.store), _("Session served"))
        self.served.editor.left.connect(self.save_served)
        self.panes.form_column.addWidget(self.served)
        self.panes.form_column.addStretch(1)
        self.person_button, self.delete_button = buttons(
            self.panes.form_foot, [(_("Open person"), ""), (_("Delete"), "quiet")]
        )
        self.person_button.clicked.connect(self._open_person)
        self.delete_button.clicked.connect(self.delete)

    def search(self, words: str) -> None:
        """Filters as one types."""
        self._words = words
        self._ask()

    def show_planned(self, planned: bool) -> None:
        """What is planned after today, or what has been up to today."""
        if planned != self._planned:
            self._planned = planned
            self._ask()
            self.table.selectRow(0)

    def _ask(self) -> None:
        today = clock.today()
        span = (str(today + timedelta(days=1)), "9999") if self._planned else ("0000", str(today))
        order = ("day", "id") if self._planned else ()
        self.model.ask(Query(words=self._words, between={"day": span}, order=order))
        self._show_state()

    def show_record(self, id: str) -> None:
        """Shows one shift."""
        self.table.choose(id)

    def leave(self) -> bool:
        """Saves what is being typed."""
        served = self.served.editor
        return self.form.leave_all() and (not served.hasFocus() or self.save_served())

    def delete(self) -> None:
        """Deletes the chosen shift; undo brings it back."""
        record = self.table.current()
        if record is not None:
            self.work.delete(record)

    def save_served(self) -> bool:
        """What the session of this shift's programme and day served: kept once, for the session."""
        shift = self.form.record
        if shift is None:
            return True
        try:
            value = self.served.value()
            session = self._session(shift)
            if session is None and value is None:
                return True
            session = session or Session(programme=shift.programme, day=shift.day)
            with self.work.step(_("Session served")):
                self.work.store.save(Session(**(session.values() | {"beneficiaries": value})))
        except FieldError as error:
            self.served.say(str(error))
            return False
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        self.served.say("")
        return True

    def _session(self, shift: Shift) -> Any:
        query = Query(equals={"programme": shift.programme, "day": shift.day, "until": None}, limit=1)
        found = self.work.store.find(SESSIONS, query)
        return found[0] if found else None

    def _chosen(self, record: Any) -> None:
        self.form.show_record(record)
        self.panes.want_form(record is not None or self.model.rowCount() > 0)
        self.form.setVisible(record is not None)
        self.served.setVisible(record is not None)
        self.served.setEnabled(record is not None and not self.work.store.readonly)
        self.person_button.setVisible(bool(record is not None and record.volunteer))
        self.delete_button.setVisible(record is not None)
        self.delete_button.setEnabled(not self.work.store.readonly)
        self._show_served()
        if record is None:
            self.name.setText("")
            return
        self.name.setText(who(record, self.model))
        for name in ("people", "party"):
            self.form.boxes[name].setVisible(not record.volunteer)

    def _show_served(self) -> None:
        record = self.form.record
        if record is None:
            self.served.editor.show_text("")
            return
        programme = self.work.store.get(PROGRAMMES, record.programme)
        unit = programme.unit if programme else ""
        title = _("Session served ({unit})").format(unit=unit) if unit else _("Session served")
        self.served.label.setText(title.replace("&", "&&"))
        session = self._session(record)
        self.served.show_value(session.beneficiaries if session else None)

    def _added(self, shift: Shift) -> None:
        self.table.choose(shift.id)

    def _stepped(self, step: Step) -> None:
        if step.kinds() & {"sessions", "programmes"} and not self.served.editor.hasFocus():
            self._show_served()

    def _open_form(self) -> None:
        self.panes.show_form()
        self.form.focus_first()

    def _open_person(self) -> None:
        record = self.form.record
        if record is not None and record.volunteer:
            self.person_asked.emit(record.volunteer)

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self.panes.want_form(rows > 0 or self.form.record is not None)
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        if self._words:
            self.empty.set_words(_("Nothing found for “{words}”.").format(words=self._words))
        elif self._planned:
            self.empty.set_words(_("Shifts logged for a day after today wait here until it has come."))
        else:
            words = _("Hours that people give go here: the day, the programme, a name and how long.")
            self.empty.set_words(words, _("Log hours"))
