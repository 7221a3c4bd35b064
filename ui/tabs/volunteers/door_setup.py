"""Before the door desk opens: for which programme, and the PIN that leaving it asks for."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from commdesk import clock, text
from commdesk.entry import door
from commdesk.errors import FieldError, KnownError
from commdesk.records.fields import Text
from commdesk.records.group import GROUP, Group
from commdesk.records.programmes import PROGRAMMES, SESSIONS
from commdesk.records.shifts import SHIFTS
from commdesk.store.query import Query
from commdesk.text import N_, _, ngettext
from ui.dialogs.frame import Frame
from ui.shared import mnemonics
from ui.shared.adders import adder
from ui.shared.editors import LineEditor, editor_for
from ui.shared.form import FieldBox
from ui.shared.widgets.words import label
from ui.shared.work import Work
from ui.tabs.volunteers.door_desk import DoorDesk

_PIN = Text(N_("PIN to leave"), name="pin", most=40)


class DoorSetup(Frame):
    """``programme`` and ``session`` are what the door is for, once the dialog is accepted."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Door desk"), parent, letters=64)
        self.work = work
        self.programme = ""
        self.session: str | None = None
        self.body.addWidget(
            label(
                _(
                    "A page for a shared laptop at the door: people find their name, and sign in and out by themselves."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.forgotten = door.forgotten(work.store, clock.now())
        if self.forgotten:
            self.body.addWidget(label(self._forgotten_words(), "strong", wrap=True))
        self._place()
        self.body.addStretch(1)
        self.add_button(_("&Cancel")).clicked.connect(self.reject)
        self.open_button = self.add_button(_("&Open the door desk"), "primary")
        self.open_button.clicked.connect(self.take)
        self._propose()
        self.fit()

    def _place(self) -> None:
        work = self.work
        group: Group = work.store.group()
        fields = SHIFTS.fields
        titles = mnemonics.assign(
            [fields["programme"].label(), GROUP.fields["door_minutes"].label(), _PIN.label()], taken="cos"
        )
        self.what = FieldBox(
            fields["programme"],
            editor_for(fields["programme"], work.store, adder(work, PROGRAMMES)),
            titles[0],
        )
        declared = GROUP.fields["door_minutes"]
        self.minutes = FieldBox(declared, editor_for(declared, work.store), titles[1])
        self.minutes.show_value(group.door_minutes)
        self.pin = FieldBox(_PIN, LineEditor(), titles[2])
        line = self.pin.editor
        assert isinstance(line, LineEditor)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(_PIN.label())
        line.setPlaceholderText(_("as it was") if group.door_pin else _("none"))
        self.body.addWidget(self.what)
        row = QHBoxLayout()
        row.addWidget(self.minutes)
        row.addWidget(self.pin)
        self.body.addLayout(row)
        self.body.addWidget(
            label(
                _(
                    "The PIN keeps honest people at the door page. It does not lock the file: whoever may use this computer "
                    "freely can close the program and open it again."
                ),
                "small",
                wrap=True,
            )
        )

    def take(self) -> None:
        """Keeps PIN and rule, settles what was forgotten, and goes on."""
        values: dict[str, Any] = {}
        for name, box in (("programme", self.what), ("door_minutes", self.minutes), ("pin", self.pin)):
            box.say("")
            try:
                values[name] = box.value()
            except FieldError as error:
                box.say(str(error))
                return
            except KnownError as error:
                self.say(str(error))
                return
        group = self.work.store.group()
        known = group.values() | {"door_minutes": values["door_minutes"]}
        if values["pin"]:
            known["door_pin"] = door.kept_pin(values["pin"])
        try:
            with self.work.step(_("Open the door desk")):
                self.work.store.save(Group(**known))
                door.settle(self.work.store, self.forgotten, int(values["door_minutes"]))
        except KnownError as error:
            self.say(str(error))
            return
        self.programme = str(values["programme"])
        self.session = self._todays(self.programme)
        self.accept()

    def _propose(self) -> None:
        """The programme of today's session, else the one logged last."""
        today = clock.today().isoformat()
        found = self.work.store.find(SESSIONS, Query(equals={"day": today, "until": None}, limit=1))
        if not found:
            found = self.work.store.find(SHIFTS, Query(order=("-id",), limit=1))
        if found:
            self.what.show_value(found[0].programme)

    def _todays(self, programme: str) -> str | None:
        wanted = {"programme": programme, "day": clock.today().isoformat(), "until": None}
        found = self.work.store.find(SESSIONS, Query(equals=wanted, limit=1))
        return found[0].id if found else None

    def _forgotten_words(self) -> str:
        names = text.listed([here.name for here in self.forgotten[:5]])
        words = ngettext(
            "{n} sign-out was forgotten ({names}). It is counted up to the session’s end, else as below, and marked.",
            "{n} sign-outs were forgotten ({names}). They are counted up to the session’s end, else as below, and marked.",
            len(self.forgotten),
        )
        return words.format(n=text.number(len(self.forgotten)), names=names)


def open_door(work: Work, parent: QWidget | None) -> DoorDesk | None:
    """Asks what the door is for and opens it over the whole screen; None when the person leaves."""
    setup = DoorSetup(work, parent)
    if not setup.exec():
        return None
    desk = DoorDesk(work, setup.programme, setup.session, parent)
    desk.showFullScreen()
    desk.exec()
    return desk
