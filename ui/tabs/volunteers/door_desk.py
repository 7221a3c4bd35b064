"""The door desk: a full screen for a shared laptop at the door. Find my name, in, out; who is here now."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from commdesk import clock, text
from commdesk.entry import door
from commdesk.entry.names import Candidate, Finder
from commdesk.errors import KnownError
from commdesk.records.programmes import PROGRAMMES
from commdesk.records.volunteers import Volunteer
from commdesk.text import _, ngettext
from ui.shared import theme
from ui.shared.desk import clear_layout
from ui.shared.widgets.words import label, show_if
from ui.shared.work import Work

# How long a greeting stands, in milliseconds, before the page is ready for the next person.
GREETING = 6000
# So many letters must be typed before names are shown: the list is nobody's to browse.
FEWEST_LETTERS = 2
MOST_NAMES = 6


class DoorDesk(QDialog):
    """Leaving it asks for the PIN, where the group has one."""

    def __init__(
        self, work: Work, programme: str, session: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.work = work
        self.programme = programme
        self.session = session
        self.setModal(True)
        self.setWindowTitle(_("Door – CommDesk"))
        self.finder = Finder(work.store, programme, clock.today())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.setSpacing(32)
        outer.addLayout(self._left(), 3)
        outer.addWidget(self._right(), 2)
        self._greeting = QTimer(self)
        self._greeting.setSingleShot(True)
        self._greeting.setInterval(GREETING)
        self._greeting.timeout.connect(self._ready)
        self._show_here()
        self._ready()

    # -- the parts

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        name = self.work.store.labels(PROGRAMMES, [self.programme]).get(self.programme, "")
        column.addWidget(label(_("Welcome to {programme}").format(programme=name), "title", wrap=True))
        self.question = label(_("&Your name"), "small")
        self.line = QLineEdit()
        self.line.setFont(theme.font("figure"))
        self.line.setMinimumHeight(theme.row_height() + 20)
        self.line.setAccessibleName(_("Your name"))
        self.line.setPlaceholderText(_("Type the beginning of your name"))
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self.line.installEventFilter(self)
        column.addWidget(self.line)
        self.said = label("", "title", wrap=True)
        self.said.setAccessibleName(_("What was noted"))
        column.addWidget(self.said)
        area, self.names = _scrolling()
        column.addWidget(area, 1)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName(_("PIN"))
        self.pin.setPlaceholderText(_("PIN"))
        self.pin.setMaximumWidth(theme.font_width("x" * 14))
        self.pin.returnPressed.connect(self.reject)
        self.pin.hide()
        self.leave_button = QPushButton(_("Coordinator: &leave the door desk"))
        self.leave_button.setProperty("kind", "quiet")
        self.leave_button.setAutoDefault(False)
        self.leave_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.leave_button)
        foot.addWidget(self.pin)
        foot.addStretch(1)
        column.addLayout(foot)
        return column

    def _right(self) -> QWidget:
        panel = QFrame()
        panel.setProperty("role", "panel")
        outer = QVBoxLayout(panel)
        outer.setContentsMargins(16, 16, 16, 16)
        self.count = label("", "strong")
        outer.addWidget(self.count)
        area, self.here = _scrolling()
        outer.addWidget(area, 1)
        return panel

    # -- names

    def _typed(self, typed: str) -> None:
        self._greeting.stop()
        self.said.setText("")
        self._show_names(typed)

    def _show_names(self, typed: str) -> None:
        clear_layout(self.names)
        if len(typed.strip()) < FEWEST_LETTERS:
            return
        found = self.finder.find(typed, MOST_NAMES)
        for candidate in found:
            self._add_name(candidate)
        if len(typed.split()) > 1 and not self.finder.exact(typed):
            words = _("I am new here: {name}").format(name=" ".join(typed.split()))
            button = self._button(words, "quiet")
            button.clicked.connect(lambda: self._new(typed))
            self.names.addWidget(button)
        elif not found:
            self.names.addWidget(
                label(_("Nobody found. New here? Type your first and your last name."), "quiet", wrap=True)
            )

    def _add_name(self, candidate: Candidate) -> None:
        visit = door.visit_of(self.work.store, candidate.id)
        sentence = _("{name}: sign out") if visit is not None else _("{name}: sign in")
        button = self._button(sentence.format(name=candidate.name), "" if visit is not None else "primary")
        button.clicked.connect(lambda: self._choose(candidate))
        self.names.addWidget(button)

    def _button(self, words: str, kind: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"))
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        button.setMinimumHeight(theme.row_height() + 16)
        button.installEventFilter(self)
        return button

    def _buttons(self) -> list[QPushButton]:
        items = [self.names.itemAt(at) for at in range(self.names.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    # -- in and out

    def _enter(self) -> None:
        """Enter takes the only name there is; among several the person picks with arrow keys or a finger."""
        buttons = self._buttons()
        if len(buttons) == 1:
            buttons[0].click()
        elif buttons:
            buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, candidate: Candidate) -> None:
        visit = door.visit_of(self.work.store, candidate.id)
        now = clock.now()
        try:
            if visit is None:
                door.sign_in(self.work.store, candidate.id, self.programme, now, self.session)
                words = _("Welcome, {name}. In at {time}.").format(
                    name=candidate.name, time=text.clock_time(now)
                )
            else:
                shift = door.sign_out(self.work.store, visit, now)
                given = text.duration(shift.minutes) if shift is not None and shift.minutes else "0:00"
                words = _("Thank you, {name}. {hours} hours today.").format(name=candidate.name, hours=given)
        except KnownError as error:
            words = str(error)
        self._greet(words)

    def _new(self, typed: str) -> None:
        person = Volunteer(name=" ".join(typed.split()), started=clock.today().isoformat())
        now = clock.now()
        try:
            with self.work.step(_("Sign in")):
                self.work.store.save(person, new=True)
                door.sign_in(self.work.store, person.id, self.programme, now, self.session)
        except KnownError as error:
            self._greet(str(error))
            return
        self.finder = Finder(self.work.store, self.programme, clock.today())
        self._greet(_("Welcome, {name}. In at {time}.").format(name=person.name, time=text.clock_time(now)))

    def _greet(self, words: str) -> None:
        self.line.clear()
        clear_layout(self.names)
        self.said.setText(words)
        self._show_here()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._greeting.start()

    def _ready(self) -> None:
        self.said.setText("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_here(self) -> None:
        clear_layout(self.here)
        found = door.here_now(self.work.store)
        words = ngettext("{n} person is here now", "{n} people are here now", len(found))
        self.count.setText(words.format(n=text.number(len(found))) if found else _("Nobody is here yet"))
        for one in found:
            self.here.addWidget(
                label(_("{name}, since {time}").format(name=one.name, time=one.visit.came), wrap=True)
            )

    # -- keys and leaving

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            ring: list[Any] = [self.line, *self._buttons()]
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched in ring:
                step = 1 if key == Qt.Key.Key_Down else -1
                ring[(ring.index(watched) + step) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QPushButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.line.text() or not self.pin.isHidden()):
            # Esc first takes away what is typed; only then it means to leave.
            self.line.clear()
            self.pin.clear()
            self.pin.hide()
            clear_layout(self.names)
            self._ready()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leaving: asks for the PIN where there is one."""
        kept = self.work.store.group().door_pin
        if not kept or door.is_pin(self.pin.text(), kept):
            super().reject()
            return
        if self.pin.text():
            self.said.setText(_("That is not the PIN. Please try again."))
        self.pin.clear()
        show_if(self.pin, True)
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)


def _scrolling() -> tuple[QScrollArea, QVBoxLayout]:
    """A column that scrolls where the screen is small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside = QWidget()
    inside.setProperty("role", "page")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(8)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidget(inside)
    return area, column
