"""The line on top of the shifts: day and programme once, then name, how long, Enter, and the next name."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from commdesk import clock
from commdesk.entry.names import headcount
from commdesk.errors import FieldError, KnownError
from commdesk.records import reading
from commdesk.records.kind import Record
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.shifts import SHIFTS
from commdesk.records.volunteers import VOLUNTEERS, Volunteer
from commdesk.store.query import Query
from commdesk.text import _
from ui.shared import mnemonics
from ui.shared.adders import adder
from ui.shared.editors import LineEditor, NameCompleter, editor_for
from ui.shared.form import FieldBox
from ui.shared.widgets.words import label
from ui.shared.work import Work


class QuickAdd(QFrame):
    """Logs one shift a line. ``added`` is sent with each."""

    added = Signal(object)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        column.addLayout(self._grid)
        fields = SHIFTS.fields
        titles = mnemonics.assign(
            [_("Day"), _("Programme"), _("Name"), _("How long"), _("Activity")], taken="fegh"
        )
        self.day = FieldBox(fields["day"], editor_for(fields["day"], work.store), titles[0])
        self.programme = FieldBox(
            fields["programme"],
            editor_for(fields["programme"], work.store, adder(work, PROGRAMMES)),
            titles[1],
        )
        self.name = FieldBox(fields["volunteer"], LineEditor(), titles[2])
        self.length = FieldBox(fields["minutes"], editor_for(fields["minutes"], work.store), titles[3])
        self.activity = FieldBox(fields["activity"], editor_for(fields["activity"], work.store), titles[4])
        assert isinstance(self.name.editor, LineEditor)
        self.name.editor.setAccessibleName(_("Name"))
        self.name.editor.setToolTip(_("A name, or “Scouts ×14” for people without names"))
        self.names = NameCompleter(self.name.editor, work.store, VOLUNTEERS)
        self.names.picked.connect(lambda _name: self._focus_length())
        self._asked = ""
        self.button = QPushButton(_("Add"))
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.add)
        self.hint = label("", "error", wrap=True)
        self.hint.setAccessibleName(_("What to mend"))
        self.hint.hide()
        self.boxes = (self.day, self.programme, self.name, self.length, self.activity)
        for box in self.boxes:
            assert isinstance(box.editor, LineEditor)
            box.editor.installEventFilter(self)
            box.editor.textEdited.connect(lambda _text: self.hint.hide())
            # Not through the filter: while the list of names is open it hands Enter to the line directly.
            box.editor.returnPressed.connect(lambda editor=box.editor: self._enter(editor))
        column.addWidget(self.hint)
        self._columns = 0
        self._arrange(3)
        self.setEnabled(not work.store.readonly)
        self.start_values()

    def start_values(self) -> None:
        """Today, and the programme logged last."""
        self.day.show_value(clock.today().isoformat())
        last = self.work.store.find(SHIFTS, Query(order=("-id",), limit=1))
        if last:
            self.programme.show_value(last[0].programme)

    def focus_name(self) -> None:
        """The cursor goes to the first field that still wants something."""
        target = self.name if self.programme.editor.value_text() else self.programme
        target.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target.editor, LineEditor):
            target.editor.selectAll()

    def add(self) -> bool:
        """Logs the line; a slip is told under it and nothing is lost."""
        self.hint.hide()
        at = self.day
        try:
            with self.work.step(_("Log hours")):
                values: dict[str, Any] = {}
                for at, name in ((self.day, "day"), (self.programme, "programme"), (self.length, "minutes")):
                    values[name] = at.value()
                values |= self._times()
                if str(values["day"]) > clock.today().isoformat():
                    values["status"] = "planned"
                at = self.activity
                values["activity"] = at.value()
                at = self.name
                values |= self._who()
                shift = SHIFTS.new(**values)
                at = self.length
                self.work.store.save(shift, new=True)
        except KnownError as error:
            self.hint.setText(str(error))
            self.hint.show()
            named = {
                "volunteer": self.name,
                "people": self.name,
                "day": self.day,
                "programme": self.programme,
            }
            box = named.get(error.field, at) if isinstance(error, FieldError) else at
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.name.editor.show_text("")
        self.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.added.emit(shift)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.hint.isVisible()
        ):
            self.hint.hide()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self._arrange(6 if letters > 76 else 3)

    def _enter(self, watched: QObject) -> None:
        """Enter goes to the next field that is empty, and adds when none is."""
        if watched is self.name.editor and self.name.editor.value_text().strip():
            if self.names.choosing():
                return
            self.names.close()
            if not self._complete_name():
                return
        needed = (self.day, self.programme, self.name, self.length)
        for box in needed:
            if not box.editor.value_text().strip():
                box.editor.setFocus(Qt.FocusReason.TabFocusReason)
                return
        if watched is self.name.editor:
            self._focus_length()
            return
        self.add()

    def _focus_length(self) -> None:
        self.hint.hide()
        self.length.editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(self.length.editor, LineEditor):
            self.length.editor.selectAll()

    def _complete_name(self) -> bool:
        """Spells out a name that is clear; asks once where it could be somebody who is here already."""
        typed = " ".join(self.name.editor.value_text().split())
        if headcount(typed) is not None:
            return True
        found = self.names.best(typed)
        if found is not None:
            self.name.editor.show_text(found.name)
            return True
        near = [person.name for person in self.names.find(typed)]
        if not near or typed == self._asked or self.names.exact(typed):
            return True
        self._asked = typed
        sentence = _("“{typed}” could be {names}. Arrow down picks one; Enter once more adds a new person.")
        names = ", ".join(near[:3]) + (" …" if len(near) > 3 else "")
        self.hint.setText(sentence.format(typed=typed, names=names))
        self.hint.show()
        return False

    def _who(self) -> dict[str, Any]:
        typed = " ".join(self.name.editor.value_text().split())
        if not typed:
            raise SHIFTS.fields["volunteer"].refuse(
                _("Whose hours are these? Type a name, or “Scouts ×14” for people without names.")
            )
        many = headcount(typed)
        if many is not None:
            return {"party": many[0], "people": many[1]}
        if len(self.names.exact(typed)) > 1:
            sentence = _(
                "There are several called “{name}”. Please add something to one name to tell them apart."
            )
            raise SHIFTS.fields["volunteer"].refuse(sentence.format(name=typed))
        found = self.names.exact(typed)
        person = found[0] if found else self._new_person(typed)
        return {"volunteer": person.id}

    def _times(self) -> dict[str, str | None]:
        """Start and finish, where they were typed in place of a length."""
        both = reading.from_to(self.length.editor.value_text())
        if both is None:
            return {}
        return {"start": reading.clock_text(both[0]), "finish": reading.clock_text(both[1])}

    def _new_person(self, name: str) -> Record:
        person = Volunteer(name=name, started=str(self.day.value()))
        self.work.store.save(person, new=True)
        return person

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        shares = (5, 5, 6, 3, 4)
        for number, box in enumerate(self.boxes):
            self._grid.addWidget(box, number // columns, number % columns)
        self._grid.addWidget(
            self.button, 5 // columns, 5 % columns, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        )
        for number in range(6):
            wide = columns == 6
            share = shares[number] if wide and number < 5 else 0 if wide else 1 if number < 3 else 0
            self._grid.setColumnStretch(number, share)
