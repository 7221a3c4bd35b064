"""Shifts: quick add on top, the table, and the chosen shift's form with what its session served."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from commdesk import clock
from commdesk.entry.sheets import Printed
from commdesk.errors import FieldError, KnownError
from commdesk.figures.periods import parse_period
from commdesk.records.programmes import PROGRAMMES, SESSIONS, Session
from commdesk.records.reading import minutes_between
from commdesk.records.shifts import SHIFTS, Shift
from commdesk.records.volunteers import VOLUNTEERS
from commdesk.store.query import Query
from commdesk.store.steps import Step
from commdesk.text import N_, _, ngettext
from ui.shared.adders import adder
from ui.shared.desk import TwoPanes, buttons
from ui.shared.editors import editor_for
from ui.shared.filters import FilterBar, period_options
from ui.shared.form import FieldBox, Group, RecordForm
from ui.shared.record_model import Column, RecordModel
from ui.shared.record_table import RecordTable
from ui.shared.widgets.empty import EmptyState
from ui.shared.widgets.panel import hairline
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.volunteers.entry_page import EntryPage
from ui.tabs.volunteers.quick_add import QuickAdd
from ui.tabs.volunteers.sheet_page import SheetPage

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


SHOWN = {
    "past": N_("Up to today"),
    "planned": N_("Planned"),
    "no_show": N_("No-shows"),
    "cancelled": N_("Cancelled"),
    "all": N_("All of them"),
}


def shown(filters: FilterBar, words: str, year_start: str) -> Query:
    """What the choices over the table ask for."""
    today = clock.today()
    which, programme, period = (filters.chosen(name) for name in ("show", "programme", "period"))
    equals: dict[str, Any] = {"programme": programme} if programme else {}
    first, last = "0000", "9999"
    if period:
        span = parse_period(period, year_start)
        first, last = span.first, span.last
    order: tuple[str, ...] = ()
    if which == "past":
        last = min(last, str(today))
    elif which == "planned":
        equals["status"], order = "planned", ("day", "id")
    elif which != "all":
        equals["status"] = which
    return Query(words=words, equals=equals, between={"day": (first, last)}, order=order)


def _timed(before: Shift, changed: Shift) -> Shift:
    """New times say how long it was; a length that is typed stays beside them, for there may have been a break."""
    times = (changed.start, changed.finish)
    if times == (before.start, before.finish) or not changed.start or not changed.finish:
        return changed
    values: dict[str, Any] = changed.values()
    return Shift(**(values | {"minutes": minutes_between(changed.start, changed.finish)}))


class ShiftsView(QWidget):
    """The log of hours."""

    asked = Signal(str)
    waiting = Signal(int)  # how many rows of a list are typed and not posted
    said = Signal(str)  # what was done, for the line of figures

    kind = SHIFTS

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._words = ""
        self.entry: EntryPage | None = None  # made when a list is first entered
        self.sheet: SheetPage | None = None
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
        self.stack = QStackedWidget()
        column.addWidget(self.stack)
        self.panes = TwoPanes()
        self.stack.addWidget(self.panes)
        self.quick = QuickAdd(self.work)
        self.panes.list_column.addWidget(self.quick)
        self.panes.list_column.addWidget(hairline())
        self.filters = FilterBar()
        self.filters.add("show", _("Which shifts"), [(code, _(words)) for code, words in SHOWN.items()])
        self.filters.add("programme", _("Of which programme"), self._programmes)
        self.filters.add("period", _("From when"), period_options())
        self.filters.changed.connect(self._ask)
        self.panes.list_column.addWidget(self.filters)
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
        self.empty.pressed.connect(self.new)
        self.panes.list_column.addWidget(self.empty, 1)

    def _place_form(self) -> None:
        work = self.work
        self.name = label("", "strong", wrap=True)
        self.panes.form_column.addWidget(self.name)
        self.form = RecordForm(
            work,
            SHIFTS,
            ["day", "minutes", "programme", "volunteer", "activity", "status", "people", "party", "note",
             Group(_("Times and goal"), ("start", "finish", "goal"))],
            wide=("goal",),
            adders={"programme": adder(work, PROGRAMMES), "volunteer": adder(work, VOLUNTEERS)},
            settle=_timed,
        )  # fmt: skip
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

    def query(self) -> Query:
        """What the table shows now."""
        return self.model.query

    def set_short(self, short: bool) -> None:
        """With large text on a small screen the line comes when hours are to be logged, and the table has the room."""
        self.quick.setVisible(not short)
        self.filters.setVisible(not short)

    def new(self) -> None:
        """To the quick add line."""
        self.stack.setCurrentWidget(self.panes)
        self.panes.show_list()
        self.quick.show()
        self.quick.focus_name()

    def enter_list(self) -> EntryPage:
        """A page for a whole list takes the log's place."""
        if self.entry is None:
            self.entry = EntryPage(self.work)
            self.entry.left.connect(self.show_log)
            self.entry.posted.connect(self.said)
            self.stack.addWidget(self.entry)
        self.stack.setCurrentWidget(self.entry)
        self.entry.begin()
        return self.entry

    def enter_sheet(self, printed: Printed | None = None) -> SheetPage:
        """A page for a sign-in sheet takes the log's place; without one its number is asked for."""
        if self.sheet is None:
            self.sheet = SheetPage(self.work)
            self.sheet.left.connect(self.show_log)
            self.sheet.posted.connect(self.said)
            self.stack.addWidget(self.sheet)
        self.stack.setCurrentWidget(self.sheet)
        if printed is not None:
            self.sheet.open_sheet(printed)
        else:
            self.sheet.begin()
        return self.sheet

    def show_log(self) -> None:
        """Back from a list to the log."""
        self.stack.setCurrentWidget(self.panes)
        self.waiting.emit(sum(page.unposted() for page in (self.entry, self.sheet) if page is not None))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _programmes(self) -> list[tuple[str, str]]:
        found = self.work.store.find(PROGRAMMES)
        return [("", _("All programmes")), *((programme.id, programme.name) for programme in found)]

    def _ask(self) -> None:
        self.model.ask(shown(self.filters, self._words, self.work.store.group().year_start))
        self._show_state()

    def show_record(self, id: str) -> None:
        """Shows one shift."""
        self.table.choose(id)

    def leave(self) -> bool:
        """Saves what is being typed."""
        served = self.served.editor
        page = self.stack.currentWidget()
        if isinstance(page, EntryPage):
            return page.leave()
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
            self.asked.emit(record.volunteer)

    def _show_state(self) -> None:
        rows = self.model.rowCount()
        self.panes.want_form(rows > 0 or self.form.record is not None)
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        if self._words:
            self.empty.set_words(_("Nothing found for “{words}”.").format(words=self._words))
        elif self.filters.narrowed():
            words = _("No shifts here for: {choice}.").format(choice=self.filters.words())
            self.empty.set_words(words)
        else:
            words = _("Hours that people give go here: the day, the programme, a name and how long.")
            self.empty.set_words(words, _("Log hours"))
