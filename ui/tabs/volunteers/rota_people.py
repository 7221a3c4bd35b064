"""Who comes to a session: a line to ask somebody, and a row for each with their answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from commdesk import text
from commdesk.errors import KnownError
from commdesk.figures.rota import Occurrence
from commdesk.figures.rota_people import Place, places
from commdesk.records.volunteers import Volunteer
from commdesk.text import N_, _, ngettext
from ui.shared import icons
from ui.shared.desk import clear_layout
from ui.shared.editors import LineEditor
from ui.shared.widgets.chip import Chip
from ui.shared.widgets.words import ElidedLabel, label, show_if
from ui.shared.work import Work
from ui.tabs.volunteers import rota_deeds as deeds
from ui.tabs.volunteers.rota_ahead import PersonAhead

MOST_ROWS = 80  # more people than that are on no list that one reads

STANDINGS = {
    "yes": (N_("Said yes"), "good"),
    "asked": (N_("Asked"), "accent"),
    "no": (N_("Said no"), "quiet"),
    "came": (N_("Came"), "good"),
    "missed": (N_("Did not come"), "warn"),
    "off": (N_("To be told"), "quiet"),
}
_KEYS = {Qt.Key.Key_Y: ("yes", "came"), Qt.Key.Key_N: ("no", "missed"), Qt.Key.Key_A: ("asked", "asked")}


class PersonRow(QFrame):
    """Somebody on a session. Y, N and A say what they answered (or whether they came), Delete takes them off."""

    wanted = Signal(str)  # a standing
    off = Signal()
    opened = Signal()
    dates = Signal()
    moved = Signal(int)  # up or down to the next row

    def __init__(self, place: Place, *, over: bool, writes: bool) -> None:
        super().__init__()
        self.place, self.over, self.writes = place, over, writes
        words, tone = STANDINGS[place.standing]
        self.setProperty("role", "part")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        detail = _detail(place)
        self.setAccessibleName(", ".join(part for part in (place.name, _(words), detail) if part))
        self.setToolTip(_tip(over) if writes else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 0, 1)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(place.name))
        if detail:
            tone_of = "warn" if place.clash else ""
            column.addWidget(label(detail, "small", wrap=True, tone=tone_of))
        row.addLayout(column, 1)
        if place.standing == "came":
            row.addWidget(label(text.duration(place.shift.minutes or 0), "small"))
        for standing, short in self._questions():
            button = QPushButton(short)
            button.setProperty("kind", "link")
            button.setAccessibleName(f"{short}: {place.name}")
            button.clicked.connect(lambda _on=False, standing=standing: self.wanted.emit(standing))
            row.addWidget(button)
        row.addWidget(Chip(_(words), tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = QToolButton()
        self.more.setIcon(icons.icon("more"))
        self.more.setAccessibleName(_("More for {name}").format(name=place.name))
        self.more.setToolTip(_("Other answers"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self.show_menu)
        row.addWidget(self.more)

    def _questions(self) -> list[tuple[str, str]]:
        """What is asked of those who have not been marked yet, one click each."""
        if not self.writes:
            return []
        if self.over and self.place.standing in ("yes", "asked"):
            return [("came", _("Came")), ("missed", _("No-show"))]
        if not self.over and self.place.standing == "asked":
            return [("yes", _("Yes")), ("no", _("No"))]
        return []

    def menu(self) -> QMenu:
        """All that can be said of this person."""
        menu = QMenu(self)
        offered = ("came", "missed", "yes", "asked", "no") if self.over else ("yes", "asked", "no")
        for standing in offered:
            if standing != self.place.standing and self.writes:
                action = menu.addAction(_(STANDINGS[standing][0]))
                action.triggered.connect(lambda _on=False, standing=standing: self.wanted.emit(standing))
        if self.writes and self.place.standing not in ("came", "missed"):
            menu.addAction(_("Take off the rota")).triggered.connect(self.off)
        if self.place.person is not None:
            menu.addSeparator()
            menu.addAction(_("Open person")).triggered.connect(self.opened)
            menu.addAction(_("Save their dates for a calendar…")).triggered.connect(self.dates)
        return menu

    def show_menu(self) -> None:
        """Opens the menu at the button."""
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pair = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if pair and self.writes:
            self.wanted.emit(pair[self.over])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.writes:
            if self.place.standing not in ("came", "missed"):
                self.off.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.show_menu()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class RotaPeople(QWidget):
    """The people of one session. ``asked`` is sent with the id of a person to open."""

    asked = Signal(str)
    dates_asked = Signal(str)  # a person whose own calendar is wanted

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._one: Occurrence | None = None
        self._places: list[Place] = []
        self._asked_twice = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.line = LineEditor()
        self.line.setAccessibleName(_("Ask somebody"))
        self.names = PersonAhead(self.line, work, lambda: self._one)
        self.names.picked.connect(lambda _name: self.add())
        self.line.returnPressed.connect(self._enter)
        self.line.textEdited.connect(lambda _text: self._say(""))
        self.answer = QComboBox()
        self.answer.setAccessibleName(_("What they said"))
        for code in ("asked", "yes"):
            self.answer.addItem(_(STANDINGS[code][0]), code)
        self.add_button = QPushButton(_("Add"))
        self.add_button.clicked.connect(self.add)
        self._adding = QWidget()
        row = QHBoxLayout(self._adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.answer)
        row.addWidget(self.add_button)
        column.addWidget(self._adding)
        self.hint = label("", "error", wrap=True)
        self.hint.hide()
        column.addWidget(self.hint)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.nothing = label("", "quiet", wrap=True)
        column.addWidget(self.nothing)

    # -- what is shown

    def show_one(self, one: Occurrence | None) -> None:
        """Shows the people of a session; the row with the focus keeps it."""
        another = not deeds.same(one, self._one)
        focused = self._focused()
        self._one = one
        self._places = places(self.work.store, one) if one is not None else []
        clear_layout(self._rows)
        if one is None:
            return
        over, writes = deeds.over(one), not self.work.store.readonly
        if another:
            self.line.clear()
            self._say("")
        show_if(self._adding, writes and not one.session.called_off and not one.session.until)
        came = deeds.begun(one)
        show_if(self.answer, not came)
        self.line.setPlaceholderText(_("Who else came?") if came else _("Ask somebody …"))
        for place in self._places[:MOST_ROWS]:
            self._add_row(PersonRow(place, over=over, writes=writes))
        more = len(self._places) - MOST_ROWS
        words = _("Nobody is asked yet.") if not self._places else ""
        if came and not self._places:
            words = _("Nobody is logged for it yet.")
        if more > 0:
            words = ngettext("And {n} more.", "And {n} more.", more).format(n=text.number(more))
        self.nothing.setText(words)
        show_if(self.nothing, bool(words))
        self._focus(focused)

    def rows(self) -> list[PersonRow]:
        """The rows, in order."""
        items = [self._rows.itemAt(at) for at in range(self._rows.count())]
        found = [item.widget() for item in items if item is not None]
        return [row for row in found if isinstance(row, PersonRow)]

    def given(self) -> tuple[int, int]:
        """Attendances and minutes of those who came."""
        came = [place.shift for place in self._places if place.standing == "came"]
        return sum(s.people for s in came), sum(s.people * (s.minutes or 0) for s in came)

    def row_of(self, name: str) -> PersonRow:
        """The row of somebody."""
        return next(row for row in self.rows() if row.place.name == name)

    def focus_line(self) -> None:
        """The cursor goes where somebody can be asked."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is done

    def add(self) -> bool:
        """Puts the typed person on the session; who is not here yet is added."""
        one, typed = self._one, " ".join(self.line.text().split())
        if one is None or not typed:
            return False
        person = self._meant(typed)
        if person is None:
            return False
        if isinstance(person, Volunteer) and any(p.shift.volunteer == person.id for p in self._places):
            self._say(_("{name} is on this session already.").format(name=person.name))
            return False
        answer = str(self.answer.currentData())
        if not self.do(lambda: deeds.ask(self.work.store, one, person, answer)):
            return False
        self.names.chosen = None
        self.line.clear()
        self.focus_line()
        return True

    def do(self, deed: Callable[[], object]) -> bool:
        """Does something on the rota; a refusal is told. Answers whether it was done."""
        try:
            deed()
        except KnownError as error:
            self.work.refused.emit(str(error))
            return False
        return True

    def _meant(self, typed: str) -> Volunteer | str | None:
        """Whom a typed name means; a new name is one only after it was clear that nobody else is meant."""
        chosen = self.names.chosen
        if chosen is not None and chosen.name == typed:
            return chosen
        exact = self.names.exact(typed)
        if len(exact) > 1:
            self._say(
                _("There are several called “{name}”. Please pick one from the list.").format(name=typed)
            )
            return None
        found = exact or self.names.find(typed)
        if len(found) == 1 and isinstance(found[0], Volunteer):
            return found[0]
        if found and self._asked_twice != typed:
            self._asked_twice = typed
            sentence = _(
                "“{name}” fits several people. Pick one from the list, or press Enter again to add a new one."
            )
            self.hint.setText(sentence.format(name=typed))
            self.hint.show()
            return None
        return typed

    def _enter(self) -> None:
        if not self.names.choosing():
            self.names.close()
            self.add()

    def _say(self, sentence: str) -> None:
        self._asked_twice = ""
        self.hint.setText(sentence)
        show_if(self.hint, bool(sentence))

    def _add_row(self, row: PersonRow) -> None:
        one, store = self._one, self.work.store
        assert one is not None
        row.wanted.connect(
            lambda standing, place=row.place: self.do(lambda: deeds.answer(store, one, place, standing))
        )
        row.off.connect(lambda place=row.place: self.do(lambda: deeds.take_off(store, place)))
        row.opened.connect(lambda place=row.place: self.asked.emit(place.shift.volunteer))
        row.dates.connect(lambda place=row.place: self.dates_asked.emit(place.shift.volunteer))
        row.moved.connect(lambda by, row=row: self._move(row, by))
        self._rows.addWidget(row)

    def _move(self, row: PersonRow, by: int) -> None:
        rows = self.rows()
        to = rows.index(row) + by
        if to < 0:
            self.focus_line()
        elif to < len(rows):
            rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused(self) -> tuple[str, int] | None:
        for at, row in enumerate(self.rows()):
            inside = self.window().focusWidget()
            if inside is not None and (row is inside or row.isAncestorOf(inside)):
                return row.place.shift.id, at
        return None

    def _focus(self, focused: tuple[str, int] | None) -> None:
        """The row of the same person has the focus again, else the one in its place."""
        rows = self.rows()
        if focused is None or not rows:
            return
        id, at = focused
        row = next((r for r in rows if r.place.shift.id == id), rows[min(at, len(rows) - 1)])
        row.setFocus(Qt.FocusReason.OtherFocusReason)


def _detail(place: Place) -> str:
    """Where else they are wanted, that they cannot come then, and how to reach those who have not answered."""
    if place.clash:
        return _("Clash: {where}").format(where=place.clash)
    parts = [_("usually cannot come then")] if place.busy else []
    if place.person is not None and place.person.phone and place.standing in ("asked", "off"):
        parts.append(place.person.phone)
    return " · ".join(parts)


def _tip(over: bool) -> str:
    if over:
        return _("Y: came, N: did not come, Enter: more")
    return _("Y: yes, N: no, A: asked, Del: take off, Enter: more")
